"""Where the head, or the end, says from when to when the meeting went."""

from __future__ import annotations

import re
from datetime import time

from core.minutes import Node, NodeKind, Role
from core.review.checks.form.said import OWN_TEXT, matches, pattern_of
from core.review.draft import Draft
from core.source_text import Span

LATE, EARLY = time(16), time(5)
"""A meeting that began after the one may end the next day before the other."""
_OF_THIS_MEETING = (Role.DECISION, Role.ABSENT, Role.VOTES, Role.REMARKS, Role.MINORITY, Role.DELIBERATION)
_BEFORE = 60  # characters before a time that say what it is


def end_span(draft: Draft) -> Span | None:
    """The place of the time at which the meeting ended."""
    return _place(draft, draft.meeting.end_time, draft.meeting.language)


def _place(draft: Draft, clock: time | None, language: str) -> Span | None:
    if clock is None:
        return None
    minute = rf"(?:[.:]{clock.minute:02})" if clock.minute else r"(?:[.:]00)?"
    pattern = re.compile(rf"(?<![\d.:])0?{clock.hour}{minute}(?![\d.:]*\d)")
    ends = pattern_of(language, "ends")
    found: Span | None = None
    for match, node in matches(draft, pattern, (*OWN_TEXT, NodeKind.FURNITURE)):
        before = draft.source.text[max(0, match.start() - _BEFORE) : match.start()]
        if ends.search(before.split("\n\n")[-1]):
            return Span(*match.span())
        if node.kind is NodeKind.HEADER:
            found = Span(*match.span())
    return found


def is_over_midnight(start: time, end: time) -> bool:
    """Whether a meeting with these hours may have gone on past midnight."""
    return start >= LATE and end <= EARLY


def is_of_this_meeting(draft: Draft, node: Node) -> bool:
    """Whether a part of the text tells how the meeting went: the head, what was decided, what has no
    heading."""
    if node.item is None or node.section is None:
        return node.kind is NodeKind.HEADER
    section = draft.meeting.items[node.item].sections[node.section]
    return section.heading is None or section.role in _OF_THIS_MEETING
