"""Where a small panel shows beside some words: near them, never over them, never off its room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 8
"""Between the words and what shows beside them, in logical pixels."""


def place_beside(
    size: QSize, words: Sequence[QRect], room: QRect, near: int | None = None, *, above: bool = False
) -> QPoint:
    """The upper left corner of something of `size` in `room`, beside the rectangles of `words`.

    Below the last line or above the first (`above`: the other way round), centred at `near` (x) where that is
    given; else to the right or left. Where there is no such place, it stands at the room's edge that covers
    least of the words.
    """
    seen = [rect.intersected(room) for rect in words]
    seen = [rect for rect in seen if not rect.isEmpty()]
    if not seen:
        return QPoint(room.center().x() - size.width() // 2, room.bottom() - size.height() - GAP)
    first, last = min(seen, key=lambda each: each.top()), max(seen, key=lambda each: each.bottom())
    left, right = min(each.left() for each in seen), max(each.right() for each in seen)
    middle = (first.top() + last.bottom()) // 2 - size.height() // 2

    def across(rect: QRect) -> int:
        return (near if near is not None else rect.center().x()) - size.width() // 2

    under = QPoint(across(last), last.bottom() + GAP)
    over = QPoint(across(first), first.top() - GAP - size.height())
    wanted = [
        *((over, under) if above else (under, over)),
        QPoint(right + GAP, middle),
        QPoint(left - GAP - size.width(), middle),
        QPoint(room.left(), room.bottom() - size.height()),
        QPoint(room.left(), room.top()),
    ]
    places = [_within(place, size, room) for place in wanted]
    free = [place for place in places if not _covered(place, size, seen)]
    return free[0] if free else min(places, key=lambda place: _covered(place, size, seen))


def _within(place: QPoint, size: QSize, room: QRect) -> QPoint:
    x = min(max(place.x(), room.left() + GAP), room.right() - GAP - size.width())
    y = min(max(place.y(), room.top() + GAP), room.bottom() - GAP - size.height())
    return QPoint(max(x, room.left()), max(y, room.top()))


def _covered(place: QPoint, size: QSize, words: Sequence[QRect]) -> int:
    """How much of the words it would hide, in square pixels."""
    mine = QRect(place, size)
    hidden = (mine.intersected(rect) for rect in words)
    return sum(rect.width() * rect.height() for rect in hidden if not rect.isEmpty())
