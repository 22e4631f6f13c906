from __future__ import annotations

from core.annotations import Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.exports.summary import assemble, heading, item_heading
from core.library import LoadedMeeting
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
    summary = assemble(loaded(file), [gone], closed_items=False)
    (unplaced,) = summary.unplaced
    assert (unplaced.item, unplaced.remarks.notes[0].text) == (gone.item, "Husk")


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
