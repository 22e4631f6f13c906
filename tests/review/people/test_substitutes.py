"""Substitutes of whom it is not said for whom they came are told."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes
from tests.review.people.invented import CAME, council


@pytest.mark.parametrize(
    "text",
    [
        council(more="Afbud: Gert Halding (V)\nStedfortrædere: Hans Møllegaard (V)"),
        council(came=f"{CAME}, Hans Møllegaard (V), stedfortræder"),
        council(came=f"{CAME}, Hans Møllegaard (V) (suppleant)"),
        council("Godkendt.\nHans Møllegaard (V) deltog som stedfortræder."),
    ],
)
def test_a_substitute_for_nobody_is_told(text: str) -> None:
    told = found("substitute-for-whom", text)
    assert [each.quote.partition(" (")[0] for each in told] == ["Hans Møllegaard"]
    assert told[0].suggestions == ("Gert Halding",)


def test_a_substitute_for_somebody_who_is_there_is_told() -> None:
    text = council(came=f"{CAME}, Hans Møllegaard (V) (stedfortræder for Dan Ebbesen)")
    assert ["stands in for Dan Ebbesen" in each.message for each in found("substitute-for-whom", text)] == [
        True
    ]


@pytest.mark.parametrize(
    "text",
    [
        council(),
        council(more="Afbud: Gert Halding (V). I stedet deltog Hans Møllegaard (V)."),
        council(came=f"{CAME}, Hans Møllegaard (V) (stedfortræder for Gert Halding)"),
        council(more="Afbud: Gert Halding (V) (stedfortræder: Hans Møllegaard)"),
        council("Godkendt.\nHans Møllegaard (V) deltog som stedfortræder for Gert Halding (V)."),
        council("Valgt blev Hans Møllegaard (V) som stedfortræder."),
    ],
)
def test_a_substitute_for_somebody_absent_is_let_be(text: str) -> None:
    assert quotes("substitute-for-whom", text) == []
