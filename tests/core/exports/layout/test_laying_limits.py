"""What a document says of what is not there, or not in it, and of what is very much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.annotations import ItemKey
from core.exports.choice import Choice, Layout
from core.exports.layout.blocks import (
    Card,
    Heading,
    Notice,
    Paragraph,
)
from core.exports.layout.laying_out import laid_out
from core.exports.remarks import Remarks
from core.exports.summary import Group, Unplaced
from core.language import set_language
from core.library.lists.chosen import Only
from tests.core.exports.laid import SPEAKING, cards, of_kind, words
from tests.core.exports.summaries import (
    COUNCIL,
    HEAD,
    decision,
    full_item,
    full_summary,
    item,
    much_annotated,
    note,
    summary,
)


def test_what_is_left_out_is_told() -> None:
    assert [each.text for each in of_kind(laid_out(full_summary(more=7)), Notice)] == [
        "1 closed item is left out.",
        "2 annotations are left out: their items may be closed.",
        "7 more items are not shown here; the file has them.",
    ]


@pytest.mark.parametrize("layout", list(Layout))
def test_nothing_says_what_to_do(layout: Layout) -> None:
    choice = Choice(layout=layout)
    nothing = summary(groups=(), choice=choice)
    assert words(laid_out(nothing)) == "There are no items here. Choose other meetings."
    asked = replace(nothing, choice=replace(choice, only=Only(annotated=True)))
    assert words(laid_out(asked)) == "Nothing fits what was chosen. Choose other meetings, or ask for less."
    closed = words(laid_out(replace(nothing, left_out=2)))
    assert closed.startswith("All items that were chosen are closed. Include closed items to see them.")


@pytest.mark.parametrize("layout", list(Layout))
def test_a_search_that_found_closed_items_alone_tells_nobody(layout: Layout) -> None:
    found = summary(groups=(), choice=Choice(layout=layout), left_out=4, searched=True)
    assert words(laid_out(found)) == "Nothing fits what was chosen. Choose other meetings, or ask for less."


def test_what_holds_closed_items_says_so_itself() -> None:
    closed = laid_out(full_summary(title="Til torsdag"))
    assert closed.title == "Til torsdag (closed)"
    assert closed.subtitle.startswith("Contains closed items: only for those who may read them · ")
    lost = Unplaced(HEAD, ItemKey("9", "Havnen"), Remarks(notes=(note("Tabt"),)), closed=True)
    assert laid_out(summary(unplaced=(lost,))).title.endswith(" (closed)")
    open_ = laid_out(summary(item()))
    assert "closed" not in open_.title + open_.subtitle


@pytest.mark.parametrize("layout", list(Layout))
def test_an_empty_meeting_says_so_below_its_head(layout: Layout) -> None:
    empty = summary(choice=Choice(layout=layout))
    laid = laid_out(empty)
    assert isinstance(laid.blocks[-1], Notice)
    assert "Økonomiudvalget, 14 May 2031" in words(laid)
    full = Group("Byrådet, 28 May 2031", (item(meeting=COUNCIL),), COUNCIL)
    beside = laid_out(replace(empty, groups=(*empty.groups, full)))
    assert of_kind(beside, Notice)


def test_an_item_without_title_or_number_has_a_heading() -> None:
    laid = laid_out(summary(item(None, None), item("§ 12", "Vej"), heading=""))
    assert [each.text for each in of_kind(laid, Heading)] == ["No title stated", "§ 12 Vej"]


def test_a_decision_without_words_says_so() -> None:
    (card,) = cards(laid_out(summary(item(decisions=(decision(" \n"),)))))
    assert words(card.body) == "The minutes give no text here."


def test_the_reader_is_named_only_where_they_are_to_be() -> None:
    assert laid_out(summary(item())).author is None
    named = laid_out(summary(item(), reader="Ea Dam"))
    assert named.author == "Ea Dam"
    assert named.subtitle == "1 item · put together 20 May 2031 · by Ea Dam"


def test_what_has_no_shape_is_taken_out_everywhere() -> None:
    wicked = "Bro\x00en\u202e \ud800vest\u2028for\x07 A\u030aen"
    laid = laid_out(
        summary(
            item(
                title=wicked,
                recommendations=(wicked,),
                attachments=(wicked,),
                remarks=Remarks(notes=(note(wicked),)),
            ),
            title=wicked,
            reader=wicked,
        )
    )
    assert laid.title == "Broen vest for Åen"
    shown = words(laid) + laid.title + laid.subtitle + str(laid.author)
    assert not set(shown) & set("\x00\u202e\ud800\u2028\x07\u030a")
    assert shown.count("Broen vest") == 7


def test_three_hundred_annotations_on_an_item_all_come() -> None:
    laid = laid_out(summary(much_annotated()))
    assert len(cards(laid)) == 300
    shown = words(laid)
    assert all(f"Note {number}." in shown and f"ord {number}" in shown for number in range(150))


def test_the_words_are_those_of_the_language_in_use() -> None:
    set_language("da")
    laid = laid_out(summary(item(decisions=(decision(),)), language="da"))
    assert laid.language == "da"
    assert "Beslutning · Godkendt" in words(laid)


def test_what_is_said_of_an_item_is_as_short_as_a_page_needs_and_names_where_the_rest_is() -> None:
    long = decision("Der bygges en bro. " * 300)
    made = item(decisions=(long,), remarks=Remarks(notes=(note("Sig det her"),)), page=2)
    laid = laid_out(summary(made, choice=SPEAKING))
    first, card = of_kind(laid, Card)
    assert words(first.body) == "Sig det her"
    shown = words(card.body)
    assert len(shown) < 1000
    assert shown.endswith(" … · page 3")
    mine = "Husk at sige det. " * 400
    (whole,) = of_kind(laid_out(summary(item(remarks=Remarks(notes=(note(mine),))), choice=SPEAKING)), Card)
    assert words(whole.body) == mine.strip()
    assert "…" not in words(laid_out(summary(made)))


def test_the_minutes_words_name_their_language_where_it_is_another() -> None:
    head = replace(HEAD, language="nb")
    made = item("1", "Møtebok", meeting=head, decisions=(decision("Vedtatt."),))
    laid = laid_out(summary(made, head=head, language="da"))
    (card,) = cards(laid)
    (body,) = card.body
    assert isinstance(body, Paragraph)
    assert {piece.language for piece in body.pieces} == {"nb"}
    assert {piece.language for piece in card.label} == {""}
    assert [each.language for each in of_kind(laid, Heading)][-1] == "nb"
    assert "language='da'" not in repr(laid_out(summary(full_item(), language="da")).blocks)
