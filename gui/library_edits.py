"""Naming, moving, deleting and answering in the library, as edits that can be undone.

What is to be put back by Undo is read on the writing thread, right before it is changed. An edit may concern
thousands of meetings: it is written in short transactions, and what else the reader does goes between them;
the edits themselves keep their order. Where the library refuses one, what it wrote by then stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QUndoCommand

from core.annotations import MeetingId
from core.language import _, ngettext
from core.library import Changes, Library, filing, naming
from core.library.answers import answer as answer_question
from gui.session import Session

Back = Callable[[Library], Changes]
Forth = Callable[[Library], tuple[Changes, Back]]
"""Does it, and gives what undoes it."""


class LibraryEdit(QUndoCommand):
    """Something done to the library, with its way back."""

    def __init__(self, session: Session, text: str, forth: Forth) -> None:
        super().__init__(text)
        self._session = session
        self._forth = forth
        self._back: Back | None = None  # set and used on the writing thread, where one follows the other

    def redo(self) -> None:
        def work(library: Library) -> Changes:
            changes, self._back = self._forth(library)
            return changes

        self._session.do_and_index(_or_gone(work), self._refused, long=True)

    def undo(self) -> None:
        def work(library: Library) -> Changes:
            return self._back(library) if self._back is not None else Changes()

        self._session.do_and_index(_or_gone(work), self._refused, long=True)

    def _refused(self) -> None:
        self.setObsolete(True)


def rename_body(session: Session, body: int, municipality: str | None, name: str | None) -> None:
    """Call a body, and the municipality of this body, otherwise; None as the documents do."""
    author = session.settings.author_name()
    _change_bodies(
        session,
        _("Rename the body"),
        lambda _library: [body],
        lambda library, between: naming.rename_body(library, body, municipality, name, author, between),
    )


def rename_municipality(session: Session, body: int, name: str | None) -> None:
    """Call the municipality of `body` otherwise in all its bodies; None as the documents do."""
    author = session.settings.author_name()
    _change_bodies(
        session,
        _("Rename the municipality"),
        lambda library: naming.bodies_of_municipality(library, body),
        lambda library, between: naming.rename_municipality(library, body, name, author, between),
    )


def merge_bodies(session: Session, body: int, into: int) -> None:
    """Have `body` be another name of `into`."""
    author = session.settings.author_name()
    _change_bodies(
        session,
        _("Merge two bodies"),
        lambda _library: [body],
        lambda library, between: naming.merge_bodies(library, body, into, author, between),
    )


def unmerge(session: Session, body: int) -> None:
    """Have `body` be one of its own again."""
    author = session.settings.author_name()
    _change_bodies(
        session,
        _("Part two bodies"),
        lambda _library: [body],
        lambda library, between: naming.unmerge(library, body, author, between),
    )


def move_meeting(session: Session, meeting: MeetingId, body: int | None, day: date | None) -> None:
    """Put a meeting to another body and another day; None as its documents say."""
    author = session.settings.author_name()
    _file(
        session,
        _("Move the meeting"),
        meeting,
        lambda library: filing.move_meeting(library, meeting, body, day, author),
    )


def put_in_front(session: Session, meeting: MeetingId, version: int | None) -> None:
    """Have a version stand in front of its meeting; None as it comes."""
    author = session.settings.author_name()
    _file(
        session,
        _("Put another version in front"),
        meeting,
        lambda library: filing.put_in_front(library, meeting, version, author),
    )


def delete_meetings(session: Session, meetings: Sequence[MeetingId]) -> None:
    """Put meetings away: they are in no list and no search until they are brought back."""
    gone, between = tuple(meetings), session.background.run_urgent_writes
    if not gone:
        return
    text = ngettext("Delete the meeting", "Delete {count} meetings", len(gone)).format(count=len(gone))

    def forth(library: Library) -> tuple[Changes, Back]:
        changes = filing.delete_meetings(library, gone, between)
        return changes, lambda again: filing.bring_back(again, changes.meetings, between)

    session.undo.push(LibraryEdit(session, text, forth))


def bring_back(session: Session, meetings: Sequence[MeetingId]) -> None:
    """Bring back meetings that were deleted."""
    there, between = tuple(meetings), session.background.run_urgent_writes
    if not there:
        return
    text = ngettext("Bring the meeting back", "Bring {count} meetings back", len(there))

    def forth(library: Library) -> tuple[Changes, Back]:
        changes = filing.bring_back(library, there, between)
        return changes, lambda again: filing.delete_meetings(again, changes.meetings, between)

    session.undo.push(LibraryEdit(session, text.format(count=len(there)), forth))


def answer(session: Session, question: str, said: str) -> None:
    """Answer a question with what is the same, by its id, or with `core.library.questions.TWO`."""
    author, between = session.settings.author_name(), session.background.run_urgent_writes

    def forth(library: Library) -> tuple[Changes, Back]:
        changes = answer_question(library, question, said, author, between)
        return changes, lambda again: answer_question(again, question, None, author, between)

    session.undo.push(LibraryEdit(session, _("Answer a question"), forth))


def _change_bodies(
    session: Session,
    text: str,
    bodies: Callable[[Library], Sequence[int]],
    change: Callable[[Library, Callable[[], None]], Changes],
) -> None:
    author, between = session.settings.author_name(), session.background.run_urgent_writes

    def forth(library: Library) -> tuple[Changes, Back]:
        before = naming.body_states(library, bodies(library))
        changes = change(library, between)
        return changes, lambda again: naming.put_bodies(again, before, author, between)

    session.undo.push(LibraryEdit(session, text, forth))


def _file(session: Session, text: str, meeting: MeetingId, change: Callable[[Library], Changes]) -> None:
    author = session.settings.author_name()

    def forth(library: Library) -> tuple[Changes, Back]:
        before = filing.filed(library, meeting)
        changes = change(library)
        return changes, lambda again: filing.file_as(again, meeting, before, author)

    session.undo.push(LibraryEdit(session, text, forth))


def _or_gone(work: Callable[[Library], Changes]) -> Callable[[Library], Changes]:
    """`work`, or nothing where what it is about is not there: another library was restored meanwhile, or it
    was removed for good."""

    def run(library: Library) -> Changes:
        try:
            return work(library)
        except LookupError:
            return Changes(everything=True)

    return run
