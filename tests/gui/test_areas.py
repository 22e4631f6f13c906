"""Areas on pages with mouse, key and bar, kept and found again; and what is typed on cards is not lost."""

from __future__ import annotations

from pathlib import Path

import pymupdf
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour
from core.minutes import Outcome
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start, shown_editor
from tests.gui.hands import drag


def settled(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)


def areas(window: Window) -> list[Colour | None]:
    """The colours of the areas that show."""
    kind = AnnotationKind.AREA
    marks = window.source.document.marks
    return [mark.annotation.colour for mark in marks if mark.annotation.kind is kind]


def choose_area(window: Window, begin: QPoint, end: QPoint) -> None:
    window.actions_["choose_area"].trigger()
    drag(window.source.pages, begin, end)
    assert window.source.document.area is not None


def menu_at(window: Window, qtbot: QtBot, point: QPoint) -> list[str]:
    """The words of the menu at a point of the page view."""
    port = window.source.pages.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, point, port.mapToGlobal(point)))
    found: list[QMenu] = []

    def look() -> bool:
        popup = QApplication.activePopupWidget()
        found[:] = [popup] if isinstance(popup, QMenu) else []
        return bool(found)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    words = [action.text().split("\t")[0].replace("&", "") for action in found[0].actions()]
    found[0].close()
    return words


def test_areas_are_dragged_marked_listed_and_kept(start: Start, start_with: Start, qtbot: QtBot) -> None:
    window = start_with([COMMITTEE]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    window.source.pages.setFocus()
    choose_area(window, QPoint(120, 120), QPoint(320, 220))
    qtbot.keyClick(window.source.pages, "2")
    settled(window, qtbot)
    assert areas(window) == [Colour.GREEN]
    choose_area(window, QPoint(120, 300), QPoint(320, 380))
    bar = window.group.marking.bar
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    bar.colour_wanted.emit(Colour.PURPLE)
    settled(window, qtbot)
    assert sorted(str(each) for each in areas(window)) == ["green", "purple"]
    window.actions_["annotations_panel"].trigger()
    panel = window.group.annotations
    qtbot.waitUntil(lambda: panel.count.text() == "2 annotations", timeout=WAIT_MS)
    again = start([COMMITTEE]).window
    qtbot.waitUntil(lambda: len(areas(again)) == 2, timeout=WAIT_MS)


def test_an_area_on_a_page_without_text_has_its_menu(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "kort.pdf"
    made = pymupdf.open()
    made.new_page().draw_rect(pymupdf.Rect(60, 60, 400, 400), fill=(0.4, 0.6, 0.5))
    made.save(path)
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert menu_at(window, qtbot, QPoint(200, 200)) == ["Choose an area", "Go to page …"]
    window.source.pages.setFocus()
    choose_area(window, QPoint(120, 120), QPoint(320, 220))
    words = menu_at(window, qtbot, QPoint(200, 160))
    assert "Yellow" in words
    assert not any("heading" in each or "decision" in each for each in words)
    qtbot.keyClick(window.source.pages, "1")
    settled(window, qtbot)
    assert areas(window) == [Colour.YELLOW]
    window.source.document.choose(None)
    assert "Delete the mark" in menu_at(window, qtbot, QPoint(200, 160))
    assert "Yellow" not in menu_at(window, qtbot, QPoint(200, 500))


def test_a_correction_leaves_what_is_typed_on_the_card(start_with: Start, qtbot: QtBot) -> None:
    window = start_with([COMMITTEE]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    item = next(i for i, each in enumerate(window.current.items) if each.own_decision)
    at = window.current.items[0].span.start
    window.current.choose_item(item)
    window.source.pages.go_to(at)
    window.source.document.select(at, at + 20)
    window.source.pages.setFocus()
    window.actions_["write_note"].trigger()
    card = window.group.marking.card
    assert card is not None
    qtbot.keyClicks(card.editor.note, "midt i en sæt")
    before = window.current.loaded
    window.correcting.set_outcome(window.correcting._target(item), Outcome.POSTPONED)
    qtbot.waitUntil(lambda: window.current.loaded is not before, timeout=WAIT_MS)
    settled(window, qtbot)
    notes = [each.text for _about, each in window.current.all_annotations if each.kind is AnnotationKind.NOTE]
    assert notes == ["midt i en sæt"]
    card = window.group.marking.card
    assert card is not None
    assert card.isVisible()
    assert card.editor.note.toPlainText() == "midt i en sæt"


def test_a_follow_up_that_is_emptied_is_deleted(opened: Window, qtbot: QtBot) -> None:
    opened.current.choose_item(1)
    opened.actions_["follow_up"].trigger()
    editor = shown_editor(opened, qtbot)
    (row,) = editor.follow_ups.rows
    qtbot.keyClicks(row.what, "Ring til forvaltningen")
    opened.group.save()
    settled(opened, qtbot)
    assert len(opened.current.all_annotations) == 1
    row.what.clear()
    row.what.textEdited.emit("")
    opened.group.save()
    settled(opened, qtbot)
    assert not opened.current.all_annotations
    opened.session.undo.undo()
    settled(opened, qtbot)
    assert [each.text for _about, each in opened.current.all_annotations] == ["Ring til forvaltningen"]
    written = [each.what.text() for each in editor.follow_ups.rows if not each.is_empty]
    assert written == ["Ring til forvaltningen"]
