"""Somebody disqualified of whom no word says that they left is told."""

from __future__ import annotations

import pytest

from core.review.rules import CheckRule, Rules
from tests.review.drafts import found, quotes
from tests.review.nordic import norwegian, swedish
from tests.review.people.invented import council

_ROOM = Rules({"disqualified-stayed": CheckRule(tuning={"must_leave_the_room": True})})


@pytest.mark.parametrize(
    "decision",
    [
        "Dan Ebbesen (C) erklærede sig inhabil.\nGodkendt.",
        "Godkendt.\nDan Ebbesen (C) var inhabil.",
        "Byrådet fandt, at Dan Ebbesen (C) er inhabil.\nGodkendt.",
        "Et flertal anså Dan Ebbesen (C) for inhabil.\nGodkendt.",
        "Dan Ebbesen (C) er inhabil. Dan Ebbesen forlod mødet under punkt 7.\nGodkendt.",
        "Dan Ebbesen (C) er inhabil som formand for havnens bestyrelse.\nGodkendt.",
        "Dan Ebbesen (C) var inhabil.\nGodkendt.\n\nBeslutning i Havneudvalget den 2. maj 2024\nAnbefales. "
        "Dan Ebbesen deltog ikke.",
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
        "Dan Ebbesen (C) blev fundet inhabil, rejste sig og gik.\nGodkendt.",
        "Dan Ebbesen (C) var inhabil og opholdt sig ikke i salen imens.\nGodkendt.",
        "Dan Ebbesen (C) er inhabil ved punkt 7.\nGodkendt.",
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


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (norwegian("Behandling:\nOla Berg (V) er eier. Utvalget fant ham inhabil.\n\nVedtak:\nJa."), 1),
        (
            norwegian(
                "Behandling:\nOla Berg (V) er eier. Rådet fant ham inhabil. Han logget av.\n\nVedtak:\nJa."
            ),
            0,
        ),
        (swedish("Beslut\nJa.\n\nJäv\nKari Lundin (M) anmäler jäv. Ulf Hed (M) tjänstgör."), 1),
        (
            swedish(
                "Beslut\nJa.\n\nJäv\nKari Lundin (M) anmäler jäv och lämnar rummet. Ulf Hed (M) tjänstgör."
            ),
            0,
        ),
    ],
)
def test_norwegian_and_swedish_disqualified_members(minutes: str, told: int) -> None:
    assert len(found("disqualified-stayed", minutes)) == told
