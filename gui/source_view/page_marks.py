"""The shapes of the marks, page by page, kept until something on that page is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from core.annotations import AnnotationId, AnnotationKind
from core.source_text import Box, SourceText, Span
from gui.annotations.placing import Mark
from gui.source_view.page_characters import PageCharacters
from gui.source_view.page_map import PageMap
from gui.source_view.page_shapes import PageShapes, shapes_of

NOTHING = PageShapes()


class PageMarks:
    """The marks of one document by the pages they are seen on."""

    def __init__(self, source: SourceText, pages: PageMap, characters: PageCharacters) -> None:
        self._source = source
        self._map = pages
        self._characters = characters
        self._marks: dict[AnnotationId, Mark] = {}
        self._pages: dict[AnnotationId, tuple[int, ...]] = {}  # that each of them is seen on
        self._by_page: dict[int, list[Mark]] = {}
        self._shapes: dict[int, PageShapes] = {}

    def set_marks(self, marks: Sequence[Mark]) -> set[int]:
        """Show `marks`; the pages on which something is another than before."""
        before, after = self._marks, {mark.annotation.id: mark for mark in marks}
        gone = [mark for key, mark in before.items() if _differ(after.get(key), mark)]
        come = [mark for key, mark in after.items() if _differ(before.get(key), mark)]
        if not gone and not come:
            return set()
        pages = {page for mark in gone for page in self._pages.pop(mark.annotation.id, ())}
        for mark in come:
            seen_on = self._pages[mark.annotation.id] = tuple(self._pages_of(mark))
            pages.update(seen_on)
        by_page: defaultdict[int, list[Mark]] = defaultdict(list)
        for key, mark in after.items():
            for page in self._pages[key]:
                by_page[page].append(mark)
        self._marks, self._by_page = after, dict(by_page)
        for page in pages:
            self._shapes.pop(page, None)
        return pages

    def of_page(self, page: int) -> Sequence[Mark]:
        """The marks that are seen on `page`."""
        return self._by_page.get(page, ())

    def shapes(self, page: int) -> PageShapes:
        """What of the marks is drawn on `page`."""
        marks = self._by_page.get(page)
        if not marks:
            return NOTHING
        found = self._shapes.get(page)
        if found is None:
            found = shapes_of(marks, page, self._map.span_of(page), lambda span: self._boxes(span, page))
            self._shapes[page] = found
        return found

    def place_anew(self, page: int) -> None:
        """The places of the characters on `page` are known now."""
        self._shapes.pop(page, None)

    def _boxes(self, span: Span, page: int) -> list[Box]:
        return [each.box for each in self._characters.boxes(span, page)]

    def _pages_of(self, mark: Mark) -> Iterable[int]:
        passage = mark.annotation.passage
        if passage is not None and (mark.annotation.kind is AnnotationKind.AREA or not passage.quote):
            return {each.page for each in passage.boxes}
        first = self._source.page_of(mark.span.start)
        last = self._source.page_of(max(mark.span.start, mark.span.end - 1))
        return range(first, last + 1) if first is not None and last is not None else ()


def _differ(one: Mark | None, other: Mark) -> bool:
    return one is not other and one != other
