"""Removing items of a meeting for good: what was dealt with behind closed doors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.annotations import ItemKey, MeetingId, find_item
from core.library.changes import Changes
from core.library.colleagues.waiting import forget_waiting
from core.library.opening import Library
from core.library.removing import cleaning, drafts, notes_on_items, readers_rows
from core.library.removing.blacking import of_item, patterns_of_item
from core.library.removing.readers_rows import Removed
from core.library.removing.texts import Shown, black_out, shown, versions_of


@dataclass(frozen=True, slots=True)
class CountedItems:
    """What goes with some items of a meeting."""

    items: int
    documents: int  # versions whose file goes and whose text is blacked
    notes: int  # annotations of the reader
    attached: int  # files beside the documents


def count_items(library: Library, meeting: MeetingId, items: Sequence[ItemKey]) -> CountedItems:
    """How much `remove_items` would remove."""
    documents, attached = 0, set()
    notes: set[str] = set()
    with library.snapshot() as connection:
        for version in versions_of(connection, meeting):
            text = shown(connection, version)
            removed = _found(text, items)
            documents += bool(removed)
            attached |= {row for row, _sha256 in _attached(connection, text, removed)}
            gone = Removed(text.sha256, text.meeting.items, removed)
            notes |= notes_on_items.of_items(connection, meeting, gone)
    return CountedItems(len(items), documents, len(notes), len(attached))


def remove_items(
    library: Library,
    meeting: MeetingId,
    items: Sequence[ItemKey],
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Black out `items` in all documents of `meeting`, and remove what the reader added to them, the files
    attached to them, and the files of the documents, whose bytes hold the words.

    Number and mark of a closed item stay, so that one sees that there was one. The documents are read as text
    from now on. `between` is called after each transaction. Nothing brings the words back; `clean` must
    follow. Raises LibraryError.
    """
    changes = Changes()
    with library.snapshot() as connection:
        versions = versions_of(connection, meeting)
    for version in versions:
        with library.snapshot() as connection:
            text = shown(connection, version)
        removed = _found(text, items)
        if not removed:
            continue
        with library.transaction() as connection:
            cleaning.want(connection)  # even if it is broken off between
        between()
        notes_on_items.delete_of_items(
            library, meeting, Removed(text.sha256, text.meeting.items, removed), between
        )
        with library.transaction() as connection:
            _let_go(connection, meeting, text, removed)
        between()
        gone = [text.meeting.items[index] for index in removed]
        spans = [span for item in gone for span in of_item(text.source, text.meeting, item)]
        patterns = [pattern for item in gone for pattern in patterns_of_item(item)]
        with library.transaction() as connection:
            drafts.forget_words(
                connection, meeting, Removed(text.sha256, text.meeting.items, removed), patterns
            )
        between()
        changes |= black_out(library, text, spans, patterns, between, removed)
        changes |= Changes(annotated=frozenset({meeting}), tags=True, reviewed=frozenset({meeting}))
    return changes


def _found(text: Shown, items: Sequence[ItemKey]) -> frozenset[int]:
    found = (find_item(text.meeting.items, key) for key in items)
    return frozenset(index for index in found if index is not None)


def _let_go(connection: sqlite3.Connection, meeting: str, text: Shown, removed: frozenset[int]) -> None:
    """Remove what hangs on the items, and mark the files as removed: their bytes go with the cleaning."""
    readers_rows.delete_of_items(connection, meeting, Removed(text.sha256, text.meeting.items, removed))
    forget_waiting(connection, MeetingId(meeting), text.meeting.items, removed)
    attached = _attached(connection, text, removed)
    connection.executemany("DELETE FROM attached_file WHERE id = ?", ((row,) for row, _sha256 in attached))
    cleaning.want(connection, [text.sha256, *(sha256 for _row, sha256 in attached)])


def _attached(connection: sqlite3.Connection, text: Shown, removed: frozenset[int]) -> list[tuple[int, str]]:
    """The files attached to these items."""
    named = {each.file for index in removed for each in text.meeting.items[index].attachments if each.file}
    found = connection.execute(
        "SELECT attached_file.id, file.sha256, attached_file.path FROM attached_file"
        " JOIN file ON file.id = attached_file.file WHERE attached_file.version = ?",
        (text.version,),
    )
    return [(row, sha256) for row, sha256, path in found if path in named]
