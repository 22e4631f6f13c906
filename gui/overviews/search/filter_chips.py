"""The chips below the line: the filters that stand in it, and what could be added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.language import _
from core.query import Filter, Query, with_filter
from core.query_words import Field, written
from core.wording import shortened
from gui import icons
from gui.overviews.search.choice_list import ChoiceList
from gui.overviews.search.filter_words import (
    Choice,
    Choices,
    filter_name,
    only_choices,
    outcome_choices,
    periods,
)
from gui.panels.captions import plain_tip
from gui.panels.flow_layout import FlowLayout
from gui.theme import Theme

LONGEST = 40
"""Characters of a chip that are shown."""


class FilterChip(QToolButton):
    """One filter of the line. A click, Delete or Backspace takes it out of the line."""

    def __init__(self, which: Filter, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("filterChip")
        self.which = which
        self._theme = theme
        name = filter_name(which)
        self.setText(shortened(name, LONGEST))
        self.setAccessibleName(_("Remove the filter “{filter}”").format(filter=name))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign stands behind the words
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(10, 10))
        theme.changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self.setIcon(icons.icon("close", self._theme.colours.text, 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    """Shows the filters of a Query. `line_wanted` carries the line with one more, or one fewer;
    `beginning_wanted` a field that shall be typed."""

    line_wanted = Signal(str)
    beginning_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._query: Query | None = None
        self._choices = Choices()
        self._chips: list[FilterChip] = []
        self._flow = FlowLayout(self, 5)
        self.adders = [
            self._button(_("Body"), self._choose_body),
            self._menu_button(_("Period"), self._fill_periods),
            self._menu_button(_("Outcome"), lambda menu: self._fill(menu, outcome_choices())),
            self._button(_("Tag"), lambda: self._choose_among(self._choices.tags, self.adders[3])),
            self._button(_("Case"), lambda: self._begin(Field.CASE)),
            self._button(_("Person"), lambda: self._begin(Field.PERSON)),
            self._menu_button(_("Only"), self._fill_only),
        ]

    def show_query(self, query: Query) -> None:
        """Show the filters of `query`."""
        before, self._query = self._query, query
        if before is not None and before.filters == query.filters:
            for chip, which in zip(self._chips, query.filters, strict=True):
                chip.which = which  # it may stand elsewhere in the line
            return
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for at, which in enumerate(query.filters):
            chip = FilterChip(which, self._theme)
            chip.clicked.connect(lambda _checked=False, each=chip: self._remove(each.which))
            self._flow.insert_widget(at, chip)
            chip.show()
            self._chips.append(chip)
        if focused is not None:  # the keyboard stays where it was
            rest = [*self._chips, self.adders[0]]
            rest[min(focused, len(rest) - 1)].setFocus()
        self.updateGeometry()

    def show_choices(self, choices: Choices) -> None:
        """What can be chosen among."""
        self._choices = choices
        self.adders[3].setVisible(bool(choices.tags))

    @property
    def choices(self) -> Choices:
        """What can be chosen among."""
        return self._choices

    @property
    def chips(self) -> Sequence[FilterChip]:
        """One for each filter, in the order of the line."""
        return self._chips

    def _remove(self, which: Filter) -> None:
        if self._query is not None:
            self.line_wanted.emit(self._query.without(which))

    def _add(self, choice: Choice) -> None:
        line = self._query.line if self._query is not None else ""
        self.line_wanted.emit(with_filter(line, choice.field, choice.value))

    def _begin(self, field: Field) -> None:
        self.beginning_wanted.emit(written(field, "")[0])

    def _choose_body(self) -> None:
        several = len(self._choices.municipalities) > 1
        among = [*self._choices.bodies, *(self._choices.municipalities if several else ())]
        self._choose_among(among, self.adders[0])

    def _choose_among(self, choices: Sequence[Choice], below: QWidget) -> None:
        listed = ChoiceList(choices, self)
        listed.chosen.connect(self._add)
        listed.show_below(below)

    def _button(self, text: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filterButton")
        button.setText(_("+ {filter}").format(filter=text))
        button.setAccessibleName(_("Add a filter: {filter}").format(filter=text))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: act())
        self._flow.addWidget(button)
        return button

    def _menu_button(self, text: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = self._button(text, lambda: None)
        menu = QMenu(button)

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(refill)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill(self, menu: QMenu, choices: Sequence[Choice]) -> None:
        for choice in choices:
            text = choice.name.replace("&", "&&")
            words = f"{text}\t{choice.aside}" if choice.aside else text
            menu.addAction(words, partial(self._add, choice))

    def _fill_only(self, menu: QMenu) -> None:
        self._fill(menu, only_choices())

    def _fill_periods(self, menu: QMenu) -> None:
        self._fill(menu, periods(date.today()))
        menu.addSeparator()
        self._fill(menu, self._choices.years)
        menu.addSeparator()
        menu.addAction(_("From a day …"), lambda: self._begin(Field.FROM))
        menu.addAction(_("Until a day …"), lambda: self._begin(Field.TO))
