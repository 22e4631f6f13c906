"""What is done with a summary: written to a file, or put on the clipboard; it can be stopped."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.errors import UserFacingError
from core.export_requests import Done, Text, Writing
from core.exports.formats import Format, form_of
from core.exports.wish import Exported, Wish
from core.language import _, ngettext
from gui.bringing_in import documents_folder
from gui.composer.export_work import ExportWork
from gui.composer.foot import Foot
from gui.session import Session


class SummaryWriting(QObject):
    """Writes what `wish` answers; one thing at a time. `ended` says that it is done, stopped, or failed."""

    ended = Signal()

    def __init__(
        self, window: QWidget, session: Session, work: ExportWork, foot: Foot, wish: Callable[[], Wish]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._work = work
        self._foot = foot
        self._wish = wish
        self._rounds = itertools.count(1)
        self._round: int | None = None  # of what is under way
        self._number: int | None = None  # of the question for it, once it is asked
        self._is_stopping = False
        work.progressed.connect(self._show_progress)
        work.done.connect(self._written)
        work.text.connect(self._copied)
        work.failed.connect(self._fail)
        work.stopped.connect(self._stopped)
        foot.copy_wanted.connect(self.copy)
        foot.stop_wanted.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._round is not None

    def ask_where(self, name: str, folder: str, format: Format) -> Path | None:
        """Ask for the file, `name` without an ending being offered; None where the question was left."""
        from gui.dialogs.choosing_files import file_to_write

        form = form_of(format)
        there = Path(folder) if folder and Path(folder).is_dir() else Path(documents_folder())
        kind = f"{form.name} (*{form.suffix})"
        offered = there / f"{name or _('Summary')}{form.suffix}"
        return file_to_write(self._window, _("Save the summary"), [kind], offered, form.suffix)

    def save_to(self, path: Path) -> None:
        """Write to `path` what is chosen now, once all that the reader did is in the library."""
        wish = self._wish()
        self._begin(lambda: self._work.export(wish, path))

    def copy(self) -> None:
        """Put it on the clipboard as text."""
        wish = self._wish()
        self._begin(lambda: self._work.ask_text(wish))

    def stop(self) -> None:
        """End what is under way; nothing half is left."""
        if self._number is None:  # it was not begun yet
            self._tell_stopped()
        elif not self._is_stopping:
            self._is_stopping = True
            self._foot.show_stopping()
            self._work.stop()

    def _stopped(self) -> None:
        if self._is_stopping:
            self._tell_stopped()

    def _tell_stopped(self) -> None:
        self._end()
        self._foot.show_notice(_("Stopped. Nothing was written."))

    def drop(self) -> None:
        """Whoever answers is gone."""
        if self.is_busy:
            self._end()

    def _begin(self, ask: Callable[[], int]) -> None:
        if self.is_busy:
            return
        this = self._round = next(self._rounds)
        self._foot.begin_work()

        def go(_none: None) -> None:
            if self._round == this:  # not stopped meanwhile
                self._number = ask()

        self._session.background.write(lambda _library: None, go)

    def _end(self) -> None:
        self._round = self._number = None
        self._is_stopping = False
        self._foot.end_work()
        self.ended.emit()

    def _show_progress(self, step: Writing) -> None:
        if step.number == self._number:
            self._foot.show_work(step.done, step.of)

    def _written(self, done: Done) -> None:
        if done.number == self._number:
            self._end()
            exported = done.exported
            self._foot.show_notice(_saved(exported), exported.files[0], exported.notices)

    def _copied(self, text: Text) -> None:
        if text.number != self._number:
            return
        self._end()
        mime = QMimeData()
        mime.setText(text.plain)
        mime.setHtml(text.html)
        QGuiApplication.clipboard().setMimeData(mime)
        self._foot.show_notice(_("Copied: it can be pasted into a mail."))

    def _fail(self, number: int, error: UserFacingError) -> None:
        if number == self._number:
            from gui.dialogs.messages import tell_failure

            self._end()
            tell_failure(self._window, error)


def _saved(exported: Exported) -> str:
    """What was written: "Saved as Referat.pdf · 2 documents beside it"."""
    first, more = exported.files[0], len(exported.files) - 1
    words = _("Saved as {name}").format(name=first.name)
    if not more:
        return words
    if first.is_dir():
        told = ngettext("{count} document in it", "{count} documents in it", more)
    else:
        told = ngettext("{count} document beside it", "{count} documents beside it", more)
    return f"{words} · {told.format(count=more)}"
