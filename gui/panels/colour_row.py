"""The five colours as a row of round buttons, with the names that the reader gave them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from core.annotations import Colour
from core.language import _
from gui.annotations.tag_colours import TagColours
from gui.panels.captions import plain_tip
from gui.theme import DARK, Colours, Theme, highlight_colour, stroke_colour

SIDE = 26
"""Of one button, in logical pixels: room for a finger's aim around a spot of 18."""
SPOT = 18
DIGIT = 12
RING = 2.0


class ColourRow(QWidget):
    """Says which colour the reader wants, and that they want other names for them."""

    chosen = Signal(object)  # Colour
    names_wanted = Signal()

    def __init__(
        self,
        colours: TagColours,
        theme: Theme,
        key_of: Callable[[Colour], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._key_of = key_of
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = {colour: ColourButton(colour, theme, self) for colour in Colour}
        for colour, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(partial(self._choose, colour))
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(partial(self._show_menu, button))
        colours.changed.connect(self._show_names)
        self._show_names()

    def show_colour(self, colour: Colour | None) -> None:
        """Say which colour is in use."""
        for each, button in self.buttons.items():
            button.setChecked(each is colour)

    def _choose(self, colour: Colour, _checked: bool = False) -> None:
        self.chosen.emit(colour)

    def _show_names(self) -> None:
        for colour, button in self.buttons.items():
            name, key = self._colours.names[colour], self._key_of(colour)
            button.setAccessibleName(_("Highlight: {colour}").format(colour=name))
            tip = _("{command} ({key})").format(command=name, key=key) if key else name
            button.setToolTip(plain_tip(tip))
            button.show_key(key)

    def _show_menu(self, button: QWidget, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Names of the colours …"), self.names_wanted.emit)
        menu.popup(button.mapToGlobal(at))


class ColourButton(QAbstractButton):
    """A spot in one of the five colours; with a ring where it is the one in use."""

    def __init__(self, colour: Colour, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._theme = theme
        self._key = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_key(self, key: str) -> None:
        """Write the key that does the same on the spot, where it is a single letter."""
        self._key = key if len(key) == 1 else ""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def nextCheckState(self) -> None:
        """What was marked says which colour is in use, not the click."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = _spot(self.size().toSizeF(), SPOT)
        if self.hasFocus() or self.isChecked() or self.underMouse():
            ring = colours.accent if self.hasFocus() else colours.text if self.isChecked() else colours.quiet
            painter.setPen(QPen(QColor(ring), 2 if self.isChecked() else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.adjusted(-2.5, -2.5, 2.5, 2.5))
        paint_spot(painter, colours, self._colour, self.size().toSizeF(), SPOT)
        font = self.font()
        font.setPixelSize(DIGIT)
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(colours.ground if colours is DARK else colours.text))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._key)


def paint_spot(painter: QPainter, colours: Colours, colour: Colour, size: QSizeF, across: float) -> None:
    """Draw a round spot of one of the five colours in the middle of `size`, `across` logical pixels wide.

    Its ring is the clear tone of the colour, and on dark ground all of it: the quiet ones look alike there.
    """
    clear = QColor(stroke_colour(colours, colour))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(clear, RING))
    painter.setBrush(clear if colours is DARK else QColor(highlight_colour(colours, colour)))
    painter.drawEllipse(_spot(size, across - RING))


def _spot(size: QSizeF, across: float) -> QRectF:
    return QRectF((size.width() - across) / 2, (size.height() - across) / 2, across, across)
