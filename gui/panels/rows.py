"""How rows are drawn: agenda items, search hits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from gui import icons
from gui.models.agenda import Agenda, AgendaNode, page_words
from gui.review.states import state_colour, state_icon
from gui.theme import Theme, outcome_colour

Index = QModelIndex | QPersistentModelIndex
EDGE = 14  # between a row's content and the panel's edge
SIGN = 15  # side of an outcome's sign
REVIEW_ROOM = 24  # what the sign of a review takes
RING = 8.0  # across the ring of an item where an annotation waits to be placed
UNREAD = 6.0  # across the dot of what was not read yet
NUMBER, MOST_NUMBER = 30, 84  # width of the column of item numbers, at least and at most
MOST_LINES = 4
MUCH_ROOM = 10_000.0  # a line so long is not broken, in logical pixels
_BREAKS = re.compile(r"(?<=[-–/])|(?<=\s)(?=\S)")
"""Where a line may end."""


def bold(font: QFont) -> QFont:
    """The same typeface, half bold."""
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def small(font: QFont) -> QFont:
    """The same typeface, a little smaller."""
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font


def wrapped(
    text: str,
    font: QFont,
    width: float,
    most: int = MOST_LINES,
    looks: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """`text` set in at most `most` lines, the last one cut with an ellipsis; parts have other `looks`."""
    layout = _set_in_lines(text, font, width, most, looks=looks)
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    if last is None or last.textStart() + last.textLength() >= len(text):
        return layout
    rest = text[last.textStart() :]
    elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return _set_in_lines(text[: last.textStart()] + elided, font, width, most, is_cut=True, looks=looks)


def in_whole_words(text: str, font: QFont, width: float) -> str:
    """`text` with each word that is wider than a line of `width` cut at its end, not broken within."""
    metrics = QFontMetricsF(font)
    parts = _BREAKS.split(text)
    if max(map(metrics.horizontalAdvance, parts), default=0.0) <= width:
        return text
    cut = (metrics.elidedText(each.rstrip(), Qt.TextElideMode.ElideRight, width) for each in parts)
    return "".join(words + each[len(each.rstrip()) :] for words, each in zip(cut, parts, strict=True))


def _set_in_lines(
    text: str,
    font: QFont,
    width: float,
    most: int,
    *,
    is_cut: bool = False,
    looks: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """The first `most` lines of `text`; the last takes all that is left where it was cut to fit."""
    layout = QTextLayout(text, font)
    if looks:
        layout.setFormats(list(looks))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    spacing = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(MUCH_ROOM if is_cut and number == most - 1 else max(width, 20))
        line.setPosition(QPointF(0, number * spacing))
    layout.endLayout()
    return layout


def _lock_room(node: AgendaNode) -> int:
    """What the lock of a closed item takes beside the sign of its outcome, in logical pixels."""
    return SIGN + 4 if node.closed and node.outcome is not None else 0


@lru_cache(maxsize=4096)
def _line_count(text: str, font_name: str, width: int) -> int:
    """How many lines a title takes; a tree asks for every row whenever its layout changes."""
    font = QFont()
    font.fromString(font_name)
    return wrapped(in_whole_words(text, font, width), font, width).lineCount()


class Rows(QStyledItemDelegate):
    """Base of the delegates."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self.theme = theme

    def _dot(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.postponed))
        painter.drawEllipse(QPointF(x, y), 4, 4)

    def _words(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: str,
        align: Qt.AlignmentFlag,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, elide, rect.width())
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)


