"""What became of annotations that a colleague gave, as rows under headings, those that need a look first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from core.annotations import Annotation, MeetingId
from core.language import _, long_date, ngettext
from core.library import Library
from core.library.colleagues.waiting import Waiting, waiting
from core.library.lists.meetings import annotated_meetings
from core.wording import shortened
from gui.edits.taking_in import Taken
from gui.models.annotation_cards import Card, MeetingHead, stored_cards
from gui.models.annotations import item_words, kind_word, meeting_words
from gui.models.tree import Index

LONGEST = 160
"""Characters of an annotation's words that a row shows."""


class Sort(Enum):
    """What became of an annotation."""

    UNPLACED = auto()
    WAITING = auto()
    REFUSED = auto()
    NEWER = auto()
    OLDER = auto()
    NEW = auto()


@dataclass(frozen=True, slots=True)
class TakenRow:
    """One row: a heading where `sort` is None. `card` leads to its place, `waiting` is what can be
    forgotten."""

    words: str
    more: str = ""
    sort: Sort | None = None
    card: Card | None = None
    waiting: Waiting | None = None


class TakenRows(QAbstractListModel):
    """Rows of two lines. `ROW` gives the TakenRow."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TakenRow] = []

    def show(self, rows: Sequence[TakenRow]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled if self.rows[index.row()].sort is None else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.words}\n{row.more}" if row.sort is not None else f"\n{row.words}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.words}. {row.more}" if row.more else row.words
        if role == Qt.ItemDataRole.FontRole and row.sort is None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and row.sort is None:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        return None


def rows_of(library: Library, taken: Taken | None) -> list[TakenRow]:
    """What there is to see: of what was `taken` in last, and what waits, whenever it came. Raises
    LibraryError."""
    heads = {row.id: MeetingHead.of_row(row) for row in annotated_meetings(library)}
    return [*_rows(taken, heads, waiting(library))]


def _rows(
    taken: Taken | None, heads: Mapping[MeetingId, MeetingHead], waits: Sequence[Waiting]
) -> Iterator[TakenRow]:
    parts = () if taken is None else taken.parts
    unplaced = [each for part in parts for each in part.unplaced]
    words = ngettext("{count} place was not found", "{count} places were not found", len(unplaced))
    yield from _group(words, (_row(each, Sort.UNPLACED, heads) for each in unplaced), len(unplaced))
    refused = [each for part in parts for each in part.refused]
    unread = [line for part in parts for line in part.unread]
    more = sum(part.unread_count for part in parts) - len(unread)
    count = len(refused) + len(unread) + more
    words = ngettext("{count} was not taken in", "{count} were not taken in", count)
    why = [(each.annotation, each.why) for each in refused]
    yield from _group(words, _refused_rows(why, unread, more), count)
    newer = [each.after for part in parts for each in part.newer]
    words = ngettext(
        "{count} newer one took the place of what was here",
        "{count} newer ones took the place of what was here",
        len(newer),
    )
    yield from _group(words, (_row(each, Sort.NEWER, heads) for each in newer), len(newer))
    by_id = {} if taken is None else taken.by_id
    here = {each.id for part in parts for each in part.unplaced}
    older = [by_id[each] for part in parts for each in part.older if each in by_id]
    words = ngettext("{count} is older than what is here", "{count} are older than what is here", len(older))
    yield from _group(words, (_row(each, Sort.OLDER, heads) for each in older), len(older))
    added = [each for part in parts for each in part.added if each.id not in here]
    words = ngettext("{count} new one", "{count} new ones", len(added))
    yield from _group(words, (_row(each, Sort.NEW, heads) for each in added), len(added))
    count = sum(each.annotations for each in waits)  # also what came in other files: hence last
    words = (
        ngettext("{count} waits for its meeting", "{count} wait for their meeting", count)
        if taken is None
        else ngettext(
            "Of all files: {count} waits for its meeting",
            "Of all files: {count} wait for their meeting",
            count,
        )
    )
    yield from _group(words, map(_waiting_row, waits), count)


def _group(words: str, rows: Iterable[TakenRow], count: int) -> Iterator[TakenRow]:
    if count:
        yield TakenRow(words.format(count=count))
        yield from rows


def _row(annotation: Annotation, sort: Sort, heads: Mapping[MeetingId, MeetingHead]) -> TakenRow:
    head = heads.get(annotation.meeting)
    card = None if head is None else stored_cards(head, [annotation])[0]
    where = "" if card is None else f"{item_words(card)} · {meeting_words(card)}"
    return TakenRow(_said(annotation), where, sort, card)


def _said(annotation: Annotation) -> str:
    """Whose it is, what it is, and its words, or those it is on."""
    quote = annotation.passage.quote if annotation.passage is not None else ""
    words = " ".join((annotation.text or quote).split())
    kind = kind_word(annotation.kind)
    author = annotation.author or _("Unknown")
    if not words:
        return _("{author}: {kind}").format(author=author, kind=kind)
    said = shortened(words, LONGEST)
    return _("{author}: {kind} “{words}”").format(author=author, kind=kind, words=said)


def _refused_rows(
    refused: Iterable[tuple[Annotation, str]], unread: Iterable[str], more: int
) -> Iterator[TakenRow]:
    for annotation, why in refused:
        yield TakenRow(_said(annotation), why, Sort.REFUSED)
    for line in unread:
        yield TakenRow(line, "", Sort.REFUSED)
    if more:
        words = ngettext("{count} more cannot be read.", "{count} more cannot be read.", more)
        yield TakenRow(words.format(count=more), "", Sort.REFUSED)


def _waiting_row(waits: Waiting) -> TakenRow:
    words = ngettext("{author}: {count} annotation", "{author}: {count} annotations", waits.annotations)
    day = long_date(waits.date) if waits.date is not None else None
    where = " · ".join(filter(None, (waits.body, day, waits.municipality))) or _("An unknown document")
    said = words.format(author=waits.author or _("Unknown"), count=waits.annotations)
    return TakenRow(said, where, Sort.WAITING, None, waits)
