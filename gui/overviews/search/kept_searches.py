"""Searches that are kept: saved under a name, as an edit that can be undone, or made lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from core.language import _
from core.library import Changes, Library
from core.library.reader.searches import (
    SavedSearch,
    forget_history,
    put_search,
    remember_search,
    remove_search,
    saved_searches,
    search_history,
)
from gui.session import Session

MOST = 50
"""Lines of the history that are offered."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: saved searches in the order of their names, lines with the latest first."""

    saved: tuple[SavedSearch, ...] = ()
    history: tuple[str, ...] = ()


class SavedSearchEdit(QUndoCommand):
    """A search saved (`before` None), renamed, or removed (`after` None)."""

    def __init__(
        self, session: Session, text: str, before: SavedSearch | None, after: SavedSearch | None
    ) -> None:
        super().__init__(text)
        self._session = session
        self._before, self._after = before, after

    def redo(self) -> None:
        self._write(self._before, self._after)

    def undo(self) -> None:
        self._write(self._after, self._before)

    def _write(self, before: SavedSearch | None, after: SavedSearch | None) -> None:
        author = self._session.settings.author_name()

        def work(library: Library) -> Changes:
            if after is not None:
                return put_search(library, after, author)
            return remove_search(library, before.id) if before is not None else Changes()

        self._session.background.write(work, self._session.changed.emit)


class KeptSearches(QObject):
    """What is kept in the library of a session. `changed` says that it was read anew."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.kept = Kept()

    def read(self) -> None:
        """Read what is kept."""
        self._session.background.read(
            lambda library: Kept(saved_searches(library), search_history(library, MOST)),
            self._take,
        )

    def saved_as(self, line: str) -> SavedSearch | None:
        """The saved search that is `line`; None where there is none."""
        return next((each for each in self.kept.saved if each.line == line.strip()), None)

    def save(self, line: str, name: str) -> None:
        """Save `line` as `name`."""
        search = SavedSearch(str(uuid4()), name, line.strip())
        self._do(_("Save the search “{name}”"), None, search, search.name)

    def rename(self, saved: str, name: str) -> None:
        """Give a saved search, by its id, another name."""
        before = self._of(saved)
        if before is not None and name != before.name:
            self._do(_("Rename the search “{name}”"), before, replace(before, name=name), before.name)

    def remove(self, saved: str) -> None:
        """Delete a saved search, by its id."""
        before = self._of(saved)
        if before is not None:
            self._do(_("Delete the search “{name}”"), before, None, before.name)

    def remember(self, line: str) -> None:
        """Have `line` be the latest of the history."""
        if line.strip():
            self._write(lambda library: remember_search(library, line.strip()))

    def forget(self, line: str | None = None) -> None:
        """Forget one line of the history, or all of it."""
        self._write(lambda library: forget_history(library, line))

    def _of(self, saved: str) -> SavedSearch | None:
        return next((each for each in self.kept.saved if each.id == saved), None)

    def _do(self, text: str, before: SavedSearch | None, after: SavedSearch | None, name: str) -> None:
        self._session.undo.push(SavedSearchEdit(self._session, text.format(name=name), before, after))

    def _write(self, work: Callable[[Library], None]) -> None:
        self._session.background.write(work, lambda _none: self.read())

    def _take(self, kept: Kept) -> None:
        self.kept = kept
        self.changed.emit()
