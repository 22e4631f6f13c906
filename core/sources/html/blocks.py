"""The tree of a web page -> its lines: headings, lists, tables, definitions, running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.sources.assembly import Draft
from core.sources.counting import BY_SIGN
from core.sources.html.furniture import Furniture
from core.sources.html.parsing import as_windows_meant
from core.sources.html.styles import Look, StyleSheet, names
from core.sources.runs import BREAK, TAB, Run, lines_of, spaces_collapsed
from core.sources.tables import row_drafts

_BLOCKS = names(
    """
    address article aside blockquote body center details dialog dd div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre
    section summary table tbody td tfoot th thead tr ul caption dir frameset noframes
    """
)
_HEADING = re.compile(r"h([1-6])$")
_BOLD = frozenset(("b", "strong", "th"))
_DELETED = frozenset(("del",))
_STRUCTURED = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "dl", "section", "article", "details")
_NUMBERED = re.compile(r"(?:[^\W\d_]{1,6}[.:]?\s*)?[\d(§]")
_UNMARKED = frozenset(("list-unstyled", "unstyled", "list-inline", "list-group"))
_LETTERS = re.compile(r"[^\W_]")
_JOINING = frozenset(("sub", "sup", "wbr", "br"))  # a word goes on over these


class _Context(NamedTuple):
    """What holds for text, by the elements around it."""

    bold: bool = False
    size: float | None = None
    heading: int = 0  # level, from 1; 0 outside of headings
    depth: int = 0  # of lists, from 1; 0 outside of them
    preformatted: bool = False


class Blocks:
    """Reads one page, or one cell of a table in it."""

    def __init__(self, furniture: Furniture | None, sheet: StyleSheet) -> None:
        self._furniture = furniture
        self._sheet = sheet
        self._drafts: list[Draft] = []
        self._runs: list[Run] = []
        self._mark = ""  # the number or bullet that the next line begins with
        self._last = ""  # the last character of the runs
        self._dropped = False  # furniture stood among the runs

    def read(self, element: Any, context: _Context | None = None) -> list[Draft]:
        """The lines of `element`."""
        self._inside(element, context or _Context())
        self._flush(context or _Context())
        return self._drafts

    def _inside(self, element: Any, context: _Context) -> None:
        """Take the text and the children of `element`."""
        self._say(element.text, context, element)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, context)
            self._say(child.tail, context, child)

    def _say(self, text: str | None, context: _Context, beside: Any) -> None:
        """Take a piece of text; `beside` is the element whose beginning or end it stands at."""
        if not text:
            return
        text = as_windows_meant(text)
        if context.preformatted:
            text = text.replace("\r\n", "\n").replace("\n", BREAK).replace("\t", TAB)
        if beside.tag not in _JOINING and beside.tag not in _BLOCKS:
            self._runs.append(Run(_between(self._last, text[0])))
        self._runs.append(Run(text, context.bold, context.size))
        self._last = text[-1]

    def _element(self, element: Any, context: _Context) -> None:
        tag = element.tag
        if tag == "br":
            self._runs.append(Run(" " if context.heading else BREAK))
            self._last = " "
            return
        if tag in _DELETED or (self._furniture is not None and self._furniture.holds(element)):
            self._dropped = True
            self._last = " "
            self._runs.append(Run(" "))
            return
        look = self._sheet.of(element)
        inner = _within(context, element, look)
        if (tag in _BLOCKS or look.block) and not context.heading:
            self._flush(context)
            self._block(element, tag, inner, look)
            self._flush(inner)
        elif tag in _BLOCKS:  # a heading is one line
            self._runs.append(Run(" "))
            self._last = " "
            self._inside(element, inner)
            self._runs.append(Run(" "))
            self._last = " "
        else:
            self._inside(element, inner)

    def _block(self, element: Any, tag: str, context: _Context, look: Look) -> None:
        if tag in ("ul", "ol", "menu", "dir"):
            self._list(element, context, look)
        elif tag == "table":
            self._table(element, context)
        elif tag == "dl":
            self._definitions(element, context)
        else:
            self._inside(element, context)

    def _flush(self, context: _Context) -> None:
        """Make lines of the runs so far."""
        runs, self._runs, self._last = self._runs, [], ""
        dropped, self._dropped = self._dropped, False
        form, level = ("list", context.depth) if context.depth else ("text", 0)
        if context.heading:
            form, level = "heading", context.heading
        for draft in lines_of(spaces_collapsed(runs), form, level, ""):  # type: ignore[arg-type]
            if dropped and not _LETTERS.search(draft.text):
                continue  # what stood between the buttons
            if self._mark and not (form == "heading" and _NUMBERED.match(draft.text)):
                draft = draft._replace(text=f"{self._mark} {draft.text}")
            self._mark = ""
            self._drafts.append(draft)

    def _list(self, element: Any, context: _Context, look: Look) -> None:
        called = names((element.get("class") or "").lower())
        marked = look.marked is not False and not called & _UNMARKED
        numbers = _numbers(element) if element.tag == "ol" else None
        for entry in element:
            if not isinstance(entry.tag, str):
                continue
            if entry.tag != "li":
                self._element(entry, context)
                continue
            if self._furniture is not None and self._furniture.holds(entry):
                continue
            number = next(numbers) if numbers is not None else "•"
            own = self._sheet.of(entry)
            whole = next(entry.iter(*_STRUCTURED), None) is not None  # an item of an agenda, say
            if marked and own.marked is not False and not (whole and numbers is None):
                self._mark = number
            inner = _within(context, entry, own)
            inner = inner if whole else inner._replace(depth=context.depth + 1)
            self._inside(entry, inner)
            self._flush(inner)
            self._mark = ""
            self._say(entry.tail, context, entry)
            self._flush(context)

    def _table(self, element: Any, context: _Context) -> None:
        for row in _rows(element):
            if self._furniture is not None and self._furniture.holds(row):
                continue
            if row.tag == "caption":
                self._inside(row, context)
                self._flush(context)
                continue
            cells = [
                self._apart(cell, context._replace(depth=0))
                for cell in row
                if cell.tag in ("td", "th") and not (self._furniture and self._furniture.holds(cell))
            ]
            self._drafts += row_drafts(cells)

    def _definitions(self, element: Any, context: _Context) -> None:
        """Pairs of label and value as rows of two cells."""
        labels: list[Draft] = []
        values: list[Draft] = []
        for part in _parts(element):
            if self._furniture is not None and self._furniture.holds(part):
                continue
            if part.tag == "dt" and values:
                self._drafts += row_drafts([labels, values])
                labels, values = [], []
            (labels if part.tag == "dt" else values).extend(self._apart(part, context))
        self._drafts += row_drafts([labels, values])

    def _apart(self, element: Any, context: _Context) -> list[Draft]:
        """The lines of a cell."""
        inner = _within(context, element, self._sheet.of(element))
        return Blocks(self._furniture, self._sheet).read(element, inner)


def _within(context: _Context, element: Any, look: Look) -> _Context:
    """What holds in `element`."""
    tag = element.tag
    bold = context.bold or tag in _BOLD
    heading = context.heading
    level = _HEADING.match(tag)
    if level:
        heading, bold = int(level[1]), True
    elif element.get("role") == "heading":
        stated = element.get("aria-level", "2")
        heading = int(stated) if stated in tuple("123456789") else 2
    return context._replace(
        bold=bold if look.bold is None else look.bold,
        size=look.size or context.size,
        heading=heading,
        preformatted=context.preformatted or tag in ("pre", "listing", "xmp"),
    )


def _between(last: str, first: str) -> str:
    """What stands between two elements that touch, where a reader sees two words and not one.

    "Beslutning" and "Godkendt." are two, "27" and "Godkendelse", "Ingen." and "Bilag"; "B" and "eslutning"
    are one.
    """
    if not first.isupper() or not last:
        return ""
    if last.islower():
        return TAB
    return " " if last.isdigit() or last in ".:;!?)" else ""


def _numbers(element: Any) -> Iterator[str]:
    """The numbers of the entries of an ordered list, as they are shown."""
    entries = [entry for entry in element if entry.tag == "li"]
    step = -1 if element.get("reversed") is not None else 1
    number = _integer(element.get("start"), len(entries) if step < 0 else 1)
    shown = BY_SIGN.get(element.get("type", "1"), str)
    for entry in entries:
        number = _integer(entry.get("value"), number)
        yield f"{shown(number)}."
        number += step


def _integer(stated: str | None, otherwise: int) -> int:
    return int(stated) if stated and re.fullmatch(r"-?[0-9]{1,6}", stated) else otherwise


def _rows(table: Any) -> Iterator[Any]:
    """The rows and the caption of a table, in order; not those of tables within it."""
    for child in table:
        if child.tag in ("tr", "caption"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _parts(element: Any) -> Iterator[Any]:
    """The terms and descriptions of a definition list, also those in groups."""
    for child in element:
        if child.tag in ("dt", "dd"):
            yield child
        elif child.tag == "div":
            yield from _parts(child)
