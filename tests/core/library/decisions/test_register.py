from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.annotations import AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.library import Library, delete, put
from core.library.decisions.register import (
    Column,
    Grouping,
    RegisterOrder,
    decision_places,
    decision_words,
    register_ids,
    register_list,
    register_rows,
)
from core.library.decisions.register_filter import EVERYTHING, FollowUpState, RegisterFilter
from core.minutes import Outcome, Votes
from tests.core.library.registered import Case, meeting_of

TODAY = date(2031, 7, 1)
MAY, JUNE = date(2031, 5, 14), date(2031, 6, 11)
SPLIT = Votes(5, 2, None, ("A",), ("V",), (), ("Bo Lind",), ("Ea Dam",))


@pytest.fixture
def council(library: Library) -> MeetingId:
    """Two meetings of two bodies; the id of the council's."""
    meeting_of(
        library,
        Case("Budgetopfølgning", Outcome.RECOMMENDED, True, case_number="31-10"),
        Case("Åbent hus", Outcome.POSTPONED),
        day=MAY,
    )
    return meeting_of(
        library,
        Case("Budgetopfølgning", Outcome.APPROVED, True, SPLIT, "31-10"),
        Case("Ny skole", Outcome.REJECTED, False, Votes(3, 4), "31-9", "Forslaget om en skole falder."),
        Case("Ægteskabssag", closed=True),
        body="Byrådet",
        day=JUNE,
    )


def titles(library: Library, wish: RegisterFilter = EVERYTHING, **order: object) -> list[str]:
    """Titles of the decisions asked for, with the day of the month of those that are twice there."""
    wanted = RegisterOrder(**order) if order else RegisterOrder()  # type: ignore[arg-type]
    rows = register_rows(library, register_ids(library, wish, wanted, TODAY), TODAY)
    return [f"{row.title} {row.date.day}" if row.date else str(row.title) for row in rows]


def annotate(library: Library, meeting: MeetingId, kind: AnnotationKind, text: str, **what: object) -> str:
    """An annotation on the item "Ny skole" of a meeting; its id."""
    annotation = new_annotation(meeting, ItemKey("2", "Ny skole", "31-9"), kind, text, "Ea", **what)  # type: ignore[arg-type]
    put(library, annotation)
    return annotation.id


def test_the_newest_decisions_come_first_and_those_of_a_meeting_in_its_order(
    library: Library, council: MeetingId
) -> None:
    assert titles(library) == [
        "Budgetopfølgning 11",
        "Ny skole 11",
        "Ægteskabssag 11",
        "Budgetopfølgning 14",
        "Åbent hus 14",
    ]


def test_a_row_tells_all_of_its_decision(library: Library, council: MeetingId) -> None:
    annotate(library, council, AnnotationKind.TAG, "skole")
    annotate(library, council, AnnotationKind.TAG, "anlæg")
    due = FollowUp("Ea Dam", date(2031, 6, 20))
    annotate(library, council, AnnotationKind.FOLLOW_UP, "Spørg", follow_up=due)
    row = register_rows(library, register_ids(library)[1:2], TODAY)[0]
    assert (row.meeting, row.item, row.number, row.case_number) == (council, 1, "2", "31-9")
    assert (row.municipality, row.body, row.outcome) == ("Birkelund", "Byrådet", Outcome.REJECTED)
    assert (row.follows, row.votes, row.text) == (False, Votes(3, 4), "Forslaget om en skole falder.")
    assert row.tags == ("anlæg", "skole")
    assert (row.follow_up, row.due, row.who) == (FollowUpState.OVERDUE, date(2031, 6, 20), "Ea Dam")
    words = decision_words(library, row.id)
    assert words is not None
    assert words.decision == "Forslaget om en skole falder."


@pytest.mark.parametrize(
    ("column", "rising", "falling"),
    [
        (Column.BODY, "Budgetopfølgning 11", "Budgetopfølgning 14"),
        (Column.TITLE, "Budgetopfølgning 11", "Åbent hus 14"),
        (Column.CASE, "Ny skole 11", "Budgetopfølgning 11"),
        (Column.OUTCOME, "Budgetopfølgning 11", "Ny skole 11"),
        (Column.FOLLOWS, "Ny skole 11", "Budgetopfølgning 11"),
        (Column.VOTES, "Budgetopfølgning 11", "Ny skole 11"),
        (Column.DATE, "Budgetopfølgning 14", "Budgetopfølgning 11"),
        (Column.NUMBER, "Budgetopfølgning 11", "Ægteskabssag 11"),
    ],
)
def test_any_column_sorts_with_the_newest_first_among_equals(
    library: Library, council: MeetingId, column: Column, rising: str, falling: str
) -> None:
    assert titles(library, column=column, descending=False)[0] == rising
    assert titles(library, column=column, descending=True)[0] == falling


