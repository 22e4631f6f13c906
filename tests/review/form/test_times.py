"""Clock times that cannot be, and people who come and go outside the meeting."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes
from tests.review.form.invented import CLEAN, HEAD, items, minutes, with_decision, with_words


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (with_words("Byggeriet indvies kl. 25.10 på skolen."), "25.10"),
        (with_words("Byggeriet indvies kl. 14:75 på skolen."), "14:75"),
        (CLEAN.replace("Starttidspunkt: 15.00", "Starttidspunkt: 15.60"), "15.60"),
        (CLEAN.replace("Sluttidspunkt: 17.30", "Sluttidspunkt: kl. 27.30"), "27.30"),
    ],
)
def test_a_time_that_no_clock_shows_is_told(text: str, quote: str) -> None:
    assert quotes("time-impossible", text) == [quote]


@pytest.mark.parametrize("words", ["kl. 24.00", "kl. 9", "klokken 23:59", "kl. 12.30-13.45", "kl. 1/2024"])
def test_a_time_that_a_clock_shows_is_not(words: str) -> None:
    assert found("time-impossible", with_words(f"Det sker {words} på rådhuset.")) == []


def test_an_end_before_the_beginning_is_told() -> None:
    assert quotes("time-order", CLEAN.replace("17.30", "14.30")) == ["14.30"]
    evening = HEAD.replace("15.00", "19.00").replace("17.30", "00.45")
    assert found("time-order", minutes(head=evening)) == []
    assert found("time-order", CLEAN) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"{CLEAN}\nMødet blev hævet kl. 14.45.\n", ["14.45"]),
        (f"{CLEAN}\nMødet hævet kl. 17:10\n", []),
        (f"{CLEAN}\nMødet hævet kl. 19.45.\n", []),
        (with_words("Borgerne var indbudt i juni. Mødet sluttede kl. 14.45."), []),
        (f"{HEAD.replace('15.00', '19.00').replace('17.30', '23.00')}{items()}\nMødet hævet kl. 00.15\n", []),
    ],
)
def test_an_end_in_the_text_before_the_beginning_is_told(text: str, quote: list[str]) -> None:
    assert quotes("time-order", text) == quote


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Godkendt. Bo Lindemann forlod mødet kl. 18.10.", ["18.10"]),
        ("Godkendt. Bo Lindemann ankom kl. 14.20.", ["14.20"]),
        ("Godkendt. Bo Lindemann forlod mødet kl. 16.10.", []),
        ("Godkendt. Bo Lindemann forlod lokalet under behandlingen. Næste møde er kl. 18.00.", []),
    ],
)
def test_who_leaves_after_the_end_is_told(words: str, quote: list[str]) -> None:
    assert quotes("time-in-text", with_decision(words)) == quote


def test_times_of_the_case_are_no_times_of_the_meeting() -> None:
    assert found("time-in-text", with_words("Naboerne deltog fra kl. 19.00 i borgermødet.")) == []
