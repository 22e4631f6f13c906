"""Pages as they will be printed, one below the other, as wide as there is room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.language import _
from gui.theme import Theme
from gui.timers import later

EDGE, GAP = 18, 14
"""Room around the pages and between them, in logical pixels."""
WIDEST = 900
"""A page is shown no wider than this, in logical pixels."""
NARROWEST = 420
"""A page that is shown whole is no narrower than this where there is room, in logical pixels."""
A4 = 297 / 210
AHEAD = 1
"""Pages fetched before they come into view."""
PAUSE_MS = 40


class PagePreview(QAbstractScrollArea):
    """Shows `count` pages. `pages_wanted` asks for those in view, the first and how many; those that were
    there stay until others come. `width_changed` tells that they are to be drawn anew."""

    pages_wanted = Signal(int, int)
    width_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, whole: bool = False) -> None:
        """With `whole` the pages are no larger than that all of one is in view, where it is legible so."""
        super().__init__(parent)
        self._shows_whole = whole
        self._theme = theme
        self._images: dict[int, QImage] = {}
        self._before: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._shapes: Sequence[tuple[float, float]] = ()
        self._tops: list[float] = []
        self.count = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Preview"))
        self._soon = later(self, PAUSE_MS, self._want)
        self._wider = later(self, 4 * PAUSE_MS, self.width_changed.emit)
        self._drawn_for = 0
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        theme.changed.connect(self.viewport().update)

    @property
    def page_width(self) -> int:
        """How wide a page is, in logical pixels."""
        room = min(self.viewport().width() - 2 * EDGE, WIDEST)
        if self._shows_whole and self._shapes:
            height = self.viewport().height() - 2 * EDGE
            room = min(room, max(NARROWEST, int(height / max(tall for _wide, tall in self._shapes))))
        return max(120, room)

    @property
    def pixel_width(self) -> int:
        """How wide a page is, in pixels of the screen."""
        return round(self.page_width * self.devicePixelRatioF())

    @property
    def in_view(self) -> range:
        """The pages that are in view, and those that come next."""
        top = self.verticalScrollBar().value() - EDGE
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height()) - 1 + AHEAD
        return range(first, max(first + 1, last + 1))

    def show_pages(
        self, count: int, first: int, images: Sequence[QImage], sizes: Sequence[tuple[float, float]] = ()
    ) -> None:
        """Show other pages than before: of `count`, those from `first` on are here. Where they differ,
        `sizes` are their widths and heights, and the widest is as wide as there is room."""
        self._before = {}
        self._images = {first + at: image for at, image in enumerate(images) if not image.isNull()}
        self._asked = set()
        self.count = count
        self._drawn_for = self.page_width
        ratio = images[0].height() / images[0].width() if images and images[0].width() else A4
        self._shapes = _shapes(sizes) if sizes else [(1.0, ratio)] * count
        self._arrange()
        self._soon.start()

    def show_shapes(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show other pages than before, none of which is here yet: `sizes` are their widths and heights, the
        widest of which is as wide as there is room. Those that were there stay until others come."""
        before = self._before | self._images
        self.show_pages(len(sizes), 0, (), sizes)
        self._before = before
        self._drawn_for = self.page_width

    def add_pages(self, first: int, images: Sequence[QImage]) -> None:
        """More of the same pages are here."""
        self._images |= {first + at: image for at, image in enumerate(images) if not image.isNull()}
        for page in range(first, first + len(images)):
            self._before.pop(page, None)
        self.viewport().update()
        self._soon.start()

    def has_page(self, page: int) -> bool:
        """Whether a page is here."""
        return page in self._images

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End lead to the first and the last page; the other keys scroll."""
        bar = self.verticalScrollBar()
        places = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
        }
        if event.key() in places:
            bar.setValue(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        if self._drawn_for and self.page_width != self._drawn_for:
            self._wider.start()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._wider.start()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(colours.desk))
        for page in range(self.count):
            place = self._place(page)
            if place.bottom() < 0 or place.top() > self.viewport().height():
                continue
            painter.setPen(QColor(colours.line))
            painter.setBrush(QColor("#ffffff"))  # paper is white whatever the window is
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
            image = self._images.get(page, self._before.get(page))
            if image is not None:
                painter.drawImage(place, image)
        painter.end()

    def _place(self, page: int) -> QRectF:
        ratio = self.devicePixelRatioF()
        width, height = (round(side * self.page_width * ratio) / ratio for side in self._shapes[page])
        left = round((self.viewport().width() - width) / 2 * ratio) / ratio
        top = EDGE + self._tops[page] - self.verticalScrollBar().value()
        return QRectF(left, round(top * ratio) / ratio, width, height)

    def _arrange(self) -> None:
        bar = self.verticalScrollBar()
        steps = [height * self.page_width + GAP for _width, height in self._shapes]
        self._tops = [0.0, *accumulate(steps)][: self.count]
        height = sum(steps) - GAP + 2 * EDGE if steps else 0
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(height) - self.viewport().height()))
        self.viewport().update()

    def _want(self) -> None:
        """Ask for pages that are in view and not here."""
        missing = [
            page
            for page in self.in_view
            if page < self.count and page not in self._images and page not in self._asked
        ]
        if missing:
            self._asked |= set(range(missing[0], missing[-1] + 1))
            self.pages_wanted.emit(missing[0], missing[-1] - missing[0] + 1)


def _shapes(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    widest = max((width for width, _height in sizes), default=1.0)
    return [(width / widest, height / widest) for width, height in sizes]
