"""The caret that the reader moves through the document, and the ring of a view that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from core.source_text import Span
from gui.source_view.caret_keys import caret_rect
from gui.source_view.view import SourceView
from gui.theme import Colours

WIDTH = 2.0
"""Of the caret and of the ring, in logical pixels."""


def caret_seen(view: SourceView) -> QRectF | None:
    """Where in the viewport the caret stands, upright or on a turned page; None where it does not show."""
    document = view.document
    if not document.caret_on or document.loaded is None:
        return None
    text = document.loaded.source.text
    rect = caret_rect(view, text, min(document.head, len(text)))
    if rect is None or not QRectF(view.viewport().rect()).contains(rect.center()):
        return None
    return rect


def paint_keyboard(view: SourceView, painter: QPainter, colours: Colours) -> None:
    """Paint the caret, and the ring around a view that was given the keyboard by a key."""
    rect = caret_seen(view)
    if rect is not None:
        turned = view.rotation % 180 != 0
        shape = _caret_on_turned(view, rect) if turned else rect.adjusted(-WIDTH / 2, 0, WIDTH / 2, 0)
        painter.fillRect(shape, QColor(colours.accent if view.hasFocus() else colours.quiet))
    if view.shows_focus:
        painter.setPen(QPen(QColor(colours.accent), WIDTH))
        painter.drawRect(QRectF(view.viewport().rect()).adjusted(1, 1, -1, -1))


def _caret_on_turned(view: SourceView, rect: QRectF) -> QRectF:
    """On a page that lies on its side lines run from top to bottom, or from bottom to top."""
    document = view.document
    assert document.loaded is not None
    text, head = document.loaded.source.text, document.head
    ahead = head < len(text) and text[head] != "\n"
    span = Span(head, head + 1) if ahead else Span(head - 1, head)
    letters = view.rects_of(span)
    if not letters:
        return rect
    letter = letters[0]
    at_top = ahead is (view.rotation == 90)
    y = letter.top() if at_top else letter.bottom()
    return QRectF(letter.left(), y - WIDTH / 2, letter.width(), WIDTH)
