"""Annotations of a colleague who has another version of the meeting than stands in front here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.annotations import ItemKey
from core.library import Library, load, of_meeting, put
from core.library.carrying.targets import meetings_to_carry
from core.library.lists.chosen import ChosenItems
from core.sharing.going_out import collected
from core.sharing.taking_in import take_in, undo_taking
from core.sharing.web_annotations import read_collection
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import AGENDA, AMENDED, CRANE, LIGHT, MINUTES, Desk
from tests.core.sharing.taking import TODAY, given_by


@pytest.fixture
def ours(library: Library, tmp_path: Path) -> Desk:
    """The agenda, and the minutes in front of it."""
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.comes("referat.txt", MINUTES)
    return desk


@pytest.fixture
def theirs(hers: Library, tmp_path: Path) -> Desk:
    """The agenda alone."""
    desk = Desk(hers, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    return desk


def carried(desk: Desk) -> None:
    for _each in carry_all(desk.library):
        pass


def test_what_was_added_to_the_agenda_is_taken_in_there_and_comes_along(ours: Desk, theirs: Desk) -> None:
    hers = theirs.mark("to tilbud", LIGHT, "Hvem?", author="Anne")
    taken = take_in(ours.library, given_by(theirs.library, theirs.meeting), TODAY)
    assert not taken.unplaced
    (note,) = of_meeting(ours.library, ours.meeting)
    assert note == replace(hers, meeting=ours.meeting)
    assert note.file == ours.file("dagsorden.txt")
    assert meetings_to_carry(ours.library) == [ours.meeting]
    carried(ours)
    (along,) = of_meeting(ours.library, ours.meeting)
    assert along.passage is not None
    assert (along.passage.quote, along.file) == ("tre tilbud", ours.file("referat.txt"))
    assert not take_in(ours.library, given_by(theirs.library, theirs.meeting), TODAY).changes, "it is known"
    newer = replace(hers, text="Hvem bød?", modified=hers.modified + timedelta(hours=1))
    put(theirs.library, newer)
    again = take_in(ours.library, given_by(theirs.library, theirs.meeting), TODAY)
    (note,) = of_meeting(ours.library, ours.meeting)
    assert (note.text, note.passage, note.file) == ("Hvem bød?", along.passage, along.file)
    undo_taking(ours.library, again)
    assert of_meeting(ours.library, ours.meeting) == [along]
    undo_taking(ours.library, taken)
    assert of_meeting(ours.library, ours.meeting) == []
    assert ours.library.rows("SELECT count(*) FROM kept_place") == [(0,)]


def test_what_came_along_goes_out_with_its_place_in_the_minutes_and_what_waits_with_its_old_one(
    ours: Desk,
) -> None:
    ours.mark("to tilbud", LIGHT, "Hvem?")
    ours.note(CRANE, "Sælg den")
    carried(ours)
    for closed_items in (True, False):
        content = collected(ours.library, [ChosenItems(ours.meeting)], closed_items=closed_items).content
        going = {each.annotation.text: each for each in read_collection(content).annotations}
        assert going["Hvem?"].made_in.sha256 == ours.file("referat.txt")
        assert going["Hvem?"].annotation.passage is not None
        assert going["Hvem?"].annotation.passage.quote == "tre tilbud"
        assert going["Sælg den"].made_in.sha256 == ours.file("dagsorden.txt")
        assert going["Sælg den"].annotation.item == CRANE


def test_of_the_agenda_goes_out_what_stood_in_it(ours: Desk) -> None:
    ours.mark("to tilbud", LIGHT, "Hvem?")
    carried(ours)
    ours.mark("tre tilbud", LIGHT, "Nu tre", version="referat.txt")
    agenda = ChosenItems(ours.meeting, version=ours.versions["dagsorden.txt"])
    (given,) = read_collection(collected(ours.library, [agenda], closed_items=True).content).annotations
    assert given.made_in.sha256 == ours.file("dagsorden.txt")
    assert given.annotation.passage is not None
    assert given.annotation.passage.quote == "to tilbud"


CLOSED = AGENDA.replace("3. Takster for autocampere", "3. Lukket: Køb af autocamperpladsen")


def test_what_was_written_of_a_closed_item_stays_though_it_is_open_under_another_name(
    library: Library, tmp_path: Path
) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", CLOSED)
    loaded = load(library, desk.meeting)
    item = loaded.meeting.items[2]
    assert item.closed
    desk.mark("fuld i juli", ItemKey.of(item), "Hemmeligt")
    desk.note(ItemKey.of(item), "Også hemmeligt")
    desk.comes("referat.txt", MINUTES)
    carried(desk)
    content = collected(library, [ChosenItems(desk.meeting)], closed_items=False).content
    assert read_collection(content).annotations == ()
    content = collected(library, [ChosenItems(desk.meeting)], closed_items=True).content
    assert len(read_collection(content).annotations) == 2


@pytest.mark.parametrize("minutes", [MINUTES, MINUTES[: MINUTES.index("3. Takster")]], ids=["open", "gone"])
def test_nor_does_it_go_out_two_versions_later(library: Library, tmp_path: Path, minutes: str) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", CLOSED)
    item = load(library, desk.meeting).meeting.items[2]
    desk.mark("fuld i juli", ItemKey.of(item), "Hemmeligt")
    desk.note(ItemKey.of(item), "Også hemmeligt")
    desk.comes_newer("revideret.txt", AMENDED, than="dagsorden.txt")
    carried(desk)
    assert desk.front == "revideret.txt"
    desk.comes("referat.txt", minutes)
    carried(desk)
    assert desk.front == "referat.txt"
    for version in (None, desk.versions["revideret.txt"]):
        content = collected(library, [ChosenItems(desk.meeting, version=version)], closed_items=False)
        assert content.annotations == 0
