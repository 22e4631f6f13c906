"""The sign of a colleague: the letters of the name in a small frame, in the colour theirs are shown in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from core.annotations import Colour
from gui.theme import Colours, stroke_colour
from gui.whose import By

WIDE = 1.45
"""How wide a sign is, as a part of its height."""


def paint_author(painter: QPainter, rect: QRectF, by: By, colours: Colours, ground: str) -> None:
    """Draw the sign of a colleague into `rect`, on `ground`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = rect.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.setPen(QPen(QColor(frame_colour(by.colour, colours)), 1.2))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(inside, inside.height() * 0.3, inside.height() * 0.3)
    font = QFont(painter.font())
    font.setPixelSize(max(5, round(inside.height() * 0.7)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, by.initials)
    painter.restore()


def frame_colour(colour: Colour | None, colours: Colours) -> str:
    """What frames the letters of somebody who was given `colour`."""
    return colours.quiet if colour is None else stroke_colour(colours, colour)


def author_icon(by: By, colours: Colours, side: int = 14) -> QIcon:
    """The sign as an icon for menus, `side` logical pixels high."""
    return QIcon(author_pixmap(by, colours, side))


def author_pixmap(by: By, colours: Colours, side: int) -> QPixmap:
    """The sign as a picture, `side` logical pixels high."""
    width = round(side * WIDE)
    pixmap = QPixmap(width * 2, side * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    paint_author(painter, QRectF(0, 0, width, side), by, colours, colours.panel)
    painter.end()
    return pixmap
