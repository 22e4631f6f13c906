"""A summary as PDF, read back with PyMuPDF and pikepdf, and with the tools of Poppler where they are."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from core.errors import UserFacingError
from core.exports import pdf
from core.exports.choice import Choice, Layout
from core.exports.layout.laying_out import laid_out
from core.exports.pdf import pages_as_png, pdf_of, render
from core.exports.remarks import Remarks
from core.exports.summary import Group, Summary
from core.language import set_language
from core.minutes import Outcome
from tests.core.exports.pdf_reading import opened, page_lines, page_texts, text_of
from tests.core.exports.summaries import (
    COUNCIL,
    HEAD,
    PIECES,
    decision,
    full_item,
    full_summary,
    item,
    note,
    summary,
)

A4 = (595.3, 841.9)
LONG = "Der gives en anlægsbevilling til kommunalbestyrelsens bygningsvedligeholdelse. "


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def long_summary(items: int = 40, **said: object) -> Summary:
    """Items enough for several pages, each with text of another length."""
    found = [
        item(
            str(number),
            f"Sag om vej {number}",
            case_number=f"31-{number}",
            decisions=(decision(LONG * (1 + number % 7)),),
            remarks=Remarks(("vej",)) if number % 2 else Remarks(),
        )
        for number in range(1, items + 1)
    ]
    return summary(*found, **said)


@pytest.mark.parametrize("layout", [Layout.FLOWING, Layout.SPEAKING])
def test_every_piece_of_a_full_summary_is_there(layout: Layout) -> None:
    found = text_of(render(full_summary(choice=Choice(layout=layout))))
    assert [piece for piece in PIECES if piece not in found] == []
    for words in (
        "Budget i maj",
        "Til gruppemødet.",
        "Nørresund",
        "2. Køb af jord (closed)",
        "Note på det tabte",
    ):
        assert words in found or words == "Nørresund"  # a meeting's head is not spoken of
    assert "1 closed item is left out." in found


@pytest.mark.needs_program("pdftotext")
def test_another_program_finds_the_pieces_too(tmp_path: Path) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(render(full_summary()))
    said = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    found = " ".join(said.stdout.decode().replace("\u00a0", " ").split())
    assert [piece for piece in PIECES if piece not in found] == []


def test_title_and_language_are_stated_and_the_reader_is_not() -> None:
    content = render(full_summary())
    with opened(content) as found:
        assert str(found.docinfo.Title) == "Budget i maj (closed)"
        assert str(found.Root.Lang).startswith("en")
        assert "/Author" not in found.docinfo
        told = found.Root.Metadata.read_bytes().decode()
    assert "Budget i maj" in told
    assert "creator>" not in told
    with opened(render(full_summary(reader="Åse Holm", language="da"))) as found:
        assert str(found.docinfo.Author) == "Åse Holm"
        assert str(found.Root.Lang).startswith("da")


def test_bookmarks_are_the_headings_alone() -> None:
    content = render(full_summary())
    with pymupdf.open(stream=content) as found:
        assert [(level, words) for level, words, _page in found.get_toc()] == [
            (1, "Økonomiudvalget, 14 May 2031"),
            (2, "Before the first item"),
            (2, "1. Ny bro"),
            (2, "2. Køb af jord (closed)"),
            (2, "Not found in this version of the document"),
            (3, "9. Havnen"),
        ]


def test_links_lead_to_the_page_of_the_file_that_lies_beside() -> None:
    with opened(render(full_summary())) as found:
        notes = [each for page in found.pages for each in page.get("/Annots", ())]
        uris = {str(each.A.URI) for each in notes if "/URI" in each.get("/A", {})}
        assert {"Referat%20maj.pdf#page=3", "Referat%20maj.pdf#page=4", "Referat%20maj.pdf"} <= uris
        assert all(not uri.startswith(("/", "file:")) for uri in uris)


def test_a_table_of_contents_leads_to_the_pages() -> None:
    groups = tuple(Group(f"Møde {n}", long_summary(30).groups[0].items) for n in (1, 2))
    content = render(summary(groups=groups))
    with pymupdf.open(stream=content) as found:
        first = plain_lines(found[0].get_text())
        assert "Contents" in first
        goals = {link["page"] for page in found.pages(0, 2) for link in page.get_links()}
        assert goals == {page - 1 for _level, _words, page in found.get_toc(simple=True)}
    without = render(summary(groups=groups, choice=Choice(contents=False)))
    assert "Contents" not in page_texts(without)[0]


def plain_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def test_pages_are_numbered_and_all_but_the_first_carry_the_title() -> None:
    pages = page_texts(render(long_summary(title="Vejene i maj")))
    assert len(pages) > 3
    for number, words in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in words
    assert pages[0].count("Vejene i maj") == 1
    assert all(words.startswith("Vejene i maj") for words in pages[1:])


def test_no_heading_and_no_label_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in page_lines(render(long_summary(90, choice=Choice(contents=False)))):
        last = [line for line in lines if not line.words.startswith("Page ")][-1]
        assert "Serif" in last.font, last


def test_speaking_notes_are_large_an_item_a_page_and_say_where_they_belong() -> None:
    items = [
        item(
            str(n),
            f"Vej {n}",
            meeting=HEAD if n < 3 else COUNCIL,
            decisions=(decision("Godkendt."),),
            remarks=Remarks(notes=(note(f"Sig {n}"),)),
        )
        for n in range(1, 5)
    ]
    groups = (Group("Økonomiudvalget", tuple(items[:2]), HEAD), Group("Byrådet", tuple(items[2:]), COUNCIL))
    content = render(summary(groups=groups, choice=Choice(layout=Layout.SPEAKING, contents=False)))
    pages = page_texts(content)
    assert len(pages) == 4
    for number, words in enumerate(pages, 1):
        assert f"{number}. Vej {number}" in words
        assert ("Økonomiudvalget" if number < 3 else "Byrådet") in words
        assert words.index(f"Sig {number}") < words.index("Godkendt.")
    for words, size in (("Sig ", 18.0), ("Godkendt.", 12.5)):
        assert {line.size for lines in page_lines(content) for line in lines if words in line.words} == {size}


def test_an_item_that_is_spoken_of_on_two_pages_says_so_on_the_second() -> None:
    remarks = Remarks(notes=(note("Husk det hele. " * 200),))
    pages = page_texts(render(summary(item(remarks=remarks), choice=Choice(layout=Layout.SPEAKING))))
    assert len(pages) > 1
    assert "1. Ny bro" in pages[1]
    assert "(continued)" in pages[1]


def test_what_readers_wrote_has_another_typeface_than_the_minutes() -> None:
    remarks = Remarks(notes=(note("Min egen note"),))
    lines = page_lines(render(summary(item(decisions=(decision("Referatets ord"),), remarks=remarks))))[0]
    fonts = {line.words: line.font for line in lines}
    assert "Serif" in fonts["Referatets ord"]
    assert "Sans" in fonts["Min egen note"]


def test_an_outcome_has_a_sign_and_a_word() -> None:
    """So that it is seen without colours."""
    content = render(summary(item(decisions=(decision("Nej.", Outcome.REJECTED),))))
    assert "Decision · Rejected" in text_of(content)
    with pymupdf.open(stream=content) as found:
        label = found[0].search_for("Decision · Rejected")[0]
        before = [each["rect"] for each in found[0].get_drawings() if each["rect"].x1 <= label.x0]
        assert any(abs((box.y0 + box.y1) / 2 - (label.y0 + label.y1) / 2) < 4 for box in before)


def test_danish_words_are_hyphenated_as_danish_is() -> None:
    made = summary(item(decisions=(decision(LONG * 12),)), language="da")
    with pymupdf.open(stream=render(made)) as found:
        words = found[0].get_text()
    assert "\u00ad\n" in words
    assert plain_text_without_breaks(words).count("kommunalbestyrelsens") == 12


def plain_text_without_breaks(words: str) -> str:
    return words.replace("\u00ad\n", "").replace("\n", " ")


def test_a_table_has_its_head_row_on_every_page() -> None:
    choice = Choice(layout=Layout.DECISION_TABLE)
    pages = page_texts(render(long_summary(60, choice=choice)))
    assert len(pages) > 2
    assert all("Item Decision" in words for words in pages)


def test_rows_of_a_table_are_not_parted_by_a_page() -> None:
    content = render(long_summary(60, choice=Choice(layout=Layout.DECISION_TABLE)))
    for words in page_texts(content):
        rows = words.count("Sag om vej")
        assert words.count("Approved") == rows


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert render(full_summary()) == render(full_summary())


def test_an_empty_meeting_is_a_page_that_says_so() -> None:
    pages = page_texts(render(summary()))
    assert len(pages) == 1
    assert "There are no items here." in pages[0]


def within_the_page(content: bytes, margin: float = 40) -> bool:
    """Whether all letters stand within the page's margins."""
    return all(
        line.box[0] >= margin and line.box[2] <= A4[0] - margin and line.box[3] <= A4[1] - 20
        for lines in page_lines(content)
        for line in lines
    )


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize(
    "word", ["a" * 400, "W" * 400, "https://example.org/" + "sti/" * 90 + "navn.html", "1234567890" * 40]
)
def test_words_without_end_stay_within_the_page(layout: Layout, word: str) -> None:
    remarks = Remarks((word,), (note(word),))
    made = item(title=word, decisions=(decision(word),), attachments=(word,), remarks=remarks)
    content = render(summary(made, item("2", "To"), title=word, choice=Choice(layout=layout)))
    assert within_the_page(content)
    if layout is Layout.FLOWING:
        assert word in text_of(content).replace(" ", "")


