"""The outline of a chosen passage: one calm line around it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from gui.source_view.outline import outline

LINES = [QRectF(100, 0, 200, 12), QRectF(0, 16, 300, 12), QRectF(0, 32, 80, 12)]


def test_lines_below_one_another_have_one_outline() -> None:
    (ring,) = outline(LINES, 2).toSubpathPolygons()
    for line in LINES:
        assert outline(LINES, 2).contains(line)
    assert outline(LINES, 2).contains(QPointF(150, 14))  # between two lines
    assert not outline(LINES, 2).contains(QPointF(50, 4))  # before the passage begins
    assert not outline(LINES, 2).contains(QPointF(200, 40))  # behind its end
    inside = [point for point in ring if 5 < point.x() < 75]
    assert not inside


def test_pieces_of_a_line_are_one() -> None:
    pieces = [QRectF(0, 0, 40, 12), QRectF(44, 1, 60, 11)]
    (ring,) = outline(pieces, 0).toSubpathPolygons()
    assert ring.boundingRect() == QRectF(0, 0, 104, 12)


def test_lines_apart_have_an_outline_each() -> None:
    columns = [QRectF(0, 600, 200, 12), QRectF(300, 0, 200, 12)]
    beside = [QRectF(200, 0, 100, 12), QRectF(0, 16, 100, 12)]
    far = [QRectF(0, 0, 100, 12), QRectF(0, 60, 100, 12)]
    for rects in (columns, beside, far):
        assert len(outline(rects, 2).toSubpathPolygons()) == 2
