"""Votes that say something else than the decision are told."""

from __future__ import annotations

import pytest

from tests.review.decisions.invented import decided
from tests.review.drafts import found
from tests.review.nordic import norwegian, swedish


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("For stemte 2 (A og F). Imod stemte 3 (V, C og B). Indstillingen blev godkendt.", "approved"),
        ("Indstillingen blev godkendt. 1 stemte for, 4 stemte imod.", "approved"),
        ("For indstillingen stemte 4. Imod stemte 1. Indstillingen blev forkastet.", "rejected"),
        ("Forslaget blev vedtaget med 1 stemme mod 4.", "approved"),
        ("Enstemmigt godkendt.\nImod stemte Bo Lindemann (V).", "agreed by all"),
        ("For stemte Anna Krog. Imod stemte Bo Lindemann og Dan Ebbesen. Forslaget er vedtaget.", "approved"),
        ("For stemte A. Imod stemte V, C og B. Indstillingen blev godkendt.", "approved"),
        ("Pkt. 1-3 blev enstemmigt godkendt, dog stemte Ea Fruergaard mod pkt. 2.", "agreed by all"),
        ("Godkendt med stemmerne 1 mod 4.", "approved"),
        ("Enstemmigt tiltrådt med 4 stemmer mod 1.", "agreed by all"),
        ("Pkt. 1 og 2 blev godkendt enstemmigt. Bo Lindemann (V) stemte imod pkt. 1.", "agreed by all"),
        ("Godkendt uden afstemning. Bo Lindemann (V) stemte imod.", "agreed by all"),
        (
            "V foreslog afslag. Forslaget faldt. For indstillingen stemte 1, imod stemte 4. Indstillingen "
            "blev godkendt.",
            "approved",
        ),
        (
            "Forslaget fra Carla Holm Dam blev sat til afstemning. For stemte 2, imod stemte 3. Forslaget "
            "blev vedtaget.",
            "approved",
        ),
        (
            "Godkendt med 4 stemmer mod 1.\nFor stemte Anna Krog, Carla Holm Dam og Ea Fruergaard. Imod "
            "stemte Bo Lindemann og Dan Ebbesen.",
            "names 3 who voted for it and 2 against",
        ),
    ],
)
def test_votes_that_contradict_the_decision_are_told(text: str, told: str) -> None:
    findings = found("decision-votes", decided(text))
    assert [each.item for each in findings] == [1]
    assert told in findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "For stemte 3 (V, C og B). Imod stemte 2 (A og F). Indstillingen blev godkendt.",
        "Indstillingen blev forkastet med 4 stemmer mod 1.",
        "For stemte 2. Imod stemte 3. Indstillingen blev ikke godkendt.",
        "Enstemmigt godkendt.",
        "Enstemmigt godkendt af de 5 medlemmer.",
        "For stemte Anna Krog og Dan Ebbesen. Imod stemte Bo Lindemann. Forslaget er vedtaget.",
        "For stemte A og O. Imod stemte V og C. Indstillingen blev godkendt.",  # nobody is of party O
        "Pkt. 1 og 3 blev enstemmigt godkendt, dog stemte Ea Fruergaard mod pkt. 2.",
        "Pkt. 1 blev enstemmigt godkendt. Bo Lindemann (V) stemte imod pkt. 2.",
        "Bo Lindemann (V) stillede ændringsforslag om nye skilte. For stemte 1 (V), imod stemte 4. "
        "Ændringsforslaget faldt.\nIndstillingen blev godkendt.",
        "V foreslog afslag. For forslaget stemte V og C (2). Imod stemte A, F og B (3). Forslaget faldt. "
        "Indstillingen godkendt.",
        "A stillede forslag om udsættelse. For stemte 2, imod stemte 3. Forslaget blev forkastet.\n"
        "Indstillingen blev godkendt.",
        "Forslaget fra Carla Holm Dam blev sat til afstemning. For stemte 1 (F), imod stemte 4 (A, V, C og "
        "B). Forslaget faldt.\nIndstillingen blev herefter godkendt.",
        "Godkendt med 4 stemmer mod 1.\nImod stemte Bo Lindemann.",
        "Godkendt med 3 stemmer mod 2.\nFor stemte Anna Krog, Carla Holm Dam og Ea Fruergaard. Imod stemte "
        "Bo Lindemann og Dan Ebbesen.",
        "Indstillingens pkt. 1 blev godkendt uden afstemning. Pkt. 2 blev forkastet med 3 stemmer mod 2.",
    ],
)
def test_votes_that_agree_are_let_be(text: str) -> None:
    assert found("decision-votes", decided(text)) == []


_CARRIED = "Votering:\n{}\n\nVedtak:\nKaia bygges."
_SIDES = "Beslut\nMotionen avslås.\n\nOmröstning\nJa-röst för avslag. Nej-röst för bifall till motionen.\n{}"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (norwegian(_CARRIED.format("Innstillingen ble vedtatt med 2 mot 3 stemmer.")), ["approved"]),
        (norwegian(_CARRIED.format("Framlegget vart vedteke med 1 mot 4 røyster (H).")), ["approved"]),
        (
            norwegian(_CARRIED.format("Forslaget ble enstemmig vedtatt med 4 mot 1 stemme.")),
            ["agreed by all"],
        ),
        (norwegian(_CARRIED.format("Punkt 1 ble enstemmig vedtatt og punkt 2 med 4 mot 1 stemme.")), []),
        (norwegian(_CARRIED.format("Forslaget fra H falt med 2 mot 3 stemmer.")), []),
        (swedish(_SIDES.format("Med 2 ja-röster mot 3 nej-röster avslår styrelsen motionen.")), ["fewer"]),
        (swedish(_SIDES.format("Utfallet blir 2 ja-röster och 3 nej-röster.")), ["fewer"]),
        (swedish(_SIDES.format("Med 3 ja-röster mot 2 nej-röster avslår styrelsen motionen.")), []),
    ],
)
def test_norwegian_and_swedish_votes_on_motions(minutes: str, told: list[str]) -> None:
    findings = found("decision-votes", minutes)
    assert len(findings) == len(told)
    assert all(words in each.message for words, each in zip(told, findings, strict=True))
