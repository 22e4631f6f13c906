"""Substitutes of whom it is not said for whom they came are told."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.drafts import found, quotes
from tests.review.nordic import NORWEGIAN, SWEDISH, norwegian, swedish
from tests.review.people.invented import CAME, council


@pytest.mark.parametrize(
    "text",
    [
        council(more="Afbud: Gert Halding (V)\nStedfortrædere: Hans Møllegaard (V)"),
        council(came=f"{CAME}, Hans Møllegaard (V), stedfortræder"),
        council(came=f"{CAME}, Hans Møllegaard (V) (suppleant)"),
        council("Godkendt.\nHans Møllegaard (V) deltog som stedfortræder."),
        council("Godkendt.\nStedfortræder Hans Møllegaard (V) deltog."),
        council("Godkendt.\nSom afløser mødte Hans Møllegaard (V) under punktet."),
    ],
)
def test_a_substitute_for_nobody_is_told(text: str) -> None:
    told = found("substitute-for-whom", text)
    assert [each.quote.partition(" (")[0] for each in told] == ["Hans Møllegaard"]
    assert told[0].suggestions == ("Gert Halding",)


def test_one_of_two_who_are_absent_has_to_be_named() -> None:
    text = council(
        more="Afbud: Gert Halding (V) og Ib Tved (V). Hans Møllegaard (V) deltog som stedfortræder."
    )
    assert quotes("substitute-for-whom", text) == ["Hans Møllegaard"]
    assert quotes("substitute-for-whom", text.replace(" og Ib Tved (V)", "")) == []


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
        council(more="Afbud: Gert Halding (V)\nSuppleant for Gert Halding: Hans Møllegaard"),
        council("Godkendt.\nHans Møllegaard (V) deltog som stedfortræder for Gert Halding (V)."),
        council("Godkendt.\nStedfortræder Hans Møllegaard (V) deltog i stedet for Gert Halding (V)."),
        council("Godkendt.\nStedfortræder Hans Møllegaard (V) deltog ikke i behandlingen."),
        council("Valgt blev Hans Møllegaard (V) som stedfortræder."),
    ],
)
def test_a_substitute_for_somebody_absent_is_let_be(text: str) -> None:
    assert quotes("substitute-for-whom", text) == []


_FROM_VARA = "Varamedlemmer: Tor Eide (H)"
_TWO = "Tjänstgörande ersättare:\nAnn Bratt (M) ersätter Liv Strandell (M)\nUlf Hed (S){}\n"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (norwegian("Vedtak:\nKaia bygges.", f"{NORWEGIAN}{_FROM_VARA}\n"), [("Tor Eide", Severity.NOTE)]),
        (norwegian("Vedtak:\nKaia bygges.", f"{NORWEGIAN}{_FROM_VARA} for Liv Strand (H)\n"), []),
        (
            norwegian("Vedtak:\nKaia bygges.", f"{NORWEGIAN}{_FROM_VARA} for Kari Lund (H)\n"),
            [("Tor Eide", Severity.WARNING)],
        ),
        (norwegian("Vedtak:\nKaia bygges.", f"{NORWEGIAN}{_FROM_VARA} for Kari Lund (H) fra kl. 10\n"), []),
        (swedish("Beslut\nKajen byggs.", SWEDISH + _TWO.format("")), [("Ulf Hed", Severity.WARNING)]),
        (swedish("Beslut\nKajen byggs.", SWEDISH + _TWO.format(" ersätter Per Ask (S)")), []),
        (swedish("Beslut\nKajen byggs.", f"{SWEDISH}Tjänstgörande ersättare: Ulf Hed (S)\n"), []),
    ],
)
def test_norwegian_and_swedish_substitutes(minutes: str, told: list[tuple[str, Severity]]) -> None:
    assert [(each.quote, each.severity) for each in found("substitute-for-whom", minutes)] == told
