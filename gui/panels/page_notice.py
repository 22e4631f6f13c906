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
    third_wanted = Signal()
    closed = Signal()

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
        self.third = QPushButton()
        self.third.clicked.connect(self.third_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.third, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.second, 0, Qt.AlignmentFlag.AlignTop)
        self._closable = closable
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Close"))
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.clicked.connect(self.hide)
        self.close_button.clicked.connect(self.closed)
        self.close_button.setVisible(closable)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
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
        self.setVisible(bool(words))
