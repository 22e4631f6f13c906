"""The table of actions: every command stands in a menu, works, and has its shortcut alone."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from core.language import set_language
from gui.actions import SUBMENUS, action_table, menus
from gui.window import Window
from tests.gui.conftest import Start


def test_every_shortcut_stands_once() -> None:
    keys = Counter(QKeySequence(keys).toString() for spec in action_table() for keys in spec.shortcuts)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_has_a_menu() -> None:
    assert {spec.menu for spec in action_table()} == set(menus())


def test_every_command_is_bound_and_in_a_menu(start: Start) -> None:
    window: Window = start().window
    in_menus = {action.objectName() for menu in window.findChildren(QMenu) for action in menu.actions()}
    for spec in action_table():
        assert spec.id in in_menus
        assert window.actions_[spec.id].receivers("2triggered(bool)") > 0, spec.id


def test_every_menu_has_room_on_a_small_screen(start: Start) -> None:
    """Of 540 points, which is the smallest window, the system's own bar takes some."""
    menus = start().window.menuBar().findChildren(QMenu)
    assert len(menus) > 10
    assert {menu.title(): menu.sizeHint().height() for menu in menus if menu.sizeHint().height() > 505} == {}


def test_the_way_out_of_the_program_stands_last_in_its_menu(start: Start) -> None:
    file = start().window.menuBar().actions()[0].menu()
    assert isinstance(file, QMenu)
    assert file.actions()[-1].objectName() == "quit"


@pytest.mark.parametrize("language", ["en", "da"])
def test_mnemonics_of_a_menu_differ(language: str) -> None:
    set_language(language)
    for menu in menus():
        letters = Counter(
            spec.text[spec.text.index("&") + 1].casefold()
            for spec in action_table()
            if spec.menu == menu and "&" in spec.text
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], menu


@pytest.mark.parametrize("language", ["en", "da"])
def test_mnemonics_of_the_menu_bar_differ(language: str) -> None:
    set_language(language)
    letters = Counter(
        text[text.index("&") + 1].casefold() for menu, text in menus().items() if menu not in SUBMENUS
    )
    assert [letter for letter, count in letters.items() if count > 1] == []
