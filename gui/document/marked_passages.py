"""The passages of the document in view, with all that lies on them: one's target, the selection, an area."""

from __future__ import annotations

from core.annotations import PageBox
from gui.annotations.mark_edits import MarkedPassage
from gui.annotations.mark_places import line_boxes, place_of_area, trimmed
from gui.annotations.placing import Target, target_at
from gui.current_meeting import CurrentMeeting
from gui.source_view.stack import SourceStack


def passage_at(
    current: CurrentMeeting, source: SourceStack, target: Target, boxes: tuple[PageBox, ...] = ()
) -> MarkedPassage:
    """The passage of `target`; `boxes` are its places on the pages where they are known."""
    loaded = current.loaded
    assert loaded is not None
    there = tuple(current.annotations(target))
    boxes = boxes or next((each.passage.boxes for each in there if each.passage and each.passage.boxes), ())
    if not boxes and target.passage is not None and loaded.source.pages:
        boxes = source.pages.boxes_of(target.passage) or line_boxes(loaded.source, target.passage)
    whose = current.session.whose
    return MarkedPassage(loaded, target, whose.me, there, boxes, whose.own_names)


def selected_passage(current: CurrentMeeting, source: SourceStack) -> MarkedPassage | None:
    """The chosen area or the selected words; None where neither is, or only white space."""
    loaded, document = current.loaded, source.document
    if loaded is None:
        return None
    if document.area is not None:
        span = place_of_area(loaded, document.area, [mark.span for mark in document.marks])
        return passage_at(current, source, target_at(loaded, span, document.area), (document.area,))
    words = None if document.selection is None else trimmed(loaded.source.text, document.selection)
    return None if words is None else passage_at(current, source, target_at(loaded, words))
