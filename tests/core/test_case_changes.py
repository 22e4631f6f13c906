"""What changed in a case from one meeting to the next."""

from __future__ import annotations

from decimal import Decimal

from core.case_changes import Amount, Change, ChangeKind, Stage, amounts_in, carried_on, changes
from core.minutes import Mention, MentionKind, Outcome
from core.source_text import Span


def kroner(millions: str) -> Amount:
    return Amount(Decimal(millions) * 1_000_000, "DKK", f"{millions.replace('.', ',')} mio. kr.")


def test_nothing_changed() -> None:
    stage = Stage("Ny bro", "at broen bygges", (kroner("2.1"),), Outcome.RECOMMENDED)
    assert changes(stage, stage) == ()
    assert changes(stage, Stage("NY BRO", "At broen  bygges.", (kroner("2.1"),), Outcome.RECOMMENDED)) == ()


def test_title_recommendation_sum_and_outcome() -> None:
    before = Stage("Ny bro", "at broen bygges", (kroner("2.1"),), Outcome.POSTPONED)
    after = Stage("Ny bro og sti", "at bro og sti bygges", (kroner("2.4"),), Outcome.APPROVED)
    assert changes(before, after) == (
        Change(ChangeKind.TITLE, "Ny bro", "Ny bro og sti"),
        Change(ChangeKind.RECOMMENDATION, "at broen bygges", "at bro og sti bygges"),
        Change(ChangeKind.AMOUNT, "2,1 mio. kr.", "2,4 mio. kr."),
        Change(ChangeKind.OUTCOME, "postponed", "approved"),
    )


def test_a_sum_more_is_added_not_changed() -> None:
    before = Stage("Ny bro", amounts=(kroner("2.1"),))
    after = Stage("Ny bro", amounts=(kroner("2.1"), kroner("0.3")))
    assert changes(before, after) == (Change(ChangeKind.AMOUNT_ADDED, "", "0,3 mio. kr."),)
    assert changes(after, before) == (Change(ChangeKind.AMOUNT_GONE, "0,3 mio. kr.", ""),)


def test_what_one_of_the_two_does_not_state_is_no_change() -> None:
    assert changes(Stage("Ny bro"), Stage("Ny bro", "at", (kroner("1"),), Outcome.NOTED)) == ()


def test_over_a_meeting_that_states_nothing_the_change_is_still_told() -> None:
    first = Stage("Ny bro", "at broen bygges", (kroner("2.1"),), Outcome.SENT_TO_HEARING)
    closed = Stage("Ny bro")
    assert carried_on(first, closed) == first
    last = Stage("Ny bro", "at broen bygges", (kroner("2.4"),), Outcome.APPROVED)
    told = [(each.before, each.after) for each in changes(carried_on(first, closed), last)]
    assert told == [("2,1 mio. kr.", "2,4 mio. kr."), ("sent_to_hearing", "approved")]


def test_the_same_sum_counts_once_however_it_is_written() -> None:
    mentions = [
        Mention(MentionKind.AMOUNT, Span(0, 12), "2,1 mio.\nkr.", Decimal(2_100_000), "DKK"),
        Mention(MentionKind.AMOUNT, Span(20, 33), "2.100.000 kr.", Decimal("2100000"), "DKK"),
        Mention(MentionKind.DATE, Span(40, 50), "1. maj"),
    ]
    assert [each.text for each in amounts_in(mentions)] == ["2,1 mio. kr."]
