"""Somebody absent in one place and present in another is told."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.drafts import found, quotes
from tests.review.nordic import norwegian, swedish
from tests.review.people.invented import CAME, council


@pytest.mark.parametrize("label", ["Afbud", "Fraværende", "Fraværende med afbud", "Afbud fra"])
def test_a_name_in_both_lists_is_told(label: str) -> None:
    text = council(more=f"{label}: Dan Ebbesen (C)")
    told = found("absent-present", text)
    assert [(each.quote, each.severity) for each in told] == [("Dan Ebbesen", Severity.WARNING)]
    assert len(told[0].also) == 1


@pytest.mark.parametrize("label", ["Tilstede", "Fremmødte medlemmer", "Medlemmer til stede"])
def test_a_list_of_members_that_says_they_came_is_one_of_those_present(label: str) -> None:
    text = council(more="Afbud: Dan Ebbesen (C)").replace("Deltagere:", f"{label}:")
    assert quotes("absent-present", text) == ["Dan Ebbesen"]
    assert quotes("absent-present", text.replace(f"{label}:", "Medlemmer:")) == []


@pytest.mark.parametrize(
    "told", ["Ea Fruergaard (B) var fraværende.", "Ea Fruergaard og Ib Tved havde meldt afbud."]
)
def test_a_sentence_of_the_head_may_say_who_was_absent(told: str) -> None:
    assert quotes("absent-present", council(more=f"Afbud: Gert Halding (V)\n{told}")) == ["Ea Fruergaard"]
    later = told[:-1] + " fra punkt 2."
    assert quotes("absent-present", council(more=f"Afbud: Gert Halding (V)\n{later}")) == []


def test_a_name_that_the_end_of_a_line_breaks_is_one() -> None:
    came = CAME.replace("Ea Fruergaard", "Ea\nFruergaard")
    assert quotes("absent-present", council(came=came, more="Afbud: Ea Fruergaard (B)")) == ["Ea Fruergaard"]
    assert quotes("absent-present", council(came=came, more="Afbud: Gert Halding (V)")) == []


def test_lists_of_a_name_a_line_are_read() -> None:
    came = "\n" + CAME.replace(", ", "\n")
    assert quotes("absent-present", council(came=came, more="Fraværende:\nEa Fruergaard (B)")) == [
        "Ea Fruergaard"
    ]


@pytest.mark.parametrize(
    "decision",
    [
        "Godkendt.\nGert Halding (V) forlod mødet kl. 18.10.",
        "Gert Halding ankom under behandlingen af punktet.\nGodkendt.",
    ],
)
def test_somebody_absent_who_comes_or_leaves_is_told(decision: str) -> None:
    told = found("absent-present", council(decision))
    assert [(each.quote, each.item) for each in told] == [("Gert Halding", 1)]


def test_somebody_listed_who_is_absent_from_every_item_is_told() -> None:
    text = council("Godkendt.\n\nFraværende: Ea Fruergaard (B)").replace(
        "Intet.", "Intet.\n\nFraværende: Ea Fruergaard (B)"
    )
    assert quotes("absent-present", text) == ["Ea Fruergaard"]
    of_members = text.replace("Deltagere:", "Medlemmer:")  # who sits on the body, come or not
    assert quotes("absent-present", of_members) == []


@pytest.mark.parametrize(
    "text",
    [
        council(),
        council(came=CAME.replace("Dan Ebbesen (C)", "Dan Ebbesen (C) (Fravær)"), more="Afbud: Dan Ebbesen"),
        council(more="Afbud: Gert Halding (V). I stedet deltog Hans Møllegaard (V)."),
        council().replace("Deltagere:", "Medlemmer:").replace("Gert Halding", "Dan Ebbesen"),
        council("Godkendt.\nEa Fruergaard (B) var fraværende under punktet."),
        council("Godkendt.\nEa Fruergaard (B) forlod mødet kl. 18.10."),
        council("Godkendt.\nGert Halding (V) har meldt afbud."),
        council(more="Afbud: Gert Halding (V)\nStedfortræder: Hans Møllegaard for Gert Halding"),
        council(
            more="Afbud: Gert Halding (V)\nFølgende stedfortrædere mødte:\nHans Møllegaard\tGert Halding"
        ),
    ],
)
def test_lists_that_agree_are_let_be(text: str) -> None:
    assert found("absent-present", text) == []


def test_a_list_of_all_members_is_worth_a_look_alone() -> None:
    told = found("absent-present", council(more="Afbud: Dan Ebbesen (C), Ea Fruergaard (B)"))
    assert {each.severity for each in told} == {Severity.NOTE}


def test_members_among_whom_somebody_absent_is_lacking_are_those_who_came() -> None:
    text = council(more="Afbud: Gert Halding (V), Dan Ebbesen (C)").replace("Deltagere:", "Medlemmer:")
    assert quotes("absent-present", text) == ["Dan Ebbesen"]


_TABLE = """Følgende faste medlemmer møtte:
Navn           Funksjon    Representerer
Ida Moe        Leder       AP
Kari Lund      Medlem      H
Per Dahl       Medlem      SP
{}
Følgende medlemmer hadde meldt forfall:
Navn           Funksjon    Representerer
Liv Strand     Medlem      H
"""
_LIST = """Beslutande:
Ida Moberg (S), ordförande
Kari Lundin (M), 2:e vice ordförande
Per Dahl (C)
{}
Frånvarande:
Liv Strandell (M)
Ulf Hed (S)
"""


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (norwegian("Vedtak:\nJa.", _TABLE.format("Liv Strand     Medlem      H\n")), ["Liv Strand"]),
        (norwegian("Vedtak:\nJa.", _TABLE.format("")), []),
        (swedish("Beslut\nJa.", _LIST.format("Liv Strandell (M)\n")), ["Liv Strandell"]),
        (swedish("Beslut\nJa.", _LIST.format("")), []),
    ],
)
def test_norwegian_and_swedish_lists_of_those_who_came(minutes: str, told: list[str]) -> None:
    assert quotes("absent-present", minutes) == told
