"""The review of the document in view: turned on and off, asked for, shown in its panel, over the document and
in the agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import _
from core.library import LoadedMeeting
from gui.actions import GroupCommands
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.models.reviewed import Reviewed
from gui.panels.agenda_panel import AgendaPanel
from gui.review.draft_line import DraftLine
from gui.review.in_view import InView
from gui.review.item_states import ItemStates
from gui.review.letting_go import LettingGo
from gui.review.marks import mark_of, marks_of
from gui.review.parts import Parts, ReviewPart, review_first
from gui.review.remembered import is_reviewed, remember
from gui.review.rows import FindingRow, Row, Shown, Wanted, all_rows, open_errors
from gui.review.slots import Slots
from gui.review.states import COMMANDS, has_changed, is_looked_at
from gui.review.staying import same_words
from gui.review.walking import next_row, show_place, told
from gui.source_view.finding_marks import FindingMark, FindingMarks
from gui.source_view.stack import SourceStack
from gui.timers import later

if TYPE_CHECKING:
    from gui.document.marking import Marking
    from gui.review.panel import ReviewPanel
    from gui.review.work import ReviewWork
    from gui.tabs.tab_group import Surroundings

MARK_MS = 40
"""So long after findings were listed they are marked in document and agenda: list and card come first."""

WHOLE = -2
"""Before all places in the text: there stands what is about the whole document."""

NOTHING: tuple[object, ...] = (None,) * 7
"""What rows are made of where nothing is reviewed."""

WHILE_ON = ("next_finding", "previous_finding", "next_to_review", "end_review")


class Review(QObject):
    """Works for one group. Panel and process are made when a first meeting is reviewed.

    `turned` says that the review of the meeting in view begins or ends, `rows_changed` that findings or
    comments are others, `row_chosen` that another one is chosen, `wanted` that the panel must show.
    """

    turned = Signal()
    rows_changed = Signal()
    row_chosen = Signal()
    wanted = Signal()

    def __init__(
        self,
        around: Surroundings,
        current: CurrentMeeting,
        source: SourceStack,
        walking: Walking,
        marking: Marking,
        allowed: GroupCommands,
        agenda: AgendaPanel,
    ) -> None:
        super().__init__(current)
        self.around, self.current, self.source = around, current, source
        self.walking, self.marking, self.allowed = walking, marking, allowed
        self._agenda = agenda
        self.reviewed = Reviewed(current, self)
        self.slots = Slots()
        self.holder = QWidget()  # the panel stands in it, once there is one
        QVBoxLayout(self.holder).setContentsMargins(0, 0, 0, 0)
        self.line = DraftLine(self.reviewed, current, lambda: self.is_on)
        self.line.review_wanted.connect(self.open)
        self.all_rows: list[Row] = []
        self.found_in: LoadedMeeting | None = None  # the version that findings are of
        self._given = NOTHING  # what `all_rows` are made of
        self.errors: Counter[int | None] = Counter()  # that are open, by the index of their item in view
        self._marks = FindingMarks()
        self.is_on = False
        self._panel: ReviewPanel | None = None
        self._work: ReviewWork | None = None
        self._gather_soon = later(self, 0, self._gather)
        self._card_soon = later(self, 0, self.show_card)
        self._mark_soon = later(self, MARK_MS, self._mark)
        self._in_view = InView(self)
        self._waits = False  # for the document that is being read
        self.goes = False  # to what was chosen, which chooses its item
        self.states = ItemStates(self)
        self.letting_go = LettingGo(self)
        self._parts = Parts(self)
        current.shown.connect(self._follow)
        current.annotations_changed.connect(self._gather_soon.start)
        current.item_chosen.connect(lambda _item: self.show_item())
        self.reviewed.changed.connect(self._gather_soon.start)
        around.window.closed.connect(self._end_work)  # type: ignore[attr-defined]
        self._show_commands()

    # Parts that are made when they are needed

    @property
    def parts(self) -> list[ReviewPart]:
        """What works on what is chosen."""
        return self._parts.all()

    @property
    def panel(self) -> ReviewPanel:
        """What stands beside the document; its parts put into it what they show."""
        if self._panel is None:
            self._parts.all()
            from gui.review.panel import ReviewPanel  # loaded when first shown, not by every start

            panel = ReviewPanel(self.around.theme, self.slots, self.allowed.shortcut_text)
            panel.head.state_wanted.connect(self.states.give)
            panel.head.next_item_wanted.connect(self.states.to_next)
            panel.head.wanted_changed.connect(lambda _wanted: self._list())
            panel.head.step_wanted.connect(self.step)
            panel.list.chosen.connect(self._go_to_chosen)
            panel.list.first = self._first
            panel.list.entered.connect(self._show_chosen)
            panel.list.opened.connect(self.to_place)
            panel.card.place_wanted.connect(self.to_place)
            panel.card.left.connect(panel.begin)
            panel.again_wanted.connect(self.work.ask_again)
            layout = self.holder.layout()
            assert layout is not None
            layout.addWidget(panel)
            self._panel = panel
        return self._panel

    @property
    def work(self) -> ReviewWork:
        """What asks the process for findings."""
        if self._work is None:
            from gui.review.work import ReviewWork  # the checks are loaded with it

            self._work = ReviewWork(
                self.around.session.library, lambda: self.around.session.settings.dictionary, self
            )
            self._work.changed.connect(self._gather_soon.start)
        return self._work

    def _end_work(self) -> None:
        """The window is closed."""
        if self._work is not None:
            self._work.end()

    # On and off

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands of the review, those of its parts among them."""
        own: dict[str, Callable[[], object]] = {
            "next_finding": lambda: self.step(+1),
            "previous_finding": lambda: self.step(-1),
            "end_review": self.end,
        }
        return own | self.states.commands() | self._parts.commands()

    def open(self) -> None:
        """Review the meeting in view, and have the panel show."""
        loaded = self.current.loaded
        self._waits = loaded is None and bool(self.around.session.running_imports)
        if loaded is None:
            coming = _("The review begins when the document is there.")
            self.around.status.show_notice(coming if self._waits else _("Open a document to review it."))
            return
        remember(self.around.session, loaded.id, reviewed=True)
        self._follow()
        self.wanted.emit()

    def end(self) -> None:
        """End the review of the meeting in view; what was said of it stays."""
        loaded = self.current.loaded
        if loaded is not None:
            remember(self.around.session, loaded.id, reviewed=False)
            self._follow()
            self.around.status.show_notice(_("The review is closed. What was said of it is kept."))

    def begin(self) -> None:
        """Have the keyboard work on the list."""
        if self.is_on:
            self.panel.begin()

    def _follow(self) -> None:
        """Another meeting is in view, or another state of it."""
        loaded = self.current.loaded
        if self._waits and loaded is not None:
            self.open()
            return
        on = loaded is not None and is_reviewed(self.around.session, loaded.id)
        turns, self.is_on = on is not self.is_on, on
        if on and loaded is not None:
            _panel = self.panel
            self.work.look_through(loaded.id, loaded.version)
        elif self._work is not None:
            self._work.rest()
        if turns:
            self.turned.emit()
        self.line.tell()
        self._show_commands()
        self._in_view.look()
        self._gather_soon.start()

    def _show_commands(self) -> None:
        for command in WHILE_ON:
            self.allowed[command].setEnabled(self.is_on, review_first())
        sayable = self.is_on and self.current.item >= 0 and self.current.is_written_on
        for command in COMMANDS.values():
            self.allowed[command].setEnabled(sayable, review_first())

    # What there is

    @property
    def row(self) -> Row | None:
        """The finding or comment that is chosen."""
        return self._panel.list.row if self.is_on and self._panel is not None else None

    @property
    def is_behind(self) -> bool:
        """Whether the findings are of another version than the one in view: what they say of places and of
        items is not true of that."""
        loaded, found = self.current.loaded, self.found_in
        return loaded is None or found is None or not same_words(loaded, found)

    def _gather(self) -> None:
        """Put findings and comments together anew."""
        loaded = self.current.loaded
        if loaded is None or not self.is_on:
            if self.all_rows or self.source.document.findings.all:
                self.all_rows, self.found_in, self._given = [], None, NOTHING
                self.source.document.set_findings(FindingMarks(), None)
            self._agenda.model.mark_reviewed((), Counter())
            return
        work, reviewed, before = self.work, self.reviewed, self.found_in
        if work.found_in == (loaded.id, loaded.version) and not (work.is_looking and self.is_behind):
            self.found_in = loaded
        found = self.found_in or loaded
        given = (
            *(loaded, found, reviewed.standing),
            *(work.findings, work.gone, reviewed.comments, reviewed.state),
        )
        if not all(map(is_, given, self._given)):
            self._given = given
            known = self.all_rows if before is found else ()
            self.all_rows = all_rows(*(found.meeting, *given[3:]), known, in_view=loaded.meeting)
            if before is not found or self.is_behind:
                self._marks = FindingMarks()  # those were other words
                self.source.document.set_findings(self._marks, None)
            self._mark_soon.start()
        self._list(goes_on=before is found)
        self.show_item()
        self.rows_changed.emit()

    def _list(self, *, goes_on: bool = False) -> None:
        """List what is wanted. Where the reader is done with what was chosen, it `goes_on` to the next."""
        panel, work = self.panel, self.work
        wanted = panel.head.wanted
        before = self.row
        rows = wanted.of(self.all_rows)
        panel.list.show_rows(rows)
        if goes_on and before is not None and self.row is None and self._is_done_with(before):
            self.choose(panel.list.following)
        counts: Counter[Shown] = Counter()
        for shown, count in Counter(row.shown for row in self.all_rows).items():
            counts.update(dict.fromkeys(shown, count))
        panel.head.show_counts(counts)
        left = counts[Shown.FINDINGS]
        looked = sum(map(is_looked_at, self.reviewed.standing))
        unknown = work.is_looking and not work.findings
        more = work.is_looking or work.is_spelling
        panel.head.show_progress(looked, len(self.reviewed.standing), None if more else left)
        panel.head.show_changed(sum(map(has_changed, self.reviewed.standing)))
        panel.show_failure(work.error)
        self._show_chosen()
        panel.show_rows_of(len(rows), wanted, is_looking=unknown)
        if self.row != before:
            self.row_chosen.emit()

    def _is_done_with(self, row: Row) -> bool:
        """Whether a row that is listed no more was dismissed or settled, or its word is known now."""
        from gui.review.spelling_menu import SPELLING  # a part, which no start needs

        if isinstance(row, FindingRow) and row.finding.check == SPELLING:
            return True
        return any(each.key == row.key for each in self.all_rows)

    def _show_chosen(self) -> None:
        """Show the chosen row over the document, and in the card once list and document are painted."""
        if not self._mark_soon.isActive():
            self.source.document.set_findings(self._marks, self._mark_of_chosen())
        self._card_soon.start()

    def show_card(self) -> None:
        """Have the card be of the chosen row, as it is a moment later anyway."""
        if self.is_on:
            self.panel.card.show_row(self.row, self.work.checks)

    def _mark(self) -> None:
        """Have the places of findings be seen over the document, and in the agenda where errors are."""
        if self.is_on:
            rows = () if self.is_behind else self.all_rows
            self.errors, self._marks = open_errors(rows), marks_of(rows)
            self._agenda.model.mark_reviewed(self.reviewed.standing, self.errors)
            self.source.document.set_findings(self._marks, self._mark_of_chosen())

    def _mark_of_chosen(self) -> FindingMark | None:
        row = self.row
        return None if self.is_behind and isinstance(row, FindingRow) else mark_of(row)

    def refresh_card(self) -> None:
        """Make the card anew: what a part puts into it is another."""
        self.panel.card.show_row(self.row, self.work.checks, anew=True)

    def show_item(self) -> None:
        """Show the item in view, and how far it is."""
        self._show_commands()
        if not self.is_on or self._panel is None:
            return
        index, standing = self.current.item, self.reviewed.standing
        there = 0 <= index < len(standing)
        self._panel.head.show_item(
            self.current.items[index] if there else None, standing[index] if there else None
        )

    # Walking

    def choose(self, key: tuple[object, ...] | None) -> bool:
        """Choose the row of that key and show its place; false where it is not listed."""
        at = self.panel.list.rows.row_of(key)
        if at is None:
            return False
        self.panel.list.choose(at)
        self._go_to_chosen()
        return True

    def show_all(self) -> None:
        """List all that is open."""
        self.panel.head.choose(Wanted())

    def step(self, by: int) -> None:
        """Go to the next finding or comment of the list, or with -1 to the one before."""
        if not self.is_on:
            return
        listed = self.panel.list
        at_eye = self._at_eye() if listed.lost is None else listed.lost
        at = next_row(listed.rows.rows, self.row, at_eye, by)
        if at is None:
            looking = _("The checks are still looking through the document")
            nothing = _("Nothing is listed to go to.")
            self.around.status.show_notice(looking if self.work.is_looking else nothing)
            return
        listed.choose(at)
        self._go_to_chosen()
        row = self.row
        if row is not None:
            self.around.status.show_notice(told(row, at + 1, len(listed.rows.rows)))

    def _at_eye(self) -> int:
        """From where one goes on where nothing is chosen."""
        view = self.source.view
        if view is None or not view.verticalScrollBar().value():
            return WHOLE  # what is about the whole document comes first
        return view.place_of_keys()

    def _first(self) -> int | None:
        return next_row(self.panel.list.rows.rows, None, self._at_eye(), +1)

    def _go_to_chosen(self) -> None:
        """Show the place of what was chosen; the keyboard stays where it is."""
        row = self.row
        if row is not None and not (self.is_behind and isinstance(row, FindingRow)):
            self.goes = True
            show_place(row, self.current, self.source, self.walking)
            self.goes = False
        self._show_chosen()
        self.row_chosen.emit()

    def let_go(self) -> None:
        """Choose none of what is listed."""
        self.panel.list.choose(None)
        self._list()
        self.row_chosen.emit()

    def to_place(self) -> None:
        """Show the place of what is chosen, and go on there."""
        self._go_to_chosen()
        (self.source.view or self.source).setFocus()
