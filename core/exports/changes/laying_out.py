"""The report of changes as the blocks of a document: by item, each change with both wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.exports.changes.report import (
    count_line,
    left_out_lines,
    nothing_line,
    remark_lines,
    side_lines,
    sort_word,
    title_of,
    unread_lines,
)
from core.exports.changes.reported import ChangeReport
from core.exports.layout.blocks import (
    Block,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Pieces,
    Terms,
)
from core.exports.layout.labels import closed_line, item_name, page_name
from core.exports.legible import legible_document
from core.language import _, long_date
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, Part, PieceKind, Show, WordPiece
from core.versions.changes.change_words import (
    item_numbers,
    item_title,
    items_of,
    outside_word,
    show_word,
    went_word,
    where_word,
)
from core.versions.changes.wordings import is_alike, parted, wordings
from core.versions.version import Version

_TOGETHER = (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED)
"""What of one sort follows on another of its sort is told with it."""


def laid_out(report: ChangeReport) -> LaidOut:
    """`report` as a document. Anchors are the same each time."""
    return legible_document(
        LaidOut(
            title=title_of(report),
            subtitle=_subtitle(report),
            language=report.language,
            blocks=tuple(_blocks(report)),
            contents_title=_("Contents"),
        )
    )


def _subtitle(report: ChangeReport) -> str:
    """What is shown and how much it is, and when it was made."""
    is_all = report.show in (Show.ALL, Show.AGAINST)
    shows = "" if is_all else _("only: {name}").format(name=show_word(report.show))
    made = _("put together {date}").format(date=long_date(report.made))
    closed = closed_line() if report.holds_closed else ""
    return " · ".join(filter(None, (closed, count_line(report), shows, made)))


def _blocks(report: ChangeReport) -> Iterator[Block]:
    yield Terms(tuple((name, (Piece(words),)) for name, words in side_lines(report)))
    yield from map(Notice, (*remark_lines(report), *unread_lines(report)))
    if not report.changes:
        yield Notice(nothing_line(report))
    elif any(_is_marked(report, each) for each in report.changes):
        yield Paragraph(_legend())
    for number, (_item, found) in enumerate(groupby(report.changes, _group), 1):
        changes = tuple(found)
        yield _heading(report, changes[0], number)
        for together in _together(changes):
            yield _card(report, together)
    yield from map(Notice, left_out_lines(report))


def _is_marked(report: ChangeReport, change: Change) -> bool:
    """Whether any words of it are set as gone or as new."""
    if report.show is Show.AGAINST:
        return is_alike(change)
    return bool(change.old or change.new)


def _legend() -> Pieces:
    """How the two wordings are set, shown on the words that say it."""
    return (
        Piece(_("words that are gone"), change=PieceKind.REMOVED),
        Piece(", "),
        Piece(_("words that are new"), change=PieceKind.ADDED),
    )


def _group(change: Change) -> tuple[object, ...]:
    """What stands under one heading: the changes of an item, or of what is gone; of the head, of the end."""
    old = None if change.new_item is not None else change.old_item
    return change.new_item, old, change.part is Part.END


def _heading(report: ChangeReport, change: Change, number: int) -> Heading:
    old, new = items_of(change, report.comparison.old.meeting, report.comparison.new.meeting)
    item = new or old
    anchor = f"changes-item-{number}"
    if item is None:
        return Heading(1, outside_word(change), anchor)
    text = item_name(item.number, item_title(item), closed=item.closed)
    before = old.number if old is not None and new is not None and old.number != new.number else None
    aside = (Piece(item_numbers(old, new), quiet=True),) if before else ()
    return Heading(1, text, anchor, aside, closed=item.closed)


def _together(changes: Sequence[Change]) -> Iterator[list[Change]]:
    held: list[Change] = []
    for change in changes:
        if held and not (change.kind in _TOGETHER and _sort(change) == _sort(held[0])):
            yield held
            held = []
        held.append(change)
    if held:
        yield held


def _sort(change: Change) -> tuple[object, ...]:
    """What changes have in common that are told together."""
    return change.kind, change.part, change.role, change.label, change.from_other_item and change.old_item


def _card(report: ChangeReport, changes: Sequence[Change]) -> Card:
    first = changes[0]
    went = went_word(first, report.comparison.old.meeting, report.comparison.new.meeting)
    where = "" if report.show is Show.AGAINST else where_word(first)
    label = " · ".join(filter(None, (sort_word(report, first), where, went, _pages(report, first))))
    words = [row for change in changes for row in _wordings(report, change)]
    return Card(Kind.MARK, (Piece(label),), tuple(map(Paragraph, words)))


def _pages(report: ChangeReport, change: Change) -> str:
    """On which pages the words stand, of each document that has pages."""
    old = _page(report.comparison.old, change.old_span) if change.old else ""
    new = _page(report.comparison.new, change.new_span) if change.new else ""
    if old and new and old != new:
        return _("before on {old}, now on {new}").format(old=old, new=new)
    return new or old


def _page(version: Version, span: Span | None) -> str:
    page = version.source.page_of(span.start) if span is not None else None
    return "" if page is None else page_name(page)


def _wordings(report: ChangeReport, change: Change) -> Iterator[Pieces]:
    """Both wordings in one row of words, where they have enough in common; else one after the other."""
    language = report.comparison.new.meeting.language
    language = "" if language == report.language else language
    if report.show is Show.AGAINST:
        yield from _held_against(change, language)
        return
    for row in wordings(change):
        yield tuple(Piece(each.text, language=language, change=each.kind) for each in row)


def _held_against(change: Change, language: str) -> Iterator[Pieces]:
    """The recommendation, and the decision: with the words that each alone has where they differ."""
    for name, words, other in (
        (_("Recommendation"), change.old, PieceKind.ADDED),
        (_("Decision"), change.new, PieceKind.REMOVED),
    ):
        pieces = [each for each in change.pieces if each.kind is not other]
        if not is_alike(change):
            pieces = [WordPiece(words, PieceKind.SAME)]
        yield (
            Piece(_("{name}:").format(name=name), quiet=True),
            Piece(" "),
            *(Piece(each.text, language=language, change=each.kind) for each in parted(pieces)),
        )