def test_a_title_of_2000_letters_is_shown_whole() -> None:
    title = ("Anlægsbevilling til nye faglokaler og " * 60)[:2000].strip()
    content = render(summary(item(title=title), item("2", "To"), title=title))
    assert within_the_page(content)
    assert title in text_of(content)


def test_an_item_with_300_annotations_keeps_them_all() -> None:
    remarks = Remarks(notes=tuple(note(f"Note nummer {n}.") for n in range(300)))
    found = text_of(render(summary(item(remarks=remarks))))
    assert all(f"Note nummer {n}." in found for n in range(300))


def test_what_looks_like_code_stays_text() -> None:
    words = '#panic("x") *a* _b_ $x^2$ \\ "q" <l> @r //c /*d*/ [e] `f` ~ -- ... {g} #{1+1} = h'
    made = item(title=words, decisions=(decision(words),), attachments=(words,), remarks=Remarks((words,)))
    content = render(summary(made, item("2", "To"), title=words, introduction=words))
    found = text_of(content)
    assert found.count(words) >= 6
    with opened(content) as told:
        assert str(told.docinfo.Title) == words


def test_letters_that_no_typeface_has_become_a_sign() -> None:
    words = "Smil 😀👍🏽 og 漢字, Ελλάδα, Київ, ≤ ✗, naïve \u0007\u0000\ufeff\u202efærdig"
    content = render(summary(item(decisions=(decision(words),)), title="😀 i maj"))
    found = text_of(content)
    assert "Smil □ og □, Ελλάδα, Київ, ≤ ✗, naïve færdig" in found
    assert "□ i maj" in found


