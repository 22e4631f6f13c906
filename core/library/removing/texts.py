"""Putting a blacked text, and what was read from it, in the place of a version's text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from core.library.bringing_in import parsed
from core.library.bringing_in.documents import store_parse
from core.library.bringing_in.prepared import prepare_text
from core.library.changes import Changes
from core.library.opening import Library
from core.library.removing.blacking import blacked, blacked_meeting
from core.minutes import Meeting
from core.source_text import SourceText, Span


class Shown(NamedTuple):
    """A version with what it shows."""

    version: int
    sha256: str
    source: SourceText
    meeting: Meeting


def shown(connection: sqlite3.Connection, version: int) -> Shown:
    """The version with this id."""
    parse, source, sha256 = connection.execute(
        "SELECT parse.id, parse.source, file.sha256 FROM version JOIN parse ON parse.id = version.parse"
        " JOIN file ON file.id = version.file WHERE version.id = ?",
        (version,),
    ).fetchone()
    return Shown(
        version, sha256, parsed.read_source(connection, source), parsed.read_meeting(connection, parse)
    )


def versions_of(connection: sqlite3.Connection, meeting: str) -> list[int]:
    """All versions of all documents of `meeting`."""
    found = connection.execute(
        "SELECT version.id FROM version JOIN document ON document.id = version.document"
        " WHERE document.meeting = ? AND version.parse IS NOT NULL ORDER BY version.id",
        (meeting,),
    )
    return [int(version) for (version,) in found]


def black_out(
    library: Library,
    text: Shown,
    spans: Sequence[Span],
    patterns: Sequence[re.Pattern[str]],
    between: Callable[[], None],
    removed: Collection[int] = (),
) -> Changes:
    """Black out `spans` and what the `patterns` find in a version's text, and all that was read of the items
    with the indexes `removed`."""
    new = blacked(text.source, spans, patterns)
    meeting = blacked_meeting(text.meeting, removed, patterns)
    return store_parse(library, text.sha256, prepare_text(new, meeting), between)
