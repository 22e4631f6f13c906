"""ZIP archives of minutes: what they hold, and the bytes of one member.

A member is named by a path that leads through the archive: `minutes.zip/2024/may.pdf`. An archive within
an archive is opened, one within that is not. Nothing is ever unpacked to the disk, and a member whose name
leads out of the archive, that is encrypted, damaged or grows beyond all measure keeps no other out.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.errors import UnreadableFile
from core.language import _
from core.sources.kinds import FileKind, kind_of
from core.sources.places import holder_of
from core.wording import reason

LARGEST_MEMBER = 500 * 1024 * 1024
"""Bytes of the largest member that is unpacked."""

LARGEST_ARCHIVE = 8 * 1024 * 1024 * 1024
"""Bytes of all members together."""

MOST_MEMBERS = 20_000

_LARGE, _DENSE = 32 * 1024 * 1024, 100  # bytes and ratio from which on a member is only there to fill memory
_LARGEST_INNER = 256 * 1024 * 1024  # of an archive in an archive
_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4096  # bytes that tell what a file is
_NO_DOCUMENT = (FileKind.TEXT, FileKind.HTML, FileKind.XML)
"""What characters at the start of a file called .zip are taken for: rubbish, or a server's excuse."""
_UTF8, _ENCRYPTED = 0x800, 0x1  # flags of a member (APPNOTE.TXT 4.4.4)
_DOCUMENT_PARTS = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "META-INF/container.xml")
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    KeyError,
)
"""What zipfile raises on damaged archives."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, by the path that leads through the archive; with why it cannot be read."""

    path: Path
    problem: UnreadableFile | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str  # with "/", safe to put behind a path
    index: int  # in the archive's own list
    problem: UnreadableFile | None = None


def is_archive(path: Path) -> bool:
    """Is `path` a ZIP that is no document itself, as DOCX, ODT and EPUB are? Or rubbish called one?"""
    try:
        if holder_of(path) is not None:
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head.startswith(_MARKS):
            named = path.suffix.casefold() == ".zip"
            return named and bool(head) and kind_of(head) in _NO_DOCUMENT
        return _entries(path).keys().isdisjoint(_DOCUMENT_PARTS)
    except UnreadableFile:
        return path.suffix.casefold() == ".zip"
    except OSError:
        return False


def members(path: Path) -> list[Member]:
    """The files in the archive at `path`, and in the archives in it, by name.

    Raises UnreadableFile where the archive itself cannot be read.
    """
    found: list[Member] = []
    for entry in _entries(path).values():
        inner = path / entry.name
        if entry.problem is None and entry.name.casefold().endswith(".zip"):
            found += _members_within(path, entry)
        else:
            found.append(Member(inner, entry.problem))
    return sorted(found, key=lambda member: str(member.path))


def _members_within(path: Path, entry: _Entry) -> Iterator[Member]:
    try:
        inner = _inner_entries(path, _state(path), entry.index)
    except UnreadableFile as error:
        yield Member(path / entry.name, error)
        return
    for each in inner.values():
        problem = each.problem
        if problem is None and each.name.casefold().endswith(".zip"):
            problem = UnreadableFile(
                _("This archive lies in an archive that lies in an archive."),
                _("Unpack the outer one, and open the inner one by itself."),
            )
        yield Member(path / entry.name / each.name, problem)


def member_bytes(path: Path) -> bytes:
    """The bytes of the member that `path` names. Raises UnreadableFile."""
    holder = holder_of(path)
    if holder is None:
        raise _no_member(path)
    wanted = path.relative_to(holder)
    entries = _entries(holder)
    whole = entries.get(wanted.as_posix())
    if whole is not None:
        with _opened(holder) as archive:
            return _unpacked(archive, _sound(whole).index, LARGEST_MEMBER)
    for parent in wanted.parents:
        outer = entries.get(parent.as_posix())
        if outer is not None:
            place = holder, _state(holder), _sound(outer).index
            inner = _inner_entries(*place).get(wanted.relative_to(parent).as_posix())
            if inner is not None:
                content = _inner(*place)
                with _opened(io.BytesIO(content)) as archive:
                    return _unpacked(archive, _sound(inner).index, LARGEST_MEMBER)
    raise _no_member(path)


def _sound(entry: _Entry) -> _Entry:
    """The entry itself. Raises UnreadableFile where it cannot be read."""
    if entry.problem is not None:
        raise entry.problem
    return entry


def _no_member(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _("There is no file {path}.").format(path=path),
        _("It may have been moved, renamed or deleted since. Look for it and open it from there."),
    )


