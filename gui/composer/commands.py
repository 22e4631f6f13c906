"""Opens the composer of a window, for the meeting in view or for what was chosen on a page; prints both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.annotations import MeetingId
from core.exports.choice import GroupBy, Order
from core.language import ngettext
from core.library import Library
from core.library.lists.chosen import ItemPlace, Range
from gui.current_meeting import CurrentMeeting
from gui.printing.commands import PrintCommands
from gui.session import Session
from gui.summary_wanted import SummaryWanted, of_line, of_meeting
from gui.theme import Theme

if TYPE_CHECKING:
    from core.exports.formats import Format
    from gui.composer.window import Composer


class SummaryCommands(QObject):
    """Works for one window; its composer is made when first asked for, and stays."""

    def __init__(
        self, window: QWidget, session: Session, theme: Theme, current: Callable[[], CurrentMeeting]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._current = current
        self.printing = PrintCommands(window, session, theme, current)
        self.composer: Composer | None = None

    def compose_current(self, format: Format | None = None) -> None:
        """Put a summary of the meeting in view together; of the whole library where there is none."""
        loaded = self._current().loaded
        self.compose(of_line("") if loaded is None else of_meeting(loaded), format)

    def compose(self, wanted: SummaryWanted, format: Format | None = None) -> None:
        """Put a summary of something together, in a `format` or the one taken last. The window is made in
        steps, none of which takes long."""
        is_new = self.composer is None
        if self.composer is None:
            from gui.composer.window import Composer  # loaded aside, after the start

            self.composer = Composer(self._window, self._session, self._theme)
            for action in self._window.actions():
                if action.objectName() == "quit":  # its keys work in this window, too
                    self.composer.addAction(action)
        composer, places = self.composer, self._places()

        def go_on() -> None:
            if composer.make_more():
                QTimer.singleShot(0, composer, go_on)
                return
            if is_new:
                self._add_print(composer)
            composer.compose(wanted, places)
            if format is not None:
                composer.composing.take_format(format)

        QTimer.singleShot(0, composer, go_on)

    def compose_meetings(self, ids: Callable[[Library], Sequence[MeetingId]]) -> None:
        """Put a summary together of the meetings that `ids` reads from the library."""

        def compose(meetings: Sequence[MeetingId]) -> None:
            words = ngettext("{count} chosen meeting", "{count} chosen meetings", len(meetings))
            if meetings:
                self.compose(SummaryWanted(Range(meetings=(*meetings,)), words.format(count=len(meetings))))

        self._session.background.read(ids, compose)

    def compose_items(
        self,
        places: Callable[[Library], tuple[ItemPlace, ...]],
        what: str,
        preset: str | None = None,
        order: Order | None = None,
        group_by: GroupBy | None = None,
    ) -> None:
        """Put a summary together of the items that `places` reads from the library, where there are any."""

        def compose(items: tuple[ItemPlace, ...]) -> None:
            if items:
                self.compose(SummaryWanted(Range(items=items), what, None, preset, order, group_by))

        self._session.background.read(places, compose)

    def end(self) -> None:
        """The window is closed."""
        self.printing.end()
        if self.composer is not None:
            self.composer.end()

    def _add_print(self, composer: Composer) -> None:
        """A summary can be printed, too, whatever form it is to be saved in; what is of the documents
        themselves cannot."""
        from gui.composer.composing import OF_DOCUMENTS

        composing = composer.composing

        def print_() -> None:
            wish = composing.wish(self._session.settings)
            self.printing.print_summary(composer, wish, composer.heading.text())

        button = composer.foot.add_print(print_)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), composer).activated.connect(button.click)
        composing.changed.connect(lambda: button.setEnabled(composing.format not in OF_DOCUMENTS))

    def _places(self) -> list[tuple[str, Range]]:
        """What else is offered: the meeting in view."""
        loaded = self._current().loaded
        if loaded is None:
            return []
        wanted = of_meeting(loaded)
        return [(wanted.what, wanted.range)]
