"""A meeting at which fewer than half of the members were there is told."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes
from tests.review.nordic import NORWEGIAN, norwegian
from tests.review.people.invented import council

_FOUR = "Anna Krog (A), Bo Lindemann (V), Carla Holm Dam (F), Dan Ebbesen (C)"


@pytest.mark.parametrize(
    ("came", "away"),
    [
        ("Anna Krog (A), Bo Lindemann (V)", "Carla Holm Dam (F), Dan Ebbesen (C), Ea Fruergaard (B)"),
        (
            "Anna Krog (A), Bo Lindemann (V), Carla Holm Dam (F)",
            "Dan Ebbesen (C), Ea Fruergaard (B), Finn Ravnkilde (O), Gert Halding (V)",
        ),
    ],
)
def test_fewer_than_half_are_too_few(came: str, away: str) -> None:
    told = found("quorum", council(came=came, more=f"Afbud: {away}"))
    assert len(told) == 1
    assert "were there" in told[0].message
    assert told[0].quote == "Anna Krog"  # where those are listed who were there


def test_an_item_that_too_many_had_no_part_in_is_told() -> None:
    decision = (
        "Godkendt.\nAnna Krog (A), Bo Lindemann (V) og Carla Holm Dam (F) var inhabile og forlod lokalet."
    )
    told = found("quorum", council(decision, came=_FOUR))
    assert [each.item for each in told] == [1]


@pytest.mark.parametrize(
    "text",
    [
        council(),
        council(came=_FOUR, more="Afbud: Ea Fruergaard (B), Finn Ravnkilde (O), Gert Halding (V)"),
        # exactly half is enough
        council(
            came=_FOUR,
            more="Afbud: Ea Fruergaard (B), Finn Ravnkilde (O), Gert Halding (V), Ida Sønderby (A)",
        ),
        council("Godkendt.\nAnna Krog (A) var inhabil og forlod lokalet.", came=_FOUR),
        council(
            "Godkendt.\nAnna Krog (A), Bo Lindemann (V) og Carla Holm Dam (F) forlod mødet kl. 19.10.",
            came=_FOUR,
        ),
    ],
)
def test_enough_are_let_be(text: str) -> None:
    assert found("quorum", text) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Av utvalgets medlemmer møtte 14 av 31.", ["møtte 14 av 31"]),
        ("Av 31 representanter møtte 16.", []),
        ("13 av 27 representantar var til stades.", ["13 av 27 representantar"]),
    ],
)
def test_how_many_came_as_norwegian_minutes_tell(line: str, told: list[str]) -> None:
    assert quotes("quorum", norwegian("Vedtak:\nKaia bygges.", f"{NORWEGIAN}{line}\n")) == told
