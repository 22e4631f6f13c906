"""Undo and redo, told: what was done, on which item, and where that can be seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.annotations import Annotation
from core.language import _
from gui.annotations.placing import Target
from gui.edits.annotations import AnnotationsEdit
from gui.panels.status_line import StatusLine
from gui.session import Session
from gui.tabs.tab_group import TabGroup


class Undoing(QObject):
    """Works for one window. `group` answers the group that is active."""

    def __init__(self, session: Session, group: Callable[[], TabGroup], status: StatusLine) -> None:
        super().__init__(session)
        self._stack = session.undo
        self._group = group
        self._status = status

    def undo(self) -> None:
        """Take back what was done last."""
        if self._stack.canUndo():
            at = self._stack.index() - 1
            self._do(at, self._stack.undo, _("Undone: {what}"), _("Undone: {what} (item {number})"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._stack.canRedo():
            at = self._stack.index()
            self._do(at, self._stack.redo, _("Done again: {what}"), _("Done again: {what} (item {number})"))

    def _do(self, at: int, run: Callable[[], None], words: str, words_with_item: str) -> None:
        command, what = self._stack.command(at), self._stack.text(at)
        about = command.annotations if isinstance(command, AnnotationsEdit) else ()
        before = self._target(about)
        run()
        target = self._target(about) or before
        number = None
        if target is not None and target.item >= 0:
            number = self._group().current.items[target.item].number
        told = words_with_item if number else words
        self._status.show_notice(told.format(what=what, number=number))
        if target is not None:
            self._group().walking.show_target(target)

    def _target(self, annotations: tuple[Annotation, ...]) -> Target | None:
        """What the annotations are about, where they stand in the meeting in view."""
        ids = {each.id for each in annotations}
        current = self._group().current
        return next((target for target, each in current.all_annotations if each.id in ids), None)
