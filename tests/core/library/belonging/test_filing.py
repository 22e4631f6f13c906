"""Moving meetings, deleting them, putting a version in front; each taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.library import Library, add, catch_up, delete, list_meetings, of_meeting, prepare, put
from core.library.belonging.answers import answer
from core.library.belonging.filing import (
    Filed,
    bring_back,
    delete_meetings,
    deleted_meetings,
    file_as,
    filed,
    move_meeting,
    put_in_front,
)
from core.library.belonging.questions import TWO
from core.minutes import DocumentKind
from tests.core.library.filed import (
    HERE,
    KIND,
    OTHER,
    body_of,
    everything_of_the_reader,
    meeting_of,
    note_on,
    shown,
)
from tests.core.library.invented import AGENDA, opened
from tests.core.library.searched import find


def test_notes_keep_their_version_in_front_until_they_are_gone(library: Library) -> None:
    meeting = meeting_of(library, kind=KIND, name="a.pdf")
    note = new_annotation(meeting, ItemKey("1", AGENDA[0][0], None), AnnotationKind.NOTE, "Husk", "Ea")
    put(library, note)
    minutes = add(library, prepare(opened(name="m.pdf", municipality=HERE)))
    assert minutes.meeting == meeting
    assert [row.name for row in list_meetings(library)] == ["a.pdf"]
    assert library.rows("SELECT newest FROM meeting") == [(minutes.version,)]
    delete(library, note.id)
    assert [row.name for row in list_meetings(library)] == ["a.pdf"], "not while it is being read"
    meeting_of(library, kind=DocumentKind.SUPPLEMENT, name="s.pdf")
    assert [row.name for row in list_meetings(library)] == ["m.pdf"]


def test_the_reader_chooses_what_stands_in_front_and_takes_it_back(library: Library) -> None:
    agenda = add(library, prepare(opened(kind=KIND, name="a.pdf", municipality=HERE)))
    meeting_of(library, name="m.pdf")
    before, all_before = filed(library, agenda.meeting), everything_of_the_reader(library)
    put_in_front(library, agenda.meeting, agenda.version, "Ea")
    assert [row.name for row in list_meetings(library)] == ["a.pdf"]
    meeting_of(library, name="n.pdf", items=[*AGENDA, *OTHER], produced=datetime(2032, 1, 1, tzinfo=UTC))
    assert [row.name for row in list_meetings(library)] == ["a.pdf"], "the choice holds"
    put_in_front(library, agenda.meeting, None, "Ea")
    assert [row.name for row in list_meetings(library)] == ["n.pdf"]
    file_as(library, agenda.meeting, before, "Ea")
    assert all_before[2:3] == everything_of_the_reader(library)[2:3]


def test_choosing_what_has_no_notes_and_taking_it_back_shows_the_notes_again(library: Library) -> None:
    meeting = meeting_of(library, kind=KIND, name="a.pdf")
    note_on(library, meeting)
    minutes = add(library, prepare(opened(name="m.pdf", municipality=HERE)))
    before, all_before = filed(library, meeting), everything_of_the_reader(library)
    put_in_front(library, meeting, minutes.version, "Ea")
    assert [row.name for row in list_meetings(library)] == ["m.pdf"]
    file_as(library, meeting, before, "Ea")
    assert everything_of_the_reader(library) == all_before


def test_a_moved_meeting_is_joined_by_what_comes_later(library: Library) -> None:
    meeting = meeting_of(library, kind=KIND, name="a.pdf")
    council = body_of(library, meeting_of(library, body="Byrådet", items=OTHER, name="b.pdf"))
    before, all_before = filed(library, meeting), everything_of_the_reader(library)
    there = date(2031, 6, 2)
    changes = move_meeting(library, meeting, council, there, "Ea")
    assert changes.meetings == {meeting}
    assert (HERE, "Byrådet", there) in shown(library)
    assert [hit.meeting for hit in find(library, "budget")] == [meeting]
    catch_up(library)
    moved = library.rows("SELECT DISTINCT body, id >> 41 FROM index_entry WHERE meeting = ?", (meeting,))
    assert moved == [(council, there.toordinal())]
    file_as(library, meeting, before, "Ea")
    assert everything_of_the_reader(library) == all_before
    move_meeting(library, meeting, council, there, "Ea")
    as_stated = add(library, prepare(opened(name="m.pdf", municipality=HERE)))
    corrected = add(library, prepare(opened(name="n.pdf", municipality=HERE, body="Byrådet", day=there)))
    assert as_stated.meeting == corrected.meeting == meeting
    assert (HERE, "Byrådet", there) in shown(library)


def test_a_deleted_meeting_is_nowhere_and_comes_back_with_all(library: Library) -> None:
    meeting = meeting_of(library)
    other = meeting_of(library, body="Byrådet", items=OTHER)
    note_on(library, meeting, "Budgetnote")
    before = everything_of_the_reader(library)
    changes = delete_meetings(library, [meeting])
    assert changes.meetings == changes.annotated == {meeting}
    assert library.rows("SELECT meeting FROM meetings") == [(other,)]
    assert library.rows("SELECT * FROM annotations") == []
    catch_up(library)
    assert library.rows("SELECT DISTINCT meeting FROM index_entry") == [(other,)]
    assert library.rows("SELECT DISTINCT meeting FROM register_entry") == [(other,)]
    assert [(each.id, each.annotations) for each in deleted_meetings(library)] == [(meeting, 1)]
    bring_back(library, [meeting])
    assert everything_of_the_reader(library) == before
    assert deleted_meetings(library) == []
    assert len(of_meeting(library, meeting)) == 1


def test_many_are_deleted_in_slices(library: Library) -> None:
    meetings = [meeting_of(library, day=date(2031, 1 + n, 5), name=f"{n}") for n in range(5)]
    steps: list[None] = []
    changes = delete_meetings(library, meetings, lambda: steps.append(None))
    assert changes.meetings == {*meetings}
    assert len(steps) == 1
    assert bring_back(library, meetings).meetings == {*meetings}
    assert not bring_back(library, meetings)


def test_a_deleted_meeting_that_is_brought_in_again_comes_back_with_its_notes(library: Library) -> None:
    file = opened(municipality=HERE)
    meeting = add(library, prepare(file)).meeting
    note_on(library, meeting)
    delete_meetings(library, [meeting])
    catch_up(library)
    again = add(library, prepare(file))
    assert (again.status, again.meeting, again.changes.annotated) == ("brought_back", meeting, {meeting})
    assert len(of_meeting(library, meeting)) == 1
    assert find(library, "budget")
    assert add(library, prepare(file)).status == "known"


def test_a_new_version_of_a_deleted_meeting_brings_it_back(library: Library) -> None:
    meeting = meeting_of(library, kind=KIND)
    delete_meetings(library, [meeting])
    assert meeting_of(library, name="m.pdf") == meeting
    assert deleted_meetings(library) == []


def test_what_the_reader_wrote_on_stays_where_it_is(library: Library) -> None:
    supplement = meeting_of(library, kind=DocumentKind.SUPPLEMENT, items=OTHER, name="s.pdf")
    note_on(library, supplement)
    assert meeting_of(library, kind=KIND, name="a.pdf") == supplement, "the agenda joins its supplement"


def test_nothing_is_filed_where_nothing_was_moved(library: Library) -> None:
    meeting = meeting_of(library)
    assert filed(library, meeting) == Filed(front=library.rows("SELECT front FROM meeting")[0][0])
    move_meeting(library, meeting, None, None, "Ea")
    assert library.rows("SELECT * FROM filing") == []
    with pytest.raises(LookupError):
        filed(library, MeetingId("none"))
    with pytest.raises(LookupError):
        answer(library, "none", TWO, "Ea")
