"""Putting lines together to a canonical text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from core.source_text import Box, Line, LineForm

_new = tuple.__new__  # for what is made of every line: the constructor of a NamedTuple takes twice as long


class Draft(NamedTuple):
    """A cleaned line that has no offsets yet. `text` is not empty and has no space at its ends."""

    text: str
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    form: LineForm = "text"
    level: int = 0
    gap: bool = False
    joined: bool = False  # its last word goes on in the next line: no newline between them


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Line, ...]]:
    """The canonical text of `drafts`, and their lines with offsets into it."""
    parts: list[str] = []
    lines: list[Line] = []
    start = 0
    for text, page, box, size, bold, form, level, gap, joined in drafts:
        end = start + len(text)
        parts.append(text)
        lines.append(_new(Line, (start, end, page, box, size, bold, form, level, gap)))
        if joined:
            start = end
        else:
            parts.append("\n")
            start = end + 1
    if parts and parts[-1] == "\n":
        parts.pop()
    return "".join(parts), tuple(lines)
