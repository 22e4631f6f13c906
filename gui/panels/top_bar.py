"""The bar at the head of the window: library, search, export, decision panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.language import _
from gui import icons
from gui.actions import Actions
from gui.panels.search_panel import SearchLine
from gui.theme import Theme


class TopBar(QWidget):
    """What one reaches for most. Every button is a command of the table of actions."""

    def __init__(self, actions: Actions, search: SearchLine, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = actions
        self._buttons = {
            "library": self._button(actions["library_panel"], _("Library"), with_text=True),
            "export": self._button(actions["export"], _("Export"), with_text=True),
            "panel-right": self._button(actions["decision_panel"], _("Decision panel"), with_text=False),
        }
        search.setMinimumWidth(220)
        search.setMaximumWidth(520)
        keys = actions.shortcut_text("search")
        search.setPlaceholderText(_("{words}   {keys}").format(words=search.placeholderText(), keys=keys))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._buttons["library"])
        row.addStretch(1)
        row.addWidget(search, 3)
        row.addStretch(1)
        row.addWidget(self._buttons["export"])
        row.addWidget(self._buttons["panel-right"])
        theme.changed.connect(self._colour)
        self._colour()

    def _button(self, action: QAction, text: str, *, with_text: bool) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setText(text)
        button.setAccessibleName(text)
        styles = Qt.ToolButtonStyle
        button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if with_text else styles.ToolButtonIconOnly)
        keys = action.shortcut().toString()
        button.setToolTip(_("{command} ({keys})").format(command=text, keys=keys) if keys else text)
        return button

    def _colour(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, self._theme.colours.text))
