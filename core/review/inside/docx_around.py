"""What stands in a DOCX around its main part: heads and feet of pages, notes, properties of case systems, and
files within it (ECMA-376 part 1, 11.3; part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from core.errors import UserFacingError
from core.review.inside.docx_text import text_facts
from core.review.inside.facts import FileFact, Hidden
from core.review.inside.word_places import FollowedText
from core.source_text import SourceText
from core.sources import packages
from core.sources.docx.styles import W

_EDGES = (W + "hdr", W + "ftr")
_NOTES = (W + "footnotes", W + "endnotes")
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_WITHIN = "embeddings"
_WORDS = frozenset(("t", "v"))  # of Word and PowerPoint; of cells
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_LONGEST = 1_000_000
"""Code points that are read of a file within the file."""


def facts_around(part: Any, styles: Any, source: SourceText) -> Iterator[FileFact]:
    """The facts of a part that is not the main one, by what its root element says that it is."""
    if part.tag in _EDGES:
        yield from _of_text(part, styles, FollowedText(""))  # none of it is in the text
        words = "\n".join("".join(each.itertext(W + "t")) for each in part.iter(W + "p"))
        if words.strip():
            yield FileFact(Hidden.AT_THE_EDGE, words)
    elif part.tag in _NOTES:
        yield from _of_text(part, styles, FollowedText(source.text, len(source.text)))
    elif part.tag == _CUSTOM + "Properties":
        for each in part.iter(_CUSTOM + "property"):
            value = " ".join("".join(each.itertext()).split())
            if value:
                yield FileFact(Hidden.PROPERTY, f"{each.get('name', '')}: {value}", name="custom")


def _of_text(part: Any, styles: Any, followed: FollowedText) -> Iterator[FileFact]:
    """Its facts but for pictures: those who are read the pages aloud are not told of heads and feet."""
    return (each for each in text_facts(part, styles, followed) if each.what is not Hidden.PICTURE)


def files_within(package: zipfile.ZipFile) -> Iterator[FileFact]:
    """The files that a package carries: workbooks, also those behind charts, and documents; with their words,
    as far as they are packages, too. Where one of these is not read whole, that is told as well."""
    for name in package.namelist():
        folder, own = posixpath.split(name)
        if own and posixpath.basename(folder) == _WITHIN:
            words: list[str] = []
            try:
                content = package.read(name)
                if content.startswith(b"PK"):
                    words += _words_of(content)
            except (UserFacingError, *packages.DAMAGE):
                yield FileFact(Hidden.UNREAD)
            text = "\n".join(words)
            if len(text) > _LONGEST:
                yield FileFact(Hidden.UNREAD)
            yield FileFact(Hidden.ATTACHED_FILE, text[:_LONGEST], name=own)


def _words_of(content: bytes) -> Iterator[str]:
    """The words in the parts of a package, until they are more than are read."""
    packages.refuse_bomb(content)
    count = 0
    with zipfile.ZipFile(io.BytesIO(content)) as within:
        for part in within.namelist():
            if not part.endswith(".xml"):
                continue
            root = etree.fromstring(within.read(part), _PARSER)
            for each in root.iter():
                if each.text and isinstance(each.tag, str) and etree.QName(each).localname in _WORDS:
                    yield each.text
                    count += len(each.text) + 1
                    if count > _LONGEST + 1:
                        return
