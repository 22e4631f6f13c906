"""A library that version 0.5.0 wrote, with that program's own code: an agenda with annotations of every kind,
the minutes that came behind it, a colleague's annotations, and what is kept beside them. It opens, and all of
it stands where it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, Colour, MeetingId
from core.library import Library, list_meetings, load, of_meeting
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import outcome_of
from core.library.carrying.undoing import undo_carried
from core.library.colleagues.authors import Colleague, colleagues
from core.library.colleagues.history import history_of
from core.library.colleagues.waiting import Waiting, waiting
from core.library.reader.presets import presets
from core.library.reader.seen import unread_items
from core.minutes import DocumentKind, Outcome
from core.versions.carrying import carry_all
from tests.core.library.kept_libraries import annotations_by_item, kept_library
from tests.core.library.searched import find


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    yield from kept_library(5, tmp_path)


def _may(library: Library) -> MeetingId:
    return min(list_meetings(library), key=lambda row: str(row.date)).id


def test_what_two_readers_added_to_the_agenda_stays(old: Library) -> None:
    may, june = sorted(list_meetings(old), key=lambda row: str(row.date))
    assert (may.kind, may.annotations, june.annotations) == (DocumentKind.AGENDA, 14, 2)
    made = of_meeting(old, may.id)
    assert {each.kind for each in made} == {*AnnotationKind} - {AnnotationKind.COMMENT}
    assert {each.colour for each in made} == {None, Colour.YELLOW, Colour.RED, Colour.PURPLE, Colour.GREEN}
    marks = {each.passage.quote for each in made if each.about is About.PASSAGE and each.passage is not None}
    assert marks == {
        "ligger i mørke",
        "240.000 kr.",
        "to tilbud på lamper",
        "godkender det billigste tilbud",
        "Mødelokale 2",
        "fuld i juli",
        "",
    }
    (follow_up,) = [each.follow_up for each in made if each.follow_up is not None]
    assert (follow_up.who, follow_up.due) == ("Bo", date(2030, 5, 20))
    assert {each.text for each in made if each.about is About.DECISION} == {"Udsat igen"}
    assert annotations_by_item(old) == [("1", 1), ("2", 8), ("3", 6), ("4", 1)]


def test_what_colleagues_gave_and_what_waits_stays(old: Library) -> None:
    assert colleagues(old) == (Colleague("Anne", Colour.GREEN, False, 2), Colleague("Ida", None, False, 14))
    (question,) = [each for each in of_meeting(old, _may(old)) if each.text == "Hvem har budt, og hvad?"]
    assert [each.annotation.text for each in history_of(old, question.id)] == ["Hvem har budt?"]
    assert waiting(old) == (Waiting("Anne", "Sandvig Kommune", "Havneudvalget", date(2030, 9, 2), 1),)
    assert [each.name for each in presets(old)] == ["Gruppemøde"]


def test_what_was_added_to_the_agenda_comes_along_to_the_minutes(old: Library) -> None:
    may = _may(old)
    before = {each.id: each for each in of_meeting(old, may)}
    assert meetings_to_carry(old) == [may]
    (carried,) = carry_all(old)
    assert (carried.along, carried.waiting) == (8, 1), "those on one passage are one"
    minutes = load(old, may)
    assert minutes.meeting.kind is DocumentKind.MINUTES
    files = Counter(each.file == minutes.file for each in of_meeting(old, may))
    assert files == {True: 13, False: 1}, "the area waits"
    result = outcome_of(old, may)
    assert result is not None
    undo_carried(old, may, result.moment)
    assert {each.id: each for each in of_meeting(old, may)} == before


def test_what_was_put_right_and_what_was_read_stays(old: Library) -> None:
    may, june = sorted(list_meetings(old), key=lambda row: str(row.date))
    loaded = load(old, may.id)
    assert [item.closed for item in loaded.meeting.items] == [False, False, False, True]
    assert unread_items(old, may.id, loaded.parse) == {2, 3}
    decision = load(old, june.id).meeting.items[0].own_decision
    assert decision is not None
    assert decision.outcome is Outcome.APPROVED_WITH_CHANGES
    assert {hit.item.number for hit in find(old, "nordhavnen")} == {"2"}
