"""The contents list: where it stands and what it names.

It is known by its heading, or by lines that end in leaders and a page number. Its titles are the strongest
evidence for the items that follow, although they may be cut short, wrapped, unnumbered or without a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.minutes import ContentsEntry, Role
from core.parsing.bodies import is_body
from core.parsing.numbers import is_number_line, mark_of
from core.parsing.people import persons
from core.parsing.rows import Row
from core.parsing.titles import TitleIndex, is_group, likely_closed, without_mark
from core.parsing.vocabulary import Vocabulary, folded, key_of

_ENTRY = re.compile(
    r"(?P<title>\S.*?)\s*(?:\s?[.…_]{3,}\s*|(?:\s?\.){4,}\s*|\t+\s*)(?P<page>\d{1,4}|[ivxlc]{1,6})?$"
)
_CELLS = re.compile(r"\t| {3,}")
_GROUP = re.compile(r"[A-H]\. [^\W\d_]{2}")  # "B. Sager til drøftelse": below it numbers need not rise
_LONGEST_GAP = 3  # rows without a page that may stand between two entries
_OF_ITEMS = frozenset((Role.TYPE, Role.TOPIC, Role.SUMMARY, Role.CASE, Role.RECOMMENDATION, Role.DECISION))
_SURE_RUN = 3  # entries whose titles come back below
_BEGINNING = 25  # characters of a title that contents lists do not cut
_LONGEST_TITLE = 200
_LONGEST_ENTRY = 1000
_PAGE_BEHIND = re.compile(r"(.*[^\W\d].*?) (\d{1,4})")
_SEARCHED = 400  # rows at the beginning in which a list is looked for


@dataclass(frozen=True, slots=True)
class ContentsList:
    """Rows `first <= row < end` are the list."""

    first: int
    end: int
    entries: tuple[ContentsEntry, ...]
    groups: frozenset[str] = frozenset()  # folded lines that head a group of entries


NO_CONTENTS = ContentsList(0, 0, ())


def find_contents(rows: Sequence[Row], labels: Mapping[int, Role], words: Vocabulary) -> ContentsList:
    """The contents list of the document, NO_CONTENTS where it has none."""
    headings = words.keys("contents", "headings")
    for at, row in enumerate(rows[:_SEARCHED]):
        if key_of(row.text.split("\t", 1)[0]) in headings:
            found = _read(rows, at, at + 1, labels, words)
            if len(found.entries) > 0:
                return found
        elif glued := next((h for h in headings if _is_glued(row.text, h)), None):
            return _read(rows, at, at + 1, labels, words, row.text[len(glued) :])
        elif _has_page(row.text) and at + 1 < len(rows) and _has_page(rows[at + 1].text):
            return _read(rows, at, at, labels, words)
    return _told_by_itself(rows, labels, words)


def _told_by_itself(rows: Sequence[Row], labels: Mapping[int, Role], words: Vocabulary) -> ContentsList:
    """A list under no heading that is known: its numbers rise by one, and its titles come back below it."""
    first_label = min((at for at, role in labels.items() if role in _OF_ITEMS), default=len(rows))
    searched = min(_SEARCHED, first_label, len(rows))
    run: list[tuple[int, int, str]] = []
    for at in range(searched):
        entry = _entry(rows[at].text, None, False, words)
        number = int(entry.number) if entry.number and entry.number.isdigit() else _ordinal(entry.number)
        if number is None:
            continue
        numbers = [each for _at, each, _title in run]
        in_group = bool(run) and number not in numbers and _GROUP.match(rows[at - 1].text) is not None
        if run and (not (in_group or _follows(number, numbers, entry)) or at - run[-1][0] > _LONGEST_GAP):
            run.clear()
        run.append((at, number, entry.title))
        if len(run) == _SURE_RUN and _come_back(rows, at + 1, [title for _, _, title in run]):
            first = run[0][0]
            found = _read(rows, first, first, labels, words)
            return replace(found, first=_heading_above(rows, first, words))
    return _of_titles_alone(rows, searched, words)


def _follows(number: int, numbers: Sequence[int], entry: ContentsEntry) -> bool:
    """Does a number follow on the last one, or on the one before that, which may have changed places with it
    in a draft? Closed items are counted from 101 by some."""
    before = numbers[-1]
    changed = len(numbers) > 1 and (number - numbers[-2], number - before) == (1, -1)
    return number - before in (1, 2) or changed or (entry.closed and number % 100 == 1 and number > before)


def _ordinal(number: str | None) -> int | None:
    """What rises in "PS 12/21"."""
    match = re.search(r"\d+", number) if number else None
    return int(match[0]) if match else None


def _come_back(rows: Sequence[Row], after: int, titles: Sequence[str]) -> bool:
    """Do most of these titles stand again in the rows from `after` on?"""
    below = "\n".join(row.text for row in rows[after:]).casefold()
    bare = [match[1] if (match := _PAGE_BEHIND.fullmatch(title)) else title for title in titles]
    return sum(title[:_BEGINNING].casefold() in below for title in bare) * 3 >= 2 * len(titles)


def _heading_above(rows: Sequence[Row], first: int, words: Vocabulary) -> int:
    """Where a list's own heading stands: a short line right above it that says nothing else."""
    columns = words.keys("contents", "columns") | {""}
    if first and {key_of(cell) for cell in _CELLS.split(rows[first - 1].text)} <= columns:
        first -= 1
    if not first:
        return first
    above = rows[first - 1]
    text = above.text
    told = len(text) > 60 or "\t" in text or any(map(str.isdigit, text)) or is_body(text, words)
    return first if told or persons(text, words) or key_of(text) in words.kinds else first - 1


