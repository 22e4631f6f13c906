"""What the styles of an OpenDocument text say of type (OpenDocument 1.3 part 3, 16 and 20)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from core.sources.style_names import heading_level

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
"""The namespaces of OpenDocument, as lxml writes them."""

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LENGTH = re.compile(r"([0-9.]+)\s*(pt|%|cm|mm|in|pc|px)")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "px": 0.75}
_MOST_ANCESTORS = 50
_BOLD = 600  # of `fo:font-weight`


class Style(NamedTuple):
    """What a style says, those above it included; None where none of them says anything."""

    bold: bool | None = None
    size: float | None = None  # points
    hidden: bool = False
    heading: int | None = None  # level, from 1
    list_style: str | None = None


class Styles:
    """The styles of one document, each worked out once."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, Any] = {}
        self.outline: Any = None
        for root in roots:
            for element in root.iter(STYLE + "style", STYLE + "default-style"):
                key = element.get(STYLE + "family", ""), element.get(STYLE + "name", "")
                self._elements[key] = element
            for element in root.iter(TEXT + "list-style"):
                self.lists[element.get(STYLE + "name", "")] = element
            if self.outline is None:
                self.outline = next(root.iter(TEXT + "outline-style"), None)

    def of(self, family: str, name: str | None) -> Style:
        """The style of that name in a family ("paragraph", "text"); its default where there is none."""
        key = family, name or ""
        if key not in self._known:
            self._known[key] = self._worked_out(family, name or "")
        return self._known[key]

    def _worked_out(self, family: str, name: str) -> Style:
        bold: bool | None = None
        size: float | None = None
        share = 1.0  # of the size above, as percentages say
        hidden: bool | None = None
        heading = heading_level(name)
        list_style: str | None = None
        for element in self._chain(family, name):
            properties = element.find(STYLE + "text-properties")
            if properties is not None:
                if bold is None:
                    bold = _is_bold(properties.get(_FO + "font-weight"))
                if hidden is None and properties.get(TEXT + "display") is not None:
                    hidden = properties.get(TEXT + "display") == "none"
                stated = _LENGTH.match(properties.get(_FO + "font-size", ""))
                if size is None and stated:
                    number = _number(stated[1])
                    if stated[2] == "%":
                        share *= number / 100
                    else:
                        size = number * _POINTS[stated[2]] * share
            if heading is None:
                own = element.get(STYLE + "display-name") or element.get(STYLE + "name", "")
                level = element.get(STYLE + "default-outline-level", "")
                heading = int(level) if level.isdecimal() and level != "0" else heading_level(own)
            if list_style is None:
                list_style = element.get(STYLE + "list-style-name")
        return Style(bold, round(size, 2) if size else None, bool(hidden), heading, list_style)

    def _chain(self, family: str, name: str) -> list[Any]:
        """The style of that name and those it is made from, nearest first; last the default."""
        chain: list[Any] = []
        for _ in range(_MOST_ANCESTORS):
            element = self._elements.get((family, name)) if name else None
            if element is None:
                break
            chain.append(element)
            name = element.get(STYLE + "parent-style-name", "")
        default = self._elements.get((family, "")) if family == "paragraph" else None
        return chain if default is None else [*chain, default]


def _is_bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= _BOLD)


def _number(figures: str) -> float:
    try:
        return float(figures)
    except ValueError:
        return 0.0
