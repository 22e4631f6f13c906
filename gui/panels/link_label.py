"""Lines of text with links that the Tab key goes through one by one, forward and back, each with a ring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from gui.panels.captions import make_quiet
from gui.theme import Theme

RING = 2.0
"""Width of the ring, in logical pixels."""
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LinkLabel(QLabel):
    """A quiet, wrapped line. The link that has the keyboard is the label's selected text, as Qt has it.

    Qt itself stops once more on the label before its first link, and never leaves that backwards.
    """

    def __init__(self, theme: Theme, *, selectable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        make_quiet(self)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        links = flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        self.setTextInteractionFlags(links | flags.TextSelectableByMouse if selectable else links)

    def setText(self, text: str) -> None:
        """Show `text`; one without links is no stop of the Tab key."""
        super().setText(text)
        stops = Qt.FocusPolicy.StrongFocus if "<a " in text else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(stops)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first link has the keyboard, or the last."""
        super().focusInEvent(event)
        if event.reason() in BY_TAB:
            self.setSelection(0, 0)
            super().focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in BY_TAB:
            self.setSelection(0, 0)
        self.update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go on to the label's next link, or the one before; at the end out of the label."""
        before = self.selectionStart()
        moved = super().focusNextPrevChild(next)
        above = self.parentWidget()
        if moved and self.hasFocus() and self.selectionStart() == before and above is not None:
            return above.focusNextPrevChild(next)
        return moved

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.hasSelectedText():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.accent), RING))
            for rect in self.chosen_rects():
                painter.drawRoundedRect(rect, 3, 3)

    def chosen_rects(self) -> list[QRectF]:
        """Where the selected words stand, line by line, in the label."""
        room = QRectF(self.contentsRect())
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        document.setHtml(self.text())
        document.setTextWidth(room.width())
        document.size()  # has it laid out
        first = self.selectionStart()
        cursor = QTextCursor(document)
        found: list[QRectF] = []
        end = first + len(self.selectedText())
        while first < end:
            cursor.setPosition(first)
            block = cursor.block()
            line = block.layout().lineForTextPosition(first - block.position())
            if not line.isValid():
                break
            last = min(end - block.position(), line.textStart() + line.textLength())
            corner = document.documentLayout().blockBoundingRect(block).topLeft() + room.topLeft()
            left = _x(line.cursorToX(first - block.position()))
            right = _x(line.cursorToX(last))
            top = corner.y() + line.y()
            found.append(QRectF(corner.x() + left, top, right - left, line.height()).adjusted(0, 1, 0, -1))
            first = max(first + 1, block.position() + last)
        return [rect.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)) for rect in found]


def _x(answer: object) -> float:
    """PySide answers with the place across, and the position that it took."""
    return float(answer[0] if isinstance(answer, tuple | list) else answer)  # type: ignore[arg-type]
