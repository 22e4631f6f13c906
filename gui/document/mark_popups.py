"""What shows beside the words in the document: the bar at a selection, the card of a mark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from core.annotations import PageBox
from core.source_text import Span
from gui.panels.beside import place_beside
from gui.panels.mark_card import MarkCard
from gui.panels.selection_bar import SelectionBar
from gui.source_view.stack import SourceStack
from gui.source_view.view import SourceView


class MarkPopups(QObject):
    """Keeps bar and card beside their words while the document scrolls; neither takes the keyboard by itself.

    `escaped` says that Escape was pressed in the document while the card was open.
    """

    escaped = Signal()

    def __init__(self, source: SourceStack, bar: SelectionBar) -> None:
        super().__init__(source)
        self._source = source
        self._bar = bar
        self.card: MarkCard | None = None
        self._areas: tuple[PageBox, ...] = ()  # of the card's mark, where it is an area
        for view in (source.pages, source.text):
            view.installEventFilter(self)
            view.viewport().installEventFilter(self)
            view.verticalScrollBar().valueChanged.connect(self.place)
            view.horizontalScrollBar().valueChanged.connect(self.place)
            view.zoom_changed.connect(self.place)
        source.document.selection_changed.connect(self.hide_bar)
        source.document.marks_changed.connect(self.place)
        source.currentChanged.connect(self.place)
        bar.left.connect(self._leave_bar)

    # The bar

    def show_bar(self) -> None:
        """Show the bar beside the selection, or the chosen area."""
        document = self._source.document
        if self.card is not None:  # one at a time
            self.escaped.emit()
        self._bar.show_for_area(document.area is not None)
        self._bar.show()
        self._place_bar()
        self._bar.raise_()
        if self._source.view is not None:
            QWidget.setTabOrder(self._source.view, self._bar.first)

    def hide_bar(self) -> None:
        """Show the bar no more."""
        had_focus = self._bar.isAncestorOf(self._bar.window().focusWidget() or self._bar)
        self._bar.hide()
        if had_focus and self._source.view is not None:
            self._source.view.setFocus()

    def _leave_bar(self) -> None:
        self.hide_bar()

    # The card

    def show_card(self, card: MarkCard, areas: tuple[PageBox, ...]) -> None:
        """Show `card` beside its passage, or beside the rectangles of an area."""
        self.hide_bar()
        self.card, self._areas = card, areas
        card.grew.connect(self.place)
        card.show()
        self._place_card()
        card.raise_()
        if self._source.view is not None:
            QWidget.setTabOrder(self._source.view, card.editor.note)

    def close_card(self) -> None:
        """Show no card any more. What was typed in it must have been handed over."""
        card, self.card = self.card, None
        if card is None:
            return
        focus = card.window().focusWidget()
        had_focus = focus is not None and card.isAncestorOf(focus)
        card.hide()
        card.deleteLater()
        if had_focus and self._source.view is not None:
            self._source.view.setFocus()

    # Where they stand

    def place(self, _value: object = None) -> None:
        """Put both beside their words again: the document was scrolled, or has another size."""
        if self._bar.isVisible():
            self._place_bar()
        if self.card is not None:
            self._place_card()

    def _place_bar(self) -> None:
        view, document = self._source.view, self._source.document
        if view is None:
            return
        near = None
        if document.area is not None:
            rects = self._area_rects(view, (document.area,))
        elif document.selection is not None:
            rects = self._rects(view, document.selection)
            near = self._near_head(view, document.selection, document.head)
        else:
            return
        size = self._bar.sizeHint()
        # Above: what stands below is what the reader reads next.
        corner = place_beside(size, rects, self._room(view), near, above=True)
        self._bar.setGeometry(QRect(corner, size))

    def _place_card(self) -> None:
        view, card = self._source.view, self.card
        if view is None or card is None:
            return
        span = card.target.passage
        assert span is not None
        rects = self._area_rects(view, self._areas) or self._rects(view, span)
        room = self._room(view)
        in_view = any(rect.intersects(room) for rect in rects)
        # What is scrolled away takes its card along; not while something is written in it.
        card.setVisible(in_view or card.editor.is_written_in or card.editor.unsaved)
        # Of two views one above the other, the card may lie over the other one: not over its own words.
        tall = QRect(room.left(), 0, room.width(), self._source.height())
        size = card.wanted_size(max(160, round(tall.height() * 0.6)))
        card.setGeometry(QRect(place_beside(size, rects, tall), size))

    def _room(self, view: SourceView) -> QRect:
        return QRect(view.viewport().mapTo(self._source, QPoint(0, 0)), view.viewport().size())

    def _rects(self, view: SourceView, span: Span) -> list[QRect]:
        return self._in_stack(view, view.rects_of(span))

    def _area_rects(self, view: SourceView, areas: tuple[PageBox, ...]) -> list[QRect]:
        found = (view.area_rect(area) for area in areas)
        return self._in_stack(view, [rect for rect in found if rect is not None])

    def _in_stack(self, view: SourceView, rects: list[QRectF]) -> list[QRect]:
        corner = view.viewport().mapTo(self._source, QPoint(0, 0))
        return [rect.toAlignedRect().translated(corner) for rect in rects]

    def _near_head(self, view: SourceView, selection: Span, head: int) -> int | None:
        """Where across the stack the selection ends for the hand that made it."""
        at_end = head >= selection.end
        edge = Span(max(selection.start, selection.end - 1), selection.end)
        rects = self._rects(view, edge if at_end else Span(selection.start, selection.start + 1))
        if not rects:
            return None
        return rects[-1].right() if at_end else rects[0].left()

    # What makes them go

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press of the mouse or a letter puts the bar away; Escape whatever shows."""
        if event.type() is QEvent.Type.Resize:
            self.place()
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self.hide_bar()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if self._bar.isVisible():
                self.hide_bar()
                return True
            if self.card is not None:
                self.escaped.emit()
                return True
        elif event.text().strip():
            self.hide_bar()
        return False
