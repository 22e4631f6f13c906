"""Scanned pages that were read by machine: kept page by page, since reading one takes seconds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.annotations import MeetingId
from core.library.connecting import only_reading
from core.library.opening import Library
from core.sources.machine.page import MachinePage


@dataclass(frozen=True, slots=True)
class ScannedDocument:
    """A version with scanned pages, and how far their reading is. Pages are counted from 0."""

    meeting: MeetingId
    version: int
    sha256: str
    name: str  # of the file
    language: str | None  # of what was read of it so far; None where that is nothing
    scanned: tuple[int, ...]
    in_text: tuple[int, ...]  # whose words are in the text
    kept: tuple[int, ...]  # that were read
    makeshift: tuple[int, ...]  # those of them that were read without the data of any Nordic language
    failed: tuple[int, ...]  # that could not be read
    newer: tuple[int, ...] = ()  # that a newer program kept in a form not known here

    @property
    def unread(self) -> tuple[int, ...]:
        """The pages that nobody has tried to read yet."""
        known = {*self.kept, *self.failed, *self.newer}
        return tuple(page for page in self.scanned if page not in known)

    def to_read(self, *, with_nordic: bool) -> tuple[int, ...]:
        """The pages to read: those unread; with the data of a Nordic language also those read without.

        None where a newer program kept some: a text made here would lack their words.
        """
        if self.newer:
            return ()
        return tuple(sorted({*self.unread, *(self.makeshift if with_nordic else ())}))

    @property
    def waits_for_text(self) -> bool:
        """Whether pages were read whose words are not in the text yet."""
        return not self.newer and not {*self.kept} <= {*self.in_text}


def scanned_documents(library: Library, version: int | None = None) -> list[ScannedDocument]:
    """All versions with scanned pages, or only `version`: those in front first, newest meetings first."""
    found = library.rows(
        "SELECT document.meeting, version.id, file.id, file.sha256, file.name, parse.language,"
        " source.scanned, source.machine_read, source.text <> '' FROM version"
        " JOIN document ON document.id = version.document JOIN meeting ON meeting.id = document.meeting"
        " JOIN file ON file.id = version.file"
        " JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
        " WHERE source.scanned <> '[]' AND version.id = coalesce(?, version.id)"
        " ORDER BY meeting.front = version.id DESC, meeting.date DESC, version.id",
        (version,),
    )
    documents = []
    for meeting, its_version, file, sha256, name, language, scanned, in_text, has_text in found:
        pages = {*json.loads(scanned)}
        kept: list[int] = []
        makeshift: list[int] = []
        failed: list[int] = []
        newer: list[int] = []
        for number, reader, content in library.rows(
            "SELECT page, reader, content FROM machine_page WHERE file = ? ORDER BY page", (file,)
        ):
            page = _known(MachinePage.head_from_bytes, reader, content)
            if page is None:
                newer.append(number)
            elif number in pages:
                (failed if page.failed else kept).append(number)
                if not page.failed and not page.knew_nordic:
                    makeshift.append(number)
        documents.append(
            ScannedDocument(
                MeetingId(meeting),
                its_version,
                sha256,
                name,
                language if has_text else None,
                tuple(sorted(pages)),
                tuple(json.loads(in_text)),
                tuple(kept),
                tuple(makeshift),
                tuple(failed),
                tuple(newer),
            )
        )
    return documents


def keep_page(library: Library, sha256: str, number: int, page: MachinePage) -> None:
    """Keep what was read on a page, counted from 0, of the file with these bytes, in the place of what was
    read there before; what a newer program kept in a form not known here stays. Raises LibraryError, and
    LookupError where the library does not have the file."""
    with library.transaction() as connection:
        row = connection.execute("SELECT id FROM file WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise LookupError(f"no file {sha256}")
        there = connection.execute(
            "SELECT reader, content FROM machine_page WHERE file = ? AND page = ?", (row[0], number)
        ).fetchone()
        if there is not None and _known(MachinePage.head_from_bytes, *there) is None:
            return
        connection.execute(
            "INSERT OR REPLACE INTO machine_page (file, page, reader, content) VALUES (?, ?, ?, ?)",
            (row[0], number, page.reader, page.to_bytes()),
        )


def machine_pages_of(path: Path, version: int) -> dict[int, MachinePage]:
    """What was read by machine of `version` in the library at `path`, over a connection of its own that only
    reads. Raises LibraryError."""
    with only_reading(path) as connection:
        found = connection.execute(
            "SELECT machine_page.page, reader, content FROM machine_page"
            " JOIN version ON version.file = machine_page.file WHERE version.id = ?",
            (version,),
        ).fetchall()
    pages = ((number, _known(MachinePage.from_bytes, reader, content)) for number, reader, content in found)
    return {number: page for number, page in pages if page is not None}


def _known(page: Callable[[str, bytes], MachinePage], reader: str, content: bytes) -> MachinePage | None:
    """The kept page; None where a newer program kept it in a form not known here."""
    try:
        return page(reader, content)
    except (ValueError, zlib.error):
        return None
