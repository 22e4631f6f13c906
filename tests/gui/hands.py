"""What a reader's hands do in a document: points of words, drags, clicks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.source_text import Span
from gui.source_view.page_view import PageView
from gui.source_view.view import SourceView
from tests.gui.conftest import WAIT_MS

LEFT = Qt.MouseButton.LeftButton


def offset_of(view: SourceView, words: str, *, behind: bool = False) -> int:
    """Where `words` stand first in the document in view, or where they end."""
    loaded = view.document.loaded
    assert loaded is not None
    return loaded.source.text.index(words) + (len(words) if behind else 0)


def selected(view: SourceView) -> str:
    """The selected words."""
    loaded, span = view.document.loaded, view.document.selection
    return "" if span is None or loaded is None else loaded.source.text[span.start : span.end]


def await_characters(view: PageView, qtbot: QtBot) -> None:
    """Wait until the places of the characters of all pages in view are known."""
    known = view._overlay.characters
    assert known is not None
    view.viewport().update()
    qtbot.waitUntil(lambda: not any(known.wants(page) for page in view._shown_pages()), timeout=WAIT_MS)


def point_at(view: SourceView, words: str, *, behind: bool = False) -> QPoint:
    """The left edge of the first of `words` in the viewport, or the right edge of the last."""
    start, end = offset_of(view, words), offset_of(view, words, behind=True)
    rects = view.rects_of(Span(end - 1, end) if behind else Span(start, start + 1))
    x = rects[0].right() - 0.4 if behind else rects[0].left() + 0.4
    return QPointF(x, rects[0].center().y()).toPoint()


def move(view: SourceView, to: QPoint, buttons: Qt.MouseButton = LEFT) -> None:
    """Move the pointer with buttons held: what QTest moves holds none."""
    port = view.viewport()
    where = QPointF(to), QPointF(port.mapToGlobal(to))
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QMouseEvent(QEvent.Type.MouseMove, *where, none[0], buttons, none[1]))


def drag(view: SourceView, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    """Drag with the left button, by way of the middle."""
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    move(view, (start + end) / 2)
    move(view, end)
    if release:
        QTest.mouseRelease(view.viewport(), LEFT, pos=end)
