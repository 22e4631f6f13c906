"""A paragraph of a DOCX -> its lines, with what its style says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.source_text import LineForm
from core.sources.assembly import Draft
from core.sources.characters import clean
from core.sources.docx_numbering import Numbering
from core.sources.docx_styles import Style, Styles, W, stated, stated_outline, stated_size, stated_switch

_BODY_LEVEL = 9  # of `w:outlineLvl`: body text (ECMA-376 part 1, 17.3.1.20)
_UNSEEN = frozenset(W + name for name in ("del", "moveFrom", "pPr", "sdtPr"))
_HEX = re.compile("[0-9A-Fa-f]{4}")


class _Run(NamedTuple):
    """Characters of one weight and size."""

    text: str
    bold: bool
    size: float | None


class _Kind(NamedTuple):
    """What a paragraph is."""

    form: LineForm
    level: int
    mark: str = ""  # the number or bullet before it


class Paragraphs:
    """Reads the paragraphs of one document in order, and counts its lists on the way."""

    def __init__(self, document: Any) -> None:
        self._styles = Styles(document)
        self._numbering = Numbering(document)

    def lines(self, paragraph: Any) -> Iterator[Draft]:
        """The lines of the element `paragraph` (`w:p`): one, or several where it holds line breaks."""
        properties = paragraph.find(W + "pPr")
        style = self._styles.of_paragraph(stated(properties, "pStyle"))
        kind = self._kind(properties, style)
        mark = kind.mark
        for runs in _broken(self._runs(paragraph, style)):
            text = clean("".join(run.text for run in runs))
            if not text:
                continue
            bold = sum(len(run.text) for run in runs if run.bold)
            sizes = [run.size for run in runs if run.size is not None and run.text.strip()]
            yield Draft(
                clean(f"{mark} {text}") if mark else text,
                size=max(sizes, default=None),
                bold=2 * bold > sum(len(run.text) for run in runs),
                form=kind.form,
                level=kind.level,
            )
            mark = ""

    def _kind(self, properties: Any, style: Style) -> _Kind:
        """What outline level, style and numbering say the paragraph is."""
        numbering = properties.find(W + "numPr") if properties is not None else None
        if numbering is None:
            numbering = style.numbering
        identity = stated(numbering, "numId")
        mark, depth = "", style.list
        if identity is not None and identity != "0":
            level = self._list_level(numbering, identity, style)
            mark, depth = self._numbering.mark(identity, level), level + 1
        outline = stated_outline(properties)
        if outline is None:
            outline = style.outline
        if style.heading is not None:
            return _Kind("heading", style.heading, mark)
        if outline is not None and outline < _BODY_LEVEL:
            return _Kind("heading", outline + 1, mark)
        return _Kind("list", depth, mark) if depth is not None else _Kind("text", 0)

    def _list_level(self, numbering: Any, identity: str, style: Style) -> int:
        """The level, from 0: as stated, or the one that the list gives to the paragraph's style."""
        level = stated(numbering, "ilvl")
        if level is not None:
            return int(level)
        return self._numbering.level_of_style(identity, style.identity) or 0

    def _runs(self, container: Any, style: Style) -> Iterator[_Run]:
        """The runs in `container` that a reader sees: insertions and fields' results, no deletions.

        What comes from another namespace than the text's own (text boxes, formulas) is passed over.
        """
        for child in container:
            if child.tag == W + "r":
                yield from self._run(child, style)
            elif isinstance(child.tag, str) and child.tag.startswith(W) and child.tag not in _UNSEEN:
                yield from self._runs(child, style)

    def _run(self, run: Any, style: Style) -> Iterator[_Run]:
        properties = run.find(W + "rPr")
        text = "" if stated_switch(properties, "vanish") else "".join(_characters(run))
        if not text:
            return
        own = self._styles.of_run(stated(properties, "rStyle"))
        bold = _first(stated_switch(properties, "b"), own.bold, style.bold)
        size = _first(stated_size(properties), own.size, style.size, self._styles.default_size)
        yield _Run(text, bool(bold), size)


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _characters(run: Any) -> Iterator[str]:
    """The characters of a run; a line break is a newline."""
    for child in run:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name == "tab":
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            code = child.get(W + "char", "")
            yield chr(int(code, 16)) if _HEX.fullmatch(code) else ""


def _broken(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """The runs of each line: a newline in a run ends one."""
    line: list[_Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for part in others:
            yield line
            line = [run._replace(text=part)]
    yield line
