"""DocBook as antiword makes it of a Word file -> lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from core.sources.assembly import Draft
from core.sources.counting import BY_SIGN
from core.sources.runs import TAB, Run, lines_of, spaces_collapsed
from core.sources.tables import row_drafts

_SECTIONS = re.compile(r"(?:chapter|sect[1-9])$")
_SIGNS = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
_LISTS = frozenset(("itemizedlist", "orderedlist"))


def drafts_of(content: bytes) -> list[Draft]:
    """The lines of a DocBook file. Raises lxml's XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(content, parser)
    return [] if root is None else list(_inside(root, 0, 0))


def _inside(elements: Iterable[Any], level: int, depth: int) -> Iterator[Draft]:
    """The lines in `elements`: `level` counts the sections around it, `depth` the lists."""
    for child in elements:
        tag = child.tag
        if tag in ("bookinfo", "articleinfo") or (tag == "title" and not level):
            continue  # what the file says of itself
        if tag == "title":
            yield from lines_of(spaces_collapsed(_runs(child, False)), "heading", level)
        elif tag == "para":
            yield from _paragraph(child, level, depth)
        elif tag == "row":
            yield from row_drafts([list(_inside_entry(entry, level)) for entry in child])
        elif tag in _LISTS:
            yield from _list(child, level, depth + 1)
        else:
            yield from _inside(child, level + bool(_SECTIONS.match(str(tag))), depth)


def _list(element: Any, level: int, depth: int) -> Iterator[Draft]:
    shown = BY_SIGN[_SIGNS.get(element.get("numeration", ""), "1")]
    for number, entry in enumerate(element, start=1):
        mark = f"{shown(number)}." if element.tag == "orderedlist" else "•"
        for draft in _inside(entry, level, depth):
            yield draft._replace(text=f"{mark} {draft.text}") if mark and draft.form == "list" else draft
            mark = ""


def _inside_entry(entry: Any, level: int) -> Iterator[Draft]:
    """The lines of a cell, whose text stands in it without a paragraph around it."""
    yield from _paragraph(entry, level, 0)


def _paragraph(element: Any, level: int, depth: int) -> Iterator[Draft]:
    """The lines of a paragraph, and of the tables and lists that antiword sets into it."""
    form, at = ("list", depth) if depth else ("text", 0)
    runs = [_run(element.text, False)]
    for child in element:
        if child.tag in ("emphasis", "superscript", "subscript", "ulink", "filename"):
            runs += _runs(child, child.get("role") == "bold")
        else:
            yield from lines_of(spaces_collapsed(runs), form, at)  # type: ignore[arg-type]
            runs = []
            yield from _inside([child], level, depth)
        runs.append(_run(child.tail, False))
    yield from lines_of(spaces_collapsed(runs), form, at)  # type: ignore[arg-type]


def _runs(element: Any, bold: bool) -> Iterator[Run]:
    """The text in `element`."""
    yield _run(element.text, bold)
    for child in element:
        yield from _runs(child, bold or child.get("role") == "bold")
        yield _run(child.tail, bold)


def _run(text: str | None, bold: bool) -> Run:
    return Run((text or "").replace("\t", TAB), bold)
