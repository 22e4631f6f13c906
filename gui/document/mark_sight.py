"""Marks as the reader sees them: which stand at a point of a view, which are in view, whose item they are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF

from gui.annotations.mark_places import areas_of, holds
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.source_view.shown_document import ShownDocument
from gui.source_view.view import SourceView


def marks_at(document: ShownDocument, view: SourceView, offset: int | None, point: QPoint) -> list[Target]:
    """The marks at a point of a view, the shortest first; areas after what marks words."""
    targets = [] if offset is None else [mark.target for mark in document.marks_at(offset)]
    there, sign = view.place_on_page(point), view.sign_at(point)
    if sign is not None:
        targets.append(sign)
    if there is not None:
        page, place = there
        for mark in document.marks:
            if any(holds(box, page, place.x(), place.y()) for box in areas_of(mark.annotation)):
                targets.append(mark.target)
    return list(dict.fromkeys(targets))


def is_seen(view: SourceView, target: Target) -> bool:
    """Whether a part of a passage or area is in view."""
    area = view.area_rect(target.area) if target.area is not None else None
    words = view.rects_of(target.passage) if target.passage is not None else []
    port = QRectF(view.viewport().rect())
    return any(port.contains(rect.center()) for rect in ([area] if area is not None else words))


def item_of(current: CurrentMeeting, target: Target) -> int:
    """The item that is chosen where the reader looks at a passage; -1 before the first."""
    loaded = current.loaded
    if loaded is None or target.passage is None:
        return target.item
    start = target.passage.start
    page = target.area.page if target.area is not None else loaded.source.page_of(start)
    return current.place_at(start, page)[0]
