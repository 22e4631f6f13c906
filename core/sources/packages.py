"""What DOCX and ODT have in common: both are ZIP files of XML parts."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from core.errors import UnreadableFile
from core.language import _

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of the largest XML part that is unpacked: some ten thousand pages of minutes."""

LARGEST_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all parts together, pictures included."""

DAMAGE = (
    KeyError,
    ValueError,
    IndexError,
    AttributeError,
    TypeError,
    AssertionError,
    RuntimeError,  # zipfile: a member is encrypted; too deep a tree
    NotImplementedError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
    SyntaxError,  # lxml's XMLSyntaxError is one
)
"""What zipfile and lxml raise on damaged packages, as fuzzing shows."""


def refuse_bomb(content: bytes) -> None:
    """Raise UnreadableFile where the package would unpack to more than any minutes hold."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
    parts = (member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if max(parts, default=0) > LARGEST_PART or sum(m.file_size for m in members) > LARGEST_UNPACKED:
        raise unpacks_to_too_much()


def unpacks_to_too_much() -> UnreadableFile:
    """What to tell the user of a file that is small only while it is packed."""
    return UnreadableFile(
        _("This document unpacks to far more than minutes can hold."),
        _("It was not opened. Ask the sender whether it is the right file, or for a PDF."),
    )
