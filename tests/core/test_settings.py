"""The settings file: written whole or not at all, whoever else writes it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from core.settings import Settings, load_settings, save_settings


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    save_settings(Settings(language="da", author="Ea"), path)
    assert load_settings(path) == Settings(language="da", author="Ea")
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_two_windows_that_save_at_once_do_not_write_into_one_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    replace = os.replace

    def slowly(draft: Path, target: Path) -> None:
        monkeypatch.setattr(os, "replace", replace)
        save_settings(Settings(author="Bo"), path)  # the other window is faster
        assert json.loads(Path(draft).read_text("utf-8"))["author"] == "Ea"
        replace(draft, target)

    monkeypatch.setattr(os, "replace", slowly)
    save_settings(Settings(author="Ea"), path)
    assert load_settings(path).author == "Ea"
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    with pytest.raises(OSError, match="settings"):
        save_settings(Settings(), path)
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]
