from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
    new_annotation,
)
from core.library import (
    Changes,
    Deleted,
    Library,
    Written,
    add,
    delete,
    list_meetings,
    of_meeting,
    people_in_use,
    prepare,
    put,
    tags_in_use,
    write,
)
from core.minutes import Role
from core.source_text import Box, Span
from tests.core.library.invented import opened
from tests.core.library.searched import find

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


def highlight(meeting: MeetingId, colour: Colour = Colour.YELLOW) -> Annotation:
    passage = Passage("pris", "en ", "!", Span(8, 12), Role.CASE, (PageBox(2, Box(1.5, 2.25, 3.125, 4.0)),))
    return new_annotation(
        *(meeting, KEY, AnnotationKind.HIGHLIGHT, "", "Ea Dam", passage, About.PASSAGE), colour=colour
    )


def follow_up(meeting: MeetingId, state: FollowUp) -> Annotation:
    return new_annotation(meeting, KEY, AnnotationKind.FOLLOW_UP, "Ring", "Ea Dam", follow_up=state)


def changed(annotation: Annotation, **fields: object) -> Annotation:
    later = annotation.modified + timedelta(seconds=1)
    return replace(annotation, modified=later, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(AnnotationKind))
@pytest.mark.parametrize("about", list(About))
def test_every_kind_comes_back_on_everything(
    library: Library, other: Library, meeting: MeetingId, kind: AnnotationKind, about: About
) -> None:
    passage = None if about is About.ITEM else highlight(meeting).passage
    made = new_annotation(
        *(meeting, KEY, kind, "x", "Ea", passage, about),
        colour=Colour.PURPLE,
        follow_up=FollowUp() if kind is AnnotationKind.FOLLOW_UP else None,
    )
    put(library, made)
    assert of_meeting(other, meeting) == [made]


