"""Points of a recommendation that got lost, or bear one number."""

from __future__ import annotations

import pytest

from tests.review.drafts import found
from tests.review.form.invented import CLEAN

POINTS = (
    "at stien anlægges,",
    "at belysningen fornyes,",
    "at træerne bevares, og",
    "at der bevilges 2 mio. kr.",
)


def recommended(numbers: tuple[str, ...], points: tuple[str, ...] = POINTS) -> str:
    """Minutes in which an item recommends `points` under `numbers`."""
    lines = "\n".join(f"{number} {point}" for number, point in zip(numbers, points, strict=False))
    one = "Forvaltningen indstiller, at sagen godkendes."
    assert one in CLEAN
    return CLEAN.replace(one, f"Forvaltningen indstiller til udvalget,\n{lines}", 1)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("1.", "3.", "4."), "There is no point 2 before point 3."),
        (("1)", "2)", "5)"), "There is no point 3, 4 before point 5."),
        (("1.", "2.", "2.", "3."), "Two points of the recommendation bear the number 2."),
        (("1.", "2.", "2.", "4."), "Two points of the recommendation bear the number 2."),
    ],
)
def test_points_that_do_not_count_on_are_told(numbers: tuple[str, ...], told: str) -> None:
    findings = found("point-number", recommended(numbers))
    assert [each.message for each in findings] == [told]
    assert findings[0].quote in numbers


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2.", "3.", "4."),
        ("1)", "2)", "1)", "2)"),  # two lists
        ("1.", "1)", "2)", "2."),  # one within another
        ("3.", "4.", "5."),  # a list that goes on from elsewhere
        ("1.", "20.", "21."),  # counted otherwise
    ],
)
def test_points_that_count_are_not(numbers: tuple[str, ...]) -> None:
    assert found("point-number", recommended(numbers)) == []


def test_a_point_that_ran_into_the_one_before_is_not_missing() -> None:
    points = ("at stien anlægges, 2. at belysningen fornyes, og", "at træerne bevares.")
    assert found("point-number", recommended(("1.", "3."), points)) == []


def test_a_decision_that_takes_some_of_the_points_is_no_gap() -> None:
    text = recommended(("1.", "2.", "3."))
    told = "Godkendt som indstillet."
    assert found("point-number", text.replace(told, "1. Godkendt.\n3. Udsat.", 1)) == []
