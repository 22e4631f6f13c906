"""Garbage is collected while the reader rests, and none stays for good."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from core.circles import no_search_for_circles
from gui import resting
from gui.resting import Resting


class Circle:
    """Holds itself: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(scope="module", autouse=True)
def collected_here() -> None:
    """Here Python collects by itself until a test begins, as it does before the window stands."""


@pytest.fixture
def rests(qapp: object) -> Iterator[Resting]:
    made = Resting()
    made.begin()
    yield made
    made.close()
    gc.unfreeze()


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The processor time of the window's thread, as the test has it."""
    clock = [0.0]
    monkeypatch.setattr(resting.time, "thread_time", lambda: clock[0])
    return clock


def garbage(count: int) -> weakref.ref[Circle]:
    circles = [Circle() for _ in range(count)]
    return weakref.ref(circles[0])


def test_nothing_is_collected_while_the_reader_works(worked: list[float], rests: Resting) -> None:
    found = garbage(resting.FEW * 3)
    worked[0] += 0.5
    rests.look()
    assert found() is not None


def test_garbage_goes_when_the_reader_rests(worked: list[float], rests: Resting) -> None:
    found = garbage(resting.FEW * 3)
    rests.look()
    assert found() is None


def test_much_garbage_goes_though_the_reader_works_on(
    worked: list[float], rests: Resting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "MANY", resting.FEW * 2)
    found = garbage(resting.FEW * 3)
    worked[0] += 0.5
    rests.look()
    assert found() is None


def test_what_became_garbage_late_goes_too(
    worked: list[float], rests: Resting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [Circle()]
    found = weakref.ref(kept[0])
    garbage(resting.FEW * 3)
    rests.look()
    rests.look()
    kept.clear()  # by now it is an old one
    monkeypatch.setattr(resting, "OLD", 0)
    garbage(resting.FEW * 3)
    rests.look()
    assert found() is None


def test_python_collects_by_itself_again_afterwards(qapp: object) -> None:
    made = Resting()
    made.begin()
    assert not gc.isenabled()
    made.close()
    gc.unfreeze()
    assert gc.isenabled()


def test_work_that_ends_meanwhile_gives_nothing_back_to_python(qapp: object) -> None:
    made = Resting()
    with no_search_for_circles():
        made.begin()
    assert not gc.isenabled()
    made.close()
    gc.unfreeze()
    assert gc.isenabled()
