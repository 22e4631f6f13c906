"""The table of the register: rows and headings, keys, what is chosen, how its columns stand."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.language import _
from core.library.decisions.register import Column, RegisterOrder
from gui import icons
from gui.models.register import Index, Register
from gui.models.register_words import COLUMNS, column_name
from gui.overviews.register.runs import runs
from gui.theme import Theme

HIGH = 30  # of a line, in logical pixels
WIDTHS = {
    **{"date": 92, "municipality": 96, "body": 110, "number": 40, "title": 250, "case": 84},
    **{"follows": 84, "outcome": 120, "votes": 66, "tags": 80, "follow_up": 96, "text": 360},
}
GIVING_WAY = {"title": (130, 600), "body": (80, 170)}
"""The least and the most width of the columns that take the room there is, until one is set by hand."""
HIDDEN = frozenset(("municipality", "text"))
MOST_RANGES = 2000
"""Of what is chosen, to be chosen again in another order."""
_DESCENDS_FIRST = frozenset((Column.DATE, Column.VOTES))
_KEYS = frozenset((Qt.Key.Key_T, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter))


class RegisterView(QTableView):
    """`order_wanted` carries a RegisterOrder, `opened` an id and whether the tab stays behind, `tag_wanted`
    that the chosen rows shall get a tag, `arranged` that columns came, went, moved or are wider."""

    order_wanted = Signal(object)
    opened = Signal(object, bool)
    tag_wanted = Signal()
    copy_wanted = Signal()
    arranged = Signal()
    current_moved = Signal()

    def __init__(self, model: Register, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = model
        self._theme = theme
        self.setObjectName("registerTable")
        self.setAccessibleName(_("Decision register"))
        self.setModel(model)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegate(_Cells(self))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HIGH)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionClicked.connect(self._sort_by)
        header.setToolTip(_("Click to sort. The other button chooses columns."))
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, WIDTHS[column])
            self.setColumnHidden(at, column in HIDDEN)
        header.sectionMoved.connect(self.arranged)
        self._by_hand = self._fitting = (
            False  # whether the widths are the reader's; whether they are set here
        )
        header.sectionResized.connect(self._follow_width)
        # the header would ask of each row of a long selection whether its column is chosen
        header.setSelectionModel(QItemSelectionModel(model, self))
        self._order = RegisterOrder()
        self.show_order(self._order)
        theme.changed.connect(self.viewport().update)

    # Order and columns

    def show_order(self, order: RegisterOrder) -> None:
        """Say on the header what the rows are sorted by."""
        self._order = order
        # Qt's arrow points up where values fall: here it points the way that they go
        down = Qt.SortOrder.AscendingOrder if order.descending else Qt.SortOrder.DescendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(order.column.value), down)

    def columns_shown(self) -> list[str]:
        """The columns in view, from left to right."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(at) for at in range(header.count()))
        return [COLUMNS[at] for at in places if not self.isColumnHidden(at)]

    def show_column(self, column: str, *, shown: bool) -> None:
        """Have a column in view or not."""
        self.setColumnHidden(COLUMNS.index(column), not shown)
        self._fit()
        self.arranged.emit()

    def arrangement(self) -> str:
        """How the columns stand, to be kept."""
        header = self.horizontalHeader()
        placed = [COLUMNS[header.logicalIndex(at)] for at in range(header.count())]
        widths = {column: self._width(column) for column in placed}
        kept = {"columns": placed, "shown": self.columns_shown(), "by_hand": self._by_hand}
        return json.dumps({**kept, "widths": widths if self._by_hand else {}})

    def arrange(self, kept: str | None) -> bool:
        """Have the columns stand as they were kept; whether there was anything."""
        try:
            stored = json.loads(kept or "")
            placed = [each for each in stored["columns"] if each in COLUMNS]
            shown, widths = frozenset(stored["shown"]), dict(stored["widths"])
        except (ValueError, KeyError, TypeError):
            return False
        self._by_hand = stored.get("by_hand") is not False
        self._fitting = True
        header = self.horizontalHeader()
        for at, column in enumerate(dict.fromkeys(placed)):
            header.moveSection(header.visualIndex(COLUMNS.index(column)), at)
        for at, column in enumerate(COLUMNS):
            if isinstance(widths.get(column), int):
                self.setColumnWidth(at, max(30, widths[column]))
            if column in placed:
                self.setColumnHidden(at, column not in shown)
        self._fitting = False
        self._fit()
        return True

    def _follow_width(self, _column: int, before: int, now: int) -> None:
        """A column that comes or goes was, or is, 0 wide."""
        if not self._fitting:
            self._by_hand |= bool(before and now)
            self.arranged.emit()

    def _fit(self) -> None:
        """Have item and body take the room that the other columns leave, so that all are in view."""
        if self._by_hand:
            return
        self._fitting = True
        shown = self.columns_shown()
        room = self.viewport().width() - sum(self._width(each) for each in shown if each not in GIVING_WAY)
        title, body = GIVING_WAY["title"], GIVING_WAY["body"]
        if "title" not in shown:
            of_body = min(max(room, body[0]), body[1])
        else:
            of_body = min(max(body[0], (room - title[0]) // 3), body[1]) if "body" in shown else 0
        widths = {"body": of_body, "title": min(max(room - of_body, title[0]), title[1])}
        for column in set(widths) & set(shown):
            self.setColumnWidth(COLUMNS.index(column), widths[column])
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _width(self, column: str) -> int:
        at = COLUMNS.index(column)
        return self.columnWidth(at) or WIDTHS[column]

    def _sort_by(self, section: int) -> None:
        name = COLUMNS[section]
        if name not in set(Column):
            self.show_order(self._order)
            return
        column = Column(name)
        same = column is self._order.column
        descending = not self._order.descending if same else column in _DESCENDS_FIRST
        self.order_wanted.emit(RegisterOrder(column, descending))

    def _offer_columns(self, at: QPoint) -> None:
        self.columns_menu().exec(self.horizontalHeader().mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """The columns there are, to choose from; one must stay."""
        menu = QMenu(self)
        shown = self.columns_shown()
        for column in COLUMNS:
            action = menu.addAction(column_name(column))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, each=column: self.show_column(each, shown=on))
        return menu

    # What is chosen

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen rows, in the order of the table."""
        ids = array("q")
        for each in sorted(self._chosen(), key=lambda found: found.top()):
            ids += self._register.ids_between(each.top(), each.bottom())
        return list(dict.fromkeys(ids))

    def chosen_count(self) -> int:
        """How many rows are chosen, headings left out."""
        return sum(self._register.rows_between(each.top(), each.bottom()) for each in self._chosen())

    def _chosen(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(at) for at in range(selection.count())]

    def current_id(self) -> int | None:
        """The id of the current row; None on a heading."""
        return self._register.id_at(self.currentIndex().row())

    def top_id(self) -> int | None:
        """The id of the first row in view."""
        line = max(0, self.rowAt(0))
        return next((each for each in map(self._register.id_at, (line, line + 1)) if each is not None), None)

    def choose(self, lines: Sequence[int], current: int | None, top: int | None) -> None:
        """Choose rows by their lines after the table was filled anew, with the current and the top line."""
        selection = QItemSelection()
        last = len(COLUMNS) - 1
        for first, end in runs(lines):
            selection.select(self._register.index(first, 0), self._register.index(end, last))
        model = self.selectionModel()
        if current is not None:
            model.setCurrentIndex(
                self._register.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        if selection.count() <= MOST_RANGES:
            model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if top is not None:
            self.verticalScrollBar().setValue(top * HIGH)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.current_moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_moved.emit()

    # Keys and mouse

    def event(self, event: QEvent) -> bool:
        """Keys that mean the rows here, and the document elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            all_or_copy = event.matches(QKeySequence.StandardKey.SelectAll) or _is_copy(event)
            if all_or_copy or (plain and event.key() in _KEYS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = event.key(), self.currentIndex().row()
        heading = self._register.heading_at(line) if line >= 0 else None
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if _is_copy(event):
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(line, behind=control)
        elif key == Qt.Key.Key_T and not control:
            self.tag_wanted.emit()
        elif key == Qt.Key.Key_Left and self._register.groups:
            self._close(self._register.heading_over(line), closed=True)
        elif key == Qt.Key.Key_Right and heading is not None:
            self._close(heading, closed=False)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            last = self._register.rowCount() - 1
            self.setCurrentIndex(self._register.index(0 if key == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.rowAt(event.position().toPoint().y())
        heading = self._register.heading_at(line) if line >= 0 else None
        if heading is not None and event.button() is Qt.MouseButton.LeftButton:
            self._close(heading, closed=not self._register.is_closed(heading))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.rowAt(event.position().toPoint().y())
        if line >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._open(line, behind=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.row_menu()
        if not menu.isEmpty():
            menu.exec(event.globalPos())

    def row_menu(self) -> QMenu:
        """What can be done with the chosen rows."""
        menu = QMenu(self)
        entry = self.current_id()
        if entry is not None:
            menu.addAction(_("Open the decision")).triggered.connect(lambda: self.opened.emit(entry, False))
            menu.addAction(_("Open in a tab behind")).triggered.connect(lambda: self.opened.emit(entry, True))
            menu.addSeparator()
            menu.addAction(_("Tag …")).triggered.connect(self.tag_wanted)
            menu.addAction(_("Copy the rows")).triggered.connect(self.copy_wanted)
        if self._register.groups:
            menu.addSeparator()
            close_all = menu.addAction(_("Close all headings"))
            close_all.triggered.connect(lambda: self._register.close_all(closed=True))
            open_all = menu.addAction(_("Open all headings"))
            open_all.triggered.connect(lambda: self._register.close_all(closed=False))
        return menu

    def _open(self, line: int, *, behind: bool) -> None:
        heading, entry = self._register.heading_at(line), self._register.id_at(line)
        if heading is not None:
            self._close(heading, closed=not self._register.is_closed(heading))
        elif entry is not None:
            self.opened.emit(entry, behind)

    def _close(self, heading: int | None, *, closed: bool) -> None:
        if heading is not None:
            self._register.close(heading, closed=closed)
            self.setCurrentIndex(self._register.index(self._register.line_of_heading(heading), 0))
            self.viewport().update()

    # Headings

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._register.groups:
            return
        painter = QPainter(self.viewport())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        colours, line = self._theme.colours, max(0, self.rowAt(0))
        while line < self._register.rowCount():
            top = self.rowViewportPosition(line)
            if top > self.viewport().height():
                break
            heading = self._register.heading_at(line)
            if heading is not None:
                where = QRect(0, top, self.viewport().width(), HIGH)
                chosen = line == self.currentIndex().row() and self.hasFocus()
                painter.fillRect(where, QColor(colours.chosen if chosen else colours.ground))
                sign = "chevron-right" if self._register.is_closed(heading) else "chevron-down"
                icons.paint(painter, sign, colours.quiet, QRect(10, top + 9, 12, 12).toRectF())
                painter.setPen(QColor(colours.text))
                painter.drawText(
                    where.adjusted(30, 0, -10, 0),
                    Qt.AlignmentFlag.AlignVCenter,
                    self._register.group_words(heading),
                )
            line += 1
        painter.end()


class _Cells(QStyledItemDelegate):
    """Draws cells without a frame around the current one: rows are what is chosen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def _is_copy(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)
