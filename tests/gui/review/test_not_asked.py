"""The file of a draft, where the library cannot be asked for a moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserFacingError
from gui.review import watching
from gui.review.draft_file import DraftFile, FileState, draft_file, state_of
from tests.gui.review.conftest import Watched
from tests.gui.review.word_drafts import ITEMS

SECOND = (ITEMS[0], ("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."), *ITEMS[2:])


def test_the_file_is_looked_at_again_after_a_look_that_failed(
    draft: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Path] = []

    def state(path: Path) -> FileState | None:
        if not failed:
            failed.append(path)
            raise UserFacingError("The library is busy.", "Try again.")
        return state_of(path)

    monkeypatch.setattr(watching, "SLOW_MS", 40)
    draft.watch._slow.setInterval(40)
    monkeypatch.setattr(watching, "state_of", state)
    draft.save(SECOND)
    draft.wait(lambda: failed)
    draft.wait(lambda: "nedslidt" in draft.text)


def test_a_file_that_cannot_be_asked_for_is_said_not_to_be_watched(
    draft: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [True]

    def asked(*given: object) -> DraftFile:
        if broken:
            raise UserFacingError("The library is busy.", "Try again.")
        return draft_file(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "draft_file", asked)
    draft.window.actions_["end_review"].trigger()
    draft.window.actions_["review"].trigger()
    draft.wait(lambda: draft.watch.line.text() == "The file is not watched.")
    assert "The library is busy." in draft.watch.line.toolTip()
    broken.clear()
    draft.window.actions_["end_review"].trigger()
    draft.window.actions_["review"].trigger()
    draft.wait(lambda: "udkast.docx" in draft.watch.line.text())
