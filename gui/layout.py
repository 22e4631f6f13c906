"""Size, place and panels of the window, from one start to the next."""

from __future__ import annotations

import base64
import json

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from gui.panes import Panes

FIRST = QSize(1440, 900)
FRAME = QSize(16, 56)
"""What a window manager's frame takes at most, in logical pixels."""


def layout_text(window: QMainWindow, panes: Panes, *, annotations: bool) -> str:
    """How `window` and its panels stand now, as a setting; `annotations` says whether these show beside the
    document, and not the decision."""
    geometry = base64.b64encode(window.saveGeometry().data()).decode()
    return json.dumps({"geometry": geometry, "panes": panes.state(), "annotations": annotations})


def restore_layout(window: QMainWindow, panes: Panes, text: str | None) -> bool:
    """Have `window` stand as `text` says, or as at a first start; never larger than its screen. Whether the
    annotations show beside the document."""
    annotations = False
    room = window.screen().availableSize() - FRAME
    window.resize(FIRST.boundedTo(room))
    try:
        layout = json.loads(text or "{}")
        window.restoreGeometry(QByteArray.fromBase64(layout.get("geometry", "").encode()))
        panes.restore(layout.get("panes", {}))
        annotations = layout.get("annotations") is True
    except (ValueError, AttributeError):
        pass  # a layout of another time: the window opens as at a first start
    if not window.isMaximized() and not window.isFullScreen():
        window.resize(window.size().boundedTo(room))
    return annotations
