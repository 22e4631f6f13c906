"""What belongs to documents that are not in the library waits for them; nothing comes of what was removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.annotations import (
    AnnotationKind,
    Colour,
    MeetingId,
    Tag,
    new_annotation,
)
from core.library import (
    Library,
    add,
    kept_tags,
    of_meeting,
    prepare,
    put,
    put_tag,
)
from core.library.belonging.filing import bring_back, delete_meetings
from core.library.colleagues.waiting import Waiting, waiting
from core.library.removing import remove_items, remove_meetings
from core.minutes import DocumentKind
from core.sharing.taking_in import take_in
from core.sharing.web_annotations import Given
from core.web_annotation import UNDATED, GivenAnnotation, MadeIn
from tests.core.library.invented import DAY, opened
from tests.core.sharing.taking import (
    ANNE,
    FIRST,
    NOON,
    SECOND,
    TODAY,
    bring_in,
    counted,
    given_by,
    mark,
    note,
)


def test_two_meetings_that_it_may_be_are_not_guessed_between(library: Library, hers: Library) -> None:
    for place in ("Nørresund", "Sønderborre"):
        bring_in(library, municipality=place, content=place.encode())
    theirs = bring_in(hers)
    note(hers, theirs, "Se her")
    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"waiting": 1}


def test_what_waits_for_its_document_comes_with_it(library: Library, hers: Library) -> None:
    theirs = bring_in(hers)
    made = note(hers, theirs, "Se her")
    tag = new_annotation(theirs, FIRST, AnnotationKind.TAG, "budget", ANNE)
    put(hers, tag)
    put_tag(hers, Tag("7e0ab0a6-0000-4000-8000-000000000001", "budget", Colour.RED, ANNE, NOON, NOON))

    taken = take_in(library, given_by(hers, theirs), TODAY)

    assert counted(taken) == {"waiting": 2}
    assert waiting(library) == (Waiting(ANNE, None, "Økonomiudvalget", DAY, 2),)
    bring_in(library, name="andet.pdf", day=date(2031, 6, 1))
    assert len(waiting(library)) == 1
    added = add(library, prepare(opened()))
    assert waiting(library) == ()
    assert made.id in added.changes.annotations
    assert {each.text for each in of_meeting(library, added.meeting)} == {"Se her", "budget"}
    assert [(each.name, each.colour) for each in kept_tags(library)] == [("budget", Colour.RED)]


def test_what_says_no_time_can_wait_too(library: Library) -> None:
    undated = new_annotation(MeetingId(""), FIRST, AnnotationKind.NOTE, "Se her", ANNE)
    undated = replace(undated, created=UNDATED, modified=UNDATED)
    given = Given((GivenAnnotation(undated, MadeIn(body="Økonomiudvalget", date=DAY), is_foreign=True),))
    for _again in range(2):
        assert counted(take_in(library, given, TODAY)) == {"waiting": 1}
    ours = bring_in(library)
    (here,) = of_meeting(library, ours)
    assert here.modified.date() in (TODAY, TODAY + timedelta(days=1))
    assert counted(take_in(library, given, TODAY)) == {"known": 1}


def test_notes_on_minutes_wait_for_them_where_only_the_agenda_is_here(
    library: Library, hers: Library
) -> None:
    theirs = bring_in(hers)
    note(hers, theirs, "Se her")
    bring_in(library, kind=DocumentKind.AGENDA, name="dagsorden.pdf")
    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"waiting": 1}
    ours = bring_in(library)
    (front,) = library.rows(
        "SELECT kind FROM meeting JOIN version ON version.id = front JOIN document ON document.id = document"
        " WHERE meeting.id = ?",
        (ours,),
    )
    assert front == ("minutes",)
    assert [each.text for each in of_meeting(library, ours)] == ["Se her"]


def test_a_deleted_meeting_that_comes_back_brings_them(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    delete_meetings(library, [ours])
    note(hers, theirs, "Se her")
    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"waiting": 1}
    bring_in(library)
    assert [each.text for each in of_meeting(library, ours)] == ["Se her"]
    delete_meetings(library, [ours])
    note(hers, theirs, "Og her")
    take_in(library, given_by(hers, theirs), TODAY)
    bring_back(library, [ours])
    assert {each.text for each in of_meeting(library, ours)} == {"Se her", "Og her"}


def test_nothing_comes_in_of_what_was_removed_for_good(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    note(hers, theirs, "Se her")
    remove_meetings(library, [ours])
    taken = take_in(library, given_by(hers, theirs), TODAY)
    assert counted(taken) == {"refused": 1}
    assert "removed" in taken.refused[0].why


def test_what_was_added_to_a_removed_item_does_not_bring_its_words_back(
    library: Library, hers: Library
) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    mark(hers, theirs, "Anbefales", AnnotationKind.HIGHLIGHT)
    note(hers, theirs, "Om det fjernede")
    note(hers, theirs, "Om budgettet", FIRST)
    remove_items(library, ours, [SECOND])
    taken = take_in(library, given_by(hers, theirs), TODAY)
    assert counted(taken) == {"added": 2, "refused": 1}
    assert taken.refused[0].annotation.text == "Om det fjernede"
