"""The numbers and bullets of an OpenDocument text, counted as it shows them.

The file holds the lists as nested elements and leaves the numbers to be counted (OpenDocument 1.3 part 3, 5.3
and 16.30 to 16.34).
"""

from __future__ import annotations

from typing import Any

from core.sources.counting import BY_SIGN
from core.sources.odt.styles import STYLE, TEXT, Styles

_LEVELS = 10
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NUMBER = TEXT + "list-level-style-number"
_OUTLINE = TEXT + "outline-level-style"
_MOST_FIGURES = 6


class Counted:
    """How far one list has been counted, level by level."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.numbers: list[int | None] = [None] * _LEVELS


class Lists:
    """The lists of one document in the order in which they are met."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_id: dict[str, Counted] = {}
        self._by_style: dict[str, Counted] = {}
        self._outline = Counted("")

    def opened(self, element: Any) -> Counted:
        """The counting of a list (`text:list`) that stands in no other: a new one, or one it goes on with."""
        style = element.get(TEXT + "style-name", "")
        counted = self._by_id.get(element.get(TEXT + "continue-list", ""))
        if counted is None and element.get(TEXT + "continue-numbering") == "true":
            counted = self._by_style.get(style)
        if counted is None:
            counted = Counted(style)
        for name in (element.get(_ID), element.get(TEXT + "id")):
            if name:
                self._by_id[name] = counted
        self._by_style[style] = counted
        return counted

    def joined(self, identity: str, style: str) -> Counted:
        """The counting of the list of that name, which paragraphs outside of it go on with."""
        return self._by_id.setdefault(identity, Counted(style))

    def mark(self, counted: Counted, style: str, level: int, start: str | None) -> str:
        """Count one more entry at `level` (from 0); the number or bullet that is shown before it.

        `style` names the list style; `start` is the number that the entry itself asks for.
        """
        definition = self._styles.lists.get(style or counted.style)
        levels = _levels(definition)
        own = levels.get(level)
        if own is None:
            return "•" if definition is None else ""
        if own.tag not in (_NUMBER, _OUTLINE):
            return _bullet(own.get(TEXT + "bullet-char", ""))
        _count(counted, level, own, start)
        return _shown(counted, level, levels)

    def outline_mark(self, level: int) -> str:
        """Count one more heading at `level` (from 0); its number where headings are numbered."""
        levels = _levels(self._styles.outline)
        own = levels.get(level)
        if own is None or not own.get(STYLE + "num-format"):
            return ""
        _count(self._outline, level, own, None)
        return _shown(self._outline, level, levels)


def _levels(definition: Any) -> dict[int, Any]:
    """The definitions of a list's levels, by level from 0."""
    if definition is None:
        return {}
    levels = ((element, element.get(TEXT + "level", "")) for element in definition)
    return {int(level[:2]) - 1: element for element, level in levels if level.isdecimal()}


def _count(counted: Counted, level: int, own: Any, start: str | None) -> None:
    if level >= _LEVELS:
        return
    before = counted.numbers[level]
    if start is not None and start.isdecimal():
        counted.numbers[level] = int(start[:_MOST_FIGURES])
    else:
        counted.numbers[level] = _start(own) if before is None else before + 1
    counted.numbers[level + 1 :] = [None] * (_LEVELS - level - 1)


def _start(own: Any) -> int:
    stated = own.get(TEXT + "start-value", "1") if own is not None else "1"
    return int(stated[:_MOST_FIGURES]) if stated.isdecimal() else 1


def _shown(counted: Counted, level: int, levels: dict[int, Any]) -> str:
    """The number at `level`, with those of the levels above it that its style shows."""
    own = levels[level]
    if level >= _LEVELS or not own.get(STYLE + "num-format"):
        return f"{own.get(STYLE + 'num-prefix', '')}{own.get(STYLE + 'num-suffix', '')}".strip()
    many = own.get(TEXT + "display-levels", "1")
    first = max(0, level + 1 - (int(many[:2]) if many.isdecimal() else 1))
    parts = []
    for at in range(first, level + 1):
        definition = levels.get(at)
        sign = definition.get(STYLE + "num-format", "") if definition is not None else ""
        number = counted.numbers[at]
        if sign:
            parts.append(BY_SIGN.get(sign, str)(_start(definition) if number is None else number))
    return f"{own.get(STYLE + 'num-prefix', '')}{'.'.join(parts)}{own.get(STYLE + 'num-suffix', '')}"


def _bullet(text: str) -> str:
    """A bullet as a character every font has."""
    mark = text.strip()[:1]
    return mark if mark and not "\ue000" <= mark <= "\uf8ff" else "•"
