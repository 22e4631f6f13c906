"""Bringing a passage into view with what stands around it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from core.source_text import Span
from gui.source_view.view import READING_LINE, SourceView


def reveal(view: SourceView, span: Span) -> None:
    """Show `span` where the eye is; where it is in view already, nothing moves."""
    if view.shows(span):
        return
    view.go_to(span.start)
    rects = view.rects_of(span)
    if not rects:
        return
    first, port = rects[0], QRectF(view.viewport().rect())
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()
    down.setValue(down.value() + round(first.top() - READING_LINE * port.height()))
    if first.left() < port.left() or first.right() > port.right():
        across.setValue(across.value() + round(first.center().x() - port.center().x()))
