"""The page process: tiles come, stale wishes are dropped, a killed process costs one page."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.library import add, open_library, prepare, restore
from core.opening import open_file
from core.reading_process import Tile
from gui.processes import PageRasters
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS

Drawn = dict[Tile, QImage]


@pytest.fixture
def version(library_path: Path) -> int:
    library = open_library(library_path)
    added = add(library, prepare(open_file(COMMITTEE)))
    library.close()
    return added.version


@pytest.fixture
def rasters(library_path: Path, version: int) -> Iterator[PageRasters]:
    rasters = PageRasters(library_path)
    yield rasters
    rasters.close()


def tile(version: int, page: int, scale: float = 1.0) -> Tile:
    return Tile(version, page, scale, 0, 0, 400, 300)


def collected(rasters: PageRasters) -> Drawn:
    drawn: Drawn = {}

    def keep(tile: Tile, image: QImage) -> None:
        drawn[tile] = image

    rasters.drawn.connect(keep)
    return drawn


def refusals(rasters: PageRasters) -> dict[Tile, UserFacingError]:
    failed: dict[Tile, UserFacingError] = {}
    rasters.failed.connect(failed.__setitem__)
    return failed


def test_tiles_show_the_page(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    wanted = tile(version, 0)
    rasters.wish("view", (wanted,))
    qtbot.waitUntil(lambda: wanted in drawn, timeout=WAIT_MS)
    image = drawn[wanted]
    assert (image.width(), image.height()) == (400, 300)
    colours = {QColor(image.pixel(x, y)).lightness() for x in range(0, 400, 2) for y in range(0, 300, 2)}
    assert 255 in colours  # paper
    assert min(colours) < 80  # ink


def test_a_killed_process_costs_one_page(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    failed = refusals(rasters)
    first, fatal, last = tile(version, 0), Tile(version, 1, 12.0, 0, 0, 8000, 8000), tile(version, 2)
    rasters.wish("view", (first,))
    qtbot.waitUntil(lambda: first in drawn, timeout=WAIT_MS)
    rasters.wish("view", (fatal, last))
    qtbot.waitUntil(lambda: rasters.drawing == fatal, timeout=WAIT_MS)
    os.kill(rasters.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: last in drawn, timeout=WAIT_MS)
    assert list(failed) == [fatal]
    assert "cannot be shown" in str(failed[fatal])


def test_a_process_that_dies_idle_costs_nothing(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    failed = refusals(rasters)
    rasters.wish("view", (tile(version, 0),))
    qtbot.waitUntil(lambda: tile(version, 0) in drawn, timeout=WAIT_MS)
    before = rasters.process_id
    os.kill(before, signal.SIGKILL)
    qtbot.waitUntil(lambda: rasters.process_id not in (0, before), timeout=WAIT_MS)
    rasters.wish("view", (tile(version, 1),))
    qtbot.waitUntil(lambda: tile(version, 1) in drawn, timeout=WAIT_MS)
    assert failed == {}


def test_a_version_of_a_restored_library_is_another_document(
    rasters: PageRasters, version: int, library_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drawn = collected(rasters)
    wanted = tile(version, 0)
    rasters.wish("view", (wanted,))
    qtbot.waitUntil(lambda: wanted in drawn, timeout=WAIT_MS)
    before = drawn.pop(wanted)
    copy = open_library(tmp_path / "copy.sqlite")
    assert add(copy, prepare(open_file(COUNCIL))).version == version
    copy.close()
    restore(tmp_path / "copy.sqlite", library_path)
    rasters.start_anew()
    rasters.wish("view", (wanted,))
    qtbot.waitUntil(lambda: wanted in drawn, timeout=WAIT_MS)
    assert drawn[wanted] != before


def test_a_page_that_does_not_exist_is_told(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    with qtbot.waitSignal(rasters.failed, timeout=WAIT_MS) as failed:
        rasters.wish("view", (tile(version, 999), tile(version, 0)))
    assert isinstance(failed.args[1], UserFacingError)
    qtbot.waitUntil(lambda: tile(version, 0) in drawn, timeout=WAIT_MS)
