"""The case numbers as they are printed, also those that are not written as one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.parsing.vocabulary import Vocabulary
from core.review.draft import Draft
from core.source_text import Span

_LINES = 6  # of an item in which its case number stands
_RUN = re.compile(r"\d+|[^\W\d_]+|[\W_]")


class PrintedCase(NamedTuple):
    """A case number of item `item`."""

    number: str
    span: Span | None
    item: int


def printed_cases(draft: Draft) -> tuple[PrintedCase, ...]:
    """The case number of each item that has one, or something behind the label of one."""
    found: list[PrintedCase] = []
    label = _labelled(draft.words)
    for at, item in enumerate(draft.meeting.items):
        first = draft.source.line_at(item.heading.start)
        last = min(first + _LINES + 3, len(draft.source.lines))
        start, end = draft.source.lines[first].start, draft.source.lines[last - 1].end
        end = min(end, item.span.end) if item.span.end > start else end
        match = label.search(draft.source.text, start, end)
        number = item.case_number
        if number:
            place = draft.source.text.find(number, start, item.span.end)
            found.append(PrintedCase(number, Span(place, place + len(number)) if place >= 0 else None, at))
        elif match is not None:
            found.append(PrintedCase(match["number"], Span(*match.span("number")), at))
    return tuple(found)


@cache
def _labelled(words: Vocabulary) -> re.Pattern[str]:
    names = sorted(words.words["numbers"]["case"], key=len, reverse=True)
    labels = "|".join(re.escape(each.rstrip(".")) for each in names)
    return re.compile(
        rf"^\W{{0,3}}(?:{labels})\.?\s?:\s*(?P<number>(?=\S*\d)[\wæøå][\w./-]{{2,30}}?)(?=[.,;]?(?:\s|$))",
        re.IGNORECASE | re.MULTILINE,
    )


def runs_of(number: str) -> tuple[str, ...]:
    """A number in runs of figures, of letters and single signs."""
    return tuple(_RUN.findall(number.strip()))


def shape_of(number: str) -> str:
    """The form of a number: "9/9" for "24/1020", "A-9-9" for "EMN-2024-001234"."""
    return "".join(
        "9" if each[0].isdigit() else "A" if each[0].isalpha() else each for each in runs_of(number)
    )
