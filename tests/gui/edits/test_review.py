"""What the reader says of a draft: one step of undo each; a comment's thread and an item's state as shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, MeetingId
from core.confidential.versions import read_versions
from core.errors import UserFacingError
from core.library import Changes, LoadedMeeting, add, catch_up, delete, of_meeting, open_library, prepare
from core.library.lists.chosen import Only, Range, chosen_items
from core.library.lists.overview import smart_counts
from core.library.removing import remove_meetings
from core.library.review import write_review
from core.review.drafts import DraftMark
from core.review.finding import Finding, Group, Severity
from core.review_states import ItemState
from core.source_text import Span
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.edits import review
from gui.models.reviewed import CommentThread, Reviewed
from gui.session import Session
from tests.core.library.invented import DAY, opened
from tests.gui.conftest import WAIT_MS

T = TypeVar("T")

ITEMS = [("Budgetopfølgning", "Anbefales godkendt."), ("Ny skole", "Udsat."), ("Havnen", "Godkendt.")]


@pytest.fixture
def meeting(session: Session) -> MeetingId:
    library = open_library(session.library)
    added = add(library, prepare(opened(ITEMS, name="udkast.pdf")))
    library.close()
    return added.meeting


@pytest.fixture
def current(session: Session, meeting: MeetingId, qtbot: QtBot) -> CurrentMeeting:
    shown = CurrentMeeting(session)
    with qtbot.waitSignal(shown.shown, timeout=WAIT_MS):
        shown.open(meeting)
    return shown


@pytest.fixture
def reviewed(current: CurrentMeeting, qtbot: QtBot) -> Reviewed:
    made = Reviewed(current)
    qtbot.waitSignal(made.changed, timeout=WAIT_MS).wait()
    return made


class Reader:
    """Does something, and waits until it is in the library and shown."""

    def __init__(self, reviewed: Reviewed, current: CurrentMeeting, qtbot: QtBot) -> None:
        self.reviewed, self.current, self.qtbot = reviewed, current, qtbot
        self.session = current.session

    @property
    def loaded(self) -> LoadedMeeting:
        assert self.current.loaded is not None
        return self.current.loaded

    def wait(self, shown: T, asked: Callable[[], T]) -> None:
        self.qtbot.waitUntil(lambda: asked() == shown and not self.session.is_saving, timeout=WAIT_MS)

    def states(self) -> list[ItemState]:
        return [each.state for each in self.reviewed.standing]

    def threads(self) -> list[tuple[str, list[str], bool]]:
        return [
            (each.comment.text, [reply.text for reply in each.replies], each.settled is not None)
            for each in self.reviewed.comments
        ]

    def only(self) -> CommentThread:
        (thread,) = self.reviewed.comments
        return thread


@pytest.fixture
def reader(reviewed: Reviewed, current: CurrentMeeting, qtbot: QtBot) -> Reader:
    return Reader(reviewed, current, qtbot)


def passage(current: CurrentMeeting, words: str, item: int) -> Target:
    assert current.loaded is not None
    at = current.loaded.source.text.index(words)
    return Target(item, None, Span(at, at + len(words)))


def test_items_get_their_state_and_undo_gives_them_the_one_before(reader: Reader) -> None:
    unread, fine, change = ItemState.UNREAD, ItemState.FINE, ItemState.NEEDS_CHANGE
    session, loaded, reviewed = reader.session, reader.loaded, reader.reviewed
    told: list[Changes] = []
    session.changed.connect(told.append)
    review.set_state(session, loaded, reviewed.state, [0], fine)
    reader.wait([fine, unread, unread], reader.states)
    assert told[0].reviewed == {loaded.id}
    review.set_state(session, loaded, reviewed.state, [0, 1], change)
    reader.wait([change, change, unread], reader.states)
    assert session.undo.undoText() == "Needs a change: 2 items"
    assert reviewed.progress == {unread: 1, fine: 0, change: 2, ItemState.QUESTION: 0}
    session.undo.undo()
    reader.wait([fine, unread, unread], reader.states)
    assert session.undo.undoText() == "Fine: “1 Budgetopfølgning”"
    session.undo.undo()
    reader.wait([unread, unread, unread], reader.states)
    session.undo.redo()
    reader.wait([fine, unread, unread], reader.states)


def test_a_comment_is_answered_settled_and_opened_again(reader: Reader) -> None:
    session, loaded = reader.session, reader.loaded
    comment = review.comment(session, loaded, passage(reader.current, "Anbefales", 0), "Af hvem?")
    assert reader.threads() == [("Af hvem?", [], False)], "before it is committed"
    answer = review.reply(session, comment, "Af udvalget")
    reader.wait([("Af hvem?", ["Af udvalget"], False)], reader.threads)
    review.change_reply(session, answer, "Af Økonomiudvalget")
    reader.wait([("Af hvem?", ["Af Økonomiudvalget"], False)], reader.threads)
    review.settle(session, loaded, reader.only().target, comment)
    reader.wait([("Af hvem?", ["Af Økonomiudvalget"], True)], reader.threads)
    assert not reader.only().has_changed
    settled = reader.only().settled
    assert settled is not None
    review.reopen(session, settled, comment)
    reader.wait([("Af hvem?", ["Af Økonomiudvalget"], False)], reader.threads)
    for _step in range(4):
        session.undo.undo()
    reader.wait([("Af hvem?", [], False)], reader.threads)
    session.undo.undo()
    reader.wait([], reader.threads)


def test_a_deleted_comment_takes_its_replies_and_undo_brings_both(reader: Reader) -> None:
    session, loaded = reader.session, reader.loaded
    comment = review.comment(session, loaded, Target(1), "Hvorfor udsat?")
    review.reply(session, comment, "Bilag mangler")
    reader.wait([("Hvorfor udsat?", ["Bilag mangler"], False)], reader.threads)
    review.delete_comment(session, comment)
    reader.wait([], reader.threads)
    session.undo.undo()
    reader.wait([("Hvorfor udsat?", ["Bilag mangler"], False)], reader.threads)
    changed = review.change_comment(session, comment, "Hvorfor udsat igen?")
    reader.wait([("Hvorfor udsat igen?", ["Bilag mangler"], False)], reader.threads)
    assert changed.kind is AnnotationKind.COMMENT


def test_comments_stand_in_the_order_of_the_text(reader: Reader) -> None:
    session, loaded = reader.session, reader.loaded
    review.comment(session, loaded, passage(reader.current, "Godkendt.", 2), "c")
    review.comment(session, loaded, Target(1), "b")
    review.comment(session, loaded, passage(reader.current, "Anbefales", 0), "a")
    assert [each.comment.text for each in reader.reviewed.comments] == ["a", "b", "c"]


def test_a_finding_is_dismissed_with_a_reason_and_taken_up_again(reader: Reader) -> None:
    session, loaded = reader.session, reader.loaded
    finding = Finding("decision-missing", Group.DECISIONS, Severity.WARNING, "Item 2 …", "", "k", item=1)

    def reasons() -> list[str]:
        return [each.reason for each in reader.reviewed.state.dismissals]

    review.dismiss(session, loaded, finding, "Orienteringspunkt")
    reader.wait(["Orienteringspunkt"], reasons)
    kept = reader.reviewed.state.dismissal_of("k")
    assert kept is not None
    assert (kept.check, kept.item.title) == ("decision-missing", "Ny skole")
    review.take_dismissal_back(session, kept)
    reader.wait([], reasons)
    session.undo.undo()
    reader.wait(["Orienteringspunkt"], reasons)


def test_the_checklist_is_ticked_and_the_version_in_view_signed_off(reader: Reader) -> None:
    session, loaded, reviewed = reader.session, reader.loaded, reader.reviewed
    review.tick(session, loaded.id, "Bilag er set efter")
    review.sign_off(session, loaded, "Uden bilag 3")
    reader.wait(["Uden bilag 3"], lambda: [each.remark for each in reviewed.sign_offs])
    assert reviewed.sign_offs[0].name == session.settings.author_name()
    ticked = reviewed.state.tick_of("Bilag er set efter")
    assert ticked is not None
    review.untick(session, ticked)
    review.withdraw(session, reviewed.sign_offs[0])
    reader.wait((), lambda: reviewed.sign_offs)
    assert reviewed.state.ticks == ()
    assert [each.withdrawn is not None for each in reviewed.state.sign_offs] == [True]
    session.undo.undo()
    reader.wait(1, lambda: len(reviewed.sign_offs))


def test_what_the_reader_says_goes_before_the_name_of_the_file(reader: Reader) -> None:
    session, loaded, reviewed = reader.session, reader.loaded, reader.reviewed
    assert reviewed.sign is not None
    assert reviewed.sign.mark is DraftMark.FILE_NAME
    assert reviewed.is_draft
    review.say_draft(session, loaded.id, reviewed.state.said, False)
    reader.wait(False, lambda: reviewed.is_draft)
    review.say_draft(session, loaded.id, reviewed.state.said, None)
    reader.wait(True, lambda: reviewed.is_draft)
    session.undo.undo()
    reader.wait(False, lambda: reviewed.is_draft)


def test_what_is_said_of_a_meeting_that_was_removed_is_told_of(reader: Reader, qtbot: QtBot) -> None:
    session, loaded = reader.session, reader.loaded
    library = open_library(session.library)
    remove_meetings(library, [loaded.id])
    library.close()
    told: list[UserFacingError] = []
    session.failed.connect(told.append)
    kept: list[str] = []
    review.sign_off(session, loaded, "Uden bilag 3", refused=lambda: kept.append("Uden bilag 3"))
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "meeting was removed" in told[0].what
    assert "Uden bilag 3" in told[0].advice
    assert kept == ["Uden bilag 3"]
    qtbot.waitUntil(lambda: reader.current.loaded is None, timeout=WAIT_MS)
    session.undo.undo()
    assert not session.undo.canRedo(), "nothing was kept that could come back"


def test_an_answer_to_a_comment_that_another_window_deleted_is_told_of(reader: Reader, qtbot: QtBot) -> None:
    session, loaded = reader.session, reader.loaded
    comment = review.comment(session, loaded, Target(1), "Hvorfor udsat?")
    reader.wait([("Hvorfor udsat?", [], False)], reader.threads)
    library = open_library(session.library)
    delete(library, comment.id)
    library.close()
    told: list[UserFacingError] = []
    session.failed.connect(told.append)
    review.reply(session, comment, "Bilag mangler")
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "comment was deleted" in told[0].what
    assert "Bilag mangler" in told[0].advice
    reader.wait([], reader.threads)


def test_what_a_colleague_said_meanwhile_is_not_undone(reader: Reader, qtbot: QtBot) -> None:
    session, loaded, reviewed = reader.session, reader.loaded, reader.reviewed
    question, unread = ItemState.QUESTION, ItemState.UNREAD
    review.set_state(session, loaded, reviewed.state, [0], ItemState.FINE)
    reader.wait([ItemState.FINE, unread, unread], reader.states)
    (mine,) = reviewed.state.marks
    library = open_library(session.library)
    later = mine.modified + timedelta(seconds=5)
    write_review(library, [replace(mine, state=question, author="Bo Friis", modified=later)])
    library.close()
    told: list[UserFacingError] = []
    session.failed.connect(told.append)
    session.undo.undo()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "changed meanwhile" in told[0].what
    reader.wait([question, unread, unread], reader.states)


def test_a_comment_is_no_note_and_does_not_go_out(reader: Reader) -> None:
    session, loaded = reader.session, reader.loaded
    review.comment(session, loaded, passage(reader.current, "Anbefales", 0), "Internt")
    reader.wait([("Internt", [], False)], reader.threads)
    library = open_library(session.library)
    catch_up(library)
    assert [each.text for each in of_meeting(library, loaded.id)] == ["Internt"]
    assert smart_counts(library, DAY).notes == 0
    assert [annotations for _loaded, annotations in read_versions(library, loaded.id, [None], ())] == [[]]
    assert not any(each.items for each in chosen_items(library, Range(), Only(annotated=True), DAY))
    library.close()
