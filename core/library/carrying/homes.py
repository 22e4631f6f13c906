"""In which version of its meeting an annotation stands that does not say so: where its words stand."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from functools import cached_property

from core.annotations import AnnotationId, ItemKey, find_item
from core.library.belonging.current_versions import IS_OF_MEETING
from core.library.reader.places import items_meant
from core.minutes import AgendaItem, DocumentKind
from core.source_text import Span

_NOWHERE = Span(0, 0)

UNKNOWN_FILE = (
    "(annotation.file IS NULL OR NOT EXISTS (SELECT 1 FROM file JOIN version ON version.file = file.id"
    "  JOIN document ON document.id = version.document"
    "  WHERE file.sha256 = annotation.file AND document.meeting = annotation.meeting))"
)
"""SQL for whether it is not known in which version of its meeting an `annotation` stands: none was said, or
that file belongs to another meeting now."""


class _Version:
    """A version as annotations are looked for in it; its text and its items are read when first asked for."""

    def __init__(self, connection: sqlite3.Connection, file: str, parse: int, kind: str) -> None:
        self.file = file
        self._kind = kind
        self._connection = connection
        self._parse = parse

    @cached_property
    def text(self) -> str:
        (text,) = self._connection.execute(
            "SELECT source.text FROM parse JOIN source ON source.id = parse.source WHERE parse.id = ?",
            (self._parse,),
        ).fetchone()
        return str(text)

    @cached_property
    def items(self) -> list[AgendaItem]:
        return [
            AgendaItem(number, title, bool(closed), _NOWHERE, _NOWHERE, case_number=case_number)
            for number, title, case_number, closed in self._connection.execute(
                "SELECT number, title, case_number, closed FROM item WHERE parse = ? ORDER BY position",
                (self._parse,),
            )
        ]

    def has_closed(self, key: ItemKey) -> bool:
        index = find_item(self.items, key)
        return self._kind == DocumentKind.CLOSED_PART if index is None else self.items[index].closed


def unknown_homes(
    connection: sqlite3.Connection, meeting: str, *, in_front: bool = False
) -> dict[AnnotationId, str]:
    """The fingerprint of the file in which each annotation of `meeting` stands, deleted ones too, of those
    that do not say so: the version in which its place is kept, then one that has its words at the very place,
    what stands in front first; else one that has the words, or its item. What no version has is left out, but
    with `in_front` stands there."""
    found = connection.execute(
        "SELECT id, item_number, item_title, item_case_number, quote, start_offset, end_offset"
        f" FROM annotation WHERE meeting = ? AND {UNKNOWN_FILE} ORDER BY row",
        (meeting,),
    ).fetchall()
    versions = list(_versions(connection, meeting)) if found else []
    kept = _kept(connection, meeting) if found else set()
    homes = {}
    for name, *key, quote, start, end in found:
        home = next((each for each in versions if (name, each.file) in kept), None)
        home = home or next(_homes(versions, ItemKey(*key), quote, start, end), None)
        if home is None and in_front and versions:
            home = versions[0]
        if home is not None:
            homes[AnnotationId(name)] = home.file
    return homes


def _kept(connection: sqlite3.Connection, meeting: str) -> set[tuple[str, str]]:
    """The annotations of `meeting`, and the files in which their places are kept."""
    found = connection.execute(
        "SELECT annotation.id, kept_place.file FROM annotation"
        " JOIN kept_place ON kept_place.annotation = annotation.id WHERE annotation.meeting = ?",
        (meeting,),
    )
    return {(name, file) for name, file in found}


def _homes(
    versions: list[_Version], key: ItemKey, quote: str | None, start: int, end: int
) -> Iterator[_Version]:
    """The versions that may be meant, the likeliest first."""
    if quote:
        there = [each for each in versions if each.text[start:end] == quote]
        # what two say alike at one place may have been added to the closed one
        yield from sorted(there, key=lambda each: not each.has_closed(key))
        yield from (each for each in versions if quote in each.text)
    if key == ItemKey(None, None):
        yield from versions[:1]
    yield from (each for each in versions if find_item(each.items, key) is not None)


def _versions(connection: sqlite3.Connection, meeting: str) -> Iterator[_Version]:
    """What stands in front first, then the newest."""
    found = connection.execute(
        "SELECT file.sha256, version.parse, document.kind FROM document"
        " JOIN version ON version.document = document.id"
        " JOIN file ON file.id = version.file JOIN meeting ON meeting.id = document.meeting"
        " WHERE document.meeting = ? AND version.parse IS NOT NULL"
        " ORDER BY version.id IS meeting.front DESC, version.id IS meeting.newest DESC,"
        " version.produced DESC, file.sha256",
        (meeting,),
    ).fetchall()
    return (_Version(connection, *row) for row in found)


def say_files(connection: sqlite3.Connection) -> None:
    """Have all annotations and all marks of what was seen say in which file they stand, as far as that is
    told by the words and the items; within the caller's transaction."""
    annotated = connection.execute("SELECT DISTINCT meeting FROM annotation").fetchall()
    for (meeting,) in annotated:
        homes = unknown_homes(connection, meeting)
        connection.executemany(
            "UPDATE annotation SET file = ? WHERE id = ?", ((file, name) for name, file in homes.items())
        )
    for (meeting,) in connection.execute("SELECT DISTINCT meeting FROM seen_item").fetchall():
        _say_files_of_seen(connection, meeting)


def _say_files_of_seen(connection: sqlite3.Connection, meeting: str) -> None:
    """A mark was of every version that has its item; now it is of one, and others get their own."""
    versions = [
        _Version(connection, *row)
        for row in connection.execute(
            "SELECT file.sha256, its.parse, its.kind FROM current_versions AS its"
            " JOIN meeting ON meeting.id = its.meeting JOIN version ON version.id = its.version"
            f" JOIN file ON file.id = version.file WHERE its.meeting = ? AND {IS_OF_MEETING}"
            " ORDER BY its.in_front DESC, its.version",
            (meeting,),
        ).fetchall()
    ]
    marks = connection.execute(
        "SELECT id, item_number, item_title, item_case_number, author, created, deleted FROM seen_item"
        " WHERE meeting = ? AND file IS NULL",
        (meeting,),
    ).fetchall()
    for name, *key, author, created, deleted in marks:
        files = [each.file for each in versions if items_meant(each.items, [ItemKey(*key)])]
        if not files:
            continue
        connection.execute("UPDATE seen_item SET file = ? WHERE id = ?", (files[0], name))
        connection.executemany(
            "INSERT INTO seen_item (id, meeting, item_number, item_title, item_case_number, author, created,"
            " deleted, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (str(uuid.uuid4()), meeting, *key, author, created, deleted, file)
                for file in dict.fromkeys(files[1:])
            ),
        )
