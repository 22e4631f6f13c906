"""What is opened is what is seen, also where the library shows another version of its meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start

BUILT, PUT_OFF = "Stien anlægges i år.", "Stien venter til næste år."
DRAFT = """UDKAST

Nørrevang Kommune
REFERAT
Teknisk Udvalg
Mødedato: Onsdag den 6. marts 2024

1. Cykelsti langs Strandvejen
Beslutning
{decision}

2. Takster for bådpladser
Beslutning
Godkendt.
"""


def saved(path: Path, decision: str) -> Path:
    path.write_text(DRAFT.format(decision=decision), "utf-8")
    return path


def sees(window: Window, qtbot: QtBot, words: str) -> None:
    """Wait till the document in view says `words`."""

    def look() -> bool:
        loaded = window.current.loaded
        return loaded is not None and loaded.source is not None and words in loaded.source.text

    qtbot.waitUntil(look, timeout=WAIT_MS)


@pytest.mark.parametrize("states", [(BUILT, PUT_OFF), (PUT_OFF, BUILT)])
def test_a_draft_that_was_saved_again_and_put_back_meanwhile_is_the_one_that_is_opened(
    start: Start, qtbot: QtBot, tmp_path: Path, states: tuple[str, str]
) -> None:
    path = tmp_path / "udkast.txt"
    for decision in (*states, states[0]):  # neither says when it was made: how the bytes sort is no matter
        window = start([saved(path, decision)]).window
        sees(window, qtbot, decision)
        assert not window.current.looks_aside


def test_an_earlier_version_in_a_file_of_its_own_is_looked_at(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = {decision: saved(tmp_path / f"{decision}txt", decision) for decision in (BUILT, PUT_OFF)}
    window = start([paths[BUILT]]).window
    sees(window, qtbot, BUILT)
    window.files.bring_in([paths[PUT_OFF]])
    sees(window, qtbot, PUT_OFF)
    aside = [decision for decision in paths if _is_aside(window, qtbot, paths[decision], decision)]
    assert len(aside) == 1  # the other one is in front


def _is_aside(window: Window, qtbot: QtBot, path: Path, decision: str) -> bool:
    """Open it: is another version in front, and does the line above the document say so?"""
    window.files.bring_in([path])
    sees(window, qtbot, decision)
    notice = window.group.versions.notice
    assert notice.words.text().startswith("You are looking at: ") == window.current.looks_aside
    return window.current.looks_aside
