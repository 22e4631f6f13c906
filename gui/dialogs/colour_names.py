"""Asks what the reader calls the five colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from core.annotations import Colour
from core.language import _
from core.wording import colour_name
from gui.edits import name_colour
from gui.panels.captions import quiet
from gui.panels.colour_row import SIDE, SPOT, paint_spot
from gui.session import Session
from gui.tag_colours import TagColours
from gui.theme import Theme

LONGEST = 40
"""Characters of a name: it stands in menus and tooltips."""


class ColourNames(QDialog):
    """A line for each colour. An empty one, or the usual name, gives a colour its usual name again."""

    def __init__(self, session: Session, colours: TagColours, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._colours = colours
        self.setWindowTitle(_("Names of the colours"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(quiet(_("What each colour of highlights stands for in your reading.")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self.lines: dict[Colour, QLineEdit] = {}
        for row, colour in enumerate(Colour):
            line = QLineEdit(colours.names[colour])
            line.setMaxLength(LONGEST)
            line.setPlaceholderText(colour_name(colour))
            line.setAccessibleName(_("Name of the colour {colour}").format(colour=colour_name(colour)))
            line.setMinimumWidth(260)
            self.lines[colour] = line
            grid.addWidget(_Spot(colour, theme), row, 0)
            grid.addWidget(line, row, 1)
        column.addLayout(grid)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Keep the names that are others than before, as one step that can be undone."""
        changed = []
        for colour, line in self.lines.items():
            wanted = " ".join(line.text().split()) or colour_name(colour)
            before = self._colours.names[colour]
            if wanted != before:
                changed.append((colour, _own(colour, before), _own(colour, wanted)))
        if len(changed) > 1:
            self._session.undo.beginMacro(_("Name colours"))
        for colour, own_before, own in changed:
            name_colour(self._session, colour, own_before, own)
        if len(changed) > 1:
            self._session.undo.endMacro()
        super().accept()


class _Spot(QWidget):
    """A spot in one of the five colours."""

    def __init__(self, colour: Colour, theme: Theme) -> None:
        super().__init__()
        self._colour = colour
        self._theme = theme
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_spot(painter, self._theme.colours, self._colour, self.size().toSizeF(), SPOT)


def _own(colour: Colour, name: str) -> str | None:
    """`name` where it is the reader's own; None for the usual one."""
    return None if name == colour_name(colour) else name
