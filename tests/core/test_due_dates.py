"""By when: what a reader writes, and the day it means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from core.due_dates import due_date
from core.language import set_language

TODAY = date(2026, 5, 20)  # a Wednesday


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """The tests end in the language they began in."""
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1. juni", date(2026, 6, 1)),
        ("1 jun", date(2026, 6, 1)),
        ("senest den 1. juni", date(2026, 6, 1)),
        ("d. 1. juni 2027", date(2027, 6, 1)),
        ("mandag den 1. juni 2026", date(2026, 6, 1)),
        ("1. maj", date(2027, 5, 1)),
        ("20. maj", TODAY),
        ("1/6-26", date(2026, 6, 1)),
        ("1/6", date(2026, 6, 1)),
        ("1.6.", date(2026, 6, 1)),
        ("01-06-2026", date(2026, 6, 1)),
        ("2026-06-01", date(2026, 6, 1)),
        ("fredag", date(2026, 5, 22)),
        ("på fredag", date(2026, 5, 22)),
        ("onsdag", date(2026, 5, 27)),
        ("næste fredag", date(2026, 5, 29)),
        ("i dag", TODAY),
        ("I morgen", date(2026, 5, 21)),
        ("om 14 dage", date(2026, 6, 3)),
        ("om  en uge", date(2026, 5, 27)),
        ("3 uger", date(2026, 6, 10)),
        ("om to måneder", date(2026, 7, 20)),
        ("om et år", date(2027, 5, 20)),
        ("næste uge", date(2026, 5, 27)),
        ("uge 24", date(2026, 6, 12)),
        ("uge 3", date(2027, 1, 22)),
        ("ultimo juni", date(2026, 6, 30)),
        ("udgangen af februar", date(2027, 2, 28)),
        ("medio juni 2027", date(2027, 6, 15)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_danish_words_are_understood(words: str, day: date) -> None:
    set_language("da")
    assert due_date(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("June 1", date(2026, 6, 1)),
        ("by 1st June", date(2026, 6, 1)),
        ("1 June 2027", date(2027, 6, 1)),
        ("Friday", date(2026, 5, 22)),
        ("next Monday", date(2026, 5, 25)),
        ("tomorrow", date(2026, 5, 21)),
        ("in 2 weeks", date(2026, 6, 3)),
        ("in a month", date(2026, 6, 20)),
        ("end of June", date(2026, 6, 30)),
        ("om 14 dage", date(2026, 6, 3)),  # the other language is understood as well
    ],
)
def test_english_words_are_understood(words: str, day: date) -> None:
    assert due_date(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["", "   ", "snarest", "31/2", "32. juni", "om 99999 dage", "1/6 eller 2/6-26", "uge 60"]
)
def test_what_is_no_day_is_not_guessed(words: str) -> None:
    set_language("da")
    assert due_date(words, TODAY) is None


def test_a_month_ends_where_it_ends() -> None:
    assert due_date("om en måned", date(2026, 1, 31)) == date(2026, 2, 28)
