"""What shows beside words never covers them and never leaves its room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from gui.panels.beside import place_beside

ROOM = QRect(0, 0, 800, 600)
BAR = QSize(300, 40)


def placed(words: list[QRect], near: int | None = None) -> QRect:
    return QRect(place_beside(BAR, words, ROOM, near), BAR)


@pytest.mark.parametrize(
    "words",
    [
        [QRect(100, 100, 200, 16)],
        [QRect(0, 570, 200, 16)],
        [QRect(700, 2, 90, 16)],
        [QRect(100, top, 600, 16) for top in range(100, 300, 20)],
        [QRect(100, top, 200, 16) for top in range(0, 600, 20)],
        [QRect(100, top, 600, 16) for top in range(0, 500, 20)],
        [QRect(100, -40, 200, 16), QRect(100, 30, 200, 16)],
    ],
)
def test_it_covers_no_words_and_stays_in_the_room(words: list[QRect]) -> None:
    bar = placed(words)
    assert ROOM.contains(bar)
    assert not any(bar.intersects(each) for each in words)


def test_it_stands_below_where_the_hand_ended() -> None:
    assert placed([QRect(100, 100, 500, 16)], near=400) == QRect(QPoint(250, 123), BAR)


def test_what_leaves_the_next_lines_to_be_read_stands_above_the_first() -> None:
    words = [QRect(100, 100, 500, 16), QRect(100, 120, 300, 16)]
    assert place_beside(BAR, words, ROOM, 400, above=True) == QPoint(250, 52)
    at_the_top = [QRect(100, 20, 500, 16)]
    assert place_beside(BAR, at_the_top, ROOM, 400, above=True).y() > 36


def test_where_words_fill_the_room_it_still_shows() -> None:
    assert ROOM.contains(placed([QRect(0, top, 800, 20) for top in range(0, 600, 20)]))


def test_words_out_of_view_leave_it_in_the_room() -> None:
    assert ROOM.contains(placed([QRect(100, 900, 200, 16)]))
