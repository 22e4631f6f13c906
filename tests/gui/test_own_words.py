"""The reader's own words in the window: their file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.parsing import own_vocabulary, version
from tests.gui.conftest import WAIT_MS, Start


@pytest.fixture
def words(settings_file: Path) -> Iterator[Path]:
    """Where the reader's own Danish words lie; there are none yet."""
    caches = (version.own_file, version.vocabulary_fingerprint, own_vocabulary._read)
    for cache in caches:
        cache.cache_clear()
    yield settings_file.parent / "vocabulary" / "da.toml"
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that the system's programs are asked to open."""
    files: list[Path] = []

    def take(url: QUrl) -> bool:
        files.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return files


def test_a_faulty_file_is_told_of_calmly_and_opened(
    start: Start, qtbot: QtBot, words: Path, handed_over: list[Path]
) -> None:
    words.parent.mkdir()
    words.write_text("[labels]\ndecision = [Beslutning]\n", "utf-8")
    window = start().window
    notice = window.own_words.notice
    qtbot.waitUntil(notice.isVisible, timeout=WAIT_MS)
    assert str(words) in notice.words.text()
    assert "line 2" in notice.words.text().lower()
    notice.button.click()
    assert handed_over == [words]


def test_without_a_fault_nothing_is_said(start: Start, qtbot: QtBot, words: Path) -> None:
    window = start().window
    done: list[None] = []
    window.session.background.aside(lambda _library: None, done.append)  # after the look for faults
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    assert window.own_words.notice.isHidden()


def test_the_command_opens_a_file_with_its_explanation(
    start: Start, qtbot: QtBot, words: Path, handed_over: list[Path]
) -> None:
    window = start().window
    window.actions_["own_words"].trigger()
    qtbot.waitUntil(lambda: bool(handed_over), timeout=WAIT_MS)
    assert handed_over == [words]
    assert words.read_text("utf-8").startswith("#")
    assert "next start" in window.status.notice.text()


def test_a_folder_that_cannot_be_written_gets_a_sentence(
    start: Start, qtbot: QtBot, words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.parent.write_text("in the way", "utf-8")
    window = start().window
    said: list[UserFacingError] = []
    monkeypatch.setattr("gui.dialogs.messages.tell_failure", lambda _window, error: said.append(error))
    window.actions_["own_words"].trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert str(words) in said[0].what
