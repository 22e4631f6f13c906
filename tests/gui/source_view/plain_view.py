"""A view whose every character is eight pixels wide: selecting is tested by counting."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPaintEvent

from core.annotations import MeetingId
from core.library import LoadedMeeting
from core.parsing import parse
from core.source_text import Line, Link, SourceText, Span
from gui.source_view.shown_document import ShownDocument
from gui.source_view.view import SourceView

WIDE, HIGH, PITCH, COLUMN = 8, 16, 20, 400
"""Of a character, of a line, from one line to the next, from one column to the next; logical pixels."""


class Placed(NamedTuple):
    """A line in the view's one sheet."""

    start: int
    end: int
    x: int
    y: int


def loaded_text(*lines: str) -> LoadedMeeting:
    """Lines that belong to no file."""
    text = "\n".join(lines)
    starts = [sum(len(each) + 1 for each in lines[:at]) for at in range(len(lines))]
    source = SourceText(
        text=text,
        lines=tuple(
            Line(start, start + len(line), gap=True) for start, line in zip(starts, lines, strict=True)
        ),
        format="docx",
        extractor=1,
    )
    return LoadedMeeting(MeetingId("1"), 1, "referat.docx", "docx", parse(source), source)


class PlainView(SourceView):
    """Shows the lines of a document in columns of `rows` lines each."""

    def __init__(self, loaded: LoadedMeeting, rows: int = 1000) -> None:
        document = ShownDocument()
        super().__init__(document)
        document.setParent(self)
        document.show(loaded)
        self.placed = [
            Placed(line.start, line.end, at // rows * COLUMN, at % rows * PITCH)
            for at, line in enumerate(loaded.source.lines)
        ]
        self.link: tuple[QRectF, Link] | None = None
        self.resize(COLUMN * 2, 200)
        self.verticalScrollBar().setRange(0, max(0, max(line.y for line in self.placed) + PITCH - 200))
        self.verticalScrollBar().setPageStep(200)

    def point(self, offset: int) -> QPoint:
        """The middle of the left edge of the character at `offset`, in the viewport."""
        line = [each for each in self.placed if each.start <= offset][-1]
        down = self.verticalScrollBar().value()
        return QPoint(line.x + (offset - line.start) * WIDE, line.y + HIGH // 2 - down)

    def position_at(self, point: QPoint) -> int | None:
        at = point + QPoint(0, self.verticalScrollBar().value())

        def far(line: Placed) -> float:
            right = line.x + (line.end - line.start) * WIDE
            across = max(line.x - at.x(), at.x() - right, 0)
            return across / 4 + max(line.y - at.y(), at.y() - line.y - HIGH, 0)

        line = min(self.placed, key=far)
        return line.start + min(max(round((at.x() - line.x) / WIDE), 0), line.end - line.start)

    def rects_of(self, span: Span) -> list[QRectF]:
        down = self.verticalScrollBar().value()
        found = []
        for line in self.placed:
            first, end = max(line.start, span.start), min(line.end, span.end)
            if first < end:
                x = line.x + (first - line.start) * WIDE
                found.append(QRectF(x, line.y - down, (end - first) * WIDE, HIGH))
        return found

    def link_at(self, point: QPoint) -> Link | None:
        return self.link[1] if self.link and self.link[0].contains(QPointF(point)) else None

    def shows(self, span: Span) -> bool:
        return all(QRectF(self.viewport().rect()).contains(rect) for rect in self.rects_of(span))

    def scroll_to(self, offset: int) -> None:
        self.verticalScrollBar().setValue(self.point(offset).y() + self.verticalScrollBar().value())

    def offset_at_eye(self) -> int:
        return 0

    def fit_zoom(self) -> float:
        return 1.0

    def apply_zoom(self, zoom: float, fixed: QPoint) -> None:
        self.zoom = zoom

    def paintEvent(self, event: QPaintEvent) -> None:
        pass
