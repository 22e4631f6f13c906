"""The comments on one target: whose each is, and its words, to be changed as a note is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.annotations import Annotation, AnnotationId
from core.language import _, long_date
from gui.edits.review import change_comment, delete_comment
from gui.panels.captions import quiet
from gui.panels.note_editor import NoteEditor
from gui.session import Session


class CommentEditors(QWidget):
    """Shows comments, oldest first; nothing where there is none. New ones are made elsewhere."""

    typing = Signal()
    rested = Signal()  # a burst of typing has ended
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._comments: dict[AnnotationId, Annotation] = {}
        self.editors: dict[AnnotationId, NoteEditor] = {}
        self._rows: dict[AnnotationId, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def unsaved(self) -> bool:
        """Whether one holds words that were not handed over to be saved."""
        return any(each.unsaved for each in self.editors.values())

    @property
    def is_written_in(self) -> bool:
        """Whether the cursor stands in one."""
        return any(each.hasFocus() for each in self.editors.values())

    def save(self) -> None:
        """Hand over what was typed."""
        for each in [*self.editors.values()]:
            each.save()

    def show_comments(self, comments: Sequence[Annotation]) -> None:
        """Show `comments`; words that were typed and not saved are never replaced."""
        there = {each.id: each for each in comments}
        for name in [*self._rows]:
            if name not in there and not self.editors[name].is_typed_in:
                self._drop(name)
        for each in comments:
            if each.id not in self._rows:
                self._add(each)
            if not self.editors[each.id].is_typed_in:  # what is typed is based on what stood here then
                self._comments[each.id] = each
                self.editors[each.id].show_note(each.text)
        self.setVisible(bool(self._rows))
        self.updateGeometry()

    def _add(self, comment: Annotation) -> None:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = quiet(_("Comment by {author}").format(author=comment.author or _("Unknown")))
        head.setToolTip(long_date(comment.modified.astimezone().date()))
        column.addWidget(head)
        editor = NoteEditor(row)
        editor.setPlaceholderText(_("Write a comment …"))
        editor.setAccessibleName(_("Comment"))
        editor.edited.connect(partial(self._change, comment.id))
        editor.typing.connect(self.typing)
        editor.rested.connect(self.rested)
        editor.left.connect(self.left)
        column.addWidget(editor)
        self._column.addWidget(row)
        self._rows[comment.id], self.editors[comment.id] = row, editor

    def _drop(self, name: AnnotationId) -> None:
        row = self._rows.pop(name)
        self.editors.pop(name)
        self._comments.pop(name, None)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _change(self, name: AnnotationId, text: str) -> None:
        before = self._comments[name]
        if text.strip():
            self._comments[name] = change_comment(self._session, before, text, self.editors[name].burst.token)
        else:
            delete_comment(self._session, before)
