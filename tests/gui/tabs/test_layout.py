"""How tabs, groups and windows come back: at the next start, in another language, with another library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import open_library
from core.settings import load_settings
from gui.application import Application
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.tabs.open_tabs import open_all, scroll_down, scrolled, wait_for


def test_the_next_start_brings_tabs_split_and_places_back(
    program: Application, start: Start, qtbot: QtBot
) -> None:
    window = program.window
    first, second, third = open_all(window, qtbot)
    window.actions_["next_tab"].trigger()
    wait_for(window, qtbot, second)
    window.actions_["tab_beside"].trigger()
    wait_for(window, qtbot, second)
    window.actions_["zoom_in"].trigger()
    at = scroll_down(window)
    zoom = window.source.view.zoom if window.source.view is not None else 0
    names = [tab.name for group in window.groups for tab in group.tabs.all()]

    window = start().window
    left, right = window.groups
    assert window.group is right
    assert [tab.name for group in window.groups for tab in group.tabs.all()] == names
    wait_for(window, qtbot, second)
    assert [tab.meeting for tab in left.tabs.all()] == [first, third]
    assert [tab.meeting for tab in right.tabs.all()] == [second]
    assert window.source.view is not None
    assert window.source.view.zoom == pytest.approx(zoom)
    assert abs(scrolled(window) - at) <= 3
    qtbot.waitUntil(lambda: left.current.loaded is not None, timeout=WAIT_MS)


def test_quitting_with_two_windows_brings_both_back(program: Application, start: Start, qtbot: QtBot) -> None:
    old = program.window
    first, second, _third = open_all(old, qtbot)
    old.actions_["tab_to_window"].trigger()
    wait_for(program.window, qtbot, first)
    wait_for(old, qtbot, second)
    program.window.actions_["quit"].trigger()
    qtbot.waitUntil(lambda: not any(window.isVisible() for window in program.windows), timeout=WAIT_MS)
    again = start()
    assert len(again.windows) == 2
    wait_for(again.window, qtbot, first)
    wait_for(again.windows[0], qtbot, second)


def test_a_meeting_that_is_gone_gets_no_tab(
    program: Application, start: Start, qtbot: QtBot, settings_file: Path, library_path: Path
) -> None:
    window = program.window
    first, second, _third = open_all(window, qtbot)
    window = start().window
    wait_for(window, qtbot, first)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    kept = json.loads(settings_file.read_text("utf-8"))
    layout = json.loads(kept["layout"])
    tabs = layout["windows"][0]["groups"][0]["tabs"]
    tabs[2]["meeting"] = "gone"
    tabs[1]["place"] = {"offset": "broken"}
    tabs.append("nonsense")
    kept["layout"] = json.dumps(layout)
    settings_file.write_text(json.dumps(kept), "utf-8")
    window = start().window
    wait_for(window, qtbot, first)
    qtbot.waitUntil(
        lambda: [tab.meeting for tab in window.group.tabs.all()] == [first, second], timeout=WAIT_MS
    )


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"windows": 3}', '{"windows": [{"groups": [7]}]}'])
def test_a_broken_layout_opens_as_at_a_first_start(start: Start, settings_file: Path, text: str) -> None:
    settings_file.write_text(json.dumps({"layout": text}), "utf-8")
    program = start()
    assert len(program.windows) == 1
    assert program.window.empty.isVisible()


def test_tabs_are_kept_although_the_program_is_killed(
    program: Application, qtbot: QtBot, settings_file: Path
) -> None:
    open_all(program.window, qtbot)

    def kept() -> int:
        layout = json.loads(load_settings(settings_file).layout or "{}")
        groups = layout.get("windows", [{}])[0].get("groups", [{}])
        return len(groups[0].get("tabs", [])) if groups else 0

    qtbot.waitUntil(lambda: kept() == 3, timeout=WAIT_MS)


def test_another_language_keeps_the_tabs(program: Application, qtbot: QtBot) -> None:
    first, second, third = open_all(program.window, qtbot)
    program.window.actions_["language_da"].trigger()
    window = program.window
    wait_for(window, qtbot, first)
    assert [tab.meeting for tab in window.group.tabs.all()] == [first, second, third]
    assert window.menuBar().actions()[0].text() == "&Filer"


def test_a_restored_library_without_the_meeting_closes_its_tab(
    program: Application, qtbot: QtBot, tmp_path: Path, library_path: Path
) -> None:
    window = program.window
    open_all(window, qtbot)
    copy = tmp_path / "copy.sqlite"
    open_library(copy).close()
    window.files.restore_from(copy)
    qtbot.waitUntil(lambda: not window.group.tabs.all(), timeout=WAIT_MS)
    assert window.current.loaded is None
    assert window.empty.isVisible()
