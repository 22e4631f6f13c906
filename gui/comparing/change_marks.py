"""What is marked of the changes in one of the two texts, and how it is drawn over the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.annotations import Colour
from core.comparing_requests import Against
from core.minutes import AgendaItem
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, PieceKind
from gui.source_view.outline import outline, paint_outline
from gui.theme import Colours, highlight_colour

SIGN = 11.0
"""Side of a sign in the margin, in logical pixels."""


class Tone(Enum):
    """What a mark says. Each has its colour, its sign in the margin, and its line at the words."""

    ADDED = auto()  # a plus, underlined
    REMOVED = auto()  # a minus, struck through
    CHANGED = auto()  # an unequal sign, dots below
    MOVED = auto()  # an arrow up and down


_TONES = {
    **dict.fromkeys((ChangeKind.ITEM_ADDED, ChangeKind.ADDED), Tone.ADDED),
    **dict.fromkeys((ChangeKind.ITEM_REMOVED, ChangeKind.REMOVED), Tone.REMOVED),
    **dict.fromkeys((ChangeKind.ITEM_MOVED, ChangeKind.MOVED), Tone.MOVED),
}
_BAR_ALONE = (ChangeKind.ITEM_MOVED, ChangeKind.ITEM_SPLIT, ChangeKind.ITEM_MERGED)
"""Kinds of which no words are marked: none of them is another."""


def tone_of(kind: ChangeKind) -> Tone:
    """What a mark of that kind of change says."""
    return _TONES.get(kind, Tone.CHANGED)


def tone_colour(colours: Colours, tone: Tone) -> str:
    """The colour of a sign, and of words in the list."""
    return {
        Tone.ADDED: colours.approved,
        Tone.REMOVED: colours.rejected,
        Tone.CHANGED: colours.postponed,
        Tone.MOVED: colours.recommended,
    }[tone]


def ground(colours: Colours, tone: Tone) -> str:
    """What lies behind marked words."""
    hue = {Tone.ADDED: Colour.GREEN, Tone.REMOVED: Colour.RED, Tone.MOVED: Colour.BLUE}
    return highlight_colour(colours, hue.get(tone, Colour.YELLOW))


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A change in one text: `span` has the bar in the margin, `words` are those marked. `place` is the index
    of the change; of `words` that are not the whole, each is struck through or underlined."""

    span: Span
    words: tuple[Span, ...]
    tone: Tone
    words_tone: Tone
    place: int


class SideMarks:
    """All marks of one text, found by where they stand."""

    def __init__(self, marks: Iterable[ChangeMark] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((mark.span.end - mark.span.start for mark in self._marks), default=0)

    def near(self, shown: Span) -> Iterator[ChangeMark]:
        """Those that share characters with `shown`, in the order of the text."""
        first = bisect_left(self._starts, shown.start - self._longest)
        end = bisect_right(self._starts, shown.end)
        return (mark for mark in self._marks[first:end] if mark.span.end > shown.start)

    def at(self, offset: int) -> int | None:
        """The change at a code point offset, the shortest of several; None where there is none."""
        found = [mark for mark in self.near(Span(offset, offset + 1)) if mark.span.start <= offset]
        shortest = min(found, key=lambda mark: mark.span.end - mark.span.start, default=None)
        return None if shortest is None else shortest.place


def side_marks(
    changes: Sequence[Change], places: Iterable[int], items: Sequence[AgendaItem], *, old: bool
) -> SideMarks:
    """The marks of those `changes` whose indexes are `places`, in the old text or in the new one. An item
    that came or went has its bar along the whole of it; `items` are those of this text."""
    here = Tone.REMOVED if old else Tone.ADDED
    return SideMarks(mark for place in places for mark in _marks_of(changes[place], place, here, items))


def _marks_of(change: Change, place: int, here: Tone, items: Sequence[AgendaItem]) -> Iterator[ChangeMark]:
    is_old = here is Tone.REMOVED
    span = change.old_span if is_old else change.new_span
    if span is None or span.end <= span.start:
        return
    if change.kind in (ChangeKind.ITEM_ADDED, ChangeKind.ITEM_REMOVED):
        item = change.old_item if is_old else change.new_item
        whole = span if item is None else items[item].span
        yield ChangeMark(whole, (span,), tone_of(change.kind), here, place)
        return
    tone = tone_of(change.kind)
    kind = PieceKind.REMOVED if is_old else PieceKind.ADDED
    pieces = (each.old if is_old else each.new for each in change.pieces if each.kind is kind)
    words = tuple(each for each in pieces if each is not None)
    if change.kind in _BAR_ALONE or (change.pieces and not words):
        words = ()
    elif not change.pieces:
        yield ChangeMark(span, (span,), tone, here if tone is Tone.CHANGED else tone, place)
        return
    yield ChangeMark(span, words, tone, here, place)


def against_marks(against: Iterable[Against], *, decision: bool) -> SideMarks:
    """The words that the recommendations, or the decisions, have alone, where these went another way; `place`
    is the index in `against`."""
    return SideMarks(
        ChangeMark(where, tuple(words), Tone.CHANGED, Tone.ADDED if decision else Tone.CHANGED, place)
        for place, each in enumerate(against)
        if each.followed.differs and (where := span_of(each, decision=decision)) is not None
        for words in [_own_words(each, decision=decision)]
    )


def span_of(against: Against, *, decision: bool) -> Span | None:
    """From the first to the last word of the recommendation, or of the decision."""
    spans = [where for each in against.pieces if (where := each.new if decision else each.old) is not None]
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _own_words(against: Against, *, decision: bool) -> Iterator[Span]:
    kind = PieceKind.ADDED if decision else PieceKind.REMOVED
    for each in against.pieces:
        where = each.new if decision else each.old
        if each.kind is kind and where is not None:
            yield where


# Drawing

RectsOf = Callable[[Span], Sequence[QRectF]]


def paint_marks(
    painter: QPainter,
    marks: Iterable[ChangeMark],
    shown: Span,
    rects: RectsOf,
    colours: Colours,
    margin: float,
    paint_words: Callable[[Sequence[QRectF]], object],
) -> None:
    """Draw the marks over the words that show. `margin` is where the bars and signs stand.

    Grounds are laid over the words as a marker's ink: dark words on light paper stay dark, light ones light.
    `paint_words` draws quiet ones within rectangles once more, as others are: they would be too faint there.
    """
    modes = QPainter.CompositionMode
    ink = modes.CompositionMode_Lighten if colours.is_dark else modes.CompositionMode_Multiply
    for mark in marks:
        for words in mark.words:
            within = Span(max(words.start, shown.start), min(words.end, shown.end))
            if within.start >= within.end:
                continue
            found = [_snug(rect) for rect in rects(within)]
            painter.setCompositionMode(ink)
            for rect in found:
                painter.fillRect(rect, QColor(ground(colours, mark.words_tone)))
            painter.setCompositionMode(modes.CompositionMode_SourceOver)
            paint_words(found)
            if words != mark.span or mark.tone is Tone.CHANGED:
                _paint_lines(painter, found, mark.words_tone, colours)
        _paint_bar(painter, mark, shown, rects, colours, margin)


def _paint_lines(painter: QPainter, rects: Iterable[QRectF], tone: Tone, colours: Colours) -> None:
    """Struck through, underlined, or with dots below: the marks of single words are told without their
    colour."""
    style = Qt.PenStyle.DotLine if tone is Tone.CHANGED else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(tone_colour(colours, tone)), 1.4, style))
    for rect in rects:
        y = rect.center().y() + 1.0 if tone is Tone.REMOVED else rect.bottom() - 0.7
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


