"""On which pages headings stand that are surely the agenda's own: those that its contents list names.

Where there is no contents list, the next number in the form and look of the headings before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from core.parsing.laid_out import LaidOut
from core.parsing.rows import Row
from core.parsing.titles import TitleIndex, without_mark
from core.parsing.vocabulary import Vocabulary, folded

_LONGEST = 260
_TOP = 8  # rows of a page in which a heading begins it
_NEAR = 4  # by how much a number may rise from one heading to the next
_LISTED = 5.0
_NEXT = 3.5


class _Numbered(NamedTuple):
    number: int
    form: tuple[object, ...]  # how it is printed and set
    entry: int | None  # of the contents list
    at_top: bool


class HostHeadings:
    """The headings on each page, and how far the agenda has come."""

    def __init__(self, pages: dict[int, list[_Numbered]], entries: int, numbered: bool) -> None:
        self._pages = pages
        self._numbered = numbered  # the contents list has numbers, which have been compared
        self._entries = entries
        self._last_entry = -1
        self._last: _Numbered | None = None
        self._passed: _Numbered | None = None  # the last heading in the attachment
        self._of_entry: defaultdict[int, list[int]] = defaultdict(list)
        for page, headings in sorted(pages.items()):
            for heading in headings:
                if heading.entry is not None:
                    self._of_entry[heading.entry].append(page)

    @property
    def all_seen(self) -> bool:
        """Whether every entry of the contents list that has a heading has been met."""
        return self._entries > 0 and not any(entry > self._last_entry for entry in self._of_entry)

    def listed_pages(self) -> list[int]:
        """The pages on which entries of the contents list stand, in the list's order."""
        found: list[int] = []
        last = -1
        for page, headings in sorted(self._pages.items()):
            for heading in headings:
                if heading.entry is not None and heading.entry == last + 1:
                    last = heading.entry
                    found.append(page)
        return found

    def on_page(self, page: int, *, carried: bool, minutes: bool) -> float:
        """What the headings of `page` say for the agenda; `minutes`: within an attachment that is minutes."""
        best = 0.0
        for heading in self._pages.get(page, ()):
            if heading.entry is not None:
                if self._is_due(heading.entry, page, carried and minutes) and self._counts_on(heading):
                    best = max(best, _LISTED)
            elif not self._entries and self._is_next(heading, carried):
                best = max(best, _NEXT)
        return best

    def _is_due(self, entry: int, page: int, in_minutes: bool) -> bool:
        if entry <= self._last_entry:
            return False
        if any(
            pages[-1] > page for other, pages in self._of_entry.items() if self._last_entry < other < entry
        ):
            return False
        return not (in_minutes and self._of_entry[entry][-1] > page)

    def _counts_on(self, heading: _Numbered) -> bool:
        """Has the number risen by as much as the place in the contents list?"""
        last = self._last
        if (
            last is None
            or last.entry is None
            or heading.entry is None
            or not last.number
            or not heading.number
        ):
            return True
        return heading.number - last.number == heading.entry - last.entry or self._numbered

    def _is_next(self, heading: _Numbered, carried: bool) -> bool:
        last = self._last
        if last is None:
            return not carried
        if heading.form != last.form or not 0 < heading.number - last.number <= _NEAR:
            return False
        if not carried:
            return True
        passed = self._passed
        own_sequence = (
            passed is not None and passed.form == heading.form and passed.number + 1 == heading.number
        )
        return heading.at_top and not own_sequence

    def take(self, page: int) -> None:
        """The page is the agenda's."""
        self._passed = None
        for heading in self._pages.get(page, ()):
            if heading.entry is not None and self._is_due(heading.entry, page, in_minutes=False):
                self._last_entry = heading.entry
                self._last = heading
            elif self._last is None or self._is_next(heading, carried=False):
                self._last = heading

    def pass_over(self, page: int) -> None:
        """The page is an attachment's."""
        for heading in self._pages.get(page, ()):
            self._passed = heading


def host_headings(file: LaidOut) -> HostHeadings:
    """The headings of `file` by page, as they may be the agenda's."""
    rows, contents, words = file.rows, file.contents, file.words
    titles: dict[str, int] = {}
    for place, entry in enumerate(contents.entries):
        titles.setdefault(folded(entry.title), place)
    titles.pop("", None)
    index = TitleIndex(titles)
    found: defaultdict[int, list[_Numbered]] = defaultdict(list)
    first_of_page: dict[int, int] = {}
    numbers = [entry.number for entry in contents.entries]
    for at in range(contents.end, len(rows)):
        row = rows[at]
        if row.page is None:
            continue
        top = at - first_of_page.setdefault(row.page, at) < _TOP
        heading = _heading(row, top, titles, index, numbers, words)
        if heading is not None:
            found[row.page].append(heading)
    return HostHeadings(found, len(titles), any(numbers))


def _heading(
    row: Row,
    top: bool,
    titles: dict[str, int],
    index: TitleIndex,
    numbers: Sequence[str | None],
    words: Vocabulary,
) -> _Numbered | None:
    """The heading that `row` may be."""
    text = row.text.strip(" -–•·*\t").replace("\t", " ")
    if len(text) > _LONGEST:
        return None
    if words.heading_start.match(text):
        for form in words.heading_forms:
            match = form.pattern.fullmatch(text)
            if match:
                if not match["number"].isdigit():
                    return None
                title = index.find(folded(without_mark(match["title"], words)[0]))
                title = title or index.find(folded(match["title"]))
                entry = titles[title] if title is not None else None
                if entry is not None and numbers[entry] not in (None, match["number"]):
                    entry = None
                style = (form.name, *row.style)
                if entry is None and not row.weight and form.worth < 2:
                    return None
                return _Numbered(int(match["number"]), style, entry, top)
        return None
    if row.weight and titles:
        title = index.find(folded(text))
        if title is not None:
            return _Numbered(0, ("title", *row.style), titles[title], top)
    return None
