"""The application: fonts, colours, language, one instance a library, and the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QPoint, QSize, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.language import _, set_language
from core.language import language as language_in_use
from core.library import LastRead, Library, last_read, open_library
from core.library.lists.overview import count_meetings
from core.reading_process import Started
from core.settings import Settings
from gui.crash import install_crash_dialog
from gui.layout import FRAME, WindowLayout, layout_text, read_layouts
from gui.long_work.carrying import Carrying
from gui.long_work.machine_reading import MachineReading
from gui.long_work.reading_again import ReadingAgain
from gui.long_work.removing import keep_rules
from gui.long_work.watching import Arrived, Watching
from gui.models.carried_result import Round
from gui.overviews.table import load_pages
from gui.processes import PageRasters
from gui.resting import Resting
from gui.session import Session
from gui.single_instance import Instance, hand_over
from gui.tabs.tab import Tab
from gui.theme import Theme, load_fonts, window_font
from gui.window import Window

SWITCH_SECONDS = 0.001
KEEP_MS = 500
"""So long after another tab or another place in one they are kept, in milliseconds: a killed program brings
them back."""
LOAD_MS = 1500
"""So long after the start the pages over many meetings are loaded, in milliseconds: first the document."""
BESIDE = QPoint(36, 36)
"""How far a new window stands from the one it comes from, in logical pixels."""


def open_window(
    files: Sequence[Path], library: Path, settings: Settings, pages: Started, password: str | None
) -> int:
    """Open the window with `files`, drawing with the process `pages`; gives the exit status."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("protokollen")
    application.setApplicationDisplayName(_("Protokollen"))
    application.setDesktopFileName("protokollen")
    application.setStyle("Fusion")
    if hand_over(library, files):
        return 0
    install_crash_dialog()
    load_fonts()
    application.setFont(window_font())
    theme = Theme(application, settings.theme)
    try:
        open_library(library).close()
    except UserFacingError as error:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, _("Protokollen"), str(error))
        return 1
    protokollen = Application(application, Session(library, settings), theme, pages)
    protokollen.open(files, password)
    status = application.exec()
    protokollen.close()
    return status


