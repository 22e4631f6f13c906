"""Which candidates are the agenda's items: the best rising chain of one form.

A document prints all its headings in one form, and its numbers rise, mostly by one. Among the chains of
candidates of one form, the one with the most evidence wins. Numbers that do not rise (agendas grouped by
who decides) are taken where the contents list and the line under them both say so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from core.parsing.candidates import Candidate
from core.parsing.vocabulary import folded

_COST = 2.6
"""What a heading must prove beyond its place in the sequence."""
_NEXT_IN_LINE = 1.5
_SURE = 6.0
_LEAST = 0.3
_MARKED = "mark"  # the form of a number before "Lukket" or "Åben"
_MIXED = 3.0  # what marked headings among others must add
_ENOUGH = 3  # headings whose form is that of the document's
_DOUBLED = 3.0  # what must speak for a heading with its neighbour's number
_COUNTED_APART = 100  # the number below the first one of closed items that have a series of their own
_NEAR = 4  # rows between two prints of one title


def best_chain(candidates: Sequence[Candidate]) -> tuple[list[Candidate], float]:
    """The headings of the items, in order of the document, and what they are worth."""
    best: list[Candidate] = []
    best_worth = _LEAST
    for group in _groups(candidates):
        chain, worth = _chain_of(group)
        if worth > best_worth:
            best, best_worth = chain, worth
    for group in _with_marked(candidates):
        chain, worth = _chain_of(group)
        if worth > best_worth + _MIXED:
            best, best_worth = chain, worth
    if best and best[0].code:
        best = _with_other_series(best, candidates)
    return _with_doubled(_with_closed(best, candidates), candidates), best_worth


def _with_closed(best: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The headings, with those of closed items that are counted apart, from 101 on, and stand among the
    others: marked as closed, and named by the contents list."""
    if len(best) < _ENOUGH:
        return best
    last = max(each.number for each in best)
    found = [
        each
        for each in candidates
        if each.form == _MARKED
        and each.listed
        and each.score >= _SURE
        and each.number > last
        and each.number > _COUNTED_APART
        and best[0].first < each.first
        and all(each.end <= other.first or other.end <= each.first for other in best)
    ]
    return sorted([*best, *found], key=_place)


