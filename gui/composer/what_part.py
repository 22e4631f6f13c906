"""What goes into a summary: where the items come from, and which of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from core.language import _, ngettext
from core.library.lists.chosen import NOTHING, Only, Range
from core.minutes import Outcome
from core.query import with_filter
from core.query_words import Field
from core.wording import outcome_name, shortened
from gui.composer.composing import OF_DOCUMENTS, Composing
from gui.composer.part import ChoiceField, ComposerPart, plain
from gui.panels.captions import quiet
from gui.panels.flow_layout import FlowLayout
from gui.timers import later

LONGEST = 22
"""Characters of what was chosen that a button shows."""
PAUSE_MS = 350
"""After so long a rest in typing the line of search counts, in milliseconds."""

_SEARCH = "search"


class WhatPart(ComposerPart):
    """The places that are offered: what the composer was opened for, the meeting in view, what a line of
    search finds, all of the library."""

    def __init__(self, composing: Composing) -> None:
        super().__init__(composing, _("&What goes into it"))
        self.places = ChoiceField()
        self.places.activated.connect(self._choose_place)
        self._is_headed_by(self.places)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("For example: school body:council 2024"))
        self.line.setAccessibleName(_("Line of search"))
        self.line.setToolTip(_("Written as in the search of all meetings"))
        self._pause = later(self, PAUSE_MS, self._take_line)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self.line.installEventFilter(self)
        self.annotated = self._switch(_("&Annotated only"), "annotated")
        self.follow_ups = self._switch(_("To follow &up only"), "follow_ups")
        self.tags = self._menu_button(self._fill_tags)
        self.outcomes = self._menu_button(self._fill_outcomes)
        self.bodies = self._menu_button(self._fill_bodies)
        self.bodies.setText(_("Body") + " ▾")
        self.years = self._menu_button(self._fill_years)
        self.years.setText(_("Year") + " ▾")
        self._bodies: Sequence[str] = ()
        self._years: Sequence[int] = ()
        self.count = quiet()
        self.count.setAccessibleName(_("What goes into it, in figures"))
        self._tags: Sequence[str] = ()
        self._searches = False  # the reader gives a line of search
        self._narrowings = QWidget()
        beside = QHBoxLayout(self._narrowings)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(5)
        beside.addWidget(self.bodies)
        beside.addWidget(self.years)
        beside.addStretch(1)
        flow = QWidget()
        row = FlowLayout(flow, 5)
        for button in (self.annotated, self.follow_ups, self.tags, self.outcomes):
            row.addWidget(button)
        self.column.addWidget(self.places)
        self.column.addWidget(self.line)
        self.column.addWidget(self._narrowings)
        self.column.addWidget(flow)
        self.column.addWidget(self.count)
        self.show_places([(_("The whole library"), Range())])

    def show_places(self, places: Sequence[tuple[str, Range]]) -> None:
        """Offer places, each by its words; a line of search stands before the last one."""
        self.places.clear()
        self._searches = False
        for words, range_ in (*places[:-1], (_("What a search finds"), _SEARCH), places[-1]):
            self.places.addItem(words, range_)
        self.show_chosen()

    @property
    def words(self) -> str:
        """Where the items come from, in words."""
        line = self.composing.range.line
        if self._searches and line:
            return _("Found: {words}").format(words=line)
        return _("What a search finds") if self._searches else self.places.currentText()

    def show_tags(self, tags: Sequence[str]) -> None:
        """The tags that can be chosen."""
        self._tags = tags

    def show_narrowings(self, bodies: Sequence[str], years: Sequence[int]) -> None:
        """The bodies and years that a line of search can be narrowed to."""
        self._bodies, self._years = bodies, years

    def show_count(self, items: int | None, follow_ups: int = 0, found: int = 0) -> None:
        """How many items of those that were `found`, and follow-ups, go out; None while that is not known."""
        words = [] if items is None else [self._told(items, found)]
        if items and follow_ups:
            tasks = ngettext("{count} follow-up", "{count} follow-ups", follow_ups)
            words.append(tasks.format(count=follow_ups))
        self.count.setText(" · ".join(words))

    def _told(self, items: int, found: int) -> str:
        """ "35 items found, 1 of them annotated": what is dropped is told."""
        if found <= items:
            return ngettext("{count} item", "{count} items", items).format(count=items)
        words = ngettext("{count} item found", "{count} items found", found).format(count=found)
        kinds = {
            Only(annotated=True): ngettext("{count} of them annotated", "{count} of them annotated", items),
            Only(follow_ups=True): ngettext(
                "{count} of them to follow up", "{count} of them to follow up", items
            ),
        }
        wanted = ngettext("{count} of them is as chosen", "{count} of them are as chosen", items)
        some = kinds.get(self.composing.choice.only, wanted).format(count=items)
        return _("{found}, {some}").format(found=words, some=some)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the line means the line, not the window's button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_line()
                return True
        return super().eventFilter(watched, event)

    # Where from

    def _choose_place(self, at: int) -> None:
        place = self.places.itemData(at)
        self._searches = place == _SEARCH
        self.show_chosen()
        if self._searches:
            self.line.setFocus()
            self._take_line()
        else:
            self.composing.take_range(place)

    def _take_line(self) -> None:
        self._pause.stop()
        line = self.line.text().strip()
        # Nothing typed yet is no wish for all there is, nor for what was chosen before.
        self.composing.take_range(Range(line=line) if line else NOTHING)

    def _show(self) -> None:
        place = _SEARCH if self._searches else self.composing.range
        for at in range(self.places.count()):
            if self.places.itemData(at) == place:
                self.places.setCurrentIndex(at)
                break
        for widget in (self.line, self._narrowings):
            widget.setVisible(self._searches)
        only = self.composing.choice.only
        for button, on in ((self.annotated, only.annotated), (self.follow_ups, only.follow_ups)):
            button.setChecked(on)
            button.setProperty("active", on)
        for button in (self.annotated, self.follow_ups, self.outcomes):
            button.setVisible(self.composing.format not in OF_DOCUMENTS)
        self._name(self.tags, _("Ta&gs"), only.tags)
        self._name(self.outcomes, _("Outco&mes"), [outcome_name(each) for each in only.outcomes])

    # Which of them

    def _only(self, **values: object) -> None:
        self.composing.choose(only=replace(self.composing.choice.only, **values))  # type: ignore[arg-type]

    def _switch(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filterButton")
        button.setText(text)
        button.setCheckable(True)
        button.clicked.connect(lambda on: self._only(**{name: on}))
        return button

    def _menu_button(self, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filterButton")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _fill_bodies(self, menu: QMenu) -> None:
        for body in self._bodies:
            menu.addAction(body.replace("&", "&&"), partial(self._narrow, Field.BODY, body))

    def _fill_years(self, menu: QMenu) -> None:
        for year in self._years:
            menu.addAction(str(year), partial(self._narrow, Field.PERIOD, str(year)))

    def _narrow(self, field: Field, value: str) -> None:
        self.line.setText(with_filter(self.line.text().strip(), field, value))
        self._take_line()

    def _fill_tags(self, menu: QMenu) -> None:
        chosen = self.composing.choice.only.tags
        if not self._tags:
            menu.addAction(_("No tags yet")).setEnabled(False)
        for tag in dict.fromkeys((*chosen, *self._tags)):
            self._offer(menu, tag, tag in chosen, "tags", chosen, tag)

    def _fill_outcomes(self, menu: QMenu) -> None:
        chosen = self.composing.choice.only.outcomes
        for outcome in Outcome:
            self._offer(menu, outcome_name(outcome), outcome in chosen, "outcomes", chosen, outcome)

    def _offer(
        self, menu: QMenu, text: str, on: bool, name: str, chosen: Sequence[object], value: object
    ) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        rest = tuple(each for each in chosen if each != value)
        action.toggled.connect(lambda now: self._only(**{name: (*rest, value) if now else rest}))

    @staticmethod
    def _name(button: QToolButton, name: str, chosen: Sequence[str]) -> None:
        words = name
        if len(chosen) == 1:
            words = shortened(chosen[0], LONGEST).replace("&", "&&")
        elif chosen:
            words = _("{name}: {count}").format(name=name, count=len(chosen))
        button.setText(f"{words} ▾")
        button.setShortcut(QKeySequence.mnemonic(name))  # it stays where another word is shown
        name = plain(name)
        button.setAccessibleName(f"{name}: {', '.join(chosen)}" if chosen else name)
        active = bool(chosen)
        if button.property("active") is not active:
            button.setProperty("active", active)
            button.style().unpolish(button)
            button.style().polish(button)
