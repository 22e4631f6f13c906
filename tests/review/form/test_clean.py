"""Minutes that are in order raise nothing."""

from __future__ import annotations

import pytest

from core.review.checks.form import CHECKS
from core.review.rules import NO_RULES
from core.review.running import review
from tests.review.drafts import draft_of
from tests.review.form.invented import CLEAN


@pytest.mark.parametrize("check", CHECKS, ids=lambda each: str(each.id))
def test_minutes_in_order_raise_nothing(check: object) -> None:
    draft = draft_of(CLEAN, "referat-2024-03-06.txt")
    assert len(draft.meeting.items) == 6
    assert review(draft, NO_RULES, [check]) == ()  # type: ignore[list-item]


def test_each_check_says_what_it_is_and_why() -> None:
    said = [(each.name(), each.why(), each.advice()) for each in CHECKS]
    assert all(text and text[-1] != "." for text, _why, _advice in said)
    assert all("heck" in why and why.endswith(".") and advice.endswith(".") for _name, why, advice in said)
    assert len({each.id for each in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    "text",
    ["Referat", "Punkt 1: Uden noget\n", "1. Alene\t3\n", "Indholdsfortegnelse\nPunkt 4\n"],
)
def test_nothing_much_is_looked_through_as_well(text: str) -> None:
    review(draft_of(text), NO_RULES, CHECKS)
