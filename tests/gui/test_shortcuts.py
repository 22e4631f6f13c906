"""Every shortcut does what the list says, may be changed, and is found in the palette."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.settings import Settings, load_settings, save_settings
from gui.actions import action_table
from gui.dialogs.palette import Palette, found
from gui.dialogs.shortcuts import Shortcuts
from gui.shortcuts import fixed_keys, fixed_user_of, keys_of, user_of, with_keys
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start, shown_editor

SPECS = {spec.id: spec for spec in action_table()}


def press(widget: QWidget, keys: str) -> None:
    QTest.keySequence(widget, QKeySequence(keys))


def record(window: Window) -> list[str]:
    """Have every command only tell that it was run, and be there."""
    ran: list[str] = []
    for name in SPECS:
        action = window.actions_[name]
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, name=name: ran.append(name))
        action.setEnabled(True)
    return ran


def test_every_shortcut_runs_its_command_and_no_other(opened: Window) -> None:
    assert opened.source.view is not None
    opened.source.view.setFocus()
    ran = record(opened)
    for spec in SPECS.values():
        for keys in spec.shortcuts:
            ran.clear()
            press(opened.source.view, keys)
            assert ran == [spec.id], keys


def test_letters_are_words_where_one_writes(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    editor = shown_editor(opened, qtbot)
    ran = record(opened)
    letters = "".join(keys for spec in SPECS.values() for keys in spec.shortcuts if len(keys) == 1).lower()
    assert "jk" in letters
    for field in (editor.note, editor.tags.line, opened.agenda.filter, opened.search):
        field.setFocus()
        qtbot.keyClicks(field, letters)
    assert ran == []
    assert editor.note.toPlainText() == letters
    assert opened.search.text() == letters


def test_no_shortcut_is_a_fixed_key() -> None:
    for spec in SPECS.values():
        for keys in spec.shortcuts:
            assert fixed_user_of(keys) is None, keys


def test_fixed_keys_scroll_and_are_in_the_list(opened: Window, qtbot: QtBot) -> None:
    view = opened.source.view
    assert view is not None
    view.setFocus()
    bar = view.verticalScrollBar()
    listed = {keys for fixed in fixed_keys() for keys in fixed.keys}
    for keys, back in (("Down", "Up"), ("Space", "Shift+Space"), ("PgDown", "PgUp"), ("End", "Home")):
        assert {keys, back} <= listed
        at = bar.value()
        press(view, keys)
        assert bar.value() > at, keys
        press(view, back)
        assert bar.value() == at, back


def test_keys_are_taken_from_the_command_that_had_them() -> None:
    specs = [*SPECS.values()]
    chosen = with_keys(SPECS["next_item"], ("Ctrl+E",), specs, {})
    assert keys_of(SPECS["next_item"], chosen) == ("Ctrl+E",)
    assert keys_of(SPECS["export"], chosen) == ()
    assert user_of("Ctrl+E", specs, chosen) is SPECS["next_item"]
    assert user_of("J", specs, chosen) is None
    back = with_keys(SPECS["export"], SPECS["export"].shortcuts, specs, chosen)
    assert keys_of(SPECS["next_item"], back) == ()
    both = with_keys(SPECS["next_item"], SPECS["next_item"].shortcuts, specs, back)
    assert both == {}  # as in the table: nothing is kept


@pytest.fixture
def dialog(opened: Window) -> Shortcuts:
    """The list of shortcuts over the window."""
    opened.actions_["shortcuts"].trigger()
    return opened.findChildren(Shortcuts)[0]


def test_other_keys_are_pressed_hold_at_once_and_are_kept(
    opened: Window, dialog: Shortcuts, qtbot: QtBot, settings_file: Path
) -> None:
    dialog.choose("next_item")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+J"))
    dialog.give.click()
    assert dialog.list.currentItem().text(1) == "Ctrl+J"
    assert load_settings(settings_file).shortcuts == {"next_item": ("Ctrl+J",)}
    dialog.close()
    assert opened.source.view is not None
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow, timeout=WAIT_MS)
    opened.source.view.setFocus()
    ran = record(opened)
    press(opened.source.view, "J")
    assert ran == []
    press(opened.source.view, "Ctrl+J")
    assert ran == ["next_item"]


def test_a_conflict_is_named_before_the_keys_are_taken(opened: Window, dialog: Shortcuts) -> None:
    dialog.choose("next_item")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+E"))
    assert dialog.told.text() == "Ctrl+E is used by “Export a summary”. Take it from there?"
    assert dialog.give.text() == "Take it from there"
    dialog.give.click()
    assert opened.actions_["export"].shortcuts() == []
    assert opened.actions_["next_item"].shortcut() == QKeySequence("Ctrl+E")
    dialog.choose("export")
    dialog.back.click()
    assert opened.actions_["export"].shortcut() == QKeySequence("Ctrl+E")
    dialog.all_back.click()
    assert opened.actions_["next_item"].shortcut() == QKeySequence("J")
    assert not dialog.all_back.isEnabled()


@pytest.mark.parametrize("keys", ["Return", "Tab", "Backspace", "Down"])
def test_keys_that_one_types_with_are_refused(dialog: Shortcuts, keys: str) -> None:
    dialog.choose("next_item")
    dialog.keys.setKeySequence(QKeySequence(keys))
    assert not dialog.give.isEnabled()
    assert dialog.told.text()


def test_fixed_keys_cannot_be_taken(dialog: Shortcuts) -> None:
    dialog.choose("next_item")
    dialog.keys.setKeySequence(QKeySequence("Space"))
    assert "Scroll by a screen" in dialog.told.text()
    assert not dialog.give.isEnabled()


def test_a_command_may_have_more_keys_or_none(opened: Window, dialog: Shortcuts) -> None:
    dialog.choose("next_item")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+J"))
    dialog.add.click()
    assert opened.actions_["next_item"].shortcuts() == [QKeySequence("J"), QKeySequence("Ctrl+J")]
    dialog.none.click()
    assert opened.actions_["next_item"].shortcuts() == []


def test_the_list_is_found_by_words_and_keys(dialog: Shortcuts, qtbot: QtBot) -> None:
    def shown() -> list[str]:
        rows = []
        for number in range(dialog.list.topLevelItemCount()):
            head = dialog.list.topLevelItem(number)
            assert head is not None
            rows += [head.child(i).text(0) for i in range(head.childCount()) if not head.child(i).isHidden()]
        return rows

    assert len(shown()) == len(SPECS) + len(fixed_keys())
    qtbot.keyClicks(dialog.search, "closed tab")
    assert shown() == ["Reopen the closed tab"]
    dialog.search.setText("home")
    assert shown() == [
        "Start page",
        "To the beginning and the end",
        "Extend the selection to the line’s ends, or by a screen",
        "Extend it to the beginning and the end",
    ]


def test_chosen_keys_hold_at_the_next_start(start: Start, settings_file: Path) -> None:
    save_settings(Settings(shortcuts={"next_item": ("Ctrl+J",)}), settings_file)
    assert start().window.actions_["next_item"].shortcut() == QKeySequence("Ctrl+J")


@pytest.mark.parametrize("stored", [7, ["J"], {"next_item": "J"}, {"next_item": [3]}, {"no_such": ["J"]}])
def test_broken_keys_in_the_settings_harm_nothing(start: Start, settings_file: Path, stored: object) -> None:
    settings_file.write_text(json.dumps({"shortcuts": stored}), "utf-8")
    assert start().window.actions_["next_item"].shortcut() == QKeySequence("J")


def test_the_palette_runs_what_one_types(opened: Window, qtbot: QtBot) -> None:
    assert opened.source.view is not None
    opened.source.view.setFocus()
    press(opened.source.view, "Ctrl+Shift+P")
    palette = opened.findChildren(Palette)[0]
    qtbot.waitUntil(palette.isVisible, timeout=WAIT_MS)
    zoom = opened.source.view.zoom
    qtbot.keyClicks(palette.line, "zoom in")
    assert palette.list.item(0).text() == "Zoom in"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert opened.source.view.zoom > zoom


def test_the_palette_walks_by_arrows_and_escape_closes_it(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["palette"].trigger()
    palette = opened.findChildren(Palette)[0]
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    qtbot.keyClicks(palette.line, "xyzzy")
    assert palette.list.count() == 0
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    QApplication.sendPostedEvents()


def test_the_palette_lists_what_can_be_done_now(opened: Window) -> None:
    opened.actions_["palette"].trigger()
    palette = opened.findChildren(Palette)[0]
    texts = {palette.list.item(row).text() for row in range(palette.list.count())}
    assert "Zoom in" in texts
    assert "Redo" not in texts  # there is nothing to redo
    palette.close()


def test_words_are_found_anywhere_and_danish_letters_as_one_can_type_them(opened: Window) -> None:
    action = opened.actions_["quit"]
    rows = [
        (action, "Åbn filer", "Filer", "Ctrl+O"),
        (action, "Næste punkt", "Gå til", "J"),
        (action, "Luk fanen", "Filer", "Ctrl+W"),
    ]

    def texts(words: str) -> list[str]:
        return [row[1] for row in found(words, rows)]

    assert texts("aabn") == texts("åbn") == ["Åbn filer"]
    assert texts("naeste") == texts("NÆSTE") == ["Næste punkt"]
    assert texts("filer") == ["Åbn filer", "Luk fanen"]
    assert texts("fanen luk") == ["Luk fanen"]
    assert texts("npkt") == ["Næste punkt"]
    assert texts("") == [row[1] for row in rows]


def test_the_command_that_says_just_the_words_comes_first_and_the_shorter_before_the_longer(
    opened: Window,
) -> None:
    names = ("Mørke sider i mørke farver", "Mørke", "Vis siderne i mørke farver", "Vis mørke")
    rows = [(opened.actions_["quit"], name, "Vis", "") for name in names]
    assert [row[1] for row in found("mørk", rows)] == [names[1], names[0], names[3], names[2]]
    assert found("vis mørke", rows)[0][1] == "Vis mørke"
