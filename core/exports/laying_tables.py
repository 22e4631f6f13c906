"""The tables of a document: decisions and follow-ups, a row each, group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from core.exports.blocks import Bullets, Card, Kind, Paragraph, Piece, Pieces, Table
from core.exports.choice import Order, Part
from core.exports.item_cards import BETWEEN, outcome_label, page_piece, paragraphs, remark_cards
from core.exports.labels import case_line, done_name, due_name, item_name, key_name, meeting_name, part_name
from core.exports.summary import DecisionSummary, FollowUpSummary, ItemSummary, Summary, follow_ups
from core.language import _, long_date
from core.wording import votes_lines

Cell = tuple[Pieces, ...]
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The table of a group; None where it has no row. `common` is what all its rows have in common, which
    stands above them."""

    table: Table | None
    common: Pieces


@dataclass(frozen=True, slots=True)
class _Column(Generic[_Row]):
    """A column: its head, its share of the line beside the others', and what a row shows. One that is
    `dropped` where all rows of each group show the same is told above them instead."""

    head: str
    share: float
    cell: Callable[[_Row], Cell]
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision of an item; of an item without one what readers added is a row, too. `first` is the item's
    first row."""

    item: ItemSummary
    decision: DecisionSummary | None
    first: bool = True


def _decided(items: Sequence[ItemSummary]) -> Iterator[_Decided]:
    """The decisions of `items`: those of the meeting itself; earlier ones where it made none, or where
    readers added something to them. An item without any is a row where something else of it was chosen."""
    for item in items:
        shown = [each for each in item.decisions if each.own or each.remarks] or list(item.decisions)
        for at, decision in enumerate(shown):
            yield _Decided(item, decision, first=at == 0)
        if not shown and (item.remarks or item.recommendations or item.votes or item.attachments):
            yield _Decided(item, None)


def decision_tables(summary: Summary) -> list[GroupTable]:
    """A table a group, in their order."""
    groups = [list(_decided(group.items)) for group in summary.groups]
    rows = [row for group in groups for row in group]
    columns = [
        _Column(_("Date"), 0.11, lambda row: _words(_date(row.item.meeting.date)), dropped=True),
        _Column(_("Body"), 0.14, lambda row: _words(row.item.meeting.body or ""), dropped=True),
        _Column(_("Item"), 0.26, _item),
    ]
    if any(row.item.recommendations for row in rows):
        columns.append(_Column(part_name(Part.RECOMMENDATION), 0.28, _recommendation))
    if any(row.decision for row in rows):
        columns.append(_Column(part_name(Part.DECISIONS), 0.38, _decision))
    if any(row.item.votes for row in rows):
        columns.append(_Column(part_name(Part.VOTES), 0.18, _votes))
    if any(_remarks(row) for row in rows):
        columns.append(_Column(_("Added"), 0.3, _remarks))
    return _tables(_("Decisions"), columns, groups)


def follow_up_tables(summary: Summary) -> list[GroupTable]:
    """A table a group, in their order."""
    groups = [follow_ups(replace(summary, groups=(group,))) for group in summary.groups]
    if summary.choice.order is Order.DUE:
        groups = [tuple(sorted(group, key=lambda row: row.task.due or date.max)) for group in groups]
    rows = [row for group in groups for row in group]
    columns: list[_Column[FollowUpSummary]] = [_Column(_("By"), 0.14, lambda row: _words(due_name(row)))]
    if any(row.task.who for row in rows):
        columns.append(_Column(_("Who"), 0.15, lambda row: _words(row.task.who or "")))
    columns += [
        _Column(_("What"), 0.33, lambda row: _lines(row.task.text)),
        _Column(_("Item"), 0.26, _place),
        _Column(_("State"), 0.12, lambda row: _words(done_name(row))),
    ]
    return _tables(_("Follow-ups"), columns, groups)


def _tables(
    caption: str, columns: Sequence[_Column[_Row]], groups: Sequence[Sequence[_Row]]
) -> list[GroupTable]:
    dropped = [
        column
        for column in columns
        if column.dropped and all(len({column.cell(row) for row in rows}) <= 1 for rows in groups)
    ]
    kept = [column for column in columns if column not in dropped]
    whole = sum(column.share for column in kept)
    tables = []
    for rows in groups:
        cells = [column.cell(rows[0]) for column in dropped] if rows else []
        common = [piece for cell in cells for line in cell for piece in line]
        table = Table(
            caption,
            tuple(column.head for column in kept),
            tuple(column.share / whole for column in kept),
            tuple(tuple(column.cell(row) for column in kept) for row in rows),
        )
        tables.append(GroupTable(table if rows else None, tuple(common)))
    return tables


def joined(pieces: Sequence[Piece]) -> Pieces:
    """`pieces` with a sign between them."""
    return tuple(each for piece in pieces for each in (BETWEEN, piece))[1:]


def _item(row: _Decided) -> Cell:
    item = row.item
    name: Cell = ((Piece(item_name(item.number, item.title, closed=item.closed)),),)
    quiet = [Piece(case_line(item.case_number), quiet=True)] if item.case_number else []
    if item.page is not None:
        quiet.append(page_piece(item.meeting, item.page))
    name += (joined(quiet),) if quiet else ()
    return (*name, *((Piece(each, quiet=True),) for each in item.attachments if row.first))


def _recommendation(row: _Decided) -> Cell:
    return tuple(line for text in row.item.recommendations if row.first for line in _lines(text))


def _decision(row: _Decided) -> Cell:
    if row.decision is None:
        return ()
    return (outcome_label(row.decision), *_lines(row.decision.text))


def _votes(row: _Decided) -> Cell:
    if row.item.votes is None or not row.first:
        return ()
    return tuple((Piece(line),) for line in votes_lines(row.item.votes))


def _remarks(row: _Decided) -> Cell:
    """What readers added, its labels in bold."""
    of_item = [row.item.remarks] if row.first else []
    of_decision = [row.decision.remarks] if row.decision else []
    cards = [card for each in (*of_item, *of_decision) for card in remark_cards(each, row.item.meeting)]
    return tuple(line for card in cards for line in _card(card))


def _card(card: Card) -> Iterator[Pieces]:
    label = tuple(replace(piece, quiet=True, colour=None) for piece in card.label)
    lines = [line for block in card.body for line in _block_lines(block)]
    if card.kind is Kind.TAGS:
        yield (*label, Piece(": ", quiet=True), *lines[0])
    else:
        yield label
        yield from lines
    for each in card.cards:
        yield from _card(each)


def _block_lines(block: Paragraph | Bullets) -> Iterator[Pieces]:
    """The lines of what stands in a card."""
    if isinstance(block, Paragraph):
        yield block.pieces
    else:
        yield from block.rows


def _place(row: FollowUpSummary) -> Cell:
    """The item a follow-up is on, and its meeting."""
    name = key_name(row.item, closed=row.closed)
    meeting = [Piece(meeting_name(row.meeting), quiet=True)]
    if row.page is not None:
        meeting.append(page_piece(row.meeting, row.page))
    return ((Piece(name),), joined(meeting))


def _words(words: str) -> Cell:
    return ((Piece(words),),) if words else ()


def _lines(text: str) -> Cell:
    return tuple(paragraph.pieces for paragraph in paragraphs(text))


def _date(day: date | None) -> str:
    return long_date(day) if day else ""
