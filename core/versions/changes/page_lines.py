"""What raw text kept of its pages: loose page numbers, and running heads. The parser cannot tell a bare
number from a figure; beside another version, one of those that count through the whole text can be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from core.minutes import Node, NodeKind
from core.versions.version import Version
from core.versions.wording.bare_words import comparable

_NUMBER = re.compile(r"[-–]?\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\s*[-–]?")
_FIRST = (1, 2, 3)
"""The numbers that counting may begin with: first pages often have none."""
_LINES = 4
"""Lines that a page has at least."""
_PAGES = 3
"""Numbers in a row that are surely those of pages; two are where the second ends the text."""
_HEAD = 8
"""Lines at the beginning of a text that its running heads repeat."""
_TIMES = 2
"""How often one stands further down, at least."""
_LETTERS = 8
_LONGEST = 120
"""Characters of one."""
_DIGITS = re.compile(r"\d+")
_DAY = re.compile(r"\d{1,2}[./-] ?(?:\d{1,2}[./-] ?|[^\W\d_]{3,9} )\d{2,4}")


def without_page_lines(old: Version, new: Version) -> tuple[Version, Version]:
    """Both with such lines taken for what they are. A line that is repeated is none where the other text has
    it below its head as well, and no running heads."""
    found = [_PageLines(each) for each in (old, new)]
    one, other = (
        each.without(each.heads & beside.heads | each.heads - beside.said_below_head if each.heads else ())
        for each, beside in (found, found[::-1])
    )
    return one, other


class _PageLines:
    """The lines of a version that may be of its pages; none where its form tells which are."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._lines = [] if version.source.pages else _lines(version)
        self._numbers = _numbers(self._lines)
        self.heads = self._repeated()

    @cached_property
    def said_below_head(self) -> frozenset[str]:
        """What is said in items."""
        return frozenset(_key(each.text) for each in self._version.sentences if each.item is not None)

    def without(self, heads: Collection[str]) -> Version:
        """The version with page numbers and these running heads taken for what they are."""
        left = {self._lines[at][0] for at in self._numbers}
        if heads:
            left |= {line for line, words in self._lines[_HEAD:] if _key(words) in heads}
        if not left:
            return self._version
        meeting = self._version.meeting
        nodes = tuple(each for node in meeting.nodes for each in _parted(node, left))
        return replace(self._version, meeting=replace(meeting, nodes=nodes))

    def _repeated(self) -> frozenset[str]:
        """What tells a day or who met, and is repeated further down: such as the text begins with, others
        beside page numbers alone."""
        top = [_key(words) for _line, words in self._lines[:_HEAD]]
        body = _key(self._version.meeting.body or "")
        times: Counter[str] = Counter()
        beside: Counter[str] = Counter()
        edges = {at + step for at in self._numbers for step in (-1, 1)}
        for at, (_line, words) in enumerate(self._lines[_HEAD:], _HEAD):
            key = _key(words)
            tells_day = _DAY.search(words) is not None
            if len(key) < _LETTERS or len(words) > _LONGEST or ":" in words:
                continue
            if tells_day and any(key in each for each in top):
                times[key] += 1
            elif at in edges and (tells_day or (body and body in key)):
                beside[key] += 1
        return frozenset(key for count in (times, beside) for key in count if count[key] >= _TIMES)


def _lines(version: Version) -> list[tuple[int, str]]:
    """The lines that have words, with their numbers; without those that are known to be of the page, of the
    contents list, or the heading of an item."""
    source, meeting = version.source, version.meeting
    left: set[int] = set()
    for node in meeting.nodes:
        if node.kind in (NodeKind.FURNITURE, NodeKind.CONTENTS):
            left.update(range(node.first, node.end))
    for item in meeting.items:
        if item.heading.end > item.heading.start:
            left.update(source.lines_in(item.heading))
    return [
        (number, words)
        for number in range(len(source.lines))
        if number not in left and (words := source.line_text(number).strip())
    ]


def _numbers(lines: Sequence[tuple[int, str]]) -> list[int]:
    """Which of the lines count the pages."""
    found = [
        (at, int(match[1])) for at, (_line, words) in enumerate(lines) if (match := _NUMBER.fullmatch(words))
    ]
    best: list[int] = []
    for start, (_at, value) in enumerate(found):
        if value in _FIRST:
            best = max(best, list(_counting_on(found[start:], len(lines) - 1)), key=len)
    ends_text = bool(best) and best[-1] == len(lines) - 1
    return best if len(best) >= _PAGES - ends_text else []


def _counting_on(found: Sequence[tuple[int, int]], end: int) -> Iterator[int]:
    last, value = found[0]
    yield last
    for at, number in found[1:]:
        if number == value + 1 and (at - last > _LINES or at == end):
            last, value = at, number
            yield at


def _key(words: str) -> str:
    return comparable(_DIGITS.sub("", words)).casefold()


def _parted(node: Node, lines: Collection[int]) -> Iterator[Node]:
    """A node, the lines of the page in it nodes of their own."""
    first = node.first
    for line in range(node.first, node.end):
        if line in lines:
            if line > first:
                yield replace(node, first=first, end=line)
            yield Node(NodeKind.FURNITURE, line, line + 1)
            first = line + 1
    if first < node.end:
        yield replace(node, first=first)
