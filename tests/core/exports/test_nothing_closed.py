"""Every form, and all that can tell of a closed item: none of it goes out, and all that is open does."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pymupdf
import pytest

from core.annotations import (
    About,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.exports.choice import Choice, GroupBy
from core.exports.formats import Format
from core.exports.job import export
from core.exports.wish import Wish
from core.library import Library, add, catch_up, load, prepare, put
from core.library.lists.chosen import Range
from core.minutes import Role
from core.opening import OpenedFile
from core.parsing import parse
from core.source_text import Span
from core.sources import read
from tests.core.exports.confidential import said
from tests.core.exports.gathered import TODAY

PAGES = (
    (
        "Nørrevang Kommune",
        "REFERAT Økonomiudvalget d. 14-05-2024",
        "Mødedato Tirsdag d. 14. maj 2024 kl. 14:30",
        "Indholdsfortegnelse",
        "1. Godkendelse af budget",
        "2. Lukket punkt: Køb af Engholmgården",
        "3. Eventuelt",
    ),
    (
        "Punkt 1: Godkendelse af budget",
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Godkendt, idet forvaltningen vender tilbage.",
    ),
    (
        "Punkt 2: Lukket punkt: Køb af Engholmgården",
        "Indstilling",
        "Kommunen byder 4 millioner.",
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Hemmeligt bud sendes.",
        "Bilag",
        "Købsaftale med Rasmus Krondal",
    ),
    (
        "Punkt 3: Eventuelt",
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Intet at bemærke.",
        "Bilag",
        "Kort over broen",
    ),
    (
        "Bilagsliste",
        "1. Godkendelse af budget",
        "2. Køb af Engholmgården",
        "Købsaftale med Rasmus Krondal",
    ),
)
SECRETS = (
    *("Engholm", "Krondal", "4 millioner", "Hemmeligt", "bud sendes"),
    *("Pristjek", "gårdkøb", "Ring til sælger", "Enevold", "Om overgangen", "Om listen"),
)
OPEN = ("Om budgettet", "økonomi", "Om ordene", "Skriv til broen")
TOLD = {
    Format.ICS: ("Skriv til broen",),
    Format.XLSX: OPEN,
    Format.MARKED_PDF: ("Om budgettet", "økonomi", "Om ordene", "Skriv til broen"),
}


def minutes() -> OpenedFile:
    document = pymupdf.open()
    for lines in PAGES:
        page = document.new_page()
        for at, words in enumerate(lines):
            is_head = words.startswith(("Punkt", "Beslutning", "Indstilling", "Bilag"))
            size, face = (13, "hebo") if is_head else (11, "helv")
            page.insert_text((60, 80 + 24 * at), words, fontsize=size, fontname=face)
    content = document.tobytes()
    source = read(content)
    return OpenedFile(Path("/invented/Referat maj.pdf"), content, source, parse(source))


def annotated(library: Library) -> MeetingId:
    """The minutes, with something open and something closed of each kind."""
    meeting = add(library, prepare(minutes())).meeting
    loaded = load(library, meeting)
    budget, purchase, other = map(ItemKey.of, loaded.meeting.items)
    assert [item.closed for item in loaded.meeting.items] == [False, True, False]

    def added(key: ItemKey, kind: AnnotationKind, text: str, first: str = "", last: str = "") -> None:
        passage, about = None, None
        if first:
            start = loaded.source.text.rindex(first)
            span = Span(start, loaded.source.text.index(last or first, start) + len(last or first))
            passage, about = Passage.of(loaded.source, span, Role.OTHER), About.PASSAGE
        colour = Colour.RED if kind is AnnotationKind.HIGHLIGHT else None
        state = FollowUp("Frode Enevold" if key == purchase else "Ea", TODAY, None)
        follow_up = state if kind is AnnotationKind.FOLLOW_UP else None
        put(
            library,
            new_annotation(
                meeting, key, kind, text, "Ea", passage, about, colour=colour, follow_up=follow_up
            ),
        )

    added(budget, AnnotationKind.NOTE, "Om budgettet")
    added(budget, AnnotationKind.TAG, "økonomi")
    added(budget, AnnotationKind.HIGHLIGHT, "", "vender tilbage.")
    added(budget, AnnotationKind.NOTE, "Om ordene", "vender tilbage.")
    added(other, AnnotationKind.FOLLOW_UP, "Skriv til broen")
    added(purchase, AnnotationKind.NOTE, "Pristjek")
    added(purchase, AnnotationKind.TAG, "gårdkøb")
    added(purchase, AnnotationKind.FOLLOW_UP, "Ring til sælger")
    added(purchase, AnnotationKind.HIGHLIGHT, "", "byder 4 millioner")
    added(budget, AnnotationKind.NOTE, "Om overgangen", "vender tilbage.", "Engholmgården")
    added(other, AnnotationKind.NOTE, "Om listen", "Købsaftale med Rasmus Krondal")
    added(ItemKey(None, None), AnnotationKind.HIGHLIGHT, "", "3. Eventuelt")
    catch_up(library)
    return meeting


def words_of(path: Path) -> str:
    """All that a file says."""
    content = path.read_bytes()
    if content[:4] == b"%PDF":
        with pymupdf.open(stream=content) as document:
            return said(content) + "".join(page.get_text() for page in document)
    if content[:2] == b"PK":
        with zipfile.ZipFile(path) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return content.decode().replace("\r\n ", "")


@pytest.mark.parametrize("format", Format)
def test_nothing_closed_goes_out_in_any_form(library: Library, tmp_path: Path, format: Format) -> None:
    annotated(library)
    path = tmp_path / "ud"
    done = export(library, Wish(Range(), Choice(), format, "Ea"), path)
    told = words_of(path)
    assert [secret for secret in SECRETS if secret in told] == []
    assert [words for words in TOLD.get(format, OPEN) if words not in told] == []
    assert done.remarks_left_out >= 2


@pytest.mark.parametrize("group_by", GroupBy)
def test_nor_however_it_is_grouped(library: Library, tmp_path: Path, group_by: GroupBy) -> None:
    annotated(library)
    path = tmp_path / "ud"
    export(library, Wish(Range(), Choice(group_by=group_by), Format.TEXT, "Ea"), path)
    told = words_of(path)
    assert [secret for secret in SECRETS if secret in told] == []
    export(library, Wish(Range(), Choice(group_by=group_by, closed_items=True), Format.TEXT, "Ea"), path)
    asked = words_of(path)
    assert [secret for secret in SECRETS if secret not in asked] == []
