"""What decisions ask to be followed up, and what they do not."""

from __future__ import annotations

from datetime import date

import pytest

from core.follow_ups import LONGEST, SuggestedFollowUp, suggestions
from core.minutes import Mention, MentionKind, Outcome
from core.source_text import Span


def quotes(text: str, outcome: Outcome = Outcome.APPROVED, language: str = "da") -> list[str]:
    return [each.quote for each in suggestions(text, outcome, (), language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sagen forelægges igen til oktober.",
        "Forvaltningen vender tilbage med et oplæg.",
        "Punktet genoptages på næste møde.",
        "Ordningen evalueres efter et år.",
        "Sagen forelægges udvalget på ny.",
    ],
)
def test_what_comes_back_is_suggested_with_its_sentence(sentence: str) -> None:
    assert quotes(f"Godkendt. {sentence} Det blev bemærket.") == [sentence]


@pytest.mark.parametrize(
    "text", ["Godkendt.", "Taget til efterretning.", "", "Anbefales, at bevillingen gives."]
)
def test_a_plain_decision_suggests_nothing(text: str) -> None:
    assert quotes(text) == []


def test_a_deadline_is_suggested_with_its_day() -> None:
    deadline = Mention(
        MentionKind.DEADLINE, Span(40, 52), "inden 1. juni", first=date(2031, 6, 1), last=date(2031, 6, 1)
    )
    text = "Godkendt. Svar sendes inden 1. juni til ministeriet. Udvalget takkede."
    found = suggestions(text, Outcome.APPROVED, [deadline])
    assert found == (SuggestedFollowUp("Svar sendes inden 1. juni til ministeriet.", date(2031, 6, 1)),)


def test_what_was_postponed_comes_back_whatever_its_words() -> None:
    assert quotes("Udsat. Anna Bak deltog ikke.", Outcome.POSTPONED) == ["Udsat."]
    assert quotes("Udsat til møde den 4. maj.", Outcome.POSTPONED) == ["Udsat til møde den 4. maj."]


def test_other_languages_have_their_own_words() -> None:
    assert quotes("Saken tas opp igjen i mai.", language="nb") == ["Saken tas opp igjen i mai."]
    assert quotes("Nämnden återkommer i frågan.", language="sv") == ["Nämnden återkommer i frågan."]


def test_an_endless_sentence_is_cut_between_words() -> None:
    (quote,) = quotes("Sagen genoptages " + "meget " * 200 + "snart.")
    assert len(quote) <= LONGEST + 2
    assert quote.endswith("meget …")
