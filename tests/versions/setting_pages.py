"""Sets written minutes on pages: with the typesetting of the sample minutes, and with typst."""

from __future__ import annotations

import json
import re

import pymupdf
from typesetting import A4, SOFT_HYPHEN, Cell, Margins, Paper, Run, Style, draw, name_hyphens

from core.paragraph import Form
from tests.versions.setting import Block, Layout, SetVersion, blocks
from tests.versions.written import Minutes

_BETWEEN = re.compile(
    r"(?<=[^\W\d_]{2}[aeiouyæøå])(?=[bcdfghjklmnpqrstv][aeiouyæøå][^\W\d_]{2})", re.IGNORECASE
)

_TYPST = """
#let it = json(bytes(sys.inputs.at("it")))
#set page(paper: "a4", margin: (x: (595pt - it.columns * 1pt) / 2, top: it.top * 1pt, bottom: it.foot * 1pt),
  header: if it.running != "" { text(8pt, it.running) },
  footer: context align(right, text(8pt, it.foot_line.replace("{page}", counter(page).display())
    .replace("{pages}", str(counter(page).final().first())))))
#set text(font: it.font, size: it.size * 1pt, lang: "da", hyphenate: it.hyphens)
#set par(justify: it.hyphens, spacing: 1.1em)
#for one in it.blocks {
  let words = one.cells.map(cell => text(cell))
  let bold = text.with(weight: "bold", hyphenate: false)
  if one.form == "item" { std.block(above: 1.6em, bold(1.4em, words.join(" "))) }
  else if one.form == "section" { std.block(above: 1.4em, bold(1.1em, words.join(" "))) }
  else if one.form == "title" { std.block(bold(1.8em, words.join(" "))) }
  else if one.form == "strong" { std.block(strong(words.join(" "))) }
  else if one.form == "entry" { std.block(spacing: 0.6em, words.at(0) + " " + box(width: 1fr, repeat[.]) + " "
    + words.at(words.len() - 1)) }
  else if words.len() > 1 {
    grid(columns: (auto,) * (words.len() - 1) + (1fr,), column-gutter: 1.2em, ..words)
  }
  else { par(words.join(" ")) }
}
"""


def set_pages(minutes: Minutes, layout: Layout) -> SetVersion:
    """On A4 pages with ragged lines; words are cut at the lines' ends where the layout says so."""
    found = blocks(minutes, layout)
    side = (A4[0] - layout.columns) / 2
    paper = Paper(Margins(side, layout.top, side, layout.foot))
    for block in found:
        _put(paper, block, layout)
    aside: set[str] = set()

    def furniture(page: int, pages: int) -> list[Run]:
        quiet = Style(_face(layout), 8)
        lines = [
            (layout.top - 30, layout.running),
            (A4[1] - 40, layout.foot_line.format(page=page, pages=pages)),
        ]
        aside.update(line for _y, line in lines)
        return [Run(side, y, line, quiet) for y, line in lines if line]

    document = pymupdf.open()
    draw(document, paper, furniture)
    document.subset_fonts()
    name_hyphens(document)
    content = bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))
    return SetVersion(
        content, [word for block in found for word in block.words], frozenset(aside | {layout.running})
    )


def _face(layout: Layout, bold: bool = False) -> str:
    return ("sans" if layout.sans else "serif") + ("-bold" if bold else "")


def _put(paper: Paper, block: Block, layout: Layout) -> None:
    size = layout.size
    text = Style(_face(layout), size, 1.3, after=size * 0.5)
    bold = _face(layout, bold=True)
    if block.form is Form.ENTRY:
        title, page = block.text.rsplit("\t", 1)
        paper.leader(title, page, Style(_face(layout), size, 1.3))
    elif block.form is Form.TITLE:
        paper.paragraph(block.text, Style(bold, size * 1.9, 1.2, after=size))
    elif block.form is Form.ITEM:
        paper.paragraph(
            block.text, Style(bold, size * 1.45, 1.2, before=size * 1.4, after=size * 0.5, keep=True)
        )
    elif block.form is Form.SECTION:
        paper.paragraph(
            block.text, Style(bold, size * 1.15, 1.2, before=size * 0.8, after=size * 0.3, keep=True)
        )
    elif "\t" in block.text:
        paper.row(_cells(block.text.split("\t"), text, paper.width), text)
    else:
        words = _cut_words(block.text) if layout.hyphens else block.text
        face = bold if block.form is Form.STRONG else text.face
        paper.paragraph(words, Style(face, size, 1.3, after=size * 0.5))


def _cells(texts: list[str], style: Style, width: float) -> list[Cell]:
    """Cells of a row, the first ones in one line each; the last one takes the room that is left."""
    gap, x = style.size * 1.5, 0.0
    cells = []
    for at, text in enumerate(texts):
        wide = style.width(text) + 1
        last = at == len(texts) - 1
        if x + wide > width and not last:
            wide = max(40.0, width - x)
        cells.append(Cell(x, text, max(40.0, width - x) if last else wide))
        x += wide + gap
    return cells


def _cut_words(text: str) -> str:
    return _BETWEEN.sub(SOFT_HYPHEN, text)


def set_typst(minutes: Minutes, layout: Layout) -> SetVersion:
    """By typst, which cuts words as Danish is cut."""
    import typst

    from core.exports.typefaces import fonts

    found = blocks(minutes, layout)
    it = {
        "columns": layout.columns,
        "top": layout.top,
        "foot": layout.foot,
        "running": layout.running,
        "foot_line": layout.foot_line,
        "font": "Source Sans Pro" if layout.sans else "Source Serif Pro",
        "size": layout.size,
        "hyphens": layout.hyphens,
        "blocks": [{"form": block.form.name.lower(), "cells": block.text.split("\t")} for block in found],
    }
    content = typst.compile(
        _TYPST.encode("utf-8"), format="pdf", font_paths=fonts(), sys_inputs={"it": json.dumps(it)}
    )
    pages = len(pymupdf.open(stream=content, filetype="pdf"))
    aside = {layout.foot_line.format(page=page, pages=pages) for page in range(1, pages + 1)}
    return SetVersion(
        bytes(content), [word for block in found for word in block.words], frozenset(aside | {layout.running})
    )
