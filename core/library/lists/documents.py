"""What the documents of meetings are, as far as giving a copy of them away asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from core.annotations import MeetingId
from core.library.opening import Library
from core.library.rows import to_json
from core.minutes import DocumentKind


class StoredDocument(NamedTuple):
    """A version of a document. `format` is as SourceText has it; `has_closed_items` says that it tells of
    items that were dealt with behind closed doors."""

    meeting: MeetingId
    version: int
    name: str  # of the file
    format: str
    kind: DocumentKind
    has_closed_items: bool


def documents_of(library: Library, versions: Iterable[tuple[MeetingId, int | None]]) -> list[StoredDocument]:
    """The documents of these meetings and versions, None for the one in front, each once, in their order; of
    deleted meetings none. Raises LibraryError."""
    found = library.rows(
        "SELECT meeting.id, version.id, file.name, source.format, document.kind,"
        " document.kind = 'closed_part'"
        "  OR EXISTS (SELECT 1 FROM item WHERE item.parse = version.parse AND item.closed)"
        " FROM json_each(?) AS asked CROSS JOIN meeting ON meeting.id = asked.value ->> 0"
        " CROSS JOIN version ON version.id = coalesce(asked.value ->> 1, meeting.front)"
        " JOIN document ON document.id = version.document AND document.meeting = meeting.id"
        " JOIN file ON file.id = version.file JOIN parse ON parse.id = version.parse"
        " JOIN source ON source.id = parse.source WHERE meeting.deleted IS NULL ORDER BY asked.key",
        (to_json([*dict.fromkeys(versions)]),),
    )
    made = (
        StoredDocument(MeetingId(meeting), version, name, form, DocumentKind(kind), bool(closed))
        for meeting, version, name, form, kind, closed in found
    )
    return list({each.version: each for each in made}.values())
