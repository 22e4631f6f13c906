"""Reading a PDF back with other libraries than the one that wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pymupdf

_PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


class Line(NamedTuple):
    """A line as it stands on a page: its words, the typeface and size of the first, its box."""

    words: str
    font: str
    size: float
    box: tuple[float, float, float, float]


def plain(text: str) -> str:
    """`text` as it was written: words whole again, one space between them."""
    whole = text.replace("\u00ad\n", "").replace("\u200b\n", "").replace("\u200b", "")
    return " ".join(whole.split())


def text_of(content: bytes) -> str:
    """All words of the file, those of all pages one after the other."""
    with pymupdf.open(stream=content) as document:
        return plain("\n".join(page.get_text() for page in document))


def page_texts(content: bytes) -> list[str]:
    """The words of each page."""
    with pymupdf.open(stream=content) as document:
        return [plain(page.get_text()) for page in document]


def page_lines(content: bytes) -> list[list[Line]]:
    """The lines of each page, from top to bottom."""
    pages = []
    with pymupdf.open(stream=content) as document:
        for page in document:
            blocks = page.get_text("dict")["blocks"]
            lines = [line for block in blocks for line in block.get("lines", ()) if line["spans"]]
            found = [
                Line(
                    "".join(span["text"] for span in line["spans"]),
                    line["spans"][0]["font"],
                    round(line["spans"][0]["size"], 1),
                    tuple(line["bbox"]),
                )
                for line in lines
            ]
            pages.append(sorted(found, key=lambda line: line.box[3]))
    return pages


def opened(content: bytes) -> pikepdf.Pdf:
    """The file as its objects."""
    return pikepdf.open(io.BytesIO(content))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All elements of the tree of tags, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                waiting.append(node.K)


def tags(content: bytes) -> list[str]:
    """The names of all tags, in reading order: "H1", "P", "TH"."""
    with opened(content) as pdf:
        return [str(element.S)[1:] for element in elements(pdf)]


def painted_without_tag(content: bytes) -> list[str]:
    """What is painted on a page outside of marked content: ISO 14289-1, 7.1 allows nothing of it."""
    found = []
    with opened(content) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += (name in {"BDC", "BMC"}) - (name == "EMC")
                if name in _PAINTING and depth == 0:
                    found.append(f"page {number}: {operands} {name}")
    return found
