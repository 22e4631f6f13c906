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
        "Beslutning i Økonomiudvalget den 16-04-2024",  # a Tuesday as well, but the case would not come again
    ],
)
def test_a_heading_with_another_day_is_told(heading: str) -> None:
    told = found("decision-date", decided("Godkendt.", heading=heading))
    assert [each.quote.rstrip(":") for each in told] == [heading.rstrip(":")]
    assert "14 May 2024" in told[0].message


def test_a_heading_with_another_day_above_what_is_read_as_this_meetings_is_told() -> None:
    text = "Bo Lindemann (V) er inhabil og gik ud, før sagen blev drøftet.\nIndstillingen blev godkendt."
    told = quotes("decision-date", decided(text, heading="Beslutning i Økonomiudvalget den 14-04-2024"))
    assert told == ["Beslutning i Økonomiudvalget den 14-04-2024"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Beslutning i Økonomiudvalget den 14-05-2024", "Godkendt."),
        ("Vedtagelse i Økonomiudvalget den 14. maj 2024", "Godkendt."),
        ("Beslutning", "Godkendt."),
        ("Beslutning i Økonomiudvalget den 16-04-2024", "Udsat til næste møde."),  # a Tuesday as well
    ],
)
def test_the_meetings_own_day_and_earlier_ones_are_let_be(heading: str, text: str) -> None:
    assert found("decision-date", decided(text, heading=heading)) == []


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
    week = text.replace("15-05-2024", "07-05-2024")
    assert [len(found(each, week)) for each in ("decision-date", "decision-missing")] == [1, 0]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Godkendt på mødet den 13. maj 2024.", "13. maj 2024"),
        ("Tiltrådt 13. maj 2024.", "13. maj 2024"),
        ("Økonomiudvalget tiltrådte den 13. maj 2024 indstillingen.", "13. maj 2024"),
        ("Udvalget godkendte indstillingen på mødet den 4. juni 2024.", "4. juni 2024"),
    ],
)
def test_a_decision_that_says_it_was_made_on_another_day_is_told(text: str, quote: str) -> None:
    assert quotes("decision-date", decided(text)) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt på mødet den 14. maj 2024.",
        "Udvalget godkendte den 3. april 2024 rammen. Indstillingen blev godkendt.",
        "Udsat til mødet den 11. juni 2024.",
        "Godkendt, idet sagen drøftes igen på mødet den 11. juni 2024.",
        "Godkendt som aftalt på mødet den 16. april 2024.",
        "Byrådet godkendte den 26. marts 2024 rammen. Udvalget tiltrådte fordelingen.",
        "Godkendt til ibrugtagning den 1. juli 2024.",
    ],
)
def test_days_of_other_meetings_in_the_text_are_let_be(text: str) -> None:
    assert found("decision-date", decided(text)) == []


def test_a_day_that_is_over_is_none_to_put_an_item_off_to() -> None:
    (told,) = found("decision-date", decided("Udsat til mødet den 1. april 2024."))
    assert (told.quote, told.severity.value) == ("1. april 2024", "warning")
    assert told.message == "Item 2 is put off to 1 April 2024, and the meeting was held on 14 May 2024."
    assert found("decision-date", decided("Udsat til mødet den 4. juni 2024.")) == []
    assert found("decision-date", decided("Godkendt. Sagen blev drøftet på mødet den 2. april 2024.")) == []
