"""Marked copies of documents of the library: what of them goes out, and what is shown before it does."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import Wish, export, personal_going_out
from core.library import Library, add, load, prepare, put
from core.library.lists.chosen import ItemPlace, Only, Range
from core.opening import OpenedFile
from core.parsing import parse
from core.sources import read
from tests.core.exports.confidential import said
from tests.core.exports.copies.test_marked_pdf_leaks import PERSONAL, personal_everywhere
from tests.core.exports.test_job import pdf

ITEMS = (
    *("1. Skole", "Beslutning", "Godkendt.", "2. Vej", "Beslutning", "Udsat."),
    *("3. Eventuelt", "Beslutning", "Intet."),
)


def note(library: Library, meeting: MeetingId, item: int, text: str, kind: AnnotationKind) -> None:
    key = ItemKey.of(load(library, meeting).meeting.items[item])
    put(library, new_annotation(meeting, key, kind, text, "Ea"))


def wish(range_: Range | None = None, **choice: object) -> Wish:
    return Wish(range_ or Range(), Choice(**choice), Format.MARKED_PDF, "Ea")  # type: ignore[arg-type]


def test_items_and_tags_go_out_with_their_own_notes_alone(library: Library, tmp_path: Path) -> None:
    meeting = pdf(library, "Referat.pdf", *ITEMS).meeting
    note(library, meeting, 0, "Om skolen", AnnotationKind.NOTE)
    note(library, meeting, 1, "Om vejen", AnnotationKind.NOTE)
    note(library, meeting, 1, "asfalt", AnnotationKind.TAG)
    path = tmp_path / "ud.pdf"
    export(library, wish(), path)
    assert {word for word in ("Om skolen", "Om vejen") if word in said(path.read_bytes())} == {
        "Om skolen",
        "Om vejen",
    }
    export(library, wish(Range(items=(ItemPlace(meeting, 0),))), path)
    assert "Om skolen" in said(path.read_bytes())
    assert "Om vejen" not in said(path.read_bytes())
    export(library, wish(only=Only(tags=("asfalt",))), path)
    assert "Om vejen" in said(path.read_bytes())
    assert "Om skolen" not in said(path.read_bytes())


def test_personal_data_beside_the_pages_is_shown_and_masked(library: Library, tmp_path: Path) -> None:
    content = personal_everywhere()
    source = read(content)
    add(library, prepare(OpenedFile(Path("/invented/Referat.pdf"), content, source, parse(source))))
    listed = {each.text for each in personal_going_out(library, wish())}
    shown = set(PERSONAL) - {"020290-1234", "030390-1234", "100190-1234", "link.person", "author.person"}
    assert shown | {"link.person@gmail.com", "author.person@gmail.com"} <= listed
    done = export(library, wish(), tmp_path / "ud.pdf")
    assert {each.text for each in done.masked} <= listed
    assert shown <= {each.text for each in done.masked}
    told = said((tmp_path / "ud.pdf").read_bytes())
    assert not any(each in told for each in PERSONAL)


def test_copies_in_a_folder_bear_no_personal_data_in_their_names(library: Library, tmp_path: Path) -> None:
    for day in (1, 2):
        pdf(library, f"Klage 01019{day}-1234.pdf", *ITEMS, day=f"{day}. maj 2031")
    done = export(library, wish(), tmp_path / "ud")
    assert [path.name for path in done.files[1:]] == [
        "Klage [CPR number left out].pdf",
        "Klage [CPR number left out] (2).pdf",
    ]
    assert all(pymupdf.open(path).page_count for path in done.files[1:])
