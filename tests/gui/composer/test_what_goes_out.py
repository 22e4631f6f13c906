"""What the composer says of what goes out: closed items, documents as they are, parts that mean nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.exports.choice import Part
from core.exports.formats import Format
from core.library.lists.chosen import Range
from gui.composer.composing import Composing
from gui.composer.confidential_part import ConfidentialPart
from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted
from gui.theme import Theme
from tests.gui.composer.conftest import committee
from tests.gui.composer.hands import WAIT_MS, composed, settled


@pytest.fixture
def wanted(filled: Path) -> SummaryWanted:
    """The committee's meeting."""
    return SummaryWanted(Range(meetings=(committee(filled),)), "Økonomiudvalget, 14 May 2024")


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, wanted: SummaryWanted) -> Composer:
    """The composer, opened for that meeting."""
    shared_composer.composing.take_format(Format.PDF)
    shared_composer.composing.choose(documents=False)
    composed(shared_composer, qtbot, wanted)
    return shared_composer


def test_of_closed_items_nothing_is_said_before_they_are_counted(
    composer: Composer, qtbot: QtBot, wanted: SummaryWanted
) -> None:
    words = composer.confidential.closed_words
    composer.compose(replace(wanted, range=Range()))
    assert not words.text()
    assert not words.isVisible()
    settled(composer, qtbot)
    assert "stay" in words.text()


def test_a_search_with_nothing_typed_finds_nothing_yet(composer: Composer, qtbot: QtBot) -> None:
    what = composer.what
    what.line.clear()
    at = next(at for at in range(what.places.count()) if what.places.itemText(at) == "What a search finds")
    what.places.setCurrentIndex(at)
    what.places.activated.emit(at)
    settled(composer, qtbot)
    assert what.count.text() == "0 items"
    assert composer.heading.text() == "What a search finds"


def test_documents_beside_are_looked_through_and_what_becomes_of_them_is_said(
    composer: Composer, qtbot: QtBot
) -> None:
    assert not composer.form.documents_words.isVisible()
    qtbot.mouseClick(composer.form.documents, Qt.MouseButton.LeftButton)
    assert composer.form.documents_words.isVisible()
    assert "go out as they are" in composer.form.documents_words.text()
    settled(composer, qtbot)


def test_parts_that_mean_nothing_on_a_copy_are_not_offered_there(composer: Composer, qtbot: QtBot) -> None:
    composer.composing.take_format(Format.ANNOTATIONS)
    shown = {part for part, box in composer.parts.boxes.items() if box.isVisible()}
    assert shown == {Part.TAGS, Part.NOTES, Part.MARKS, Part.FOLLOW_UPS}
    qtbot.waitUntil(lambda: composer.parts.boxes[Part.NOTES].x() < composer.parts.boxes[Part.MARKS].x())
    settled(composer, qtbot)
    assert composer.confidential.masked == 1
    qtbot.keyClick(composer.parts.boxes[Part.NOTES], Qt.Key.Key_Space)
    assert Part.NOTES not in composer.composing.choice.parts
    settled(composer, qtbot)
    qtbot.waitUntil(lambda: "No personal data found" in composer.confidential.heading.text(), timeout=WAIT_MS)
    qtbot.keyClick(composer.parts.boxes[Part.NOTES], Qt.Key.Key_Space)
    assert composer.confidential.heading.text() == "still looking …"  # it is not known yet
    qtbot.waitUntil(lambda: composer.confidential.masked == 1, timeout=WAIT_MS)


def test_nothing_is_said_of_personal_data_before_it_was_looked_for(qapp: QApplication) -> None:
    assert ConfidentialPart(Composing(), Theme(qapp, "light")).heading.text() == "still looking …"
