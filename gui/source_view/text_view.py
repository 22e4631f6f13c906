"""The text of a document, well set: headings, paragraphs whole again, lists and tables on one sheet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.annotations import AnnotationKind
from core.language import _
from core.library import LoadedMeeting, Place
from core.source_text import Span
from gui.annotations.placing import Mark, Target
from gui.source_view.page_signs import Sign
from gui.source_view.shown_document import ShownDocument
from gui.source_view.spoken import Spoken
from gui.source_view.text_column import RowKey, TextColumn
from gui.source_view.text_painting import TextPainting
from gui.source_view.text_style import TextStyle
from gui.source_view.view import READING_LINE, SourceView
from gui.theme import Theme

PADDING = 56
"""Space between the sheet's edge and the text, in logical pixels; less in a narrow view."""
LEAST_PADDING = 28
GUTTER = 12
"""Least space between the sheet and the view's edge."""
LEAST_TEXT = 110
"""Width of the text in the narrowest view, in logical pixels."""
NEAR = 1300
"""Code points of a span that is laid out where it is asked for, though it does not show."""


class TextView(SourceView):
    """One sheet as high as the text, on the desk. Rows are laid out as they come into view."""

    style_changed = Signal(object)  # the TextStyle that the reader chose
    first_shown = Signal()  # the first screen of another document was drawn

    def __init__(self, document: ShownDocument, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.style_ = TextStyle()
        self.column = TextColumn(None, None, self.style_, 1.0, 600)
        self._painting = TextPainting(self, theme)
        self.spoken = Spoken(self)
        self._shown: tuple[int, str] | None = None  # version and text of what is shown
        self._fixed: RowKey | None = None  # a row that stays where it is while others take their heights
        self._standing: int | None = None  # where the view was told to stand; None after scrolling by hand
        self._is_new = False
        self.fit = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)
        for changed in (
            *(document.selection_changed, document.hits_changed, document.band_changed),
            *(document.chosen_changed, document.tag_colours_changed, document.findings_changed),
        ):
            changed.connect(self.viewport().update)
        document.marks_changed.connect(self._take_marks)
        self.setAccessibleName(_("Text of the document"))

    # What is shown

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        stays = self._shown == (loaded.version, loaded.source.text) and not self.column.is_empty
        stood = self.standing() if stays else 0
        scroll = self.verticalScrollBar().value() if stays else 0
        self._shown = loaded.version, loaded.source.text
        self._is_new = not stays
        self._set_column()
        self._take_marks()
        if stays and scroll == 0:
            stood = 0
        self.go_to(stood)
        if not stays:
            self.spoken.tell_document()
        self.zoom_changed.emit()

    def clear(self) -> None:
        self._shown = None
        self.column = TextColumn(None, None, self.style_, self.zoom, self._text_width())
        self._fixed = self._standing = None
        self._set_range()
        self.viewport().update()

    def set_style(self, style: TextStyle) -> None:
        """Set the text in another style; the words at the upper edge stay there."""
        if style != self.style_:
            stood = self.standing()
            self.style_ = style
            self.zoom = style.size
            self._set_column()
            self._stand_again(stood)
            self.zoom_changed.emit()

    def choose_style(self, style: TextStyle) -> None:
        """What the reader chose, to be kept."""
        self.set_style(style)
        self.style_changed.emit(self.style_)

    def _take_marks(self) -> None:
        stood = self.standing()
        if self.column.show_areas(tuple(mark for mark in self.document.marks if _is_area(mark))):
            self._fixed = None
            self._stand_again(stood)
        self.viewport().update()

    def _set_column(self) -> None:
        shown = self._shown is not None
        self.column = TextColumn(
            self.document.loaded if shown else None,
            self.document.running if shown else None,
            self.style_,
            self.zoom,
            self._text_width(),
        )
        self.column.show_areas(tuple(mark for mark in self.document.marks if _is_area(mark)))
        self._fixed = None
        self._set_range()
        self.viewport().update()

    # Places

    def position_at(self, point: QPoint) -> int | None:
        place = QPointF(point) - self.origin()
        return self.column.offset_at(place.x(), place.y())

    def rects_of(self, span: Span) -> list[QRectF]:
        if self.column.is_empty or span.end <= span.start:
            return []
        if span.end - span.start <= NEAR:
            keys = list(self.column.rows_of(span))
            for key in keys:
                self.column.set_row(key)
            self._settle()
        else:
            keys = self.shown_rows()
        origin = self.origin()
        return [rect.translated(origin) for rect in self.column.rects(span, keys)]

    def shown_rows(self) -> list[RowKey]:
        """The rows that show, from the upper edge down."""
        top = self.verticalScrollBar().value()
        return list(self.column.rows_between(top, top + self.viewport().height()))

    def scroll_to(self, offset: int) -> None:
        self._stand_at(offset)

    def bring_to(self, offset: int, down: float) -> None:
        super().bring_to(offset, down)
        self._standing = None

    def shows(self, span: Span) -> bool:
        if self.column.is_empty:
            return False
        self._settle()
        start, end = self._line_rect(span.start), self._line_rect(max(span.start, span.end - 1))
        return start.top() >= 0 and end.bottom() <= self.viewport().height()

    def sign_at(self, point: QPoint) -> Target | None:
        sign = self._sign_at(point)
        return None if sign is None else sign.target

    def _sign_at(self, point: QPoint) -> Sign | None:
        return next((sign for sign in self._painting.signs if sign.rect.contains(QPointF(point))), None)

    def offset_at_eye(self) -> int:
        bar = self.verticalScrollBar()
        down = 0.0 if bar.value() == 0 else READING_LINE if bar.value() < bar.maximum() else 1.0
        return self.column.offset_at(0.0, bar.value() + down * self.viewport().height()) or 0

    def offset_under(self, point: QPoint) -> int | None:
        offset = self.position_at(point)
        if offset is None or offset == 0:
            return offset
        before = self.rects_of(Span(offset - 1, offset))
        return offset - 1 if any(rect.contains(QPointF(point)) for rect in before) else offset

    def point_of(self, offset: int) -> QPoint:
        if self.column.is_empty:
            return QPoint()
        place = self._line_rect(offset).topLeft().toPoint()
        return QPoint(place.x(), min(max(place.y(), 0), self.viewport().height()))

    def page_at_eye(self) -> int | None:
        loaded = self.document.loaded
        if loaded is None or not loaded.source.pages:
            return None
        return loaded.source.page_of(self.offset_at_eye())

    def scroll_to_page(self, page: int) -> None:
        loaded = self.document.loaded
        if loaded is not None:
            first = next((line.start for line in loaded.source.lines if line.page == page), None)
            if first is not None:
                self._stand_at(first)

    def standing(self) -> int:
        """The offset of the words at the upper edge."""
        if self._standing is not None:
            return self._standing
        y = self.verticalScrollBar().value() + 1.0
        key = self.column.key_at(y)
        if key is None:
            return 0
        rect = self.column.rect(key)
        row = self.column.row(key)
        first = row.paragraph is None or y < rect.top() + self.column.set_row(key).pitch
        return row.start if first else self.column.offset_at(0.0, y) or 0

    def place(self) -> Place:
        return Place(offset=self.standing(), zoom=self.zoom)

    def restore(self, place: Place) -> None:
        self.go_to(place.offset)

    def position_words(self) -> str:
        page, loaded = self.page_at_eye(), self.document.loaded
        if page is None or loaded is None:
            return ""
        return _("page {page} of {pages}").format(page=page + 1, pages=len(loaded.source.pages))

    def _line_rect(self, offset: int) -> QRectF:
        """The line that holds `offset`, in the viewport."""
        key = self.column.key_of(offset)
        loaded = self.document.loaded
        if key is None or loaded is None:
            return QRectF()
        row, laid = self.column.row(key), self.column.set_row(key)
        first = 0 if row.paragraph is None else row.paragraph.place_of(loaded.source, offset)
        rects = laid.rects(first, first + 1) or laid.rects(max(0, first - 1), first)
        corner = self.column.rect(key).topLeft() + self.origin()
        return rects[0].translated(corner) if rects else QRectF(corner.x(), corner.y(), 1.0, laid.pitch)

    # Zoom and size

    def fit_zoom(self) -> float:
        return 1.0

    def fit_width(self) -> None:
        """Text is always as wide as suits reading; this brings back its own size."""
        self.set_zoom(1.0)

    def apply_zoom(self, zoom: float, fixed: QPoint) -> None:
        stood = self.standing()
        self.zoom = zoom
        self.style_ = replace(self.style_, size=zoom)
        self._set_column()
        self._stand_again(stood)
        self.style_changed.emit(self.style_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.column.is_empty and self._text_width() != self.column.width:
            stood = self.standing()
            self._set_column()
            self._stand_again(stood)
        else:
            self._set_range()
        super().resizeEvent(event)

    def padding(self) -> float:
        """Space between the sheet's edge and the text."""
        spare = (self.viewport().width() - self.style_.column_width(self.zoom)) / 2 - GUTTER
        return float(min(max(spare, LEAST_PADDING), PADDING))

    def _text_width(self) -> float:
        gutter = GUTTER if self.viewport().width() > 560 else 8
        room = self.viewport().width() - 2 * (gutter + self.padding())
        return float(max(LEAST_TEXT, min(round(room), self.style_.column_width(self.zoom))))

    # Scrolling

    def _stand_again(self, offset: int) -> None:
        going, self._going = self._going, True
        if not self.column.is_empty:
            self._stand_at(offset)
        self._going = going

    def _stand_at(self, offset: int) -> None:
        """Have the line that holds `offset` at the upper edge; a first one with the space above."""
        key = self.column.key_of(offset)
        loaded = self.document.loaded
        if key is None or loaded is None:
            return
        bar, view = self.verticalScrollBar(), self.viewport().height()
        row, laid = self.column.row(key), self.column.set_row(key)
        within = 0.0
        if row.paragraph is not None:
            rects = laid.rects(row.paragraph.place_of(loaded.source, offset), len(row.text))
            if rects and rects[0].top() > 0:
                within = rects[0].top() + self.column.rect(key).top() - self.column.top(key)
        top = 0.0 if key == RowKey(0, 0) and not within else self.column.top(key) + within
        top = self.column.settle(top, view, key) if top else self.column.settle(0.0, view, None)
        self._set_range()
        bar.setValue(round(top))
        self._fixed = key
        self._standing = offset

    def _settle(self) -> None:
        """Lay out what shows; what the reader looks at stays where it is, and the ends are the ends."""
        bar, view = self.verticalScrollBar(), self.viewport().height()
        value = bar.value()
        at_end = 0 < value >= bar.maximum()
        going, self._going = self._going, True
        for _turn in range(10):
            top = self.column.settle(float(value), view, self._fixed if value and not at_end else None)
            self._set_range()
            value = bar.maximum() if at_end else round(top)
            if bar.value() == value and not (at_end and _turn == 0):
                break
            bar.setValue(value)
        self._going = going
        self._fixed = self.column.key_at(bar.value() + 1.0)

    def _set_range(self) -> None:
        view = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, view - 40))
        high = 0 if self.column.is_empty else max(0, round(self.column.height) - view)
        if bar.maximum() != high:
            going, self._going = self._going, True
            bar.setRange(0, high)
            self._going = going

    def _scrolled(self) -> None:
        if not self._going:
            self._standing = None
        super()._scrolled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The ends are found where they are once what stands there is laid out."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not self.column.is_empty:
            self._settle()

    # Painting

    def viewportEvent(self, event: QEvent) -> bool:
        """The signs in the margin say what they stand for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.show_tip(event, self._sign_at(event.pos()))
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.column.is_empty:
            self._settle()
        self._painting.paint(event)
        if self._is_new and not self.column.is_empty:
            self._is_new = False
            self.first_shown.emit()

    def sheet(self) -> QRectF:
        """The sheet in the viewport."""
        width = self.column.width + 2 * self.padding()
        left = (self.viewport().width() - width) / 2
        height = max(self.column.height, self.viewport().height())
        return QRectF(left, -self.verticalScrollBar().value(), width, height)

    def origin(self) -> QPointF:
        """The column's upper left corner in the viewport."""
        return self.sheet().topLeft() + QPointF(self.padding(), 0)

    def band_rects(self) -> list[QRectF]:
        """The band's rectangles in the viewport, in logical pixels."""
        return self._painting.band_rects()


def _is_area(mark: Mark) -> bool:
    return mark.annotation.kind is AnnotationKind.AREA
