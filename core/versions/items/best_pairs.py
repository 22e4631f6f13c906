"""The best way to pair two rows of things: that of the greatest total, whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

Pair = tuple[int, int]

_WHOLE = 10**9  # one unit of weight; what is below it decides between totals that are equal


def best_pairs(weights: Mapping[Pair, int]) -> dict[int, int]:
    """Which left one goes with which right one, each in at most one pair. Only pairs with a weight are made.

    Of equal totals the one that crosses least is taken, so the same weights always give the same pairs.
    The shortest augmenting paths of Jonker and Volgenant (1987), over the pairs there are: near-linear where
    each thing has few that it may go with.
    """
    found: dict[int, int] = {}
    for part in _connected(weights):
        found.update(_paired({pair: weights[pair] for pair in part}))
    return found


def _connected(weights: Mapping[Pair, int]) -> Iterator[list[Pair]]:
    """The pairs in groups that have nothing in common."""
    left: dict[int, list[Pair]] = {}
    right: dict[int, list[Pair]] = {}
    for pair in sorted(weights):
        left.setdefault(pair[0], []).append(pair)
        right.setdefault(pair[1], []).append(pair)
    seen: set[Pair] = set()
    for start in sorted(weights):
        if start in seen:
            continue
        group, waiting = [], [start]
        seen.add(start)
        while waiting:
            pair = waiting.pop()
            group.append(pair)
            fresh = [each for each in (*left[pair[0]], *right[pair[1]]) if each not in seen]
            seen.update(fresh)
            waiting.extend(dict.fromkeys(fresh))
        yield group


def _paired(weights: Mapping[Pair, int]) -> dict[int, int]:
    """The best pairs of one group. Each left one has a place of its own besides, where it stays alone."""
    worth = {pair: weight * _WHOLE - (pair[0] - pair[1]) ** 2 for pair, weight in weights.items()}
    most = max(worth.values())
    costs: dict[int, dict[int, int]] = {}
    for (one, two), value in sorted(worth.items()):
        costs.setdefault(one, {-1 - one: most})[two] = most - value
    prices: dict[int, int] = {}
    of_right: dict[int, int] = {}
    of_left: dict[int, int] = {}
    for one in costs:
        _add(one, costs, prices, of_left, of_right)
    return {one: two for one, two in of_left.items() if two >= 0}


def _add(
    added: int,
    costs: Mapping[int, Mapping[int, int]],
    prices: dict[int, int],
    of_left: dict[int, int],
    of_right: dict[int, int],
) -> None:
    """Give one more left one its place; those that have theirs may take another for it."""
    reached: dict[int, int] = {}
    came_from: dict[int, int] = {}
    done: dict[int, None] = {}
    heap: list[tuple[int, int]] = []
    one, so_far, own = added, 0, 0
    while True:
        for two, cost in costs[one].items():
            length = so_far + cost - prices.get(two, 0) - own
            if two not in reached or length < reached[two]:
                reached[two], came_from[two] = length, one
                heappush(heap, (length, two))
        while True:
            length, two = heappop(heap)
            if reached[two] == length and two not in done:
                break
        if two not in of_right:
            break
        done[two] = None
        one, so_far = of_right[two], length
        own = costs[one][two] - prices.get(two, 0)
    for each in done:
        prices[each] = prices.get(each, 0) + reached[each] - length
    while True:
        one = came_from[two]
        before = of_left.get(one)
        of_left[one], of_right[two] = two, one
        if one == added:
            return
        assert before is not None
        two = before
