"""A paragraph of a DOCX -> its lines, with what its style says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.source_text import LineForm
from core.sources.assembly import Draft
from core.sources.comments import CommentPlaces
from core.sources.counting import roman
from core.sources.docx.numbering import Numbering
from core.sources.docx.styles import Style, Styles, W, stated, stated_outline, stated_size, stated_switch
from core.sources.runs import MARK, Run, lines_of

_BODY_LEVEL = 9  # of `w:outlineLvl`: body text (ECMA-376 part 1, 17.3.1.20)
_UNSEEN = frozenset(W + name for name in ("del", "moveFrom", "pPr", "sdtPr"))
_COMMENT_RANGE = frozenset((W + "commentRangeStart", W + "commentRangeEnd"))
_OFF = frozenset(("0", "false", "off"))
_HEX = re.compile("[0-9A-Fa-f]{4}")


class Noted(NamedTuple):
    """A footnote or endnote that the text refers to."""

    kind: str  # "footnote" or "endnote"
    identity: str
    shown: str  # its number as the text shows it


class _Kind(NamedTuple):
    """What a paragraph is."""

    form: LineForm
    level: int
    mark: str = ""  # the number or bullet before it


class Paragraphs:
    """Reads the paragraphs of one document in order, and counts its lists on the way."""

    def __init__(self, document: Any) -> None:
        self.styles = Styles(document)
        self.places = CommentPlaces()
        self.noted: list[Noted] = []  # notes met since somebody took them
        self._notes: dict[str, int] = {}
        self._numbering = Numbering(document)
        self._held: list[Run] = []

    def lines(self, paragraph: Any, bold: bool | None = None) -> Iterator[Draft]:
        """The lines of the element `paragraph` (`w:p`): one, or several where it holds line breaks.

        None yet where its end was deleted with change tracking on: its words go before the next one's.
        `bold` is what the table around it says.
        """
        properties = paragraph.find(W + "pPr")
        style = self.styles.of_paragraph(stated(properties, "pStyle"))
        runs = self._held + list(self._runs(paragraph, style, bold))
        self._held = []
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._held = runs
            return
        kind = self._kind(properties, style)
        yield from lines_of(runs, kind.form, kind.level, kind.mark)

    def rest(self) -> Iterator[Draft]:
        """The lines of what was held back for a paragraph that did not come."""
        held, self._held = self._held, []
        yield from lines_of(held)

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

    def _runs(self, container: Any, style: Style, table: bool | None) -> Iterator[Run]:
        """The runs in `container` that a reader sees: insertions and fields' results, no deletions.

        What comes from another namespace than the text's own (text boxes, formulas) is passed over.
        """
        for child in container:
            if child.tag == W + "r":
                yield from self._run(child, style, table)
            elif child.tag in _COMMENT_RANGE:
                yield Run(self.places.mark(child.get(W + "id", ""), ends=child.tag.endswith("End")))
            elif isinstance(child.tag, str) and child.tag.startswith(W) and child.tag not in _UNSEEN:
                yield from self._runs(child, style, table)

    def _run(self, run: Any, style: Style, table: bool | None) -> Iterator[Run]:
        properties = run.find(W + "rPr")
        text = "" if stated_switch(properties, "vanish") else "".join(self._characters(run))
        if not text:
            return
        own = self.styles.of_run(stated(properties, "rStyle"))
        bold = _first(stated_switch(properties, "b"), own.bold, style.bold, table)
        size = _first(stated_size(properties), own.size, style.size, self.styles.default_size)
        yield Run(text, bool(bold), size)

    def _characters(self, run: Any) -> Iterator[str]:
        """The characters of a run; a line break is a newline."""
        for child in run:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "t":
                yield (child.text or "").replace("\n", " ").replace(MARK, "")
            elif name in ("tab", "ptab"):
                yield "\t"
            elif name in ("br", "cr"):
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                code = child.get(W + "char", "")
                yield chr(int(code, 16)) if _HEX.fullmatch(code) else ""
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._reference(child, name.removesuffix("Reference"))
            elif name == "commentReference":
                yield self.places.mark(child.get(W + "id", ""))

    def _reference(self, reference: Any, kind: str) -> str:
        """The number of a note as the text shows it; the note itself is kept for the end of the place."""
        shown = ""
        if reference.get(W + "customMarkFollows", "0") in _OFF:
            self._notes[kind] = number = self._notes.get(kind, 0) + 1
            shown = f"[{number if kind == 'footnote' else roman(number)}]"
        self.noted.append(Noted(kind, reference.get(W + "id", ""), shown))
        return shown


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)
