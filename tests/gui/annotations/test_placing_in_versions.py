"""Which annotations are shown in the version in view, and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.annotations import AnnotationKind
from core.library import load, of_meeting, open_library
from core.library.carrying.by_hand import leave
from core.library.carrying.told import outcome_of
from core.library.carrying.undoing import undo_carried
from core.versions.carrying import carry_all
from gui.annotations.placing import Placing, Target, annotation_on
from gui.models.annotation_cards import OnTheWay, on_the_way
from tests.core.library.carrying.two_versions import AGENDA, CRANE, LIGHT, MINUTES, RATES, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Annotations on the agenda, carried to the minutes; one more on these."""
    desk = Desk(open_library(tmp_path / "library.sqlite"), tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.note(RATES, "Spørg")
    desk.note(CRANE, "Sælg den")
    desk.comes("referat.txt", MINUTES)
    assert list(carry_all(desk.library))
    desk.mark("Udsat til næste møde", RATES, "Hvorfor?", version="referat.txt")
    yield desk
    desk.library.close()


def placed(desk: Desk, version: str) -> Placing:
    placing = Placing(load(desk.library, desk.meeting, desk.versions[version]))
    placing.place(of_meeting(desk.library, desk.meeting))
    return placing


def marked(desk: Desk, placing: Placing, version: str) -> list[tuple[str, str]]:
    text = load(desk.library, desk.meeting, desk.versions[version]).source.text
    return [(mark.annotation.text, text[mark.span.start : mark.span.end]) for mark in placing.marks]


def test_the_new_version_has_them_in_their_new_places_and_lists_what_waits(desk: Desk) -> None:
    placing = placed(desk, "referat.txt")
    assert marked(desk, placing, "referat.txt") == [
        ("Hvem?", "tre tilbud"),
        ("Hvorfor?", "Udsat til næste møde"),
    ]
    assert [each.text for each in placing.by_target[Target(2)]] == ["Spørg"]
    assert [each.text for each in placing.without_place] == ["Sælg den"]


def test_what_was_left_is_still_told_of_in_the_new_version(desk: Desk) -> None:
    minutes = load(desk.library, desk.meeting)
    (crane,) = [each for each in of_meeting(desk.library, desk.meeting) if each.text == "Sælg den"]
    leave(desk.library, desk.meeting, [crane.id], minutes.version)
    placing = placed(desk, "referat.txt")
    assert [each.text for each in placing.without_place] == ["Sælg den"]
    assert on_the_way(load(desk.library, desk.meeting), [crane]) == OnTheWay(left=True)
    assert placed(desk, "dagsorden.txt").without_place == []


def test_the_old_version_has_its_own_in_their_old_places_and_none_made_later(desk: Desk) -> None:
    placing = placed(desk, "dagsorden.txt")
    assert marked(desk, placing, "dagsorden.txt") == [("Hvem?", "to tilbud")]
    assert [each.text for each in placing.by_target[Target(3)]] == ["Sælg den"]
    assert placing.without_place == []


def test_what_was_made_in_the_new_version_is_told_of_where_the_old_one_is_in_front_again(desk: Desk) -> None:
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    undo_carried(desk.library, desk.meeting, result.moment)
    assert [each.text for each in placed(desk, "dagsorden.txt").without_place] == ["Hvorfor?"]


def test_what_is_added_says_in_which_version_it_stands(desk: Desk) -> None:
    loaded = load(desk.library, desk.meeting)
    made = annotation_on(loaded, Target(0), AnnotationKind.NOTE, "Ny", "Ida")
    assert made.file == desk.file("referat.txt")
