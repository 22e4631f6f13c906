"""What was read: items marked as seen and unread again, taken back, thousands in short transactions."""

from __future__ import annotations

from datetime import date

from core.annotations import ItemKey, MeetingId
from core.library import Library, add, list_meetings, prepare
from core.library.opening import now
from core.library.reader.seen import (
    first_unread,
    mark_meetings,
    mark_seen,
    older_unread,
    take_back_marks,
    unread_items,
)
from core.versions.carrying import carry_all
from tests.core.library.invented import opened

BUDGET = ItemKey("1", "Budgetopfølgning")


def added(library: Library, day: date = date(2031, 5, 14), **more: object) -> MeetingId:
    """A meeting of two items."""
    return add(library, prepare(opened(day=day, name=f"{day}.pdf", **more))).meeting  # type: ignore[arg-type]


def unread(library: Library) -> int:
    """How many unread items the library counts."""
    return sum(row.unread for row in list_meetings(library))


def parse_of(library: Library, meeting: MeetingId) -> int:
    found = library.rows("SELECT parse FROM meetings WHERE meeting = ?", (meeting,))
    return int(found[0][0])


def test_what_comes_in_is_unread_until_it_is_marked(library: Library) -> None:
    meeting = added(library)
    parse = parse_of(library, meeting)
    assert unread_items(library, meeting, parse) == {0, 1}
    changes = mark_seen(library, meeting, [BUDGET], True, "Anna")
    assert changes.seen == {meeting}
    assert not changes.meetings
    assert unread_items(library, meeting, parse) == {1}
    assert unread(library) == 1
    first = first_unread(library, meeting)
    (text,) = library.rows("SELECT text FROM source")
    assert first is not None
    assert first.version is None
    assert text[0][first.offset :].startswith("2")


def test_what_is_marked_already_changes_nothing(library: Library) -> None:
    meeting = added(library)
    mark_seen(library, meeting, None, True, "Anna")
    assert not mark_seen(library, meeting, [BUDGET], True, "Anna")
    assert first_unread(library, meeting) is None
    assert library.rows("SELECT count(*) FROM seen_item") == [(2,)]


def test_an_item_is_unread_again(library: Library) -> None:
    meeting = added(library)
    mark_seen(library, meeting, None, True, "Anna")
    mark_seen(library, meeting, [BUDGET], False, "Anna")
    assert unread_items(library, meeting, parse_of(library, meeting)) == {0}


def test_what_was_read_stays_read_in_a_new_version(library: Library) -> None:
    meeting = added(library, draft=True)
    mark_seen(library, meeting, [BUDGET], True, "Anna")
    again = add(library, prepare(opened(name="endelig.pdf")))
    assert again.meeting == meeting
    assert unread_items(library, meeting, parse_of(library, meeting)) == {0, 1}, "not by its name alone"
    assert list(carry_all(library))
    assert unread_items(library, meeting, parse_of(library, meeting)) == {1}


def test_items_that_nothing_tells_apart_are_read_together(library: Library) -> None:
    twins = (("Lukket", "Godkendt."), ("Lukket", "Godkendt."))
    meeting = add(library, prepare(opened(twins))).meeting
    library.connection.execute("UPDATE item SET number = NULL")
    mark_seen(library, meeting, [ItemKey(None, "Lukket")], True, "Anna")
    assert unread(library) == 0


def test_what_was_marked_at_once_is_taken_back_at_once(library: Library) -> None:
    meetings = [added(library, date(2031, month, 1)) for month in (1, 2, 3)]
    mark_seen(library, meetings[0], [BUDGET], True, "Anna")
    moment = now()
    assert mark_meetings(library, meetings, True, "Anna", moment).seen == set(meetings)
    assert unread(library) == 0
    take_back_marks(library, meetings, moment)
    assert unread(library) == 5
    later = now()
    mark_meetings(library, meetings, False, "Anna", later)
    assert unread(library) == 6
    take_back_marks(library, meetings, later)
    assert unread(library) == 5


def test_many_meetings_are_marked_in_several_transactions(library: Library) -> None:
    meetings = [added(library, date(2031, 1, day)) for day in range(1, 9)]
    steps: list[int] = []
    mark_meetings(library, meetings, True, "Anna", between=lambda: steps.append(unread(library)))
    assert steps
    assert steps[-1] == 0


def test_an_archive_is_no_wall_of_unread_items(library: Library) -> None:
    old, new = added(library, date(2029, 1, 1)), added(library, date(2031, 5, 1))
    older = older_unread(library, date(2031, 1, 1))
    assert older == [old]
    assert mark_meetings(library, older, True, "Anna").seen == {old}
    assert first_unread(library, new) is not None
    assert older_unread(library, date(2031, 1, 1)) == []
