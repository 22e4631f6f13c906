"""DOCX -> SourceText, opened by python-docx.

The blocks are taken in document order. python-docx's own `iter_inner_content` leaves out what lies in content
controls (Word wraps tables of contents in them) and in tracked insertions, so the elements are walked here;
their meaning is that of ECMA-376 part 1, chapter 17.

Text boxes, page headers and footers are furniture and left out, unless they hold the only text there is.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.assembly import Draft, assemble
from core.sources.docx_paragraphs import Paragraphs
from core.sources.docx_styles import W
from core.sources.docx_tables import blocks, row_drafts, rows
from core.sources.extractors import EXTRACTORS

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of the largest XML part that is unpacked: some ten thousand pages of minutes."""

LARGEST_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all parts together, pictures included."""

_DAMAGE = (
    KeyError,
    ValueError,
    IndexError,
    AttributeError,
    TypeError,
    AssertionError,
    RuntimeError,  # zipfile: a member is encrypted
    NotImplementedError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
    SyntaxError,  # lxml's XMLSyntaxError is one
    OpcError,
    PythonDocxError,
)
"""What zipfile, lxml and python-docx raise on damaged packages, as fuzzing shows."""


def read(content: bytes) -> SourceText:
    """The text of a DOCX. Raises UnreadableFile."""
    document = _opened(content)
    try:
        text, lines = assemble(_drafts(document))
    except ValueError as error:  # a number that is none
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
        properties=properties,
    )


def _opened(content: bytes) -> Any:
    """The package as python-docx opens it."""
    try:
        _refuse_bomb(content)
        document = docx.Document(io.BytesIO(content))
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


def _refuse_bomb(content: bytes) -> None:
    """Raise UnreadableFile where the package would unpack to more than any minutes hold."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
    parts = (member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if max(parts, default=0) > LARGEST_PART or sum(m.file_size for m in members) > LARGEST_UNPACKED:
        raise UnreadableFile(
            _("This Word document unpacks to far more than minutes can hold."),
            _("It was not opened. Ask the sender whether it is the right file, or for a PDF."),
        )


def _drafts(document: Any) -> list[Draft]:
    """The lines of the document: those of its body, or where there are none those around it."""
    paragraphs = Paragraphs(document)
    body = document.element.body
    drafts = list(_block_drafts(body, paragraphs))
    if not drafts:
        for box in body.iter(W + "txbxContent"):
            drafts += _block_drafts(box, paragraphs)
    if not drafts:
        for section in document.sections:
            for part in (section.header, section.footer):
                drafts += _block_drafts(part._element, paragraphs)
    return drafts


def _block_drafts(container: Any, paragraphs: Paragraphs) -> Iterator[Draft]:
    """The lines of a body or a cell, in document order."""
    for block in blocks(container):
        if block.tag == W + "p":
            yield from paragraphs.lines(block)
            continue
        for cells in rows(block):
            yield from row_drafts([list(_block_drafts(cell, paragraphs)) for cell in cells])


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
