"""Order and number tell items that nothing else does."""

from __future__ import annotations

from dataclasses import replace

from core.versions.items.item_likeness import Likenesses
from core.versions.items.item_order import SAME_GAP, Order, longest_run
from core.versions.items.item_signs import SignedItems
from tests.core.versions.items.agendas import Item, agenda

ROOF = Item("Nyt tag", "", ("Taget på skolen i Engvad skal skiftes.",))
NOISE = Item("Støj fra motorvejen", "", ("Støjen måles ved Torslev hvert år.",))
PATH = Item("Cykelsti langs åen", "", ("Stien bygges i to etaper fra maj.",))
NEWS = Item("Orientering", "", ("Intet nyt.",))


def order(old: list[Item], new: list[Item], known: dict[int, int]) -> tuple[Order, Likenesses]:
    one, other = SignedItems.of(agenda(*old)), SignedItems.of(agenda(*new))
    return Order(one, other, known, lambda _old, _new: 1.0), Likenesses(one, other)


def test_what_stayed_in_order_is_the_longest_and_weightiest_run() -> None:
    assert longest_run([1, 2, 3, 0], [1.0] * 4) == {0, 1, 2}
    assert longest_run([1, 0], [1.0, 5.0]) == {1}
    assert longest_run([], []) == set()


def test_items_between_the_same_neighbours_stand_in_one_gap() -> None:
    found, likes = order([ROOF, NEWS, NOISE, NEWS], [ROOF, NEWS, NOISE, NEWS], {0: 0, 2: 2})
    assert found.same_gap(1, 1)
    assert not found.same_gap(1, 3)
    assert found.speaks_for(1, 1, likes.of(1, 1)) > SAME_GAP
    assert found.speaks_for(1, 3, likes.of(1, 3)) == 0


def test_a_number_counts_as_those_around_were_raised() -> None:
    old, new = [ROOF, NEWS, NOISE], [PATH, ROOF, NEWS, NOISE]
    found, likes = order(old, new, {0: 1, 2: 3})
    raised = found.speaks_for(1, 2, likes.of(1, 2))
    kept = [*new[:2], replace(NEWS, number="9"), NOISE]
    other, unlike = order(old, kept, {0: 1, 2: 3})
    assert raised > other.speaks_for(1, 2, unlike.of(1, 2)) > 0


def test_near_pairs_are_within_their_gap() -> None:
    found, _likes = order([ROOF, NEWS, PATH, NOISE], [ROOF, PATH, NEWS, NOISE], {0: 0, 3: 3})
    assert set(found.near_pairs(0)) == {(1, 1), (2, 2)}
    assert set(found.near_pairs(1)) == {(1, 1), (1, 2), (2, 1), (2, 2)}
