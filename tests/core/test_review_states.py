"""How far items are, and whether their words changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from core.annotations import AnnotationId, ItemKey, MeetingId
from core.minutes import Node, NodeKind
from core.parsing import parse
from core.review.draft import Draft
from core.review_states import (
    ItemMark,
    ItemState,
    ReviewState,
    Settled,
    SignOff,
    state_in,
    wording_at,
    wording_of,
    wordings,
)
from core.source_text import Span
from core.sources import read
from tests.review.drafts import draft_of

MEETING = MeetingId("m")
FIRST = """Referat fra Kulturudvalget den 3. marts 2031

Punkt 1: Ny bro
Beslutning
Udvalget godkendte broen.

Punkt 2: Musikskolen
Beslutning
Taget til efterretning.
"""


def _moment(minute: int) -> datetime:
    return datetime(2031, 3, 4, 10, minute, tzinfo=UTC)


def _mark(draft: Draft, item: int, state: ItemState, minute: int = 0) -> ItemMark:
    key = ItemKey.of(draft.meeting.items[item])
    wording = wordings(draft.source, draft.meeting)[item]
    return ItemMark(f"{item}-{minute}", MEETING, key, state, wording, None, "Anna", _moment(minute))


def _states(review: ReviewState, draft: Draft) -> list[tuple[ItemState, bool]]:
    found = state_in(review, draft.meeting.items, wordings(draft.source, draft.meeting))
    return [(each.state, each.has_changed) for each in found]


def test_an_item_that_nobody_marked_is_not_read() -> None:
    assert _states(ReviewState(), draft_of(FIRST)) == [(ItemState.UNREAD, False)] * 2


def test_a_state_finds_its_item_in_the_next_version_under_another_number() -> None:
    first = draft_of(FIRST)
    review = ReviewState(marks=(_mark(first, 1, ItemState.FINE),))
    inserted = FIRST.replace("Punkt 2: Musik", "Punkt 2: Havnen\nBeslutning\nUdsat.\n\nPunkt 3: Musik")
    assert _states(review, draft_of(inserted)) == [
        (ItemState.UNREAD, False),
        (ItemState.UNREAD, False),
        (ItemState.FINE, False),
    ]


def test_an_item_says_that_its_words_changed_since_it_was_marked() -> None:
    first = draft_of(FIRST)
    review = ReviewState(marks=(_mark(first, 0, ItemState.NEEDS_CHANGE), _mark(first, 1, ItemState.FINE)))
    mended = draft_of(FIRST.replace("godkendte broen", "godkendte broen enstemmigt"))
    assert _states(review, mended) == [(ItemState.NEEDS_CHANGE, True), (ItemState.FINE, False)]


def test_lines_that_break_elsewhere_are_no_change() -> None:
    first = draft_of(FIRST)
    review = ReviewState(marks=(_mark(first, 0, ItemState.FINE),))
    assert _states(review, draft_of(FIRST.replace("godkendte broen", "godkendte\nbroen")))[0] == (
        ItemState.FINE,
        False,
    )


def test_the_last_word_on_an_item_counts() -> None:
    first = draft_of(FIRST)
    review = ReviewState(
        marks=(_mark(first, 0, ItemState.FINE, minute=9), _mark(first, 0, ItemState.QUESTION, minute=4))
    )
    assert _states(review, first)[0] == (ItemState.FINE, False)


def test_a_digest_knows_words_and_not_how_they_are_set() -> None:
    assert wording_of("en budget-\nopfølgning  nu") == wording_of("en budgetopfølgning nu")
    assert wording_of("2-3 år") != wording_of("23 år")
    assert wording_of("Godkendt") != wording_of("Ikke godkendt")
    assert wording_of(" \n") == ""


def test_pages_may_break_elsewhere_in_a_passage() -> None:
    """A running head between two lines of a passage is none of its words."""
    head, words = "Sandvig Kommune", "molen og\nkajen males"
    source = read(f"{head}\n{words}".encode())
    lines = {line: source.text[source.lines[line].start : source.lines[line].end] for line in range(3)}
    assert lines[0] == head
    nodes = (Node(NodeKind.HEADER, 0, 2), Node(NodeKind.FURNITURE, 2, 3))
    meeting = replace(parse(source), nodes=nodes)
    whole = Span(0, len(source.text))
    assert wording_at(source, meeting, whole) == wording_of("Sandvig Kommune molen og")


def test_a_sign_off_counts_for_its_file_until_it_is_withdrawn() -> None:
    valid = SignOff("1", MEETING, "aa", "Anna Krog", _moment(1))
    withdrawn = SignOff("2", MEETING, "aa", "Bo Lund", _moment(2), withdrawn=_moment(3))
    review = ReviewState(sign_offs=(valid, withdrawn))
    assert review.signed_off("aa") == (valid,)
    assert review.signed_off("bb") == ()


def test_a_comment_is_settled_or_open() -> None:
    settled = Settled("1", AnnotationId("c"), "Anna", _moment(1), wording_of("tre mio."))
    review = ReviewState(settled=(settled,))
    assert review.settled_of(AnnotationId("c")) == settled
    assert review.settled_of(AnnotationId("d")) is None
