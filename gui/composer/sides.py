"""The two sides of the composer's window, which its parts are put into as they are made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

LEFT = 372
"""Width of the left side, in logical pixels."""


class Sides:
    """`column` holds the parts of the left side, which scrolls in `left`; `upper` both sides; `whole` all
    that the window has."""

    def __init__(self, window: QWidget) -> None:
        self.parts = QWidget()
        self.parts.setObjectName("composerLeft")
        self.column = QVBoxLayout(self.parts)
        self.column.setContentsMargins(18, 16, 14, 18)
        self.column.setSpacing(20)
        self.left = QScrollArea()
        self.left.setObjectName("composerScroll")
        self.left.setWidgetResizable(True)
        self.left.setFrameShape(QFrame.Shape.NoFrame)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.left.setWidget(self.parts)
        self.left.setFixedWidth(LEFT)
        self.upper = QHBoxLayout()
        self.upper.setSpacing(0)
        self.upper.addWidget(self.left)
        self.whole = QVBoxLayout(window)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addLayout(self.upper, 1)

    def add(self, *parts: QWidget) -> Iterator[QWidget]:
        """Put parts below one another into the left side, one a step."""
        for part in parts:
            self.column.addWidget(part)
            yield part
