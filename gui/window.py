"""The window: panels around the document, and what the commands do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QVBoxLayout, QWidget

from core.annotations import ItemKey, MeetingId
from core.errors import UserFacingError
from core.language import _, language
from core.library import Hit
from core.source_text import Span
from gui import icons
from gui.actions import Actions
from gui.attachments import Attachments
from gui.correcting import COMMANDS, Correcting
from gui.current_meeting import CurrentMeeting
from gui.file_commands import FileCommands, dropped_files
from gui.layout import layout_text, restore_layout
from gui.own_words import OwnWords
from gui.panels.agenda_panel import AgendaPanel
from gui.panels.decision_panel import DecisionPanel
from gui.panels.empty_state import EmptyState
from gui.panels.library_panel import LibraryPanel
from gui.panels.search_panel import SearchLine
from gui.panels.status_line import StatusLine
from gui.panels.top_bar import TopBar
from gui.panes import Panes
from gui.processes import PageRasters
from gui.scanned_pages import ScannedPages
from gui.session import Session
from gui.source_view.stack import SourceStack
from gui.source_view.view import SourceView
from gui.theme import Theme
from gui.walking import Walking

REST_MS = 1500
"""After so long a rest in scrolling, the place is kept, in milliseconds."""


class Window(QMainWindow):
    """One window on one session."""

    language_wanted = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, rasters: PageRasters, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(_("Protokollen"))
        self.setWindowIcon(icons.application_icon())
        self.setMinimumSize(640, 420)
        self.setAcceptDrops(True)
        self.session = session
        self.theme = theme
        self.actions_ = Actions(self)
        self.current = CurrentMeeting(session, self)
        self.status = StatusLine()
        self.files = FileCommands(self, session, self.current, self.status)
        self.library = LibraryPanel(session, theme)
        self.agenda = AgendaPanel(self.current, theme)
        self.decision = DecisionPanel(self.current, theme)
        self.empty = EmptyState(theme)
        self.source = SourceStack(rasters, theme, self.empty)
        self.correcting = Correcting(
            self, self.current, self.actions_, self.agenda, self.source, self.decision
        )
        self.walking = Walking(self.current, self.agenda, self.source, self.decision, self.status)
        self.attachments = Attachments(self, self.current, self.agenda, self.actions_["open_attachment"])
        self.own_words = OwnWords(self, session, self.current, self.status)
        self.scanned = ScannedPages(session, self.current, self.status, self.actions_["read_scanned"], self)
        self.panes = Panes(self.library, self.agenda, self.scanned.above(self.source), self.decision)
        content = QWidget()
        self.search = SearchLine(session, theme, content)
        self._put_together(content)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep_place)
        self._closing = False
        self._losing = False  # the reader chose to close although something could not be saved
        self.current.is_held = self.decision.is_written_in
        self._connect()
        self._bind_commands()
        restore_layout(self, self.panes, session.settings.layout)
        self._show_current()
        self.empty.setFocus()

    def _put_together(self, content: QWidget) -> None:
        self.actions_.fill(self.menuBar())
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(self.actions_, self.search, self.theme)
        column.addWidget(self.top)
        column.addWidget(self.own_words.notice)
        column.addWidget(self.panes, 1)
        column.addWidget(self.status)
        self.setCentralWidget(content)

    def _connect(self) -> None:
        session, current = self.session, self.current
        session.failed.connect(self._tell)
        session.saving.connect(self._show_saved)
        session.undo.indexChanged.connect(self._show_undo)
        self.decision.typing.connect(self._show_saved)
        self.decision.left.connect(self._to_document)
        self.library.meeting_chosen.connect(self.open_meeting)
        self.library.listed.connect(self._library_listed)
        self.files.meeting_added.connect(self.open_meeting)
        self.walking.went.connect(self._went)
        self.agenda.head.comments_wanted.connect(self._show_comments)
        current.shown.connect(self._show_current)
        self.source.zoom_changed.connect(self._show_where)
        session.changed.connect(self.source.pages.try_again)
        self.search.hit_chosen.connect(self._go_to_hit)
        self.search.left.connect(self._to_document)
        self.empty.open_wanted.connect(self.files.open_files)
        self.empty.samples_wanted.connect(self.files.open_samples)
        self.panes.arranged.connect(self._show_panels)

    def _bind_commands(self) -> None:
        self.actions_.bind(
            {
                "open_files": self.files.open_files,
                "open_folder": self.files.open_folder,
                "open_samples": self.files.open_samples,
                "read_scanned": self.scanned.read,
                "export": lambda: self._with_all_typed(self.files.export),
                "save_copy": lambda: self._with_all_typed(self.files.save_copy),
                "restore_copy": lambda: self._with_all_typed(self.files.restore_copy),
                "quit": self.close,
                "undo": self._undo,
                "redo": self.session.undo.redo,
                "add_tag": lambda: self._annotate(self.decision.write_tag),
                "write_note": lambda: self._annotate(self.decision.write_note),
                "library_panel": lambda: self.panes.show_library(not self.panes.library_shown()),
                "decision_panel": self._toggle_decision,
                "zoom_in": lambda: self._zoom(SourceView.zoom_in),
                "zoom_out": lambda: self._zoom(SourceView.zoom_out),
                "actual_size": lambda: self._zoom(lambda view: view.set_zoom(1.0)),
                "fit_width": lambda: self._zoom(lambda view: view.fit_width()),
                "theme_system": lambda: self._choose_theme(None),
                "theme_light": lambda: self._choose_theme("light"),
                "theme_dark": lambda: self._choose_theme("dark"),
                "language_da": lambda: self._choose_language("da"),
                "language_en": lambda: self._choose_language("en"),
                "search": self._to_search,
                "filter_agenda": self._to_filter,
                "next_item": lambda: self.agenda.step(+1),
                "previous_item": lambda: self.agenda.step(-1),
                "to_decision": self.walking.to_decision,
                "next_uncertain": self.walking.to_next_uncertain,
                "open_attachment": self.attachments.open_chosen,
                "own_words": self.own_words.edit,
                **{name: getattr(self.correcting, name) for name in COMMANDS},
                "shortcuts": self._show_shortcuts,
                "about": self._show_about,
            }
        )
        self.actions_[f"theme_{self.theme.choice or 'system'}"].setChecked(True)
        self.actions_[f"language_{language()}"].setChecked(True)
        self._show_undo()

    # Meetings, items, places

    def open_meeting(self, meeting: MeetingId, offset: int | None = None) -> None:
        """Show a meeting, where the reader left it or at a code point offset."""
        self.keep_place()
        self.decision.save()
        self.current.open(meeting, offset)

    def keep_place(self) -> None:
        """Keep where the reader is in the meeting in view."""
        view = self.source.view
        if view is None or self.current.loaded is None:
            return
        chosen = self.current.item
        key = ItemKey.of(self.current.items[chosen]) if chosen >= 0 else None
        self.current.remember_place(replace(view.place(), item=key))

    def _show_current(self) -> None:
        """The meeting in view is another, or another state of it."""
        loaded = self.current.loaded
        there = loaded is not None
        self.agenda.setVisible(there)  # before the panes take their widths
        reading = (
            "export",
            "next_item",
            "previous_item",
            "to_decision",
            "add_tag",
            "write_note",
            "next_uncertain",
        )
        for action in (*reading, "zoom_in", "zoom_out", "actual_size", "fit_width", "filter_agenda"):
            self.actions_[action].setEnabled(there)
        self.panes.show_decision_at_all(there)
        self.top.show_for_meeting(there)
        if loaded is None:
            self.source.show_nothing()
            self.setWindowTitle(_("Protokollen"))
            self.status.where.clear()
            return
        self.library.show_chosen(loaded.id)
        self.source.show_meeting(loaded)
        self.setWindowTitle(_("{meeting} – Protokollen").format(meeting=loaded.meeting.body or loaded.name))
        self.walking.take_place(None if self.current.stays else self.current.place)
        focus = QApplication.focusWidget()
        if focus is None or isinstance(focus, QAbstractButton):
            self._to_document()

    def _go_to_hit(self, hit: Hit) -> None:
        loaded = self.current.loaded
        if loaded is None or loaded.id != hit.meeting:
            self.open_meeting(hit.meeting, hit.offset)
        elif hit.offset is not None:
            self.walking.go_to(Span(hit.offset, hit.offset))
            self.walking.choose_at(hit.offset)
        self._to_document()

    def _annotate(self, begin: Callable[[], None]) -> None:
        if self.current.item < 0:
            self.agenda.step(+1)
        if self.current.item >= 0:
            if not self.panes.decision_shown():
                self.panes.show_decision(True)
            begin()

    # What the window tells

    def _tell(self, error: UserFacingError) -> None:
        from gui.dialogs.messages import ask_to_lose, tell_failure

        if self._closing:
            self._closing = False
            ask_to_lose(self, error, self._close_losing)
        else:
            tell_failure(self, error)
        self._show_saved()

    def _close_losing(self) -> None:
        self._losing = True
        self.close()

    def _show_saved(self, _saving: bool = False) -> None:
        session = self.session
        saved = not session.is_saving and not session.has_refused and not self.decision.unsaved
        self.status.show_saved(saved, refused=session.has_refused and not session.is_saving)
        if saved and self._closing:
            self.close()

    def _show_undo(self, _index: int = 0) -> None:
        self.actions_.show_undo(self.session.undo)

    def _went(self) -> None:
        self._show_where()
        self._rest.start()

    def _show_where(self) -> None:
        view = self.source.view
        if view is None:
            return
        parts = []
        if self.current.item >= 0 and (number := self.current.items[self.current.item].number):
            parts.append(_("Item {number}").format(number=number))
        parts += [view.position_words(), _("{percent} %").format(percent=round(view.zoom * 100))]
        self.status.where.setText(" · ".join(part for part in parts if part))

    def _library_listed(self, meetings: int) -> None:
        self.empty.show_library(meetings)

    def _show_panels(self) -> None:
        self.actions_["library_panel"].setChecked(self.panes.library_shown())
        self.actions_["decision_panel"].setChecked(self.panes.decision_shown())

    # Small commands

    def _undo(self) -> None:
        self.decision.save()  # what is being typed is the last thing done
        self.session.undo.undo()

    def _zoom(self, step: Callable[[SourceView], None]) -> None:
        if self.source.view is not None:
            step(self.source.view)

    def _with_all_typed(self, command: Callable[[], None]) -> None:
        self.decision.save()
        command()

    def _choose_theme(self, choice: str | None) -> None:
        for name in ("system", "light", "dark"):
            self.actions_[f"theme_{name}"].setChecked(name == (choice or "system"))
        self.theme.choose(choice)
        self.session.choose(theme=choice)

    # Dialogs are loaded when the first one is shown, not by every start.

    def _show_shortcuts(self) -> None:
        from gui.dialogs.messages import show_shortcuts

        show_shortcuts(self, self.actions_)

    def _show_about(self) -> None:
        from gui.dialogs.messages import show_about

        show_about(self)

    def _show_comments(self) -> None:
        from gui.dialogs.comments import show_comments

        if self.current.loaded is not None:
            show_comments(self, self.current.loaded.source, self._go_to_comment)

    def _go_to_comment(self, span: Span) -> None:
        self.walking.go_to(span)
        self.walking.choose_at(span.start)
        self._to_document()

    def _choose_language(self, choice: str) -> None:
        if choice == language():
            self.actions_[f"language_{choice}"].setChecked(True)
        else:
            self.language_wanted.emit(choice)

    def _toggle_decision(self) -> None:
        self.panes.show_decision(not self.panes.decision_shown())
        if not self.panes.decision_shown():
            self._to_document()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else took it, puts the drawers away."""
        if event.key() == Qt.Key.Key_Escape:
            self.panes.close_drawers()
            self._to_document()
        else:
            super().keyPressEvent(event)

    def _to_document(self) -> None:
        if self.source.view is not None:
            self.source.view.setFocus()

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _to_filter(self) -> None:
        self.agenda.filter.setFocus()
        self.agenda.filter.selectAll()

    # The window itself

    def keep_layout(self) -> None:
        """Keep size, place and panels for the next start."""
        self.session.choose(layout=layout_text(self, self.panes))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once all that was typed is committed; where that fails, the window stays and says why."""
        self.decision.save()
        if not self._losing:
            self.session.retry()
        if self.session.is_saving:
            self._closing = True
            event.ignore()
            return
        self.keep_place()
        self.keep_layout()
        self.files.stop_imports()
        self.scanned.close()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.files.bring_in(dropped_files(event.mimeData()))
