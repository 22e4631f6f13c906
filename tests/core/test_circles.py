"""Python searches for circles of objects when nobody wants otherwise, however many there are at work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from core.circles import no_search_for_circles


@pytest.fixture(autouse=True)
def searched() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_search_rests_meanwhile_and_goes_on() -> None:
    with no_search_for_circles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_first_to_end_leaves_the_others_alone() -> None:
    first, second = ExitStack(), ExitStack()
    first.enter_context(no_search_for_circles())
    second.enter_context(no_search_for_circles())
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_where_python_did_not_search_it_does_not_begin() -> None:
    gc.disable()
    with no_search_for_circles():
        pass
    assert not gc.isenabled()


def test_work_that_fails_leaves_nothing_off() -> None:
    with pytest.raises(ValueError, match="x"), no_search_for_circles():
        raise ValueError("x")
    assert gc.isenabled()
