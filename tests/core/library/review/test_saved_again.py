"""A draft whose file was saved again: the new state is one of its meeting, in front, whatever it says."""

from __future__ import annotations

from datetime import date

import pytest

from core.library import Added, Library, add, list_meetings, load, prepare
from core.library.failures import Gone
from core.library.review.saved_again import path_of, take_newer
from tests.core.library.invented import AGENDA, DAY, opened

SKATE = (("Skaterbane i Lunden", "Udsat."), ("Takster for bådpladser", "Godkendt."), ("Ny rampe", "Udsat."))


def saved(library: Library, decision: str, *, day: date = DAY, items: object = None) -> Added:
    """A draft without a day of production, as it was saved."""
    texts = items or ((AGENDA[0][0], decision), AGENDA[1])
    return add(library, prepare(opened(texts, name="udkast.docx", day=day, draft=True)))  # type: ignore[arg-type]


def front(library: Library, meeting: str) -> int:
    return next(each.id for each in load(library, meeting).versions if each.is_front)  # type: ignore[arg-type]


def test_each_state_stands_in_front_however_the_bytes_sort(library: Library) -> None:
    first = saved(library, "Godkendt.")
    for number in range(6):
        newer = saved(library, f"Godkendt {number}.")
        assert take_newer(library, first.meeting, newer.version, "Anna") is not None
        assert front(library, first.meeting) == newer.version


def test_a_state_with_another_day_stays_with_its_draft(library: Library) -> None:
    first = saved(library, "Godkendt.")
    newer = saved(library, "Godkendt.", day=date(2031, 5, 21))
    assert newer.meeting != first.meeting
    changes = take_newer(library, first.meeting, newer.version, "Anna")
    assert changes is not None
    assert {first.meeting, newer.meeting} <= changes.meetings
    assert [each.id for each in list_meetings(library)] == [first.meeting]
    assert load(library, first.meeting).meeting.date == date(2031, 5, 21)
    assert len(load(library, first.meeting).versions) == 2


def test_another_meetings_document_in_the_files_place_stays_by_itself(library: Library) -> None:
    first = saved(library, "Godkendt.")
    other = saved(library, "", day=date(2031, 6, 2), items=SKATE)
    assert take_newer(library, first.meeting, other.version, "Anna") is None
    assert len(list_meetings(library)) == 2
    assert front(library, first.meeting) == first.version


def test_where_the_file_lies_is_known(library: Library) -> None:
    first = saved(library, "Godkendt.")
    assert path_of(library, first.version).name == "udkast.docx"
    with pytest.raises(Gone):
        path_of(library, 99)
