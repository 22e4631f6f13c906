"""Pages read by machine: kept one by one, and put into the text of their document."""

from __future__ import annotations

import zlib
from pathlib import Path

import pymupdf
import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import (
    Library,
    add,
    load,
    of_meeting,
    prepare,
    put,
    store_parse,
)
from core.library.bringing_in.machine_pages import (
    ScannedDocument,
    keep_page,
    machine_pages_of,
    scanned_documents,
)
from core.minutes import Level, Outcome, Reason
from core.opening import open_file
from core.reading_process import text_again
from core.sources.machine.page import MachineLine, MachinePage, MachineWord
from tests.core.library.searched import find
from tests.scans import MINUTES, Row, add_scan, add_text

MORE: tuple[Row, ...] = (
    ("hebo", 11, "3. Cykelsti til Nordby"),
    ("hebo", 11, "Beslutning"),
    ("helv", 11, "Udsat."),
)
FAILED = MachinePage("tesseract", failed=True)


def as_read(rows: tuple[Row, ...]) -> MachinePage:
    """The page that shows `rows`, as a machine without fault reads it."""
    lines = []
    y = 80.0
    for font, size, text in rows:
        x = 72.0
        words = []
        for word in text.split():
            width = len(word) * size / 2
            words.append(MachineWord(word, x, x + width))
            x += width + size / 3
        lines.append(MachineLine(y - size, y, size, font == "hebo", tuple(words)))
        y += 2 * size
    return MachinePage("tesseract dan", 0, tuple((line,) for line in lines))


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Minutes whose first page is text; two more are pictures."""
    document = pymupdf.open()
    add_text(document)
    add_scan(document, MORE)
    add_scan(document, [])
    path = tmp_path / "referat.pdf"
    document.save(path)
    return path


def only(library: Library) -> ScannedDocument:
    (document,) = scanned_documents(library)
    return document


def store_text(library: Library, document: ScannedDocument) -> None:
    store_parse(library, *text_again(library.path, document.version))


def test_a_document_with_scanned_pages_is_found_with_what_is_left_to_read(
    library: Library, mixed: Path
) -> None:
    added = add(library, prepare(open_file(mixed)))
    document = only(library)
    assert (document.version, document.meeting, document.name) == (
        added.version,
        added.meeting,
        "referat.pdf",
    )
    assert (document.scanned, document.unread) == ((1, 2), (1, 2))
    assert document.language == "da"
    assert not document.waits_for_text
    assert scanned_documents(library, added.version) == [document]
    assert scanned_documents(library, added.version + 1) == []


def test_each_page_is_kept_by_itself(library: Library, mixed: Path) -> None:
    version = add(library, prepare(open_file(mixed))).version
    keep_page(library, only(library).sha256, 1, as_read(MORE))
    document = only(library)
    assert (document.kept, document.unread, document.in_text) == ((1,), (2,), ())
    assert document.waits_for_text
    keep_page(library, document.sha256, 2, FAILED)
    document = only(library)
    assert (document.kept, document.failed, document.unread) == ((1,), (2,), ())
    assert machine_pages_of(library.path, version) == {1: as_read(MORE), 2: FAILED}
    keep_page(library, document.sha256, 2, as_read(()))
    assert only(library).failed == ()


def test_what_was_read_becomes_part_of_the_text(library: Library, mixed: Path) -> None:
    meeting = add(library, prepare(open_file(mixed))).meeting
    assert find(library, "cykelsti") == []
    keep_page(library, only(library).sha256, 1, as_read(MORE))
    keep_page(library, only(library).sha256, 2, FAILED)
    store_text(library, only(library))
    assert [hit.meeting for hit in find(library, "cykelsti")] == [meeting]
    loaded = load(library, meeting)
    assert (loaded.source.scanned, loaded.source.machine_read) == ((1, 2), (1,))
    third = loaded.meeting.items[2]
    assert third.title == "Cykelsti til Nordby"
    assert [decision.outcome for decision in third.decisions] == [Outcome.POSTPONED]
    assert not only(library).waits_for_text


def test_what_was_read_by_machine_says_so(library: Library, mixed: Path) -> None:
    meeting = add(library, prepare(open_file(mixed))).meeting
    keep_page(library, only(library).sha256, 1, as_read(MORE))
    store_text(library, only(library))
    by_machine = [
        path
        for path, each in load(library, meeting).meeting.all_confidence()
        if (each.level, each.reason) == (Level.INFERRED, Reason.MACHINE_READ)
    ]
    assert by_machine == ["items[2].title", "items[2].decisions[0].outcome"]


def test_a_document_of_pictures_alone_has_no_language_until_it_is_read(
    library: Library, tmp_path: Path
) -> None:
    document = pymupdf.open()
    add_scan(document, MINUTES)
    document.save(tmp_path / "scan.pdf")
    meeting = add(library, prepare(open_file(tmp_path / "scan.pdf"))).meeting
    assert only(library).language is None
    keep_page(library, only(library).sha256, 0, as_read(MINUTES))
    store_text(library, only(library))
    assert only(library).language == "da"
    read = load(library, meeting).meeting
    assert (read.body, str(read.date)) == ("Økonomiudvalget", "2024-05-14")
    assert {each.field for each in read.confidence if each.reason is Reason.MACHINE_READ} == {"body", "date"}


def test_annotations_stay_where_they_are(library: Library, mixed: Path) -> None:
    meeting = add(library, prepare(open_file(mixed))).meeting
    note = new_annotation(
        meeting, ItemKey.of(load(library, meeting).meeting.items[1]), AnnotationKind.NOTE, "Husk", "Ea"
    )
    put(library, note)
    keep_page(library, only(library).sha256, 1, as_read(MORE))
    store_text(library, only(library))
    assert of_meeting(library, meeting) == [note]
    assert load(library, meeting).meeting.items[1].title == "Ny skole i Vesterby"


def test_a_library_without_the_file_says_so(library: Library) -> None:
    with pytest.raises(LookupError):
        keep_page(library, "0" * 64, 0, FAILED)


def test_what_a_newer_program_kept_is_left_alone(library: Library, mixed: Path) -> None:
    version = add(library, prepare(open_file(mixed))).version
    keep_page(library, only(library).sha256, 1, as_read(MORE))
    newer = zlib.compress(b'[2, 0, 0, {"blocks": []}]')
    library.connection.execute("UPDATE machine_page SET content = ?", (newer,))
    assert machine_pages_of(library.path, version) == {}
    document = only(library)
    assert (document.newer, document.unread) == ((1,), (2,))
    assert document.to_read(with_nordic=True) == ()  # the text made of them would lack the newer page's words
    assert not document.waits_for_text
    keep_page(library, document.sha256, 1, FAILED)
    assert library.rows("SELECT page, content FROM machine_page") == [(1, newer)]


def test_what_was_read_without_nordic_data_is_read_again_with_it(library: Library, mixed: Path) -> None:
    add(library, prepare(open_file(mixed)))
    keep_page(library, only(library).sha256, 1, MachinePage("tesseract eng"))
    keep_page(library, only(library).sha256, 2, FAILED)
    document = only(library)
    assert (document.makeshift, document.unread) == ((1,), ())
    assert document.to_read(with_nordic=False) == ()
    assert document.to_read(with_nordic=True) == (1,)
    keep_page(library, document.sha256, 1, as_read(MORE))
    assert only(library).makeshift == ()
