"""Where the text of a Word document stands in its runs: the reader itself tells.

The document is read once more with a mark before and behind each run, as if there were a comment on it
(ECMA-376 part 1, 17.13.4); what the reader makes of those marks says which words of the text are whose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple
from unicodedata import combining

from lxml import etree

from core.source_text import Span
from core.sources import docx
from core.sources.characters import clean_places
from core.sources.docx.styles import W

_RUN = W + "r"
_MARK = W + "commentRangeStart"
_ID = W + "id"
_NAME = "probe-"


class RunPlace(NamedTuple):
    """Characters of a run: which one of the document's runs it is, and where in the characters that its
    elements give one after the other."""

    run: int
    start: int
    end: int


class WordPlaces:
    """Finds the runs in which spans of `text`, the canonical text of the Word document `content`, stand.

    Where the document reads otherwise now than when `text` was made, nothing is found.
    """

    def __init__(self, content: bytes, text: str) -> None:
        document = docx.opened(content)
        self.runs = runs_of(document)
        for number, run in enumerate(self.runs):
            if not raw_text(run).strip():
                continue  # a mark alone would be a text where there is none
            run.addprevious(_mark(2 * number))
            run.addnext(_mark(2 * number + 1))
        read, lines, places = docx.text_of(document)
        self._text = text
        self._known: list[tuple[int, int, int]] = []  # start, end in the text, run
        if read == text:
            found = places.offsets(lines)
            marked = (
                (found.get(_name(2 * at)), found.get(_name(2 * at + 1))) for at in range(len(self.runs))
            )
            self._known = [
                (start, end, run)
                for run, (start, end) in enumerate(marked)
                if start is not None and end is not None and text[start:end].strip()
            ]
        self._starts = [start for start, _end, _run in self._known]

    def find(self, span: Span) -> tuple[RunPlace, RunPlace] | None:
        """Where the first and the last of the words at `span` stand; None where none of them is in a run."""
        first = self._at(span, forward=True)
        last = self._at(span, forward=False)
        if first is None or last is None or first.run > last.run:
            return None
        return first, last

    def near(self, span: Span) -> RunPlace | None:
        """The run that stands nearest before `span`, whole, or the first behind it."""
        if not self._known:
            return None
        at = max(0, bisect_right(self._starts, span.start) - 1)
        run = self._known[at][2]
        return RunPlace(run, 0, len(raw_text(self.runs[run])))

    def _at(self, span: Span, *, forward: bool) -> RunPlace | None:
        """The place of the first character of `span` that is in a run, or of the last."""
        begin = max(0, bisect_right(self._starts, span.start) - 1)
        end = bisect_right(self._starts, span.end - 1)
        known = self._known[begin:end]
        for start, until, run in known if forward else reversed(known):
            within = Span(max(start, span.start), min(until, span.end))
            if within.start < within.end and self._text[within.start : within.end].strip():
                return self._place(run, Span(start, until), within)
        return None

    def _place(self, run: int, whole: Span, within: Span) -> RunPlace:
        """The characters of a run that stand at `within`; its words are at `whole`.

        They are counted without spaces, of which the text has fewer; where that does not add up all are
        meant."""
        raw = raw_text(self.runs[run])
        cleaned, places = clean_places(raw)
        solid = [place for character, place in zip(cleaned, places, strict=True) if not character.isspace()]
        before = _solid(self._text[whole.start : within.start])
        there = _solid(self._text[within.start : within.end])
        if len(solid) != _solid(self._text[whole.start : whole.end]):
            return RunPlace(run, 0, len(raw))
        end = solid[before + there - 1] + 1
        while end < len(raw) and combining(raw[end]):
            end += 1
        return RunPlace(run, solid[before], end)


def runs_of(document: Any) -> list[Any]:
    """The runs of an opened document's body, in its order; those within drawings are among them."""
    return list(document.element.body.iter(_RUN))


def raw_text(run: Any) -> str:
    """The characters of a run, one after the other, as `pieces_of` has them."""
    return "".join(text for _child, text in pieces_of(run))


def pieces_of(run: Any) -> Sequence[tuple[Any, str]]:
    """The elements of a run, each with the characters that it gives; most give none."""
    return [(child, _characters(child)) for child in run]


def _characters(child: Any) -> str:
    name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
    if name == "t":
        return child.text or ""
    return {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\ue000"}.get(
        name, ""
    )


def _solid(text: str) -> int:
    """How many characters are no spaces."""
    return sum(not character.isspace() for character in text)


def _mark(number: int) -> Any:
    return etree.Element(_MARK, {_ID: _name(number)})


def _name(number: int) -> str:
    return f"{_NAME}{number}"
