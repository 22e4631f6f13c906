"""The commands of the file menu: bringing files in, taking copies of the library out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from core.language import _
from core.library import Changes, Library, restore, save_copy
from gui.background import LATER
from gui.bringing_in import BringingIn, documents_folder, dropped_files
from gui.current_meeting import CurrentMeeting
from gui.from_colleagues import ColleagueCommands
from gui.panels.status_line import StatusLine
from gui.session import Session


class FileCommands(BringingIn):
    """The file menu of one window. `place_wanted` carries a Card of annotations that the reader wants to
    see."""

    place_wanted = Signal(object)

    def __init__(
        self, window: QWidget, session: Session, current: Callable[[], CurrentMeeting], status: StatusLine
    ) -> None:
        super().__init__(window, session, current, status)
        self.colleagues = ColleagueCommands(
            window, session, current, status, self.place_wanted.emit, self.bring_in
        )
        self.marks_wanted.connect(self.colleagues.take_in)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands that bring something in mean, by their ids."""
        return {
            "open_files": self.open_files,
            "open_folder": self.open_folder,
            "open_samples": self.open_samples,
            "watch_folder": self.watch_folder,
            "stop_import": self.stop_imports,
            **self.colleagues.commands(),
        }

    def let_in(self, event: QDropEvent) -> None:
        """Say to the system that files which are dragged over the window, or dropped, are taken as copies."""
        if dropped_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def drop(self, mime: QMimeData) -> None:
        """Bring in what was dropped on the window: documents, folders, what a colleague gave."""
        self.open_chosen(dropped_files(mime))

    def open_chosen(self, paths: Sequence[Path]) -> None:
        """Bring in what was chosen or dropped, and ask what a PDF with marks on a document of the library
        is."""
        self.bring_in(self.colleagues.drop(paths))

    def end(self) -> None:
        """The window is closed: go no further with what comes in."""
        self.stop_imports()
        self.colleagues.stop()

    def save_copy(self) -> None:
        """Ask where, and write a copy of the whole library."""
        name = _("Protokollen {date}.sqlite").format(date=date.today().isoformat())
        from gui.dialogs.choosing_files import file_to_write

        proposed = Path(documents_folder()) / name
        kinds = [_("Library (*.sqlite)")]
        path = file_to_write(self._window, _("Save a copy of the library"), kinds, proposed, ".sqlite")
        if path is not None:
            self.save_copy_to(path)

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
        from gui.dialogs.choosing_files import file_to_open

        kinds = [_("Library (*.sqlite)"), _("All files (*)")]
        path = file_to_open(self._window, _("Restore a copy of the library"), kinds, documents_folder())
        if path is None:
            return
        question = QMessageBox(self._window)
        question.setWindowTitle(_("Restore a copy of the library"))
        question.setText(_("Replace the library by the copy {name}?").format(name=path.name))
        question.setInformativeText(
            _("The library as it is now is kept in a file beside it. What was undone or redone is forgotten.")
        )
        yes = question.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        if question.clickedButton() is yes:
            self.restore_from(path)

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
