"""What a summary becomes as the blocks of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.annotations import Colour, ItemKey
from core.exports.choice import Choice, GroupBy, Layout, Part
from core.exports.layout.blocks import (
    Bullets,
    Card,
    Heading,
    Kind,
    Paragraph,
    Piece,
    Terms,
)
from core.exports.layout.laying_out import laid_out
from core.exports.remarks import Remarks
from core.exports.summary import Group, Unplaced
from core.minutes import Outcome
from tests.core.exports.laid import SPEAKING, cards, of_kind, text, words
from tests.core.exports.summaries import (
    COUNCIL,
    HEAD,
    PIECES,
    decision,
    full_item,
    full_summary,
    item,
    mark,
    note,
    summary,
)


@pytest.mark.parametrize("layout", [Layout.FLOWING, Layout.SPEAKING, Layout.DECISION_TABLE])
def test_every_piece_is_in_every_layout_of_items(layout: Layout) -> None:
    shown = words(laid_out(full_summary(choice=Choice(layout=layout))))
    missing = [piece for piece in PIECES if piece not in shown]
    if layout is Layout.DECISION_TABLE:  # the earlier decision of others is not this meeting's
        assert missing == ["Anbefales.", "Teknisk Udvalg", "2 May 2031"]
    else:
        assert missing == []
    for piece in ("Til gruppemødet.", "2. Køb af jord (closed)", "Udsat.", "9. Havnen", "Note på det tabte"):
        assert piece in shown


def test_an_item_is_told_in_its_order() -> None:
    laid = laid_out(full_summary())
    assert not any(each.new_page for each in of_kind(laid, Heading))
    shown = [card.kind for card in cards(laid) if card.kind is not Kind.INTRODUCTION]
    assert shown[1:-1] == [
        *(Kind.TAGS, Kind.RECOMMENDATION, Kind.DECISION, Kind.DECISION, Kind.VOTES, Kind.TAGS, Kind.NOTE),
        *(Kind.NOTE, Kind.FOLLOW_UP, Kind.FOLLOW_UP),
        *(Kind.MARK, Kind.TAGS, Kind.NOTE, Kind.FOLLOW_UP, Kind.MARK, Kind.MARK),
        *(Kind.ATTACHMENTS, Kind.DECISION, Kind.TAGS),
    ]


def test_headings_go_down_step_by_step_and_are_known_by_names_of_their_own() -> None:
    headings = of_kind(laid_out(full_summary()), Heading)
    assert [(each.level, each.text) for each in headings] == [
        (1, "Økonomiudvalget, 14 May 2031"),
        (2, "Before the first item"),
        (2, "1. Ny bro"),
        (2, "2. Køb af jord (closed)"),
        (2, "Not found in this version of the document"),
        (3, "9. Havnen"),
    ]
    assert [each.closed for each in headings] == [False, False, False, True, False, False]
    names = [each.anchor for each in headings]
    assert len(set(names)) == len(names)
    assert names == [each.anchor for each in of_kind(laid_out(full_summary()), Heading)]


def test_an_item_under_two_tags_has_two_names() -> None:
    groups = (Group("budget", (item(),)), Group("havn", (item(),)))
    laid = laid_out(summary(groups=groups, choice=Choice(group_by=GroupBy.TAG)))
    names = [each.anchor for each in of_kind(laid, Heading)]
    assert len(set(names)) == 4
    assert laid.subtitle.startswith("1 item ·")


def test_a_single_meeting_whose_heading_is_the_title_has_no_heading_twice() -> None:
    laid = laid_out(summary(item(), title="Økonomiudvalget, 14 May 2031"))
    assert [(each.level, each.text) for each in of_kind(laid, Heading)] == [(1, "1. Ny bro")]


def test_the_head_tells_what_the_meeting_states() -> None:
    (terms,) = of_kind(laid_out(summary(item())), Terms)
    assert [(label, text(value)) for label, value in terms.rows] == [
        ("Municipality", "Nørresund"),
        ("Time", "16:00–18:30"),
        ("Place", "Rådhuset"),
        ("Present", "Åse Holm (A), Bo Lind"),
        ("Absent", "Ea Dam (F)"),
        ("Document", "Minutes (draft)"),
        ("File", "Referat maj.pdf"),
    ]
    without = Choice(parts=frozenset(Part) - {Part.HEAD})
    assert of_kind(laid_out(summary(item(), choice=without)), Terms) == []


def test_pages_lead_to_the_document_beside_the_file() -> None:
    laid = laid_out(summary(full_item(), item("2", "Vej", meeting=COUNCIL, page=0)))
    asides = [each.aside for each in of_kind(laid, Heading) if each.aside]
    assert [(text(each), each[0].link) for each in asides] == [
        ("page 3", "Referat%20maj.pdf#page=3"),
        ("page 1", "Byr%C3%A5d%3A%20maj%20%232.pdf#page=1"),
    ]
    without_pages = replace(HEAD, has_pages=False)
    (heading,) = (h for h in of_kind(laid_out(summary(item(meeting=without_pages))), Heading) if h.level == 2)
    assert heading.aside == ()


def test_a_decision_says_how_it_came_out_and_whose_it_was() -> None:
    earlier, own = (card for card in cards(laid_out(summary(full_item()))) if card.kind is Kind.DECISION)
    assert text(earlier.label) == "Earlier decision · Recommended · Teknisk Udvalg, 2 May 2031"
    assert text(own.label) == "Decision · Approved with changes · page 4"
    assert own.outcome is Outcome.APPROVED_WITH_CHANGES
    assert [text(each.pieces) for each in own.body if isinstance(each, Paragraph)] == [
        *("Godkendt med lys.", "Enstemmigt.", "The decision follows the recommendation.")
    ]


@pytest.mark.parametrize(
    ("follows", "recommended", "said"),
    [
        (True, True, "The decision follows the recommendation."),
        (False, True, "The decision departs from the recommendation."),
        (None, True, ""),
        (False, False, ""),  # of what is not shown nothing is said
    ],
)
def test_whether_a_recommendation_was_followed_is_told_below_it(
    follows: bool | None, recommended: bool, said: str
) -> None:
    made = item(
        recommendations=("Nej.",) if recommended else (), decisions=(decision("Ja.", follows=follows),)
    )
    (card,) = (each for each in cards(laid_out(summary(made))) if each.kind is Kind.DECISION)
    assert words(card.body) == "\n".join(filter(None, ("Ja.", said)))


def test_marked_words_stand_in_their_sentence() -> None:
    first, second, area = (card for card in cards(laid_out(summary(full_item()))) if card.kind is Kind.MARK)
    assert text(first.label) == "Highlight, yellow · Highlight, Til Bo · page 4"
    assert first.label[-1].link == "Referat%20maj.pdf#page=4"
    (sentence,) = first.body
    assert isinstance(sentence, Paragraph)
    assert [(each.text, each.colour, each.underlined) for each in sentence.pieces] == [
        ("Anbefales godkendt, idet ", None, False),
        ("broen belyses", Colour.GREEN, False),  # the last colour lies above
        (".", None, False),
    ]
    (sentence,) = second.body
    assert isinstance(sentence, Paragraph)
    assert [each.text for each in sentence.pieces if each.underlined] == ["3 mio. kr."]
    assert (text(area.label), area.body) == ("Area, blue · page 5", ())


def test_a_mark_over_several_paragraphs_is_quoted_paragraph_by_paragraph() -> None:
    over = mark(before="Han sagde: ", words="Første.\nAndet", after=" afsnit.")
    (card,) = cards(laid_out(summary(item(remarks=Remarks(marks=(over,))))))
    assert [text(each.pieces) for each in card.body if isinstance(each, Paragraph)] == [
        "Han sagde: Første.",
        "Andet afsnit.",
    ]


def test_notes_carry_their_author_and_time_for_those_who_make_comments_of_them() -> None:
    (card,) = cards(laid_out(summary(item(remarks=Remarks(notes=(note(),))))))
    assert (card.author, card.moment) == ("Ea Dam", note().modified)


def test_what_stands_before_the_items_is_not_lost_where_meetings_are_no_headings() -> None:
    early = Unplaced(COUNCIL, ItemKey(None, None), Remarks(marks=(mark(words="Byrådet"),)))
    lost = Unplaced(HEAD, ItemKey("9", "Havnen"), Remarks(notes=(note("Tabt"),)), closed=True)
    group = Group("havn", (item(),), unplaced=(early, lost))
    laid = laid_out(summary(groups=(group,), choice=Choice(group_by=GroupBy.TAG)))
    assert [each.text for each in of_kind(laid, Heading)][2:] == [
        *("Before the first item", "Not found in this version of the document", "9. Havnen (closed)")
    ]
    assert [text(each.pieces) for each in of_kind(laid, Paragraph)][1:] == [
        *("Byrådet, 28 May 2031", "Økonomiudvalget, 14 May 2031")
    ]


def test_to_speak_from_an_item_has_a_page_and_what_was_written_stands_first() -> None:
    groups = (
        Group("Økonomiudvalget, 14 May 2031", (full_item(), item("2", "Vej")), HEAD),
        Group("Byrådet, 28 May 2031", (item("1", "Skole", meeting=COUNCIL),), COUNCIL),
    )
    laid = laid_out(summary(groups=groups, choice=SPEAKING))
    assert laid.large
    assert [(each.text, each.new_page) for each in of_kind(laid, Heading)] == [
        ("Økonomiudvalget, 14 May 2031", False),
        ("1. Ny bro", False),
        ("2. Vej", True),
        ("Byrådet, 28 May 2031", True),
        ("1. Skole", False),
    ]
    kinds = [card.kind for card in of_kind(laid, Card)]
    assert kinds[:11] == [
        *(Kind.NOTE, Kind.FOLLOW_UP, Kind.FOLLOW_UP, Kind.NOTE, Kind.MARK),
        *(Kind.RECOMMENDATION, Kind.DECISION, Kind.DECISION, Kind.MARK, Kind.MARK, Kind.TAGS),
    ]
    assert "Økonomiudvalget, 14 May 2031" in words(
        laid.blocks[laid.blocks.index(of_kind(laid, Heading)[2]) + 1]
    )


@pytest.mark.parametrize("group_by", [GroupBy.ITEM, GroupBy.TAG, GroupBy.BODY, GroupBy.CASE])
def test_an_item_that_does_not_stand_under_its_meeting_tells_it(group_by: GroupBy) -> None:
    groups = (
        Group("" if group_by is GroupBy.ITEM else "havn", (item(meeting=COUNCIL, case_number="24-1"),)),
    )
    laid = laid_out(summary(groups=groups, choice=Choice(group_by=group_by)))
    (line,) = of_kind(laid, Paragraph)
    assert text(line.pieces) == "Byrådet, 28 May 2031 · Case number: 24-1"


def test_a_table_of_contents_comes_where_it_is_wanted_and_of_use() -> None:
    assert laid_out(full_summary()).contents
    assert not laid_out(full_summary(choice=Choice(contents=False))).contents
    assert not laid_out(summary(item(), heading="", head=None)).contents


def test_attachments_are_a_list() -> None:
    (card,) = cards(laid_out(summary(item(attachments=("Ét", "To")), language="da")))
    assert card.body == (Bullets(((Piece("Ét"),), (Piece("To"),))),)


def test_the_introduction_stands_before_the_contents() -> None:
    laid = laid_out(full_summary())
    assert [card.kind for card in laid.opening] == [Kind.INTRODUCTION]
    assert laid.opening + laid.rest == laid.blocks


def test_a_preview_of_the_first_items_does_not_count_them() -> None:
    whole = full_summary()
    made = "put together 20 May 2031"
    assert " items · " in laid_out(whole).subtitle
    laid = laid_out(replace(whole, more=295))
    assert laid.subtitle == f"Contains closed items: only for those who may read them · {made}"
    assert "295 more items are not shown here" in words(laid.blocks)
