"""One tag on its chip, in the tag's colour, with a button to take it off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from core.language import _
from core.wording import shortened
from gui import icons
from gui.annotations.tag_colours import TagColours
from gui.panels.captions import plain_tip
from gui.theme import Theme, highlight_colour

LONGEST = 26
"""Characters of a tag that are shown; the rest is in its tooltip."""
RADIUS = 11.0


class TagChip(QWidget):
    """Shows `tag`. Its ground is the colour of the tag, or of the nearest above it that has one."""

    remove_wanted = Signal()

    def __init__(self, tag: str, theme: Theme, colours: TagColours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagChip")
        self.tag = tag
        self._theme = theme
        self._colours = colours
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 3, 5, 3)
        row.setSpacing(3)
        label = QLabel(shortened(tag, LONGEST))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(plain_tip(tag))
        row.addWidget(label)
        self._remove = QToolButton()
        self._remove.setIconSize(QSize(10, 10))
        self._remove.setAccessibleName(_("Remove tag “{tag}”").format(tag=tag))
        self._remove.setToolTip(plain_tip(self._remove.accessibleName()))
        self._remove.clicked.connect(self.remove_wanted)
        row.addWidget(self._remove)
        theme.changed.connect(self._colour)
        colours.changed.connect(self.update)
        self._colour()

    def _colour(self) -> None:
        self._remove.setIcon(icons.icon("close", self._theme.colours.text, 10))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, colour = self._theme.colours, self._colours.of(self.tag)
        ground = colours.panel if colour is None else highlight_colour(colours, colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line if colour is None else ground))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