class AgendaRows(Rows):
    """An item with number, wrapped title, dot and sign, or one of its sections and attachments."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: AgendaNode = index.data(Agenda.NODE)
        spacing = QFontMetricsF(option.font).lineSpacing()
        if not node.is_item:
            return QSize(120, round(spacing * 1.4))
        lines = _line_count(node.title, bold(option.font).toString(), round(self._title_width(index)))
        return QSize(120, round(lines * spacing + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: AgendaNode = index.data(Agenda.NODE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.attachment is not None:
            self._paint_attachment(painter, option, index, node, chosen)
        elif not node.is_item:
            self._paint_section(painter, option, index, node, chosen)
        else:
            self._paint_item(painter, option, index, node, chosen)
        painter.restore()

    def _paint_section(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, node: AgendaNode, chosen: bool
    ) -> None:
        colours = self.theme.colours
        colour = colours.text if chosen else colours.accent if node.is_decision else colours.quiet
        font = bold(option.font) if chosen or node.is_decision else option.font
        rect = option.rect.adjusted(self._number_width(index), 0, -EDGE, 0)
        middle = Qt.TextElideMode.ElideMiddle  # the date at the end tells one decision from another
        self._words(painter, rect, node.title, font, colour, Qt.AlignmentFlag.AlignLeft, middle)
        if node.attachments:
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            box = QRectF(rect.left() - 15, rect.center().y() - 5, 11, 11)
            icons.paint(painter, "chevron-down" if is_open else "chevron-right", colour, box)

    def _paint_attachment(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, node: AgendaNode, chosen: bool
    ) -> None:
        """Its name, and at the end its pages or the sign of a file; one that leads nowhere is quiet."""
        colours = self.theme.colours
        leads = bool(node.pages or node.file)
        quiet = colours.text if chosen else colours.quiet
        rect = option.rect.adjusted(self._number_width(index) + 8, 0, -EDGE, 0)
        words = page_words(node.pages)
        font = small(option.font)
        if words:
            self._words(painter, rect, words, font, quiet, Qt.AlignmentFlag.AlignRight)
            rect.setRight(rect.right() - round(QFontMetricsF(font).horizontalAdvance(words)) - 10)
        elif node.file:
            box = QRectF(rect.right() - 13, rect.center().y() - 6, 13, 13)
            icons.paint(painter, "document", quiet, box)
            rect.setRight(rect.right() - 20)
        colour = colours.text if chosen or leads else colours.quiet
        name = bold(option.font) if chosen else option.font
        self._words(painter, rect, node.title, name, colour, Qt.AlignmentFlag.AlignLeft)

    def _paint_item(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, node: AgendaNode, chosen: bool
    ) -> None:
        colours = self.theme.colours
        spacing = QFontMetricsF(option.font).lineSpacing()
        rect = option.rect
        numbers = self._number_width(index)
        first = QRect(rect.left(), rect.top() + 8, numbers - 6, round(spacing))
        quiet = colours.text if chosen else colours.quiet
        number = bold(option.font) if node.unread else option.font
        self._words(painter, first, node.number, number, quiet, Qt.AlignmentFlag.AlignRight)
        if node.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(QPointF(rect.left() + 4, first.center().y() + 1), UNREAD / 2, UNREAD / 2)
        painter.setPen(QColor(quiet if node.closed else colours.text))
        title = self._title(node, bold(option.font) if chosen else option.font, self._title_width(index))
        title.draw(painter, QPointF(rect.left() + numbers + 2, rect.top() + 8))
        self._paint_signs(painter, rect, first, node, chosen, option.font)

    def _paint_signs(
        self, painter: QPainter, rect: QRect, first: QRect, node: AgendaNode, chosen: bool, font: QFont
    ) -> None:
        colours = self.theme.colours
        right = rect.right() - EDGE
        middle = first.center().y() + 1.0
        if node.closed or node.outcome is not None:
            closed = node.closed and node.outcome is None
            name = "lock" if closed or node.outcome is None else icons.outcome_icon(node.outcome)
            colour = colours.quiet if node.outcome is None else outcome_colour(colours, node.outcome)
            box = QRectF(right - SIGN, middle - SIGN / 2, SIGN, SIGN)
            icons.paint(painter, name, colours.text if chosen and closed else colour, box)
        right -= _lock_room(node)
        if _lock_room(node):
            lock = QRectF(right - SIGN, middle - SIGN / 2, SIGN, SIGN)
            icons.paint(painter, "lock", colours.quiet, lock)
        if node.doubts:
            self._words(
                painter,
                QRect(round(right - SIGN - 16), first.top(), 12, first.height()),
                "?",
                small(bold(font)),
                colours.text if chosen else colours.quiet,
                Qt.AlignmentFlag.AlignHCenter,
            )
        beside = right - SIGN - (21 if node.doubts else 9)
        if node.corrected:
            pen = QRectF(beside - 6, middle - 6, 12, 12)
            icons.paint(painter, "corrected", colours.text if chosen else colours.quiet, pen)
            beside -= 13
        if node.annotated:
            self._dot(painter, beside, middle)
            beside -= 11
        if node.waiting:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.postponed), 1.6))
            painter.drawEllipse(QPointF(beside, middle), RING / 2, RING / 2)
            beside -= 11
        if node.reviewed is not None:
            self._paint_review(painter, node, beside - 8, middle, chosen)

    def _paint_review(
        self, painter: QPainter, node: AgendaNode, x: float, middle: float, chosen: bool
    ) -> None:
        """How far the item's review is; above it a dot where there are errors."""
        colours, standing = self.theme.colours, node.reviewed
        assert standing is not None
        colour = colours.quiet if standing.has_changed else state_colour(colours, standing.state)
        icons.paint(painter, state_icon(standing.state), colour, QRectF(x - 7, middle - 7, 14, 14))
        if node.errors:
            painter.setPen(QPen(QColor(colours.chosen if chosen else colours.panel), 1.5))
            painter.setBrush(QColor(colours.rejected))
            painter.drawEllipse(QPointF(x + 6, middle - 6), 4, 4)

    def _number_width(self, index: Index) -> int:
        """Room for the longest number of the meeting, "7" or "PS 113/21", and the dot of an unread item."""
        view = self.parent()
        assert isinstance(view, QTreeView)
        metrics = QFontMetricsF(bold(view.font()))  # as of unread items
        longest = metrics.horizontalAdvance(index.data(Agenda.LONGEST_NUMBER)) + 10 + UNREAD
        return round(min(max(longest, NUMBER), MOST_NUMBER))

    def _title_width(self, index: Index) -> float:
        view = self.parent()
        assert isinstance(view, QTreeView)
        node: AgendaNode = index.data(Agenda.NODE)
        signs = (35 if node.doubts and node.corrected else 22) + _lock_room(node)
        signs += 11 if node.annotated and node.waiting else 0
        signs += 0 if node.reviewed is None else REVIEW_ROOM
        numbers = self._number_width(index)
        return view.viewport().width() - view.indentation() - numbers - EDGE - SIGN - signs

    def _title(self, node: AgendaNode, font: QFont, width: float) -> QTextLayout:
        return wrapped(in_whole_words(node.title, font, width), font, width)
