"""Presets in the composer: chosen, saved, replaced, renamed, removed, and all of it undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from core.exports.choice import Layout, Order, Part
from core.exports.formats import Format
from core.library.lists.chosen import Range
from gui.composer.kept import kept_choices
from gui.composer.presets_part import PresetsPart
from gui.composer.window import Composer
from gui.session import Session
from gui.summary_wanted import SummaryWanted
from gui.theme import Theme
from tests.gui.composer.conftest import committee
from tests.gui.composer.hands import WAIT_MS, composed, settled


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, filled: Path) -> Composer:
    """The composer, opened for the committee's meeting."""
    composed(shared_composer, qtbot, SummaryWanted(Range(meetings=(committee(filled),)), "Udvalget"))
    return shared_composer


def names(presets: PresetsPart) -> list[str]:
    """What is offered."""
    field = presets.field
    return [field.itemText(at) for at in range(field.count()) if field.itemText(at)]


def chosen_in_menu(presets: PresetsPart, words: str) -> None:
    """Choose what begins with `words` in the menu beside the presets."""
    menu = presets.more.menu()
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()


def answered(composer: Composer, name: str) -> None:
    """Answer the question for a name."""
    dialog = composer.findChildren(QInputDialog)[-1]
    dialog.setTextValue(name)
    dialog.accept()


def test_those_of_the_program_come_with_a_sentence(composer: Composer) -> None:
    presets = composer.presets
    assert names(presets)[:3] == ["Annotated summary", "Decision list", "Group meeting"]
    presets.choose("speaking")
    assert presets.sentence.text() == "One item a page in large type, with your notes."
    assert composer.composing.choice.layout is Layout.SPEAKING
    assert composer.order.layouts.currentText() == "An item a page, large type"
    composer.parts.boxes[Part.VOTES].click()
    assert presets.sentence.text().startswith("Changed since.")
    chosen_in_menu(presets, "As the preset has it")
    assert Part.VOTES not in composer.composing.choice.parts


def test_own_words_and_closed_items_are_no_part_of_a_preset(composer: Composer) -> None:
    composer.composing.choose(introduction="Til gruppen", closed_items=True)
    composer.presets.choose("press")
    assert composer.composing.choice.introduction == "Til gruppen"
    assert composer.composing.choice.closed_items
    composer.composing.choose(introduction="", closed_items=False)


def test_one_is_saved_changed_and_removed_with_undo(
    composer: Composer, qtbot: QtBot, shared_session: Session
) -> None:
    presets = composer.presets
    composer.composing.choose(order=Order.TITLE)
    chosen_in_menu(presets, "Save as a preset")
    answered(composer, "Til gruppen")
    qtbot.waitUntil(lambda: presets.field.currentText() == "Til gruppen", timeout=WAIT_MS)
    assert not presets.is_changed
    composer.composing.choose(order=Order.NEWEST)
    chosen_in_menu(presets, "Replace “Til gruppen”")
    qtbot.waitUntil(lambda: not presets.is_changed, timeout=WAIT_MS)
    chosen_in_menu(presets, "Rename")
    answered(composer, "Til torsdag")
    qtbot.waitUntil(lambda: presets.field.currentText() == "Til torsdag", timeout=WAIT_MS)
    chosen_in_menu(presets, "Remove “Til torsdag”")
    assert composer.foot.notice.text().startswith("The preset “Til torsdag” is removed.")
    qtbot.waitUntil(lambda: "Til torsdag" not in names(presets), timeout=WAIT_MS)
    qtbot.keyClick(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Til torsdag" in names(presets), timeout=WAIT_MS)
    for _step in range(3):
        shared_session.undo.undo()
    qtbot.waitUntil(lambda: "Til torsdag" not in names(presets), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Til gruppen" not in names(presets), timeout=WAIT_MS)


def test_what_was_kept_is_there_in_a_new_window(
    composer: Composer, shared_session: Session, theme: Theme, qtbot: QtBot
) -> None:
    everything = SummaryWanted(Range(), "The whole library")
    composed(composer, qtbot, everything, "press")
    composer.composing.choose(introduction="Til pressen")
    composer.close()
    again = Composer(composer.parentWidget(), shared_session, theme)
    again.compose(everything)
    assert again.words.introduction.toPlainText() == "Til pressen"
    assert again.presets.field.currentText() == "Press note"
    settled(again, qtbot)
    again.end()
    again.deleteLater()


def test_the_last_choices_are_remembered(
    composer: Composer, shared_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    composer.presets.choose("decisions")
    composer.composing.take_format(Format.TEXT)
    composer.save_to(tmp_path / "Beslutninger.txt")
    qtbot.waitUntil(lambda: "Beslutninger" in composer.foot.notice.text(), timeout=WAIT_MS)
    qtbot.keyClick(composer, Qt.Key.Key_Escape)
    kept = kept_choices(shared_session)
    assert (kept.preset, kept.format, kept.folder) == ("decisions", Format.TEXT, str(tmp_path))


@pytest.mark.parametrize("preset", ["speaking", "press", "decisions"])
def test_what_colleagues_added_is_not_in_what_is_the_readers_own_to_say(
    preset: str, composer: Composer
) -> None:
    composer.presets.choose("annotated")
    assert composer.parts.colleagues.isChecked()
    composer.presets.choose(preset)
    assert not composer.parts.colleagues.isChecked()
