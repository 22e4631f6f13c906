"""Attachments whose pages lie in the same file as the agenda or the minutes.

An agenda as one PDF often carries its attachments, between its items or behind the last one. Their pages hold
headings and numbers of their own, which are never items. They are known by what begins on a page (a stamp, a
name that an item lists, another meeting's head, page numbers that start anew, an entry of the file's outline)
together with how it looks: another size, type or margin, no running head. The agenda goes on where a heading
of the contents list, its running head or its page numbers say so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.minutes import Role
from core.parsing.attachment_signs import Stamp, head_in, listed_names, stamp_in
from core.parsing.host_headings import HostHeadings, host_headings
from core.parsing.laid_out import LaidOut
from core.parsing.page_looks import page_looks
from core.parsing.page_signs import (
    ENOUGH,
    NO_NAMES,
    Pages,
    attachments_in_outline,
    begins,
    by_look_alone,
    changes,
    entitles,
    foreign,
    goes_on,
    host_look,
    looks_back,
    name_on,
    other_head,
    resized,
    stamp_on,
)
from core.parsing.vocabulary import Vocabulary, folded, key_of
from core.source_text import SourceText

_GATE = 1.5
"""What the look alone must say before anything else is asked."""
_LONGEST_STAMP = 160  # characters
_BACK = 3.0
"""What must speak for a page to be the agenda's again."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Lines `first <= line < end` are an attachment, on these pages where the format has pages."""

    first: int
    end: int
    pages: tuple[int, ...]
    title: str  # its own first words; empty where it has none
    stamp: Stamp | None = None
    name: str | None = None  # folded: the name in a list that it bears


def find_carried(file: LaidOut) -> list[Carried]:
    """The attachments that the file holds, in order of their pages, or of their place at its end."""
    source, furniture, words = file.source, file.furniture, file.words
    if "carried" not in words.words:
        return []
    if source.lines and source.lines[0].page is None:
        return at_the_end(source, furniture, words)
    looks = page_looks(source, furniture, words)
    if len(looks) < 2:
        return []
    outline = attachments_in_outline(source, words)
    scanned = frozenset(source.scanned) | frozenset(source.machine_read)
    if len(scanned) == len(looks):
        scanned = frozenset()
    entries = [entry for entry in source.outline if entry.page is not None]
    first = head_in(source, looks[0].top, words)
    pages = Pages(source, looks, words, scanned, outline, NO_NAMES, first)
    suspects = any(changes(pages, at) >= _GATE for at in range(1, len(looks)))
    if not suspects and all(words.heading_start.match(entry.title) for entry in entries):
        return []
    pages.names = listed_names(source, furniture, words)
    pages.named.clear()
    pages.outline = attachments_in_outline(source, words, pages.names)
    deepest = max((entry.level for entry in pages.outline.values()), default=0)
    pages.items = {entry.page for entry in entries if entry.level <= deepest} - pages.outline.keys()
    headings = host_headings(file)
    pages.host = host_look(pages, headings)
    return _walk(pages, headings)


def at_the_end(source: SourceText, furniture: Collection[int], words: Vocabulary) -> list[Carried]:
    """The attachments behind the last item of a file without pages: "Bilag 1: Kort" and what stands under it.

    Only those whose name an item lists, and nothing behind which a decision is told.
    """
    starts: list[tuple[int, Stamp, str]] = []
    names = None
    for at, line in enumerate(source.lines):
        if line.end - line.start > _LONGEST_STAMP or line.form == "row" or at in furniture:
            continue
        text = source.text[line.start : line.end]
        if starts and words.labels.get(key_of(text)) is Role.DECISION:
            starts = []
        stamp = stamp_in(text, words)
        if stamp is None or not stamp.name:
            continue
        names = names or listed_names(source, furniture, words)
        name = names.find(stamp.name, at, words) if at not in names.listing else None
        if name is not None:
            starts.append((at, stamp, name))
    ends = [at for at, _stamp, _name in starts[1:]] + [len(source.lines)]
    return [
        Carried(at, end, (), stamp.name or "", stamp, name)
        for (at, stamp, name), end in zip(starts, ends, strict=False)
        if end - at > 1
    ]


def _walk(pages: Pages, headings: HostHeadings) -> list[Carried]:
    """From page to page: the agenda's own, or an attachment's."""
    found: list[tuple[int, int]] = []
    begun: int | None = None
    headings.take(0)
    for at in range(1, len(pages.looks)):
        within = begun is not None and other_head(pages, begun) is not None
        heading = headings.on_page(at, carried=begun is not None, minutes=within)
        own = goes_on(pages, at) + heading
        if begun is None:
            sign, strange = begins(pages, at), foreign(pages, at)
            if sign >= 1 or strange >= 2 or changes(pages, at) >= 2:
                speaks = sign + strange + 1.0 * headings.all_seen + entitles(pages, at)
                if speaks - own >= ENOUGH:
                    begun = at
                    headings.pass_over(at)
                    continue
            headings.take(at)
            continue
        if own - foreign(pages, at) >= _BACK or (by_look_alone(pages, begun) and looks_back(pages, at)):
            found.append((begun, at))
            begun = None
            headings.take(at)
            continue
        headings.pass_over(at)
        if _splits(pages, at, begun):
            found.append((begun, at))
            begun = at
    if begun is not None:
        found.append((begun, len(pages.looks)))
    return [_carried(pages, first, end) for first, end in found]


def _splits(pages: Pages, at: int, begun: int) -> bool:
    """Does another attachment begin with page `at`, within the pages of attachments?"""
    look, before = pages.looks[at], pages.looks[at - 1]
    head = other_head(pages, at)
    if head is not None:
        first = other_head(pages, begun)
        return first is None or first.date != head.date
    if at in pages.outline or stamp_on(pages, at) is not None or name_on(pages, at) is not None:
        return True
    if look.number is not None and before.number is not None:
        if look.number == before.number + 1 and look.total == before.total:
            return False
        if look.number == 1:
            return True
    if look.number == 1 and look.total is not None:
        return True
    shared = {edge for edge in pages.edges(at) & pages.edges(at - 1) if sum(map(str.isalpha, edge)) > 5}
    if shared:
        return False
    return (
        bool(resized(look, before))
        or (at in pages.scanned) != (at - 1 in pages.scanned)
        or (not (look.is_set_like(before)) and look.number == 1)
    )


def _carried(pages: Pages, first: int, end: int) -> Carried:
    looks = pages.looks
    stamp = stamp_on(pages, first)
    entry = pages.outline.get(first)
    title = ""
    if entry is not None:
        title = entry.title
        stamp = stamp or ((found, -1) if (found := stamp_in(entry.title, pages.words)) else None)
    name = name_on(pages, first)
    if entry is not None and name is None:
        name = pages.names.find(entry.title, looks[first].first, pages.words)
    if stamp and stamp[0].name:
        title = stamp[0].name
        name = pages.names.find(title, looks[first].first, pages.words) or name
    return Carried(
        looks[first].first,
        looks[end - 1].end,
        tuple(range(first, end)),
        title.strip() or _own_title(pages, first, stamp[1] if stamp else None),
        stamp[0] if stamp else None,
        name,
    )


def _own_title(pages: Pages, at: int, stamp: int | None) -> str:
    """The largest of a page's first lines, the first of them otherwise."""
    lines = [line for line in pages.looks[at].top if line != stamp and folded(pages.source.line_text(line))]
    if not lines:
        return ""
    largest = max(lines, key=lambda line: (pages.source.lines[line].size or 0.0, -line))
    return " ".join(pages.source.line_text(largest).split())[:200]
