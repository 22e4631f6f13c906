"""Naming bodies and municipalities, merging and parting bodies; each taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from core.library import Library, catch_up, list_meetings, load
from core.library.belonging.filing import bring_back, delete_meetings
from core.library.belonging.naming import (
    body_states,
    merge_bodies,
    put_bodies,
    rename_body,
    rename_municipality,
    unmerge,
)
from core.library.belonging.questions import open_questions
from tests.core.library.filed import (
    HERE,
    KIND,
    OTHER,
    Broken,
    body_of,
    broken_off_after,
    everything_of_the_reader,
    meeting_of,
    note_on,
    shown,
)
from tests.core.library.invented import DAY


def test_a_body_is_renamed_and_named_again_as_the_documents_do(library: Library) -> None:
    meeting = meeting_of(library)
    body = body_of(library, meeting)
    before = everything_of_the_reader(library)
    changes = rename_body(library, body, "Nørresund Kommune", "Økonomi", "Ea")
    assert changes.meetings == {meeting}
    assert shown(library) == {("Nørresund Kommune", "Økonomi", DAY)}
    other = meeting_of(library, items=OTHER, day=date(2031, 9, 1))
    assert {row.body for row in list_meetings(library)} == {"Økonomi"}
    delete_meetings(library, [other])
    rename_body(library, body, None, None, "Ea")
    assert library.rows("SELECT municipality, body FROM meeting WHERE id = ?", (meeting,)) == [
        (HERE, "Økonomiudvalget")
    ]
    bring_back(library, [other])
    delete_meetings(library, [other])
    assert [row[0] for row in before[0]] == [meeting]  # type: ignore[attr-defined]


def test_a_municipality_is_renamed_in_all_its_bodies(library: Library) -> None:
    one = meeting_of(library)
    meeting_of(library, body="Byrådet", items=OTHER)
    meeting_of(library, body="Byrådet", items=OTHER, municipality="Sønderhavn")
    rename_municipality(library, body_of(library, one), "Nord", "Ea")
    assert {row.municipality for row in list_meetings(library)} == {"Nord", "Sønderhavn"}


def test_bodies_are_merged_with_their_meetings_and_parted_again(library: Library) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget", name="a.pdf")
    later = meeting_of(library, kind=KIND, body="Natur og Teknik", items=OTHER, day=date(2031, 8, 1))
    minutes = meeting_of(library, body="Natur og Teknik", name="m.pdf")
    assert minutes != one
    into, body = body_of(library, one), body_of(library, later)
    states = body_states(library, [body])
    changes = merge_bodies(library, body, into, "Ea")
    assert {one, later} <= changes.meetings
    assert {row.body for row in list_meetings(library)} == {"Teknik- og Miljøudvalget"}
    assert len(list_meetings(library)) == 2, "the agenda and the minutes of one day are one meeting"
    catch_up(library)
    assert library.rows("SELECT DISTINCT body FROM index_entry") == [(into,)]
    assert library.rows("SELECT DISTINCT body FROM register_entry") == [(into,)]
    newer = meeting_of(library, body="Natur og Teknik", items=OTHER, day=date(2031, 8, 1), name="n.pdf")
    assert newer == later
    put_bodies(library, states, "Ea")
    assert sorted((row.body, row.date, row.name) for row in list_meetings(library)) == [
        ("Natur og Teknik", DAY, "m.pdf"),
        ("Natur og Teknik", date(2031, 8, 1), "n.pdf"),
        ("Teknik- og Miljøudvalget", DAY, "a.pdf"),
    ]
    merge_bodies(library, body, into, "Ea")
    unmerge(library, body, "Ea")
    assert len(list_meetings(library)) == 3


def test_what_both_bodies_have_notes_on_becomes_a_question(library: Library) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget")
    other = meeting_of(library, body="Natur og Teknik", name="m.pdf")
    note_on(library, one)
    note_on(library, other)
    merge_bodies(library, body_of(library, other), body_of(library, one), "Ea")
    assert len(list_meetings(library)) == 2
    assert open_questions(library) == 1


def test_a_meeting_bears_the_name_that_its_body_is_given(library: Library) -> None:
    meeting = meeting_of(library, body="Udvalget for Teknik")
    rename_body(library, body_of(library, meeting), HERE, "Teknikudvalget", "Ea")
    assert load(library, meeting).title == "Teknikudvalget"
    assert [row.body for row in list_meetings(library)] == ["Teknikudvalget"]
    rename_body(library, body_of(library, meeting), HERE, None, "Ea")
    assert load(library, meeting).title == "Udvalget for Teknik"


def test_a_municipality_that_is_told_later_is_the_one_the_reader_gave(library: Library) -> None:
    before = meeting_of(library, municipality=None)
    rename_body(library, body_of(library, before), "Nørresund", "Økonomi", "Ea")
    told = meeting_of(library, municipality="Nørresund Kommune", items=OTHER, day=date(2031, 8, 1))
    assert body_of(library, told) == body_of(library, before)
    assert {(row.municipality, row.body) for row in list_meetings(library)} == {("Nørresund", "Økonomi")}
    other = meeting_of(library, municipality="Sønderhavn Kommune", items=OTHER, day=date(2031, 9, 1))
    assert body_of(library, other) != body_of(library, before), "another town's"


def test_a_municipality_that_is_told_later_is_that_of_the_body_it_was_merged_into(library: Library) -> None:
    before, named = meeting_of(library, municipality=None), meeting_of(library, body="Økonomi", items=OTHER)
    merge_bodies(library, body_of(library, before), body_of(library, named), "Ea")
    told = meeting_of(library, items=OTHER, day=date(2031, 8, 1))
    assert body_of(library, told) == body_of(library, named)


def test_bodies_of_several_towns_are_several(library: Library) -> None:
    towns = (None, "Nørresund Kommune", "Sønderhavn Kommune")
    found = {body_of(library, meeting_of(library, municipality=town, day=DAY)) for town in towns[1:]}
    found.add(body_of(library, meeting_of(library, municipality=None, items=OTHER, day=date(2031, 8, 1))))
    assert len(found) == 3


@pytest.mark.parametrize("steps", range(4))
@pytest.mark.parametrize("act", ["rename", "merge", "unmerge"])
def test_what_was_broken_off_is_finished_by_doing_it_again(library: Library, act: str, steps: int) -> None:
    one = meeting_of(library, kind=KIND, body="Teknik- og Miljøudvalget", name="a.pdf")
    later = meeting_of(library, kind=KIND, body="Natur og Teknik", items=OTHER, day=date(2031, 8, 1))
    meeting_of(library, body="Natur og Teknik", name="m.pdf")
    into, body = body_of(library, one), body_of(library, later)

    def do(between: Callable[[], None] = lambda: None) -> None:
        if act == "rename":
            rename_body(library, body, None, "Natur", "Ea", between)
        elif act == "merge":
            merge_bodies(library, body, into, "Ea", between)
        else:
            unmerge(library, body, "Ea", between)

    if act == "unmerge":
        merge_bodies(library, body, into, "Ea")
    with suppress(Broken):
        do(broken_off_after(steps))
    do()
    names = sorted(row.body or "" for row in list_meetings(library))
    assert (
        names
        == {
            "rename": ["Natur", "Natur", "Teknik- og Miljøudvalget"],
            "merge": ["Teknik- og Miljøudvalget"] * 2,
            "unmerge": ["Natur og Teknik"] * 2 + ["Teknik- og Miljøudvalget"],
        }[act]
    )
