"""Tags and note of one target: the item, or one of its decisions. What is typed becomes undoable edits."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.annotations import Annotation, AnnotationKind
from core.language import _
from gui.current_meeting import CurrentMeeting
from gui.edits import add_tag, change_note, remove_tag
from gui.panels.captions import caption, quiet
from gui.panels.note_editor import NoteEditor
from gui.panels.tag_editor import TagEditor
from gui.placing import Target, annotation_on
from gui.theme import Theme


class TargetEditor(QWidget):
    """Shows and changes the annotations of `target`.

    The editor of a decision is compact: its note shows where there is one, or when the reader asks.
    """

    typing = Signal()
    note_shows = Signal(bool)
    left = Signal()

    def __init__(
        self,
        current: CurrentMeeting,
        target: Target,
        theme: Theme,
        words: QStringListModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert current.loaded is not None
        self._current = current
        self._loaded = current.loaded  # what is typed here belongs to it, whatever is in view by then
        self._target = target
        self._compact = target.decision is not None
        self._note: Annotation | None = None
        self.tags = TagEditor(theme, words, self)
        self.note = NoteEditor(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        if not self._compact:
            column.addWidget(caption(_("Tags on the item")))
        column.addWidget(self.tags)
        if not self._compact:
            column.addSpacing(8)
            column.addWidget(caption(_("Note on the item")))
        column.addWidget(self.note)
        self._others = quiet()  # notes that others wrote here, or another program at the same time
        self._others.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._others)
        self.tags.added.connect(self._add_tag)
        self.tags.removed.connect(lambda tag: remove_tag(self._current.session, tag))
        self.tags.left.connect(self.left)
        self.note.edited.connect(self._change_note)
        self.note.typing.connect(self.typing)
        self.note.left.connect(self.left)
        self.note.left.connect(self.refresh, Qt.ConnectionType.QueuedConnection)  # when the focus has gone
        self.refresh()

    def refresh(self) -> None:
        """Show what the library holds now."""
        self.tags.show_tags(self._current.tags(self._target))
        notes = self._current.notes(self._target)
        self._note = notes[0] if notes else None
        self.note.show_note(self._note.text if self._note else "")
        self._others.setText("\n".join(map(_signed, notes[1:])))
        self._others.setVisible(len(notes) > 1)
        in_use = bool(self._note) or self.note.hasFocus() or self.note.unsaved
        self._show_note(not self._compact or in_use)

    def save(self) -> None:
        """Hand over what was typed."""
        self.tags.take_rest()
        self.note.save()

    def write_note(self) -> None:
        """Put the cursor into the note."""
        self._show_note(True)
        self.note.setFocus()
        self.note.moveCursor(QTextCursor.MoveOperation.End)

    def write_tag(self) -> None:
        """Put the cursor into the line for a tag."""
        self.tags.line.setFocus()

    def note_shown(self) -> bool:
        """Whether the note's editor is there."""
        return not self.note.isHidden()

    def _show_note(self, shown: bool) -> None:
        if shown != self.note_shown():
            self.note.setVisible(shown)
            self.note_shows.emit(shown)

    def _add_tag(self, text: str) -> None:
        add_tag(self._current.session, self._new(AnnotationKind.TAG, text))

    def _new(self, kind: AnnotationKind, text: str) -> Annotation:
        author = self._current.session.settings.author_name()
        return annotation_on(self._loaded, self._target, kind, text, author)

    def _change_note(self, text: str) -> None:
        before = self._note
        if not text.strip():
            after = None
        elif before is None:
            after = self._new(AnnotationKind.NOTE, text)
        else:
            after = before.with_text(text)
        if before is not None or after is not None:
            self._note = after
            change_note(self._current.session, before, after)


def _signed(note: Annotation) -> str:
    return _("{author}: {text}").format(author=note.author, text=note.text)
