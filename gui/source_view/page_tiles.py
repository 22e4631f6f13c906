"""The rasters of one document's pages: which are wished for, kept and painted, upright or turned."""

from __future__ import annotations

from math import log

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from core.errors import UserFacingError
from core.page_requests import Tile
from gui.processes import PageRasters
from gui.source_view.page_layout import PageLayout, turn
from gui.source_view.tiles import TileStore, tiles_of
from gui.theme import Theme


class PageTiles(QObject):
    """What was drawn of the pages of `version`. `changed` says that something else is to be shown."""

    changed = Signal()

    def __init__(self, rasters: PageRasters, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.version = 0
        self.store = TileStore()
        self.failed: dict[int, UserFacingError] = {}
        rasters.drawn.connect(self._take)
        rasters.failed.connect(self._take_failure)

    def show(self, version: int) -> None:
        """Show another document."""
        self.version = version
        self.failed.clear()

    def try_again(self) -> None:
        """Draw the pages that failed once more."""
        if self.failed:
            self.failed.clear()
            self.changed.emit()

    def forget(self) -> None:
        """Keep nothing of what was drawn."""
        self.store.clear()
        self.failed.clear()
        self.changed.emit()

    def tiles(self, page: int, layout: PageLayout, rect: QRect, part: QRect, density: float) -> list[Tile]:
        """The tiles that cover `part` of a page that stands at `rect`, both in the viewport.

        `density` is device pixels a logical one. Tiles are of the upright page, however it is turned.
        """
        scaled = QTransform.fromScale(density, density)
        shown = QRectF(rect.intersected(part).translated(-rect.topLeft()))
        size = upright_size(rect.size(), layout.rotation)
        upright = turn(QSizeF(size), layout.rotation).inverted()[0].mapRect(shown)
        pixels = scaled.mapRect(QRectF(0, 0, size.width(), size.height())).toRect().size()
        wanted = scaled.mapRect(upright).toAlignedRect()
        scale = layout.scale(page) * density
        dark = self._theme.dark_pages
        return list(tiles_of(self.version, page, scale, (pixels.width(), pixels.height()), wanted, dark=dark))

    def missing(self, tiles: list[Tile]) -> tuple[Tile, ...]:
        """Those of `tiles` that are not there and may still come."""
        return tuple(tile for tile in tiles if tile.page not in self.failed and self.store.get(tile) is None)

    def paint(self, painter: QPainter, page: int, layout: PageLayout, rect: QRect, view: QRect) -> None:
        """Paint a page that stands at `rect` of the viewport, as far as `view` shows it."""
        painter.fillRect(rect.adjusted(-1, -1, 1, 2), QColor(self._theme.colours.line))
        paper = self._theme.page_colours
        painter.fillRect(rect, QColor(paper.paper))
        if page in self.failed:
            painter.setPen(QColor(paper.rejected))
            inner = rect.adjusted(40, 40, -40, -40)
            painter.drawText(inner, Qt.TextFlag.TextWordWrap, str(self.failed[page]))
            return
        density = painter.device().devicePixelRatioF()
        tiles = self.tiles(page, layout, rect, view, density)
        images = [(tile, image) for tile in tiles if (image := self.store.get(tile)) is not None]
        painter.save()
        painter.setClipRect(rect)
        painter.setWorldTransform(_upright_pixels(painter, layout.rotation, rect, density), combine=True)
        scale = layout.scale(page) * density
        if len(images) < len(tiles):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            others = self.store.of_page(self.version, page, scale, dark=self._theme.dark_pages)
            for tile, image in sorted(others, key=lambda each: -abs(log(each[0].scale / scale))):
                _paint_tile(painter, tile, image, scale / tile.scale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        for tile, image in images:
            painter.drawImage(QPointF(tile.x, tile.y), image)
        painter.restore()

    def _take(self, tile: Tile, image: QImage) -> None:
        if tile.version == self.version:
            self.store.put(tile, image)
            self.changed.emit()

    def _take_failure(self, tile: Tile, error: UserFacingError) -> None:
        if tile.version == self.version:
            self.failed[tile.page] = error
            self.changed.emit()


def upright_size(size: QSize, rotation: int) -> QSize:
    """The size of a page before it was turned."""
    return size.transposed() if rotation % 180 else size


def _upright_pixels(painter: QPainter, rotation: int, rect: QRect, density: float) -> QTransform:
    """From device pixels of the upright page to the viewport, so that pixels meet pixels."""
    size = QSizeF(upright_size(rect.size(), rotation)) * density
    whole = QSizeF(round(size.width()), round(size.height()))
    corner = painter.deviceTransform().map(QPointF(rect.topLeft()))
    snapped = QPointF(round(corner.x()), round(corner.y()))
    at = QPointF(rect.topLeft()) + (snapped - corner) / density
    return turn(whole, rotation) * QTransform.fromScale(1 / density, 1 / density) * _moved(at)


def _moved(by: QPointF) -> QTransform:
    return QTransform.fromTranslate(by.x(), by.y())


def _paint_tile(painter: QPainter, tile: Tile, image: QImage, factor: float) -> None:
    """Paint a tile of another scale."""
    target = QRectF(tile.x * factor, tile.y * factor, tile.width * factor, tile.height * factor)
    painter.drawImage(target, image)
