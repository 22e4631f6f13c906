"""The process that reads scanned pages: a page or the process may be lost, never the others."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from core.errors import UserFacingError
from core.library import add, load, open_library, prepare
from core.library.bringing_in.machine_pages import keep_page, scanned_documents
from core.machine_process import TakeFile, failed_page
from core.opening import OpenedFile, open_file
from core.reading_by_machine import PageReader, read_stored, with_scanned_pages
from core.sources.machine.page import MachinePage
from tests.scans import MINUTES, Row, add_scan, scan, texts

SECOND: tuple[Row, ...] = (
    ("hebo", 11, "3. Cykelsti til Nordby"),
    ("hebo", 11, "Beslutning"),
    ("helv", 11, "Udsat."),
)


@pytest.fixture
def scanned(tmp_path: Path) -> OpenedFile:
    document = pymupdf.open()
    add_scan(document)
    add_scan(document, SECOND)
    path = tmp_path / "scan.pdf"
    document.save(path)
    return open_file(path)


def test_a_document_of_pictures_opens_without_any_data(
    scanned: OpenedFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "nowhere"))
    assert scanned.source.scanned == (0, 1)
    assert scanned.meeting.items == ()
    with pytest.raises(UserFacingError, match="reads pictures"):
        with_scanned_pages(scanned)


def test_a_page_that_takes_too_long_is_given_up() -> None:
    with PageReader(TakeFile(scan()), seconds=0) as reader:
        assert reader.read(0) == failed_page()
        assert reader.read(0) == failed_page()


def test_what_is_no_pdf_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dan.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with PageReader(TakeFile(b"%PDF-1.7 kaputt")) as reader, pytest.raises(UserFacingError, match="damaged"):
        reader.read(0)


def test_data_that_is_damaged_costs_the_page_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dan.traineddata").write_bytes(b"kaputt")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with PageReader(TakeFile(scan())) as reader:
        page = reader.read(0)
    assert page.failed
    assert ": " in page.error  # the error's type, and what it says
    assert MachinePage.from_bytes(page.reader, page.to_bytes()) == page


@pytest.mark.needs_reading_data("dan")
def test_a_process_that_is_lost_costs_one_page() -> None:
    with PageReader(TakeFile(scan(MINUTES, SECOND))) as reader:
        assert not reader.read(0).failed
        assert reader._started is not None
        reader._started.process.kill()
        reader._started.process.join()
        assert reader.read(0).failed
        assert "Cykelsti" in reader.read(1).text()


@pytest.mark.needs_reading_data("dan")
def test_a_file_of_pictures_is_read(scanned: OpenedFile) -> None:
    told: list[tuple[int, int]] = []
    read = with_scanned_pages(scanned, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert read.source.machine_read == (0, 1)
    assert read.source.text.split("\n") == [*texts(), *texts(SECOND)]
    assert [item.number for item in read.meeting.items] == ["1", "2", "3"]


@pytest.mark.needs_reading_data("dan")
def test_a_reading_goes_on_where_it_was_broken_off(scanned: OpenedFile, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library.sqlite")
    added = add(library, prepare(scanned))
    (document,) = scanned_documents(library)
    keep_page(library, document.sha256, 0, failed_page())
    told: list[tuple[int, int]] = []
    read = read_stored(library, added.version, lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)]
    assert read is not None
    assert (read.failed, read.kept, read.in_text) == ((0,), (1,), (1,))
    assert load(library, added.meeting).source.text == "\n".join(texts(SECOND))
    library.close()
