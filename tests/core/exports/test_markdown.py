"""Summaries as Markdown, read back with a reader of CommonMark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.exports import markdown
from core.exports.choice import Choice, Layout
from core.exports.layout.blocks import Card, Kind, LaidOut, Paragraph, Piece, Table
from core.exports.markdown import escaped
from core.exports.remarks import Remarks
from core.exports.summary import Summary
from tests.core.exports.summaries import (
    COUNCIL,
    PIECES,
    UNDERLINE,
    YELLOW,
    full_item,
    full_summary,
    item,
    item_saying,
    mark,
    much_annotated,
    summary,
)

GOLD = Path(__file__).with_name("summary.md")
WICKED = "<script>alert('x')</script> & [link](http://a.example) *x* `y` #1 a|b ~~z~~ &amp; \\"
LINE = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1)


def text_of(found: Summary) -> str:
    return markdown.render(found).decode("utf-8")


def tree_of(text: str) -> lxml.html.HtmlElement:
    """What a reader of Markdown shows."""
    return lxml.html.fragment_fromstring(
        MarkdownIt("commonmark").enable("table").render(text), create_parent="main"
    )


def shown(found: Summary) -> str:
    return " ".join(tree_of(text_of(found)).text_content().split())


def laid(*pieces: Piece) -> LaidOut:
    return LaidOut("Titel", "", "en", (Paragraph(pieces),))


def test_it_reads_as_it_is_meant() -> None:
    assert text_of(full_summary()) == GOLD.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Godkendt", "1\\. Godkendt"),
        ("12) Ja", "12\\) Ja"),
        ("- nej", "\\- nej"),
        ("-nej", "-nej"),
        ("---", "\\---"),
        ("# Top", "\\# Top"),
        ("3 mio. kr.", "3 mio. kr."),
        ("a_b*c", "a\\_b\\*c"),
        ("<b>", "\\<b\\>"),
    ],
)
def test_text_is_shown_as_it_is(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(LINE)
def test_any_line_reads_back_as_itself(line: str) -> None:
    tree = tree_of(markdown.markdown(laid(Piece(line))))
    found = [] if not line.split() else [" ".join(line.split())]
    assert [" ".join(each.text_content().split()) for each in tree.xpath("//p")] == found
    assert tree.xpath("//p/*") == []


@given(LINE, LINE, LINE)
def test_marked_words_are_strong_whatever_stands_beside_them(before: str, words: str, after: str) -> None:
    pieces = (Piece(before), Piece(words, underlined=True), Piece(after))
    tree = tree_of(markdown.markdown(laid(*pieces)))
    whole = " ".join((before + words + after).split())
    assert " ".join(tree.xpath("string(//p)").split()) == whole
    assert [" ".join(each.text_content().split()) for each in tree.xpath("//strong")] == (
        [" ".join(words.split())] if words.split() else []
    )


@given(LINE, LINE)
def test_any_cell_of_a_table_reads_back_as_itself(first: str, second: str) -> None:
    row = ((((Piece(first),)),), (((Piece(second, strong=True),)), ((Piece(first),))))
    document = LaidOut("Titel", "", "en", (Table("Rækker", ("A|B", "C"), (0.5, 0.5), (row,)),))
    tree = tree_of(markdown.markdown(document))
    assert [each.text for each in tree.xpath("//th")] == ["A|B", "C"]
    one, two = (" ".join(each.split()) for each in (first, second))
    cells = [" ".join(each.xpath("string()").split()) for each in tree.xpath("//td")]
    assert cells[0] == one
    assert cells[1].replace(" ", "") == (two + one).replace(" ", "")


@given(LINE)
def test_a_link_leads_where_it_shall(name: str) -> None:
    from urllib.parse import quote, unquote

    link = f"{quote(name, safe='')}#page=4"
    tree = tree_of(markdown.markdown(laid(Piece("page 4", link=link))))
    assert [unquote(each) for each in tree.xpath("//a/@href")] == [f"{name}#page=4"]
    assert tree.xpath("string(//a)") == "page 4"


@pytest.mark.parametrize("layout", [Layout.FLOWING, Layout.SPEAKING])
def test_every_piece_is_found_again(layout: Layout) -> None:
    seen = shown(full_summary(choice=Choice(layout=layout)))
    assert [piece for piece in PIECES if piece not in seen] == []


def test_what_is_hostile_is_shown_and_does_nothing() -> None:
    found = summary(item_saying(WICKED), title=WICKED, introduction=WICKED)
    for layout in Layout:
        tree = tree_of(text_of(replace(found, choice=Choice(layout=layout))))
        assert tree.xpath("//script | //code | //del | //b") == []
        assert all(href.startswith("Referat%20maj.pdf") for href in tree.xpath("//@href"))
        assert tree.xpath("string(//h1)") == WICKED
        assert WICKED in tree.text_content()
    tree = tree_of(text_of(found))
    in_front = 3  # title, introduction, contents
    assert tree.text_content().count(WICKED) == in_front + 9


def test_headings_leave_no_level_out() -> None:
    tree = tree_of(text_of(full_summary()))
    assert [(each.tag, each.text_content()) for each in tree.xpath("//h1 | //h2 | //h3 | //h4")] == [
        ("h1", "Budget i maj (closed)"),
        ("h2", "Økonomiudvalget, 14 May 2031"),
        ("h3", "Before the first item"),
        ("h3", "1. Ny bro"),
        ("h3", "2. Køb af jord (closed)"),
        ("h3", "Not found in this version of the document"),
        ("h4", "9. Havnen"),
    ]


def test_only_words_of_the_document_are_quoted() -> None:
    quotes = [
        " ".join(each.text_content().split())
        for each in tree_of(text_of(summary(full_item()))).xpath("//blockquote")
    ]
    assert quotes == [
        *("Det indstilles, at broen bygges.", "Anbefales.", "Godkendt med lys. Enstemmigt."),
        *("Anbefales godkendt, idet broen belyses.", "Det koster 3 mio. kr. i alt."),
    ]


def test_marked_words_are_bold_in_their_sentence() -> None:
    text = text_of(summary(full_item()))
    assert "> Anbefales godkendt, idet **broen belyses**." in text
    assert "> Det koster **3 mio. kr.** i alt." in text
    over = mark(YELLOW, words="Første.\nAndet", after=" afsnit.")
    text = text_of(summary(item(remarks=Remarks(marks=(over,)))))
    assert "> **Første.**\n>\n> **Andet** afsnit." in text


def test_marks_between_letters_and_signs_stay_whole() -> None:
    odd = mark(UNDERLINE, before="kr", words="(3 mio.)", after="i alt")
    tree = tree_of(text_of(summary(item(remarks=Remarks(marks=(odd,))))))
    assert tree.xpath("string(//blockquote//strong)") == "(3 mio.)"


def test_pages_are_links_to_the_document_beside_it() -> None:
    tree = tree_of(text_of(summary(full_item(), item("2", "Vej", meeting=COUNCIL, page=0))))
    links = {each.text: each.get("href") for each in tree.xpath("//a")}
    assert links["page 3"] == "Referat%20maj.pdf#page=3"
    assert links["page 1"] == "Byr%C3%A5d%3A%20maj%20%232.pdf#page=1"


def test_decisions_are_a_table() -> None:
    tree = tree_of(text_of(full_summary(choice=Choice(layout=Layout.DECISION_TABLE))))
    (table,) = tree.xpath("//table")
    assert [each.text for each in table.xpath("thead//th")] == [
        *("Item", "Recommendation", "Decision", "Added")
    ]
    assert len(table.xpath("tbody/tr")) == 2
    assert table.xpath("string(tbody/tr[2]/td[1])") == "2. Køb af jord (closed)"


def test_an_empty_meeting_and_three_hundred_annotations() -> None:
    assert "There are no items here." in shown(summary())
    seen = shown(summary(much_annotated()))
    assert all(f"Note {number}." in seen and f"ord {number}." in seen for number in range(150))


def test_tags_stand_in_a_line() -> None:
    card = Card(Kind.TAGS, (Piece("Tags"),), (Paragraph((Piece("budget"), Piece(", "), Piece("Øst"))),))
    assert markdown.markdown(LaidOut("T", "", "en", (card,))) == "# T\n\nTags: budget, Øst\n"
