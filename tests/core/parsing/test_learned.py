"""Labels that no vocabulary knows: the document teaches them by using them again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import AgendaItem, Level, Outcome, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]
HEAD = """Referat
Teknisk Udvalg
Mødedato: 3. maj 2023
Medlemmer: Asta Brink, Bo Lind, Ea Holm
"""


def items(text: str, plain: Plain) -> tuple[AgendaItem, ...]:
    return parse(plain(HEAD + text)).items


def roles(item: AgendaItem) -> list[Role]:
    return [section.role for section in item.sections if section.text]


COLON = """
Punkt 1: Taxiholdeplads ved stationen
Kort om sagen: Vognmændene vil flytte pladsen.
Vi peger på: at pladsen flyttes.
Sådan blev det afgjort: Godkendt.
Punkt 2: Nye bænke på torvet
Kort om sagen: Der mangler bænke.
Vi peger på: at der købes seks bænke.
Sådan blev det afgjort: Afslås.
"""
COLUMN = COLON.replace("sagen: ", "sagen\t").replace("på: ", "på\t").replace("afgjort: ", "afgjort\t")


@pytest.mark.parametrize("text", [COLON, COLUMN])
def test_words_before_a_text_are_labels_where_they_come_again(text: str, plain: Plain) -> None:
    first, second = items(text, plain)
    assert roles(first) == [Role.SUMMARY, Role.RECOMMENDATION, Role.DECISION]
    assert first.own_decision is not None
    assert first.own_decision.text == "Godkendt."
    assert second.own_decision is not None
    assert second.own_decision.outcome is Outcome.REJECTED


def test_a_decision_under_a_label_that_was_learned_says_so(plain: Plain) -> None:
    decision = items(COLON, plain)[0].own_decision
    assert decision is not None
    assert [(each.field, each.level) for each in decision.confidence] == [("text", Level.INFERRED)]


def test_numbered_labels(plain: Plain) -> None:
    text = """
Punkt 1: Taxiholdeplads ved stationen
1. Resumé
Vognmændene vil flytte pladsen.
2. Beslutning
Godkendt.
Punkt 2: Nye bænke på torvet
1. Resumé
Der mangler bænke.
2. Beslutning
Udsat.
"""
    first, second = items(text, plain)
    assert roles(first) == roles(second) == [Role.SUMMARY, Role.DECISION]


def test_a_heading_with_a_verb_is_the_bodys_own(plain: Plain) -> None:
    text = """
Punkt 1: Taxiholdeplads ved stationen
Teknisk Udvalg besluttede: Godkendt.
Punkt 2: Nye bænke på torvet
Økonomiudvalget, 12. april 2023, sag 4: Anbefales.
Teknisk Udvalg besluttede: Udsat.
"""
    first, second = items(text, plain)
    assert [decision.own for decision in first.decisions] == [True]
    assert [(each.body, each.own, each.outcome) for each in second.decisions] == [
        ("Økonomiudvalget", False, Outcome.RECOMMENDED),
        ("Teknisk Udvalg", True, Outcome.POSTPONED),
    ]


def test_what_comes_again_inside_a_text_is_no_label(plain: Plain) -> None:
    text = """
Punkt 1: Taxiholdeplads ved stationen
Beslutning
Godkendt.
For: 2 (A og F)
Imod: 1 (V)
Punkt 2: Nye bænke på torvet
Beslutning
Udsat.
For: 3 (A, F og V)
Imod: 0
"""
    first, second = items(text, plain)
    assert roles(first) == roles(second) == [Role.DECISION]
    assert first.votes is not None
    assert first.votes.against_count == 1


def test_to_whom_a_recommendation_goes_is_no_label(plain: Plain) -> None:
    asked = "Indstilling\n\nTeknik og Miljø indstiller\n\nTil Økonomiudvalget og Byrådet:\n\n1. At den males."
    text = "\n\n".join(f"Punkt {at}: Kaj {at}\n\n{asked}\n\nBeslutning\n\nGodkendt." for at in (1, 2))
    for item in items(f"{text}\n", plain):
        assert Role.ECONOMY not in {section.role for section in item.sections}
