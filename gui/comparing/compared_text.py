"""One of the two texts: as text mode sets it, with the changes marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.library import LoadedMeeting
from core.running_text import RunningText
from core.source_text import Span
from gui.annotations.placing import Mark
from gui.comparing.change_marks import SideMarks
from gui.comparing.mark_painting import SIGN, paint_caret, paint_here, paint_marks, paint_missing
from gui.comparing.own_painting import paint_own, tip_at
from gui.panels.captions import plain_tip
from gui.source_view.page_signs import Sign
from gui.source_view.selecting import Selecting
from gui.source_view.shown_document import ShownDocument
from gui.source_view.text_style import TextStyle
from gui.source_view.text_view import TextView
from gui.theme import Theme

LEAST_WIDTH = 220


class ComparedText(TextView):
    """`change_clicked` carries the index of a change that was clicked at; `open_wanted` the offset of a place
    that was double-clicked, or at which Enter was pressed."""

    change_clicked = Signal(int)
    open_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(ShownDocument(), theme, parent)
        self.document.setParent(self)
        self._theme = theme
        self.marks = SideMarks()
        self.own: tuple[Mark, ...] = ()  # the reader's annotations, in the order of the text
        self._own_signs: list[Sign] = []  # that were drawn
        self.here: Span | None = None  # of the chosen change; empty where its words are not in this text
        self.setMinimumWidth(LEAST_WIDTH)
        self.set_style(TextStyle(size=0.92))
        self.selecting = Selecting(self)
        self.selecting.clicked.connect(self._clicked)
        self.viewport().installEventFilter(self)  # after Selecting's: asked first

    def show_text(self, loaded: LoadedMeeting, running: RunningText) -> None:
        """Show a document and its paragraphs, without marks."""
        self.marks, self.here, self.own = SideMarks(), None, ()
        self.document.show(loaded, running)
        self.show_meeting(loaded)

    def show_marks(self, marks: SideMarks) -> None:
        """Mark these changes, and no others."""
        self.marks = marks
        self.viewport().update()

    def show_own(self, marks: tuple[Mark, ...]) -> None:
        """Show these annotations, and no others."""
        self.own = marks
        self.viewport().update()

    def show_here(self, span: Span | None) -> None:
        """Have a line around the chosen change; an empty span is where its words would stand."""
        self.here = span
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        keys = [] if self.column.is_empty else self.shown_rows()
        if not keys:
            return
        first, last = self.column.row(keys[0]), self.column.row(keys[-1])
        end = last.paragraph.span.end if last.paragraph is not None else last.start
        shown, origin = Span(first.start, max(first.start, end)), self.origin()

        def rects(span: Span) -> list[QRectF]:
            return [rect.translated(origin) for rect in self.column.rects(span, keys)]

        def paint_words(within: Sequence[QRectF]) -> None:
            painter.save()
            clip = QPainterPath()
            for rect in within:
                clip.addRect(rect)
            painter.setClipPath(clip)
            bounds = clip.boundingRect()
            for key in keys:
                place, row = self.column.rect(key).translated(origin), self.column.set_row(key)
                is_quiet = row.quiet or any(each.cell.quiet for each in row.cells)
                if is_quiet and place.intersects(bounds):  # twice drawn, others would look bold
                    row.paint(painter, place.topLeft(), colours, selected=True)
            painter.restore()

        painter, colours = QPainter(self.viewport()), self._theme.colours
        left = QRectF(self.sheet().left(), 0, self.padding(), 1)
        tags = self.document.tag_colour
        self._own_signs = paint_own(painter, self.own, shown, rects, colours, left, tags)
        margin = origin.x() + self.column.width + max(3.0, (self.padding() - SIGN - 6) / 2 - 2)
        paint_marks(painter, self.marks.near(shown), shown, rects, colours, margin, paint_words)
        here = self.here
        if here is None or here.start > shown.end or here.end < shown.start:
            return
        if here.end > here.start:
            paint_here(painter, rects(here), colours)
        else:
            self._paint_missing(painter, here.start)

    def viewportEvent(self, event: QEvent) -> bool:
        """Annotations say what they are: at their sign, and on their words."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        point, tags = event.pos(), self.document.tag_colour
        words = next((each.words for each in self._own_signs if each.rect.contains(QPointF(point))), "")
        offset = self.offset_under(point)
        if not words and offset is not None:
            words = tip_at(self.own, offset, tags)
        tip = plain_tip(words).replace("\n", "<br>") if words else ""
        QToolTip.showText(event.globalPos(), tip, self.viewport())
        return True

    def _paint_missing(self, painter: QPainter, offset: int) -> None:
        """Where the words of the chosen change would stand: between two paragraphs, or within one."""
        key = self.column.key_of(offset)
        if key is None:
            return
        paragraph, rect = self.column.row(key).paragraph, self.column.rect(key).translated(self.origin())
        within = paragraph is not None and paragraph.span.start < offset < paragraph.span.end
        line = self._line_rect(offset)
        if within:
            before = self.rects_of(Span(offset - 1, offset))
            x = before[-1].right() if before else line.left()
            paint_caret(painter, x, line, self._theme.colours)
        else:
            behind = paragraph is not None and offset >= paragraph.span.end
            y = rect.bottom() + 4 if behind else rect.top() - 4
            paint_missing(painter, rect.left() - 8, rect.right() + 8, y, self._theme.colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click opens the document there."""
        double = event.type() is QEvent.Type.MouseButtonDblClick and watched is self.viewport()
        if double and isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            offset = self.offset_under(event.position().toPoint())
            if offset is not None:
                self.open_wanted.emit(offset)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the document where the reader is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = self.here
            seen = here is not None and self.shows(Span(here.start, here.start + 1))
            self.open_wanted.emit(here.start if here is not None and seen else self.offset_at_eye())
        else:
            super().keyPressEvent(event)

    def _clicked(self, offset: int | None, _point: object) -> None:
        place = None if offset is None else self.marks.at(offset)
        if place is not None:
            self.change_clicked.emit(place)
