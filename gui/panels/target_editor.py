"""Tags, note, comments and follow-ups of one target: an item, one of its decisions, or a passage of the text.

What is typed becomes undoable edits.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from core.annotations import Annotation, AnnotationId, AnnotationKind, FollowUp, PageBox
from core.language import _
from core.wording import shortened
from gui.annotations.known_words import KnownWords
from gui.annotations.mark_edits import Edit, MarkedPassage, follow_up_changed, last_colour, tagged, taken_off
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.current_meeting import CurrentMeeting
from gui.edits.annotations import annotate, remove_tag
from gui.panels.captions import caption, quiet
from gui.panels.comment_editors import CommentEditors
from gui.panels.follow_up_editor import FollowUpEditor, FollowUpRow, with_follow_up
from gui.panels.note_editor import NoteEditor
from gui.panels.others_notes import OthersNotes
from gui.panels.tag_editor import TagEditor
from gui.pending import Change
from gui.theme import Theme


class TargetEditor(QWidget):
    """Shows and changes the annotations of `target`; `boxes` are a passage's places on the pages.

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
        words: KnownWords,
        colours: TagColours,
        parent: QWidget | None = None,
        boxes: tuple[PageBox, ...] = (),
    ) -> None:
        super().__init__(parent)
        assert current.loaded is not None
        self._current = current
        self._loaded = current.loaded  # what is typed here belongs to it, whatever is in view by then
        self._target = target
        self._boxes = boxes
        self._compact = target.decision is not None
        self._note: Annotation | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self.tags = TagEditor(theme, words.tags, colours, self)
        self.note = NoteEditor(self)
        self.follow_ups = FollowUpEditor(theme, words.people, self, current.session.whose)
        self._changing: AnnotationId | None = None  # a colleague's note, where it stands in the editor
        self._whose_note = quiet()  # says so
        self.others = OthersNotes(current.session.whose, theme, self)
        self.others.change_wanted.connect(self._change_others)
        self.comments = CommentEditors(current.session, self)
        self._add_follow_up = QToolButton(self)
        self._add_follow_up.setObjectName("addFollowUp")
        self._add_follow_up.setText(_("+ follow-up"))
        self._add_follow_up.setToolTip(_("Write what shall be done, who does it and by when"))
        self._add_follow_up.clicked.connect(self.write_follow_up)
        self._lay_out()
        self.tags.added.connect(self._add_tag)
        self.tags.removed.connect(lambda tag: remove_tag(self._current.session, tag))
        self.note.edited.connect(self._change_note)
        self.follow_ups.edited.connect(self._change_follow_up)
        self.follow_ups.removed.connect(self._delete_follow_up)
        self.note.typing.connect(self.typing)
        self.follow_ups.typing.connect(self.typing)
        self.comments.typing.connect(self.typing)
        for left in (self.tags.left, self.note.left, self.comments.left, self.follow_ups.left):
            left.connect(self.left)
        for typed in (self.note, self.comments, self.follow_ups):
            typed.rested.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        self.note.unfocused.connect(self._leave_others, Qt.ConnectionType.QueuedConnection)
        self.note.left.connect(self.refresh, Qt.ConnectionType.QueuedConnection)  # when the focus has gone
        self.refresh()

    def _lay_out(self) -> None:
        captions = self._target.decision is None and self._target.passage is None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        parts: tuple[tuple[str, QWidget], ...] = (
            (_("Tags on the item"), self.tags),
            (_("Note on the item"), self.note),
        )
        if self._target.passage is not None:
            parts = (parts[1], parts[0])  # a mark's note is what one reads first
        for at, (words, part) in enumerate(parts):
            if captions:
                column.addSpacing(8 if at else 0)
                column.addWidget(caption(words))
            if part is self.note:
                column.addWidget(self._whose_note)
            column.addWidget(part)
            if part is self.note:
                column.addWidget(self.others)
        column.addWidget(self.comments)
        column.addWidget(self.follow_ups)
        column.addWidget(self._add_follow_up, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def target(self) -> Target:
        """What it is about."""
        return self._target

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """What lies on it."""
        return self._annotations

    @property
    def unsaved(self) -> bool:
        """Whether it holds words that were not handed over to be saved."""
        return self.note.unsaved or self.comments.unsaved or self.follow_ups.unsaved

    @property
    def is_written_in(self) -> bool:
        """Whether the cursor stands in it."""
        lines = (self.note, self.tags.line)
        return any(each.hasFocus() for each in lines) or any(
            each.is_written_in for each in (self.comments, self.follow_ups)
        )

    def refresh(self) -> None:
        """Show what the library holds now."""
        if self._current.loaded is None or self._current.loaded.id != self._loaded.id:
            return  # what was typed here is on its way; what is in view by now is another meeting
        self._annotations = tuple(self._current.annotations(self._target))
        self.tags.show_tags(self._current.tags(self._target))
        notes = self._current.notes(self._target)
        if not self.note.is_typed_in:  # what is typed is based on what stood here then
            self._note = self._note_to_edit(notes)
            self.note.show_note(self._note.text if self._note else "")
        others = [each for each in notes if self._note is None or each.id != self._note.id]
        self.others.show_notes(others)
        self._tell_whose()
        self.comments.show_comments(
            [each for each in self._annotations if each.kind is AnnotationKind.COMMENT]
        )
        self.follow_ups.show_follow_ups(
            [each for each in self._annotations if each.kind is AnnotationKind.FOLLOW_UP]
        )
        in_use = bool(self._note) or self.note.hasFocus() or self.note.unsaved
        self._show_note(not self._compact or in_use)

    def _note_to_edit(self, notes: Sequence[Annotation]) -> Annotation | None:
        """The colleague's note that is being changed, else the reader's own; None where a new one begins."""
        if not self.note.hasFocus():
            self._changing = None
        is_own = self._current.session.whose.is_own
        changing = (each for each in notes if each.id == self._changing)
        return next(changing, None) or next((each for each in notes if is_own(each)), None)

    def _tell_whose(self) -> None:
        """Say above the editor whose note stands in it, where that is not the reader's."""
        by = None if self._note is None else self._current.session.whose.by(self._note.author)
        self._whose_note.setVisible(by is not None)
        if by is not None:
            self._whose_note.setText(_("The note of {author}").format(author=by.author))

    def _change_others(self, note: Annotation) -> None:
        """Have a colleague's note stand in the editor, until the reader leaves it."""
        self.note.save()
        self.note.burst.end()
        self.write_note()
        self._changing = note.id
        self.refresh()
        self.note.moveCursor(QTextCursor.MoveOperation.End)

    def _leave_others(self) -> None:
        if self._changing is not None:
            self.refresh()

    def save(self) -> None:
        """Hand over what was typed."""
        self.tags.take_rest()
        self.note.save()
        self.comments.save()
        self.follow_ups.save()

    def write_note(self) -> None:
        """Put the cursor into the note."""
        self._show_note(True)
        self.note.setFocus()
        self.note.moveCursor(QTextCursor.MoveOperation.End)

    def write_tag(self) -> None:
        """Put the cursor into the line for a tag."""
        self.tags.line.setFocus()

    def write_follow_up(self) -> None:
        """Put the cursor where a follow-up is typed."""
        self.follow_ups.begin()

    def note_shown(self) -> bool:
        """Whether the note's editor is there."""
        return not self.note.isHidden()

    def _show_note(self, shown: bool) -> None:
        if shown != self.note_shown():
            self.note.setVisible(shown)
            self.note_shows.emit(shown)

    def _passage(self) -> MarkedPassage:
        whose = self._current.session.whose
        return MarkedPassage(
            self._loaded, self._target, whose.me, self._annotations, self._boxes, whose.own_names
        )

    def _do(self, edit: Edit, burst: object | None = None) -> None:
        annotate(self._current.session, edit.name, *edit.changes, burst=burst)

    def _add_tag(self, text: str) -> None:
        session, passage = self._current.session, self._passage()
        tag = passage.new(AnnotationKind.TAG, text)
        if self._target.passage is None:
            self._do(Edit(_("Add tag “{tag}”").format(tag=text), (Change(None, tag),)))
        else:
            self._do(tagged(passage, tag, last_colour(session)))

    def _change_note(self, text: str) -> None:
        before = self._note
        if not text.strip():
            after = None
        elif before is None:
            after = self._passage().new(AnnotationKind.NOTE, text)
        else:
            after = before.with_text(text)
        self._note = after
        if after is not None:
            name = _("Write note") if before is None else _("Change note")
            self._do(Edit(name, (Change(before, after),)), self.note.burst.token)
        elif before is not None:
            self._take_off(before, _("Delete note"))

    def _change_follow_up(self, row: FollowUpRow, text: str, follow_up: FollowUp) -> None:
        before = row.annotation
        if before is not None and row.is_empty:
            row.annotation = None
            self._delete_follow_up(before)
            return
        if before is None:
            after = self._passage().new(AnnotationKind.FOLLOW_UP, text, follow_up=follow_up)
            name = _("Follow up “{words}”").format(words=shortened(text))
            edit = Edit(name, (Change(None, after),))
        else:
            after = with_follow_up(before, text, follow_up)
            edit = follow_up_changed(before, after)
        row.annotation = after
        self._do(edit, row.burst.token)

    def _delete_follow_up(self, follow_up: Annotation) -> None:
        name = _("Delete follow-up “{words}”").format(words=shortened(follow_up.text))
        self._take_off(follow_up, name)

    def _take_off(self, annotation: Annotation, name: str) -> None:
        edit = Edit(name, (Change(annotation, None),))
        if self._target.passage is not None:
            edit = taken_off(self._passage(), annotation, name, last_colour(self._current.session))
        self._do(edit)
