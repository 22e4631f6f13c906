"""A line over what it is about: how it stands with scanned pages, or what is not used. Not there where all is
well.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from core.language import _
from gui.panels.captions import quiet


class PageNotice(QWidget):
    """A sentence or two, and what can be done about it."""

    wanted = Signal()  # what the button offers
    declined = Signal()  # what the second one offers

    def __init__(self, *, closable: bool = False) -> None:
        super().__init__()
        self.setObjectName("pageNotice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = quiet()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(self.wanted)
        self.second = QPushButton()
        self.second.clicked.connect(self.declined)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.second, 0, Qt.AlignmentFlag.AlignTop)
        if closable:
            close = QToolButton()
            close.setText("×")
            close.setToolTip(_("Close"))
            close.setAccessibleName(_("Close"))
            close.clicked.connect(self.hide)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, words: str, offer: str = "", other: str = "") -> None:
        """Show `words`, with buttons where something is offered; nothing where there are none."""
        self.words.setText(words)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
        self.second.setText(other)
        self.second.setVisible(bool(other))
        self.setVisible(bool(words))
