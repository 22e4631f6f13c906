"""Items that are part of another one are told by the sentences that went there."""

from __future__ import annotations

from core.versions.items.item_likeness import Likenesses
from core.versions.items.item_parts import parts_of
from core.versions.items.item_signs import SignedItems
from tests.core.versions.items.agendas import Item, agenda

ROOF = ("Skolen i Engvad får nyt tag i foråret.", "Tilbuddet er indhentet hos tre firmaer i omegnen.")
BATH = ("Svømmebadet males af en malermester fra Lillø.", "Bassinet tømmes i de to første uger af juli.")
NOISE = Item("Støj fra motorvejen", "", ("Støjen måles ved Torslev hvert år.",))


def likenesses(old: list[Item], new: list[Item]) -> Likenesses:
    return Likenesses(SignedItems.of(agenda(*old)), SignedItems.of(agenda(*new)))


WHOLE = [Item("Bygninger", "", ROOF + BATH), NOISE]
PARTS = [Item("Bygninger", "", ROOF), Item("Svømmebadet", "", BATH), NOISE]


def test_what_was_cut_off_an_item_is_part_of_it() -> None:
    assert parts_of(likenesses(WHOLE, PARTS), {0: 0, 1: 2}, [1], old_is_whole=True) == {1: 0}


def test_what_was_put_into_an_item_is_part_of_it() -> None:
    assert parts_of(likenesses(PARTS, WHOLE), {0: 0, 1: 2}, [1], old_is_whole=False) == {1: 0}


def test_an_item_that_repeats_what_stayed_is_no_part() -> None:
    repeating = [WHOLE[0], Item("Mere om tag", "", ROOF), NOISE]
    assert parts_of(likenesses(WHOLE, repeating), {0: 0, 1: 2}, [1], old_is_whole=True) == {}


def test_a_new_item_of_its_own_is_no_part() -> None:
    new = [*PARTS[:1], Item("Hegn", "", ("Hegnet ved Ulvedal fornyes i år.",)), NOISE]
    assert parts_of(likenesses(WHOLE, new), {0: 0, 1: 2}, [1], old_is_whole=True) == {}
