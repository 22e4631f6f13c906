"""Which items are the same, all of them weighed together, and which of that is sure."""

from __future__ import annotations

from core.versions.items.item_likeness import Likenesses
from core.versions.items.item_pairs import ItemPairs, pair_items
from core.versions.items.item_signs import SignedItems
from tests.core.versions.items.agendas import Item, agenda

ROOF = Item("Nyt tag på skolen i Engvad", "25-100001", ("Taget er utæt og skal skiftes i foråret.",))
NOISE = Item("Støj fra motorvejen", "25-100002", ("Støjen måles ved Torslev hvert år.",))
NEWS = Item("Orientering fra formanden")


def paired(old: list[Item], new: list[Item]) -> ItemPairs:
    return pair_items(Likenesses(SignedItems.of(agenda(*old)), SignedItems.of(agenda(*new))))


def places(found: ItemPairs) -> list[tuple[int, int, bool]]:
    return [(each.old, each.new, found.is_sure(each)) for each in found.pairs]


def test_items_that_changed_places_are_paired_surely() -> None:
    found = paired([ROOF, NEWS, NOISE], [NOISE, ROOF, NEWS])
    assert places(found) == [(0, 1, True), (1, 2, True), (2, 0, True)]


def test_of_equal_titles_in_unequal_number_none_is_sure() -> None:
    found = paired([ROOF, NEWS, NEWS, NOISE], [ROOF, NEWS, NOISE])
    assert [sure for old, _new, sure in places(found) if old in (1, 2)] == [False]
    assert (0, 0, True) in places(found)
    assert (3, 2, True) in places(found)


def test_the_part_of_a_split_item_is_no_rival_of_the_whole() -> None:
    first, second = (
        "Skolen får nyt tag og nye vinduer i foråret.",
        "Svømmebadet males af en lokal malermester.",
    )
    old = [Item("Bygninger", "", (first, second)), NOISE]
    new = [Item("Skolens tag", "", (first,)), Item("Svømmebadet", "", (second,)), NOISE]
    found = paired(old, new)
    (pair,) = [each for each in found.pairs if each.old == 0]
    rival = 1 - pair.new
    apart = found.rivals.margin(0, pair.new, (rival,), ())
    assert apart >= found.rivals.margin(0, pair.new, (), ())


def test_items_that_have_nothing_in_common_are_not_paired() -> None:
    assert places(paired([ROOF], [NOISE])) == []
