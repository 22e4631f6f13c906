"""The bar above a document in which one finds words in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout

from core.language import _
from gui import icons
from gui.panels.keys import LeavesKeys
from gui.theme import Theme

LONGEST = 200
"""Characters that can be looked for."""
NARROW = 440
"""Below so many logical pixels the bar has two lines."""
LEAST = 240


class FindBar(QFrame):
    """A line to type in, how many hits there are, and what counts as one; in two lines where it is narrow."""

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
        self.told = _Told()
        self.previous = self._button(_("Previous hit (Shift+F3)"), "chevron-up")
        self.next = self._button(_("Next hit (F3)"), "chevron-down")
        self.case = self._toggle(_("Capitals count"))
        self.case.setText("Aa")
        self.whole_word = self._toggle(_("Whole words alone"))
        self.whole_word.setProperty("icon_name", "whole-word")
        self.whole_word.setIconSize(QSize(16, 16))
        self.close_button = self._button(_("Close (Esc)"), "close")
        self._put_together()
        self._dress()
        theme.changed.connect(self._dress)
        self.tell("")
        self.hide()

    def _put_together(self) -> None:
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(4)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 5, 8, 5)
        rows.setSpacing(0)
        rows.addLayout(self._first)
        rows.addLayout(self._second)
        self._lay_out(narrow=False)
        self.line.textChanged.connect(self.wanted)
        for toggle in (self.case, self.whole_word):
            toggle.toggled.connect(self.wanted)
        self.line.next_wanted.connect(self.next_wanted)
        self.line.previous_wanted.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.previous.clicked.connect(self.previous_wanted)
        self.close_button.clicked.connect(self.left)

    def _lay_out(self, *, narrow: bool) -> None:
        """All in one line; where that is too narrow the line to type in has one of its own."""
        self._narrow = narrow
        for row in (self._first, self._second):
            while row.takeAt(0) is not None:
                pass
        below = self._second if narrow else self._first
        self._first.addWidget(self.line, 3)
        for button in (self.previous, self.next, self.case, self.whole_word):
            below.addWidget(button)
        below.addSpacing(6)
        below.addWidget(self.told, 3)
        self._first.addWidget(self.close_button)
        self._second.setContentsMargins(0, 3 if narrow else 0, 0, 0)
        self.line.setMaximumWidth(1000 if narrow else 320)

    def minimumSizeHint(self) -> QSize:
        """It fits where the document does."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow is not self._narrow:
            self._lay_out(narrow=narrow)

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

    def show_words(self, words: str) -> None:
        """Have `words` stand in the line without looking for them."""
        self.line.blockSignals(True)
        self.line.setText(words)
        self.line.setCursorPosition(0)  # where they are longer than the line, its beginning shows
        self.line.blockSignals(False)

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

    def _toggle(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _dress(self) -> None:
        for button in (self.previous, self.next, self.whole_word, self.close_button):
            name = str(button.property("icon_name"))
            button.setIcon(icons.icon(name, self._theme.colours.text, button.iconSize().width()))


class _Told(QLabel):
    """A line that ends in dots where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("findTold")
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class _Line(LeavesKeys, QLineEdit):
    """The line to type in: Enter goes on to the next hit, Shift+Enter back."""

    next_wanted = Signal()
    previous_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the bar's
        else:
            super().keyPressEvent(event)
