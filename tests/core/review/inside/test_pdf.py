"""What PDFs hold beside their text."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest

from core.review.draft import Draft
from core.review.inside.facts import Hidden
from core.review.inside.reading import facts_of
from core.sources import read
from core.sources.pdf import read as read_pdf
from tests.review.files import draft_in, facts_in, pdf, saved

BLACK, WHITE = (0, 0, 0), (1, 1, 1)


def words(draft: Draft, *kinds: Hidden) -> list[tuple[str, str]]:
    """What is told of these kinds: its words, and those at its place in the text."""
    assert draft.facts is not None
    return [
        (each.text, draft.quote(each.span) if each.span is not None else "")
        for each in draft.facts.of(*kinds)
    ]


def test_words_under_a_bar_are_found_with_their_place() -> None:
    document = pdf("Sagen om Ida Holm blev udsat.", "Sagen om broen blev godkendt.")
    page = document[0]
    bar = page.search_for("Ida Holm")[0]
    page.draw_rect(pymupdf.Rect(bar.x0 - 1, bar.y0, bar.x1 + 1, bar.y1), fill=BLACK)
    draft = draft_in(document)
    assert words(draft, Hidden.UNDER_A_BAR) == [("Ida Holm", "Ida Holm")]
    (fact,) = draft.facts.of(Hidden.UNDER_A_BAR) if draft.facts else ()
    assert fact.box is not None
    assert fact.box.page == 0
    assert abs(fact.box.box.x0 - bar.x0) < 2
    assert abs(fact.box.box.y1 - bar.y1) < 6


@pytest.mark.parametrize("fill", [BLACK, (0, 0, 0.4), (0.3, 0.3, 0.3), WHITE])
def test_a_bar_may_have_any_colour_that_covers(fill: tuple[float, ...]) -> None:
    document = pdf("Sagen om Ida Holm blev udsat.")
    document[0].draw_rect(document[0].search_for("Ida Holm")[0], fill=fill, color=None)
    assert "Ida Holm" in words(draft_in(document), Hidden.UNDER_A_BAR)[0][0]


def test_a_bar_that_was_laid_over_as_a_remark_is_one_too() -> None:
    document = pdf("Sagen om Ida Holm blev udsat.")
    remark = document[0].add_rect_annot(document[0].search_for("Ida Holm")[0])
    remark.set_colors(fill=BLACK)
    remark.update()
    assert words(draft_in(document), Hidden.UNDER_A_BAR) == [("Ida Holm", "Ida Holm")]


def test_a_turned_and_cropped_page_gives_the_same() -> None:
    document = pdf("Sagen om Ida Holm blev udsat.")
    document[0].draw_rect(document[0].search_for("Ida Holm")[0], fill=BLACK)
    document[0].set_cropbox(pymupdf.Rect(20, 20, 560, 800))
    document[0].set_rotation(90)
    assert words(draft_in(document), Hidden.UNDER_A_BAR) == [("Ida Holm", "Ida Holm")]


def test_what_lies_under_words_or_lets_them_through_is_no_bar() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.draw_rect(pymupdf.Rect(60, 55, 400, 80), fill=(0.1, 0.2, 0.4))
    page.insert_text((72, 72), "Hvid overskrift", color=WHITE)
    page.insert_text((72, 112), "Gult mærket tekst")
    page.draw_rect(pymupdf.Rect(60, 98, 400, 118), fill=(1, 1, 0), fill_opacity=0.4, color=None)
    page.insert_text((72, 152), "Understreget tekst")
    page.draw_rect(pymupdf.Rect(72, 154, 200, 155), fill=BLACK)
    page.insert_text((72, 192), "Tekst i en ramme")
    page.draw_rect(pymupdf.Rect(60, 178, 400, 200), color=BLACK)
    page.insert_text((72, 232), "Skrevet to gange")
    page.draw_rect(pymupdf.Rect(60, 218, 400, 240), fill=WHITE, color=None)
    page.insert_text((72, 232), "Skrevet to gange")
    assert facts_in(document).of(Hidden.UNDER_A_BAR, Hidden.HIDDEN_TEXT) == ()


def test_invisible_white_and_tiny_words_are_found() -> None:
    document = pdf("Synligt.")
    page = document[0]
    page.insert_text((72, 132), "Usynligt.", render_mode=3)
    page.insert_text((72, 162), "Hvidt.", color=WHITE)
    page.insert_text((72, 192), "Lille.", fontsize=1)
    assert set(words(draft_in(document), Hidden.HIDDEN_TEXT)) == {
        ("Usynligt.", "Usynligt."),
        ("Hvidt.", "Hvidt."),
        ("Lille.", "Lille."),
    }


def test_what_was_read_from_a_scanned_picture_is_no_hidden_text() -> None:
    document = pymupdf.open()
    page = document.new_page()
    scan = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 300, 420))
    scan.clear_with(230)
    page.insert_image(page.rect, pixmap=scan)
    for line in range(20):
        page.insert_text((72, 72 + 30 * line), "Det her er læst fra billedet af siden.", render_mode=3)
    assert facts_in(document).of(Hidden.HIDDEN_TEXT) == ()


def test_words_beyond_the_edge_are_found() -> None:
    document = pdf("Synligt.")
    document[0].insert_text((700, 132), "Uden for siden.")
    assert words(draft_in(document), Hidden.OFF_THE_PAGE) == [("Uden for siden.", "")]
    cropped = pdf("Synligt.")
    cropped[0].insert_text((72, 830), "Under kanten.")
    cropped[0].set_cropbox(pymupdf.Rect(0, 0, 595, 800))
    assert [each for each, _quote in words(draft_in(cropped), Hidden.OFF_THE_PAGE)] == ["Under kanten."]


def test_remarks_are_told_and_links_are_not() -> None:
    document = pdf("Sagen om broen blev udsat.")
    page = document[0]
    page.insert_link(
        {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 60, 100, 80), "uri": "https://by.example"}
    )
    note = page.add_text_annot((300, 300), "Husk at slette")
    note.set_info(title="Bo Krag")
    page.add_highlight_annot(page.search_for("broen"))
    draft = draft_in(document)
    assert draft.facts is not None
    assert [(each.name, each.text, each.author) for each in draft.facts.of(Hidden.ANNOTATION)] == [
        ("Text", "Husk at slette", "Bo Krag"),
        ("Highlight", "", None),
    ]
    assert "broen" in words(draft, Hidden.ANNOTATION)[1][1]


def test_files_within_and_properties_are_told() -> None:
    document = pdf()
    document.embfile_add("lukket.docx", b"content")
    document.set_metadata({"author": "Ida Holm", "title": r"D:\Sager\ida\udkast.docx", "keywords": "bro"})
    facts = facts_in(document)
    assert [each.name for each in facts.of(Hidden.ATTACHED_FILE)] == ["lukket.docx"]
    assert [each.text for each in facts.of(Hidden.AUTHOR)] == ["Ida Holm"]
    assert [(each.name, each.text) for each in facts.of(Hidden.PROPERTY)] == [
        ("keywords", "bro"),
        ("title", r"D:\Sager\ida\udkast.docx"),
    ]


def test_names_in_the_second_set_of_properties_are_told() -> None:
    document = pdf()
    document.set_xml_metadata(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>'
        "<rdf:li>Bo Krag</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert [each.text for each in facts_in(document).of(Hidden.AUTHOR)] == ["Bo Krag"]


def test_a_plain_file_hides_nothing_and_has_no_tags() -> None:
    facts = facts_in(pdf())
    assert facts.facts == ()
    assert (facts.is_tagged, facts.title, facts.language, facts.shows_title) == (False, "", "", False)


def tagged(alternative: str | None) -> Any:
    """A PDF with tags, one of them a picture's."""
    import typst

    said = "none" if alternative is None else f'"{alternative}"'
    drawn = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><path d='M0 0H80V40z'/></svg>"
    text = (
        '#set document(title: "Referat")\n#set text(lang: "da")\n= Punkt 1: Ny bro\nGodkendt.\n'
        f'#image(bytes("{drawn}"), format: "svg", alt: {said})\n'
    )
    return pymupdf.open(stream=typst.compile(text.encode()), filetype="pdf")


