"""The contents list: where it stands and what it names.

It is known by its heading, or by lines that end in leaders and a page number. Its titles are the strongest
evidence for the items that follow, although they may be cut short, wrapped, unnumbered or without a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.minutes import ContentsEntry, Role
from core.parsing.numbers import is_number_line
from core.parsing.rows import Row
from core.parsing.titles import TitleIndex, is_group, without_mark
from core.parsing.vocabulary import Vocabulary, folded, key_of

_ENTRY = re.compile(
    r"(?P<title>\S.*?)\s*(?:\s?[.…_]{3,}\s*|(?:\s?\.){4,}\s*|\t+\s*)(?P<page>\d{1,4}|[ivxlc]{1,6})?$"
)
_LONGEST_GAP = 3  # rows without a page that may stand between two entries
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
    return NO_CONTENTS


def _is_glued(text: str, heading: str) -> bool:
    """ "Indholdsfortegnelse1. Fraværende": the first entry follows without a space."""
    return len(heading) > 5 and text[len(heading) :][:1].isdigit() and text.casefold().startswith(heading)


def _has_page(text: str) -> bool:
    match = _ENTRY.fullmatch(text)
    return bool(match and match["page"] and (".." in text or "…" in text))


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
        entries.append(_entry(glued, _ENTRY.fullmatch(glued), closed, words))
        seen.add(folded(entries[0].title))
    columns = words.keys("contents", "columns")
    for at in range(first, len(rows)):
        text = rows[at].text.strip()
        keys = {key_of(cell) for cell in text.split("\t")}
        divider = _divider(text, words)
        if divider is not None:
            closed = divider
            if not pending:
                continue
        if keys <= columns or is_group(text, words):
            continue
        match = _ENTRY.fullmatch(text)
        paged = bool(match and (match["page"] or ".." in text or "…" in text))
        plain = _entry(match["title"] if match and paged else text, match, closed, words)
        if pending and plain.number is not None and not words.entry_number.fullmatch(pending[0]):
            groups.update(map(folded, pending))
            pending.clear()
        entry = _entry(
            " ".join([*pending, match["title"] if match and paged else text]), match, closed, words
        )
        if _starts_text(plain, seen) or at in labels or is_number_line(text, words):
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
    return ContentsList(heading, end, tuple(entries), frozenset(groups))


def _divider(text: str, words: Vocabulary) -> bool | None:
    key = key_of(text)
    if key in words.keys("items", "closed_groups"):
        return True
    return False if key in words.keys("items", "open_groups") else None


def _starts_text(entry: ContentsEntry, seen: TitleIndex) -> bool:
    """Is this a title that the list has named already? Then the minutes themselves begin here."""
    return seen.find(folded(entry.title)) is not None


def _entry(text: str, match: re.Match[str] | None, closed: bool, words: Vocabulary) -> ContentsEntry:
    page = int(match["page"]) if match and match["page"] and match["page"].isdigit() else None
    title = text.replace("\t", " ").strip(" .…")
    numbered = words.entry_number.fullmatch(title)
    number: str | None = None
    if numbered:
        number, title = numbered["number"], numbered["title"]
    bare, marked = without_mark(title, words)
    return ContentsEntry(
        " ".join((bare or title).split()), number, page, closed if marked is None else marked
    )
