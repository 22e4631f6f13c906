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
from core.review.checks.form.said import OWN_TEXT, matches
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span

_LEAP_YEAR = 2000
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([-.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-]|\.\d)")


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
        kinds = (*OWN_TEXT, NodeKind.FURNITURE)
        months = draft.words.words["months"]
        for match, _node in matches(draft, _NUMERIC, kinds):
            if not _is_day(int(match[1]), int(match[3]), int(match[4])):
                yield _hit(match)
        for match, _node in matches(draft, _named(draft.words), kinds):
            year = int(match[3]) if match[3] else _LEAP_YEAR
            if not _is_day(int(match[1]), months[match[2].casefold()], year):
                yield _hit(match)


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _hit(match: re.Match[str]) -> Hit:
    printed = " ".join(match[0].split())
    return Hit(Span(*match.span()), _("There is no {date} in the calendar.").format(date=printed))


@cache
def _named(words: Vocabulary) -> re.Pattern[str]:
    months = "|".join(
        sorted(
            (re.escape(each) for each in words.words["months"] if len(each) > 3 or each == "maj"),
            key=len,
            reverse=True,
        )
    )
    return re.compile(rf"(?<![\d.,/-])(\d{{1,2}})\.\s?({months})\b(?:,?\s((?:19|20)\d\d)\b)?", re.IGNORECASE)
