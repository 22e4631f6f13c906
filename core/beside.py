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
    names = list(dict.fromkeys(_names(meeting)))
    if not names:
        return (), ()
    from core.sources import read_bytes

    found: list[AttachedFile] = []
    missing: list[str] = []
    places = _Places(document)
    room = MOST_TOGETHER
    for name in names[:MOST_FILES]:
        path = places.of(name)
        try:
            content = read_bytes(path) if path is not None else b""
        except UnreadableFile:
            content = b""
        if path is None or not content or len(content) > room:
            missing.append(name)
        else:
            room -= len(content)
            found.append(AttachedFile(name, path, content))
    return tuple(found), (*missing, *names[MOST_FILES:])


def _names(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        for attachment in item.attachments:
            if attachment.file:
                yield attachment.file


class _Places:
    """Where the files lie that one document names, in whatever case their names are spelled."""

    def __init__(self, document: Path) -> None:
        from core.sources.archives import members
        from core.sources.places import holder_of

        self._document = document
        self._archived: dict[str, Path] | None = None
        self._folders: dict[Path, dict[str, Path]] = {}
        archive = holder_of(document)
        if archive is not None:
            try:
                self._archived = {str(each.path).casefold(): each.path for each in members(archive)}
            except UnreadableFile:
                self._archived = {}

    def of(self, name: str) -> Path | None:
        """The path of the file `name`; None where it is not there, leads out of the document's folder, or is
        the document itself."""
        path = PurePosixPath(name)
        if path.is_absolute() or any(part == ".." or "\\" in part or ":" in part for part in path.parts):
            return None
        folder = self._document.parent
        if self._archived is not None:
            place = self._archived.get(str(folder / path).casefold())
        else:
            try:
                place = self._on_disk(folder, path.parts)
                if place is not None and not place.resolve().is_relative_to(folder.resolve()):
                    return None
            except OSError:  # a name that is longer than names can be, a folder that may not be entered
                return None
        return None if place == self._document else place

    def _on_disk(self, folder: Path, parts: tuple[str, ...]) -> Path | None:
        place = folder
        for part in parts:
            exact = place / part
            found = exact if exact.exists() else self._listed(place).get(part.casefold())
            if found is None:
                return None
            place = found
        return place if place.is_file() else None

    def _listed(self, folder: Path) -> dict[str, Path]:
        if folder not in self._folders:
            try:
                listed = {each.name.casefold(): each for each in folder.iterdir()}
            except OSError:
                listed = {}
            self._folders[folder] = listed
        return self._folders[folder]
