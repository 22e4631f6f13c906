"""Asks what the reader calls the five colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from core.annotations import Colour
from core.language import _
from core.wording import colour_name
from gui.annotations.tag_colours import TagColours
from gui.edits.colour_names import name_colours
from gui.panels.captions import quiet
from gui.panels.colour_row import SIDE, SPOT, paint_spot
from gui.session import Session
from gui.theme import Theme

LONGEST = 40
"""Characters of a name: it stands in menus and tooltips."""


class ColourNames(QDialog):
    """A line for each colour. An empty one, or the usual name, gives a colour its usual name again.

    It closes when the library has the names; where that refuses them, it stays with the words, to try again.
    """

    def __init__(self, session: Session, colours: TagColours, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._colours = colours
        self._refused = False
        session.saving.connect(self._follow_saving)
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
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)

    def accept(self) -> None:
        """Keep the names that are others than before, as one step that can be undone."""
        changed: list[tuple[Colour, str | None, str | None]] = []
        for colour, line in self.lines.items():
            wanted = " ".join(line.text().split()) or colour_name(colour)
            before = self._colours.names[colour]
            if wanted != before:
                changed.append((colour, _own(colour, before), _own(colour, wanted)))
        if not changed:
            super().accept()
            return
        self._refused = False
        self._buttons.setEnabled(False)  # until the library has answered
        name_colours(self._session, changed, self._refuse)

    def reject(self) -> None:
        """Leave the names as they were; not while those that were typed are being written."""
        if self._buttons.isEnabled():
            super().reject()

    def _refuse(self) -> None:
        self._refused = True

    def _follow_saving(self, saving: bool) -> None:
        """All that was to be written has been answered: the names are kept, or there is another try."""
        if saving or self._buttons.isEnabled():
            return
        self._buttons.setEnabled(True)
        if not self._refused:
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
