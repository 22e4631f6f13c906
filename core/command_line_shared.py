"""What the commands have in common: their options, the library they work on, and how they tell a failure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.errors import LibraryError, PasswordNeeded, UserFacingError
from core.language import LANGUAGES, _

if TYPE_CHECKING:
    from core.annotations import MeetingId
    from core.library import Library


def shared_options() -> list[click.Parameter]:
    """What may stand before the command and after it; the values go into the context's `obj`."""

    def keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
        if value is not None:
            context.ensure_object(dict)[parameter.name] = value

    return [
        click.Option(
            ["--library"],
            type=click.Path(path_type=Path),
            help=_("The library to use, if not the user's own."),
            callback=keep,
            expose_value=False,
        ),
        click.Option(
            ["--language"],
            type=click.Choice(LANGUAGES),
            help=_("The language of the program's texts."),
            callback=keep,
            expose_value=False,
        ),
        click.Option(
            ["--password"],
            help=_("The password of encrypted documents."),
            callback=keep,
            expose_value=False,
        ),
    ]


def machine_option() -> click.Option:
    """Whether scanned pages are read."""
    return click.Option(
        ["--machine-reading/--no-machine-reading"],
        default=True,
        help=_("Read scanned pages by machine, where Tesseract's data is there."),
    )


def asked(context: click.Context, name: str) -> Any:
    """The value of a shared option; None where it was not given."""
    return context.ensure_object(dict).get(name)


@contextmanager
def opened_library(context: click.Context, *, made: bool = False) -> Iterator[Library]:
    """The library the command works on; one that is not there is `made` only for a command that fills it.

    Raises LibraryError.
    """
    from core.library import default_path, open_library

    path = asked(context, "library") or default_path()
    if not made and not path.exists():
        raise LibraryError(
            _("There is no library at {path}.").format(path=path), _("The command import makes one.")
        )
    library = open_library(path)
    try:
        yield library
    finally:
        library.close()


def meeting_beginning(library: Library, wanted: str) -> MeetingId:
    """The one meeting whose id begins with `wanted`. Raises UserFacingError where it is not one."""
    from core.library import list_meetings

    found = [row.id for row in list_meetings(library) if row.id.startswith(wanted)] if wanted else []
    if len(found) == 1:
        return found[0]
    if found:
        raise UserFacingError(
            _("Several meetings begin with {id}.").format(id=wanted), _("Give more of the id.")
        )
    raise UserFacingError(
        _("The library has no meeting {id}.").format(id=wanted),
        _("The command list shows the ids of all meetings."),
    )


def told(error: UserFacingError) -> str:
    """What happened and what to do, where there is no window to ask for a password."""
    if isinstance(error, PasswordNeeded):
        advice = _(
            "Give it with --password; capital and small letters count. After an import, whoever can open the "
            "library can read the text there."
        )
        return f"{error.what} {advice}"
    return str(error)


def defect_at(error: Exception) -> UserFacingError:
    """What to say of a failure that is the program's own."""
    return UserFacingError(
        _("The program has a defect that this file brings out: {error}. Please report it.").format(
            error=f"{type(error).__name__}: {error}"
        )
    )


def warn_of_own_words() -> None:
    """Say that a reader's own file of words is left out; what is read is read without it."""
    from core.parsing import own_vocabulary_fault

    fault = own_vocabulary_fault()
    if fault is not None:
        click.echo(str(fault), err=True)
