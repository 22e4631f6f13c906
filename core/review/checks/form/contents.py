"""The contents list beside the headings it names: which entry is which item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from core.minutes import AgendaItem, ContentsEntry, NodeKind, Reason
from core.paragraph import Form
from core.parsing.titles import is_group
from core.parsing.vocabulary import folded
from core.review.draft import Draft
from core.source_text import Span

_ENOUGH = 10
"""Letters and figures of a title that was cut short."""
_ALIKE = 0.55
_LONGEST_MARK = 15
"""Letters and figures of what a list prints before a title: a mark, a case number."""
_KIND = re.compile(r"\s*\([A-ZÆØÅÄÖ]\)\s*$")
"""A letter in brackets behind a title, which says what kind of item it is: open, for decision."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The contents list. `spans` are the places of `entries`, None where one was not found; `pairs` name an
    entry and its item by their indexes, in the order of the list. `groups` count the lines that head groups
    above each entry. It `is_grouped` where there are such, and its order is not that of the numbers."""

    entries: tuple[ContentsEntry, ...]
    spans: tuple[Span | None, ...]
    pairs: tuple[tuple[int, int], ...]
    groups: tuple[int, ...]
    is_grouped: bool

    def without_item(self) -> Iterator[int]:
        """The entries that no heading answers."""
        paired = {entry for entry, _item in self.pairs}
        return (at for at in range(len(self.entries)) if at not in paired)


def listed(draft: Draft) -> Listed | None:
    """The contents list of a draft; None where it has none that can be compared with its headings."""
    items = draft.meeting.items
    none_found = any(
        each.reason is Reason.NO_ITEMS for item in draft.meeting.items for each in item.confidence
    )
    if not draft.meeting.contents or not items or none_found:
        return None
    entries = tuple(_joined(draft.meeting.contents))
    spans, groups, grouped = _places(draft, entries)
    numbers = [int(each.number) for each in entries if each.number and each.number.isdigit()]
    rises = len(numbers) == len(entries) and all(one < next for one, next in pairwise(numbers))
    return Listed(entries, spans, _pairs(entries, items), groups, grouped and not rises)


def same_title(entry: str | None, title: str | None) -> bool:
    """Whether two printings of a title are one: the list may cut it short, print a case number before it,
    and leave out the letter that says of which kind it is."""
    bare = (folded(_KIND.sub("", each or "")) for each in (entry, title))
    short, long = sorted(bare, key=len)
    if short == long:
        return True
    numbered = len(long) - len(short) <= _LONGEST_MARK and long.endswith(short)
    return len(short) >= _ENOUGH and (long.startswith(short) or numbered)


def _joined(entries: Sequence[ContentsEntry]) -> Iterator[ContentsEntry]:
    """The entries, each with the line it was wrapped into: one without a number among numbered ones, behind
    one without a page."""
    held: ContentsEntry | None = None
    for entry in entries:
        paged = any(each.page is not None for each in entries)
        if held is not None and held.number and not entry.number and paged and held.page is None:
            held = replace(held, title=f"{held.title} {entry.title}", page=entry.page)
            continue
        if held is not None:
            yield held
        held = entry
    if held is not None:
        yield held


def _places(
    draft: Draft, entries: Sequence[ContentsEntry]
) -> tuple[tuple[Span | None, ...], tuple[int, ...], bool]:
    """Where each entry stands, how many lines above it head groups, and whether any does."""
    lines = [
        (folded(each.text), each)
        for each in draft.paragraphs
        if each.kind is NodeKind.CONTENTS and each.form is not Form.QUIET
    ]
    spans: list[Span | None] = []
    above: list[int] = []
    at, groups = 0, 0
    for entry in entries:
        key = folded(entry.title)[:25]
        found = next((n for n in range(at, len(lines)) if key and key in lines[n][0]), None)
        if found is None:
            spans.append(None)
            above.append(groups)
            continue
        between = lines[at:found] if spans else []
        groups += sum(not key.isdigit() for key, _each in between)
        spans.append(lines[found][1].paragraph.span)
        above.append(groups)
        at = found + 1
    if not groups and any(is_group(each.text, draft.words) for _key, each in lines):
        groups = 1
    return tuple(spans), tuple(above), groups > 0


def _pairs(entries: Sequence[ContentsEntry], items: Sequence[AgendaItem]) -> tuple[tuple[int, int], ...]:
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(items)))  # a set that keeps its order
    by_title: defaultdict[str, list[int]] = defaultdict(list)
    by_number: defaultdict[str | None, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        by_title[folded(item.title)].append(at)
        by_number[item.number].append(at)

    def pair(at: int, alike: Iterable[int]) -> None:
        left = [each for each in alike if each in free]
        if left:
            pairs[at] = next((each for each in left if items[each].number == entries[at].number), left[0])
            del free[pairs[at]]

    for at, entry in enumerate(entries):
        pair(at, by_title[folded(entry.title)] if entry.title else ())
    for at, entry in enumerate(entries):
        if at not in pairs:
            pair(
                at,
                [each for each in free if items[each].title and same_title(entry.title, items[each].title)],
            )
    for at, entry in enumerate(entries):
        if at not in pairs and entry.number is not None:
            pair(at, by_number[entry.number])
    _pair_between(entries, items, pairs, free)
    return tuple(sorted(pairs.items()))


def _pair_between(
    entries: Sequence[ContentsEntry],
    items: Sequence[AgendaItem],
    pairs: dict[int, int],
    free: dict[int, None],
) -> None:
    """Pair what is left alone between two pairs, where it may be one thing under two titles."""
    for at, entry in enumerate(entries):
        if at in pairs:
            continue
        before = max((pairs[each] for each in pairs if each < at), default=-1)
        after = min((pairs[each] for each in pairs if each > at), default=len(items))
        between = [each for each in free if before < each < after]
        lone = [each for each in range(len(entries)) if each not in pairs and _is_beside(each, at, pairs)]
        alone = len(between) == len(lone) == 1
        found = next((each for each in between if _may_be(entry, items[each], alone)), None)
        if found is not None:
            pairs[at] = found
            del free[found]


def _may_be(entry: ContentsEntry, item: AgendaItem, alone: bool) -> bool:
    """Whether an entry and an item at one place may be one thing under two titles."""
    if item.title is None or entry.closed:
        return True
    numbered_apart = entry.number is not None and item.number is not None
    if alone and not numbered_apart:
        return True
    return SequenceMatcher(None, folded(entry.title), folded(item.title)).ratio() >= _ALIKE


def _is_beside(one: int, other: int, pairs: dict[int, int]) -> bool:
    """Whether no paired entry stands between two."""
    return not any(each in pairs for each in range(min(one, other) + 1, max(one, other)))
