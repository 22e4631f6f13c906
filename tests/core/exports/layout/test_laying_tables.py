"""What decisions, votes and follow-ups become as tables of a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.annotations import ItemKey
from core.exports.choice import GroupBy, Order
from core.exports.layout.blocks import (
    Card,
    Heading,
    Kind,
    Paragraph,
    Table,
)
from core.exports.layout.laying_out import laid_out
from core.exports.remarks import Remarks
from core.exports.summary import Group, Unplaced
from core.minutes import Outcome, Votes
from tests.core.exports.laid import FOLLOW_UPS, TABLE, cells, of_kind, text, words
from tests.core.exports.summaries import (
    COUNCIL,
    HEAD,
    VOTES,
    decision,
    full_item,
    item,
    note,
    summary,
    task,
)


def test_decisions_in_a_table_have_what_differs_as_columns() -> None:
    first = item(decisions=(decision("Godkendt."),), votes=VOTES, page=2, case_number="24-1")
    laid = laid_out(
        summary(first, item("2", "Vej", decisions=(decision("Udsat.", Outcome.POSTPONED),)), choice=TABLE)
    )
    (table,) = of_kind(laid, Table)
    assert table.columns == ("Item", "Decision")
    assert sum(table.widths) == pytest.approx(1)
    assert cells(laid) == {
        "Item": ["1. Ny bro", "Case number: 24-1 · page 3"],
        "Decision": [
            *("Approved", "Godkendt.", "Vote", "For: 5 (A, F)", "Against: 2", "Abstained: Jens Ødegård")
        ],
    }
    assert cells(laid, 1) == {"Item": ["2. Vej"], "Decision": ["Postponed", "Udsat."]}


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
        ("Ja.", Votes(9, 2, result="recommended"), "Vote\nFor: 9\nAgainst: 2"),
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
    _outcome, _text, *lines = cells(laid_out(summary(made, choice=TABLE)))["Decision"]
    assert lines == told.splitlines()


def test_a_vote_without_a_decision_has_a_column_of_its_own() -> None:
    laid = laid_out(summary(item(votes=VOTES), choice=TABLE))
    assert cells(laid)["Vote"][1:] == ["For: 5 (A, F)", "Against: 2", "Abstained: Jens Ødegård"]


def test_columns_are_as_wide_as_what_is_in_them() -> None:
    tasks = (task("Ring", due=date(2031, 9, 28)),)
    title = "Anlægsbevilling til nye faglokaler og renovering af skolegården på Nørresund Skole"
    laid = laid_out(summary(item(title=title, remarks=Remarks(tasks=tasks)), choice=FOLLOW_UPS))
    (table,) = of_kind(laid, Table)
    widths = dict(zip(table.columns, table.widths, strict=True))
    assert widths["Item"] > 3 * widths["What"]
    assert widths["By"] > widths["What"]  # a day stands on one line


def test_what_the_title_says_stands_above_no_table() -> None:
    group = Group("", (item(decisions=(decision(),)),))
    laid = laid_out(summary(groups=(group,), title="Økonomiudvalget, 14 May 2031", choice=TABLE))
    assert of_kind(laid, Paragraph) == []
