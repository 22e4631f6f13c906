"""The file a draft was read from, and its newer states: they belong to the same meeting, in front of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from core.annotations import MeetingId
from core.library.belonging import filing, identity
from core.library.belonging.grouping import SAME_AGENDA, likeness
from core.library.belonging.moving import dissolve, move_versions, versions_in, versions_of
from core.library.changes import Changes
from core.library.failures import Gone
from core.library.opening import Library


def path_of(library: Library, version: int) -> Path:
    """Where the file of `version` was met last; it may be gone. Raises Gone where there is none such."""
    found = library.rows(
        "SELECT file.last_path FROM file JOIN version ON version.file = file.id WHERE version.id = ?",
        (version,),
    )
    if not found:
        raise Gone(f"no version {version}")
    return Path(found[0][0])


def take_newer(library: Library, meeting: MeetingId, version: int, author: str) -> Changes | None:
    """Have `version`, which was read from the file of the draft of `meeting`, be one of that meeting and
    stand in front of it, also where it says another day or body now.

    None where it is of another meeting and deals with other things: another document lies in the file's
    place, and stays what it is. Raises LibraryError, and Gone where there is no such version.
    """
    touched = frozenset({meeting})
    with library.transaction() as connection:
        found = versions_of(connection, "version.id = ?", (version,))
        if not found:
            raise Gone(f"no version {version}")
        own = MeetingId(found[0].meeting)
        if own != meeting:
            if not _is_alike(connection, meeting, version):
                return None
            touched |= {own}
            _move(connection, version, own, meeting)
    front = filing.put_in_front(library, meeting, version, author)
    return front | Changes(meetings=touched, annotated=touched, reviewed=touched)


def _is_alike(connection: sqlite3.Connection, meeting: MeetingId, version: int) -> bool:
    ours = identity.head_of_version(connection, version).marks
    others = (each for each in versions_in(connection, [meeting]) if each.parse is not None)
    return any(
        (likeness(ours, identity.head_of_version(connection, each.id).marks) or 0) >= SAME_AGENDA
        for each in others
    )


def _move(connection: sqlite3.Connection, version: int, own: MeetingId, meeting: MeetingId) -> None:
    others = [each for each in versions_in(connection, [own]) if each.id != version]
    move_versions(connection, [version], meeting)
    if others:
        identity.refresh(connection, own)
    else:
        dissolve(connection, own, meeting)
    identity.refresh(connection, meeting)
    identity.queue_current(connection, [meeting])
