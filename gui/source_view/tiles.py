"""Tiles of page rasters: which ones a stretch of a page needs, and a store of those that were drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from core.reading_process import Tile

SIDE = 1024
"""Largest side of a tile in device pixels."""
STORE_BYTES = 192 * 1024 * 1024


def tiles_of(
    version: int, page: int, scale: float, size: tuple[int, int], shown: QRect, *, dark: bool = False
) -> Iterator[Tile]:
    """The tiles of a page of `size` device pixels that cover the part `shown` (device pixels of the page)."""
    width, height = size
    part = shown.intersected(QRect(0, 0, width, height))
    if part.isEmpty():
        return
    for y in range(part.top() // SIDE * SIDE, part.bottom() + 1, SIDE):
        for x in range(part.left() // SIDE * SIDE, part.right() + 1, SIDE):
            yield Tile(version, page, scale, x, y, min(SIDE, width - x), min(SIDE, height - y), dark)


class TileStore:
    """The tiles drawn last, up to a number of bytes; the least recently used go first."""

    def __init__(self, limit: int = STORE_BYTES) -> None:
        self._limit = limit
        self._bytes = 0
        self._images: OrderedDict[Tile, QImage] = OrderedDict()

    def get(self, tile: Tile) -> QImage | None:
        """The image of `tile`, where it is there."""
        image = self._images.get(tile)
        if image is not None:
            self._images.move_to_end(tile)
        return image

    def put(self, tile: Tile, image: QImage) -> None:
        """Keep an image."""
        self._bytes += image.sizeInBytes() - (self._images[tile].sizeInBytes() if tile in self._images else 0)
        self._images[tile] = image
        while self._bytes > self._limit and len(self._images) > 1:
            _oldest, dropped = self._images.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()

    def of_page(
        self, version: int, page: int, other_than: float, *, dark: bool = False
    ) -> list[tuple[Tile, QImage]]:
        """The images of a page at other scales than `other_than`, to be shown until the right ones come."""
        return [
            (tile, image)
            for tile, image in self._images.items()
            if (tile.version, tile.page, tile.dark) == (version, page, dark) and tile.scale != other_than
        ]

    def clear(self) -> None:
        """Forget all images."""
        self._images.clear()
        self._bytes = 0
