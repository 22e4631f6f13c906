"""How the pages of a file look: their size, type, margin, running heads and printed page numbers.

A document that was put into another one looks different: that is how it is known. Only the lines at a page's
edges and a few of those between are looked at, so that long files cost little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from core.parsing.vocabulary import Vocabulary, key_of
from core.source_text import Line, SourceText

_TOP = 5  # lines of a page that may begin a document
_EDGE = 3  # lines that may be a running head or foot
_SAMPLED = 9  # lines that tell the type and the margin
_FEW = 4  # lines of text that are too few to tell them
_LONGEST_NUMBER = 25  # characters of a line that holds the page's number alone
_STEP = 8  # points by which running heads of one document differ at most
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?<!\S)-? ?(\d{1,3})(?: ?(?:[^\W\d]{1,3}|/|\() ?(\d{1,3})\)?)?(?: ?-)?$")


class PageLook(NamedTuple):
    """One page. `size`, `type` and `margin` are in points; None where the page does not tell them."""

    page: int  # counted from 0
    first: int  # its lines are `first <= line < end`
    end: int
    size: tuple[int, int]
    type: float | None  # of most of its text
    margin: float | None  # left
    top: tuple[int, ...]  # its first lines that are not empty
    bottom: tuple[int, ...]  # its last lines, the last one first
    number: int | None = None  # as printed
    total: int | None = None  # "3 af 12": 12

    @property
    def empty(self) -> bool:
        """Whether the page has no text."""
        return not self.top

    def is_set_like(self, other: PageLook) -> bool:
        """Whether type and margin are those of `other`, as far as both tell them."""
        return not (differ(self.type, other.type, 0.3) or differ(self.margin, other.margin, 5))


def differ(one: float | None, other: float | None, tolerance: float) -> bool:
    """Whether two measures are known and lie further apart than `tolerance`."""
    return one is not None and other is not None and abs(one - other) > tolerance


def page_looks(source: SourceText, furniture: Collection[int], words: Vocabulary) -> list[PageLook]:
    """The look of every page of `source`, in order; nothing where the format has no pages."""
    lines = source.lines
    starts = [len(lines)] * (len(source.pages) + 1)
    previous: int | None = None
    for at, line in enumerate(lines):
        page = line[2]
        if page != previous:
            if page is None or not (previous or 0) <= page < len(source.pages):
                return []
            for skipped in range(0 if previous is None else previous + 1, page + 1):
                starts[skipped] = at
            previous = page
    return [
        _look(source, page, starts[page], starts[page + 1], furniture, words)
        for page in range(len(source.pages))
    ]


def _look(
    source: SourceText, page: int, first: int, end: int, furniture: Collection[int], words: Vocabulary
) -> PageLook:
    top = _filled(source, range(first, end), _TOP)
    bottom = _filled(source, range(end - 1, first - 1, -1), _EDGE)
    size = source.pages[page]
    inner = range(first + 2, max(first + 2, end - 2))
    step = max(1, len(inner) // _SAMPLED)
    sampled = [source.lines[at] for at in inner[::step]]
    number, total = _page_number(source, [*bottom, *top[:_EDGE]], furniture, words)
    return PageLook(
        page,
        first,
        end,
        (round(size.width / 4), round(size.height / 4)),
        _commonest(line.size for line in sampled) if len(inner) >= _FEW else None,
        _margin(sampled) if len(inner) >= _FEW else None,
        tuple(top),
        tuple(bottom),
        number,
        total,
    )


def edges_of(source: SourceText, look: PageLook, words: Vocabulary) -> frozenset[str]:
    """The lines at the page's edges that may be running heads or feet: words and height, figures replaced."""
    numbers = words.pattern("furniture", "page_numbers")
    return frozenset(
        _edge_key(text, source.lines[at])
        for at in (*look.top[:_EDGE], *look.bottom)
        if (len(text := source.line_text(at)) > _LONGEST_NUMBER or not numbers.fullmatch(text))
        and key_of(text) not in words.labels
    )


def _filled(source: SourceText, among: Iterable[int], count: int) -> list[int]:
    found: list[int] = []
    for at in among:
        line = source.lines[at]
        if line.end > line.start and not source.text[line.start : line.end].isspace():
            found.append(at)
            if len(found) == count:
                break
    return found


def _edge_key(text: str, line: Line) -> str:
    """What of a running head is the same on each of its pages: words and height."""
    height = round(line.box.y0 / _STEP) if line.box else 0
    return f"{_NUMBERS.sub('#', text[:200].strip().casefold())}@{height}"


def _commonest(sizes: Iterable[float | None]) -> float | None:
    counts = Counter(round(size, 1) for size in sizes if size)
    return counts.most_common(1)[0][0] if counts else None


def _margin(lines: Sequence[Line]) -> float | None:
    edges = Counter(round(line.box.x0) for line in lines if line.box)
    return (
        float(min(edge for edge, count in edges.items() if count * 4 >= len(lines)))
        if (edges and max(edges.values()) * 4 >= len(lines))
        else None
    )


def _page_number(
    source: SourceText, lines: Sequence[int], furniture: Collection[int], words: Vocabulary
) -> tuple[int | None, int | None]:
    pattern = words.pattern("furniture", "page_numbers")
    for at in lines:
        text = source.line_text(at).strip()
        if not text or len(text) > 160 or text[-1] not in "0123456789)-":
            continue
        cell = text.rpartition("\t")[2].strip()
        if (
            text.isdigit()
            or pattern.fullmatch(cell)
            or pattern.fullmatch(text)
            or (at in furniture and cell != text)
        ) and (match := _PAGE_NUMBER.search(cell)):
            return int(match[1]), int(match[2]) if match[2] else None
    return None, None
