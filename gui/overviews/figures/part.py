"""One picture with its name, the table behind it, and what it does not show."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QToolButton, QVBoxLayout, QWidget

from core.language import _
from gui.models.cells import Cells
from gui.models.tree import Index
from gui.overviews.figures.bar_chart import BarChart
from gui.overviews.figures.pictures import Picture
from gui.panels.captions import quiet, title
from gui.panels.charts import Bar
from gui.theme import Theme

LINE = 28
"""Height of a line of the table, in logical pixels."""


class Numbers(Cells[Bar]):
    """A picture as a table: a line a bar, a column a sort, and the sum."""

    def show_picture(self, picture: Picture) -> None:
        """Hold another picture's numbers."""
        self.hold(picture.bars, [picture.head, *(sort.name for sort in picture.sorts), _("All")])

    def cells(self, row: Bar) -> list[str]:
        return [row.label, *(f"{count}" for count in row.counts), f"{row.total}"]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return None  # no number is cut
        return super().data(index, role)


class NumbersView(QTableView):
    """The table behind a picture; `chosen` carries a line and a column."""

    chosen = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("registerTable")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LINE)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row(), index.column()))

    def event(self, event: Any) -> bool:
        if event.type() == event.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.chosen.emit(at.row(), at.column())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The chosen lines, all where fewer than two cells are chosen, under what stands over the columns;
        tabs between cells."""
        model = self.model()
        assert isinstance(model, Numbers)
        chosen = self.selectedIndexes()
        lines = sorted({each.row() for each in chosen}) if len(chosen) > 1 else range(model.rowCount())
        bars = [model.rows[line] for line in lines]
        return "\n".join("\t".join(cells) for cells in (model.heads, *map(model.cells, bars)))


class Part(QWidget):
    """`wanted` carries the RegisterFilter of the piece that was chosen."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, name: str, empty: str, *, upright: bool) -> None:
        super().__init__()
        self._name = name
        self._empty = empty
        self._picture: Picture | None = None
        self.setObjectName("chartBody")
        self.chart = BarChart(theme, name, upright=upright)
        self.numbers = Numbers(parent=self)
        self.switch = QToolButton()
        self.switch.setObjectName("filterButton")
        self.switch.setText(_("Table"))
        self.switch.setAccessibleName(_("{picture} as a table").format(picture=name))
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._turn)
        self.unsaid = quiet()
        head = QHBoxLayout()
        head.addWidget(title(name, 1.15), 1)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 18)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.chart)
        column.addWidget(self.unsaid)
        self._column = column
        self.chart.chosen.connect(self._choose)

    @cached_property
    def table(self) -> NumbersView:
        """The table behind the picture, made when it is first wanted: it measures all its columns."""
        table = NumbersView(self._name)
        table.setModel(self.numbers)
        table.chosen.connect(lambda row, column: self._choose(row, column - 1))
        self._column.insertWidget(2, table)
        return table

    def show_picture(self, picture: Picture) -> None:
        """Show a picture, or say that there is nothing to show."""
        self._picture = picture
        self.chart.show_bars(picture.bars, picture.sorts)
        self.numbers.show_picture(picture)
        self.switch.setVisible(bool(picture.bars))
        told = picture.unsaid if picture.bars else self._empty
        self.unsaid.setText(told)
        self.unsaid.setVisible(bool(told))
        self._turn(self.switch.isChecked())

    def _turn(self, table: bool) -> None:
        bars = self._picture.bars if self._picture is not None else ()
        self.chart.setVisible(bool(bars) and not table)
        if table or "table" in self.__dict__:
            self.table.setFixedHeight(LINE * (len(bars) + 1) + 24)
            self.table.setVisible(bool(bars) and table)

    def _choose(self, bar: int, sort: int) -> None:
        picture = self._picture
        if picture is not None and 0 <= sort < len(picture.sorts) and picture.bars[bar].counts[sort]:
            self.wanted.emit(picture.wishes[bar][sort])
