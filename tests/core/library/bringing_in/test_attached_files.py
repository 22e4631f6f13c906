"""Files that a document names are kept with it: every byte, in parts, and never as a meeting."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from core.library import (
    Corrections,
    Library,
    PreparedAttachment,
    add,
    attached,
    attached_bytes,
    list_meetings,
    load,
    prepare,
)
from core.library.bringing_in.files import parts_of
from core.library.reader import corrections
from tests.core.library.invented import opened

BYTES = bytes(range(256)) * 10_000  # three parts


def attachment(name: str, content: bytes) -> PreparedAttachment:
    return PreparedAttachment(
        name, Path("/export") / name, parts_of(content), hashlib.sha256(content).hexdigest()
    )


def test_attached_files_come_back_byte_for_byte_and_are_no_meetings(library: Library) -> None:
    files = (attachment("Enclosures/1.pdf", BYTES), attachment("kort.png", b"kort"))
    calls: list[None] = []
    added = add(library, replace(prepare(opened()), attached=files), lambda: calls.append(None))
    assert attached(library, added.version) == (("Enclosures/1.pdf", len(BYTES)), ("kort.png", 4))
    assert attached_bytes(library, added.version, "Enclosures/1.pdf") == BYTES
    assert len(list_meetings(library)) == 1
    assert len(calls) >= 4  # the writing thread may do other things between the parts
    with pytest.raises(LookupError):
        attached_bytes(library, added.version, "andet.pdf")


def test_attached_files_that_turn_up_later_are_added_to_a_known_document(library: Library) -> None:
    first = add(library, prepare(opened()))
    assert attached(library, first.version) == ()
    later = replace(prepare(opened()), attached=(attachment("kort.png", b"kort"),))
    again = add(library, later)
    assert (again.status, again.version) == ("known", first.version)
    assert attached_bytes(library, first.version, "kort.png") == b"kort"
    assert again.changes.meetings == {first.meeting}
    assert not add(library, later).changes


def test_one_file_attached_twice_is_kept_once(library: Library) -> None:
    same = tuple(attachment(name, b"samme kort") for name in ("a.png", "b.png"))
    added = add(library, replace(prepare(opened()), attached=same))
    assert [path for path, _size in attached(library, added.version)] == ["a.png", "b.png"]
    assert library.rows("SELECT count(*) FROM file WHERE size = 10") == [(1,)]


def test_an_attached_file_can_be_opened_as_minutes_later(library: Library) -> None:
    document = opened(name="bilag.pdf")
    add(
        library,
        replace(prepare(opened(body="Andet udvalg")), attached=(attachment("b.pdf", document.content),)),
    )
    assert add(library, prepare(document)).status == "new"
    assert sorted(row.name for row in list_meetings(library)) == ["bilag.pdf", "referat.pdf"]
    (where,) = library.rows("SELECT last_path FROM file WHERE name = 'bilag.pdf'")
    assert where == (str(prepare(document).path.absolute()),)


def test_a_meeting_and_its_attached_files_are_of_one_state(
    library: Library, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = add(library, replace(prepare(opened()), attached=(attachment("kort.png", b"kort"),)))
    of_file = corrections.of_file

    def slowly(connection: sqlite3.Connection, file: str) -> Corrections:
        other.connection.execute("DELETE FROM attached_file")
        return of_file(connection, file)

    monkeypatch.setattr(corrections, "of_file", slowly)
    assert [each.path for each in load(library, added.meeting).attached] == ["kort.png"]
    assert load(library, added.meeting).attached == ()
