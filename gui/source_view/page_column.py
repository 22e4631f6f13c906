"""A view of pages as sheets in one column: where each stands in the viewport, zoomed and turned."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from core.source_text import PageSize
from gui.source_view.page_layout import MARGIN, PIXELS_PER_POINT, PageLayout, turned_size
from gui.source_view.shown_document import ShownDocument
from gui.source_view.view import READING_LINE, SourceView

TEXT_EDGE = 0.1
"""From a page's edge to its lines, as a part of its width."""


class PageColumn(SourceView):
    """Knows the sheets and nothing of what stands on them."""

    page_changed = Signal(int)  # the page the reader is at is another; -1 without pages

    def __init__(self, document: ShownDocument, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._sizes: tuple[PageSize, ...] = ()
        self._layout = PageLayout((), 1.0)
        self._page = -1
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """The pages' sizes in points, upright."""
        return self._sizes

    # Places.

    def scroll_to_page(self, page: int) -> None:
        if 0 <= page < len(self._sizes):
            self.verticalScrollBar().setValue(self._layout.y_of(page, 0.0) - MARGIN)

    def page_at_eye(self) -> int | None:
        return self._eye()[0] if self._sizes else None

    def _eye(self) -> tuple[int, float]:
        """Page and y (points) that the reader looks at."""
        bar = self.verticalScrollBar()
        # At either end of the column the eye is where the page is, not at the reading line.
        down = READING_LINE if bar.value() < bar.maximum() or not bar.maximum() else 1.0
        down = 0.0 if bar.value() == 0 else down
        return self._layout.place_at(bar.value() + round(down * self.viewport().height()))

    def current_page(self) -> int:
        """The page in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._layout.page_at(middle)

    def _tell_page(self) -> None:
        page = self.current_page() if self._sizes else -1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def place_on_page(self, point: QPoint, page: int | None = None) -> tuple[int, QPointF] | None:
        place = self._place_under(point, page)
        if place is None:
            return None
        page, at = place
        size = self._sizes[page]
        return page, QPointF(min(max(at.x(), 0.0), size.width), min(max(at.y(), 0.0), size.height))

    def _place_under(self, point: QPoint, page: int | None = None) -> tuple[int, QPointF] | None:
        """The page nearest to a point of the viewport, or the one wanted, and the place on it in points."""
        if not self._sizes:
            return None
        if page is None:
            page = self._layout.nearest_page(self.verticalScrollBar().value() + point.y())
        back, _possible = self._to_view(page).inverted()
        return page, back.map(QPointF(point))

    # Zoom and turning.

    def fit_zoom(self) -> float:
        turned = [turned_size(size, self.rotation) for size in self._sizes]
        widths = sorted(size.width for size in turned)
        if not widths or not widths[-1]:
            return 1.0
        usual = widths[len(widths) // 2] or widths[-1]
        across = (self.viewport().width() - 2 * MARGIN) / (usual * PIXELS_PER_POINT)
        if self.fit != "page":
            return across
        heights = sorted(size.height for size in turned)
        down = (self.viewport().height() - MARGIN) / ((heights[len(heights) // 2] or 1) * PIXELS_PER_POINT)
        return min(across, down)

    def left_of_text(self) -> int:
        """Lines begin about a tenth of the page's width from its edge: that place stays where it is, and so
        the beginnings of lines stay in view when the page grows wider than the view."""
        if not self._sizes:
            return super().left_of_text()
        rect = self._page_rect(self.current_page())
        return min(max(rect.left() + round(rect.width() * TEXT_EDGE), 0), self.viewport().width())

    def apply_zoom(self, zoom: float, fixed: QPoint) -> None:
        at_top = self.verticalScrollBar().value() == 0
        under = self._place_under(fixed)
        self.zoom = zoom
        self._lay_out()
        if under is not None:
            self._bring(*under, fixed, down=not at_top)  # at the very top it stays there

    def turn_by(self, degrees: int) -> None:
        if not self._sizes:
            return
        middle = self.viewport().rect().center()
        under = self.place_on_page(middle)
        self.rotation = (self.rotation + degrees) % 360
        if self.fit is not None:
            self.zoom = self.fit_zoom()
        self._lay_out()
        if under is not None:
            self._bring(*under, middle)
        self.zoom_changed.emit()

    def _bring(self, page: int, place: QPointF, to: QPoint, *, down: bool = True) -> None:
        """Scroll so that a place on a page, in points, stands at a point of the viewport."""
        before, self._going = self._going, True
        by = self._to_view(page).map(place) - QPointF(to)
        across = self.horizontalScrollBar()
        across.setValue(across.value() + round(by.x()))
        if down:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(by.y()))
        self._going = before
        self._tell_page()

    def _lay_out(self) -> None:
        """Lay the pages anew. Where the bars move for it, the reader has not scrolled."""
        before, self._going = self._going, True
        view = self.viewport().size()
        # A page wider than most, a map among letters, is as wide as the view, and makes no other small.
        most = max(view.width() - 2 * MARGIN, 1) if self.fit is not None else None
        most_high = max(view.height() - MARGIN, 1) if self.fit == "page" else None
        self._layout = PageLayout(self._sizes, self.zoom, most, self.rotation, most_high)
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setPageStep(view.width())
        self.verticalScrollBar().setRange(0, max(0, self._layout.height - view.height()))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, self._layout.width - view.width()))
        self._going = before
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # first: the place is taken from the layout it was seen in
        self._lay_out()

    def _shown_pages(self) -> list[int]:
        top = self.verticalScrollBar().value()
        return list(self._layout.pages_between(top, top + self.viewport().height()))

    def _page_rect(self, page: int) -> QRect:
        """The rectangle of a page in the viewport, in logical pixels."""
        rect = self._layout.rect(page, self.viewport().width())
        return rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _to_view(self, page: int) -> QTransform:
        """From points of an upright page to the viewport."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        column = self._layout.transform(page, self.viewport().width())
        return column * QTransform.fromTranslate(-across, -down)
