"""What of the reader’s marks is drawn on one page: boxes and lines in points, and what its margin holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from core.annotations import AnnotationKind, Colour
from core.source_text import Box, Span
from gui.annotations.placing import Mark, Target

MOST_LEVELS = 3
"""Lines drawn under one another below the same words."""


class Ruled(NamedTuple):
    """A line under words: `level` counts those above it. Notes are dotted, comments dashed; neither has a
    colour of these."""

    box: Box
    colour: Colour | None
    level: int
    is_comment: bool = False


class Card(NamedTuple):
    """What the reader put on one passage: its marks, and its first box on the page."""

    target: Target
    marks: tuple[Mark, ...]
    box: Box
    begins: bool  # here, not on a page before

    @property
    def colour(self) -> Colour | None:
        """The colour of its mark; None where nothing on it has one."""
        return next((mark.colour for mark in self.marks if mark.colour), None)


@dataclass(frozen=True, slots=True)
class PageShapes:
    """Everything in points of the upright page. No two highlights overlap: one that lies below another
    reader's is a line in its colour."""

    highlights: tuple[tuple[Box, Colour], ...] = ()
    lines: tuple[Ruled, ...] = ()
    areas: tuple[tuple[Box, Colour], ...] = ()
    cards: tuple[Card, ...] = ()


BoxesOf = Callable[[Span], Iterable[Box]]
"""Where on the page the characters of a span stand, line by line."""


def shapes_of(marks: Sequence[Mark], page: int, on_page: Span | None, boxes: BoxesOf) -> PageShapes:
    """The shapes of `marks` on `page`, whose text is `on_page`."""
    highlights = [mark for mark in marks if mark.annotation.kind is AnnotationKind.HIGHLIGHT]
    areas = [
        (box, mark)
        for mark in marks
        if mark.annotation.kind is AnnotationKind.AREA
        for box in area_boxes(mark, page)
    ]
    return PageShapes(
        highlights=tuple(
            (box, mark.colour or Colour.YELLOW) for span, mark in _topmost(highlights) for box in boxes(span)
        ),
        lines=(
            *_lines(marks, {mark.target for _box, mark in areas}, boxes),
            *_covered(marks, highlights, boxes),
        ),
        areas=tuple((box, mark.colour or Colour.YELLOW) for box, mark in areas),
        cards=tuple(_cards(marks, page, on_page, boxes)),
    )


def area_boxes(mark: Mark, page: int) -> list[Box]:
    """The rectangles of an area on `page`."""
    passage = mark.annotation.passage
    return [each.box for each in passage.boxes if each.page == page] if passage is not None else []


def _topmost(marks: Sequence[Mark]) -> list[tuple[Span, Mark]]:
    """Stretches of text without overlap, each with the mark seen there: the shortest, then the newest."""

    def rank(mark: Mark) -> tuple[int, float]:
        return mark.span.end - mark.span.start, -mark.annotation.created.timestamp()

    ranked = sorted(marks, key=rank)
    bounds = sorted({end for mark in marks for end in mark.span})
    found: list[tuple[Span, Mark]] = []
    for start, end in pairwise(bounds):
        over = next((mark for mark in ranked if mark.span.start <= start and end <= mark.span.end), None)
        if over is None:
            continue
        if found and found[-1][0].end == start and found[-1][1] is over:
            start = found.pop()[0].start
        found.append((Span(start, end), over))
    return found


def _covered(marks: Sequence[Mark], highlights: Sequence[Mark], boxes: BoxesOf) -> Iterable[Ruled]:
    """Lines where a highlight lies below one of another reader's, in its colour, below the underlines."""
    ruled = [mark.span for mark in marks if mark.annotation.kind is AnnotationKind.UNDERLINE]
    for span, top in _topmost(highlights):
        for mark in highlights:
            start, end = max(span.start, mark.span.start), min(span.end, mark.span.end)
            if start < end and mark.by != top.by:
                level = sum(each.start < end and start < each.end for each in ruled)
                ruled.append(Span(start, end))
                colour = mark.colour or Colour.YELLOW
                yield from (
                    Ruled(box, colour, min(level, MOST_LEVELS - 1)) for box in boxes(Span(start, end))
                )


def _lines(marks: Sequence[Mark], of_areas: set[Target], boxes: BoxesOf) -> Iterable[Ruled]:
    """The underlines, the longer above the shorter; then dots under notes that have no other mark, and dashes
    under all comments."""
    marked = {
        mark.target
        for mark in marks
        if mark.annotation.kind in (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE)
    }
    ruled: list[tuple[Span, int]] = []
    ways = (AnnotationKind.UNDERLINE, AnnotationKind.NOTE, AnnotationKind.COMMENT)
    for kind in ways:
        own = [mark for mark in marks if mark.annotation.kind is kind]
        for mark in sorted(own, key=lambda each: each.span.start - each.span.end):
            is_note = kind is AnnotationKind.NOTE
            if is_note and (mark.target in of_areas or mark.target in marked):
                continue
            taken = {lv for span, lv in ruled if span.start < mark.span.end and mark.span.start < span.end}
            level = next((lv for lv in range(MOST_LEVELS) if lv not in taken), MOST_LEVELS - 1)
            ruled.append((mark.span, level))
            is_comment = kind is AnnotationKind.COMMENT
            colour = None if is_note or is_comment else mark.colour or Colour.YELLOW
            yield from (Ruled(box, colour, level, is_comment) for box in boxes(mark.span))


def _cards(marks: Sequence[Mark], page: int, on_page: Span | None, boxes: BoxesOf) -> Iterable[Card]:
    by_target: defaultdict[Target, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_target[mark.target].append(mark)
    for target, own in by_target.items():
        areas = [box for mark in own for box in area_boxes(mark, page)]
        box = next(iter(areas or boxes(own[0].span)), None)
        if box is not None:
            begins = bool(areas) or on_page is None or own[0].span.start >= on_page.start
            yield Card(target, tuple(own), box, begins)
