"""What a reader does in the composer, and sees there."""

from __future__ import annotations

from pathlib import Path

import pymupdf
from pytestqt.qtbot import QtBot

from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted

WAIT_MS = 30_000


def composed(composer: Composer, qtbot: QtBot, wanted: SummaryWanted, preset: str = "annotated") -> None:
    """Open the composer for something, with a preset, and wait for its preview."""
    composer.compose(wanted)
    composer.presets.choose(preset)
    settled(composer, qtbot)


def settled(composer: Composer, qtbot: QtBot) -> None:
    """Wait until the preview is that of what is chosen."""
    qtbot.waitUntil(lambda: not composer.awaits_preview, timeout=WAIT_MS)


def words_of(path: Path) -> str:
    """The text of a PDF, in one line."""
    with pymupdf.open(path) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def saved(composer: Composer, qtbot: QtBot, path: Path) -> Path:
    """Save to `path`, as after the question for it, and wait for it."""
    composer.save_to(path)
    qtbot.waitUntil(lambda: path.name in composer.foot.notice.text(), timeout=WAIT_MS)
    return path
