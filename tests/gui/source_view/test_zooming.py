"""Zooming by keys: what the reader reads stays in view."""

from __future__ import annotations

from core.source_text import Span
from gui.window import Window


def test_the_beginnings_of_lines_stay_in_view(opened: Window) -> None:
    pages = opened.source.pages
    item = opened.current.items[1].span.start
    pages.go_to(item)
    for _step in range(5):
        pages.zoom_in()
    assert pages.horizontalScrollBar().maximum() > 0
    assert pages.rects_of(Span(item, item + 1))[0].left() >= 0


def test_what_is_selected_stays_in_view(opened: Window) -> None:
    pages = opened.source.pages
    start = opened.current.items[1].span.start
    pages.go_to(start)
    pages.document.select(start + 2, start + 9)
    for _step in range(6):
        pages.zoom_in()
    rect = pages.rects_of(Span(start + 2, start + 3))[0]
    assert pages.viewport().rect().contains(rect.center().toPoint())
