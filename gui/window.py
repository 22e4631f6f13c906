"""The window: panels around the document, and what the commands do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.language import _
from gui import icons
from gui.actions import Actions
from gui.active_group import ActiveGroup
from gui.annotations.tag_colours import TagColours
from gui.comparing.commands import ComparingCommands
from gui.composer.commands import SummaryCommands
from gui.file_commands import FileCommands
from gui.from_colleagues import give_annotations
from gui.layout import GroupTabs, WindowLayout, geometry_of, place_window
from gui.long_work.machine_reading import MachineReading
from gui.models.smart_lists import NOTES, QUESTIONS
from gui.overviews.cases.commands import CaseCommands
from gui.overviews.overviews import Overviews
from gui.overviews.table import factories as overview_names
from gui.own_words import OwnWords
from gui.panel_commands import PanelCommands
from gui.panels.library_panel import LibraryPanel
from gui.panels.search_line import SearchLine
from gui.panels.status_line import StatusLine
from gui.panels.top_bar import TopBar
from gui.panes import Panes
from gui.processes import PageRasters
from gui.program_commands import ProgramCommands
from gui.session import Session
from gui.tabs.choosing_meetings import ChoosingMeetings
from gui.tabs.filing_meetings import FilingMeetings
from gui.tabs.groups import Groups
from gui.tabs.tab_group import Surroundings
from gui.tabs.unread import Unread
from gui.theme import Theme
from gui.undoing import Undoing
from gui.unfinished_imports import UnfinishedImports

ALWAYS = {"go_back", "go_forward"}
"""Commands of the documents that mean something in an overview, too."""
SIDE_BUTTONS = {Qt.MouseButton.BackButton: "go_back", Qt.MouseButton.ForwardButton: "go_forward"}


class Window(ActiveGroup, QMainWindow):
    """One window on one session."""

    language_wanted = Signal(str)
    window_wanted = Signal(object)  # Tab: it shall stand in a window of its own
    dropped_outside = Signal(object, QPoint)  # Tab: where it was let go on the screen
    quit_wanted = Signal()
    tabs_changed = Signal()
    closed = Signal()

    def __init__(
        self,
        session: Session,
        rasters: PageRasters,
        theme: Theme,
        scans: MachineReading,
        layout: WindowLayout | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(_("Protokollen"))
        self.setWindowIcon(icons.application_icon())
        self.setMinimumSize(640, 420)
        self.setAcceptDrops(True)
        self.session = session
        self.theme = theme
        self.scans = scans
        self.actions_ = Actions(self)
        self._use_keys()
        self.status = StatusLine()
        self.files = FileCommands(self, session, lambda: self.current, self.status)
        self.unfinished = UnfinishedImports(session, self.files)
        self.library = LibraryPanel(session, theme, places=(NOTES, QUESTIONS, *overview_names()))
        self.own_words = OwnWords(self, session, lambda: self.current, self.status)
        self.search = SearchLine()
        self.summaries = SummaryCommands(self, session, theme, lambda: self.current)
        self._around = Surroundings(
            *(self, session, rasters, theme, self.actions_, self.status, scans),
            *(TagColours(session, self), self.search, self.summaries),
        )
        self.documents = Groups(self._around)
        self.overviews = Overviews(self._around, self.documents)
        self.case_commands = CaseCommands(self._around, self.overviews, lambda: self.current)
        self.files.is_elsewhere = lambda: self.overviews.current is not None
        self.files.report_wanted.connect(lambda run: self.overviews.show_overview("imports", run))
        self.panes = Panes(self.library, self.documents.agendas, self.overviews, self.documents.sides)
        self.comparing = ComparingCommands(self._around, self.overviews, self.documents, self.panes)
        self.undoing = Undoing(session, lambda: self.group, self.status)
        self.program = ProgramCommands(self, session, theme, self.actions_)
        self.unread = Unread(session, self.library, self.documents, self.status, self._to_documents)
        undo_key = partial(self.actions_.shortcut_text, "undo")
        self.filing = FilingMeetings(session, self.library, self.status, undo_key)
        self.choosing = ChoosingMeetings(
            self.library, self.documents, self.unread, self.filing, self.summaries
        )
        self.panels = PanelCommands(self._around, self.panes, self.documents)
        content = QWidget()
        self._put_together(content)
        self._closing = False
        self._losing = False  # the reader chose to close although something could not be saved
        self._connect()
        self._bind_commands()
        self._restore(layout or WindowLayout())
        self._arrive()
        self.empty.setFocus()

    # Putting it together

    def _put_together(self, content: QWidget) -> None:
        self.actions_.fill(self.menuBar())
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(self.actions_, self.search, self.theme)
        column.addWidget(self.top)
        column.addWidget(self.own_words.notice)
        column.addWidget(self.unfinished.notice)
        column.addWidget(self.panes, 1)
        column.addWidget(self.status)
        self.setCentralWidget(content)

    def _connect(self) -> None:
        session = self.session
        session.saving.connect(self._show_saved)
        session.chosen.connect(self._use_keys)
        session.undo.indexChanged.connect(self._show_undo)
        self.program.language_wanted.connect(self.language_wanted)
        self.library.listed.connect(self.documents.follow_library)
        self.choosing.compare_wanted.connect(self.comparing.compare_meetings)
        self.library.meeting_chosen.connect(lambda _meeting: self._to_documents())
        self.library.overview_wanted.connect(self.overviews.show_overview)
        self.library.notes_wanted.connect(self.panels.show_notes)
        self.library.questions_wanted.connect(self.actions_["questions"].trigger)
        self.files.meeting_added.connect(self._open_added)
        self.files.more_added.connect(self.choosing.open_behind)
        self.files.place_wanted.connect(self._to_documents)
        self.files.place_wanted.connect(self.documents.go_to_card)
        self.actions_["stop_import"].setEnabled(False)
        self.files.works.connect(self.actions_["stop_import"].setEnabled)
        self.scans.progressed.connect(self.status.show_pages)
        self.scans.ended.connect(self.status.end_pages)
        self.status.stop_pages_wanted.connect(self.scans.stop)
        self.status.where_clicked.connect(self.actions_["go_to_page"].trigger)
        self.search.wanted.connect(self._to_search)
        self.search.left.connect(self._to_document)
        documents = self.documents
        documents.arriving.connect(self._arrive)
        self.panels.documents_wanted.connect(self.overviews.show_documents)
        self.overviews.asked.connect(self.panes.close_drawers)  # the library would lie over it
        self.overviews.turned.connect(self._arrive)
        self.overviews.turned.connect(self._show_tabs)
        documents.moved.connect(self._show_where)
        documents.typing.connect(self._show_saved)
        documents.changed.connect(self._show_tabs)
        documents.window_wanted.connect(self.window_wanted)
        documents.dropped_outside.connect(self.dropped_outside)
        documents.columns_changed.connect(self.panes.make_room_for)

    def _bind_commands(self) -> None:
        self.actions_.bind(
            {
                "print": lambda: self._with_all_typed(self.summaries.printing.print_current),
                "export": lambda: self._with_all_typed(self.overviews.compose),
                "save_copy": lambda: self._with_all_typed(self.files.save_copy),
                "restore_copy": lambda: self._with_all_typed(self.files.restore_copy),
                "quit": self.quit_wanted.emit,
                "undo": self._undo,
                "redo": self.undoing.redo,
                "own_words": self.own_words.edit,
                "give_annotations": lambda: self._with_all_typed(partial(give_annotations, self.summaries)),
                **self.files.commands(),
                **self.program.commands(),
                **self.panels.commands(),
                **self.documents.commands(),
                **{name: partial(self._run, name) for name in self.group.commands()},
                **self.unread.commands(),
                **self.overviews.commands(),
                **self.case_commands.commands(),
                **self.comparing.commands(),
                "go_back": partial(self._unless, self.overviews.go_back, "go_back"),
                "go_forward": partial(self._unless, self.overviews.go_forward, "go_forward"),
            }
        )
        self._show_undo()

    # Meetings, items, places

    def open_meeting(self, meeting: MeetingId, offset: int | None = None) -> None:
        """Show a meeting in the active group, where the reader left it or at a code point offset."""
        self._to_documents()
        self.group.open_meeting(meeting, offset)

    def _open_added(self, meeting: MeetingId) -> None:
        """A meeting that was brought in gets a tab of its own."""
        self._to_documents()
        if self.library.within is not None:
            self.library.show_tree()  # a short list may not have it
        self.group.tabs.open_new(meeting)

    def keep_place(self) -> None:
        """Keep where the reader is in each meeting in view."""
        self.documents.keep_place()

    def _arrive(self) -> None:
        """Another meeting is to be in view, or none: the panels make room before it takes its place."""
        loaded, overview = self.current.loaded, self.overviews.current
        there = loaded is not None and overview is None
        self.documents.agendas.setVisible(there)  # before the panes take their widths
        self.panes.show_decision_at_all(there)
        self.top.show_for_meeting(there)
        self._allow_documents(overview is None)
        self.library.show_page(self.overviews.current_name)
        if overview is not None:
            self.setWindowTitle(_("{overview} – Protokollen").format(overview=overview.title))
            self.status.where.clear()
            return
        if loaded is None:
            self.setWindowTitle(_("Protokollen"))
            self.library.show_chosen(None)
            self.status.where.clear()
            return
        self.library.show_chosen(loaded.id)
        self.setWindowTitle(_("{meeting} – Protokollen").format(meeting=loaded.title))

    def _allow_documents(self, in_view: bool) -> None:
        """Whether the commands that work on the documents do: never on one that an overview covers."""
        self.group.allowed.show(False)
        for name in {*self.group.commands(), *self.documents.commands(), "print"} - ALWAYS:
            self.actions_[name].setEnabled(in_view)
        if in_view:
            self.group.allowed.show(True)
            self._show_tabs()

    def _to_documents(self) -> None:
        """Have the documents in view, by another way than from an overview."""
        self.overviews.forget_way_back()
        self.overviews.show_documents()

    # What the window tells

    @property
    def is_closing(self) -> bool:
        """Whether the window waits for what was typed to be committed before it closes."""
        return self._closing

    def tell(
        self,
        error: UserFacingError,
        lose: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        """Say what failed; where the window was about to close for it, ask.

        `lose` and `again` are what closing without saving and trying again mean; None is closing this window.
        """
        from gui.dialogs.messages import ask_to_lose, tell_failure

        if self._closing:
            self._closing = False
            ask_to_lose(self, error, lose or self._close_losing, again or self.close)
        else:
            tell_failure(self, error)
        self._show_saved()

    def lose_unsaved(self) -> None:
        """Close without what could not be saved, when it comes to that: the reader chose so."""
        self._losing = True

    def _close_losing(self) -> None:
        self.lose_unsaved()
        self.close()

    def _show_saved(self, _saving: bool = False) -> None:
        session = self.session
        saved = not session.is_saving and not session.has_refused and not self.documents.unsaved
        self.status.show_saved(saved, refused=session.has_refused and not session.is_saving)
        if saved and self._closing:
            self.close()

    def _show_undo(self, _index: int = 0) -> None:
        self.actions_.show_undo(self.session.undo)

    def _show_where(self) -> None:
        if self.overviews.current is None and (words := self.group.place_words()):
            self.status.where.setText(words)

    def _show_tabs(self) -> None:
        """Have those commands be there that the tabs allow."""
        covered = self.overviews.current is not None
        for command, there in self.documents.allowed().items():
            self.actions_[command].setEnabled(there and not covered)
        for command in self.overviews.leading:
            self.actions_[command].setEnabled(True)
        self.tabs_changed.emit()

    # Small commands

    def _use_keys(self) -> None:
        self.actions_.use_keys(self.session.settings.shortcuts)

    def _save_typed(self) -> None:
        """Hand over what is being typed, in whatever group."""
        self.documents.save()

    def _undo(self) -> None:
        self._save_typed()  # what is being typed is the last thing done
        self.undoing.undo()

    def _run(self, command: str) -> None:
        """Do what a command means in the active group."""
        self.group.commands()[command]()

    def _unless(self, went: Callable[[], bool], command: str) -> None:
        if not went():
            self._run(command)

    def _with_all_typed(self, command: Callable[[], None]) -> None:
        self._save_typed()
        command()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else took it, puts the drawers away."""
        if event.key() == Qt.Key.Key_Escape:
            self.panes.close_drawers()
            self._to_document()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The buttons at the side of the mouse go back and forward."""
        command = SIDE_BUTTONS.get(event.button())
        if command is not None:
            self.actions_[command].trigger()
        else:
            super().mousePressEvent(event)

    def _to_document(self) -> None:
        self.group.to_document()

    def _to_search(self) -> None:
        """The reader is in the line of the search: its page takes the documents' place."""
        if self.overviews.current_name != "search":
            self.overviews.show_overview("search")
        self.panes.close_drawers()

    # The window itself

    def layout_now(self) -> WindowLayout:
        """How the window stands, with its tabs."""
        return WindowLayout(
            geometry_of(self),
            self.panes.state(),
            self.group.side.shows_annotations,
            tuple(GroupTabs(group.tabs.all(), group.tabs.active_index) for group in self.groups),
            self.groups.index(self.group),
            tuple(self.documents.sizes()),
        )

    def _restore(self, layout: WindowLayout) -> None:
        place_window(self, self.panes, layout)
        self.group.side.show_annotations(layout.annotations)
        groups = [(group.tabs, group.active) for group in layout.groups if group.tabs]
        self.documents.restore(groups, layout.active, layout.sizes)
        self._show_tabs()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once all that was typed is committed; where that fails, the window stays and says why."""
        self._save_typed()
        if not self._losing:
            self.session.retry()
        if self.session.is_saving:
            self._closing = True
            event.ignore()
            return
        self.keep_place()
        self.files.end()
        self.summaries.end()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.files.let_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.let_in(event)
        self.files.drop(event.mimeData())
