"""All cases, the newest activity first: a line to search by number or title, and the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from core.library import Library
from core.library.case_trails.cases import CaseKey, CasePage, CaseRow, case_page
from gui.models.cases import Cases, case_line
from gui.models.tree import Index
from gui.panels.captions import quiet
from gui.panels.rows import bold, small
from gui.session import Session
from gui.theme import Theme

PAUSE_MS = 120
EDGE, ROOM = 12, 7


class ListRows(QStyledItemDelegate):
    """Rows of two lines: what it is, and a quiet line below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def lines(self, index: Index) -> tuple[str, str]:
        """The two lines of a row."""
        row: CaseRow = index.data(Cases.ROW)
        return row.title or _("Untitled"), case_line(row)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        first = QFontMetricsF(bold(option.font)).lineSpacing()
        second = QFontMetricsF(small(option.font)).lineSpacing()
        return QSize(120, round(first + second) + 2 * ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        first, second = self.lines(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            ring = self._view.hasFocus()
            painter.setPen(QColor(colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(5, 1.5, -5, -1.5), 6, 6)
        at = option.rect.top() + ROOM
        for text, font, colour in (
            (first, bold(option.font), colours.text),
            (second, small(option.font), colours.text if chosen else colours.quiet),
        ):
            metrics = QFontMetricsF(font)
            rect = QRect(
                option.rect.left() + EDGE, at, option.rect.width() - 2 * EDGE, round(metrics.lineSpacing())
            )
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
            at += rect.height()
        painter.restore()


class RowList(QListView):
    """A list of such rows. Its letters are commands, not a search; Enter says `entered`."""

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the letters are commands."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            takes = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            event.setAccepted(takes)
            if takes:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SearchLine(QLineEdit):
    """Says `asked` a moment after something was typed, and `down` where the arrow leads into the list."""

    asked = Signal()
    down = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CaseList(QWidget):
    """`chosen` carries the CaseRow that the reader came to, `entered` that Enter was pressed on it."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self._below: int | None = None
        self._showing = False
        self._wanted: CaseKey | None = None
        self.model = Cases(self)
        self.line = SearchLine(_("Case number or title"))
        self.list = RowList(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ListRows(theme, self.list))
        self.list.setAccessibleName(_("Cases"))
        self.nothing = quiet()
        self.nothing.setContentsMargins(EDGE, 8, EDGE, 0)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.line.asked.connect(self.read)
        self.line.down.connect(self.list.setFocus)
        self.line.returnPressed.connect(self.entered)
        self.list.entered.connect(self.entered)
        self.model.more_wanted.connect(self._read_more)
        self.list.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def current(self) -> CaseRow | None:
        """The row that the reader is at."""
        index = self.list.currentIndex()
        return index.data(Cases.ROW) if index.isValid() else None

    def show_chosen(self, case: CaseKey | None) -> None:
        """Have a case stand out, as soon as it is listed."""
        self._wanted = case
        self._show_wanted()

    def read(self) -> None:
        """Read the first page again."""
        self._asked += 1
        asked, words = self._asked, self.line.text()

        def show(page: CasePage) -> None:
            if asked == self._asked:
                self._below = page.below
                self.model.show(page.rows, has_more=page.below is not None)
                self.nothing.setVisible(not page.rows)
                self.nothing.setText(
                    _("No case with these words. Try its number, or the beginning of a word of its title.")
                    if words.strip()
                    else _("No item of the library has a case number yet. Bring in minutes that have.")
                )
                self._show_wanted()

        self._session.background.read(lambda library: case_page(library, words), show)

    def _read_more(self) -> None:
        asked, words, after, listed = self._asked, self.line.text(), self._below, self.model.listed

        def work(library: Library) -> CasePage:
            return case_page(library, words, after, listed=listed)

        def add(page: CasePage) -> None:
            if asked == self._asked:
                self._below = page.below
                self.model.add(page.rows, has_more=page.below is not None)

        self._session.background.read(work, add)

    def _show_wanted(self) -> None:
        at = None if self._wanted is None else self.model.row_of(self._wanted)
        self._showing = True
        if at is None:
            self.list.selectionModel().clear()
        else:
            self.list.setCurrentIndex(self.model.index(at))
        self._showing = False

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(Cases.ROW) if index.isValid() else None
        if row is not None and not self._showing:
            self._wanted = row.case
            self.chosen.emit(row)
