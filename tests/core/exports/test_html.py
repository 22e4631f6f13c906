"""Summaries as HTML, read back with a parser."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import lxml.etree
import lxml.html
import pytest

from core.exports import html
from core.exports.choice import Choice, GroupBy, Layout
from core.exports.html import page, render
from core.exports.layout.blocks import Heading, LaidOut, Paragraph, Piece
from core.exports.summary import Group, Summary
from core.language import set_language
from core.minutes import Outcome
from core.wording import outcome_name
from tests.contrast import contrast
from tests.core.exports.summaries import (
    COUNCIL,
    PIECES,
    decision,
    full_item,
    full_summary,
    item,
    item_saying,
    much_annotated,
    summary,
)

WICKED = "<script>alert('x')</script> & [link](http://a.example) *x* `y` #1 \"z\" </p>"
VOID = frozenset(("meta", "col"))


def tree_of(found: Summary) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html.render(found).decode("utf-8"))


def shown(found: Summary) -> str:
    """What a reader sees of a summary, without the style."""
    return " ".join(tree_of(found).xpath("string(//body)").split())


def classes(tree: lxml.html.HtmlElement, name: str) -> list[lxml.html.HtmlElement]:
    return tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def as_xml(page: str) -> str:
    """An HTML page with its void elements closed: it is well-formed where every other element is, too."""
    page = page.removeprefix("<!DOCTYPE html>\n")
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return re.sub(rf"<({'|'.join(VOID)})\b([^>]*)>", r"<\1\2/>", page)


@pytest.mark.parametrize("layout", list(Layout))
def test_every_element_is_closed_and_every_name_is_there_once(layout: Layout) -> None:
    page = html.render(full_summary(choice=Choice(layout=layout), reader="Ea Dam")).decode("utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    tree = lxml.etree.fromstring(as_xml(page))
    names = tree.xpath("//@id")
    assert len(set(names)) == len(names)
    assert {href.removeprefix("#") for href in tree.xpath("//nav//a/@href")} <= set(names)
    assert tree.xpath("//p//p | //p//div | //p//ul | //a//a | //span//p | //ul/*[not(self::li)]") == []
    assert tree.xpath("//li[not(parent::ul)] | //dl/*[not(self::dt or self::dd)]") == []


@pytest.mark.parametrize("layout", [Layout.FLOWING, Layout.SPEAKING])
def test_every_piece_is_found_again(layout: Layout) -> None:
    seen = shown(full_summary(choice=Choice(layout=layout)))
    assert [piece for piece in PIECES if piece not in seen] == []


def test_it_is_one_file_that_fetches_and_runs_nothing() -> None:
    found = summary(item_saying(WICKED), title=WICKED, introduction=WICKED, reader=WICKED)
    for layout in Layout:
        tree = tree_of(replace(found, choice=Choice(layout=layout)))
        assert tree.xpath("//script | //link | //img | //iframe | //@src | //@onload | //b | //form") == []
        assert all(re.match(r"#|Referat%20maj\.pdf", href) for href in tree.xpath("//@href"))
        assert tree.xpath("string(//title)") == WICKED
        assert tree.xpath("string(//meta[@name='author']/@content)") == WICKED
        style = tree.xpath("string(//style)")
        assert not re.search(r"url\(|@import|https?:|expression", style)
    tree = tree_of(found)
    assert tree.xpath("string(//h3)") == f"1. {WICKED}"
    assert WICKED in [each.text_content() for each in tree.xpath("//div[contains(@class, 'note')]/p")]
    assert tree.xpath("string(//mark)") == WICKED


def test_it_says_its_language_and_fits_a_telephone() -> None:
    tree = tree_of(summary(item()))
    assert tree.get("lang") == "en"
    assert tree.xpath("string(//meta[@name='viewport']/@content)").startswith("width=device-width")
    style = tree.xpath("string(//style)")
    assert "@media print" in style
    assert "prefers-color-scheme: dark" in style
    set_language("da")
    tree = tree_of(summary(item(), language="da"))
    assert tree.get("lang") == "da"


def test_each_colour_is_defined_for_light_dark_and_paper() -> None:
    style = tree_of(full_summary()).xpath("string(//style)")
    for name in ("--yellow", "--green", "--blue", "--red", "--purple"):
        assert style.count(f"{name}: ") == 3


def test_words_stand_out_from_every_ground_in_light_in_dark_and_on_paper() -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    style = tree_of(full_summary()).xpath("string(//style)")
    for colours in (
        dict(re.findall(r"--(\w+): (#\w{6})", part))
        for part in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ):
        for words in ("text", "quiet", "link", "plain", "approved", "passed_on", "postponed", "rejected"):
            assert contrast(colours[words], colours["ground"]) >= 4.5
        for ground in ("note", "yellow", "green", "blue", "red", "purple"):
            assert contrast(colours["text"], colours[ground]) >= 4.5
        for words in ("quiet", "link"):
            assert contrast(colours[words], colours["note"]) >= 4.5


@pytest.mark.parametrize("layout", [Layout.FLOWING, Layout.DECISION_TABLE])
def test_every_outcome_has_its_word_and_a_sign_that_is_not_read_out(layout: Layout) -> None:
    rows = tuple(item(str(at + 1), decisions=(decision("x", each),)) for at, each in enumerate(Outcome))
    found = classes(tree_of(summary(*rows, choice=Choice(layout=layout))), "outcome")
    assert [each.xpath("string(text())").strip() for each in found] == list(map(outcome_name, Outcome))
    assert {each.xpath("string(span/@aria-hidden)") for each in found} == {"true"}
    assert len({each.xpath("string(span)") for each in found}) > 4


def test_headings_begin_at_the_title_and_leave_no_level_out() -> None:
    for found in (
        full_summary(),
        summary(item(), heading=""),
        full_summary(choice=Choice(layout=Layout.SPEAKING)),
    ):
        levels = [int(each.tag[1]) for each in tree_of(found).xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_contents_lead_to_the_headings() -> None:
    tree = tree_of(full_summary())
    links = tree.xpath("//nav//a")
    assert [each.text for each in links][:3] == [
        *("Økonomiudvalget, 14 May 2031", "Before the first item", "1. Ny bro")
    ]
    assert [tree.get_element_by_id(each.get("href")[1:]).text for each in links] == [
        each.text for each in links
    ]
    assert [each.text for each in tree.xpath("//nav/ul/li/a")] == ["Økonomiudvalget, 14 May 2031"]
    assert tree_of(full_summary(choice=Choice(contents=False))).xpath("//nav") == []


def test_there_are_a_header_and_a_main_part_and_everything_stands_in_one() -> None:
    tree = tree_of(full_summary())
    assert [each.tag for each in tree.xpath("//body/*")] == ["header", "nav", "main"]


def test_the_reader_is_named_in_the_file_only_where_they_are_to_be() -> None:
    assert tree_of(full_summary()).xpath("//meta[@name='author']") == []
    assert tree_of(full_summary(reader="Ea Dam")).xpath("//meta[@name='author']/@content") == ["Ea Dam"]


def test_marks_stand_in_their_sentence_and_their_names_behind_a_swatch() -> None:
    tree = tree_of(summary(full_item()))
    assert [each.get("class") for each in classes(tree, "swatch")] == [
        *("swatch yellow", "swatch green", "swatch blue")
    ]
    assert tree.xpath("//mark[@class='green']/text()") == ["broen belyses"]
    assert tree.xpath("//mark[@class='underlined']/text()") == ["3 mio. kr."]
    sentences = [each.text_content() for each in tree.xpath("//p[mark]")]
    assert sentences == ["Anbefales godkendt, idet broen belyses.", "Det koster 3 mio. kr. i alt."]
    labels = [each.text_content() for each in tree.xpath("//div[@class='card mark']/p[@class='label']")]
    assert labels == [
        *("Highlight, yellow · Highlight, Til Bo · page 4", "Underline · page 4", "Area, blue · page 5")
    ]


def test_a_follow_up_has_a_box_that_is_not_read_out() -> None:
    tree = tree_of(summary(full_item()))
    labels = tree.xpath("//div[contains(@class, 'follow_up')]/p[@class='label']")
    assert [each.text_content() for each in labels][-2:] == [
        *("☑ Follow-up: done 15 May 2031", "☐ Follow-up: Bo Lind, by 1 June 2031, not done")
    ]
    assert all(each.xpath("span/@aria-hidden") == ["true"] for each in labels)


def test_pages_are_links_to_the_document_beside_it() -> None:
    tree = tree_of(summary(full_item(), item("2", "Vej", meeting=COUNCIL, page=0)))
    links = {each.text: each.get("href") for each in tree.xpath("//main//a")}
    assert links["page 3"] == "Referat%20maj.pdf#page=3"
    assert links["page 1"] == "Byr%C3%A5d%3A%20maj%20%232.pdf#page=1"


def test_a_table_has_heads_with_their_scope_and_names_them_in_each_cell_for_small_screens() -> None:
    tree = tree_of(full_summary(choice=Choice(layout=Layout.DECISION_TABLE)))
    (table,) = tree.xpath("//table")
    heads = table.xpath("thead/tr/th")
    assert {each.get("scope") for each in heads} == {"col"}
    assert table.xpath("string(caption)") == "Decisions"
    names = [each.text for each in heads]
    for row in table.xpath("tbody/tr"):
        assert [cell.get("data-label") for cell in row.xpath("td")] == names
    widths = [float(each.split(":")[1].rstrip("%")) for each in table.xpath("colgroup/col/@style")]
    assert sum(widths) == pytest.approx(100, abs=0.5)


def test_to_speak_from_each_item_begins_a_page() -> None:
    tree = tree_of(summary(item(), item("2", "Vej"), choice=Choice(layout=Layout.SPEAKING)))
    assert tree.xpath("//body/@class") == ["large"]
    assert [each.xpath("string(h3)") for each in classes(tree, "new-page")] == ["2. Vej"]


def test_an_empty_meeting_is_a_whole_page() -> None:
    assert "There are no items here." in shown(summary())
    assert "There are no items here." in shown(summary(groups=(), title="Økonomiudvalget"))


def test_danish_letters_and_long_titles_come_through() -> None:
    title = "Æblehøsten på Øst-Ålsø " * 40 + "x" * 300
    seen = shown(summary(item(title=title), choice=Choice(group_by=GroupBy.MEETING)))
    assert seen.count(title) == 2  # in the contents, and above


def test_three_hundred_annotations_on_an_item_all_come() -> None:
    seen = shown(summary(much_annotated()))
    assert all(f"Note {number}." in seen and f"ord {number}." in seen for number in range(150))


def test_work_on_it_can_be_followed_and_stopped() -> None:
    told: list[tuple[int, int]] = []
    html.render(summary(item(), item("2", "Vej")), lambda done, of: told.append((done, of)))
    assert told[0][0] == 0
    assert all(done < of for done, of in told)

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        html.render(summary(item()), stop)


def test_groups_without_a_common_heading_read_on() -> None:
    found = summary(groups=(Group("", (item(), item("1", "Skole", meeting=COUNCIL))),))
    tree = tree_of(replace(found, choice=Choice(group_by=GroupBy.ITEM)))
    assert tree.xpath("//h2[@id != 'contents']/text()") == ["1. Ny bro", "1. Skole"]
    assert [each.text_content() for each in classes(tree, "about")] == [
        *("Økonomiudvalget, 14 May 2031", "Byrådet, 28 May 2031")
    ]


def test_words_of_another_language_name_it() -> None:
    document = LaidOut(
        "T", "", "da", (Heading(1, "Møtebok", "a", language="nb"), Paragraph((Piece("Ja", language="sv"),)))
    )
    shown = page(document)
    assert '<h2 id="a" lang="nb">Møtebok</h2>' in shown
    assert '<p lang="sv">Ja</p>' in shown


def test_the_introduction_stands_before_the_contents() -> None:
    shown = render(full_summary()).decode()
    assert shown.index("Til gruppemødet.") < shown.index("<nav")
