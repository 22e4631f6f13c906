"""Words on a page of a PDF that are in the file and that nobody sees.

Most pages have none: a glance at what draws the page (`pdf_streams`), and then a list of what is drawn, tell
which are looked at more closely. What then seems unseen is believed where the picture of the page shows
nothing but one colour at its place; so shadings, transparent shapes and pictures need no rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pymupdf

from core.review.inside.facts import Hidden
from core.review.inside.pdf_streams import glance
from core.source_text import Box

_OFF = 3.0  # points beyond the edge
_LEAST_BAR = 4.0  # points of a shape's height and width that can cover words
_MOST_SHAPES = 400
_MOST_DRAWN = 8_000
"""Things that a page draws; maps and plans have more, and are not looked at."""
_MOST_SPANS = 4000
"""Runs of letters of a page that are looked at: a map may have very many."""
_NEAR_WHITE = 0.97
_ALIKE = 0.97  # of the pixels at a place, where nothing is to be seen
_MOST_SEEN = 0.3  # of the letters of a line: a bar may leave the edges of its first and last one
_STEP = 24  # of 256 greys
_INVISIBLE = 3  # text render mode: neither fill nor stroke (ISO 32000-1, table 106)
_PICTURES = ("fill-image", "fill-imgmask")
_TEXTS = ("fill-text", "stroke-text", "ignore-text")


class Unseen(NamedTuple):
    """Words in one line that nobody sees, and their place on the page as shown, in points."""

    what: Hidden
    words: str
    box: Box


class _Letter(NamedTuple):
    """A letter, its place before the page is turned, and the number of what draws it."""

    letter: str
    box: tuple[float, float, float, float]
    drawn: int


def unseen_words(document: Any, page: Any, *, has_remarks: bool, is_cropped: bool) -> list[Unseen]:
    """All such words of a page, line by line. Raises what `core.sources.pdf.DAMAGE` names."""
    size = page.rect
    width, height = (size.height, size.width) if page.rotation in (90, 270) else (size.width, size.height)
    forms = document.get_page_xobjects(page.number)
    streams = [page.read_contents(), *(document.xref_stream(xref) or b"" for xref, *_rest in forms)]
    glances = [glance(stream, width, height) for stream in streams]
    whitened = any(each.white for each in glances)
    bars = _annotation_bars(page) if has_remarks else []
    if not (whitened or bars or forms or is_cropped or glances[0].other):
        return []
    drawn = page.get_bboxlog()
    if len(drawn) > _MOST_DRAWN:
        return [_too_much(width, height)]
    invisible, off, covered = _suspected(drawn, width, height)
    if not (invisible or off or covered or bars or whitened):
        return []
    pictures = [box for kind, box in drawn if kind in _PICTURES]
    shapes = [*_shapes(page), *bars] if covered or bars else []
    found: list[tuple[Hidden, _Letter]] = []
    spans = page.get_texttrace()
    for span in spans[:_MOST_SPANS]:
        unseen = span["type"] == _INVISIBLE or span["opacity"] == 0
        white = not unseen and _is_white(span["color"])
        above = [box for number, box in shapes if number > span["seqno"]]
        for code, _glyph, _origin, box in span["chars"]:
            letter = _Letter(chr(code) if code > 0 else "", box, span["seqno"])
            if not _is_within(box, (0, 0, width, height)):
                found.append((Hidden.OFF_THE_PAGE, letter))
            elif unseen:
                if not any(_is_within(box, picture) for picture in pictures):
                    found.append((Hidden.HIDDEN_TEXT, letter))
            elif white:
                found.append((Hidden.HIDDEN_TEXT, letter))
            elif above and any(_is_within(box, each) for each in above):
                found.append((Hidden.UNDER_A_BAR, letter))
    more = [_too_much(width, height)] if len(spans) > _MOST_SPANS else []
    return _seen_to_be_unseen(page, _lines(found)) + more


def _too_much(width: float, height: float) -> Unseen:
    """That a page was not looked at, or not to its end."""
    return Unseen(Hidden.UNREAD, "", Box(0, 0, width, height))


def _suspected(drawn: Sequence[Any], width: float, height: float) -> tuple[bool, bool, bool]:
    """Whether a page may have invisible words, words beyond its edges, and shapes over words."""
    invisible = off = covered = False
    texts: list[Any] = []
    shapes = 0
    for kind, box in drawn:
        if kind in _TEXTS:
            texts.append(box)
            invisible = invisible or kind == "ignore-text"
            off = off or (box[0] < -_OFF or box[1] < -_OFF or box[2] > width + _OFF or box[3] > height + _OFF)
        elif kind == "fill-path" and texts and not covered and shapes < _MOST_SHAPES and _is_large(box):
            shapes += 1
            covered = any(_meet(box, text) for text in texts)
    return invisible, off, covered


def _is_large(box: Any) -> bool:
    """Whether a shape can cover words: lines cannot."""
    return bool(box[2] - box[0] >= _LEAST_BAR and box[3] - box[1] >= _LEAST_BAR)


def _meet(one: Any, other: Any) -> bool:
    """Whether two rectangles share more than their edges."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return bool(wide > 2 and high > 2)