def test_what_typst_refuses_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#panic()")
    monkeypatch.setattr(pdf, "TEMPLATE", broken)
    with pytest.raises(UserFacingError, match="could not be made") as told:
        render(full_summary())
    assert told.value.advice


def test_pages_come_as_pictures_of_the_width_that_is_asked_for() -> None:
    laid = laid_out(long_summary())
    pictures, count = pages_as_png(laid, 300, 1, 2)
    assert count == len(page_texts(pdf_of(laid)))
    assert len(pictures) == 2
    for picture in pictures:
        pixels = pymupdf.Pixmap(io.BytesIO(picture).getvalue())
        assert (pixels.width, pixels.height) == (300, pytest.approx(424, abs=2))
        assert len(set(pixels.samples[::7])) > 8  # something is printed
    assert pages_as_png(laid, 300, count, 3) == ([], count)


def test_turning_pages_of_a_preview_sets_the_document_once(monkeypatch: pytest.MonkeyPatch) -> None:
    set_times = []
    really = pdf.pdf_of

    def counted(laid: object) -> bytes:
        set_times.append(laid)
        return really(laid)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "pdf_of", counted)
    laid = laid_out(long_summary(title="Til at blade i"))
    for first in range(3):
        pages_as_png(replace(laid), 100, first, 1)
    assert len(set_times) == 1


def test_meetings_of_two_bodies_each_have_their_heading() -> None:
    groups = (
        Group("Økonomiudvalget", (full_item(),), HEAD),
        Group("Byrådet", (item(meeting=COUNCIL),), COUNCIL),
    )
    with pikepdf.open(io.BytesIO(render(summary(groups=groups)))) as found, found.open_outline() as outline:
        assert [each.title for each in outline.root] == ["Økonomiudvalget", "Byrådet"]
        assert [each.title for each in outline.root[0].children] == ["1. Ny bro"]


def test_an_item_that_is_spoken_of_stands_on_one_page_where_it_can() -> None:
    """However long the minutes are: the reader's own words come first, and whole."""
    said = decision(LONG * 20, remarks=Remarks(notes=(note("Sig det her. " * 20),)))
    earlier = decision(LONG * 20, Outcome.RECOMMENDED, own=False, body="Teknisk Udvalg")
    made = item(recommendations=(LONG * 20,), decisions=(earlier, said), page=2)
    choice = Choice(layout=Layout.SPEAKING, contents=False)
    pages = page_texts(render(summary(made, choice=choice)))
    assert len(pages) == 1
    assert pages[0].count("Sig det her.") == 20
    assert pages[0].index("Sig det her.") < pages[0].index("Recommendation")
    assert pages[0].count("… · page 3") == 3


def test_a_title_of_two_lines_has_room_between_them() -> None:
    title = "Summen af alt det, der blev besluttet i maj og juni 2031"
    for layout in (Layout.FLOWING, Layout.SPEAKING):
        made = summary(item(), title=title, choice=Choice(layout=layout))
        first, second = [line for line in page_lines(render(made))[0] if line.words in title][:2]
        assert second.box[3] - first.box[3] > 1.15 * first.size


def test_pages_have_no_large_holes_at_their_feet() -> None:
    for layout in (Layout.FLOWING, Layout.DECISION_TABLE):
        content = render(long_summary(60, choice=Choice(layout=layout, contents=False)))
        for lines in page_lines(content)[:-1]:
            lowest = max(line.box[3] for line in lines if not line.words.startswith("Page "))
            assert lowest > 0.66 * A4[1]


def test_a_short_recommendation_and_the_decision_on_it_are_not_parted_by_a_page() -> None:
    items = [
        item(
            str(n),
            "Sag",
            recommendations=("Det indstilles. " * (n % 9 + 1),),
            decisions=(decision(LONG * 2),),
        )
        for n in range(1, 50)
    ]
    for words in page_texts(render(summary(*items, choice=Choice(contents=False)))):
        assert words.count("Recommendation") == words.count("Decision ·")
