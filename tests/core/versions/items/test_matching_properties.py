"""What holds of every matching: nothing lost, nothing surely wrong, and it can be read from either side."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.versions.items.best_pairs import best_pairs
from core.versions.items.item_order import longest_run
from core.versions.items.matching import ItemChange, ItemMatching, match_items
from core.versions.version import Version

sys.path.insert(0, str(Path(__file__).parent))

from agendas import LOOKALIKE, STANDING, Item, invented, pairs, printed, sentence, version_of

_FIRST_NEW = 100  # what the items that a step adds are known by


def old_agenda(chance: random.Random) -> list[Item]:
    """Items with standing ones and closed ones among them; some of one case."""
    items = invented(chance, chance.randint(3, 9), cases=chance.random() < 0.6)
    if chance.random() < 0.3:
        items = [replace(item, case="25-777777") if chance.random() < 0.5 else item for item in items]
    known = 50
    for title in chance.sample(STANDING, chance.randint(0, 3)):
        items.insert(chance.randrange(len(items) + 1), Item(title, known=known))
        known += 1
    for _ in range(chance.choice((0, 0, 1, 2))):
        items.append(Item("Lukket punkt", known=known))
        known += 1
    return items


def edited(item: Item, chance: random.Random) -> Item:
    """The same item with some of its sentences in other words."""
    text = tuple(
        each if chance.random() < 0.6 else each.replace(" ", f" {chance.choice(('nu', 'dog', 'igen'))} ", 2)
        for each in item.text
    )
    return replace(item, text=text)


def new_agenda(old: list[Item], chance: random.Random) -> list[Item]:
    """`old` after one to five steps of the kinds that happen between two versions."""
    items = list(old)
    for known in range(_FIRST_NEW, _FIRST_NEW + chance.randint(1, 5)):
        at = chance.randrange(len(items))
        item = items[at]
        is_named = item.known < 50 or item.known >= _FIRST_NEW
        match chance.choice(("insert", "delete", "move", "retitle", "edit", "decide", "uncase")):
            case "insert":
                items.insert(at, invented(chance, 1, first=known)[0])
            case "delete" if len(items) > 2:
                items.pop(at)
            case "move" if is_named:
                items.insert(chance.randrange(len(items)), items.pop(at))
            case "retitle" if is_named:
                items[at] = replace(item, title=f"{item.title} - genoptaget")
            case "edit":
                items[at] = edited(item, chance)
            case "decide":
                items = [replace(each, decision=LOOKALIKE) for each in items]
            case "uncase":
                items[at] = replace(item, case="")
    return items


@cache
def versions(seed: int) -> tuple[Version, Version, dict[int, int]] | None:
    """Two versions and which items of them are the same; None where not every item is read as one."""
    chance = random.Random(seed)
    old = old_agenda(chance)
    new = new_agenda(old, chance)
    one, two = version_of(printed(old)), version_of(printed(new, "REFERAT"))
    if (len(one.meeting.items), len(two.meeting.items)) != (len(old), len(new)):
        return None
    return one, two, pairs(old, new)


def of(matching: ItemMatching, change: ItemChange) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    return ((match.old, match.new) for match in matching.matches if change in match.changes)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6))
def test_each_item_is_in_exactly_one_match(seed: int) -> None:
    if (made := versions(seed)) is None:
        return
    old, new, _ = made
    matching = match_items(old, new)
    assert sorted(item for match in matching.matches for item in match.old) == list(
        range(len(old.meeting.items))
    )
    assert sorted(item for match in matching.matches for item in match.new) == list(
        range(len(new.meeting.items))
    )
    assert all(match.old or match.new for match in matching.matches)
    assert all(bool(match.reasons) == bool(match.old and match.new) for match in matching.matches)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6))
def test_a_version_matches_itself_surely(seed: int) -> None:
    if (made := versions(seed)) is None:
        return
    matching = match_items(made[1], made[1])
    assert all(match.old == match.new and match.sure and not match.changes for match in matching.matches)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6))
def test_read_from_the_other_side_it_is_the_same(seed: int) -> None:
    if (made := versions(seed)) is None:
        return
    there, back = match_items(made[0], made[1]), match_items(made[1], made[0])
    for change, mirrored in (
        (ItemChange.NEW, ItemChange.GONE),
        (ItemChange.GONE, ItemChange.NEW),
        (ItemChange.SPLIT, ItemChange.MERGED),
        (ItemChange.MERGED, ItemChange.SPLIT),
    ):
        assert set(of(there, change)) == {(old, new) for new, old in of(back, mirrored)}
    assert {(match.old, match.new) for match in there.matches} == {(m.new, m.old) for m in back.matches}


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**6))
@example(30)  # another item of the same title stands elsewhere
@example(73)  # a closed item without a title stands where one was taken off
def test_what_is_sure_is_right(seed: int) -> None:
    """Only of items that have a title and a text of their own can that be asked: nobody can tell whether a
    standing one was taken off and another put on."""
    if (made := versions(seed)) is None:
        return
    old, new, same = made
    matching = match_items(old, new)
    for item in range(len(old.meeting.items)):
        if not old.meeting.items[item].sections:
            continue
        match = matching.of_old(item)
        now = (same[item],) if item in same else ()
        assert match.new == now or not match.sure


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6), st.booleans())
def test_a_split_item_keeps_its_parts_together(seed: int, decided: bool) -> None:
    chance = random.Random(seed)
    old = [
        replace(item, text=(*item.text, *(sentence(chance) for _ in range(3))))
        for item in invented(chance, chance.randint(3, 7), cases=chance.random() < 0.6)
    ]
    at = chance.randrange(len(old))
    whole, cut = old[at], chance.randint(2, len(old[at].text) - 2)
    parts = [
        replace(whole, title=f"{whole.title} del A", text=whole.text[:cut]),
        replace(whole, title=f"{whole.title} del B", text=whole.text[cut:], known=_FIRST_NEW),
    ]
    new = [*old[:at], *parts, *old[at + 1 :]]
    if decided:
        new = [replace(item, decision=LOOKALIKE) for item in new]
    before, after = version_of(printed(old)), version_of(printed(new))
    if len(after.meeting.items) != len(new) or len(before.meeting.items) != len(old):
        return
    split = match_items(before, after).of_old(at)
    assert set(split.new) == {at, at + 1}
    assert ItemChange.SPLIT in split.changes
    assert split.sure
    merged = match_items(after, before).of_new(at)
    assert set(merged.old) == {at, at + 1}
    assert ItemChange.MERGED in merged.changes


def best_total(weights: dict[tuple[int, int], int], lefts: tuple[int, ...], taken: frozenset[int]) -> int:
    """The greatest total there is, by trying all."""
    if not lefts:
        return 0
    first, rest = lefts[0], lefts[1:]
    found = [best_total(weights, rest, taken)]
    for (one, two), weight in weights.items():
        if one == first and two not in taken:
            found.append(weight + best_total(weights, rest, taken | {two}))
    return max(found)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 12), max_size=14))
def test_no_other_pairs_have_a_greater_total(weights: dict[tuple[int, int], int]) -> None:
    found = best_pairs(weights)
    assert len(set(found.values())) == len(found)
    lefts = tuple(sorted({one for one, _ in weights}))
    assert sum(weights[pair] for pair in found.items()) == best_total(weights, lefts, frozenset())


def test_of_equal_totals_the_one_that_crosses_nothing_is_taken() -> None:
    weights = {(one, two): 5 for one in range(4) for two in range(4)}
    assert best_pairs(weights) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert best_pairs(dict(reversed(weights.items()))) == {0: 0, 1: 1, 2: 2, 3: 3}


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(7)))
def test_the_longest_run_is_the_longest(values: list[int]) -> None:
    run = [values[at] for at in sorted(longest_run(values, [1.0] * len(values)))]
    assert run == sorted(run)
    lengths: list[int] = []
    for at, value in enumerate(values):
        lengths.append(1 + max((lengths[i] for i in range(at) if values[i] < value), default=0))
    assert len(run) == max(lengths)


def test_of_two_longest_runs_the_weightier_stays() -> None:
    assert longest_run([1, 0], [1.0, 2.0]) == {1}
    assert longest_run([1, 0], [2.0, 1.0]) == {0}
    assert longest_run([], []) == set()