def _with_doubled(best: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The headings, with those that bear the number of the one before or behind by mistake, or changed places
    with it, as happens in drafts: printed as all others, with another title, and with no less to speak for
    them."""
    if len(best) < _ENOUGH or len({each.form for each in best}) > 1:
        return best
    least = max(_DOUBLED, min(each.score for each in best))
    titles = {folded(each.title) for each in best}
    numbers = {each.number for each in best}
    found = list(best)
    for before, behind in pairwise(best):
        for each in candidates:
            if (
                before.end <= each.first
                and each.end <= behind.first
                and each.form == before.form
                and (
                    each.number in (before.number, behind.number)
                    or (each.number == behind.number + 1 and each.number not in numbers)
                )
                and each.score >= least
                and folded(each.title) not in titles
            ):
                found.append(each)
                titles.add(folded(each.title))
                break
    return sorted(found, key=_place)


def _groups(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates of one form; and those of several forms with one word before the number.

    A table cell may hold number and title, or a long title stand under its number.
    """
    forms: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    bases: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    said: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        forms[candidate.form, candidate.code].append(candidate)
        bases[candidate.base or candidate.form, candidate.code].append(candidate)
        if candidate.word:
            said[candidate.word].append(candidate)
    yield from forms.values()
    for group in (*said.values(), *bases.values()):
        if len({candidate.form for candidate in group}) > 1:
            yield group


def _with_marked(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates of each form, with those that are marked: "17. Vinterplads" and "18 Lukket: Kran"."""
    forms = {candidate.form for candidate in candidates}
    if _MARKED in forms:
        for form in sorted(forms - {_MARKED}):
            group = [each for each in candidates if each.form in (form, _MARKED)]
            if not any(each.code for each in group):
                yield group


def _chain_of(group: Sequence[Candidate]) -> tuple[list[Candidate], float]:
    """The best chain in `group`, with those out of order that much speaks for, and its worth."""
    group = _without_repeats(group)
    chain, worth = _best_chain(group)
    if sum(candidate.weight > 0 for candidate in chain) > 0.7 * len(chain):
        group = [candidate for candidate in group if candidate.weight or candidate.listed]
        chain, worth = _best_chain(group)
    chosen = {id(candidate) for candidate in chain}
    numbers = {candidate.number for candidate in chain}
    for candidate in group:
        if id(candidate) not in chosen and candidate.score >= _SURE and candidate.number not in numbers:
            chain.append(candidate)
            numbers.add(candidate.number)
    return sorted(chain, key=_place), worth


def _with_other_series(best: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The headings of all series: "PS 12/21" and "RS 3/21" stand beside one another."""
    series: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.form == best[0].form and candidate.code and candidate.code != best[0].code:
            series[candidate.code].append(candidate)
    found = list(best)
    for group in series.values():
        chain, worth = _chain_of(group)
        if worth > _LEAST:
            found += chain
    return sorted(found, key=_place)


def _place(candidate: Candidate) -> int:
    return candidate.first


def _without_repeats(group: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for a title that is printed twice, the first with the evidence of both."""
    kept: list[Candidate] = []
    for candidate in group:
        before = kept[-1] if kept else None
        if (
            before
            and before.number == candidate.number
            and candidate.first - before.first <= _NEAR
            and _same_title(before.title, candidate.title)
        ):
            kept[-1] = before._replace(score=max(before.score, candidate.score))
        else:
            kept.append(candidate)
    return kept


def _same_title(title: str, other: str) -> bool:
    """One may be cut, or stand elsewhere: "6. Kort over arealet" in a list is not the item below it."""
    one, two = folded(title), folded(other)
    return one.startswith(two) or two.startswith(one)


def _best_chain(group: Sequence[Candidate]) -> tuple[list[Candidate], float]:
    """The chain of rising numbers with the greatest worth. In O(n log n): chains by their last number."""
    numbers = sorted({candidate.number for candidate in group})
    best_below = _PrefixMaximum(len(numbers))
    ending: dict[int, tuple[float, int]] = {}
    worth: list[float] = []
    before: list[int | None] = []
    for at, candidate in enumerate(group):
        place = bisect_left(numbers, candidate.number)
        value, link = best_below.up_to(place)
        direct = ending.get(candidate.number - 1)
        if direct and direct[0] + _NEXT_IN_LINE > value:
            value, link = direct[0] + _NEXT_IN_LINE, direct[1]
        gain = candidate.score - _COST
        total = gain + max(0.0, value)
        worth.append(total)
        before.append(link if value > 0 else None)
        if candidate.number not in ending or total > ending[candidate.number][0]:
            ending[candidate.number] = (total, at)
            best_below.put(place, total, at)
    if not worth:
        return [], 0.0
    last: int | None = max(range(len(worth)), key=worth.__getitem__)
    total = worth[last] if last is not None else 0.0
    chain: list[Candidate] = []
    while last is not None:
        chain.append(group[last])
        last = before[last]
    return chain[::-1], total


class _PrefixMaximum:
    """The greatest value among the first places (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int | None]] = [(0.0, None)] * (size + 1)

    def put(self, place: int, value: float, link: int) -> None:
        place += 1
        while place < len(self._tree):
            if value > self._tree[place][0]:
                self._tree[place] = (value, link)
            place += place & -place

    def up_to(self, place: int) -> tuple[float, int | None]:
        """The greatest value at the places before `place`."""
        best: tuple[float, int | None] = (0.0, None)
        while place > 0:
            if self._tree[place][0] > best[0]:
                best = self._tree[place]
            place -= place & -place
        return best
