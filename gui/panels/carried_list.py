"""The list of annotations that came along, or wait to be placed: how its rows are drawn, what its keys do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.language import _, ngettext
from gui import icons
from gui.models.annotation_cards import leading_kind
from gui.models.annotations import head_words
from gui.models.carried import CarriedRow, CarriedRows
from gui.models.carried_words import item_line, said_words
from gui.models.tree import Index
from gui.panels.rows import bold, small
from gui.theme import SERIF, Theme
from gui.timers import later

EDGE, ROOM, SIGN = 14, 8, 15
AT_ONCE = 500
"""Rows that are laid out in one go; the others follow while the window has nothing to do."""
MOST_NUMBERS = 5
"""Places that are offered, and that a digit chooses."""
_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CarriedList(QListView):
    """`entered` with Enter or a double click, `left_wanted` with Delete, `number_wanted` with the number of a
    place that is offered, from 1. The chosen row is told by `chosen`, None where none is."""

    entered = Signal()
    left_wanted = Signal()
    number_wanted = Signal(int)
    chosen = Signal(object)  # CarriedRow or None

    def __init__(self, theme: Theme, *, tells_meeting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CarriedRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(theme, self, tells_meeting=tells_meeting))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self._awaited: tuple[int, int | None] | None = None  # what is to be in view once it is laid out
        self._soon = later(self, 0, self._bring)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setAccessibleName(_("Annotations"))
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.chosen.emit(self.row()))
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        theme.changed.connect(self.viewport().update)

    def row(self) -> CarriedRow | None:
        """The chosen row."""
        index = self.currentIndex()
        return index.data(CarriedRows.ROW) if index.isValid() else None

    def show_rows(self, rows: list[CarriedRow | str]) -> None:
        """Hold other rows. What was chosen stays so; where it is gone, what stands in its place is."""
        before, at = self.row(), self.currentIndex().row()
        self.rows.show(rows)
        again = None if before is None else self.rows.row_of(before.key)
        self.choose(self.rows.nearest(max(at, 0)) if again is None else again)
        self.chosen.emit(self.row())

    def choose(self, at: int, scrolled: int | None = None) -> None:
        """Choose the row at `at`, none for -1, and have it in view, or with `scrolled` what is so many pixels
        down: at once, or as soon as it is laid out."""
        self.setCurrentIndex(self.rows.index(at) if at >= 0 else QModelIndex())
        self._awaited = (at, scrolled)
        self._bring()

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while it was not in view comes into view."""
        super().showEvent(event)
        self._soon.start()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows have two heights, which no other words change: nothing is laid out anew."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def _bring(self) -> None:
        if self._awaited is None:
            return
        (at, scrolled), count = self._awaited, self.rows.rowCount()
        is_there = count <= AT_ONCE or self.visualRect(self.rows.index(count - 1)).isValid()
        self.viewport().setUpdatesEnabled(is_there)  # till then it shows what it did, not what comes first
        if not is_there:
            if self.isVisible():
                self._soon.start()
            return
        self._awaited = None
        if count > AT_ONCE:
            self.updateGeometries()  # its length is known by now
        if scrolled is not None:
            self.verticalScrollBar().setValue(scrolled)
        elif at >= 0 and at == self.currentIndex().row():
            self.scrollTo(self.rows.index(at if at > 1 else 0))
            self.scrollTo(self.rows.index(at))

    def event(self, event: QEvent) -> bool:
        """Enter, Delete and the digits are the list's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and (event.key() in (*_GOES, *_LEAVES) or _digit(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _GOES:
            self.entered.emit()
        elif event.key() in _LEAVES:
            self.left_wanted.emit()
        elif plain and (number := _digit(event)):
            self.number_wanted.emit(number)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: digits choose a place."""


def _digit(event: QKeyEvent) -> int:
    """The number of a place that a key means; 0 for any other key."""
    number = event.key() - Qt.Key.Key_0
    return number if 1 <= number <= MOST_NUMBERS else 0


class _Rows(QStyledItemDelegate):
    """The old words, what the reader added, where it was."""

    def __init__(self, theme: Theme, view: CarriedList, *, tells_meeting: bool) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._tells_meeting = tells_meeting
        self._heights: tuple[QFont, QSize, QSize] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asked for every row whenever the list is laid out: there are two heights.
        if self._heights is None or self._heights[0] != option.font:
            self._heights = QFont(option.font), *self._sizes(option.font)  # a copy: the option goes
        _font, heading, row = self._heights
        return heading if isinstance(self._view.rows.rows[index.row()], str) else row

    def _sizes(self, font: QFont) -> tuple[QSize, QSize]:
        """Of a heading, and of any other row."""
        heading = QFontMetricsF(bold(font)).lineSpacing()
        below = QFontMetricsF(small(font)).lineSpacing()
        row = QFontMetricsF(_serif(font)).lineSpacing() + below * (3 if self._tells_meeting else 2)
        return QSize(120, round(heading) + 2 * ROOM), QSize(120, round(row) + 2 * ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CarriedRow | None = index.data(CarriedRows.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            rect = option.rect.adjusted(EDGE, ROOM, -EDGE, 0)
            self._line(painter, rect, str(index.data()), bold(option.font), self._theme.colours.text)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: CarriedRow) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            ring = self._view.hasFocus()
            painter.setPen(QColor(colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(5, 1.5, -5, -1.5), 6, 6)
        quiet = colours.text if chosen else colours.quiet
        fine, serif = small(option.font), _serif(option.font)
        inside = option.rect.adjusted(EDGE, ROOM, -EDGE, -ROOM)
        first = round(QFontMetricsF(serif).lineSpacing())
        sign = QRectF(inside.left(), inside.top() + (first - SIGN) / 2, SIGN, SIGN)
        icons.paint(painter, f"kind-{leading_kind(row.annotations).value}", quiet, sign)
        inside.setLeft(inside.left() + SIGN + 8)
        told = _told(row)
        room = round(QFontMetricsF(fine).horizontalAdvance(told)) + 12 if told else 0
        words = QRect(inside.left(), inside.top(), inside.width() - room, first)
        self._line(painter, words, row.words, serif, colours.text)
        if told:
            beside = QRect(words.right(), inside.top(), room, first)
            self._line(painter, beside, told, fine, quiet, Qt.AlignmentFlag.AlignRight)
        lines = [said_words(row.annotations), item_line(row.carried.was.item)]
        if self._tells_meeting:
            lines.append(head_words(row.head))
        at, height = inside.top() + first, round(QFontMetricsF(fine).lineSpacing())
        for text in lines:
            self._line(painter, QRect(inside.left(), at, inside.width(), height), text, fine, quiet)
            at += height

    def _line(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)


def _told(row: CarriedRow) -> str:
    """What the end of a row says: how many places are offered, or what the reader did with it."""
    if row.waits:
        count = len(row.carried.candidates)
        return ngettext("{count} place", "{count} places", count).format(count=count) if count else ""
    return row.standing_words if row.left or row.by_hand else ""


def _serif(font: QFont) -> QFont:
    serif = QFont(SERIF)
    serif.setPointSizeF(font.pointSizeF() * 1.02)
    return serif
