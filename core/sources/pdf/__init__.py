"""PDF -> SourceText, through PyMuPDF.

Text is taken with TEXT_IGNORE_ACTUALTEXT: agenda systems tag every line with its whole block's text, and
without the flag each paragraph stands there once a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import pymupdf

from core.errors import PasswordNeeded, UnreadableFile
from core.language import _
from core.source_text import Box, Link, OutlineEntry, PageSize, SourceText
from core.sources.assembly import Draft, assemble
from core.sources.characters import clean
from core.sources.extractors import EXTRACTORS
from core.sources.machine.page import MachinePage
from core.sources.pdf.dates import pdf_moment
from core.sources.pdf.lines import line_drafts, page_rows
from core.sources.pdf.scanned import drafts_with_machine, is_scanned

TEXT_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    | pymupdf.TEXT_IGNORE_ACTUALTEXT
)
"""Without TEXT_PRESERVE_LIGATURES: ligatures are expanded. Without images."""

# What MuPDF has to say of a damaged file goes to the user as UnreadableFile, never to the terminal.
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

_A4 = PageSize(595.0, 842.0)

_END_OF_OBJECT = b"endobj"

DAMAGE = (RuntimeError, ValueError, IndexError, pymupdf.mupdf.FzErrorBase)
"""What PyMuPDF raises on damaged pages, as its sources and fuzzing show."""


def read(
    content: bytes, password: str | None = None, machine: Mapping[int, MachinePage] | None = None
) -> SourceText:
    """The text of a PDF, with that of the scanned pages which were read by machine, by page.

    Raises UnreadableFile, PasswordNeeded where the password is missing or wrong.
    """
    document, encrypted = open_document(content, password)
    try:
        sizes: list[PageSize] = []
        drafts: list[Draft] = []
        links: list[Link] = []
        scanned: list[int] = []
        machine_read: list[int] = []
        for number in range(document.page_count):
            page, size = _loaded(document, number)
            sizes.append(size)
            if page is None:
                continue
            try:
                found = extracted(page, "dict")
                read_by_machine = None
                if is_scanned(page, found):
                    scanned.append(number)
                    read_by_machine = machine.get(number) if machine else None
                if read_by_machine is None or read_by_machine.failed:
                    drafts += line_drafts(page_rows(found), number)
                else:
                    drafts += drafts_with_machine(found, read_by_machine, number, size)
                    machine_read.append(number)
                links += _links(page, number)
            except DAMAGE:
                continue  # what can be read of the others is read
        text, lines = assemble(drafts)
        return SourceText(
            text=text,
            lines=lines,
            format="pdf",
            extractor=EXTRACTORS["pdf"],
            pages=tuple(sizes),
            outline=_outline(document, sizes),
            links=tuple(links),
            produced=_produced(document.metadata or {}),
            was_encrypted=encrypted,
            scanned=tuple(scanned),
            machine_read=tuple(machine_read),
            properties=_properties(document.metadata or {}) | _repaired(document),
        )
    finally:
        document.close()


def open_document(content: bytes, password: str | None) -> tuple[Any, bool]:
    """An open PyMuPDF document of at least one page, and whether it needed a password."""
    document = _opened(content)
    encrypted = bool(document.needs_pass)
    if encrypted and not document.authenticate(password or ""):
        document.close()
        if password is None:
            raise PasswordNeeded(
                _("This PDF is protected by a password."),
                _("Give its password to read it. Whoever can open the library can then read its text there."),
            )
        raise PasswordNeeded(
            _("This is not the password of the PDF."),
            _("Try again. Capital and small letters count."),
        )
    try:
        pages = document.page_count
    except DAMAGE:
        pages = 0
    if not pages:
        document.close()
        raise _damaged()
    return document, encrypted


def _opened(content: bytes) -> Any:
    """The document; of a file that was cut off in the middle of an object, what stands before that."""
    try:
        return pymupdf.open(stream=content, filetype="pdf")
    except DAMAGE as error:
        whole = content[: content.rfind(_END_OF_OBJECT) + len(_END_OF_OBJECT)]
        if len(whole) in (len(content), len(_END_OF_OBJECT) - 1):
            raise _damaged() from error
    try:
        return pymupdf.open(stream=whole, filetype="pdf")
    except DAMAGE as error:
        raise _damaged() from error


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        _("This PDF is damaged: no page of it can be read."),
        _("The download may have been cut off. Fetch it once more."),
    )


def page_size(document: Any, number: int) -> PageSize:
    """The size of a page, rotation applied; A4 for a page that cannot be read."""
    return _loaded(document, number)[1]


def _loaded(document: Any, number: int) -> tuple[Any | None, PageSize]:
    """A page and its size, rotation applied; None, and A4, for a page that cannot be read."""
    page = None
    try:
        page = document.load_page(number)
        rect = page.rect
    except DAMAGE:
        return page, _A4
    return page, PageSize(rect.width, rect.height)


def extracted(page: Any, kind: str) -> dict[str, Any]:
    """A page's "dict" or "rawdict", its boxes in the page's shown coordinates (rotation applied)."""
    text_page = page.get_textpage(flags=TEXT_FLAGS)  # what `get_text` does, without its asides
    result: dict[str, Any] = text_page.extractRAWDICT() if kind == "rawdict" else text_page.extractDICT()
    if page.rotation:
        _rotate(result, page.rotation_matrix)
    return result


def _rotate(result: dict[str, Any], matrix: Any) -> None:
    """Turn all boxes and directions of `result`: PyMuPDF gives those of the page before its rotation."""
    for block in result["blocks"]:
        for line in block.get("lines", ()):
            line["bbox"] = tuple(pymupdf.Rect(line["bbox"]) * matrix)
            x, y = line["dir"]
            line["dir"] = (x * matrix.a + y * matrix.c, x * matrix.b + y * matrix.d)
            for span in line["spans"]:
                for char in span.get("chars", ()):
                    char["bbox"] = tuple(pymupdf.Rect(char["bbox"]) * matrix)


def _links(page: Any, number: int) -> Iterator[Link]:
    """The links of a page that lead somewhere."""
    for link in page.get_links():
        address, target = link.get("uri"), link.get("page", -1)
        if address or target >= 0:
            yield Link(number, Box(*link["from"]), address or None, target if target >= 0 else None)


def _outline(document: Any, sizes: list[PageSize]) -> tuple[OutlineEntry, ...]:
    """The document's bookmarks; empty where they are damaged."""
    try:
        entries = document.get_toc(simple=False)
    except DAMAGE:
        return ()
    return tuple(
        OutlineEntry(level, clean(title), page - 1, _height(place, sizes[page - 1]))
        if 0 < page <= len(sizes)
        else OutlineEntry(level, clean(title), None)
        for level, title, page, place in entries
    )


def _height(place: dict[str, Any], size: PageSize) -> float | None:
    """Where on its page a bookmark leads to; None where it states no place, or one beyond the page."""
    point = place.get("to")
    y = point.y if point is not None else None
    return y if y is not None and 0 <= y <= size.height else None


def _produced(metadata: dict[str, str | None]) -> datetime | None:
    """When the document was made, in UTC."""
    return pdf_moment(metadata.get("creationDate") or metadata.get("modDate") or "")


def _repaired(document: Any) -> dict[str, str]:
    return {"repaired": "yes"} if document.is_repaired else {}


def _properties(metadata: dict[str, str | None]) -> dict[str, str]:
    names = ("title", "author", "subject", "keywords", "creator", "producer")
    return {name: value for name in names if (value := (metadata.get(name) or "").strip())}
