"""Summaries gathered from a library: which parts, under which headings, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.exports.choice import Choice, GroupBy, Layout, Order, Part
from core.exports.gathering import gather
from core.exports.summary import Summary, follow_ups
from core.library import Library, add, catch_up, load, prepare, put
from core.library.belonging.filing import delete_meetings
from core.library.colleagues.authors import set_colleague
from core.library.lists.chosen import ItemPlace, Only, Range
from core.minutes import DocumentKind, Outcome, Role, Votes
from core.source_text import Span
from tests.core.library.invented import everything, opened
from tests.core.library.registered import Case, meeting_of

TODAY = date(2031, 6, 1)
EVERYTHING = Range()


def gathered(library: Library, range_: Range = EVERYTHING, **asked: Any) -> Summary:
    """The summary of `range_`; what is asked beside the fields of `Choice` is for `gather`."""
    catch_up(library)
    of_gather = {name: asked.pop(name) for name in ("most", "progress") if name in asked}
    return gather(library, range_, Choice(**asked), reader="Ea", today=TODAY, **of_gather)


def added(
    library: Library,
    meeting: MeetingId,
    item: int = 0,
    text: str = "Husk",
    kind: AnnotationKind = AnnotationKind.NOTE,
    *,
    author: str = "Ea",
    on: str = "",
    due: date | None = None,
    done: datetime | None = None,
    version: int | None = None,
) -> Annotation:
    loaded = load(library, meeting, version)
    found = loaded.meeting.items[item]
    passage, about = None, None
    if on == "decision":
        passage = Passage.of(loaded.source, found.decisions[0].span, Role.DECISION)
    elif on:
        start = loaded.source.text.index(on, found.span.start)
        passage = Passage.of(loaded.source, Span(start, start + len(on)), Role.OTHER)
        about = About.PASSAGE
    state = FollowUp("Bo", due, done) if kind is AnnotationKind.FOLLOW_UP else None
    made = new_annotation(meeting, ItemKey.of(found), kind, text, author, passage, about, follow_up=state)
    put(library, made)
    return made


def headings(summary: Summary) -> list[str]:
    return [group.heading for group in summary.groups]


def titles(summary: Summary) -> list[list[str | None]]:
    return [[item.title for item in group.items] for group in summary.groups]


@pytest.fixture
def council(library: Library) -> tuple[MeetingId, MeetingId, MeetingId]:
    """March, May and one without a date."""
    may = meeting_of(
        library,
        Case("Ålegræs", Outcome.APPROVED, case_number="31-000417"),
        Case("Østerbro", Outcome.REJECTED),
        Case("Budget", Outcome.POSTPONED, case_number="Sag nr. 31-42"),
    )
    march = meeting_of(
        library,
        Case("Zoneplan", Outcome.POSTPONED, case_number="2031/417"),
        Case("Æblehaven", Outcome.APPROVED),
        day=date(2031, 3, 5),
        body="Byrådet",
    )
    undated = meeting_of(library, Case("Kaj 9"), Case("Kaj 10"), day=None, body="Aaudvalget")
    return march, may, undated


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


def test_only_the_parts_that_were_chosen_are_there(library: Library) -> None:
    file = everything()
    meeting = add(library, prepare(replace(file, meeting=replace(file.meeting, body="Rådet")))).meeting
    for text, kind, on in (
        ("Note", AnnotationKind.NOTE, ""),
        ("emne", AnnotationKind.TAG, ""),
        ("Opgave", AnnotationKind.FOLLOW_UP, "decision"),
        ("", AnnotationKind.HIGHLIGHT, "Færgen"),
        ("Ved ordet", AnnotationKind.NOTE, "Færgen"),
        ("Om beslutningen", AnnotationKind.NOTE, "decision"),
    ):
        added(library, meeting, 0, text, kind, on=on)

    def item(*parts: Part) -> Any:
        summary = gathered(library, parts=frozenset(parts), closed_items=True)
        return summary.groups[0].items[0]

    assert item(Part.DECISIONS).decisions[0].text == "Godkendt."
    assert not item(Part.DECISIONS).decisions[0].remarks
    assert not item(*(frozenset(Part) - {Part.DECISIONS})).decisions
    assert item(Part.VOTES).votes
    assert item(Part.ATTACHMENTS).attachments
    nothing = item()
    assert not any((nothing.votes, nothing.attachments, nothing.decisions, nothing.remarks))
    assert (nothing.page, nothing.meeting.place, nothing.meeting.participants) == (None, None, ())
    assert item(Part.PAGES).page == 0
    assert item(Part.HEAD).meeting.place == "Salen"
    assert item(Part.TAGS).remarks.tags == ("emne",)
    # what is on something that is not told is told of the item
    notes = item(Part.NOTES).remarks
    assert [note.text for note in notes.notes] == ["Note", "Om beslutningen", "Ved ordet"]
    assert [task.text for task in item(Part.FOLLOW_UPS).remarks.tasks] == ["Opgave"]
    (mark,) = item(Part.MARKS).remarks.marks
    assert (mark.quoted.words, mark.remarks.notes, mark.page) == ("Færgen", (), None)
    (mark,) = item(Part.MARKS, Part.NOTES).remarks.marks
    assert [note.text for note in mark.remarks.notes] == ["Ved ordet"]


def test_a_note_alone_on_words_is_no_mark_without_its_note(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    added(library, meeting, 0, "Ved ordet", on="Anbefales")
    marks = gathered(library, parts=frozenset({Part.MARKS})).groups[0].items[0].remarks.marks
    assert marks == ()


def test_only_what_is_asked_for(library: Library, council: tuple[MeetingId, ...]) -> None:
    march, may, _undated = council
    added(library, may, 1)
    added(library, may, 2, "Ring", AnnotationKind.FOLLOW_UP, due=TODAY)
    added(library, march, 0, "havn/kaj", AnnotationKind.TAG)
    assert titles(gathered(library, only=Only(annotated=True))) == [["Zoneplan"], ["Østerbro", "Budget"]]
    assert titles(gathered(library, only=Only(tags=("havn",)))) == [["Zoneplan"]]
    assert titles(gathered(library, only=Only(follow_ups=True))) == [["Budget"]]
    postponed = Only(outcomes=(Outcome.POSTPONED,))
    assert titles(gathered(library, only=postponed)) == [["Zoneplan"], ["Budget"]]
    assert gathered(library, only=Only(tags=("ingen",))).groups == ()


def test_annotations_whose_item_is_gone_come_with_what_was_annotated(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    _march, may, _undated = council
    agenda = opened([("Borte", "Godkendt.")], kind=DocumentKind.AGENDA, municipality="Birkelund")
    assert add(library, prepare(agenda)).meeting != may  # nothing in common
    put(library, new_annotation(may, ItemKey("9", "Borte"), AnnotationKind.NOTE, "Husk", "Ea"))
    without = gathered(library, Range(meetings=(may,)), only=Only(annotated=True))
    assert (without.groups, without.remarks_left_out) == ((), 1)  # no version shows it to be open
    asked = gathered(library, Range(meetings=(may,)), only=Only(annotated=True), closed_items=True)
    assert [each.remarks.notes[0].text for each in asked.groups[0].unplaced] == ["Husk"]


def test_a_search_line_and_single_items_are_gathered(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    _march, may, _undated = council
    assert titles(gathered(library, Range(line="zoneplan"))) == [["Zoneplan"]]
    assert titles(gathered(library, Range(line="outcome:postponed"))) == [["Zoneplan"], ["Budget"]]
    assert titles(gathered(library, Range(items=(ItemPlace(may, 2), ItemPlace(may, 0))))) == [
        ["Ålegræs", "Budget"]
    ]


def test_colleagues_come_along_unless_they_are_hidden_or_nobody_is_wanted(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    _march, may, _undated = council
    for author in ("Ea", "Bo", "Ib"):
        added(library, may, 0, f"Fra {author}", author=author)
    added(library, may, 1, "Kun Bo", author="Bo")

    def notes(**asked: Any) -> list[str]:
        summary = gathered(library, only=Only(annotated=True), **asked)
        return [note.text for item in summary.items for note in item.remarks.notes]

    assert notes() == ["Fra Ea", "Fra Bo", "Fra Ib", "Kun Bo"]
    assert notes(colleagues=False) == ["Fra Ea"]
    set_colleague(library, "Bo", None, hidden=True)
    set_colleague(library, "Ea", None, hidden=True)  # the reader is no colleague
    assert notes() == ["Fra Ea", "Fra Ib"]


def test_closed_items_with_all_that_is_on_them_stay_out_unless_asked_for(library: Library) -> None:
    meeting = meeting_of(library, Case("Åben"), Case("Salg af Solgården", closed=True), Case("Sidste"))
    added(library, meeting, 1, "Hemmeligt")
    added(library, meeting, 1, "Fra en kollega", author="Bo", on="decision")
    added(library, meeting, 1, "solgård", AnnotationKind.TAG)
    added(library, meeting, 1, "Ring til køberen", AnnotationKind.FOLLOW_UP, due=TODAY)
    added(library, meeting, 0, "Offentligt")
    for group_by in GroupBy:
        without = gathered(library, group_by=group_by)
        words = str(without)
        for secret in ("Solgården", "Hemmeligt", "kollega", "solgård", "Ring til"):
            assert secret not in words
        assert "Offentligt" in words
        assert (without.left_out, without.remarks_left_out) == (1, 0)
        asked = str(gathered(library, group_by=group_by, closed_items=True))
        for secret in ("Solgården", "Hemmeligt", "kollega", "Ring til"):
            assert secret in asked
    found = gathered(library, only=Only(follow_ups=True))
    assert (found.groups, found.left_out, follow_ups(found)) == ((), 1, ())
    assert gathered(library, Range(line="solgården")).groups == ()


def test_a_supplement_follows_with_its_own_notes_and_a_closed_part_stays_out(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    supplement = add(
        library,
        prepare(opened([("Tillægssag", "Godkendt.")], kind=DocumentKind.SUPPLEMENT, name="tillaeg.pdf")),
    )
    part = add(
        library,
        prepare(opened([("Salg af jord", "Solgt.")], kind=DocumentKind.CLOSED_PART, name="lukket.pdf")),
    )
    assert {supplement.meeting, part.meeting} == {meeting}
    added(library, meeting, 0, "I tillægget", version=supplement.version)
    added(library, meeting, 0, "I den lukkede del", version=part.version)
    added(library, meeting, 0, "I referatet")
    summary = gathered(library)
    assert headings(summary) == [
        "Økonomiudvalget, 14 May 2031",
        "Økonomiudvalget, 14 May 2031 · Supplementary agenda",
    ]
    assert [[note.text for note in group.items[0].remarks.notes] for group in summary.groups] == [
        ["I referatet"],
        ["I tillægget"],
    ]
    assert summary.left_out == 1
    assert "jord" not in str(summary)
    assert "lukkede del" not in str(summary)
    asked = gathered(library, closed_items=True)
    assert headings(asked)[2] == "Økonomiudvalget, 14 May 2031 · Closed part"
    assert [note.text for note in asked.groups[2].items[0].remarks.notes] == ["I den lukkede del"]
    # a hit in the supplement comes from there, with what was added there
    hit = gathered(library, Range(line="tillægssag"))
    assert [item.meeting.file for item in hit.items] == ["tillaeg.pdf"]
    assert [note.text for item in hit.items for note in item.remarks.notes] == ["I tillægget"]


def test_an_empty_meeting_and_an_empty_range_give_a_summary(library: Library) -> None:
    nothing = gathered(library)
    assert (nothing.groups, nothing.title) == ((), "Summary of meetings")
    meeting = add(library, prepare(opened([]))).meeting
    summary = gathered(library, Range(meetings=(meeting,)))
    (group,) = summary.groups
    assert (group.items, group.heading) == ((), "Økonomiudvalget, 14 May 2031")
    delete_meetings(library, [meeting])
    assert gathered(library, Range(meetings=(meeting,))).groups == ()


def test_a_title_is_made_of_what_there_is(library: Library, council: tuple[MeetingId, ...]) -> None:
    march, may, undated = council
    added(library, may, 0, "havn", AnnotationKind.TAG)
    added(library, march, 0, "havn", AnnotationKind.TAG)
    june = meeting_of(library, Case("Bro"), day=date(2031, 6, 2), body="Byrådet")

    def title(range_: Range = EVERYTHING, **asked: Any) -> str:
        return gathered(library, range_, **asked).title

    assert title(Range(meetings=(may,))) == "Økonomiudvalget, 14 May 2031"
    assert title(Range(items=(ItemPlace(may, 0), ItemPlace(may, 1)))) == "Økonomiudvalget, 14 May 2031"
    assert title(Range(meetings=(undated,))) == "Aaudvalget"
    assert title(Range(meetings=(march, june))) == "Byrådet, 5 March 2031 – 2 June 2031"
    assert title(only=Only(tags=("havn",))) == "havn, 5 March 2031 – 14 May 2031"
    assert title(Range(line="kaj OR zoneplan")) == "“kaj OR zoneplan”, 5 March 2031"
    assert title(layout=Layout.DECISION_TABLE) == "Decisions, 5 March 2031 – 2 June 2031"
    assert title(title="  Til gruppen ") == "Til gruppen"


def test_a_long_title_stays_whole(library: Library) -> None:
    long = "Godkendelse af " + "meget " * 120 + "lang sag"
    meeting_of(library, Case(long, case_number="31-1"))
    assert titles(gathered(library)) == [[long]]
    assert headings(gathered(library, group_by=GroupBy.CASE)) == [f"{long} (case 31-1)"]


def test_the_reader_is_named_only_when_asked(library: Library, council: tuple[MeetingId, ...]) -> None:
    assert gathered(library).reader is None
    assert gathered(library, name_reader=True).reader == "Ea"


def test_a_preview_reads_the_first_items_and_counts_the_others(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    meeting_of(library, Case("Lukket", closed=True), Case("Åben"), day=date(2031, 8, 1))
    summary = gathered(library, most=4)
    assert titles(summary) == [["Zoneplan", "Æblehaven"], ["Ålegræs", "Østerbro"]]
    assert (summary.more, summary.left_out) == (4, 1)
    assert gathered(library, most=4, closed_items=True).more == 5
    newest = gathered(library, most=1, order=Order.NEWEST)
    assert (titles(newest), newest.more) == ([["Åben"]], 7)
    assert gathered(library, most=8).more == 0
    assert gathered(library, most=4).title == gathered(library).title


def test_progress_is_told_and_ends_the_work_where_it_raises(
    library: Library, council: tuple[MeetingId, ...]
) -> None:
    told: list[tuple[int, int]] = []
    gathered(library, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    class Stopped(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        gathered(library, progress=stop)
    assert not library.connection.in_transaction


def test_names_and_dates_are_those_the_reader_has_shown(library: Library) -> None:
    votes = Votes(for_count=5)
    meeting = meeting_of(library, Case("Havn", votes=votes))
    library.connection.execute("UPDATE body SET shown_name = 'Økonomi og drift', shown_municipality = 'Birk'")
    summary = gathered(library, Range(meetings=(meeting,)))
    (item,) = summary.items
    assert (item.meeting.body, item.meeting.municipality) == ("Økonomi og drift", "Birk")
    assert item.votes == votes
    assert summary.title == "Økonomi og drift, 14 May 2031"
