"""Areas in a document without text are each one mark, wherever on its pages they are."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour, PageBox
from core.source_text import Box
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start

AREA, NOTE = AnnotationKind.AREA, AnnotationKind.NOTE
PAGES = 3


@pytest.fixture
def maps(start_with: Start, qtbot: QtBot, tmp_path: Path) -> Window:
    """A window with three pages of pictures, an area on each, and none of them chosen."""
    path = tmp_path / "kort.pdf"
    made = pymupdf.open()
    for _page in range(PAGES):
        made.new_page().draw_rect(pymupdf.Rect(60, 60, 400, 400), fill=(0.4, 0.6, 0.5))
    made.save(path)
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    for page in range(PAGES):
        window.source.document.select_area(PageBox(page, Box(100, 500 + 10 * page, 250, 600)))
        window.actions_["highlight_yellow"].trigger()
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)
    window.source.document.choose(None)
    return window


def areas(window: Window) -> list[tuple[int, Colour | None]]:
    """Page and colour of each area."""
    own = [mark.annotation for mark in window.current.marks if mark.annotation.kind is AREA]
    return [(each.passage.boxes[0].page, each.colour) for each in own if each.passage is not None]


def test_marks_are_walked_coloured_noted_and_deleted_each_alone(maps: Window, qtbot: QtBot) -> None:
    assert [page for page, _colour in areas(maps)] == [0, 1, 2]
    for page in (0, 1):
        maps.actions_["next_mark"].trigger()
        chosen = maps.source.document.chosen
        assert chosen is not None
        assert chosen.area is not None
        assert chosen.area.page == page
        rect = maps.source.pages.area_rect(chosen.area)
        assert rect is not None
        assert maps.source.pages.viewport().rect().contains(rect.toRect())
    maps.actions_["highlight_red"].trigger()
    assert areas(maps) == [(0, Colour.YELLOW), (1, Colour.RED), (2, Colour.YELLOW)]
    maps.actions_["write_note"].trigger()
    card = maps.group.marking.card
    assert card is not None
    qtbot.keyClicks(card.editor.note, "Kortet er gammelt")
    maps.group.save()
    notes = [mark for mark in maps.current.marks if mark.annotation.kind is NOTE]
    assert [mark.target for mark in notes] == [card.target]
    maps.group.to_document()
    maps.actions_["delete_mark"].trigger()
    assert areas(maps) == [(0, Colour.YELLOW), (2, Colour.YELLOW)]
    qtbot.waitUntil(lambda: not maps.session.is_saving, timeout=WAIT_MS)
    QApplication.processEvents()
    assert areas(maps) == [(0, Colour.YELLOW), (2, Colour.YELLOW)]
    assert not [mark for mark in maps.current.marks if mark.annotation.kind is NOTE]


def test_each_is_a_mark_of_its_own_at_the_next_start(maps: Window, start: Start, qtbot: QtBot) -> None:
    targets = {mark.target for mark in maps.current.marks}
    assert len(targets) == PAGES
    again = start().window
    qtbot.waitUntil(lambda: len(areas(again)) == PAGES, timeout=WAIT_MS)
    assert {mark.target for mark in again.current.marks} == targets


def test_two_areas_at_one_place_are_two(maps: Window, qtbot: QtBot) -> None:
    maps.source.document.select_area(PageBox(0, Box(100, 650, 250, 700)))
    maps.actions_["highlight_green"].trigger()
    assert areas(maps) == [(0, Colour.YELLOW), (0, Colour.GREEN), (1, Colour.YELLOW), (2, Colour.YELLOW)]
    maps.actions_["delete_mark"].trigger()
    assert len(areas(maps)) == PAGES
