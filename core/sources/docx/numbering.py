"""The numbers and bullets that Word sets before paragraphs and keeps out of their text.

A reader sees "3. Budgetopfølgning"; the file holds "Budgetopfølgning" and a reference to a list (ECMA-376
part 1, 17.9). The numbers are counted here as Word counts them: through each list, anew below each
entry of a higher level.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from core.sources.counting import letters, roman
from core.sources.docx.styles import W, stated

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",
}


class Numbering:
    """The lists of one document, and how far each has been counted."""

    def __init__(self, document: Any) -> None:
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        for link in document.part.rels.values():
            if link.reltype == RELATIONSHIP_TYPE.NUMBERING and not link.is_external:
                root = getattr(link.target_part, "element", None)
                if root is None:  # a part of a wrong content type
                    continue
                self._abstract = {one.get(W + "abstractNumId"): one for one in root.iter(W + "abstractNum")}
                self._lists = {one.get(W + "numId"): one for one in root.iter(W + "num")}

    def level_of_style(self, identity: str, style: str) -> int | None:
        """The level of the list `identity` that belongs to the paragraph style `style`."""
        abstract = self._abstract_of(identity)
        for level in abstract.iter(W + "lvl") if abstract is not None else ():
            if stated(level, "pStyle") == style:
                return int(level.get(W + "ilvl", "0"))
        return None

    def mark(self, identity: str, level: int) -> str:
        """Count one more paragraph at `level` (from 0) of the list `identity`; what stands before it."""
        abstract = self._abstract_of(identity)
        if abstract is None or not 0 <= level < _LEVELS:
            return ""
        counted = self._counted.setdefault(abstract.get(W + "abstractNumId"), [None] * _LEVELS)
        first = self._restart(identity, level)
        if first is not None:
            counted[level] = first
        else:
            before = counted[level]
            counted[level] = self._start(abstract, level) if before is None else before + 1
        counted[level + 1 :] = [None] * (_LEVELS - level - 1)
        definition = self._level(abstract, level)
        text = stated(definition, "lvlText") or ""
        if stated(definition, "numFmt") == "bullet":
            return _bullet(text)
        return _PLACE.sub(lambda place: self._number(abstract, counted, int(place[1]) - 1), text)

    def _number(self, abstract: Any, counted: list[int | None], level: int) -> str:
        number = counted[level]
        if number is None:
            number = self._start(abstract, level)
        shown = _FORMATS.get(stated(self._level(abstract, level), "numFmt") or "", str)
        return shown(number)

    def _abstract_of(self, identity: str) -> Any:
        """The definition of a list; None where there is none."""
        one = self._lists.get(identity)
        abstract = self._abstract.get(stated(one, "abstractNumId") or "")
        style = stated(abstract, "numStyleLink")
        if style is None:
            return abstract
        return next((a for a in self._abstract.values() if stated(a, "styleLink") == style), abstract)

    def _level(self, abstract: Any, level: int) -> Any:
        return next((one for one in abstract.iter(W + "lvl") if one.get(W + "ilvl") == str(level)), None)

    def _start(self, abstract: Any, level: int) -> int:
        return int(stated(self._level(abstract, level), "start") or 1)

    def _restart(self, identity: str, level: int) -> int | None:
        """The number a list that continues another's definition starts with, the first time it is met."""
        if (identity, level) in self._restarted:
            return None
        self._restarted.add((identity, level))
        for override in self._lists[identity].iter(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(level):
                start = stated(override, "startOverride")
                return int(start) if start else None
        return None


def _bullet(text: str) -> str:
    """A bullet as a character every font has."""
    mark = text.strip()[:1]
    if mark == "o":
        return "◦"
    return mark if mark and not "\ue000" <= mark <= "\uf8ff" else "•"
