"""Small pictures of a document's pages, drawn as they come into view, behind all that is read."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from core.language import _
from core.page_requests import Tile
from gui.processes import PageRasters
from gui.source_view.page_layout import turn, turned_size
from gui.source_view.page_view import PageView
from gui.source_view.tiles import TileStore
from gui.theme import Theme, stroke_colour

SIDE = 104
"""Width of a small page in logical pixels; a page on its side is as wide."""
MOST_HIGH = 2 * SIDE
SPACE = 8
STORE_BYTES = 24 * 1024 * 1024
TICK = 3.0

AnyIndex = QModelIndex | QPersistentModelIndex


class PageNumbers(QAbstractListModel):
    """The pages of a document by their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def show(self, count: int) -> None:
        """Another document, with so many pages."""
        if count != self._count:
            self.beginResetModel()
            self._count = count
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else self._count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("page {page} of {pages}").format(page=index.row() + 1, pages=self._count)
        return None


class SmallPages(QListView):
    """One column. `page_chosen` is counted from 0."""

    page_chosen = Signal(int)

    def __init__(self, view: PageView, rasters: PageRasters, theme: Theme) -> None:
        super().__init__()
        self._view = view
        self._rasters = rasters
        self._theme = theme
        self._store = TileStore(STORE_BYTES)
        self._numbers = PageNumbers()
        self._showing = False  # the current page is set by the view, not by the reader
        self._state: object = None
        self.setModel(self._numbers)
        self.setItemDelegate(_SmallPage(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setAccessibleName(_("Small pages"))
        self._wish = QTimer(self)
        self._wish.setSingleShot(True)
        self._wish.timeout.connect(self._send_wish)
        self.selectionModel().currentChanged.connect(self._choose)
        self.clicked.connect(lambda index: self.page_chosen.emit(index.row()))
        rasters.drawn.connect(self._take)
        theme.changed.connect(self.viewport().update)
        view.document.marks_changed.connect(self.viewport().update)
        view.zoom_changed.connect(self.show_document)

    def show_document(self) -> None:
        """Show the pages of the view's document as they are turned."""
        state = (self._view.version, self._view.sizes, self._view.rotation)
        if state != self._state:
            self._state = state
            self._numbers.show(len(self._view.sizes))
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    def show_page(self, page: int) -> None:
        """The reader is at `page`, counted from 0."""
        index = self._numbers.index(page)
        if index.isValid() and index != self.currentIndex():
            self._showing = True
            self.setCurrentIndex(index)
            self._showing = False
            self.scrollTo(index)

    def size_of(self, page: int) -> QSize:
        """The size of a small page as it is turned, in logical pixels."""
        if page >= len(self._view.sizes):
            return QSize(SIDE, SIDE)
        width, height = turned_size(self._view.sizes[page], self._view.rotation)
        return QSizeF(width, height).scaled(SIDE, MOST_HIGH, Qt.AspectRatioMode.KeepAspectRatio).toSize()

    def paint_page(self, painter: QPainter, page: int, rect: QRect, *, current: bool) -> None:
        """Paint a small page with the marks on it."""
        paper, colours = self._theme.page_colours, self._theme.colours
        painter.fillRect(rect.adjusted(-1, -1, 1, 1), QColor(colours.line))
        painter.fillRect(rect, QColor(paper.paper))
        image = self._image(page)
        if image is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(rect.topLeft())
            upright = QSizeF(rect.size())
            if self._view.rotation % 180:
                upright.transpose()
            painter.setTransform(turn(upright, self._view.rotation), combine=True)
            painter.drawImage(QRectF(0, 0, upright.width(), upright.height()), image)
            painter.restore()
        for share, colour in self._view.marks_on(page):
            y = rect.top() + share * (rect.height() - TICK)
            tick = QRectF(rect.right() + 3, y, 2 * TICK, TICK)
            painter.fillRect(
                tick, QColor(stroke_colour(paper if self._theme.dark_pages else colours, colour))
            )
        if current:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-3, -3, 2, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._wish.start()

    def _tile(self, page: int) -> Tile | None:
        if page >= len(self._view.sizes):
            return None
        size, small = self._view.sizes[page], self.size_of(page)
        across = small.height() if self._view.rotation % 180 else small.width()
        scale = across * self.devicePixelRatioF() / size.width
        width, height = max(1, round(size.width * scale)), max(1, round(size.height * scale))
        return Tile(self._view.version, page, scale, 0, 0, width, height, self._theme.dark_pages)

    def _image(self, page: int) -> QImage | None:
        tile = self._tile(page)
        return None if tile is None else self._store.get(tile)

    def _send_wish(self) -> None:
        """Wish for the small pages that show, behind all that is read."""
        wanted = []
        if self.isVisible():
            index = self.indexAt(self.viewport().rect().topLeft())
            row = index.row() if index.isValid() else 0
            while row < self._numbers.rowCount():
                if self.visualRect(self._numbers.index(row)).top() > self.viewport().height():
                    break
                tile = self._tile(row)
                given_up = self._view.cannot_show(row)
                if tile is not None and not given_up and self._store.get(tile) is None:
                    wanted.append(tile)
                row += 1
        self._rasters.wish(self, (), tuple(wanted))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list makes its first row the current one where none is: the reader has chosen nothing."""
        self._showing = True
        super().focusInEvent(event)
        self._showing = False

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not wished for."""
        super().hideEvent(event)
        self._wish.stop()
        self._rasters.forget(self)

    def _take(self, tile: Tile, image: QImage) -> None:
        if tile == self._tile(tile.page) and tile.version == self._view.version:
            self._store.put(tile, image)
            self.viewport().update()

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.page_chosen.emit(current.row())


class _SmallPage(QStyledItemDelegate):
    """A page and its number."""

    def __init__(self, pages: SmallPages) -> None:
        super().__init__(pages)
        self._pages = pages

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = self._pages.size_of(index.row())
        return QSize(SIDE + 4 * SPACE, size.height() + option.fontMetrics.lineSpacing() + 3 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        size = self._pages.size_of(index.row())
        left = option.rect.left() + (option.rect.width() - size.width()) // 2
        sheet = QRect(left, option.rect.top() + SPACE, size.width(), size.height())
        current = index.row() == self._pages.currentIndex().row()
        painter.save()
        self._pages.paint_page(painter, index.row(), sheet, current=current)
        painter.setPen(option.palette.color(option.palette.ColorRole.WindowText))
        below = QRect(option.rect.left(), sheet.bottom() + SPACE // 2, option.rect.width(), SPACE * 3)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(index.row() + 1)
        )
        painter.restore()
