"""The page of annotations that wait to be placed: the list at the left, what is known of the chosen one and
where it may belong beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from core.carried import Candidate
from core.language import _, ngettext
from core.library import Changes
from core.library.carrying.told import waiting_count
from gui.edits.carrying import leave, place
from gui.models.carried import CarriedRow
from gui.models.carried_around import SentencesAround
from gui.models.carried_reading import waiting_rows
from gui.overviews.list_beside import lay_out
from gui.overviews.overview import Overview, PlaceWanted, ToPlace
from gui.panels.captions import plain_tip, quiet, title
from gui.panels.carried_detail import CarriedDetail
from gui.panels.carried_list import CarriedList
from gui.tabs.tab_group import Surroundings

LIST_WIDTH, LEAST_WIDTH = 400, 240  # in logical pixels


class ToPlacePage(Overview):
    """`arrive` takes the id of a meeting whose first one shall be chosen."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session = around.session
        self._asked = 0
        self._stale = True
        self._is_empty = False
        self._wanted: object = None  # the meeting whose first row is to be chosen once it is read
        self.list = CarriedList(around.theme, tells_meeting=True)
        self.detail = CarriedDetail(around.theme, SentencesAround(around.session.background))
        self.count = quiet()
        self.nothing = quiet()
        self._put_together()
        self._connect()
        self._show_state([])

    @property
    def title(self) -> str:
        return _("To place")

    @property
    def leads_back(self) -> bool:
        return not self._is_empty

    def arrive(self, what: object = None) -> None:
        self._wanted = what
        if self._stale or what is not None:
            self._read()
        self.list.setFocus()

    def _put_together(self) -> None:
        beside, column = lay_out(self, LIST_WIDTH, LEAST_WIDTH)
        head: QLabel = title(self.title, 1.4)
        beside.addWidget(head)
        beside.addWidget(self.count)
        beside.addWidget(self.nothing)
        beside.addWidget(self.list, 1)
        beside.addStretch(0)
        column.addWidget(self.detail, 1)
        self.list.setToolTip("")
        self.detail.place.setToolTip(
            plain_tip(_("Enter, or the number of the place. Undo brings it back here."))
        )

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.restored.connect(self._follow)
        self.list.chosen.connect(self.detail.show_row)
        self.list.entered.connect(self.detail.begin)
        self.list.number_wanted.connect(self.detail.place_number)
        self.list.left_wanted.connect(self._leave)
        self.detail.place_wanted.connect(self._place)
        self.detail.leave_wanted.connect(self._leave_row)
        self.detail.look_wanted.connect(self._look)
        self.detail.hand_wanted.connect(lambda row: self._look(row, None))
        self.detail.was_wanted.connect(self._show_was)

    # Reading

    def _follow(self, changes: Changes | None = None) -> None:
        if changes is None or changes.everything or changes.annotated or changes.meetings:
            self._stale = True
            if self.isVisible():
                self._read()
            else:
                self._session.background.read(waiting_count, self._take_count)

    def _take_count(self, count: int) -> None:
        """So much waits while the reader is at a place that was opened from here."""
        if self._is_empty != (not count):
            self._is_empty = not count
            self.title_changed.emit()

    def _read(self) -> None:
        self._stale = False
        self._asked += 1
        asked = self._asked

        def show(rows: list[CarriedRow]) -> None:
            if asked == self._asked:
                self._show_state(rows)

        self._session.background.read(waiting_rows, show)

    def _show_state(self, rows: list[CarriedRow]) -> None:
        had_focus = self.detail.isAncestorOf(self.window().focusWidget() or self.list)
        self._is_empty = not rows
        self.list.show_rows([*rows])
        wanted, self._wanted = self._wanted, None
        at = next((i for i, row in enumerate(rows) if wanted is not None and row.meeting == wanted), None)
        if at is not None:
            self.list.choose(at)
        if had_focus:  # the next one is about to be placed from here
            self.list.setFocus()
        self.nothing.setVisible(not rows)
        self.nothing.setText(
            _(
                "Nothing waits. When a new version of a document comes, your annotations come along by "
                "themselves; those whose place is not sure are listed here."
            )
        )
        count = len(rows)
        self.count.setVisible(bool(rows))
        words = ngettext("{count} annotation waits", "{count} annotations wait", count)
        self.count.setText(words.format(count=count))

    # What the reader does

    def _place(self, row: CarriedRow, candidate: Candidate) -> None:
        place(self._session, row, candidate.anchor)
        self.around.status.show_notice(_("Placed. Undo brings it back here."))

    def _leave(self) -> None:
        row = self.list.row()
        if row is not None:
            self._leave_row(row)

    def _leave_row(self, row: CarriedRow) -> None:
        leave(self._session, row)
        words = _("Left as it is: it stays among the meeting’s annotations. Undo has it wait again.")
        self.around.status.show_notice(words)

    def _look(self, row: CarriedRow, candidate: Candidate | None) -> None:
        self.place_wanted.emit(
            PlaceWanted(row.meeting, version=row.to_version, to_place=ToPlace(row, candidate))
        )

    def _show_was(self, row: CarriedRow) -> None:
        self.place_wanted.emit(PlaceWanted(row.meeting, version=row.from_version, anchor=row.carried.was))
