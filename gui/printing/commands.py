"""Opens the window before printing: for the document in view, or for a summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.current_meeting import CurrentMeeting
from gui.session import Session
from gui.summary_wanted import of_meeting
from gui.theme import Theme

if TYPE_CHECKING:
    from core.exports.paper_wanted import OfDocument, OfSummary
    from core.exports.wish import Wish
    from gui.printing.window import PrintWindow


class PrintCommands(QObject):
    """Works for one window, one thing at a time."""

    def __init__(
        self, window: QWidget, session: Session, theme: Theme, current: Callable[[], CurrentMeeting]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._current = current
        self.shown: PrintWindow | None = None
        session.restored.connect(self.end)  # another library is in place

    def print_current(self) -> None:
        """Print the document in view, where there is one."""
        from core.exports.paper_wanted import OfDocument

        loaded = self._current().loaded
        if loaded is not None:
            reader = self._session.settings.author_name()
            what = OfDocument(self._session.library, loaded.id, loaded.version, reader)
            self._show(self._window, what, of_meeting(loaded).what)

    def print_summary(self, parent: QWidget, wish: Wish, name: str) -> None:
        """Print what a summary comes to, from the window it is put together in."""
        from core.exports.paper_wanted import OfSummary

        self._show(parent, OfSummary(self._session.library, wish), name)

    def end(self) -> None:
        """The window is closed."""
        if self.shown is not None:
            self.shown.close()

    def _show(self, parent: QWidget, what: OfDocument | OfSummary, name: str) -> None:
        from gui.printing.window import PrintWindow  # loaded aside, after the start

        self.end()
        self.shown = shown = PrintWindow(parent, self._theme, what, name, self._when_written)
        shown.closed.connect(self._forget)
        QTimer.singleShot(0, shown, shown.show)  # a step of its own, so that neither takes long

    def _forget(self) -> None:
        if self.shown is not None:
            self.shown.deleteLater()
            self.shown = None

    def _when_written(self, then: Callable[[], object]) -> None:
        self._session.background.write(lambda _library: None, lambda _none: then())
