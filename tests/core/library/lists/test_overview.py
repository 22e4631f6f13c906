"""The library at a glance: groups with sums, the meetings of one, short lists, what a line looks for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from core.annotations import AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.library import Library, Place, add, list_meetings, prepare, put, remember
from core.library.belonging.filing import delete_meetings
from core.library.lists.overview import (
    SmartList,
    Sought,
    branch_of,
    count_meetings,
    ids_of,
    list_groups,
    listed,
    meetings_of,
    next_unread_meeting,
    smart_counts,
    sought,
)
from core.library.reader.searches import SavedSearch, put_search
from core.library.reader.seen import mark_seen
from core.library.review import delete_review, put_review
from core.review_states import SaidDraft
from tests.core.library.invented import opened

TODAY = date(2031, 6, 1)


def added(library: Library, body: str | None, day: date | None, **more: object) -> MeetingId:
    name = f"{body}-{day}.pdf"
    return add(library, prepare(opened(body=body, day=day, name=name, **more))).meeting  # type: ignore[arg-type]


@pytest.fixture
def three(library: Library) -> list[MeetingId]:
    """Two meetings of the council in two years, one of the committee."""
    return [
        added(library, "Byrådet", date(2030, 5, 2), municipality="Nørrevang"),
        added(library, "Byrådet", date(2031, 5, 14), municipality="Nørrevang"),
        added(library, "Økonomiudvalget", date(2031, 4, 1), municipality="Nørrevang", draft=True),
    ]


def test_groups_are_years_of_bodies_with_sums(library: Library, three: list[MeetingId]) -> None:
    mark_seen(library, three[0], None, True, "Anna")
    found = {(group.name, group.year): group for group in list_groups(library)}
    assert {key: (group.meetings, group.unread) for key, group in found.items()} == {
        ("Byrådet", 2030): (1, 0),
        ("Byrådet", 2031): (1, 2),
        ("Økonomiudvalget", 2031): (1, 2),
    }
    assert {group.municipality for group in found.values()} == {"Nørrevang"}
    body = found["Byrådet", 2031].body
    (row,) = meetings_of(library, body, 2031)
    assert (row.id, row.unread, row.body_id) == (three[1], 2, body)
    assert branch_of(library, three[1]) == (body, 2031)
    assert set(ids_of(library, [(body, 2030), (body, 2031)])) == set(three[:2])


def test_a_meeting_without_a_date_stands_in_a_group_of_its_own(library: Library) -> None:
    meeting = added(library, "Byrådet", None)
    (group,) = list_groups(library)
    assert group.year is None
    assert [row.id for row in meetings_of(library, group.body, None)] == [meeting]
    assert branch_of(library, meeting) == (group.body, None)
    assert ids_of(library, [(group.body, None)]) == [meeting]


def test_what_was_deleted_is_nowhere(library: Library, three: list[MeetingId]) -> None:
    library.connection.execute("UPDATE meeting SET deleted = '2031' WHERE id = ?", (three[2],))
    assert {group.name for group in list_groups(library)} == {"Byrådet"}
    assert count_meetings(library) == 2
    assert listed(library, SmartList.DRAFTS) == []
    assert smart_counts(library, TODAY).drafts == 0
    assert branch_of(library, three[2]) is None


def test_a_line_is_understood_in_danish_and_english() -> None:
    assert sought("økonomi maj 2024") == Sought(("|konomi",), 2024, 5, None)
    assert sought("14. oct") == Sought((), None, 10, 14)
    assert sought("") == Sought()
    assert not sought("  ")


def test_a_line_finds_bodies_by_their_beginnings_and_meetings_by_their_month(
    library: Library, three: list[MeetingId]
) -> None:
    found = {line: {(group.name, group.year) for group in list_groups(library, sought(line))}
             for line in ("øko", "nør byr", "maj", "2030", "april 2031", "udvalget")}  # fmt: skip
    assert found == {
        "øko": {("Økonomiudvalget", 2031)},
        "nør byr": {("Byrådet", 2030), ("Byrådet", 2031)},
        "maj": {("Byrådet", 2030), ("Byrådet", 2031)},
        "2030": {("Byrådet", 2030)},
        "april 2031": {("Økonomiudvalget", 2031)},
        "udvalget": set(),
    }
    (body,) = {group.body for group in list_groups(library, sought("byr"))}
    assert meetings_of(library, body, 2031, sought("juni")) == []
    assert [row.id for row in meetings_of(library, body, 2031, sought("14 maj"))] == [three[1]]


def test_a_line_finds_meetings_without_a_date_by_their_file(library: Library) -> None:
    read_me, other = (
        add(library, prepare(opened([(title, "Godkendt.")], body=None, day=None, name=name))).meeting
        for title, name in (("Kyst", "Read-me.pdf"), ("Havn", "Andet.pdf"))
    )
    (group,) = list_groups(library, sought("read"))
    assert (group.year, group.meetings, group.unread) == (None, 1, 1)
    assert [row.id for row in meetings_of(library, group.body, None, sought("read"))] == [read_me]
    assert {row.id for row in meetings_of(library, group.body, None)} == {read_me, other}
    assert list_groups(library, sought("nobody")) == []


def test_aa_and_å_find_each_other(library: Library) -> None:
    added(library, "Aalborgudvalget", date(2031, 5, 14))
    assert list_groups(library, sought("ål"))
    assert list_groups(library, sought("aalb"))
    assert list_groups(library, sought("a"))


def test_short_lists_and_their_counts(library: Library, three: list[MeetingId]) -> None:
    remember(library, three[0], Place(0))
    remember(library, three[2], Place(0))
    mark_seen(library, three[0], None, True, "Anna")
    assert [row.id for row in listed(library, SmartList.UNREAD)] == [three[1], three[2]]
    assert [row.id for row in listed(library, SmartList.UNREAD, limit=1)] == [three[1]]
    assert [row.id for row in listed(library, SmartList.UNREAD, keeping=three[0])] == [*three[1:], three[0]]
    assert [row.id for row in listed(library, SmartList.RECENT)] == [three[2], three[0]]
    assert [row.id for row in listed(library, SmartList.DRAFTS)] == [three[2]]
    assert listed(library, SmartList.UNSURE) == []
    key = ItemKey("1", "Budgetopfølgning")
    put(library, new_annotation(three[0], key, AnnotationKind.NOTE, "Husk", "Anna"))
    for due in (date(2031, 5, 1), date(2031, 7, 1)):
        todo = new_annotation(
            three[0], key, AnnotationKind.FOLLOW_UP, "Ring", "Anna", follow_up=FollowUp(due=due)
        )
        put(library, todo)
    counts = smart_counts(library, TODAY)
    assert (counts.unread, counts.drafts, counts.unsure) == (4, 1, 0)
    assert (counts.notes, counts.follow_ups, counts.overdue, counts.done) == (1, 2, 1, 0)


def test_saved_searches_stand_as_danish_names_sort(library: Library) -> None:
    for name in ("Ådalen", "ø", "Zonen", "byen"):
        put_search(library, SavedSearch(name, name, "skole"), "Anna")
    assert [each.name for each in smart_counts(library, TODAY).searches] == ["byen", "Zonen", "ø", "Ådalen"]


def test_the_next_meeting_with_unread_items(library: Library, three: list[MeetingId]) -> None:
    oldest, newest, middle = three
    assert next_unread_meeting(library, None) == newest
    assert next_unread_meeting(library, newest) == middle
    assert next_unread_meeting(library, middle) == oldest
    assert next_unread_meeting(library, oldest) == newest, "after the last comes the first"
    assert next_unread_meeting(library, newest, SmartList.DRAFTS) == middle
    assert next_unread_meeting(library, middle, SmartList.DRAFTS) is None
    for each in three:
        mark_seen(library, each, None, True, "Anna")
    assert next_unread_meeting(library, newest) is None


def test_meetings_on_one_day_come_one_after_the_other(library: Library) -> None:
    there = {added(library, f"Udvalg {n}", date(2031, 5, 14)) for n in range(3)}
    here = next_unread_meeting(library, None)
    found = []
    for _step in range(3):
        found.append(here)
        here = next_unread_meeting(library, here)
    assert set(found) == there


def test_deleted_meetings_take_no_place_among_those_lately_opened(
    library: Library, three: list[MeetingId]
) -> None:
    for meeting in three:
        remember(library, meeting, Place(5))
    opened_last = listed(library, SmartList.RECENT)[0].id
    delete_meetings(library, [opened_last])
    (row,) = listed(library, SmartList.RECENT, limit=1)
    assert row.id != opened_last


def test_questions_are_counted_as_they_are_listed(library: Library) -> None:
    for name, hour in (("a.pdf", 9), ("b.pdf", 16)):
        last = add(library, prepare(opened(name=name, municipality="Nørresund", start=time(hour)))).meeting
    assert smart_counts(library, TODAY).questions == 1
    delete_meetings(library, [last])
    assert smart_counts(library, TODAY).questions == 0


def test_a_draft_is_what_the_reader_calls_so(library: Library) -> None:
    told = add(library, prepare(opened(name="a.pdf", draft=True))).meeting
    untold = add(library, prepare(opened(name="b.pdf", day=date(2031, 6, 1)))).meeting
    assert [row.id for row in listed(library, SmartList.DRAFTS)] == [told]
    now = datetime(2031, 6, 2, tzinfo=UTC)
    called = SaidDraft("1", untold, True, "Ea", now)
    assert put_review(library, called, SaidDraft("2", told, False, "Ea", now)).meetings == {told, untold}
    (row,) = listed(library, SmartList.DRAFTS)
    assert (row.id, row.draft) == (untold, True)
    assert smart_counts(library, date(2031, 6, 1)).drafts == 1
    assert {row.id: row.draft for row in list_meetings(library)} == {told: False, untold: True}
    delete_review(library, called)
    assert smart_counts(library, date(2031, 6, 1)).drafts == 0
