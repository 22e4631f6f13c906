"""A file -> SourceText: the format found by content, one package a format.

What several formats share stands beside their packages. The formats' own libraries are loaded when the first
file of that format is read, so that importing this costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.kinds import FileKind, kind_of, refusal
from core.sources.places import holder_of
from core.wording import reason

if TYPE_CHECKING:
    from core.sources.machine.page import MachinePage

LARGEST = 500 * 1024 * 1024
"""Bytes of the largest file that is read."""
_LOCK = 1024
"""Bytes of the largest file "~$…" in which an office program notes who has a document open (Word's: 162)."""

_READERS = {
    FileKind.DOCX: "docx",
    FileKind.ODT: "odt",
    FileKind.RTF: "rtf",
    FileKind.HTML: "html",
    FileKind.MHTML: "html.mhtml",
    FileKind.DOC: "doc",
    FileKind.XML: "xml",
    FileKind.TEXT: "text",
}
"""The module whose `read` gives the text of a kind. A PDF also takes a password and pages read by machine."""


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`.

    Raises UnreadableFile where there is no such file, where it is a folder, may not be read, is empty or
    over 500 MB. A path that leads through an archive names a member of it.
    """
    if holder_of(path) is not None:
        from core.sources import archives

        content = archives.member_bytes(path)
        if not content:
            raise _empty(path.name)
        return content
    try:
        if path.is_dir():
            raise UnreadableFile(
                _("{name} is a folder.").format(name=path.name or path),
                _("Choose the files in it, or import the folder as a whole."),
            )
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(path.name)
        if path.name.startswith("~$") and size <= _LOCK:
            raise UnreadableFile(
                _("{name} only says that somebody has a document open.").format(name=path.name),
                _("Open the document itself: it lies beside it, and its name ends in the same way."),
            )
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(
            _("There is no file {path}.").format(path=path),
            _("It may have been moved, renamed or deleted since. Look for it and open it from there."),
        ) from None
    except PermissionError:
        raise UnreadableFile(
            _("{name} may not be read.").format(name=path.name),
            _("Ask for permission to read it, or copy it to a folder of your own and open the copy."),
        ) from None
    except OSError as error:
        raise UnreadableFile(
            _("{name} could not be read: {reason}").format(name=path.name, reason=reason(error)),
            _("Nothing was changed. Check the disk or the network drive, then try again."),
        ) from error
    if not content:
        raise _empty(path.name)
    return content


def read(
    source: Path | bytes,
    *,
    password: str | None = None,
    machine: Mapping[int, MachinePage] | None = None,
) -> SourceText:
    """The text of a file, or of a file's bytes, whatever its name: see docs/formats.md for what is read.

    `machine` holds pages that were read by machine; of a PDF they are part of the text.

    Raises UnreadableFile, and PasswordNeeded where a password is missing or wrong.
    """
    content = source if isinstance(source, bytes) else read_bytes(source)
    if not content:
        raise _empty(None)
    if len(content) > LARGEST:
        raise _too_large(None)
    kind = kind_of(content)
    if kind is FileKind.PDF:
        from core.sources import pdf

        return pdf.read(content, password, machine)
    reader = _READERS.get(kind)
    if reader is None:
        raise refusal(kind)
    read_format: Callable[[bytes], SourceText] = import_module(f"core.sources.{reader}").read
    return read_format(content)


def _empty(name: str | None) -> UnreadableFile:
    return UnreadableFile(
        _("{name} is empty.").format(name=name) if name else _("The file is empty."),
        _("The download may have been cut off. Fetch it once more."),
    )


def _too_large(name: str | None) -> UnreadableFile:
    return UnreadableFile(
        _("{name} is larger than 500 MB.").format(name=name)
        if name
        else _("The file is larger than 500 MB."),
        _("Minutes are never that large. Open the minutes without their attachments."),
    )
