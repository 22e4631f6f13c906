"""A scanned page as it was read by machine: its lines and the place of every word, ready to be kept.

Places are those of the page turned so that its writing is upright; `Turn` leads back to the page as shown.
Nothing is loaded for this but the standard library: the window and the library know such pages, too.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.source_text import Box, PageSize

NORDIC = frozenset(("dan", "nor", "swe"))
"""The data that reads Danish, Norwegian and Swedish, as Tesseract names it."""

_FORM = 1  # of what `to_bytes` writes
_HEAD_BYTES = 32  # in which form, turn and failure stand
_BOLD = 16  # as MuPDF's `flags` of a span say it


class MachineWord(NamedTuple):
    """A word and where it begins and ends, in points from the left."""

    text: str
    x0: float
    x1: float


class MachineLine(NamedTuple):
    """Words beside one another without a wide gap, with their upper and lower edge in points."""

    y0: float
    y1: float
    size: float  # of the type, in points
    bold: bool
    words: tuple[MachineWord, ...]


@dataclass(frozen=True, slots=True)
class MachinePage:
    """What was read on one page, block by block. None at all where it `failed`, or where nothing stands."""

    reader: str  # what read it, and in which languages: "tesseract dan"
    turn: int = 0  # degrees, clockwise, by which the page as shown is turned to be read
    blocks: tuple[tuple[MachineLine, ...], ...] = ()
    failed: bool = False
    error: str = ""  # what it failed for, where that was an error of the program that read it

    @property
    def knew_nordic(self) -> bool:
        """Whether it was read with the data of a Nordic language, and so with æ, ø and å."""
        return not NORDIC.isdisjoint(re.split(r"[ +]", self.reader))

    def to_bytes(self) -> bytes:
        """The page, compressed, without the name of its reader."""
        return zlib.compress(
            json.dumps(
                [_FORM, self.turn, int(self.failed), self.blocks, self.error], ensure_ascii=False
            ).encode()
        )

    @classmethod
    def from_bytes(cls, reader: str, content: bytes) -> MachinePage:
        """The page that `to_bytes` wrote. Raises ValueError where a newer program wrote it."""
        form, turn, failed, blocks, *error = json.loads(zlib.decompress(content))
        if form != _FORM:
            raise ValueError(f"a machine-read page of form {form}")
        return cls(
            reader,
            turn,
            tuple(
                tuple(
                    MachineLine(y0, y1, size, bold, tuple(MachineWord(*word) for word in words))
                    for y0, y1, size, bold, words in block
                )
                for block in blocks
            ),
            bool(failed),
            *error,
        )

    @classmethod
    def head_from_bytes(cls, reader: str, content: bytes) -> MachinePage:
        """The page that `to_bytes` wrote, without its blocks, from the first bytes alone.

        A hundred times as quick: a library may hold thousands of pages. Raises as `from_bytes` does.
        """
        begun = zlib.decompressobj().decompress(content, _HEAD_BYTES).decode("ascii", "replace")
        form, turn, failed = (int(number) for number in begun.lstrip("[").split(",")[:3])
        if form != _FORM:
            raise ValueError(f"a machine-read page of form {form}")
        return cls(reader, turn, failed=bool(failed))

    def text(self) -> str:
        """What was read, line by line as it came, for a judgement on its language."""
        return "\n".join(
            " ".join(word.text for word in line.words) for block in self.blocks for line in block
        )

    def as_extracted(self) -> dict[str, Any]:
        """The page as MuPDF's "dict" and "rawdict" in one: what `pdf.lines` and `pdf.characters` read."""
        return {
            "blocks": [
                {"type": 0, "lines": [_line(line) for line in block]} for block in self.blocks if block
            ]
        }


def _line(line: MachineLine) -> dict[str, Any]:
    text = " ".join(word.text for word in line.words)
    return {
        "bbox": (line.words[0].x0, line.y0, line.words[-1].x1, line.y1),
        "dir": (1.0, 0.0),
        "spans": [
            {
                "text": text,
                "size": line.size,
                "flags": _BOLD if line.bold else 0,
                "char_flags": 0,
                "chars": _characters(line),
            }
        ],
    }


def _characters(line: MachineLine) -> list[dict[str, Any]]:
    """Every character with its box. Those of one word are taken to be equally wide."""
    characters: list[dict[str, Any]] = []
    reached: float | None = None
    for text, x0, x1 in line.words:
        if reached is not None:
            characters.append({"c": " ", "bbox": (min(reached, x0), line.y0, max(reached, x0), line.y1)})
        width = (x1 - x0) / len(text)
        for at, character in enumerate(text):
            left = x0 + at * width
            characters.append({"c": character, "bbox": (left, line.y0, left + width, line.y1)})
        reached = x1
    return characters


class Turn(NamedTuple):
    """How the places of a turned page lead back to the page as it is shown."""

    degrees: int
    shown: PageSize

    def box(self, box: Box) -> Box:
        """Where on the page as shown a box of the turned page lies."""
        x0, y0, x1, y1 = box
        width, height = self.shown
        if self.degrees == 90:
            return Box(y0, height - x1, y1, height - x0)
        if self.degrees == 180:
            return Box(width - x1, height - y1, width - x0, height - y0)
        if self.degrees == 270:
            return Box(width - y1, x0, width - y0, x1)
        return box
