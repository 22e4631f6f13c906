"""The files beside a document that it names as its attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.errors import UnreadableFile
from core.minutes import Meeting

MOST_TOGETHER = 500 * 1024 * 1024
"""Bytes of all attached files of one document."""

MOST_FILES = 2000


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that belongs to a document."""

    name: str  # as the document names it: a relative path with "/"
    path: Path  # where it was found
    content: bytes


def files_beside(document: Path, meeting: Meeting) -> tuple[tuple[AttachedFile, ...], tuple[str, ...]]:
    """The files that `meeting` names and that lie in the folder or archive of `document`, or in folders of
    that; and the names of those that are not there, cannot be read or are too large to be kept together.
    """
    from core.sources import read_bytes

    found: list[AttachedFile] = []
    missing: list[str] = []
    names = dict.fromkeys(_names(meeting))
    room = MOST_TOGETHER
    for name in list(names)[:MOST_FILES] if names else ():
        path = _place_of(document, name)
        try:
            content = read_bytes(path) if path is not None else b""
        except UnreadableFile:
            content = b""
        if path is None or not content or len(content) > room:
            missing.append(name)
        else:
            room -= len(content)
            found.append(AttachedFile(name, path, content))
    return tuple(found), (*missing, *list(names)[MOST_FILES:])


def _names(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        for attachment in item.attachments:
            if attachment.file:
                yield attachment.file


def _place_of(document: Path, name: str) -> Path | None:
    """Where the file `name` lies; None where that leads out of the document's folder, or is the document."""
    from core.sources.archives import members
    from core.sources.places import holder_of

    parts = PurePosixPath(name).parts
    if not parts or PurePosixPath(name).is_absolute() or ".." in parts or any("\\" in part for part in parts):
        return None
    folder = document.parent
    archive = holder_of(document)
    if archive is not None:
        wanted = str(folder.joinpath(*parts)).casefold()
        try:
            fits = [each.path for each in members(archive) if str(each.path).casefold() == wanted]
        except UnreadableFile:
            return None
        return fits[0] if fits and fits[0] != document else None
    place = _on_disk(folder, parts)
    if place is None or not place.resolve().is_relative_to(folder.resolve()) or place == document:
        return None
    return place


def _on_disk(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """The file down `parts`, in whatever case its name is spelled."""
    place = folder
    try:
        for part in parts:
            exact = place / part
            if exact.exists():
                place = exact
                continue
            fits = (each for each in place.iterdir() if each.name.casefold() == part.casefold())
            found = next(fits, None)
            if found is None:
                return None
            place = found
    except OSError:
        return None
    return place if place.is_file() else None
