"""Bringing files in, for one window: by menu, drag and drop, from watched folders, and going on later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from core.annotations import MeetingId
from core.errors import PasswordNeeded, UserFacingError
from core.folders import SUFFIXES, Found
from core.language import _, ngettext
from core.library import Added, Library, list_meetings
from core.library.belonging.filing import put_in_front
from core.library.belonging.opened_file import Stands, stands
from core.library.bringing_in import imports, watched
from core.library.bringing_in.imports import RunId
from core.library.bringing_in.watched import Look
from gui.background import LATER
from gui.current_meeting import CurrentMeeting
from gui.long_work.importing import Import, Report
from gui.models.carried_result import Round, round_sentence
from gui.models.meetings import time_order
from gui.panels.status_line import StatusLine
from gui.session import Session

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
MOST_SHOWN = 8
"""So many files that were chosen together are shown, each in a tab of its own; more are in the library."""


class BringingIn(QObject):
    """`meeting_added` carries the meeting of an import that shall be in view.

    Where several files were chosen, `more_added` carries the others, the last first. `journal_changed` says
    that the journal of imports, or what folders are watched, is another.
    """

    meeting_added = Signal(object)  # MeetingId
    more_added = Signal(object)  # MeetingId
    idle = Signal()  # the last import has ended
    works = Signal(bool)  # an import is under way, which can be stopped; or none is any more
    journal_changed = Signal()
    folders_chosen = Signal()  # other folders are watched now
    marks_wanted = Signal(object)  # Paths of files: their annotations shall be taken in
    report_wanted = Signal(int)  # RunId: the reader wants to see what became of its files

    def __init__(
        self, window: QWidget, session: Session, current: Callable[[], CurrentMeeting], status: StatusLine
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._current = current
        self._status = status
        self.is_elsewhere: Callable[[], bool] = lambda: False  # the reader looks at something else
        self._imports: list[Import] = []
        self._marked: tuple[Path, ...] = ()  # files whose annotations the status line offers
        self._reported: RunId | None = None  # the import that the status line tells of
        self._told = "", ""  # how it ended, and what was offered
        session.journal_changed.connect(self.journal_changed)
        status.offer_wanted.connect(self._take_offer)
        status.stop_wanted.connect(self.stop_imports)

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return bool(self._imports)

    @property
    def under_way(self) -> frozenset[RunId]:
        """The imports that are being worked on, in this window or another, by their row in the journal."""
        return frozenset(self._session.running_imports)

    def open_files(self) -> None:
        """Ask for files and bring them in."""
        from gui.dialogs.choosing_files import files_to_open

        self.open_chosen(files_to_open(self._window, _("Open files"), file_kinds(), documents_folder()))

    def open_chosen(self, paths: Sequence[Path]) -> None:
        """Bring in what the reader chose."""
        self.bring_in(paths)

    def open_folder(self) -> None:
        """Ask for a folder and bring in the minutes in it."""
        from gui.dialogs.choosing_files import folder_to_open

        folder = folder_to_open(self._window, _("Open folder"), documents_folder())
        if folder is not None:
            self.bring_in([folder])

    def open_samples(self) -> None:
        """Bring in the three invented sample minutes."""
        self.bring_in([SAMPLES])

    def bring_in(self, paths: Sequence[Path], password: str | None = None) -> None:
        """Import files and folders in the background."""
        if paths:
            self._prepare(password).start(paths)

    def bring_in_watched(self, folder: Path, found: Found, taken: Mapping[Path, Look]) -> None:
        """Import what came into a watched folder: quietly, without a tab or a dialog."""
        self._prepare(None, quiet=True).start_watched(folder, found, taken)

    def go_on(self, run: RunId) -> None:
        """Go on with an import that was stopped or killed."""
        if run not in self.under_way:
            self._session.running_imports.add(run)
            self._prepare(None).go_on(run)

    def leave(self, run: RunId) -> None:
        """Want no more of an import that was stopped or killed."""
        why, urgent = _("Not read: the import was left."), self._session.background.run_urgent_writes
        self._session.background.write(
            lambda library: imports.leave(library, run, why, urgent),
            lambda _none: self._session.journal_changed.emit(),
            urgency=LATER,
        )

    def stop_imports(self) -> None:
        """Read no more files; what is in stays in, and what is not waits."""
        for run in list(self._imports):
            run.stop()

    def watch_folder(self) -> None:
        """Ask for a folder whose new files shall come in by themselves."""
        from gui.dialogs.choosing_files import folder_to_open

        folder = folder_to_open(self._window, _("Watch a folder"), documents_folder())
        if folder is not None:
            self.watch(folder)

    def watch(self, folder: Path) -> None:
        """Have a folder watched: what is in it comes in, and what comes later."""
        self._choose_folder(lambda library: watched.watch(library, folder))
        text = _("The folder {name} is watched: new files come in by themselves")
        self._status.show_notice(text.format(name=folder.name))

    def stop_watching(self, folder: Path) -> None:
        """Watch a folder no more; what came from it stays."""
        self._choose_folder(lambda library: watched.stop_watching(library, folder))

    def _choose_folder(self, work: Callable[[Library], None]) -> None:
        def done(_none: None) -> None:
            self.folders_chosen.emit()
            self._session.journal_changed.emit()

        self._session.background.write(work, done)

    def _prepare(self, password: str | None, *, quiet: bool = False) -> Import:
        run = Import(self._session.background, password, self)
        self._imports.append(run)
        self.works.emit(True)
        run.progress.connect(self._status.show_work)
        run.begun.connect(self._note_begun)
        running, its = self._session.running_imports, set[RunId]()
        run.begun.connect(its.add)
        run.destroyed.connect(lambda: running.difference_update(its))  # with its window, before it ended
        run.changed.connect(self._session.changed)
        if not quiet:
            run.added.connect(lambda added: self._added(run, added))
        run.password_needed.connect(lambda path, error: self._ask_password(run, path, error, quiet))
        run.finished.connect(lambda report: self._finished(run, report, quiet))
        return run

    def _note_begun(self, run: RunId) -> None:
        self._session.running_imports.add(run)
        self._session.journal_changed.emit()

    def _added(self, run: Import, added: Added) -> None:
        if run.total == 1:
            self._session.background.read(
                lambda library: stands(library, added.version), partial(self._show_opened, added)
            )

    def _show_opened(self, added: Added, its: Stands) -> None:
        """What is opened is what is seen, also where it is an earlier version."""
        if its is Stands.IN_ITS_PLACE:
            author = self._session.settings.author_name()
            self._session.do_and_index(
                lambda library: put_in_front(library, added.meeting, added.version, author)
            )
        self.meeting_added.emit(added.meeting)
        if its is Stands.ASIDE:
            self._current().open(added.meeting, version=added.version)
        elif self._current().looks_aside:
            self._current().open(added.meeting)

    def _open_newest(self, meeting: MeetingId | None) -> None:
        if meeting is not None and self._current().loaded is None and not self.is_elsewhere():
            self.meeting_added.emit(meeting)

    def _ask_password(self, run: Import, path: Path, error: PasswordNeeded, quiet: bool) -> None:
        if quiet:  # nobody asked for this file now; the report says what it needs
            run.refuse_password(path)
            return
        from gui.dialogs.password import ask_password

        ask_password(self._window, path, error, lambda word: run.answer_password(path, word))

    def _finished(self, run: Import, report: Report, quiet: bool) -> None:
        self._imports.remove(run)
        if report.run is not None:
            self._session.running_imports.discard(report.run)
        run.deleteLater()
        if not self._imports:
            self._status.end_work()
            self.works.emit(False)
        if not quiet or report.added or report.failures:
            self._reported, self._marked = report.run, ()
            few = len(report.added) + len(report.failures) <= 1 and not report.left_out
            self._told = result(report), _("Report") if report.run and not few else ""
            self._status.show_notice(*self._told)
        self._session.journal_changed.emit()
        if not quiet:
            self._offer_marks(run.marked)
            self._show_added(run, report)
        if not self._imports:
            self.idle.emit()
        if report.broken is not None:
            self._session.failed.emit(_with_rest(report.broken, report.waiting))
        elif not quiet and (report.failures or report.damaged or report.without or report.left_out):
            from gui.dialogs.messages import report_import

            report_import(self._window, report, self._show_report if report.run is not None else None)

    def tell_carried(self, carried: Round, to_place: Callable[[], object]) -> None:
        """Say what came along to new versions, behind how the import ended where that is still said.
        `to_place` leads to what waits."""
        words, report = round_sentence(carried), ""
        if self._told[0] and self._status.notice.text() == self._told[0]:
            words, report = f"{self._told[0]} · {words}", self._told[1]
        if carried.waiting:
            self._status.add_notice("carried", words, _("To place"), to_place)
        else:
            self._status.add_notice("carried", words, report)

    def _offer_marks(self, marked: Mapping[Path, int]) -> None:
        """Say that documents came in without the annotations that are in them."""
        if not marked:
            return
        self._marked = tuple(marked)
        count = sum(marked.values())
        words = ngettext(
            "The document holds {count} annotation", "The document holds {count} annotations", count
        )
        if len(marked) > 1:
            words = ngettext(
                "The documents hold {count} annotation", "The documents hold {count} annotations", count
            )
        offer = ngettext("Take it in", "Take them in", count)
        self._status.show_notice(words.format(count=count), offer)

    def _take_offer(self) -> None:
        if self._marked:
            self.marks_wanted.emit(self._marked)
            self._status.show_notice("")
        else:
            self._show_report()

    def _show_report(self) -> None:
        if self._reported is not None:
            self.report_wanted.emit(self._reported)

    def _show_added(self, run: Import, report: Report) -> None:
        if run.is_of_files and 1 < run.total <= MOST_SHOWN and run.meetings:
            self.meeting_added.emit(run.meetings[0])
            for meeting in reversed(run.meetings[1:]):
                self.more_added.emit(meeting)
        elif self._current().loaded is None and report.added:
            mine = {added.meeting for added in report.added}
            self._session.background.read(lambda library: _newest(library, mine), self._open_newest)


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


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files and folders that are dragged in."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def documents_folder() -> str:
    """The folder a file dialog begins in."""
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    return documents if Path(documents).is_dir() else QStandardPaths.writableLocation(places.HomeLocation)


def result(report: Report) -> str:
    """How an import ended, in one line."""
    new = sum(added.status != "known" for added in report.added)
    known = len(report.added) - new
    failed = len(report.failures)
    parts = []
    if report.stopped:
        parts.append(_("Stopped"))
    if new or not known:
        parts.append(ngettext("{count} file read", "{count} files read", new).format(count=new))
    if known:
        parts.append(ngettext("{count} already known", "{count} already known", known).format(count=known))
    if failed:
        parts.append(ngettext("{count} failed", "{count} failed", failed).format(count=failed))
    if report.unsure:
        words = ngettext("{count} unsure", "{count} unsure", report.unsure)
        parts.append(words.format(count=report.unsure))
    if report.waiting:
        words = ngettext("{count} waits", "{count} wait", report.waiting)
        parts.append(words.format(count=report.waiting))
    return " · ".join(parts)


def _newest(library: Library, among: set[MeetingId]) -> MeetingId | None:
    """The latest of these meetings; one whose day is known before one whose day is not."""
    rows = [row for row in list_meetings(library) if row.id in among]
    newest = max(rows, key=time_order, default=None)
    return newest.id if newest else None


def _with_rest(error: UserFacingError, waiting: int) -> UserFacingError:
    """Why the library could not be written, and that what waits can go on."""
    if not waiting:
        return error
    rest = ngettext(
        "{count} file waits: go on with it under Imports.",
        "{count} files wait: go on with them under Imports.",
        waiting,
    )
    return UserFacingError(error.what, f"{error.advice} {rest.format(count=waiting)}".strip())
