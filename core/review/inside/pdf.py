"""What a PDF holds beside its text: properties, remarks, attached files, tags, words that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pymupdf
from lxml import etree

from core.annotations import PageBox
from core.review.inside.facts import PLACE_ON_A_MACHINE, TOO_MUCH, FileFact, FileFacts, Hidden, as_far_as_read
from core.review.inside.pdf_structure import figures_without_text, is_tagged
from core.review.inside.pdf_unseen import Unseen, unseen_words
from core.review.inside.word_places import PageWords
from core.source_text import Box, SourceText, Span
from core.sources.packages import DAMAGE as PACKAGE_DAMAGE
from core.sources.pdf import DAMAGE, open_document

_DAMAGE = (*DAMAGE, *PACKAGE_DAMAGE)
_NO_REMARKS = ("Link", "Widget", "Popup", "PrinterMark", "TrapNet", "Watermark")
_TINY = 2.0  # points
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
_LONGEST = 500
"""Code points of a property, or a remark, that are told."""


def facts_of_pdf(content: bytes, source: SourceText, password: str | None) -> FileFacts:
    """Its facts. Raises UnreadableFile, PasswordNeeded."""
    document, _encrypted = open_document(content, password)
    try:
        places = PageWords(source)
        tagged = is_tagged(document)
        parts = [_properties(document), _attached(document), _tiny(source), _pages(document, places)]
        if tagged:
            parts.append(figures_without_text(document))
        facts = [fact for part in parts for fact in as_far_as_read(part, _DAMAGE)]
        return FileFacts(
            "pdf",
            tuple(facts),
            tagged,
            _title(document),
            _stated(document, "Lang"),
            _stated(document, "ViewerPreferences/DisplayDocTitle") == "true",
        )
    finally:
        document.close()


def _pages(document: Any, places: PageWords) -> Iterator[FileFact]:
    for number in range(document.page_count):
        try:
            page = document.load_page(number)
            has_remarks, is_cropped = (
                _states(document, number, "Annots"),
                _states(document, number, "CropBox"),
            )
            if has_remarks:
                yield from _remarks(page, number, places)
            for unseen in unseen_words(document, page, has_remarks=has_remarks, is_cropped=is_cropped):
                yield _fact(unseen, number, places)
        except _DAMAGE:  # what can be read of the others is read
            yield FileFact(Hidden.UNREAD, box=PageBox(number, Box(0, 0, 0, 0)))


def _fact(unseen: Unseen, page: int, places: PageWords) -> FileFact:
    if unseen.what is Hidden.UNREAD:
        return FileFact(unseen.what, box=PageBox(page, unseen.box), name=TOO_MUCH)
    span = None if unseen.what is Hidden.OFF_THE_PAGE else places.span(page, unseen.box, unseen.words)
    return FileFact(unseen.what, unseen.words, span=span, box=PageBox(page, unseen.box))


def _states(document: Any, number: int, name: str) -> bool:
    """Whether a page, or what it takes its properties from, has one of this name."""
    mupdf = pymupdf.mupdf
    page = mupdf.pdf_lookup_page_obj(mupdf.pdf_document_from_fz_document(document.this), number)
    return bool(mupdf.pdf_dict_gets_inheritable(page, name).m_internal)


def _remarks(page: Any, number: int, places: PageWords) -> Iterator[FileFact]:
    """What was put on a page by hand: notes, highlights, stamps, files."""
    for remark in page.annots():
        kind = remark.type[1]
        if kind in _NO_REMARKS:
            continue
        box = Box(*(remark.rect * page.rotation_matrix))
        known = remark.info
        text = (known.get("content") or "").strip()[:_LONGEST]
        author = (known.get("title") or "").strip() or None
        if kind == "FileAttachment":
            name = str(remark.file_info.get("filename", ""))
            yield FileFact(Hidden.ATTACHED_FILE, text, author, box=PageBox(number, box), name=name)
        else:
            yield FileFact(
                Hidden.ANNOTATION,
                text,
                author,
                places.span(number, box, _words_at(page, remark)),
                PageBox(number, box),
                kind,
            )


def _words_at(page: Any, remark: Any) -> str:
    """The words of one line that a remark marks; empty where it marks none, or more."""
    words = str(page.get_textbox(remark.rect)).strip() if remark.vertices else ""
    return "" if "\n" in words else words


def _attached(document: Any) -> Iterator[FileFact]:
    try:
        names = list(document.embfile_names())
    except _DAMAGE:
        yield FileFact(Hidden.UNREAD)
        return
    for at, name in enumerate(names):
        try:
            known = document.embfile_info(at)
        except _DAMAGE:
            known = {}
        said = known.get("description") or known.get("desc") or ""
        yield FileFact(
            Hidden.ATTACHED_FILE, str(said), name=str(known.get("ufilename") or known.get("filename") or name)
        )


def _tiny(source: SourceText) -> Iterator[FileFact]:
    """Lines that are too small to be read."""
    for index, line in enumerate(source.lines):
        if line.size is not None and line.size < _TINY and line.box is not None and line.page is not None:
            words = source.line_text(index)
            if any(map(str.isalnum, words)):
                place = PageBox(line.page, line.box)
                yield FileFact(
                    Hidden.HIDDEN_TEXT, words, span=Span(line.start, line.end), box=place, name="tiny"
                )


def _properties(document: Any) -> Iterator[FileFact]:
    """Names and paths among what the file states of itself."""
    stated = {name: (value or "").strip() for name, value in (document.metadata or {}).items() if value}
    authors = {stated.get("author", ""): "author"}
    meta = _meta(document)
    for creator in meta.iter(_DC + "creator") if meta is not None else ():
        for name in creator.itertext():
            authors.setdefault(name.strip(), "author")
    yield from (
        FileFact(Hidden.AUTHOR, name[:_LONGEST], name=where) for name, where in authors.items() if name
    )
    if stated.get("keywords"):
        yield FileFact(Hidden.PROPERTY, stated["keywords"][:_LONGEST], name="keywords")
    told = {value for name, value in stated.items() if name == "keywords"}
    for name in ("title", "subject", "creator", "producer"):
        if PLACE_ON_A_MACHINE.search(stated.get(name, "")):
            told.add(stated[name])
            yield FileFact(Hidden.PROPERTY, stated[name][:_LONGEST], name=name)
    for text in meta.itertext() if meta is not None else ():
        if PLACE_ON_A_MACHINE.search(text) and text.strip() not in told:
            told.add(text.strip())
            yield FileFact(Hidden.PROPERTY, text.strip()[:_LONGEST], name="xmp")


def _title(document: Any) -> str:
    title = ((document.metadata or {}).get("title") or "").strip()
    if title:
        return str(title)
    meta = _meta(document)
    found = None if meta is None else meta.find(f".//{_DC}title")
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _meta(document: Any) -> Any:
    """The root of the XMP properties; None where there are none."""
    try:
        raw = document.get_xml_metadata()
        return etree.fromstring(raw.strip().encode(), _PARSER) if raw and raw.strip() else None
    except _DAMAGE:
        return None


def _stated(document: Any, name: str) -> str:
    """A value of the catalogue; empty where it states none."""
    try:
        kind, value = document.xref_get_key(document.pdf_catalog(), name)
    except _DAMAGE:
        return ""
    return "" if kind == "null" else str(value).strip()
