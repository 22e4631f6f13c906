"""Removing words for good wherever they stand: a CPR number, a name, any passage."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.annotations import MeetingId
from core.danish_order import order_key
from core.library.belonging.bodies import name_key
from core.library.case_trails.case_links import key_of_title
from core.library.changes import Changes
from core.library.opening import Library
from core.library.removing import cleaning, drafts
from core.library.removing.blacking import BLACK, MARK, blacked_words, holds, pattern_of
from core.library.removing.readers_rows import Removed
from core.library.removing.texts import Shown, black_out, shown
from core.library.rows import to_json, to_tuple
from core.source_text import Span
from core.web_annotation import OWN

SLICE = 100
"""So many rows are blacked in one transaction."""

_ITEM = ("item_number", "item_title", "item_case_number")

_TEXTS: dict[str, tuple[str, ...]] = {
    "annotation": (*_ITEM, "text", "quote", "prefix", "suffix", "who", "author"),
    "annotation_history": ("state", "author", "replaced_by"),
    "attached_file": ("path",),
    "body": ("municipality", "name", "shown_municipality", "shown_name", "author"),
    "carried": ("was", "place", "candidates"),
    "carry_run": ("seen",),
    "case_link": (*_ITEM, "case_number", "author"),
    "checklist_tick": ("text", "author"),
    "colleague": ("author",),
    "colour_name": ("name", "author"),
    "comment_reply": ("text", "author"),
    "comment_settled": ("author",),
    "correction": (*_ITEM, "quote", "prefix", "suffix", "author"),
    "dismissed": (*_ITEM, "quote", "author"),
    "dismissed_finding": (*_ITEM, "reason", "author"),
    "file": ("name", "last_path", "password"),
    "filing": ("author",),
    "import_file": ("path", "what", "advice", "unsure"),
    "import_run": ("given",),
    "item_mark": (*_ITEM, "author"),
    "kept_place": (*_ITEM, "quote", "prefix", "suffix"),
    "meeting": ("municipality", "body"),
    "preset": ("name", "choice", "author"),
    "question": ("author", "undoing"),
    "reading_place": ("item",),
    "rule": ("author",),
    "said_draft": ("author",),
    "saved_search": ("name", "line", "author"),
    "search_history": ("line",),
    "seen_item": (*_ITEM, "author"),
    "sign_off": ("remark", "author"),
    "tag": ("name", "author"),
    "waiting_annotation": ("municipality", "body", "state", "author"),
    "watched_file": ("folder", "path"),
    "watched_folder": ("path",),
}
"""What people wrote, by table. The other columns are the program's own: ids, days, kinds, fingerprints. With
those blacked the library could not be read. What was read from the texts follows them, and is not here."""

_JSON = frozenset({("import_run", "given"), ("question", "undoing"), ("reading_place", "item")})
_TOLD = frozenset(
    {
        *(("annotation_history", "state"), ("preset", "choice"), ("waiting_annotation", "state")),
        *(("carried", "was"), ("carried", "place"), ("carried", "candidates"), ("carry_run", "seen")),
    }
)
_WRITTEN = frozenset(
    {
        *("value", "name", "exact", "prefix", "suffix", "label", "title", "introduction", "tags"),
        *("itemNumber", "itemTitle", "caseNumber"),
        *(f"{OWN}{name}" for name in ("number", "title", "caseNumber", "municipality", "body", "who")),
    }
)
"""What people wrote of the objects in `_TOLD`: words of an annotation, of a place, of a choice."""
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
        counts = {table: len(_rows(connection, table)) for table in _TEXTS}
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
    for version, meeting in versions:
        with library.snapshot() as connection:
            text = shown(connection, version)
        with library.transaction() as connection:
            cleaning.want(connection, [text.sha256])
            drafts.forget_words(connection, meeting, _items_with(text, pattern), [pattern])
        changes |= black_out(library, text, (), [pattern], between)
    with library.transaction() as connection:
        cleaning.want(connection)
    for table in _TEXTS:
        with library.snapshot() as connection:
            rows = _rows(connection, table)
        for start in range(0, len(rows), SLICE):
            with library.transaction() as connection:
                _black_rows(connection, table, rows[start : start + SLICE])
            between()
    return changes | Changes(everything=True)


def _items_with(text: Shown, pattern: re.Pattern[str]) -> Removed:
    """The items of a version whose words hold what `pattern` finds."""
    found = (
        index
        for index, item in enumerate(text.meeting.items)
        if pattern.search(text.source.text, *item.span) is not None
    )
    return Removed(text.sha256, text.meeting.items, frozenset(found))


def _let_find(connection: sqlite3.Connection, pattern: re.Pattern[str]) -> None:
    """Let SQL find and black what `pattern` finds: `in_source` in a column of a source, `blacked` in a text,
    `blacked_json` in the texts of a JSON value, `blacked_told` in what people wrote of a JSON object."""

    def in_source(column: str, value: str) -> bool:
        return any(holds(text, (pattern,)) for text in _texts_of_source(column, value))

    def blacked(value: str | None) -> str | None:
        return None if value is None else blacked_words(value, (pattern,))

    def blacked_json(value: str | None) -> str | None:
        if value is None:
            return None
        before = json.loads(value)
        after = _blacked_names(before, pattern)
        return value if after == before else to_json(after)

    def blacked_told(value: str | None) -> str | None:
        before = json.loads(value or "null")
        after = _blacked_told(before, pattern)
        return value if after == before else to_json(after)

    connection.create_function("blacked_told", 1, blacked_told, deterministic=True)
    connection.create_function("in_source", 2, in_source, deterministic=True)
    connection.create_function("blacked", 1, blacked, deterministic=True)
    connection.create_function("blacked_json", 1, blacked_json, deterministic=True)


def _texts_of_source(column: str, value: str) -> Iterator[str]:
    """The texts in a column of `source`, without the names and times that the program gives to them."""
    if column == "text":
        yield value
    elif column == "properties":
        yield from (text for name, text in json.loads(value).items() if name != MARK)
    elif column == "comments":
        yield from (text for comment in to_tuple(value) for text in comment[:2] if text)
    elif column == "stated":
        yield from (text for *_place, values in to_tuple(value) for _name, text in values)
    else:
        yield from (text for row in to_tuple(value) for text in row if isinstance(text, str))


def _blacked_names(value: Any, pattern: re.Pattern[str]) -> Any:
    """`value` blacked: a list of texts, or what an answer moved, in which the names of bodies are texts and
    all else are ids."""
    if isinstance(value, str):
        return blacked_words(value, (pattern,))
    if isinstance(value, list):
        return [_blacked_names(each, pattern) for each in value]
    if isinstance(value, dict) and "bodies" in value:
        return {**value, "bodies": _blacked_names(value["bodies"], pattern)}
    return value


def _blacked_told(value: Any, pattern: re.Pattern[str], written: bool = False) -> Any:
    """`value` with its texts blacked where they are `written`, or stand under a name of `_WRITTEN`."""
    if isinstance(value, str):
        return blacked_words(value, (pattern,)) if written else value
    if isinstance(value, list):
        return [_blacked_told(each, pattern, written) for each in value]
    if isinstance(value, dict):
        return {name: _blacked_told(each, pattern, name in _WRITTEN) for name, each in value.items()}
    return value


def _versions(connection: sqlite3.Connection) -> list[tuple[int, MeetingId]]:
    columns = ("text", "properties", "outline", "links", "comments", "stated")
    condition = " OR ".join(f"in_source('{column}', source.{column})" for column in columns)
    found = connection.execute(
        "SELECT DISTINCT version.id, document.meeting FROM source"
        " JOIN version ON version.id = source.version JOIN document ON document.id = version.document"
        f" WHERE version.parse IS NOT NULL AND ({condition}) ORDER BY version.id"
    )
    return [(int(version), MeetingId(meeting)) for version, meeting in found]


def _black(table: str, column: str) -> str:
    if (table, column) in _TOLD:
        return f"blacked_told({column})"
    return f"blacked_json({column})" if (table, column) in _JSON else f"blacked({column})"


def _rows(connection: sqlite3.Connection, table: str) -> list[int]:
    condition = " OR ".join(f"{_black(table, column)} IS NOT {column}" for column in _TEXTS[table])
    return [row for (row,) in connection.execute(f"SELECT rowid FROM {table} WHERE {condition}")]


def _black_rows(connection: sqlite3.Connection, table: str, rows: Sequence[int]) -> None:
    each = [(row,) for row in rows]
    if table in _DELETED:
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", each)
        return
    slots = ", ".join(f"{column} = {_black(table, column)}" for column in _TEXTS[table])
    # two tags that differed in the capitals of what is blacked are one then
    connection.executemany(f"UPDATE OR REPLACE {table} SET {slots} WHERE rowid = ?", each)
    if table == "body":
        for row in rows:
            _black_keys(connection, row)
    elif table == "case_link":
        for row in rows:
            _black_case_key(connection, row)


def _black_keys(connection: sqlite3.Connection, body: int) -> None:
    """Have what a body is known and sorted by follow its blacked names. No document names it any more."""
    municipality, name, shown_in, shown = connection.execute(
        "SELECT municipality, name, shown_municipality, shown_name FROM body WHERE id = ?", (body,)
    ).fetchone()
    if BLACK in f"{municipality}{name}":
        connection.execute(
            "UPDATE body SET municipality_key = ?, name_key = ? WHERE id = ?",
            (name_key(municipality), f"{name_key(name)}{BLACK}{body}", body),
        )
    connection.execute(
        "UPDATE body SET municipality_order = ?, name_order = ? WHERE id = ?",
        (order_key(shown_in or municipality), order_key(shown or name), body),
    )


def _black_case_key(connection: sqlite3.Connection, link: int) -> None:
    (number,) = connection.execute("SELECT case_number FROM case_link WHERE rowid = ?", (link,)).fetchone()
    if BLACK in number:
        connection.execute("UPDATE case_link SET case_key = ? WHERE rowid = ?", (key_of_title(number), link))
