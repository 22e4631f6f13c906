"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import io
import re
from enum import Enum

from core.errors import PasswordNeeded, UnreadableFile
from core.language import _


class FileKind(Enum):
    """The kinds of file that are told apart. Only PDF, DOCX and TEXT are read."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    OLD_OFFICE = "old office"  # OLE compound file: .doc, .xls, .ppt, .msg
    ENCRYPTED_OFFICE = "encrypted office"  # a DOCX with a password is an OLE file, too
    OTHER_ZIP = "other zip"  # XLSX, ODT, an archive
    DAMAGED_ZIP = "damaged zip"
    RTF = "rtf"
    HTML = "html"
    PICTURE = "picture"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE)
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def kind_of(content: bytes) -> FileKind:
    """The kind of the file with these bytes; TEXT where nothing says otherwise."""
    # A PDF's mark may stand anywhere in the first 1024 bytes (ISO 32000-1, Annex H, note 13).
    head = content[:1024]
    if b"%PDF-" in head:
        return FileKind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if head.startswith(_OLE):
        return FileKind.ENCRYPTED_OFFICE if _ENCRYPTED_STREAM in content else FileKind.OLD_OFFICE
    if head.startswith(b"{\\rtf"):
        return FileKind.RTF
    if head.startswith(_PICTURES):
        return FileKind.PICTURE
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return FileKind.HTML
    return FileKind.TEXT


def _kind_of_zip(content: bytes) -> FileKind:
    import zipfile  # a PDF or a text needs none

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return FileKind.DAMAGED_ZIP
    return FileKind.DOCX if any(name.startswith("word/") for name in names) else FileKind.OTHER_ZIP


def refusal(kind: FileKind) -> UnreadableFile:
    """What to tell the user of a file of a kind that is not read."""
    if kind is FileKind.ENCRYPTED_OFFICE:
        return PasswordNeeded(
            _("This Word document is protected by a password."),
            _("Open it in Word, save it without a password, and open that copy."),
        )
    if kind is FileKind.OLD_OFFICE:
        return UnreadableFile(
            _("This is a document of an old Office format (.doc)."),
            _("Open it in Word or LibreOffice, save it as DOCX or PDF, and open that."),
        )
    if kind is FileKind.RTF:
        return UnreadableFile(
            _("This is a Rich Text document (RTF)."),
            _("Open it in Word or LibreOffice, save it as DOCX or PDF, and open that."),
        )
    if kind is FileKind.HTML:
        return UnreadableFile(
            _("This is a web page."), _("Open it in the browser, print it to a PDF, and open that.")
        )
    if kind is FileKind.PICTURE:
        return UnreadableFile(
            _("This is a picture: it holds no text."),
            _("Ask the sender for the minutes as PDF or DOCX with text in them."),
        )
    if kind is FileKind.OTHER_ZIP:
        return UnreadableFile(
            _("This is an archive or an Office document that is not a DOCX."),
            _("If it is an archive, unpack it and open the minutes in it. Otherwise save it as DOCX or PDF."),
        )
    return UnreadableFile(
        _("This file is damaged: it begins like a DOCX, but cannot be unpacked."),
        _("The download may have been cut off. Fetch it once more."),
    )
