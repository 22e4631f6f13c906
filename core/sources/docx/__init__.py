"""DOCX -> SourceText, opened by python-docx.

The blocks are taken in document order. python-docx's own `iter_inner_content` leaves out what lies in content
controls (Word wraps tables of contents in them) and in tracked insertions, so the elements are walked here;
their meaning is that of ECMA-376 part 1, chapter 17.

Text boxes, page headers and footers are furniture and left out, unless they hold the only text there is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart

from core.errors import UnreadableFile
from core.language import _
from core.source_text import Line, SourceText
from core.sources import packages
from core.sources.assembly import Draft, assemble
from core.sources.comments import CommentPlaces
from core.sources.docx.margin import Notes, tracked_changes, written_comments
from core.sources.docx.paragraphs import Paragraphs
from core.sources.docx.styles import W
from core.sources.docx.tables import TableWeight, blocks, rows
from core.sources.extractors import EXTRACTORS
from core.sources.tables import row_drafts

_DAMAGE = (*packages.DAMAGE, OpcError, PythonDocxError)
"""What zipfile, lxml and python-docx raise on damaged packages, as fuzzing shows."""

_MAIN_PARTS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
"""Content types of documents with macros and of templates: the same XML, unknown to python-docx."""


def read(content: bytes) -> SourceText:
    """The text of a DOCX. Raises UnreadableFile."""
    document = opened(content)
    try:
        text, lines, places = text_of(document)
        comments = places.comments(written_comments(document), lines)
        changes = tracked_changes(document.element.body)
    except _DAMAGE as error:  # a number that is none, a part that is not what its name says
        raise _damaged() from error
    if not lines:
        raise UnreadableFile(
            _("This Word document holds no text."),
            _("If its pages are pictures, ask the sender for the minutes with text in them."),
        )
    produced, properties = _core_properties(document)
    return SourceText(
        text=text,
        lines=lines,
        format="docx",
        extractor=EXTRACTORS["docx"],
        produced=produced,
        comments=comments,
        tracked_changes=changes,
        properties=properties,
    )


def text_of(document: Any) -> tuple[str, tuple[Line, ...], CommentPlaces]:
    """The text of an opened document, its lines, and where its comments stand. Raises what `lxml` and
    `python-docx` do on damaged parts."""
    paragraphs = Paragraphs(document)
    text, lines = assemble(paragraphs.places.settled(_drafts(document, paragraphs)))
    return text, lines, paragraphs.places


def opened(content: bytes) -> Any:
    """The package as python-docx opens it. Raises UnreadableFile."""
    try:
        packages.refuse_bomb(content)
        for content_type in _MAIN_PARTS:
            PartFactory.part_type_for[content_type] = DocumentPart
        main: Any = Package.open(io.BytesIO(content)).main_document_part
        document = main.document
        body = document.element.body
        document.styles  # noqa: B018 loads the part, which may be damaged too
    except _DAMAGE as error:
        raise _damaged() from error
    if body is None:
        raise _damaged()
    return document


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        _("This Word document is damaged, or is not a DOCX."),
        _("Open it in Word or LibreOffice, save it anew as DOCX or PDF, and open that."),
    )


def _drafts(document: Any, paragraphs: Paragraphs) -> list[Draft]:
    """The lines of the document: those of its body, or where there are none those around it."""
    notes = Notes(document)
    body = document.element.body
    drafts = list(_block_drafts(body, paragraphs, notes))
    if not drafts:
        for box in body.iter(W + "txbxContent"):
            drafts += _block_drafts(box, paragraphs, notes)
    if not drafts:
        for section in document.sections:
            for part in (section.header, section.footer):
                drafts += _block_drafts(part._element, paragraphs, notes)
    return drafts


def _block_drafts(container: Any, paragraphs: Paragraphs, notes: Notes) -> Iterator[Draft]:
    """The lines of a body in document order; notes after the paragraph or row that refers to them."""
    for block in blocks(container):
        if block.tag == W + "p":
            yield from paragraphs.lines(block)
            yield from _note_drafts(paragraphs, notes)
            continue
        yield from paragraphs.rest()
        for row in _table_drafts(block, paragraphs):
            yield from row
            yield from _note_drafts(paragraphs, notes)
    yield from paragraphs.rest()


def _table_drafts(table: Any, paragraphs: Paragraphs) -> Iterator[list[Draft]]:
    """The lines of each row of a table."""
    weight = TableWeight(table, paragraphs.styles)
    for number, cells in enumerate(rows(table)):
        drafts = [
            list(_cell_drafts(cell, paragraphs, weight.of_cell(number, column, len(cells))))
            for column, cell in enumerate(cells)
        ]
        yield list(row_drafts(drafts))


def _cell_drafts(cell: Any, paragraphs: Paragraphs, bold: bool | None) -> Iterator[Draft]:
    for block in blocks(cell):
        if block.tag == W + "p":
            yield from paragraphs.lines(block, bold)
        else:
            for row in _table_drafts(block, paragraphs):
                yield from row
    yield from paragraphs.rest()


def _note_drafts(paragraphs: Paragraphs, notes: Notes) -> Iterator[Draft]:
    """The lines of the notes that the paragraphs read since the last call refer to."""
    noted, paragraphs.noted = paragraphs.noted, []
    for note in noted:
        shown = note.shown
        for block in blocks(notes.body_of(note)):
            if block.tag != W + "p":
                continue
            for draft in paragraphs.lines(block):
                yield draft._replace(text=f"{shown} {draft.text}") if shown else draft
                shown = ""
    paragraphs.noted.clear()  # a note does not refer to notes


def _core_properties(document: Any) -> tuple[datetime | None, dict[str, str]]:
    """When the document was last saved, in UTC, and its title, author and so on."""
    package = document.part.package
    if all(link.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES for link in package.rels.values()):
        return None, {}  # python-docx would make up properties of its own, dated now
    names = ("title", "author", "subject", "keywords", "category", "last_modified_by")
    try:
        stated = document.core_properties
        saved = stated.modified or stated.created
        properties = {name: value for name in names if (value := str(getattr(stated, name) or "").strip())}
    except _DAMAGE:
        return None, {}
    if saved is None:
        return None, properties
    in_utc = saved.replace(tzinfo=UTC) if saved.tzinfo is None else saved.astimezone(UTC)
    return in_utc, properties
