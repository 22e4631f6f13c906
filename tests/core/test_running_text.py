"""Paragraphs whole again: nothing lost, nothing twice, and as a careful typist would set them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from core.minutes import Meeting, NodeKind
from core.opening import open_file
from core.paragraph import Form, Paragraph
from core.parsing import parse
from core.running_text import RunningText, paragraphs
from core.source_text import Box, Line, PageSize, SourceText, Span
from core.sources import read as read_bytes_of

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SUFFIXES = (".txt", ".md", ".pdf", ".docx", ".odt", ".rtf", ".html", ".xml")
FILES = [
    path
    for folder in (ROOT / "tests" / "minutes", ROOT / "resources" / "samples", CORPUS)
    for path in sorted(folder.glob("*"))
    if path.suffix in SUFFIXES and path.name not in ("GOLD.md", "README.md")
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_in_one_paragraph(path: Path) -> None:
    opened = open_file(path)
    source, meeting = opened.source, opened.meeting
    found = paragraphs(source, meeting)
    pieces = [piece for each in found for piece in each.pieces]
    assert all(first.end <= second.start for first, second in pairwise(pieces))
    of_page = {
        line
        for node in meeting.nodes
        if node.kind is NodeKind.FURNITURE and source.pages
        for line in range(node.first, node.end)
    }
    held = [False] * len(source.text)
    for piece in pieces:
        held[piece.start : piece.end] = [True] * (piece.end - piece.start)
    for index, line in enumerate(source.lines):
        words = source.line_text(index)
        if not words.strip():
            continue
        if index in of_page:
            assert not any(held[line.start : line.end]), words
        else:
            assert all(held[line.start : line.end - words.endswith("-")]), words
    for each in found:
        text = each.text(source)
        assert "\n" not in text
        for piece in each.pieces:
            for offset in (piece.start, (piece.start + piece.end) // 2, piece.end - 1):
                place = each.place_of(source, offset)
                assert text[place] == source.text[offset].replace("\n", " ")
                assert each.offset_of(source, place) == offset


def page_of(*rows: tuple[str, float, float], page: int = 0, start: int = 0) -> list[Line]:
    """Lines of a page: words, left edge and height in points. A letter is 5 points wide."""
    lines = []
    for words, x, y in rows:
        box = Box(x, y, x + 5 * len(words), y + 12)
        lines.append(Line(start, start + len(words), page, box, 10.0))
        start += len(words) + 1
    return lines


def read(*pages: list[tuple[str, float, float]]) -> tuple[SourceText, Meeting]:
    lines: list[Line] = []
    words: list[str] = []
    for number, rows in enumerate(pages):
        start = lines[-1].end + 1 if lines else 0
        lines += page_of(*rows, page=number, start=start)
        words += [row[0] for row in rows]
    sizes = tuple(PageSize(595.0, 842.0) for _page in pages)
    source = SourceText("\n".join(words), tuple(lines), "pdf", 1, sizes)
    return source, parse(source)


def texts(source: SourceText, meeting: Meeting) -> list[str]:
    return [each.text(source) for each in paragraphs(source, meeting)]


FULL = (
    "Der er enighed om at bygge en ny bro over havnen og om at lade stien gå langs vandet til fyret ude",
    "ved molen, hvor der i dag ligger et skur, som ingen har brugt siden den gamle færge holdt op med at",
    "sejle til øen, og hvor fiskerne kun sjældent lægger til, fordi dybden er for ringe ved lavvande og",
    "vinden fra vest gør det svært at komme ind mellem stenene, som stormen flyttede på i vinteren efter",
)
"""Lines that reach the right edge."""


def written(text: str) -> list[Paragraph]:
    source = read_bytes_of(text.encode())
    return list(paragraphs(source, parse(source)))


@pytest.mark.parametrize("label", ["Mødt", "Til stede"])
def test_who_was_there_is_body_text(label: str) -> None:
    text = f"{label}: Ib Lund, Ea Holm og Bo Krag\n\nDer var intet at bemærke til regnskabet.\n"
    assert written(text)[0].form in (Form.TEXT, Form.FIELD)


def test_the_first_line_is_the_title() -> None:
    text = "Referat af møde i Byrådet\n\nPunkt 1: Ny bro\n\nBeslutning\nGodkendt.\n"
    assert [each.form for each in written(text)] == [Form.TITLE, Form.ITEM, Form.SECTION, Form.TEXT]


def test_wrapped_lines_are_one_paragraph_and_a_short_one_ends_it() -> None:
    rows = [
        (FULL[0], 50.0, 100.0),
        ("mod nord.", 50.0, 112.0),
        (FULL[1], 50.0, 124.0),
        ("og syd.", 50.0, 136.0),
    ]
    assert texts(*read(rows)) == [f"{FULL[0]} mod nord.", f"{FULL[1]} og syd."]


def test_space_between_lines_begins_a_paragraph() -> None:
    rows = [(FULL[0], 50.0, 100.0), (FULL[1], 50.0, 112.0), (FULL[2], 50.0, 132.0), (FULL[3], 50.0, 144.0)]
    assert texts(*read(rows)) == [" ".join(FULL[:2]), " ".join(FULL[2:])]


def test_names_stay_on_lines_of_their_own() -> None:
    rows = [("Til stede", 50.0, 60.0), ("Ib Lund (A)", 50.0, 84.0), ("Ea Holm (V)", 50.0, 96.0)]
    rows += [(words, 50.0, 200.0 + 12 * at) for at, words in enumerate(FULL)]
    source, meeting = read(rows)
    assert texts(source, meeting) == ["Til stede", "Ib Lund (A)", "Ea Holm (V)", " ".join(FULL)]
    assert [each.tight for each in paragraphs(source, meeting)] == [False, False, True, False]


def test_entries_of_a_list_keep_their_hanging_lines() -> None:
    entry = "• " + FULL[1][:90]
    rows = [(FULL[0], 50.0, 100.0), (entry, 70.0, 112.0), ("og bro", 80.0, 124.0), ("• Sti", 70.0, 136.0)]
    source, meeting = read(rows)
    found = paragraphs(source, meeting)
    assert [each.form for each in found] == [Form.TITLE, Form.LIST, Form.LIST]
    assert found[1].text(source) == entry + " og bro"


def test_a_date_cut_by_a_line_end_is_no_list() -> None:
    rows = [
        (FULL[0] + " den", 50.0, 100.0),
        ("14. maj og " + FULL[1][:88], 50.0, 112.0),
        (FULL[2], 50.0, 124.0),
    ]
    assert len(texts(*read(rows))) == 1


def test_a_sentence_goes_on_over_the_page() -> None:
    one = [
        ("Overskrift", 50.0, 60.0),
        (FULL[0], 50.0, 100.0),
        (FULL[1], 50.0, 112.0),
        ("Side 1", 50.0, 800.0),
    ]
    two = [("mod nord.", 50.0, 60.0), ("Godkendt.", 50.0, 90.0), ("Side 2", 50.0, 800.0)]
    three = [("Intet.", 50.0, 60.0), ("Side 3", 50.0, 800.0)]
    found = texts(*read(one, two, three))
    assert found == ["Overskrift", f"{FULL[0]} {FULL[1]} mod nord.", "Godkendt.", "Intet."]


def test_the_paragraph_at_a_place() -> None:
    source, meeting = read([(FULL[0], 50.0, 100.0), ("mod nord.", 50.0, 112.0), ("Godkendt.", 50.0, 150.0)])
    found = RunningText(source, meeting).paragraph_at(len(FULL[0]) + 3)
    assert found is not None
    assert found.pieces == (Span(0, len(FULL[0]) + 10),)
    nothing = SourceText("", (), "text", 1)
    assert RunningText(nothing, parse(nothing)).paragraph_at(0) is None


def test_a_word_cut_between_two_pieces_is_whole() -> None:
    text = "en kommu-\nSide 2\nnal bro"
    lines = (Line(0, 9), Line(10, 16), Line(17, 24))
    source = SourceText(text, lines, "pdf", 1)
    cut = Paragraph(Form.TEXT, 0, (Span(0, 8), Span(17, 24)))
    assert cut.text(source) == "en kommunal bro"
    assert cut.place_of(source, 17) == 8
    assert cut.offset_of(source, 9) == 18


def test_each_entry_of_a_contents_list_is_a_paragraph_and_people_are_no_labels() -> None:
    committee = open_file(next((ROOT / "resources" / "samples").glob("*oekonomi*.pdf")))
    read = paragraphs(committee.source, committee.meeting)
    entries = [each.text(committee.source) for each in read if each.form is Form.ENTRY]
    assert [entry.rpartition(" ")[2] for entry in entries] == ["3", "4", "5", "6", "7", "8", "9"]
    council = open_file(next((ROOT / "resources" / "samples").glob("*byraad*.pdf")))
    named = [each for each in paragraphs(council.source, council.meeting) if each.span.start < 600]
    people = [each for each in named if "\t" in each.text(council.source) and each.form is not Form.ENTRY]
    assert people
    assert {each.form for each in people} == {Form.ROW}


def test_the_heading_of_an_earlier_decision_stands_below_that_of_all() -> None:
    opened = open_file(next((ROOT / "resources" / "samples").glob("*oekonomi*.pdf")))
    found = {each.text(opened.source): each for each in paragraphs(opened.source, opened.meeting)}
    upper, lower = found["Tidligere beslutninger"], found["Børne- og Skoleudvalget den 07-05-2024"]
    assert (upper.form, upper.level) == (Form.SECTION, 2)
    assert (lower.form, lower.level) == (Form.STRONG, 3)