def _state(path: Path) -> tuple[int, int]:
    """What changes when the file does. Raises UnreadableFile where there is no such file any more."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        raise _no_member(path) from None
    except OSError as error:
        raise UnreadableFile(
            _("{name} could not be read: {reason}").format(name=path.name, reason=reason(error)),
            _("Nothing was changed. Check the disk or the network drive, then try again."),
        ) from error
    return stat.st_mtime_ns, stat.st_size


def _entries(path: Path) -> dict[str, _Entry]:
    return _entries_of(path, _state(path))


@lru_cache(maxsize=4)
def _entries_of(path: Path, _unchanged: tuple[int, int]) -> dict[str, _Entry]:
    with _opened(path) as archive:
        return _entries_in(archive)


@lru_cache(maxsize=64)
def _inner_entries(path: Path, unchanged: tuple[int, int], index: int) -> dict[str, _Entry]:
    with _opened(io.BytesIO(_inner(path, unchanged, index))) as archive:
        return _entries_in(archive)


@lru_cache(maxsize=1)
def _inner(path: Path, _unchanged: tuple[int, int], index: int) -> bytes:
    """An archive in an archive, kept for the next of its members."""
    with _opened(path) as archive:
        return _unpacked(archive, index, _LARGEST_INNER)


def let_go() -> None:
    """Keep no unpacked archive any longer: after the last member that is wanted for now."""
    _inner.cache_clear()


def _opened(file: Path | io.BytesIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _DAMAGE:
        raise UnreadableFile(
            _("This archive is damaged and cannot be unpacked."),
            _("The download may have been cut off. Fetch it once more."),
        ) from None


def _entries_in(archive: zipfile.ZipFile) -> dict[str, _Entry]:
    """The files of an archive by their names.

    Raises UnreadableFile where it holds more than any archive of minutes.
    """
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS or sum(member.file_size for member in listed) > LARGEST_ARCHIVE:
        raise UnreadableFile(
            _("This archive holds far more than minutes."),
            _("It was not opened. Unpack it yourself, and open the minutes in it."),
        )
    entries: dict[str, _Entry] = {}
    for index, member in enumerate(listed):
        stated = _name(member).replace("\\", "/")
        if stated.endswith("/") or stated.startswith("__MACOSX/"):
            continue
        name, safe = _safe(stated)
        problem = _problem(member) if safe else _leads_out()
        if name in entries:
            name, problem = _beside(name, entries), _twice()
        entries[name] = _Entry(name, index, problem)
    return entries


def _name(member: zipfile.ZipInfo) -> str:
    """The name of a member. Without a flag that it is UTF-8 it is that all the same, or Western DOS."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        stated = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    try:
        return stated.decode("utf-8")
    except UnicodeDecodeError:
        return stated.decode("cp850")


def _safe(name: str) -> tuple[str, bool]:
    """The name as it may stand behind a path, and whether it was one from the start."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    printable = ["".join(mark if mark.isprintable() else "_" for mark in part) for part in parts]
    bare = "/".join(part.replace(":", "_") for part in printable) or "_"
    leads_out = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
    return bare, not leads_out


def _beside(name: str, taken: Container[str]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def _problem(member: zipfile.ZipInfo) -> UnreadableFile | None:
    """Why a member cannot be read, as far as its entry tells."""
    if member.flag_bits & _ENCRYPTED:
        return UnreadableFile(
            _("This file in the archive is protected by a password."),
            _("Unpack the archive with its password, and open the file from there."),
        )
    dense = member.file_size > _LARGE and member.file_size > _DENSE * max(1, member.compress_size)
    if dense or member.file_size > LARGEST_MEMBER:
        return _grows()
    return None


def _leads_out() -> UnreadableFile:
    return UnreadableFile(
        _("The name of this file leads out of its archive."),
        _("Such archives are made to do harm. Nothing was unpacked; ask the sender about it."),
    )


def _twice() -> UnreadableFile:
    return UnreadableFile(
        _("The archive holds another file of the same name."),
        _("The first one was read. Unpack the archive to see the other."),
    )


def _grows() -> UnreadableFile:
    return UnreadableFile(
        _("This file in the archive unpacks to far more than minutes can hold."),
        _("It was not opened. Ask the sender whether it is the right file."),
    )


def _unpacked(archive: zipfile.ZipFile, index: int, most: int) -> bytes:
    """The bytes of one member. Raises UnreadableFile."""
    try:
        with archive.open(archive.infolist()[index]) as member:
            content = member.read(most + 1)
    except _DAMAGE:
        raise UnreadableFile(
            _("This file in the archive is damaged."),
            _("The download may have been cut off. Fetch the archive once more."),
        ) from None
    if len(content) > most:
        raise _grows()
    return content
