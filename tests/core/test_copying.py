"""What is copied from minutes: what a reader would have typed off, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.copying import (
    clean_html,
    clean_text,
    html_with_reference,
    paragraphs_over,
    reference,
    with_reference,
)
from core.language import set_language
from core.minutes import DocumentKind, Meeting
from core.opening import open_file
from core.paragraph import Form, Paragraph
from core.running_text import RunningText
from core.source_text import Line, PageSize, SourceText, Span

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
COUNCIL = SAMPLES / "noerrevang-byraadet-2024-05-28.pdf"
COMMITTEE = SAMPLES / "noerrevang-oekonomiudvalget-2024-05-14.pdf"


@pytest.fixture(scope="module")
def committee() -> tuple[SourceText, Meeting]:
    opened = open_file(COMMITTEE)
    return opened.source, opened.meeting


@pytest.fixture(scope="module")
def council() -> tuple[SourceText, Meeting]:
    opened = open_file(COUNCIL)
    return opened.source, opened.meeting


def made(text: str, *forms: tuple[Form, Span]) -> tuple[SourceText, list[Paragraph]]:
    """A text, and paragraphs of one piece each in it."""
    source = SourceText(text=text, lines=(Line(0, len(text)),), format="text", extractor=1)
    return source, [Paragraph(form, 0, (span,)) for form, span in forms]


def copied(source: SourceText, meeting: Meeting, first: str, last: str) -> str:
    """What is copied from the beginning of one stretch of words to the end of another."""
    start = source.text.index(first)
    span = Span(start, source.text.index(last, start) + len(last))
    return clean_text(source, span, paragraphs_over(RunningText(source, meeting), span))


def test_paragraphs_are_whole(committee: tuple[SourceText, Meeting]) -> None:
    assert copied(*committee, "Resumé\nØkonomistaben", "bruge mere") == (
        "Resumé\n"
        "Økonomistaben fremlægger budgetopfølgningen efter årets første fire måneder. Der ventes et samlet "
        "mindreforbrug på 6,2 mio. kr., som især skyldes senere opstart af anlægsarbejder.\n"
        "\n"
        "Indstilling\n"
        "Direktionen indstiller, at orienteringen tages til efterretning, og at 1,4 mio. kr. flyttes fra "
        "pulje til vedligehold til Færgevejens skole.\n"
        "\n"
        "Sagsfremstilling\n"
        "Opfølgningen bygger på centrenes egne skøn. To centre ventes at bruge mere"
    )


def test_cells_stand_apart_by_tabs_and_rows_in_lines(committee: tuple[SourceText, Meeting]) -> None:
    words = copied(*committee, "Område", "287,5")
    assert words == "Område\tBudget\tSkøn\tAfvigelse\nBørn og Unge\t412,6\t413,5\t0,9\nSundhed\t287,1\t287,5"


def test_nothing_of_the_page_comes_along(council: tuple[SourceText, Meeting]) -> None:
    source, meeting = council
    span = Span(0, len(source.text))
    words = clean_text(source, span, paragraphs_over(RunningText(source, meeting), span))
    assert "Side 3 af 5" in source.text
    assert "Side 3 af 5" not in words


def test_a_running_head_alone_is_copied_as_it_stands(council: tuple[SourceText, Meeting]) -> None:
    source, meeting = council
    at = source.text.index("Side 3 af 5")
    span = Span(at, at + len("Side 3 af 5"))
    assert clean_text(source, span, paragraphs_over(RunningText(source, meeting), span)) == "Side 3 af 5"


def test_a_paragraph_over_two_pages_is_one() -> None:
    text = "Broen er for-\n3\nældet og smal."
    source = SourceText(text=text, lines=(Line(0, len(text)),), format="pdf", extractor=1)
    cut = Paragraph(Form.TEXT, 0, (Span(0, 12), Span(16, len(text))))
    assert clean_text(source, Span(0, len(text)), [cut]) == "Broen er forældet og smal."
    assert clean_text(source, Span(9, 20), [cut]) == "forælde"


def test_spaces_are_tidy_and_soft_hyphens_gone() -> None:
    text = "  1.250\u00a0kr.  til bro\u00adbygning\nog sti "
    source, paragraphs = made(text, (Form.TEXT, Span(0, len(text))))
    assert clean_text(source, Span(0, len(text)), paragraphs) == "1.250 kr. til brobygning og sti"


def test_entries_of_a_list_stand_in_lines_of_their_own() -> None:
    text = "Udvalget indstiller,\n1. at broen males,\n2. at stien ryddes."
    second, third = text.index("1."), text.index("2.")
    source, paragraphs = made(
        text,
        (Form.TEXT, Span(0, second - 1)),
        (Form.LIST, Span(second, third - 1)),
        (Form.LIST, Span(third, len(text))),
    )
    words = "Udvalget indstiller,\n\n1. at broen males,\n2. at stien ryddes."
    assert clean_text(source, Span(0, len(text)), paragraphs) == words


def test_html_has_paragraphs_headings_and_tables() -> None:
    text = "Økonomi\nA & B\t12\nC\t<3>\nI alt 15."
    source, paragraphs = made(
        text,
        (Form.SECTION, Span(0, 7)),
        (Form.ROW, Span(8, 16)),
        (Form.ROW, Span(17, 22)),
        (Form.TEXT, Span(23, 32)),
    )
    words = clean_html(source, Span(0, len(text)), paragraphs)
    assert words == (
        "<p><b>Økonomi</b></p>\n"
        "<table><tr><td>A &amp; B</td><td>12</td></tr><tr><td>C</td><td>&lt;3&gt;</td></tr></table>\n"
        "<p>I alt 15.</p>"
    )
    assert html_with_reference(words, "(s. 4)").endswith("<p>I alt 15.</p>\n<p>(s. 4)</p>")


def test_the_reference_says_where_the_words_stand(committee: tuple[SourceText, Meeting]) -> None:
    source, meeting = committee
    at = source.text.index("Direktionen indstiller, at orienteringen")
    place = Span(at, at + 30)
    assert reference(source, meeting, place, "x.pdf") == (
        "(Økonomiudvalget 14 May 2024, item 2 Budgetopfølgning pr. 30. april 2024, case 24-003817, p. 4)"
    )
    set_language("da")
    assert "14. maj 2024" in reference(source, meeting, place, "x.pdf")


def test_the_reference_over_several_items_names_the_first_and_the_last(
    committee: tuple[SourceText, Meeting],
) -> None:
    source, meeting = committee
    span = Span(meeting.items[1].span.start, meeting.items[2].heading.end)
    words = reference(source, meeting, span, "x.pdf")
    assert words.startswith("(Økonomiudvalget 14 May 2024, items 2–3, pp. 4–")


def test_what_is_not_known_is_left_out_and_a_draft_is_named() -> None:
    source = SourceText("Ja.", (Line(0, 3),), "text", 1, pages=(PageSize(600, 800),))
    meeting = Meeting(kind=DocumentKind.AGENDA, items=(), nodes=(), parser=1, vocabulary="", draft=True)
    assert reference(source, meeting, Span(0, 3), "dagsorden.txt") == "(dagsorden.txt, agenda, draft)"
    dated = replace(meeting, kind=DocumentKind.MINUTES, draft=False, body="Byrådet", date=date(2024, 5, 28))
    assert reference(source, dated, Span(0, 3), "x") == "(Byrådet 28 May 2024)"
    assert with_reference("Ja.", "(Byrådet)") == "Ja.\n(Byrådet)"
