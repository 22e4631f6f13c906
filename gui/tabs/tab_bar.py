"""The bar of a group's tabs: it shows, moves and closes them, and sends on what is wanted of one."""

from __future__ import annotations

import re
from typing import cast

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionTab, QTabBar, QToolButton

from core.language import _
from gui import icons
from gui.panels.captions import plain_tip
from gui.theme import Theme

WIDEST = 230
"""Of a tab, in logical pixels."""
LEAST = 110
OUT = 24
"""So far from the bar a tab that is dragged leaves it, in logical pixels."""
_WITH_DAY = re.compile(r"(?P<body>.+) (?P<day>\d{1,2}\.? \w+) (?P<year>\d{4})(?P<rest>.*)")
"""What a tab says of a meeting whose day is known."""
SIDE = QTabBar.ButtonPosition.RightSide


class TabBar(QTabBar):
    """`menu_wanted` carries a tab's index and a point of the screen, `dropped` the same for a tab that was
    dragged out of the bar; `touched` says that the reader came."""

    menu_wanted = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    touched = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pressed = False  # a tab, with the left button
        self.setObjectName("tabBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Open meetings"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)  # the day tells a body's meetings apart
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        theme.changed.connect(self._colour)

    def tabInserted(self, index: int) -> None:
        button = QToolButton(self)
        button.setObjectName("closeTab")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(_("Close the tab"))
        button.setAccessibleName(_("Close the tab"))
        button.clicked.connect(lambda: self._close(button))
        self.setTabButton(index, SIDE, button)
        self._colour()
        super().tabInserted(index)

    def name_tab(self, index: int, name: str) -> None:
        """Have the tab at `index` say `name`, as much of it as there is room for."""
        self.setTabText(index, name.replace("&", "&&"))
        self.setTabToolTip(index, plain_tip(name))
        self.setAccessibleTabName(index, name)

    def show_active(self, active: bool) -> None:
        """Whether this is the bar of the group that the commands mean."""
        if self.property("active") is not active:
            self.setProperty("active", active)
            self.style().unpolish(self)
            self.style().polish(self)

    def initStyleOption(self, option: QStyleOption, index: int) -> None:
        """Where a name has not room, its body is cut off, and then the year goes: the day tells a body's
        meetings apart."""
        super().initStyleOption(cast(QStyleOptionTab, option), index)
        found = _WITH_DAY.fullmatch(self.accessibleTabName(index))
        if found is None or not isinstance(option, QStyleOptionTab):
            return
        room = self.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, self).width()
        metrics = option.fontMetrics
        if metrics.horizontalAdvance(found[0]) <= room:
            return
        body, day, year, rest = found["body"], found["day"], found["year"], found["rest"]
        end = f" {day} {year}{rest}"
        if metrics.horizontalAdvance(f"{body[:4]}…{end}") > room:
            end = f" {day}"
        left = room - metrics.horizontalAdvance(end)
        shown = metrics.elidedText(body, Qt.TextElideMode.ElideRight, max(left, 0))
        option.text = f"{shown}{end}".strip().replace("&", "&&")

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(min(max(size.width(), LEAST), WIDEST), size.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(LEAST, super().minimumTabSizeHint(index).height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        at = self.tabAt(event.position().toPoint())
        self._pressed = event.button() is Qt.MouseButton.LeftButton and at >= 0
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Within the bar Qt moves the tab; outside, the pointer says that it is taken along."""
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            out = self._is_out(event)
            self.setCursor(Qt.CursorShape.DragMoveCursor if out else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with the middle button closes; a tab let go outside the bar is wanted there."""
        index = self.tabAt(event.position().toPoint())
        self.unsetCursor()
        if event.button() is Qt.MouseButton.LeftButton and self._pressed and self._is_out(event):
            super().mouseReleaseEvent(event)
            self._pressed = False
            self.dropped.emit(self.currentIndex(), event.globalPosition().toPoint())
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            if index >= 0:
                self.tabCloseRequested.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def _is_out(self, event: QMouseEvent) -> bool:
        room = self.rect().adjusted(-OUT, -OUT, OUT, OUT)
        return not room.contains(event.position().toPoint())

    def _close(self, button: QToolButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, SIDE) is button:
                self.tabCloseRequested.emit(index)
                return

    def _colour(self) -> None:
        drawn = icons.icon("close", self._theme.colours.quiet, 14)
        for index in range(self.count()):
            button = self.tabButton(index, SIDE)
            if isinstance(button, QToolButton):
                button.setIcon(drawn)

    def _want_menu(self, point: QPoint) -> None:
        index = self.tabAt(point)
        if index >= 0:
            self.menu_wanted.emit(index, self.mapToGlobal(point))