def _is_white(colour: Sequence[float]) -> bool:
    if len(colour) == 4:
        return max(colour) <= 1 - _NEAR_WHITE
    return bool(colour) and min(colour) >= _NEAR_WHITE


def _shapes(page: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """The filled rectangles of a page, each with its number among what is drawn."""
    for path in page.get_drawings()[:_MOST_SHAPES]:
        if path.get("fill") is None or (path.get("fill_opacity") or 0) < 0.5:
            continue
        for item in path["items"]:
            if item[0] == "re":
                yield path["seqno"], tuple(item[1].normalize())
            elif item[0] == "qu":
                yield path["seqno"], tuple(item[1].rect)
        if all(item[0] == "l" for item in path["items"]) and len(path["items"]) in (3, 4):
            yield path["seqno"], tuple(path["rect"])


def _annotation_bars(page: Any) -> list[tuple[int, tuple[float, float, float, float]]]:
    """The rectangles that remarks put over the page: they come after all that is drawn."""
    kinds = ("Square", "Redact", "Highlight", "FreeText", "Stamp", "Polygon")
    return [(1 << 30, tuple(each.rect)) for each in page.annots() if each.type[1] in kinds]


def _is_within(box: Any, area: Any) -> bool:
    """Whether the middle of `box` is in `area`."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return bool(area[0] <= x <= area[2] and area[1] <= y <= area[3])


def _lines(found: list[tuple[Hidden, _Letter]]) -> list[tuple[Hidden, list[_Letter]]]:
    """Letters that stand beside one another, together."""
    lines: list[tuple[Hidden, list[_Letter]]] = []
    for what, letter in found:
        if lines and lines[-1][0] is what:
            last = lines[-1][1][-1].box
            high = max(1.0, last[3] - last[1])
            if abs(letter.box[3] - last[3]) < 0.5 * high and -high < letter.box[0] - last[2] < 3 * high:
                lines[-1][1].append(letter)
                continue
        lines.append((what, [letter]))
    return [(what, letters) for what, letters in lines if any(each.letter.strip() for each in letters)]


def _words(letters: Sequence[_Letter]) -> str:
    parts: list[str] = []
    for at, each in enumerate(letters):
        if at:
            before = letters[at - 1].box
            if each.box[0] - before[2] > 0.2 * (before[3] - before[1]):
                parts.append(" ")
        parts.append(each.letter)
    return " ".join("".join(parts).split())


def _seen_to_be_unseen(page: Any, lines: list[tuple[Hidden, list[_Letter]]]) -> list[Unseen]:
    """Those of the lines at whose place the page shows nothing."""
    picture: Any = None
    kept: list[Unseen] = []
    for what, letters in lines:
        boxes = [pymupdf.Rect(each.box) * page.rotation_matrix for each in letters]
        if what is not Hidden.OFF_THE_PAGE:
            if picture is None:
                picture = page.get_pixmap(colorspace=pymupdf.csGRAY, alpha=False)
            seen = [each for each, box in zip(letters, boxes, strict=True) if not _is_blank(picture, box)]
            if len(seen) > _MOST_SEEN * len(letters):
                continue
        words = _words(letters)
        if any(map(str.isalnum, words)):
            around = boxes[0]
            for box in boxes[1:]:
                around |= box
            kept.append(Unseen(what, words, Box(*around)))
    return kept


def _is_blank(picture: Any, box: Any) -> bool:
    """Whether the picture of a page, a pixel a point, has one colour where a letter stands; its edges, where
    a bar may end, do not count."""
    inset = 0.15 * (box.y1 - box.y0)
    left = max(0, int(box.x0) + 1)
    right = min(picture.width, max(left + 1, int(box.x1)))
    top, bottom = max(0, int(box.y0 + inset)), min(picture.height, int(box.y1 - inset) + 1)
    rows = picture.samples_mv
    pixels = b"".join(
        bytes(rows[line * picture.stride + left : line * picture.stride + right])
        for line in range(top, bottom)
    )
    if not pixels:
        return True
    middle = sorted(pixels)[len(pixels) // 2]
    alike = sum(abs(each - middle) <= _STEP for each in pixels)
    return alike >= _ALIKE * len(pixels)
