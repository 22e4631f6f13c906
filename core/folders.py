"""Which files of folders and archives are minutes, and why others are not read.

An export of a case system says which files beside it are its attachments, or the same minutes once more:
those are no meetings of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import UnreadableFile, UserFacingError
from core.language import _
from core.wording import reason

SUFFIXES = frozenset(
    [
        ".pdf",
        ".docx",
        ".docm",
        ".doc",
        ".odt",
        ".ott",
        ".fodt",
        ".rtf",
        ".html",
        ".htm",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".txt",
        ".md",
    ]
)
"""Endings of the files that are taken from a folder. A file named itself is read whatever its name."""

_EXPORT = ".xml"
_SELDOM = frozenset(("desktop.ini", "thumbs.db"))  # what systems leave in folders


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is left out on purpose, and why: a whole sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file in an archive that cannot be read, or a folder that may not be looked into, and why."""

    path: Path
    error: UserFacingError


@dataclass(slots=True)
class Found:
    """The files to read, in order; those left out; those of an archive and folders that cannot be read."""

    files: list[Path] = field(default_factory=list)
    left_out: list[NotRead] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


def look_in(paths: Iterable[Path]) -> Found:
    """The minutes among `paths`, and those in the folders and archives among them, in order of name.

    A file that is named itself is read, whatever its name. Paths of files in archives lead through these.
    """
    from core.sources.archives import is_archive, let_go  # a window that only shows needs none

    found = Found()
    for path in paths:
        if os.path.isdir(path):  # Path.is_dir raises where the system may not look
            _sort(_in_folder(path, found), found)
        elif is_archive(path):
            _sort(_in_archive(path, found), found)
        else:
            found.files.append(path)
    let_go()
    return found


def _in_folder(folder: Path, found: Found) -> Iterator[Path]:
    from core.sources.archives import is_archive

    # Not Path.rglob: one entry that the system cannot look at would end it.
    def refused(error: OSError) -> None:
        found.unreadable.append(Unreadable(Path(error.filename or folder), _not_listed(error)))

    walked = os.walk(folder, onerror=refused)
    files = (Path(place, name) for place, _folders, names in walked for name in names)
    for path in sorted(files):
        if _is_file(path) and not _is_hidden(path):
            if path.suffix.casefold() == ".zip" and is_archive(path):
                yield from _in_archive(path, found)
            else:
                yield path


def _in_archive(archive: Path, found: Found) -> Iterator[Path]:
    from core.sources.archives import members

    try:
        listed = members(archive)
    except UnreadableFile as error:
        found.unreadable.append(Unreadable(archive, error))
        return
    for member in listed:
        if _is_hidden(member.path):
            continue
        if member.problem is not None:
            found.unreadable.append(Unreadable(member.path, member.problem))
        else:
            yield member.path


def _not_listed(error: OSError) -> UnreadableFile:
    return UnreadableFile(
        _("The folder cannot be looked into: {reason}.").format(reason=reason(error)),
        _("The other folders were. Check that you may open it, and try it again."),
    )


def _is_file(path: Path) -> bool:
    """Is there a file? What the system cannot look at counts as one: whoever reads it says what is wrong."""
    try:
        return path.is_file()
    except OSError:
        return True


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name.casefold() in _SELDOM


def _sort(paths: Iterable[Path], found: Found) -> None:
    """Put the files of one folder or archive where they belong."""
    taken: list[Path] = []
    belonging: dict[str, tuple[str, Path]] = {}  # key of a file -> why it is left out, and its export
    strange: list[Path] = []
    exports = []
    for path in paths:
        suffix = path.suffix.casefold()
        if suffix == _EXPORT:
            exports.append(path)
        elif suffix in SUFFIXES:
            taken.append(path)
        else:
            strange.append(path)
    there = {_key(path) for path in taken}
    for path in exports:
        why = _take_export(path, there, belonging, found)
        if why is None:
            taken.append(path)
        elif why:
            found.left_out.append(NotRead(path, why))
    read = set(taken)
    for path in sorted([*taken, *strange]):
        why, export = belonging.get(_key(path), ("", path))
        if not why and path in read:
            found.files.append(path)
        elif not why:
            found.left_out.append(NotRead(path, _not_by_ending()))
        elif why != _attachment_of(export) or export not in read:
            found.left_out.append(NotRead(path, why))


def _take_export(
    path: Path, there: set[str], belonging: dict[str, tuple[str, Path]], found: Found
) -> str | None:
    """Note what belongs to the export at `path`; None where it is to be read itself, else why it is not.

    Empty where it cannot be read, which `found` then says.
    """
    from core.sources import read_bytes
    from core.sources.xml.manifest import manifest_of

    try:
        manifest = manifest_of(read_bytes(path))
    except UnreadableFile as error:
        found.unreadable.append(Unreadable(path, error))
        return ""
    if manifest is None:
        return _("Not read: this XML file is no minutes that Acadre, SBSYS or eDoc exported.")
    if manifest.is_index:
        return _("Not read: only the index of an export.")
    for file in manifest.attachments:
        belonging[_key(path.parent / file)] = _attachment_of(path), path
    published = path.parent / manifest.published if manifest.published else None
    if published is not None and _key(published) in there:
        for part in manifest.parts:
            belonging[_key(path.parent / part)] = _same_as(published), path
        belonging.pop(_key(published), None)
        return _same_as(published)
    for suffix in SUFFIXES:
        belonging.setdefault(_key(path.with_suffix(suffix)), (_same_as(path), path))
    for part in (manifest.published, *manifest.parts):
        if part:
            belonging[_key(path.parent / part)] = _same_as(path), path
    return None


def _key(path: Path) -> str:
    """What two spellings of one path have in common: exports were made where case does not count."""
    return str(path).casefold()


def _not_by_ending() -> str:
    return _("Not read: not minutes by its ending. If it is minutes all the same, open the file by itself.")


def _attachment_of(export: Path) -> str:
    return _("Not read: an attachment of {name}.").format(name=export.name)


def _same_as(document: Path) -> str:
    return _("Not read: {name} holds the same minutes.").format(name=document.name)
