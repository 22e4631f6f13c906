"""The tables of a document: decisions and follow-ups, a row each, group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import Generic, TypeVar

from core.exports.choice import Order, Part
from core.exports.layout.blocks import Bullets, Card, Kind, Paragraph, Piece, Pieces, Table
from core.exports.layout.item_cards import BETWEEN, outcome_label, page_piece, paragraphs, remark_cards
from core.exports.layout.labels import (
    case_line,
    done_name,
    due_name,
    item_name,
    key_name,
    meeting_name,
    part_name,
)
from core.exports.layout.vote_words import told_vote, voted_on
from core.exports.summary import DecisionSummary, FollowUpSummary, ItemSummary, Summary, follow_ups
from core.language import _, long_date

Cell = tuple[Pieces, ...]
_Row = TypeVar("_Row")

_LETTERS = 110
"""Letters of a line of a table, all columns together."""
_SHORT = 20
"""What has at most so many letters, as "28. september 2031", stands on one line."""
_BETWEEN = 3  # letters that the space between two columns is worth
_MOST = 160
"""A column with more letters in a line or a cell gets no wider for them."""


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The table of a group; None where it has no row. `common` is what all its rows have in common, which
    stands above them."""

    table: Table | None
    common: Pieces


@dataclass(frozen=True, slots=True)
class _Column(Generic[_Row]):
    """A column: its head, and what a row shows. One that is `dropped` where all rows of each group show the
    same is told above them instead."""

    head: str
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
        _Column(_("Date"), lambda row: _words(_date(row.item.meeting.date)), dropped=True),
        _Column(_("Body"), lambda row: _words(row.item.meeting.body or ""), dropped=True),
        _Column(_("Item"), _item),
    ]
    if any(row.item.recommendations for row in rows):
        columns.append(_Column(part_name(Part.RECOMMENDATION), _recommendation))
    if any(row.decision for row in rows):
        columns.append(_Column(part_name(Part.DECISIONS), _decision))
    if any(_votes(row) for row in rows):
        columns.append(_Column(part_name(Part.VOTES), _votes))
    if any(_remarks(row) for row in rows):
        columns.append(_Column(_("Added"), _remarks))
    return _tables(_("Decisions"), columns, groups)


def follow_up_tables(summary: Summary) -> list[GroupTable]:
    """A table a group, in their order."""
    groups = [follow_ups(replace(summary, groups=(group,))) for group in summary.groups]
    if summary.choice.order is Order.DUE:
        groups = [tuple(sorted(group, key=lambda row: row.task.due or date.max)) for group in groups]
    rows = [row for group in groups for row in group]
    columns: list[_Column[FollowUpSummary]] = [_Column(_("By"), lambda row: _words(due_name(row)))]
    if any(row.task.who for row in rows):
        columns.append(_Column(_("Who"), lambda row: _words(row.task.who or "")))
    columns += [
        _Column(_("What"), lambda row: _lines(row.task.text)),
        _Column(_("Item"), _place),
        _Column(_("State"), lambda row: _words(done_name(row))),
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
    cells = [[tuple(column.cell(row) for column in kept) for row in rows] for rows in groups]
    heads = tuple(column.head for column in kept)
    widths = _widths(heads, [row for rows in cells for row in rows])
    tables = []
    for rows, shown in zip(groups, cells, strict=True):
        told = [column.cell(rows[0]) for column in dropped] if rows else []
        common = tuple(piece for cell in told for line in cell for piece in line)
        table = Table(caption, heads, widths, tuple(shown)) if rows else None
        tables.append(GroupTable(table, common))
    return tables


def _widths(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[float, ...]:
    """The columns' shares of the line by what is in them: what is short, as a day or a name, on one line; the
    others share the rest by how much they have to say."""
    least, wanted = [], []
    for at, head in enumerate(heads):
        lines = [_length(line) for row in rows for line in row[at]]
        longest = max([len(head), *lines])
        needed = longest if longest <= _SHORT else max(_SHORT - 4, len(head))
        least.append(needed + _BETWEEN)
        tall = max((sum(map(len, _texts(row[at]))) for row in rows), default=0)
        wanted.append(0.0 if longest <= _SHORT else min(max(longest + 2, tall**0.75), _MOST) - needed)
    more = _shared(max(0.0, _LETTERS - sum(least)), wanted)
    taken = [few + extra for few, extra in zip(least, more, strict=True)]
    return tuple(each / sum(taken) for each in taken)


def _shared(room: float, wanted: Sequence[float]) -> list[float]:
    """`room` given to those who want some: all of it where that is little, else by the root of how much."""
    given = [0.0] * len(wanted)
    left = sum(map(sqrt, wanted))
    for at in sorted(range(len(wanted)), key=lambda at: wanted[at]):
        if wanted[at]:
            given[at] = min(wanted[at], room * sqrt(wanted[at]) / left)
            room -= given[at]
            left -= sqrt(wanted[at])
    return given


def _length(line: Pieces) -> int:
    """Its letters; what is quiet stands smaller, and may rather go on in a second line."""
    return sum(len(piece.text) * 2 // 3 if piece.quiet else len(piece.text) for piece in line)


def _texts(cell: Cell) -> Iterator[str]:
    return (piece.text for line in cell for piece in line)


def joined(pieces: Sequence[Piece]) -> Pieces:
    """`pieces` with a sign between them."""
    return tuple(each for piece in pieces for each in (BETWEEN, piece))[1:]


def _item(row: _Decided) -> Cell:
    item, language = row.item, row.item.meeting.language
    title = item_name(item.number, item.title, closed=item.closed)
    name: Cell = ((Piece(title, language=language),),)
    quiet = [Piece(case_line(item.case_number), quiet=True)] if item.case_number else []
    if item.page is not None:
        quiet.append(page_piece(item.meeting, item.page))
    name += (joined(quiet),) if quiet else ()
    return (*name, *((Piece(each, quiet=True, language=language),) for each in item.attachments if row.first))


def _recommendation(row: _Decided) -> Cell:
    return tuple(
        line
        for text in row.item.recommendations
        if row.first
        for line in _lines(text, row.item.meeting.language)
    )


def _decision(row: _Decided) -> Cell:
    if row.decision is None:
        return ()
    lines = _lines(row.decision.text, row.item.meeting.language)
    votes = _vote_lines(row.item) if row.decision is voted_on(row.item) else ()
    return (outcome_label(row.decision), *lines, *votes)


def _votes(row: _Decided) -> Cell:
    """A vote that stands with no decision."""
    return _vote_lines(row.item) if row.first and voted_on(row.item) is None else ()


def _vote_lines(item: ItemSummary) -> Cell:
    vote = told_vote(item)
    if vote is None:
        return ()
    return ((Piece(vote.label, quiet=True),), *((Piece(line),) for line in vote.lines))


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
    return ((Piece(name, language=row.meeting.language),), joined(meeting))


def _words(words: str) -> Cell:
    return ((Piece(words),),) if words else ()


def _lines(text: str, language: str = "") -> Cell:
    return tuple(paragraph.pieces for paragraph in paragraphs(text, language))


def _date(day: date | None) -> str:
    return long_date(day) if day else ""
