"""A text set in one column, part by part and row by row as they come into view.

The heights of what has not come into view are estimated, so that a long document opens at once. All heights
and places are in logical pixels from the column's upper left corner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRectF

from core.language import _
from core.library import LoadedMeeting
from core.minutes import NodeKind
from core.paragraph import Form, Paragraph
from core.running_text import RunningText
from core.source_text import Span
from gui.annotations.placing import Mark
from gui.source_view.text_rows import Row, SetRow, columns_of
from gui.source_view.text_style import (
    AVERAGE,
    FORMS,
    INSERTED,
    PIXELS_PER_POINT,
    TEXT_POINTS,
    UNDER_HEADING,
    TextStyle,
)

TOP = 44.0
"""Space above and below the column."""
BELOW_TABLE = 0.7
"""Space in lines below a table."""
_HEADINGS = (Form.TITLE, Form.ITEM, Form.SECTION, Form.STRONG)


class RowKey(NamedTuple):
    """A row: the number of its part, and its own in it."""

    part: int
    row: int


class _Part:
    """A part of the text. Its rows are there once it has come near the view."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.rows: list[Row] | None = None
        self.heights: list[float] = []  # with the space above
        self.tops: list[float] = []  # within the part; one more than there are rows
        self.starts: list[int] = []
        self.laid: dict[int, SetRow] = {}

    def add_up(self) -> None:
        """Take on the heights of the rows."""
        self.tops = list(accumulate(self.heights, initial=0.0))
        self.height = self.tops[-1]


