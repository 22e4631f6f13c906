"""The text of a meeting cut into blocks to set: headings, paragraphs, list entries, table rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from core.library import LoadedMeeting
from core.minutes import NodeKind, Reason
from core.source_text import Line, Span


class BlockForm(Enum):
    """How a block is set."""

    TITLE = auto()  # of the document
    ITEM = auto()  # heading of an agenda item
    SECTION = auto()  # heading of a section
    STRONG = auto()  # a line that is bold or a heading of some other kind
    TEXT = auto()
    LIST = auto()
    ROW = auto()  # cells separated by tabs
    QUIET = auto()  # contents list and furniture


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is set as one paragraph; `level` is the depth of a list entry, from 1.

    One that `continues` is the next line of the paragraph before: no space comes between them.
    """

    form: BlockForm
    text: str
    span: Span
    level: int = 0
    continues: bool = False


LONGEST_TITLE = 150
"""Characters of a first line that is the document's title though nothing says so."""
LONGEST_TAIL = 3
"""Characters that may stand behind a heading in its line: a colon."""


def blocks(loaded: LoadedMeeting) -> list[Block]:
    """The blocks of a meeting's text, in order. Empty lines give none."""
    items = loaded.meeting.items
    starts = {
        item.heading.start: BlockForm.ITEM
        for item in items
        if all(each.reason is not Reason.NO_ITEMS for each in item.confidence)  # it begins with any line
    }
    headings: dict[int, str] = {}
    for item in items:
        for section in item.sections:
            if section.heading:
                headings.setdefault(section.span.start, section.heading)
    tells_gaps = any(line.gap for line in loaded.source.lines)
    result: list[Block] = []
    for kind, index in _lines(loaded):
        line = loaded.source.lines[index]
        text = loaded.source.text[line.start : line.end]
        if not text.strip():
            continue
        is_title = not result and _is_title(line, text)
        form = BlockForm.TITLE if is_title else starts.get(line.start) or _form(kind, line)
        heading = headings.get(line.start)
        # One that runs on into its text is no heading to look at.
        if heading and form is not BlockForm.ITEM and len(text) <= len(heading) + LONGEST_TAIL:
            form = BlockForm.TITLE if is_title else BlockForm.SECTION
        level = line.level if form is BlockForm.LIST else 0
        continues = tells_gaps and not line.gap and form is BlockForm.TEXT
        continues = continues and result[-1].form in (BlockForm.TEXT, BlockForm.LIST)
        result.append(Block(form, text, Span(line.start, line.end), level, continues))
    return result


def _lines(loaded: LoadedMeeting) -> Iterator[tuple[NodeKind, int]]:
    for node in loaded.meeting.nodes:
        for index in range(node.first, node.end):
            yield node.kind, index


def _is_title(line: Line, text: str) -> bool:
    """Is the first line the document's title? What stands behind a label ("Present: …") is body text."""
    if line.form == "heading" or line.bold:
        return True
    return line.form == "text" and ": " not in text and len(text) <= LONGEST_TITLE


def _form(kind: NodeKind, line: Line) -> BlockForm:
    if line.form == "row":
        return BlockForm.ROW
    if kind in (NodeKind.CONTENTS, NodeKind.FURNITURE):
        return BlockForm.QUIET
    if line.form == "heading" or line.bold:
        return BlockForm.STRONG
    return BlockForm.LIST if line.form == "list" else BlockForm.TEXT
