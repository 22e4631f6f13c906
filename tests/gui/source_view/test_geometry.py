"""Between text, pages and pixels: layout of the column, boxes of a span, tiles of a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from core.opening import open_file
from core.reading_process import Tile
from core.source_text import PageSize, Span
from gui.source_view.page_layout import GAP, MARGIN, PIXELS_PER_POINT, PageLayout
from gui.source_view.page_map import PageMap
from gui.source_view.tiles import SIDE, TileStore, tiles_of
from tests.gui.conftest import COMMITTEE

A4 = PageSize(595, 842)


def test_pages_follow_one_another() -> None:
    layout = PageLayout([A4, A4, PageSize(842, 595)], 0.75)  # one pixel a point
    assert layout.scale(0) == pytest.approx(1.0)
    assert [layout.rect(page, 2000).top() for page in range(3)] == [
        MARGIN,
        MARGIN + 842 + GAP,
        MARGIN + 2 * (842 + GAP),
    ]
    assert layout.rect(0, 2000).center().x() == layout.rect(2, 2000).center().x()
    assert layout.height == layout.rect(2, 0).bottom() + 1 + MARGIN
    assert layout.width == 842 + 2 * MARGIN


@pytest.mark.parametrize(("page", "points"), [(0, 0.0), (0, 400.0), (1, 3.0), (2, 841.0)])
def test_places_are_found_again(page: int, points: float) -> None:
    layout = PageLayout([A4] * 3, 1.3)
    found, y = layout.place_at(layout.y_of(page, points))
    assert found == page
    assert y == pytest.approx(points, abs=1 / PIXELS_PER_POINT)


def test_only_pages_that_show_are_named() -> None:
    layout = PageLayout([A4] * 100, 0.75)
    assert list(layout.pages_between(0, 500)) == [0]
    assert list(layout.pages_between(800, 900)) == [0, 1]
    assert list(layout.pages_between(layout.height - 10, layout.height)) == []
    assert list(layout.pages_between(layout.height - 100, layout.height)) == [99]


def test_no_pages_is_no_failure() -> None:
    layout = PageLayout([], 1.0)
    assert layout.height == 0
    assert layout.place_at(50) == (0, 0.0)
    assert list(layout.pages_between(0, 500)) == []


def test_the_box_of_an_item_lies_on_its_page() -> None:
    opened = open_file(COMMITTEE)
    pages = PageMap(opened.source)
    item = opened.meeting.items[1]
    boxes = pages.boxes(item.heading)
    assert len(boxes) == 1
    assert boxes[0].page == opened.source.page_of(item.heading.start)
    page, y = pages.place_of(item.heading.start)
    assert (page, y) == (boxes[0].page, boxes[0].box.y0)
    assert pages.offset_at(page, y + 1) == item.heading.start
    assert pages.boxes(Span(0, 0))


def test_above_the_first_line_of_a_page_is_the_page_before() -> None:
    opened = open_file(COMMITTEE)
    pages = PageMap(opened.source)
    offset = pages.offset_at(2, -5.0)
    assert opened.source.page_of(offset) == 1


def test_tiles_cover_what_shows_and_no_more() -> None:
    size = (SIDE * 2 + 100, SIDE + 50)
    tiles = list(tiles_of(1, 0, 2.0, size, QRect(0, 0, *size)))
    assert len(tiles) == 6
    assert sum(tile.width * tile.height for tile in tiles) == size[0] * size[1]
    assert len(list(tiles_of(1, 0, 2.0, size, QRect(10, 10, 50, 50)))) == 1
    assert list(tiles_of(1, 0, 2.0, size, QRect(-500, 0, 400, 400))) == []


def test_the_store_forgets_what_was_used_least() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    store = TileStore(limit=3 * image.sizeInBytes())
    tiles = [Tile(1, page, 1.0, 0, 0, 100, 100) for page in range(4)]
    for tile in tiles[:3]:
        store.put(tile, image)
    assert store.get(tiles[0]) is not None  # used now, so it is not the oldest any more
    store.put(tiles[3], image)
    assert [store.get(tile) is not None for tile in tiles] == [True, False, True, True]


def test_the_store_offers_other_scales_meanwhile() -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    store = TileStore()
    small, other_page = Tile(1, 0, 1.0, 0, 0, 10, 10), Tile(1, 1, 1.0, 0, 0, 10, 10)
    store.put(small, image)
    store.put(other_page, image)
    assert [tile for tile, _image in store.of_page(1, 0, other_than=2.0)] == [small]
    assert store.of_page(1, 0, other_than=1.0) == []
