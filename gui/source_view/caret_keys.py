"""Where the end of a selection goes at a key: by character, word, line and page, as editors have it.

Lines are those the reader sees in the view. Up and down keep the place across: `Step.x` is where it aims at.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QTransform

from core.source_text import Span
from core.words import character_start, next_character, next_word, previous_character, previous_word
from gui.source_view.view import SourceView

NEAR, FAR = 600, 6000
"""Code points among which the next line is looked for: that is enough, but for long running heads between."""


class Step(NamedTuple):
    """A place in the text, and where across the viewport a step up or down aims at."""

    offset: int
    x: float | None = None


class Lines(Protocol):
    """Where the characters of a document stand."""

    def rects_of(self, span: Span) -> list[QRectF]:
        """Line by line, in the order of the text."""
        ...

    def position_at(self, point: QPoint) -> int | None:
        """The place between two characters nearest to a point."""
        ...


class Upright:
    """The lines of a view as they run when its pages are upright: from left to right, one below the other."""

    def __init__(self, view: SourceView) -> None:
        self._view = view
        self._to_upright = QTransform().rotate(-view.rotation)
        self._to_view = QTransform().rotate(view.rotation)

    def rects_of(self, span: Span) -> list[QRectF]:
        """Line by line, in the order of the text."""
        return [self._to_upright.mapRect(rect) for rect in self._view.rects_of(span)]

    def position_at(self, point: QPoint) -> int | None:
        """The place between two characters nearest to a point."""
        return self._view.position_at(self._to_view.map(point))


def caret_rect(view: Lines, text: str, offset: int) -> QRectF | None:
    """Where in the viewport the place `offset` is; without width. None where the view has no such place."""
    if offset < len(text) and text[offset] != "\n":
        rects = view.rects_of(Span(offset, next_character(text, offset)))
        if rects:
            return QRectF(rects[0].left(), rects[0].top(), 0.0, rects[0].height())
    if offset > 0:
        rects = view.rects_of(Span(previous_character(text, offset), offset))
        if rects:
            return QRectF(rects[-1].right(), rects[-1].top(), 0.0, rects[-1].height())
    return None


def step(view: SourceView, text: str, event: QKeyEvent, head: int, x: float | None) -> Step | None:
    """Where a key with Shift takes the end `head` of a selection; None for a key that moves nothing."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    key = event.key()
    if key == Qt.Key.Key_Left:
        return Step(previous_word(text, head) if control else previous_character(text, head))
    if key == Qt.Key.Key_Right:
        return Step(next_word(text, head) if control else next_character(text, head))
    if key == Qt.Key.Key_Home:
        return Step(0 if control else _line_edge(Upright(view), text, head, at_end=False))
    if key == Qt.Key.Key_End:
        return Step(len(text) if control else _line_edge(Upright(view), text, head, at_end=True))
    if control:
        return None
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return _by_line(Upright(view), text, head, x, down=key == Qt.Key.Key_Down)
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        return _by_page(view, text, head, x, down=key == Qt.Key.Key_PageDown)
    return None


def first_in_view(view: SourceView, text: str) -> int:
    """Where the first line begins that stands in the view whole."""
    at = view.position_at(QPoint(0, 0)) or 0
    at = _line_edge(Upright(view), text, character_start(text, at), at_end=False)
    rect = caret_rect(view, text, at)
    if rect is not None and rect.top() < 0:
        at = _by_line(Upright(view), text, at, None, down=True).offset
    return at


def bring_into_view(view: SourceView, text: str, offset: int) -> None:
    """Scroll no further than it takes to see the line at `offset`."""
    rect = caret_rect(view, text, offset)
    if rect is None:
        return
    margin = rect.height() / 2
    height, width = view.viewport().height(), view.viewport().width()
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()
    if rect.top() < margin:
        down.setValue(down.value() + round(rect.top() - margin))
    elif rect.bottom() > height - margin:
        down.setValue(down.value() + round(rect.bottom() - height + margin))
    if rect.left() < 0 or rect.left() > width:
        across.setValue(across.value() + round(rect.left() - width / 2))


def _line_edge(view: Lines, text: str, offset: int, *, at_end: bool) -> int:
    """Where the line that the reader sees at `offset` begins or ends."""
    here = caret_rect(view, text, offset)
    around = Span(max(0, offset - NEAR), min(len(text), offset + NEAR))
    lines = [] if here is None else [rect for rect in view.rects_of(around) if _holds(rect, here)]
    if here is None or not lines:
        return offset
    edge = max(rect.right() for rect in lines) if at_end else min(rect.left() for rect in lines)
    found = view.position_at(QPoint(round(edge), round(here.center().y())))
    if found is None or (found < offset if at_end else found > offset):
        return offset
    return character_start(text, found)


def _holds(line: QRectF, caret: QRectF) -> bool:
    """Whether a caret stands in a line, or at one of its ends."""
    level = line.top() <= caret.center().y() <= line.bottom()
    return level and line.left() - 2 <= caret.left() <= line.right() + 2


def _by_line(view: Lines, text: str, head: int, x: float | None, *, down: bool) -> Step:
    here = caret_rect(view, text, head)
    end = len(text) if down else 0
    if here is None:  # a place the view does not show
        return Step(_next_line(text, head) if down else _line_before(text, head))
    x = here.left() if x is None else x
    for reach in (NEAR, FAR):
        span = Span(head, min(len(text), head + reach)) if down else Span(max(0, head - reach), head)
        others = [rect for rect in view.rects_of(span) if not _level(rect, here)]
        if others:
            first = others[0] if down else others[-1]
            line = [rect for rect in others if _level(rect, first)]
            return Step(_place_in(view, text, line, x, head, down), x)
    return Step(end, x)


def _place_in(view: Lines, text: str, line: list[QRectF], x: float, head: int, down: bool) -> int:
    """The place nearest to `x` in a line, of which the view gives one rectangle or several."""
    nearest = min(line, key=lambda rect: max(rect.left() - x, x - rect.right(), 0.0))
    aim = min(max(x, nearest.left()), nearest.right())
    found = view.position_at(QPoint(round(aim), round(nearest.center().y())))
    if found is None or (found <= head if down else found >= head):
        return _next_line(text, head) if down else _line_before(text, head)
    return character_start(text, found)


def _level(one: QRectF, other: QRectF) -> bool:
    """Whether two rectangles stand side by side rather than one below the other."""
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return shared > 0.5 * min(one.height(), other.height())


def _next_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _line_before(text: str, offset: int) -> int:
    return text.rfind("\n", 0, max(0, text.rfind("\n", 0, offset))) + 1 if "\n" in text[:offset] else 0


def _by_page(view: SourceView, text: str, head: int, x: float | None, *, down: bool) -> Step:
    """One view's height on; the view goes with it. On turned pages no place across is kept."""
    here = caret_rect(view, text, head)
    if here is None:
        return Step(head)
    x = here.left() if x is None or view.rotation else x
    kept = None if view.rotation else x
    bar = view.verticalScrollBar()
    before = bar.value()
    bar.setValue(before + (1 if down else -1) * bar.pageStep())
    at = QPoint(round(x), round(here.center().y()))
    if bar.value() == before:  # at the end there is nothing to scroll
        return Step(len(text) if down else 0, kept)
    found = view.position_at(at)
    if found is None or (found <= head if down else found >= head):
        return Step(head, kept)
    return Step(character_start(text, found), kept)
