"""The line at the foot of the window: saved or not, an import under way, and where the reader is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from core.language import _
from gui.panels.captions import plain_tip

NOTICE_MS = 6000


class StatusLine(QWidget):
    """Left whether all is saved, right where the reader is; in between, an import and what was done.

    The way to stop an import stands before the words that change, so that it keeps its place.
    """

    stop_wanted = Signal()
    stop_pages_wanted = Signal()
    offer_wanted = Signal()  # what stands beside the notice, unless the notice said what that means
    where_clicked = Signal()  # the words that say which page the reader is at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.saved = QLabel()
        self.saved.setAccessibleName(_("Saved or not"))
        self.notice = QLabel()
        self.where = QLabel()
        self.where.setCursor(Qt.CursorShape.PointingHandCursor)
        self.where.setToolTip(_("Go to a page"))
        self.where.installEventFilter(self)
        self._offer = QToolButton()
        self._offer.clicked.connect(self._offer_clicked)
        self._take: Callable[[], object] | None = None  # what the offer means, where it is not the import's
        self._offer.hide()
        self._work = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._stop = QToolButton()
        self._stop.setText(_("Stop"))
        self._stop.clicked.connect(self._stop_clicked)
        self._importing = False
        self._added: list[str] = []  # the kinds of what is told together
        self._together = ""  # as it is told
        self._pages: tuple[int, int, str] | None = None  # how far the reading of scanned pages is
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(NOTICE_MS)
        self._quiet.timeout.connect(self._end_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(14)
        row.addWidget(self.saved)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        row.addWidget(self._work)
        row.addWidget(self.notice, 1)
        row.addWidget(self._offer)
        row.addStretch(1)
        row.addWidget(self.where, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedHeight(self.fontMetrics().lineSpacing() + 14)
        self.show_saved(True)
        self.end_work()

    def show_saved(self, saved: bool, *, refused: bool = False) -> None:
        """Whether all that the reader did is committed, or some of it was refused."""
        words = _("✓ Saved"), _("Not saved"), _("Saving …")
        self.saved.setText(words[0] if saved else words[1] if refused else words[2])
        metrics = self.saved.fontMetrics()
        self.saved.setMinimumWidth(max(map(metrics.horizontalAdvance, words)) + 4)

    def show_notice(self, text: str, offer: str = "", take: Callable[[], object] | None = None) -> None:
        """Something that went well, for a while; what is offered beside it stays until more is told, and
        means `take`."""
        self.notice.setText(text)
        self.notice.setToolTip(plain_tip(text) if text else "")  # there may be too little room for all of it
        self._take = take
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        if offer:
            self._quiet.stop()
        else:
            self._quiet.start()

    def _end_notice(self) -> None:
        self.notice.clear()
        self.notice.setToolTip("")
        self._offer.hide()

    def add_notice(
        self, kind: str, text: str, offer: str = "", take: Callable[[], object] | None = None
    ) -> None:
        """`show_notice` of one of the things that come of one act: behind those of other kinds that were told
        so, and are told still."""
        if kind in self._added or self.notice.text() != self._together:
            self._added = []
        if self._added:
            text = f"{self._together} · {text}"
            if not offer and not self._offer.isHidden():
                offer, take = self._offer.text(), self._take
        self.show_notice(text, offer, take)
        self._added, self._together = [*self._added, kind], text

    def drop_notice(self, text: str) -> None:
        """What the notice `text` says is over."""
        if self.notice.text() == text:
            self._end_notice()

    def show_work(self, done: int, total: int, name: str, left: str = "") -> None:
        """How far an import is, and how much time is left where that is known."""
        self._importing = True
        text = _("Reading {done} of {total}: {name}") if name else _("Reading {done} of {total}")
        self._show(text.format(done=min(done + 1, total), total=total, name=name), done, total, left)

    def end_work(self) -> None:
        """No import is under way."""
        self._importing = False
        if self._pages is not None:
            self.show_pages(*self._pages)
        else:
            self._hide()

    def show_pages(self, done: int, total: int, name: str) -> None:
        """How far the reading of scanned pages is. An import that is under way shows instead."""
        self._pages = done, total, name
        if not self._importing:
            text = _("Reading scanned page {done} of {total}: {name}")
            self._show(text.format(done=min(done + 1, total), total=total, name=name), done, total)

    def end_pages(self) -> None:
        """No scanned page is being read."""
        self._pages = None
        if not self._importing:
            self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on where the reader is."""
        if watched is self.where and event.type() is QEvent.Type.MouseButtonRelease:
            self.where_clicked.emit()
            return True
        return super().eventFilter(watched, event)

    def _offer_clicked(self) -> None:
        if self._take is not None:
            self._take()
        else:
            self.offer_wanted.emit()

    def _stop_clicked(self) -> None:
        if self._importing:
            self.stop_wanted.emit()
        else:
            self.stop_pages_wanted.emit()

    def _show(self, words: str, done: int, total: int, left: str = "") -> None:
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, 380)
        self._work.setText(f"{shown} · {left}" if left else shown)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        for part in (self._work, self._bar, self._stop):
            part.setVisible(True)

    def _hide(self) -> None:
        for part in (self._work, self._bar, self._stop):
            part.setVisible(False)
