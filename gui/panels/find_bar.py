"""The bar above a document in which one finds words in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from core.language import _
from gui import icons
from gui.panels.keys import is_the_windows
from gui.theme import Theme

LONGEST = 200
"""Characters that can be looked for."""


class FindBar(QFrame):
    """A line to type in, how many hits there are, and what counts as one."""

    wanted = Signal()  # the words, or what counts as a hit, are others
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = _Line()
        self.line.setPlaceholderText(_("Find in this document"))
        self.line.setAccessibleName(_("Find in this document"))
        self.line.setMaxLength(LONGEST)
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(110)
        self.line.setMaximumWidth(320)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("findTold")
        self.told.setMinimumWidth(60)
        self.previous = self._button(_("Previous hit (Shift+F3)"), "chevron-up")
        self.next = self._button(_("Next hit (F3)"), "chevron-down")
        self.case = self._toggle(_("Capitals count"), "Aa")
        self.whole_word = self._toggle(_("Whole words alone"), _("Word"))
        self.close_button = self._button(_("Close (Esc)"), "close")
        self._put_together()
        self._dress()
        theme.changed.connect(self._dress)
        self.tell("")
        self.hide()

    def _put_together(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(4)
        row.addWidget(self.line, 3)
        for button in (self.previous, self.next, self.case, self.whole_word):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.told, 3)
        row.addWidget(self.close_button)
        self.line.textChanged.connect(self.wanted)
        for toggle in (self.case, self.whole_word):
            toggle.toggled.connect(self.wanted)
        self.line.next_wanted.connect(self.next_wanted)
        self.line.previous_wanted.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.previous.clicked.connect(self.previous_wanted)
        self.close_button.clicked.connect(self.left)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.line.text()

    def open(self, words: str) -> None:
        """Have the reader type in the line, with `words` in it where there are any."""
        if words:
            self.line.setText(words)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def tell(self, words: str, *, failed: bool = False) -> None:
        """Say what was found; `failed` where nothing was."""
        self.told.setText(words)
        self.told.setToolTip(words)
        self.told.setProperty("role", "failed" if failed else "quiet")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def allow_steps(self, allowed: bool) -> None:
        """Whether there is another hit to go to."""
        self.next.setEnabled(allowed)
        self.previous.setEnabled(allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar wherever in it the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setProperty("icon_name", icon)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _toggle(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _dress(self) -> None:
        for button in (self.previous, self.next, self.close_button):
            name = str(button.property("icon_name"))
            button.setIcon(icons.icon(name, self._theme.colours.text, 14))


class _Line(QLineEdit):
    """The line to type in: Enter goes on to the next hit, Shift+Enter back."""

    next_wanted = Signal()
    previous_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        if is_the_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the bar's
        else:
            super().keyPressEvent(event)
