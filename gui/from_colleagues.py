"""What the commands about colleagues mean in one window: taking in what they gave, what waits, giving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.annotations import Annotation, MeetingId
from core.errors import PasswordNeeded, UserFacingError
from core.language import _
from core.library import Changes, Library
from gui.bringing_in import documents_folder
from gui.composer.commands import SummaryCommands
from gui.current_meeting import CurrentMeeting
from gui.models.annotation_cards import Card
from gui.panels.status_line import StatusLine
from gui.session import Session

if TYPE_CHECKING:
    from core.sharing.web_annotations import Given
    from gui.dialogs.from_colleagues import FromColleagues
    from gui.edits.taking_in import Taken
    from gui.long_work.given_files import Asking

MOST_LOOKED_AT = 8
"""So many PDFs that are dropped together are looked at for marks; more are documents."""


class ColleagueCommands(QObject):
    """Works for one window. One file is taken in at a time, the others wait."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        current: Callable[[], CurrentMeeting],
        status: StatusLine,
        show_place: Callable[[Card], object],
        open_documents: Callable[[Sequence[Path]], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._current = current
        self._status = status
        self._show_place = show_place
        self._open_documents = open_documents
        self._waiting: list[Path] = []
        self._asking: Asking | None = None
        self._stopped = False
        self._works = False
        self.taken: Taken | None = None  # the last file
        self.dialog: FromColleagues | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean, by their ids."""
        return {"take_in": self.choose_file, "from_colleagues": self.show_dialog}

    @property
    def is_busy(self) -> bool:
        """Whether a file is being taken in."""
        return self._works

    def choose_file(self) -> None:
        """Ask for files and take them in."""
        from gui.dialogs.choosing_files import files_to_open

        every = _("Annotations and PDFs with marks")
        kinds = [
            f"{every} (*.annotations.json *.json *.pdf)",
            f"{_('Annotations')} (*.annotations.json *.json)",
            f"{_('PDF')} (*.pdf)",
            _("All files (*)"),
        ]
        self.take_in(files_to_open(self._window, _("Take in annotations"), kinds, documents_folder()))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in what is in `paths`, one after the other."""
        self._waiting += paths
        if self._waiting and not self._works:
            self._next()

    def drop(self, paths: Sequence[Path]) -> list[Path]:
        """Take in the files of annotations among `paths` that were dropped on the window; of PDFs with marks
        on documents of the library it is asked what they are. Gives what is to be opened at once: nothing
        while PDFs are looked at, then all of it is opened together."""
        given = [path for path in paths if path.suffix.lower() == ".json"]
        others = [path for path in paths if path not in given]
        pdfs = [path for path in others if path.suffix.lower() == ".pdf"]
        self.take_in(given)
        if not pdfs or len(pdfs) > MOST_LOOKED_AT:
            return others
        from gui.long_work.given_files import find_marked

        find_marked(self._session.background, pdfs, lambda marked: self._ask_what(others, marked))
        return []

    def show_dialog(self) -> FromColleagues:
        """Show what became of the file taken in last, and what waits."""
        from gui.dialogs.from_colleagues import FromColleagues

        if self.dialog is None or not shiboken6.isValid(self.dialog):
            self.dialog = FromColleagues(self._window, self._session, self.taken)
            self.dialog.place_wanted.connect(self._show_place)
            self.dialog.history_wanted.connect(self.show_history)
            self.dialog.stop_wanted.connect(self.stop)
            self.dialog.file_wanted.connect(self.choose_file)
            self.dialog.finished.connect(self._forget_dialog)
        self.dialog.show()
        self.dialog.raise_()
        return self.dialog

    def show_history(self, annotations: Sequence[Annotation]) -> None:
        """Show the earlier states of annotations."""
        from gui.dialogs.earlier_versions import EarlierVersions

        EarlierVersions(self._window, self._session, annotations).open()

    def stop(self) -> None:
        """Go no further with the file that is being taken in, and with those that wait."""
        self._stopped = True
        self._waiting.clear()
        if self._asking is not None:
            self._asking.stop()
            self._end(None)

    # One file

    def _next(self) -> None:
        if self._waiting:
            self._works, self._stopped = True, False
            self._read(self._waiting.pop(0))

    def _read(self, path: Path, password: str | None = None) -> None:
        from gui.long_work.given_files import read_given

        self.show_dialog().show_progress(_("Reading {name} …").format(name=path.name))
        self._asking = read_given(
            self._session.background,
            path,
            password,
            lambda given: self._place(path.name, given),
            lambda error: self._refused(path, error),
        )

    def _refused(self, path: Path, error: UserFacingError) -> None:
        self._asking = None
        if isinstance(error, PasswordNeeded):
            from gui.dialogs.password import ask_password

            told = _("The password is asked for once, and is not kept.")
            ask_password(self._window, path, error, lambda word: self._try_again(path, word), told)
            return
        self._end(None)
        self._session.failed.emit(error)

    def _try_again(self, path: Path, password: str | None) -> None:
        if password is None:
            self._end(None)
        else:
            self._read(path, password)

    def _place(self, name: str, given: Given) -> None:
        """Take in what was read; where it does not say what it is about, ask whether it is the meeting in
        view."""
        from gui.edits.taking_in import says_where

        self._asking = None
        if not given.annotations or says_where(given):
            self._write(name, given, None)
            return
        loaded = self._current().loaded
        if loaded is None:
            self._end(None)
            self._session.failed.emit(
                UserFacingError(
                    _("{name} does not say which document its annotations are about.").format(name=name),
                    _("Open the meeting they belong to, and take the file in there."),
                )
            )
            return
        box = QMessageBox(QMessageBox.Icon.Question, _("Take in annotations"), "", parent=self._window)
        box.setText(_("{name} does not say which document its annotations are about.").format(name=name))
        question = _("Are they about the meeting in view, {meeting}?")
        box.setInformativeText(question.format(meeting=loaded.title))
        yes = box.addButton(_("Take them in there"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        meeting = loaded.id
        box.finished.connect(
            lambda _code: self._write(name, given, meeting) if box.clickedButton() is yes else self._end(None)
        )
        box.open()

    def _write(self, name: str, given: Given, meeting: MeetingId | None) -> None:
        from gui.edits.taking_in import changes_of, take_in_parts

        session, total = self._session, len(given.annotations)
        words = _("Taking in the annotations of {name} …").format(name=name)
        self.show_dialog().show_progress(words, 0, total)

        def tell(done: int) -> None:
            session.background.come_home(lambda: self._show_progress(words, done, total))

        def work(library: Library) -> Changes:
            urgent = session.background.run_urgent_writes
            taken = take_in_parts(library, name, given, meeting, urgent, tell, lambda: self._stopped)
            session.background.come_home(lambda: self._written(taken, meeting))
            return changes_of(taken)

        session.do_and_index(work, lambda: self._end(None), long=True)

    def _show_progress(self, words: str, done: int, total: int) -> None:
        if shiboken6.isValid(self) and self._works and self.dialog is not None:
            self.dialog.show_progress(words, done, total)

    def _written(self, taken: Taken, meeting: MeetingId | None) -> None:
        from gui.edits.taking_in import TakenEdit

        if taken.changed:
            self._session.undo.push(TakenEdit(self._session, taken, meeting))
        if shiboken6.isValid(self):
            self.taken = taken
            self._end(taken)

    def _end(self, taken: Taken | None) -> None:
        """The file is done with, or left."""
        self._works, self._asking = False, None
        if self.dialog is not None:
            self.dialog.show_taken(taken)
            if taken is None and self.taken is None and not self._waiting:
                self.dialog.close()
        elif taken is not None:
            self._status.show_notice(_("The annotations of {name} are taken in").format(name=taken.name))
        self._next()

    def _forget_dialog(self) -> None:
        self.dialog = None

    # What was dropped

    def _ask_what(self, dropped: Sequence[Path], marked: tuple[Path, ...]) -> None:
        if not shiboken6.isValid(self):
            return
        plain = [path for path in dropped if path not in marked]
        if plain:
            self._open_documents(plain)
        if not marked:
            return
        box = QMessageBox(QMessageBox.Icon.Question, _("Protokollen"), "", parent=self._window)
        names = ", ".join(path.name for path in marked)
        box.setText(_("{names} holds marks on a document of the library.").format(names=names))
        box.setInformativeText(_("The marks can be taken in beside your own."))
        take = box.addButton(_("Take in the annotations"), QMessageBox.ButtonRole.AcceptRole)
        as_document = box.addButton(_("Open as a document"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(take)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answer(_code: int) -> None:
            if box.clickedButton() is take:
                self.take_in(marked)
            elif box.clickedButton() is as_document:
                self._open_documents(marked)

        box.finished.connect(answer)
        box.open()


def give_annotations(summaries: SummaryCommands) -> None:
    """Have the annotations of the meeting in view, or of all, put into a file for a colleague."""
    from core.exports.formats import Format

    summaries.compose_current(Format.ANNOTATIONS)
