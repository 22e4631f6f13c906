"""A reader removes a closed item, a number, a meeting for good, and sets the rule for old closed items."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import open_library
from core.library.removing import set_years_of_closed_items
from gui.dialogs.removal_rule import RuleDialog
from gui.dialogs.removing import RemovalDialog, ask_to_remove
from gui.pending import Change
from gui.window import Window
from tests.core.library.removing.test_removing import CLOSED, MINUTES, SECRET
from tests.gui.conftest import WAIT_MS, Start

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def window(start_with: Start, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window with invented minutes of 2019 that have a closed item."""
    path = tmp_path / "referat.txt"
    path.write_text(MINUTES, "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def shown(window: Window, qtbot: QtBot, kind: type[D]) -> D:
    found: list[D] = []

    def look() -> bool:
        found[:] = [each for each in window.findChildren(kind) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    return found[0]


def confirmed(window: Window, qtbot: QtBot) -> RemovalDialog:
    """The dialog after the reader has confirmed, and all is done."""
    dialog = shown(window, qtbot, RemovalDialog)
    assert not dialog.go.isEnabled()
    dialog.sure.click()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.heading.text() == "Removed for good", timeout=WAIT_MS)
    return dialog


def test_the_question_names_what_goes_and_is_answered_by_keys_alone(window: Window, qtbot: QtBot) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    item = loaded.meeting.items[1]
    window.current.choose_item(1)
    window.actions_["remove_for_good"].trigger()
    dialog = shown(window, qtbot, RemovalDialog)
    first = dialog.words.text().split("\n\n")[0]
    assert loaded.meeting.body
    assert loaded.meeting.body in first
    assert "2019" in first
    assert f"{item.number}. {item.title}" in first
    qtbot.waitUntil(dialog.cancel.hasFocus, timeout=WAIT_MS)
    presses = [(Qt.Key.Key_Backtab, dialog.sure), (Qt.Key.Key_Space, dialog.sure)]
    for key, widget in [*presses, (Qt.Key.Key_Tab, dialog.go), (Qt.Key.Key_Tab, dialog.cancel)]:
        qtbot.keyClick(dialog.focusWidget(), key)
        assert dialog.focusWidget() is widget
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Backtab)
    assert "&" in dialog.go.text()
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.heading.text() == "Removed for good", timeout=WAIT_MS)


def bytes_of(library: Path) -> bytes:
    return b"".join(path.read_bytes() for path in library.parent.glob("library.sqlite*"))


def test_a_closed_item_goes_after_a_second_confirmation(
    window: Window, qtbot: QtBot, library_path: Path
) -> None:
    window.current.choose_item(1)
    window.actions_["remove_for_good"].trigger()
    dialog = shown(window, qtbot, RemovalDialog)
    assert dialog.heading.text() == "Remove this item for good?"
    assert "1 document" in dialog.words.text()
    dialog = confirmed(window, qtbot)
    assert "Nothing of it is left" in dialog.words.text()
    dialog.cancel.click()

    def is_blacked() -> bool:
        loaded = window.current.loaded
        return loaded is not None and "kvistefarm" not in loaded.source.text

    qtbot.waitUntil(is_blacked, timeout=WAIT_MS)
    content = bytes_of(library_path)
    assert not [word for word in SECRET if word.encode() in content]
    qtbot.waitUntil(lambda: "words removed for good" in window.agenda.head.when.text(), timeout=WAIT_MS)
    assert not window.session.undo.canUndo()


def test_selected_words_go_wherever_they_stand(window: Window, qtbot: QtBot, library_path: Path) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    assert not window.actions_["remove_words"].isEnabled()
    first = ItemKey.of(loaded.meeting.items[0])
    written = new_annotation(loaded.id, first, AnnotationKind.NOTE, "Ring om 0102031234", "Anna")
    window.session.apply([Change(None, written)])
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)
    start = loaded.source.text.index("010203-1234")
    window.source.document.select(start, start + 11)
    window.actions_["remove_words"].trigger()
    assert "1 annotation" in shown(window, qtbot, RemovalDialog).words.text()
    confirmed(window, qtbot)
    content = bytes_of(library_path)
    assert b"010203-1234" not in content
    assert b"0102031234" not in content


def test_a_meeting_goes_and_leaving_the_question_changes_nothing(
    window: Window, qtbot: QtBot, library_path: Path
) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    ask_to_remove(window, window.session, [loaded.id])
    dialog = shown(window, qtbot, RemovalDialog)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(RemovalDialog), timeout=WAIT_MS)
    copy = library_path.with_name("library.before-finding-20310514-120000.sqlite")
    copy.write_bytes(b"")
    ask_to_remove(window, window.session, [loaded.id])
    dialog = shown(window, qtbot, RemovalDialog)
    qtbot.waitUntil(dialog.with_copies.isVisible, timeout=WAIT_MS)
    assert copy.name in dialog.names.text()
    dialog.with_copies.click()
    confirmed(window, qtbot)
    qtbot.waitUntil(lambda: not copy.exists(), timeout=WAIT_MS)
    library = open_library(library_path)
    assert library.rows("SELECT count(*) FROM meeting") == [(0,)]
    library.close()


def test_the_rule_says_what_it_would_remove(window: Window, qtbot: QtBot, library_path: Path) -> None:
    window.actions_["removal_rule"].trigger()
    dialog = shown(window, qtbot, RuleDialog)
    assert not dialog.is_set.isChecked()
    qtbot.waitUntil(lambda: "1 closed item of 1 meeting" in dialog.count.text(), timeout=WAIT_MS)
    dialog.years.setEnabled(True)
    dialog.years.setValue(50)
    qtbot.waitUntil(lambda: "nothing" in dialog.count.text(), timeout=WAIT_MS)
    dialog.is_set.click()
    dialog.years.setValue(4)
    dialog.accept()
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)
    library = open_library(library_path)
    assert library.rows("SELECT value FROM rule WHERE name = 'closed_items'") == [('{"years": 4}',)]
    library.close()


def test_the_rule_is_kept_with_the_next_start(
    window: Window, start: Start, qtbot: QtBot, library_path: Path
) -> None:
    assert CLOSED.title is not None
    library = open_library(library_path)
    set_years_of_closed_items(library, 4, "Anna")
    window = start([]).window

    def is_gone() -> bool:
        return library.rows("SELECT 1 FROM item WHERE title = ?", (CLOSED.title,)) == []

    qtbot.waitUntil(is_gone, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: library.rows("SELECT 1 FROM rule WHERE name = 'cleaning_wanted'") == [], timeout=WAIT_MS
    )
    library.close()
    assert window.isVisible()
