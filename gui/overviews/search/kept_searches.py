"""Searches that are kept: saved under a name, as an edit that can be undone, or made lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

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
from gui.edits.queued import push
from gui.session import Session

MOST = 50
"""Lines of the history that are offered."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: saved searches in the order of their names, lines with the latest first."""

    saved: tuple[SavedSearch, ...] = ()
    history: tuple[str, ...] = ()


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
        """Have a search be saved (`before` None), renamed, or removed (`after` None)."""
        author = self._session.settings.author_name()

        def put(library: Library, old: SavedSearch | None, new: SavedSearch | None) -> Changes:
            if new is not None:
                return put_search(library, new, author)
            return remove_search(library, old.id) if old is not None else Changes()

        push(
            self._session,
            text.format(name=name),
            lambda library: put(library, before, after),
            lambda library: put(library, after, before),
        )

    def _write(self, work: Callable[[Library], None]) -> None:
        self._session.background.write(work, lambda _none: self.read())

    def _take(self, kept: Kept) -> None:
        self.kept = kept
        self.changed.emit()