def test_tags_title_and_language_are_read_and_pictures_without_a_text_told() -> None:
    facts = facts_in(tagged("En blå flade"))
    assert (facts.is_tagged, facts.title, facts.language) == (True, "Referat", "da")
    assert facts.of(Hidden.PICTURE) == ()
    (picture,) = facts_in(tagged(None)).of(Hidden.PICTURE)
    assert picture.box is not None
    assert picture.box.page == 0


@pytest.mark.parametrize("cut", [0, 20, 200, 700, -30])
def test_a_damaged_file_gives_what_can_be_read(cut: int) -> None:
    document = pdf()
    document[0].draw_rect(pymupdf.Rect(70, 60, 200, 80), fill=BLACK)
    content = saved(document)
    source = read(content)
    assert facts_of(content[:cut], source).format == "pdf"
    spoilt = bytearray(content)
    for at in range(60, len(spoilt) - 60, 41):
        spoilt[at] ^= 0x13
    assert facts_of(bytes(spoilt), source).format == "pdf"


def test_a_protected_file_is_read_with_its_password() -> None:
    document = pdf("Sagen om Ida Holm blev udsat.")
    document[0].draw_rect(document[0].search_for("Ida Holm")[0], fill=BLACK)
    content = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="bro", owner_pw="bro")
    source = read_pdf(content, "bro")
    assert [each.text for each in facts_of(content, source, "bro").of(Hidden.UNDER_A_BAR)] == ["Ida Holm"]
    assert [each.what for each in facts_of(content, source).facts] == [Hidden.UNREAD]
