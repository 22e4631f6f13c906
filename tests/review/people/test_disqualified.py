"""Somebody disqualified of whom no word says that they left is told."""

from __future__ import annotations

import pytest

from core.review.rules import CheckRule, Rules
from tests.review.drafts import found, quotes
from tests.review.people.invented import council

_ROOM = Rules({"disqualified-stayed": CheckRule(tuning={"must_leave_the_room": True})})


@pytest.mark.parametrize(
    "decision",
    [
        "Dan Ebbesen (C) erklærede sig inhabil.\nGodkendt.",
        "Godkendt.\nDan Ebbesen (C) var inhabil.",
        "Byrådet fandt, at Dan Ebbesen (C) er inhabil.\nGodkendt.",
        "Dan Ebbesen (C) er inhabil som formand for havnens bestyrelse.\nGodkendt.",
    ],
)
def test_no_word_on_leaving_is_told(decision: str) -> None:
    told = found("disqualified-stayed", council(decision))
    assert [each.item for each in told] == [1]
    assert "inhabil" in told[0].quote


@pytest.mark.parametrize(
    "decision",
    [
        "Dan Ebbesen (C) erklærede sig inhabil og forlod lokalet.\nGodkendt.",
        "Dan Ebbesen (C) erklærede sig inhabil og deltog ikke i sagens behandling.\nGodkendt.",
        "Dan Ebbesen (C) var inhabil. Han forlod lokalet under behandlingen.\nGodkendt.",
        "Dan Ebbesen (C) blev erklæret inhabil.\nDan Ebbesen (C) gik uden for døren.\nGodkendt.",
        "Dan Ebbesen (C) var inhabil og ikke til stede under punktet.\nGodkendt.",
        "Byrådet fandt ikke, at Dan Ebbesen (C) er inhabil.\nGodkendt.",
        "Godkendt.",
    ],
)
def test_a_word_on_leaving_is_enough(decision: str) -> None:
    assert found("disqualified-stayed", council(decision)) == []


def test_a_municipality_may_want_the_room_to_be_left() -> None:
    no_part = council("Dan Ebbesen (C) erklærede sig inhabil og deltog ikke i sagens behandling.\nGodkendt.")
    assert len(quotes("disqualified-stayed", no_part, _ROOM)) == 1
    left = council("Dan Ebbesen (C) erklærede sig inhabil og forlod lokalet.\nGodkendt.")
    assert quotes("disqualified-stayed", left, _ROOM) == []
