"""The annotations of a PDF as its file states them, whatever program wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.pdf_space import to_pdf_space
from core.sharing.carried import KEY, SOURCE_KEY, Carried, read_carried
from core.source_text import Box

_WITH_QUADS = ("Highlight", "Underline", "Squiggly", "StrikeOut")
_NO_MARKS = ("Link", "Popup", "Widget", "Redact")
_WRITTEN = ("FreeText", "Stamp")  # whose words MuPDF takes for those of the page
_MOST_QUADS = 1_000
_HIDDEN = 2 | 32  # flags: hidden, not to be viewed
_LONGEST = 1_000_000  # code points of a text that is read


@dataclass(frozen=True, slots=True)
class RawMark:
    """An annotation. `boxes` are on the page as it is shown, `corners` in the PDF's own space as
    `exports.copies.pdf_annotation` gives them. `number` is that of its object, 0 where it has none;
    `answers` is the number of the one it replies to."""

    subtype: str
    page: int
    number: int
    answers: int
    is_reply: bool
    boxes: tuple[Box, ...]
    corners: tuple[float, ...]
    colour: tuple[float, ...]
    name: str
    author: str
    text: str
    created: datetime | None
    modified: datetime | None
    carried: Carried | None

    @property
    def is_written(self) -> bool:
        """Whether its words stand on the page as if they were the document's own."""
        return self.subtype in _WRITTEN


@dataclass(frozen=True, slots=True)
class RawMarks:
    """The annotations of a PDF, page by page, and the fingerprint of the file that it says it is a copy
    of."""

    marks: tuple[RawMark, ...]
    source_sha256: str | None


def raw_marks(content: bytes, password: str | None) -> RawMarks:
    """The annotations in the PDF `content`, without links, fields, pop-ups, hidden ones and the states that
    Acrobat sets. Raises UnreadableFile, PasswordNeeded."""
    from core.sources.pdf import DAMAGE, open_document

    document, _encrypted = open_document(content, password)
    try:
        marks: list[RawMark] = []
        for page in range(document.page_count):
            try:
                marks += _on_page(document, page)
            except DAMAGE:
                continue  # what can be read of the others is read
        kind, value = document.xref_get_key(-1, "Info")
        told = document.xref_get_key(int(value.split()[0]), SOURCE_KEY)[1] if kind == "xref" else ""
        return RawMarks(tuple(marks), told if re.fullmatch(r"[0-9a-f]{64}", told) else None)
    finally:
        document.close()


def without_written(content: bytes, password: str | None) -> bytes:
    """The PDF `content` without the annotations that write words on its pages. Raises UnreadableFile,
    PasswordNeeded."""
    import pymupdf

    from core.sources.pdf import open_document

    mupdf = pymupdf.mupdf
    document, _encrypted = open_document(content, password)
    try:
        pdf = mupdf.pdf_document_from_fz_document(document.this)
        for page in range(document.page_count):
            array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf, page), "Annots")
            for at in reversed(range(mupdf.pdf_array_len(array))):
                if _Entry(mupdf.pdf_array_get(array, at)).name("Subtype") in _WRITTEN:
                    mupdf.pdf_array_delete(array, at)
        return bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_KEEP))
    finally:
        document.close()


def _on_page(document: Any, page: int) -> Iterator[RawMark]:
    import pymupdf

    from core.sources.pdf.dates import pdf_moment

    mupdf = pymupdf.mupdf
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf, page), "Annots")
    back = ~to_pdf_space(document, page)
    for at in range(mupdf.pdf_array_len(array)):
        item = mupdf.pdf_array_get(array, at)
        entry = _Entry(item)
        subtype = entry.name("Subtype")
        if not subtype or subtype in _NO_MARKS or entry.whole("F") & _HIDDEN or entry.has("StateModel"):
            continue
        corners = _corners(entry, subtype)
        yield RawMark(
            subtype,
            page,
            mupdf.pdf_to_num(item),
            mupdf.pdf_to_num(entry.get("IRT")),
            entry.has("IRT") and entry.name("RT") != "Group",
            tuple(_boxes(corners, back)),
            corners,
            entry.numbers("C"),
            entry.text("NM"),
            entry.text("T").strip(),
            _words(entry),
            pdf_moment(entry.text("CreationDate")),
            pdf_moment(entry.text("M")),
            read_carried(entry.text(KEY)),
        )


