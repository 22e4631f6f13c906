"""A draft's PDF with findings and comments as highlights and notes at their places. The file itself is not
touched; of the copy closed items and personal data are taken off the pages as of every marked PDF.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from core.annotations import Colour, PageBox
from core.confidential.closed_items import ClosedItems
from core.confidential.closed_lines import ClosedNames
from core.confidential.personal import Masking
from core.exports.copies.hidden_places import hidden_places
from core.exports.copies.marked_pdf import copied
from core.exports.copies.pdf_annotation import Look, PdfAnnotation, add_annotations, note_at
from core.exports.review.laying_out import COLOURS
from core.exports.review.remarks import Remark, remarks_of
from core.exports.review.reported import ReviewReport
from core.page_places import PagePlaces
from core.pages import Pages
from core.sharing.carried import HIGHLIGHTS, LINES
from core.source_text import Box

if TYPE_CHECKING:
    from core.sources.machine.page import MachinePage

_TOP = PageBox(0, Box(96, 20, 96, 20))
"""Where on the first page what has no place is told."""


@dataclass(frozen=True, slots=True)
class AnnotatedPdf:
    """The copy. Of its `annotations` so many are `unplaced`: told of on the first page. `closed` is whether
    closed items were taken off the pages, `personal` how many places of personal data were."""

    content: bytes
    annotations: int
    unplaced: int
    closed: bool
    personal: int


class _Placed(NamedTuple):
    remark: Remark
    look: Look
    boxes: tuple[PageBox, ...]


def annotated(
    content: bytes,
    report: ReviewReport,
    masking: Masking,
    *,
    closed_items: bool = False,
    password: str | None = None,
    machine: Mapping[int, MachinePage] | None = None,
) -> AnnotatedPdf:
    """A copy of the PDF `content`, the file that `report` is of, with what the report says. Personal data
    that `masking` does not keep is taken off the pages, and closed items but with `closed_items`. `machine`
    has the scanned pages that were read by machine. Raises UnreadableFile and PasswordNeeded."""
    loaded = report.loaded
    names = None if closed_items else ClosedNames(loaded.meeting, ClosedItems(loaded).words)
    with closing(Pages(content, password, machine)) as pages, masking.under(loaded.name):
        places = PagePlaces(loaded.source, pages.character_boxes)
        hidden = hidden_places(loaded.source, loaded.meeting, places, names=names, masking=masking)
        placed = [_place(each, places, len(loaded.source.pages)) for each in remarks_of(report)]

    def mark(document: Any) -> None:
        add_annotations(document, _annotations(document, placed))

    made = copied(content, loaded, mark, hidden=hidden, names=names, masking=masking, password=password)
    unplaced = sum(_TOP in each.boxes for each in placed)
    return AnnotatedPdf(made, len(placed), unplaced, hidden.closed, hidden.personal)


def _place(remark: Remark, places: PagePlaces, pages: int) -> _Placed:
    """Where a remark stands: on its words, around what is no text, beside the heading of its item, or at the
    top of the first page."""
    if remark.span is not None and (boxes := _on_pages(places.boxes(remark.span), pages)):
        return _Placed(remark, Look.HIGHLIGHT, boxes)
    if remark.box is not None and remark.box.page < pages:
        return _Placed(remark, Look.SQUARE, (remark.box,))
    if remark.heading is not None and (boxes := _on_pages(places.boxes(remark.heading), pages)):
        return _Placed(remark, Look.NOTE, boxes[:1])
    return _Placed(remark, Look.NOTE, (_TOP,))


def _on_pages(boxes: Sequence[PageBox], pages: int) -> tuple[PageBox, ...]:
    return tuple(each for each in boxes if each.page < pages)


def _annotations(document: Any, placed: Sequence[_Placed]) -> Iterator[PdfAnnotation]:
    """The PDF's annotations, one for each page that a remark stands on; the first says it."""
    signs: defaultdict[tuple[int, int], int] = defaultdict(int)
    now = datetime.now(UTC)
    for number, (remark, look, places) in enumerate(placed):
        by_page: defaultdict[int, list[Box]] = defaultdict(list)
        for page, box in places:
            by_page[page].append(box)
        moment = remark.moment or now
        for at, (page, found) in enumerate(by_page.items()):
            boxes = tuple(found)
            if look is Look.NOTE:
                row = page, round(boxes[0].y0)
                width = document.load_page(page).rect.width
                boxes = (note_at(PageBox(page, boxes[0]), signs[row], width),)
                signs[row] += 1
            yield PdfAnnotation(
                *(look, page, boxes, f"{remark.name}-{number}-{page + 1}", remark.author, moment, moment),
                subject=remark.subject,
                contents="\n".join(remark.lines) if at == 0 else "",
                colour=_colour(remark, look),
            )


def _colour(remark: Remark, look: Look) -> tuple[float, float, float]:
    colour = Colour.PURPLE if remark.severity is None else COLOURS[remark.severity]
    return LINES[colour] if look is Look.SQUARE else HIGHLIGHTS[colour]
