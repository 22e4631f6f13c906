"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import io
import re
from enum import Enum
from typing import Any

from core.errors import UnreadableFile
from core.language import _


class FileKind(Enum):
    """The kinds of file that are told apart."""

    PDF = "pdf"
    DOCX = "docx"  # DOCM, DOTX and DOTM, too
    ODT = "odt"  # a package or flat XML, a document or a template
    RTF = "rtf"
    HTML = "html"
    MHTML = "mhtml"  # a saved page with its pictures in one file
    DOC = "doc"
    XML = "xml"  # of a case system, or of any other kind
    TEXT = "text"
    OLD_OFFICE = "old office"  # another OLE compound file: .xls, .ppt, .msg
    ENCRYPTED_OFFICE = "encrypted office"  # a DOCX with a password is an OLE file, too
    OTHER_ZIP = "other zip"  # XLSX, an archive
    DAMAGED_ZIP = "damaged zip"
    PICTURE = "picture"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*", b"BM")
# Possessive and atomic, here and below: of many comments without a page behind them, a pattern that goes back
# tries every way to put them together, which are twice as many with each.
_BEFORE_ROOT = rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?>(?><!--.{0,2000}?-->)\s*+)*+"
_PAGE = re.compile(
    _BEFORE_ROOT + rb"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL
)
_PIECE_OF_PAGE = re.compile(
    rb"\s*<(?:div|table|section|article|main|center|font|h[1-6]|p|ul|ol|span)\b[^<>]*>", re.I
)
_END_OF_PIECE = re.compile(
    rb"</(?:div|table|section|article|main|center|font|h[1-6]|p|ul|ol|span)>\s*$", re.I
)
_MAIL_HEADER = re.compile(rb"\s*[A-Za-z][A-Za-z-]*:[ \t]")
_SAVED_PAGE = re.compile(
    rb"^Content-Type:\s*(?:multipart/related|multipart/alternative|text/html)\b", re.I | re.M
)
_FLAT_ODF = re.compile(_BEFORE_ROOT + rb"<office:document\b", re.DOTALL)
_XML = re.compile(rb'\s*<(?:\?xml\b|table name="|(?:Publication|Meeting|Root)\b)')
_ODF_TEXT = b"application/vnd.oasis.opendocument.text"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLE_STREAMS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "PowerPoint Document"))
_HEAD = 4096  # bytes in which a file says what it is


def kind_of(content: bytes) -> FileKind:
    """The kind of the file with these bytes; TEXT where nothing says otherwise."""
    # A PDF's mark may stand anywhere in the first 1024 bytes (ISO 32000-1, Annex H, note 13).
    head = content[:1024]
    if b"%PDF-" in head:
        return FileKind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if head.startswith(_OLE):
        return _kind_of_ole(content)
    if head.startswith(b"{\\rtf"):
        return FileKind.RTF
    if head.startswith(_PICTURES):
        return FileKind.PICTURE
    return _kind_of_characters(content)


def _kind_of_ole(content: bytes) -> FileKind:
    if _ENCRYPTED_STREAM in content:
        return FileKind.ENCRYPTED_OFFICE
    # A document may have a workbook in it and the other way round; its own stream is named first.
    places = [content.find(stream) for stream in _OLE_STREAMS]
    first = min((place for place in places if place >= 0), default=-1)
    return FileKind.DOC if first >= 0 and first == places[0] else FileKind.OLD_OFFICE


def _kind_of_characters(content: bytes) -> FileKind:
    """The kind of a file that is made of characters."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    if head.lstrip().startswith(b"{\\rtf"):
        return FileKind.RTF
    if _FLAT_ODF.match(head) and _ODF_TEXT in head.replace(b"&#46;", b"."):
        return FileKind.ODT
    if _XML.match(head) and not _PAGE.match(head):
        return FileKind.XML
    if _PAGE.match(head) or (_PIECE_OF_PAGE.match(head) and _END_OF_PIECE.search(content[-200:])):
        return FileKind.HTML
    if _MAIL_HEADER.match(head) and re.search(rb"(?im)^MIME-Version:", head) and _SAVED_PAGE.search(head):
        return FileKind.MHTML
    return FileKind.TEXT


def _kind_of_zip(content: bytes) -> FileKind:
    import zipfile  # a PDF or a text needs none
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if any(name.startswith("word/") for name in names):
                return FileKind.DOCX
            if _is_odf_text(archive, names):
                return FileKind.ODT
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return FileKind.DAMAGED_ZIP
    return FileKind.OTHER_ZIP


def _is_odf_text(archive: Any, names: list[str]) -> bool:
    """Does an OpenDocument package say that it holds a text, and not a sheet or a drawing?

    The part `mimetype` says so (OpenDocument 1.3 part 2, 3.3), where it was lost the manifest.
    """
    for name in ("mimetype", "META-INF/manifest.xml"):
        if name in names:
            with archive.open(name) as part:
                stated: bytes = part.read(_HEAD)
            return _ODF_TEXT in stated
    return False


def refusal(kind: FileKind) -> UnreadableFile:
    """What to tell the user of a file of a kind that is not read."""
    if kind is FileKind.ENCRYPTED_OFFICE:
        return UnreadableFile(
            _("This Word document is protected by a password."),
            _("Open it in Word, save it without a password, and open that copy."),
        )
    if kind is FileKind.OLD_OFFICE:
        return UnreadableFile(
            _("This is a workbook, a presentation or a mail of an old Office format (.xls, .ppt, .msg)."),
            _("Open it in its program, save what belongs to the minutes as DOCX or PDF, and open that."),
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
