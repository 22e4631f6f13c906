"""Whose annotations go out, and under which name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.exports.formats import Format
from core.library.lists.chosen import Range
from core.settings import Settings, load_settings
from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted
from tests.gui.composer.conftest import committee
from tests.gui.composer.hands import composed, settled


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, filled: Path) -> Composer:
    """The composer, opened for the committee's meeting."""
    shared_composer.composing.take_format(Format.PDF)
    composed(shared_composer, qtbot, SummaryWanted(Range(meetings=(committee(filled),)), "Udvalget"))
    return shared_composer


@pytest.fixture
def nameless(composer: Composer) -> Iterator[Composer]:
    """A composer whose reader gave no name."""
    session, before = composer._session, composer._session.settings
    session.choose(author=None)
    yield composer
    session.choose(author=before.author, other_names=before.other_names)


def test_the_name_that_goes_out_is_asked_for_and_kept(nameless: Composer, qtbot: QtBot) -> None:
    login = Settings().author_name()
    row = nameless.name
    assert row.isVisible()
    assert row.line.text() == ""
    assert login in row.line.placeholderText()
    row.line.setFocus()
    qtbot.keyClicks(row.line, "Ea Dam")
    qtbot.keyClick(row.line, Qt.Key.Key_Tab)
    assert load_settings().author == "Ea Dam"
    wish = nameless._wish()
    assert wish.reader == "Ea Dam"
    assert login in wish.other_names  # what was written before is the reader's, too
    settled(nameless, qtbot)


def test_a_file_for_a_colleague_holds_the_readers_own_unless_more_is_wanted(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.composing.take_format(Format.ANNOTATIONS)
    box = composer.parts.colleagues
    assert not box.isChecked()
    assert composer.form.sentence.text() == "A colleague takes your annotations into their library."
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert composer.composing.choice.pass_on
    assert "those of your colleagues" in composer.form.sentence.text()
    composer.composing.take_format(Format.PDF)
    assert box.isChecked()  # of a summary they are a part
    composer.composing.choose(pass_on=False)
    settled(composer, qtbot)
