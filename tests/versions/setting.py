"""Sets written minutes as a file: text, HTML, Word, or pages (see `tests.versions.setting_pages`)."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO

from core.paragraph import Form
from tests.versions.written import Minutes, Word, words_text

NOBODY = 0
"""The id of words that the setting adds: the number of an item, an entry of the contents list."""

HEADINGS = {
    "da": ("Punkt {number}: {mark}", "{number}. {mark}", "{number} - {mark}", "Pkt. {number} {mark}"),
    "nb": ("Sak {number}: {mark}", "{number}. {mark}"),
    "sv": ("§ {number} {mark}", "{number}. {mark}"),
}
CONTENTS = {"da": "Indholdsfortegnelse", "nb": "Saksliste", "sv": "Innehållsförteckning"}
FEET = {"da": "Side {page} af {pages}", "nb": "Side {page} av {pages}", "sv": "Sida {page} av {pages}"}
RUNNING = {
    "da": ("", "Udvalgenes møder i {year}", "Nr. {year}-17 · udskrift"),
    "nb": ("", "Møter i {year}", "Nr. {year}-17 · utskrift"),
    "sv": ("", "Sammanträden {year}", "Nr {year}-17 · utskrift"),
}


@dataclass(frozen=True)
class Layout:
    """How a version is set. `columns` is the width of lines in characters (text) or in points (pages)."""

    format: str  # one of FORMATS
    heading: str = HEADINGS["da"][0]
    contents: bool = True
    columns: int = 0  # 0: lines of text are not broken
    sans: bool = False
    size: float = 10.9
    hyphens: bool = False
    running: str = ""  # the running head of pages
    foot_line: str = FEET["da"]
    top: float = 71.0  # margins of pages, in points; a wide one at the foot makes many pages
    foot: float = 71.0


@dataclass(frozen=True)
class Block:
    """A paragraph to be set."""

    form: Form
    words: list[Word]

    @property
    def text(self) -> str:
        """Its words in one line, cells separated by tabs."""
        return words_text(self.words)


@dataclass(frozen=True)
class SetVersion:
    """A file and the words in it, in the order in which they are read. `aside` are lines that pages have of
    themselves."""

    content: bytes
    words: list[Word]
    aside: frozenset[str] = frozenset()


def blocks(minutes: Minutes, layout: Layout) -> list[Block]:
    """The paragraphs of a version, with the numbers of items and the contents list."""
    found = [Block(each.form, each.words) for each in minutes.head]
    if layout.contents:
        found.append(Block(Form.STRONG, _aside(CONTENTS[minutes.language])))
        page = 2
        for item in minutes.items:
            title = words_text(item.title.words).replace("\t", " ")
            mark = "Lukket: " if item.closed else ""
            found.append(Block(Form.ENTRY, _aside(f"{item.number}. {mark}{title}") + _aside(str(page), True)))
            page += 1 + len(item.sections) // 3
    for item in minutes.items:
        mark = "Lukket: " if item.closed else ""
        heading = layout.heading.format(number=item.number, mark=mark)
        found.append(Block(Form.ITEM, _aside(heading) + item.title.words))
        for section in item.sections:
            found.extend(Block(each.form, each.words) for each in section.all_paragraphs)
    return [each for each in found if each.words]


def _aside(text: str, tab: bool = False) -> list[Word]:
    return [Word(NOBODY, word, tab and not at) for at, word in enumerate(text.split())]


def layout_of(format: str, chance: random.Random, language: str = "da") -> Layout:
    """A look for a file of that format."""
    layout = Layout(format, chance.choice(HEADINGS[language]), chance.random() < 0.7)
    if format == "text":
        return replace(layout, columns=chance.choice((0, 72, 90, 110)))
    if format in ("pdf", "typst"):
        return replace(
            layout,
            columns=chance.choice((330, 400, 453)),
            sans=chance.random() < 0.5,
            size=chance.choice((9.5, 10.9, 12.0)),
            hyphens=chance.random() < 0.5,
            running=chance.choice(RUNNING[language]).format(year=chance.randint(2005, 2026)),
            foot_line=FEET[language],
            top=chance.choice((60.0, 85.0)),
            foot=chance.choice((71.0, 310.0, 480.0)),
        )
    return layout


def set_version(minutes: Minutes, layout: Layout) -> SetVersion:
    """The file of a version."""
    return FORMATS[layout.format](minutes, layout)


def set_text(minutes: Minutes, layout: Layout) -> SetVersion:
    """As text, paragraphs separated by empty lines."""
    found = blocks(minutes, layout)
    paragraphs = []
    for block in found:
        text = block.text
        if layout.columns and "\t" not in text and block.form not in (Form.ITEM, Form.SECTION, Form.ENTRY):
            text = textwrap.fill(text, layout.columns, break_long_words=False, break_on_hyphens=False)
        paragraphs.append(text)
    content = "\n\n".join(paragraphs) + "\n"
    return SetVersion(content.encode("utf-8"), _words(found))


def set_html(minutes: Minutes, layout: Layout) -> SetVersion:
    """As a page of the web."""
    found = blocks(minutes, layout)
    tags = {Form.TITLE: "h1", Form.ITEM: "h2", Form.SECTION: "h3"}
    parts = ['<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title></title></head><body>']
    for group in _rows_together(found):
        if group[0].form in (Form.ROW, Form.FIELD):
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in block.text.split("\t")) for block in group)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            continue
        (block,) = group
        text = escape(block.text.replace("\t", " "))
        if block.form is Form.STRONG:
            text = f"<strong>{text}</strong>"
        tag = tags.get(block.form, "p")
        parts.append(f"<{tag}>{text}</{tag}>")
    return SetVersion("\n".join([*parts, "</body></html>"]).encode("utf-8"), _words(found))


def set_docx(minutes: Minutes, layout: Layout) -> SetVersion:
    """As a Word document with its own styles of headings and real tables."""
    import docx

    found = blocks(minutes, layout)
    document = docx.Document()
    styles = {Form.TITLE: "Title", Form.ITEM: "Heading 1", Form.SECTION: "Heading 2"}
    for group in _rows_together(found):
        if group[0].form in (Form.ROW, Form.FIELD):
            columns = max(block.text.count("\t") for block in group) + 1
            table = document.add_table(0, columns)
            for block in group:
                for cell, text in zip(table.add_row().cells, block.text.split("\t"), strict=False):
                    cell.text = text
            continue
        (block,) = group
        paragraph = document.add_paragraph(style=styles.get(block.form))
        paragraph.add_run(block.text).bold = True if block.form is Form.STRONG else None
    written = BytesIO()
    document.save(written)
    return SetVersion(written.getvalue(), _words(found))


def _rows_together(found: list[Block]) -> Iterator[list[Block]]:
    """Blocks one by one, rows that follow one another and have as many cells together."""
    group: list[Block] = []
    for block in found:
        if group and (block.form is not Form.ROW or block.text.count("\t") != group[0].text.count("\t")):
            yield group
            group = []
        if block.form is Form.ROW:
            group.append(block)
        else:
            yield [block]
    if group:
        yield group


def _words(found: list[Block]) -> list[Word]:
    return [word for block in found for word in block.words]


def _set_pdf(minutes: Minutes, layout: Layout) -> SetVersion:
    from tests.versions.setting_pages import set_pages

    return set_pages(minutes, layout)


def _set_typst(minutes: Minutes, layout: Layout) -> SetVersion:
    from tests.versions.setting_pages import set_typst

    return set_typst(minutes, layout)


FORMATS: dict[str, Callable[[Minutes, Layout], SetVersion]] = {
    "text": set_text,
    "html": set_html,
    "docx": set_docx,
    "pdf": _set_pdf,
    "typst": _set_typst,
}
"""PDF comes in two ways: by the typesetting of the sample minutes, and by typst."""
