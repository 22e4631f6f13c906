"""Removing words for good wherever they stand: a CPR number, a name, any passage."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.annotations import MeetingId
from core.library.changes import Changes
from core.library.opening import Library
from core.library.removing import cleaning
from core.library.removing.blacking import blacked_words, holds, pattern_of
from core.library.removing.texts import black_out, shown
from core.source_text import Span

_FOLLOWS = ("source", "parse", "person", "item", "section", "decision", "attachment", "word")
"""Tables that are made from the texts: they follow when these are blacked."""

_DELETED = ("search_history", "saved_search", "import_file", "watched_file", "watched_folder")
"""Tables whose rows make no sense with a blacked word: a search, a path that was read."""

_NOTES = "annotation"


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Where words stand."""

    meetings: frozenset[MeetingId]
    documents: int  # versions whose text or properties hold them
    notes: int  # annotations of the reader, deleted ones too
    searches: int  # saved ones and those of the history
    others: int  # names of files, imports, corrections and the like

    def __bool__(self) -> bool:
        return bool(self.documents or self.notes or self.searches or self.others)


def words_at(library: Library, meeting: MeetingId, span: Span) -> str:
    """The words at `span` in the text in front of `meeting`."""
    rows = library.rows(
        "SELECT substr(source.text, ?, ?) FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
        " WHERE meeting.id = ?",
        (span.start + 1, span.end - span.start, meeting),
    )
    return str(rows[0][0]) if rows else ""


def find_words(library: Library, words: str) -> FoundWords:
    """Where `words` stand, however they are spaced and whatever their capitals; also within longer words."""
    pattern = pattern_of(words)
    with library.snapshot() as connection:
        _let_find(connection, pattern)
        versions = _versions(connection)
        counts = {table: len(_rows(connection, table, columns)) for table, columns in _tables(connection)}
    searches = counts.pop("search_history", 0) + counts.pop("saved_search", 0)
    notes = counts.pop(_NOTES, 0)
    return FoundWords(
        frozenset(meeting for _version, meeting in versions),
        len(versions),
        notes,
        searches,
        sum(counts.values()),
    )


def remove_words(library: Library, words: str, between: Callable[[], None] = lambda: None) -> Changes:
    """Black `words` out of every text, every note and whatever else holds them, and remove the files whose
    bytes hold them, and searches for them.

    `between` is called after each transaction; what is broken off goes on when called again. Nothing brings
    the words back; `clean` must follow. Raises LibraryError, and ValueError for no words.
    """
    pattern = pattern_of(words)
    with library.snapshot() as connection:
        _let_find(connection, pattern)
        versions = _versions(connection)
    changes = Changes()
    for version, _meeting in versions:
        with library.snapshot() as connection:
            text = shown(connection, version)
        with library.transaction() as connection:
            cleaning.want(connection, [text.sha256])
        changes |= black_out(library, text, (), [pattern], between)
    with library.transaction() as connection:
        cleaning.want(connection)
        for table, columns in _tables(connection):
            _black_rows(connection, table, columns, pattern)
    between()
    return changes | Changes(everything=True)


def _let_find(connection: sqlite3.Connection, pattern: re.Pattern[str]) -> None:
    def found(value: object) -> bool:
        return isinstance(value, str) and holds(value, (pattern,))

    connection.create_function("holds_words", 1, found, deterministic=True)


def _versions(connection: sqlite3.Connection) -> list[tuple[int, MeetingId]]:
    columns = ("text", "properties", "outline", "links", "comments", "stated")
    condition = " OR ".join(f"holds_words(source.{column})" for column in columns)
    found = connection.execute(
        "SELECT DISTINCT version.id, document.meeting FROM source"
        " JOIN version ON version.id = source.version JOIN document ON document.id = version.document"
        f" WHERE version.parse IS NOT NULL AND ({condition}) ORDER BY version.id"
    )
    return [(int(version), MeetingId(meeting)) for version, meeting in found]


def _tables(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """The tables beside those that follow from the texts, each with its columns of text. Those of the search
    indexes are FTS5's own."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT' ORDER BY name"
    ).fetchall()
    for (name,) in names:
        if name in _FOLLOWS or name.endswith("_entry"):
            continue
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        texts = [column[1] for column in columns if column[2] == "TEXT"]
        if texts:
            yield name, texts


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> list[int]:
    condition = " OR ".join(f"holds_words({column})" for column in columns)
    return [row for (row,) in connection.execute(f"SELECT rowid FROM {table} WHERE {condition}")]


def _black_rows(
    connection: sqlite3.Connection, table: str, columns: list[str], pattern: re.Pattern[str]
) -> None:
    for row in _rows(connection, table, columns):
        if table in _DELETED:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
            continue
        values = connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE rowid = ?", (row,)
        ).fetchone()
        black = [value if value is None else blacked_words(value, (pattern,)) for value in values]
        slots = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(f"UPDATE {table} SET {slots} WHERE rowid = ?", (*black, row))
