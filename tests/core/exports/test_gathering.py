"""Summaries gathered from a library: which items, which parts of them, by whose hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.annotations import (
    AnnotationKind,
    ItemKey,
    MeetingId,
    new_annotation,
)
from core.exports.choice import Layout, Order, Part
from core.exports.formats import Format, render
from core.exports.remarks import form_line, tag_lines, task_line
from core.library import Library, add, prepare, put
from core.library.belonging.filing import delete_meetings
from core.library.colleagues.authors import set_colleague
from core.library.lists.chosen import ItemPlace, Only, Range
from core.minutes import DocumentKind, Outcome, Votes
from tests.core.exports.gathered import EVERYTHING, TODAY, added, gathered, titles
from tests.core.library.invented import everything, opened
from tests.core.library.registered import Case, meeting_of


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


def test_what_colleagues_added_tells_whose_it_is_in_every_form(library: Library) -> None:
    may = add(library, prepare(everything())).meeting
    for author in ("Ea", "Birthe Krog"):
        due = date(2031, 6, 1)
        added(library, may, 0, f"Spørg {author}", AnnotationKind.FOLLOW_UP, author=author, due=due)
        added(library, may, 0, "", AnnotationKind.UNDERLINE, author=author, on="Færgen")
        added(library, may, 0, "økonomi", AnnotationKind.TAG, author=author)
    added(library, may, 0, "havn", AnnotationKind.TAG, author="Birthe Krog")
    summary = gathered(library, closed_items=True)
    remarks = next(iter(summary.items)).remarks
    assert [task_line(each) for each in remarks.tasks] == [
        "Follow-up: Bo, by 1 June 2031, not done",
        "Follow-up (Birthe Krog): Bo, by 1 June 2031, not done",
    ]
    (mark,) = remarks.marks
    assert [form_line(form) for form in mark.forms] == ["Underline", "Underline · Birthe Krog"]
    assert tag_lines(remarks) == ["økonomi", "havn (Birthe Krog)"]
    told = render(summary, Format.TEXT).decode()
    for words in ("Follow-up (Birthe Krog)", "Underline · Underline · Birthe Krog", "havn (Birthe Krog)"):
        assert words in told
    assert "økonomi (" not in told
    assert "havn (Birthe Krog)" in render(summary, Format.CSV).decode("utf-8-sig")
    calendar = render(summary, Format.ICS).decode()
    assert calendar.count("By Birthe Krog") == 1
    own = gathered(library, closed_items=True, other_names={"Birthe Krog"})
    assert "Krog" not in render(own, Format.CSV).decode("utf-8-sig").replace("Spørg Birthe Krog", "")


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