def test_what_a_decision_does_not_have_comes_last_either_way(library: Library, council: MeetingId) -> None:
    for descending in (True, False):
        assert titles(library, column=Column.CASE, descending=descending)[-1] == "Åbent hus 14"


def test_tags_and_follow_ups_sort_by_the_danish_alphabet_and_by_urgency(
    library: Library, council: MeetingId
) -> None:
    annotate(library, council, AnnotationKind.TAG, "ø")
    put(library, new_annotation(council, ItemKey("1", "Budgetopfølgning"), AnnotationKind.TAG, "å", "Ea"))
    assert titles(library, column=Column.TAGS, descending=False)[:2] == ["Ny skole 11", "Budgetopfølgning 11"]
    annotate(library, council, AnnotationKind.FOLLOW_UP, "Spørg", follow_up=FollowUp())
    assert titles(library, column=Column.FOLLOW_UP, descending=False)[0] == "Ny skole 11"


def test_decisions_sort_by_the_follow_up_that_is_shown_of_them(library: Library, council: MeetingId) -> None:
    first = ItemKey("1", "Budgetopfølgning", "31-10")
    done = FollowUp(None, date(2031, 1, 1), datetime(2031, 6, 1, tzinfo=UTC))
    for follow_up in (done, FollowUp(None, date(2032, 5, 1))):
        put(
            library,
            new_annotation(council, first, AnnotationKind.FOLLOW_UP, "Hør", "Ea", follow_up=follow_up),
        )
    soon = FollowUp(None, date(2032, 1, 1))
    annotate(library, council, AnnotationKind.FOLLOW_UP, "Spørg", follow_up=soon)
    rising = register_ids(library, EVERYTHING, RegisterOrder(Column.FOLLOW_UP, descending=False), TODAY)
    shown = [row.due for row in register_rows(library, rising, TODAY) if row.due]
    assert shown == [date(2032, 1, 1), date(2032, 5, 1)]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (RegisterFilter(words="skoler"), ["Ny skole 11"]),
        (RegisterFilter(words="opfølgning"), ["Budgetopfølgning 11", "Budgetopfølgning 14"]),
        (RegisterFilter(words="falder skole"), ["Ny skole 11"]),
        (RegisterFilter(words='"en skole"'), ["Ny skole 11"]),
        (RegisterFilter(words="budget OR skole -falder"), ["Budgetopfølgning 11", "Budgetopfølgning 14"]),
        (RegisterFilter(words="budget udvalg:byråd"), ["Budgetopfølgning 11"]),
        (RegisterFilter(words="budget role:decision"), []),
        (RegisterFilter(words="skole role:decision"), ["Ny skole 11"]),
        (RegisterFilter(words="falder -role:decision"), []),
        (RegisterFilter(words='from:"juni 2031" -outcome:approved'), ["Ny skole 11"]),
        (RegisterFilter(first=date(2031, 6, 1)), ["Budgetopfølgning 11", "Ny skole 11", "Ægteskabssag 11"]),
        (RegisterFilter(last=MAY), ["Budgetopfølgning 14", "Åbent hus 14"]),
        (RegisterFilter(undated=True), []),
        (
            RegisterFilter(outcomes=frozenset({Outcome.REJECTED, Outcome.POSTPONED})),
            ["Ny skole 11", "Åbent hus 14"],
        ),
        (RegisterFilter(follows=False), ["Ny skole 11"]),
        (RegisterFilter(votes=True), ["Budgetopfølgning 11", "Ny skole 11"]),
        (RegisterFilter(votes=False), ["Ægteskabssag 11", "Budgetopfølgning 14", "Åbent hus 14"]),
        (RegisterFilter(dissent=True), ["Budgetopfølgning 11", "Ny skole 11"]),
        (RegisterFilter(case="31-10"), ["Budgetopfølgning 11", "Budgetopfølgning 14"]),
        (RegisterFilter(closed=True), ["Ægteskabssag 11"]),
        (RegisterFilter(municipality="Birkelund", case="31-9"), ["Ny skole 11"]),
        (RegisterFilter(municipality="Strandby"), []),
        (RegisterFilter(annotated=True), []),
    ],
)
def test_each_filter_leaves_what_it_says(
    library: Library, council: MeetingId, wish: RegisterFilter, found: list[str]
) -> None:
    assert titles(library, wish) == found


def test_bodies_are_filtered_by_their_rows(library: Library, council: MeetingId) -> None:
    ((body,),) = library.rows("SELECT id FROM body WHERE name = 'Byrådet'")
    assert len(register_ids(library, RegisterFilter(bodies=frozenset({body})))) == 3
    assert len(register_ids(library, RegisterFilter(bodies=frozenset({body}), meeting=council))) == 3


