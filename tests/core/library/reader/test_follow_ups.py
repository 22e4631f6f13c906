"""Follow-ups of all meetings in order, and suggestions that go once they are answered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    FollowUp,
    ItemKey,
    MeetingId,
    new_annotation,
)
from core.library import Library, add, prepare, put
from core.library.reader.follow_ups import (
    State,
    dismiss,
    follow_up_counts,
    follow_ups,
    new_dismissal,
    suggested,
    take_back_dismissal,
)
from tests.core.library.invented import opened

TODAY = date(2031, 6, 1)
SINCE = date(2031, 1, 1)
AGENDA = (("Ny bro", "Godkendt."), ("Havnekaj", "Sagen genoptages på næste møde."), ("Skolen", "Udsat."))


@pytest.fixture
def meeting(library: Library) -> MeetingId:
    return add(library, prepare(opened(AGENDA))).meeting


def follow_up(
    library: Library,
    meeting: MeetingId,
    words: str,
    item: str = "1",
    due: date | None = None,
    done: datetime | None = None,
    who: str | None = None,
) -> Annotation:
    title = AGENDA[int(item) - 1][0]
    made = new_annotation(
        *(meeting, ItemKey(item, title), AnnotationKind.FOLLOW_UP, words, "Ea"),
        follow_up=FollowUp(who, due, done),
    )
    put(library, made)
    return made


def words(library: Library, state: State, who: str | None = None) -> list[str]:
    return [row.annotation.text for row in follow_ups(library, state, TODAY, who=who)]


def test_open_ones_come_by_their_day_and_those_without_one_last(library: Library, meeting: MeetingId) -> None:
    follow_up(library, meeting, "engang")
    follow_up(library, meeting, "i juli", due=date(2031, 7, 1), who="Bo")
    follow_up(library, meeting, "i maj", due=date(2031, 5, 1))
    follow_up(library, meeting, "gjort", done=datetime(2031, 5, 2, tzinfo=UTC), due=date(2031, 5, 1))
    assert words(library, State.OPEN) == ["i maj", "i juli", "engang"]
    assert words(library, State.OVERDUE) == ["i maj"]
    assert words(library, State.DONE) == ["gjort"]
    assert words(library, State.OPEN, who="Bo") == ["i juli"]
    assert follow_up_counts(library, TODAY) == (3, 1, 1)


def test_a_follow_up_knows_its_item(library: Library, meeting: MeetingId) -> None:
    follow_up(library, meeting, "spørg", item="2")
    (row,) = follow_ups(library, State.OPEN, TODAY)
    (start,) = library.rows("SELECT heading_start FROM item WHERE number = '2'")
    assert (row.source.meeting, row.source.body, row.source.offset) == (meeting, "Økonomiudvalget", start[0])


def test_of_a_deleted_meeting_nothing_is_listed(library: Library, meeting: MeetingId) -> None:
    follow_up(library, meeting, "spørg")
    with library.transaction() as connection:
        connection.execute("UPDATE meeting SET deleted = 'now'")
    assert words(library, State.OPEN) == []
    assert follow_up_counts(library, TODAY) == (0, 0, 0)
    assert suggested(library, SINCE).rows == ()


def test_an_empty_library_has_none(library: Library) -> None:
    assert follow_up_counts(library, TODAY) == (0, 0, 0)
    assert suggested(library, SINCE).rows == ()


def test_decisions_that_ask_for_it_are_suggested_until_they_are_answered(
    library: Library, meeting: MeetingId
) -> None:
    with library.transaction() as connection:
        connection.execute("UPDATE decision SET outcome = 'postponed' WHERE text = 'Udsat.'")
        connection.execute(
            "UPDATE register_entry SET outcome = 'postponed'"
            " WHERE decision = (SELECT id FROM decision WHERE text = 'Udsat.')"
        )
    first, second = suggested(library, SINCE).rows
    assert [first.suggestion.quote, second.suggestion.quote] == ["Sagen genoptages på næste møde.", "Udsat."]
    assert first.passage.quote == "Sagen genoptages på næste møde."
    assert first.source.item.number == "2"

    made = new_annotation(
        *(
            meeting,
            first.source.item,
            AnnotationKind.FOLLOW_UP,
            "Genoptages",
            "Ea",
            first.passage,
            About.DECISION,
        ),
        follow_up=FollowUp(),
    )
    put(library, made)
    dismissal = new_dismissal()
    assert dismiss(library, dismissal, second, "Ea")
    assert suggested(library, SINCE).rows == ()
    take_back_dismissal(library, dismissal, meeting)
    assert [row.suggestion.quote for row in suggested(library, SINCE).rows] == ["Udsat."]


def test_a_dismissal_counts_for_its_item_alone(library: Library) -> None:
    again = "Sagen genoptages på næste møde."
    add(library, prepare(opened((("Havnekaj", again), ("Skolen", again)))))
    first, second = suggested(library, SINCE).rows
    dismiss(library, new_dismissal(), first, "Ea")
    assert suggested(library, SINCE).rows == (second,)


def test_decisions_before_the_day_asked_for_are_not_looked_through(library: Library) -> None:
    old = add(library, prepare(opened((("Sag", "Sagen genoptages."),), day=date(2030, 12, 31)))).meeting
    steps: list[str] = []
    library.connection.set_trace_callback(steps.append)
    assert suggested(library, SINCE).rows == ()
    library.connection.set_trace_callback(None)
    (query,) = (step for step in steps if "FROM register_entry" in step)
    plan = " ".join(row[3] for row in library.rows(f"EXPLAIN QUERY PLAN {query}"))
    assert "SEARCH register_entry USING INTEGER PRIMARY KEY (rowid>" in plan
    assert [row.source.meeting for row in suggested(library, date(2030, 1, 1)).rows] == [old]


def test_what_lies_before_the_day_asked_for_is_left_alone(library: Library, meeting: MeetingId) -> None:
    assert suggested(library, date(2031, 5, 15)).rows == ()


def test_one_call_goes_on_where_the_other_ended(library: Library) -> None:
    for day in (1, 2, 3):
        add(library, prepare(opened((("Sag", "Sagen genoptages."),), day=date(2031, 5, day))))
    first = suggested(library, SINCE, limit=2)
    rest = suggested(library, SINCE, limit=2, below=first.below)
    days = [row.source.date for row in (*first.rows, *rest.rows)]
    assert days == [date(2031, 5, 3), date(2031, 5, 2), date(2031, 5, 1)]
    assert rest.below is None


def test_one_suggestion_of_a_decision_is_answered_without_the_others(library: Library) -> None:
    two = "Sagen genoptages i maj. Ordningen evalueres i juni."
    meeting = add(library, prepare(opened((("Havnekaj", two),)))).meeting
    first, second = suggested(library, SINCE).rows
    made = new_annotation(
        *(meeting, first.source.item, AnnotationKind.FOLLOW_UP, first.suggestion.quote, "Ea"),
        *(first.passage, About.DECISION),
        follow_up=FollowUp(),
    )
    put(library, made)
    assert [row.suggestion.quote for row in suggested(library, SINCE).rows] == [second.suggestion.quote]
