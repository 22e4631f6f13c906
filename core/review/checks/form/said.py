"""The words this room looks for, as patterns, and where a text says them.

A draft of five hundred pages is a million letters, and a pattern that ignores capitals takes long to look
through it. So most patterns name the words they begin with, and are tried where one of these stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from core.minutes import Node, NodeKind
from core.parsing.vocabulary import vocabulary
from core.review.draft import Draft
from core.review.whole_text import in_one_line, places_of
from core.review.word_lists import words_of
from core.source_text import Span

ROOM = "form"
OWN_TEXT = (NodeKind.HEADER, NodeKind.ITEM, NodeKind.SECTION)
"""What the municipality wrote for this meeting: no contents list, no running heads, no attachments."""


class Phrase(NamedTuple):
    """A pattern that begins with one of `words`, which are in small letters."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def phrases_of(language: str, name: str) -> tuple[Phrase, ...]:
    """The phrases of one list; {date} fits a date. Capitals count for nothing."""
    dates = vocabulary(language).dates.pattern
    return tuple(
        Phrase(tuple(begin), re.compile(each.replace("{date}", dates), re.IGNORECASE))
        for begin, each in words_of(ROOM, language)[name]
    )


@cache
def pattern_of(language: str, name: str) -> re.Pattern[str]:
    """The patterns of a list as one, for short texts; one that fits nothing where the list is empty.

    Beside `core.review.word_lists.pattern_of` because the lists of this room may hold phrases, of which the
    pattern counts, and its texts several lines: "^" is the beginning of each."""
    each = (f"(?:{one if isinstance(one, str) else one[1]})" for one in words_of(ROOM, language)[name])
    return re.compile("|".join(each) or r"(?!)", re.IGNORECASE | re.MULTILINE)


def phrased(
    draft: Draft, phrases: Sequence[Phrase], kinds: tuple[NodeKind, ...] = OWN_TEXT
) -> Iterator[tuple[re.Match[str], Node]]:
    """Where phrases are said in the text, each place once, with the node it stands in. Offsets are those of
    the source."""
    text = draft.once(in_one_line)
    for phrase in phrases:
        for at in places_of(draft, phrase.words):
            match = phrase.pattern.match(text, at)
            node = draft.node_at(at) if match else None
            if match is not None and node is not None and node.kind in kinds:
                yield match, node


def matches(
    draft: Draft, pattern: re.Pattern[str], kinds: tuple[NodeKind, ...] = OWN_TEXT
) -> Iterator[tuple[re.Match[str], Node]]:
    """Where a pattern fits anywhere in the text, with the node it stands in: slow, for what is rare."""
    for match in pattern.finditer(draft.source.text):
        node = draft.node_at(match.start())
        if node is not None and node.kind in kinds:
            yield match, node


def line_span(draft: Draft, at: int) -> Span:
    """The words of a line, without the spaces around them."""
    line, text = draft.source.lines[at], draft.source.line_text(at)
    start = line.start + len(text) - len(text.lstrip())
    return Span(start, max(start, line.end - (len(text) - len(text.rstrip()))))
