"""The lines of a source as the parser looks at them: without furniture, with what their look says.

A row is a line that holds text. Its `gap` says that a paragraph begins with it: formats tell that by space
above, by a short line before, or by a mark of a list.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from core.parsing.letters import CAPITALS, SMALL
from core.parsing.vocabulary import Vocabulary
from core.source_text import Box, Line, SourceText, Span

_BULLET = re.compile(rf"(?:[•▪◦‣·*–-]|\d{{1,2}}[.)]|[{SMALL}]\)|\(?[ivx]{{1,4}}\)|Ad \d)\s")
_CUT = re.compile(rf"(?<![\w-])[{SMALL}]+[{SMALL}]-$|[{CAPITALS}]?[{SMALL}]{{2,}}-$")
_NARROWEST = 60  # characters; a text with shorter lines is not wrapped


_OUTLINED = re.compile(r"(?:\d{1,2}\.){2,5}\s+(?=\S)")  # "1.2.3. Vedtak": a heading counted by its format

_new = tuple.__new__  # a document has tens of thousands of rows: the constructor takes twice as long


class Row(NamedTuple):
    """One line that holds text."""

    line: int  # its index in the source
    start: int  # code points in the source's text
    end: int
    text: str
    gap: bool  # a paragraph begins here
    joined: bool  # its first word began at the end of the line before
    weight: int  # 0 running text, 1 bold, 2 a heading by form or size
    style: tuple[object, ...]  # equal for headings of one kind
    page: int | None
    listed: bool  # an entry of a list, or a table row
    begins: bool = False  # the format itself begins a paragraph here


def read_rows(
    source: SourceText, furniture: Collection[int], left_out: Collection[int] = frozenset()
) -> list[Row]:
    """The rows of `source`, without the lines whose indexes are in `furniture`, or in `left_out`.

    Those `left_out` are of another document: they say nothing of how this one is set.
    """
    lines = source.lines
    text = source.text
    kept = [line for at, line in enumerate(lines) if at not in left_out] if left_out else lines
    body = _body_size(kept)
    wrap = _Wrap(kept)
    rows: list[Row] = []
    previous: Line | None = None
    crossed = False
    for index, line in enumerate(lines):
        start, end, page, _box, size, bold, form, level, begins = line
        words = text[start:end]
        if form == "heading" and (outlined := _OUTLINED.match(words)):
            start += outlined.end()
            words = words[outlined.end() :]
        if index in furniture or not words or words.isspace() or index in left_out:
            crossed = True
            continue
        weight = _weight(line, body)
        joined = previous is not None and previous.end == start
        if previous is None:
            gap = True
        elif joined:
            gap = False
        elif crossed or previous.page != page:
            gap = not _runs_on(rows[-1].text, words)
        elif (
            begins
            or form != "text"
            or previous.form in ("heading", "row")
            or weight != rows[-1].weight
            or _BULLET.match(words)
        ):
            gap = True
        else:
            gap = wrap.breaks(previous, rows[-1].text, line, words)
        style = (form == "heading", level if form == "heading" else 0, round(size) if size else 0, bold)
        listed = form in ("list", "row")
        rows.append(_new(Row, (index, start, end, words, gap, joined, weight, style, page, listed, begins)))
        previous = line
        crossed = False
    return rows


def _body_size(lines: Iterable[Line]) -> float:
    """The size of type in which most of the text is set; 0 where the format tells none."""
    sizes: defaultdict[float, int] = defaultdict(int)
    for start, end, _page, _box, size, *_rest in lines:
        if size:
            sizes[size] += end - start
    return _commonest(sizes, 1) or 0.0


def _commonest(counts: Mapping[float, int], digits: int) -> float | None:
    """The number that was counted most often, seen to so many decimal places; None where there is none."""
    rounded: Counter[float] = Counter()
    for number, count in counts.items():
        rounded[round(number, digits)] += count
    return rounded.most_common(1)[0][0] if rounded else None


def _weight(line: Line, body: float) -> int:
    if line.form == "heading":
        return 2
    if body and line.size and line.size > body * 1.12:
        return 2
    return 1 if line.bold and line.end - line.start < 160 else 0


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence that a page's end cuts goes on."""
    return before[-1:] not in ".:;!?" and (after[:1].islower() or bool(_CUT.search(before)))


class _Wrap:
    """Tells whether a line ended because the paragraph did, or because the column did."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = sorted([line.end - line.start for line in lines if line.form == "text"])
        self._width = lengths[int(len(lengths) * 0.97)] if lengths else 0
        edges = sorted([line.box.x1 for line in lines if line.box is not None])
        self._right = edges[int(len(edges) * 0.95)] if edges else 0.0
        self._pitch = _pitch(lines)

    def breaks(self, previous: Line, before: str, line: Line, after: str) -> bool:
        """Does `line` begin a paragraph, seen from where `previous` ended?"""
        box, above = line.box, previous.box
        if box is None or above is None:
            if self._width < _NARROWEST:
                return True
            return len(before) + _first_word(after) <= self._width * 0.98
        size = line.size or previous.size or 10.0
        left, top, right, _bottom = above
        down = box.y0 - top
        if down < 0 or down > self._pitch * size:
            return True
        wide = (right - left) / max(1, len(before))
        return right + _first_word(after) * wide < self._right - 2 * wide


def _first_word(text: str) -> int:
    """How many characters the first word of `text` takes, with the space behind it."""
    return text.find(" ") + 1 or len(text) + 1


def _pitch(lines: Iterable[Line]) -> float:
    """From which distance on, in sizes of type, two lines are two paragraphs."""
    steps: defaultdict[float, int] = defaultdict(int)
    page_above: int | None = None
    box_above: Box | None = None
    for _start, _end, page, box, size, *_rest in lines:
        if box and box_above and page_above == page and size:
            step = (box.y0 - box_above.y0) / size
            if 0.9 < step < 2.5:
                steps[step] += 1
        page_above, box_above = page, box
    return max(1.3, (_commonest(steps, 2) or 1.15) * 1.18)


def running_text(rows: Iterable[Row], words: Vocabulary) -> str:
    """The words of `rows` as whole paragraphs, a newline between them."""
    parts: list[str] = []
    for row in rows:
        if not row.text:
            continue
        if parts and row.gap:
            parts += ("\n", row.text)
        else:
            _add(parts, row, words)
    return "".join(parts)


def one_line(rows: Iterable[Row], words: Vocabulary) -> str:
    """The words of `rows` as one line: a title that was wrapped."""
    parts: list[str] = []
    for row in rows:
        _add(parts, row, words)
    return " ".join("".join(parts).split())


def _add(parts: list[str], row: Row, words: Vocabulary) -> None:
    """Put `row` behind `parts` on the same line, a word that was cut between them whole again."""
    before, after = parts[-1] if parts else "", row.text
    if before and not row.joined:
        if not before.endswith("-") or words.keeps_hyphen.match(after):
            parts.append(" ")
        elif _CUT.search(before) and after[:1].islower():
            parts[-1] = before[:-1]
        elif not before[-2:-1].isalnum():
            parts.append(" ")
    parts.append(after)


def span_of(rows: list[Row]) -> Span:
    """From the first to the last character of `rows`, which are not empty."""
    return Span(rows[0].start, rows[-1].end)


def tail_of(row: Row, offset: int) -> Row:
    """What of `row` begins at `offset` in its text, as a row of its own."""
    rest = row.text[offset:].lstrip(" \t:")
    return row._replace(start=row.end - len(rest), text=rest, gap=True, joined=False, weight=0)
