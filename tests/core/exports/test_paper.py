"""What is printed of a document: as it is, with marks or without, and of one without pages its text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.errors import LibraryError
from core.exports.paper import Paper, paper_of
from core.exports.paper_wanted import OfDocument
from core.library import Library, add, list_meetings, load, open_library, prepare, put
from core.minutes import Role
from core.opening import open_file
from core.source_text import Span

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PAGES = next((ROOT / "resources" / "samples").glob("*oekonomiudvalget*.pdf"))
TEXT = ROOT / "tests" / "minutes" / "engelsted-dagsorden-2025.txt"
NOTE = "Spørg om vejen på tlf. 22 33 44 55"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with minutes as PDF and an agenda as text; in the first item of each words are marked, and
    noted on."""
    with closing(open_library(tmp_path_factory.mktemp("paper") / "library.sqlite")) as library:
        for file in (PAGES, TEXT):
            add(library, prepare(open_file(file)))
        for row in list_meetings(library):
            loaded = load(library, row.id)
            item = loaded.meeting.items[0]
            key = ItemKey.of(item)
            words = Passage.of(loaded.source, Span(item.span.end - 30, item.span.end - 1), Role.OTHER)
            kinds = (
                (AnnotationKind.HIGHLIGHT, "", words, Colour.GREEN),
                (AnnotationKind.NOTE, NOTE, words, None),
            )
            for kind, text, passage, colour in kinds:
                put(
                    library,
                    new_annotation(row.id, key, kind, text, "Anna", passage, About.PASSAGE, colour=colour),
                )
        yield library


def of(library: Library, file: Path) -> OfDocument:
    """The document read from `file`, all of it, as Anna prints it."""
    row = next(row for row in list_meetings(library) if row.name == file.name)
    return OfDocument(library.path, row.id, row.version, "Anna", closed_items=True, mask=False)


def words_of(paper: Paper) -> str:
    """The text of all pages, in one line."""
    with pymupdf.open(stream=paper.content) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def marks_of(paper: Paper) -> list[str]:
    """The kinds of annotations on the pages."""
    with pymupdf.open(stream=paper.content) as document:
        return [mark.type[1] for page in document for mark in page.annots()]


def test_a_document_without_its_marks_is_the_file_itself(library: Library) -> None:
    paper = paper_of(library, replace(of(library, PAGES), marks=False))
    assert paper.content == PAGES.read_bytes()
    assert (paper.closed, paper.marks) == (1, 2)


def test_marks_are_laid_on_the_pages_and_nothing_else_changes(library: Library) -> None:
    paper = paper_of(library, of(library, PAGES))
    assert "Highlight" in marks_of(paper)
    assert words_of(paper) == words_of(Paper(PAGES.read_bytes()))  # nobody's telephone is masked on it


def test_closed_items_and_personal_data_stay_out_unless_they_are_asked_for(library: Library) -> None:
    asked = of(library, PAGES)
    usual = OfDocument(asked.library, asked.meeting, asked.version, asked.reader)
    assert (usual.closed_items, usual.mask) == (False, True)


def test_personal_data_is_taken_out_of_a_text(library: Library) -> None:
    masked = paper_of(library, replace(of(library, TEXT), mask=True))
    kept = paper_of(library, of(library, TEXT))
    assert masked.personal == kept.personal >= 1
    assert "22 33 44 55" in words_of(kept)
    assert "22 33 44 55" not in words_of(masked)
    assert "[telephone number left out]" in words_of(masked)


def test_personal_data_is_taken_off_pages(library: Library, tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    for at, line in enumerate(
        ("Nørrevang Kommune", "Referat Byrådet 14. maj 2031", "1. Ny vej", "Ring 22334455.")
    ):
        page.insert_text((60, 100 + 30 * at), line, fontsize=14)
    document.save(tmp_path / "pages.pdf")
    add(library, prepare(open_file(tmp_path / "pages.pdf")))
    asked = of(library, tmp_path / "pages.pdf")
    kept, masked = paper_of(library, asked), paper_of(library, replace(asked, mask=True))
    assert kept.personal == masked.personal == 1
    assert "22334455" in words_of(kept)
    assert "22334455" not in words_of(masked)
    assert "Ny vej" in words_of(masked)


def test_closed_items_are_left_blank_unless_they_are_wanted(library: Library) -> None:
    assert "Køb af ejendom" in words_of(paper_of(library, of(library, PAGES)))
    for marks in (True, False):
        paper = paper_of(library, replace(of(library, PAGES), marks=marks, closed_items=False))
        assert "Køb af ejendom" not in words_of(paper)
        assert ("Highlight" in marks_of(paper)) is marks
        assert paper.closed == 1


def test_a_document_without_pages_is_set_on_pages(library: Library) -> None:
    loaded = load(library, of(library, TEXT).meeting)
    paper = paper_of(library, of(library, TEXT))
    words = words_of(paper)
    assert paper.is_text
    for item in loaded.meeting.items:
        assert " ".join((item.title or "").split()) in words
    assert NOTE in words
    assert "Note by Anna" in words
    bare = words_of(paper_of(library, replace(of(library, TEXT), marks=False)))
    assert NOTE not in bare


def test_closed_items_of_a_text_are_left_out_with_a_word(library: Library) -> None:
    loaded = load(library, of(library, TEXT).meeting)
    closed = [item for item in loaded.meeting.items if item.closed]
    assert closed
    paper = paper_of(library, replace(of(library, TEXT), closed_items=False))
    words = words_of(paper)
    assert paper.closed == len(closed)
    assert words.count("A closed item is left out here.") >= 1
    for item in closed:
        assert " ".join(loaded.source.text[item.heading.start : item.heading.end].split()) not in words


def test_what_is_gone_from_the_library_gives_a_sentence(library: Library) -> None:
    with pytest.raises(LibraryError, match="not in the library any more"):
        paper_of(library, replace(of(library, PAGES), version=4711))
