"""Naming, moving, deleting and answering in the library, as edits that can be undone.

What is to be put back by Undo is read on the writing thread, right before it is changed. An edit may concern
thousands of meetings: it is written in short transactions, and what else the reader does goes between them;
the edits themselves keep their order. Where the library refuses one when some of it is written, that stays,
and Undo takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QUndoCommand

from core.annotations import MeetingId
from core.language import _, ngettext
from core.library import Changes, Library
from core.library.belonging import filing, naming
from core.library.belonging.answers import answer as answer_question
from core.library.failures import Gone
from gui.session import Session

Between = Callable[[], None]
Change = Callable[[Library, Between], Changes]
"""Changes something, in one or several transactions; calls `between` after each but the only one."""
WayBack = Callable[[Library], Change]
"""Reads what is there before anything is changed; gives what brings it back."""


class LibraryEdit(QUndoCommand):
    """Something done to the library, with its way back."""

    def __init__(self, session: Session, text: str, forth: Change, way_back: WayBack) -> None:
        super().__init__(text)
        self._session = session
        self._forth = forth
        self._way_back = way_back
        # set and used on the writing thread, where one follows the other
        self._back: Change | None = None
        self._wrote = False  # a part of it is committed

    def redo(self) -> None:
        def work(library: Library) -> Changes:
            self._wrote = False
            if self._back is None:
                self._back = self._way_back(library)
            return self._forth(library, self._between)

        self._session.do_and_index(_or_gone(work), self._refused, long=True)

    def undo(self) -> None:
        def work(library: Library) -> Changes:
            self._wrote = False
            return Changes() if self._back is None else self._back(library, self._between)

        self._session.do_and_index(_or_gone(work), self._refused, long=True)

    def _between(self) -> None:
        self._wrote = True
        self._session.background.run_urgent_writes()

    def _refused(self) -> None:
        if self._wrote:
            self._session.changed.emit(Changes(everything=True))
        else:
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


def move_to_new_body(
    session: Session, meeting: MeetingId, municipality: str | None, name: str, day: date | None
) -> None:
    """Put a meeting to the body that is called so, made where there is none, and to another day; None as its
    documents say."""
    author = session.settings.author_name()

    def move(library: Library) -> Changes:
        body = filing.body_called(library, municipality, name)
        return filing.move_meeting(library, meeting, body, day, author)

    _file(session, _("Move the meeting"), meeting, move)


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
    text = ngettext("Delete the meeting", "Delete {count} meetings", len(meetings))
    _put_away(session, text, meetings, filing.delete_meetings, filing.bring_back)


def bring_back(session: Session, meetings: Sequence[MeetingId]) -> None:
    """Bring back meetings that were deleted."""
    text = ngettext("Bring the meeting back", "Bring {count} meetings back", len(meetings))
    _put_away(session, text, meetings, filing.bring_back, filing.delete_meetings)


def _put_away(
    session: Session,
    text: str,
    meetings: Sequence[MeetingId],
    forth: Callable[[Library, Sequence[MeetingId], Between], Changes],
    back: Callable[[Library, Sequence[MeetingId], Between], Changes],
) -> None:
    them = tuple(meetings)
    if not them:
        return

    def way_back(library: Library) -> Change:
        away = filing.deleted_among(library, them)
        if forth is filing.bring_back:
            changed = [each for each in them if each in away]
        else:
            changed = [each for each in them if each not in away]
        return lambda again, between: back(again, changed, between)

    session.undo.push(
        LibraryEdit(
            session,
            text.format(count=len(them)),
            lambda library, between: forth(library, them, between),
            way_back,
        )
    )


def answer(session: Session, question: str, said: str) -> None:
    """Answer a question with what is the same, by its id, or with `core.library.belonging.questions.TWO`."""
    author = session.settings.author_name()
    session.undo.push(
        LibraryEdit(
            session,
            _("Answer a question"),
            lambda library, between: answer_question(library, question, said, author, between),
            lambda _library: lambda again, between: answer_question(again, question, None, author, between),
        )
    )


def _change_bodies(
    session: Session, text: str, bodies: Callable[[Library], Sequence[int]], change: Change
) -> None:
    author = session.settings.author_name()

    def way_back(library: Library) -> Change:
        before = naming.body_states(library, bodies(library))
        return lambda again, between: naming.put_bodies(again, before, author, between)

    session.undo.push(LibraryEdit(session, text, change, way_back))
    session.filed.emit(text)


def _file(session: Session, text: str, meeting: MeetingId, change: Callable[[Library], Changes]) -> None:
    author = session.settings.author_name()

    def way_back(library: Library) -> Change:
        before = filing.filed(library, meeting)
        return lambda again, _between: filing.file_as(again, meeting, before, author)

    session.undo.push(LibraryEdit(session, text, lambda library, _between: change(library), way_back))
    session.filed.emit(text)


def _or_gone(work: Callable[[Library], Changes]) -> Callable[[Library], Changes]:
    """`work`, or nothing where what it is about is not there: another library was restored meanwhile, or it
    was removed for good."""

    def run(library: Library) -> Changes:
        try:
            return work(library)
        except Gone:
            return Changes(everything=True)

    return run
