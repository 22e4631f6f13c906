"""What is drawn ahead, and what all views together keep."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from core.page_requests import Tile
from gui.source_view import tiles
from gui.source_view.tiles import AHEAD_BYTES, SIDE, STORE_BYTES, TileStore, drawn_ahead, tiles_of


def of_page(page: int, width: int, height: int) -> list[Tile]:
    return list(tiles_of(1, page, 1.0, (width, height), QRect(0, 0, width, height)))


def test_the_next_page_is_drawn_ahead_from_its_head_and_the_one_before_from_its_foot() -> None:
    after, before = of_page(5, SIDE, 2 * SIDE), of_page(3, SIDE, 3 * SIDE)
    ahead = drawn_ahead(after, before)
    assert [(tile.page, tile.y // SIDE) for tile in ahead] == [(5, 0), (5, 1), (3, 2), (3, 1), (3, 0)]


def test_what_is_drawn_ahead_leaves_room_for_what_shows() -> None:
    large = of_page(5, 10_000, 14_000)
    ahead = drawn_ahead(large, of_page(3, 10_000, 14_000))
    assert ahead == large[: len(ahead)]
    drawn = sum(4 * tile.width * tile.height for tile in ahead)
    assert AHEAD_BYTES * 0.9 < drawn <= AHEAD_BYTES
    assert AHEAD_BYTES * 2 < STORE_BYTES


def test_a_tile_put_twice_counts_once() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    store = TileStore(limit=2 * image.sizeInBytes())
    first, second = (Tile(1, page, 1.0, 0, 0, 100, 100) for page in range(2))
    for tile in (first, first, second):
        store.put(tile, image)
    assert store.get(first) is not None


def test_all_views_together_keep_no_more_than_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    image = QImage(2000, 2000, QImage.Format.Format_RGB32)
    monkeypatch.setattr(tiles, "ALL_BYTES", image.sizeInBytes() * 3)
    for store in tuple(TileStore._stores):  # of views that other tests left
        store.clear()
    left, right = TileStore(), TileStore()
    mine = [Tile(1, page, 1.0, 0, 0, 2000, 2000) for page in range(2)]
    other = [Tile(2, page, 1.0, 0, 0, 2000, 2000) for page in range(2)]
    for tile in mine:
        left.put(tile, image)
    right.put(other[0], image)
    left.get(mine[0])  # so the other one is what was used longest ago
    right.put(other[1], image)
    assert [left.get(tile) is not None for tile in mine] == [True, False]
    assert [right.get(tile) is not None for tile in other] == [True, True]
