"""Votes that are more than the people there, and voters who were not there, are told."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes
from tests.review.people.invented import CAME, council

_INSTEAD = "Afbud: Gert Halding (V). I stedet deltog Hans Møllegaard (V)."


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("For stemte 5 (A, V, F, C og B). Imod stemte 2 (O).\nGodkendt.", "7 votes"),
        ("Godkendt med 6 stemmer mod 1.", "7 votes"),
        ("Vedtaget med stemmetallene 5 mod 2.", "7 votes"),
        ("Godkendt med stemmerne 4 (A, F og B) mod 3 (V og C).", "7 votes"),
        ("For: 4\nImod: 2\nUndlod at stemme: 1\n\nGodkendt.", "7 votes"),
        (
            "Bo Lindemann (V) stillede ændringsforslag om nye skilte. For ændringsforslaget stemte 3, imod "
            "stemte 4. Ændringsforslaget faldt.\nGodkendt.",
            "7 votes",
        ),
        (
            "For stemte 4. Imod stemte 2.\nGodkendt.\nEa Fruergaard (B) deltog ikke i sagens behandling.",
            "6 votes",
        ),
        (
            "For stemte 4 (Anna Krog, Carla Holm Dam og Dan Ebbesen). Imod stemte 2.\nGodkendt.",
            "counted as 4",
        ),
        ("Imod stemte 1 (Bo Lindemann og Dan Ebbesen).\nGodkendt.", "counted as 1"),
        ("For: Anna Krog, Bo Lindemann. Imod: Bo Lindemann, Ea Fruergaard.\nGodkendt.", "on both sides"),
    ],
)
def test_too_many_votes_are_told(decision: str, told: str) -> None:
    findings = found("votes-sum", council(decision))
    assert [each.item for each in findings] == [1]
    assert told in findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        council("For stemte 4 (A, F, C og B). Imod stemte 2 (V og O).\nGodkendt."),
        council("For stemte 5. Imod stemte 2.\nGodkendt.", more=_INSTEAD),
        council("For stemte 4. Imod stemte 2.\nGodkendt.", came=f"| {CAME}"),  # a column of a table
        council("For stemte Anna Krog og Dan Ebbesen. Imod stemte Bo Lindemann og Ea Fruergaard.\nGodkendt."),
        council("Godkendt med 3 stemmer mod 2.\nEa Fruergaard (B) deltog ikke i sagens behandling."),
        council("Godkendt med 4 stemmer mod 2.\nEa Fruergaard (B) var fraværende under dele af debatten."),
        council("For stemte 2 (Bo Lindemann og Dan Ebbesen). Imod stemte 4.\nForkastet."),
        council(
            "Bo Lindemann (V) stillede ændringsforslag om nye skilte. For ændringsforslaget stemte 2, imod "
            "stemte 4. Ændringsforslaget faldt.\nIndstillingen blev godkendt med 5 stemmer mod 1."
        ),
        council("Godkendt med 14 stemmer mod 9.", came="Anna Krog (A), Bo Lindemann (V)"),
    ],
)
def test_votes_that_add_up_are_let_be(text: str) -> None:
    assert found("votes-sum", text) == []


@pytest.mark.parametrize(
    ("decision", "quote"),
    [
        ("For stemte 5. Imod stemte Ida Sønderby (V).\nGodkendt.", "Ida Sønderby"),
        ("Ida Sønderby (V) undlod at stemme.\nGodkendt.", "Ida Sønderby"),
        ("For stemte 4 (A, F, C og B). Imod stemte 2 (V og Ø).\nGodkendt.", "Imod stemte 2 (V og Ø)."),
    ],
)
def test_a_voter_who_was_not_there_is_told(decision: str, quote: str) -> None:
    assert quotes("voter-unknown", council(decision)) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        council("For stemte 4 (A, F, C og B). Imod stemte 2 (V og O).\nGodkendt."),
        council("Imod stemte Bo Lindemann (V) og Carla Dam (F).\nGodkendt."),
        council("Imod stemte Hans Møllegaard (V).\nGodkendt.", more=_INSTEAD),
        council("Imod stemte Venstre.\nGodkendt."),
        council("Imod stemte 1 (Ø).\nGodkendt.", came=CAME.replace(" (B)", "")),
        council(
            "Ida Sønderby (V) deltog i stedet for Dan Ebbesen, der var inhabil og gik.\n"
            "Ida Sønderby (V) stemte imod.\nGodkendt."
        ),
    ],
)
def test_voters_who_were_there_are_let_be(text: str) -> None:
    assert found("voter-unknown", text) == []


def test_a_reservation_of_somebody_who_is_no_member_is_told() -> None:
    text = council("Godkendt. Torben Skov tog forbehold for punkt 1.")
    (told,) = found("voter-unknown", text)
    assert (told.quote, told.item, told.severity.value) == ("Torben Skov", 1, "warning")
    assert told.message == "Torben Skov makes a reservation in item 2, and is not among those present."


@pytest.mark.parametrize(
    "decision",
    [
        "Godkendt. Bo Lindemann tog forbehold.",
        "Godkendt. Bo Lindeman (V) tog forbehold.",  # told as another writing of the name
        "Godkendt. Venstre tog forbehold.",
        "Godkendt. Dansk Folkeparti tog forbehold.",
        "Godkendt. Lokallisten Ny Vej tager forbehold.",
        "Godkendt. Teknisk Udvalg tog forbehold for prisen.",
        "Godkendt. Torben Skov tog sagen op.",
    ],
)
def test_reservations_of_members_and_parties_are_let_be(decision: str) -> None:
    assert found("voter-unknown", council(decision)) == []
