"""What speaks for two items being of one case, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.likely_cases import MANY_ALIKE, Reason, Repeated, Sketch, likely, strongest
from core.minutes import Outcome

MARCH, APRIL, YEARS_ON = date(2030, 3, 4), date(2030, 4, 8), date(2034, 4, 8)
KNOWN = Sketch(
    "Renovering af bådebroerne",
    "Havneudvalget",
    MARCH,
    "30-771",
    decided=("Udvalget anbefaler, at broerne renoveres inden sæsonen.",),
    outcome=Outcome.RECOMMENDED,
)
OTHER = Sketch("Noget helt andet", "Byrådet", APRIL)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (OTHER, None),
        (replace(OTHER, title="Renovering af bådebroerne"), Reason.SAME_TITLE),
        (replace(OTHER, title="Renovering af bådebroerne (2. behandling)"), Reason.SAME_TITLE),
        (replace(OTHER, title="Renovering af bådebroer"), Reason.NEAR_TITLE),
        (replace(OTHER, names=frozenset({"30-771"})), Reason.REFERS),
        (replace(OTHER, title="Renovering af bådebroer", day=YEARS_ON), None),
    ],
)
def test_each_thing_that_speaks_for_it(other: Sketch, reason: Reason | None) -> None:
    assert likely(KNOWN, other) is reason


def test_a_repeated_decision_says_most() -> None:
    repeats = Repeated("Havneudvalget", MARCH, "Udvalget anbefaler at broerne renoveres  inden sæsonen")
    assert likely(KNOWN, replace(OTHER, repeated=(repeats,))) is Reason.REPEATED
    assert likely(replace(OTHER, repeated=(repeats,)), KNOWN) is Reason.REPEATED
    another_day = replace(repeats, day=APRIL)
    assert likely(KNOWN, replace(OTHER, repeated=(another_day,))) is None


def test_a_decision_of_two_words_needs_the_title_too() -> None:
    known = replace(KNOWN, decided=("Anbefales godkendt.",))
    repeats = Repeated("Havneudvalget", MARCH, "Anbefales godkendt.")
    assert likely(known, replace(OTHER, repeated=(repeats,))) is None
    again = replace(OTHER, title="Renovering af bådebroer", repeated=(repeats,))
    assert likely(known, again) is Reason.REPEATED


def test_a_subject_of_the_journal_plan_is_no_case() -> None:
    assert (
        likely(replace(KNOWN, journal_number="08.05.00"), replace(OTHER, journal_number="08.05.00")) is None
    )
    number = "08.05.00-P20-5-30"
    assert likely(replace(KNOWN, journal_number=number), replace(OTHER, journal_number=number)) is (
        Reason.JOURNAL
    )


def test_what_stands_on_every_agenda_is_no_case() -> None:
    again = replace(OTHER, title=KNOWN.title)
    assert likely(KNOWN, again, MANY_ALIKE + 1) is None


def test_another_year_or_part_is_another_case() -> None:
    known = replace(KNOWN, title="Budgetopfølgning pr. 31. marts 2030")
    assert likely(known, replace(OTHER, title="Budgetopfølgning pr. 31. marts 2031")) is None


def test_two_numbers_with_one_title_are_likely_only_where_the_case_went_on() -> None:
    again = replace(OTHER, title=KNOWN.title, case_key="30-802")
    assert likely(KNOWN, again) is Reason.SAME_TITLE
    assert likely(KNOWN, replace(again, day=YEARS_ON)) is None
    ended = replace(KNOWN, outcome=Outcome.APPROVED)
    assert likely(ended, replace(again, body="Havneudvalget")) is None


def test_the_strongest_of_several_counts() -> None:
    other = replace(OTHER, title=KNOWN.title, names=frozenset({"30-771"}))
    unlike = replace(KNOWN, title="Andet", case_key=None)
    assert strongest([unlike, KNOWN], other) == (Reason.REFERS, 1)
    assert strongest([unlike], OTHER) is None
