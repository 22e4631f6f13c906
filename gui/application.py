"""The application: fonts, colours, language, one instance a library, and the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.language import _, set_language, system_language
from core.language import language as language_in_use
from core.library import default_path, last_read, open_library
from core.settings import load_settings
from gui.dialogs.crash import install_crash_dialog
from gui.processes import PageRasters
from gui.reading_again import ReadingAgain
from gui.session import Session
from gui.single_instance import Instance, hand_over
from gui.theme import Theme, load_fonts, window_font
from gui.version import VERSION
from gui.window import Window


def run(
    files: Sequence[Path],
    library: Path | None = None,
    language: str | None = None,
    password: str | None = None,
) -> int:
    """Open the window with `files`; gives the exit status."""
    settings = load_settings()
    set_language(language or settings.language or system_language())
    application = QApplication(sys.argv[:1])
    application.setApplicationName("protokollen")
    application.setApplicationDisplayName(_("Protokollen"))
    application.setDesktopFileName("protokollen")
    application.setStyle("Fusion")
    path = library or default_path()
    if hand_over(path, files):
        return 0
    install_crash_dialog(VERSION)
    load_fonts()
    application.setFont(window_font())
    theme = Theme(application, settings.theme)
    try:
        open_library(path).close()
    except UserFacingError as error:
        QMessageBox.critical(None, _("Protokollen"), str(error))
        return 1
    protokollen = Application(application, Session(path, settings), theme, path)
    protokollen.open(files, password)
    status = application.exec()
    protokollen.close()
    return status


class Application(QObject):
    """Holds what outlives a window: the session, the page process, the colours."""

    def __init__(self, application: QApplication, session: Session, theme: Theme, library: Path) -> None:
        super().__init__(application)
        self._application = application
        self._session = session
        self._theme = theme
        self._library = library
        self._rasters = PageRasters(library, self)
        self._translator = QTranslator(self)
        self._load_qt_texts()
        self._instance = Instance(library, self)
        self._instance.files_handed.connect(self._take_files)
        self._again = ReadingAgain(session, self)
        self.window = self._new_window()

    def open(self, files: Sequence[Path], password: str | None) -> None:
        """Show the window, with `files` or with the meeting that was read last."""
        self.window.show()
        if files:
            self.window.files.bring_in(files, password)
        else:
            self._session.background.read(last_read, self._open_last)
        self._again.start()

    def close(self) -> None:
        """Write what is queued, end threads and processes."""
        self._instance.close()
        self._again.close()
        self._session.close()
        self._rasters.close()

    def _new_window(self) -> Window:
        window = Window(self._session, self._rasters, self._theme)
        window.language_wanted.connect(self._change_language)
        return window

    def _open_last(self, meeting: MeetingId | None) -> None:
        if meeting is not None and self.window.current.loaded is None:
            self.window.open_meeting(meeting)

    def _take_files(self, files: list[Path]) -> None:
        self.window.files.bring_in(files)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def _change_language(self, language: str) -> None:
        """All texts anew: in another window in the old one's place, at the same meeting."""
        old = self.window
        loaded = old.current.loaded
        old.decision.save()
        old.keep_place()
        old.keep_layout()
        set_language(language)
        self._session.choose(language=language)
        self._load_qt_texts()
        self.window = self._new_window()
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
