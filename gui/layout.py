"""How the windows stand: size, panels, groups and tabs, from one start to the next.

The setting is JSON. Whatever of it is not understood is left out: a tab, a group, or all of it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from core.annotations import ItemKey, MeetingId
from core.library import Place
from gui.panes import Panes
from gui.tabs.tab import Tab

FIRST = QSize(1440, 900)
FRAME = QSize(16, 56)
"""What a window manager's frame takes at most, in logical pixels."""
MOST_WINDOWS = 8
MOST_TABS = 40
"""Brought back in one group."""


@dataclass(frozen=True, slots=True)
class GroupTabs:
    """The tabs of one group, and the index of the one in view."""

    tabs: tuple[Tab, ...] = ()
    active: int = 0


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """How one window stands. `annotations` says that these show beside the document, not the decision;
    `sizes` are the widths of the groups in logical pixels."""

    geometry: str = ""
    panes: dict[str, Any] = field(default_factory=dict)
    annotations: bool = False
    groups: tuple[GroupTabs, ...] = ()
    active: int = 0
    sizes: tuple[int, ...] = ()

    @property
    def chosen(self) -> Tab | None:
        """The tab in view in the active group."""
        if not 0 <= self.active < len(self.groups) or not self.groups[self.active].tabs:
            return None
        group = self.groups[self.active]
        return group.tabs[min(max(group.active, 0), len(group.tabs) - 1)]


def geometry_of(window: QMainWindow) -> str:
    """Size and place of `window`, for `place_window`."""
    return base64.b64encode(window.saveGeometry().data()).decode()


def place_window(window: QMainWindow, panes: Panes, layout: WindowLayout) -> None:
    """Have `window` stand as `layout` says, or as at a first start; never larger than its screen."""
    room = window.screen().availableSize() - FRAME
    window.resize(FIRST.boundedTo(room))
    window.restoreGeometry(QByteArray.fromBase64(layout.geometry.encode()))
    panes.restore(layout.panes)
    if not window.isMaximized() and not window.isFullScreen():
        window.resize(window.size().boundedTo(room))


def layout_text(windows: Iterable[WindowLayout]) -> str:
    """The setting that brings `windows` back; the first is the one the reader was in last."""
    return json.dumps({"windows": [_stored(each) for each in windows]})


def read_layouts(text: str | None) -> list[WindowLayout]:
    """The windows a setting tells of; at least one."""
    try:
        stored = json.loads(text or "{}")
        windows = stored.get("windows", [stored])
        found = [_read(each) for each in windows[:MOST_WINDOWS] if isinstance(each, dict)]
    except (ValueError, AttributeError, TypeError, KeyError):
        return [WindowLayout()]  # a layout of another time: the window opens as at a first start
    return found or [WindowLayout()]


def _stored(layout: WindowLayout) -> dict[str, Any]:
    return {
        "geometry": layout.geometry,
        "panes": layout.panes,
        "annotations": layout.annotations,
        "groups": [
            {"active": group.active, "tabs": [_stored_tab(tab) for tab in group.tabs]}
            for group in layout.groups
        ],
        "active": layout.active,
        "sizes": layout.sizes,
    }


def _stored_tab(tab: Tab) -> dict[str, Any]:
    place = None
    if tab.place is not None:
        place = {name: value for name, value in asdict(tab.place).items() if value is not None}
    return {"meeting": tab.meeting, "name": tab.name, "place": place}


def _read(stored: dict[str, Any]) -> WindowLayout:
    groups = _list(stored.get("groups"))
    read = [_read_group(each) for each in groups[:2] if isinstance(each, dict)]
    active, panes = stored.get("active"), stored.get("panes")
    sizes = _list(stored.get("sizes"))
    geometry = stored.get("geometry")
    return WindowLayout(
        geometry if isinstance(geometry, str) else "",
        panes if isinstance(panes, dict) else {},
        stored.get("annotations") is True,
        tuple(group for group in read if group.tabs),
        active if isinstance(active, int) else 0,
        tuple(size for size in sizes if isinstance(size, int)),
    )


def _read_group(stored: dict[str, Any]) -> GroupTabs:
    tabs = [_read_tab(each) for each in _list(stored.get("tabs"))[:MOST_TABS]]
    active = stored.get("active")
    there = tuple(tab for tab in tabs if tab is not None)
    return GroupTabs(there, active if isinstance(active, int) else 0)


def _read_tab(stored: object) -> Tab | None:
    if not isinstance(stored, dict) or not isinstance(stored.get("meeting"), str):
        return None
    name = stored.get("name")
    tab = Tab(MeetingId(stored["meeting"]), name if isinstance(name, str) else "", is_awaited=True)
    tab.place = _read_place(stored.get("place"))
    return tab


def _read_place(stored: object) -> Place | None:
    """A place; None where it is not one, so that the library's holds."""
    if not isinstance(stored, dict) or not isinstance(stored.get("offset"), int):
        return None
    try:
        item = stored.get("item")
        key = ItemKey(**item) if isinstance(item, dict) else None
        return Place(
            offset=max(0, stored["offset"]),
            page=None if stored.get("page") is None else max(0, int(stored["page"])),
            y=_number(stored.get("y")),
            zoom=_number(stored.get("zoom")),
            item=key,
            rotation=int(stored.get("rotation", 0)) % 360 // 90 * 90,
            mode=stored["mode"] if stored.get("mode") in ("pages", "text", "both") else None,
            fit=stored["fit"] if stored.get("fit") in ("width", "page") else None,
        )
    except (TypeError, ValueError):
        return None


def _number(stored: object) -> float | None:
    return None if stored is None else float(str(stored))


def _list(stored: object) -> Sequence[Any]:
    return stored if isinstance(stored, list) else []
