"""What a file holds beside its text, read from its bytes."""

from __future__ import annotations

from collections.abc import Callable

from core.review.inside.facts import NOT_READ, FileFact, FileFacts, Hidden
from core.source_text import SourceText

_PLAIN = ("text", "xml")
"""Formats that hold nothing beside their text."""


def facts_of(content: bytes, source: SourceText, password: str | None = None) -> FileFacts:
    """The facts of a file that `source` was read from.

    Of a damaged file they are what could be read of it, and that something could not be (`Hidden.UNREAD`).
    """
    if source.format in _PLAIN:
        return FileFacts(source.format)
    read = _READERS.get(source.format)
    if read is None:
        return FileFacts(source.format, (FileFact(Hidden.UNREAD, name=NOT_READ),))
    try:
        return read(content, source, password)
    except Exception:  # whatever a file does to its reader: what is not looked at is not to stop what is
        return FileFacts(source.format, (FileFact(Hidden.UNREAD),))


def _pdf(content: bytes, source: SourceText, password: str | None) -> FileFacts:
    from core.review.inside.pdf import facts_of_pdf

    return facts_of_pdf(content, source, password)


def _docx(content: bytes, source: SourceText, _password: str | None) -> FileFacts:
    from core.review.inside.docx import facts_of_docx

    return facts_of_docx(content, source)


def _odt(content: bytes, source: SourceText, _password: str | None) -> FileFacts:
    from core.review.inside.other_formats import facts_of_odt

    return facts_of_odt(content, source)


def _rtf(content: bytes, source: SourceText, _password: str | None) -> FileFacts:
    from core.review.inside.other_formats import facts_of_rtf

    return facts_of_rtf(content, source)


def _html(content: bytes, source: SourceText, _password: str | None) -> FileFacts:
    from core.review.inside.other_formats import facts_of_html

    return facts_of_html(content, source)


_READERS: dict[str, Callable[[bytes, SourceText, str | None], FileFacts]] = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "rtf": _rtf,
    "html": _html,
}
