"""From a SourceText to a Meeting."""

from __future__ import annotations

import re

from core.minutes import AgendaItem, DocumentKind, Meeting, Node, NodeKind
from core.parsing.vocabulary import vocabulary_fingerprint
from core.source_text import SourceText, Span

PARSER_VERSION = 1
"""Rises whenever the same text may give another Meeting: older parsed rows are then built again."""

_HEADING = re.compile(r"[#*\s]*Punkt (\d+):? (.+)")


def parse(source: SourceText) -> Meeting:
    """The meeting that `source` tells of. Pure: the same source and vocabulary give the same Meeting."""
    found = [
        (index, match[1], match[2].strip(" *"))
        for index in range(len(source.lines))
        if (match := _HEADING.match(source.line_text(index)))
    ] or ([(0, None, None)] if source.lines else [])
    items: list[AgendaItem] = []
    nodes: list[Node] = []
    ends = [first for first, _, _ in found[1:]] + [len(source.lines)]
    if found and found[0][0] > 0:
        nodes.append(Node(NodeKind.HEADER, 0, found[0][0]))
    for (first, number, title), end in zip(found, ends, strict=True):
        span = Span(source.lines[first].start, source.lines[end - 1].end)
        heading = Span(source.lines[first].start, source.lines[first].end)
        nodes.append(Node(NodeKind.ITEM, first, end, item=len(items)))
        items.append(AgendaItem(number, title, closed=False, span=span, heading=heading))
    return Meeting(
        kind=DocumentKind.MINUTES,
        items=tuple(items),
        nodes=tuple(nodes),
        parser=PARSER_VERSION,
        vocabulary=vocabulary_fingerprint(),
    )
