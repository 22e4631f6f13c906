"""Periods that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from core.language import _, long_date
from core.review.check import Check, Tuned
from core.review.checks.form.said import pattern_of, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span

_AROUND = 120  # characters of the sentence before and behind a period that say what it is
_MOST = timedelta(days=180)
"""So far a day without a year may lie behind the end: a hearing over New Year begins in the year before."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_SENTENCES = re.compile(r"[.!?]\s+(?=[^\W\d_])|\n\n")


class PeriodOrder(Check):
    """Reads "fra den 10. maj 2024 til den 1. april 2024", and without the first year what is a hearing or
    lies in one month: a school year may begin in August and end in June. A day that is moved from one date
    to another is no period."""

    id = "period-order"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Period that ends before it begins")

    def why(self) -> str:
        return _("Check both dates: a hearing or a deadline in a period that never is can be kept by nobody.")

    def advice(self) -> str:
        return _("Correct one of the two dates.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        language, told = draft.meeting.language, set[int]()
        for match, _node in phrased(draft, phrases_of(language, "periods")):
            start, end = _days(draft, match)
            if start is None or end is None or start <= end or match.start("from") in told:
                continue
            around = _sentence(draft, match)
            if pattern_of(language, "moved").search(around):
                continue
            if _YEAR.search(match["from"]) is None and not (
                (start.year, start.month) == (end.year, end.month)
                or (start - end <= _MOST and pattern_of(language, "hearings").search(around))
            ):
                continue
            told.add(match.start("from"))
            yield Hit(
                Span(match.start("from"), match.end("to")),
                _("The period ends on {end}, before it begins on {start}.").format(
                    end=long_date(end), start=long_date(start)
                ),
            )


def _days(draft: Draft, match: re.Match[str]) -> tuple[date | None, date | None]:
    """The first and the last day of a period; a first one without a year is in that of the last."""
    dates, first = draft.words.dates, match["from"]
    end = dates.find(match["to"])
    if end is not None and _YEAR.search(first) is None:
        first = f"{first} {end.year}"
    return dates.find(first), end


def _sentence(draft: Draft, match: re.Match[str]) -> str:
    """The words around a period, as far as its sentence goes."""
    text = draft.source.text
    before = _SENTENCES.split(text[max(0, match.start() - _AROUND) : match.start()])[-1]
    behind = _SENTENCES.split(text[match.end() : match.end() + _AROUND])[0]
    return f"{before} {behind}"
