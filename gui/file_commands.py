"""The commands of the file menu: bringing files in, taking summaries and copies out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.annotations import MeetingId
from core.errors import PasswordNeeded
from core.exports.writing import write_file
from core.folders import SUFFIXES
from core.language import _, ngettext
from core.library import (
    Added,
    Changes,
    Library,
    colour_names,
    list_meetings,
    load,
    of_meeting,
    restore,
    save_copy,
)
from gui.background import LATER
from gui.current_meeting import CurrentMeeting
from gui.long_work.importing import Import, Report
from gui.models.meetings import time_order
from gui.panels.status_line import StatusLine
from gui.session import Session

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
MOST_SHOWN = 8
"""So many files that were chosen together are shown, each in a tab of its own; more are in the library."""


class FileCommands(QObject):
    """Works for one window. `meeting_added` carries the meeting of an import that shall be in view.

    Where several files were chosen, `more_added` carries the others, the last first.
    """

    meeting_added = Signal(object)  # MeetingId
    more_added = Signal(object)  # MeetingId
    idle = Signal()  # the last import has ended

    def __init__(
        self, window: QWidget, session: Session, current: Callable[[], CurrentMeeting], status: StatusLine
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._current = current
        self._status = status
        self._imports: list[Import] = []
        status.stop_wanted.connect(self.stop_imports)

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return bool(self._imports)

    def open_files(self) -> None:
        """Ask for files and bring them in."""
        kinds = ";;".join(file_kinds())
        paths, _kind = QFileDialog.getOpenFileNames(self._window, _("Open files"), _documents(), kinds)
        self.bring_in([Path(path) for path in paths])

    def open_folder(self) -> None:
        """Ask for a folder and bring in the minutes in it."""
        folder = QFileDialog.getExistingDirectory(self._window, _("Open folder"), _documents())
        if folder:
            self.bring_in([Path(folder)])

    def open_samples(self) -> None:
        """Bring in the three invented sample minutes."""
        self.bring_in([SAMPLES])

    def bring_in(self, paths: Sequence[Path], password: str | None = None) -> None:
        """Import files and folders in the background."""
        if not paths:
            return
        run = Import(self._session.background, password, self)
        self._imports.append(run)
        run.progress.connect(self._status.show_work)
        run.added.connect(lambda added: self._added(run, added))
        run.password_needed.connect(lambda path, error: self._ask_password(run, path, error))
        run.finished.connect(lambda report: self._finished(run, report))
        run.start(paths)

    def stop_imports(self) -> None:
        """Read no more files; what is in stays in."""
        for run in list(self._imports):
            run.stop()

    def export(self) -> None:
        """Ask for the form, and write the annotated summary of the meeting in view."""
        loaded = self._current().loaded
        if loaded is None:
            return
        from gui.dialogs.export import choose_export

        closed = sum(item.closed for item in loaded.meeting.items)
        day = loaded.meeting.date.isoformat() if loaded.meeting.date else ""
        name = " ".join(part for part in (loaded.meeting.body or Path(loaded.name).stem, day) if part)
        offered = str(Path(_documents()) / name.replace("/", "-"))
        choose_export(self._window, offered, closed, self.export_to)

    def export_to(self, path: Path, form: str, closed_items: bool) -> None:
        """Write the annotated summary of the meeting in view to `path`, in form "html" or "md"."""
        loaded = self._current().loaded
        if loaded is None:
            return
        meeting = loaded.id

        def work(library: Library) -> Path:
            from core.exports import html, markdown  # loaded by the first export, not by every start
            from core.exports.summary import assemble

            render = html.render if form == "html" else markdown.render
            summary = assemble(
                load(library, meeting),
                of_meeting(library, meeting),
                closed_items=closed_items,
                colour_names=colour_names(library),
            )
            write_file(path, render([summary]))
            return path

        self._session.background.aside_when_written(work, self._exported)

    def save_copy(self) -> None:
        """Ask where, and write a copy of the whole library."""
        name = _("Protokollen {date}.sqlite").format(date=date.today().isoformat())
        path, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Save a copy of the library"),
            str(Path(_documents()) / name),
            _("Library (*.sqlite)"),
        )
        if path:
            self.save_copy_to(Path(path) if Path(path).suffix else Path(path).with_suffix(".sqlite"))

    def save_copy_to(self, path: Path) -> None:
        """Write a copy of the whole library to `path`."""

        def work(library: Library) -> Path:
            save_copy(library, path)
            return path

        self._session.background.aside_when_written(work, self._copied)

    def _copied(self, path: Path) -> None:
        self._status.show_notice(_("The copy is saved as {name}").format(name=path.name))

    def restore_copy(self) -> None:
        """Ask for a copy, ask whether it is meant, and put it in the library's place."""
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Restore a copy of the library"),
            _documents(),
            _("Library (*.sqlite);;All files (*)"),
        )
        if not path:
            return
        question = QMessageBox(self._window)
        question.setWindowTitle(_("Restore a copy of the library"))
        question.setText(_("Replace the library by the copy {name}?").format(name=Path(path).name))
        question.setInformativeText(
            _("The library as it is now is kept in a file beside it. What was undone or redone is forgotten.")
        )
        yes = question.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        if question.clickedButton() is yes:
            self.restore_from(Path(path))

    def restore_from(self, path: Path) -> None:
        """Put the copy at `path` in the library's place; the one there now is kept beside it."""
        self.stop_imports()
        library = self._session.library
        # After the imports that are being written, never between two of their transactions.
        self._session.background.write(lambda _library: restore(path, library), self._restored, urgency=LATER)

    def _restored(self, kept: Path | None) -> None:
        self._session.undo.clear()
        self._session.pending.clear()
        self._session.restored.emit()
        name = kept.name if kept else ""
        text = _("The library is that of the copy now; the one before it is kept as {name}")
        self._status.show_notice(text.format(name=name))
        self._session.changed.emit(Changes(everything=True))

    def _exported(self, path: Path) -> None:
        self._status.show_notice(_("The summary is saved as {name}").format(name=path.name))

    def _added(self, run: Import, added: Added) -> None:
        if added.changes:
            self._session.changed.emit(added.changes)
        if run.total == 1:
            self.meeting_added.emit(added.meeting)

    def _open_newest(self, meeting: MeetingId | None) -> None:
        if meeting is not None and self._current().loaded is None:
            self.meeting_added.emit(meeting)

    def _ask_password(self, run: Import, path: Path, error: PasswordNeeded) -> None:
        from gui.dialogs.password import ask_password

        ask_password(self._window, path, error, lambda word: run.answer_password(path, word))

    def _finished(self, run: Import, report: Report) -> None:
        self._imports.remove(run)
        run.deleteLater()
        if not self._imports:
            self._status.end_work()
        self._status.show_notice(_result(report))
        if run.is_of_files and 1 < run.total <= MOST_SHOWN and run.meetings:
            self.meeting_added.emit(run.meetings[0])
            for meeting in reversed(run.meetings[1:]):
                self.more_added.emit(meeting)
        elif self._current().loaded is None and report.added:
            mine = {added.meeting for added in report.added}
            self._session.background.read(lambda library: _newest(library, mine), self._open_newest)
        if not self._imports:
            self.idle.emit()
        if report.failures or report.damaged or report.without or report.left_out:
            from gui.dialogs.messages import report_import

            report_import(self._window, report)


