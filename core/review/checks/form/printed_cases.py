"""The case numbers as they are printed, also those that are not written as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from core.review.draft import Draft
from core.source_text import Span

_LINES = 6  # of an item in which its case number stands
_FEWEST = 3  # figures of a case number
_TOKEN = re.compile(r"[\w-]*\w")
_NUMBER = re.compile(r"\d[\w./-]*\w")
_LETTERED = re.compile(r"[A-ZÆØÅÄÖ]{2,5}[ -]?\d[\w./-]*\w")  # "KS 2024/67"
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\d+|[^\W\d_]+|[\W_]")


class PrintedCase(NamedTuple):
    """A case number of item `item`."""

    number: str
    span: Span | None
    item: int


def printed_cases(draft: Draft) -> tuple[PrintedCase, ...]:
    """The case number of each item that has one, or what stands where the others have theirs."""
    numbered = {at: each for at in range(len(draft.meeting.items)) if (each := _known(draft, at)) is not None}
    before = Counter(_words(_before(draft, each)) for each in numbered.values() if each.span)
    usual = before.most_common(1)[0][0] if before else None
    shapes = {shape_of(each.number) for each in numbered.values()}
    found: list[PrintedCase] = []
    for at in range(len(draft.meeting.items)):
        each = numbered.get(at) or (_at_its_place(draft, at, usual, shapes) if usual is not None else None)
        if each is not None:
            found.append(each)
    return tuple(found)


def _by_journal(draft: Draft) -> bool:
    """Whether items bear the numbers of a journal alone."""
    return all(each.case_number is None for each in draft.meeting.items)


def _known(draft: Draft, at: int) -> PrintedCase | None:
    """The case number that was read, with all that is written on to it."""
    item, text = draft.meeting.items[at], draft.source.text
    number = item.journal_number if draft.once(_by_journal) else item.case_number
    if number is None:
        return None
    start = draft.source.lines[draft.source.line_at(item.heading.start)].start
    place = text.find(number, start, item.span.end)
    if place < 0:
        return PrintedCase(number, None, at)
    longer = _TOKEN.match(text, place + len(number))
    end = longer.end() if longer else place + len(number)
    return PrintedCase(text[place:end], Span(place, end), at)


def _before(draft: Draft, case: PrintedCase) -> str:
    """What stands on its line before a case number."""
    assert case.span is not None
    line = draft.source.lines[draft.source.line_at(case.span.start)]
    return draft.source.text[line.start : case.span.start].strip()


def _words(before: str) -> tuple[str, ...]:
    """The words before a case number, whoever's initials stand among them."""
    return tuple("A" if each.isupper() else each.casefold() for each in _WORD.findall(before))


def _at_its_place(
    draft: Draft, at: int, usual: tuple[str, ...], shapes: Collection[str]
) -> PrintedCase | None:
    """What stands in the first lines of an item behind the words that the others' numbers stand behind; the
    last line of its title may be one."""
    item, source = draft.meeting.items[at], draft.source
    first = source.line_at(item.heading.start)
    last = min(first + _LINES, source.line_at(max(item.heading.start, item.span.end - 1)) + 1)
    for line in range(first + 1, last):
        text = source.line_text(line).strip()
        matches = (pattern.search(text) for pattern in (_NUMBER, _LETTERED))
        match = next((each for each in matches if each and _words(text[: each.start()]) == usual), None)
        if match is None:
            continue
        if sum(map(str.isdigit, match[0])) < _FEWEST:
            continue
        signs = {"".join(c for c in each if not c.isalnum()) for each in shapes}
        if usual or (match[0] == text and "".join(c for c in text if not c.isalnum()) in signs):
            start = source.text.find(match[0], source.lines[line].start)
            return PrintedCase(match[0], Span(start, start + len(match[0])), at)
    return None


def runs_of(number: str) -> tuple[str, ...]:
    """A number in runs of figures, of letters and single signs."""
    return tuple(_RUN.findall(number.strip()))


def shape_of(number: str) -> str:
    """The form of a number: "9/9" for "24/1020", "A-9-9" for "EMN-2024-001234"."""
    return "".join(
        "9" if each[0].isdigit() else "A" if each[0].isalpha() else each for each in runs_of(number)
    )
