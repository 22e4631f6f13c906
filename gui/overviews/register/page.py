"""The decision register: filters, the table of all decisions, the words of the current one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from core.library import Changes, Library
from core.library.decisions.register import (
    Column,
    DecisionWords,
    Grouping,
    RegisterList,
    RegisterOrder,
    RegisterRow,
    decision_words,
    register_list,
    register_rows,
)
from core.library.decisions.register_counts import RegisterChoices, register_choices
from core.library.decisions.register_filter import RegisterFilter
from core.library.lists.item_places import places_of_decisions
from gui.annotations.tag_many import TagMany, told
from gui.models.register import PAGE, Register
from gui.models.register_words import grouping_name, row_text, with_spaces
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.overviews.register.chosen_bar import ChosenBar
from gui.overviews.register.filters import RegisterFilters
from gui.overviews.register.preview import Preview
from gui.overviews.register.summary_order import summary_order
from gui.overviews.register.view import RegisterView
from gui.panels.captions import quiet, title
from gui.summary_wanted import of_line
from gui.tabs.tab_group import Surroundings
from gui.timers import later

PREVIEW_MS, KEEP_MS, FOLLOW_MS = 60, 800, 120
"""How long the current row, the columns, the library must rest before they are followed, in milliseconds."""
MOST_COPIED = 5000
LOW = 460
"""Below this height, in logical pixels, there is no preview."""
MOST_CHOSEN_AGAIN = 20_000
"""Rows that are chosen again after the table was read anew."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one reading of the register gave, and where in it the reader was."""

    listed: RegisterList
    rows: list[RegisterRow]


