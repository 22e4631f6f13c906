from __future__ import annotations

import sqlite3

import pytest

from core.annotations import (
    Annotation,
    AnnotationId,
    AnnotationKind,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.library import (
    Changes,
    Library,
    add,
    delete,
    find,
    list_meetings,
    of_meeting,
    people_in_use,
    prepare,
    put,
    tags_in_use,
)
from core.minutes import Role
from tests.core.library.invented import opened

KEY = ItemKey("1", "Budgetopfølgning", "31-000417")


@pytest.fixture
def meeting(library: Library) -> MeetingId:
    return add(library, prepare(opened())).meeting


def note(meeting: MeetingId, text: str = "Husk tallene") -> Annotation:
    return new_annotation(meeting, KEY, AnnotationKind.NOTE, text, "Ea Dam")


def tag(meeting: MeetingId, text: str) -> Annotation:
    return new_annotation(meeting, KEY, AnnotationKind.TAG, text, "Ea Dam")


def test_an_annotation_comes_back_as_it_was(library: Library, other: Library, meeting: MeetingId) -> None:
    file = opened()
    passage = Passage.of(file.source, file.meeting.items[0].decisions[0].span, Role.DECISION)
    on_decision = new_annotation(meeting, KEY, AnnotationKind.NOTE, "Aha 🏛", "Ea Dam", passage)
    on_nothing = new_annotation(meeting, ItemKey(None, None), AnnotationKind.TAG, "budget", "Bo")
    for annotation in (on_decision, on_nothing):
        changes = put(library, annotation)
        assert (changes.annotations, changes.annotated) == ({annotation.id}, {meeting})
        assert changes.tags == (annotation.kind is AnnotationKind.TAG)
    assert of_meeting(other, meeting) == [on_decision, on_nothing]
    assert list_meetings(library)[0].annotations == 2


def test_other_words_take_the_place_of_the_old(library: Library, meeting: MeetingId) -> None:
    first = note(meeting)
    put(library, first)
    second = first.with_text("Glem tallene")
    put(library, second)
    assert of_meeting(library, meeting) == [second]
    assert [hit.kind for hit in find(library, "glem")] == ["note"]
    assert find(library, "husk") == []


def test_a_deleted_annotation_is_gone_until_it_is_put_back(library: Library, meeting: MeetingId) -> None:
    annotation = note(meeting)
    put(library, annotation)
    changes = delete(library, annotation.id)
    assert (changes.annotations, changes.annotated) == ({annotation.id}, {meeting})
    assert of_meeting(library, meeting) == []
    assert find(library, "husk") == []
    assert list_meetings(library)[0].annotations == 0
    assert library.rows("SELECT count(*) FROM annotation WHERE deleted IS NOT NULL") == [(1,)]
    assert not delete(library, annotation.id)
    assert not delete(library, AnnotationId("nobody"))
    put(library, annotation)
    assert of_meeting(library, meeting) == [annotation]
    assert len(find(library, "husk")) == 1


def test_words_that_another_program_wrote_meanwhile_are_not_overwritten(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    seen = note(meeting, "Husk tallene")
    put(library, seen)
    theirs = seen.with_text("Husk tallene og bilaget")
    put(other, theirs, seen.modified)
    ours = seen.with_text("Husk tallene for broen")
    changes = put(library, ours, seen.modified)
    kept = of_meeting(other, meeting)
    assert [each.text for each in kept] == ["Husk tallene og bilaget", "Husk tallene for broen"]
    assert kept[0] == theirs
    assert changes.annotations == {kept[1].id}
    assert kept[1].id != seen.id
    assert (kept[1].item, kept[1].author, kept[1].created) == (ours.item, ours.author, ours.modified)
    assert [hit.kind for hit in find(library, "broen")] == ["note"]


def test_what_nobody_else_changed_is_replaced(library: Library, other: Library, meeting: MeetingId) -> None:
    first = note(meeting)
    put(library, first, first.modified)
    second = first.with_text("Glem tallene")
    put(library, second, first.modified)
    put(library, second, first.modified)  # the same words once more
    assert of_meeting(other, meeting) == [second]
    delete(other, first.id)
    third = second.with_text("Husk dem dog")
    put(library, third, second.modified)
    assert of_meeting(other, meeting) == [third]


def test_half_a_letter_keeps_no_note_from_being_saved(library: Library, meeting: MeetingId) -> None:
    put(library, note(meeting, "Husk \ud83c"))
    assert of_meeting(library, meeting)[0].text == "Husk ?"


def test_tags_are_counted_the_most_used_first(library: Library, meeting: MeetingId) -> None:
    gone = tag(meeting, "skole")
    for annotation in (tag(meeting, "budget"), tag(meeting, "anlæg"), tag(meeting, "budget"), gone):
        put(library, annotation)
    put(library, note(meeting, "budget"))
    delete(library, gone.id)
    assert tags_in_use(library) == [("budget", 2), ("anlæg", 1)]


def test_an_annotation_of_a_meeting_that_is_not_there_is_a_mistake(library: Library) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(library, note(MeetingId("nowhere")))


def test_changes_add_up() -> None:
    one, other = MeetingId("1"), MeetingId("2")
    assert not Changes()
    assert Changes(everything=True)
    both = Changes(meetings=frozenset({one})) | Changes(annotated=frozenset({other}), everything=True)
    assert both == Changes(frozenset({one}), frozenset(), frozenset({other}), True)


def test_people_named_in_follow_ups_are_known_the_most_named_first(
    library: Library, meeting: MeetingId
) -> None:
    for who in ("Ole Krag", "Maja Holm", "Maja Holm", None):
        kind, made = AnnotationKind.FOLLOW_UP, FollowUp(who)
        put(library, new_annotation(meeting, KEY, kind, "Ring", "Ea Dam", follow_up=made))
    assert people_in_use(library) == ["Maja Holm", "Ole Krag"]
