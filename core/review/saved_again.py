"""Whether a file that a program saved again says what the library has of it already.

Word writes other bytes with every save, and a day's work would give dozens of versions of the same words. So
a file that was saved again is none where all of this is the same: its text with the places and styles of its
lines; what it holds beside its text, which findings depend on; and how it looks, as far as its format lets
that be compared. Nothing is kept of such a file, neither its bytes nor that it was seen: it is read again
when the review of the draft is next begun, and found to be the same. What is signed off stays so.

The bytes of the version that is there are not replaced by the newer ones, for annotations, sign-offs and what
was carried name a file by its fingerprint. What the newer bytes have that is neither read nor seen comes with
the next save that changes anything.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.errors import LibraryError, UserFacingError
from core.library.bringing_in.documents import source_of
from core.library.bringing_in.files import original_of
from core.opening import OpenedFile
from core.review.inside.reading import facts_of
from core.source_text import SourceText
from core.sources.packages import DAMAGE

_UNSEEN_PARTS = re.compile(
    r"docProps/|docMetadata/|Thumbnails/|Configurations2/|META-INF/|meta\.xml$|(?:word/)?settings\.xml$"
    r"|word/(?:webSettings|fontTable)\.xml$|word/_rels/settings|\[Content_Types\]|_rels/\.rels$|layout-cache$"
)
"""Parts of a package that hold when and by whom it was saved, where the cursor stood, a picture of its first
page: what of them findings depend on is among the facts (ECMA-376; OpenDocument 1.3, part 2)."""

_UNSEEN_MARKS = re.compile(
    rb' w:rsid\w*="[^"]*"|<w:(?:proofErr|lastRenderedPageBreak|bookmarkStart|bookmarkEnd)\b[^>]*>'
)
"""In which session words were written, where the spelling is wrong; where the cursor stood, a bookmark."""


def same_as(library: Path, version: int, opened: OpenedFile) -> str | None:
    """The fingerprint of the file of `version` where `opened` says what that says; None where it does not, or
    where it has files attached, which may be others."""
    if opened.attached:
        return None
    try:
        source, sha256 = source_of(library, version)
        if _said(source) != _said(opened.source):
            return None
        before, password = original_of(library, version)
    except (LibraryError, LookupError):  # it was removed for good meanwhile
        return None
    facts = facts_of(opened.content, opened.source, opened.password)
    if facts != facts_of(before, source, password):
        return None
    looks = _LOOKS.get(source.format)
    if looks is not None and looks(before, password) != looks(opened.content, opened.password):
        return None
    return sha256


def _said(source: SourceText) -> SourceText:
    """The text without when and by whom it was saved."""
    return replace(source, produced=None, properties={})


def _looks_of_package(content: bytes, _password: str | None) -> list[str]:
    """The parts that a reader sees, as digests; that of the whole file where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return [
                name + _digest(_UNSEEN_MARKS.sub(b"", package.read(name)))
                for name in sorted(package.namelist())
                if not _UNSEEN_PARTS.match(name)
            ]
    except DAMAGE:
        return [_digest(content)]


def _looks_of_pdf(content: bytes, password: str | None) -> list[str]:
    """What is drawn on each page and the pictures in it, as digests; that of the whole file where it is
    damaged."""
    from core.sources.pdf import DAMAGE, open_document  # loaded when first wanted

    try:
        document, _encrypted = open_document(content, password)
        with document:
            return [_digest(drawn) for page in document for drawn in _drawn(document, page)]
    except (UserFacingError, *DAMAGE):
        return [_digest(content)]


def _drawn(document: Any, page: Any) -> Iterator[bytes]:
    yield page.read_contents()
    for number, *_rest in (*page.get_images(full=True), *page.get_xobjects()):
        yield document.xref_stream_raw(number) or b""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_LOOKS: dict[str, Callable[[bytes, str | None], list[str]]] = {
    "docx": _looks_of_package,
    "odt": _looks_of_package,
    "pdf": _looks_of_pdf,
}
