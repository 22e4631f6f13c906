"""Attachments whose pages lie in the same file, behind the items that name them.

An agenda as one PDF often carries its attachments. Their pages hold headings and numbers of their own, which
are never items of the agenda. They are known by the file's outline: an entry that has an attachment's name,
or calls itself an attachment, on a page after the one that names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.minutes import AgendaItem
from core.parsing.titles import TitleIndex
from core.parsing.vocabulary import Vocabulary, folded
from core.source_text import SourceText


@dataclass(frozen=True, slots=True)
class Carried:
    """Pages `first <= page < end` are an attachment of item number `item`."""

    first: int
    end: int
    item: int
    attachment: int | None  # its place in the item's attachments; None where no item names it


def carried_attachments(source: SourceText, items: Sequence[AgendaItem], words: Vocabulary) -> list[Carried]:
    """The attachments that the file holds, in order of their pages."""
    if not source.outline or not items:
        return []
    names: dict[str, tuple[int, int]] = {}
    for number, item in enumerate(items):
        for place, named in enumerate(item.attachments):
            names.setdefault(folded(named.name), (number, place))
    names.pop("", None)
    index = TitleIndex(names)
    says_so = words.pattern("contents", "attachments")
    entries = [entry for entry in source.outline if entry.page is not None]
    found: list[Carried] = []
    for at, entry in enumerate(entries):
        page = entry.page or 0
        title = index.find(folded(entry.title))
        if title is None and not says_so.search(entry.title):
            continue
        attachment: int | None = None
        if title is not None:
            number, attachment = names[title]
        else:
            number = _item_before(source, items, page)
        if number < 0 or page <= (source.page_of(_named_at(items[number], attachment)) or 0):
            continue
        end = next((later.page for later in entries[at + 1 :] if later.page and later.page > page), None)
        if not any(other.first <= page < other.end for other in found):
            found.append(Carried(page, len(source.pages) if end is None else end, number, attachment))
    return found


def _named_at(item: AgendaItem, place: int | None) -> int:
    """The offset where an item names its attachment; of its heading, where it does not."""
    span = item.attachments[place].span if place is not None else None
    return span.start if span else item.heading.start


def _item_before(source: SourceText, items: Sequence[AgendaItem], page: int) -> int:
    """The last item that begins before `page`; -1 where none does."""
    before = [number for number, item in enumerate(items) if (source.page_of(item.heading.start) or 0) < page]
    return before[-1] if before else -1
