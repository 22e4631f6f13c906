"""The words this room looks for, as patterns, and where a text says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.minutes import Node, NodeKind
from core.parsing.vocabulary import vocabulary
from core.review.draft import Draft
from core.review.word_lists import words_of
from core.source_text import Span

ROOM = "form"
OWN_TEXT = (NodeKind.HEADER, NodeKind.ITEM, NodeKind.SECTION)
"""What the municipality wrote for this meeting: no contents list, no running heads, no attachments."""

_NAMED = re.compile(r"\(\?P<\w+>")


@cache
def patterns_of(language: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one list, one by one; {date} fits a date. Capitals count for nothing."""
    dates = vocabulary(language).dates.pattern
    lists = words_of(ROOM, language)[name]
    return tuple(re.compile(each.replace("{date}", dates), re.IGNORECASE | re.MULTILINE) for each in lists)


@cache
def pattern_of(language: str, name: str) -> re.Pattern[str]:
    """All patterns of a list as one, without their names."""
    each = (f"(?:{_NAMED.sub('(?:', one.pattern)})" for one in patterns_of(language, name))
    return re.compile("|".join(each), re.IGNORECASE | re.MULTILINE)


def matches(
    draft: Draft, pattern: re.Pattern[str], kinds: tuple[NodeKind, ...] = OWN_TEXT
) -> Iterator[tuple[re.Match[str], Node]]:
    """Where a pattern fits in the text, with the node it stands in. Offsets are those of the source."""
    for match in pattern.finditer(draft.source.text):
        node = draft.node_at(match.start())
        if node is not None and node.kind in kinds:
            yield match, node


def line_span(draft: Draft, at: int) -> Span:
    """The words of a line, without the spaces around them."""
    line, text = draft.source.lines[at], draft.source.line_text(at)
    start = line.start + len(text) - len(text.lstrip())
    return Span(start, max(start, line.end - (len(text) - len(text.rstrip()))))
