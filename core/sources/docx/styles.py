"""What the styles of a DOCX say of a paragraph and its runs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from core.sources.style_names import heading_level

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as lxml writes it."""

_LIST_NAME = re.compile(
    r"(?:list (?:bullet|number|continue)|opstilling|punktopstilling|punktliste)\D*(\d?)", re.IGNORECASE
)
_OFF = frozenset(("0", "false", "off", "none"))


class Style:
    """What a style says, those it is based on included; None where none of them says anything."""

    def __init__(self, element: Any, styles: dict[str, Any]) -> None:
        self.identity: str = element.get(W + "styleId", "") if element is not None else ""
        self.bold: bool | None = None
        self.size: float | None = None  # points
        self.outline: int | None = None  # 0 to 9
        self.heading: int | None = None  # level by the style's name, from 1
        self.list: int | None = None  # depth by the style's name, from 1
        self.numbering: Any = None  # the element `w:numPr`
        self.parts: dict[str, bool | None] = {}  # is it bold, by part of a table: firstRow, firstCol …
        seen: set[str] = set()
        while element is not None:
            self._take(element)
            seen.add(element.get(W + "styleId", ""))
            parent = stated(element, "basedOn")
            element = styles.get(parent) if parent and parent not in seen else None

    def _take(self, element: Any) -> None:
        """Take what `element` states and no style nearer stated before."""
        properties = element.find(W + "rPr")
        if self.bold is None:
            self.bold = stated_switch(properties, "b")
        if self.size is None:
            self.size = stated_size(properties)
        for part in element.iterchildren(W + "tblStylePr"):
            self.parts.setdefault(part.get(W + "type", ""), stated_switch(part.find(W + "rPr"), "b"))
        paragraph = element.find(W + "pPr")
        if self.outline is None:
            self.outline = stated_outline(paragraph)
        if self.numbering is None and paragraph is not None:
            self.numbering = paragraph.find(W + "numPr")
        name = stated(element, "name") or ""
        if self.heading is None:
            self.heading = heading_level(name)
        if self.list is None and (match := _LIST_NAME.match(name)):
            self.list = int(match[1] or 1)


class Styles:
    """The styles of one document, each worked out once."""

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._elements: dict[str, Any] = {
            style.get(W + "styleId", ""): style for style in root.iter(W + "style")
        }
        self._known: dict[str | None, Style] = {}
        self.default_size = stated_size(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    @cached_property
    def _default(self) -> str | None:
        """The paragraph style of paragraphs that name none."""
        for identity, style in self._elements.items():
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                return identity
        return None

    def of_paragraph(self, identity: str | None) -> Style:
        """The style a paragraph names; the default one where it names none, or one that is not there."""
        return self.of_run(identity if identity in self._elements else self._default)

    def of_run(self, identity: str | None) -> Style:
        """The style a run names; one that says nothing where it names none."""
        if identity not in self._known:
            self._known[identity] = Style(self._elements.get(identity or ""), self._elements)
        return self._known[identity]


def stated(properties: Any, name: str) -> str | None:
    """The value of the property `name`; None where it is not stated."""
    element = properties.find(W + name) if properties is not None else None
    value: str | None = element.get(W + "val") if element is not None else None
    return value


def stated_switch(properties: Any, name: str) -> bool | None:
    """A property that is on or off; None where it is not stated."""
    element = properties.find(W + name) if properties is not None else None
    return None if element is None else element.get(W + "val", "1").casefold() not in _OFF


def stated_size(properties: Any) -> float | None:
    """The size of type in points; None where it is not stated. The file counts half points."""
    value = stated(properties, "sz")
    return float(value) / 2 if value else None


def stated_outline(properties: Any) -> int | None:
    """The outline level, 0 to 9; None where it is not stated."""
    value = stated(properties, "outlineLvl")
    return int(value) if value else None