class _Entry:
    """The keys of one annotation."""

    def __init__(self, item: Any) -> None:
        import pymupdf

        self._mupdf = pymupdf.mupdf
        self._item = item

    def get(self, name: str) -> Any:
        return self._mupdf.pdf_dict_gets(self._item, name)

    def has(self, name: str) -> bool:
        return not self._mupdf.pdf_is_null(self.get(name))

    def name(self, name: str) -> str:
        return str(self._mupdf.pdf_to_name(self.get(name)))

    def whole(self, name: str) -> int:
        return int(self._mupdf.pdf_to_int(self.get(name)))

    def text(self, name: str) -> str:
        """A text; that of a stream where it is one. Line ends as "\\n"."""
        found = self.get(name)
        if self._mupdf.pdf_is_stream(found):
            read = self._mupdf.pdf_load_stream(found).fz_buffer_extract()
            return bytes(read)[:_LONGEST].decode("utf-8", "replace")
        if not self._mupdf.pdf_is_string(found):
            return ""
        text = str(self._mupdf.pdf_to_text_string(found))
        return re.sub(r"\r\n?", "\n", text)[: 5 * _LONGEST]

    def numbers(self, name: str) -> tuple[float, ...]:
        found = self.get(name)
        count = min(self._mupdf.pdf_array_len(found), 8 * _MOST_QUADS)
        return tuple(
            float(self._mupdf.pdf_to_real(self._mupdf.pdf_array_get(found, at))) for at in range(count)
        )


def _words(entry: _Entry) -> str:
    """What an annotation says: its plain words, else those of its rich text (XHTML)."""
    plain = entry.text("Contents")[:_LONGEST].strip()
    if plain or not entry.has("RC"):
        return plain
    from lxml import etree, html

    rich = entry.text("RC")[:_LONGEST]
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", rich))
    except (etree.ParserError, ValueError):
        return ""
    paragraphs = tree.xpath("//p") or [tree]
    for each in tree.iter("br"):
        each.tail = "\n" + (each.tail or "")
    return "\n".join(each.text_content().strip() for each in paragraphs).strip()


def _corners(entry: _Entry, subtype: str) -> tuple[float, ...]:
    """As `exports.copies.pdf_annotation` gives them; empty where the annotation has no place."""
    if subtype in _WITH_QUADS:
        quads = entry.numbers("QuadPoints")
        if len(quads) >= 8:
            return quads[: len(quads) // 8 * 8]
    rect = entry.numbers("Rect")
    if len(rect) != 4:
        return ()
    x0, x1 = sorted((rect[0], rect[2]))
    y0, y1 = sorted((rect[1], rect[3]))
    inner = entry.numbers("RD")
    if len(inner) == 4 and subtype in ("Square", "Circle") and x0 + inner[0] < x1 - inner[2]:
        x0, y0, x1, y1 = x0 + inner[0], y0 + inner[1], x1 - inner[2], y1 - inner[3]
    return x0, y0, x1, y1


def _boxes(corners: tuple[float, ...], matrix: Any) -> Iterator[Box]:
    """The boxes on the page as it is shown."""
    if len(corners) == 4:
        x0, y0, x1, y1 = corners
        corners = (x0, y0, x1, y0, x0, y1, x1, y1)
    for at in range(0, len(corners), 8):
        xs, ys = corners[at : at + 8 : 2], corners[at + 1 : at + 8 : 2]
        points = [
            (x * matrix.a + y * matrix.c + matrix.e, x * matrix.b + y * matrix.d + matrix.f)
            for x, y in zip(xs, ys, strict=True)
        ]
        yield Box(
            min(x for x, _y in points),
            min(y for _x, y in points),
            max(x for x, _y in points),
            max(y for _x, y in points),
        )