def _paint_bar(
    painter: QPainter, mark: ChangeMark, shown: Span, rects: RectsOf, colours: Colours, margin: float
) -> None:
    """A bar beside all lines of the change; at its first line the sign."""
    lines = rects(Span(max(mark.span.start, shown.start), min(mark.span.end, shown.end)))
    if not lines:
        return
    colour = tone_colour(colours, mark.tone)
    top, bottom = _snug(lines[0]).top(), _snug(lines[-1]).bottom()
    painter.fillRect(QRectF(margin, top, 3, max(bottom - top, SIGN)), QColor(colour))
    if mark.span.start >= shown.start:
        middle = _snug(lines[0]).center().y()
        paint_sign(painter, QRectF(margin + 6, middle - SIGN / 2, SIGN, SIGN), mark.tone, colour)


def paint_here(painter: QPainter, rects: Sequence[QRectF], colours: Colours) -> None:
    """The line around the chosen change."""
    paint_outline(painter, outline(map(_snug, rects), 2.5), colours)


def paint_missing(painter: QPainter, left: float, right: float, y: float, colours: Colours) -> None:
    """Where the words of the chosen change would stand in this text: a dashed line with arrowheads."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    for x, inward in ((left, 6.0), (right, -6.0)):
        painter.drawPolygon([QPointF(x - inward, y - 4), QPointF(x, y), QPointF(x - inward, y + 4)])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_caret(painter: QPainter, x: float, line: QRectF, colours: Colours) -> None:
    """Where they would stand within a line: a stroke between two words, with an arrowhead above."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), 2.0))
    painter.drawLine(QLineF(x, line.top() + 2, x, line.bottom() - 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    top = line.top() + 3
    painter.drawPolygon([QPointF(x - 4, top - 5), QPointF(x + 4, top - 5), QPointF(x, top)])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_sign(painter: QPainter, rect: QRectF, tone: Tone, colour: str) -> None:
    """The sign of a tone: plus, minus, unequal, or an arrow up and down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for x0, y0, x1, y1 in _STROKES[tone]:
        painter.drawLine(
            QPointF(rect.left() + x0 * rect.width(), rect.top() + y0 * rect.height()),
            QPointF(rect.left() + x1 * rect.width(), rect.top() + y1 * rect.height()),
        )
    painter.restore()


_STROKES = {
    Tone.ADDED: ((0.1, 0.5, 0.9, 0.5), (0.5, 0.1, 0.5, 0.9)),
    Tone.REMOVED: ((0.1, 0.5, 0.9, 0.5),),
    Tone.CHANGED: ((0.1, 0.33, 0.9, 0.33), (0.1, 0.67, 0.9, 0.67), (0.3, 0.95, 0.7, 0.05)),
    Tone.MOVED: (
        (0.5, 0.02, 0.5, 0.98),
        *((0.5, 0.02, 0.22, 0.3), (0.5, 0.02, 0.78, 0.3)),
        *((0.5, 0.98, 0.22, 0.7), (0.5, 0.98, 0.78, 0.7)),
    ),
}
"""Lines from the upper left corner of a square, as parts of its side."""


def _snug(rect: QRectF) -> QRectF:
    """The part of a line's height that its letters fill."""
    spare = rect.height() * 0.11
    return rect.adjusted(0, spare, 0, -spare)
