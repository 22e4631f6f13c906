"""What is said of a draft is kept, comes back as it was, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.carried import Anchor
from core.library import (
    Library,
    Written,
    add,
    delete,
    list_meetings,
    load,
    of_meeting,
    prepare,
    put,
    write,
)
from core.library.carrying.by_hand import place_by_hand
from core.library.carrying.told import waiting
from core.library.colleagues.history import history_of
from core.library.decisions.register import register_ids
from core.library.decisions.register_filter import RegisterFilter
from core.library.failures import Gone
from core.library.lists.chosen import Only, Range, chosen_items
from core.library.lists.meetings import annotated_meetings
from core.library.lists.overview import smart_counts
from core.library.review import delete_review, load_review, put_review
from core.review_states import ItemState, ReviewState, has_changed, state_in, wording_at, wordings
from core.source_text import Span
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import LIGHT, MINUTES, RATES, Desk
from tests.core.library.invented import DAY, opened
from tests.core.library.review.said import (
    comment_on,
    dismissal,
    mark,
    moment,
    reply,
    said_draft,
    settled,
    sign_off,
    tick,
)
from tests.core.library.searched import find


@pytest.fixture
def meeting(library: Library) -> MeetingId:
    return add(library, prepare(opened([("Budgetopfølgning", "Anbefales."), ("Ny skole", "Udsat.")]))).meeting


@pytest.fixture
def draft(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Minutes of which a newer version is to come."""
    desk = Desk(library, tmp_path_factory.mktemp("files"))
    desk.comes("udkast.txt", MINUTES)
    return desk


def test_all_that_is_said_comes_back_as_it_was(library: Library, meeting: MeetingId) -> None:
    comment = comment_on(library, meeting, "Anbefales", ItemKey("1", "Budgetopfølgning"), "Af hvem?")
    said = ReviewState(
        marks=(mark(library, meeting, 0, ItemState.QUESTION),),
        replies=(reply(comment.id, "Af udvalget", "a"), reply(comment.id, "Tak", "b", minute=1)),
        settled=(settled(library, comment),),
        dismissals=(dismissal(meeting, "abc"), dismissal(meeting, "def", item=ItemKey("2", "Ny skole"))),
        ticks=(tick(meeting),),
        sign_offs=(replace(sign_off(meeting, "aa", "Uden bilag"), withdrawn=moment(5)),),
        said=said_draft(meeting, True),
    )
    rows = (*said.marks, *said.replies, *said.settled, *said.dismissals, *said.ticks, *said.sign_offs)
    assert said.said is not None
    assert put_review(library, *rows, said.said).reviewed == {meeting}
    assert load_review(library, meeting) == said


def test_what_was_deleted_comes_back_when_it_is_put_again(library: Library, meeting: MeetingId) -> None:
    made = dismissal(meeting, "abc")
    put_review(library, made)
    assert delete_review(library, made).reviewed == {meeting}
    assert load_review(library, meeting) == ReviewState()
    assert not delete_review(library, made), "it is gone already"
    put_review(library, replace(made, reason="Aftalt med borgmesteren"))
    assert [each.reason for each in load_review(library, meeting).dismissals] == ["Aftalt med borgmesteren"]


def test_replies_go_and_come_back_with_their_comment(library: Library, meeting: MeetingId) -> None:
    comment = comment_on(library, meeting, "Anbefales", ItemKey("1", "Budgetopfølgning"), "Af hvem?")
    put_review(library, reply(comment.id, "Af udvalget"), settled(library, comment))
    delete(library, comment.id)
    assert load_review(library, meeting) == ReviewState()
    again = comment_on(library, meeting, "Anbefales", comment.item, "Ny")
    assert load_review(library, meeting).replies_to(again.id) == ()


def test_what_is_said_of_what_is_gone_is_refused(library: Library, meeting: MeetingId) -> None:
    with pytest.raises(Gone):
        put_review(library, tick(meeting), tick(MeetingId("gone")))
    assert load_review(library, meeting) == ReviewState(), "all or nothing"


def test_the_library_keeps_what_half_a_sign_left(library: Library, meeting: MeetingId) -> None:
    put_review(library, dismissal(meeting, "abc", "halv \ud83d"))
    assert load_review(library, meeting).dismissals[0].reason == "halv ?"


