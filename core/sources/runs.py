"""Runs of type -> lines: what the formats of word processors and web pages have in common."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.source_text import LineForm
from core.sources.assembly import Draft
from core.sources.characters import clean, clean_places

MARK = "\ufdd0"
"""Stands in a run where a comment begins or ends. Unicode promises that no text holds this character."""


TAB, BREAK, SPACE = "\v", "\f", "\ufdd1"
"""Stand for a tab, a line break and a space that are meant; other white space is only the file's own."""

_WHITE = re.compile(r"[ \t\r\n]+")
_MEANT = str.maketrans({TAB: "\t", BREAK: "\n", SPACE: " "})


class Run(NamedTuple):
    """Characters of one weight and size. A newline among them ends the line."""

    text: str
    bold: bool = False
    size: float | None = None  # points


def lines_of(
    runs: Iterable[Run], form: LineForm = "text", level: int = 0, number: str = "", gap: bool = True
) -> Iterator[Draft]:
    """The lines of one paragraph, empty ones left out.

    `number` is the number or bullet that is shown before the first. `gap`: the first begins a paragraph.
    """
    for line in _broken(runs):
        raw = "".join(run.text for run in line)
        text = _cleaned(raw) if MARK in raw else clean(raw)
        if not text:
            gap = True  # an empty line is seen as space
            continue
        if not text.strip(MARK):  # only the place of a comment
            yield Draft(text)
            continue
        bold = sum(len(run.text) for run in line if run.bold)
        sizes = [run.size for run in line if run.size is not None and run.text.strip()]
        yield Draft(
            clean(f"{number} {text}") if number else text,
            size=max(sizes, default=None),
            bold=2 * bold > sum(len(run.text) for run in line),
            form=form,
            level=level,
            gap=gap,
        )
        number = ""
        gap = False


def spaces_collapsed(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs as XML and HTML mean them: one space for any white space, also over the ends of runs.

    TAB, BREAK and SPACE become what they stand for.
    """
    spaced = True
    for run in runs:
        text = _WHITE.sub(" ", run.text)
        if spaced and text.startswith(" "):
            text = text[1:]
        if text.strip(MARK):
            spaced = text.endswith((" ", BREAK))
        yield run._replace(text=text.translate(_MEANT))


def _broken(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for part in others:
            yield line
            line = [run._replace(text=part)]
    yield line


def _cleaned(raw: str) -> str:
    """The line `raw` cleaned as if there were no marks in it, and the marks at their places again."""
    pieces = raw.split(MARK)
    text, places = clean_places("".join(pieces))
    marked: list[str] = []
    reached = behind = 0
    for piece in pieces[:-1]:
        behind += len(piece)
        place = bisect_left(places, behind)
        marked += (text[reached:place], MARK)
        reached = place
    return "".join(marked) + text[reached:]
