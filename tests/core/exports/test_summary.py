from __future__ import annotations

from dataclasses import replace

from core.annotations import Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.exports.meeting_summary import assemble, heading, item_heading, left_out_line
from core.library import ItemElsewhere, LoadedMeeting
from core.minutes import Role
from core.opening import OpenedFile
from tests.core.library.invented import opened

MEETING = MeetingId("m")


def loaded(file: OpenedFile) -> LoadedMeeting:
    return LoadedMeeting(MEETING, 1, file.path.name, file.source.format, file.meeting, file.source)


def added(
    file: OpenedFile, item: int, text: str, kind: AnnotationKind, *, on_decision: bool = False
) -> Annotation:
    found = file.meeting.items[item]
    passage = Passage.of(file.source, found.decisions[0].span, Role.DECISION) if on_decision else None
    return new_annotation(MEETING, ItemKey.of(found), kind, text, "Ea Dam", passage)


def test_what_was_added_stands_where_it_was_added() -> None:
    file = opened()
    annotations = [
        added(file, 0, "budget", AnnotationKind.TAG),
        added(file, 0, "vigtigt", AnnotationKind.TAG, on_decision=True),
        added(file, 0, "budget", AnnotationKind.TAG),
        added(file, 1, "Hvornår?", AnnotationKind.NOTE, on_decision=True),
        added(file, 1, "  ", AnnotationKind.NOTE),
    ]
    summary = assemble(loaded(file), annotations, closed_items=False)
    first, second = summary.items
    assert (first.remarks.tags, first.decisions[0].remarks.tags) == (("budget",), ("vigtigt",))
    assert not second.remarks
    assert [note.text for note in second.decisions[0].remarks.notes] == ["Hvornår?"]
    assert [item.decisions[0].text for item in summary.items] == [
        "Anbefales godkendt.",
        "Udsat til næste møde.",
    ]
    assert summary.unplaced == ()


def test_an_annotation_whose_item_is_gone_is_kept_apart() -> None:
    file = opened()
    gone = new_annotation(MEETING, ItemKey("9", "Havnen", "31-1"), AnnotationKind.NOTE, "Husk", "Ea")
    agenda = replace(loaded(file), elsewhere=(ItemElsewhere(gone.item, closed=False),))
    summary = assemble(agenda, [gone], closed_items=False)
    (unplaced,) = summary.unplaced
    assert (unplaced.item, unplaced.remarks.notes[0].text) == (gone.item, "Husk")


def test_what_may_belong_to_a_closed_item_goes_out_only_when_asked_for() -> None:
    file = opened()
    closed, unknown = (
        new_annotation(MEETING, ItemKey(number, None), AnnotationKind.NOTE, "Hemmeligt", "Ea")
        for number in ("8", "9")
    )
    versions = replace(
        loaded(file),
        elsewhere=(ItemElsewhere(closed.item, closed=False), ItemElsewhere(closed.item, closed=True)),
    )
    without = assemble(versions, [closed, unknown], closed_items=False)
    assert (without.unplaced, without.remarks_left_out) == ((), 2)
    assert left_out_line(without) == "2 annotations are left out: their items may be closed."
    everything = assemble(versions, [closed, unknown], closed_items=True)
    assert [each.item for each in everything.unplaced] == [closed.item, unknown.item]
    assert left_out_line(everything) == ""


def test_a_note_on_a_decision_that_is_gone_is_not_shown_as_its_items() -> None:
    earlier = opened([("Budgetopfølgning", "Udsat til et senere møde."), ("Ny skole", "Godkendt.")])
    lost = added(earlier, 0, "Hvorfor?", AnnotationKind.NOTE, on_decision=True)
    file = opened()
    summary = assemble(loaded(file), [lost], closed_items=False)
    assert not any(item.remarks or item.decisions[0].remarks for item in summary.items)
    (unplaced,) = summary.unplaced
    assert (unplaced.item, unplaced.remarks.notes[0].text) == (lost.item, "Hvorfor?")
    closed = assemble(loaded(opened(closed=[1])), [lost], closed_items=False)
    assert (closed.unplaced, closed.left_out, closed.remarks_left_out) == ((), 1, 0)


def test_closed_items_are_there_only_when_asked_for() -> None:
    file = opened(closed=[2])
    note = added(file, 1, "Hemmeligt", AnnotationKind.NOTE)
    without = assemble(loaded(file), [note], closed_items=False)
    assert ([item.number for item in without.items], without.left_out) == (["1"], 1)
    assert without.unplaced == ()
    everything = assemble(loaded(file), [note], closed_items=True)
    assert ([item.number for item in everything.items], everything.left_out) == (["1", "2"], 0)
    assert everything.items[1].remarks.notes[0].text == "Hemmeligt"


def test_a_meeting_without_a_body_goes_by_its_file() -> None:
    summary = assemble(loaded(opened(body=None, day=None)), [], closed_items=False)
    assert heading(summary) == "referat.pdf"


def test_numbers_are_set_as_they_are_printed() -> None:
    assert item_heading("2", "Budget") == "2. Budget"
    assert item_heading("PS 12/21", "Budget") == "PS 12/21 Budget"
    assert item_heading(None, "Budget") == "Budget"
    assert item_heading("7", None) == "7. No title stated"
