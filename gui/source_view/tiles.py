"""Tiles of page rasters: which ones a stretch of a page needs, and a store of those that were drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from core.page_requests import BYTES_A_PIXEL, Tile

SIDE = 512
"""Largest side of a tile in device pixels: a megabyte, so that neither its way here nor its painting is felt,
and the first ones show before the last ones are drawn."""
STORE_BYTES = 96 * 1024 * 1024
"""For one view: three screens of 3840 x 2160 pixels, or four of a page at 500 % on one of 2880 x 1800."""
ALL_BYTES = 128 * 1024 * 1024
"""For all views together."""
AHEAD_BYTES = 32 * 1024 * 1024
"""For what is drawn before it shows: well within a store, or it would push out what shows and be drawn again
and again."""


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


def drawn_ahead(after: Iterable[Tile], before: Iterable[Tile]) -> list[Tile]:
    """What to draw of the page `after` the shown ones and of the one `before` them.

    It is what lies nearest, as far as it may be kept.
    """
    chosen, room = [], AHEAD_BYTES
    for tile in (*after, *reversed(tuple(before))):
        room -= tile.width * tile.height * BYTES_A_PIXEL
        if room < 0:
            break
        chosen.append(tile)
    return chosen


class TileStore:
    """The tiles drawn last, up to a number of bytes; the least recently used go first.

    All stores together keep no more than `ALL_BYTES`, however many views there are.
    """

    _stores: ClassVar[WeakSet[TileStore]] = WeakSet()
    _uses: ClassVar[Iterator[int]] = count()

    def __init__(self, limit: int = STORE_BYTES) -> None:
        self._limit = limit
        self._bytes = 0
        self._images: OrderedDict[Tile, tuple[QImage, int]] = OrderedDict()  # with when it was used
        self._stores.add(self)

    def get(self, tile: Tile) -> QImage | None:
        """The image of `tile`, where it is there."""
        found = self._images.pop(tile, None)
        if found is None:
            return None
        self._images[tile] = found[0], next(self._uses)
        return found[0]

    def put(self, tile: Tile, image: QImage) -> None:
        """Keep an image."""
        if tile in self._images:
            self._bytes -= self._images.pop(tile)[0].sizeInBytes()
        self._bytes += image.sizeInBytes()
        self._images[tile] = image, next(self._uses)
        while self._bytes > self._limit and len(self._images) > 1:
            self._drop_oldest()
        while sum(store._bytes for store in self._stores) > ALL_BYTES and len(self._images) > 1:
            min((store for store in self._stores if store._images), key=TileStore._oldest_use)._drop_oldest()

    def of_page(
        self, version: int, page: int, other_than: float, *, dark: bool = False
    ) -> list[tuple[Tile, QImage]]:
        """The images of a page at other scales than `other_than`, to be shown until the right ones come."""
        return [
            (tile, image)
            for tile, (image, _use) in self._images.items()
            if (tile.version, tile.page, tile.dark) == (version, page, dark) and tile.scale != other_than
        ]

    def clear(self) -> None:
        """Forget all images."""
        self._images.clear()
        self._bytes = 0

    def _drop_oldest(self) -> None:
        _tile, (image, _use) = self._images.popitem(last=False)
        self._bytes -= image.sizeInBytes()

    def _oldest_use(self) -> int:
        return next(iter(self._images.values()))[1]
