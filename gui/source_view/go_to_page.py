"""A small line over the document that takes the number of a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from core.language import _

FROM_EDGE = 16


class GoToPage(QFrame):
    """Stands at the foot of `over` while the reader writes a number. Pages are counted from 1 here alone."""

    page_chosen = Signal(int)  # counted from 0
    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("goToPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._caption = QLabel(_("&Page"))
        self.line = QLineEdit()
        self.line.setMaxLength(6)
        self.line.setValidator(QIntValidator(1, 999_999, self.line))
        self.line.setFixedWidth(self.fontMetrics().averageCharWidth() * 9)
        self.line.setAccessibleName(_("Go to page"))
        self._caption.setBuddy(self.line)
        self._of = QLabel()
        self._pages = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        for widget in (self._caption, self.line, self._of):
            row.addWidget(widget)
        self.line.returnPressed.connect(self._go)
        self.line.installEventFilter(self)
        over.installEventFilter(self)
        self.hide()

    def ask(self, page: int, pages: int) -> None:
        """Ask for a page of `pages`; the reader is at `page`, counted from 0."""
        self._pages = pages
        self.line.setText(str(page + 1))
        self._of.setText(_("of {pages}").format(pages=pages))
        self._stand()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _go(self) -> None:
        page = min(int(self.line.text()), self._pages) - 1  # beyond the last one is the last one
        self.hide()
        self.page_chosen.emit(page)
        self.left.emit()

    def _stand(self) -> None:
        self.adjustSize()
        over = self._over
        self.move(over.width() - self.width() - 2 * FROM_EDGE, over.height() - self.height() - FROM_EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves; so does a click elsewhere."""
        if watched is self.line:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if event.type() is QEvent.Type.KeyPress:
                    self.hide()
                    self.left.emit()
                return True
            if event.type() is QEvent.Type.FocusOut:
                self.hide()
        elif event.type() is QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False
