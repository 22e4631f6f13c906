"""The line at the composer's foot: what is done with the summary, how far writing it is, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from gui.panels.captions import plain_tip, quiet
from gui.timers import later

SAVE_KEYS = "Ctrl+S", "Ctrl+Return", "Ctrl+Enter"
COPY_KEYS = "Ctrl+Shift+C"
SHOW_MS = 500
"""Work that takes longer than this shows its progress and can be stopped, in milliseconds."""


class Foot(QWidget):
    """`save_wanted`, `copy_wanted`, `stop_wanted` and `close_wanted` are its buttons; `closed_wanted` and
    `personal_wanted` are the ways to what is said of closed items and to the list of personal data."""

    save_wanted = Signal()
    copy_wanted = Signal()
    stop_wanted = Signal()
    close_wanted = Signal()
    closed_wanted = Signal()
    personal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("composerFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.save = QPushButton(_("&Save as …"))
        self.save.setDefault(True)
        self.save.clicked.connect(self.save_wanted)
        self.copy = QPushButton(_("Copy as te&xt"))
        self.copy.clicked.connect(self.copy_wanted)
        self.close_ = QPushButton(_("Close"))
        self.close_.clicked.connect(self.close_wanted)
        for button in (self.copy, self.close_):
            button.setAutoDefault(False)
        self.closed = _link(_("Show what is said of closed items"))
        self.closed.clicked.connect(self.closed_wanted)
        self.personal = _link(_("Show the list"))
        self.personal.clicked.connect(self.personal_wanted)
        for button, keys in (
            (self.save, QKeySequence(SAVE_KEYS[0])),
            (self.copy, QKeySequence(COPY_KEYS)),
            (self.close_, QKeySequence(Qt.Key.Key_Escape)),
        ):
            button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        self._left = QStackedWidget()
        self._left.addWidget(self._notice_side())
        self._left.addWidget(self._work_side())
        self._late = later(self, SHOW_MS, self._show_work)
        self._file: Path | None = None
        self._pressed: QPushButton | None = None  # what began the work, with the keyboard on it
        self.notes = quiet()
        self.notes.setContentsMargins(0, 0, 0, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 9)
        column.setSpacing(0)
        column.addWidget(self.notes)
        self._row = QHBoxLayout()
        column.addLayout(self._row)
        self._row.setSpacing(8)
        self._row.addWidget(self._left, 1)
        for widget in (self.closed, self.personal, self.copy, self.close_, self.save):
            self._row.addWidget(widget)
        self.drop_notice()

    def add_print(self, wanted: Callable[[], object]) -> QPushButton:
        """Have a button for printing, which calls `wanted`."""
        button = QPushButton(_("P&rint …"))
        button.setAutoDefault(False)
        keys = QKeySequence(QKeySequence.StandardKey.Print)
        button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(lambda _on=False: wanted())
        self._row.insertWidget(self._row.indexOf(self.copy), button)
        return button

    # What there is to tell

    def show_closed(self, left_out: int, *, included: bool) -> None:
        """How many closed items are left out, or that they go out."""
        words = ngettext("{count} closed item left out", "{count} closed items left out", left_out)
        self.closed.setText(_("With closed items") if included else words.format(count=left_out))
        self.closed.setVisible(included or left_out > 0)
        self.closed.setProperty("role", "overdue" if included else "")
        self.closed.style().unpolish(self.closed)
        self.closed.style().polish(self.closed)

    def show_masked(self, count: int, *, in_view: bool) -> None:
        """How many pieces of personal data are masked; told where their list is not `in_view`."""
        words = ngettext(
            "{count} piece of personal data masked", "{count} pieces of personal data masked", count
        )
        self.personal.setText(_("Masked: {count}").format(count=count))
        self.personal.setToolTip(words.format(count=count))
        self.personal.setVisible(count > 0 and not in_view)

    def begin_work(self) -> None:
        """Something is being written. It shows where it takes its time."""
        self.drop_notice()
        self.work.setText(_("Writing …"))
        self.stop.setEnabled(True)
        self.bar.setRange(0, 0)
        self._late.start()
        self._pressed = next((each for each in (self.save, self.copy) if each.hasFocus()), None)
        self._allow(False)

    def _show_work(self) -> None:
        """The keyboard goes with it where it was on a button that cannot be pressed now."""
        self._left.setCurrentIndex(1)
        if self._pressed is not None:
            self.stop.setFocus()

    def show_work(self, done: int, of: int) -> None:
        """How far it is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def show_stopping(self) -> None:
        """It takes away what it was writing."""
        self.work.setText(_("Stopping …"))
        self.bar.setRange(0, 0)
        self.stop.setEnabled(False)

    def end_work(self) -> None:
        """It is written, or was stopped."""
        self._late.stop()
        had_keyboard = self.stop.hasFocus()
        self._left.setCurrentIndex(0)
        self._allow(True)
        if had_keyboard:
            (self._pressed or self.save).setFocus()

    def show_notice(self, text: str, file: Path | None = None, notes: Sequence[str] = ()) -> None:
        """Something that went well; a file can be opened, and shown in its folder. `notes` are sentences on
        what is not in it."""
        self._file = file
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.notice.setText(text)
        self.notice.setToolTip(plain_tip(str(file)) if file is not None else "")
        for button in (self.open, self.show_folder):
            button.setVisible(file is not None)

    def drop_notice(self) -> None:
        """What was told is over."""
        self.show_notice("")

    def _allow(self, allowed: bool) -> None:
        for button in (self.save, self.copy):
            button.setEnabled(allowed)

    def _notice_side(self) -> QWidget:
        side = QWidget()
        self.notice = _OneLine()
        self.open = QToolButton()
        self.open.setText(_("Open"))
        self.open.clicked.connect(lambda: self._look_at(self._file))
        self.show_folder = QToolButton()
        self.show_folder.setText(_("Show in folder"))
        self.show_folder.clicked.connect(lambda: self._look_at(self._file and self._file.parent))
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.notice)
        for button in (self.open, self.show_folder):
            button.setObjectName("footLink")
            button.hide()
            row.addWidget(button)
        row.addStretch(1)
        return side

    def _work_side(self) -> QWidget:
        side = QWidget()
        self.work = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(150)
        self.bar.setAccessibleName(_("How far writing is"))
        self.stop = QToolButton()
        self.stop.setText(_("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.work)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        row.addStretch(1)
        return side

    @staticmethod
    def _look_at(path: Path | None) -> None:
        """Open a file, or a folder, in the program the system has for it. It lies on this machine."""
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _link(tip: str) -> QToolButton:
    """Words that lead somewhere, when there is something to say."""
    link = QToolButton()
    link.setObjectName("footLink")
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.setToolTip(tip)
    link.hide()
    return link


class _OneLine(QLabel):
    """A line of text; where there is no room for it its middle is left out, for its end is a name's."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
