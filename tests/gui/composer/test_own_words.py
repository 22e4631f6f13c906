"""Words of the reader's own that are masked, from the line in the composer to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.confidential.personal import PersonalKind
from core.exports.formats import Format
from core.library.lists.chosen import Range
from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted
from tests.gui.composer.conftest import committee
from tests.gui.composer.hands import composed, saved, settled, words_of

WORDS = "Budgetopfølgning"


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, filled: Path) -> Composer:
    """The composer, opened for the committee's meeting, as it begins."""
    shared_composer.composing.take_format(Format.PDF)
    shared_composer.resize(1180, 760)
    wanted = SummaryWanted(Range(meetings=(committee(filled),)), "Økonomiudvalget, 14 May 2024")
    composed(shared_composer, qtbot, wanted)
    return shared_composer


def test_words_of_the_readers_own_are_masked_and_listed(
    composer: Composer, qtbot: QtBot, tmp_path: Path
) -> None:
    assert WORDS in words_of(saved(composer, qtbot, tmp_path / "before.pdf"))
    line = composer.confidential.own_words.line
    line.setFocus()
    qtbot.keyClicks(line, WORDS.upper())
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == ""
    settled(composer, qtbot)
    shown = composer.confidential.finds
    listed = [shown.index(row).data(shown.FIND) for row in range(shown.rowCount())]
    (own,) = [each for each in listed if each.kind is PersonalKind.OWN]
    assert own.text == WORDS
    assert WORDS not in words_of(saved(composer, qtbot, tmp_path / "masked.pdf"))
    composer.composing.keep_personal(own.text, keep=True)
    assert WORDS in words_of(saved(composer, qtbot, tmp_path / "kept.pdf"))


def test_another_composing_begins_without_them(composer: Composer) -> None:
    assert composer.composing.also == ()


def test_what_is_being_written_to_be_masked_goes_out_no_more(
    composer: Composer, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClicks(composer.confidential.own_words.line, WORDS)
    assert WORDS not in words_of(saved(composer, qtbot, tmp_path / "masked.pdf"))
    composer.confidential.own_words.line.clear()
    assert WORDS in words_of(saved(composer, qtbot, tmp_path / "again.pdf"))
