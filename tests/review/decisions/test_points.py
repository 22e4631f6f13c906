"""A decision is told that leaves points of the recommendation open."""

from __future__ import annotations

import pytest

from tests.review.decisions.invented import ASKED, minutes
from tests.review.drafts import found

_BULLETS = "Indstilling\nAdministrationen indstiller,\nat budgettet godkendes\nat planen sendes ud"
_LETTERED = "Indstilling\nChefen indstiller,\na) at budgettet godkendes\nb) at planen sendes ud"
_EITHER = "Indstilling\nChefen indstiller, at der vælges mellem lamper af stål og lamper af træ."
_TWO_MODELS = (
    "Indstilling\nChefen indstiller,\nat rådet vælger model 1 eller model 2, og\nat planen sendes ud"
)
_OFFERS = "Indstilling\nChefen indstiller, at rådet vælger enten tilbud A eller tilbud B."
_CHOICE = """Indstilling
Administrationen indstiller, at
1. belysningen skiftes i år, eller
2. belysningen skiftes i 2026"""


@pytest.mark.parametrize(
    ("asked", "decision", "told"),
    [
        (ASKED, "Godkendt pkt. 1.", "2, 3"),
        (ASKED, "Pkt. 1 og 2 godkendt.", "point 3"),
        (ASKED, "Pkt. 1 godkendt. Pkt. 3 udsat til næste møde.", "point 2"),
        (ASKED, "Indstillingens punkt 1-2 blev godkendt.", "point 3"),
        (ASKED, "1. Godkendt.\n2. Godkendt.", "point 3"),
        (ASKED, "Ad 1: Godkendt.\nAd 3: Ikke godkendt.", "point 2"),
        (ASKED, "Indstillingen godkendt for så vidt angår pkt. 1.", "2, 3"),
        (ASKED, "Udvalget godkendte indstillingens pkt. 2.", "1, 3"),
        (ASKED, "Delvist godkendt.", "does not say which"),
        (ASKED, "To af punkterne blev godkendt.", "does not say which"),
        (_BULLETS, "Indstillingens 1. at-punkt blev godkendt.", "point 2"),
        (_CHOICE, "Godkendt.", "is a choice"),
        (ASKED, "Pkt. 1, 2, 3 og 4 godkendt.", "point 4"),
        (ASKED, "Det andet punkt blev godkendt.", "1, 3"),
        (ASKED, "De to første punkter vedtages.", "point 3"),
        (ASKED, "Godkendt, hvad angår pkt. 2.", "1, 3"),
        (_LETTERED, "Litra a tiltrådt.", "point 2"),
        (_LETTERED, "Ad b: Godkendt.", "point 1"),
        (_BULLETS, "Det ene punkt blev tiltrådt.", "does not say which"),
        (_EITHER, "Indstillingen blev enstemmigt tiltrådt.", "is a choice"),
        (_TWO_MODELS, "Godkendt. Dan Ebbesen (C) stemte imod.", "is a choice"),
        (_OFFERS, "Udvalget godkendte indstillingen.", "is a choice"),
        (_OFFERS, "Godkendt. Dan Ebbesen ejer firmaet og forlod lokalet under punktet.", "is a choice"),
        (_BULLETS, "Økonomiudvalget anbefaler det ene af de to punkter.", "does not say which"),
        (_BULLETS, "Det ene punkt blev tiltrådt, det andet udsat.", "does not say which"),
        (
            _BULLETS,
            "Pkt. 1: Forslaget er vedtaget.\nIndstillingen er hermed godkendt.\nPkt. 3: Godkendt.",
            "point 3",
        ),
    ],
)
def test_open_points_are_told(asked: str, decision: str, told: str) -> None:
    findings = found("decision-points", minutes(f"{asked}\n\nBeslutning\n{decision}"))
    assert [each.item for each in findings] == [1]
    assert told in findings[0].message


@pytest.mark.parametrize(
    ("asked", "decision"),
    [
        (ASKED, "Godkendt."),
        (ASKED, "Godkendt, idet pkt. 3 sendes tilbage til forvaltningen."),
        (ASKED, "Godkendt med undtagelse af pkt. 2."),
        (ASKED, "Pkt. 1-3 godkendt."),
        (_TWO_MODELS, "Udvalget valgte model 2 og godkendte, at planen sendes ud."),
        (_TWO_MODELS, "Godkendt med model 2."),
        (ASKED, "Pkt. 1 og 2 godkendt, pkt. 3 udsat."),
        (ASKED, "1. - 3. Anbefalet."),
        (ASKED, "Ad 1) Godkendt.\nAd 2) Godkendt.\nAd 3) Udsat."),
        (ASKED, "Pkt. 1 ikke godkendt. Indstillingen blev i øvrigt godkendt."),
        (ASKED, "Anbefales. Bo Lindemann (V) kan ikke tiltræde pkt. 2."),
        (ASKED, "Udsat til næste møde."),
        (_BULLETS, "Godkendt."),
        (_CHOICE, "Pkt. 2 godkendt, pkt. 1 ikke godkendt."),
        (_CHOICE, "Udvalget godkendte forslag 2."),
        (_BULLETS, "Begge dele af indstillingen blev tiltrådt."),
        (ASKED, "Første og andet punkt blev godkendt, det tredje udsat."),
        (_LETTERED, "Punkt a og b blev godkendt."),
        (_LETTERED, "a) Godkendt. b) Sendes i høring."),
        (_LETTERED, "Godkendt. Bo Lindemann stemte imod litra b."),
        (_EITHER, "Udvalget vælger lamperne af træ."),
        (_EITHER, "Godkendt med lamper af stål."),
        (_OFFERS, "Udvalget valgte tilbud B."),
        (_OFFERS, "Udsat. Dan Ebbesen ejer firmaet og forlod lokalet under punktet."),
        (_BULLETS, "Godkendt. Begge de to punkter tages op til maj."),
        ("Indstilling\nAdministrationen indstiller, at budgettet godkendes.", "Godkendt pkt. 1."),
    ],
)
def test_what_leaves_nothing_open_is_let_be(asked: str, decision: str) -> None:
    assert found("decision-points", minutes(f"{asked}\n\nBeslutning\n{decision}")) == []


@pytest.mark.parametrize(
    "heading",
    ["Beslutning i Økonomiudvalget den 13-05-2024", "Beslutning i Teknisk Udvalg den 14-05-2024"],
)
def test_a_slip_in_the_heading_hides_no_open_point(heading: str) -> None:
    text = minutes(f"{ASKED}\n\n{heading}\nPkt. 1 godkendt.")
    assert ["2, 3" in each.message for each in found("decision-points", text)] == [True]
    earlier = heading.replace("13-05-2024", "16-04-2024").replace("14-05-2024", "16-04-2024")
    put_off = text.replace(heading, earlier).replace("Pkt. 1 godkendt.", "Pkt. 1 udsat til næste møde.")
    assert found("decision-points", put_off) == []
