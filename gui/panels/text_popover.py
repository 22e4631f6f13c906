"""The small panel behind "Aa": size, typeface, width and spacing of text mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from core.language import _
from gui.source_view.text_style import LEADINGS, WIDTHS, TextStyle
from gui.source_view.text_view import TextView

INSET = 12
"""From the text view's upper right corner to the button, in logical pixels."""


def aa_button(view: TextView) -> QToolButton:
    """The button in the text view's upper right corner."""
    button = QToolButton(view)
    button.setObjectName("textSetting")
    button.setText("Aa")
    button.setAutoRaise(True)
    button.setToolTip(_("Size, typeface, width and spacing of the text"))
    button.setAccessibleName(_("How the text is set"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    view.viewport().installEventFilter(_InCorner(button))
    return button


class _InCorner(QObject):
    """Keeps a button in the upper right corner of the view it lies over."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self._button = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._button.adjustSize()
            self._button.move(watched.width() - self._button.width() - INSET, INSET)
            self._button.raise_()
        return False


class TextPopover(QFrame):
    """Each change is seen at once, with the words at the upper edge staying there."""

    def __init__(self, view: TextView, choose: Callable[[TextStyle], None]) -> None:
        super().__init__(view, Qt.WindowType.Popup)
        self.setObjectName("textPopover")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = view
        self._choose = choose
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(8)
        self._size = self._stepper(_("Size"), view.zoom_out, view.zoom_in)
        self._width = self._stepper(_("Width"), lambda: self._wider(-1), lambda: self._wider(+1))
        self._spacing = self._stepper(_("Spacing"), lambda: self._looser(-1), lambda: self._looser(+1))
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(_("Typeface")), row, 0)
        self._serif = self._face(_("Serif"), row, 1, True)
        self._sans = self._face(_("Sans-serif"), row, 3, False)
        self._show()

    def show_under(self, button: QWidget) -> None:
        """Open below `button`, with the keyboard in it."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.sizeHint().width(), button.height() + 4))
        self.move(corner)
        self.show()
        self._serif.setFocus()

    def _stepper(self, name: str, less: Callable[[], None], more: Callable[[], None]) -> QLabel:
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(name), row, 0)
        value = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        value.setMinimumWidth(64)
        for column, text, words, step in (
            (1, "−", _("{name}: less"), less),
            (3, "+", _("{name}: more"), more),
        ):
            button = QPushButton(text)
            button.setAccessibleName(words.format(name=name))
            button.clicked.connect(lambda _checked=False, step=step: self._do(step))
            button.setFixedWidth(44)
            self._grid.addWidget(button, row, column)
        self._grid.addWidget(value, row, 2)
        return value

    def _face(self, name: str, row: int, column: int, serif: bool) -> QPushButton:
        button = QPushButton(name)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._do(lambda: self._choose(replace(self._style, serif=serif))))
        self._grid.addWidget(button, row, column, 1, 2 if column == 1 else 1)
        return button

    @property
    def _style(self) -> TextStyle:
        return self._view.style_

    def _wider(self, step: int) -> None:
        self._choose(self._style.wider(step))

    def _looser(self, step: int) -> None:
        self._choose(self._style.looser(step))

    def _do(self, step: Callable[[], None]) -> None:
        step()
        self._show()

    def _show(self) -> None:
        style = self._style
        self._size.setText(_("{percent} %").format(percent=round(self._view.zoom * 100)))
        self._width.setText(_step_words(style.characters, WIDTHS))
        self._spacing.setText(_step_words(style.leading, LEADINGS))
        self._serif.setChecked(style.serif)
        self._sans.setChecked(not style.serif)


def _step_words(now: float, choices: tuple[float, ...]) -> str:
    """Which of the choices is taken: "3 of 5"."""
    number = 1 + sum(each < now for each in choices)
    return _("{number} of {count}").format(number=min(number, len(choices)), count=len(choices))
