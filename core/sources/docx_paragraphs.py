"""A paragraph of a DOCX -> its lines, with what its style says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from core.source_text import LineForm
from core.sources.assembly import Draft
from core.sources.characters import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HEADING_NAME = re.compile(r"(?:heading|overskrift|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE_NAMES = frozenset(("title", "titel", "tittel", "rubrik"))
_LIST_NAME = re.compile(
    r"(?:list (?:bullet|number|continue)|opstilling|liste|punktliste)\D*(\d?)", re.IGNORECASE
)
_BODY_LEVEL = 9  # of `w:outlineLvl`: body text (ECMA-376 part 1, 17.3.1.20)
_HIDDEN_BRANCHES = frozenset(
    _W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "drawing", "pict", "object")
)
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OFF = frozenset(("0", "false", "off", "none"))


class _Run:
    """Characters of one weight and size."""

    __slots__ = ("bold", "size", "text")

    def __init__(self, text: str, bold: bool, size: float | None) -> None:
        self.text = text
        self.bold = bold
        self.size = size


class _Style:
    """What a style says, those it is based on included."""

    def __init__(self, element: Any, styles: dict[str, Any]) -> None:
        self.bold: bool | None = None
        self.size: float | None = None
        self.outline: int | None = None
        self.heading: int | None = None
        self.list: int | None = None
        self.numbering: Any = None
        seen: set[str] = set()
        while element is not None:
            self._take(element)
            identity = element.get(_W + "styleId", "")
            seen.add(identity)
            based = element.find(_W + "basedOn")
            parent = based.get(_W + "val") if based is not None else None
            element = styles.get(parent) if parent and parent not in seen else None

    def _take(self, element: Any) -> None:
        """Take what `element` states and no style nearer stated before."""
        properties = element.find(_W + "rPr")
        if self.bold is None:
            self.bold = _switch(properties, "b")
        if self.size is None:
            self.size = _size(properties)
        paragraph = element.find(_W + "pPr")
        if self.outline is None:
            self.outline = _outline(paragraph)
        if self.numbering is None and paragraph is not None:
            self.numbering = paragraph.find(_W + "numPr")
        name_element = element.find(_W + "name")
        name = name_element.get(_W + "val", "") if name_element is not None else ""
        if self.heading is None and (match := _HEADING_NAME.match(name)):
            self.heading = int(match[1])
        if self.heading is None and name.casefold() in _TITLE_NAMES:
            self.heading = 1
        if self.list is None and (match := _LIST_NAME.match(name)):
            self.list = int(match[1] or 1)


class Paragraphs:
    """Reads the paragraphs of one document, whose styles it knows."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles: dict[tuple[str | None, bool], _Style] = {}

    @cached_property
    def _elements(self) -> dict[str, Any]:
        styles = self._document.styles.element
        return {style.get(_W + "styleId", ""): style for style in styles.iter(_W + "style")}

    @cached_property
    def _default_paragraph_style(self) -> str | None:
        for identity, style in self._elements.items():
            if style.get(_W + "type") == "paragraph" and style.get(_W + "default") in ("1", "true"):
                return identity
        return None

    def _style(self, identity: str | None, of_run: bool) -> _Style:
        key = (identity, of_run)
        if key not in self._styles:
            name = identity if identity in self._elements or of_run else self._default_paragraph_style
            self._styles[key] = _Style(self._elements.get(name or ""), self._elements)
        return self._styles[key]

    @cached_property
    def _default_size(self) -> float | None:
        defaults = self._document.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        return _size(defaults)

    def lines(self, paragraph: Any) -> Iterator[Draft]:
        """The lines of the element `paragraph` (`w:p`): one, or several where it holds line breaks."""
        properties = paragraph.find(_W + "pPr")
        style = self._style(_value(properties, "pStyle"), of_run=False)
        form, level = _form(properties, style)
        for runs in _broken(self._runs(paragraph, style)):
            text = clean("".join(run.text for run in runs))
            if not text:
                continue
            heavy = sum(len(run.text) for run in runs if run.bold)
            sizes = [run.size for run in runs if run.size is not None and not run.text.isspace()]
            yield Draft(
                text,
                size=max(sizes, default=None),
                bold=2 * heavy > sum(len(run.text) for run in runs),
                form=form,
                level=level,
            )

    def _runs(self, container: Any, style: _Style) -> Iterator[_Run]:
        """The runs in `container` that a reader sees: insertions and fields' results, no deletions."""
        for child in container:
            if child.tag == _W + "r":
                yield from self._run(child, style)
            elif child.tag not in _HIDDEN_BRANCHES and child.tag != _ALTERNATE and isinstance(child.tag, str):
                yield from self._runs(child, style)

    def _run(self, run: Any, style: _Style) -> Iterator[_Run]:
        properties = run.find(_W + "rPr")
        if _switch(properties, "vanish"):
            return
        text = "".join(_run_characters(run))
        if not text:
            return
        own = self._style(_value(properties, "rStyle"), of_run=True)
        bold = _first(_switch(properties, "b"), own.bold, style.bold)
        size = _first(_size(properties), own.size, style.size, self._default_size)
        yield _Run(text, bool(bold), size)


def _first(*stated: Any) -> Any:
    return next((value for value in stated if value is not None), None)


def _run_characters(run: Any) -> Iterator[str]:
    """The characters of a run; a line break is a newline."""
    for child in run:
        name = child.tag.removeprefix(_W) if isinstance(child.tag, str) else ""
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name == "tab":
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            code = child.get(_W + "char", "")
            yield chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""


def _broken(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """The runs of each line: a newline in a run ends one."""
    line: list[_Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(_Run(first, run.bold, run.size))
        for part in others:
            yield line
            line = [_Run(part, run.bold, run.size)]
    yield line


def _form(properties: Any, style: _Style) -> tuple[LineForm, int]:
    """What the paragraph's outline level, style and numbering say it is."""
    outline = _first(_outline(properties), style.outline)
    if style.heading is not None:
        return "heading", style.heading
    if outline is not None and outline < _BODY_LEVEL:
        return "heading", outline + 1
    numbering = properties.find(_W + "numPr") if properties is not None else None
    if numbering is None:
        numbering = style.numbering
    if numbering is not None and _value(numbering, "numId") != "0":
        return "list", int(_value(numbering, "ilvl") or 0) + 1
    return ("list", style.list) if style.list is not None else ("text", 0)


def _value(properties: Any, name: str) -> str | None:
    """The value of the property `name`; None where it is not stated."""
    element = properties.find(_W + name) if properties is not None else None
    value: str | None = element.get(_W + "val") if element is not None else None
    return value


def _switch(properties: Any, name: str) -> bool | None:
    """A property that is on or off; None where it is not stated."""
    element = properties.find(_W + name) if properties is not None else None
    return None if element is None else element.get(_W + "val", "1").casefold() not in _OFF


def _size(properties: Any) -> float | None:
    """The size of type in points; None where it is not stated. The file counts half points."""
    value = _value(properties, "sz")
    return float(value) / 2 if value else None


def _outline(properties: Any) -> int | None:
    """The outline level, 0 to 9; None where it is not stated."""
    value = _value(properties, "outlineLvl")
    return int(value) if value else None
