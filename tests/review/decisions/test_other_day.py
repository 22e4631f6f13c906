"""Another day in the decision than the meeting's is told."""

from __future__ import annotations

import pytest

from tests.review.decisions.invented import HEAD, decided
from tests.review.drafts import found, quotes


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning i Økonomiudvalget den 15-05-2024",
        "Beslutning i Økonomiudvalget den 14-06-2024",
        "Beslutning i Økonomiudvalget den 14-05-2023",
        "Vedtagelse i Økonomiudvalget den 4. maj 2024",
        "Økonomiudvalgets møde den 13. maj 2024:",
    ],
)
def test_a_heading_with_another_day_is_told(heading: str) -> None:
    told = found("decision-date", decided("Godkendt.", heading=heading))
    assert [each.quote.rstrip(":") for each in told] == [heading.rstrip(":")]
    assert "14 May 2024" in told[0].message


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Vedtagelse i Økonomiudvalget den 14. maj 2024",
        "Beslutning",
        "Beslutning i Økonomiudvalget den 16-04-2024",  # a Tuesday as well: an earlier meeting
    ],
)
def test_the_meetings_own_day_and_earlier_ones_are_let_be(heading: str) -> None:
    assert found("decision-date", decided("Godkendt.", heading=heading)) == []


def test_a_later_day_among_the_earlier_decisions_is_told() -> None:
    text = decided("Udsat.", heading="Beslutning i Økonomiudvalget den 21-05-2024").replace(
        "Udsat.", "Udsat.\n\nBeslutning i Økonomiudvalget den 14-05-2024\nGodkendt."
    )
    assert [each.item for each in found("decision-date", text)] == [1]


def test_a_text_that_speaks_of_itself_with_another_day_is_told() -> None:
    head = HEAD.replace("Økonomiudvalget", "Byrådet")
    text = "Tilbagesendes med bemærkning, at byrådet i sit møde den {day} har vedtaget indstillingen."
    assert quotes("decision-date", decided(text.format(day="13. maj 2024"), head)) == ["13. maj 2024"]
    assert quotes("decision-date", decided(text.format(day="14. maj 2024"), head)) == []
    earlier = "Godkendt, jf. byrådets beslutning på mødet den 13. februar 2024."
    assert quotes("decision-date", decided(earlier, head)) == []


def test_a_head_against_which_all_headings_agree_is_told_once() -> None:
    text = decided("Godkendt.", heading="Beslutning i Økonomiudvalget den 15-05-2024")
    text = text.replace("Beslutning\n", "Beslutning i Økonomiudvalget den 15-05-2024\n")
    assert len(found("decision-date", text)) == 1
