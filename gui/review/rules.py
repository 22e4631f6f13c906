"""The municipality's rules: their file is opened, and what is wrong with it stands above the findings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.errors import UserFacingError
from core.language import _
from core.library import Library
from core.writing import NotWritten
from gui.panels.page_notice import PageNotice
from gui.review.opening_files import open_folder_of, open_in_editor
from gui.review.rows import FindingRow, Row, Standing
from gui.review.slots import CardAction

if TYPE_CHECKING:
    from gui.review.review import Review


class RulesFile(QObject):
    """Works for one review. `line` says why the file of rules is not used."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self.line = PageNotice(review.holder)
        self.line.wanted.connect(self.edit)
        review.slots.lines.append(self.line)
        review.slots.actions.append(CardAction(_("Open the rules"), lambda _row: self.edit(), _is_let_be))
        review.rows_changed.connect(self._show)
        review.turned.connect(self._show)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Open the file of rules."""
        return {"edit_rules": self.edit}

    def edit(self) -> None:
        """Open the file of rules for the meeting in view, made where there is none yet."""
        loaded = self._review.current.loaded
        municipality = None if loaded is None else loaded.meeting.municipality

        def work(_library: Library) -> Path:
            from core.review.rules import rules_path  # with the checks, which no start needs
            from core.review.rules_template import start_rules

            path = rules_path(municipality)
            try:
                return start_rules(path)
            except NotWritten as error:
                raise UserFacingError(
                    _("The file of rules, {file}, could not be written: {reason}.").format(
                        file=path, reason=error.why
                    ),
                    _("Make the folder writable, then try again."),
                ) from error

        self._review.around.session.background.aside(work, self._open)

    def _open(self, file: Path) -> None:
        around = self._review.around
        open_in_editor(around.window, file)
        words = _("The rules are in {file}. When it is saved, the draft is checked anew.")
        folder = partial(open_folder_of, around.window, file)
        around.status.show_notice(words.format(file=file), _("Show its folder"), folder)

    def _show(self) -> None:
        fault = self._review.work.rules_fault if self._review.is_on else None
        self.line.tell("" if fault is None else str(fault), "" if fault is None else _("Open the file"))


def _is_let_be(row: Row) -> bool:
    return isinstance(row, FindingRow) and row.standing is Standing.LET_BE
