"""The page process: tiles come, stale wishes are dropped, a killed process costs one page."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from array import array
from collections.abc import Iterator
from contextlib import closing
from math import isnan
from multiprocessing import Pipe
from pathlib import Path
from queue import Queue

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.library import add, open_library, prepare, restore
from core.opening import open_file
from core.page_requests import CharactersRequest, Tile, Work
from core.pages import Pages
from core.reading_process import Started, start
from gui.asked_process import _send
from gui.processes import Ended, PageRasters, ReadingProcess
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS

pytestmark = pytest.mark.started_anew

Drawn = dict[Tile, QImage]


@pytest.fixture
def version(library_path: Path) -> int:
    library = open_library(library_path)
    added = add(library, prepare(open_file(COMMITTEE)))
    library.close()
    return added.version


@pytest.fixture
def other_version(library_path: Path, version: int) -> int:
    library = open_library(library_path)
    added = add(library, prepare(open_file(COUNCIL)))
    library.close()
    return added.version


@pytest.fixture
def rasters(library_path: Path, version: int) -> Iterator[PageRasters]:
    rasters = PageRasters(library_path)
    yield rasters
    rasters.close()


def tile(version: int, page: int, scale: float = 1.0) -> Tile:
    return Tile(version, page, scale, 0, 0, 400, 300)


def heavy(version: int, page: int) -> Tile:
    """A tile that takes long enough to be killed at."""
    return Tile(version, page, 12.0, 0, 0, 8000, 8000)


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


def kill_at(rasters: PageRasters, work: Work, qtbot: QtBot) -> None:
    """End the process from outside while it is at `work`."""
    qtbot.waitUntil(lambda: rasters.drawing == work, timeout=WAIT_MS)
    os.kill(rasters.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: rasters.drawing is None, timeout=WAIT_MS)


def test_a_process_killed_once_costs_nothing(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn, failed = collected(rasters), refusals(rasters)
    slow, other = heavy(version, 1), tile(version, 2)
    rasters.wish("view", (slow, other))
    kill_at(rasters, slow, qtbot)
    qtbot.waitUntil(lambda: slow in drawn, timeout=WAIT_MS)
    assert list(drawn) == [other, slow]  # what may kill again comes last
    assert failed == {}


def test_a_page_that_kills_twice_is_given_up(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn, failed = collected(rasters), refusals(rasters)
    first, fatal, last = tile(version, 0), heavy(version, 1), tile(version, 2)
    rasters.wish("view", (first,))
    qtbot.waitUntil(lambda: first in drawn, timeout=WAIT_MS)
    rasters.wish("view", (fatal, last))
    kill_at(rasters, fatal, qtbot)
    kill_at(rasters, fatal, qtbot)
    qtbot.waitUntil(lambda: fatal in failed, timeout=WAIT_MS)
    assert list(drawn) == [first, last]
    assert "This page cannot be shown" in str(failed[fatal])
    again = tile(version, 1)  # another part of that page is not tried either
    rasters.wish("view", (again, tile(version, 0, 2.0)))
    qtbot.waitUntil(lambda: len(drawn) == 3, timeout=WAIT_MS)
    assert list(failed) == [fatal, again]


def test_a_document_that_kills_every_process_is_given_up_and_the_others_live_on(
    rasters: PageRasters, version: int, other_version: int, qtbot: QtBot
) -> None:
    drawn, failed = collected(rasters), refusals(rasters)
    bad = tuple(heavy(version, page) for page in range(3))
    rasters.wish("left", bad)
    for each in bad:
        kill_at(rasters, each, qtbot)
    good = tile(other_version, 0)
    rasters.wish("right", (good,))
    qtbot.waitUntil(lambda: good in drawn and set(failed) == set(bad), timeout=WAIT_MS)
    assert {str(error) for error in failed.values()} == {str(failed[bad[0]])}
    assert "The pages of this document cannot be shown" in str(failed[bad[0]])
    further = tile(version, 4)
    rasters.wish("left", (further,))
    qtbot.waitUntil(lambda: further in failed, timeout=WAIT_MS)
    rasters.wish("right", (tile(other_version, 1),))
    qtbot.waitUntil(lambda: len(drawn) == 2, timeout=WAIT_MS)


def test_processes_that_end_at_once_are_not_started_for_ever(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    starts: list[Started] = []

    def dead(language: str) -> Started:
        started = start(language)
        started.process.kill()
        starts.append(started)
        return started

    monkeypatch.setattr("gui.processes.start", dead)
    rasters = PageRasters(library_path)
    failed = refusals(rasters)
    wanted = tile(1, 0)
    rasters.wish("view", (wanted,))
    qtbot.waitUntil(lambda: wanted in failed, timeout=WAIT_MS)
    assert len(starts) == 3
    monkeypatch.undo()
    rasters.wish("view", (tile(1, 1),))  # the reader scrolls on: tried once more, and now it starts
    qtbot.waitUntil(lambda: len(failed) == 2, timeout=WAIT_MS)
    assert "no version" in str(failed[tile(1, 1)]) or "library" in str(failed[tile(1, 1)]).lower()
    rasters.close()


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


def test_several_views_are_served_in_turns(
    rasters: PageRasters, version: int, other_version: int, qtbot: QtBot
) -> None:
    drawn = collected(rasters)
    left = tuple(tile(version, page) for page in range(3))
    right = tuple(tile(other_version, page) for page in range(3))
    ahead = tile(version, 0, 0.5)
    rasters.start_anew()  # what is wished meanwhile comes as one wish
    rasters.wish("left", left, later=(ahead,))
    rasters.wish("right", (*right, left[2]))
    qtbot.waitUntil(lambda: ahead in drawn, timeout=WAIT_MS)
    assert list(drawn) == [right[0], left[0], right[1], left[1], right[2], left[2], ahead]


def test_a_view_that_closes_wants_nothing_more(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    rasters.start_anew()
    rasters.wish("closed", (tile(version, 0),))
    rasters.wish("open", (tile(version, 1),))
    rasters.forget("closed")
    qtbot.waitUntil(lambda: tile(version, 1) in drawn, timeout=WAIT_MS)
    rasters.wish("open", (tile(version, 2),))
    qtbot.waitUntil(lambda: tile(version, 2) in drawn, timeout=WAIT_MS)
    assert tile(version, 0) not in drawn


def test_characters_come_between_what_is_seen_and_what_is_ahead(
    rasters: PageRasters, version: int, qtbot: QtBot
) -> None:
    came: list[object] = []
    boxes: dict[int, object] = {}
    rasters.drawn.connect(lambda tile, _image: came.append(tile))

    def keep(of: int, page: int, found: object) -> None:
        assert of == version
        came.append(page)
        boxes[page] = found

    rasters.characters.connect(keep)
    rasters.start_anew()
    seen, ahead = tile(version, 0), tile(version, 1)
    asked = tuple(CharactersRequest(version, page) for page in (999, 0, 1))
    rasters.wish("view", (seen,), later=(ahead,), characters=asked)
    qtbot.waitUntil(lambda: len(came) == 5, timeout=WAIT_MS)
    assert came == [seen, 999, 0, 1, ahead]
    with closing(Pages(COMMITTEE.read_bytes())) as pages:
        expected = pages.character_boxes(0)
    found = boxes[0]
    assert isinstance(found, array)
    assert len(found) == 4 * len(expected)
    for place, box in enumerate(expected):
        if box is None:
            assert isnan(found[4 * place])
        else:
            assert found[4 * place : 4 * place + 4].tolist() == pytest.approx(list(box), abs=0.01)
    assert boxes[999] is None


def test_a_dark_tile_is_another_tile(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    light = tile(version, 0)
    dark = light._replace(dark=True)
    rasters.wish("view", (light, dark))
    qtbot.waitUntil(lambda: dark in drawn, timeout=WAIT_MS)
    assert drawn[light].pixelColor(2, 2) == QColor("#ffffff")
    assert drawn[dark].pixelColor(2, 2) == QColor("#202226")


def test_a_large_tile_comes_whole(rasters: PageRasters, version: int, qtbot: QtBot) -> None:
    drawn = collected(rasters)
    large = Tile(version, 0, 3.0, 0, 0, 1200, 1000)
    rasters.wish("view", (large, large._replace(y=1000), tile(version, 0)))
    qtbot.waitUntil(lambda: len(drawn) == 3, timeout=WAIT_MS)
    with closing(Pages(COMMITTEE.read_bytes())) as pages:
        assert bytes(drawn[large].constBits()) == pages.tile(0, 3.0, 0, 0, 1200, 1000)


class NoProcess:
    """What a connection is of, for a process that is none: it can be ended."""

    pid = 0
    is_ended = False

    def kill(self) -> None:
        self.is_ended = True

    def join(self, _seconds: float | None = None) -> None:
        """It has ended."""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What ended threads, as the terminal is told."""
    kinds: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda given: kinds.append(given.exc_type))
    return kinds


def test_an_answer_that_cannot_be_read_ends_the_waiting(told: list[type[BaseException]]) -> None:
    here, there = Pipe()
    answers: Queue[object] = Queue()
    fake = NoProcess()
    process = ReadingProcess(lambda _process, answer, _image: answers.put(answer), Started(fake, here))  # type: ignore[arg-type]
    there.send_bytes(b"no pickle")
    assert isinstance(answers.get(timeout=WAIT_MS / 1000), Ended)
    process._thread.join()
    assert fake.is_ended
    assert told == [pickle.UnpicklingError]
    here.close()


def test_a_question_that_cannot_be_sent_ends_the_waiting(told: list[type[BaseException]]) -> None:
    here, there = Pipe()
    fake = NoProcess()
    process = ReadingProcess(lambda *_answer: None, Started(fake, here))  # type: ignore[arg-type]
    questions: Queue[object] = Queue()
    questions.put(threading.Lock())  # nothing that goes through a pipe
    thread = threading.Thread(target=_send, args=(process, questions))
    thread.start()
    thread.join()
    assert fake.is_ended
    assert told == [TypeError]
    there.close()
    process._thread.join()
    here.close()
