"""The text of one field of an export, HTML or plain, -> lines.

Paragraphs, line breaks, lists and tables are kept; what stands between tags is running text, however its
lines were wrapped in the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from lxml import etree

from core.sources.assembly import Draft
from core.sources.characters import clean
from core.sources.tables import row_drafts

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:]*(?:\s[^<>]*)?/?>")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][a-zA-Z0-9]*(?:\s.*?)?/?&gt;", re.DOTALL)
_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f]")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    ("p", "div", "blockquote", "section", "article", "center", "dl", "dt", "dd", "pre", "form", "fieldset")
) | frozenset(_HEADINGS)
_LEFT_OUT = frozenset(("script", "style", "head", "title", "meta", "link", "object", "iframe", "template"))
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_INNER_HEADING = 3  # levels that the headings of items and sections take
_DEEPEST = 200  # tags within one another


def drafts_of(text: str) -> list[Draft]:
    """The lines of a field. Each begins a paragraph."""
    if not _TAG.search(text) and _ESCAPED_TAG.search(text):
        text = html.unescape(text)  # it was escaped twice
    if not text.strip():
        return []
    return _from_html(text) if _TAG.search(text) else _from_plain(text)


def printed_lines(text: str) -> list[Draft]:
    """The lines of a text that was taken from a printed page: an empty line begins a paragraph, others may
    only be wrapped."""
    drafts: list[Draft] = []
    gap = True
    for line in _LINE_BREAK.split(text):
        bare = clean(line)
        if bare:
            drafts.append(Draft(bare, gap=gap))
        gap = not bare
    return drafts


def plain(text: str) -> str:
    """A field as one line without tags: a title, a name."""
    return " ".join(" ".join(draft.text.replace("\t", " ") for draft in drafts_of(text)).split())


def _from_plain(text: str) -> list[Draft]:
    """Lines as they stand; one that was only wrapped goes on in the next."""
    lines: list[str] = []
    for line in _LINE_BREAK.split(html.unescape(text)):
        bare = clean(line)
        if bare and lines and _goes_on(lines[-1], bare):
            lines[-1] = f"{lines[-1]} {bare}"
        elif bare or (lines and lines[-1]):
            lines.append(bare)
    return [Draft(line, gap=True) for line in lines if line]


def _goes_on(before: str, after: str) -> bool:
    """Was the paragraph only wrapped here? Points of a list begin with a small "at", too."""
    return len(before) > 50 and before[-1] not in ".:;!?" and after[0].islower() and after[:3] != "at "


def _from_html(text: str) -> list[Draft]:
    try:
        root = lxml.html.document_fromstring(f"<html><body>{text}</body></html>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _from_plain(_TAG.sub(" ", text))
    page = _Page()
    for body in root.iter("body"):
        page.walk(body, 0)
        break
    page.end_line()
    return page.drafts


@dataclass(slots=True)
class _Page:
    """What was read so far, and the line in work."""

    drafts: list[Draft] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    bold: int = 0  # depth of tags that set it
    bold_length: int = 0
    mark: str = ""  # of the list entry whose first line is in work
    depth: int = 0  # of lists
    heading: int = 0

    def add(self, text: str | None) -> None:
        """Put running text behind the line."""
        if text:
            self.pieces.append(re.sub(r"[ \t\r\n\f\v]+", " ", text))
            self.bold_length += len(text.strip()) if self.bold else 0

    def end_line(self) -> None:
        """The line is complete."""
        text = clean("".join(self.pieces))
        bold = self.bold_length * 2 > len(text)
        self.pieces.clear()
        self.bold_length = 0
        if not text:
            return
        if self.mark:
            self.drafts.append(
                Draft(f"{self.mark} {text}", bold=bold, form="list", level=self.depth, gap=True)
            )
            self.mark = ""
        elif self.heading:
            level = _INNER_HEADING + self.heading
            self.drafts.append(Draft(text, bold=bold, form="heading", level=level, gap=True))
        else:
            self.drafts.append(Draft(text, bold=bold, gap=True))

    def walk(self, element: Any, depth: int) -> None:
        """Take in the text of `element` and of what is in it."""
        self.add(element.text)
        for child in element:
            if isinstance(child.tag, str) and not _is_left_out(child) and depth < _DEEPEST:
                self._take(child, child.tag.rpartition("}")[2].casefold(), depth)
            self.add(child.tail)

    def _take(self, child: Any, tag: str, depth: int) -> None:
        if tag == "br":
            self.end_line()
        elif tag in ("ul", "ol"):
            self._list(child, tag, depth)
        elif tag == "table":
            self.end_line()
            self.drafts += _table(child, depth)
        elif tag == "li":
            self._entry(child, "•", depth)
        elif tag in _BLOCKS or tag in ("tbody", "tr", "td", "th"):
            self.end_line()
            self.heading = _HEADINGS.get(tag, 0)
            self._inline(child, depth)
            self.end_line()
            self.heading = 0
        else:
            self._inline(child, depth)

    def _inline(self, child: Any, depth: int) -> None:
        tag = child.tag.casefold()
        sets_bold = tag in ("b", "strong") or bool(_BOLD.search(child.get("style") or ""))
        self.bold += sets_bold
        self.walk(child, depth + 1)
        self.bold -= sets_bold

    def _list(self, element: Any, tag: str, depth: int) -> None:
        self.end_line()
        self.depth += 1
        number = _number(element.get("start"))
        for child in element:
            if not isinstance(child.tag, str) or _is_left_out(child):
                continue
            if child.tag.casefold() == "li":
                number = _number(child.get("value"), number)
                self._entry(child, f"{number}." if tag == "ol" else "•", depth)
                number += 1
            else:
                self._take(child, child.tag.casefold(), depth + 1)
                self.end_line()
        self.depth -= 1

    def _entry(self, child: Any, mark: str, depth: int) -> None:
        self.end_line()
        self.mark = mark
        self._inline(child, depth)
        self.end_line()
        self.mark = ""


def _number(stated: str | None, otherwise: int = 1) -> int:
    return int(stated) if stated and re.fullmatch(r"\d{1,4}", stated.strip()) else otherwise


def _is_left_out(element: Any) -> bool:
    return element.tag in _LEFT_OUT or bool(_HIDDEN.search(element.get("style") or ""))


def _table(table: Any, depth: int) -> Iterator[Draft]:
    """Rows of data one line each, cells parted by tabs; a table for the layout gives the lines in it."""
    for row in _rows(table):
        cells = [_cell(cell, depth) for cell in row if cell.tag in ("td", "th")]
        yield from row_drafts(cells)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cell(cell: Any, depth: int) -> list[Draft]:
    page = _Page()
    page.walk(cell, depth + 1)
    page.end_line()
    return page.drafts
