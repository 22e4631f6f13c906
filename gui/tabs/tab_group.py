"""A group: one place where documents are read, with the panels that follow its document.

The window has one group, or two side by side, and one of them is the active one: what the commands of the
table mean. A part that works on one document is made here, and hands its commands to the group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from core.annotations import MeetingId
from core.language import _
from core.source_text import Span
from gui.actions import Actions, GroupCommands
from gui.annotations.tag_colours import TagColours
from gui.composer.commands import SummaryCommands
from gui.current_meeting import CurrentMeeting
from gui.document.attachments import Attachments
from gui.document.came_along import CameAlong
from gui.document.copying import Copying
from gui.document.correcting import Correcting
from gui.document.document_menu import DocumentMenu
from gui.document.finding import Finding
from gui.document.going_to_annotations import GoingToAnnotations
from gui.document.marking import Marking
from gui.document.open_question import OpenQuestion
from gui.document.other_versions import OtherVersions
from gui.document.page_reading import PageReading
from gui.document.reading_state import ReadingState
from gui.document.removing import Removing
from gui.document.scanned_pages import ScannedPages
from gui.document.text_setting import TextSetting
from gui.document.walking import Walking
from gui.long_work.machine_reading import MachineReading
from gui.panels.agenda_panel import AgendaPanel
from gui.panels.annotations_panel import AnnotationsPanel
from gui.panels.decision_panel import DecisionPanel
from gui.panels.empty_state import EmptyState
from gui.panels.find_bar import FindBar
from gui.panels.search_line import SearchLine
from gui.panels.side_panel import SidePanel
from gui.panels.status_line import StatusLine
from gui.processes import PageRasters
from gui.review.review import Review
from gui.session import Session
from gui.source_view.reading_caret import ReadingCaret
from gui.source_view.selecting import Selecting
from gui.source_view.stack import SourceStack
from gui.source_view.view import SourceView
from gui.tabs.tabs import Tabs
from gui.theme import Theme

REST_MS = 1500
"""After so long a rest in scrolling, the place is kept, in milliseconds."""

Command = Callable[[], object]

OF_A_MEETING = (
    *("next_item", "previous_item", "to_decision", "add_tag", "write_note", "next_uncertain"),
    *("highlight_yellow", "highlight_green", "highlight_blue", "highlight_red", "highlight_purple"),
    *("underline", "follow_up", "next_mark", "previous_mark"),
    *("zoom_in", "zoom_out", "actual_size", "fit_width", "filter_agenda"),
    *("caret", "copy", "copy_with_reference", "carried"),
    *("mark_read", "mark_unread", "select_item", "choose_area", "find", "next_hit", "previous_hit"),
)
"""The commands that are there as soon as there is a meeting in view."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all groups of a window share."""

    window: QWidget
    session: Session
    rasters: PageRasters
    theme: Theme
    actions: Actions
    status: StatusLine
    scans: MachineReading
    tag_colours: TagColours
    search: SearchLine
    summaries: SummaryCommands


class Part(Protocol):
    """What works on one document."""

    def commands(self) -> dict[str, Command]:
        """What the commands of the table mean here, by their ids."""
        ...


class Writing(Protocol):
    """What the reader may be writing in."""

    @property
    def unsaved(self) -> bool:
        """Whether it holds words that were not handed over to be saved."""
        ...

    def is_written_in(self) -> bool:
        """Whether the cursor stands in it."""
        ...

    def save(self) -> None:
        """Hand over what was typed."""
        ...


