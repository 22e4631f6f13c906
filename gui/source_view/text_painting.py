"""What text mode draws: the sheet, the band, marks and hits, the words, signs in the margin."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from core.source_text import Span
from gui import icons
from gui.source_view.caret import paint_keyboard
from gui.source_view.finding_marks import paint_waves
from gui.source_view.page_signs import Sign, paint_signs
from gui.source_view.text_marks import (
    RectsOf,
    paint_chosen,
    paint_grounds,
    paint_hit,
    paint_lines,
    paint_selection,
    shown_shapes,
    signs_beside,
    snug,
)
from gui.theme import Theme, stroke_colour

if TYPE_CHECKING:
    from gui.source_view.text_column import RowKey
    from gui.source_view.text_view import TextView


SIGNS_FROM = 5.0
"""Space between the words, or the sheet's edge, and the signs, in logical pixels."""


class TextPainting:
    """Paints one view. `signs` are those that were drawn in the margin."""

    def __init__(self, view: TextView, theme: Theme) -> None:
        self._view = view
        self._theme = theme
        self.signs: list[Sign] = []

    def paint(self, event: QPaintEvent) -> None:
        """Draw all that shows. The rows that show are laid out."""
        view, colours = self._view, self._theme.colours
        painter = QPainter(view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(colours.desk))
        self.signs = []
        if view.column.is_empty:
            return
        sheet, origin = view.sheet(), view.origin()
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), QColor(colours.line))
        painter.fillRect(sheet, QColor(colours.paper))
        for rect in self.band_rects():
            wash = QColor(colours.chosen)
            wash.setAlphaF(0.55)
            painter.fillRect(rect, wash)
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        keys = view.shown_rows()
        if not keys:
            return
        shown = self._shown_span(keys)

        def rects(span: Span) -> list[QRectF]:
            return [rect.translated(origin) for rect in view.column.rects(span, keys)]

        document = view.document
        shapes = shown_shapes(document.marks, shown, rects)
        paint_grounds(painter, shapes, colours)
        self._paint_hits(painter, shown, rects)
        selection = document.selection
        if selection is not None:
            paint_selection(painter, rects(selection), colours.selection, dark=self._theme.dark)
        for key in keys:
            corner = view.column.rect(key).topLeft() + origin
            row = view.column.row(key)
            if row.area is not None:
                colour = row.area.colour
                ink = stroke_colour(colours, colour) if colour else colours.quiet
                painter.setPen(QPen(QColor(ink), 1.2))
                laid = view.column.set_row(key)
                wide = laid.cells[0].lines[0][0].naturalTextWidth() + 2 * laid.cells[0].cell.x
                painter.drawRoundedRect(QRectF(corner.x(), corner.y(), wide, laid.height), 4, 4)
            laid = view.column.set_row(key)
            laid.paint(painter, corner, colours, selected=selection is not None and row.meets(selection))
            if row.closed:
                side = min(laid.pitch * 0.62, 20.0)
                at = QRectF(corner.x() - side - 6, corner.y() + (laid.pitch - side) / 2, side, side)
                icons.paint(painter, "lock", colours.quiet, at)
        paint_lines(painter, shapes, colours, view.zoom)
        self._paint_findings(painter, shown, rects)
        left = origin.x() + view.column.width + SIGNS_FROM
        margin = sheet.right() - SIGNS_FROM - left
        self.signs = signs_beside(shapes.cards, left, margin, document.tag_colour)
        paint_signs(painter, self.signs, colours)
        if document.chosen is not None and document.chosen.passage is not None:
            paint_chosen(painter, rects(document.chosen.passage), colours)
        paint_keyboard(view, painter, colours)

    def band_rects(self) -> list[QRectF]:
        """The band's rectangles in the viewport."""
        column, origin = self._view.column, self._view.origin()
        found = []
        for span in self._view.document.band:
            first, last = column.key_of(span.start), column.key_of(max(span.start, span.end - 1))
            if first is not None and last is not None:
                rect = column.rect(first).united(column.rect(last)).translated(origin)
                found.append(rect.adjusted(-16, -8, 16, 8))
        return found

    def _paint_hits(self, painter: QPainter, shown: Span, rects: RectsOf) -> None:
        document, colours = self._view.document, self._theme.colours
        first = bisect_left(document.hits, shown.start, key=lambda hit: hit.end)
        for number in range(first, len(document.hits)):
            hit = document.hits[number]
            if hit.start >= shown.end:
                break
            paint_hit(painter, list(rects(hit)), colours, current=number == document.hit)

    def _paint_findings(self, painter: QPainter, shown: Span, rects: RectsOf) -> None:
        """Waves under the words of findings, and a line around the chosen one."""
        document, colours = self._view.document, self._theme.colours
        found = (
            (mark, rects(Span(max(mark.span.start, shown.start), min(mark.span.end, shown.end))))
            for mark in document.findings.within(shown)
        )
        waves = (
            (mark, [QLineF(r.left(), r.bottom() - 1, r.right(), r.bottom() - 1) for r in map(snug, rects_of)])
            for mark, rects_of in found
        )
        paint_waves(painter, waves, colours)
        if document.finding is not None and document.finding.span.end > document.finding.span.start:
            paint_chosen(painter, list(rects(document.finding.span)), colours)

    def _shown_span(self, keys: list[RowKey]) -> Span:
        column = self._view.column
        first, last = column.row(keys[0]), column.row(keys[-1])
        end = last.paragraph.span.end if last.paragraph is not None else last.start
        return Span(first.start, max(end, first.start))
