"""The view of a case's line in time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QListView

from core.language import _
from gui.panels.leading_rows import LeadingRows
from gui.theme import Theme


class TrailView(LeadingRows, QListView):
    """The line in time. Ctrl+C copies what the row tells."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The case's line in time"))
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def copy_rows(self) -> None:
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(str(self.currentIndex().data()))
