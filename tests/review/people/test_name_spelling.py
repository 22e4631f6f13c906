"""A name that is spelt in two ways is told; two persons are not."""

from __future__ import annotations

import pytest

from tests.review.drafts import found
from tests.review.people.invented import CAME, council


@pytest.mark.parametrize(
    ("decision", "written", "name"),
    [
        ("Imod stemte Bo Lindeman (V).\nGodkendt.", "Bo Lindeman", "Bo Lindemann"),
        ("Ea Fruergård (B) tog forbehold.\nGodkendt.", "Ea Fruergård", "Ea Fruergaard"),
        ("Carla Holm Damm stemte imod.\nGodkendt.", "Carla Holm Damm", "Carla Holm Dam"),
        ("Godkendt. Borgmester Anna Krogh orienterede om planen.", "Anna Krogh", "Anna Krog"),
        ("Dan Ebbsen (C) forlod mødet kl. 18.\nGodkendt.", "Dan Ebbsen", "Dan Ebbesen"),
        ("Finn Ravnkidle ønsker en lampe mere.\nGodkendt.", "Finn Ravnkidle", "Finn Ravnkilde"),
        ("Forslaget fra Finn Ravnkillde faldt.\nGodkendt.", "Finn Ravnkillde", "Finn Ravnkilde"),
    ],
)
def test_another_spelling_is_told(decision: str, written: str, name: str) -> None:
    told = found("name-spelling", council(decision))
    assert [(each.quote, each.suggestions) for each in told] == [(written, (name,))]


@pytest.mark.parametrize(
    "text",
    [
        council("Imod stemte Bo Lindemann (V).\nGodkendt."),
        council("Godkendt efter Bo Lindemanns forslag."),
        council("Godkendt. Ole Krog fra Havnevej takkede."),
        council("Godkendt. Lampen på Anna Krogs Vej skiftes."),
        council("Carla Dam (F) stemte imod.\nGodkendt."),
        council("BO LINDEMANN stemte imod.\nGodkendt."),
        # two members whose names are near
        council("Imod stemte Bo Lindeman (A).\nGodkendt.", came=f"{CAME}, Bo Lindeman (A)"),
        # which of the two is meant cannot be told
        council("Imod stemte Bo Lindemaan.\nGodkendt.", came=f"{CAME}, Bo Lindeman (A)"),
        council("Godkendt. Ea Fruergaard Andersen fra Skovby takkede."),
    ],
)
def test_one_spelling_and_two_persons_are_let_be(text: str) -> None:
    assert found("name-spelling", text) == []
