"""Where findings stand in a file of plain text itself: line and column, as programs that show it count."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from core.exports.review.checked import Checked
from core.source_text import Span
from core.sources.text import places_in_file


class FilePlace(NamedTuple):
    """Lines and columns, counted from 1, the last column behind the words. There are neither columns nor
    words where a line does not stand in the file as it was read: marks of Markdown and doubled spaces go."""

    first_line: int
    last_line: int
    first_column: int | None = None
    last_column: int | None = None
    words: str = ""


class FilePlaces:
    """Finds places of the text that was read in the file it was read from. Only plain text has any, where a
    line ends with a line feed: in other formats there is nothing that a reader would count."""

    def __init__(self, checked: Checked) -> None:
        self._source = checked.source
        self._starts = [each.start for each in checked.source.lines]
        self._rows: list[tuple[int, int]] = []
        if checked.content is not None and checked.source.format == "text":
            self._characters, self._rows = places_in_file(checked.content)
            self._begins = [0, *(at + 1 for at, each in enumerate(self._characters) if each == "\n")]

    def place(self, span: Span) -> FilePlace | None:
        """Where the file has what stands at `span`; None where the file has no such places."""
        if not self._rows or len(self._rows) != len(self._source.lines):
            return None
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = max(first, bisect_right(self._starts, max(span.start, span.end - 1)) - 1)
        start, end = self._exact(first, span.start), self._exact(last, span.end)
        if start is None or end is None:
            return FilePlace(self._line(self._rows[first][0]), self._line(self._rows[last][0]))
        first_line, last_line = self._line(start), self._line(end)
        columns = start - self._begins[first_line - 1] + 1, end - self._begins[last_line - 1] + 1
        return FilePlace(first_line, last_line, *columns, self._characters[start:end])

    def _exact(self, number: int, place: int) -> int | None:
        """Where a place in a line is among the file's characters; None where that is not sure."""
        line, (start, end) = self._source.lines[number], self._rows[number]
        row, text = self._characters[start:end], self._source.line_text(number)
        at = row.find(text)
        if at < 0 or row.find(text, at + 1) >= 0 or place > line.end:
            return None
        return start + at + place - line.start

    def _line(self, place: int) -> int:
        return bisect_right(self._begins, place)
