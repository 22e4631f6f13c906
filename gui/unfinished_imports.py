"""Imports that were stopped or killed: offered to go on with, at the start and whenever one was stopped."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.language import _, ngettext
from core.library.bringing_in import imports
from core.library.bringing_in.imports import ImportRun
from gui.bringing_in import BringingIn
from gui.panels.page_notice import PageNotice
from gui.session import Session


class UnfinishedImports(QObject):
    """Works for one window. `notice` offers to go on with what waits, or to leave it."""

    def __init__(self, session: Session, files: BringingIn) -> None:
        super().__init__(files)
        self.notice = PageNotice(closable=True)
        self._session = session
        self._files = files
        self._left: list[ImportRun] = []
        self.notice.wanted.connect(self._go_on)
        self.notice.declined.connect(self._leave)
        files.journal_changed.connect(self.look)

    def look(self) -> None:
        """Look whether anything waits."""
        self._session.background.read(imports.unfinished, self._take)

    def _take(self, left: list[ImportRun]) -> None:
        before = {run.id for run in self._left}
        self._left = [run for run in left if run.id not in self._files.under_way]
        count = sum(run.waiting for run in self._left)
        if not self._left:
            self.notice.hide()
        elif before != {run.id for run in self._left} or self.notice.isVisible():
            words = ngettext(
                "An import was broken off: {count} file waits to be read.",
                "An import was broken off: {count} files wait to be read.",
                count,
            )
            self.notice.tell(words.format(count=count), _("Go on"), _("Leave it"))

    def _go_on(self) -> None:
        self.notice.hide()
        for run in self._left:
            self._files.go_on(run.id)

    def _leave(self) -> None:
        self.notice.hide()
        for run in self._left:
            self._files.leave(run.id)
