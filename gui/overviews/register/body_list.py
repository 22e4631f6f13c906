"""The list to choose bodies from, above the register: several may be ticked, and a line narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from core.language import _
from core.library.decisions.register_counts import RegisterChoices
from core.library.decisions.register_filter import RegisterFilter
from gui.overviews.search.choice_list import ChoiceList

WIDTH, HEIGHT = 380, 420
INDENT = "      "


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """One line: what it is found by, what it says, what the register shows once it is chosen."""

    name: str
    text: str
    wanted: RegisterFilter
    ticked: bool
    aside: str = ""
    under: str = ""  # the municipality that it stands under


class BodyList(ChoiceList):
    """Stays open while one ticks several. `chosen` carries the BodyEntry; `show_entries` brings new ticks."""

    size_wanted = (WIDTH, HEIGHT)

    def __init__(self, entries: Sequence[BodyEntry], parent: QWidget) -> None:
        super().__init__(entries, parent)
        self.list.setAccessibleName(_("Bodies"))

    def show_entries(self, entries: Sequence[BodyEntry]) -> None:
        """Show the same lines with other ticks; the reader stays where he is."""
        row, scrolled = self.list.currentRow(), self.list.verticalScrollBar().value()
        self.set_choices(entries)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.verticalScrollBar().setValue(scrolled)

    def row_for(self, choice: object) -> QListWidgetItem:
        assert isinstance(choice, BodyEntry)
        narrowed = bool(self.line.text().strip())
        aside = " · ".join(part for part in (choice.under if narrowed else "", choice.aside) if part)
        indent = "" if narrowed or not choice.under else INDENT
        item = QListWidgetItem(indent + choice.text + (f"  ({aside})" if aside else ""))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # the whole line is what one clicks
        item.setCheckState(Qt.CheckState.Checked if choice.ticked else Qt.CheckState.Unchecked)
        return item

    def choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def body_entries(choices: RegisterChoices, wish: RegisterFilter) -> list[BodyEntry]:
    """All bodies; those of several municipalities each under a line for all of its bodies."""
    asks = bool(wish.bodies) or wish.municipality is not None
    every = _("All bodies")
    entries = [BodyEntry(every, every, replace(wish, bodies=frozenset(), municipality=None), not asks)]
    several = len({each.municipality for each in choices.bodies}) > 1
    where: str | None = ""
    for each in choices.bodies:
        if several and each.municipality != where:
            where = each.municipality
            entries.append(_of_town(choices, wish, where))
        name = each.name or _("No body stated")
        wanted = replace(wish, bodies=wish.bodies ^ {each.body}, municipality=None)
        under = (each.municipality or _("Without municipality")) if several else ""
        found_by = f"{name} {under}".strip()
        entries.append(BodyEntry(found_by, name, wanted, each.body in wish.bodies, f"{each.count}", under))
    return entries


def _of_town(choices: RegisterChoices, wish: RegisterFilter, town: str | None) -> BodyEntry:
    """The line for all bodies of a municipality; None is for those of which none is known."""
    nothing = replace(wish, bodies=frozenset(), municipality=None)
    if town is not None:
        is_it = wish.municipality == town
        text = _("All of {municipality}").format(municipality=town)
        return BodyEntry(town, text, nothing if is_it else replace(nothing, municipality=town), is_it)
    bodies = frozenset(each.body for each in choices.bodies if each.municipality is None)
    is_it = wish.bodies == bodies
    text = _("Without municipality")
    return BodyEntry(text, text, nothing if is_it else replace(nothing, bodies=bodies), is_it)
