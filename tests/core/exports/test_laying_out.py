"""What a summary becomes as the blocks of a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.annotations import Colour, ItemKey
from core.exports.blocks import (
    Bullets,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Pieces,
    Table,
    Terms,
)
from core.exports.choice import Choice, GroupBy, Layout, Order, Part
from core.exports.laying_out import laid_out
from core.exports.remarks import Remarks
from core.exports.summary import Group, Unplaced
from core.language import set_language
from core.library.lists.chosen import Only
from core.minutes import Outcome, Votes
from tests.core.exports.summaries import (
    COUNCIL,
    HEAD,
    PIECES,
    VOTES,
    decision,
    full_item,
    full_summary,
    item,
    mark,
    much_annotated,
    note,
    summary,
    task,
)

TABLE = Choice(layout=Layout.DECISION_TABLE)
FOLLOW_UPS = Choice(layout=Layout.FOLLOW_UP_TABLE, group_by=GroupBy.ITEM)
SPEAKING = Choice(layout=Layout.SPEAKING)


def text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def of_kind(laid: LaidOut, kind: type) -> list[Any]:
    return [block for block in laid.blocks if isinstance(block, kind)]


def cards(laid: LaidOut) -> list[Card]:
    """All cards, those within others too, in the order they are read."""
    found: list[Card] = []

    def take(card: Card) -> None:
        found.append(card)
        for inner in card.cards:
            take(inner)

    for card in of_kind(laid, Card):
        take(card)
    return found


def words(value: object) -> str:
    """All words of a document, block by block."""
    if isinstance(value, Piece):
        return value.text
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        line = value and all(isinstance(each, Piece) for each in value)
        return ("" if line else "\n").join(map(words, value))
    return "\n".join(
        words(getattr(value, name))
        for name in ("text", "aside", "rows", "pieces", "label", "body", "cards", "columns", "blocks")
        if hasattr(value, name)
    )


def cells(laid: LaidOut, row: int = 0) -> dict[str, list[str]]:
    """A row of the first table: the lines of each cell by the head of its column."""
    table = of_kind(laid, Table)[0]
    return {
        head: [text(line) for line in cell] for head, cell in zip(table.columns, table.rows[row], strict=True)
    }


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
        *(Kind.NOTE, Kind.FOLLOW_UP, Kind.FOLLOW_UP, Kind.NOTE, Kind.MARK, Kind.MARK, Kind.MARK),
        *(Kind.RECOMMENDATION, Kind.DECISION, Kind.DECISION, Kind.TAGS),
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


def test_decisions_in_a_table_have_what_differs_as_columns() -> None:
    first = item(decisions=(decision("Godkendt."),), votes=VOTES, page=2, case_number="24-1")
    laid = laid_out(
        summary(first, item("2", "Vej", decisions=(decision("Udsat.", Outcome.POSTPONED),)), choice=TABLE)
    )
    (table,) = of_kind(laid, Table)
    assert table.columns == ("Item", "Decision", "Vote")
    assert sum(table.widths) == pytest.approx(1)
    assert cells(laid) == {
        "Item": ["1. Ny bro", "Case number: 24-1 · page 3"],
        "Decision": ["Approved", "Godkendt."],
        "Vote": ["For: 5 (A, F)", "Against: 2", "Abstained: Jens Ødegård"],
    }
    assert cells(laid, 1) == {"Item": ["2. Vej"], "Decision": ["Postponed", "Udsat."], "Vote": []}


def test_date_and_body_are_columns_where_the_heading_does_not_tell_them() -> None:
    decided = (decision(),)
    rows = (item(decisions=decided), item(meeting=COUNCIL, decisions=decided))
    groups = (Group("havn", rows), Group("budget", rows[:1]))
    laid = laid_out(summary(groups=groups, choice=replace(TABLE, group_by=GroupBy.TAG)))
    assert [table.columns for table in of_kind(laid, Table)] == [("Date", "Body", "Item", "Decision")] * 2
    assert cells(laid, 1)["Date"] == ["28 May 2031"]


def test_what_all_rows_have_in_common_stands_above_them() -> None:
    group = Group("havn", (item(decisions=(decision(),)),))
    by_tag = replace(TABLE, group_by=GroupBy.TAG)
    (heading,) = of_kind(laid_out(summary(groups=(group,), choice=by_tag)), Heading)
    assert text(heading.aside) == "14 May 2031 · Økonomiudvalget"
    (line,) = of_kind(laid_out(summary(groups=(replace(group, heading=""),), choice=by_tag)), Paragraph)
    assert text(line.pieces) == "14 May 2031 · Økonomiudvalget"


def test_an_earlier_decision_is_a_row_where_the_meeting_made_none_or_something_was_added() -> None:
    earlier = decision("Anbefales.", Outcome.RECOMMENDED, own=False, body="Teknisk Udvalg")
    laid = laid_out(summary(item(decisions=(earlier, decision())), choice=TABLE))
    assert len(of_kind(laid, Table)[0].rows) == 1
    laid = laid_out(summary(item(decisions=(earlier,)), choice=TABLE))
    assert cells(laid)["Decision"] == ["Recommended · Teknisk Udvalg", "Anbefales."]
    noted = replace(earlier, remarks=Remarks(notes=(note("Husk"),)))
    laid = laid_out(summary(item(decisions=(noted, decision())), choice=TABLE))
    assert "Husk" in cells(laid)["Added"]


def test_follow_ups_in_a_table_tell_their_item_and_meeting() -> None:
    remarks = Remarks(tasks=(task("Ring", who=None, due=None, done=note().modified), task()))
    lost = Unplaced(HEAD, ItemKey("9", "Havnen"), Remarks(tasks=(task("Tabt", due=date(2031, 5, 30)),)))
    found = summary(item(remarks=remarks, page=2), unplaced=(lost,), choice=FOLLOW_UPS)
    laid = laid_out(found)
    assert laid.subtitle.startswith("3 follow-ups ·")
    assert cells(laid) == {
        "By": [],
        "Who": [],
        "What": ["Ring"],
        "Item": ["1. Ny bro", "Økonomiudvalget, 14 May 2031 · page 3"],
        "State": ["Done 15 May 2031"],
    }
    in_order = laid_out(replace(found, choice=replace(FOLLOW_UPS, order=Order.DUE)))
    assert [cells(in_order, row)["What"] for row in range(3)] == [["Tabt"], ["Spørg forvaltningen"], ["Ring"]]
    assert cells(in_order)["Item"][0] == "9. Havnen"
    assert "Not found in this version of the document" not in words(laid)  # the row says it all


def test_a_column_without_anything_is_no_column() -> None:
    laid = laid_out(summary(item(remarks=Remarks(tasks=(task(who=None),))), choice=FOLLOW_UPS))
    assert of_kind(laid, Table)[0].columns == ("By", "What", "Item", "State")


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


def test_attachments_are_a_list() -> None:
    (card,) = cards(laid_out(summary(item(attachments=("Ét", "To")), language="da")))
    assert card.body == (Bullets(((Piece("Ét"),), (Piece("To"),))),)


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


def test_a_vote_stands_with_the_decision_that_it_was_on() -> None:
    *_others, own = (
        card for card in of_kind(laid_out(summary(full_item())), Card) if card.kind is Kind.DECISION
    )
    assert [card.kind for card in own.cards] == [Kind.VOTES, Kind.TAGS, Kind.NOTE]
    (vote,) = of_kind(laid_out(summary(item(votes=VOTES))), Card)
    assert vote.kind is Kind.VOTES  # decisions were not chosen


@pytest.mark.parametrize(
    ("text", "votes", "told"),
    [
        ("Godkendt med 9 stemmer mod 11.", Votes(for_count=9, against_count=11), ""),
        ("For stemte 5 (A, F), imod 2 (V).", Votes(5, 2, for_groups=("A", "F"), against_groups=("V",)), ""),
        ("Enstemmigt godkendt.", Votes(unanimous=True), ""),
        ("Godkendt.", Votes(unanimous=True), "Vote\nUnanimous"),
        ("Godkendt med 19 stemmer.", Votes(for_count=9, against_count=1), "Vote\nFor: 9\nAgainst: 1"),
        ("9 mod 11.", Votes(9, 11, for_groups=("A",)), "Vote\nFor: 9 (A)\nAgainst: 11"),
        ("Ja.", Votes(9, 2, result="approved"), "Vote\nFor: 9\nAgainst: 2"),
        (
            "Ja.",
            Votes(9, 11, result="rejected"),
            "Vote on a proposal\nFor: 9\nAgainst: 11\nResult: rejected",
        ),
        (
            "Ja.",
            Votes(9, 11, on="amendment", result="rejected"),
            "Vote on an amendment\nFor: 9\nAgainst: 11\nResult: rejected",
        ),
    ],
)
def test_of_a_vote_is_told_what_the_decision_does_not_tell(text: str, votes: Votes, told: str) -> None:
    made = item(decisions=(decision(text),), votes=votes)
    (card,) = of_kind(laid_out(summary(made)), Card)
    assert words(card.cards).strip() == told
    lines = cells(laid_out(summary(made, choice=TABLE))).get("Vote", [])
    assert lines == told.removeprefix("Vote\n").splitlines()


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


def test_columns_are_as_wide_as_what_is_in_them() -> None:
    tasks = (task("Ring", due=date(2031, 9, 28)),)
    title = "Anlægsbevilling til nye faglokaler og renovering af skolegården på Nørresund Skole"
    laid = laid_out(summary(item(title=title, remarks=Remarks(tasks=tasks)), choice=FOLLOW_UPS))
    (table,) = of_kind(laid, Table)
    widths = dict(zip(table.columns, table.widths, strict=True))
    assert widths["Item"] > 3 * widths["What"]
    assert widths["By"] > widths["What"]  # a day stands on one line


def test_the_introduction_stands_before_the_contents() -> None:
    laid = laid_out(full_summary())
    assert [card.kind for card in laid.opening] == [Kind.INTRODUCTION]
    assert laid.opening + laid.rest == laid.blocks
