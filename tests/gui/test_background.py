"""The door to background work: order, homecoming, failures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.library import Library
from gui.background import LATER, LONG, Background
from gui.long_work.import_pool import ImportPool
from gui.processes import Ended, ReadingProcess
from tests.gui.conftest import WAIT_MS


@pytest.fixture
def background(library_path: Path) -> Iterator[Background]:
    background = Background(library_path)
    yield background
    background.close()


def test_results_come_home_to_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []
    background.read(
        lambda library: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread() is threading.main_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("library reading", True)]


def test_what_the_reader_does_goes_before_an_import(background: Background, qtbot: QtBot) -> None:
    order: list[str] = []
    gate = threading.Event()
    background.write(lambda library: gate.wait(WAIT_MS / 1000))
    for name in ("import 1", "import 2"):
        background.write(lambda library, name=name: order.append(name), urgency=LATER)
    background.write(lambda library: order.append("note"))
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["note", "import 1", "import 2"]


def test_a_note_does_not_wait_for_a_long_import(background: Background, qtbot: QtBot) -> None:
    order: list[str] = []
    begun, gate = threading.Event(), threading.Event()

    def long_import(library: Library) -> None:
        order.append("first transaction")
        begun.set()
        gate.wait(WAIT_MS / 1000)
        background.run_urgent_writes()
        order.append("second transaction")

    background.write(long_import, urgency=LATER)
    assert begun.wait(WAIT_MS / 1000)
    background.write(lambda library: order.append("note"))
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["first transaction", "note", "second transaction"]


def test_closing_writes_what_the_reader_did(library_path: Path) -> None:
    background = Background(library_path)
    done: list[str] = []
    waiting = background._writer._tasks

    def until_closing(library: Library) -> None:
        while waiting.qsize() < 3:  # the import, the note, and the order to end
            pass

    background.write(until_closing)
    background.write(lambda library: done.append("import"), urgency=LATER)
    background.write(lambda library: done.append("note"))
    background.close()
    assert done == ["note"]


def test_long_acts_of_the_reader_keep_their_order_and_let_short_ones_between(
    background: Background, qtbot: QtBot
) -> None:
    order: list[str] = []
    begun, gate = threading.Event(), threading.Event()

    def import_files(library: Library) -> None:
        begun.set()
        gate.wait(WAIT_MS / 1000)
        background.run_urgent_writes()
        order.append("import")

    def delete_many(library: Library) -> None:
        order.append("delete, first transaction")
        background.write(lambda library: order.append("note"))
        background.run_urgent_writes()
        order.append("delete, second transaction")

    background.write(import_files, urgency=LATER)
    assert begun.wait(WAIT_MS / 1000)
    background.write(delete_many, urgency=LONG)
    background.write(lambda library: order.append("bring back"), urgency=LONG)
    background.aside_when_written(lambda library: order.append("copy"), lambda _none: None)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 6)
    order.remove("copy")  # a thread of its own: somewhere after what it waited for
    first, second = "delete, first transaction", "delete, second transaction"
    assert order == [first, "note", second, "bring back", "import"]


def test_closing_finishes_a_long_act_of_the_reader(library_path: Path) -> None:
    background = Background(library_path)
    done: list[str] = []
    tasks = background._writer._tasks
    closing = threading.Event()

    def delete_many(library: Library) -> None:
        closing.wait(WAIT_MS / 1000)
        while tasks.qsize() < 4:  # the two acts, the import, and the order to end
            pass
        background.run_urgent_writes()
        done.append("delete")

    background.write(delete_many, urgency=LONG)
    background.write(lambda library: done.append("import"), urgency=LATER)
    background.write(lambda library: done.append("bring back"), urgency=LONG)
    background.write(lambda library: done.append("note"), urgency=LONG)
    closing.set()
    background.close()
    assert done == ["delete", "bring back", "note"]


def test_a_copy_has_what_the_reader_did_before_it(background: Background, qtbot: QtBot) -> None:
    order: list[str] = []
    gate = threading.Event()
    background.write(lambda library: gate.wait(WAIT_MS / 1000))
    background.write(lambda library: order.append("note"))
    background.aside_when_written(lambda library: order.append("copy"), lambda _none: None)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["note", "copy"]


def test_a_failure_of_the_world_is_told(background: Background, qtbot: QtBot) -> None:
    def full(library: Library) -> None:
        raise UserFacingError("The disk is full.", "Make room.")

    with qtbot.waitSignal(background.failed) as told:
        background.read(full, lambda _none: None)
    assert str(told.args[0]) == "The disk is full. Make room."
    mine: list[UserFacingError] = []
    background.write(full, failed=mine.append)
    qtbot.waitUntil(lambda: bool(mine))


def test_a_failure_of_ours_reaches_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as exceptions:
        background.read(lambda library: 1 / 0, lambda _none: None)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is ZeroDivisionError
    done: list[int] = []
    background.read(lambda library: 7, done.append)  # the thread goes on
    qtbot.waitUntil(lambda: done == [7])


def test_nothing_is_called_on_what_is_gone(background: Background, qtbot: QtBot) -> None:
    class Panel(QObject):
        def take(self, value: int) -> None:
            raise AssertionError("called after its end")

    gate = threading.Event()
    panel = Panel()
    background.read(lambda library: gate.wait(WAIT_MS / 1000), panel.take)
    shiboken6.delete(panel)
    gate.set()
    done: list[int] = []
    background.read(lambda library: 7, done.append)
    qtbot.waitUntil(lambda: done == [7])


def test_a_helper_that_ends_after_the_window_is_not_heard(library_path: Path) -> None:
    background = Background(library_path)
    pool = ImportPool(background, lambda _opened: None, lambda _error: None)
    with ThreadPoolExecutor(1) as answers:  # where a helper process is heard
        background.close()
        shiboken6.delete(background)
        answers.submit(pool._receive, ReadingProcess.__new__(ReadingProcess), Ended(), None).result()