class TextColumn:
    """The column of one document in one style, at one zoom."""

    def __init__(
        self,
        loaded: LoadedMeeting | None,
        running: RunningText | None,
        style: TextStyle,
        zoom: float,
        width: float,
    ) -> None:
        self._loaded = loaded
        self._running = running
        self.style = style
        self.width = width
        self._zoom = zoom
        self._areas: tuple[Mark, ...] = ()
        self._pixels = TEXT_POINTS * PIXELS_PER_POINT * zoom
        self._letters = max(10.0, width / (self._pixels * AVERAGE))  # that a line holds
        count = len(running.parts) if running is not None else 0
        self._parts = [_Part(self._estimate_part(number)) for number in range(count)]
        self._add_up()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._parts

    @property
    def height(self) -> float:
        """Of the whole column, with its margins."""
        return self._tops[-1] + TOP

    # Rows

    def row(self, key: RowKey) -> Row:
        """What is set there."""
        return self._read(key.part)[key.row]

    def key_of(self, offset: int) -> RowKey | None:
        """The row that holds a code point offset of the source, or the one before it."""
        if self._running is None or not self._parts:
            return None
        for part in range(self._running.part_of(offset), -1, -1):
            self._read(part)
            found = bisect_right(self._parts[part].starts, offset) - 1
            if found >= 0:
                rows = self._read(part)
                while found > 0 and rows[found].paragraph is None:  # a line put in is no place in the text
                    found -= 1
                return RowKey(part, found)
        return self.key_at(0.0)

    def key_at(self, y: float) -> RowKey | None:
        """The row at height `y`, or the one nearest to it."""
        part = max(0, min(bisect_right(self._tops, y) - 1, len(self._parts) - 1))
        for number in (*range(part, len(self._parts)), *range(part - 1, -1, -1)):
            rows = self._read(number)
            if rows:
                inside = y - self._tops[number]
                row = bisect_right(self._parts[number].tops, inside) - 1
                return RowKey(number, max(0, min(row, len(rows) - 1)))
        return None

    def top(self, key: RowKey) -> float:
        """Upper edge of a row, the space above it included."""
        self._read(key.part)
        return self._tops[key.part] + self._parts[key.part].tops[key.row]

    def rect(self, key: RowKey) -> QRectF:
        """The rectangle of a row's words."""
        part = self._parts[key.part]
        above = self._above(self._read(key.part)[key.row])
        return QRectF(0, self.top(key) + above, self.width, part.heights[key.row] - above)

    def set_row(self, key: RowKey) -> SetRow:
        """A row laid out; its height may be another by that."""
        part = self._parts[key.part]
        row = self._read(key.part)[key.row]
        found = part.laid.get(key.row)
        if found is None:
            found = part.laid[key.row] = SetRow(row, self.style, self._zoom, self.width)
            height = found.height + self._above(row)
            if height != part.heights[key.row]:
                part.heights[key.row] = height
                part.add_up()
                self._add_up()
        return found

    def rows_between(self, top: float, bottom: float) -> Iterator[RowKey]:
        """The rows from the one at height `top` to the one at `bottom`."""
        key = self.key_at(top)
        while key is not None and self.top(key) <= bottom:
            yield key
            key = self._after(key)

    def settle(self, top: float, height: float, fixed: RowKey | None) -> float:
        """Lay out what shows `height` high from `top`; the `top` from which `fixed` is as far as before."""
        for _turn in range(30):
            before = self._tops[-1], 0.0 if fixed is None else self.top(fixed)
            self._lay_out(top, top + height)
            if fixed is not None:
                top += self.top(fixed) - before[1]
            if before == (self._tops[-1], 0.0 if fixed is None else self.top(fixed)):
                break
        return top

    def _lay_out(self, top: float, bottom: float) -> None:
        key = self.key_at(top)
        touched: set[int] = set()
        y = self.top(key) if key is not None else 0.0
        while key is not None and y <= bottom:
            part = self._parts[key.part]
            if key.row not in part.laid:
                row = self._read(key.part)[key.row]
                laid = part.laid[key.row] = SetRow(row, self.style, self._zoom, self.width)
                part.heights[key.row] = laid.height + self._above(row)
                touched.add(key.part)
            y += part.heights[key.row]
            key = self._after(key)
        for number in touched:
            self._parts[number].add_up()
        if touched:
            self._add_up()

    def _after(self, key: RowKey) -> RowKey | None:
        if key.row + 1 < len(self._read(key.part)):
            return RowKey(key.part, key.row + 1)
        for part in range(key.part + 1, len(self._parts)):
            if self._read(part):
                return RowKey(part, 0)
        return None

    # Characters

    def rects(self, span: Span, within: Sequence[RowKey]) -> list[QRectF]:
        """Where the characters of `span` stand in those rows, line by line."""
        assert self._loaded is not None
        source = self._loaded.source
        found: list[QRectF] = []
        for key in within:
            row = self.row(key)
            if row.paragraph is None or row.start >= span.end or row.paragraph.span.end <= span.start:
                continue
            first = row.paragraph.place_of(source, max(span.start, row.start))
            end = row.paragraph.place_of(source, min(span.end, row.paragraph.span.end))
            corner = self.rect(key).topLeft()
            found += [rect.translated(corner) for rect in self.set_row(key).rects(first, end)]
        return found

    def rows_of(self, span: Span) -> Iterator[RowKey]:
        """The rows that hold characters of `span`."""
        key = self.key_of(span.start)
        while key is not None and (self.row(key).start < max(span.end, span.start + 1)):
            yield key
            key = self._after(key)

    def offset_at(self, x: float, y: float) -> int | None:
        """The place in the source nearest to a point; None in an empty text."""
        key = self.key_at(y)
        if key is None or self._loaded is None:
            return None
        row, corner = self.row(key), self.rect(key).topLeft()
        if row.paragraph is None:
            return row.start
        place = self.set_row(key).place_at(x - corner.x(), y - corner.y())
        return row.paragraph.offset_of(self._loaded.source, place)

    # What the column is made of

    def show_areas(self, areas: tuple[Mark, ...]) -> bool:
        """Put in a line for each area on a page, before the words it lies at; whether any row is another."""
        if areas == self._areas or self._running is None:
            return False
        before, after = set(self._areas), set(areas)
        self._areas = areas
        for number in {self._running.part_of(mark.span.start) for mark in before ^ after}:
            self._parts[number] = _Part(self._parts[number].height)
            self._read(number)
        return True

    def _read(self, number: int) -> list[Row]:
        part = self._parts[number]
        if part.rows is None:
            part.rows = list(self._rows(number))
            part.starts = [row.start for row in part.rows]
            part.heights = [self._estimate(row) for row in part.rows]
            part.add_up()
            self._add_up()
        return part.rows

    def _rows(self, number: int) -> Iterator[Row]:
        assert self._loaded is not None
        assert self._running is not None
        source, running = self._loaded.source, self._running
        read = running.paragraphs(number)
        texts = [each.text(source) for each in read]
        columns = columns_of((each.form is Form.ROW, text) for each, text in zip(read, texts, strict=True))
        areas = [mark for mark in self._areas if running.part_of(mark.span.start) == number]
        before: Paragraph | None = None
        attachment: tuple[int | None, int | None] | None = None
        for each, text, set_in in zip(read, texts, columns, strict=True):
            node = running.node_of(source.line_at(each.span.start))
            of_attachment = node.kind is NodeKind.ATTACHMENT
            here = (node.item, node.attachment) if of_attachment else None
            if here is not None and here != attachment and not self._goes_on(number, here):
                name = self._attachment_name(node.item, node.attachment)
                if name:
                    yield Row(None, name, INSERTED.above, each.span.start, of_attachment=True)
            attachment = here
            while areas and areas[0].span.start < each.span.end:
                area = areas.pop(0)
                yield Row(None, _area_words(area), 0.6, each.span.start, area=area)
            space, start = self._space(before, each, number), each.span.start
            closed = each.form is Form.ITEM and self._is_closed(node.item)
            yield Row(each, text, space, start, set_in, None, of_attachment, closed)
            before = each
        for area in areas:
            yield Row(None, _area_words(area), 0.6, area.span.start, area=area)

    def _is_closed(self, item: int | None) -> bool:
        items = self._loaded.meeting.items if self._loaded is not None else ()
        return item is not None and item < len(items) and items[item].closed

    def _goes_on(self, number: int, attachment: tuple[int | None, int | None]) -> bool:
        """Whether the part before ends in the same attachment."""
        assert self._running is not None
        first = self._running.parts[number].start
        node = self._running.node_of(first - 1) if first else None
        return (
            node is not None
            and node.kind is NodeKind.ATTACHMENT
            and ((node.item, node.attachment) == attachment)
        )

    def _attachment_name(self, item: int | None, attachment: int | None) -> str:
        assert self._loaded is not None
        if item is None or attachment is None:
            return _("Attachment")
        items = self._loaded.meeting.items
        attachments = items[item].attachments if item < len(items) else ()
        if attachment >= len(attachments):
            return _("Attachment")
        return _("Attachment: {name}").format(name=attachments[attachment].name)

    def _space(self, before: Paragraph | None, each: Paragraph, number: int) -> float:
        if before is None:
            return FORMS[each.form].above if number else 0.0
        above = FORMS[each.form].above
        if before.form in _HEADINGS and each.form not in (Form.ITEM, Form.SECTION, Form.TITLE):
            return UNDER_HEADING if before.form is not Form.TITLE else 0.8
        if before.form is Form.ROW and each.form is not Form.ROW:
            return max(above, BELOW_TABLE)
        if each.tight and (each.form is not Form.ROW or before.form is Form.ROW):
            return 0.0
        if before.form is Form.ITEM and each.form is Form.SECTION:
            return 0.7
        if each.form is not before.form and Form.TEXT not in (each.form,):
            return max(above, 0.45)
        return above

    def _above(self, row: Row) -> float:
        return row.above * self._pixels * self.style.leading

    def _estimate(self, row: Row) -> float:
        size = (FORMS[row.form] if row.form is not None else INSERTED).size
        lines = 1 + int(len(row.text) * size / self._letters)
        return lines * self._pixels * size * self.style.leading + self._above(row)

    def _estimate_part(self, number: int) -> float:
        assert self._running is not None
        span, lines = self._running.span_of_part(number), self._running.parts[number]
        wrapped = (span.end - span.start) / self._letters
        return (wrapped * 1.05 + 0.42 * min(len(lines), wrapped + 8)) * self._pixels * self.style.leading

    def _add_up(self) -> None:
        self._tops = list(accumulate((part.height for part in self._parts), initial=TOP))


def _area_words(mark: Mark) -> str:
    passage = mark.annotation.passage
    page = passage.boxes[0].page + 1 if passage is not None and passage.boxes else 1
    return _("Area on page {number}").format(number=page)
