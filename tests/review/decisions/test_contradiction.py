"""A decision that says yes and no is told; one that says yes to one thing and no to another is not."""

from __future__ import annotations

import pytest

from tests.review.decisions.invented import decided, minutes
from tests.review.drafts import found, quotes
from tests.review.nordic import norwegian, swedish


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Godkendt. Indstillingen blev ikke godkendt.", "Indstillingen blev ikke godkendt."),
        ("Indstillingen blev tiltrådt.\nForslaget blev forkastet.", "Forslaget blev forkastet."),
        ("Ikke godkendt.\nIndstillingen er dermed godkendt.", "Indstillingen er dermed godkendt."),
        (
            "Godkendt som indstillet. Der meddeles afslag på ansøgningen.",
            "Der meddeles afslag på ansøgningen.",
        ),
        ("Indstillingen fulgt. Ansøgningen imødekommes ikke.", "Ansøgningen imødekommes ikke."),
        ("Sagen blev udsat til juni. Indstillingen blev godkendt.", "Indstillingen blev godkendt."),
        ("Godkendt.\nPunktet udgår.", "Punktet udgår."),
        ("Godkendt. Udvalget besluttede at udskyde sagen.", "Udvalget besluttede at udskyde sagen."),
        ("Udvalget kan ikke tilslutte sig forslaget. Vedtaget.", "Vedtaget."),
        ("Et samlet udvalg tiltrådte indstillingen. Forslaget faldt.", "Forslaget faldt."),
        (
            "Udvalget vedtog indstillingen, men punktet udsættes til juni.",
            "Udvalget vedtog indstillingen, men punktet udsættes til juni.",
        ),
        ("Indstillingen blev godkendt. Forslaget fra rådet faldt. Forslaget faldt.", "Forslaget faldt."),
        ("Forslaget blev forkastet. Lamperne blev vedtaget.", "Lamperne blev vedtaget."),
    ],
)
def test_yes_and_no_are_told(text: str, quote: str) -> None:
    assert quotes("decision-contradicts", decided(text)) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt.",
        "Ikke godkendt.",
        "Indstillingen blev forkastet med 4 stemmer mod 1. Tilskuddet gives for ét år.",
        "Bo Lindemann (V) stillede ændringsforslag om, at skiltene udgår. Forslaget blev forkastet.\n"
        "Indstillingen blev godkendt.",
        "Pkt. 1 godkendt. Pkt. 2 ikke godkendt.",
        "Indstillingen blev forkastet. Ændringen blev vedtaget.",
        "Godkendt. Seniorrådets forslag om en bænk blev ikke imødekommet.",
        "Godkendt.\nBo Lindemann kan ikke tiltræde indstillingen.",
        "Tiltrådt. Forvaltningen undersøger, om skiltene ikke kan genbruges.",
        "Udsat, indtil prisen er kendt.",
        "Godkendt. Sagen om parkering udsættes til efteråret.",
        "Godkendt. Udvalget besluttede at udskyde afsnittet om skilte.",
        "Godkendt. Udvalget kan ikke støtte en højere pris.",
        "Godkendt, og sagen sendes til Byrådet.",
        "Forslaget fra Bo Lindemann blev sat til afstemning. Forslaget faldt.\nIndstillingen blev godkendt.",
    ],
)
def test_what_agrees_is_let_be(text: str) -> None:
    assert found("decision-contradicts", decided(text)) == []


def test_a_title_that_says_the_item_is_gone_over_a_decision_is_told() -> None:
    text = minutes("Punkt 2: Ny belysning på Havnevej - udgår\n\nBeslutning\nGodkendt.")
    assert quotes("decision-contradicts", text) == ["Godkendt."]
    gone = minutes("Punkt 2: Ny belysning på Havnevej - udgår\n\nBeslutning\nPunktet udgik.")
    assert quotes("decision-contradicts", gone) == []


def test_a_refusal_that_was_recommended_may_be_agreed_to() -> None:
    asked = "Indstilling\nAdministrationen indstiller, at ansøgningen afslås."
    agreed = minutes(f"{asked}\n\nBeslutning\nGodkendt. Der meddeles afslag.")
    assert quotes("decision-contradicts", agreed) == []
    given = minutes(f"{asked}\n\nBeslutning\nGodkendt som indstillet. Ansøgningen imødekommes.")
    assert quotes("decision-contradicts", given) == ["Ansøgningen imødekommes."]


def test_an_application_that_is_met_where_its_refusal_was_approved_is_told() -> None:
    asked = "Indstilling\nAdministrationen indstiller, at ansøgningen afslås.\n\nBeslutning\n"
    both = minutes(f"{asked}Ansøgningen imødekommes. Indstillingen godkendt.")
    assert len(found("decision-contradicts", both)) == 1
    for one in ("Ansøgningen imødekommes.", "Ansøgningen afslås. Indstillingen godkendt."):
        assert found("decision-contradicts", minutes(asked + one)) == []


def test_an_amount_with_its_digits_turned_is_a_note() -> None:
    asked = "Indstilling\nAdministrationen indstiller, at der bevilges 125.000 kr.\n\nBeslutning\n"
    (told,) = found("decision-contradicts", minutes(f"{asked}Der bevilges 152.000 kr."))
    assert (told.quote, told.severity.value) == ("152.000", "note")
    assert told.message == "The decision on item 2 names 152.000 kr., and the recommendation 125.000 kr."
    for right in (
        "Der bevilges 125.000 kr.",
        "Der bevilges 100.000 kr.",
        "152.000 kr. i år, 8.000 kr. til næste.",
    ):
        assert found("decision-contradicts", minutes(asked + right)) == []


def test_a_refusal_that_was_recommended_agrees_with_it() -> None:
    asked = "Indstilling\nChefen indstiller, at ansøgningen om lys på broen afslås.\n\nBeslutning\n"
    for text in ("Udvalget besluttede at afslå ansøgningen. Indstillingen er dermed godkendt.", "Afslået."):
        assert found("decision-contradicts", minutes(f"{asked}{text}")) == []
    told = quotes("decision-contradicts", minutes(f"{asked}Ansøgningen imødekommes. Indstillingen godkendt."))
    assert told == ["Indstillingen godkendt."]


@pytest.mark.parametrize(
    ("minutes", "times"),
    [
        (norwegian("Vedtak:\nSøknaden innvilges. Søknaden avslås."), 1),
        (norwegian("Votering:\nForslaget fra H falt.\n\nVedtak:\nInnstillingen vedtas."), 0),
        (norwegian("Vedtak:\nKlagen tas ikke til følge. Vedtaket opprettholdes."), 0),
        (swedish("Beslut\nFörslaget antas. Ärendet återremitteras."), 1),
        (swedish("Beslut\nMotionen avslås."), 0),
    ],
)
def test_norwegian_and_swedish_decisions_that_say_yes_and_no(minutes: str, times: int) -> None:
    assert len(found("decision-contradicts", minutes)) == times
