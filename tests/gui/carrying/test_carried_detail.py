"""One annotation that came along, and the list of them: what shows, what the keys do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.models.carried import CarriedRow, CarriedRows, grouped
from gui.models.carried_around import Around, SentencesAround
from gui.panels.carried_detail import CarriedDetail
from gui.panels.carried_list import CarriedList
from gui.theme import Theme
from tests.gui.carrying.invented_rows import changed, kept, moved, orphan, unsure


@pytest.fixture
def detail(theme: Theme, qtbot: QtBot) -> CarriedDetail:
    """It, in view."""
    made = CarriedDetail(theme)
    qtbot.addWidget(made)
    made.resize(480, 420)
    made.show()
    return made


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> CarriedList:
    """The list of a meeting's annotations, in view."""
    made = CarriedList(theme, tells_meeting=False)
    qtbot.addWidget(made)
    made.resize(380, 420)
    made.show_rows(grouped([kept(), changed(), unsure(), orphan()]))
    made.show()
    return made


def test_what_differs_is_marked_by_more_than_colour(detail: CarriedDetail) -> None:
    detail.show_row(changed())
    assert "<s style" in detail.was.text()
    assert ">2,4</s>" in detail.was.text()
    assert "<u>2,9</u>" in detail.now.text()
    assert detail.was.accessibleName() == "Was: Kajen koster 2,4 mio. kr. i år."
    assert detail.where.text() == "2  →  3  Budget for havnen"
    assert detail.now_button.isVisible()
    assert detail.hand.isVisible(), "it can be placed elsewhere"
    assert not detail.places.isVisible()


def test_what_stayed_is_told_once(detail: CarriedDetail) -> None:
    for each in (kept(), moved()):
        detail.show_row(each)
        assert not detail.now.isVisible()
        assert "<s " not in detail.was.text()


def test_an_orphan_says_what_can_be_done(detail: CarriedDetail, qtbot: QtBot) -> None:
    row = orphan()
    detail.show_row(row)
    assert "Place it by hand, or leave it" in detail.reason.text()
    assert not detail.place.isVisible()
    with qtbot.waitSignal(detail.hand_wanted) as wanted:
        detail.begin()
    assert wanted.args == [row]
    detail.show_row(replace(row, waits=False, left=True))
    assert detail.reason.text().startswith("You left it as it is: with its old words")
    assert detail.hand.isVisible(), "it can still be placed"
    assert not detail.leave.isVisible()


def test_a_place_is_chosen_with_two_keys(detail: CarriedDetail, qtbot: QtBot) -> None:
    row = unsure()
    detail.show_row(row)
    second = row.carried.candidates[1]
    detail.begin()
    assert detail.places.currentIndex().row() == 0
    qtbot.keyClick(detail.places, Qt.Key.Key_Down)
    with qtbot.waitSignal(detail.look_wanted) as seen:
        qtbot.keyClick(detail.places, Qt.Key.Key_Space)
    assert seen.args == [row, second]
    with qtbot.waitSignal(detail.place_wanted) as placed:
        qtbot.keyClick(detail.places, Qt.Key.Key_Return)
    assert placed.args == [row, second]
    spoken = detail.places.model().index(1, 0).data()
    assert spoken == "2: “… om skolen. Taget til efterretning.” in 7  Orientering"


def test_digits_of_the_list_place_at_once(shown: CarriedList, detail: CarriedDetail, qtbot: QtBot) -> None:
    shown.chosen.connect(detail.show_row)
    shown.number_wanted.connect(detail.place_number)
    shown.choose(shown.rows.nearest(0))
    row = shown.row()
    assert row is not None
    assert row.waits
    detail.show_row(row)
    with qtbot.waitSignal(detail.place_wanted) as placed:
        qtbot.keyClick(shown, Qt.Key.Key_2)
    assert placed.args[1] == row.carried.candidates[1]
    with qtbot.assertNotEmitted(detail.place_wanted):
        qtbot.keyClick(shown, Qt.Key.Key_5)


def test_the_keys_walk_past_headings(shown: CarriedList, qtbot: QtBot) -> None:
    shown.choose(shown.rows.nearest(0))
    standings = []
    for _step in range(4):
        row = shown.row()
        assert row is not None
        standings.append(row.carried.standing.value)
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert standings == ["uncertain", "orphan", "changed", "kept"]


def test_what_goes_leaves_the_next_one_chosen(shown: CarriedList, theme: Theme) -> None:
    first, second, third = unsure(), orphan(), changed()
    shown.show_rows([first, second, third])
    shown.choose(1)
    shown.show_rows([first, third])
    assert shown.row() == third
    shown.show_rows([first])
    assert shown.row() == first
    shown.show_rows([])
    assert shown.row() is None


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = CarriedRows()
    model.show(grouped([kept(), unsure()]))
    qtmodeltester.check(model)
    model.show([orphan()])
    qtmodeltester.check(model)


def test_enter_presses_the_button_that_has_the_keyboard(detail: CarriedDetail, qtbot: QtBot) -> None:
    detail.show_row(changed())
    for button, signal in ((detail.was_button, detail.was_wanted), (detail.hand, detail.hand_wanted)):
        button.setVisible(True)
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Return)


def test_what_was_left_can_still_be_placed_at_what_is_offered(detail: CarriedDetail, qtbot: QtBot) -> None:
    row = replace(unsure(), waits=False, left=True)
    detail.show_row(row)
    assert detail.places.isVisible()
    with qtbot.waitSignal(detail.place_wanted) as placed:
        detail.place_number(2)
    assert placed.args == [row, row.carried.candidates[1]]


def test_words_show_within_their_sentence(theme: Theme, qtbot: QtBot) -> None:
    class Sentences(SentencesAround):
        def __init__(self) -> None:
            pass

        def ask(self, row: CarriedRow, then: Callable[[Around], object]) -> None:
            then(Around(("Som nævnt: ", " Se bilag 2."), ("", " Se bilag 4.")))

    detail = CarriedDetail(theme, Sentences())
    qtbot.addWidget(detail)
    detail.show_row(changed())
    assert f'<span style="color:{theme.colours.quiet}">Som nævnt: </span>' in detail.was.text()
    assert "Se bilag 4." in detail.now.text()
    assert f"background-color:{theme.colours.mark}" in detail.now.text()