class TabGroup(QWidget):
    """The document of one group. Its agenda and its decision panel stand elsewhere in the window.

    `arriving` goes out when another meeting is there, or none, before its document takes its place: panels
    that come or go change its width. `moved` says that the reader is at another place, `typing` that
    something was typed, `decision_wanted` that the decision panel must show.
    """

    arriving = Signal()
    moved = Signal()
    typing = Signal()
    decision_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.allowed = GroupCommands(around.actions)
        self.current = CurrentMeeting(around.session, self)
        self.scanned = ScannedPages(around.scans, self.current, self.allowed["read_scanned"], self)
        self.agenda = AgendaPanel(self.current, around.theme)
        self.versions = OtherVersions(self.current, self.agenda.head, self)
        self.versions.told.connect(around.status.show_notice)
        self.question = OpenQuestion(self.current, around.actions["questions"].trigger, self)
        self.decision = DecisionPanel(self.current, around.theme, around.tag_colours)
        self.empty = EmptyState(around.theme, around.actions)
        self.source = SourceStack(around.rasters, around.theme, self.empty)
        self.setting = TextSetting(self.source, around.session, self.allowed)
        self.walking = Walking(self.current, self.agenda, self.source, self.decision, around.status)
        self.reading = ReadingState(self.current, self.agenda, self.source, self.walking)
        self.tabs = Tabs(self.current, self.source, self.walking, self.save, around.theme, self)
        self.correcting = Correcting(
            *(self, self.current, self.allowed, self.agenda, self.source, self.decision), typing=self
        )
        self.attachments = Attachments(self, self.current, self.agenda, self.allowed["open_attachment"])
        self.came_along = CameAlong(
            *(around.window, around.theme, around.status, self.current, self.source, self.walking),
            *(self.versions, self.open_meeting),
        )
        self.removing = Removing(around.window, self.current, self.allowed, self.source)
        self.page_reading = PageReading(
            *(around.window, around.session, around.rasters, around.theme, self.allowed),
            *(self.current, self.source, self.walking),
        )
        self.marking = Marking(
            *(self.current, self.source, around.theme, self.decision.words, around.tag_colours),
            self.allowed.shortcut_text,
            {
                "write_note": lambda: self._annotate(self.decision.write_note),
                "add_tag": lambda: self._annotate(self.decision.write_tag),
                "follow_up": lambda: self._annotate(self.decision.write_follow_up),
            },
        )
        self.menu = DocumentMenu(
            *(self, self.source, self.marking, self.correcting, around.actions),
            *(around.tag_colours, around.theme),
        )
        self.menu.item_wanted.connect(self.walking.choose_at)
        self.annotations = AnnotationsPanel(self.current, around.theme, around.tag_colours)
        self.review = Review(
            *(around, self.current, self.source, self.walking, self.marking, self.allowed, self.agenda)
        )
        self.side = SidePanel(self.decision, self.annotations, self.review.holder)
        self.review.turned.connect(lambda: self.side.have_review(self.review.is_on))
        self.selecting = tuple(Selecting(view) for view in (self.source.pages, self.source.text))
        self.copying = Copying(self.current, self.source, self.selecting, around.rasters, around.status)
        self.find_bar = FindBar(around.theme)
        self.finding = Finding(self.current, self.source, self.find_bar, self.walking)
        # What works on this document, and what the reader may be writing in. A new part is added here.
        self.parts: list[Part] = [self.tabs, self.walking, self.correcting, self.attachments, self.scanned]
        self.parts += [self.page_reading, self.removing, self.came_along, self.review]
        self.parts += [self.reading, self.source, self.setting, self.copying, self.finding, self.marking]
        for each in self.selecting:
            self.marking.attend(each)
        self.carets = {each.view: ReadingCaret(each) for each in self.selecting}
        for caret in self.carets.values():
            caret.moved.connect(self.walking.choose_at)
        self.writing: list[Writing] = [self.decision, self.marking]
        self._commands = self._own_commands()
        for part in self.parts:
            self._commands |= part.commands()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._keep_resting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs.bar)
        for line in (self.question.notice, self.versions.notice, self.came_along.placing.bar):
            column.addWidget(line)
        column.addWidget(self.review.line.notice)
        column.addWidget(self.scanned.notice)
        column.addWidget(self.find_bar)
        column.addWidget(self.page_reading.beside(self.source), 1)
        self._connect()
        self._show_current()

    def _connect(self) -> None:
        session = self.around.session
        self.current.is_held = self.is_written_in
        self.current.shown.connect(self._show_current)
        self.going = GoingToAnnotations(  # after the document has taken its place
            *(self.current, self.walking, self.decision, self.source.document, self.around.status),
            self.open_meeting,
        )
        self.came_along.follow(self.going, self.decision, self.annotations)
        self.annotations.place_wanted.connect(self.going.go)
        self.tabs.hits_wanted.connect(self.finding.show_hits)
        self.annotations.left.connect(self.to_document)
        self.annotations.history_wanted.connect(self.marking.show_history)
        self.annotations.summary_wanted.connect(self.around.summaries.compose)
        self.annotations.told.connect(self.around.status.show_notice)
        self.source.document.chosen_changed.connect(
            lambda: self.annotations.show_target(self.source.document.chosen)
        )
        self.decision.typing.connect(self.typing)
        self.source.document.chosen_changed.connect(self._show_mark_commands)
        self._show_mark_commands()
        self.decision.mark_wanted.connect(self.marking.go_to)
        self.marking.typing.connect(self.typing)
        self.marking.left.connect(self.to_document)
        self.marking.told.connect(self.around.status.show_notice)
        self.marking.wants_place.connect(self.walking.show_mark)
        self.marking.names_wanted.connect(self._name_colours)
        self.marking.command_wanted.connect(lambda command: self._commands[command]())
        self.decision.left.connect(self.to_document)
        self.walking.went.connect(self._rest.start)
        self.walking.went.connect(self.moved)
        self.agenda.head.comments_wanted.connect(self._show_comments)
        for part in (self.agenda.head, self.versions):
            part.compare_wanted.connect(self.around.actions["compare_versions"].trigger)
        self.source.zoom_changed.connect(self.moved)
        self.around.tag_colours.changed.connect(self._show_tag_colours)
        self._show_tag_colours()
        session.changed.connect(self.source.pages.try_again)
        session.restored.connect(self.source.pages.forget_drawn)

    def _show_tag_colours(self) -> None:
        self.source.document.set_tag_colours(self.around.tag_colours.of)

    # Commands

    def commands(self) -> dict[str, Command]:
        """What the commands of the table mean in this group, by their ids."""
        return self._commands

    def _own_commands(self) -> dict[str, Command]:
        return {
            "caret": self._turn_caret,
            "colour_names": self._name_colours,
            "zoom_in": lambda: self._zoom(SourceView.zoom_in),
            "zoom_out": lambda: self._zoom(SourceView.zoom_out),
            "actual_size": lambda: self._zoom(lambda view: view.set_zoom(1.0)),
            "fit_width": lambda: self._zoom(lambda view: view.fit_width()),
            "filter_agenda": self._to_filter,
            "next_item": lambda: self.agenda.step(+1),
            "previous_item": lambda: self.agenda.step(-1),
        }

    def activate(self, active: bool) -> None:
        """Have the window's commands mean this group, or another one."""
        self.allowed.show(active)
        if active:
            self.scanned.be_first()

    # What the reader writes

    @property
    def unsaved(self) -> bool:
        """Whether there are words that were not handed over to be saved."""
        return any(each.unsaved for each in self.writing)

    def is_written_in(self) -> bool:
        """Whether the reader is writing: then what shows must stay with its item."""
        return any(each.is_written_in() for each in self.writing)

    def save(self) -> None:
        """Hand over all that was typed."""
        for each in self.writing:
            each.save()

    # Meetings and places

    def open_meeting(self, meeting: MeetingId, offset: int | None = None, version: int | None = None) -> None:
        """Show a meeting in the tab in view, or in its own, where the reader left it or at an offset: one in
        `version`, or in what stands in front."""
        self.tabs.open(meeting, offset, version)

    def go_to(self, meeting: MeetingId, offset: int | None, version: int | None = None) -> None:
        """Show a place of a meeting, which may be the one in view; `version` as in `open_meeting`."""
        loaded = self.current.loaded
        if loaded is None or loaded.id != meeting or (offset is not None and loaded.aside != version):
            self.open_meeting(meeting, offset, version)
        elif offset is not None:
            self.walking.go_to(Span(offset, offset))
        self.to_document()

    def keep_place(self) -> None:
        """Keep where the reader is in the meeting in view."""
        self.tabs.keep_place()

    def _keep_resting(self) -> None:
        """The reader rests: a program that is killed comes back here, in this tab."""
        self.keep_place()
        self.tabs.changed.emit()

    def place_words(self) -> str:
        """Where the reader is, for the status line: "Item 2 · page 4 of 15 · 110 %"."""
        view = self.source.view
        if view is None:
            return ""
        parts = []
        if self.current.item >= 0 and (number := self.current.items[self.current.item].number):
            parts.append(_("Item {number}").format(number=number))
        parts += [view.position_words(), _("{percent} %").format(percent=round(view.zoom * 100))]
        return " · ".join(part for part in parts if part)

    def to_document(self) -> None:
        """Have the keyboard work on the document."""
        (self.source.view or self.source).setFocus()

    def _show_current(self) -> None:
        """The meeting in view is another, or another state of it."""
        loaded = self.current.loaded
        for command in OF_A_MEETING:
            self.allowed[command].setEnabled(loaded is not None)
        self.decision.setEnabled(self.current.is_written_on)
        self.arriving.emit()
        if loaded is None:
            self.source.show_nothing()
            return
        self.source.show_meeting(loaded)
        self.marking.show_marks()
        self.walking.take_place(None if self.current.stays else self.current.place)
        focus = QApplication.focusWidget()
        if self.allowed.shown and (focus in (None, self.source) or isinstance(focus, QAbstractButton)):
            self.to_document()

    # Small commands

    def _annotate(self, begin: Callable[[], None]) -> None:
        if self.current.item < 0:
            self.agenda.step(+1)
        if self.current.item >= 0:
            self.decision_wanted.emit()
            begin()

    def _show_mark_commands(self) -> None:
        self.allowed["delete_mark"].setEnabled(self.source.document.chosen is not None)

    def _name_colours(self) -> None:
        from gui.dialogs.colour_names import ColourNames  # loaded when first shown, not by every start

        around = self.around
        ColourNames(around.session, around.tag_colours, around.theme, around.window).open()

    def _zoom(self, step: Callable[[SourceView], None]) -> None:
        if self.source.view is not None:
            step(self.source.view)

    def _turn_caret(self) -> None:
        """Show the caret that keys move through the document, or hide it."""
        document, view = self.source.document, self.source.view
        document.show_caret(not document.caret_on)
        self.allowed["caret"].setChecked(document.caret_on)
        self.to_document()
        words = _("The caret is put away.")
        if document.caret_on and view is not None:
            self.carets[view].begin()
            words = _("Arrows move the caret, with Shift they select.")
        self.around.status.show_notice(words)

    def _to_filter(self) -> None:
        self.agenda.filter.setFocus()
        self.agenda.filter.selectAll()

    def _show_comments(self) -> None:
        from gui.dialogs.comments import show_comments  # loaded when first shown, not by every start

        if self.current.loaded is not None:
            show_comments(self.around.window, self.current.loaded.source, self._go_to_comment)

    def _go_to_comment(self, span: Span) -> None:
        self.walking.go_to(span)
        self.to_document()
