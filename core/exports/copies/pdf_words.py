"""What a PDF says beside its pages: bookmarks, properties, addresses, comments, names, and the texts that
stand for pictures (ISO 32000-1, 7.9.2). Each string of each object is looked at, wherever it hangs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from typing import Any, NamedTuple
from urllib.parse import unquote

from core.confidential.personal import Masking

_DEEPEST = 40
_BYTES = frozenset({"CharSet", "Registry", "Ordering", "DA", "Panose", "ProtokollenSource"})
"""Keys whose strings are no words: of fonts, looks, fingerprints."""
_DATES = frozenset({"CreationDate", "ModDate", "M", "LastModified"})
_DATE = re.compile(r"(?:D:)?\d{4,14}(?:[Z+-][\d']*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_MARKED_UP = frozenset({"RC", "RV"})
_HIDDEN = 2 | 32  # of an annotation: hidden, not to be viewed
_HOLDERS = ("FileAttachment", "RichMedia", "Sound", "Movie", "Screen", "3D")


class Text(NamedTuple):
    """One string: the dictionary or array that holds it, under which key or index, and what it says."""

    holder: Any
    key: str | int
    words: str


def pdf_of(document: Any) -> Any:
    """MuPDF's own object of a PyMuPDF document."""
    import pymupdf

    return pymupdf.mupdf.pdf_document_from_fz_document(document.this)


def texts(document: Any) -> Iterator[Text]:
    """All strings of an open PyMuPDF document but those that are no words by their key. The one that was
    given last may be changed or taken away while this goes on."""
    import pymupdf

    pdf = pdf_of(document)
    for xref in range(1, document.xref_length()):
        yield from _within(pymupdf.mupdf.pdf_load_object(pdf, xref), 0)


def _within(value: Any, depth: int) -> Iterator[Text]:
    import pymupdf

    mupdf = pymupdf.mupdf
    if depth > _DEEPEST:
        return
    if mupdf.pdf_is_dict(value):
        count = mupdf.pdf_dict_len(value)
        names = [mupdf.pdf_to_name(mupdf.pdf_dict_get_key(value, at)) for at in range(count)]
        if mupdf.pdf_to_name(mupdf.pdf_dict_gets(value, "Filter")) == "Standard":
            return  # how the file is encrypted
        is_xref = mupdf.pdf_to_name(mupdf.pdf_dict_gets(value, "Type")) == "XRef"
        for name in names:
            inner = mupdf.pdf_dict_gets(value, name)
            if mupdf.pdf_is_string(inner):
                words = str(mupdf.pdf_to_text_string(inner))
                if not _is_no_word(name, words) and not (is_xref and name == "ID"):
                    yield Text(value, name, words)
            elif not _is_elsewhere(value, name):
                yield from _within(inner, depth + 1)
    elif mupdf.pdf_is_array(value):
        if mupdf.pdf_to_name(mupdf.pdf_array_get(value, 0)) in ("Indexed", "I"):
            return  # the colours of a picture
        for at in reversed(range(mupdf.pdf_array_len(value))):
            inner = mupdf.pdf_array_get(value, at)
            if mupdf.pdf_is_string(inner):
                yield Text(value, at, str(mupdf.pdf_to_text_string(inner)))
            elif not mupdf.pdf_is_indirect(inner):
                yield from _within(inner, depth + 1)


def _is_elsewhere(holder: Any, name: str) -> bool:
    import pymupdf

    mupdf = pymupdf.mupdf
    return bool(mupdf.pdf_is_indirect(mupdf.pdf_dict_gets(holder, name)))


def _is_no_word(name: str, words: str) -> bool:
    return (
        name in _BYTES
        or (name in _DATES and _DATE.fullmatch(words) is not None)
        or (name == "Lang" and _LANGUAGE.fullmatch(words) is not None)
    )


def put(text: Text, words: str | None) -> None:
    """Have `words` where `text` is; take it away for None."""
    import pymupdf

    mupdf = pymupdf.mupdf
    made = mupdf.pdf_new_text_string(words or "")
    if isinstance(text.key, str):
        if words is None:
            mupdf.pdf_dict_dels(text.holder, text.key)
        else:
            mupdf.pdf_dict_puts(text.holder, text.key, made)
    else:
        mupdf.pdf_array_put(text.holder, text.key, made)


def forget(document: Any, xref: int, names: Collection[str]) -> None:
    """Take keys out of an object; of "A/B" the key B of what A is."""
    for name in names:
        if document.xref_get_key(xref, name)[0] != "null":
            document.xref_set_key(xref, name, "null")


