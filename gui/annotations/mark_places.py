"""Where on text and pages a mark stands, by what the reader selected."""

from __future__ import annotations

from collections.abc import Sequence

from core.annotations import Annotation, AnnotationKind, PageBox
from core.library import LoadedMeeting
from core.source_text import SourceText, Span


def trimmed(text: str, span: Span) -> Span | None:
    """`span` without the white space at its ends; None where nothing is left."""
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def areas_of(annotation: Annotation) -> tuple[PageBox, ...]:
    """The rectangles of an area; of all else none."""
    if annotation.kind is not AnnotationKind.AREA or annotation.passage is None:
        return ()
    return annotation.passage.boxes


def holds(area: PageBox, page: int, x: float, y: float) -> bool:
    """Whether a place on a page (points) lies in a rectangle."""
    return area.page == page and area.box.x0 <= x <= area.box.x1 and area.box.y0 <= y <= area.box.y1


def line_boxes(source: SourceText, span: Span) -> tuple[PageBox, ...]:
    """The boxes of the lines that hold `span`, where those of its characters are not known."""
    lines = (source.lines[index] for index in source.lines_in(span))
    return tuple(PageBox(line.page, line.box) for line in lines if line.page is not None and line.box)


def place_of_area(loaded: LoadedMeeting, area: PageBox, taken: Sequence[Span]) -> Span:
    """The words that a rectangle on a page holds, line by line; an empty span near it where it holds none.

    `taken` are the spans of other marks: two areas are never one passage, so an area whose words are taken is
    one without words.
    """
    source, box = loaded.source, area.box
    within = []
    for index, line in enumerate(source.lines):
        if line.page != area.page or line.box is None or line.start == line.end:
            continue
        middle = (line.box.y0 + line.box.y1) / 2
        if box.y0 <= middle <= box.y1 and box.x0 <= (line.box.x0 + line.box.x1) / 2 <= box.x1:
            within.append(index)
    if within and within[-1] - within[0] == len(within) - 1:
        words = trimmed(source.text, Span(source.lines[within[0]].start, source.lines[within[-1]].end))
        if words is not None and words not in taken:
            return words
    at = _offset_near(source, area)
    return Span(at, at)


def _offset_near(source: SourceText, area: PageBox) -> int:
    """Where the line begins that stands nearest to a rectangle on its page; the end of the page before."""
    near: tuple[float, int] | None = None
    before = 0
    for line in source.lines:
        if line.page is None or line.box is None:
            continue
        if line.page < area.page:
            before = line.start
        elif line.page == area.page:
            middle = (area.box.y0 + area.box.y1) / 2
            distance = abs((line.box.y0 + line.box.y1) / 2 - middle)
            if near is None or distance < near[0]:
                near = distance, line.start
    return before if near is None else near[1]
