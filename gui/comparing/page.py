"""The page on which two versions are compared: the changes on the left, both texts beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.comparing_requests import At, NoOther, Side, Step
from core.copying import clean_text, paragraphs_over
from core.errors import PasswordNeeded, UserFacingError
from core.language import _
from core.library import Changes
from gui.comparing.change_list import ChangeList
from gui.comparing.change_rows import AgainstRow, ChangeRow
from gui.comparing.change_words import as_text, ended, failure_words
from gui.comparing.comparison import Comparison
from gui.comparing.first_row import first_row, place_of
from gui.comparing.own_marks import OwnMarks
from gui.comparing.page_head import PageHead
from gui.comparing.report_saving import ReportSaving
from gui.comparing.sides import SideBySide
from gui.comparing.states import ComparingState
from gui.comparing.view import View
from gui.comparing.views import Views, nothing_words
from gui.comparing.wanted import CompareWanted
from gui.comparing.work import ComparingWork
from gui.overviews.overview import Overview, PlaceWanted
from gui.panels.page_notice import PageNotice
from gui.tabs.tab_group import Surroundings
from gui.timers import later

LIST_WIDTH = 300
FOLLOW_MS = 600
"""How long the library must rest before it is followed, in milliseconds."""


class ComparePage(Overview):
    """`arrive` takes a CompareWanted. `file_wanted` says that a file is to be asked for: for the old side, or
    for the new one."""

    file_wanted = Signal(bool)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.work = ComparingWork(around.session.library, self)
        self.comparison: Comparison | None = None
        self._wanted: CompareWanted | None = None  # asked for last
        self._answered: CompareWanted | None = None  # by what is in view
        self._number: int | None = None  # of the question for it
        self._stale = False  # what is compared may be another by now
        self._follow_soon = later(self, FOLLOW_MS, self._compare_again)
        self.head = PageHead(self.title)
        self.saving = ReportSaving(self.head.save, around.session, self.work, self)
        self.notice = PageNotice(closable=True)
        self.views = Views()
        self.list = ChangeList(around.theme)
        self.sides = SideBySide(around.theme)
        self.own = OwnMarks(around.session, self)
        self.state = ComparingState()
        self._lay_out()
        self._connect()
        self.head.show_comparison(None)

    @property
    def title(self) -> str:
        return _("Comparison")

    def arrive(self, what: object = None) -> None:
        if isinstance(what, CompareWanted) and not self._holds(what):
            self.compare(what)
        elif self._stale and self.comparison is not None:
            self._compare_again()
        elif self.comparison is None and not self.work.is_comparing:
            self.state.say(
                _("Nothing is compared yet"),
                _("Open a meeting and choose “Compare versions” among the overviews; or compare two files."),
                file=True,
            )
            self._body.setCurrentWidget(self.state)
        self.to_work()

    def _holds(self, wanted: CompareWanted) -> bool:
        """Whether just that was compared and nothing changed since: then it stays, and the reader is where he
        was; or at the item that he comes from, where that is another one."""
        known = self._answered
        if self.comparison is None or self._stale or known is None or self.work.is_comparing:
            return False
        if (known.old, known.new) != (wanted.old, wanted.new):
            return False
        self._answered = wanted
        if wanted.at not in (None, known.at):
            self.list.choose(first_row(self.list.rows, self.comparison, wanted))
        return True

    def to_work(self) -> None:
        """Have the keyboard where the reader begins."""
        if self._body.currentWidget() is self.state:
            self.state.setFocus()
        elif self.list.view.isVisibleTo(self):
            self.list.view.setFocus()
        else:
            self.sides.texts[1].setFocus()

    def compose(self) -> None:
        """What is exported here are the changes."""
        self.save_report()

    # Putting it together

    def _lay_out(self) -> None:
        self._compared = QSplitter(Qt.Orientation.Horizontal)
        self._compared.setObjectName("bothViews")
        self._compared.setChildrenCollapsible(False)
        self._compared.setHandleWidth(1)
        self._compared.addWidget(self.list)
        self._compared.addWidget(self.sides)
        self._compared.setStretchFactor(1, 1)
        self._compared.setSizes([LIST_WIDTH, 900])
        self.list.setMinimumWidth(200)
        whole = QWidget()
        below = QVBoxLayout(whole)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.views)
        below.addWidget(self.notice)
        below.addWidget(self._compared, 1)
        self._whole = whole
        self._body = QStackedWidget()
        self._body.addWidget(whole)
        self._body.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        work, around = self.work, self.around
        work.at.connect(self._show_step)
        work.compared.connect(self._show)
        work.alone.connect(self._show_alone)
        self.saving.told.connect(around.status.show_notice)
        work.failed.connect(self._fail)
        self.state.stop_wanted.connect(self._stop)
        self.state.again_wanted.connect(self._again)
        self.state.meeting_wanted.connect(lambda: self._ask_meeting(old=True))
        self.state.file_wanted.connect(around.actions["compare_file"].trigger)
        self.views.chosen.connect(self._show_view)
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(self._open_row)
        self.sides.change_clicked.connect(self._choose)
        self.sides.open_wanted.connect(self._open)
        self.sides.side_wanted.connect(self._exchange)
        self.sides.file_wanted.connect(self.file_wanted)
        self.sides.meeting_wanted.connect(self._ask_meeting)
        self.head.save_wanted.connect(self.save_report)
        self.head.swap_wanted.connect(self._swap)
        self.notice.wanted.connect(self._again)
        self.own.placed.connect(self.sides.show_own)
        around.session.restored.connect(self._forget)
        around.session.changed.connect(self._follow)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy)

    # Comparing

    def compare(self, wanted: CompareWanted) -> None:
        """Compare two sides; what was compared before comes back where that fails."""
        self._wanted = wanted
        self._stale = False
        self.saving.drop()
        self._number = self.work.compare(wanted.old, wanted.new)
        self.state.begin()
        self._body.setCurrentWidget(self.state)
        self.head.show_comparison(None)

    def compare_with_file(self, side: Side, *, old: bool) -> None:
        """Have a file in the place of one of the sides that are compared now."""
        self._exchange(old, side)

    def _ask_meeting(self, old: bool) -> None:
        from gui.comparing.meeting_choice import MeetingChoice  # loaded when first asked

        dialog = MeetingChoice(self.window(), self.around.session)
        dialog.chosen.connect(lambda meeting: self._exchange(old, Side(meeting)))
        dialog.open()

    def _exchange(self, old: bool, side: Side) -> None:
        other = self._other(old)
        self.compare(CompareWanted(side, other) if old else CompareWanted(other, side))

    def _other(self, old: bool) -> Side | None:
        """The side that stays when another is put in the place of the old one, or of the new one."""
        if self.comparison is not None:
            return self.comparison.new_side if old else self.comparison.old_side
        wanted = self._wanted
        return None if wanted is None else (wanted.new or wanted.old)

    def _swap(self) -> None:
        if self.comparison is not None:
            self.compare(CompareWanted(self.comparison.new_side, self.comparison.old_side))

    def _show_step(self, at: At) -> None:
        self.state.tell(_("Reading both …") if at.step is Step.READING else _("Comparing …"), at.done, at.of)

    def _show(self, comparison: Comparison) -> None:
        self.comparison, self._answered = comparison, self._wanted
        self.notice.tell(comparison.beforehand)
        self._body.setCurrentWidget(self._whole)
        self.sides.show_comparison(comparison)
        self.own.show_comparison(comparison)
        self.views.show_comparison(comparison)
        self.head.show_comparison(comparison)
        self._show_view(self.views.view)
        if self.isActiveWindow() and self.isVisible():
            self.to_work()

    def _show_alone(self, alone: NoOther) -> None:
        self.comparison = None
        self._wanted = CompareWanted(alone.side, None)
        self.state.say(
            _("There is one version of this meeting"),
            _("It can be compared with another meeting of the library, or with a file."),
            meeting=True,
            file=True,
        )
        self.head.show_comparison(None, alone.loaded)

    def _fail(self, number: int, error: UserFacingError, side: Side | None) -> None:
        if number != self._number:
            self.saving.fail(number, error)
        elif isinstance(error, PasswordNeeded) and side is not None and side.path is not None:
            self._ask_password(side, error)
        else:
            self._give_up(failure_words(error, side), error.advice, side)

    def _give_up(self, what: str, advice: str, side: Side | None = None) -> None:
        """Say why two are not compared: above what was compared before, or else in its place."""
        comparison, wanted = self.comparison, self._wanted
        if comparison is not None and wanted is not None and not comparison.is_of(wanted):
            self._body.setCurrentWidget(self._whole)
            self.head.show_comparison(comparison)
            self.notice.tell(f"{ended(what)} {advice}", _("Try again"), closable=True)
        else:  # of what is not there any more nothing stays in view
            self.comparison = None
            self._body.setCurrentWidget(self.state)
            self.head.show_comparison(None)
            is_file = side is not None and side.path is not None
            self.state.say(what, advice, again=True, file=is_file)
        self.to_work()

    def _ask_password(self, side: Side, error: PasswordNeeded) -> None:
        from gui.dialogs.password import ask_password

        assert side.path is not None

        def answer(password: str | None) -> None:
            wanted = self._wanted
            if password is None or wanted is None:
                self._give_up(failure_words(error, side), error.advice, side)
                return
            opened = side.with_password(password)
            old, new = (opened if each == side else each for each in (wanted.old, wanted.new))
            self.compare(CompareWanted(old, new, wanted.at))

        told = _("The file is read to be compared; neither it nor the password is kept.")
        ask_password(self.window(), side.path, error, answer, told)

    def _again(self) -> None:
        if self._wanted is not None:
            self.compare(self._wanted)

    def _stop(self) -> None:
        self.work.rest()
        self._give_up(_("Stopped"), _("Nothing was compared."))

    def _forget(self) -> None:
        """Another library is in place: its versions are others."""
        self.work.rest()
        self.comparison = self._wanted = self._answered = None
        self.sides.clear()
        self.own.show_comparison(None)
        self.arrive()
        self.head.show_comparison(None)

    def _follow(self, changes: Changes) -> None:
        """A document that is compared was read anew, corrected, or lost words for good."""
        comparison = self.comparison
        if comparison is None:
            return
        mine = bool(changes.meetings & {comparison.old.id, comparison.new.id})
        self._stale = self._stale or mine or changes.everything
        if mine and self.isVisible():
            self._follow_soon.start()

    def _compare_again(self) -> None:
        """Compare the same two as they are now; until that is done what was compared stays in view."""
        comparison, row = self.comparison, self.list.row
        if comparison is None or self.saving.is_busy or self.work.is_comparing:
            return
        self._stale = False
        span = None if not isinstance(row, ChangeRow) else row.change.new_span
        at = None if span is None else span.start
        self._wanted = CompareWanted(comparison.old_side, comparison.new_side, at)
        self._number = self.work.compare(comparison.old_side, comparison.new_side)

    # What is shown

    def _show_view(self, view: View) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        self.sides.show_view(view)
        self.list.show_rows(comparison.listed[view], view.words, *nothing_words(view, comparison))
        self.saving.show_state()
        self.list.choose(first_row(self.list.rows, comparison, self._answered))

    def _show_row(self, row: ChangeRow | AgainstRow) -> None:
        if isinstance(row, ChangeRow):
            self.sides.show_change(row.change)
        else:
            self.sides.show_item(row)

    def _choose(self, place: int) -> None:
        """Choose the change that was clicked at in a text."""
        row = place if self.views.view is View.AGAINST else self.list.rows.row_of(place)
        if row is not None:
            self.list.choose(row)

    # What the reader does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back step by step: from the texts to the list, from the change that is chosen; where
        there is none, to the document."""
        if event.key() != Qt.Key.Key_Escape or not self._step_back():
            super().keyPressEvent(event)

    def _step_back(self) -> bool:
        view = self.list.view
        if self._body.currentWidget() is not self._whole or not view.isVisibleTo(self):
            return False
        if not view.hasFocus():
            view.setFocus()
        elif self.list.row is not None:
            self.list.choose(None)
            self.sides.show_nothing()
        else:
            return False
        return True

    def copy(self) -> None:
        """Copy what is selected in the text that has the keyboard; else the chosen change."""
        for text in self.sides.texts:
            document = text.document
            selection, loaded, running = document.selection, document.loaded, document.running
            if text.hasFocus() and selection is not None and loaded is not None and running is not None:
                words = clean_text(loaded.source, selection, paragraphs_over(running, selection))
                self.list.copy(words)
                return
        row, comparison = self.list.row, self.comparison
        if row is None or comparison is None:
            return
        words = row.spoken
        if isinstance(row, ChangeRow):
            words = as_text(row.change, comparison.old.meeting, comparison.new.meeting)
        self.list.copy(words)
        self.around.status.show_notice(_("The change is copied."))

    def _open_row(self, row: object) -> None:
        """Open the document where a change is."""
        comparison = self.comparison
        _old, new = (text.here for text in self.sides.texts)
        if comparison is None:
            return
        if isinstance(row, AgainstRow) and new is not None:
            self._open(False, new.start)
        elif isinstance(row, ChangeRow) and (place := place_of(row.change, comparison)) is not None:
            self._open(*place)

    def _open(self, left: bool, offset: int) -> None:
        loaded = self.sides.texts[0 if left else 1].document.loaded
        if loaded is None:
            return
        if not loaded.id:
            self.around.status.show_notice(
                _("{name} is not in the library: bring it in to open it.").format(name=loaded.name)
            )
            return
        self.place_wanted.emit(PlaceWanted(loaded.id, offset, version=loaded.aside))

    def save_report(self) -> None:
        """Ask for the form, and where, and write the changes that are listed."""
        if self.comparison is not None:
            self.saving.ask(self.comparison, self.views.view.show)
