"""Two fingers zoom, and the middle button drags the sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QAbstractScrollArea, QGestureEvent, QPinchGesture


class Gestures(QObject):
    """Works on one scroll area; `zoom` is told a factor and the point of the viewport that stays."""

    def __init__(self, area: QAbstractScrollArea, zoom: Callable[[float, QPoint], object]) -> None:
        super().__init__(area)
        self._area = area
        self._zoom = zoom
        self._held: QPoint | None = None  # where the middle button holds the sheet
        area.viewport().grabGesture(Qt.GestureType.PinchGesture)
        area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is a gesture, and nothing else."""
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if isinstance(event, QGestureEvent):
            return self._pinched(event)
        if isinstance(event, QMouseEvent):
            return self._dragged(event)
        return False

    def _native(self, event: QNativeGestureEvent) -> bool:
        """A touchpad: each event tells by how much more."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(1.0 + event.value(), event.position().toPoint())
        return True

    def _pinched(self, event: QGestureEvent) -> bool:
        """A touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            centre = pinch.centerPoint().toPoint()
            self._zoom(pinch.scaleFactor(), self._area.viewport().mapFromGlobal(centre))
        event.accept(Qt.GestureType.PinchGesture)
        return True

    def _dragged(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.MiddleButton:
            self._held = at
            self._area.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        if self._held is None:
            return False
        if event.type() is QEvent.Type.MouseMove:
            by, self._held = at - self._held, at
            across, down = self._area.horizontalScrollBar(), self._area.verticalScrollBar()
            across.setValue(across.value() - by.x())
            down.setValue(down.value() - by.y())
            return True
        if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.MiddleButton:
            self._held = None
            self._area.viewport().unsetCursor()
            return True
        return False
