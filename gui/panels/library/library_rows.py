"""How the library's rows are drawn: groups and meetings of the tree, meetings of a list, short lists."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.library import MeetingRow
from gui.models.meetings import MeetingNode, Meetings, document_word, kind_word
from gui.models.smart_lists import SmartLists, SmartRow
from gui.panels.rows import EDGE, UNREAD, Rows, bold, small

Index = QModelIndex | QPersistentModelIndex
GAP, DOT = 8, 8
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class _LibraryRows(Rows):
    """Base of the delegates: what stands at the right end of a row."""

    def _count(self, painter: QPainter, room: QRect, number: int, option: QStyleOptionViewItem) -> QRect:
        """A number in a rounded field at the right end; gives the room that is left."""
        colours = self.theme.colours
        font = small(bold(option.font))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        width = max(round(QFontMetricsF(font).horizontalAdvance(str(number))) + 12, 22)
        height = round(QFontMetricsF(font).height()) + 1
        field = QRectF(room.right() - width + 1, room.center().y() - height / 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.panel if chosen else colours.chosen))
        painter.drawRoundedRect(field, height / 2, height / 2)
        self._words(painter, field.toRect(), str(number), font, colours.text, Qt.AlignmentFlag.AlignHCenter)
        return room.adjusted(0, 0, -width - GAP, 0)

    def _annotations(
        self,
        painter: QPainter,
        room: QRect,
        row: MeetingRow,
        option: QStyleOptionViewItem,
        most: float = 1000.0,
    ) -> QRect:
        """A dot with how many annotations a meeting shows, alone where both take more than `most`; gives the
        room that is left."""
        if not row.annotations:
            return room
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        number = 0
        if self._annotations_width(row, option) <= most:
            font = small(option.font)
            colour = self.theme.colours.text if chosen else self.theme.colours.quiet
            self._words(painter, room, str(row.annotations), font, colour, RIGHT)
            number = round(QFontMetricsF(font).horizontalAdvance(str(row.annotations))) + GAP // 2
        self._dot(painter, room.right() - number - 4, room.center().y() + 1)
        return room.adjusted(0, 0, -number - DOT - GAP // 2, 0)

    def _annotations_width(self, row: MeetingRow, option: QStyleOptionViewItem) -> float:
        """What the dot and the number take."""
        if not row.annotations:
            return 0.0
        return QFontMetricsF(small(option.font)).horizontalAdvance(str(row.annotations)) + DOT + GAP

    def _unread(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.accent))
        painter.drawEllipse(QPointF(x, y), UNREAD / 2, UNREAD / 2)


class MeetingRows(_LibraryRows):
    """A group with the number of its unread items, or a meeting: a dot where some of it is unread, what
    stands in front, how many annotations."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(QFontMetricsF(option.font).lineSpacing() * 1.55))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: MeetingNode = index.data(Meetings.NODE)
        colours = self.theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(4, 0, -EDGE, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unread = bool(node.unread)
        if node.meeting is None:
            room = self._count(painter, room, node.unread, option) if unread else room
        else:
            unread = bool(node.meeting.unread)
            if unread:
                self._unread(painter, room.left() - 6, room.center().y() + 1)
            word = self._word(room, node, option)
            room = self._annotations(
                painter, room, node.meeting, option, most=self._left(room, node, word, option)
            )
            room = self._kind(painter, room, word, option)
        font = bold(option.font) if chosen or unread else option.font
        self._words(painter, room, node.title, font, colours.text, LEFT)
        painter.restore()

    def _word(self, room: QRect, node: MeetingNode, option: QStyleOptionViewItem) -> str:
        """What stands in front of the meeting. That it is minutes goes without saying where there is no room
        to say it."""
        assert node.meeting is not None
        word = document_word(node.meeting)
        taken = self._annotations_width(node.meeting, option)
        return word if taken <= self._left(room, node, word, option) else kind_word(node.meeting)

    def _left(self, room: QRect, node: MeetingNode, word: str, option: QStyleOptionViewItem) -> float:
        """How much room the title and `word` leave."""
        title = QFontMetricsF(bold(option.font)).horizontalAdvance(node.title)
        words = QFontMetricsF(small(option.font)).horizontalAdvance(word) + GAP if word else 0.0
        return room.width() - title - words

    def _kind(self, painter: QPainter, room: QRect, word: str, option: QStyleOptionViewItem) -> QRect:
        if not word:
            return room
        font, chosen = small(option.font), bool(option.state & QStyle.StateFlag.State_Selected)
        self._words(
            painter, room, word, font, self.theme.colours.text if chosen else self.theme.colours.quiet, RIGHT
        )
        return room.adjusted(0, 0, -round(QFontMetricsF(font).horizontalAdvance(word)) - GAP // 2, 0)


class ListedRows(_LibraryRows):
    """A meeting of a list: the body, and below it the day, what stands in front, how many annotations."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(QFontMetricsF(option.font).lineSpacing() * 2 + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: MeetingNode = index.data(Meetings.NODE)
        row = node.meeting
        if row is None:
            return
        colours = self.theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = colours.text if chosen else colours.quiet
        spacing = round(QFontMetricsF(option.font).lineSpacing())
        line = QRect(option.rect.adjusted(EDGE + 10, 6, -EDGE, 0))
        line.setHeight(spacing)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = line
        if row.unread:
            self._unread(painter, line.left() - 9, line.center().y() + 1)
            first = self._count(painter, line, row.unread, option)
        font = bold(option.font) if row.unread or chosen else option.font
        self._words(painter, first, node.title, font, colours.text, LEFT)
        line.translate(0, spacing)
        line = self._annotations(painter, line, row, option)
        words = " · ".join(part for part in (node.under, document_word(row), node.town) if part)
        self._words(painter, line, words, small(option.font), quiet, LEFT)
        painter.restore()


class SmartRows(_LibraryRows):
    """A short list: its name and how much it holds; what is pressing of it in a colour of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(QFontMetricsF(option.font).lineSpacing() * 1.55))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SmartRow = index.data(SmartLists.ROW)
        colours = self.theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.count:
            font = small(option.font)
            colour = colours.postponed if row.pressing else colours.quiet
            self._words(painter, room, str(row.count), font, colours.text if chosen else colour, RIGHT)
            room.setRight(room.right() - round(QFontMetricsF(font).horizontalAdvance(str(row.count))) - GAP)
        name = bold(option.font) if chosen else option.font
        self._words(painter, room, row.title, name, colours.text, LEFT)
        painter.restore()