def _of_titles_alone(rows: Sequence[Row], searched: int, words: Vocabulary) -> ContentsList:
    """A list of titles without numbers, as a page of links is: all of them come back, in the same order."""
    later: dict[str, int] = {}
    for at in range(len(rows) - 1, searched - 1, -1):
        if len(rows[at].text) <= _LONGEST_TITLE:
            later[rows[at].text.casefold()] = at
    run: list[int] = []
    last = -1
    for at in range(searched + 1):
        again = later.get(rows[at].text.casefold()) if at < searched else None
        if again is not None and again > last and _may_be_title(rows[at].text, words):
            run.append(at)
            last = again
            continue
        if len(run) >= _SURE_RUN:
            break
        run.clear()
        last = -1
    if len(run) < _SURE_RUN:
        return NO_CONTENTS
    entries = tuple(_entry(rows[at].text, None, False, words) for at in run)
    return ContentsList(_heading_above(rows, run[0], words), run[-1] + 1, entries)


def _may_be_title(text: str, words: Vocabulary) -> bool:
    return len(text) > 3 and not is_body(text, words) and not persons(text, words) and text[-1] not in ".:;"


def _is_glued(text: str, heading: str) -> bool:
    """ "Indholdsfortegnelse1. Fraværende": the first entry follows without a space."""
    return len(heading) > 5 and text[len(heading) :][:1].isdigit() and text.casefold().startswith(heading)


def _has_page(text: str) -> bool:
    if ".." not in text and "…" not in text:
        return False
    match = _entry_of(text)
    return bool(match and match["page"])


def _entry_of(text: str) -> re.Match[str] | None:
    """An entry with its page; no line is one that is longer than the longest."""
    return _ENTRY.fullmatch(text) if len(text) <= _LONGEST_ENTRY else None


