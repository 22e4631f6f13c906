"""Lines as a reader points at them: those of an item, and the paragraph around one."""

from __future__ import annotations

from core.library import LoadedMeeting
from core.minutes import NodeKind
from core.source_text import Line

_APART = 1.75
"""From which distance on, in sizes of type, two lines are two paragraphs."""
_WRAPPED = 60
"""Characters from which on a line may have been wrapped, where the format gives no places."""


def lines_of_item(loaded: LoadedMeeting, item: int) -> list[int]:
    """The lines of an item that hold words, without those of the page and of attachments."""
    return [
        line
        for node in loaded.meeting.nodes
        if node.item == item and node.kind in (NodeKind.ITEM, NodeKind.SECTION)
        for line in range(node.first, node.end)
        if loaded.source.line_text(line).strip()
    ]


def paragraph_at(loaded: LoadedMeeting, line: int) -> range:
    """The lines of the paragraph that holds `line`, as far as they belong to one section."""
    node = next((node for node in loaded.meeting.nodes if node.first <= line < node.end), None)
    if node is None:
        return range(line, line + 1)
    lines = loaded.source.lines
    first = line
    while first > node.first and not _begins(lines[first - 1], lines[first]):
        first -= 1
    end = line + 1
    while end < node.end and not _begins(lines[end - 1], lines[end]):
        end += 1
    return range(first, end)


def _begins(above: Line, line: Line) -> bool:
    """Does a paragraph begin with `line`, seen from the line above it?"""
    if line.gap or line.form != "text" or above.form != "text" or line.bold != above.bold:
        return True
    if line.box is None or above.box is None:
        return above.end - above.start < _WRAPPED
    if line.page != above.page:
        return False
    size = line.size or 10.0
    return abs((line.size or 0) - (above.size or 0)) > 0.6 or line.box.y0 - above.box.y0 > _APART * size
