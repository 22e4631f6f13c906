"""Each command, pressed by its key in a real window, does what its name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour
from gui.actions import action_table
from gui.annotations.placing import Target
from gui.source_view.stack import Mode
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.conftest import WAIT_MS, shown_editor
from tests.gui.hands import drag

KEYS = {spec.id: spec.shortcuts[0] for spec in action_table() if spec.shortcuts}
ELSEWHERE = {
    *(
        "open_files",
        "open_folder",
        "take_in",
        "export",
        "print",
        "quit",
    ),  # ask the system for files, or end the program
    *("next_tab", "previous_tab", "tab_to_window", "go_back", "go_forward"),  # the tests of tabs press them
    *("correct_outcome", "correct_item", "next_uncertain"),  # test_correcting, test_walking
    *("compare_versions", "next_change", "previous_change"),  # the tests of comparing
    *("review", "next_finding", "previous_finding", "next_to_review"),  # the tests of the review
    *("item_fine", "item_needs_change", "item_question", "item_unread"),  # there, too
    *("comment", "reply_comment", "settle_comment", "dismiss_finding", "add_word"),  # test_what_is_done
    *("checklist", "sign_off"),  # there, too
    "to_place",  # the tests of what came along
}
"""Whose effects other tests see."""


class Hands:
    """Presses the keys of commands in the document of a window, and remembers which it pressed."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def view(self) -> SourceView:
        assert self.window.source.view is not None
        return self.window.source.view

    def press(self, command: str, on: QWidget | None = None) -> None:
        """Press the first key of a command, in the document or on a widget."""
        if on is None:
            self.view.setFocus()
        assert self.window.actions_[command].isEnabled(), command
        QTest.keySequence(on or self.view, QKeySequence(KEYS[command]))

    def sees(self, command: str, look: Callable[[], object], wanted: object) -> None:
        """A command changes what is seen to what is wanted."""
        assert look() != wanted, command
        self.press(command)
        self.qtbot.waitUntil(lambda: look() == wanted, timeout=WAIT_MS)

    def dialog(self, command: str) -> None:
        """A command opens a dialog."""
        before = set(self.window.findChildren(QDialog))
        self.press(command)
        (opened,) = set(self.window.findChildren(QDialog)) - before
        self.qtbot.waitUntil(opened.isVisible, timeout=WAIT_MS)
        opened.close()


def test_reading(opened: Window, qtbot: QtBot) -> None:
    hands, current, source = Hands(opened, qtbot), opened.current, opened.source
    pages = source.pages
    hands.sees("next_item", lambda: current.item, 0)
    hands.press("next_item")
    hands.sees("previous_item", lambda: current.item, 0)
    item = next(i for i, each in enumerate(current.items) if each.own_decision and i > 2)
    current.choose_item(item)
    decision = current.items[item].own_decision
    assert decision is not None
    hands.sees("to_decision", lambda: hands.view.shows(decision.span), True)

    zoom = hands.view.zoom
    hands.press("zoom_in")
    assert hands.view.zoom > zoom
    zoom = hands.view.zoom
    hands.press("zoom_out")
    assert hands.view.zoom < zoom
    hands.sees("fit_page", lambda: hands.view.fit, "page")
    hands.sees("fit_width", lambda: hands.view.fit, "width")
    hands.sees("actual_size", lambda: hands.view.zoom, 1.0)
    hands.sees("turn_right", lambda: pages.rotation, 90)
    hands.sees("turn_left", lambda: pages.rotation, 0)
    hands.sees("caret", lambda: source.document.caret_on, True)
    hands.sees("caret", lambda: source.document.caret_on, False)
    hands.sees("page_strip", opened.group.page_reading.strip.isVisible, True)
    hands.press("page_strip")
    hands.sees("show_text", lambda: source.mode, Mode.TEXT)
    style = opened.session.settings
    for command in ("text_wider", "text_narrower", "text_looser", "text_tighter"):
        hands.press(command)
        opened.group.setting.save()
        assert opened.session.settings != style, command
        style = opened.session.settings
    hands.sees("show_both", lambda: source.mode, Mode.BOTH)
    hands.sees("show_pages", lambda: source.mode, Mode.PAGES)
    line = opened.group.page_reading.line
    hands.sees("go_to_page", line.isVisible, True)
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)

    for command, shown in (
        ("library_panel", opened.library.isVisible),
        ("decision_panel", opened.decision.isVisible),
        ("annotations_panel", opened.group.annotations.isVisible),
    ):
        hands.sees(command, shown, not shown())
        if command != "decision_panel":
            hands.sees(command, shown, not shown())
    hands.sees("filter_agenda", opened.agenda.filter.hasFocus, True)
    hands.sees("search", opened.search.hasFocus, True)
    qtbot.keyClick(opened.search, Qt.Key.Key_Escape)

    hands.sees("find", opened.group.find_bar.isVisible, True)
    qtbot.keyClicks(opened.group.find_bar.line, "indstill")
    qtbot.waitUntil(lambda: len(source.document.hits) > 2, timeout=WAIT_MS)
    hit = source.document.hit
    hands.sees("next_hit", lambda: source.document.hit, hit + 1)
    hands.sees("previous_hit", lambda: source.document.hit, hit)
    hands.dialog("palette")
    hands.dialog("shortcuts")


