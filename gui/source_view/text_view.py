"""A document without pages (DOCX, text), as well-set running text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.language import _
from core.library import LoadedMeeting, Place
from core.source_text import Span
from gui.source_view.blocks import Block, blocks
from gui.source_view.shown_document import ShownDocument
from gui.source_view.text_column import CHARACTERS_A_LINE, TEXT_POINTS, TextColumn
from gui.source_view.view import READING_LINE, SourceView
from gui.theme import Theme

PADDING = 56
"""Least space between the sheet's edge and the text, in logical pixels."""
GUTTER = 24
"""Least space between the sheet and the view's edge."""


class TextView(SourceView):
    """One sheet as high as the text, on the desk."""

    def __init__(self, document: ShownDocument, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._theme = theme
        self._blocks: list[Block] = []
        self._column = TextColumn((), 1.0, 600)
        self._text = ""
        self.fits_width = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)
        document.band_changed.connect(self.viewport().update)
        self.setAccessibleName(_("Text of the document"))

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        stays = bool(self._blocks) and loaded.source.text == self._text
        top = self._column.block_at(self.verticalScrollBar().value())
        within = self.verticalScrollBar().value() - self._column.top(top) if stays else 0.0
        self._text = loaded.source.text
        self._blocks = blocks(loaded)
        self._set_column()
        if stays and top < len(self._blocks):
            self._going = True
            self._stand_at(top, within)
            self._going = False
            self._tell.stop()  # the reader has not moved
        else:
            self.go_to(0)
        self.zoom_changed.emit()

    def clear(self) -> None:
        self._blocks = []
        self._set_column()

    def scroll_to(self, offset: int) -> None:
        if self._blocks:
            self._stand_at(self._column.block_of(offset), 0.0)

    def shows(self, span: Span) -> bool:
        origin = self._origin()
        return QRectF(self.viewport().rect()).contains(self._band_rect(span, origin))

    def offset_at_eye(self) -> int:
        if not self._blocks:
            return 0
        bar = self.verticalScrollBar()
        down = 0.0 if bar.value() == 0 else READING_LINE if bar.value() < bar.maximum() else 1.0
        block = self._column.block_at(bar.value() + down * self.viewport().height())
        return self._blocks[block].span.start

    def offset_under(self, point: QPoint) -> int | None:
        if not self._blocks:
            return None
        return self._blocks[self._column.block_at(self.verticalScrollBar().value() + point.y())].span.start

    def point_of(self, offset: int) -> QPoint:
        if not self._blocks:
            return QPoint()
        top = self._column.rect(self._column.block_of(offset)).translated(self._origin()).topLeft().toPoint()
        return QPoint(top.x(), min(max(top.y(), 0), self.viewport().height()))

    def place(self) -> Place:
        zoom = None if self.zoom == 1.0 else self.zoom
        if not self._blocks:
            return Place(offset=0, zoom=zoom)
        block = self._top_block()
        return Place(offset=self._blocks[block].span.start, zoom=zoom)

    def restore(self, place: Place) -> None:
        if place.zoom is not None:
            self.set_zoom(place.zoom)
        self.go_to(place.offset)

    def position_words(self) -> str:
        return ""

    def fit_zoom(self) -> float:
        return 1.0

    def fit_width(self) -> None:
        """Text is always as wide as suits reading; this brings back its own size."""
        self.set_zoom(1.0)

    def apply_zoom(self, zoom: float, fixed: QPoint) -> None:
        block = self._top_block()
        self.zoom = zoom
        self._set_column()
        if self._blocks:
            self._stand_at(block, 0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._blocks and self._text_width() != self._column.width:
            block = self._top_block()
            self._set_column()
            self._going = True
            self._stand_at(block, 0.0)
            self._going = False
        else:
            self._set_range()
        super().resizeEvent(event)

    def _top_block(self) -> int:
        """The block at the upper edge; a pixel below it, for scroll values are rounded."""
        return self._column.block_at(self.verticalScrollBar().value() + 1)

    def _text_width(self) -> float:
        comfortable = CHARACTERS_A_LINE * TEXT_POINTS * 96 / 72 * 0.47 * self.zoom
        room = self.viewport().width() - 2 * (GUTTER + PADDING)
        return float(max(200, min(room, round(comfortable))))

    def _set_column(self) -> None:
        self._column = TextColumn(self._blocks, self.zoom, self._text_width())
        self._set_range()
        self.viewport().update()

    def _set_range(self) -> None:
        view = self.viewport().height()
        self.verticalScrollBar().setPageStep(view)
        self.verticalScrollBar().setRange(0, max(0, round(self._column.height) - view))

    def _stand_at(self, block: int, within: float) -> None:
        """Scroll so that `block` begins `within` pixels above the upper edge."""
        top = self._column.top(block) + within
        self._column.lay_out(block, top + self.viewport().height())
        self._set_range()
        self.verticalScrollBar().setValue(round(self._column.top(block) + within))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours.desk))
        if not self._blocks:
            return
        first = self._lay_out_shown()
        scroll = self.verticalScrollBar().value()
        sheet = self._sheet()
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), QColor(self._theme.colours.line))
        painter.fillRect(sheet, QColor(self._theme.colours.paper))
        origin = self._origin()
        for band in self.document.band:
            self._paint_band(painter, band, origin)
        for block in range(first, len(self._blocks)):
            if self._column.top(block) > scroll + self.viewport().height():
                break
            self._column.paint(painter, block, origin, self._theme.colours)

    def _lay_out_shown(self) -> int:
        """Lay out what shows without moving it; the index of the first block that shows."""
        bar = self.verticalScrollBar()
        first = self._column.block_at(bar.value())
        within = bar.value() - self._column.top(first)
        if self._column.lay_out(first, bar.value() + self.viewport().height()):
            self._going = True
            self._set_range()
            bar.setValue(round(self._column.top(first) + within))
            self._going = False
        return first

    def _sheet(self) -> QRectF:
        width = self._column.width + 2 * PADDING
        left = (self.viewport().width() - width) / 2
        height = max(self._column.height, self.viewport().height())
        return QRectF(left, -self.verticalScrollBar().value(), width, height)

    def _origin(self) -> QPointF:
        """The column's upper left corner in the viewport."""
        return self._sheet().topLeft() + QPointF(PADDING, 0)

    def band_rects(self) -> list[QRectF]:
        """The band's rectangles in the viewport, in logical pixels."""
        origin = self._origin()
        return [self._band_rect(span, origin) for span in self.document.band]

    def _band_rect(self, span: Span, origin: QPointF) -> QRectF:
        first = self._column.block_of(span.start)
        last = self._column.block_of(max(span.start, span.end - 1))
        rect = self._column.rect(first).united(self._column.rect(last)).translated(origin)
        return rect.adjusted(-16, -8, 16, 8)

    def _paint_band(self, painter: QPainter, span: Span, origin: QPointF) -> None:
        rect = self._band_rect(span, origin)
        wash = QColor(self._theme.colours.chosen)
        wash.setAlphaF(0.55)
        painter.fillRect(rect, wash)
        painter.fillRect(
            QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(self._theme.colours.accent)
        )
