"""The list of the attachments of all items, behind the last one: which names it has for which item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from core.minutes import NodeKind, Section
from core.parsing.attachments import name_in
from core.parsing.vocabulary import folded, key_of
from core.review.checks.form.said import line_span, pattern_of
from core.review.draft import Draft
from core.source_text import Span

_SHORTEST_LABEL = 7  # letters: "Bilag" heads the list of one item
_ENOUGH = 10  # letters and figures of a title that was cut short
_NUMBER = re.compile(r"(?P<number>\d{1,4})\b(?:\s?[.:)–-]+)?\s*(?P<name>.*)")


Named = Mapping[int, list[tuple[str, Span]]]
"""The names of a list with their places, by the index of their item."""


def is_overview(draft: Draft, section: Section) -> bool:
    """Whether a section of the last items is the list of all attachments, which is none of that item."""
    key = key_of(section.heading or "")
    return len(key) >= _SHORTEST_LABEL and _is_label(draft, key)


def overview(draft: Draft) -> Named | None:
    """The list of all attachments; None where there is none, or where it does not tell of which items.

    Its names stand under the titles of their items, or each behind the number of its item."""
    lines = list(_lines(draft))
    heads = [_headed(draft, text) for text, _span in lines]
    numbered = [_numbered(draft, text) for text, _span in lines]
    items = [None if each is None else each[0] for each in numbered]
    is_numbered = _rise(items) and 2 * sum(each is not None for each in heads) < len(heads)
    found: dict[int, list[tuple[str, Span]]] = {}
    current: int | None = None
    for (text, span), head, number in zip(lines, heads, numbered, strict=True):
        if is_numbered and number is not None:
            current, text = number
        elif head not in (None, current):  # a name may repeat the title above it
            current = head
            found.setdefault(current, [])
            continue
        name = name_in(text, draft.words).removesuffix(".pdf")
        if current is not None and name:
            found.setdefault(current, []).append((name, span))
    return found or None


def _rise(numbers: Sequence[int | None]) -> bool:
    """Whether all are numbers, and none falls."""
    known = [each for each in numbers if each is not None]
    return len(known) == len(numbers) > 0 and known == sorted(known)


def _headed(draft: Draft, text: str) -> int | None:
    """The index of the item that a line names by its title, with or without its number, or by its number
    alone."""
    number, title = _parted(draft, text)
    for at, item in enumerate(draft.meeting.items):
        if number is not None and not title and item.number == number:
            return at
        if title and item.title and _cut_short(title, item.title):
            return at
    return None


def _cut_short(line: str, title: str) -> bool:
    """Whether a line is a title, or its beginning."""
    short, long = folded(line), folded(title)
    return short == long or (len(short) >= _ENOUGH and long.startswith(short))


def _numbered(draft: Draft, text: str) -> tuple[int, str] | None:
    """The index of the item whose number a line begins with, and the name behind it. None where two items
    have that number."""
    number, name = _parted(draft, text)
    of_number = [at for at, item in enumerate(draft.meeting.items) if number and item.number == number]
    return (of_number[0], name) if name and len(of_number) == 1 else None


def _parted(draft: Draft, text: str) -> tuple[str | None, str]:
    """The number that a line begins with, and what stands behind it."""
    bare = pattern_of(draft.meeting.language, "item_words").sub("", text.strip(), count=1)
    match = _NUMBER.fullmatch(bare)
    return (match["number"], match["name"]) if match else (None, bare)


def _lines(draft: Draft) -> Iterator[tuple[str, Span]]:
    """The lines under the label of the list."""
    items, lines = draft.meeting.items, draft.source.lines
    if not items:
        return
    places = [each.span for each in items[-1].sections if is_overview(draft, each)]
    places += (
        Span(lines[node.first].start, lines[node.end - 1].end)
        for node in draft.meeting.nodes
        if node.kind is NodeKind.CONTENTS and lines[node.first].start > items[-1].heading.start
    )
    rows = [
        (text, at) for place in places for at in draft.source.lines_in(place) if (text := _text(draft, at))
    ]
    first = next((n for n, (text, _at) in enumerate(rows) if _is_label(draft, key_of(text))), len(rows))
    ends = draft.words.pattern("head_patterns", "end")
    below = takewhile(lambda row: ends.match(row[0]) is None, rows[first + 1 :])
    yield from ((text, line_span(draft, at)) for text, at in below)


def _text(draft: Draft, at: int) -> str:
    return draft.source.line_text(at).strip()


def _is_label(draft: Draft, key: str) -> bool:
    return key in draft.words.keys("overviews", "labels")
