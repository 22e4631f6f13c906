"""Writing that is stopped, or whose window is closed, leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.exports.formats import Format
from core.library.lists.chosen import Range
from gui.composer.window import Composer
from gui.session import Session
from gui.summary_wanted import SummaryWanted
from gui.theme import Theme
from tests.core.slow_exports import start_slow_exporting
from tests.gui.composer.hands import WAIT_MS, composed

MARKED = pytest.param(Format.MARKED_PDF, id="marked copies in a folder")
BESIDE = pytest.param(Format.HTML, id="documents beside")


@pytest.fixture
def composer(
    shared_session: Session, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Composer]:
    """A composer for the whole library, whose process stands still after the first file it wrote."""
    monkeypatch.setattr("gui.composer.export_work.start_exporting", start_slow_exporting)
    parent = QWidget()
    composer = Composer(parent, shared_session, theme)
    composed(composer, qtbot, SummaryWanted(Range(), "The whole library"))
    composer.composing.choose(documents=True)
    yield composer
    composer.end()
    composer.deleteLater()
    parent.deleteLater()


def hidden_in(folder: Path) -> bool:
    return [each.name[0] for each in folder.iterdir()] == ["."]


@pytest.mark.parametrize("format", [BESIDE, MARKED])
def test_what_is_stopped_leaves_nothing_and_says_so(
    composer: Composer, qtbot: QtBot, tmp_path: Path, format: Format
) -> None:
    composer.composing.take_format(format)
    composer.save_to(tmp_path / "ud.pdf")
    qtbot.waitUntil(lambda: hidden_in(tmp_path), timeout=WAIT_MS)
    qtbot.mouseClick(composer.foot.stop, Qt.MouseButton.LeftButton)
    assert composer.foot.work.text() == "Stopping …"
    assert composer.foot.notice.text() == ""  # not before it is so
    qtbot.waitUntil(lambda: composer.foot.notice.text() != "", timeout=WAIT_MS)
    assert composer.foot.notice.text() == "Stopped. Nothing was written."
    assert list(tmp_path.iterdir()) == []
    assert composer.foot.save.isEnabled()


def test_a_window_that_is_closed_leaves_nothing(composer: Composer, qtbot: QtBot, tmp_path: Path) -> None:
    composer.composing.take_format(Format.HTML)
    composer.save_to(tmp_path / "ud.html")
    qtbot.waitUntil(lambda: hidden_in(tmp_path), timeout=WAIT_MS)
    composer.close()
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [], timeout=WAIT_MS)


def test_what_was_whole_already_is_told_as_saved(composer: Composer, qtbot: QtBot, tmp_path: Path) -> None:
    composer.composing.take_format(Format.ANNOTATIONS)  # one file, and no step after it
    composer.save_to(tmp_path / "ud.json")
    qtbot.waitUntil(lambda: hidden_in(tmp_path), timeout=WAIT_MS)
    qtbot.mouseClick(composer.foot.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: composer.foot.notice.text() != "", timeout=WAIT_MS)
    assert composer.foot.notice.text() == "Saved as ud.json"
    assert [each.name for each in tmp_path.iterdir()] == ["ud.json"]
