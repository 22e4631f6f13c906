"""The page of people and parties: who there is at the left, what minutes tell of the one chosen beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from core.language import _
from core.library import Changes, Library
from core.library.lists.chosen import Range
from core.library.lists.item_places import places_at
from core.library.persons.people import (
    BodyPeriod,
    PartyRow,
    PersonRow,
    Record,
    parties,
    party,
    people,
    person,
)
from core.query import with_filter
from core.query_periods import period_of
from core.query_words import Field
from gui.models.people import Column, Figures, People, Sources, base_words
from gui.models.tree import Index
from gui.overviews.list_beside import ListRows, NarrowingLine, RowList, lay_out
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.panels.captions import quiet, title
from gui.panels.table_view import TableView
from gui.summary_wanted import SummaryWanted
from gui.tabs.tab_group import Surroundings

LIST_WIDTH, FIGURES_WIDTH = 260, 250  # in logical pixels
Row = PersonRow | PartyRow


class _TwoLines(ListRows):
    """Rows that say their two lines themselves."""

    def lines(self, index: Index) -> tuple[str, str]:
        found: tuple[str, str] = index.data(People.LINES)
        return found


class PeoplePage(Overview):
    """`arrive` takes a name, or a PersonRow or PartyRow."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session = around.session
        self._asked = self._listed = 0
        self._stale = True
        self._showing = False
        self._who: Row | None = None
        self._name = ""  # of whom another page asked for, until the list is there
        self.people = People(self)
        self.figures = Figures(self)
        self.sources = Sources(self)
        self.line = NarrowingLine(_("Name or party"))
        self._nothing = quiet()
        self.list = RowList(around.theme)
        self.list.setModel(self.people)
        self.list.setItemDelegate(_TwoLines(around.theme, self.list))
        self.list.setAccessibleName(_("People"))
        self.figure_list = RowList(around.theme)
        self.figure_list.setModel(self.figures)
        self.figure_list.setItemDelegate(_TwoLines(around.theme, self.figure_list))
        self.figure_list.setAccessibleName(_("What the minutes tell"))
        self.table = TableView(around.theme)
        self.table.setModel(self.sources)
        self.table.setSelectionMode(TableView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(_("The places that the figure counts"))
        self.switches = {name: QToolButton() for name in ("people", "parties")}
        self._head = title("", 1.4)
        self.written = quiet()
        self.told = quiet()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.body = QComboBox()
        self._filters = QWidget()
        self._below = QWidget()
        self._put_together()
        self._connect()
        self._show_who(None)

    @property
    def title(self) -> str:
        return _("People and parties")

    def arrive(self, what: object = None) -> None:
        if isinstance(what, str):
            self._name = what
            self.line.setText(what)
            self._read_list()
        elif isinstance(what, (PersonRow, PartyRow)):
            self._choose(what)
        if self._stale:
            self._stale = False
            self._read_list()
            self._read()
        (self.figure_list if what is not None else self.line).setFocus()
        self.line.selectAll()

    # Putting it together

    def _put_together(self) -> None:
        group = QButtonGroup(self)
        switches = QHBoxLayout()
        for name, words in (("people", _("People")), ("parties", _("Parties"))):
            switch = self.switches[name]
            switch.setText(words)
            switch.setObjectName("switch")
            switch.setCheckable(True)
            switch.clicked.connect(self._read_list)
            group.addButton(switch)
            switches.addWidget(switch)
        switches.addStretch(1)
        self.switches["people"].setChecked(True)
        self._nothing.hide()
        beside, column = lay_out(self, LIST_WIDTH, 190)
        beside.setSpacing(8)
        beside.addWidget(title(self.title, 1.4))
        beside.addLayout(switches)
        beside.addWidget(self.line)
        beside.addWidget(self._nothing)
        beside.addWidget(self.list, 1)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.written)
        column.addWidget(self._filter_row())
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addWidget(self._figures_and_sources(), 1)
        column.addStretch(0)

    def _filter_row(self) -> QWidget:
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        for words, line in ((_("From"), self.first), (_("To"), self.last)):
            label = QLabel(words)
            label.setProperty("role", "quiet")
            label.setBuddy(line)
            line.setAccessibleName(words)
            line.setMaximumWidth(110)
            line.setPlaceholderText(_("May 2024"))
            line.editingFinished.connect(self._read)
            line.installEventFilter(self)
            row.addWidget(label)
            row.addWidget(line)
        self.body.setAccessibleName(_("Body"))
        self.body.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.body.setMinimumContentsLength(18)
        row.addWidget(self.body)
        row.addStretch(1)
        row.addWidget(self.summary_button())
        return self._filters

    def _figures_and_sources(self) -> QWidget:
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.figure_list.setFixedWidth(FIGURES_WIDTH)
        self.figure_list.setIconSize(QSize(0, 0))
        row.addWidget(self.figure_list)
        row.addWidget(self.table, 1)
        for each, width in ((Column.DATE, 96), (Column.BODY, 130), (Column.NUMBER, 66), (Column.TITLE, 200)):
            self.table.setColumnWidth(each, width)
        self.table.header().setSectionResizeMode(Column.DATE, QHeaderView.ResizeMode.Interactive)
        return self._below

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.restored.connect(self._follow)
        self.line.asked.connect(self._read_list)
        self.line.down.connect(self.list.setFocus)
        self.line.returnPressed.connect(self._take_first)
        self.list.entered.connect(self.figure_list.setFocus)
        self.list.selectionModel().currentRowChanged.connect(self._take)
        self.figure_list.entered.connect(self.table.setFocus)
        self.figure_list.selectionModel().currentRowChanged.connect(self._show_sources)
        self.table.opened.connect(self._open)
        self.table.opened_behind.connect(lambda index: self._open(index, Way.BEHIND))
        self.body.activated.connect(self._read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape clears what stands in a line of the period first."""
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and watched.text():
            escape = event.key() == Qt.Key.Key_Escape
            if escape and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if escape and event.type() == QEvent.Type.KeyPress:
                watched.clear()
                self._read()
                return True
        return super().eventFilter(watched, event)

    # Reading

    def _follow(self, changes: Changes | None = None) -> None:
        if changes is None or changes.everything or changes.meetings:
            if self.isVisible():
                self._read_list()
                self._read()
            else:
                self._stale = True

    def _read_list(self) -> None:
        self._listed += 1
        asked, words = self._listed, self.line.text()
        wants_parties = self.switches["parties"].isChecked()

        def work(library: Library) -> list[Row]:
            if wants_parties:
                typed = words.strip().casefold()
                return [row for row in parties(library) if row.party.casefold().startswith(typed)]
            return [*people(library, words)]

        def show(rows: list[Row]) -> None:
            if asked == self._listed:
                self._show_list(rows)

        self._session.background.read(work, show)

    def _show_list(self, rows: list[Row]) -> None:
        self._showing = True
        self.people.show(rows)
        words = self.line.text().strip()
        self._nothing.setText(_("No name here begins with “{words}”.").format(words=words))
        self._nothing.setVisible(bool(words) and not rows)
        if self._who in rows:
            self.list.setCurrentIndex(self.people.index(rows.index(self._who)))
        self._showing = False
        if self._name and rows:
            self._name = ""
            self.list.setCurrentIndex(self.people.index(0))
        if self._who is None:
            self._show_who(None)

    def _take(self, index: QModelIndex) -> None:
        row = index.data(People.ROW) if index.isValid() else None
        if row is not None and not self._showing and row != self._who:
            self._choose(row)

    def _take_first(self) -> None:
        if self.people.rows:
            self.list.setCurrentIndex(self.people.index(0))
            self.figure_list.setFocus()

    def _choose(self, who: Row) -> None:
        self._who = who
        self.body.clear()
        self._read()

    def _read(self) -> None:
        who = self._who
        if who is None:
            return
        self._asked += 1
        asked, period = self._asked, self._period()

        def work(library: Library) -> Record:
            return person(library, who, period) if isinstance(who, PersonRow) else party(library, who, period)

        def show(record: Record) -> None:
            if asked == self._asked:
                self._show_who(record)

        self._session.background.read(work, show)

    def _period(self) -> BodyPeriod:
        """What the reader typed; what is not understood narrows nothing."""
        today = date.today()
        first = period_of(self.first.text(), today) if self.first.text().strip() else None
        last = period_of(self.last.text(), today) if self.last.text().strip() else None
        return BodyPeriod(
            None if first is None else first.first,
            None if last is None else last.last,
            self.body.currentData(),
        )

    # Showing

    def _show_who(self, record: Record | None) -> None:
        who, there = self._who, record is not None
        for widget in (self._filters, self._below):
            widget.setVisible(there)
        self.written.setText(_written(who) if there else "")
        self.written.setVisible(bool(self.written.text()))
        if record is None or who is None:
            self._head.setText(_("Choose a person or a party") if self.people.rows else _("Nobody yet"))
            self.told.setText(
                _("What the minutes tell of them stands here, each figure with the places that it counts.")
                if self.people.rows
                else _("Nobody is named here. Bring in minutes, or look for fewer letters.")
            )
            return
        self._head.setText(
            who.person.shown if isinstance(who, PersonRow) else _("Party {p}").format(p=who.party)
        )
        self.told.setText(base_words(record.base))
        if self.body.count() == 0:
            self.body.addItem(_("All bodies"), None)
            for row, name in record.base.bodies:
                self.body.addItem(name, row)
        before = self.figure_list.currentIndex().data(Figures.PART)
        self.figures.show(record, is_party=isinstance(who, PartyRow))
        at = self.figures.parts.index(before) if before in self.figures.parts else 0
        if self.figures.parts:
            self.figure_list.setCurrentIndex(self.figures.index(at))
        else:
            self._show_sources(QModelIndex())

    def _show_sources(self, index: QModelIndex) -> None:
        record = self.figures.record
        part = index.data(Figures.PART) if index.isValid() else None
        rows = record.parts[part] if record is not None and part is not None else ()
        self.sources.show(part, rows)
        self.table.setColumnHidden(Column.TOLD, not self.sources.has_words)
        for column in (Column.NUMBER, Column.TITLE):
            self.table.setColumnHidden(column, all(row.item is None for row in rows))
        if rows:
            self.table.setCurrentIndex(self.sources.index(0, 0))

    def compose(self) -> None:
        """Of the items that the chosen figure counts; of all that names a person where it counts none."""
        who, rows = self._who, self.sources.rows
        places = [(row.meeting, row.offset, row.version) for row in rows if row.offset is not None]
        if who is None:
            super().compose()
        elif places:
            self.around.summaries.compose_items(lambda library: places_at(library, places), self._head.text())
        elif isinstance(who, PersonRow):
            line = with_filter("", Field.PERSON, who.person.shown)
            self.around.summaries.compose(SummaryWanted(Range(line=line), self._head.text()))

    def _open(self, index: QModelIndex, way: Way = Way.HERE) -> None:
        source = index.data(Sources.ROW) if index.isValid() else None
        if source is not None:
            offset = source.offset if source.item is not None else 0
            self.place_wanted.emit(PlaceWanted(source.meeting, offset, way=way, version=source.version))


def _written(who: Row | None) -> str:
    """How a name is written elsewhere, what of that is not sure, and who else it may be."""
    if not isinstance(who, PersonRow):
        return _("What the minutes tell of the party itself, not of its members.") if who else ""
    found = who.person
    sentences = []
    if found.also_written:
        sentences.append(_("Also written {names}.").format(names=", ".join(found.also_written)))
    if found.unsure:
        names = ", ".join(found.unsure)
        sentences.append(_("Whether {names} is the same person is not sure.").format(names=names))
    if found.perhaps:
        sentences.append(_("Perhaps the same person: {names}.").format(names=", ".join(found.perhaps)))
    return " ".join(sentences)
