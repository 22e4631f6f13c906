"""The small bar beside what the reader selected: mark it, write on it, copy it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from core.annotations import Colour
from core.language import _
from gui import icons
from gui.annotations.tag_colours import TagColours
from gui.panels.captions import plain_tip
from gui.panels.colour_row import ColourRow
from gui.panels.tab_ring import step_within
from gui.theme import Theme

MORE = "more"
"""The button that is no command: it opens a menu."""
Shortcut = Callable[[str], str]
"""The keys of a command by its id, as the system writes them; empty where it has none."""


class SelectionBar(QFrame):
    """Says what the reader wants: a colour, or one of the commands by its id."""

    colour_wanted = Signal(object)  # Colour
    command_wanted = Signal(str)
    names_wanted = Signal()
    more_wanted = Signal(QPoint)  # where on the screen the menu shall show
    left = Signal()

    def __init__(self, theme: Theme, colours: TagColours, key_of: Shortcut, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("What to do with the selection"))
        self._theme = theme
        self._key_of = key_of
        self._icons: list[tuple[QToolButton, str]] = []
        self.colours = ColourRow(colours, theme, lambda colour: key_of(highlight_command(colour)), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 6, 4)
        row.setSpacing(1)
        row.addWidget(self.colours)
        row.addSpacing(5)
        self.buttons: dict[str, QToolButton] = {}
        for command, icon, words in (
            ("underline", "kind-underline", _("Underline")),
            ("write_note", "kind-note", _("Write a note")),
            ("add_tag", "kind-tag", _("Add a tag")),
            ("follow_up", "kind-follow_up", _("Follow up")),
            ("comment", "kind-comment", _("Comment")),
            ("copy", "copy", _("Copy")),
            (MORE, "more", _("More")),
        ):
            row.addWidget(self._button(command, icon, words))
        self.colours.chosen.connect(self.colour_wanted)
        self.colours.names_wanted.connect(self.names_wanted)
        theme.changed.connect(self._show_icons)
        self._show_icons()
        self.hide()

    def _button(self, command: str, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the document
        button.setIconSize(QSize(17, 17))
        button.setAccessibleName(words)
        key = "" if command == MORE else self._key_of(command)
        button.setToolTip(plain_tip(_("{command} ({key})").format(command=words, key=key) if key else words))
        if command == MORE:
            button.clicked.connect(
                lambda: self.more_wanted.emit(button.mapToGlobal(QPoint(0, button.height())))
            )
        else:
            button.clicked.connect(lambda: self.command_wanted.emit(command))
        self._icons.append((button, icon))
        self.buttons[command] = button
        return button

    def show_for_area(self, is_area: bool) -> None:
        """An area has no words to underline."""
        self.buttons["underline"].setVisible(not is_area)

    @property
    def first(self) -> QWidget:
        """What the Tab key leads to first."""
        return self.colours.buttons[Colour.YELLOW]

    def _show_icons(self) -> None:
        for button, name in self._icons:
            button.setIcon(icons.icon(name, self._theme.colours.text, 17))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key leads through the bar, and at its end back to the document."""
        if not step_within(self, forward=forward):
            self.left.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def highlight_command(colour: Colour) -> str:
    """The id of the command that highlights in `colour`."""
    return f"highlight_{colour.value}"
