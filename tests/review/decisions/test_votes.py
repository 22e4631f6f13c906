"""Votes that say something else than the decision are told."""

from __future__ import annotations

import pytest

from tests.review.decisions.invented import decided
from tests.review.drafts import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("For stemte 2 (A og F). Imod stemte 3 (V, C og B). Indstillingen blev godkendt.", "approved"),
        ("Indstillingen blev godkendt. 1 stemte for, 4 stemte imod.", "approved"),
        ("For indstillingen stemte 4. Imod stemte 1. Indstillingen blev forkastet.", "rejected"),
        ("Forslaget blev vedtaget med 1 stemme mod 4.", "approved"),
        ("Enstemmigt godkendt.\nImod stemte Bo Lindemann (V).", "agreed by all"),
        ("Godkendt uden afstemning. Bo Lindemann (V) stemte imod.", "agreed by all"),
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
        "Bo Lindemann (V) stillede ændringsforslag om nye skilte. For stemte 1 (V), imod stemte 4. "
        "Ændringsforslaget faldt.\nIndstillingen blev godkendt.",
        "Indstillingens pkt. 1 blev godkendt uden afstemning. Pkt. 2 blev forkastet med 3 stemmer mod 2.",
    ],
)
def test_votes_that_agree_are_let_be(text: str) -> None:
    assert found("decision-votes", decided(text)) == []
