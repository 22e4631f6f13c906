"""The next meetings with what is left to do before them, and what was read last."""

from __future__ import annotations

from datetime import date

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import Library, Place, add, prepare, put, remember
from core.library.belonging.filing import delete_meetings
from core.library.lists.start import meetings_ahead, never_opened, read_lately
from core.minutes import DocumentKind
from tests.core.library.invented import opened

TODAY = date(2031, 5, 10)


def test_meetings_ahead_come_by_their_day_with_unread_items_and_questions(library: Library) -> None:
    days = [date(2031, 5, 28), date(2031, 5, 14), date(2031, 5, 10), date(2031, 5, 9)]
    made = [add(library, prepare(opened(day=day, kind=DocumentKind.AGENDA))).meeting for day in days]
    for text in ("Hvad koster det?", "Husk kaffe"):
        put(
            library,
            new_annotation(made[1], ItemKey("1", "Budgetopfølgning"), AnnotationKind.NOTE, text, "Ea"),
        )
    ahead = meetings_ahead(library, TODAY)
    assert [each.date for each in ahead] == [date(2031, 5, 10), date(2031, 5, 14), date(2031, 5, 28)]
    assert [(each.items, each.unread) for each in ahead] == [(2, 2)] * 3
    assert [question.text for question in ahead[1].questions] == ["Hvad koster det?"]
    (heading,) = library.rows(
        "SELECT item.heading_start FROM items JOIN item ON item.id = items.item"
        " WHERE items.meeting = ? AND items.number = '1'",
        (made[1],),
    )
    assert ahead[1].questions[0].offset == heading[0]


def test_what_was_read_last_comes_first_and_nothing_that_was_deleted(library: Library) -> None:
    days = [date(2031, 5, day) for day in (1, 2, 3)]
    made = [add(library, prepare(opened(day=day))).meeting for day in days]
    for meeting in (made[2], made[0], made[1]):
        remember(library, meeting, Place(0))
    with library.transaction() as connection:
        connection.execute("UPDATE meeting SET deleted = 'now' WHERE id = ?", (made[0],))
    assert [each.meeting for each in read_lately(library)] == [made[1], made[2]]


def test_the_newest_meetings_that_were_never_opened(library: Library) -> None:
    days = [date(2031, 4, 1), date(2031, 4, 2), date(2031, 4, 3), TODAY, date(2031, 12, 1)]
    made = [add(library, prepare(opened(day=day))).meeting for day in days]
    remember(library, made[1], Place(0))
    delete_meetings(library, [made[2]])
    assert [each.meeting for each in never_opened(library, TODAY)] == [made[3], made[0]]
    assert [each.meeting for each in never_opened(library, TODAY, limit=1)] == [made[3]]
