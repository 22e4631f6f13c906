"""Decisions in the words of many towns: each comes out as a reader of minutes would say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.minutes import Outcome
from core.parsing.outcomes import outcome_of
from core.parsing.vocabulary import Vocabulary, vocabulary

DECISIONS = tomllib.loads(Path(__file__).with_name("decisions.toml").read_text("utf-8"))
NORDIC = tomllib.loads(Path(__file__).with_name("nordic_decisions.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [(text, Outcome(name)) for name, texts in DECISIONS.items() for text in texts],
)
def test_a_decision_comes_out_as_its_words_say(text: str, outcome: Outcome, words: Vocabulary) -> None:
    assert outcome_of(text, words).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome", "language"),
    [
        (text, Outcome(name), language)
        for language, outcomes in NORDIC.items()
        for name, texts in outcomes.items()
        for text in texts
    ],
)
def test_a_norwegian_or_swedish_decision_comes_out_as_its_words_say(
    text: str, outcome: Outcome, language: str
) -> None:
    assert outcome_of(text, vocabulary(language)).outcome is outcome
