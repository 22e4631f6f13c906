"""Absent and disqualified members who vote, or move amendments, are told."""

from __future__ import annotations

import pytest

from tests.review.drafts import found
from tests.review.people.invented import council


@pytest.mark.parametrize(
    ("decision", "name", "told"),
    [
        ("Godkendt mod Gert Haldings stemme.", "Gert Halding", "absent in the head, and votes"),
        ("For stemte V (Bo Lindemann, Gert Halding).\nGodkendt.", "Gert Halding", "absent in the head"),
        ("For stemte 5. Imod stemte Gert Halding (V).", "Gert Halding", "absent in the head, and votes"),
        (
            "Vedtaget med stemmerne fra Anna Krog og Gert Halding.",
            "Gert Halding",
            "absent in the head, and votes",
        ),
        ("Gert Halding (V) stemte imod.\nGodkendt.", "Gert Halding", "absent in the head, and votes"),
        (
            "For stemte 4 (Anna Krog, Carla Holm Dam, Dan Ebbesen og Gert Halding). Imod stemte 2.",
            "Gert Halding",
            "absent in the head, and votes",
        ),
        (
            "Gert Halding (V) stillede ændringsforslag om nye skilte. Ændringsforslaget faldt.\nGodkendt.",
            "Gert Halding",
            "moves an amendment",
        ),
        ("Godkendt.\nGert Halding (V) tog forbehold.", "Gert Halding", "put on record"),
        (
            "Ea Fruergaard (B) stemte imod.\nGodkendt.\nEa Fruergaard var fraværende under punktet.",
            "Ea Fruergaard",
            "absent from item 2",
        ),
        (
            "Dan Ebbesen (C) var inhabil og forlod lokalet.\nImod stemte Dan Ebbesen (C).\nGodkendt.",
            "Dan Ebbesen",
            "disqualified in item 2, and votes",
        ),
        (
            "Dan Ebbesen (C) var inhabil og forlod lokalet.\n"
            "Dan Ebbesen (C) foreslog, at sagen udsættes. Forslaget faldt.\nGodkendt.",
            "Dan Ebbesen",
            "disqualified in item 2, and moves",
        ),
        (
            "Dan Ebbesen (C) deltog ikke i sagens behandling.\nDan Ebbesen (C) undlod at stemme.\nGodkendt.",
            "Dan Ebbesen",
            "took no part in item 2, and votes",
        ),
    ],
)
def test_somebody_without_a_part_who_acts_is_told(decision: str, name: str, told: str) -> None:
    findings = found("absent-votes", council(decision))
    assert [(each.quote, each.item) for each in findings] == [(name, 1)]
    assert told in findings[0].message


@pytest.mark.parametrize(
    "decision",
    [
        "For stemte 5. Imod stemte Bo Lindemann (V).\nGodkendt.",
        "Dan Ebbesen (C) erklærede sig inhabil og forlod lokalet.\nGodkendt.",
        "Ea Fruergaard (B) var fraværende under dele af debatten.\nEa Fruergaard (B) stemte imod.\nGodkendt.",
        "Ea Fruergaard (B) deltog ikke i afstemningen.\n"
        "Ea Fruergaard (B) stillede ændringsforslag om, at skiltene udgår. Forslaget faldt.\nGodkendt.",
        "Gert Halding (V) har meldt afbud. Godkendt.",
        "Venstre stemte imod.\nGodkendt.",
        "Valgt blev Gert Halding (V).",
    ],
)
def test_those_who_were_there_may_act(decision: str) -> None:
    assert found("absent-votes", council(decision)) == []


def test_what_an_earlier_body_did_is_let_be() -> None:
    text = council().replace(
        "Beslutning\nGodkendt.\n\nPunkt 3",
        "Beslutning i Økonomiudvalget den 07-05-2024\nAnbefales. Gert Halding (V) stemte imod.\n\n"
        "Beslutning i Byrådet den 14-05-2024\nGodkendt.\n\nPunkt 3",
    )
    assert found("absent-votes", text) == []
