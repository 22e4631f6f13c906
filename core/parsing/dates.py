"""Dates and clock times as minutes write them.

Known forms: "d. 3. december 2018", "03-12-2018", "12.05.2021", "15-maj-2002", "April 3, 2019", two-digit
years, "2018-04-10"; "kl. 19.00", "19:00", "kl 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time

_NUMERIC = (
    r"(?<!\d)\d{1,2}[-./]\d{1,2}(?:[-./]| (?=(?:19|20)\d\d\b))(?:\d{4}|\d{2})(?![\d/])"
    r"|(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?![\d-])"
)
TIME = r"\d{1,2}(?:[.:]\d{2}){1,2}(?!\d)|\d{1,2}(?![\d.:/-]*\d)"
_DIGITS = re.compile(r"\d+")
_MONTH_FIRST = re.compile(r"\d,? \d{4}")
"""What a date has that begins with the name of its month."""
_CLOCK = re.compile(r"(?<![\d.,])(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?![\d.,]*\d)")


class DateReader:
    """Finds and reads dates and clock times, with the words of one language.

    `on` stands before a date ("den"), `clock` before a time ("kl"), `until` between two times ("til").
    """

    def __init__(
        self,
        months: Mapping[str, int],
        weekdays: Sequence[str],
        on: Sequence[str],
        clock: Sequence[str],
        until: Sequence[str],
    ) -> None:
        self._months = {name.casefold(): number for name, number in months.items()}
        before = "|".join(map(re.escape, on))
        kl = rf"\b(?:{'|'.join(map(re.escape, clock))})\.? ?"
        self._hour = re.compile(rf"{kl}(\d{{1,2}})\b(?![.:]?\d)", re.IGNORECASE)
        self._range = re.compile(
            rf"\d\s*(?:-|–|{'|'.join(map(re.escape, until))})\s*(?:{kl})?(\d{{1,2}}[.:]\d{{2}})",
            re.IGNORECASE,
        )
        one, to = r"\d{1,2}(?:[.:]\d{2})?", "|".join(map(re.escape, until))
        self._clock_time = re.compile(
            rf"(?:{kl}{one}|\b\d{{1,2}}[.:]\d{{2}})(?:\s*(?:-|–|{to})\s*(?:{kl})?{one})?", re.IGNORECASE
        )
        self._names_clock = re.compile(rf"{kl}\d", re.IGNORECASE)
        names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
        days = "|".join(weekdays)
        named = rf"\d{{1,2}}\.?[ -]?(?:{names})\.?,?[ -]\d{{4}}"
        foreign = rf"(?:{names})\.? \d{{1,2}},? \d{{4}}"
        weekday = rf"(?:(?:{days}),? ?(?:{before})? ?)?"
        self.pattern = rf"{weekday}(?:{_NUMERIC}|{named}|{foreign})"
        """A regular expression without groups that fits a date, with or without its weekday."""
        self._any = re.compile(
            r"(?<!\d)(?:(\d{1,2})[-./](\d{1,2})(?:[-./]| (?=(?:19|20)\d\d\b))(\d{4}|\d{2})(?![\d/])"
            rf"|(\d{{1,2}})\.?[ -]?({names})\.?,?[ -](\d{{4}})"
            rf"|({names})\.? (\d{{1,2}}),? (\d{{4}})"
            r"|(?<!-)((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-]))",
            re.IGNORECASE,
        )

    def find(self, text: str) -> date | None:
        """The first date in `text`; None where there is none, or where it is no day of the calendar."""
        return next((day for _start, _end, day in self.places(text)), None)

    def places(self, text: str) -> Iterator[tuple[int, int, date]]:
        """The dates in `text`, each with where it stands: the first code point, and the one behind it."""
        for match in self._matches(text):
            day = self._date(match)
            if day is not None:
                yield match.start(), match.end(), day

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        if _MONTH_FIRST.search(text):
            yield from self._any.finditer(text)
            return
        end = 0
        for digits in _DIGITS.finditer(text):  # all else begins with a number: far fewer places to look at
            match = self._any.match(text, digits.start()) if digits.start() >= end else None
            if match is not None:
                end = match.end()
                yield match

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
        elif match[10]:
            day, month, year = int(match[12]), int(match[11]), int(match[10])
        else:
            day, month, year = int(match[8]), self._months[match[7].casefold()], int(match[9])
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def clock_in(self, text: str) -> time | None:
        """The first clock time in `text` that is none of its dates; None where there is none."""
        for match in _CLOCK.finditer(text):
            hour, minute = int(match[1]), int(match[2])
            if hour < 24 and minute < 60:
                return time(hour, minute)
        hour_alone = self._hour.search(text)
        if hour_alone and int(hour_alone[1]) < 24:
            return time(int(hour_alone[1]))
        return None

    def end_of_range(self, text: str) -> time | None:
        """The second clock time of "15:00 - 18:00"; None where `text` holds no such range."""
        until = self._range.search(text)
        return self.clock_in(until[1]) if until else None

    def around_clock(self, text: str) -> tuple[str, str]:
        """What stands before the first clock time of `text` and its word, and what behind it."""
        found = self._clock_time.search(text)
        return (text[: found.start()], text[found.end() :]) if found else (text, "")

    def names_clock(self, text: str) -> bool:
        """Does a word of `text` say that a clock time follows: "kl. 19"?"""
        return self._names_clock.search(text) is not None