def _read(
    rows: Sequence[Row],
    heading: int,
    first: int,
    labels: Mapping[int, Role],
    words: Vocabulary,
    glued: str = "",
) -> ContentsList:
    entries: list[ContentsEntry] = []
    seen = TitleIndex()
    pending: list[str] = []
    groups: set[str] = set()
    closed = False
    end = first
    if glued:
        entries.append(_entry(glued, _entry_of(glued), closed, words))
        seen.add(folded(entries[0].title))
    columns = words.keys("contents", "columns")
    for at in range(first, len(rows)):
        text = rows[at].text.strip()
        keys = {key_of(cell) for cell in _CELLS.split(text)}
        divider = _divider(text, words)
        if divider is not None:
            closed = divider
            if not pending:
                continue
        if keys - {""} <= columns or is_group(text, words):
            continue
        match = _entry_of(text)
        paged = bool(match and (match["page"] or ".." in text or "…" in text))
        plain = _entry(match["title"] if match and paged else text, match, closed, words)
        if pending and plain.number is not None and not words.entry_number.fullmatch(pending[0]):
            groups.update(map(folded, pending))
            pending.clear()
        entry = _entry(
            " ".join([*pending, match["title"] if match and paged else text]), match, closed, words
        )
        if (
            _starts_text(plain, seen)
            or _begins_again(plain, rows, at, entries, seen)
            or at in labels
            or (plain.number is None and is_number_line(text, words))
        ):
            break
        if paged:
            entries.append(entry)
            seen.add(folded(entry.title))
            pending.clear()
            end = at + 1
        elif entry.number is not None and not any(entry.page for entry in entries):
            entries.append(plain)
            seen.add(folded(plain.title))
            pending.clear()
            end = at + 1
        elif rows[at].page != rows[heading].page and not pending and entries:
            break
        else:
            pending.append(text)
            if len(pending) > _LONGEST_GAP:
                break
    if not entries:
        return ContentsList(heading, heading, ())
    return ContentsList(heading, end, _without_pages(entries), frozenset(groups))


def _without_pages(entries: Sequence[ContentsEntry]) -> tuple[ContentsEntry, ...]:
    """The entries without page numbers that nothing but a space parts from their titles."""
    pages = [_PAGE_BEHIND.fullmatch(entry.title) for entry in entries]
    found = [int(match[2]) for match in pages if match]
    if len(found) < max(_SURE_RUN, len(entries) * 0.9) or found != sorted(found) or found[0] > found[-1] - 1:
        return tuple(entries)
    return tuple(
        ContentsEntry(match[1], entry.number, int(match[2]), entry.closed) if match else entry
        for match, entry in zip(pages, entries, strict=True)
    )


def _divider(text: str, words: Vocabulary) -> bool | None:
    key = key_of(text)
    if key in words.keys("items", "closed_groups"):
        return True
    return False if key in words.keys("items", "open_groups") else None


def _begins_again(
    entry: ContentsEntry, rows: Sequence[Row], at: int, entries: Sequence[ContentsEntry], seen: TitleIndex
) -> bool:
    """Is it the first number once more, with its title but for the page, or with a title of the list on the
    line below?"""
    if not entries or entry.number is None or entry.number != entries[0].number or at + 1 >= len(rows):
        return False
    paged = _PAGE_BEHIND.fullmatch(entries[0].title)
    if paged is not None and folded(paged[1]) == folded(entry.title):
        return True
    return seen.find(folded(rows[at + 1].text)) is not None


def _starts_text(entry: ContentsEntry, seen: TitleIndex) -> bool:
    """Is this a title that the list has named already? Then the minutes themselves begin here."""
    return seen.find(folded(entry.title)) is not None


def _entry(text: str, match: re.Match[str] | None, closed: bool, words: Vocabulary) -> ContentsEntry:
    page = int(match["page"]) if match and match["page"] and match["page"].isdigit() else None
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    said: bool | None = None
    if len(cells) > 1 and (said := mark_of(cells[-1], words)) is not None:
        cells.pop()
    if len(cells) > 1 and (mark := mark_of(cells[0], words)) is not None:
        said = mark
        del cells[0]
    title = " ".join(cells).strip(" .…")
    parts = title.split(" ", 1)
    if len(parts) > 1 and parts[1][:1].isdigit() and (mark := mark_of(parts[0], words)) is not None:
        said, title = mark, parts[1]
    numbered = words.entry_number.fullmatch(title)
    number: str | None = None
    if numbered:
        number, title = numbered["number"], numbered["title"].lstrip(" .:)]·|–-")
        other = words.pattern("numbers", "before_title").match(title)
        if other and title[other.end() : other.end() + 1].isspace():
            title = title[other.end() :].strip()
    bare, marked = without_mark(title, words)
    marked = said if marked is None else marked
    return ContentsEntry(
        " ".join((bare or title).split()),
        number,
        page,
        closed or likely_closed(bare, "", words) is not None if marked is None else marked,
    )
