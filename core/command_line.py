"""The same work without a window: parse, import, list, export.

Everything slow is imported by the command that needs it: `parse` opens no library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.errors import PasswordNeeded, UserFacingError
from core.language import LANGUAGES, _, set_language, system_language

if TYPE_CHECKING:
    from core.exports.summary import Summary
    from core.library import Library, MeetingRow

STOPPED = 130  # the exit status of a program that Ctrl+C stopped, as shells give it


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit status: 0 done, 1 something failed, 2 not understood, 130 stopped.

    The texts are in the language of `--language`, the settings or the system.
    """
    set_language(_language_of(arguments))
    _write_utf8()
    try:
        status = commands().main(list(arguments), prog_name="main.py", standalone_mode=False)
        sys.stdout.flush()
    except UserFacingError as error:
        _complain(_told(error))
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped. What was done before is kept."), err=True)
        return STOPPED
    except BrokenPipeError:
        # the reader has seen enough; the interpreter must not complain when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status if isinstance(status, int) else 0


def commands() -> click.Group:
    """The commands, their help in the language in use."""
    return click.Group(
        name="main.py",
        help=_("Read the minutes of municipal councils. Without a command the window opens."),
        params=_shared_options(),
        commands=[_parse_command(), _import_command(), _list_command(), _export_command()],
    )


def _parse_command() -> click.Command:
    return click.Command(
        "parse",
        callback=_parse,
        help=_("Print the meeting that a file tells of, as JSON."),
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path)),
            _machine_option(),
            *_shared_options(),
        ],
    )


def _import_command() -> click.Command:
    return click.Command(
        "import",
        callback=_import,
        help=_("Take files, and those in folders, into the library."),
        params=[
            click.Argument(["paths"], type=click.Path(path_type=Path), nargs=-1, required=True),
            _machine_option(),
            *_shared_options(),
        ],
    )


def _list_command() -> click.Command:
    return click.Command(
        "list",
        callback=_list,
        help=_("List the meetings of the library, newest first."),
        params=_shared_options(),
    )


def _export_command() -> click.Command:
    return click.Command(
        "export",
        callback=_export,
        help=_("Write the annotated summary of one meeting or of all."),
        params=[
            click.Option(
                ["--format", "form"],
                type=click.Choice(("md", "html")),
                required=True,
                help=_("Markdown or HTML."),
            ),
            click.Option(
                ["--output"],
                type=click.Path(path_type=Path),
                help=_("The file to write, if not to the terminal."),
            ),
            click.Option(["--meeting"], help=_("The meeting's id or its beginning, as the list gives it.")),
            click.Option(["--closed"], is_flag=True, help=_("Include closed items.")),
            *_shared_options(),
        ],
    )


def _machine_option() -> click.Option:
    return click.Option(
        ["--machine-reading/--no-machine-reading"],
        default=True,
        help=_("Read scanned pages by machine, where Tesseract's data is there."),
    )


def _shared_options() -> list[click.Parameter]:
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


def _asked(context: click.Context, name: str) -> Any:
    return context.ensure_object(dict).get(name)


@click.pass_context
def _parse(context: click.Context, file: Path, machine_reading: bool) -> None:
    import json

    from core.command_line_pages import pages_as_json, with_pages_read
    from core.minutes_json import meeting_as_json
    from core.opening import open_file

    _warn_of_own_words()
    opened = open_file(file, _asked(context, "password"))
    if machine_reading:
        opened = with_pages_read(opened)
    told = meeting_as_json(opened.meeting) | pages_as_json(opened.source)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    if opened.unread:
        click.echo(_("These files of the archive could not be read:"), err=True)
        for each in opened.unread:
            click.echo(f"  {each.path}: {each.error}", err=True)
        context.exit(1)


@click.pass_context
def _import(context: click.Context, paths: tuple[Path, ...], machine_reading: bool) -> None:
    from core.folders import look_in
    from core.library import add, prepare
    from core.opening import open_file
    from core.wording import missing_words, repaired_words

    _warn_of_own_words()
    password = _asked(context, "password")
    found = look_in(paths)
    failed = [(each.path, str(each.error)) for each in found.unreadable]
    pictures_left = False
    with _library(context) as library:
        for path in found.files:
            try:
                opened = open_file(path, password)
                added = add(library, prepare(opened))
            except UserFacingError as error:
                failed.append((path, _told(error)))
                result = _("failed")
            except Exception as error:  # a defect of ours on one file keeps no other out
                failed.append((path, _defect(error)))
                result = _("failed")
            else:
                result = _status_words()[added.status]
                if opened.source.repaired:
                    result = f"{result}. {repaired_words()}"
                if opened.missing:
                    result = f"{result}. {missing_words(opened.missing)}"
                if machine_reading and opened.source.scanned:
                    fault = _pages_fault(library, added.version, path.name)
                    pictures_left = pictures_left or bool(fault)
                    result = f"{result}. {fault}" if fault else result
            click.echo(f"{path}: {result}")
    for left_out in found.left_out:
        click.echo(f"{left_out.path}: {left_out.why}")
    if not found.files and not failed:
        raise UserFacingError(_("There are no minutes in these folders."))
    if failed:
        click.echo(_("These files are not in the library:"), err=True)
        for path, reason in failed:
            click.echo(f"  {path}: {reason}", err=True)
    if failed or pictures_left:
        context.exit(1)


