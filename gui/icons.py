"""Icons: one drawing each in resources/icons, in whatever colour and density is asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.minutes import Outcome

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint(painter: QPainter, name: str, colour: str, where: QRectF) -> None:
    """Draw the icon `name` in `colour` into the rectangle `where` (logical pixels)."""
    _renderer(name, colour).render(painter, where)


def icon(name: str, colour: str, side: int = 16) -> QIcon:
    """The icon `name` in `colour`, sharp up to three pixels a logical pixel."""
    result = QIcon()
    for density in (1, 2, 3):
        pixmap = QPixmap(side * density, side * density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _renderer(name, colour).render(painter, QRectF(0, 0, side * density, side * density))
        painter.end()
        pixmap.setDevicePixelRatio(density)
        result.addPixmap(pixmap)
    return result


def outcome_icon(outcome: Outcome) -> str:
    """The name of the sign of `outcome`."""
    return f"outcome-{outcome.value}"


def application_icon() -> QIcon:
    """The program's own sign."""
    return QIcon(str(FOLDER / "protokollen.svg"))
