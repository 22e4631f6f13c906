"""What stands in the margin beside changes."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF

from gui.comparing.change_marks import Tone
from gui.comparing.mark_painting import SIGN, Bar, margin_places

LINES = [QRectF(40, 100 + 20 * number, 200, 16) for number in range(4)]


def test_changes_that_share_a_line_stand_below_each_other_in_the_margin() -> None:
    bars = [
        Bar(Tone.CHANGED, LINES[0], LINES[1]),
        Bar(Tone.REMOVED, LINES[1], LINES[1]),
        Bar(Tone.ADDED, LINES[1], LINES[2]),
        Bar(Tone.ADDED, LINES[3], LINES[3]),
    ]
    places = margin_places(bars)
    for (_top, bottom, sign), (top, _bottom, next_sign) in pairwise(places):
        assert bottom <= top
        assert next_sign >= sign + SIGN
    assert (places[0][0], places[2][1]) == (LINES[0].top(), LINES[2].bottom())


def test_a_change_alone_has_the_whole_of_its_lines() -> None:
    ((top, bottom, sign),) = margin_places([Bar(Tone.ADDED, LINES[1], LINES[2])])
    assert (top, bottom) == (LINES[1].top(), LINES[2].bottom())
    assert sign + SIGN / 2 == LINES[1].center().y()
