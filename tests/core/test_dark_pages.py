"""Dark pages: light ink on dark paper, hues kept, pictures left alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pymupdf
import pytest

from core.dark_pages import DARK_INK, DARK_PAPER
from core.pages import Pages

RED = (200, 30, 25)
PHOTO = pymupdf.Rect(100, 300, 300, 460)
NIGHT = (30, 28, 60)

Pixel = tuple[int, int, int]


def plain(*colour: int, width: int = 100, height: int = 80) -> Any:
    image = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, width, height), 0)
    image.set_rect(image.irect, colour)
    return image


def drawn(*writers: Callable[[Any], object], scale: float = 1.0, rotation: int = 0) -> Callable[..., Pixel]:
    """The red, green and blue of a pixel of the page that `writers` wrote, dark unless otherwise asked."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for write in writers:
        write(page)
    page.set_rotation(rotation)
    width, height = round(page.rect.width * scale), round(page.rect.height * scale)
    with closing(Pages(document.tobytes())) as pages:
        sides = {dark: pages.tile(0, scale, 0, 0, width, height, dark=dark) for dark in (True, False)}

    def pixel(x: float, y: float, dark: bool = True) -> Pixel:
        at = (round(y * scale) * width + round(x * scale)) * 4
        blue, green, red = sides[dark][at : at + 3]
        return red, green, blue

    return pixel


def parts(colour: int) -> Pixel:
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def write_text(page: Any) -> None:
    page.draw_rect((100, 100, 200, 150), color=None, fill=(0, 0, 0))  # ink enough for whole pixels


def insert_photo(page: Any) -> None:
    page.insert_image(PHOTO, pixmap=plain(*RED))


def whole_page(image: Any) -> Callable[[Any], None]:
    return lambda page: page.insert_image(page.rect, pixmap=image, keep_proportion=False)


def test_black_on_white_becomes_light_on_dark() -> None:
    pixel = drawn(write_text)
    assert pixel(150, 125) == parts(DARK_INK)
    assert pixel(400, 125) == parts(DARK_PAPER)
    assert pixel(150, 125, dark=False) == (0, 0, 0)


@pytest.mark.parametrize(("ink", "strongest"), [((0.7, 0, 0), 0), ((0, 0.4, 0), 1), ((0, 0, 0.6), 2)])
def test_hues_are_kept(ink: tuple[float, float, float], strongest: int) -> None:
    pixel = drawn(lambda page: page.draw_rect((50, 50, 90, 90), color=None, fill=ink))(70, 70)
    assert pixel[strongest] > 15 + max(part for place, part in enumerate(pixel) if place != strongest)


@pytest.mark.parametrize("scale", [0.3, 1.0, 2.6])
def test_a_photograph_is_left_alone(scale: float) -> None:
    pixel = drawn(write_text, insert_photo, scale=scale)
    for x, y in ((110, 310), (200, 380), (290, 450)):
        assert pixel(x, y) == pixel(x, y, dark=False) == pytest.approx(RED, abs=3)
    assert pixel(90, 380) == pixel(310, 380) == pixel(200, 290) == pixel(200, 470) == parts(DARK_PAPER)


def test_a_photograph_on_a_turned_page_is_left_alone() -> None:
    pixel = drawn(insert_photo, rotation=90)
    assert pixel(842 - 380, 200) == pytest.approx(RED, abs=3)
    assert pixel(200, 200) == parts(DARK_PAPER)


def test_tiles_of_a_photograph_meet() -> None:
    document = pymupdf.open()
    insert_photo(document.new_page(width=595, height=842))
    with closing(Pages(document.tobytes())) as pages:
        whole = pages.tile(0, 1.0, 0, 0, 300, 842, dark=True)
        halves = (
            pages.tile(0, 1.0, 0, 0, 300, 401, dark=True),
            pages.tile(0, 1.0, 0, 401, 300, 441, dark=True),
        )
    assert b"".join(halves) == whole


def test_a_scanned_page_is_paper() -> None:
    scan = plain(250, 250, 248, width=600, height=850)
    scan.set_rect(pymupdf.IRect(100, 100, 300, 200), (10, 10, 10))
    pixel = drawn(whole_page(scan))
    assert max(pixel(400, 500)) < 60
    assert min(pixel(200, 150)) > 200


def test_a_scan_in_strips_is_paper() -> None:
    def strips(page: Any) -> None:
        for top in range(0, 840, 60):
            page.insert_image((0, top, 595, top + 60), pixmap=plain(255, 255, 255), keep_proportion=False)

    assert max(drawn(strips)(300, 400)) < 60


def test_a_photograph_on_scanned_paper_is_left_alone() -> None:
    pixel = drawn(whole_page(plain(255, 255, 255)), insert_photo)
    assert pixel(200, 380) == pytest.approx(RED, abs=3)
    assert max(pixel(400, 380)) < 60


def test_a_dark_photograph_of_a_whole_page_is_left_alone() -> None:
    assert drawn(whole_page(plain(*NIGHT)))(300, 400) == pytest.approx(NIGHT, abs=3)


def test_grounds_and_lines_stored_as_images_are_no_pictures() -> None:
    def grounds(page: Any) -> None:
        white, black = plain(255, 255, 255, width=1, height=1), plain(0, 0, 0, width=60)
        page.insert_image((50, 50, 545, 250), pixmap=white, keep_proportion=False)
        page.insert_image((50, 400, 545, 402), pixmap=black, keep_proportion=False)

    pixel = drawn(grounds)
    assert max(pixel(300, 150)) < 60
    assert min(pixel(300, 401)) > 200


def test_beyond_the_page_all_is_dark_paper() -> None:
    document = pymupdf.open()
    document.new_page(width=100, height=100)
    with closing(Pages(document.tobytes())) as pages:
        tile = pages.tile(0, 1.0, -10, -10, 120, 120, dark=True)
        outside = pages.tile(0, 1.0, 500, 0, 10, 10, dark=True)
    assert {tile[at : at + 4] for at in range(0, len(tile), 4)} == {bytes((0x26, 0x22, 0x20, 0xFF))}
    assert outside == bytes((0x26, 0x22, 0x20, 0xFF)) * 100
