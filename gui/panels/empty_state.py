"""What stands where the document would, before there is one: what the program is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.language import _
from gui import icons
from gui.panels.captions import quiet, title
from gui.theme import Theme


class EmptyState(QWidget):
    """Offers to open a file or, in an empty library, to try the sample minutes."""

    open_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = title(factor=1.5)
        self._text = quiet()
        self._samples = QPushButton(_("Try three sample minutes"))
        self._samples.clicked.connect(self.samples_wanted)
        choose = QPushButton(_("Open files …"))
        choose.setProperty("role", "main")
        choose.clicked.connect(self.open_wanted)
        self.setFocusProxy(choose)
        drop = quiet(
            _(
                "Or drop PDF, Word, OpenDocument, RTF, web or text files, a ZIP archive of them, or a whole "
                "folder, anywhere on this window."
            )
        )
        picture = QLabel()
        picture.setPixmap(icons.application_icon().pixmap(56, 56))
        for label in (self._heading, self._text, drop):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(choose)
        buttons.addWidget(self._samples)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addSpacing(4)
        column.addWidget(drop)
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
        self._samples.setVisible(meetings == 0)
        if meetings:
            self._heading.setText(_("Choose a meeting"))
            self._text.setText(
                _("Choose one in the library on the left, search with Ctrl+K, or open more files.")
            )
        else:
            self._heading.setText(_("Read minutes, find decisions, keep your notes"))
            self._text.setText(
                _(
                    "Open the minutes of a council or a committee. The agenda is shown as a tree beside the "
                    "pages, with every decision; your tags and notes stay on this machine."
                )
            )
