"""Whether two meetings or bodies are one: what is asked, what an answer does, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest

from core.annotations import MeetingId
from core.library import Library, add, catch_up, list_meetings, prepare
from core.library.belonging.answers import answer
from core.library.belonging.filing import bring_back, delete_meetings, deleted_meetings
from core.library.belonging.questions import (
    TWO,
    BodySide,
    MeetingSide,
    asked_about,
    open_questions,
    questions,
)
from core.library.failures import Gone
from core.library.reader.seen import mark_meetings
from core.library.removing import remove_meetings
from tests.core.library.filed import (
    HERE,
    KIND,
    OTHER,
    Broken,
    body_of,
    broken_off_after,
    everything_of_the_reader,
    meeting_of,
    note_on,
    shown,
)
from tests.core.library.invented import opened


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


def test_it_is_asked_of_either_side_until_it_is_answered(library: Library) -> None:
    one, other = two_sides(library)
    found = [asked_about(library, each) for each in (one, other)]
    assert found == questions(library) * 2
    assert found[0] is not None
    answer(library, found[0].id, TWO, "Ea")
    assert [asked_about(library, each) for each in (one, other)] == [None, None]


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
