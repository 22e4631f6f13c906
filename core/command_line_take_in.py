"""Taking in what colleagues gave, on the command line (docs/command_line.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.command_line_shared import asked, meeting_beginning, opened_library, shared_options, told
from core.errors import UserFacingError
from core.language import _, ngettext

if TYPE_CHECKING:
    from core.annotations import Annotation
    from core.sharing.taking_in import TakenIn


def take_in_command() -> click.Command:
    """The command, its help in the language in use."""
    return click.Command(
        "take-in",
        callback=_take_in,
        help=_("Take in the annotations of colleagues: files of annotations, and PDFs with marks in them."),
        params=[
            click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path)),
            click.Option(
                ["--meeting"],
                help=_(
                    "The meeting's id or its beginning, as the list gives it, where a file does not say to "
                    "which it belongs."
                ),
            ),
            *shared_options(),
        ],
    )


@click.pass_context
def _take_in(context: click.Context, files: tuple[Path, ...], meeting: str | None) -> None:
    from core.sharing.given_file import take_in_file

    failed = False
    with opened_library(context) as library:
        belonging = None if meeting is None else meeting_beginning(library, meeting)
        for path in files:
            try:
                taken = take_in_file(library, path, asked(context, "password"), belonging)
            except UserFacingError as error:
                click.echo(_("{name}: {message}").format(name=path, message=told(error)), err=True)
                failed = True
                continue
            for line in _lines(path, taken):
                click.echo(line)
    if failed:
        context.exit(1)


def _lines(path: Path, taken: TakenIn) -> Iterator[str]:
    """What became of a file: a line of counts, and one for each annotation that needs a look."""
    yield _("{name}: {counts}").format(name=path, counts=", ".join(_counts(taken)))
    for each in taken.unplaced:
        yield "  " + _("place not found: {what}").format(what=_named(each))
    for waiting in taken.waiting:
        made_in = waiting.made_in
        day = made_in.date.isoformat() if made_in.date else None
        where = ", ".join(filter(None, (made_in.municipality, made_in.body, day))) or made_in.name or "–"
        named = _named(waiting.annotation)
        yield "  " + _("waits for {document}: {what}").format(document=where, what=named)
    for refused in taken.refused:
        named = _named(refused.annotation)
        yield "  " + _("not taken in: {what}: {why}").format(what=named, why=refused.why)
    for unread in taken.unread:
        yield f"  {unread}"
    more = taken.unread_count - len(taken.unread)
    if more:
        yield "  " + ngettext("{count} more cannot be read.", "{count} more cannot be read.", more).format(
            count=more
        )


def _counts(taken: TakenIn) -> list[str]:
    """How many came, and what else there is to say, as far as there is something."""
    told_of = [
        (len(taken.added), ngettext("{count} new", "{count} new", len(taken.added))),
        (len(taken.newer), ngettext("{count} newer", "{count} newer", len(taken.newer))),
        (len(taken.older), ngettext("{count} older", "{count} older", len(taken.older))),
        (taken.known, ngettext("{count} known", "{count} known", taken.known)),
        (taken.deleted, ngettext("{count} deleted here", "{count} deleted here", taken.deleted)),
        (len(taken.waiting), ngettext("{count} waits", "{count} wait", len(taken.waiting))),
    ]
    said = [words.format(count=count) for count, words in told_of if count]
    return said or [_("nothing to take in")]


def _named(annotation: Annotation) -> str:
    """An annotation in a line: its author, its item, its words."""
    from core.wording import shortened

    item = annotation.item
    words = annotation.text or (annotation.passage.quote if annotation.passage else "")
    parts = (annotation.author, item.number, item.title, f"“{shortened(' '.join(words.split()))}”")
    return ", ".join(filter(None, parts))
