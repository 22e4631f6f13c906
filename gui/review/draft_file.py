"""How the file of a draft looks on the disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from core.annotations import MeetingId
from core.library import Library
from core.library.bringing_in.files import fingerprint
from core.library.bringing_in.watched import watched_folders
from core.library.failures import Gone
from core.library.review.saved_again import path_of


class FileState(NamedTuple):
    """What tells one state of a file from another."""

    size: int
    modified: int  # nanoseconds


@dataclass(frozen=True, slots=True)
class DraftFile:
    """Where the file of a version lies, None where it is not known; its state, None where it is gone; and
    whether it holds something else than any version that the library has of the meeting."""

    meeting: MeetingId
    path: Path | None
    state: FileState | None = None
    is_newer: bool = False


def state_of(path: Path) -> FileState | None:
    """The state of a file; None where it is not there, or no file."""
    try:
        told = path.stat()
        return FileState(told.st_size, told.st_mtime_ns) if path.is_file() else None
    except OSError:
        return None


def folder_of(library: Library, version: int) -> Path | None:
    """The folder that the file of `version` lies in. None where there is none, and where files that come into
    it are brought in by themselves: what is made of a draft is no minutes."""
    try:
        folder = path_of(library, version).parent
    except Gone:
        return None
    if not os.path.isdir(folder) or any(folder.is_relative_to(each) for each in watched_folders(library)):
        return None
    return folder


def draft_file(library: Library, meeting: MeetingId, version: int, known: frozenset[str]) -> DraftFile:
    """The file of `version`; `known` are the fingerprints of all versions of its meeting."""
    try:
        path = path_of(library, version)
    except Gone:
        return DraftFile(meeting, None)
    state = state_of(path)
    if state is None:
        return DraftFile(meeting, path)
    try:
        is_newer = fingerprint(path.read_bytes()) not in known
    except OSError:  # it is being written: the next look tells
        is_newer = False
    return DraftFile(meeting, path, state, is_newer)
