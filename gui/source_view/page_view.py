"""The pages of a document as they were published, in one continuous column."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.annotations import Colour, PageBox
from core.language import _
from core.library import Changes, LoadedMeeting, Place
from core.page_requests import CharactersRequest, Tile
from core.source_text import Box, PageSize, Span
from gui.annotations.placing import Target
from gui.processes import PageRasters
from gui.source_view.caret import paint_keyboard
from gui.source_view.links import AnyLink
from gui.source_view.page_column import PageColumn
from gui.source_view.page_layout import MARGIN, turned_size
from gui.source_view.page_overlay import PageOverlay
from gui.source_view.page_painting import rect_of
from gui.source_view.page_signs import Sign
from gui.source_view.page_tiles import PageTiles
from gui.source_view.shown_document import ShownDocument
from gui.source_view.tiles import drawn_ahead
from gui.theme import Theme

HEAD = 0.12
"""The part of a page's height that is its head."""
NEAR_ZOOM = 2.0
"""Up to this zoom the pages before and after those that show are drawn too."""
FEW_PAGES = 3
"""A span on no more pages has its rectangles told wherever it stands; of a longer one only what is near."""


class PageView(PageColumn):
    """Shows rasters that the page process draws; nothing is drawn from the document here."""

    def __init__(
        self, document: ShownDocument, rasters: PageRasters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, parent)
        self._rasters = rasters
        self._theme = theme
        self._tile_room = PageTiles(rasters, theme, self)
        self._store = self._tile_room.store
        self._overlay = PageOverlay(document, theme, self)
        self._pictures: frozenset[int] = frozenset()  # scanned pages
        self._machine_read: frozenset[int] = frozenset()
        self._wish = QTimer(self)
        self._wish.setSingleShot(True)
        self._wish.setInterval(0)
        self._wish.timeout.connect(self._send_wish)
        rasters.characters.connect(self._take_characters)
        for signal in (self._tile_room.changed, self._overlay.changed, theme.changed):
            signal.connect(self.viewport().update)
        self.setAccessibleName(_("Pages of the document"))

    # What is shown.

    @property
    def version(self) -> int:
        """The version of the document that is shown; 0 where none is."""
        return self._tile_room.version

    def cannot_show(self, page: int) -> bool:
        """Whether a page is damaged: it has a sentence instead."""
        return page in self._tile_room.failed

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        same = loaded.version == self.version and loaded.source.pages == self._sizes
        if not same:
            self.show_pages(loaded.version, loaded.source.pages)
        self._overlay.show_meeting(loaded, same_pages=same)
        self._machine_read = frozenset(loaded.source.machine_read)
        self._pictures = frozenset(loaded.source.scanned) - self._machine_read
        self.zoom_changed.emit()

    def show_pages(self, version: int, sizes: tuple[PageSize, ...]) -> None:
        """Show the pages alone, from the first; the text that stands on them is not needed yet."""
        self._tile_room.show(version)
        self._sizes = sizes
        self._overlay.show_meeting(None)
        self._pictures = self._machine_read = frozenset()
        self.rotation = 0
        if self.fit is not None:
            self.zoom = self.fit_zoom()
        self._lay_out()
        self._going = True
        self.verticalScrollBar().setValue(0)
        self._going = False
        self._tell_page()

    def try_again(self, changes: Changes) -> None:
        """Draw pages that failed once more where their document may be another, or its bytes came back."""
        if changes.meetings or changes.everything:
            self._tile_room.try_again()

    def forget_drawn(self) -> None:
        """Draw all pages anew: what was drawn may be of another library's documents."""
        self._tile_room.forget()

    def clear(self) -> None:
        self._tile_room.show(0)
        self._store.clear()
        self._sizes = ()
        self._overlay.show_meeting(None)
        self._rasters.forget(self)
        self._lay_out()

    # Text and pixels.

    def position_at(self, point: QPoint) -> int | None:
        place, characters = self._place_under(point), self._overlay.characters
        if place is None or characters is None or self._overlay.map is None:
            return None
        found = characters.position_at(place[0], place[1].x(), place[1].y())
        return self._overlay.map.end_before(place[0]) if found is None else found

    def offset_under(self, point: QPoint) -> int | None:
        place, characters = self._place_under(point), self._overlay.characters
        if place is None or characters is None:
            return None
        return characters.offset_under(place[0], place[1].x(), place[1].y())

    def link_at(self, point: QPoint) -> AnyLink | None:
        place = self._place_under(point)
        return None if place is None else self._overlay.link_at(*place)

    def sign_at(self, point: QPoint) -> Target | None:
        sign = self._sign_at(point)
        return None if sign is None else sign.target

    def rects_of(self, span: Span) -> list[QRectF]:
        pages = self._pages_of(span)
        if len(pages) > FEW_PAGES:
            shown = self._shown_pages() or [0]
            pages = range(max(pages.start, shown[0] - 1), min(pages.stop, shown[-1] + 2))
        return [
            self._to_view(page).mapRect(rect_of(box))
            for page in pages
            for box in self._overlay.boxes_on(page, span)
        ]

    def boxes_of(self, span: Span) -> tuple[PageBox, ...]:
        return () if self._overlay.characters is None else tuple(self._overlay.characters.boxes(span))

    def area_rect(self, area: PageBox) -> QRectF | None:
        if not 0 <= area.page < len(self._sizes):
            return None
        return self._to_view(area.page).mapRect(rect_of(area.box))

    def shows(self, span: Span) -> bool:
        rects = self.rects_of(span)
        view = QRectF(self.viewport().rect())
        return bool(rects) and len(self._pages_of(span)) <= FEW_PAGES and all(map(view.contains, rects))

    def band_rects(self) -> list[QRect]:
        """The band's rectangles in the viewport, in logical pixels."""
        return [
            self._to_view(page).mapRect(band).toRect()
            for page in range(len(self._sizes))
            for band in self._overlay.band_boxes(page, self._sizes[page].width)
        ]

    def marks_on(self, page: int) -> list[tuple[float, Colour]]:
        """Where on a page the marks begin, as a part of its height, and their colours."""
        if self._overlay.marks is None or not self._sizes:
            return []
        height = turned_size(self._sizes[page], self.rotation).height
        return [
            (min(max(self._top_of(PageBox(page, card.box)) / height, 0.0), 1.0), colour)
            for card in self._overlay.marks.shapes(page).cards
            if (colour := card.colour) is not None
        ]

    def _pages_of(self, span: Span) -> range:
        loaded = self.document.loaded
        if loaded is None or self._overlay.map is None:
            return range(0)
        first = loaded.source.page_of(span.start)
        last = loaded.source.page_of(max(span.start, span.end - 1))
        return range(first, last + 1) if first is not None and last is not None else range(0)

    # Places.

    def scroll_to(self, offset: int) -> None:
        found = self._overlay.map.box_of(offset) if self._overlay.map is not None else None
        if not self._sizes:
            return
        page, top = (0, 0.0) if found is None else (found.page, self._top_of(found))
        # What stands at the head of a page is shown with the whole head.
        at_head = top < turned_size(self._sizes[page], self.rotation).height * HEAD
        self.verticalScrollBar().setValue(self._layout.y_of(page, 0.0 if at_head else top) - MARGIN)
        if found is not None:
            self._show_across(self._to_view(page).mapRect(rect_of(found.box)))

    def _show_across(self, rect: QRectF) -> None:
        """Scroll across where the beginning of `rect` is not in view."""
        if not 0 <= rect.left() < self.viewport().width():
            across = self.horizontalScrollBar()
            across.setValue(across.value() + round(rect.left()) - MARGIN)

    def _top_of(self, found: PageBox) -> float:
        """The upper edge of a box in points from that of its page, as it is turned."""
        rect = self._to_view(found.page).mapRect(rect_of(found.box))
        return (rect.top() - self._page_rect(found.page).top()) / self._layout.scale(found.page)

    def offset_at_eye(self) -> int:
        if self._overlay.map is None or not self._sizes:
            return 0
        page, y = self._eye()
        return self._overlay.map.offset_at(page, self._layout.upright(page, y))

    def go_to_place(self, page: int, y: float) -> None:
        """Bring a height of an upright page, in points, to the upper edge, as `go_to` does."""
        if 0 <= page < len(self._sizes):
            self._going = True
            top = self._top_of(PageBox(page, Box(0, y, self._sizes[page].width, y)))
            self.verticalScrollBar().setValue(self._layout.y_of(page, top) - MARGIN)
            self._going = False
            self._tell.stop()

    def point_of(self, offset: int) -> QPoint:
        found = self._overlay.map.box_of(offset) if self._overlay.map is not None else None
        if found is None or not self._sizes:
            return QPoint()
        top = self._to_view(found.page).mapRect(rect_of(found.box)).top()
        left = max(0, self._page_rect(found.page).left()) + MARGIN
        return QPoint(left, min(max(round(top), 0), self.viewport().height()))

    def place(self) -> Place:
        page, y = self._layout.place_at(self.verticalScrollBar().value())
        known = self._overlay.map if page < len(self._sizes) else None
        offset = 0 if known is None else known.offset_at(page, self._layout.upright(page, y))
        zoom = None if self.fits_width else self.zoom
        return Place(offset=offset, page=page, y=y, zoom=zoom, rotation=self.rotation, fit=self.fit)

    def restore(self, place: Place) -> None:
        self.rotation = place.rotation % 360
        if place.fit == "page":
            self.fit_page()
        elif place.zoom is not None:
            self.set_zoom(place.zoom)
        else:
            self.fit_width()
        self._lay_out()
        if place.page is not None and place.page < len(self._sizes):
            self._going = True
            self.verticalScrollBar().setValue(self._layout.y_of(place.page, place.y or 0.0))
            self._going = False
        else:
            self.go_to(place.offset)
        self._tell_page()

    def position_words(self) -> str:
        if not self._sizes:
            return ""
        page = self.current_page()
        if page in self._machine_read:
            words = _("page {page} of {pages}, read by machine")
        elif page in self._pictures:
            words = _("page {page} of {pages}, a picture")
        else:
            words = _("page {page} of {pages}")
        return words.format(page=page + 1, pages=len(self._sizes))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours.desk))
        view = self.viewport().rect()
        for page in self._shown_pages():
            rect = self._page_rect(page)
            self._tile_room.paint(painter, page, self._layout, rect, view)
            if page not in self._tile_room.failed:
                painter.save()
                painter.setClipRect(rect.intersected(event.rect()))
                width = self._sizes[page].width
                self._overlay.paint(painter, page, self._to_view(page), QRectF(rect), width)
                painter.restore()
        paint_keyboard(self, painter, self._theme.colours)
        painter.end()
        self._wish.start()

    def viewportEvent(self, event: QEvent) -> bool:
        """The signs in the margin say what they stand for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.show_tip(event, self._sign_at(event.pos()))
            return True
        return super().viewportEvent(event)

    def _sign_at(self, point: QPoint) -> Sign | None:
        for page in self._shown_pages():
            rect = QRectF(self._page_rect(page))
            for sign in self._overlay.signs(page, self._to_view(page), rect):
                if sign.rect.contains(QPointF(point)):
                    return sign
        return None

    # What the page process is asked.

    def _tiles(self, page: int, everything: bool = False) -> list[Tile]:
        """The tiles of the part of `page` that shows, or of all of it."""
        rect = self._page_rect(page)
        part = rect if everything else QRect(QPoint(0, 0), self.viewport().size())
        return self._tile_room.tiles(page, self._layout, rect, part, self.devicePixelRatioF())

    def _send_wish(self) -> None:
        """Wish for what shows first, then for its characters, then for the next page and the one before."""
        pages = self._shown_pages()
        if not pages or not self.isVisible():
            return
        wanted = [tile for page in pages for tile in self._tiles(page)]
        after, before = (
            self._tiles(page, everything=True)
            if 0 <= page < len(self._sizes) and self.zoom <= NEAR_ZOOM
            else []
            for page in (pages[-1] + 1, pages[0] - 1)
        )
        known = self._overlay.characters
        characters = [page for page in pages if known is not None and known.wants(page)]
        self._rasters.wish(
            self,
            self._tile_room.missing(wanted),
            self._tile_room.missing(drawn_ahead(after, before)),
            tuple(CharactersRequest(self.version, page) for page in characters),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not wished for."""
        super().hideEvent(event)
        self._rasters.forget(self)

    def _take_characters(self, version: int, page: int, boxes: array[float] | None) -> None:
        if version == self.version:
            self._overlay.put_characters(page, boxes)
