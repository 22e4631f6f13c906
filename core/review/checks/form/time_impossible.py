"""Clock times that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.language import _
from core.minutes import Node, NodeKind
from core.parsing.vocabulary import Vocabulary, key_of
from core.review.check import Check, Tuned
from core.review.checks.form.said import ROOM, Phrase, phrased
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_CLOCK = re.compile(r"(?<![\d.,:-])(\d{1,2})[.:](\d{2})(?![\d.,:]*\d|-\d)")
_FIELDS = ("start", "end", "place_and_time")


class TimeImpossible(Check):
    """Looks behind "kl." everywhere, and behind the labels of time in the head. Midnight may be 24.00."""

    id = "time-impossible"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Time that does not exist")

    def why(self) -> str:
        return _("Check the time of day.")

    def advice(self) -> str:
        return _("Correct the time.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        told: set[int] = set()
        for match, _node in phrased(draft, _behind_clock(draft.meeting.language)):
            if not _is_time(int(match["hour"]), int(match["minute"] or 0)):
                told.add(match.start("hour"))
                yield _hit(Span(match.start("hour"), match.end()), draft)
        for node in draft.meeting.nodes:
            if node.kind is NodeKind.HEADER:
                yield from (
                    each for each in _in_fields(draft, node) if each.span and each.span.start not in told
                )


@cache
def _behind_clock(language: str) -> tuple[Phrase, ...]:
    clock = tuple(words_of(ROOM, language)["clock_words"])
    words = "|".join(clock)
    pattern = re.compile(
        rf"\b(?:{words})\.?\s?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d{{2}}))?(?![\d/-]|[.:,]\d)",
        re.IGNORECASE,
    )
    return (Phrase(clock, pattern),)


def _is_time(hour: int, minute: int) -> bool:
    return (hour < 24 and minute < 60) or (hour == 24 and minute == 0)


def _in_fields(draft: Draft, node: Node) -> Iterator[Hit]:
    source, words = draft.source, draft.words
    for at in range(node.first, node.end):
        text = source.line_text(at)
        if not _is_of_time(text, words):
            continue
        days = [(start, end) for start, end, _day in words.dates.places(text)]
        for match in _CLOCK.finditer(text):
            in_date = any(start <= match.start() < end for start, end in days)
            if not in_date and not _is_time(int(match[1]), int(match[2])):
                start = source.lines[at].start
                yield _hit(Span(start + match.start(), start + match.end()), draft)


def _is_of_time(text: str, words: Vocabulary) -> bool:
    label = key_of(re.split(r"[:\t]", text, maxsplit=1)[0])
    return words.head.get(label) in _FIELDS


def _hit(span: Span, draft: Draft) -> Hit:
    return Hit(span, _("There is no time {time}.").format(time=draft.quote(span)))