def xmp_words(document: Any) -> str:
    """What the metadata say that are written in XML (XMP), a line each; all of it where it is no XML."""
    from lxml import etree

    written = document.xref_xml_metadata() and document.xref_stream(document.xref_xml_metadata())
    if not written:
        return ""
    try:
        tree = etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return str(written.decode("utf-8", "replace"))
    found = [*tree.itertext(), *(each for element in tree.iter() for each in element.attrib.values())]
    return "\n".join(filter(None, (each.strip() for each in found)))


def words_beside(document: Any) -> Iterator[str]:
    """All words of a document that do not stand on its pages, as they would be read."""
    yield from (_bare(each) for each in texts(document))
    yield xmp_words(document)


def words_of(content: bytes, password: str | None) -> list[str]:
    """The same of the PDF `content`. Raises UnreadableFile, PasswordNeeded."""
    from core.sources.pdf import open_document

    document, _encrypted = open_document(content, password)
    with closing(document):
        return list(words_beside(document))


def _bare(text: Text) -> str:
    """A string as it is read: an address without its escapes, marked-up text without its marks."""
    if text.key == "URI":
        return unquote(text.words)
    return re.sub(r"<[^>]*>", "", text.words) if text.key in _MARKED_UP else text.words


def mask_beside(document: Any, masking: Masking) -> None:
    """Mask the personal data beside the pages of an open PyMuPDF document. Files within the file and
    annotations that nobody sees go whatever they hold: they cannot be looked through."""
    drop_files(document)
    drop_annotations(document, lambda entry, kind: kind in _HOLDERS or bool(entry.whole("F") & _HIDDEN))
    _mask_addresses(document, masking)
    for text in texts(document):
        bare = _bare(text)
        shown = masking(bare)
        if shown != bare:
            put(text, None if text.key in _MARKED_UP else "" if text.key == "URI" else shown)
            _forget_look(text.holder)
    found = xmp_words(document)
    if masking(found) != found:
        document.del_xml_metadata()


def _forget_look(holder: Any) -> None:
    """Take the drawing and the rich text of an annotation away: they say the same once more."""
    import pymupdf

    mupdf = pymupdf.mupdf
    if mupdf.pdf_is_dict(holder) and mupdf.pdf_is_array(mupdf.pdf_dict_gets(holder, "Rect")):
        for name in ("AP", *_MARKED_UP):
            mupdf.pdf_dict_dels(holder, name)


def _mask_addresses(document: Any, masking: Masking) -> None:
    """Take the links away whose addresses are or hold personal data."""

    def is_personal(entry: Entry, kind: str) -> bool:
        address = unquote(entry.inner("A").text("URI")) if kind == "Link" else ""
        return masking(address) != address

    drop_annotations(document, is_personal)


class Entry:
    """The keys of an annotation or of another dictionary."""

    def __init__(self, item: Any) -> None:
        import pymupdf

        self._mupdf = pymupdf.mupdf
        self._item = item

    def name(self, name: str) -> str:
        """The name under a key, "" where it is none."""
        return str(self._mupdf.pdf_to_name(self._mupdf.pdf_dict_gets(self._item, name)))

    def text(self, name: str) -> str:
        """The text under a key, "" where it is none."""
        found = self._mupdf.pdf_dict_gets(self._item, name)
        return str(self._mupdf.pdf_to_text_string(found)) if self._mupdf.pdf_is_string(found) else ""

    def whole(self, name: str) -> int:
        """The whole number under a key, 0 where it is none."""
        return int(self._mupdf.pdf_to_int(self._mupdf.pdf_dict_gets(self._item, name)))

    def inner(self, name: str) -> Entry:
        """The dictionary under a key."""
        return Entry(self._mupdf.pdf_dict_gets(self._item, name))


def drop_annotations(document: Any, is_gone: Callable[[Entry, str], bool]) -> None:
    """Take the annotations away that `is_gone` says so of, given their keys and what they are."""
    import pymupdf

    mupdf = pymupdf.mupdf
    for page in range(document.page_count):
        array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf_of(document), page), "Annots")
        for at in reversed(range(mupdf.pdf_array_len(array))):
            entry = Entry(mupdf.pdf_array_get(array, at))
            if is_gone(entry, entry.name("Subtype")):
                mupdf.pdf_array_delete(array, at)


def drop_files(document: Any) -> None:
    """Take the files within the file away, wherever they hang."""
    import pymupdf

    mupdf = pymupdf.mupdf
    pdf = pdf_of(document)
    forget(document, document.pdf_catalog(), ("Names/EmbeddedFiles", "Collection"))
    for xref in range(1, document.xref_length()):
        value = mupdf.pdf_load_object(pdf, xref)
        if mupdf.pdf_is_dict(value):
            for name in ("AF", "EF"):
                mupdf.pdf_dict_dels(value, name)
