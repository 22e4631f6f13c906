"""Thousands that came along: listed bit by bit, counted where they are read, compared without being looked
through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationId, AnnotationKind
from core.carried import Carried
from core.library import load, open_library
from core.library.carrying.by_hand import leave, place_by_hand
from core.library.carrying.told import outcome_of
from core.versions.carrying import carry_all
from gui.models.carried import CarriedRow, grouped
from gui.models.carried_reading import outcome_shown
from gui.models.carried_result import states_of, states_sentence
from gui.panels.carried_list import AT_ONCE, CarriedList
from gui.theme import Theme
from tests.core.library.carrying.two_versions import AGENDA, CRANE, LIGHT, MINUTES, RATES, Desk
from tests.gui.carrying.invented_rows import changed, kept

MANY = 2 * AT_ONCE + 200


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A meeting whose minutes came after four annotations were made on its agenda, carried."""
    made = Desk(open_library(tmp_path / "library.sqlite"), tmp_path)
    made.comes("dagsorden.txt", AGENDA)
    made.mark("ligger i mørke", LIGHT, kind=AnnotationKind.HIGHLIGHT)
    made.mark("ligger i mørke", LIGHT, "Det er farligt")
    made.mark("fuld i juli", RATES, "Også i august")
    made.note(CRANE, "Sælg den")
    made.comes("referat.txt", MINUTES)
    assert list(carry_all(made.library))
    yield made
    made.library.close()


def rows(many: int) -> list[CarriedRow | str]:
    """So many with a heading above them; the first ones were edited."""
    made = []
    for number, like in enumerate([changed(), *[kept()] * (many - 1)]):
        name = AnnotationId(f"{number}")
        carried: Carried = replace(like.carried, annotation=name)
        (first, *_rest) = like.annotations
        made.append(replace(like, annotations=(replace(first, id=name),), carried=carried))
    return grouped(made)


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> CarriedList:
    made = CarriedList(theme, tells_meeting=False)
    qtbot.addWidget(made)
    made.resize(380, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def is_laid_out(view: CarriedList, at: int) -> bool:
    return view.visualRect(view.rows.index(at)).isValid()


def is_in_view(view: CarriedList, at: int) -> bool:
    rect = view.visualRect(view.rows.index(at))
    return view.viewport().updatesEnabled() and rect.isValid() and view.viewport().rect().contains(rect)


def test_a_long_list_is_laid_out_bit_by_bit_and_shows_what_is_chosen(
    shown: CarriedList, qtbot: QtBot
) -> None:
    shown.show_rows(rows(MANY))
    assert is_laid_out(shown, 1)
    assert not is_laid_out(shown, MANY - 1), "the window would wait for all of them"
    shown.choose(MANY - 100)
    qtbot.waitUntil(lambda: is_in_view(shown, MANY - 100))
    scrolled = shown.verticalScrollBar().value()
    shown.show_rows(rows(MANY))
    assert is_in_view(shown, MANY - 100), "nothing is laid out anew where the rows are the same"
    shown.show_rows(rows(MANY - 1))
    qtbot.waitUntil(lambda: is_in_view(shown, MANY - 100))
    shown.choose(MANY - 100, scrolled - 50)
    shown.show_rows([])
    assert shown.viewport().updatesEnabled()


def test_a_long_list_stands_where_it_stood(shown: CarriedList, qtbot: QtBot) -> None:
    shown.show_rows(rows(MANY))
    shown.choose(3, 20_000)
    qtbot.waitUntil(lambda: shown.verticalScrollBar().value() == 20_000)
    assert shown.currentIndex().row() == 3


def test_the_line_counts_as_the_list_does(desk: Desk) -> None:
    told = outcome_shown(desk.library, desk.meeting)
    assert told is not None
    here = load(desk.library, desk.meeting).carried.values()
    outcome = told.outcome
    assert len(here) > len(outcome.rows), "a mark and its note are one"
    assert states_sentence(states_of(here), outcome.before, outcome.now) == told.sentence
    assert [each for each in told.listed if not isinstance(each, str)]


def test_another_state_of_a_meeting_is_known_without_looking_through_what_came_along(desk: Desk) -> None:
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    states = [load(desk.library, desk.meeting).carrying]
    assert load(desk.library, desk.meeting).carrying == states[0]
    waits = next(each for each in result.together if each.waits)
    names = [each.id for each in waits.annotations]
    leave(desk.library, desk.meeting, names, result.to_version)
    states.append(load(desk.library, desk.meeting).carrying)
    for anchor in (each.carried.anchor for each in result.together if each.carried.anchor is not None):
        place_by_hand(desk.library, desk.meeting, names, anchor, result.to_version)
        states.append(load(desk.library, desk.meeting).carrying)
    assert len({*states}) == len(states) > 3
    agenda = load(desk.library, desk.meeting, desk.versions["dagsorden.txt"])
    assert agenda.carrying not in states