def test_what_two_programs_say_is_there_for_both(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    put_review(library, mark(library, meeting, 0, ItemState.FINE, "a", minute=1))
    put_review(other, mark(other, meeting, 0, ItemState.QUESTION, "b", minute=2))
    found = load(library, meeting)
    words = wordings(found.source, found.meeting)
    review = load_review(library, meeting)
    assert state_in(review, found.meeting.items, words)[0].state is ItemState.QUESTION


def test_a_new_version_keeps_states_comments_and_dismissals_but_no_sign_off(draft: Desk) -> None:
    library, meeting = draft.library, draft.meeting
    tariff = comment_on(library, meeting, "150 kr.", RATES, "Er det rigtigt?")
    lamps = comment_on(library, meeting, "tre tilbud", LIGHT, "Fra hvem?")
    put_review(
        library,
        *(mark(library, meeting, at, name=str(at)) for at in range(4)),
        *(reply(tariff.id, "Nej"), settled(library, tariff, "1"), settled(library, lamps, "2")),
        *(dismissal(meeting, "abc"), sign_off(meeting, load(library, meeting).file)),
    )
    draft.comes_newer("udkast2.txt", MINUTES.replace("150 kr.", "160 kr."), than="udkast.txt")
    assert list(carry_all(library))
    newer, review = load(library, meeting), load_review(library, meeting)
    assert draft.front == "udkast2.txt"
    standing = state_in(review, newer.meeting.items, wordings(newer.source, newer.meeting))
    assert [(each.state, each.has_changed) for each in standing] == [
        (ItemState.FINE, False),
        (ItemState.FINE, False),
        (ItemState.FINE, True),
        (ItemState.FINE, False),
    ]
    assert [each.text for each in review.replies_to(tariff.id)] == ["Nej"]
    assert [each.key for each in review.dismissals] == ["abc"]
    assert review.signed_off(newer.file) == ()
    assert len(review.sign_offs) == 1
    changed = {}
    for row in library.rows("SELECT id, start_offset, end_offset, file FROM annotation"):
        name, start, end, file = row
        assert file == newer.file, "it came along"
        done = review.settled_of(name)
        assert done is not None
        today = wording_at(newer.source, newer.meeting, Span(start, end))
        changed[name] = has_changed(done.wording, today)
    assert changed == {tariff.id: True, lamps.id: False}


def test_a_comment_without_a_place_waits_and_is_placed_by_hand(draft: Desk) -> None:
    library, meeting = draft.library, draft.meeting
    comment = comment_on(library, meeting, "fuld i juli", RATES, "Og i august?")
    put_review(library, reply(comment.id, "Også"))
    start, end = MINUTES.index("3. Takster"), MINUTES.index("4. Kajens")
    newer = draft.comes_newer("udkast2.txt", MINUTES[:start] + MINUTES[end:], than="udkast.txt")
    assert list(carry_all(library))
    (told,) = waiting(library)
    assert [each.text for each in told.together.annotations] == ["Og i august?"]
    place_by_hand(library, meeting, [comment.id], Anchor(LIGHT), newer)
    (placed,) = of_meeting(library, meeting)
    assert (placed.item.title, placed.kind) == (LIGHT.title, AnnotationKind.COMMENT)
    assert [each.text for each in load_review(library, meeting).replies_to(placed.id)] == ["Også"]


def test_what_a_colleague_commented_is_kept_when_it_is_changed(library: Library, meeting: MeetingId) -> None:
    comment = comment_on(library, meeting, "Anbefales", ItemKey("1", "Budgetopfølgning"), "Af hvem?")
    write(library, [Written(comment.with_text("Af hvem, og hvornår?"), editor="Bo")])
    (before,) = history_of(library, comment.id)
    assert (before.annotation.text, before.annotation.kind) == ("Af hvem?", AnnotationKind.COMMENT)


def test_what_is_counted_as_annotated_leaves_comments_out(library: Library, meeting: MeetingId) -> None:
    item = ItemKey("1", "Budgetopfølgning")

    def told() -> tuple[object, ...]:
        (row,) = list_meetings(library)
        return (
            row.annotations,
            len(annotated_meetings(library)),
            len(register_ids(library, RegisterFilter(annotated=True))),
            len(find(library, "has:note")),
            len(chosen_items(library, Range(), Only(annotated=True), DAY)),
            smart_counts(library, DAY).notes,
        )

    comment_on(library, meeting, "Anbefales", item, "Af hvem?")
    assert told() == (0, 0, 0, 0, 0, 0)
    put(library, new_annotation(meeting, item, AnnotationKind.NOTE, "Husk tallene", "Ea"))
    assert told() == (1, 1, 1, 1, 1, 1)
