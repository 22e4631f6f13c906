"""Drafts made as files: Word documents and PDFs, with what such files hold beside their text."""

from __future__ import annotations

import io
from typing import Any

import docx
import pymupdf
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from core.parsing import parse
from core.review.draft import Draft
from core.review.inside.facts import FileFacts
from core.review.inside.reading import facts_of
from core.sources import read

MINUTES = (
    "Referat Byrådet 3. september 2024",
    "Punkt 1: Ny bro over åen",
    "Beslutning",
    "Indstillingen blev godkendt.",
)


def word(*paragraphs: str) -> Any:
    """A Word document of a few paragraphs, for python-docx to go on with; it names no author."""
    document = docx.Document()
    document.core_properties.author = ""
    for each in paragraphs or MINUTES:
        document.add_paragraph(each)
    return document


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx's or PyMuPDF's."""
    if isinstance(document, pymupdf.Document):
        content: bytes = document.tobytes()
        return content
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tracked(paragraph: Any, kind: str, text: str, author: str = "Ida Holm") -> None:
    """Put text into a Word paragraph as a tracked change: "ins", "del", "moveFrom" or "moveTo"."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "7"), ("author", author), ("date", "2024-09-01T12:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind in ("del", "moveFrom") else "w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def pdf(*lines: str) -> Any:
    """A PDF of one page, for PyMuPDF to go on with: a line each 30 points from 72 points down."""
    document = pymupdf.open()
    page = document.new_page()
    for number, line in enumerate(lines or MINUTES):
        page.insert_text((72, 72 + 30 * number), line)
    return document


def facts_in(document: Any) -> FileFacts:
    """What the file of a document holds beside its text."""
    content = saved(document)
    return facts_of(content, read(content))


def draft_in(document: Any) -> Draft:
    """The draft that a document is."""
    content = saved(document)
    source = read(content)
    return Draft(source, parse(source), "referat", facts_of(content, source))
