"""Weekdays that are not those of their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from core.language import _, long_date, weekday_name
from core.minutes import NodeKind
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.form.said import OWN_TEXT, ROOM, Phrase, phrased
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_LONGEST = 40  # characters of a date


class DateWeekday(Check):
    """A date without a year is wrong where it falls on that weekday in none of the years around the
    meeting."""

    id = "date-weekday"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Weekday does not fit the date")

    def why(self) -> str:
        return _("Check which of the two is right: who reads it may come on the wrong day.")

    def advice(self) -> str:
        return _("Correct the weekday or the date.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        words, text = draft.words, draft.source.text
        kinds = (*OWN_TEXT, NodeKind.FURNITURE)
        for match, _node in phrased(draft, _weekday_before(words), kinds):
            dated = _date_at(text, match.end(), words, draft.meeting.date)
            said = _weekdays(words)[match["day"].casefold()[:3]]
            if dated is None or any(each.weekday() == said for each in dated[1]):
                continue
            end, years = dated
            wrong = years[0] + timedelta(days=said - years[0].weekday())
            yield Hit(
                Span(match.start("day"), end),
                _("{date} is a {right}, not a {wrong}.").format(
                    date=long_date(years[0]), right=weekday_name(years[0]), wrong=weekday_name(wrong)
                ),
                suggestions=_names(words, years[0].weekday(), match["day"]),
            )


@cache
def _weekdays(words: Vocabulary) -> Mapping[str, int]:
    """The weekdays, 0 for Monday, by the first three letters of their names: those tell them apart in all
    three languages, whichever ending or form they have."""
    return {
        day: number for number, days in enumerate(words_of(ROOM, words.language)["weekdays"]) for day in days
    }


def _names(words: Vocabulary, weekday: int, printed: str) -> tuple[str, ...]:
    """The name of a weekday, inflected as the one that is printed."""
    days = _weekdays(words)
    names = [each for each in words.words["weekdays"]["names"] if days[each[:3]] == weekday]
    inflected = [each for each in names if each.endswith("en") == printed.casefold().endswith("en")]
    name = (inflected or names)[0]
    return (name.capitalize() if printed[:1].isupper() else name,)


@cache
def _weekday_before(words: Vocabulary) -> tuple[Phrase, ...]:
    days = tuple(dict.fromkeys(each.removesuffix("en") for each in words.words["weekdays"]["names"]))
    names = "|".join(sorted(words.words["weekdays"]["names"], key=len, reverse=True))
    before = "|".join(re.escape(each) for each in words.words["times"]["on"])
    pattern = re.compile(rf"\b(?P<day>{names}),?\s+(?:(?:{before})\s*)?(?=\d)", re.IGNORECASE)
    return (Phrase(days, pattern),)


@cache
def _without_year(words: Vocabulary) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, words.words["months"]), key=len, reverse=True))
    return re.compile(rf"(\d{{1,2}})\.?\s({months})\b(?!\.?,?\s*(?:\d{{4}}|['’]\d))", re.IGNORECASE)


def _date_at(text: str, at: int, words: Vocabulary, meeting: date | None) -> tuple[int, list[date]] | None:
    """The end of the date that begins at an offset, and the days it may be, the likeliest first."""
    stretch = text[at : at + _LONGEST].replace("\n", " ")
    for start, end, day in words.dates.places(stretch):
        return (at + end, [day]) if start == 0 else None
    match = _without_year(words).match(stretch)
    if match is None or meeting is None:
        return None
    month = words.words["months"][match[2].casefold()]
    days: list[date] = []
    for year in (meeting.year, meeting.year + 1, meeting.year - 1):
        try:
            days.append(date(year, month, int(match[1])))
        except ValueError:
            continue
    return (at + match.end(), days) if days else None
