"""The process that draws what is printed: strips that make up the page, the newest pages in view, errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pymupdf
import pytest

from core.annotations import MeetingId
from core.exports.paper import Paper
from core.exports.paper_wanted import OfDocument
from core.library import add, list_meetings, open_library, prepare
from core.opening import open_file
from core.printing_process import (
    Pages,
    PaperMade,
    PaperRequest,
    SheetDrawn,
    SheetsRequest,
    StripDrawn,
    StripRequest,
    start_printing,
)

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = next((ROOT / "resources" / "samples").glob("*oekonomiudvalget*.pdf"))
WAIT_SECONDS = 30


@pytest.fixture(scope="module")
def what(tmp_path_factory: pytest.TempPathFactory) -> OfDocument:
    """A document of a library."""
    path = tmp_path_factory.mktemp("printing") / "library.sqlite"
    with closing(open_library(path)) as library:
        add(library, prepare(open_file(SAMPLE)))
        (row,) = list_meetings(library)
    return OfDocument(path, row.id, row.version, "Anna", closed_items=True, mask=False)


@pytest.fixture(scope="module")
def pipe() -> Iterator[Connection]:
    """Our end of the pipe of a process."""
    started = start_printing("en")
    yield started.connection
    started.connection.close()
    started.process.join(WAIT_SECONDS)
    assert started.process.exitcode == 0


def answer(pipe: Connection) -> PaperMade | SheetDrawn | StripDrawn:
    """What comes next."""
    assert pipe.poll(WAIT_SECONDS)
    come: PaperMade | SheetDrawn | StripDrawn = pipe.recv()
    return come


def test_it_makes_a_document_and_draws_strips_and_pages(pipe: Connection, what: OfDocument) -> None:
    pipe.send(PaperRequest(1, what))
    made = answer(pipe)
    assert isinstance(made, PaperMade)
    assert (len(made.sizes), made.sizes[0], made.closed, made.error) == (9, (595, 842), 1, None)
    pipe.send(StripRequest(1, 0, 300, 640, 64))
    strip = answer(pipe)
    assert isinstance(strip, StripDrawn)
    assert strip.pixels is not None
    assert (strip.pixels.top, strip.pixels.width, strip.pixels.height) == (640, 2479, 64)
    pipe.send(SheetsRequest(1, (2, 4), 400))
    for page in (2, 4):
        sheet = answer(pipe)
        assert isinstance(sheet, SheetDrawn)
        assert sheet.page == page
        assert sheet.pixels is not None
        assert sheet.pixels.width == 400


def test_of_pages_in_view_those_asked_for_last_come(pipe: Connection, what: OfDocument) -> None:
    pipe.send(PaperRequest(2, what))
    pipe.send(SheetsRequest(2, (0, 1, 2, 3), 400))
    pipe.send(SheetsRequest(2, (8,), 400))
    assert isinstance(answer(pipe), PaperMade)
    pages = []
    while not pages or pages[-1] != 8:
        come = answer(pipe)
        assert isinstance(come, SheetDrawn)
        pages.append(come.page)
    assert len(pages) <= 2  # one that was begun


def test_what_belongs_to_something_else_is_not_drawn(pipe: Connection, what: OfDocument) -> None:
    pipe.send(PaperRequest(3, what))
    pipe.send(StripRequest(2, 0, 300, 0, 64))
    assert isinstance(answer(pipe), PaperMade)
    assert answer(pipe) == StripDrawn(2, 0, None)


def test_what_cannot_be_made_gives_a_sentence_and_the_next_is_made(
    pipe: Connection, what: OfDocument
) -> None:
    pipe.send(PaperRequest(4, OfDocument(what.library, MeetingId("gone"), 4711, "Anna")))
    made = answer(pipe)
    assert isinstance(made, PaperMade)
    assert made.error is not None
    assert "not in the library any more" in made.error.what
    pipe.send(PaperRequest(5, what))
    made = answer(pipe)
    assert isinstance(made, PaperMade)
    assert made.error is None


def test_strips_make_up_the_page_and_white_ones_are_empty() -> None:
    pages = Pages(Paper(SAMPLE.read_bytes()))
    whole = pages.drawn(0, 2.0)
    rows = []
    for top in range(0, whole.height, 100):
        strip = pages.drawn(0, 2.0, top, 100)
        row = bytes(strip.content) or b"\xff" * (strip.width * strip.height * (1 if whole.grey else 3))
        if strip.content and strip.grey and not whole.grey:
            row = bytes(each for each in strip.content for _colour in range(3))
        rows.append(row)
    assert b"".join(rows) == whole.content
    assert pages.drawn(0, 2.0, whole.height - 60, 60).content == b""
    pages.close()


def test_a_turned_page_is_drawn_as_it_is_read() -> None:
    document = pymupdf.open()
    document.new_page(width=300, height=500).set_rotation(90)
    pages = Pages(Paper(document.tobytes()))
    drawn = pages.drawn(0, 1.0)
    assert pages.sizes == ((500, 300),)
    assert (drawn.width, drawn.height) == (500, 300)
    pages.close()
