"""What lies over the pages of one document: where it stands, kept page by page, and how it is painted."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QTransform

from core.annotations import AnnotationKind
from core.library import LoadedMeeting
from core.source_text import Box, Span
from gui.annotations.placing import Target
from gui.source_view.finding_marks import FindingMark, paint_frame, paint_wash, paint_waves, wave_size
from gui.source_view.links import AnyLink, PageLinks
from gui.source_view.page_characters import PageCharacters
from gui.source_view.page_map import PageMap
from gui.source_view.page_marks import PageMarks
from gui.source_view.page_painting import PagePainting, rect_of
from gui.source_view.page_shapes import PageShapes, area_boxes
from gui.source_view.page_signs import Sign, paint_signs, signs_on
from gui.source_view.shown_document import ShownDocument
from gui.theme import Theme
from gui.timers import later

BAND_REACH = 9.0
"""How far the band reaches beyond the lines it lies under, in points."""

AT_ONCE = 200
"""Places of findings that are looked up at once."""


class PageOverlay(QObject):
    """Everything in points of the upright pages. `changed` says that something is to be painted anew."""

    changed = Signal()

    def __init__(self, document: ShownDocument, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._theme = theme
        self.map: PageMap | None = None
        self.characters: PageCharacters | None = None
        self.marks: PageMarks | None = None
        self._links: PageLinks | None = None
        self._band: dict[int, list[Box]] = {}
        self._hits: dict[int, tuple[list[Box], list[Box]]] = {}
        self._selected: dict[int, list[Box]] = {}
        self._signs: dict[int, tuple[object, list[Sign]]] = {}
        self._found: dict[int, tuple[list[tuple[FindingMark, list[QLineF]]], Iterator[FindingMark]]] = {}
        self._more = later(self, 0, self.changed.emit)
        document.band_changed.connect(self._take_band)
        document.marks_changed.connect(self._take_marks)
        document.chosen_changed.connect(self.changed)
        document.hits_changed.connect(self._take_hits)
        document.selection_changed.connect(self._take_selection)
        document.tag_colours_changed.connect(self._take_tag_colours)
        document.findings_changed.connect(self._take_findings)

    def show_meeting(self, loaded: LoadedMeeting | None, *, same_pages: bool = False) -> None:
        """Show what lies over `loaded`; over nothing while its text is not there."""
        before, self.characters, self.marks, self.map, self._links = self.characters, None, None, None, None
        if loaded is not None and loaded.source.pages:
            self.map = PageMap(loaded.source)
            self.characters = PageCharacters(loaded.source, self.map)
            if same_pages and before is not None:
                self.characters.take_over(before)
            self.marks = PageMarks(loaded.source, self.map, self.characters)
            self._links = PageLinks(loaded)
        self._signs.clear()
        self._found.clear()
        for take in (self._take_band, self._take_marks, self._take_hits, self._take_selection):
            take()

    def put_characters(self, page: int, boxes: array[float] | None) -> None:
        """The page process told where the characters of `page` are."""
        if self.characters is not None and self.marks is not None and self.characters.put(page, boxes):
            self.marks.place_anew(page)
            for kept in (self._signs, self._hits, self._selected, self._found):
                kept.pop(page, None)
            self.changed.emit()

    def link_at(self, page: int, point: QPointF) -> AnyLink | None:
        """The link at a point of a page."""
        return None if self._links is None else self._links.at(page, point.x(), point.y())

    def band_boxes(self, page: int, width: float) -> list[QRectF]:
        """The band on a page that is `width` points wide."""
        found = []
        for box in self._band.get(page, ()):
            left = max(0.0, box.x0 - BAND_REACH - 3)
            right = min(max(box.x1 + BAND_REACH, width - left), width)
            found.append(QRectF(left, box.y0 - BAND_REACH / 2, right - left, box.y1 - box.y0 + BAND_REACH))
        return found

    def signs(self, page: int, to_view: QTransform, rect: QRectF) -> list[Sign]:
        """The signs in the margin of a page that stands at `rect` of the viewport."""
        if self.marks is None:
            return []
        corner = rect.topLeft()
        at_origin = to_view * QTransform.fromTranslate(-corner.x(), -corner.y())
        key = (rect.width(), rect.height(), at_origin.m11(), at_origin.m12())
        kept = self._signs.get(page)
        if kept is None or kept[0] != key:
            sheet = QRectF(QPointF(), rect.size())
            cards = self.marks.shapes(page).cards
            kept = self._signs[page] = key, signs_on(cards, sheet, at_origin, self._document.tag_colour)
        return [sign._replace(rect=sign.rect.translated(corner)) for sign in kept[1]]

    def paint(
        self, painter: QPainter, page: int, to_view: QTransform, rect: QRectF, page_width: float
    ) -> None:
        """Paint what lies over a page that stands at `rect` of the viewport."""
        painting = PagePainting(painter, to_view, self._theme.page_colours, self._theme.dark_pages)
        shapes = PageShapes() if self.marks is None else self.marks.shapes(page)
        for band in self.band_boxes(page, page_width):
            painting.band(band, shapes)
        area = self._document.area
        if self.marks is not None:
            painting.highlights(shapes)
            painting.hits(*self._hits_on(page))
            painting.selection(self._selected_on(page))
            painting.lines(shapes)
            self._paint_findings(painter, page, to_view)
            if self._document.chosen is not None:
                painting.chosen(self._boxes_of_target(self._document.chosen, page))
            paint_signs(painter, self.signs(page, to_view, rect), self._theme.page_colours)
        if area is not None and area.page == page:
            painting.area(area.box)

    def boxes_on(self, page: int, span: Span) -> list[Box]:
        """Where the characters of `span` stand on `page`, line by line."""
        return [] if self.characters is None else [each.box for each in self.characters.boxes(span, page)]

    def _boxes_of_target(self, target: Target, page: int) -> list[Box]:
        marks = self.marks.of_page(page) if self.marks is not None else ()
        own = [mark for mark in marks if mark.target == target]
        areas = [mark for mark in own if mark.annotation.kind is AnnotationKind.AREA]
        if areas:
            return [box for mark in areas for box in area_boxes(mark, page)]
        return self.boxes_on(page, target.passage) if target.passage is not None else []

    def _selected_on(self, page: int) -> list[Box]:
        selection = self._document.selection
        if selection is None:
            return []
        if page not in self._selected:
            self._selected[page] = self.boxes_on(page, selection)
        return self._selected[page]

    def _hits_on(self, page: int) -> tuple[list[Box], list[Box]]:
        """The boxes of the hits on a page, and of the one the reader is at."""
        span = self.map.span_of(page) if self.map is not None and self._document.hits else None
        if span is None:
            return [], []
        if page not in self._hits:
            hits, here = self._document.hits, self._document.hit
            first = bisect_right(hits, span.start, key=lambda hit: hit.end)
            last = bisect_left(hits, span.end, key=lambda hit: hit.start)
            others = [box for i in range(first, last) if i != here for box in self.boxes_on(page, hits[i])]
            current = self.boxes_on(page, hits[here]) if first <= here < last else []
            self._hits[page] = others, current
        return self._hits[page]

    def _paint_findings(self, painter: QPainter, page: int, to_view: QTransform) -> None:
        """Waves under the words of findings, frames around what is no text; the chosen one is washed: a line
        around it would run through the words above where lines stand close. What is out of view is left out:
        there may be thousands on a page."""
        document, colours = self._document, self._theme.page_colours
        seen = painter.clipBoundingRect().adjusted(-4, -4, 4, 4)
        waves = (
            (mark, [edge for edge in map(to_view.map, edges) if _meets(edge, seen)])
            for mark, edges in self._findings_on(page)
        )
        paint_waves(painter, waves, colours, wave_size(to_view))
        boxed = [mark for mark in document.findings.boxed if mark.box is not None and mark.box.page == page]
        for mark in boxed:
            if mark.box is not None:
                paint_frame(painter, to_view.mapRect(rect_of(mark.box.box)), mark.severity, colours)
        chosen = document.finding
        if chosen is not None:
            painting = PagePainting(painter, to_view, colours, self._theme.dark_pages)
            if chosen.box is not None:
                painting.chosen([chosen.box.box] if chosen.box.page == page else [])
            else:
                rects = [to_view.mapRect(rect_of(box)) for box in self.boxes_on(page, chosen.span)]
                paint_wash(painter, rects, colours)

    def _findings_on(self, page: int) -> list[tuple[FindingMark, list[QLineF]]]:
        """The findings in the words of a page with the lower edges of these, line by line. Where there are
        very many, some come in each round: looking up where words stand takes its time."""
        span = self.map.span_of(page) if self.map is not None and self._document.findings.all else None
        if span is None:
            return []
        if page not in self._found:
            found = (mark for mark in self._document.findings.within(span) if mark.box is None)
            self._found[page] = [], found
        placed, left = self._found[page]
        some = [(mark, self.boxes_on(page, mark.span)) for mark in islice(left, AT_ONCE)]
        placed += [(mark, [QLineF(b.x0, b.y1, b.x1, b.y1) for b in boxes]) for mark, boxes in some]
        if len(some) == AT_ONCE:
            self._more.start()
        return placed

    def _take_findings(self) -> None:
        self._found.clear()
        self.changed.emit()

    def _take_band(self) -> None:
        self._band = {}
        for span in self._document.band if self.map is not None else ():
            for page, box in self.map.boxes(span) if self.map is not None else ():
                self._band.setdefault(page, []).append(box)
        self.changed.emit()

    def _take_marks(self) -> None:
        if self.marks is not None:
            for page in self.marks.set_marks(self._document.marks):
                self._signs.pop(page, None)
        self.changed.emit()

    def _take_tag_colours(self) -> None:
        self._signs.clear()
        self.changed.emit()

    def _take_hits(self) -> None:
        self._hits.clear()
        self.changed.emit()

    def _take_selection(self) -> None:
        self._selected.clear()
        self.changed.emit()


def _meets(edge: QLineF, rect: QRectF) -> bool:
    """Whether a line may be seen in `rect`."""
    low, high = sorted((edge.y1(), edge.y2()))
    left, right = sorted((edge.x1(), edge.x2()))
    return high >= rect.top() and low <= rect.bottom() and right >= rect.left() and left <= rect.right()
