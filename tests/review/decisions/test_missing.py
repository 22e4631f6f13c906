"""An open item without a decision is told, and none that needs no decision."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.decisions.invented import ASKED, FIRST, HEAD, decided, minutes
from tests.review.drafts import found


@pytest.mark.parametrize(
    "item",
    [
        "Indstilling\nAdministrationen indstiller, at belysningen godkendes.",
        "Indstilling\nAdministrationen indstiller, at belysningen godkendes.\n\nBeslutning\n",
        ASKED,
        "Punkt 2: Referatet fra april\n\nReferatet er ikke læst endnu.",
        "Sagsfremstilling\nBelysningen er fra 1974 og bruger for meget strøm.",
        "Punkt 2: Orientering om belysning\n\nIndstilling\nAdministrationen indstiller, at de godkendes.",
        "Indstilling\nAdministrationen indstiller, at belysningen godkendes.\n\n"
        "Beslutning i Økonomiudvalget den 16-04-2024\nUdsat til næste møde.",
    ],
)
def test_an_item_without_a_decision_is_told(item: str) -> None:
    told = found("decision-missing", minutes(item))
    assert [(each.item, each.severity) for each in told] == [(1, Severity.ERROR)]
    assert told[0].message == "Item 2 has no decision."


def test_an_empty_decision_is_told_at_its_heading() -> None:
    text = minutes("Indstilling\nAdministrationen indstiller, at belysningen godkendes.\n\nBeslutning\n")
    assert [each.quote for each in found("decision-missing", text)] == ["Beslutning"]


@pytest.mark.parametrize("words", ["<Beslutning indsættes her>", "[Indsæt beslutning].", "XXX", "XXX TODO"])
def test_a_decision_that_a_template_left_is_none(words: str) -> None:
    told = found("decision-missing", decided(words))
    assert [(each.item, each.severity) for each in told] == [(1, Severity.ERROR)]
    assert told[0].message.startswith("Item 2 has no decision yet: “")
    assert found("decision-missing", decided(f"Godkendt, idet {words} undersøges.")) == []


def test_an_empty_decision_on_what_is_only_told_is_a_warning() -> None:
    for title in ("Orientering", "Meddelelser fra formanden"):
        told = found("decision-missing", minutes(f"Punkt 2: {title}\n\nBeslutning:\n"))
        assert [(each.item, each.severity) for each in told] == [(1, Severity.WARNING)]


@pytest.mark.parametrize(
    "item",
    [
        "Beslutning\nTaget til efterretning.",
        "Punkt 2: Underskriftsark",
        "Punkt 2: Eventuelt",
        "Punkt 2: Spørgetid for borgere\n\nDer var ingen spørgsmål.",
        "Punkt 2: Meddelelser fra formanden\n\nFormanden fortalte om besøget på havnen.",
        "Punkt 2: Orientering om havnen\n\nSagsfremstilling\nHavnen er blevet uddybet.",
        "Punkt 2: Ny belysning på Havnevej (udgår)\n\nSagsfremstilling\nBelysningen er gammel.",
        "Punkt 2: Lukket: Køb af jord",
        "Sagsfremstilling\nIngen bemærkninger.",
        "Punkt 2: Godkendelse af referatet\n\nReferatet blev godkendt uden bemærkninger og underskrevet.",
        "Punkt 2: Referat\n\nReferatet fra den 12. juni 2025 blev godkendt, og det samme blev dagsordenen.",
    ],
)
def test_an_item_that_needs_none_is_let_be(item: str) -> None:
    assert found("decision-missing", minutes(item)) == []


def test_an_item_that_another_decision_leaves_out_is_let_be() -> None:
    text = minutes("Sagsfremstilling\nBelysningen er gammel.").replace(
        "Godkendt.", "Godkendt, idet punkt 2 udgår."
    )
    assert found("decision-missing", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dan Ebbesen (C) ejer grunden, var inhabil og gik ud af salen.", 1),
        ("Bo Lindemann (V) er søn af ejeren. Han blev fundet inhabil. Han forlod mødet imens.", 1),
        ("Dan Ebbesen (C) var inhabil og gik ud. Godkendt.", 0),
        ("Dan Ebbesen (C) var inhabil og gik ud. Lamperne bliver af stål.", 0),
    ],
)
def test_who_was_disqualified_is_no_decision(text: str, told: int) -> None:
    assert len(found("decision-missing", decided(text))) == told


def test_minutes_without_any_decision_are_told_once() -> None:
    text = (
        f"{HEAD}\nPunkt 1: Budget\n\nSagsfremstilling\nTallene.\n\nPunkt 2: Vej\n\nSagsfremstilling\nVejen."
    )
    assert [each.message for each in found("decision-missing", text)] == ["None of the items has a decision."]


def test_an_agenda_needs_no_decisions() -> None:
    assert found("decision-missing", minutes(ASKED).replace("REFERAT", "DAGSORDEN").replace(FIRST, "")) == []


def test_a_slip_in_the_heading_is_no_missing_decision() -> None:
    text = decided("Godkendt.", heading="Beslutning i Økonomiudvalget den 15-05-2024")
    assert found("decision-missing", text) == []
