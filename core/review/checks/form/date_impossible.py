"""Dates that are no days of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from core.language import _
from core.minutes import NodeKind
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.form.said import OWN_TEXT
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import in_one_line, places_of
from core.review.word_lists import words_of
from core.source_text import Span

_KINDS = (*OWN_TEXT, NodeKind.FURNITURE)
_LEAP_YEAR = 2000
_CENTURIES = ("-20", "-19", ".20", ".19")
_YEAR = re.compile(r"([-.])((?:19|20)\d\d)(?![\d/-]|\.\d)")
_DAY_AND_MONTH = re.compile(r"(?<![\w./-])(\d{1,2})([-.])(\d{1,2})$")
_DAY = re.compile(r"(?<![\d.,/-])(\d{1,2})\. ?$")
_BARE_DAY = re.compile(r"(?<![\w.,/:-])(\d{1,2}) $")  # "den 31 september"
_YEAR_FIRST = re.compile(r"(?<![\w./-])((?:19|20)\d\d)-(0\d|1[0-2])-([0-3]\d)(?![\w/-]|\.\d)")
_LONGEST = 6  # characters before the year, or before the month's name


class DateImpossible(Check):
    """Of a date without a year, 29 February is one."""

    id = "date-impossible"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Date that does not exist")

    def why(self) -> str:
        return _("Check the date: a deadline on a day that never comes can be kept by nobody.")

    def advice(self) -> str:
        return _("Correct the date.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for span, is_day in (*_in_figures(draft), *_with_names(draft)):
            node = draft.node_at(span.start)
            if not is_day and node is not None and node.kind in _KINDS:
                printed = draft.quote(span)
                yield Hit(span, _("There is no {date} in the calendar.").format(date=printed))


def _in_figures(draft: Draft) -> Iterator[tuple[Span, bool]]:
    """The places of dates like 31-12-2024, and whether they are days of the calendar."""
    text = draft.once(in_one_line)
    for match in _YEAR_FIRST.finditer(text) if words_of("form", draft.meeting.language)["year_first"] else ():
        yield Span(*match.span()), _is_day(int(match[3]), int(match[2]), int(match[1]))
    for at in places_of(draft, _CENTURIES):
        year, before = _YEAR.match(text, at), _DAY_AND_MONTH.search(text, max(0, at - _LONGEST), at)
        if year and before and year[1] == before[2]:
            span = Span(before.start(), year.end())
            yield span, _is_day(int(before[1]), int(before[3]), int(year[2]))


def _with_names(draft: Draft) -> Iterator[tuple[Span, bool]]:
    """The same of dates like "31. december" or "31. december 2024"."""
    text = draft.once(in_one_line)
    months = draft.words.words["months"]
    names, pattern = _names(draft.words)
    day = _BARE_DAY if words_of("form", draft.meeting.language)["bare_days"] else _DAY
    for at in dict.fromkeys(places_of(draft, names)):  # "sept" is in "september"
        before = day.search(text, max(0, at - _LONGEST), at)
        match = pattern.match(text, at) if before else None
        if before and match:
            year = int(match[2]) if match[2] else _LEAP_YEAR
            yield (
                Span(before.start(1), match.end()),
                _is_day(int(before[1]), months[match[1].casefold()], year),
            )


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


@cache
def _names(words: Vocabulary) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The names of the months that are no short forms, and a pattern of one with the year behind it."""
    shorter = ("maj", "mai")  # whole, though they are no longer than short forms
    names = tuple(each for each in words.words["months"] if len(each) > 3 or each in shorter)
    months = "|".join(map(re.escape, names))
    return names, re.compile(rf"({months})\b(?:,? ((?:19|20)\d\d)\b)?", re.IGNORECASE)
