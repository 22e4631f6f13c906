"""Which places on the pages of a document may not go out: closed items with their attachments, personal data.

What stands between the first line of a closed item and the first line of what follows it is its own, pictures
and drawings included; running heads and page numbers stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from core.confidential.closed_lines import ClosedNames, open_stretches, spans_elsewhere
from core.confidential.closed_words import closed_spans
from core.confidential.personal import Masking
from core.minutes import Meeting, NodeKind
from core.page_places import PagePlaces, around
from core.source_text import Box, SourceText, Span


class HiddenArea(NamedTuple):
    """A rectangle of a page that goes, and as much of it as is shown to be gone; None where none of the text
    stood there."""

    box: Box
    shown: Box | None


@dataclass(frozen=True, slots=True)
class HiddenPlaces:
    """What is taken off the pages. `whole` are pages of which nothing stays, `areas` and `words` rectangles
    by page: of areas all that touches them goes, of words the letters and pixels under them. `spans` are all
    their places in the text, in order; `closed` is whether any of it is of closed items."""

    whole: frozenset[int] = frozenset()
    areas: dict[int, tuple[HiddenArea, ...]] = field(default_factory=dict)
    words: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    closed: bool = False
    personal: int = 0

    def __bool__(self) -> bool:
        return bool(self.whole or self.areas or self.words or self.spans)


def hidden_places(
    source: SourceText,
    meeting: Meeting,
    places: PagePlaces,
    *,
    names: ClosedNames | None,
    masking: Masking,
) -> HiddenPlaces:
    """What is hidden of a document with pages: its closed items, whose `names` are given where they are to
    go, and of the rest the personal data that `masking` does not keep."""
    spans: list[Span] = []
    whole: frozenset[int] = frozenset()
    areas: dict[int, tuple[HiddenArea, ...]] = {}
    if names is not None:
        spans = closed_spans(source, meeting)
        whole, areas = _ClosedAreas(source, meeting, spans).found()
        titles = list(spans_elsewhere(source, meeting, spans, names))
        spans += titles
    else:
        titles = []
    personal = [
        Span(start + each.start, start + each.end)
        for start, end in open_stretches(source.text, spans)
        for each in masking.look_at(source.text[start:end])
    ]
    words: defaultdict[int, list[Box]] = defaultdict(list)
    for span in (*personal, *titles):
        for page, box in places.boxes(span):
            if page not in whole:
                words[page].append(_low(box))
    return HiddenPlaces(
        whole,
        areas,
        {page: tuple(boxes) for page, boxes in words.items()},
        tuple(sorted([*spans, *personal])),
        bool(spans),
        len(personal),
    )


def _low(box: Box) -> Box:
    """`box` without its long edges, which may touch the lines beside it: those above and below, or left and
    right of writing that runs up or down the page."""
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    if high > 2 * wide:
        return Box(box.x0 + 0.15 * wide, box.y0, box.x1 - 0.15 * wide, box.y1)
    return Box(box.x0, box.y0 + 0.15 * high, box.x1, box.y1 - 0.15 * high)


class _ClosedAreas:
    """Finds the rectangles of closed items, page by page."""

    def __init__(self, source: SourceText, meeting: Meeting, spans: Sequence[Span]) -> None:
        self._source = source
        self._closed = {
            index
            for span in spans
            for index in source.lines_in(span)
            if source.lines[index].start < span.end and source.lines[index].end > span.start
        }
        self._furniture = {
            index
            for node in meeting.nodes
            if node.kind is NodeKind.FURNITURE
            for index in range(node.first, node.end)
        }
        self._carried = {
            page
            for item in meeting.items
            if item.closed
            for attachment in item.attachments
            for page in attachment.pages
        }
        self._by_page: defaultdict[int, list[int]] = defaultdict(list)
        for index, line in enumerate(source.lines):
            if line.page is not None:
                self._by_page[line.page].append(index)

    def found(self) -> tuple[frozenset[int], dict[int, tuple[HiddenArea, ...]]]:
        """The pages that are closed as a whole, and the rectangles on others."""
        areas: defaultdict[int, list[HiddenArea]] = defaultdict(list)
        touched = set(self._carried)
        for run in self._runs():
            for page, box in self._of_run(run):
                touched.add(page)
                areas[page].append(HiddenArea(box, self._shown(page, box)))
        whole = {page for page in touched if page in self._carried or not self._has_open(page)}
        whole |= {
            line.page
            for index in self._closed
            if (line := self._source.lines[index]).page is not None and line.box is None
        }
        return frozenset(whole), {page: tuple(found) for page, found in areas.items() if page not in whole}

    def _has_open(self, page: int) -> bool:
        return any(self._is_open(index) for index in self._by_page.get(page, ()))

    def _is_open(self, index: int) -> bool:
        return index not in self._closed and index not in self._furniture

    def _runs(self) -> Iterator[tuple[int, int]]:
        """The first and last line of each stretch that nothing open interrupts."""
        first: int | None = None
        last = 0
        for index in range(len(self._source.lines)):
            if index in self._closed:
                first = index if first is None else first
                last = index
            elif first is not None and index not in self._furniture:
                yield first, last
                first = None
        if first is not None:
            yield first, last

    def _of_run(self, run: tuple[int, int]) -> Iterator[tuple[int, Box]]:
        """The rectangles from the run's first line to the first of what follows it."""
        lines = self._source.lines
        first, last = run
        following = next((at for at in range(last + 1, len(lines)) if self._is_open(at)), None)
        begin, end = lines[first].page, lines[last].page
        if begin is None or end is None:
            return
        until = len(self._source.pages) - 1
        if following is not None and lines[following].page is not None:
            until = lines[following].page or 0
        for page in range(begin, until + 1):
            size = self._source.pages[page]
            top, bottom = self._between_heads(page)
            if page == begin:
                top = self._top(first)
            if following is not None and page == until:
                bottom = self._top(following)
            area = Box(0, top, size.width, bottom)
            if area.y1 - area.y0 > 1:
                yield from ((page, box) for box in self._without_open(page, area))

    def _top(self, index: int) -> float:
        """The upper edge of a line; where the one above reaches below it, half way."""
        box = self._source.lines[index].box
        if box is None:
            return 0.0
        above = [
            other.y1
            for at in self._by_page[self._source.lines[index].page or 0]
            if at < index
            and (other := self._source.lines[at].box) is not None
            and other.y0 < box.y0 < other.y1 < box.y1
        ]
        return max([box.y0, *((box.y0 + each) / 2 for each in above)])

    def _between_heads(self, page: int) -> tuple[float, float]:
        """What lies between the running heads above and below the page's own text."""
        height = self._source.pages[page].height
        own = [
            box
            for index in self._by_page.get(page, ())
            if index not in self._furniture and (box := self._source.lines[index].box) is not None
        ]
        if not own:
            return 0.0, height
        text = around(own)
        heads = [
            box
            for index in self._by_page[page]
            if index in self._furniture and (box := self._source.lines[index].box) is not None
        ]
        top = max((box.y1 for box in heads if box.y1 <= text.y0 + 1), default=0.0)
        bottom = min((box.y0 for box in heads if box.y0 >= text.y1 - 1), default=height)
        return top, bottom

    def _shown(self, page: int, area: Box) -> Box | None:
        """As much of `area` as closed lines take up, as wide as the text; None where none stands in it."""
        boxes = [
            (index in self._closed, box)
            for index in self._by_page.get(page, ())
            if (box := self._source.lines[index].box) is not None
        ]
        closed = [box for is_closed, box in boxes if is_closed and _middle_in(area, box)]
        if not closed:
            return None
        text, own = around([box for _closed, box in boxes]), around(closed)
        return Box(
            max(area.x0, text.x0 - 4),
            max(area.y0, own.y0 - 2),
            min(area.x1, text.x1 + 4),
            min(area.y1, own.y1 + 3),
        )

    def _without_open(self, page: int, area: Box) -> list[Box]:
        """`area`; where open lines stand in it, beside the closed ones, as narrow as these, or these
        alone."""
        own = [
            box
            for index in self._by_page.get(page, ())
            if index in self._closed
            and (box := self._source.lines[index].box) is not None
            and _middle_in(area, box)
        ]
        opened = [
            box
            for index in self._by_page.get(page, ())
            if self._is_open(index) and (box := self._source.lines[index].box) is not None
        ]
        if not any(_middle_in(area, box) for box in opened):
            return [area]
        if not own:
            return []
        narrow = around(own)
        return own if any(_middle_in(narrow, box) for box in opened) else [narrow]


def _middle_in(area: Box, box: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1
