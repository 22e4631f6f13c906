from __future__ import annotations

from datetime import UTC, date, datetime

from core.annotations import AnnotationKind, FollowUp, ItemKey, new_annotation
from core.library import Library, put
from core.library.decisions.register_counts import (
    follow_ups_by_month,
    outcomes_by_body,
    outcomes_by_month,
    register_choices,
)
from core.library.decisions.register_filter import FollowUpState, RegisterFilter
from core.minutes import Outcome
from tests.core.library.registered import Case, meeting_of

MAY, JUNE = date(2031, 5, 1), date(2032, 6, 1)


def two_bodies(library: Library) -> None:
    meeting_of(library, Case("Vej"), Case("Sti"), Case("Bro", Outcome.REJECTED), day=date(2031, 5, 14))
    meeting_of(library, Case("Havn"), body="Byrådet", day=date(2032, 6, 11))
    meeting_of(library, Case("Kaj"), body="Byrådet", day=None)


def test_decisions_are_counted_by_month_and_outcome(library: Library) -> None:
    two_bodies(library)
    found = [(each.month, each.outcome, each.count) for each in outcomes_by_month(library)]
    assert found == [
        (None, Outcome.APPROVED, 1),
        (MAY, Outcome.APPROVED, 2),
        (MAY, Outcome.REJECTED, 1),
        (JUNE, Outcome.APPROVED, 1),
    ]
    later = outcomes_by_month(library, RegisterFilter(first=date(2032, 1, 1)))
    assert [(each.month, each.count) for each in later] == [(JUNE, 1)]


def test_decisions_are_counted_by_body(library: Library) -> None:
    two_bodies(library)
    assert [(each.name, each.counts) for each in outcomes_by_body(library)] == [
        ("Byrådet", {Outcome.APPROVED: 2}),
        ("Økonomiudvalget", {Outcome.APPROVED: 2, Outcome.REJECTED: 1}),
    ]


def test_follow_ups_are_counted_by_the_month_they_are_due_in(library: Library) -> None:
    meeting = meeting_of(library, Case("Vej"))
    for follow_up in (
        FollowUp("Ea", date(2031, 5, 3)),
        FollowUp("Ea", date(2031, 5, 28)),
        FollowUp("Ea", date(2031, 5, 2), datetime(2031, 5, 1, tzinfo=UTC)),
        FollowUp("Ea"),
    ):
        key = ItemKey("1", "Vej")
        put(
            library,
            new_annotation(meeting, key, AnnotationKind.FOLLOW_UP, "Spørg", "Ea", follow_up=follow_up),
        )
    found = follow_ups_by_month(library, today=date(2031, 5, 10))
    assert [(each.month, each.state, each.count) for each in found] == [
        (None, FollowUpState.OPEN, 1),
        (MAY, FollowUpState.DONE, 1),
        (MAY, FollowUpState.OPEN, 1),
        (MAY, FollowUpState.OVERDUE, 1),
    ]
    assert follow_ups_by_month(library, RegisterFilter(outcomes=frozenset({Outcome.REJECTED}))) == []


def test_the_choices_are_the_bodies_and_years_there_are(library: Library) -> None:
    assert register_choices(library).bodies == ()
    two_bodies(library)
    choices = register_choices(library)
    assert [(each.name, each.count) for each in choices.bodies] == [("Byrådet", 2), ("Økonomiudvalget", 3)]
    assert (choices.first_year, choices.last_year, choices.municipalities) == (2031, 2032, ("Birkelund",))
