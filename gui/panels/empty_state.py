"""What stands where the document would, before there is one: what the program is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.language import _
from gui import icons
from gui.actions import Actions
from gui.panels.captions import quiet, title
from gui.panels.getting_started import GettingStarted
from gui.theme import Theme


class EmptyState(QWidget):
    """In an empty library it tells how to begin; else it has the reader choose a meeting."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = title(factor=1.5)
        self._text = quiet(
            _("Choose one in the library on the left, search with Ctrl+K, or open more files.")
        )
        self._choose = QPushButton(_("Open files …"))
        self._choose.setProperty("role", "main")
        self._choose.clicked.connect(actions["open_files"].trigger)
        self.beginning = GettingStarted(theme, actions)
        picture = QLabel()
        picture.setPixmap(icons.application_icon().pixmap(56, 56))
        for label in (self._heading, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.beginning)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(520)
        row.addWidget(middle, 8)
        row.addStretch(1)
        self.show_library(0)

    def show_library(self, meetings: int) -> None:
        """Say what fits a library of so many meetings."""
        is_empty = meetings == 0
        self.beginning.setVisible(is_empty)
        self._text.setVisible(not is_empty)
        self._choose.setVisible(not is_empty)
        self.setFocusProxy(self.beginning.first if is_empty else self._choose)
        words = _("Read minutes, find decisions, keep your notes") if is_empty else _("Choose a meeting")
        self._heading.setText(words)
