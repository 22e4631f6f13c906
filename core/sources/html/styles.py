"""The little of CSS that says what a reader of minutes sees: what is hidden, bold, large, without bullets.

Read are `style` elements and `style` attributes; of the selectors those of one tag, class or id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_BRACE = re.compile("([{}])")
_SELECTOR = re.compile(r"(?:([a-z][a-z0-9]*)?([.#])([\w-]+)|([a-z][a-z0-9]*))$", re.IGNORECASE)
_SIZE = re.compile(r"([0-9.]+)\s*(pt|px)")
_LONGEST = 2_000_000  # characters of CSS that are looked at
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_BOLD = 600
_HIDES = frozenset((("visibility", "hidden"), ("visibility", "collapse"), ("mso-hide", "all")))


def names(text: str) -> frozenset[str]:
    """The words of `text`, as a table of names in the code is easiest read."""
    return frozenset(text.split())


class Look(NamedTuple):
    """How an element looks; None where nothing says so."""

    hidden: bool | None = None
    bold: bool | None = None
    size: float | None = None  # points
    block: bool | None = None  # begins a line of its own
    marked: bool | None = None  # entries of this list have numbers or bullets

    def over(self, other: Look) -> Look:
        """This look where it says something, otherwise the other's."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.bold if self.bold is None else self.bold,
            other.size if self.size is None else self.size,
            other.block if self.block is None else self.block,
            other.marked if self.marked is None else self.marked,
        )


class StyleSheet:
    """The rules of one page."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, Look] = {}
        for sheet in sheets:
            for selectors, declarations in _rules(sheet[:_LONGEST]):
                look = look_of(declarations)
                if look == Look():
                    continue
                for selector in selectors.split(","):
                    key = selector.strip()
                    if _SELECTOR.match(key):
                        self._rules[key] = look.over(self._rules.get(key, Look()))

    def of(self, element: Any) -> Look:
        """How `element` looks by itself, without what it takes from those around it."""
        tag = element.tag
        look = self._rules.get(tag, Look())
        for name in (element.get("class") or "").split():
            for key in (f".{name}", f"{tag}.{name}"):
                if key in self._rules:
                    look = self._rules[key].over(look)
        identity = element.get("id")
        if identity:
            for key in (f"#{identity}", f"{tag}#{identity}"):
                if key in self._rules:
                    look = self._rules[key].over(look)
        style = element.get("style")
        if style:
            look = look_of(style).over(look)
        if tag == "font" and element.get("size") in _FONT_SIZES:
            look = look.over(Look(size=_FONT_SIZES[element.get("size")]))
        return look


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet: selectors and declarations. Those in blocks are for paper and small screens."""
    first, *others = sheet.replace("<!--", "").replace("-->", "").split("/*")
    text = first + "".join(other.partition("*/")[2] for other in others)
    depth = 0
    selectors = ""
    for part in _BRACE.split(text):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif not depth:
            selectors = part.rpartition(";")[2].strip()
        elif depth == 1 and not selectors.startswith("@"):
            yield selectors, part


def look_of(declarations: str) -> Look:
    """What the declarations of a rule or an attribute say."""
    hidden = bold = size = block = marked = None
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip().lower().removesuffix("!important").strip()
        if name == "display":
            hidden = value == "none"
            if value in ("block", "flex", "grid", "table", "list-item", "table-row"):
                block = True
        elif (name, value) in _HIDES:
            hidden = True
        elif name == "font-weight":
            weight = value[:4]
            bold = weight == "bold" or (weight.isdecimal() and int(weight) >= _BOLD)
        elif name == "font-size" and (match := _SIZE.match(value)):
            size = _points(match)
        elif name in ("list-style", "list-style-type"):
            marked = "none" not in value
    return Look(hidden, bold, size, block, marked)


def _points(match: re.Match[str]) -> float | None:
    try:
        return round(float(match[1]) * (0.75 if match[2] == "px" else 1.0), 2) or None
    except ValueError:
        return None
