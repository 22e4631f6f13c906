"""The head of the review: how far it is, the item in view with its state, and what the list shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from core.minutes import AgendaItem
from core.review.finding import Group
from core.review_states import ItemStanding, ItemState
from gui import icons
from gui.models.agenda import item_title
from gui.panels.captions import plain_tip, quiet
from gui.review.one_line import OneLine
from gui.review.rows import Shown, Wanted
from gui.review.states import COMMANDS, group_word, standing_words, state_colour, state_icon
from gui.theme import Theme


class ReviewHead(QWidget):
    """`state_wanted` carries the ItemState that the item in view shall have, `wanted_changed` a Wanted,
    `step_wanted` +1 or -1: the next finding or the one before."""

    state_wanted = Signal(object)
    wanted_changed = Signal(object)
    step_wanted = Signal(int)
    next_item_wanted = Signal()

    def __init__(self, theme: Theme, keys: Callable[[str], str]) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self.wanted = Wanted()
        self.progress = quiet()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Items looked at"))
        self.next_item = QToolButton()
        self.item = OneLine()
        font = self.item.font()
        font.setWeight(font.Weight.DemiBold)
        self.item.setFont(font)
        self.state = quiet()
        self.buttons: dict[ItemState, QToolButton] = {}
        self.shown, self.group = QToolButton(), QToolButton()
        self.previous, self.next = QToolButton(), QToolButton()
        self._counts: Mapping[Shown, int] = {}
        self._standing: ItemStanding | None = None
        self._shown: tuple[AgendaItem | None, ItemStanding | None] | None = None
        self._items, self._is_low, self._is_dense = 0, False, False
        self._changed = 0
        self._number = ""  # of the item in view
        self._told: tuple[int, int, int | None] = (0, 0, None)  # by the progress
        self.changed = quiet()
        self.changed.setProperty("role", "overdue")
        self._build()
        theme.changed.connect(self._paint)
        self._paint()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 10, 4)
        column.setSpacing(5)
        self._first = first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.progress, 1)
        first.addWidget(self.next_item, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addWidget(self.bar)
        column.addWidget(self.changed)
        self.changed.hide()
        column.addWidget(self.item)
        self._last = states = QHBoxLayout()
        states.setSpacing(2)
        group = QButtonGroup(self)
        for state, command in COMMANDS.items():
            button = QToolButton()
            button.setObjectName("stateButton")
            button.setCheckable(True)
            button.setIconSize(QSize(18, 18))
            button.setStyleSheet("padding: 4px;")  # beside them stands what the state is called
            button.setAccessibleName(state.word)
            button.clicked.connect(partial(self.state_wanted.emit, state))
            button.setToolTip(plain_tip(_with_keys(state.word, self._keys(command))))
            group.addButton(button)
            self.buttons[state] = button
            states.addWidget(button)
        states.addSpacing(6)
        states.addWidget(self.state, 1)
        column.addLayout(states)
        column.addLayout(self._filters())
        self._prepare(self.next_item, _("Next item to look at"), "next_to_review", self.next_item_wanted.emit)

    def _filters(self) -> QHBoxLayout:
        for button, name in ((self.shown, _("What is listed")), (self.group, _("Of which kind"))):
            button.setObjectName("filterButton")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setToolTip(name)
            menu = QMenu(button)
            menu.aboutToShow.connect(self._fill_menus)
            button.setMenu(menu)
        self._prepare(
            self.previous, _("Previous finding"), "previous_finding", partial(self.step_wanted.emit, -1)
        )
        self._prepare(self.next, _("Next finding"), "next_finding", partial(self.step_wanted.emit, +1))
        row = QHBoxLayout()
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.shown)
        row.addWidget(self.group)
        row.addStretch(1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        return row

    def _prepare(self, button: QToolButton, name: str, command: str, clicked: Callable[[], object]) -> None:
        button.setAccessibleName(name)
        button.setIconSize(QSize(16, 16))
        button.setStyleSheet("padding: 3px;")
        button.setToolTip(plain_tip(_with_keys(name, self._keys(command))))
        button.clicked.connect(lambda _checked=False: clicked())

    # What it says

    def show_progress(self, looked: int, items: int, left: int | None) -> None:
        """So many of the items were looked at; so many findings and comments are left, None while that is
        not known."""
        self._told = looked, items, left
        words = ngettext("{looked} of {items} item looked at", "{looked} of {items} items looked at", items)
        parts = [words.format(looked=looked, items=items)] if items else []
        if left is None:
            parts.append(_("looking through …"))
        elif not self._is_dense:  # the filter says it, too
            parts.append(ngettext("{count} finding left", "{count} findings left", left).format(count=left))
        self.progress.setText(" · ".join(parts))
        self.bar.setRange(0, max(items, 1))
        self.bar.setValue(looked)
        self._items = items
        self.bar.setToolTip(plain_tip(self.progress.text()))
        self.bar.setVisible(items > 0 and (self._is_low or not self._is_dense))
        self.next_item.setEnabled(looked < items)

    def show_changed(self, count: int) -> None:
        """So many items say something else than when they were given their state."""
        self._changed = count
        if self._is_dense:
            words = ngettext("{count} item changed: look anew", "{count} items changed: look anew", count)
            self.changed.setText(words.format(count=count) if count else "")
            self.changed.setVisible(count > 0)
            return
        words = ngettext(
            "{count} item was changed after it was looked at: look at it anew.",
            "{count} items were changed after they were looked at: look at them anew.",
            count,
        )
        self.changed.setText(words.format(count=count) if count else "")
        self.changed.setVisible(count > 0)

    def show_item(self, item: AgendaItem | None, standing: ItemStanding | None) -> None:
        """The item in view, and how far it is."""
        if self._shown == (item, standing):
            return
        self._shown, self._standing = (item, standing), standing
        there = item is not None and standing is not None
        number = None if item is None else item.number
        self._number = _("Item {number}").format(number=number) if number else ""
        words = "" if item is None else " · ".join(filter(None, (self._number, item_title(item))))
        self.item.show_words(words or _("Choose an item to say how it is."))
        for state, button in self.buttons.items():
            button.setEnabled(there)
            button.setChecked(standing is not None and standing.state is state)
        self._show_state()
        self._paint()

    def _show_state(self) -> None:
        """How far the item is; where its title has no room above, with its number."""
        words = "" if self._standing is None else standing_words(self._standing)
        named = self._number if self._is_dense and words else ""
        self.state.setText(" · ".join(filter(None, (named, words))))

    def fit(self, *, is_low: bool, is_dense: bool) -> None:
        """Take little room: the agenda says which item is in view, and the line how far the review is."""
        if (is_low, is_dense) != (self._is_low, self._is_dense):
            self._is_low, self._is_dense = is_low, is_dense
            self.item.setVisible(not is_dense)
            self.progress.setVisible(not is_low)
            (self._last if is_low else self._first).addWidget(self.next_item)
            self.show_changed(self._changed)
            self._show_state()
            self.show_progress(*self._told)

    def show_counts(self, counts: Mapping[Shown, int]) -> None:
        """How many rows each choice has."""
        self._counts = counts
        self._show_filters()

    def choose(self, wanted: Wanted) -> None:
        """Have the list show what is `wanted`."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.wanted_changed.emit(wanted)
        self._show_filters()

    def _show_filters(self) -> None:
        shown, group = self.wanted.shown, self.wanted.group
        self.shown.setText(_counted(shown.word, self._counts.get(shown, 0)))
        self.group.setText(_("All kinds") if group is None else group_word(group))
        for button, active in ((self.shown, shown is not Shown.OPEN), (self.group, group is not None)):
            button.setProperty("active", active)
            button.style().polish(button)

    def _fill_menus(self) -> None:
        menu = self.shown.menu()
        menu.clear()
        only_one = QActionGroup(menu)
        for each in Shown:
            action = menu.addAction(_counted(each.word, self._counts.get(each, 0)))
            action.setCheckable(True)
            action.setChecked(each is self.wanted.shown)
            only_one.addAction(action)
            action.triggered.connect(partial(self._choose_shown, each))
        menu = self.group.menu()
        menu.clear()
        only_one = QActionGroup(menu)
        for kind in (None, *Group):
            action = menu.addAction(_("All kinds") if kind is None else group_word(kind))
            action.setCheckable(True)
            action.setChecked(kind is self.wanted.group)
            only_one.addAction(action)
            action.triggered.connect(partial(self._choose_group, kind))

    def _choose_shown(self, shown: Shown) -> None:
        self.choose(Wanted(shown, self.wanted.group))

    def _choose_group(self, group: Group | None) -> None:
        self.choose(Wanted(self.wanted.shown, group))

    def _paint(self) -> None:
        colours = self._theme.colours
        for state, button in self.buttons.items():
            is_so = self._standing is not None and self._standing.state is state
            colour = state_colour(colours, state) if is_so else colours.quiet
            button.setIcon(icons.icon(state_icon(state), colour, 18))
        self.previous.setIcon(icons.icon("chevron-up", colours.quiet))
        self.next.setIcon(icons.icon("chevron-down", colours.quiet))
        self.next_item.setIcon(icons.icon("forward", colours.quiet))


def _counted(word: str, count: int) -> str:
    return _("{name} ({count})").format(name=word, count=count) if count else word


def _with_keys(name: str, keys: str) -> str:
    return f"{name} ({keys})" if keys else name
