"""The bar at the head of the window: library, search, export, decision panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.language import _
from gui import icons
from gui.actions import Actions
from gui.panels.search_line import SearchLine
from gui.theme import Theme


class TopBar(QWidget):
    """What one reaches for most. Every button is a command of the table of actions."""

    def __init__(self, actions: Actions, search: SearchLine, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._drawn: dict[str, QAction] = {}
        library = self._button("library", actions["library_panel"], _("Library"), with_text=True)
        export = self._button("export", actions["export"], _("Export"), with_text=True)
        panel = actions["decision_panel"]
        decision = self._button("panel-right", panel, _("Decision panel"), with_text=False)
        back = self._button("back", actions["go_back"], _("Back"), with_text=False)
        forward = self._button("forward", actions["go_forward"], _("Forward"), with_text=False)
        self._for_meetings = (export, decision)
        self._with_meeting = True  # there is one in view
        modes = self._mode_switch(actions)
        search.setMinimumWidth(220)
        search.setMaximumWidth(520)
        keys = actions.shortcut_text("search")
        search.setPlaceholderText(_("{words}   {keys}").format(words=search.placeholderText(), keys=keys))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(library)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        steps.addWidget(back)
        steps.addWidget(forward)
        row.addLayout(steps)
        row.addStretch(1)
        row.addWidget(search, 3)
        row.addStretch(1)
        row.addWidget(modes)
        row.addWidget(export)
        row.addWidget(decision)
        theme.changed.connect(self._colour)
        self._colour()

    def _button(self, name: str, action: QAction, text: str, *, with_text: bool) -> QToolButton:
        self._drawn[name] = action
        button = QToolButton(self)
        action.setIconText(text)
        button.setDefaultAction(action)
        button.setAccessibleName(text)
        styles = Qt.ToolButtonStyle
        button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if with_text else styles.ToolButtonIconOnly)
        keys = action.shortcut().toString()
        button.setToolTip(_("{command} ({keys})").format(command=text, keys=keys) if keys else text)
        return button

    def _mode_switch(self, actions: Actions) -> QWidget:
        """Pages, text or both; there only for a document that has pages."""
        switch = QWidget(self)
        switch.setObjectName("modeSwitch")
        switch.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(switch)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        words = {"show_pages": _("Pages"), "show_text": _("Text"), "show_both": _("Both")}
        for name, text in words.items():
            action = actions[name]
            button = QToolButton(switch)
            action.setIconText(text)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            keys = action.shortcut().toString()
            plain = action.text().replace("&", "")
            button.setToolTip(_("{command} ({keys})").format(command=plain, keys=keys) if keys else plain)
            row.addWidget(button)
        first = actions["show_pages"]
        first.changed.connect(self._show_modes)
        self._modes, self._has_pages = switch, first.isEnabled
        self._show_modes()
        return switch

    def _show_modes(self) -> None:
        self._modes.setVisible(self._with_meeting and self._has_pages())

    def show_for_meeting(self, there: bool) -> None:
        """Whether there is a meeting in view: what works on it is shown only then."""
        for button in self._for_meetings:
            button.setVisible(there)
        self._with_meeting = there
        self._show_modes()

    def _colour(self) -> None:
        for name, action in self._drawn.items():
            drawn = icons.icon(name, self._theme.colours.text)
            faint = icons.icon(name, self._theme.colours.handle)
            for size in faint.availableSizes():
                drawn.addPixmap(faint.pixmap(size), QIcon.Mode.Disabled)
            action.setIcon(drawn)
            action.setIconVisibleInMenu(False)
