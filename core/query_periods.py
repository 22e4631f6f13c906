"""A length of time as a reader types it behind "periode:", "fra:" or "til:".

A year ("2024", "2023-2025"), a month ("maj 2024", "05-2024", "2024-05", "maj": the latest that has begun), a
quarter ("2. kvartal 2024", "Q2 2024"), a day in any writing that minutes have, "i går", "sidste år",
"seneste 6 måneder", two of these with "til", a dash or ".." between, and what the due dates of follow-ups
know beyond (core.due_dates).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from core.due_dates import due_date
from core.language import LANGUAGES
from core.parsing.dates import DateReader
from core.query_words import words

DAYS_A_WEEK, MONTHS_A_QUARTER, MONTHS_A_YEAR = 7, 3, 12
MOST = 1200
"""Days, weeks, months or years that are believed."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last`, both included."""

    first: date
    last: date


def period_of(text: str, today: date) -> Period | None:
    """The period that `text` means, seen from `today`; None where it means none."""
    folded = " ".join(text.casefold().split())
    try:
        found = _one(folded, today) or _two(folded, today)
    except (ValueError, OverflowError):  # no day of the calendar
        return None
    if found is not None or not re.search(r"[^\W\d_]", folded):
        return found
    day = due_date(folded, today)
    return None if day is None else Period(day, day)


def _two(text: str, today: date) -> Period | None:
    """From the beginning of one period to the end of another."""
    until = "|".join(word for name in LANGUAGES for word in words()[name]["latest"]["until"])
    for joint in re.finditer(rf" ?(?:\.\.|[-–—]| (?:{until}) ) ?", text):
        end = _one(text[joint.end() :], today)
        begins = text[: joint.start()]
        year = re.search(r" (?:19|20)\d\d$", text)  # "maj - juni 2024"
        start = _one(begins + year.group(), today) if year else None
        start = start or _one(begins, today)
        if start is not None and end is not None and start.first <= end.last:
            return Period(start.first, end.last)
    return None


def _one(text: str, today: date) -> Period | None:
    if not text:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return Period(date(int(text), 1, 1), date(int(text), 12, 31))
    return _month(text, today) or _quarter(text) or _ago(text, today) or _latest(text, today) or _day(text)


def _month(text: str, today: date) -> Period | None:
    numbered = re.fullmatch(r"((?:19|20)\d\d)[-/](\d\d?)|(\d\d?)[-/]((?:19|20)\d\d)", text)
    if numbered:
        return _whole_month(int(numbered[1] or numbered[4]), int(numbered[2] or numbered[3]))
    named = re.fullmatch(rf"({'|'.join(_months())})\.?(?: ((?:19|20)\d\d))?", text)
    if named is None:
        return None
    month = _months()[named[1]]
    year = int(named[2]) if named[2] else today.year - (month > today.month)
    return _whole_month(year, month)


def _quarter(text: str) -> Period | None:
    names = "|".join(word for name in LANGUAGES for word in words()[name]["latest"]["quarter"])
    found = re.fullmatch(rf"(?:([1-4])(?:\.|st|nd|rd|th)? ?(?:{names})|q([1-4]))\.? ((?:19|20)\d\d)", text)
    if found is None:
        return None
    last = int(found[1] or found[2]) * MONTHS_A_QUARTER
    start = _whole_month(int(found[3]), last - MONTHS_A_QUARTER + 1)
    return Period(start.first, _whole_month(int(found[3]), last).last)


def _ago(text: str, today: date) -> Period | None:
    """A day, week, month or year so and so long ago."""
    for name in LANGUAGES:
        if text in words()[name]["periods"]:
            number, unit = words()[name]["periods"][text]
            if unit == "d":
                return Period(today - timedelta(days=number), today - timedelta(days=number))
            if unit == "w":
                monday = today - timedelta(days=today.weekday() + DAYS_A_WEEK * number)
                return Period(monday, monday + timedelta(days=DAYS_A_WEEK - 1))
            if unit == "y":
                return Period(date(today.year - number, 1, 1), date(today.year - number, 12, 31))
            return _whole_month(*_months_before(today, number))
    return None


def _latest(text: str, today: date) -> Period | None:
    """A length of time up to today."""
    for name in LANGUAGES:
        leads = "|".join(sorted(words()[name]["latest"]["words"], key=len, reverse=True))
        units = _due_words()[name]["units"]
        found = re.fullmatch(rf"(?:{leads}) (?:(\w+) )?({'|'.join(units)})", text)
        if found is None:
            continue
        counted = found[1] or "1"
        number = int(counted) if counted.isdecimal() else _due_words()[name]["numbers"].get(counted, 0)
        if not 0 < number <= MOST:
            return None
        unit = units[found[2]]
        if unit in "dw":
            return Period(today - timedelta(days=number * (DAYS_A_WEEK if unit == "w" else 1)), today)
        year, month = _months_before(today, number * (MONTHS_A_YEAR if unit == "y" else 1))
        day = min(today.day, calendar.monthrange(year, month)[1])
        return Period(date(year, month, day), today)
    return None


def _day(text: str) -> Period | None:
    """A whole date with nothing beside it but a weekday."""
    found = list(_reader().places(text))
    if len(found) != 1:
        return None
    start, end, day = found[0]
    beside = re.sub(r"[.,]", " ", text[:start] + text[end:]).split()
    return Period(day, day) if all(word in (*_weekdays(), "den", "d", "the") for word in beside) else None


def _whole_month(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _months_before(day: date, number: int) -> tuple[int, int]:
    """Year and month so many months before that of `day`."""
    months = day.year * MONTHS_A_YEAR + day.month - 1 - number
    return months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1


@lru_cache(maxsize=1)
def _due_words() -> dict[str, Any]:
    import tomllib

    from core.due_dates import FILE

    return tomllib.loads(FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    tables = [_due_words()[name][kind] for name in LANGUAGES for kind in ("months", "short_months")]
    return {word: at for table in tables for at, word in enumerate(table, 1)}


@lru_cache(maxsize=1)
def _weekdays() -> tuple[str, ...]:
    return tuple(word for name in LANGUAGES for word in _due_words()[name]["weekdays"])


@lru_cache(maxsize=1)
def _reader() -> DateReader:
    return DateReader(_months(), _weekdays(), ("den", "d.", "the"), ("kl",), ("til", "to"))
