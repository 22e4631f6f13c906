"""What is said of drafts goes with its meeting: into another one and back, away and back, and for good."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from core.annotations import ItemKey, MeetingId
from core.library import Library, load
from core.library.belonging.answers import answer
from core.library.belonging.filing import bring_back, delete_meetings
from core.library.belonging.moving import is_kept
from core.library.belonging.questions import questions
from core.library.removing import clean, remove_items, remove_meetings, remove_words
from core.library.review import load_review, put_review
from core.review_states import NO_ITEM, ReviewState
from tests.core.library.filed import meeting_of, note_on
from tests.core.library.removing.test_removing import CLOSED, MINUTES, taken_in, traces
from tests.core.library.review.said import (
    comment_on,
    dismissal,
    mark,
    reply,
    said_draft,
    settled,
    sign_off,
    tick,
)

OPEN = ItemKey("1", "Budgetopfølgning for foråret", "19-000417")
TABLES = (
    *("item_mark", "comment_reply", "comment_settled", "dismissed_finding"),
    *("checklist_tick", "sign_off", "said_draft"),
)


def rows(library: Library) -> list[tuple[object, ...]]:
    """All rows that say something of drafts."""
    found: list[tuple[object, ...]] = []
    for table in TABLES:
        found += [(table, *row) for row in library.rows(f"SELECT * FROM {table} ORDER BY id")]
    return found


def say_everything(library: Library, meeting: MeetingId) -> None:
    put_review(
        library,
        mark(library, meeting, 0, name=f"{meeting}-mark"),
        dismissal(meeting, "abc", name=f"{meeting}-dismissal"),
        tick(meeting),
        sign_off(meeting, load(library, meeting).file),
        said_draft(meeting, True),
    )


@pytest.fixture
def secret(library: Library, tmp_path: Path) -> MeetingId:
    """Minutes with a closed item, on which much was said."""
    meeting = taken_in(library, tmp_path, MINUTES)
    on_closed = comment_on(library, meeting, "kvistefarm", CLOSED, "Hvilken farm?")
    on_open = comment_on(library, meeting, "har klaget", OPEN, "Hvornår?")
    put_review(
        library,
        reply(on_closed.id, "Sagsøgerens gård", "a"),
        reply(on_open.id, "Spørg Ørnholdt", "b"),
        settled(library, on_closed, "c"),
        settled(library, on_open, "d"),
        mark(library, meeting, 0, name="e"),
        mark(library, meeting, 1, name="f"),
        dismissal(meeting, "k1", "Gården nævnes altid", CLOSED),
        dismissal(meeting, "k2", "Ørnholdt står i loven", OPEN),
        dismissal(meeting, "k3", "Hele dokumentet", NO_ITEM),
        tick(meeting, "Ørnholdt har set det"),
        sign_off(meeting, load(library, meeting).file, "Uden Svirrehøjsagen mod Kvintilian Brusk"),
    )
    return meeting


def test_a_meeting_on_which_something_was_said_stays_together(library: Library) -> None:
    meeting = meeting_of(library)
    with library.snapshot() as connection:
        assert not is_kept(connection, meeting)
    put_review(library, tick(meeting))
    with library.snapshot() as connection:
        assert is_kept(connection, meeting)


def test_two_meetings_made_one_have_it_all_and_parted_again_each_its_own(library: Library) -> None:
    one = meeting_of(library, start=time(9), name="a.pdf")
    other = meeting_of(library, start=time(16), name="b.pdf")
    note_on(library, one)
    say_everything(library, other)
    before = rows(library)
    (question,) = questions(library)
    changes = answer(library, question.id, str(question.others[0].id), "Ea")
    assert {one, other} <= changes.reviewed
    joined = load_review(library, one)
    assert (len(joined.marks), len(joined.dismissals), len(joined.sign_offs)) == (1, 1, 1)
    assert joined.said_draft
    assert load_review(library, other) == ReviewState()
    answer(library, question.id, None, "Ea")
    assert load_review(library, one) == ReviewState()
    assert rows(library) == before


def test_an_answer_of_before_there_were_reviews_can_be_taken_back(library: Library) -> None:
    one = meeting_of(library, start=time(9), name="a.pdf")
    meeting_of(library, start=time(16), name="b.pdf")
    note_on(library, one)
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ea")
    with library.transaction() as connection:
        connection.execute(
            "UPDATE question SET undoing = json_remove(undoing, '$.item_mark', '$.dismissed_finding',"
            " '$.checklist_tick', '$.sign_off', '$.said_draft')"
        )
    assert answer(library, question.id, None, "Ea").meetings


def test_a_deleted_meeting_comes_back_with_what_was_said(library: Library) -> None:
    meeting = meeting_of(library)
    say_everything(library, meeting)
    before = load_review(library, meeting)
    delete_meetings(library, [meeting])
    bring_back(library, [meeting])
    assert load_review(library, meeting) == before


def test_with_a_removed_meeting_everything_goes(library: Library, secret: MeetingId) -> None:
    remove_meetings(library, [secret])
    clean(library)
    assert rows(library) == []
    assert traces(library, "Sagsøgerens", "Gården", "Ørnholdt", "Svirrehøjsagen", "Spørg", "Hvilken") == []
    assert library.rows("PRAGMA foreign_key_check") == []


def test_with_a_removed_item_goes_what_names_it(library: Library, secret: MeetingId) -> None:
    changes = remove_items(library, secret, [CLOSED])
    clean(library)
    assert secret in changes.reviewed
    review = load_review(library, secret)
    assert [each.text for each in review.replies] == ["Spørg Ørnholdt"]
    assert [each.id for each in review.marks] == ["e"]
    assert [each.key for each in review.dismissals] == ["k2"]
    assert [each.id for each in review.settled] == ["d"]
    (signed,) = review.sign_offs
    assert signed.remark.startswith("Uden ██████")
    assert traces(library, "Sagsøgerens", "Gården", "Svirrehøjsagen", "Kvintilian", "Brusk", "Hvilken") == []


def test_removed_words_go_from_all_that_was_said_and_no_digest_tells_of_them(
    library: Library, secret: MeetingId
) -> None:
    remove_words(library, "Ørnholdt")
    clean(library)
    review = load_review(library, secret)
    assert [each.text for each in review.replies] == ["Sagsøgerens gård", "Spørg ████████"]
    assert [(each.id, bool(each.wording)) for each in review.marks] == [("e", False), ("f", True)]
    assert not any(each.wording for each in review.settled)
    assert [each.key for each in review.dismissals] == ["k1"], "the words may be what the finding was on"
    assert [each.text for each in review.ticks] == ["████████ har set det"]
    assert traces(library, "Ørnholdt") == []
