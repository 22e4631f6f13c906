"""Sets minutes as a file with nothing wrong beside its text: tags, title, language, no authors' names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

import pymupdf

from core.minutes import Meeting
from core.parsing import parse
from core.source_text import SourceText, Span
from core.sources import read
from tests.faults.bed import Bed
from tests.versions.places import Misread, places
from tests.versions.setting import Layout, SetVersion, layout_of, set_version

FORMATS = ("text", "docx", "pdf")
SUFFIXES = {"text": ".txt", "docx": ".docx", "pdf": ".pdf", "typst": ".pdf"}
_LANGUAGES = {"da": "da-DK", "nb": "nb-NO", "sv": "sv-SE"}


@dataclass(frozen=True)
class SetFile:
    """A file with its bytes, as it is read; `spans` are the places of its words by id."""

    name: str
    content: bytes
    source: SourceText
    meeting: Meeting
    spans: dict[int, Span]


def set_clean(bed: Bed, layout: Layout) -> SetFile:
    """The file of minutes, and where its words stand in it. Raises Misread."""
    layout = replace(layout, contents=False)
    made = set_version(bed.minutes, layout)
    if bed.entries:
        made = _with_pages(bed, layout, made)
    content = _tidied(made.content, layout.format, bed)
    source = read(content)
    return SetFile(bed.name + SUFFIXES[layout.format], content, source, parse(source), places(made, source))


def layout_for(format: str, bed: Bed) -> Layout:
    """A look for minutes in that format."""
    return layout_of(format, bed.chance, bed.minutes.language)


def _with_pages(bed: Bed, layout: Layout, made: SetVersion) -> SetVersion:
    """The same with the pages of the contents list; without pages, they rise as they may."""
    for _round in range(3):
        source = read(made.content)
        spans = places(made, source)
        before = [entry.page.text for entry in bed.entries.values()]
        for at, (item_id, entry) in enumerate(bed.entries.items()):
            title = next((item.title for item in bed.minutes.items if item.id == item_id), None)
            page = at // 2 + 2
            if title is not None and source.pages and title.words[0].id in spans:
                found = source.page_of(spans[title.words[0].id].start)
                page = page if found is None else found + 1
            entry.page.text = str(page + entry.off)
        if [entry.page.text for entry in bed.entries.values()] == before:
            return made
        made = set_version(bed.minutes, layout)
    return made


def _tidied(content: bytes, format: str, bed: Bed) -> bytes:
    title = f"Referat af {bed.meeting.body or 'mødet'}"
    language = _LANGUAGES[bed.minutes.language]
    if format == "docx":
        return _tidied_docx(content, title, language)
    if format in ("pdf", "typst"):
        return _tidied_pdf(content, title, language)
    return content


def _tidied_docx(content: bytes, title: str, language: str) -> bytes:
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(BytesIO(content))
    properties = document.core_properties
    properties.title, properties.language = title, language
    properties.author = properties.last_modified_by = properties.comments = ""
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a Word document."""
    written = BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    return written.getvalue()


def _tidied_pdf(content: bytes, title: str, language: str) -> bytes:
    document = pymupdf.open(stream=content, filetype="pdf")
    document.set_metadata({"title": title})
    root = document.pdf_catalog()
    if document.xref_get_key(root, "StructTreeRoot")[0] == "null":
        tree = document.get_new_xref()
        document.update_object(tree, "<</Type/StructTreeRoot>>")
        document.xref_set_key(root, "StructTreeRoot", f"{tree} 0 R")
    document.xref_set_key(root, "MarkInfo", "<</Marked true>>")
    document.xref_set_key(root, "Lang", f"({language})")
    document.xref_set_key(root, "ViewerPreferences", "<</DisplayDocTitle true>>")
    return bytes(document.tobytes(garbage=1, deflate=True, no_new_id=True))


__all__ = ["FORMATS", "Misread", "SetFile", "layout_for", "saved", "set_clean"]
