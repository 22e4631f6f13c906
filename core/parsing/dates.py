"""Dates and clock times as minutes write them.

Known forms: "d. 3. december 2018", "03-12-2018", "12.05.2021", "15-maj-2002", "April 3, 2019", two-digit
years; "kl. 19.00", "19:00", "kl 9".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

_NUMERIC = r"(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})(?![\d/])"
TIME = r"\d{1,2}(?:[.:]\d{2}){1,2}(?!\d)|\d{1,2}(?![\d.:/-]*\d)"
_CLOCK = re.compile(r"(?<![\d.,])(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?![\d.,]*\d)")
_HOUR = re.compile(r"\bkl\.? ?(\d{1,2})\b(?![.:]?\d)", re.IGNORECASE)


class DateReader:
    """Finds and reads dates, with the names of months and weekdays of one language."""

    def __init__(self, months: Mapping[str, int], weekdays: Sequence[str]) -> None:
        self._months = dict(months)
        names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
        days = "|".join(weekdays)
        named = rf"\d{{1,2}}\.?[ -]?(?:{names})\.?,?[ -]\d{{4}}"
        foreign = rf"(?:{names})\.? \d{{1,2}},? \d{{4}}"
        weekday = rf"(?:(?:{days}),? ?(?:den|d\.)? ?)?"
        self.pattern = rf"{weekday}(?:{_NUMERIC}|{named}|{foreign})"
        """A regular expression without groups that fits a date, with or without its weekday."""
        self._any = re.compile(
            r"(?<!\d)(?:(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?![\d/])"
            rf"|(\d{{1,2}})\.?[ -]?({names})\.?,?[ -](\d{{4}})"
            rf"|({names})\.? (\d{{1,2}}),? (\d{{4}}))",
            re.IGNORECASE,
        )

    def find(self, text: str) -> date | None:
        """The first date in `text`; None where there is none, or where it is no day of the calendar."""
        for match in self._any.finditer(text):
            day = self._date(match)
            if day is not None:
                return day
        return None

    def without(self, text: str) -> str:
        """`text` without its dates."""
        return self._any.sub(lambda match: " " if self._date(match) else match[0], text)

    def _date(self, match: re.Match[str]) -> date | None:
        if match[1]:
            day, month, year = int(match[1]), int(match[2]), int(match[3])
            if year < 100:
                year += 2000 if year < 70 else 1900
        elif match[4]:
            day, month, year = int(match[4]), self._months[match[5].casefold()], int(match[6])
        else:
            day, month, year = int(match[8]), self._months[match[7].casefold()], int(match[9])
        try:
            return date(year, month, day)
        except ValueError:
            return None


def clock_in(text: str) -> time | None:
    """The first clock time in `text` that is none of its dates; None where there is none."""
    for match in _CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2])
        if hour < 24 and minute < 60:
            return time(hour, minute)
    hour_alone = _HOUR.search(text)
    if hour_alone and int(hour_alone[1]) < 24:
        return time(int(hour_alone[1]))
    return None
