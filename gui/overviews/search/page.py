"""The search page: what the line of the top bar says, as chips, as a list, and the text around a hit."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout

from core.language import _
from core.library import Changes
from core.library.searching.results import Count, ItemHit, Lead, Marked, Order, Preview, Results
from core.query import parse_query, with_filter
from core.query_words import Field
from gui.models.search_rows import (
    Act,
    ActRow,
    HeadRow,
    HitRow,
    LeadRow,
    LineKind,
    LineRow,
    NoteRow,
    Row,
    item_rows,
    rows_of,
)
from gui.overviews.cases.wanted import CaseWanted
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.overviews.search.asking import Asking
from gui.overviews.search.filter_chips import FilterChips
from gui.overviews.search.filter_words import choices_in
from gui.overviews.search.kept_searches import KeptSearches
from gui.overviews.search.preview import PreviewPanel
from gui.overviews.search.result_head import ResultHead
from gui.overviews.search.result_list import ResultList
from gui.overviews.search.row_menu import ask_name, row_menu
from gui.overviews.search.start_rows import nothing_rows, start_rows
from gui.overviews.table import factories
from gui.summary_wanted import of_line
from gui.tabs.tab_group import Surroundings
from gui.timers import later

PAUSE_MS, LATER_MS = 40, 700
"""How long typing rests before it is searched, the library before what is listed is read anew, in ms."""
BESIDE_FROM = 780
"""From so many logical pixels on the preview stands beside the list; below, under it where it is wanted."""
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPage(Overview):
    """Shows what the line says. `arrive` takes a line to search for, or nothing."""

    passing = True

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session, self._compose = around.session, around.summaries.compose
        self.line = around.search
        self._query = parse_query("")
        self._order: Order = "newest"
        self._results: list[Results] = []
        self._all_notes = False
        self._recalled: int | None = None  # which line of the history stands in the line
        self.kept = KeptSearches(around.session, self)
        self.asking = Asking(around.session, self)
        self.chips = FilterChips(around.theme)
        self.head = ResultHead(around.theme)
        self.list = ResultList(around.theme)
        self.preview = PreviewPanel(around.theme)
        self._put_together()
        self._pause = later(self, PAUSE_MS, self._ask)
        self._again = later(self, LATER_MS, self._ask_again)
        self._connect()

    def _put_together(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("searchSplit")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.list)
        self._split.addWidget(self.preview)
        self._split.setSizes([540, 440])
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.chips.setContentsMargins(16, 10, 16, 4)
        column.addWidget(self.chips)
        column.addWidget(self.head)
        column.addWidget(rule)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._type)
        self.line.installEventFilter(self)
        self.chips.line_wanted.connect(self.search_for)
        self.chips.beginning_wanted.connect(self._begin_filter)
        self.head.order_chosen.connect(self._choose_order)
        self.head.save_wanted.connect(self._save)
        self.head.summary_wanted.connect(self.compose)
        self.head.preview_toggled.connect(self._show_preview)
        self.list.walked.connect(self._walk)
        self.list.chosen.connect(self._open)
        self.list.behind_wanted.connect(lambda row: self._open(row, Qt.KeyboardModifier.ControlModifier))
        self.list.removed.connect(self._remove)
        self.list.more_wanted.connect(self.asking.more)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.asking.found.connect(self._take)
        self.asking.counted.connect(self._take_count)
        self.asking.seen.connect(self._take_preview)
        self.asking.placed.connect(self._go)
        self.kept.changed.connect(self._show_kept)
        self._session.changed.connect(self._follow)

    # The page comes and goes

    @property
    def title(self) -> str:
        """What the page is called, with what is searched for."""
        words = self._query.line.strip()
        return _("Search: {words}").format(words=words) if words else _("Search")

    def arrive(self, what: object = None) -> None:
        """Put the keyboard into the line; search for `what`, where that is a line."""
        self._session.background.read(choices_in, self.chips.show_choices)
        self.kept.read()
        self.line.take_up(what if isinstance(what, str) else None)
        if not self.line.hasFocus():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.line.is_typed_in:
            self.line.selectAll()
        self._pause.stop()
        if self._query.line != self.line.text() or not self.list.rows.rowCount():
            self._ask()

    def leave(self) -> None:
        """What was on its way is wanted no more."""
        self.line.put_away()
        self._pause.stop()
        self.asking.stop()

    def give_back(self) -> None:
        """Have what was in view before be there again, and the line empty."""
        self.line.clear()
        self.left.emit()

    def search_for(self, line: str) -> None:
        """Have the line say `line`, and search for it."""
        self.line.setText(line)
        self.line.setFocus()
        self._pause.stop()
        self._ask()

    # Asking

    def _type(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _ask(self) -> None:
        line = self.line.text()
        if line != self._query.line:
            self._all_notes = False
        self._query = parse_query(line)
        self._recalled = self._recalled if line in self.kept.kept.history else None
        self.chips.show_query(self._query)
        self.head.show_saved(self.kept.saved_as(line) is not None)
        self.title_changed.emit()
        if self._query:
            self.asking.ask(self._query, self._order)
        else:
            self.asking.stop()
            self._results = []
            self._show_start()

    def _ask_again(self) -> None:
        """The library is another; what the reader scrolled through stays as it was found."""
        if self.isVisible() and len(self._results) <= 1 and self._query:
            self.asking.ask(self._query, self._order)

    def _take(self, results: Results, goes_on: bool) -> None:
        if goes_on:
            last = self.list.rows.rows[-1]
            self.list.rows.append(item_rows(results, last.meeting.id if isinstance(last, HitRow) else None))
            self._results.append(results)
            self._say_count(None)
            return
        again = bool(self._results) and self._results[0].query.line == results.query.line
        chosen = self.list.current
        self._results = [results]
        self._counted: Count | None = None
        self._list_results()
        if again and chosen is not None and chosen in self.list.rows.rows:
            self.list.choose(list(self.list.rows.rows).index(chosen))
            return
        self.list.choose(self.list.rows.first_hit())
        self.list.to_top()

    def _list_results(self) -> None:
        results = self._results[0]
        self.list.rows.show(
            rows_of(results, all_notes=self._all_notes, own_names=self.around.session.settings.own_names)
            or nothing_rows(self._query, self.chips.choices.meetings)
        )
        self._split.setVisible(True)
        self._say_count(None)
        self._arrange()
        self._walk()

    def _take_count(self, counted: Count) -> None:
        self._say_count(counted)

    def _say_count(self, counted: Count | None) -> None:
        self._counted = counted or self._counted
        listed = sum(len(group.items) for results in self._results for group in results.groups)
        self.head.say_count(listed, self._counted, more=self._results[-1].more)

    def _show_start(self) -> None:
        self.list.rows.show(start_rows(self.kept.kept))
        self.list.choose(-1)
        self.list.to_top()
        self.head.say_nothing()
        self._arrange()
        self._walk()

    def _show_kept(self) -> None:
        self.head.show_saved(self.kept.saved_as(self.line.text()) is not None)
        if not self._query and self.list.rows.rows != (rows := start_rows(self.kept.kept)):
            self.list.rows.show(rows)

    def _follow(self, changes: Changes) -> None:
        if changes.searches or changes.everything:
            self.kept.read()
        if changes.everything or changes.meetings or changes.annotated:
            self._again.start()

    # Walking through the list

    def _walk(self) -> None:
        row = self.list.current
        self.preview.show_row(row if self._query else None)
        if isinstance(row, HitRow) and not self.preview.isHidden():
            self.asking.look_at(row.hit, self._query)

    def _take_preview(self, hit: ItemHit, preview: Preview) -> None:
        row = self.list.current
        if isinstance(row, HitRow) and row.hit == hit:
            self.preview.show_preview(row, preview)

    def _show_preview(self) -> None:
        self._arrange()
        self._walk()

    def _arrange(self) -> None:
        """The preview stands beside the list where there is room, below it otherwise, where it is wanted."""
        beside = self.width() >= BESIDE_FROM
        wanted = self.head.preview_wanted(beside)
        turned = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() is not turned:
            self._split.setOrientation(turned)
        self.preview.setVisible(wanted and bool(self._query) and bool(self._results and self._results[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_hidden = self.preview.isHidden()
        self._arrange()
        if was_hidden and not self.preview.isHidden():
            self._walk()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives back what was in view before, wherever on the page the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_back()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that walk through the list while the keyboard stays in the line."""
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.isVisible()
        ):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.give_back()
        elif key in _WALKS:
            if not self.list.walk(key) and key == Qt.Key.Key_Up:
                self._recall()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():  # what is listed is not what was typed yet
                self._pause.stop()
                self._ask()
            else:
                self.list.open_current(event.modifiers())
        else:
            return False
        return True

    def _recall(self) -> None:
        """Have the line say what was searched for before; in an empty line, what was last."""
        history = self.kept.kept.history
        following = 0 if self._recalled is None else self._recalled + 1
        if (self._recalled is None and self.line.text().strip()) or following >= len(history):
            return
        self._recalled = following
        self.search_for(history[following])

    # Opening

    def _open(self, row: Row, modifiers: Qt.KeyboardModifier) -> None:
        way = Way.HERE
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            way = Way.BEHIND
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            way = Way.BESIDE
        match row:
            case HitRow():
                self._want(PlaceWanted(row.hit.meeting, row.hit.offset, way=way, version=row.hit.version))
            case NoteRow(note):
                self._want(PlaceWanted(note.meeting.id, note.offset, way=way, version=note.version))
            case HeadRow():
                self._want(PlaceWanted(row.meeting.id, way=way))
            case LeadRow():
                self._follow_lead(row.lead)
            case LineRow():
                self.search_for(row.line)
            case ActRow():
                self._act(row.act)

    def _want(self, place: PlaceWanted) -> None:
        self.kept.remember(self._query.line)
        self.asking.place(self._query, replace(place, words=self._query.line.strip()))

    def _go(self, wanted: object, marked: Marked | None) -> None:
        assert isinstance(wanted, PlaceWanted)
        hits = () if marked is None or wanted.offset is None else marked.spans
        self.place_wanted.emit(replace(wanted, hits=hits))

    def _follow_lead(self, lead: Lead) -> None:
        """A person and a case have pages of their own; by a tag or a body the search is narrowed."""
        self.kept.remember(self._query.line)
        if lead.field is Field.PERSON and "people" in factories():
            self.overview_wanted.emit("people", lead.name)
        elif lead.field is Field.CASE and isinstance(lead.key, str) and "cases" in factories():
            self.overview_wanted.emit("cases", CaseWanted(lead.municipality, lead.key))
        else:
            self.search_for(with_filter("", lead.field, lead.value))

    def _act(self, act: Act) -> None:
        if act is Act.FORGET:
            self.kept.forget()
        else:
            self._all_notes = True
            self._list_results()

    def compose(self) -> None:
        self._compose(of_line(self._query.line.strip()))

    # Filters, order, what is kept

    def _begin_filter(self, field: str) -> None:
        """Have the reader type the value of a filter."""
        self.line.setText(f"{self.line.text().rstrip()} {field}:".lstrip())
        self.line.setFocus()

    def _choose_order(self, order: Order) -> None:
        self._order = order
        self.line.setFocus()
        if self._query:
            self.asking.ask(self._query, order)

    def _save(self) -> None:
        line = self.line.text().strip()
        there = self.kept.saved_as(line)
        if there is not None:
            self.kept.remove(there.id)
        elif line:
            ask_name(self, _("Save this search"), line, partial(self.kept.save, line))

    def _remove(self, row: Row) -> None:
        if isinstance(row, LineRow) and row.kind is LineKind.SAVED:
            self.kept.remove(row.id)
        elif isinstance(row, LineRow) and row.kind is LineKind.HISTORY:
            self.kept.forget(row.line)

    def _show_menu(self, at: QPoint) -> None:
        row = self.list.indexAt(at).data(self.list.rows.ROW)
        menu = row_menu(self, row, self._open, self._remove, self.kept.rename, self._compose)
        if menu.actions():
            menu.popup(self.list.viewport().mapToGlobal(at))
