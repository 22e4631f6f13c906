"""Changes, hidden words and pictures in the text of a DOCX, each with its place in the text that was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from core.review.inside.facts import FileFact, Hidden
from core.review.inside.word_places import FollowedText
from core.source_text import Span
from core.sources.docx.styles import W, stated, stated_switch

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_V = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_CHANGES = {
    W + "ins": Hidden.TRACKED_INSERTION,
    W + "moveTo": Hidden.TRACKED_INSERTION,
    W + "del": Hidden.TRACKED_DELETION,
    W + "moveFrom": Hidden.TRACKED_DELETION,
}
_OF_FORM = tuple(W + name for name in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange"))
_PASSED_OVER = (W + "pPr", W + "sdtPr")
_TINY = 4  # half points
_WHITE = 0xF8  # of each of red, green and blue, from there on
_GROUNDS = (W + "p", W + "tc", W + "tbl")


class _Piece(NamedTuple):
    """A run of characters. `what` is what is not plain about it; `key` tells changes apart."""

    text: str
    is_read: bool  # it is in the text that was read
    what: Hidden | None = None
    author: str = ""
    key: str = ""


class _Placed(NamedTuple):
    """A fact of a paragraph. `key` tells changes apart: the same where one goes on in the next paragraph;
    `begins` and `ends` are whether nothing else stands before or behind it."""

    fact: FileFact
    key: str = ""
    begins: bool = False
    ends: bool = False


def text_facts(part: Any, styles: Any, followed: FollowedText) -> Iterator[FileFact]:
    """The facts of the main part, or of one that stands around it, in the order of its text. `followed` is
    the text that was read of it."""
    body = part.find(W + "body")
    if body is None:
        body = part
    is_on_colour = part.find(W + "background") is not None
    reader = _Reader(followed, _hidden_styles(styles), _painting_styles(styles), is_on_colour=is_on_colour)
    kept: _Placed | None = None
    some_change = False
    for paragraph in body.iter(W + "p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        for placed in reader.paragraph(paragraph):
            some_change |= placed.fact.what in (Hidden.TRACKED_INSERTION, Hidden.TRACKED_DELETION)
            if kept is not None and kept.ends and placed.begins and placed.key and placed.key == kept.key:
                kept = placed._replace(fact=_joined(kept.fact, placed.fact))
                continue
            if kept is not None:
                yield kept.fact
            kept = placed
    if kept is not None:
        yield kept.fact
    changed = next(body.iter(*_OF_FORM), None)
    if changed is not None:
        yield FileFact(Hidden.TRACKED_INSERTION, "", changed.get(W + "author") or None, name="form")
    elif not some_change and (marked := next(body.iter(*_CHANGES), None)) is not None:
        yield FileFact(Hidden.TRACKED_INSERTION, "", marked.get(W + "author") or None, name="form")


def _joined(first: FileFact, second: FileFact) -> FileFact:
    """One change that reaches over the ends of paragraphs."""
    span = first.span or second.span
    if first.span is not None and second.span is not None:
        span = Span(first.span.start, max(first.span.end, second.span.end))
    return replace(first, text=f"{first.text}\n{second.text}", span=span)


def _hidden_styles(styles: Any) -> frozenset[str]:
    """The styles that hide what is set in them."""
    return frozenset(
        style.get(W + "styleId", "")
        for style in styles.iter(W + "style")
        if stated_switch(style.find(W + "rPr"), "vanish")
    )


def _painting_styles(styles: Any) -> frozenset[str]:
    """The styles that put a colour behind what is set in them, and those that are based on one."""
    known = list(styles.iter(W + "style"))
    painting = {
        style.get(W + "styleId", "")
        for style in known
        if any(not _is_plain(shade) for shade in style.iter(W + "shd"))
    }
    for _each in range(3):  # styles are based on one another
        painting |= {style.get(W + "styleId", "") for style in known if stated(style, "basedOn") in painting}
    return frozenset(painting)


class _Reader:
    """Reads paragraphs one after the other."""

    def __init__(
        self, followed: FollowedText, hidden: frozenset[str], painting: frozenset[str], *, is_on_colour: bool
    ) -> None:
        self._followed = followed
        self._hidden = hidden
        self._painting = painting
        self._is_on_colour = is_on_colour

    def paragraph(self, paragraph: Any) -> Iterator[_Placed]:
        """The facts of a paragraph, in order."""
        style = stated(paragraph.find(W + "pPr"), "pStyle") or ""
        pieces = list(self._pieces(paragraph, style, None, "", ""))
        raw = "".join(each.text for each in pieces if each.is_read)
        if any(each.what is not None for each in pieces):
            self._followed.enter(raw)
            yield from self._facts(pieces)
        else:
            self._followed.pass_by(raw)
        for name in _pictures(paragraph):
            yield _Placed(FileFact(Hidden.PICTURE, name, span=self._followed.reached))

    def _facts(self, pieces: list[_Piece]) -> Iterator[_Placed]:
        at = start = first = 0
        text = ""
        for number, piece in enumerate(pieces):
            if number == 0 or piece[1:] != pieces[number - 1][1:]:
                start, first, text = at, number, ""
            text += piece.text
            at += len(piece.text) if piece.is_read else 0
            ends = number + 1 == len(pieces)
            if piece.what is None or (not ends and pieces[number + 1][1:] == piece[1:]) or not text.strip():
                continue
            fact = FileFact(piece.what, text.strip(), piece.author or None, self._followed.span(start, at))
            yield _Placed(fact, piece.key, first == 0, ends)

    def _pieces(
        self, container: Any, style: str, what: Hidden | None, author: str, key: str
    ) -> Iterator[_Piece]:
        for child in container:
            if not isinstance(child.tag, str) or not child.tag.startswith(W) or child.tag in _PASSED_OVER:
                continue
            if child.tag == W + "r":
                yield from self._run(child, style, what, author, key)
                continue
            change = _CHANGES.get(child.tag)
            if change is None:
                yield from self._pieces(child, style, what, author, key)
                continue
            by = child.get(W + "author", "").strip()
            known = f"{child.tag}\n{by}\n{child.get(W + 'date', '')}"
            # what is deleted stays so, whoever put it in before
            kept = change if what is not Hidden.TRACKED_DELETION else what
            yield from self._pieces(child, style, kept, by, known)

    def _run(self, run: Any, style: str, what: Hidden | None, author: str, key: str) -> Iterator[_Piece]:
        text = "".join(_characters(run))
        if not text:
            return
        properties = run.find(W + "rPr")
        vanishes = stated_switch(properties, "vanish")
        if what is not None:
            yield _Piece(text, what is not Hidden.TRACKED_DELETION and not vanishes, what, author, key)
        elif vanishes:
            yield _Piece(text, False, Hidden.HIDDEN_TEXT)
        elif self._is_unseen(run, properties, style, vanishes):
            yield _Piece(text, True, Hidden.HIDDEN_TEXT)
        else:
            yield _Piece(text, True)

    def _is_unseen(self, run: Any, properties: Any, style: str, vanishes: bool | None) -> bool:
        """Whether a run is hidden by its style, or is tiny or as white as the paper."""
        by_style = style in self._hidden or (stated(properties, "rStyle") or "") in self._hidden
        if by_style and vanishes is None:
            return True
        if properties is None:
            return False
        size = stated(properties, "sz") or ""
        if size.isdigit() and 0 < int(size) <= _TINY:
            return True
        colour = stated(properties, "color") or ""
        return (
            _is_white(colour)
            and not self._is_on_colour
            and not _is_on_ground(run, properties, style, self._painting)
        )


def _characters(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag in (W + "t", W + "delText"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag == W + "tab":
            yield "\t"
        elif child.tag in (W + "br", W + "cr"):
            yield "\n"
        elif child.tag == W + "noBreakHyphen":
            yield "-"


def _is_white(colour: str) -> bool:
    try:
        return len(colour) == 6 and all(int(colour[at : at + 2], 16) >= _WHITE for at in (0, 2, 4))
    except ValueError:
        return False


def _is_on_ground(run: Any, properties: Any, style: str, painting: frozenset[str]) -> bool:
    """Whether something but white paper lies under a run, or may: of a style that paints it is not asked
    what."""
    if _has_ground(properties) or stated(properties, "highlight") not in (None, "none", "white"):
        return True
    if style in painting or (stated(properties, "rStyle") or "") in painting:
        return True
    for above in run.iterancestors():
        own = above.find(above.tag + "Pr") if above.tag in _GROUNDS else None
        if _has_ground(own) or (stated(own, "tblStyle") or "") in painting:
            return True
        if above.tag == W + "txbxContent":
            return True
    return False


def _has_ground(properties: Any) -> bool:
    shade = properties.find(W + "shd") if properties is not None else None
    return shade is not None and not _is_plain(shade)


def _is_plain(shade: Any) -> bool:
    fill = shade.get(W + "fill", "auto")
    return shade.get(W + "val", "clear") in ("clear", "nil") and (fill in ("auto", "") or _is_white(fill))


def _pictures(paragraph: Any) -> Iterator[str]:
    """The names of the pictures in a paragraph that no text tells of."""
    for drawing in paragraph.iter(W + "drawing"):
        if next(drawing.iter(_PIC + "pic", _CHART + "chart"), None) is None or not _is_own(
            drawing, paragraph
        ):
            continue
        known = next(drawing.iter(_WP + "docPr"), None)
        if known is None:
            continue
        ornament = next(known.iter(_DECORATIVE), None)
        if ornament is not None and ornament.get("val", "1") in ("1", "true"):
            continue
        if not (known.get("descr", "").strip() or known.get("title", "").strip()):
            yield known.get("name", "")
    for picture in paragraph.iter(W + "pict"):
        shape = next(picture.iter(_V + "shape"), None)
        if (
            shape is None
            or next(picture.iter(_V + "imagedata"), None) is None
            or not _is_own(picture, paragraph)
        ):
            continue
        if not shape.get("alt", "").strip():
            yield ""


def _is_own(element: Any, paragraph: Any) -> bool:
    """Whether an element is in no paragraph within this one, and not there twice, for older programs."""
    own = next(element.iterancestors(W + "p"), None)
    return own is paragraph and next(element.iterancestors(_FALLBACK), None) is None
