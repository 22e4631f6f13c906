"""Marked text that the ODT and DOCX minutes of this folder are made from: blocks, and pieces within them.

A block is a line; lines that begin with two blanks go on with the block before. Its kind is the mark before
the first blank (`#` a heading and so on, see `MARKS`), `""` for an ordinary paragraph. Inside a block
`[-…-]` is deleted and `[+…+]` inserted text, `[!…!]` a comment, `[^…^]` a footnote, `[~…~]` bold.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

MARKS = frozenset({"#", "##", "==", "*", "|", "t", "toc", "page"})
PIECE = re.compile(r"\[([-+!^~])(.*?)\1\]")


class Block(NamedTuple):
    """A paragraph or a row of a table, with what kind it is."""

    kind: str
    text: str


class Piece(NamedTuple):
    """A stretch of a block; `mark` is one of `-+!^~` or empty."""

    mark: str
    text: str


def blocks(marked: str) -> list[Block]:
    """The blocks of a marked text."""
    found: list[Block] = []
    for line in marked.strip("\n").splitlines():
        if line.startswith("  ") and found:
            last = found.pop()
            found.append(Block(last.kind, f"{last.text} {line.strip()}"))
            continue
        mark, _, rest = line.partition(" ")
        found.append(Block(mark, rest) if mark in MARKS else Block("", line))
    return found


def pieces(text: str) -> list[Piece]:
    """The pieces of a block's text, in order."""
    found: list[Piece] = []
    at = 0
    for match in PIECE.finditer(text):
        if match.start() > at:
            found.append(Piece("", text[at : match.start()]))
        found.append(Piece(match.group(1), match.group(2)))
        at = match.end()
    if at < len(text):
        found.append(Piece("", text[at:]))
    return found


def write_zip(path: Path, entries: dict[str, str], date: tuple[int, int, int, int, int, int]) -> None:
    """Write a zip file whose bytes depend on `entries` and `date` alone; `mimetype` is not compressed."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in entries.items():
            entry = zipfile.ZipInfo(name, date)
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(entry, text.encode("utf-8"), compress_type=kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.getvalue())
