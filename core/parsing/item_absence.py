"""Who missed single items, as sentences of the head tell: "NN deltog ikke under punkt 3 og 7".

Only what is stated goes to the items: those named in lists and ranges, and those after the one at which
somebody left, where the numbers rise. Of one who came late nothing is said of single items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from core.minutes import AgendaItem
from core.parsing.outcomes import sentences
from core.parsing.people import leading_names, names_in
from core.parsing.rows import Row, running_text
from core.parsing.vocabulary import Vocabulary, key_of

_NUMBER = r"\d{1,4}(?:/\d{2,4})?(?![\d.]*\d)"
_LONGEST_RANGE = 60  # items


@dataclass(frozen=True, slots=True)
class MissedItems:
    """People, in which ways they were away, and the places of the items in the agenda."""

    names: tuple[str, ...]
    kinds: frozenset[str]  # "absent", "not_participating", "disqualified"
    items: frozenset[int]


def with_missed(items: Sequence[AgendaItem], rows: Sequence[Row], words: Vocabulary) -> list[AgendaItem]:
    """The items, with those added who missed them as the head's `rows` say."""
    found = list(items)
    numbers = _numbers(items)
    for each in _missed(rows, numbers, len(items), words):
        for at in each.items:
            item = found[at]
            if "disqualified" in each.kinds:
                item = replace(item, disqualified=_with(item.disqualified, each.names))
            if "not_participating" in each.kinds:
                item = replace(item, not_participating=_with(item.not_participating, each.names))
            if "absent" in each.kinds:
                item = replace(item, absent=_with(item.absent, each.names))
            found[at] = item
    return found


def _with(names: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return (*names, *(name for name in more if name not in names))


def _numbers(items: Sequence[AgendaItem]) -> dict[int, int]:
    """The places of items by the figures of their numbers; numbers that come twice are left out."""
    found: dict[int, int] = {}
    twice: set[int] = set()
    for at, item in enumerate(items):
        match = re.search(r"\d+", item.number or "")
        if match:
            number = int(match[0])
            twice.update([number] if number in found else ())
            found[number] = at
    return {number: at for number, at in found.items() if number not in twice}


def _missed(
    rows: Sequence[Row], numbers: dict[int, int], count: int, words: Vocabulary
) -> Iterator[MissedItems]:
    refers = _reference(words)
    paragraphs = running_text(rows, words).split("\n")
    for text in dict.fromkeys((*paragraphs, *(row.text for row in rows))):
        if not refers.search(text):
            continue
        for sentence in sentences(text.replace("\t", " "), words):
            for clause in _clauses(sentence, words):
                match = refers.search(clause)
                found = _read(clause, match, numbers, count, words) if match else None
                if found:
                    yield found


@cache
def _reference(words: Vocabulary) -> re.Pattern[str]:
    """A word for items and the numbers behind it."""
    and_ = "|".join(map(re.escape, words.words["joining"]["and"]))
    group = words.words["absence"]
    until, named = "|".join(group["range"]), "|".join(group["items"])
    return re.compile(
        rf"(?<!\w)(?:{named})\s?(?P<items>{_NUMBER}(?:\s*(?:,|{and_}|{until})\s*(?:(?:{named})\s?)?{_NUMBER})*)",
        re.IGNORECASE,
    )


@cache
def _range(words: Vocabulary) -> re.Pattern[str]:
    until = "|".join(words.words["absence"]["range"])
    return re.compile(rf"(\d+)(?:/\d+)?(?:\s*(?:{until})\s*(\d+)(?:/\d+)?)?", re.IGNORECASE)


def _clauses(sentence: str, words: Vocabulary) -> Iterator[str]:
    """The parts of a sentence that each name their people and their items."""
    and_ = "|".join(map(re.escape, words.words["joining"]["and"]))
    start = 0
    for match in re.finditer(rf";\s+|,\s+(?:(?:{and_})\s+)?|\s+(?:{and_})\s+", sentence):
        ahead = sentence[match.end() :]
        if leading_names(ahead, words) and _reference(words).search(sentence, start, match.start()):
            yield sentence[start : match.start()]
            start = match.end()
    yield sentence[start:]


def _read(
    clause: str, match: re.Match[str], numbers: dict[int, int], count: int, words: Vocabulary
) -> MissedItems | None:
    """Who missed which items, as one clause says; None where it does not."""
    if words.pattern("absence", "instead").search(clause):
        return None
    kinds = {name for name, pattern in words.named_patterns("absence", "at_items") if pattern.search(clause)}
    label, colon, rest = clause[: match.start()].partition(":")
    if colon and (words.head.get(key_of(label)) == "absent" or kinds):
        kinds = kinds or {"absent"}
        names = leading_names(rest.strip(), words) or names_in(
            words.pattern("attendance", "items_only").sub("", clause.partition(":")[2]), words
        )
    else:
        names = leading_names(_without_label(clause, words), words)
    named = list(_named(match["items"], numbers, words))
    if not names or not named:
        return None
    told = kinds & {"disqualified", "not_participating"} or kinds & {"absent"}
    if told:
        return MissedItems(names, frozenset(told), frozenset(named))
    if list(numbers) != sorted(numbers):
        return None  # which items came after is not told
    before = words.pattern("absence", "before_item").search(clause[: match.start()]) is not None
    if "left" in kinds:
        return MissedItems(names, frozenset(["absent"]), frozenset(range(min(named) + (not before), count)))
    return None


def _without_label(clause: str, words: Vocabulary) -> str:
    """A clause without the label of the head that stands before it: "Fraværende NN, sag 3-5"."""
    first, _space, rest = clause.partition(" ")
    return rest.lstrip() if words.head.get(key_of(first)) == "absent" else clause


def _named(text: str, numbers: dict[int, int], words: Vocabulary) -> Iterator[int]:
    """The places of the items that numbers and ranges name."""
    for match in _range(words).finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        if first <= last < first + _LONGEST_RANGE:
            yield from (numbers[number] for number in range(first, last + 1) if number in numbers)
