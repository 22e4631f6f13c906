"""Old Word files (.doc) -> SourceText, by a program on the machine.

The programs are tried in the order in which they lose least: LibreOffice keeps all that a DOCX says, antiword
headings, lists, tables and bold, catdoc the words. What they make is read as DOCX, DocBook or text is.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.assembly import assemble
from core.sources.doc import converters
from core.sources.doc.docbook import drafts_of
from core.sources.extractors import EXTRACTORS

_SECTOR = 512
_BEGINNING = b"\xec\xa5"  # of the stream WordDocument (MS-DOC 2.5.2, wIdent)
_FLAGS = 0x0A  # offset of the flags in it
_ENCRYPTED = 0x0100


def read(content: bytes) -> SourceText:
    """The text of an old Word file. Raises UnreadableFile, also where no program can read it."""
    if _is_encrypted(content):
        raise UnreadableFile(
            _("This Word document is protected by a password."),
            _("Open it in Word, save it without a password, and open that copy."),
        )
    tried = False
    for name, program, convert in _readers():
        if program is None:
            continue
        tried = True
        try:
            source = convert(content, program)
        except UnreadableFile:
            continue
        if source is not None:
            return replace(
                source,
                format="doc",
                extractor=EXTRACTORS["doc"],
                properties=source.properties | {"converter": name},
            )
    if tried:
        raise UnreadableFile(
            _("This old Word document (.doc) is damaged, or holds no text."),
            _("Open it in Word or LibreOffice, save it as DOCX (File, Save as), and open that."),
        )
    raise UnreadableFile(
        _("This is an old Word document (.doc), and no program on this computer can read such files."),
        _(
            "Open it in Word, choose File, Save as, Word document (.docx), and open that."
            " Or install LibreOffice: then it is read directly."
        ),
    )


def _readers() -> list[tuple[str, str | None, Callable[[bytes, str], SourceText | None]]]:
    """The programs in the order in which they lose least: name, where it lies, what reads with it."""
    return [
        ("LibreOffice", converters.office(), _as_docx),
        ("antiword", shutil.which("antiword"), _as_docbook),
        ("catdoc", shutil.which("catdoc"), _as_text),
    ]


def _as_docx(content: bytes, program: str) -> SourceText | None:
    from core.sources import docx

    made = converters.by_office(content, program)
    return docx.read(made) if made else None


def _as_docbook(content: bytes, program: str) -> SourceText | None:
    made = converters.by_antiword(content, program)
    if not made:
        return None
    try:
        text, lines = assemble(drafts_of(made))
    except (etree.LxmlError, ValueError):
        return None
    return SourceText(text, lines, "doc", EXTRACTORS["doc"]) if lines else None


def _as_text(content: bytes, program: str) -> SourceText | None:
    from core.sources import text

    made = converters.by_catdoc(content, program)
    return text.read(made) if made else None


def _is_encrypted(content: bytes) -> bool:
    """Does the document say that it is encrypted? Its stream begins at some sector of the file."""
    for at in range(_SECTOR, len(content), _SECTOR):
        if content.startswith(_BEGINNING, at):
            flags = int.from_bytes(content[at + _FLAGS : at + _FLAGS + 2], "little")
            return bool(flags & _ENCRYPTED)
    return False
