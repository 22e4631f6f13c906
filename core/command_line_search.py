"""Searching all meetings on the command line: for a reader, or as JSON for other programs.

With `--json` each line is an object for an item or a note: `meeting`, `date`, `municipality`, `body`, `kind`,
`draft`, `number`, `title`, `case_number`, `closed`, `item` (counted from 0; null for what stands before the
first), `where` (title, decision, recommendation, section, attachment, head), `role`, `offset` (code points in
the text), `version` (whose text that is; null for the one in front of the meeting) and `passage`, a list of
[text, whether it is a hit]. Of a note `note` is its kind, and `where`, `role` and `closed` are null; of an
item `note` is null.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from core.command_line_shared import opened_library, shared_options
from core.language import _

if TYPE_CHECKING:
    from core.library.searching.results import FoundMeeting, ItemHit, NoteHit, Parts, Results

LIMIT = 50
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def search_command() -> click.Command:
    """The command, its help in the language in use."""
    return click.Command(
        "search",
        callback=_search,
        context_settings={"ignore_unknown_options": True},  # "-word" is a word that must not be there
        help=_(
            "Search all meetings for words, phrases in quotation marks, OR, NOT, and filters such as "
            "body:finance year:2024."
        ),
        params=[
            click.Argument(["words"], nargs=-1, required=True),
            click.Option(["--json", "as_json"], is_flag=True, help=_("One JSON object a line.")),
            click.Option(
                ["--limit"],
                type=click.IntRange(min=1),
                default=LIMIT,
                show_default=True,
                help=_("How many items at most, and how many notes."),
            ),
            click.Option(
                ["--order"],
                type=click.Choice(("newest", "relevance")),
                default="newest",
                show_default=True,
                help=_("The newest first, or the best."),
            ),
            *shared_options(),
        ],
    )


@click.pass_context
def _search(context: click.Context, words: tuple[str, ...], as_json: bool, limit: int, order: Any) -> None:
    from core.library.searching.search import search
    from core.query import looks_like_filters, parse_query

    line = " ".join(words)
    with opened_library(context) as library:
        found = search(library, parse_query(line), order, limit, most_notes=limit + 1)
    more_notes = len(found.notes) > limit
    results = replace(found, notes=found.notes[:limit], more=found.more or more_notes)
    for text in looks_like_filters(line):
        click.echo(_("“{text}” is no filter: searched as words.").format(text=text), err=True)
    if not results.groups and not results.notes:
        click.echo(_("Nothing found."), err=True)
    if as_json:
        for each in _objects(results):
            click.echo(json.dumps(each, ensure_ascii=False))
        return
    for line in _lines(results, sys.stdout.isatty()):
        click.echo(line)


def _objects(results: Results) -> Iterator[dict[str, Any]]:
    for group in results.groups:
        for hit in group.items:
            yield _meeting(group.meeting) | _item(hit)
    for note in results.notes:
        yield _meeting(note.meeting) | {
            "number": note.item.number,
            "title": note.item.title,
            "case_number": note.item.case_number,
            "closed": None,
            "item": note.item_index,
            "where": None,
            "role": None,
            "note": str(note.kind),
            "offset": note.offset,
            "version": note.version,
            "passage": [list(part) for part in note.parts],
        }


def _meeting(meeting: FoundMeeting) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "date": meeting.date.isoformat() if meeting.date else None,
        "municipality": meeting.municipality,
        "body": meeting.body,
        "kind": str(meeting.kind),
        "draft": meeting.draft,
    }


def _item(hit: ItemHit) -> dict[str, Any]:
    return {
        "number": hit.item.number,
        "title": hit.item.title,
        "case_number": hit.item.case_number,
        "closed": hit.closed,
        "item": hit.index,
        "where": hit.where,
        "role": str(hit.role) if hit.role else None,
        "note": None,
        "offset": hit.offset,
        "version": hit.version,
        "passage": [list(part) for part in hit.parts or hit.title],
    }


def _lines(results: Results, marks: bool) -> Iterator[str]:
    """A meeting a line, its items below it with the sentence found; then what the reader wrote."""
    for group in results.groups:
        yield _head(group.meeting)
        for hit in group.items:
            number = f"{hit.item.number}. " if hit.item.number else ""
            yield f"  {number}{_text(hit.title, marks) or _('Before the first item')}"
            if hit.parts:
                yield f"     {_text(hit.parts, marks)}"
    for note in results.notes:
        yield f"{_head(note.meeting)}  {_note(note, marks)}"
    if results.more:
        yield _("There is more; --limit says how much to show.")


def _head(meeting: FoundMeeting) -> str:
    day = meeting.date.isoformat() if meeting.date else "–"
    name = ", ".join(part for part in (meeting.municipality, meeting.body) if part)
    return f"{day}  {name}"


def _note(note: NoteHit, marks: bool) -> str:
    from core.annotations import AnnotationKind

    names = {
        AnnotationKind.NOTE: _("Note"),
        AnnotationKind.TAG: _("Tag"),
        AnnotationKind.FOLLOW_UP: _("Follow-up"),
        AnnotationKind.COMMENT: _("Comment"),
    }
    return f"{names.get(note.kind, _('Marked'))}: {_text(note.parts, marks)}"


def _text(parts: Parts, marks: bool) -> str:
    if not marks:
        return "".join(text for text, _hit in parts)
    return "".join(f"{_BOLD}{text}{_PLAIN}" if hit else text for text, hit in parts)