def test_what_the_reader_added_filters_until_it_is_deleted(library: Library, council: MeetingId) -> None:
    tag = annotate(library, council, AnnotationKind.TAG, "Skole/anlæg")
    for wish in (RegisterFilter(tag="skole"), RegisterFilter(annotated=True)):
        assert titles(library, wish) == ["Ny skole 11"]
    assert titles(library, RegisterFilter(tag="sko")) == []
    delete(library, tag)
    for wish in (RegisterFilter(tag="skole"), RegisterFilter(annotated=True)):
        assert titles(library, wish) == []


def test_follow_ups_filter_by_state_and_by_the_day_they_are_due(library: Library, council: MeetingId) -> None:
    due = date(2031, 6, 20)
    annotate(library, council, AnnotationKind.FOLLOW_UP, "Spørg", follow_up=FollowUp(None, due))
    done = FollowUp(None, None, datetime(2031, 6, 1, tzinfo=UTC))
    first = ItemKey("1", "Budgetopfølgning", "31-10")
    put(library, new_annotation(council, first, AnnotationKind.FOLLOW_UP, "Hør", "Ea", follow_up=done))
    for wish, found in (
        (RegisterFilter(follow_up=FollowUpState.OPEN), ["Ny skole 11"]),
        (RegisterFilter(follow_up=FollowUpState.OVERDUE), ["Ny skole 11"]),
        (RegisterFilter(follow_up=FollowUpState.DONE), ["Budgetopfølgning 11"]),
        (RegisterFilter(due_first=due, due_last=due), ["Ny skole 11"]),
        (RegisterFilter(due_first=due, follow_up=FollowUpState.DONE), []),
        (RegisterFilter(undue=True), ["Budgetopfølgning 11"]),
    ):
        assert titles(library, wish) == found
    ids = register_ids(library, RegisterFilter(follow_up=FollowUpState.OVERDUE), today=date(2031, 6, 20))
    assert len(ids) == 0


def test_a_deleted_meeting_is_out_at_once(library: Library, council: MeetingId) -> None:
    with library.transaction() as connection:
        connection.execute("UPDATE meeting SET deleted = '2031-06-12' WHERE id = ?", (council,))
    assert titles(library) == ["Budgetopfølgning 14", "Åbent hus 14"]


@pytest.mark.parametrize(
    ("grouping", "headings"),
    [
        (Grouping.BODY, [("Byrådet", 3), ("Økonomiudvalget", 2)]),
        (Grouping.YEAR, [("2031", 5)]),
        (Grouping.OUTCOME, [("approved", 2), ("recommended", 1), ("postponed", 1), ("rejected", 1)]),
        (Grouping.CASE, [("31-10", 2), ("31-9", 1), (None, 2)]),
        (Grouping.TAG, [("anlæg", 1), ("skole", 1), (None, 4)]),
    ],
)
def test_decisions_stand_under_headings_with_their_counts(
    library: Library, council: MeetingId, grouping: Grouping, headings: list[tuple[str | None, int]]
) -> None:
    annotate(library, council, AnnotationKind.TAG, "skole")
    annotate(library, council, AnnotationKind.TAG, "anlæg")
    found = register_list(library, grouping=grouping)
    assert [(each.name or each.key, each.count) for each in found.groups] == headings
    assert len(found.ids) == sum(each.count for each in found.groups)


def test_rows_that_are_no_more_are_left_out(library: Library, council: MeetingId) -> None:
    ids = register_ids(library)
    assert [row.id for row in register_rows(library, [ids[1], 7, ids[0]])] == [ids[1], ids[0]]
    assert decision_words(library, 7) is None


def test_the_place_of_a_decision_is_what_its_meeting_says(library: Library, council: MeetingId) -> None:
    annotate(library, council, AnnotationKind.TAG, "skole")
    row = register_rows(library, register_ids(library, RegisterFilter(words="skole")))[0]
    (place,) = decision_places(library, [row.id], 12)
    assert (place.meeting, place.item) == (council, ItemKey("2", "Ny skole", "31-9"))
    assert (place.quote, place.start) == (row.text, row.offset)
    assert (place.before, place.after) == ("\nBeslutning\n"[-12:], "\n3. Ægteskab"[:12])
    assert place.tags == ("skole",)


def test_what_was_put_off_was_not_decided_against_the_recommendation(library: Library) -> None:
    put_off = [
        Case(f"{outcome.value}", outcome, follows=False)
        for outcome in (Outcome.POSTPONED, Outcome.SENT_BACK, Outcome.SENT_TO_HEARING, Outcome.REFERRED)
    ]
    meeting_of(library, *put_off, Case("Ny skole", Outcome.REJECTED, follows=False))
    rows = register_rows(library, register_ids(library))
    assert {row.title: row.follows for row in rows if row.follows is not None} == {"Ny skole": False}
    against = register_rows(library, register_ids(library, RegisterFilter(follows=False)))
    assert [row.title for row in against] == ["Ny skole"]
