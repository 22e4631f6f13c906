"""The application: fonts, colours, language, one instance a library, and the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from core.errors import UserFacingError
from core.language import _, set_language
from core.language import language as language_in_use
from core.library import LastRead, last_read, open_library
from core.reading_process import Started
from core.settings import Settings
from gui.crash import install_crash_dialog
from gui.machine_reading import MachineReading
from gui.processes import PageRasters
from gui.reading_again import ReadingAgain
from gui.session import Session
from gui.single_instance import Instance, hand_over
from gui.theme import Theme, load_fonts, window_font
from gui.window import Window

SWITCH_SECONDS = 0.001


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
        self._again = ReadingAgain(session, self)
        session.restored.connect(self._again.start)
        self._scans = MachineReading(session, self)
        self._scans.look()
        self.window = self._new_window()

    def open(self, files: Sequence[Path], password: str | None) -> None:
        """Show the window, with `files` or with the meeting that was read last."""
        self.window.show()
        if files:
            self.window.files.bring_in(files, password)
        else:
            self._session.background.read(last_read, self._open_last)
        self._again.start()
        # What a start loads lives as long as the program: it need not be looked through for garbage, now or
        # later, which would hold the window up. Background threads give way sooner than Python's 5 ms.
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(SWITCH_SECONDS)

    def close(self) -> None:
        """Write what is queued, end threads and processes."""
        self._instance.close()
        self._scans.close()
        self._again.close()
        self._session.close()
        self._rasters.close()

    def _new_window(self) -> Window:
        window = Window(self._session, self._rasters, self._theme, self._scans)
        window.language_wanted.connect(self._change_language)
        return window

    def _open_last(self, last: LastRead | None) -> None:
        """Show the page the reader left first; what takes longer to load comes after it."""
        if last is None or self.window.current.loaded is not None:
            return
        if last.pages:
            self._awaited = last
            self.window.source.show_pages(last)
            self._rasters.drawn.connect(self._load_awaited)
            self._rasters.failed.connect(self._load_awaited)
        else:
            self.window.open_meeting(last.meeting)

    def _load_awaited(self) -> None:
        """The page is there, or cannot be drawn: load the rest, once."""
        last, self._awaited = self._awaited, None
        self._rasters.drawn.disconnect(self._load_awaited)
        self._rasters.failed.disconnect(self._load_awaited)
        if last is not None and self.window.current.loaded is None:
            self.window.open_meeting(last.meeting)

    def _take_files(self, files: list[Path]) -> None:
        self.window.files.bring_in(files)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def _change_language(self, language: str) -> None:
        """All texts anew: in another window in the old one's place, at the same meeting."""
        old = self.window
        if old.files.is_busy:  # an import belongs to its window: it is finished first
            old.status.show_notice(_("The language changes when the import has ended."))
            old.files.idle.connect(
                lambda: self._change_language(language), Qt.ConnectionType.SingleShotConnection
            )
            return
        loaded = old.current.loaded
        for group in old.groups:
            group.save()
        old.keep_place()
        old.keep_layout()
        set_language(language)
        self._session.choose(language=language)
        self._load_qt_texts()
        self.window = self._new_window()
        self._scans.look()  # what it says of itself was said in the language before
        self.window.show()
        if loaded is not None:
            self.window.open_meeting(loaded.id)
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
