"""The changes saved as a file: asked for, written by the process that compares, told of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.comparing_requests import Reported
from core.errors import UserFacingError
from core.language import _, ngettext
from core.versions.changes.change import Show
from gui.comparing.comparison import Comparison
from gui.comparing.report_dialog import ReportDialog, ReportWanted
from gui.comparing.work import ComparingWork
from gui.session import Session


class ReportSaving(QObject):
    """Works on the button of one page, and says on it what is under way. `told` carries a sentence on what
    was written."""

    told = Signal(str)

    def __init__(self, button: QPushButton, session: Session, work: ComparingWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._button = button
        self._session = session
        self._work = work
        self._parent = parent
        self._number: int | None = None  # of the question that is open
        work.reported.connect(self._written)

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written."""
        return self._number is not None

    def ask(self, comparison: Comparison, show: Show) -> None:
        """Ask for the form, and where; and write it."""
        if self.is_busy:
            return
        dialog = ReportDialog(self._parent.window(), self._session, comparison, show)
        dialog.wanted.connect(partial(self.write, comparison))
        dialog.open()

    def write(self, comparison: Comparison, wanted: ReportWanted) -> None:
        """Write a report."""
        self._session.begin_file()
        self._number = self._work.report(
            comparison, wanted.path, wanted.format, wanted.show, closed_items=wanted.closed_items
        )
        self.show_state()

    def show_state(self) -> None:
        """What the button says, and whether it can be pressed."""
        self._button.setEnabled(not self.is_busy)
        self._button.setText(_("Saving …") if self.is_busy else _("Save the changes …"))

    def fail(self, number: int, error: UserFacingError) -> None:
        """It could not be written."""
        if number == self._number:
            from gui.dialogs.messages import tell_failure

            self.drop()
            tell_failure(self._parent.window(), error)

    def drop(self) -> None:
        """Nothing is written any more."""
        if self.is_busy:
            self._session.end_file()
        self._number = None
        self.show_state()

    def _written(self, reported: Reported) -> None:
        if reported.number == self._number:
            self.drop()
            self.told.emit(saved_words(reported))


def saved_words(reported: Reported) -> str:
    """What was written, and what is not in it: "Saved as Ændringer.pdf · 1 closed item left out"."""
    parts = [_("Saved as {name}").format(name=reported.path.name)]
    if reported.left_out:
        words = ngettext("{count} closed item left out", "{count} closed items left out", reported.left_out)
        parts.append(words.format(count=reported.left_out))
    if reported.masked:
        words = ngettext(
            "{count} piece of personal data masked", "{count} pieces of personal data masked", reported.masked
        )
        parts.append(words.format(count=reported.masked))
    return " · ".join(parts)
