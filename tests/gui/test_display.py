"""Without a screen the program says so, in one sentence, and ends with status 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.display import display_answers
from tests.gui.conftest import ROOT


def test_the_screen_of_the_tests_answers() -> None:
    assert display_answers()


@pytest.mark.parametrize("display", [":7654", None], ids=["nobody there", "not set"])
def test_no_screen_is_one_sentence(tmp_path: Path, display: str | None) -> None:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment["PROTOKOLLEN_LIBRARY"] = str(tmp_path / "library.sqlite")
    if display:
        environment["DISPLAY"] = display
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--language", "en"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert (
        ended.stderr
        == "There is no display that answers. The commands work without one: --help lists them.\n"
    )
    assert not (tmp_path / "library.sqlite").exists()


def test_a_screen_elsewhere_is_left_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "elsewhere:0")
    assert display_answers()