class RegisterPage(Overview):
    """`arrive` takes a RegisterFilter: the decisions to show."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session = around.session
        self._order = RegisterOrder()
        self._grouping: Grouping | None = None
        self._asked = 0  # readings; the last one counts
        self._stale = self._other_bodies = True
        self._seen = False  # something was shown already
        self._words_of: int | None = None
        self._tagging = TagMany(self._session, self)
        self.model = Register(around.theme, self)
        self.filters = RegisterFilters(around.tag_colours)
        self.table = RegisterView(self.model, around.theme)
        self.count = quiet()
        self.group_button = QToolButton()
        self.columns_button = QToolButton()
        self.chosen = ChosenBar(around.tag_colours)
        self._figures = QPushButton(_("Pictures"))
        self._nothing = quiet()
        self._preview_soon = later(self, PREVIEW_MS, self._show_preview)
        self._keep_soon = later(self, KEEP_MS, self._keep)
        self._follow_soon = later(self, FOLLOW_MS, lambda: self._read(stay=True))
        self._stay = True
        self._put_together()
        self._restore()
        self._connect()
        QTimer.singleShot(0, self, self._show_room)

    @property
    def title(self) -> str:
        return _("Decisions")

    def arrive(self, what: object = None) -> None:
        if isinstance(what, RegisterFilter) and what != self.filters.filter:
            self.filters.choose(what)
        elif self._stale:
            self._read(stay=self._seen)
        self.table.setFocus()

    # Putting it together

    @cached_property
    def preview(self) -> Preview:
        """Made in an event after the page itself, so that neither takes long."""
        preview = Preview(self.around.theme)
        preview.opened.connect(lambda: self._open(self.table.current_id(), False))
        self.split.addWidget(preview)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([520, 190])
        preview.setVisible(False)
        return preview

    def _put_together(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(title(self.title, 1.4))
        self.count.setWordWrap(False)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        for button, fill in (
            (self.group_button, self._fill_groups),
            (self.columns_button, self._fill_columns),
        ):
            button.setObjectName("filterButton")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: (menu.clear(), fill(menu)))
            button.setMenu(menu)
            head.addWidget(button)
        self.columns_button.setText(_("Columns") + " ▾")
        head.addWidget(self._figures)
        head.addWidget(self.summary_button())
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        upper = QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 6)
        rows.setSpacing(8)
        rows.addWidget(self._nothing)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.chosen)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(upper)
        self.split.setCollapsible(0, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.split, 1)
        self._nothing.hide()
        self._show_chosen()

    def _connect(self) -> None:
        session, table = self._session, self.table
        session.changed.connect(self._follow)
        session.restored.connect(lambda: self._follow(Changes(everything=True)))
        self.filters.changed.connect(lambda: self._read(stay=False))
        self.model.rows_wanted.connect(self._fetch)
        table.order_wanted.connect(self._sort)
        table.opened.connect(self._open)
        table.copy_wanted.connect(self.copy_rows)
        table.tag_wanted.connect(self.chosen.begin)
        table.current_moved.connect(self._show_chosen)
        table.current_moved.connect(self._preview_soon.start)
        table.arranged.connect(self._keep_soon.start)
        self.chosen.tagged.connect(self.tag_chosen)
        self.chosen.copy_wanted.connect(self.copy_rows)
        self.chosen.summary_wanted.connect(lambda: self._compose(self.table.chosen_ids()))
        self._figures.clicked.connect(lambda: self.overview_wanted.emit("figures", self.filters.filter))

    # Reading

    def _follow(self, changes: Changes) -> None:
        """The library changed: rows in view are fetched again, or all where others may be there now."""
        asks_of_reader = bool(
            self.filters.filter.chosen & {"tag", "annotated", "follow_up", "due_first", "due_last", "undue"}
        ) or (self._grouping is Grouping.TAG or self._order.column in (Column.TAGS, Column.FOLLOW_UP))
        if changes.everything or changes.meetings or (changes.annotated and asks_of_reader):
            self._stale = True
            self._other_bodies |= changes.everything or bool(changes.meetings)
            if self.isVisible():
                self._follow_soon.start()
        elif changes.annotated:
            known = self.model.known(changes.annotated)
            if known:
                self._fetch(known)

    def _read(self, *, stay: bool) -> None:
        """Read the ids and the first rows; with `stay` what is in view stays there."""
        self._asked += 1
        number, wish, order, grouping = self._asked, self.filters.filter, self._order, self._grouping
        top = self.table.top_id() if stay else None
        self._stale = False

        def work(library: Library) -> _Found:
            listed = register_list(library, wish, order, grouping)
            at = listed.ids.index(top) if top is not None and top in listed.ids else 0
            return _Found(listed, register_rows(library, listed.ids[max(0, at - PAGE) : at + PAGE]))

        def take(found: _Found) -> None:
            if number == self._asked:
                self._take(found, top)

        self._session.background.read(work, take)
        if self._other_bodies:
            self._other_bodies = False
            self._session.background.read(register_choices, self._take_choices)

    def _take(self, found: _Found, top: int | None) -> None:
        chosen, current = self.table.chosen_ids(), self.table.current_id()
        self.model.show_list(found.listed, found.rows, self._grouping)
        again = frozenset(chosen) if len(chosen) <= MOST_CHOSEN_AGAIN else frozenset[int]()
        lines = self.model.lines_of(again)
        here = self.model.lines_of(frozenset() if current is None else frozenset({current}))
        above = self.model.lines_of(frozenset() if top is None else frozenset({top}))
        line = here[0] if here else self._first_line()
        self.table.choose(lines or ([] if line is None else [line]), line, above[0] if above else None)
        if here and not above:
            self.table.scrollTo(self.model.index(here[0], 0))
        self._seen = True
        self._show_count()
        self._show_chosen()
        self._words_of = None
        self._preview_soon.start()

    def _first_line(self) -> int | None:
        """The line of the first row; None where there is none in view."""
        last = min(self.model.rowCount(), len(self.model.groups) + 1)
        return next((line for line in range(last) if self.model.id_at(line) is not None), None)

    def _take_choices(self, choices: RegisterChoices) -> None:
        self.filters.show_choices(choices)
        if self._session.settings.register is None and len(choices.municipalities) > 1:
            self.table.show_column("municipality", shown=True)

    def _fetch(self, ids: list[int]) -> None:
        def take(rows: list[RegisterRow]) -> None:
            self.model.take_rows(ids, rows)
            if self._words_of is None or self._words_of in ids:
                self._words_of = None
                self._preview_soon.start()

        self._session.background.read(lambda library: register_rows(library, ids), take)

    # What is shown around the table

    def _show_count(self) -> None:
        count = len(self.model.ids)
        words = ngettext("{count} decision", "{count} decisions", count)
        self.count.setText(words.format(count=with_spaces(count)))
        filtered = bool(self.filters.filter.chosen)
        self._nothing.setText(
            _("No decision is like that. Take a filter away, or clear them all.")
            if filtered
            else _("No decisions yet: they come from the minutes you open or import (Ctrl+O).")
        )
        self._nothing.setVisible(not count)
        self.table.setVisible(count > 0)
        self._show_room()
        name = _("Group") if self._grouping is None else grouping_name(self._grouping)
        self.group_button.setText(f"{name} ▾")

    def _show_room(self) -> None:
        """In a low window the rows need the room of the preview."""
        self.preview.setVisible(bool(self.model.ids) and self.height() >= LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "preview" in self.__dict__:
            self._show_room()

    def _show_chosen(self) -> None:
        self.chosen.show_count(self.table.chosen_count())

    def _show_preview(self) -> None:
        entry = self.table.current_id()
        row = None if entry is None else self.model.row_of(entry)
        if entry is None or row is None:
            self.preview.show_decision(None, None)
            self._words_of = None
            return
        if entry == self._words_of:
            return
        self._words_of = entry

        def take(words: DecisionWords | None) -> None:
            if self.table.current_id() == entry:
                self.preview.show_decision(self.model.row_of(entry), words)

        self._session.background.read(lambda library: decision_words(library, entry), take)

    # What the reader does

    def _sort(self, order: RegisterOrder) -> None:
        self._order = order
        self.table.show_order(order)
        self._keep_soon.start()
        self._read(stay=False)

    def group_by(self, grouping: Grouping | None) -> None:
        """Put the rows under headings, or under none."""
        self._grouping = grouping
        self._keep_soon.start()
        self._read(stay=False)

    def tag_chosen(self, name: str) -> None:
        """Put a tag on all chosen decisions."""
        ids = self.table.chosen_ids()
        self._tagging.tag(ids, name, lambda count: self.around.status.show_notice(told(count, name)))
        self.table.setFocus()

    def compose(self) -> None:
        """Of the decisions that are listed, in their order."""
        if self.model.ids:
            self._compose(self.model.ids)
        elif not self.filters.filter.chosen:
            self.around.summaries.compose(replace(of_line(""), preset="decisions"))

    def _compose(self, ids: Sequence[int]) -> None:
        words = ngettext("{count} decision", "{count} decisions", len(ids))
        what = words.format(count=with_spaces(len(ids)))
        order, group_by = summary_order(self._order, self._grouping)
        self.around.summaries.compose_items(
            lambda library: places_of_decisions(library, ids), what, "decisions", order, group_by
        )

    def copy_rows(self) -> None:
        """Copy the chosen rows as text, with what stands over the columns."""
        ids, columns = self.table.chosen_ids()[:MOST_COPIED], self.table.columns_shown()
        if not ids:
            return

        def take(rows: list[RegisterRow]) -> None:
            QGuiApplication.clipboard().setText("\n".join(row_text(row, columns) for row in rows))
            words = ngettext("{count} row copied.", "{count} rows copied.", len(rows))
            self.around.status.show_notice(words.format(count=with_spaces(len(rows))))

        self._session.background.read(lambda library: register_rows(library, ids), take)

    def _open(self, entry: int | None, behind: bool) -> None:
        row = None if entry is None else self.model.row_of(entry)
        if row is not None:
            way = Way.BEHIND if behind else Way.HERE
            self.place_wanted.emit(PlaceWanted(row.meeting, row.offset, way=way, version=row.version))

    def _fill_groups(self, menu: QMenu) -> None:
        for grouping in (None, *Grouping):
            action = menu.addAction(_("No headings") if grouping is None else grouping_name(grouping))
            action.setCheckable(True)
            action.setChecked(grouping is self._grouping)
            action.triggered.connect(lambda _checked=False, each=grouping: self.group_by(each))
        if self.model.groups:
            menu.addSeparator()
            for text, closed in ((_("Close all headings"), True), (_("Open all headings"), False)):
                action = menu.addAction(text)
                action.triggered.connect(
                    lambda _checked=False, each=closed: self.model.close_all(closed=each)
                )

    def _fill_columns(self, menu: QMenu) -> None:
        menu.addActions(self.table.columns_menu().actions())

    # Kept from one start to the next

    def _keep(self) -> None:
        kept = {
            "table": self.table.arrangement(),
            "column": self._order.column,
            "descending": self._order.descending,
            "grouping": self._grouping,
        }
        self._session.choose(register=json.dumps(kept))

    def _restore(self) -> None:
        try:
            kept = json.loads(self._session.settings.register or "")
            self.table.arrange(kept["table"])
            self._order = RegisterOrder(Column(kept["column"]), bool(kept["descending"]))
            self._grouping = None if kept["grouping"] is None else Grouping(kept["grouping"])
        except (ValueError, KeyError, TypeError):
            pass
        self.table.show_order(self._order)
        self._keep_soon.stop()