def test_marking(opened: Window, qtbot: QtBot) -> None:
    hands, current, document = Hands(opened, qtbot), opened.current, opened.source.document
    kinds = AnnotationKind

    def marks() -> list[tuple[AnnotationKind, Colour | None]]:
        return [(mark.annotation.kind, mark.annotation.colour) for mark in current.marks]

    hands.press("choose_area")
    drag(hands.view, QPoint(120, 120), QPoint(320, 220))
    assert document.area is not None
    document.deselect()
    for number, colour in enumerate(Colour):
        document.select(100 * number, 100 * number + 30)
        hands.press(f"highlight_{colour.value}")
        assert marks()[-1] == (kinds.HIGHLIGHT, colour)
    hands.press("underline")
    assert (kinds.UNDERLINE, Colour.PURPLE) in marks()
    last = document.chosen
    hands.sees("next_mark", lambda: document.chosen, current.marks[0].target)
    hands.sees("previous_mark", lambda: document.chosen, last)
    hands.sees("delete_mark", lambda: len(current.marks), 4)
    hands.sees("undo", lambda: len(current.marks), 6)
    hands.sees("redo", lambda: len(current.marks), 4)

    document.choose(None)
    current.choose_item(1)
    hands.press("write_note")
    editor = shown_editor(opened, qtbot, Target(1))
    qtbot.waitUntil(editor.note.hasFocus, timeout=WAIT_MS)
    hands.press("add_tag")
    qtbot.waitUntil(editor.tags.line.hasFocus, timeout=WAIT_MS)
    hands.press("follow_up")
    qtbot.waitUntil(lambda: editor.follow_ups.is_written_in, timeout=WAIT_MS)

    hands.press("select_item")
    span = document.selection
    assert span is not None
    assert current.item_at(span.start) == 1
    document.select(0, 10)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("")
    hands.press("copy")
    qtbot.waitUntil(lambda: bool(clipboard.text()), timeout=WAIT_MS)
    words = clipboard.text()
    hands.press("copy_with_reference")
    qtbot.waitUntil(lambda: clipboard.text() != words and words in clipboard.text(), timeout=WAIT_MS)


def test_tabs_and_groups(opened: Window, qtbot: QtBot) -> None:
    hands = Hands(opened, qtbot)
    hands.sees("tab_beside", lambda: len(opened.groups), 2)
    qtbot.waitUntil(lambda: opened.current.loaded is not None, timeout=WAIT_MS)
    right = opened.group
    hands.sees("other_group", lambda: opened.group is right, False)
    hands.sees("close_tab", lambda: len(opened.groups), 1)
    qtbot.waitUntil(lambda: opened.current.loaded is not None, timeout=WAIT_MS)
    hands.press("reopen_tab")
    QApplication.processEvents()
    assert not opened.actions_["reopen_tab"].isEnabled()


def test_pages_over_many_meetings(opened: Window, qtbot: QtBot) -> None:
    hands, overviews = Hands(opened, qtbot), opened.overviews
    for name in ("start", "register", "figures", "cases", "people", "follow_ups", "imports"):
        hands.sees(name, lambda: overviews.current_name, name)
        overviews.show_documents()
    opened.current.choose_item(1)
    hands.sees("case_trail", lambda: overviews.current_name, "cases")
    overviews.show_documents()


def test_reading_state(opened: Window, qtbot: QtBot) -> None:
    hands, reading = Hands(opened, qtbot), opened.group.reading
    opened.current.choose_item(1)
    qtbot.waitUntil(lambda: 1 in reading.unread, timeout=WAIT_MS)
    hands.sees("mark_read", lambda: 1 in reading.unread, False)
    hands.sees("mark_unread", lambda: 1 in reading.unread, True)
    hands.press("next_unread")
    qtbot.waitUntil(lambda: opened.current.item == 2, timeout=WAIT_MS)


def test_every_key_is_pressed_somewhere() -> None:
    pressed = Path(__file__).read_text("utf-8")
    missing = {
        name
        for name in KEYS
        if f'"{name}"' not in pressed and not name.startswith("highlight_") and name not in ELSEWHERE
    }
    assert missing == set()
