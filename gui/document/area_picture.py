"""A rectangle of a page as a picture, drawn by the page process as sharp as for print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from core.annotations import PageBox
from core.errors import UserFacingError
from core.page_requests import Tile
from core.source_text import PageSize
from gui.processes import PageRasters
from gui.source_view.tiles import tiles_of

SCALE = 300 / 72
"""Pixels a point: 300 dots an inch."""
MOST_PIXELS = 24_000_000
"""Of a picture; a larger one is drawn less sharp."""
INCH = 0.0254


class AreaPicture(QObject):
    """Draws one rectangle. `then` gets the picture, or None where the page cannot be drawn."""

    def __init__(
        self,
        rasters: PageRasters,
        version: int,
        area: PageBox,
        size: PageSize,
        rotation: int,
        then: Callable[[QImage | None], object],
        parent: QObject,
    ) -> None:
        """`size` is that of the area's page; the picture is turned clockwise by `rotation` degrees."""
        super().__init__(parent)
        self._rasters = rasters
        self._rotation = rotation
        self._then = then
        box = area.box
        self._scale = scale = min(SCALE, (MOST_PIXELS / ((box.x1 - box.x0) * (box.y1 - box.y0))) ** 0.5)
        whole = round(size.width * scale), round(size.height * scale)
        corners = (box.x0 * scale, box.y0 * scale), ((box.x1 - box.x0) * scale, (box.y1 - box.y0) * scale)
        self._part = QRectF(*corners[0], *corners[1]).toAlignedRect() & QRect(0, 0, *whole)
        tiles = tuple(tiles_of(version, area.page, scale, whole, self._part))
        self._missing = set(tiles)
        self._picture = QImage(self._part.size(), QImage.Format.Format_RGB32)
        rasters.drawn.connect(self._take)
        rasters.failed.connect(self._fail)
        rasters.wish(self, tiles)

    def stop(self) -> None:
        """Nobody waits for the picture any more."""
        self._missing.clear()
        self._rasters.forget(self)
        self.deleteLater()

    def _take(self, tile: Tile, image: QImage) -> None:
        if tile not in self._missing:
            return
        self._missing.discard(tile)
        painter = QPainter(self._picture)
        painter.drawImage(tile.x - self._part.x(), tile.y - self._part.y(), image)
        painter.end()
        if not self._missing:
            picture = self._picture.transformed(QTransform().rotate(self._rotation))
            picture.setDotsPerMeterX(round(self._scale * 72 / INCH))
            picture.setDotsPerMeterY(round(self._scale * 72 / INCH))
            self._end(picture)

    def _fail(self, tile: Tile, _error: UserFacingError) -> None:
        if tile in self._missing:
            self._end(None)

    def _end(self, picture: QImage | None) -> None:
        self.stop()
        self._then(picture)
