"""Amounts, dates, deadlines and references in decisions and recommendations, with their places.

What is found stands as printed; an amount is also a number of the currency's unit, a date the days it may be.
A month or a season without a year is the next one after the meeting.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from core.minutes import Mention, MentionKind
from core.parsing.bodies import body_name, is_body
from core.parsing.vocabulary import Vocabulary
from core.source_text import Span

_ALONE = r"(?<![\w.,/-])"
_NUMBER = r"(?P<sign>[-−÷]\s?)?(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<part>\d{1,3})(?!\d)|,-+)?"
_YEARS = ("year", "year_of_quarter", "year_of_half", "year_of_season", "year_alone")
_LONGEST_WORD = 60  # characters: a run of letters without a space is gone through once, not from each of them
_END = r"(?![^\W\d_])"


class _Words(NamedTuple):
    """The patterns of one language."""

    amounts: tuple[re.Pattern[str], ...]
    factors: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    deadlines: re.Pattern[str]
    meetings: tuple[re.Pattern[str], ...]
    items: re.Pattern[str]
    cases: re.Pattern[str]


def mentions_in(
    text: str, spans: Iterable[Span], meeting: date | None, words: Vocabulary
) -> tuple[Mention, ...]:
    """The mentions in the stretches `spans` of the source's `text`, by place, none overlapping another.

    `meeting` is the meeting's date.
    """
    found: list[Mention] = []
    for span in spans:
        stretch = text[span.start : span.end].replace("\n", " ")
        found += _in_stretch(stretch, span.start, meeting, words)
    return tuple(sorted(set(found), key=lambda mention: mention.span))


def _in_stretch(text: str, start: int, meeting: date | None, words: Vocabulary) -> list[Mention]:
    taken: list[Mention] = []
    places: list[Span] = []  # of those taken, in order: they do not overlap
    ready = _words(words)
    for mention in (
        *_meetings(text, start, ready, words),
        *_deadlines(text, start, meeting, ready, words),
        *_dates(text, start, words),
        *_cases(text, start, ready),
        *_amounts(text, start, ready),
        *_items(text, start, ready),
    ):
        at = bisect_left(places, mention.span)
        before = at > 0 and places[at - 1].end > mention.span.start
        if not before and not (at < len(places) and places[at].start < mention.span.end):
            places.insert(at, mention.span)
            taken.append(mention)
    return taken


def _place(match: re.Match[str], start: int, group: str | int = 0) -> tuple[Span, str]:
    return Span(start + match.start(group), start + match.end(group)), match[group]


def _meetings(text: str, start: int, ready: _Words, words: Vocabulary) -> Iterator[Mention]:
    for pattern in ready.meetings:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            body = groups.get("body")
            if body is not None and not is_body(body, words):
                continue
            day = words.dates.find(groups.get("date") or "")
            span, printed = _place(match, start)
            yield Mention(
                MentionKind.MEETING,
                span,
                printed,
                first=day,
                last=day,
                item=groups.get("item"),
                body=body_name(body) if body else None,
            )


def _deadlines(
    text: str, start: int, meeting: date | None, ready: _Words, words: Vocabulary
) -> Iterator[Mention]:
    for match in ready.deadlines.finditer(text):
        first, last = _days(match, meeting, words)
        span, printed = _place(match, start)
        yield Mention(MentionKind.DEADLINE, span, printed, first=first, last=last)


def _days(match: re.Match[str], meeting: date | None, words: Vocabulary) -> tuple[date | None, date | None]:
    """The first and the last day that the words of a deadline may mean; None where they name none."""
    groups = match.groupdict()
    if groups.get("date"):
        day = words.dates.find(groups["date"])
        return day, day
    year = next((int(groups[name]) for name in _YEARS if groups[name]), None)
    months: tuple[int, int] | None = None
    if groups.get("month"):
        month = words.words["months"][groups["month"].casefold()]
        if groups.get("day"):
            return _day(int(groups["day"]), month, year, meeting)
        months = (month, month)
    elif groups.get("quarter"):
        quarter = int(groups["quarter"])
        months = (3 * quarter - 2, 3 * quarter)
    elif groups.get("half"):
        half = int(groups["half"])
        months = (6 * half - 5, 6 * half)
    elif groups.get("season"):
        first, last = words.words["mentions"]["seasons"][groups["season"].casefold()]
        months = (first, last)
    elif groups.get("this_year"):
        year = meeting.year if meeting else None
        months = (12, 12)
    elif year is not None:
        months = (1, 12)
    if months is None:
        return None, None
    return _months(months, year, meeting)


def _day(day: int, month: int, year: int | None, meeting: date | None) -> tuple[date | None, date | None]:
    year = year or _next_year((month, month), meeting)
    try:
        found = date(year, month, day) if year else None
    except ValueError:
        found = None
    return found, found


def _months(
    months: tuple[int, int], year: int | None, meeting: date | None
) -> tuple[date | None, date | None]:
    year = year or _next_year(months, meeting)
    if year is None or not 1 <= year <= 9998:
        return None, None
    first, last = months
    end = year + 1 if last < first else year  # the winter goes over the turn of the year
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def _next_year(months: tuple[int, int], meeting: date | None) -> int | None:
    if meeting is None:
        return None
    return meeting.year + (max(months) < meeting.month)


def _dates(text: str, start: int, words: Vocabulary) -> Iterator[Mention]:
    for first, end, day in words.dates.places(text):
        yield Mention(
            MentionKind.DATE, Span(start + first, start + end), text[first:end], first=day, last=day
        )


def _cases(text: str, start: int, ready: _Words) -> Iterator[Mention]:
    for match in ready.cases.finditer(text):
        span, printed = _place(match, start)
        yield Mention(MentionKind.CASE, span, printed, case_number=match["case"])


def _amounts(text: str, start: int, ready: _Words) -> Iterator[Mention]:
    for pattern in ready.amounts:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            amount = Decimal(re.sub(r"\D", "", groups["whole"]) + "." + (groups["part"] or "0"))
            for name in ("scale", "unit"):
                if groups.get(name):
                    amount *= ready.factors[_key(groups[name])]
            if groups["sign"]:
                amount = -amount
            unit = _key(groups.get("unit") or "")
            span, printed = _place(match, start)
            yield Mention(
                MentionKind.AMOUNT,
                span,
                printed,
                amount=amount.normalize().quantize(Decimal(1)) if amount == amount.to_integral() else amount,
                currency=ready.currencies.get(unit, ready.currencies[""]),
            )


def _items(text: str, start: int, ready: _Words) -> Iterator[Mention]:
    for match in ready.items.finditer(text):
        span, printed = _place(match, start)
        yield Mention(MentionKind.ITEM, span, printed, item=match["item"])


def _key(text: str) -> str:
    return text.casefold().replace(" ", "").strip(".")


@cache
def _words(words: Vocabulary) -> _Words:
    table: dict[str, Any] = words.words["mentions"]
    currencies = {"": str(table["currency"])}
    currencies |= {_key(unit): currencies[""] for unit in table["units"]}
    currencies |= {_key(unit): code for unit, code in table["foreign"].items()}
    factors = {_key(unit): Decimal(factor) for unit, factor in (table["units"] | table["scales"]).items()}
    factors |= {_key(unit): Decimal(1) for unit in table["foreign"]}
    unit = _any_of([*table["units"], *table["foreign"]])
    scale = _any_of(table["scales"])
    return _Words(
        amounts=tuple(
            re.compile(pattern, re.IGNORECASE)
            for pattern in (
                rf"{_ALONE}{_NUMBER}\s?(?:(?P<scale>{scale})\b\.?\s?)?(?P<unit>{unit}){_END}",
                rf"(?<![^\W\d_])(?P<unit>{unit})\.?\s?{_NUMBER}"
                rf"(?:\s?(?P<scale>{scale}){_END}\.?)?",
                rf"{_ALONE}(?P<sign>[-−÷]\s?)?(?P<whole>\d{{1,3}}(?:[. ]\d{{3}})+|\d+)(?P<part>),-",
            )
        ),
        factors=factors,
        currencies=currencies,
        deadlines=re.compile(_deadline(table, words), re.IGNORECASE),
        meetings=tuple(
            re.compile(words.expanded(each.replace("{body}", _body(table))), re.IGNORECASE)
            for each in table["meetings"]
        ),
        items=re.compile("|".join(table["items"]), re.IGNORECASE),
        cases=re.compile(
            rf"\b(?:{_any_of(table['case_labels'])})\.?:?\s?(?P<case>{_case(words)})(?![\w/-])", re.IGNORECASE
        ),
    )


def _body(table: Mapping[str, Any]) -> str:
    """A name in running text: it begins with a capital and goes over no preposition."""
    word = rf"(?!(?:{_any_of(table['prepositions'])})\b)[\w-]{{1,{_LONGEST_WORD}}}?"
    return rf"(?P<body>(?-i:(?=[^\W\d_a-zæøåäöé])){word}(?:,? {word}){{0,7}}?)"


def _case(words: Vocabulary) -> str:
    return "|".join(f"(?:{pattern})" for pattern in words.words["numbers"]["case_patterns"])


def _deadline(table: Mapping[str, Any], words: Vocabulary) -> str:
    """ "inden udgangen af marts", "senest den 1. maj 2024", "forelægges igen i efteråret"."""
    months = _any_of(words.words["months"])
    seasons = _any_of(table["seasons"])
    of_month, of_quarter, of_half, of_season, alone = (rf"(?P<{name}>(?:19|20)\d\d)(?!\d)" for name in _YEARS)
    when = (
        rf"(?P<date>{words.dates.pattern})"
        rf"|(?:(?P<day>\d{{1,2}})\.?\s)?(?P<month>{months}){_END}(?:\.?\s{of_month})?"
        rf"|(?P<quarter>[1-4])\.?\s(?:{_any_of(table['quarter'])})(?:\s{of_quarter})?"
        rf"|(?P<half>[12])\.?\s(?:{_any_of(table['half_year'])})(?:\s{of_half})?"
        rf"|(?P<season>{seasons}){_END}(?:\s{of_season})?"
        rf"|(?P<this_year>{_any_of(table['this_year'])}){_END}"
        rf"|(?P<next>{_any_of(table['next'])}){_END}"
        rf"|{alone}"
    )
    opening = "|".join(f"(?:{pattern})" for pattern in table["deadlines"])
    between = "|".join(f"(?:{pattern})" for pattern in table["between"])
    return rf"\b(?:{opening})\s(?:(?:{between})\s)*(?:{when})"


def _any_of(names: Iterable[str]) -> str:
    ordered: Sequence[str] = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s?") for name in ordered)
