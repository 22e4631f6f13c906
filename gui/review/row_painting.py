"""How the rows of findings and comments are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from core.wording import shortened
from gui import icons
from gui.models.tree import Index
from gui.panels.captions import plain_tip
from gui.panels.rows import small, wrapped
from gui.review.row_words import beside_words, head_words, message_words, spoken
from gui.review.rows import CommentRow, Row
from gui.review.states import severity_colour, severity_icon
from gui.theme import Colours, Theme

ROOM = 6.0
LEFT, RIGHT = 34.0, 12.0
SIGN = 15.0
MOST = 200
"""Characters that are laid out: more than two lines hold."""
LONGEST_TIP = 600


def row_icon(row: Row) -> str:
    """The name of a row's sign."""
    return "kind-comment" if isinstance(row, CommentRow) else severity_icon(row.finding.severity)


def row_colour(colours: Colours, row: Row) -> str:
    """The colour of a row's sign and of what it is called; quiet where it is not open."""
    if not row.is_open:
        return colours.quiet
    return colours.comment if isinstance(row, CommentRow) else severity_colour(colours, row.finding.severity)


class RowsPainting(QStyledItemDelegate):
    """What it is and where, and two lines: what is said, and where that is short the words it is about. Where
    `is_low`, there is little room: the sign alone tells what it is, and the number below it in
    which item."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self.is_low = False
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        words, head = QFontMetricsF(option.font), QFontMetricsF(small(option.font))
        above = 0 if self.is_low else head.lineSpacing() + 3
        return QSize(120, round(2 * words.lineSpacing() + above + 2 * ROOM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.model().rows[index.row()]  # type: ignore[attr-defined]
        colours, rect = self._theme.colours, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 5, 5)
        colour = row_colour(colours, row)
        font = small(option.font)
        height = QFontMetricsF(font).lineSpacing()
        first = QRectF(rect.left() + LEFT, rect.top() + ROOM, rect.width() - LEFT - RIGHT, height)
        sign = QRectF(rect.left() + 12, first.center().y() - SIGN / 2 + 1, SIGN, SIGN)
        icons.paint(painter, row_icon(row), colour, sign)
        below = first
        if self.is_low:
            number = "" if row.item is None else row.item.number or ""
            painter.setFont(font)
            painter.setPen(QColor(colours.text if chosen else colours.quiet))
            gutter = QRectF(rect.left() + 5, first.bottom() + 2, LEFT - 7, height)
            painter.drawText(gutter, Qt.AlignmentFlag.AlignCenter, number)
        else:
            painter.setFont(font)
            painter.setPen(QColor(colours.text if chosen else colour))
            head = QFontMetricsF(font).elidedText(head_words(row), Qt.TextElideMode.ElideRight, first.width())
            painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, head)
            below = first.translated(0, height + 2)
        quiet = colours.text if chosen else colours.quiet
        message = wrapped(
            shortened(" ".join(message_words(row).split()), MOST), option.font, below.width(), 2
        )
        painter.setPen(QColor(colours.text if row.is_open else quiet))
        message.draw(painter, below.topLeft())
        quote = beside_words(row)
        if quote and message.lineCount() < 2:
            painter.setPen(QColor(quiet))
            line = wrapped(quote, option.font, below.width(), 1)
            line.draw(painter, below.topLeft() + QPointF(0, QFontMetricsF(option.font).lineSpacing()))
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """All the words, for those a row has no room for."""
        if event.type() is not QEvent.Type.ToolTip:
            return False
        row = index.model().rows[index.row()] if index.isValid() else None  # type: ignore[attr-defined]
        words = "" if row is None else shortened(spoken(row), LONGEST_TIP)
        QToolTip.showText(event.globalPos(), plain_tip(words) if words else "", view.viewport())
        return True
