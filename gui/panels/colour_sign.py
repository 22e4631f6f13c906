"""A colour as a small sign, for menus."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


def colour_sign(colour: str, side: int = 12) -> QIcon:
    """A round spot of a colour, for menus."""
    pixmap = QPixmap(side * 2, side * 2)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colour))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, side * 2 - 4, side * 2 - 4)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)