def file_kinds() -> list[str]:
    """What a file dialog offers: all that is read, each sort of it, and every file."""
    kinds = (
        (_("PDF"), (".pdf",)),
        (_("Word"), (".docx", ".docm", ".doc")),
        (_("OpenDocument"), (".odt", ".ott", ".fodt")),
        (_("Rich text (RTF)"), (".rtf",)),
        (_("Web pages"), (".html", ".htm", ".xhtml", ".mht", ".mhtml")),
        (_("Text and Markdown"), (".txt", ".md")),
        (_("Exports of case systems (XML)"), (".xml",)),
        (_("ZIP archives"), (".zip",)),
    )
    every = [suffix for _name, suffixes in kinds for suffix in suffixes]
    every += sorted(SUFFIXES.difference(every))
    return [
        f"{name} ({' '.join('*' + suffix for suffix in suffixes)})"
        for name, suffixes in ((_("All minutes"), every), *kinds)
    ] + [_("All files (*)")]


def _newest(library: Library, among: set[MeetingId]) -> MeetingId | None:
    """The latest of these meetings; one whose day is known before one whose day is not."""
    rows = [row for row in list_meetings(library) if row.id in among]
    newest = max(rows, key=time_order, default=None)
    return newest.id if newest else None


def _documents() -> str:
    """The folder a file dialog begins in."""
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    return documents if Path(documents).is_dir() else QStandardPaths.writableLocation(places.HomeLocation)


def _result(report: Report) -> str:
    """How an import ended, in one line."""
    new = sum(added.status != "known" for added in report.added)
    known = len(report.added) - new
    parts = []
    if report.stopped:
        parts.append(_("Stopped"))
    if new or not known:
        parts.append(ngettext("{count} file read", "{count} files read", new).format(count=new))
    if known:
        parts.append(ngettext("{count} already known", "{count} already known", known).format(count=known))
    return " · ".join(parts)


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files and folders that are dragged in."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
