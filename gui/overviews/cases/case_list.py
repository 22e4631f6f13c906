"""All cases, the newest activity first: a line to search by number or title, and the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import _
from core.library import Library
from core.library.case_trails.cases import CaseKey, CasePage, CaseRow, case_page
from gui.models.cases import Cases, case_line
from gui.models.tree import Index
from gui.overviews.list_beside import EDGE, ListRows, NarrowingLine, RowList
from gui.panels.captions import quiet
from gui.session import Session
from gui.theme import Theme


class _CaseRows(ListRows):
    """A case's title, and below it its number, how many items it has, when last and where."""

    def lines(self, index: Index) -> tuple[str, str]:
        row: CaseRow = index.data(Cases.ROW)
        return row.title or _("Untitled"), case_line(row)


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
        self.line = NarrowingLine(_("Case number or title"))
        self.list = RowList(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_CaseRows(theme, self.list))
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