class Application(QObject):
    """Holds what outlives a window: the session, the page process, the colours."""

    def __init__(
        self, application: QApplication, session: Session, theme: Theme, pages: Started | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self._session = session
        self._theme = theme
        self._rasters = PageRasters(session.library, pages, self)
        session.restored.connect(self._rasters.start_anew)
        self._awaited: LastRead | None = None
        self._translator = QTranslator(self)
        self._load_qt_texts()
        self._instance = Instance(session.library, self)
        self._instance.files_handed.connect(self._take_files)
        self._resting = Resting(self)
        self._again = ReadingAgain(session, self)
        session.restored.connect(self._again.start)
        self._carrying = Carrying(session, self)
        self._carrying.told.connect(self._tell_carried)
        keep_rules(session)
        self._scans = MachineReading(session, self)
        self._scans.look()
        self._watching = Watching(session)
        self._watching.arrived.connect(self._bring_in_watched)
        self._watching.told.connect(self._show_notice)
        session.failed.connect(self._tell)
        application.focusWindowChanged.connect(self._follow_window)
        self._quitting = False
        self._closed: list[WindowLayout] = []  # of the windows that a quit has closed so far
        self._closed_before: list[WindowLayout] = []  # of those that a quit had closed when it was given up
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self.keep_layout)
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(LOAD_MS)
        self._loading.timeout.connect(_load_pages_aside)
        self.windows: list[Window] = []  # the one the reader was in last is the last
        for layout in reversed(read_layouts(session.settings.layout)):
            self._new_window(layout)

    @property
    def window(self) -> Window:
        """The window the reader is in, or was in last."""
        return self.windows[-1]

    def open(self, files: Sequence[Path], password: str | None) -> None:
        """Show the windows, with `files` or with what was read last."""
        for window in self.windows:
            window.show()
        if files:
            self._load()
            self.window.files.bring_in(files, password)
        else:
            self._session.background.read(last_read, self._open_last)
        self._again.start()
        self._carrying.start()
        self.window.unfinished.look()
        self._watching.look()
        self._resting.begin()
        self._loading.start()
        sys.setswitchinterval(SWITCH_SECONDS)  # background threads give way sooner than Python's 5 ms

    def close(self) -> None:
        """Write what is queued, end threads and processes."""
        self._resting.close()
        self._loading.stop()
        self._instance.close()
        self._scans.close()
        self._watching.close()
        self._again.close()
        self._carrying.close()
        self._session.close()
        self._rasters.close()

    def keep_layout(self) -> None:
        """Keep how the windows stand for the next start."""
        self._keeping.stop()
        layouts = [window.layout_now() for window in reversed(self.windows)]
        text = layout_text([*layouts, *reversed(self._closed)])
        if text != self._session.settings.layout:
            self._session.choose(layout=text)

    # Windows

    def _new_window(self, layout: WindowLayout | None = None) -> Window:
        window = Window(self._session, self._rasters, self._theme, self._scans, layout)
        window.language_wanted.connect(self._change_language)
        window.window_wanted.connect(self._open_in_window)
        window.dropped_outside.connect(partial(self._take_tab, window))
        window.quit_wanted.connect(self._quit)
        window.files.folders_chosen.connect(self._watching.look)
        window.tabs_changed.connect(self._keeping.start)
        window.closed.connect(partial(self._let_go, window))
        self.windows.append(window)
        return window

    def _open_in_window(self, tab: Tab) -> None:
        """Have a tab stand in a window of its own, beside the one it comes from."""
        old = self.window
        room = old.screen().availableGeometry()
        window = self._new_window()
        beside = QSize(BESIDE.x(), BESIDE.y())  # so much of the old one stays in view
        window.resize(old.size().boundedTo(room.size() - FRAME - beside))
        corner = old.pos() + BESIDE
        most = room.bottomRight() - QPoint(window.width() + FRAME.width(), window.height() + FRAME.height())
        window.move(max(min(corner.x(), most.x()), room.x()), max(min(corner.y(), most.y()), room.y()))
        window.show()
        window.documents.active.tabs.put(tab)
        window.activateWindow()

    def _take_tab(self, source: Window, tab: Tab, at: QPoint) -> None:
        """A tab was dragged out of a window: into the one under the pointer, or into one of its own."""
        for window in reversed(self.windows):
            if window is not source and window.frameGeometry().contains(at):
                window.documents.active.tabs.put(tab)
                window.activateWindow()
                return
        self._open_in_window(tab)

    def _follow_window(self) -> None:
        """The reader went into another window."""
        here = QApplication.activeWindow()
        for window in self.windows:
            if window is here and window is not self.window:
                self.windows.remove(window)
                self.windows.append(window)
                return

    def _let_go(self, window: Window) -> None:
        """A window has closed. The last one keeps how it stood; so do all that close together."""
        if self._quitting or len(self.windows) == 1:
            self._closed.append(window.layout_now())
        if len(self.windows) > 1:
            self.windows.remove(window)
            window.deleteLater()
            if self._quitting:
                self.windows[0].close()
            else:
                self.keep_layout()
        else:
            self._keeping.stop()
            self._session.choose(layout=layout_text(reversed(self._closed)))

    def _quit(self) -> None:
        """Close all windows, the one in use last: it is the first of the next start."""
        self._quitting = True
        self.windows[0].close()

    def _quit_again(self) -> None:
        """Go on with a quit that was given up."""
        self._closed = self._closed_before
        self._quit()

    def _quit_losing(self) -> None:
        """Go on with a quit that was given up, without what could not be saved."""
        for window in self.windows:
            window.lose_unsaved()
        self._quit_again()

    def _tell(self, error: UserFacingError) -> None:
        """One window says it: the one that waits to close, or the one in use. All others stay."""
        closing = [window for window in self.windows if window.is_closing]
        window = (closing or [self.window])[0]
        closed, self._closed = self._closed, []
        if self._quitting:
            self._quitting, self._closed_before = False, closed
            window.tell(error, self._quit_losing, self._quit_again)
        else:
            window.tell(error)

    def _show_notice(self, words: str) -> None:
        """The window in use says it."""
        self.window.status.show_notice(words)

    # What is in view at the start

    def _open_last(self, last: LastRead | None) -> None:
        """Show the page the reader left first; what takes longer to load comes after it."""
        if self.window.current.loaded is not None:
            return
        tab = self.window.group.tabs.active
        if last is None and tab is None:
            self._session.background.read(_counted, self._show_start)
            self._load()
        elif last is None or (tab is not None and tab.meeting != last.meeting):
            self._load()
        elif last.pages:
            self._awaited = last
            look = last if tab is None or tab.place is None else replace(last, place=tab.place)
            self.window.source.show_pages(look)
            if self.window.source.pages.isVisible():
                self._awaited = last
                self._rasters.drawn.connect(self._load_awaited)
                self._rasters.failed.connect(self._load_awaited)
            else:  # it was left in text mode: no page is drawn
                self._load(last.meeting)
        else:
            self._load(last.meeting)

    def _show_start(self, meetings: int) -> None:
        """With meetings of which none was read yet, begin with the start page."""
        window = self.window
        begun = window.group.tabs.active is not None or window.panes.decision_shown()
        if meetings and not begun and window.overviews.current is None:
            window.overviews.show_overview("start")

    def _load_awaited(self) -> None:
        """Once all that shows of the page is there, or cannot be drawn, load the rest.

        What is loaded makes the view narrower: tiles that had not come by then would have to be drawn anew.
        """
        if self._rasters.awaits(self.window.source.pages):
            return
        last, self._awaited = self._awaited, None
        self._rasters.drawn.disconnect(self._load_awaited)
        self._rasters.failed.disconnect(self._load_awaited)
        self._load(last.meeting if last is not None else None)

    def _load(self, meeting: MeetingId | None = None) -> None:
        """Load the tabs in view; `meeting` where there is none."""
        window = self.window
        if meeting is not None and window.group.tabs.active is None:
            window.group.open_meeting(meeting)  # an overview that the reader chose meanwhile stays
        for each in reversed(self.windows):
            each.documents.load()

    def _bring_in_watched(self, arrived: Arrived) -> None:
        self.window.files.bring_in_watched(arrived.folder, arrived.found, arrived.taken)

    def _tell_carried(self, carried: Round) -> None:
        """The window in use says it; nothing opens by itself."""
        overviews = self.window.overviews
        self.window.files.tell_carried(carried, lambda: overviews.show_overview("to_place"))

    def _take_files(self, files: list[Path]) -> None:
        self.window.files.bring_in(files)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def _change_language(self, language: str) -> None:
        """All texts anew: in other windows in the old ones' places, at the same meetings."""
        for old in self.windows:
            if old.files.is_busy:  # an import belongs to its window: it is finished first
                old.status.show_notice(_("The language changes when the import has ended."))
                old.files.idle.connect(
                    lambda: self._change_language(language), Qt.ConnectionType.SingleShotConnection
                )
                return
        olds = [*self.windows]
        for old in olds:
            old.documents.save()
            old.keep_place()
        set_language(language)
        self._load_qt_texts()
        self._scans.look()  # what it says of itself was said in the language before
        for old in olds:
            self._new_window(old.layout_now()).show()
        self.windows = [window for window in self.windows if window not in olds]
        self._session.choose(language=language)  # where that cannot be kept, a window that stays says so
        self._load()
        for old in olds:
            old.hide()
            old.deleteLater()

    def _load_qt_texts(self) -> None:
        """Qt's own texts ("Cancel", …) in the language in use; English is built in."""
        self._application.removeTranslator(self._translator)
        locale = QLocale(QLocale.Language.Danish if language_in_use() == "da" else QLocale.Language.English)
        QLocale.setDefault(locale)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(locale, "qtbase", "_", folder):
            self._application.installTranslator(self._translator)


def _counted(library: Library) -> int:
    """How many meetings there are; with any, the start page is loaded."""
    meetings = count_meetings(library)
    if meetings:
        load_pages("start")
    return meetings


def _load_pages_aside() -> None:
    def load() -> None:
        load_pages()
        for name in ("gui.composer.window", "gui.printing.window", "gui.dialogs.carried"):
            import_module(name)

    threading.Thread(target=load, name="loading pages", daemon=True).start()
