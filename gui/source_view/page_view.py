"""The pages of a document as they were published, in one continuous column."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from core.errors import UserFacingError
from core.language import _
from core.library import Changes, LoadedMeeting, Place
from core.reading_process import Tile
from core.source_text import PageSize, Span
from gui.processes import PageRasters
from gui.source_view.page_layout import MARGIN, PIXELS_PER_POINT, PageLayout
from gui.source_view.page_map import PageBox, PageMap
from gui.source_view.shown_document import ShownDocument
from gui.source_view.tiles import TileStore, tiles_of
from gui.source_view.view import READING_LINE, SourceView
from gui.theme import LIGHT, Theme

HEAD = 0.12
"""The part of a page's height that is its head."""
BAND_REACH = 9.0
"""How far the band reaches beyond the lines it lies under, in points."""


class PageView(SourceView):
    """Shows rasters that the page process draws; nothing is drawn from the document here."""

    def __init__(
        self, document: ShownDocument, rasters: PageRasters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, parent)
        self._rasters = rasters
        self._theme = theme
        self._store = TileStore()
        self._version = 0
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: frozenset[int] = frozenset()  # scanned pages
        self._machine_read: frozenset[int] = frozenset()
        self._layout = PageLayout((), 1.0)
        self._map: PageMap | None = None
        self._band: list[PageBox] = []
        self._failed: dict[int, UserFacingError] = {}
        self._wish = QTimer(self)
        self._wish.setSingleShot(True)
        self._wish.setInterval(0)
        self._wish.timeout.connect(self._send_wish)
        rasters.drawn.connect(self._take_tile)
        rasters.failed.connect(self._take_failure)
        theme.changed.connect(self.viewport().update)
        document.band_changed.connect(self._take_band)
        self.setAccessibleName(_("Pages of the document"))

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        if loaded.version != self._version or loaded.source.pages != self._sizes:
            self.show_pages(loaded.version, loaded.source.pages)
        self._map = PageMap(loaded.source)
        self._machine_read = frozenset(loaded.source.machine_read)
        self._pictures = frozenset(loaded.source.scanned) - self._machine_read
        self._take_band()
        self.zoom_changed.emit()

    def show_pages(self, version: int, sizes: tuple[PageSize, ...]) -> None:
        """Show the pages alone, from the first; the text that stands on them is not needed yet."""
        self._version = version
        self._sizes = sizes
        self._map = None
        self._pictures = self._machine_read = frozenset()
        self._band = []
        self._failed.clear()
        if self.fits_width:
            self.zoom = self.fit_zoom()
        self._lay_out()
        self._going = True
        self.verticalScrollBar().setValue(0)
        self._going = False

    def try_again(self, changes: Changes) -> None:
        """Draw pages that failed once more where their document may be another, or its bytes came back."""
        if self._failed and (changes.meetings or changes.everything):
            self._failed.clear()
            self.viewport().update()

    def forget_drawn(self) -> None:
        """Draw all pages anew: what was drawn may be of another library's documents."""
        self._store.clear()
        self._failed.clear()
        self.viewport().update()

    def clear(self) -> None:
        self._version, self._sizes, self._map, self._band = 0, (), None, []
        self._store.clear()
        self._lay_out()

    def _take_band(self) -> None:
        self._band = [box for span in self.document.band for box in self._map.boxes(span)] if self._map else []
        self.viewport().update()

    def band_rects(self) -> list[QRect]:
        """The band's rectangles in the viewport, in logical pixels."""
        return [self._band_rect(box).toRect() for box in self._band]

    def scroll_to(self, offset: int) -> None:
        if self._map is not None and self._sizes:
            page, y = self._map.place_of(offset)
            # What stands at the head of a page is shown with the whole head.
            at_head = y < self._sizes[page].height * HEAD
            self.verticalScrollBar().setValue(self._layout.y_of(page, 0.0 if at_head else y) - MARGIN)

    def shows(self, span: Span) -> bool:
        if self._map is None:
            return False
        view = QRectF(self.viewport().rect())
        return all(view.contains(self._band_rect(box)) for box in self._map.boxes(span))

    def scroll_to_page(self, page: int) -> None:
        if 0 <= page < len(self._sizes):
            self.verticalScrollBar().setValue(self._layout.y_of(page, 0.0) - MARGIN)

    def page_at_eye(self) -> int | None:
        return self._eye()[0] if self._sizes else None

    def offset_at_eye(self) -> int:
        return 0 if self._map is None else self._map.offset_at(*self._eye())

    def _eye(self) -> tuple[int, float]:
        """Page and y (points) that the reader looks at."""
        bar = self.verticalScrollBar()
        # At either end of the column the eye is where the page is, not at the reading line.
        down = READING_LINE if bar.value() < bar.maximum() or not bar.maximum() else 1.0
        down = 0.0 if bar.value() == 0 else down
        return self._layout.place_at(bar.value() + round(down * self.viewport().height()))

    def offset_under(self, point: QPoint) -> int | None:
        bars = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        page, y = self._layout.place_at(bars[1] + point.y())
        if self._map is None or not 0 <= page < len(self._sizes):
            return None
        x = (point.x() - self._page_rect(page).left()) / self._layout.scale(page)
        return self._map.offset_under(page, x, y)

    def point_of(self, offset: int) -> QPoint:
        if self._map is None or not self._sizes:
            return QPoint()
        page, y = self._map.place_of(offset)
        top = self._layout.y_of(page, y) - self.verticalScrollBar().value()
        left = max(0, self._page_rect(page).left()) + MARGIN
        return QPoint(left, min(max(top, 0), self.viewport().height()))

    def place(self) -> Place:
        page, y = self._layout.place_at(self.verticalScrollBar().value())
        offset = self._map.offset_at(page, y) if self._map else 0
        return Place(offset=offset, page=page, y=y, zoom=None if self.fits_width else self.zoom)

    def restore(self, place: Place) -> None:
        if place.zoom is not None:
            self.set_zoom(place.zoom)
        if place.page is not None and place.page < len(self._sizes):
            self._going = True
            self.verticalScrollBar().setValue(self._layout.y_of(place.page, place.y or 0.0))
            self._going = False
        else:
            self.go_to(place.offset)

    def position_words(self) -> str:
        if not self._sizes:
            return ""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = self._layout.page_at(middle)
        if page in self._machine_read:
            words = _("page {page} of {pages}, read by machine")
        elif page in self._pictures:
            words = _("page {page} of {pages}, a picture")
        else:
            words = _("page {page} of {pages}")
        return words.format(page=page + 1, pages=len(self._sizes))

    def fit_zoom(self) -> float:
        widths = sorted(size.width for size in self._sizes)
        if not widths or not widths[-1]:
            return 1.0
        usual = widths[len(widths) // 2] or widths[-1]
        return (self.viewport().width() - 2 * MARGIN) / (usual * PIXELS_PER_POINT)

    def apply_zoom(self, zoom: float, fixed: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        page, y = self._layout.place_at(down.value() + fixed.y())
        share = (across.value() + fixed.x()) / max(1, self._layout.width)
        self.zoom = zoom
        self._lay_out()
        if down.value() > 0:  # at the very top it stays there
            down.setValue(self._layout.y_of(page, y) - fixed.y())
        across.setValue(round(share * self._layout.width) - fixed.x())

    def _lay_out(self) -> None:
        """Lay the pages anew. Where the bars move for it, the reader has not scrolled."""
        before, self._going = self._going, True
        view = self.viewport().size()
        # A page wider than most, a map among letters, is as wide as the view, and makes no other small.
        most = max(view.width() - 2 * MARGIN, 1) if self.fits_width else None
        self._layout = PageLayout(self._sizes, self.zoom, most)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._theme.colours.desk))
        for page in self._shown_pages():
            self._paint_page(painter, page)
        self._paint_band(painter)
        painter.end()
        self._wish.start()

    def _shown_pages(self) -> list[int]:
        top = self.verticalScrollBar().value()
        return list(self._layout.pages_between(top, top + self.viewport().height()))

    def _page_rect(self, page: int) -> QRect:
        """The rectangle of a page in the viewport, in logical pixels."""
        rect = self._layout.rect(page, self.viewport().width())
        return rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _paint_page(self, painter: QPainter, page: int) -> None:
        rect = self._page_rect(page)
        painter.fillRect(rect.adjusted(-1, -1, 1, 2), QColor(self._theme.colours.line))
        painter.fillRect(rect, QColor(LIGHT.paper))
        if page in self._failed:
            painter.setPen(QColor(LIGHT.rejected))
            inner = rect.adjusted(40, 40, -40, -40)
            painter.drawText(inner, Qt.TextFlag.TextWordWrap, str(self._failed[page]))
            return
        tiles = self._tiles(page)
        images = [(tile, self._store.get(tile)) for tile in tiles]
        if any(image is None for _tile, image in images):
            for tile, other in self._store.of_page(self._version, page, self._scale(page)):
                self._paint_tile(painter, rect, tile, other)
        for tile, image in images:
            if image is not None:
                self._paint_tile(painter, rect, tile, image)

    def _paint_tile(self, painter: QPainter, page: QRect, tile: Tile, image: QImage) -> None:
        factor = self._layout.scale(tile.page) / tile.scale
        target = QRectF(tile.x * factor, tile.y * factor, tile.width * factor, tile.height * factor)
        painter.save()
        painter.setClipRect(page)
        painter.drawImage(target.translated(QPointF(page.topLeft())), image)
        painter.restore()

    def _paint_band(self, painter: QPainter) -> None:
        accent = QColor(LIGHT.accent)
        wash = QColor(LIGHT.chosen)
        for box in self._band:
            rect = self._band_rect(box)
            # Multiplied, the wash darkens the paper and leaves the letters as black as they are.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(rect, wash)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), accent)

    def _band_rect(self, box: PageBox) -> QRectF:
        page = self._page_rect(box.page)
        scale = self._layout.scale(box.page)
        left = max(0.0, box.box.x0 - BAND_REACH - 3)
        width = self._sizes[box.page].width
        right = max(box.box.x1 + BAND_REACH, width - left)
        return QRectF(
            page.left() + left * scale,
            page.top() + (box.box.y0 - BAND_REACH / 2) * scale,
            (min(right, width) - left) * scale,
            (box.box.y1 - box.box.y0 + BAND_REACH) * scale,
        )

    def _scale(self, page: int) -> float:
        """Device pixels a point on `page`."""
        return self._layout.scale(page) * self.devicePixelRatioF()

    def _tiles(self, page: int, everything: bool = False) -> list[Tile]:
        """The tiles of the part of `page` that shows, or of all of it."""
        density = self.devicePixelRatioF()
        rect = self._page_rect(page)
        view = QRect(QPoint(0, 0), self.viewport().size())
        part = (rect if everything else rect.intersected(view)).translated(-rect.topLeft())
        scaled = QTransform.fromScale(density, density)
        size = scaled.mapRect(QRectF(rect)).toRect().size()
        shown = scaled.mapRect(QRectF(part)).toAlignedRect()
        return list(tiles_of(self._version, page, self._scale(page), (size.width(), size.height()), shown))

    def _send_wish(self) -> None:
        """Wish for what shows first, then for the next page and the one before."""
        pages = self._shown_pages()
        if not pages:
            return
        wanted = [tile for page in pages for tile in self._tiles(page)]
        for page in (pages[-1] + 1, pages[0] - 1):
            if 0 <= page < len(self._sizes) and self.zoom <= 2.0:
                wanted += self._tiles(page, everything=True)
        missing = (tile for tile in wanted if tile.page not in self._failed and self._store.get(tile) is None)
        self._rasters.wish(self, tuple(missing))

    def _take_tile(self, tile: Tile, image: QImage) -> None:
        if tile.version == self._version:
            self._store.put(tile, image)
            self.viewport().update()

    def _take_failure(self, tile: Tile, error: UserFacingError) -> None:
        if tile.version == self._version:
            self._failed[tile.page] = error
            self.viewport().update()
