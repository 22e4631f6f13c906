"""Summaries that leave the house, on the command line (docs/export.md): all that the window's composer does.

Personal data that was found, and all else there is to tell, goes to stderr: stdout has the summary alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from core.command_line_shared import asked, opened_library, shared_options
from core.command_line_wish import (
    choice_options,
    preset_lines,
    what_options,
    wished_choice,
    wished_format,
    wished_range,
)
from core.errors import UserFacingError
from core.language import _, ngettext

if TYPE_CHECKING:
    from core.confidential.personal import PersonalData
    from core.exports.formats import Format
    from core.exports.summary import Summary
    from core.exports.wish import Exported, Wish
    from core.library import Library
    from core.progress import Progress

_TELL_SECONDS = 0.2
"""Progress is told no more often."""


def export_command() -> click.Command:
    """The command, its help in the language in use."""
    from core.exports.formats import Format

    return click.Command(
        "export",
        callback=_export,
        help=_("Write a summary of meetings, in the form the other end can use."),
        params=[
            click.Option(
                ["--format", "form"],
                type=click.Choice([each.value for each in Format]),
                help=_("The form, if not the one that the ending of --output stands for, or else html."),
            ),
            click.Option(
                ["--output"],
                type=click.Path(path_type=Path),
                help=_("The file to write, if not to the terminal."),
            ),
            *what_options(),
            *choice_options(),
            click.Option(
                ["--personal"],
                type=click.Choice(("mask", "keep")),
                default="mask",
                show_default=True,
                help=_("What becomes of CPR and telephone numbers, e-mail and home addresses."),
            ),
            click.Option(
                ["--keep"],
                multiple=True,
                help=_("Personal data that stays as it is; may be given several times."),
            ),
            click.Option(
                ["--mask"],
                multiple=True,
                help=_("Words of your own that are masked, too; may be given several times."),
            ),
            click.Option(["--list-presets"], is_flag=True, help=_("Name the presets, and write nothing.")),
            *shared_options(),
        ],
    )


@click.pass_context
def _export(
    context: click.Context,
    /,
    form: str | None,
    output: Path | None,
    meeting: tuple[str, ...],
    item: tuple[str, ...],
    search: str | None,
    personal: str,
    keep: tuple[str, ...],
    mask: tuple[str, ...],
    list_presets: bool,
    **asked_for: Any,
) -> None:
    from core.exports.wish import Wish
    from core.settings import load_settings

    if list_presets:
        _list_presets(context)
        return
    format = wished_format(form, output)
    if output is None and format in _binary() and sys.stdout.isatty():
        raise click.UsageError(
            _(
                "{form} is nothing to read in a terminal: name a file with --output, or write into a pipe."
            ).format(form=format.value)
        )
    with opened_library(context) as library:
        settings = load_settings()
        wish = Wish(
            range=wished_range(library, meeting, item, search),
            choice=wished_choice(library, asked_for),
            format=format,
            reader=settings.author_name(),
            keep=frozenset(keep),
            also=mask,
            other_names=frozenset(settings.other_names),
        )
        if output is None and wish.choice.documents:
            raise click.UsageError(_("Documents are put beside a file: name it with --output."))
        _tell_unknown(library, wish)
        summary = _gathered(library, wish)
        wish = _shown_personal(library, wish, summary, is_kept=personal == "keep")
        exported = _written(library, wish, summary, output)
    for line in _remarks(wish, exported, output):
        click.echo(line, err=True)


def _list_presets(context: click.Context) -> None:
    from core.library import default_path

    library = asked(context, "library") or default_path()
    if not library.exists():  # the program's own are there without one
        lines = preset_lines(None)
    else:
        with opened_library(context) as opened:
            lines = preset_lines(opened)
    for line in lines:
        click.echo(line)


def _binary() -> frozenset[Format]:
    from core.exports.formats import Format

    return frozenset({Format.PDF, Format.DOCX, Format.XLSX, Format.MARKED_PDF})


def _tell_unknown(library: Library, wish: Wish) -> None:
    """Say of tags that nothing has them: they may be mistyped."""
    from core.library.reader.tags import tags_in_use
    from core.tags import is_at_or_below

    for tag in wish.choice.only.tags:
        if not any(is_at_or_below(used, tag) for used, _count in tags_in_use(library)):
            click.echo(_("Nothing has the tag {name}.").format(name=tag), err=True)


def _gathered(library: Library, wish: Wish) -> Summary | None:
    """The summary that is looked through and written; None for forms that write annotations alone."""
    from core.exports.formats import form_of
    from core.exports.job import gathered

    if form_of(wish.format).module is None:
        return None
    with _progress(_("Looking through it")) as progress:
        return gathered(library, wish, progress)


def _shown_personal(library: Library, wish: Wish, summary: Summary | None, *, is_kept: bool) -> Wish:
    """`wish`, after the personal data in what goes out was shown; with all of it where it `is_kept`."""
    from core.confidential.personal import PersonalKind, key_of
    from core.exports.job import personal_going_out

    with _progress(_("Looking through it")) as progress:
        found = personal_going_out(library, wish, progress, summary)
    if is_kept:
        wish = replace(
            wish, keep=wish.keep | {each.text for each in found if each.kind is not PersonalKind.OWN}
        )
    keys = {key_of(each) for each in wish.keep}
    for line in _personal_lines(found, keys):
        click.echo(line, err=True)
    if found and wish.choice.documents:
        line = _("Documents go out as they are: one that holds personal data stays out, unless all is kept.")
        click.echo(line, err=True)
    there = {key_of(one.text) for one in found}
    for each in wish.keep:
        if key_of(each) not in there:
            click.echo(_("“{words}” is not among the personal data found.").format(words=each), err=True)
    for each in wish.also:
        if key_of(each) not in there:
            click.echo(
                _("“{words}” is not in what goes out, so none of it is masked.").format(words=each), err=True
            )
    return wish


def _personal_lines(found: Sequence[PersonalData], kept: set[str]) -> Iterator[str]:
    """How many there are, then each with what it is, where it stands first, and what becomes of it."""
    from core.confidential.personal import key_of, kind_name

    if not found:
        return
    yield ngettext(
        "{count} piece of personal data in what goes out:",
        "{count} pieces of personal data in what goes out:",
        len(found),
    ).format(count=len(found))
    for each in found:
        times = ngettext("{count} time", "{count} times", each.count).format(count=each.count)
        fate = _("kept") if key_of(each.text) in kept else _("masked")
        yield "  " + "\t".join((fate, kind_name(each.kind), each.text, times, " ".join(each.where.split())))


def _written(library: Library, wish: Wish, summary: Summary | None, output: Path | None) -> Exported:
    """Write the file, or to the stream that the command has."""
    from core.exports.formats import form_of
    from core.exports.job import export

    with _progress(_("Writing")) as progress:
        if output is not None:
            return export(library, wish, output, progress, summary)
        with TemporaryDirectory() as folder:
            path = Path(folder, f"summary{form_of(wish.format).suffix}")
            exported = export(library, wish, path, progress, summary)
            if len(exported.files) > 1:
                raise UserFacingError(
                    _("These are several documents."), _("Nothing was written. Name a folder with --output.")
                )
            content = exported.files[0].read_bytes()
    if sys.stdout.isatty():
        click.echo(content.decode("utf-8-sig"), nl=False)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    return exported


def _remarks(wish: Wish, exported: Exported, output: Path | None) -> Iterator[str]:
    """What a reader should know of what went out, and cannot see there."""
    from core.exports.formats import form_of
    from core.exports.layout.labels import remarks_left_out_line

    is_summary = form_of(wish.format).module is not None
    if not exported.items:
        yield _("Nothing of what was asked for is there: it is empty.")
    if exported.left_out and is_summary:
        yield ngettext(
            "{count} closed item is left out. --closed takes it in.",
            "{count} closed items are left out. --closed takes them in.",
            exported.left_out,
        ).format(count=exported.left_out)
    if exported.remarks_left_out and is_summary:
        yield remarks_left_out_line(exported.remarks_left_out)
    if wish.choice.closed_items:
        yield _("Closed items are in it: give it only to those who may read them.")
    yield from exported.notices
    if output is not None and exported.files != (output,):
        for path in exported.files:
            yield _("Written: {path}").format(path=path)


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
    """Progress on a terminal, in a line that goes when the work is done; none where stderr is no terminal."""
    last, shown = monotonic(), 0

    def tell(done: int, of: int) -> None:
        nonlocal last, shown
        if not sys.stderr.isatty() or monotonic() - last < _TELL_SECONDS:
            return
        last = monotonic()
        line = f"{what} … {100 * done // max(1, of)} %"
        click.echo("\r" + line.ljust(shown), nl=False, err=True)
        shown = max(shown, len(line))

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r" + " " * shown + "\r", nl=False, err=True)
