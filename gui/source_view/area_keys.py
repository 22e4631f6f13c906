"""A rectangle on a page by keys: arrows move it, with Shift they move its lower right corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QTransform

from core.annotations import PageBox
from core.source_text import Box
from gui.source_view.view import SourceView

STEP, FINE = 12.0, 2.0
"""Points by which a key moves a rectangle, and with Ctrl."""
LEAST = 12.0
"""Points; no rectangle gets smaller by keys."""
SHARE = 0.35
"""How much of the width and height of what shows of the page a new rectangle takes up."""
WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


def first_area(view: SourceView) -> PageBox | None:
    """A rectangle in the middle of the page in view; None where there are no pages."""
    port = QRectF(view.viewport().rect())
    there = view.place_on_page(port.center().toPoint())
    if there is None:
        return None
    page = there[0]
    corners = [
        view.place_on_page(point, page) for point in (port.topLeft().toPoint(), port.bottomRight().toPoint())
    ]
    places = [corner[1] for corner in corners if corner is not None]
    seen = QRectF(places[0], places[-1]).normalized()
    size = seen.width() * SHARE, seen.height() * SHARE
    middle = seen.center()
    left, top = middle.x() - size[0] / 2, middle.y() - size[1] / 2
    return PageBox(page, Box(left, top, left + size[0], top + size[1]))


def keyed_area(view: SourceView, area: PageBox | None, event: QKeyEvent) -> PageBox | None:
    """What a key makes of a rectangle; None for a key that means nothing here."""
    way = WAYS.get(Qt.Key(event.key()))
    if way is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return None
    if area is None:
        return first_area(view)
    by = FINE if event.modifiers() & Qt.KeyboardModifier.ControlModifier else STEP
    turned = QTransform().rotate(-view.rotation).map(QPointF(way[0] * by, way[1] * by))
    sizes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _moved(view, area, turned, sizes=sizes)


def show_area(view: SourceView, area: PageBox) -> None:
    """Scroll no further than it takes to see the rectangle."""
    rect = view.area_rect(area)
    if rect is None:
        return
    port = QRectF(view.viewport().rect())
    for bar, low, high, end in (
        (view.verticalScrollBar(), rect.top(), rect.bottom(), port.height()),
        (view.horizontalScrollBar(), rect.left(), rect.right(), port.width()),
    ):
        beyond = min(0.0, low - STEP) or max(0.0, high + STEP - end)
        bar.setValue(bar.value() + round(beyond))


def _moved(view: SourceView, area: PageBox, by: QPointF, *, sizes: bool) -> PageBox:
    """As far as the page goes."""
    box, page = area.box, _page_size(view, area.page)
    x1 = min(max(box.x1 + by.x(), box.x0 + LEAST if sizes else box.x1 - box.x0), page[0])
    y1 = min(max(box.y1 + by.y(), box.y0 + LEAST if sizes else box.y1 - box.y0), page[1])
    if sizes:
        return PageBox(area.page, Box(box.x0, box.y0, x1, y1))
    return PageBox(area.page, Box(x1 - (box.x1 - box.x0), y1 - (box.y1 - box.y0), x1, y1))


def _page_size(view: SourceView, page: int) -> tuple[float, float]:
    loaded = view.document.loaded
    assert loaded is not None
    size = loaded.source.pages[page]
    return size.width, size.height
