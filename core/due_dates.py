"""By when something shall be done, as a reader writes it: "1. juni", "fredag", "om 14 dage", "1/6-26".

The words are data: resources/due_dates.toml. Those of the reader's language come before the others'.
A day without a year is the next one that comes.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.language import language
from core.parsing.dates import DateReader

FILE = Path(__file__).resolve().parent.parent / "resources" / "due_dates.toml"
DAYS_A_WEEK = 7
WORKING_DAYS = 5
MONTHS_A_YEAR = 12
LONGEST_WAIT = 1200
"""Days, weeks, months or years ahead that are believed; more is a slip of the finger."""
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\.?$")


def due_date(words: str, today: date) -> date | None:
    """The day that `words` mean, seen from `today`; None where they mean none."""
    folded = " ".join(words.casefold().split()).strip(" ,;:!")
    if not folded:
        return None
    for name in sorted(_words(), key=lambda each: each != language()):
        found = _Words(_words()[name]).read(folded, today)
        if found is not None:
            return found
    return None


def month_number(word: str) -> int | None:
    """The month, 1 to 12, that `word` names, or begins to name by three letters or more; None for others."""
    folded = word.casefold()
    shortest = 3
    if len(folded) < shortest:
        return None
    for words in _words().values():
        names = [*enumerate(words["months"], 1), *enumerate(words["short_months"], 1)]
        for number, name in names:
            if str(name).startswith(folded):
                return number
    return None


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FILE.read_text("utf-8"))


class _Words:
    """Reads a day by the words of one language."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words
        self._months = {name: at for at, name in enumerate(words["months"], 1)}
        self._months |= {name: at for at, name in enumerate(words["short_months"], 1)}
        self._weekdays = {name: at for at, name in enumerate(words["weekdays"])}
        self._weekdays |= {name: at for at, name in enumerate(words["short_weekdays"])}

    def read(self, folded: str, today: date) -> date | None:
        """The day that `folded`, small letters with single spaces, means."""
        readings: tuple[Callable[[str, date], date | None], ...] = (
            self._relative,
            self._with_year,
            self._without_year,
            self._weekday,
            self._ahead,
            self._week,
            self._part_of_month,
        )
        for text in dict.fromkeys((folded, self._without_lead(folded))):
            for reading in readings:
                try:
                    found = reading(text, today)
                except (ValueError, OverflowError):  # no day of the calendar
                    continue
                if found is not None:
                    return found
        return None

    def _without_lead(self, text: str) -> str:
        for lead in self._words["leading"]:
            if text.startswith(lead) and (lead.endswith(".") or text[len(lead) :].startswith(" ")):
                return self._without_lead(text[len(lead) :].strip())
        return text

    def _relative(self, text: str, today: date) -> date | None:
        days = self._words["days"].get(text)
        return None if days is None else today + timedelta(days=days)

    def _with_year(self, text: str, _today: date) -> date | None:
        """A whole date, as minutes write them too; nothing but a weekday may stand beside it."""
        reader = _reader(tuple(self._months.items()), tuple(self._weekdays))
        places = list(reader.places(text))
        if len(places) != 1:
            return None
        start, end, day = places[0]
        rest = re.sub(r"[.,]", " ", text[:start] + text[end:]).split()
        return day if all(word in self._weekdays or word in self._words["leading"] for word in rest) else None

    def _without_year(self, text: str, today: date) -> date | None:
        """A day of a month: the next one that comes."""
        numeric = _DAY_AND_MONTH.fullmatch(text)
        if numeric:
            return _coming(int(numeric[2]), int(numeric[1]), today)
        months = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        named = re.fullmatch(rf"(\d{{1,2}})(?:\.|st|nd|rd|th)? ?({months})\.?", text)
        if named:
            return _coming(self._months[named[2]], int(named[1]), today)
        foreign = re.fullmatch(rf"({months})\.? (\d{{1,2}})(?:st|nd|rd|th)?", text)
        return _coming(self._months[foreign[1]], int(foreign[2]), today) if foreign else None

    def _weekday(self, text: str, today: date) -> date | None:
        """The coming weekday; the next one is that of the week after this."""
        name = text.rstrip(".")
        in_next_week = False
        for word in self._words["next"]:
            if name.startswith(f"{word} "):
                name, in_next_week = name[len(word) :].strip(), True
        if name not in self._weekdays:
            return None
        weekday = self._weekdays[name]
        if in_next_week:
            monday = today + timedelta(days=DAYS_A_WEEK - today.weekday())
            return monday + timedelta(days=weekday)
        return today + timedelta(days=(weekday - today.weekday() - 1) % DAYS_A_WEEK + 1)

    def _ahead(self, text: str, today: date) -> date | None:
        """A length of time from today: "om 14 dage", "2 uger", "next month"."""
        units = self._words["units"]
        for word in self._words["next"]:
            if text.startswith(f"{word} ") and text[len(word) + 1 :] in units:
                return _later(today, 1, units[text[len(word) + 1 :]])
        ahead = "|".join(map(re.escape, self._words["ahead"]))
        names = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
        found = re.fullmatch(rf"(?:(?:{ahead}) )?(\w+) ?({names})\.?", text)
        if found is None:
            return None
        number = int(found[1]) if found[1].isdecimal() else self._words["numbers"].get(found[1])
        if number is None or number > LONGEST_WAIT:
            return None
        return _later(today, number, units[found[2]])

    def _week(self, text: str, today: date) -> date | None:
        """The last working day of a numbered week (ISO 8601)."""
        found = re.fullmatch(rf"(?:{'|'.join(self._words['week'])}) (\d{{1,2}})", text)
        if found is None:
            return None
        for year in (today.year, today.year + 1):
            day = date.fromisocalendar(year, int(found[1]), WORKING_DAYS)
            if day >= today:
                return day
        return None

    def _part_of_month(self, text: str, today: date) -> date | None:
        """The beginning, the middle or the end of a named month."""
        of = "|".join(self._words["of"])
        parts = "|".join(self._words["parts"])
        months = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        found = re.fullmatch(rf"(?:the )?({parts})[ -](?:(?:{of}) )?({months})\.?(?: (\d{{4}}))?", text)
        if found is None:
            return None
        month, day = self._months[found[2]], self._words["parts"][found[1]]
        years = [int(found[3])] if found[3] else [today.year, today.year + 1]
        for year in years:
            meant = date(year, month, day or calendar.monthrange(year, month)[1])
            if found[3] or meant >= today:
                return meant
        return None


@lru_cache(maxsize=4)
def _reader(months: tuple[tuple[str, int], ...], weekdays: tuple[str, ...]) -> DateReader:
    return DateReader(dict(months), weekdays, ("den", "d."), ("kl",), ("til",))


def _coming(month: int, day: int, today: date) -> date | None:
    """The next such day; the 29th of February may be years ahead."""
    for year in range(today.year, today.year + 9):
        try:
            meant = date(year, month, day)
        except ValueError:
            continue
        if meant >= today:
            return meant
    return None


def _later(today: date, number: int, unit: str) -> date:
    if unit in "dw":
        return today + timedelta(days=number * (DAYS_A_WEEK if unit == "w" else 1))
    months = today.month - 1 + number * (MONTHS_A_YEAR if unit == "y" else 1)
    year, month = today.year + months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
