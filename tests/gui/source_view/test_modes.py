"""Pages, text, or both side by side, moving together."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.source_text import Span
from gui.source_view.stack import Mode
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start


def apart(window: Window) -> float:
    """How far the two views show the line the reader looks at from one another, as a part of their height."""
    leading = window.source.view
    assert leading is not None
    eye = leading.offset_at_eye()
    tops = [
        view.rects_of(Span(eye, eye + 1))[0].top() / view.viewport().height()
        for view in (window.source.pages, window.source.text)
    ]
    return abs(tops[0] - tops[1])


def at_an_end(view: SourceView) -> bool:
    """Whether the view cannot scroll further one way."""
    bar = view.verticalScrollBar()
    return bar.value() in (bar.minimum(), bar.maximum())


def test_the_same_words_stay_at_the_eye(opened: Window, qtbot: QtBot) -> None:
    source = opened.source
    loaded = source.document.loaded
    assert loaded is not None
    source.pages.go_to(loaded.meeting.items[3].span.start)
    eye = source.pages.offset_at_eye()
    opened.actions_["show_text"].trigger()
    assert source.view is source.text
    assert source.pages.isHidden()
    line = loaded.source.line_at(eye)
    assert abs(loaded.source.line_at(source.text.offset_at_eye()) - line) <= 6
    opened.actions_["show_pages"].trigger()
    assert source.view is source.pages
    assert abs(loaded.source.line_at(source.pages.offset_at_eye()) - line) <= 6


def test_both_move_together(opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.source_view.stack.BESIDE", 0)
    source = opened.source
    opened.actions_["show_both"].trigger()
    loaded = source.document.loaded
    assert loaded is not None
    assert source.pages.isVisible()
    assert source.text.isVisible()
    for leading in (source.text, source.pages):
        leading.setFocus()
        assert source.view is leading
        for part in (0.2, 0.5, 0.8):
            bar = leading.verticalScrollBar()
            bar.setValue(round(bar.maximum() * part))
            other = source.text if leading is source.pages else source.pages
            qtbot.waitUntil(lambda other=other: apart(opened) < 0.06 or at_an_end(other), timeout=WAIT_MS)


def test_the_mode_is_kept_with_the_document(start: Start, qtbot: QtBot, opened: Window) -> None:
    opened.actions_["show_text"].trigger()
    opened.keep_place()
    window = start().window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.source.mode is Mode.TEXT, timeout=WAIT_MS)
    assert window.actions_["show_text"].isChecked()


def test_a_document_without_pages_has_its_text_alone(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_text("Referat\n\nPunkt 1: Ny bro\n\nBeslutning\nGodkendt.\n", "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert window.source.mode is Mode.TEXT
    assert not window.actions_["show_pages"].isEnabled()
    window.actions_["show_both"].trigger()
    assert window.source.pages.isHidden()


def test_the_style_of_text_is_kept(start: Start, qtbot: QtBot, opened: Window) -> None:
    opened.actions_["show_text"].trigger()
    opened.actions_["text_narrower"].trigger()
    opened.actions_["text_sans"].trigger()
    assert opened.source.text.style_.characters == 60
    opened.group.setting.save()
    window = start([COMMITTEE]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert not window.source.text.style_.serif
    assert window.source.text.style_.characters == 60


def test_both_go_where_the_tree_leads(opened: Window, qtbot: QtBot) -> None:
    source = opened.source
    opened.actions_["show_both"].trigger()
    for _step in range(4):
        opened.agenda.step(+1)
    loaded = source.document.loaded
    assert loaded is not None
    heading = loaded.meeting.items[opened.current.item].heading
    first = Span(heading.start, heading.start + 1)
    qtbot.waitUntil(lambda: source.pages.shows(first) and source.text.shows(first), timeout=WAIT_MS)


def test_the_strip_beside_the_text_keeps_the_place(opened: Window, qtbot: QtBot) -> None:
    source = opened.source
    loaded = source.document.loaded
    assert loaded is not None
    opened.actions_["show_text"].trigger()
    item = loaded.meeting.items[4].heading
    source.text.go_to(item.start)
    opened.actions_["page_strip"].trigger()
    strip = opened.group.page_reading.strip.pages
    qtbot.waitUntil(strip.isVisible, timeout=WAIT_MS)
    assert source.text.standing() == item.start
    page = loaded.source.page_of(item.start)
    assert page
    assert strip.currentIndex().row() == page
    opened.actions_["show_pages"].trigger()
    assert source.pages.shows(Span(item.start, item.start + 1))
    opened.actions_["show_both"].trigger()
    opened.actions_["page_strip"].trigger()
    opened.actions_["show_text"].trigger()
    assert source.text.shows(Span(item.start, item.start + 1))


def test_the_text_of_both_groups_is_set_alike(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["show_text"].trigger()
    opened.actions_["tab_beside"].trigger()
    qtbot.waitUntil(lambda: len(opened.groups) == 2, timeout=WAIT_MS)
    groups = opened.groups
    qtbot.waitUntil(lambda: groups[1].current.loaded is not None, timeout=WAIT_MS)
    here, other = (group.source.text for group in groups)
    for group in groups:
        group.source.choose_mode(Mode.TEXT)
    opened.actions_["text_sans"].trigger()
    opened.actions_["text_narrower"].trigger()
    qtbot.waitUntil(lambda: here.style_ == other.style_, timeout=WAIT_MS)
    assert not here.style_.serif
