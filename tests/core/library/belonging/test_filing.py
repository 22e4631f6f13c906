"""Moving, deleting, putting in front; naming and merging bodies; answering questions; each taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.library import (
    Library,
    add,
    catch_up,
    delete,
    list_meetings,
    load,
    of_meeting,
    prepare,
    put,
)
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
from core.library.belonging.naming import (
    body_states,
    merge_bodies,
    put_bodies,
    rename_body,
    rename_municipality,
    unmerge,
)
from core.library.belonging.questions import TWO, BodySide, MeetingSide, open_questions, questions
from core.library.failures import Gone
from core.library.reader.seen import mark_meetings
from core.library.removing import remove_meetings
from core.minutes import DocumentKind
from tests.core.library.invented import AGENDA, DAY, opened
from tests.core.library.searched import find

OTHER = (("Havnens kajanlæg", "Godkendt."), ("Cykelsti ved Bøgevej", "Godkendt."))
HERE = "Nørresund"
KIND = DocumentKind.AGENDA


def meeting_of(library: Library, **what: object) -> MeetingId:
    what = {"municipality": HERE, **what}
    return add(library, prepare(opened(**what))).meeting  # type: ignore[arg-type]


def note_on(library: Library, meeting: MeetingId, words: str = "Husk") -> None:
    key = ItemKey("1", AGENDA[0][0], None)
    put(library, new_annotation(meeting, key, AnnotationKind.NOTE, words, "Ea"))


def shown(library: Library) -> set[tuple[str | None, str | None, date | None]]:
    return {(row.municipality, row.body, row.date) for row in list_meetings(library)}


def body_of(library: Library, meeting: MeetingId) -> int:
    return int(library.rows("SELECT body_id FROM meeting WHERE id = ?", (meeting,))[0][0])


def everything_of_the_reader(library: Library) -> list[object]:
    """What stays the same when all was taken back."""
    meetings = library.rows(
        "SELECT id, municipality, body, body_id, date, front, newest, deleted FROM meeting ORDER BY 1"
    )
    versions = library.rows(
        "SELECT version.id, document.meeting FROM version JOIN document ON document.id = document ORDER BY 1"
    )
    notes = library.rows("SELECT id, meeting FROM annotation ORDER BY id")
    catch_up(library)
    entries = library.rows("SELECT item, parse, meeting, body FROM index_entry ORDER BY item, parse")
    register = library.rows("SELECT decision, meeting, body, date FROM register_entry ORDER BY decision")
    return [meetings, versions, notes, entries, register]


# What stands in front


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


# Moving


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


# Deleting


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


# Bodies


def test_a_body_is_renamed_and_named_again_as_the_documents_do(library: Library) -> None:
    meeting = meeting_of(library)
    body = body_of(library, meeting)
    before = everything_of_the_reader(library)
    changes = rename_body(library, body, "Nørresund Kommune", "Økonomi", "Ea")
    assert changes.meetings == {meeting}
    assert shown(library) == {("Nørresund Kommune", "Økonomi", DAY)}
    other = meeting_of(library, items=OTHER, day=date(2031, 9, 1))
    assert {row.body for row in list_meetings(library)} == {"Økonomi"}
    delete_meetings(library, [other])
    rename_body(library, body, None, None, "Ea")
    assert library.rows("SELECT municipality, body FROM meeting WHERE id = ?", (meeting,)) == [
        (HERE, "Økonomiudvalget")
    ]
    bring_back(library, [other])
    delete_meetings(library, [other])
    assert [row[0] for row in before[0]] == [meeting]  # type: ignore[attr-defined]


def test_a_municipality_is_renamed_in_all_its_bodies(library: Library) -> None:
    one = meeting_of(library)
    meeting_of(library, body="Byrådet", items=OTHER)
    meeting_of(library, body="Byrådet", items=OTHER, municipality="Sønderhavn")
    rename_municipality(library, body_of(library, one), "Nord", "Ea")
    assert {row.municipality for row in list_meetings(library)} == {"Nord", "Sønderhavn"}


def test_bodies_are_merged_with_their_meetings_and_parted_again(library: Library) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget", name="a.pdf")
    later = meeting_of(library, kind=KIND, body="Natur og Teknik", items=OTHER, day=date(2031, 8, 1))
    minutes = meeting_of(library, body="Natur og Teknik", name="m.pdf")
    assert minutes != one
    into, body = body_of(library, one), body_of(library, later)
    states = body_states(library, [body])
    changes = merge_bodies(library, body, into, "Ea")
    assert {one, later} <= changes.meetings
    assert {row.body for row in list_meetings(library)} == {"Teknik- og Miljøudvalget"}
    assert len(list_meetings(library)) == 2, "the agenda and the minutes of one day are one meeting"
    catch_up(library)
    assert library.rows("SELECT DISTINCT body FROM index_entry") == [(into,)]
    assert library.rows("SELECT DISTINCT body FROM register_entry") == [(into,)]
    newer = meeting_of(library, body="Natur og Teknik", items=OTHER, day=date(2031, 8, 1), name="n.pdf")
    assert newer == later
    put_bodies(library, states, "Ea")
    assert sorted((row.body, row.date, row.name) for row in list_meetings(library)) == [
        ("Natur og Teknik", DAY, "m.pdf"),
        ("Natur og Teknik", date(2031, 8, 1), "n.pdf"),
        ("Teknik- og Miljøudvalget", DAY, "a.pdf"),
    ]
    merge_bodies(library, body, into, "Ea")
    unmerge(library, body, "Ea")
    assert len(list_meetings(library)) == 3


def test_what_both_bodies_have_notes_on_becomes_a_question(library: Library) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget")
    other = meeting_of(library, body="Natur og Teknik", name="m.pdf")
    note_on(library, one)
    note_on(library, other)
    merge_bodies(library, body_of(library, other), body_of(library, one), "Ea")
    assert len(list_meetings(library)) == 2
    assert open_questions(library) == 1


# Questions


def two_sides(library: Library) -> tuple[MeetingId, MeetingId]:
    one = meeting_of(library, start=time(9), name="a.pdf")
    other = meeting_of(library, start=time(16), name="b.pdf")
    assert one != other
    return one, other


def test_a_question_shows_both_sides(library: Library) -> None:
    one, other = two_sides(library)
    (question,) = questions(library)
    assert open_questions(library) == 1
    sides = [question.side, *question.others]
    assert all(isinstance(side, MeetingSide) for side in sides)
    assert {side.id for side in sides} == {one, other}
    assert {side.start_time for side in sides if isinstance(side, MeetingSide)} == {time(9), time(16)}
    assert isinstance(question.side, MeetingSide)
    assert question.side.items == ("1 Budgetopfølgning", "2 Ny skole i Birkelunden")


@pytest.mark.parametrize("noted", [0, 1])
def test_the_same_meeting_takes_all_in_and_lets_it_go_again(library: Library, noted: int) -> None:
    both = two_sides(library)
    note_on(library, both[noted])
    before = everything_of_the_reader(library)
    (question,) = questions(library)
    changes = answer(library, question.id, str(question.others[0].id), "Ea")
    assert {*both} <= changes.meetings
    (row,) = list_meetings(library)
    assert (row.id, row.annotations) == (both[noted], 1)
    assert open_questions(library) == 0
    assert deleted_meetings(library) == []
    meeting_of(library, name="later.pdf")
    assert len(list_meetings(library)) == 1, "a later version joins it too"
    answer(library, question.id, None, "Ea")
    after = everything_of_the_reader(library)
    assert {row.id for row in list_meetings(library)} >= {*both}
    assert after[2] == before[2]
    assert open_questions(library) >= 1


def test_taking_an_answer_back_leaves_no_trace(library: Library) -> None:
    one, other = two_sides(library)
    note_on(library, one, "a")
    note_on(library, other, "b")
    before = everything_of_the_reader(library)
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ea")
    answer(library, question.id, None, "Ea")
    assert everything_of_the_reader(library) == before
    answer(library, question.id, TWO, "Ea")
    answer(library, question.id, None, "Ea")
    assert everything_of_the_reader(library) == before
    assert [each.id for each in questions(library)] == [question.id]


def test_two_meetings_stay_two_and_are_not_asked_about_again(library: Library) -> None:
    two_sides(library)
    (question,) = questions(library)
    answer(library, question.id, TWO, "Ea")
    assert open_questions(library) == 0
    add(library, prepare(opened(name="c.pdf", municipality=HERE, start=time(16), draft=True)))
    assert len(list_meetings(library)) == 2
    assert open_questions(library) == 0


def test_two_spellings_of_a_body_are_asked_about_and_made_one(library: Library) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget")
    meeting_of(library, kind=KIND, body="Teknik og Miljøudvalg", items=OTHER, day=date(2031, 8, 1))
    meeting_of(library, kind=KIND, body="Børneudvalget", items=OTHER)
    before = everything_of_the_reader(library)
    (question,) = questions(library)
    assert question.kind == "same_body"
    assert {each.name for each in (question.side, *question.others)} == {
        "Teknik- og Miljøudvalget",
        "Teknik og Miljøudvalg",
    }
    assert isinstance(question.side, BodySide)
    answer(library, question.id, str(body_of(library, one)), "Ea")
    assert {row.body for row in list_meetings(library)} == {"Teknik- og Miljøudvalget", "Børneudvalget"}
    assert open_questions(library) == 0
    answer(library, question.id, None, "Ea")
    assert everything_of_the_reader(library) == before
    answer(library, question.id, TWO, "Ea")
    assert open_questions(library) == 0
    meeting_of(library, body="Teknik og Miljøudvalg", items=OTHER, day=date(2031, 10, 1))
    assert open_questions(library) == 0


def test_a_deleted_side_takes_its_question_out_of_the_list(library: Library) -> None:
    one, _other = two_sides(library)
    delete_meetings(library, [one])
    assert open_questions(library) == 0
    assert questions(library) == []
    bring_back(library, [one])
    assert open_questions(library) == 1


def test_notes_and_marks_are_found_again_in_the_meeting_that_took_them_in(library: Library) -> None:
    one, other = two_sides(library)
    for meeting in (one, other):
        note_on(library, meeting)
        mark_meetings(library, [meeting], True, "Ea", "2031-05-14T10:00:00+00:00")
    catch_up(library)
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ea")
    catch_up(library)
    (row,) = list_meetings(library)
    in_front = library.rows(
        "SELECT count(*) FROM annotation_place JOIN item ON item.id = annotation_place.item"
        " JOIN version ON version.parse = item.parse JOIN meeting ON meeting.front = version.id"
    )
    assert in_front == [(2,)]
    assert library.rows("SELECT unread FROM meeting WHERE id = ?", (row.id,)) == [(0,)]


def test_a_side_that_was_removed_is_told_as_gone(library: Library) -> None:
    both = two_sides(library)
    (question,) = questions(library)
    said = str(question.others[0].id)
    remove_meetings(library, [MeetingId(said)])
    with library.transaction() as connection:  # it was shown in a list that is older
        connection.execute(
            "INSERT OR IGNORE INTO question (id, kind, meeting, others, created)"
            " VALUES (?, 'same_meeting', ?, ?, '2031-05-14')",
            (question.id, next(each for each in both if each != said), f'["{said}"]'),
        )
    with pytest.raises(Gone):
        answer(library, question.id, said, "Ea")


class Broken(Exception):
    """The program ended here."""


def broken_off_after(steps: int) -> Callable[[], None]:
    def between() -> None:
        nonlocal steps
        steps -= 1
        if steps < 0:
            raise Broken

    return between


@pytest.mark.parametrize("steps", range(4))
@pytest.mark.parametrize("act", ["rename", "merge", "unmerge"])
def test_what_was_broken_off_is_finished_by_doing_it_again(library: Library, act: str, steps: int) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget", name="a.pdf")
    later = meeting_of(library, kind=KIND, body="Natur og Teknik", items=OTHER, day=date(2031, 8, 1))
    meeting_of(library, body="Natur og Teknik", name="m.pdf")
    into, body = body_of(library, one), body_of(library, later)

    def do(between: Callable[[], None] = lambda: None) -> None:
        if act == "rename":
            rename_body(library, body, None, "Natur", "Ea", between)
        elif act == "merge":
            merge_bodies(library, body, into, "Ea", between)
        else:
            unmerge(library, body, "Ea", between)

    if act == "unmerge":
        merge_bodies(library, body, into, "Ea")
    with suppress(Broken):
        do(broken_off_after(steps))
    do()
    names = sorted(row.body or "" for row in list_meetings(library))
    assert (
        names
        == {
            "rename": ["Natur", "Natur", "Teknik- og Miljøudvalget"],
            "merge": ["Teknik- og Miljøudvalget"] * 2,
            "unmerge": ["Natur og Teknik"] * 2 + ["Teknik- og Miljøudvalget"],
        }[act]
    )


@pytest.mark.parametrize("steps", range(4))
@pytest.mark.parametrize("taken_back", [False, True])
def test_an_answer_that_was_broken_off_waits_for_another(
    library: Library, steps: int, taken_back: bool
) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget", name="a.pdf")
    meeting_of(library, kind=KIND, body="Teknik og Miljøudvalg", items=OTHER, day=date(2031, 8, 1))
    meeting_of(library, body="Teknik og Miljøudvalg", name="m.pdf")
    (question,) = questions(library)
    before = shown(library)
    said = str(body_of(library, one))
    with suppress(Broken):
        answer(library, question.id, said, "Ea", broken_off_after(steps))
    if open_questions(library):
        assert [each.id for each in questions(library)] == [question.id]
        answer(library, question.id, TWO if taken_back else said, "Ea")
        assert shown(library) == before or not taken_back
    assert open_questions(library) == 0
    if not taken_back or len(list_meetings(library)) == 2:
        assert {row.body for row in list_meetings(library)} == {"Teknik- og Miljøudvalget"}
        assert len(list_meetings(library)) == 2
    answer(library, question.id, None, "Ea")
    assert shown(library) == before
    assert open_questions(library) == 1


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


def test_a_meeting_bears_the_name_that_its_body_is_given(library: Library) -> None:
    meeting = meeting_of(library, body="Udvalget for Teknik")
    rename_body(library, body_of(library, meeting), HERE, "Teknikudvalget", "Ea")
    assert load(library, meeting).title == "Teknikudvalget"
    assert [row.body for row in list_meetings(library)] == ["Teknikudvalget"]
    rename_body(library, body_of(library, meeting), HERE, None, "Ea")
    assert load(library, meeting).title == "Udvalget for Teknik"
