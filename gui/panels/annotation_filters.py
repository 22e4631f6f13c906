"""The line of filters above the list of annotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from core.annotations import AnnotationKind, Colour
from core.language import _
from core.tags import is_at_or_below, tidy
from core.wording import shortened
from gui.annotations.tag_colours import TagColours
from gui.models.annotation_filter import AnnotationFilter, ChosenItem
from gui.models.annotations import kind_word
from gui.panels.captions import plain_tip
from gui.panels.colour_sign import colour_sign
from gui.panels.flow_layout import FlowLayout
from gui.panels.whose_menu import fill_whose
from gui.session import Session
from gui.theme import Theme

LONGEST = 22
"""Characters of what was chosen that a filter's button shows."""
PAUSE_MS = 90
"""After so long a rest in typing the words count, in milliseconds."""


class _Came(NamedTuple):
    """A tag became another while it, or one below it, was chosen."""

    tag: str
    into: str
    chosen: str


class AnnotationFilters(QWidget):
    """Words, whose, kinds, colours, a tag, the chosen item, done or open. `changed` tells of a choice."""

    changed = Signal()

    def __init__(
        self, session: Session, theme: Theme, colours: TagColours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._colours = colours
        self.filter = AnnotationFilter()
        self._item: ChosenItem | None = None
        self._came: _Came | None = None  # how the tag that is chosen came to its name
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Words in notes, tags and quotes"))
        self.words.setAccessibleName(_("Filter annotations by words"))
        self.words.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._take_words)
        self.words.textChanged.connect(self._pause.start)
        self.whose = self._menu_button(self._fill_whose)
        self.kinds = self._menu_button(self._fill_kinds)
        self.colours = self._menu_button(self._fill_colours)
        self.tag = self._menu_button(self._fill_tags)
        self.done = self._menu_button(self._fill_done)
        self.item = self._button()
        self.item.setText(_("This item"))
        self.item.setToolTip(_("Only annotations on the chosen item"))
        self.item.setCheckable(True)
        self.item.toggled.connect(self._take_item)
        self.all = self._button()
        self.all.setText(_("Clear"))
        self.all.setToolTip(_("Show all annotations again"))
        self.all.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        flow = QWidget()
        line = FlowLayout(flow, 4)
        for button in (self.whose, self.kinds, self.colours, self.tag, self.item, self.done, self.all):
            line.addWidget(button)
        column.addWidget(flow)
        colours.changed.connect(self._show)
        session.whose.changed.connect(self._show)
        session.whose.listed.connect(self._show)
        self._show()

    def choose(self, wanted: AnnotationFilter) -> None:
        """Filter by `wanted`."""
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self._show_words()
            self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.choose(AnnotationFilter())

    def follow_tag(self, tag: str, into: str | None, whole: bool) -> None:
        """The tag `tag`, with all below it, is called `into` now; None where it is gone.

        Not the `whole` of it where two that became one are two again: the one that was chosen is so again.
        """
        chosen, came = self.filter.tag, self._came
        if chosen is None or not is_at_or_below(chosen, tag):
            return
        self._came = None
        if came is not None and (came.into, came.tag) == (tag, into):
            self.choose(replace(self.filter, tag=came.chosen))
        elif into is None:
            self.choose(replace(self.filter, tag=None))
        elif whole:
            self._came = _Came(tag, into, chosen)
            self.choose(replace(self.filter, tag=into + tidy(chosen)[len(tidy(tag)) :]))

    def show_item(self, item: ChosenItem | None) -> None:
        """Which item is chosen in the document: the one that "This item" means."""
        self._item = item
        self.item.setEnabled(item is not None)
        if self.item.isChecked():
            self.choose(replace(self.filter, item=item))

    # Each button

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filterButton")
        return button

    def _menu_button(self, fill: Callable[[QMenu], None]) -> QToolButton:
        button = self._button()
        menu = QMenu(button)

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(refill)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _choice(
        self, menu: QMenu, text: str, chosen: bool, wanted: AnnotationFilter, icon: QIcon | None = None
    ) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        if icon is not None:
            action.setIcon(icon)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda: self.choose(wanted))

    def _fill_whose(self, menu: QMenu) -> None:
        fill_whose(menu, self._session, self._theme, self._colours, self.filter, self.choose)

    def _fill_kinds(self, menu: QMenu) -> None:
        chosen = self.filter.kinds
        self._choice(menu, _("All kinds"), not chosen, replace(self.filter, kinds=frozenset()))
        menu.addSeparator()
        for kind in AnnotationKind:
            if kind is AnnotationKind.COMMENT:  # told of by the review alone
                continue
            wanted = replace(self.filter, kinds=chosen ^ {kind})
            self._choice(menu, kind_word(kind), kind in chosen, wanted)

    def _fill_colours(self, menu: QMenu) -> None:
        chosen = self.filter.colours
        self._choice(menu, _("All colours"), not chosen, replace(self.filter, colours=frozenset()))
        menu.addSeparator()
        for colour in Colour:
            wanted = replace(self.filter, colours=chosen ^ {colour})
            stroke = self._theme.colours.strokes[list(Colour).index(colour)]
            name = self._colours.names[colour]
            self._choice(menu, name, colour in chosen, wanted, colour_sign(stroke))

    def _fill_tags(self, menu: QMenu) -> None:
        self._choice(menu, _("All tags"), self.filter.tag is None, replace(self.filter, tag=None))
        menu.addSeparator()
        for use in self._colours.uses:
            parts = use.name.split("/")
            text = "    " * (len(parts) - 1) + parts[-1]
            icon = None
            if use.colour is not None:
                icon = colour_sign(self._theme.colours.strokes[list(Colour).index(use.colour)])
            self._choice(menu, text, use.name == self.filter.tag, replace(self.filter, tag=use.name), icon)

    def _fill_done(self, menu: QMenu) -> None:
        done = self.filter.done
        self._choice(menu, _("All annotations"), done is None, replace(self.filter, done=None))
        menu.addSeparator()
        self._choice(menu, _("Open follow-ups"), done is False, replace(self.filter, done=False))
        self._choice(menu, _("Follow-ups that are done"), done is True, replace(self.filter, done=True))

    def _take_words(self) -> None:
        self.choose(replace(self.filter, words=self.words.text().strip()))

    def _take_item(self, checked: bool) -> None:
        self.choose(replace(self.filter, item=self._item if checked else None))

    # What they show

    def _show(self) -> None:
        wanted = self.filter
        names = self._colours.names
        whose = self._session.whose
        self.whose.setVisible(bool(whose.others or whose.other_names or wanted.authors))
        authors = dict.fromkeys(_("Mine") if each in whose.own_names else each for each in wanted.authors)
        self._label(self.whose, _("Whose"), list(authors))
        self._label(
            self.kinds, _("Kind"), [kind_word(kind) for kind in AnnotationKind if kind in wanted.kinds]
        )
        self._label(self.colours, _("Colour"), [names[each] for each in Colour if each in wanted.colours])
        self._label(self.tag, _("Tag"), [] if wanted.tag is None else [wanted.tag])
        done = [] if wanted.done is None else [_("Done") if wanted.done else _("Not done")]
        self._label(self.done, _("Follow-up"), done)
        self._mark(self.item, wanted.item is not None)
        self.item.blockSignals(True)
        self.item.setChecked(wanted.item is not None)
        self.item.blockSignals(False)
        self.all.setVisible(bool(wanted))

    def _show_words(self) -> None:
        wanted = self.filter.words
        if self.words.text().strip() != wanted:
            self.words.blockSignals(True)
            self.words.setText(wanted)
            self.words.blockSignals(False)
            self._pause.stop()

    def _label(self, button: QToolButton, name: str, chosen: Sequence[str]) -> None:
        words = ", ".join(chosen)
        button.setText(shortened(words, LONGEST) or name)
        button.setAccessibleName(f"{name}: {words}" if words else name)
        button.setToolTip(plain_tip(button.accessibleName()))  # its words may be cut
        self._mark(button, bool(chosen))

    def _mark(self, button: QToolButton, active: bool) -> None:
        """Have the style sheet draw a filter that is in use."""
        if button.property("active") is not active:
            button.setProperty("active", active)
            button.style().unpolish(button)
            button.style().polish(button)