def test_every_field_of_a_mark_and_a_follow_up_comes_back(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    area = Passage("", "", "", Span(0, 0), Role.OTHER, (PageBox(0, Box(0.1, 0.2, 0.3, 0.4)),))
    made = [
        highlight(meeting, Colour.GREEN),
        new_annotation(
            *(meeting, ItemKey(None, None), AnnotationKind.AREA, "", "Bo", area, About.PASSAGE),
            colour=Colour.RED,
        ),
        follow_up(meeting, FollowUp()),
        follow_up(
            meeting, FollowUp("Bo Lind", date(2031, 6, 1), datetime(2031, 5, 30, 9, 15, 0, 5, tzinfo=UTC))
        ),
    ]
    write(library, [Written(each) for each in made])
    assert of_meeting(other, meeting) == made
    assert list_meetings(other)[0].annotations == 4


def test_an_edit_writes_and_deletes_and_is_taken_back(library: Library, meeting: MeetingId) -> None:
    old, mark = note(meeting), highlight(meeting)
    put(library, old)
    new = changed(old, text="Glem tallene")
    changes = write(library, [Written(new, old.modified), Written(mark)])
    assert changes.annotations == {new.id, mark.id}
    write(library, [], [Deleted(new.id, new.modified), Deleted(mark.id, mark.modified)])
    assert of_meeting(library, meeting) == []
    write(library, [Written(old, new.modified), Written(mark, mark.modified)])
    assert of_meeting(library, meeting) == [old, mark]


def test_an_edit_that_fails_leaves_everything_as_it_was(library: Library, meeting: MeetingId) -> None:
    there = note(meeting)
    put(library, there)
    lost = note(MeetingId("nowhere"))
    with pytest.raises(sqlite3.IntegrityError):
        write(library, [Written(there.with_text("Nyt")), Written(highlight(meeting)), Written(lost)])
    with pytest.raises(sqlite3.IntegrityError):
        write(library, [Written(lost)], [Deleted(there.id)])
    assert of_meeting(library, meeting) == [there]
    assert [hit.kind for hit in find(library, "husk")] == ["note"]


@pytest.mark.parametrize(
    ("field", "theirs", "ours"),
    [
        ("colour", Colour.GREEN, Colour.BLUE),
        ("follow_up", FollowUp("Bo"), FollowUp("Ea")),
        ("follow_up", FollowUp(due=date(2031, 6, 1)), FollowUp(due=date(2031, 6, 2))),
        ("follow_up", FollowUp(done=datetime(2031, 6, 1, tzinfo=UTC)), FollowUp("Ea")),
    ],
)
def test_no_value_that_another_program_wrote_meanwhile_is_overwritten(
    library: Library, other: Library, meeting: MeetingId, field: str, theirs: object, ours: object
) -> None:
    seen = highlight(meeting) if field == "colour" else follow_up(meeting, FollowUp())
    put(library, seen)
    put(other, changed(seen, **{field: theirs}), seen.modified)
    mine = changed(changed(seen), **{field: ours})
    put(library, mine, seen.modified)
    assert [getattr(each, field) for each in of_meeting(other, meeting)] == [theirs, ours]


def test_what_is_kept_beside_goes_on_and_is_undone_as_itself(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    """The window knows its own note by the id of the one both changed."""
    seen = note(meeting, "Husk")
    put(library, seen)
    theirs = changed(seen, text="Husk broen")
    put(other, theirs, seen.modified)
    first = changed(changed(seen), text="Husk kajen")
    put(library, first, seen.modified)
    second = changed(first, text="Husk kajen og molen")
    put(library, second, first.modified)  # more is typed
    assert [each.text for each in of_meeting(other, meeting)] == ["Husk broen", "Husk kajen og molen"]
    put(library, first, second.modified)  # undo
    put(library, seen, first.modified)  # undo
    assert of_meeting(other, meeting) == [theirs]
    put(library, first, seen.modified)  # redo
    assert [each.text for each in of_meeting(other, meeting)] == ["Husk broen", "Husk kajen"]
    write(library, [], [Deleted(seen.id, first.modified)])
    assert of_meeting(other, meeting) == [theirs]


def test_what_a_third_program_wrote_is_kept_too(library: Library, other: Library, meeting: MeetingId) -> None:
    seen = note(meeting, "Husk")
    put(library, seen)
    for number, text in enumerate(("a", "b", "c"), 1):
        put(
            other, replace(seen, text=text, modified=seen.modified + timedelta(seconds=number)), seen.modified
        )
    assert sorted(each.text for each in of_meeting(library, meeting)) == ["a", "b", "c"]


def test_what_another_program_changed_meanwhile_is_not_deleted(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    seen = note(meeting)
    put(library, seen)
    theirs = changed(seen, text="Husk tallene og bilaget")
    put(other, theirs, seen.modified)
    changes = write(library, [], [Deleted(seen.id, seen.modified)])
    assert of_meeting(other, meeting) == [theirs]
    assert changes.annotated == {meeting}  # the window shows it again
    write(library, [Written(seen, seen.modified)])  # the deletion is undone: nothing of theirs is lost
    assert theirs in of_meeting(other, meeting)


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


def test_search_finds_what_the_reader_wrote_and_marked(library: Library, meeting: MeetingId) -> None:
    head = Passage("Økonomi", "", "udvalget", Span(0, 7), Role.OTHER)
    before_items = new_annotation(
        *(meeting, ItemKey(None, None), AnnotationKind.NOTE, "Hvem leder?", "Ea", head, About.PASSAGE)
    )
    for annotation in (highlight(meeting), before_items, follow_up(meeting, FollowUp("Åse"))):
        put(library, annotation)
    assert [hit.kind for hit in find(library, "pris")] == ["highlight"]
    assert [(hit.kind, hit.item_index, hit.offset) for hit in find(library, "leder")] == [("note", None, 0)]
    assert [(hit.kind, hit.item_index) for hit in find(library, "ring")] == [("follow_up", 0)]
