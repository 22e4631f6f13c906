"""The links of a document’s pages: those of the file, and the entries of its contents list."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from core.library import LoadedMeeting
from core.minutes import NodeKind
from core.source_text import Box, Link


class ItemLink(NamedTuple):
    """An entry of the contents list; `offset` is where its item begins."""

    page: int
    box: Box
    offset: int


AnyLink = Link | ItemLink

LEAST = 6
"""Letters that a line of a contents list must share with a title to be its beginning or its end."""


class PageLinks:
    """The links by page."""

    def __init__(self, loaded: LoadedMeeting) -> None:
        self._loaded = loaded
        self._by_page: dict[int, list[AnyLink]] | None = None  # found when the first one is asked for

    def at(self, page: int, x: float, y: float) -> AnyLink | None:
        """The link at a point of the upright page; None where there is none."""
        if self._by_page is None:
            self._by_page = _by_page(self._loaded)
        for link in self._by_page.get(page, ()):
            if link.box.x0 <= x <= link.box.x1 and link.box.y0 <= y <= link.box.y1:
                return link
        return None


def _by_page(loaded: LoadedMeeting) -> dict[int, list[AnyLink]]:
    by_page: defaultdict[int, list[AnyLink]] = defaultdict(list)
    for link in loaded.source.links:
        by_page[link.page].append(link)
    for entry in _entries(loaded):
        if not any(_overlap(link.box, entry.box) for link in by_page[entry.page]):
            by_page[entry.page].append(entry)
    return dict(by_page)


def _entries(loaded: LoadedMeeting) -> list[ItemLink]:
    """The lines of the contents list that name an item."""
    source, items = loaded.source, loaded.meeting.items
    titles = [(_letters(item.title or ""), item) for item in items]
    found = []
    last = -1  # entries stand in the order of the items, mostly: of equal titles the next one is meant
    for node in loaded.meeting.nodes:
        if node.kind is not NodeKind.CONTENTS:
            continue
        for index in range(node.first, node.end):
            line = source.lines[index]
            words = _letters(source.line_text(index))
            if line.page is None or line.box is None or len(words) < LEAST:
                continue
            named = [i for i, (title, _item) in enumerate(titles) if _names(words, title)]
            if named:
                last = next((i for i in named if i >= last), named[0])
                found.append(ItemLink(line.page, line.box, items[last].heading.start))
    return found


def _names(words: str, title: str) -> bool:
    """Whether a line of the contents list holds `title`, or a part of it that was cut at the line's end."""
    if not title:
        return False
    return title in words if len(title) >= LEAST and len(title) <= len(words) else words in title


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).casefold()


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
