"""Items under each sort of heading, in each order; nothing gets lost by either."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.annotations import (
    About,
    AnnotationKind,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.exports.choice import GroupBy, Order
from core.library import Library, load, put
from core.library.lists.chosen import Only
from core.minutes import Role
from core.source_text import Span
from tests.core.exports.gathered import added, gathered, headings, titles
from tests.core.library.registered import Case, meeting_of


def test_meetings_come_by_their_dates_either_way(library: Library, council: tuple[MeetingId, ...]) -> None:
    oldest = gathered(library)
    assert headings(oldest) == ["Byrådet, 5 March 2031", "Økonomiudvalget, 14 May 2031", "Aaudvalget"]
    assert titles(oldest)[:2] == [["Zoneplan", "Æblehaven"], ["Ålegræs", "Østerbro", "Budget"]]
    assert [group.head.file for group in oldest.groups if group.head] == ["referat.pdf"] * 3
    newest = gathered(library, order=Order.NEWEST)
    assert headings(newest) == ["Økonomiudvalget, 14 May 2031", "Byrådet, 5 March 2031", "Aaudvalget"]
    assert titles(newest)[0] == ["Ålegræs", "Østerbro", "Budget"]  # as in the document


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.OLDEST, "Zoneplan Æblehaven Ålegræs Østerbro Budget Kaj9 Kaj10"),
        (Order.NEWEST, "Ålegræs Østerbro Budget Zoneplan Æblehaven Kaj9 Kaj10"),
        (Order.TITLE, "Budget Kaj9 Kaj10 Zoneplan Æblehaven Østerbro Ålegræs"),
        (Order.OUTCOME, "Æblehaven Ålegræs Kaj9 Kaj10 Zoneplan Budget Østerbro"),
        (Order.DUE, "Budget Zoneplan Østerbro Æblehaven Ålegræs Kaj9 Kaj10"),
    ],
)
def test_items_without_headings_come_in_each_order(
    library: Library, council: tuple[MeetingId, ...], order: Order, expected: str
) -> None:
    march, may, _undated = council
    task = AnnotationKind.FOLLOW_UP
    done = datetime(2031, 5, 20, tzinfo=UTC)
    added(library, may, 2, "Ring", task, due=date(2031, 6, 1))
    added(library, march, 0, "Skriv", task, due=date(2031, 7, 1), on="decision")
    added(library, march, 0, "Senere", task, due=date(2031, 8, 1))
    added(library, may, 1, "Engang", task)
    added(library, march, 1, "Gjort", task, due=date(2031, 1, 1), done=done)
    summary = gathered(library, group_by=GroupBy.ITEM, order=order)
    assert headings(summary) == [""]
    assert [(title or "").replace(" ", "") for title in titles(summary)[0]] == expected.split()


def test_items_stand_under_each_of_their_tags_and_last_those_without(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    march, may, undated = council
    tag = AnnotationKind.TAG
    added(library, may, 0, "økonomi", tag)
    added(library, may, 0, "Anlæg", tag, on="decision")
    added(library, march, 0, "Økonomi/skat", tag, on="Zoneplan")
    added(library, undated, 0, "anlæg", tag)
    summary = gathered(library, group_by=GroupBy.TAG)
    assert headings(summary) == ["Anlæg", "økonomi", "Økonomi/skat", "Without a tag"]
    assert titles(summary) == [
        ["Ålegræs", "Kaj 9"],
        ["Ålegræs"],
        ["Zoneplan"],
        ["Æblehaven", "Østerbro", "Budget", "Kaj 10"],
    ]
    only = gathered(library, group_by=GroupBy.TAG, only=Only(tags=("økonomi",)))
    assert headings(only) == ["økonomi", "Økonomi/skat"]


def test_a_body_is_told_with_its_municipality_where_two_have_its_name(library: Library) -> None:
    meeting_of(library, Case("Havn"), municipality="Nørresund")
    meeting_of(library, Case("Å"), municipality="Aalbæk")
    meeting_of(library, Case("Bro"), day=date(2031, 7, 1), municipality="Nørresund")
    meeting_of(library, Case("Vej"), day=date(2031, 7, 1), body="Byrådet")
    meeting_of(library, Case("Ukendt"), body=None)
    summary = gathered(library, group_by=GroupBy.BODY)
    assert headings(summary) == [
        "Byrådet",
        "Økonomiudvalget, Nørresund",
        "Økonomiudvalget, Aalbæk",
        "Who met is not stated",
    ]
    assert titles(summary)[1] == ["Havn", "Bro"]


def test_a_case_is_one_however_its_number_is_written(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    other = meeting_of(library, Case("Anden by", case_number="31-417"), municipality="Nørresund")
    summary = gathered(library, group_by=GroupBy.CASE)
    assert titles(summary)[0] == ["Zoneplan", "Ålegræs"]
    assert headings(summary)[0] == "Ålegræs (case 31-000417)"  # its newest title
    assert ["Anden by"] in titles(summary)  # the same number, in another municipality
    assert headings(summary)[-1] == "Without a case number"
    assert titles(summary)[-1] == ["Æblehaven", "Østerbro", "Kaj 9", "Kaj 10"]
    assert other in {item.meeting.meeting for item in summary.items}


@pytest.mark.parametrize("group_by", GroupBy)
@pytest.mark.parametrize("order", Order)
def test_nothing_is_lost_under_any_heading_in_any_order(
    library: Library, council: tuple[MeetingId, ...], group_by: GroupBy, order: Order
) -> None:
    march, may, _undated = council
    added(library, may, 1, "budget", AnnotationKind.TAG)
    put(library, new_annotation(march, ItemKey(None, None), AnnotationKind.NOTE, "Om mødet", "Ea"))
    whole = Passage.of(load(library, march).source, Span(0, 7), Role.OTHER)
    head = (march, ItemKey(None, None), AnnotationKind.NOTE, "Om hovedet", "Ea", whole, About.PASSAGE)
    put(library, new_annotation(*head))
    summary = gathered(library, group_by=group_by, order=order, closed_items=True)
    assert len(list(summary.items)) == 7
    for words in ("Om mødet", "Om hovedet"):
        assert str(summary.groups).count(words) == 1


def test_a_long_title_stays_whole(library: Library) -> None:
    long = "Godkendelse af " + "meget " * 120 + "lang sag"
    meeting_of(library, Case(long, case_number="31-1"))
    assert titles(gathered(library)) == [[long]]
    assert headings(gathered(library, group_by=GroupBy.CASE)) == [f"{long} (case 31-1)"]
