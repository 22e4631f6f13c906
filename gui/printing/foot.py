"""The line at the foot of the window before printing: how far it is, what came of it, the buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from core.language import _
from gui.panels.captions import plain_tip


class PrintFoot(QWidget):
    """`print_wanted`, `stop_wanted` and `close_wanted` are its buttons."""

    print_wanted = Signal()
    stop_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("printFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(150)
        self.bar.setAccessibleName(_("How far printing is"))
        self.stop = QToolButton()
        self.stop.setText(_("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.close_ = QPushButton(_("Close"))
        self.close_.setAutoDefault(False)
        self.close_.clicked.connect(self.close_wanted)
        self.print_ = QPushButton(_("P&rint …"))
        self.print_.setDefault(True)
        self.print_.clicked.connect(self.print_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(10)
        for widget in (self.told, self.bar, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.close_, self.print_):
            row.addWidget(button)
        self.end_work()

    def begin_work(self, sheets: int) -> None:
        """So many sheets are being printed."""
        for widget in (self.bar, self.stop):
            widget.show()
        self.show_work(0, sheets)

    def show_work(self, done: int, of: int) -> None:
        """How many sheets are done."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._tell(_("Printing page {page} of {count} …").format(page=min(done + 1, of), count=of))

    def end_work(self) -> None:
        """It is done, or was stopped."""
        for widget in (self.bar, self.stop):
            widget.hide()
        self.drop_notice()

    def show_printed(self, file: Path | None) -> None:
        """All of it was printed."""
        if file is None:
            self._tell(_("All pages are with the printer."))
        else:
            self._tell(_("Saved as {name}").format(name=file.name), str(file))

    def show_stopped(self, aborted: bool) -> None:
        """It was stopped; where it was not `aborted` the printer has some of it."""
        stopped = _("Stopped. Nothing was printed.")
        self._tell(stopped if aborted else _("Stopped. The printer may still print the pages that it has."))

    def drop_notice(self) -> None:
        """What was told is over."""
        self._tell("")

    def _tell(self, words: str, tip: str = "") -> None:
        self.told.setText(words)
        self.told.setToolTip(plain_tip(tip) if tip else "")