def _pages_fault(library: Library, version: int, name: str) -> str:
    """Read the scanned pages of a version; says why they could not be read, empty where they were."""
    from core.command_line_pages import read_pages_of

    try:
        read_pages_of(library, version, name)
    except UserFacingError as error:
        return str(error)
    except Exception as error:  # the file is in the library, and a defect of ours keeps no other out
        return _defect(error)
    return ""


def _warn_of_own_words() -> None:
    """Say that a reader's own file of words is left out; what is read is read without it."""
    from core.parsing import own_vocabulary_fault

    fault = own_vocabulary_fault()
    if fault is not None:
        click.echo(str(fault), err=True)


def _defect(error: Exception) -> str:
    return _("The program has a defect that this file brings out: {error}. Please report it.").format(
        error=f"{type(error).__name__}: {error}"
    )


@click.pass_context
def _list(context: click.Context) -> None:
    from core.library import list_meetings

    with _library(context) as library:
        for row in _newest_first(list_meetings(library)):
            click.echo(_meeting_line(row))


@click.pass_context
def _export(
    context: click.Context, form: str, output: Path | None, meeting: str | None, closed: bool
) -> None:
    from core.exports import html, markdown
    from core.exports.writing import write_file

    with _library(context) as library:
        summaries = list(_summaries(library, meeting, closed))
    text = (markdown if form == "md" else html).render(summaries)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text)


def _summaries(library: Library, wanted: str | None, closed: bool) -> Iterator[Summary]:
    from core.exports.summary import assemble
    from core.library import colour_names, list_meetings, load, of_meeting

    names = colour_names(library)
    found = _newest_first(list_meetings(library))
    if wanted is not None:
        found = [row for row in found if row.id.startswith(wanted)]
        if not found or not wanted:
            raise UserFacingError(
                _("The library has no meeting {id}.").format(id=wanted),
                _("The command list shows the ids of all meetings."),
            )
        if len(found) > 1:
            raise UserFacingError(
                _("Several meetings begin with {id}.").format(id=wanted), _("Give more of the id.")
            )
    for row in found:
        annotations = of_meeting(library, row.id)
        yield assemble(load(library, row.id), annotations, closed_items=closed, colour_names=names)


def _newest_first(found: list[MeetingRow]) -> list[MeetingRow]:
    return sorted(
        found,
        key=lambda row: (row.date is not None, row.date, row.start_time is not None, row.start_time, row.id),
        reverse=True,
    )


def _meeting_line(row: MeetingRow) -> str:
    """Id, date, who met, what document, how many items and annotations; tabs between them."""
    from core.language import ngettext
    from core.wording import kind_name

    name = ", ".join(part for part in (row.municipality, row.body or row.name) if part)
    kind = kind_name(row.kind)
    return "\t".join(
        (
            row.id,
            row.date.isoformat() if row.date else "–",
            name,
            _("{document} (draft)").format(document=kind) if row.draft else kind,
            ngettext("{count} item", "{count} items", row.items).format(count=row.items),
            ngettext("{count} annotation", "{count} annotations", row.annotations).format(
                count=row.annotations
            ),
        )
    )


def _status_words() -> dict[str, str]:
    return {
        "new": _("new meeting"),
        "known": _("known already"),
        "new_document": _("another document of a known meeting"),
        "new_version": _("another version of a known document"),
    }


@contextmanager
def _library(context: click.Context) -> Iterator[Library]:
    from core.library import default_path, open_library

    library = open_library(_asked(context, "library") or default_path())
    try:
        yield library
    finally:
        library.close()


def _language_of(arguments: Sequence[str]) -> str:
    """The language asked for anywhere in the arguments: help texts need it before they are read."""
    for i, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--language":
            return value or next(iter(arguments[i + 1 :]), "")
    from core.settings import load_settings

    return load_settings().language or system_language()


def _write_utf8() -> None:
    """Names and JSON go out as UTF-8 wherever they do not go to a terminal, which has its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace")
        elif reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _told(error: UserFacingError) -> str:
    """What happened and what to do, where there is no window to ask for a password."""
    if isinstance(error, PasswordNeeded):
        advice = _(
            "Give it with --password; capital and small letters count. After an import, whoever can open the "
            "library can read the text there."
        )
        return f"{error.what} {advice}"
    return str(error)


def _complain(message: str) -> None:
    click.echo(_("Error: {message}").format(message=message), err=True)
