"""What a reader does with mouse and keys to mark words, and what is marked then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind
from core.library import of_meeting, open_library
from core.source_text import Span
from gui.annotations.mark_places import trimmed
from gui.panels.mark_card import MarkCard
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.conftest import WAIT_MS

HIGHLIGHT, UNDERLINE = AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE
NOTE, TAG, AREA = AnnotationKind.NOTE, AnnotationKind.TAG, AnnotationKind.AREA


def view_of(window: Window) -> SourceView:
    view = window.source.view
    assert view is not None
    return view


def text_of(window: Window) -> str:
    loaded = window.current.loaded
    assert loaded is not None
    return loaded.source.text


def span_of(window: Window, words: str) -> Span:
    at = text_of(window).index(words)
    return Span(at, at + len(words))


def long_words(window: Window, number: int = 0) -> str:
    """Two neighbouring words of a line in the body of the text, another pair for each number."""
    loaded = window.current.loaded
    assert loaded is not None
    start = loaded.meeting.items[0].span.start
    found = []
    for line in loaded.source.lines:
        words = loaded.source.text[line.start : line.end].split(" ")
        pair = " ".join(words[1:3])
        alone = loaded.source.text.count(pair) == 1
        if line.start > start and len(words) > 6 and alone and len(words[1]) > 4:
            found.append(pair)
    return found[number]


def point_at(window: Window, offset: int, *, after: bool = False) -> QPoint:
    """A point of the view on the character at an offset, at its left or right edge."""
    (rect,) = view_of(window).rects_of(Span(offset, offset + 1))
    x = rect.right() - 1 if after else rect.left() + 1
    return QPoint(round(x), round(rect.center().y()))


def show(window: Window, span: Span) -> None:
    view = view_of(window)
    if not view.shows(span):
        view.go_to(span.start)


def drag(window: Window, qtbot: QtBot, span: Span) -> None:
    """Select words with the mouse."""
    show(window, span)
    view = view_of(window).viewport()
    left = Qt.MouseButton.LeftButton
    begin, end = point_at(window, span.start), point_at(window, span.end - 1, after=True)
    qtbot.mousePress(view, left, pos=begin)
    qtbot.mouseMove(view, (begin + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, left, pos=end)
    selected = window.source.document.selection
    assert selected is not None
    assert trimmed(text_of(window), selected) == span


def click(window: Window, qtbot: QtBot, offset: int) -> None:
    view = view_of(window).viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point_at(window, offset))


def press(window: Window, qtbot: QtBot, key: str | Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)


def settled(window: Window, qtbot: QtBot, expected: Callable[[], bool] = lambda: True) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving and expected(), timeout=WAIT_MS)


def marks(window: Window) -> list[tuple[AnnotationKind, str]]:
    """Kinds and words of what is drawn over the document."""
    text = text_of(window)
    return [(m.annotation.kind, text[m.span.start : m.span.end]) for m in window.source.document.marks]


def kept(window: Window) -> list[Annotation]:
    """What the library holds of the meeting in view."""
    loaded = window.current.loaded
    assert loaded is not None
    library = open_library(window.session.library)
    try:
        return of_meeting(library, loaded.id)
    finally:
        library.close()


def card(window: Window) -> MarkCard:
    shown = window.group.marking.card
    assert shown is not None
    assert shown.isVisible()
    return shown


def highlighted(window: Window, qtbot: QtBot, words: str, key: str = "1") -> Span:
    span = span_of(window, words)
    drag(window, qtbot, span)
    press(window, qtbot, key)
    return span
