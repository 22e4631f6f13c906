"""The page of cases: all of them at the left, the line in time of the one chosen beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
)

from core.language import _
from core.library import Changes, Library
from core.library.case_trails.case_links import CaseLink, LinkKind, new_link
from core.library.case_trails.cases import CaseKey, CaseRow
from core.library.case_trails.trail_rows import Basis, TrailEntry
from core.library.case_trails.trails import Suggestion, Trail, trail, trail_of_item
from core.library.lists.item_places import places_at
from gui.edits.cases import link, unlink
from gui.models.case_words import trail_summary, trail_title
from gui.models.cases import Column, TrailLine, TrailRow, TrailTable
from gui.overviews.cases.case_list import CaseList
from gui.overviews.cases.trail_painting import TrailRows
from gui.overviews.cases.trail_view import TrailView
from gui.overviews.cases.wanted import CaseOfItem, CaseWanted
from gui.overviews.list_beside import lay_out
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.panels.captions import quiet, title
from gui.panels.table_view import TableView
from gui.tabs.tab_group import Surroundings

LIST_WIDTH = 300  # of the cases, in logical pixels
WIDTHS = {
    **{Column.DATE: 96, Column.BODY: 150, Column.NUMBER: 50, Column.TITLE: 240, Column.OUTCOME: 130},
    **{Column.CHANGES: 230, Column.VOTES: 170, Column.RECOMMENDED: 320},
}


class CasesPage(Overview):
    """`arrive` takes a CaseWanted or a CaseOfItem."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session = around.session
        self._wanted: CaseKey | CaseOfItem | None = None
        self._asked = 0
        self._stale = True
        self.trail: Trail | None = None
        self.cases = CaseList(self._session, around.theme)
        self.line = TrailLine(self)
        self.view = TrailView(around.theme)
        self.view.setModel(self.line)
        self.view.setItemDelegate(TrailRows(around.theme, self.view))
        self.table_rows = TrailTable(self)
        self.table = TableView(around.theme)
        self.table.setModel(self.table_rows)
        self.table.setSelectionMode(TableView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(_("The case as a table"))
        self._head = title("", 1.4)
        self._title = quiet()
        self._summary = quiet()
        self.notice = quiet()
        self.as_table = QToolButton()
        self._shown = QStackedWidget()
        self.buttons: dict[str, QPushButton] = {}
        self._put_together()
        self._connect()
        self._show(None)

    @property
    def title(self) -> str:
        return _("Cases") if self.trail is None else trail_title(self.trail)

    def arrive(self, what: object = None) -> None:
        if isinstance(what, CaseWanted):
            self._want(what.case)
        elif isinstance(what, CaseOfItem):
            self._want(what)
        elif self._stale:
            self._read()
        if self._stale:
            self.cases.read()
        self._stale = False
        (self.cases.line if self._wanted is None else self._view).setFocus()

    @property
    def _view(self) -> TableView | TrailView:
        return self.table if self.as_table.isChecked() else self.view

    # Putting it together

    def _put_together(self) -> None:
        self.as_table.setText(_("Table"))
        self.as_table.setToolTip(_("The same as a table, to sort by eye and to copy"))
        self.as_table.setObjectName("switch")
        self.as_table.setCheckable(True)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for name, words, call in self._button_table():
            button = self.buttons[name] = QPushButton(words)
            button.clicked.connect(call)
            buttons.addWidget(button)
        self.summary = self.summary_button()
        buttons.addWidget(self.summary)
        buttons.addStretch(1)
        self._shown.addWidget(self.view)
        self._shown.addWidget(self.table)
        for each, width in WIDTHS.items():
            self.table.setColumnWidth(each, width)
        beside, column = lay_out(self, LIST_WIDTH, 200)
        beside.addWidget(title(_("Cases"), 1.4))
        beside.addWidget(self.cases, 1)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(self.notice)
        column.addSpacing(4)
        column.addWidget(self._shown, 1)
        column.addLayout(buttons)
        column.addStretch(0)  # without a case its room is below the words

    def _button_table(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        return (
            ("accept", _("It belongs to the case"), self._accept),
            ("refuse", _("Not the same case"), self._refuse),
            ("unlink", _("Unlink"), self._unlink),
            ("suggest", _("Suggest it again"), self._unlink),
            ("open", _("Show the place"), lambda: self._open(self._current_index())),
        )

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.restored.connect(self._follow)
        self.cases.chosen.connect(self._choose)
        self.cases.entered.connect(self.view.setFocus)
        self.as_table.toggled.connect(self._turn)
        for view in (self.view, self.table):
            view.opened.connect(self._open)
            view.opened_behind.connect(lambda index: self._open(index, Way.BEHIND))
            view.selectionModel().currentRowChanged.connect(self._show_buttons)

    # Reading

    def _choose(self, row: CaseRow) -> None:
        self._want(row.case)

    def _want(self, wanted: CaseKey | CaseOfItem) -> None:
        self._wanted = wanted
        self.cases.show_chosen(wanted if isinstance(wanted, CaseKey) else None)
        self._read()

    def _follow(self, changes: Changes | None = None) -> None:
        if changes is None or changes.everything or changes.annotated or changes.meetings:
            if self.isVisible():
                self._read()
                self.cases.read()
            else:
                self._stale = True

    def _read(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self._asked += 1
        asked = self._asked

        def work(library: Library) -> Trail:
            if isinstance(wanted, CaseOfItem):
                return trail_of_item(library, wanted.meeting, wanted.item)
            return trail(library, wanted)

        def show(found: Trail) -> None:
            if asked == self._asked:
                self._show(found)

        self._session.background.read(work, show)

    def _show(self, found: Trail | None) -> None:
        same = self.trail is not None and found is not None and self.trail.case == found.case
        at = self._current_index().row() if same else 0
        self.trail = found
        self.line.own_names = self._session.whose.own_names
        self.line.show(found)
        self.table_rows.show(found)
        there = found is not None
        self._shown.setVisible(there)
        self.as_table.setVisible(there)
        self._head.setText(trail_title(found) if found is not None else _("Choose a case"))
        self._title.setText((found.title or "") if found is not None else "")
        self._title.setVisible(bool(self._title.text()))
        self._summary.setText(trail_summary(found) if found is not None else "")
        self._summary.setVisible(there)
        self._show_notice(found)
        if found is not None and found.case is not None and isinstance(self._wanted, CaseOfItem):
            self.cases.show_chosen(found.case)
        if there and self.line.rowCount():
            row = min(max(at, 0), self.line.rowCount() - 1)
            self.view.setCurrentIndex(self.line.index(row))
            if self.table_rows.rowCount():
                self.table.setCurrentIndex(self.table_rows.index(min(row, self.table_rows.rowCount() - 1), 0))
        self._show_buttons()
        self.title_changed.emit()

    def _show_notice(self, found: Trail | None) -> None:
        words = ""
        if found is None:
            words = _(
                "The list has all case numbers of the library, the newest activity first. In a document, C "
                "shows the case of the item you are at."
            )
        elif found.case is None and found.suggestions:
            words = _("This item has no case number. What may be of the same case stands below.")
        elif found.case is None:
            words = _(
                "This item has no case number, and nothing in the library looks like the same case. “Link to "
                "a case” in the menu Edit has it follow one."
            )
        elif not found.entries:
            words = _("Nothing in the library bears this number any more.")
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    def _turn(self, _is_table: bool) -> None:
        self._shown.setCurrentWidget(self._view)
        self._view.setFocus()
        self._show_buttons()

    # What the reader does

    def _current_index(self) -> QModelIndex:
        return self._view.currentIndex()

    @property
    def current(self) -> TrailRow | None:
        """The row that the reader is at."""
        index = self._current_index()
        return index.data(TrailLine.ROW) if index.isValid() else None

    def _show_buttons(self) -> None:
        row = self.current
        shown = {
            "accept": isinstance(row, Suggestion),
            "refuse": isinstance(row, Suggestion) or _basis(row) is Basis.NAMED,
            "unlink": _basis(row) is Basis.LINKED,
            "suggest": isinstance(row, CaseLink),
            "open": isinstance(row, (TrailEntry, Suggestion)),
        }
        self.summary.setVisible(self.trail is not None and bool(self.trail.entries))
        for name, button in self.buttons.items():
            button.setVisible(shown[name] and self.trail is not None)

    def _open(self, index: QModelIndex, way: Way = Way.HERE) -> None:
        row = index.data(TrailLine.ROW) if index.isValid() else None
        entry = row.entry if isinstance(row, Suggestion) else row
        if isinstance(entry, TrailEntry):
            self.place_wanted.emit(PlaceWanted(entry.meeting, entry.offset, way=way, version=entry.version))

    def compose(self) -> None:
        """Of the items of the case; of all where none is shown."""
        if self.trail is None or not self.trail.entries:
            super().compose()
            return
        places = [(each.meeting, each.offset, each.version) for each in self.trail.entries]
        self.around.summaries.compose_items(lambda library: places_at(library, places), self.title)

    def _new_link(self, entry: TrailEntry, kind: LinkKind, number: str, key: str | None) -> CaseLink:
        author = self._session.settings.author_name()
        return new_link(entry.meeting, entry.item, number, author, kind, key)

    def _accept(self) -> None:
        """The suggested item belongs to the case. Where the item asked about has no case, it goes to that of
        the suggested one; where neither has one, both become a case under their title."""
        row, found = self.current, self.trail
        if not isinstance(row, Suggestion) or found is None:
            return
        if found.case is not None:
            number = found.number or found.case.key
            link(self._session, [self._new_link(row.entry, LinkKind.LINKED, number, found.case.key)])
            return
        alone, stated = found.entries[0], row.entry.item.case_number
        if stated:
            link(self._session, [self._new_link(alone, LinkKind.LINKED, stated, None)])
        else:
            named = alone.item.title or _("Untitled")
            both = [self._new_link(each, LinkKind.LINKED, named, None) for each in (alone, row.entry)]
            link(self._session, both)

    def _refuse(self) -> None:
        row, found = self.current, self.trail
        entry = row.entry if isinstance(row, Suggestion) else row
        if not isinstance(entry, TrailEntry) or found is None:
            return
        if found.case is not None:
            number = found.number or found.case.key
            link(self._session, [self._new_link(entry, LinkKind.NOT_SAME, number, found.case.key)])
        else:
            stated = entry.item.case_number or entry.item.title or _("Untitled")
            link(self._session, [self._new_link(found.entries[0], LinkKind.NOT_SAME, stated, None)])

    def _unlink(self) -> None:
        row = self.current
        made = row.link if isinstance(row, TrailEntry) else row
        if isinstance(made, CaseLink):
            unlink(self._session, made)


def _basis(row: TrailRow | None) -> Basis | None:
    return row.basis if isinstance(row, TrailEntry) else None
