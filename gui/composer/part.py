"""What the parts on the composer's left have in common: a caption, and fields that are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import icons
from gui.composer.composing import Composing
from gui.panels.captions import caption

FIELD = 30
"""Height of a field, in logical pixels: the style sheet's own lines are as high."""

ARROW = 12
"""Side of a field's arrow, in logical pixels."""

T = TypeVar("T")


class ComposerPart(QWidget):
    """A part of what can be chosen. `_show` brings it to what has been chosen."""

    def __init__(self, composing: Composing, heading: str) -> None:
        super().__init__()
        self.composing = composing
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.heading = caption(heading)
        self.heading.setAccessibleName(plain(heading))
        self.column.addWidget(self.heading)
        self._is_showing = False
        composing.changed.connect(self.show_chosen)

    def show_chosen(self) -> None:
        """Bring the fields to what has been chosen."""
        self._is_showing = True
        try:
            self._show()
        finally:
            self._is_showing = False

    def _is_headed_by(self, field: QWidget) -> None:
        """The heading is the name of `field`, too, and its mnemonic leads there."""
        self.heading.setBuddy(field)
        field.setAccessibleName(self.heading.accessibleName())

    def _show(self) -> None:
        raise NotImplementedError

    def _by_reader(self, take: Callable[[T], object]) -> Callable[[T], None]:
        """`take`, called only where it was the reader who changed a field."""

        def call(value: T) -> None:
            if not self._is_showing:
                take(value)

        return call


def field_label(text: str, buddy: QWidget) -> QLabel:
    """What stands before a field; its mnemonic leads there, and it is the field's name for screen readers."""
    label = QLabel(text)
    label.setBuddy(buddy)
    buddy.setAccessibleName(plain(text))
    return label


def plain(text: str) -> str:
    """`text` without its mnemonic."""
    return text.replace("&", "")


class ChoiceField(QComboBox):
    """Chooses one of several. A turn of the wheel over it scrolls the column, and changes nothing."""

    def __init__(self, choices: Iterable[tuple[str, object]] = ()) -> None:
        super().__init__()
        self.setObjectName("choiceField")
        self.setMinimumHeight(FIELD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for text, value in choices:
            self.addItem(text, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the window's own arrow: the style sheet knows none in the colours of the theme. What cannot be
        chosen has none."""
        super().paintEvent(event)
        if not self.isEnabled():
            return
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        top = (self.height() - ARROW) / 2
        icons.paint(painter, "chevron-down", colour, QRectF(self.width() - ARROW - 9, top, ARROW, ARROW))
        painter.end()


def show_value(field: QComboBox, value: object) -> None:
    """Have a field show what stands for `value`."""
    for at in range(field.count()):
        if field.itemData(at) == value:
            field.setCurrentIndex(at)
            return
