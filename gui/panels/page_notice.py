"""A line over what it is about: how it stands with scanned pages, or what is not used. Not there where all is
well.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from core.language import _
from gui.panels.captions import quiet

_AROUND = 48
"""Logical pixels of the margins and between words, buttons and the cross."""
_NARROW = 340
"""Logical pixels beside the buttons, below which words of more than two lines stand above them."""


class PageNotice(QWidget):
    """A sentence or two, and what can be done about it."""

    wanted = Signal()  # what the button offers
    declined = Signal()  # what the second one offers
    third_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("pageNotice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = quiet()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(self.wanted)
        self.second = QPushButton()
        self.second.clicked.connect(self.declined)
        self.third = QPushButton()
        self.third.clicked.connect(self.third_wanted)
        self._offers = QWidget()
        offers = QHBoxLayout(self._offers)
        offers.setContentsMargins(0, 0, 0, 0)
        offers.setSpacing(12)
        for each in (self.button, self.third, self.second):
            offers.addWidget(each)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 7, 10, 7)
        self._grid.setSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.words, 0, 0)
        self._grid.addWidget(self._offers, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._closable = closable
        self._stands_below = False
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Close"))
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.clicked.connect(self.hide)
        self.close_button.clicked.connect(self.closed)
        self.close_button.setVisible(closable)
        self._grid.addWidget(self.close_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self,
        words: str,
        offer: str = "",
        other: str = "",
        *,
        third: str = "",
        closable: bool | None = None,
    ) -> None:
        """Show `words`, with buttons where something is offered, the third one between the two; nothing where
        there are none. `closable` is whether it can be closed, None as it was made."""
        self.close_button.setVisible(self._closable if closable is None else closable)
        self.words.setText(words)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
        self.second.setText(other)
        self.second.setVisible(bool(other))
        self.third.setText(third)
        self.third.setVisible(bool(third))
        self._offers.setVisible(bool(offer or other or third))
        self._arrange()
        self.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Set the buttons beside the words, or below them where these have little room."""
        closing = self.close_button.sizeHint().width() if self._closable else 0
        room = self.width() - self._offers.sizeHint().width() - closing - _AROUND
        is_long = self.words.fontMetrics().horizontalAdvance(self.words.text()) > 2 * room
        below = not self._offers.isHidden() and room < _NARROW and is_long
        if below == self._stands_below:
            return
        self._stands_below = below
        self._grid.removeWidget(self._offers)
        if below:
            self._grid.addWidget(self._offers, 1, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._offers, 0, 1, Qt.AlignmentFlag.AlignTop)
