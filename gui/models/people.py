"""People, parties, what is told of one of them, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from core.language import _, long_date, ngettext
from core.library.persons.people import STATEMENTS, Base, CountedPlace, Part, PartyRow, PersonRow, Record
from gui.models.cells import ROOT, Cells
from gui.models.register_words import short_date
from gui.models.tree import Index


def part_words(part: Part) -> str:
    """What is told, as a label."""
    words = {
        Part.PRESENT: _("Present"),
        Part.ABSENT: _("Absent"),
        Part.SUBSTITUTE: _("Came as a substitute"),
        Part.REPLACED: _("Replaced by a substitute"),
        Part.FOR: _("Voted for"),
        Part.AGAINST: _("Voted against"),
        Part.ABSTAINED: _("Abstained"),
        Part.RESERVATION: _("Reservations"),
        Part.MINORITY: _("Minority statements"),
        Part.ENTRY: _("Entries in the minutes"),
        Part.ITEM_ABSENT: _("Absent from an item"),
        Part.NOT_PARTICIPATING: _("Did not take part in an item"),
        Part.DISQUALIFIED: _("Disqualified"),
    }
    return words[part]


def base_of(part: Part, base: Base, *, is_party: bool) -> str:
    """What a figure is to be read against: how many minutes or votes there are, and how many of them tell."""
    if part in (Part.PRESENT, Part.ABSENT, Part.SUBSTITUTE, Part.REPLACED):
        return _("{told} of {all} minutes list who was present").format(
            told=base.listing_people, all=base.minutes
        )
    if part in (Part.FOR, Part.AGAINST, Part.ABSTAINED):
        told = base.naming_parties if is_party else base.naming_people
        words = (
            _("{told} of {all} votes name parties alone")
            if is_party
            else _("{told} of {all} votes name persons")
        )
        return words.format(told=told, all=base.votes)
    return ngettext("in {n} minutes", "in {n} minutes", base.minutes).format(n=base.minutes)


def base_words(base: Base) -> str:
    """What the minutes state, and what they do not, in sentences."""
    if not base.bodies:
        return _("The minutes tell nothing in this period.")
    bodies = ", ".join(name for _row, name in base.bodies)
    sentences = [
        _("From the minutes only: {bodies}, {first} – {last}.").format(
            bodies=bodies,
            first=long_date(base.first) if base.first else "…",
            last=long_date(base.last) if base.last else "…",
        ),
        ngettext(
            "{told} of {all} minutes lists who was present.",
            "{told} of {all} minutes list who was present.",
            base.listing_people,
        ).format(told=base.listing_people, all=base.minutes),
    ]
    if base.votes:
        numbers = base.votes - base.naming_people - base.naming_parties
        sentences.append(
            _(
                "Of {all} votes: {people} with the names of persons, {parties} with parties but no persons, "
                "{numbers} with numbers alone or less."
            ).format(all=base.votes, people=base.naming_people, parties=base.naming_parties, numbers=numbers)
        )
    else:
        sentences.append(_("They tell of no vote."))
    return " ".join(sentences)


class People(QAbstractListModel):
    """People, or parties. `ROW` gives the PersonRow or PartyRow, `LINES` its two lines."""

    ROW = Qt.ItemDataRole.UserRole + 1
    LINES = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PersonRow | PartyRow] = ()

    def show(self, rows: Sequence[PersonRow | PartyRow]) -> None:
        """Hold `rows` instead of those before."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role == self.LINES:
            return _lines(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return _lines(row)[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(_lines(row))
        return None


def _lines(row: PersonRow | PartyRow) -> tuple[str, str]:
    if isinstance(row, PartyRow):
        told = ngettext("{n} vote or statement", "{n} votes and statements", row.count).format(n=row.count)
        return row.party, " · ".join(filter(None, (row.municipality, told)))
    unsure = _("written in several ways") if row.person.unsure else ""
    return row.person.shown, " · ".join(filter(None, (row.municipality, unsure)))


class Figures(QAbstractListModel):
    """What is told of one person or party, each with how often. `PART` gives the Part."""

    PART = Qt.ItemDataRole.UserRole + 1
    LINES = People.LINES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record: Record | None = None
        self._is_party = False
        self.parts: tuple[Part, ...] = ()

    def show(self, record: Record | None, *, is_party: bool) -> None:
        """Hold the figures of `record`."""
        self.beginResetModel()
        self.record, self._is_party = record, is_party
        self.parts = () if record is None else tuple(record.parts)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.record is None:
            return None
        part = self.parts[index.row()]
        if role == self.PART:
            return part
        lines = (
            f"{part_words(part)}: {len(self.record.parts[part])}",
            base_of(part, self.record.base, is_party=self._is_party),
        )
        if role == self.LINES:
            return lines
        if role == Qt.ItemDataRole.DisplayRole:
            return lines[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(lines)
        return None


class Column(IntEnum):
    """The columns of the places that a figure counts."""

    DATE = 0
    BODY = 1
    NUMBER = 2
    TITLE = 3
    TOLD = 4


class Sources(Cells[CountedPlace]):
    """The places that a figure counts, newest first. `ROW` gives the CountedPlace."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_heads(None), parent)
        self.part: Part | None = None

    def show(self, part: Part | None, rows: tuple[CountedPlace, ...]) -> None:
        """Hold `rows` instead of those before."""
        self.part = part
        self.hold(rows, _heads(part))

    def cells(self, row: CountedPlace) -> list[str]:
        item = row.item
        cells = {
            Column.DATE: short_date(row.day),
            Column.BODY: row.body or "",
            Column.NUMBER: (item.number or "") if item is not None else "",
            Column.TITLE: (item.title or "") if item is not None else _("The meeting"),
            Column.TOLD: " ".join(row.told.split()),
        }
        return [cells[column] for column in Column]

    @property
    def has_words(self) -> bool:
        """Whether the last column holds anything."""
        return self.part in (*STATEMENTS, Part.SUBSTITUTE, Part.REPLACED)


def _heads(part: Part | None) -> list[str]:
    told = {None: "", Part.SUBSTITUTE: _("Instead of"), Part.REPLACED: _("Who came")}
    heads = {
        Column.DATE: _("Date"),
        Column.BODY: _("Body"),
        Column.NUMBER: _("Item"),
        Column.TITLE: _("Title"),
        Column.TOLD: told.get(part, _("Words")),
    }
    return [heads[column] for column in Column]
