"""What changed between two documents, on the command line (docs/command_line.md). No library is needed.

Text and JSON are for the one who asks, and have all there is, as `parse` has. A web page and what is written
with another ending are made to be passed on: there the rules of every export hold (docs/export.md).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.command_line_shared import asked, shared_options, told, warn_of_own_words
from core.errors import UserFacingError
from core.language import _, ngettext
from core.versions.changes.change import Show

if TYPE_CHECKING:
    from core.exports.changes.names import Names
    from core.exports.changes.reported import ChangeReport
    from core.exports.formats import Format
    from core.versions.version import Version

_ONLY = [each.value for each in Show if each is not Show.ALL]
_FORMS = ("text", "json", "html", "pdf", "docx", "md", "xlsx", "csv")
_ENDINGS = {"txt": "text", "htm": "html", "markdown": "md"}
"""What files of a form may end in, beside its name."""
_TO_READ = ("text", "json")
"""The forms for the one who asks."""


class _Unreadable(click.ClickException):
    """A document cannot be read: exit status 2, as with words that are not understood."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Say it as all failures are said."""
        click.echo(_("Error: {message}").format(message=self.message), err=True)


def compare_command() -> click.Command:
    """The command, its help in the language in use."""
    file = click.Path(path_type=Path)
    return click.Command(
        "compare",
        callback=_compare,
        help=_("Say what changed from one document to another: from an agenda to its minutes, say."),
        params=[
            click.Argument(["old"], type=file),
            click.Argument(["new"], type=file),
            click.Option(
                ["--format", "form"],
                type=click.Choice(_FORMS),
                help=_("The form, if not the one that the ending of --output stands for, or else text."),
            ),
            click.Option(
                ["--only"],
                type=click.Choice(_ONLY),
                help=_("Only changes of decisions, of recommendations, or of numbers and dates."),
            ),
            click.Option(
                ["-o", "--output"],
                type=file,
                help=_("The file to write, if not to the terminal."),
            ),
            click.Option(
                ["--closed/--no-closed"],
                default=None,
                help=_("Whether closed items are in it. Text and JSON have them, other forms have not."),
            ),
            click.Option(
                ["--personal"],
                type=click.Choice(("mask", "keep")),
                help=_("What becomes of personal data. Text and JSON keep it, other forms mask it."),
            ),
            *shared_options(),
        ],
    )


@click.pass_context
def _compare(
    context: click.Context,
    /,
    old: Path,
    new: Path,
    form: str | None,
    only: str | None,
    output: Path | None,
    closed: bool | None,
    personal: str | None,
) -> None:
    from core.confidential.personal import Masking
    from core.exports.changes.names import Names
    from core.exports.changes.report import put_together
    from core.versions.changes.comparing import compare
    from core.versions.changes.side_labels import names_apart

    form = form or _form_of(output)
    if output is None and form in ("pdf", "docx", "xlsx") and sys.stdout.isatty():
        raise click.UsageError(
            _(
                "{form} is nothing to read in a terminal: name a file with --output, or write into a pipe."
            ).format(form=form)
        )
    warn_of_own_words()
    password = asked(context, "password")
    was, now = (_read(path, password) for path in (old, new))
    to_read = form in _TO_READ
    masks = not to_read if personal is None else personal == "mask"
    closed_items = to_read if closed is None else closed
    names = Names(*names_apart(old, new))
    report = put_together(
        compare(was, now),
        Show(only) if only else Show.ALL,
        closed_items=closed_items,
        masking=Masking() if masks else None,
        names=names if closed_items else _open_names(names, was, now),
    )
    _write(report, _format(form), output)
    for line in _remarks(report, to_read=to_read):
        click.echo(line, err=True)


def _form_of(output: Path | None) -> str:
    """The form that a file's ending stands for; text without one."""
    if output is None:
        return "text"
    ending = output.suffix.casefold().removeprefix(".")
    form = _ENDINGS.get(ending, ending)
    if form not in _FORMS:
        raise click.UsageError(
            _("The ending of {name} stands for no form: say which with --format.").format(name=output.name)
        )
    return form


def _format(form: str) -> Format:
    from core.exports.formats import Format

    return Format("txt" if form == "text" else form)


def _read(path: Path, password: str | None) -> Version:
    """A document as it is compared."""
    from core.library import fingerprint
    from core.opening import open_file
    from core.versions.version import Version

    try:
        opened = open_file(path, password)
    except UserFacingError as error:
        raise _Unreadable(told(error)) from error
    return Version(opened.meeting, opened.source, fingerprint(opened.content))


def _open_names(names: Names, was: Version, now: Version) -> Names:
    """The names of both files, where they tell of nothing closed."""
    from core.confidential.closed_words import ClosedWords
    from core.exports.changes.names import Names, open_file_name

    words = ClosedWords(was.meeting), ClosedWords(now.meeting)
    return Names(open_file_name(names.old, was.meeting, words), open_file_name(names.new, now.meeting, words))


def _write(report: ChangeReport, format: Format, output: Path | None) -> None:
    from core.exports.changes.job import rendered
    from core.writing import write_bytes

    content = rendered(report, format)
    if output is not None:
        write_bytes(output, content, private=report.holds_closed)
    elif sys.stdout.isatty():
        click.echo(content.decode("utf-8-sig"), nl=False)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def _remarks(report: ChangeReport, *, to_read: bool) -> Iterator[str]:
    """What a reader should know of what goes out, and cannot see there."""
    from core.exports.changes.report import remark_lines

    if not to_read:
        yield from remark_lines(report)
    if report.left_out and not to_read:
        yield ngettext(
            "{count} closed item is left out. --closed takes it in.",
            "{count} closed items are left out. --closed takes them in.",
            report.left_out,
        ).format(count=report.left_out)
    if report.holds_closed and not to_read:
        yield _("Closed items are in it: give it only to those who may read them.")
