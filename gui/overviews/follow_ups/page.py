"""The page of follow-ups: open, overdue, done, and what decisions suggest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
)

from core.annotations import About, AnnotationKind, FollowUp, new_annotation
from core.due_dates import due_date
from core.language import _
from core.library import Changes, Library
from core.library.lists.chosen import Range
from core.library.lists.item_places import places_at
from core.library.reader.follow_ups import (
    Counts,
    FollowUpRow,
    State,
    SuggestedRow,
    follow_up_counts,
    follow_ups,
    suggested,
)
from core.wording import shortened
from gui.annotations.mark_edits import done_set, follow_up_changed
from gui.edits.annotations import annotate
from gui.models.follow_ups import Column, FollowUps
from gui.models.tree import Index
from gui.overviews.follow_ups.dismissing import suggest_no_more
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.panels.captions import quiet, title
from gui.panels.table_view import TableView
from gui.pending import Change
from gui.summary_wanted import SummaryWanted
from gui.tabs.tab_group import Surroundings
from gui.theme import Theme

SUGGESTED = "suggested"
SUGGESTED_SINCE = timedelta(days=2 * 365)
"""Decisions older than that suggest nothing any more."""


PAGE = 100
"""Rows that are read at once."""


class _Some(NamedTuple):
    """Some rows of a list; `below` is where it goes on, None at the end."""

    rows: list[FollowUpRow | SuggestedRow]
    below: int | None


class _Rows(QStyledItemDelegate):
    """Days that have passed stand out."""

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(view)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(FollowUps.LATE):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self._theme.colours.postponed))


class FollowUpsPage(Overview):
    """Shows one list at a time. `arrive` takes a State, or "suggested"."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session = around.session
        self._shown: State | str = State.OPEN
        self._held = 0  # rows of this list that were read
        self._below: int | None = None  # where it goes on
        self._asked = 0
        self._stale = True
        self.model = FollowUps(self)
        self.model.own_names = self._session.whose.own_names
        self.table = TableView(around.theme)
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Rows(around.theme, self.table))
        self.table.setAccessibleName(_("Follow-ups"))
        self._switches: dict[State | str, QToolButton] = {}
        self._nothing = quiet()
        self._accept = QPushButton(_("Follow up"))
        self._dismiss = QPushButton(_("Not needed"))
        self._go = QPushButton(_("Show the place"))
        self._put_together()
        self._connect()

    @property
    def title(self) -> str:
        return _("Follow-ups")

    def arrive(self, what: object = None) -> None:
        if isinstance(what, str) and what in self._switches:
            self._choose(what)
        elif self._stale:
            self._read()
        self.table.setFocus()

    # Putting it together

    def _put_together(self) -> None:
        head = QHBoxLayout()
        head.addWidget(title(self.title, 1.4))
        head.addSpacing(14)
        group = QButtonGroup(self)
        for each in (*State, SUGGESTED):
            switch = self._switches[each] = QToolButton()
            switch.setObjectName("switch")
            switch.setCheckable(True)
            switch.clicked.connect(lambda _checked=False, wanted=each: self._choose(wanted))
            group.addButton(switch)
            head.addWidget(switch)
        self._switches[State.OPEN].setChecked(True)
        head.addStretch(1)
        head.addWidget(self.summary_button())
        buttons = QHBoxLayout()
        buttons.addWidget(self._accept)
        buttons.addWidget(self._dismiss)
        buttons.addWidget(self._go)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        header = self.table.header()
        header.setStretchLastSection(False)
        for each, width in ((Column.WHO, 130), (Column.DUE, 225), (Column.SOURCE, 320)):
            self.table.setColumnWidth(each, width)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        self._show_counts(Counts(0, 0, 0))

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.restored.connect(self._follow)
        self.model.done_wanted.connect(self._set_done)
        self.model.words_wanted.connect(self._change)
        self.model.more_wanted.connect(self._read_more)
        self.table.opened.connect(self._open)
        self.table.opened_behind.connect(lambda index: self._open(index, Way.BEHIND))
        self.table.deleted.connect(self._delete)
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self._accept.clicked.connect(self._accept_suggestion)
        self._dismiss.clicked.connect(self._delete)
        self._go.clicked.connect(lambda: self._open(self.table.currentIndex()))

    # Reading

    def _choose(self, wanted: State | str) -> None:
        self._shown, self._held = wanted, 0
        self._switches[wanted].setChecked(True)
        self._read()

    def _follow(self, changes: Changes | None = None) -> None:
        if changes is None or changes.everything or changes.annotated or changes.meetings:
            self._stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._stale = False
        self._asked += 1
        asked, shown, held, today = self._asked, self._shown, self._held, date.today()

        def work(library: Library) -> tuple[Counts, _Some]:
            return follow_up_counts(library, today), _some(library, shown, today, most=max(held, PAGE))

        def show(answer: tuple[Counts, _Some]) -> None:
            if asked == self._asked:
                self._show_counts(answer[0])
                self._show_rows(answer[1], today)

        self._session.background.read(work, show)

    def _read_more(self) -> None:
        asked, shown, today, below = self._asked, self._shown, self.model.today, self._below

        def show(more: _Some) -> None:
            if asked == self._asked:
                self._show_rows(_Some([*self.model.rows, *more.rows], more.below), today)

        self._session.background.read(lambda library: _some(library, shown, today, below), show)

    def _show_counts(self, counts: Counts) -> None:
        words = {
            State.OPEN: _("Open ({count})").format(count=counts.open),
            State.OVERDUE: _("Overdue ({count})").format(count=counts.overdue),
            State.DONE: _("Done ({count})").format(count=counts.done),
            SUGGESTED: _("Suggested by decisions"),
        }
        for each, text in words.items():
            self._switches[each].setText(text)

    def _show_rows(self, some: _Some, today: date) -> None:
        self._held, self._below = len(some.rows), some.below
        self.model.own_names = self._session.whose.own_names
        self.model.show(some.rows, today, has_more=some.below is not None)
        self._show_state()

    def _show_state(self) -> None:
        there = bool(self.model.rows)
        self._nothing.setText(
            {
                State.OPEN: _(
                    "Nothing to follow up. Choose some words in a document, or an item, and press P; or look "
                    "at what decisions suggest."
                ),
                State.OVERDUE: _("Nothing is overdue."),
                State.DONE: _("Nothing is done yet."),
            }.get(
                self._shown,  # type: ignore[arg-type]
                _("No decision of the last two years says that something comes back or has a deadline."),
            )
        )
        self._nothing.setVisible(not there)
        self.table.setVisible(there)
        if there and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        is_suggested = self._shown == SUGGESTED
        self.table.setColumnHidden(Column.WHO, is_suggested)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row(self.table.currentIndex())
        self._accept.setVisible(isinstance(row, SuggestedRow))
        self._dismiss.setVisible(isinstance(row, SuggestedRow))
        self._go.setVisible(row is not None)

    # What the reader does

    def _row(self, index: QModelIndex) -> FollowUpRow | SuggestedRow | None:
        return index.data(FollowUps.ROW) if index.isValid() else None

    def _open(self, index: QModelIndex, way: Way = Way.HERE) -> None:
        row = self._row(index)
        if row is not None:
            source = row.source
            self.place_wanted.emit(
                PlaceWanted(source.meeting, source.offset, way=way, version=source.version)
            )

    def compose(self) -> None:
        """Of the items that are to be followed up, as a list of what is to be done; of those that decisions
        suggest, while these are shown."""
        suggested_rows = [row for row in self.model.rows if isinstance(row, SuggestedRow)]
        if suggested_rows:
            sources = [row.source for row in suggested_rows]
            places = [
                (each.meeting, each.offset, each.version) for each in sources if each.offset is not None
            ]
            what = _("Suggested by decisions")
            self.around.summaries.compose_items(lambda library: places_at(library, places), what)
            return
        self.around.summaries.compose(SummaryWanted(Range(), self.title, preset="follow-ups"))

    def _set_done(self, row: FollowUpRow, done: bool) -> None:
        edit = done_set(row.annotation, done)
        annotate(self._session, edit.name, *edit.changes)

    def _change(self, row: FollowUpRow, column: Column, words: str) -> None:
        """Other words, another person or day for a follow-up. A day not understood changes nothing."""
        before, words = row.annotation, words.strip()
        after = replace(before, modified=datetime.now(UTC))
        follow_up = before.follow_up or FollowUp()
        if column == Column.WHAT and words:
            after = replace(after, text=words)
        elif column == Column.WHO:
            after = replace(after, follow_up=replace(follow_up, who=words or None))
        elif column == Column.DUE:
            due = due_date(words, date.today())
            if due is None and words:
                told = _("“{words}” is not understood as a day. Write “1 June”, “Friday” or “in 14 days”.")
                self.around.status.show_notice(told.format(words=words))
                return
            after = replace(after, follow_up=replace(follow_up, due=due))
        if (after.text, after.follow_up) != (before.text, before.follow_up):
            edit = follow_up_changed(before, after)
            annotate(self._session, edit.name, *edit.changes)

    def _delete(self) -> None:
        """Delete the follow-up, or suggest it no more."""
        row = self._row(self.table.currentIndex())
        if isinstance(row, FollowUpRow):
            name = _("Delete follow-up “{words}”").format(words=shortened(row.annotation.text))
            annotate(self._session, name, Change(row.annotation, None))
        elif row is not None:
            suggest_no_more(self._session, row)

    def _accept_suggestion(self) -> None:
        row = self._row(self.table.currentIndex())
        if not isinstance(row, SuggestedRow):
            return
        made = new_annotation(
            *(row.source.meeting, row.source.item, AnnotationKind.FOLLOW_UP, row.suggestion.quote),
            *(self._session.settings.author_name(), row.passage, About.DECISION),
            follow_up=FollowUp(None, row.suggestion.due),
        )
        annotate(
            self._session, _("Follow up “{words}”").format(words=shortened(made.text)), Change(None, made)
        )


def _some(
    library: Library, shown: State | str, today: date, below: int | None = None, most: int = PAGE
) -> _Some:
    """At most `most` rows of a list, from `below` on; of what decisions suggest perhaps some more."""
    rows: list[FollowUpRow | SuggestedRow] = []
    if isinstance(shown, State):
        skip = below or 0
        rows += follow_ups(library, shown, today, limit=most + 1, skip=skip)
        return _Some(rows[:most], skip + most if len(rows) > most else None)
    while True:
        found = suggested(library, today - SUGGESTED_SINCE, limit=most - len(rows), below=below)
        rows += found.rows
        below = found.below
        if below is None or len(rows) >= most or most <= PAGE:
            return _Some(rows, below)
