"""A reader whose name was another before says so, and what stands under that name counts as the reader's."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.settings import load_settings
from gui.edits.colleagues import show_author
from gui.models.annotations import spoken
from gui.panels.others_notes import OthersNotes
from gui.panels.whose_menu import fill_whose
from gui.source_view.page_signs import SignKind, signs_of
from gui.window import Window
from tests.gui.colleagues.conftest import ANNE, Give
from tests.gui.colleagues.test_taking_in import take_in, there
from tests.gui.conftest import WAIT_MS, shown_editor


@pytest.fixture
def taken(opened: Window, qtbot: QtBot, give: Give) -> Window:
    """A window with Anne's annotations in it."""
    take_in(opened, qtbot, give()).close()
    qtbot.waitUntil(lambda: bool(opened.session.whose.others), timeout=WAIT_MS)
    return opened


def entry(window: Window, words: str) -> QAction:
    """An entry of the menu of whose annotations are shown, in whatever menu below it."""
    panel = window.group.annotations
    menu = QMenu(panel)
    fill_whose(menu, window.session, window.theme, panel._colours, panel.filters.filter, panel.filters.choose)
    menus = [menu, *menu.findChildren(QMenu)]
    return next(action for each in menus for action in each.actions() if action.text() == words)


def letters(window: Window) -> list[str]:
    """The letters that stand beside marks that are colleagues'."""
    signs = signs_of(window.current.marks, lambda _tag: None)
    return [sign.letters for sign in signs if sign.kind is SignKind.WHOSE]


def test_what_a_former_name_wrote_is_the_readers_own_everywhere(taken: Window, qtbot: QtBot) -> None:
    panel, whose = taken.group.annotations, taken.session.whose
    assert letters(taken) == ["AH"]
    entry(taken, "This is me").trigger()
    assert letters(taken) == []
    assert whose.others == []
    assert not any(f"By {ANNE}" in spoken(card, panel.model.own_names) for card in panel.listed.here)
    assert load_settings().other_names == (ANNE,)
    # the note stands in the editor, the key of its colour takes the mark off
    taken.current.choose_item(1)
    editor = shown_editor(taken, qtbot)
    assert editor.note.toPlainText() != ""
    notes = editor.findChild(OthersNotes)
    assert notes is None or not notes.isVisible()
    (mark,) = taken.current.marks
    taken.group.marking.go_to(mark.target)
    taken.actions_["highlight_green"].trigger()
    qtbot.waitUntil(lambda: taken.current.marks == [] or taken.current.marks == (), timeout=WAIT_MS)


def test_it_can_be_listed_as_mine_and_taken_back(taken: Window, qtbot: QtBot) -> None:
    panel = taken.group.annotations
    entry(taken, "This is me").trigger()
    entry(taken, "Mine").trigger()
    assert panel.filters.whose.text().count("Mine") == 1
    assert len(panel.listed.here) > 0
    assert all(panel.filters.filter.passes(card) for card in panel.listed.here)
    entry(taken, "This is not me").trigger()
    assert letters(taken) == ["AH"]
    assert [each.author for each in taken.session.whose.others] == [ANNE]
    assert load_settings().other_names == ()
    assert any(f"By {ANNE}" in spoken(card, panel.model.own_names) for card in panel.listed.here)


def test_who_was_hidden_is_shown_as_the_reader(taken: Window, qtbot: QtBot) -> None:
    show_author(taken.session, ANNE, False)
    qtbot.waitUntil(lambda: not there(taken), timeout=WAIT_MS)
    entry(taken, "This is me").trigger()
    qtbot.waitUntil(lambda: len(there(taken)) == 3, timeout=WAIT_MS)


def test_a_summary_without_colleagues_has_it(taken: Window, qtbot: QtBot) -> None:
    entry(taken, "This is me").trigger()
    taken.actions_["give_annotations"].trigger()
    summaries = taken.summaries
    qtbot.waitUntil(lambda: summaries.composer is not None, timeout=WAIT_MS)
    assert summaries.composer is not None
    assert summaries.composer._wish().own_names == {"Anna", ANNE}
