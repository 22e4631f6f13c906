"""What a document and the annotations on it give to a summary."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    ItemKey,
    PageBox,
    Passage,
    new_annotation,
)
from core.confidential.placing import shared_out
from core.exports.layout.labels import item_name, meeting_name
from core.library import ItemElsewhere
from core.library.lists.meetings import Beside, MeetingVersion
from core.minutes import Attachment, DocumentKind, Node, NodeKind, Outcome, Role, Section
from core.opening import OpenedFile
from core.source_text import Box, Line, Span
from tests.core.exports.gathered import MEETING, given, loaded
from tests.core.library.invented import everything, opened


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
    summary = given(loaded(file), annotations, closed_items=False)
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
    summary = given(agenda, [gone], closed_items=False)
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
    without = given(versions, [closed, unknown], closed_items=False)
    assert (without.unplaced, without.remarks_left_out) == ((), 2)
    all_of_it = given(versions, [closed, unknown], closed_items=True)
    assert [each.item for each in all_of_it.unplaced] == [closed.item, unknown.item]
    assert all_of_it.remarks_left_out == 0


def test_a_note_on_a_decision_that_is_gone_is_not_shown_as_its_items() -> None:
    earlier = opened([("Budgetopfølgning", "Udsat til et senere møde."), ("Ny skole", "Godkendt.")])
    lost = added(earlier, 0, "Hvorfor?", AnnotationKind.NOTE, on_decision=True)
    file = opened()
    summary = given(loaded(file), [lost], closed_items=False)
    assert not any(item.remarks or item.decisions[0].remarks for item in summary.items)
    (unplaced,) = summary.unplaced
    assert (unplaced.item, unplaced.remarks.notes[0].text) == (lost.item, "Hvorfor?")
    closed = given(loaded(opened(closed=[1])), [lost], closed_items=False)
    assert (closed.unplaced, len(closed.closed), closed.remarks_left_out) == ((), 1, 0)


def test_closed_items_are_there_only_when_asked_for() -> None:
    file = opened(closed=[2])
    note = added(file, 1, "Hemmeligt", AnnotationKind.NOTE)
    without = given(loaded(file), [note], closed_items=False)
    assert ([item.number for item in without.items], len(without.closed)) == (["1"], 1)
    assert without.unplaced == ()
    all_of_it = given(loaded(file), [note], closed_items=True)
    assert ([item.number for item in all_of_it.items], len(all_of_it.closed)) == (["1", "2"], 0)
    assert all_of_it.items[1].remarks.notes[0].text == "Hemmeligt"


def test_a_meeting_without_a_body_goes_by_its_file() -> None:
    summary = given(loaded(opened(body=None, day=None)), [], closed_items=False)
    assert meeting_name(summary.head) == "referat.pdf"


def test_numbers_are_set_as_they_are_printed() -> None:
    assert item_name("2", "Budget") == "2. Budget"
    assert item_name("PS 12/21", "Budget") == "PS 12/21 Budget"
    assert item_name(None, "Budget") == "Budget"
    assert item_name("7", None) == "7. No title stated"


def test_an_item_brings_all_its_parts() -> None:
    file = everything()
    summary = given(loaded(file), [], closed_items=True)
    first, _second = summary.items
    assert (first.number, first.title, first.case_number) == ("1", "Færgen", "31-000417")
    assert [each.outcome for each in first.decisions] == [Outcome.APPROVED, Outcome.APPROVED]  # in effect
    assert first.attachments == ("Bilag 1: Kort", "Bilag 2")
    assert first.votes == file.meeting.items[0].votes
    assert first.page == 0
    assert [person.name for person in summary.head.participants] == ["Bo Lind", "Ea Dam"]


def test_recommendations_are_the_sections_of_that_role_that_say_something() -> None:
    file = opened()
    sections = tuple(
        Section(role, None, text, Span(0, 1))
        for role, text in (
            (Role.RECOMMENDATION, "At det godkendes."),
            (Role.RECOMMENDATION, " "),
            (Role.SUMMARY, "Kort sagt."),
            (Role.RECOMMENDATION, "Udvalget anbefaler det."),
        )
    )
    items = (replace(file.meeting.items[0], sections=sections), *file.meeting.items[1:])
    changed = replace(file, meeting=replace(file.meeting, items=items))
    summary = given(loaded(changed), [])
    assert [item.recommendations for item in summary.items] == [
        ("At det godkendes.", "Udvalget anbefaler det."),
        (),
    ]


def test_attachments_of_closed_items_stay_with_them() -> None:
    file = opened(closed=[1])
    items = tuple(
        replace(item, attachments=(Attachment(f"Bilag til {item.number}"),)) for item in file.meeting.items
    )
    summary = given(loaded(replace(file, meeting=replace(file.meeting, items=items))), [])
    assert [item.attachments for item in summary.items] == [("Bilag til 2",)]


def test_closed_names_in_a_list_that_an_open_item_seems_to_have_stay() -> None:
    """A list of all attachments at the end of a document is read as that of its last item."""
    agenda = [("Salg af Solgården", "Solgt."), ("Krondal", "Udsat."), ("Vejplan", "Godkendt.")]
    file = opened(agenda, closed=[1, 2])
    own = ("Købsaftale med Rasmus Enevold", "Bilag 1")
    lists = (
        own,
        (),
        (
            "Kort over vejen",
            "1. Salg af Solgården",
            "Købsaftale med",
            "Rasmus Enevold",
            "Bilag: Købsaftale med Rasmus Enevold",
            "2. Krondal",
            "Vejplan",
            "Kort over stien",
            "Aftale om driften",
        ),
    )
    items = tuple(
        replace(item, attachments=tuple(map(Attachment, names)))
        for item, names in zip(file.meeting.items, lists, strict=True)
    )
    changed = loaded(replace(file, meeting=replace(file.meeting, items=items)))
    (item,) = given(changed, []).items
    assert item.attachments == ("Kort over vejen", "Vejplan", "Kort over stien", "Aftale om driften")
    assert given(changed, [], closed_items=True).items[2].attachments == lists[2]


def test_all_of_a_closed_part_is_closed() -> None:
    file = opened(kind=DocumentKind.CLOSED_PART)
    mark = on_words(file, "Økonomiudvalget", ItemKey(None, None))
    note = added(file, 0, "Hemmeligt", AnnotationKind.NOTE)
    without = given(loaded(file), [mark, note])
    assert (without.items, without.before.marks, without.unplaced) == ((), (), ())
    assert (len(without.closed), without.remarks_left_out) == (2, 1)
    asked = given(loaded(file), [mark, note], closed_items=True)
    assert [item.closed for item in asked.items] == [True, True]
    assert len(asked.before.marks) == 1


def on_words(file: OpenedFile, words: str, key: ItemKey, text: str | None = None) -> Annotation:
    start = file.source.text.index(words)
    passage = Passage.of(file.source, Span(start, start + len(words)), Role.OTHER)
    kind = AnnotationKind.HIGHLIGHT if text is None else AnnotationKind.NOTE
    return new_annotation(MEETING, key, kind, text or "", "Ea Dam", passage, About.PASSAGE, colour=Colour.RED)


def test_a_mark_that_reaches_into_a_closed_item_stays() -> None:
    file = opened(closed=[2])
    first = ItemKey.of(file.meeting.items[0])
    reaching = on_words(file, "godkendt.\n2. Ny skole", first)
    whole = on_words(file, "Anbefales godkendt.", first)
    found = given(loaded(file), [reaching, whole])
    assert [mark.quoted.words for mark in found.items[0].remarks.marks] == ["Anbefales godkendt."]
    assert found.remarks_left_out == 1
    assert "Ny skole" not in str(found.items)
    asked = given(loaded(file), [reaching, whole], closed_items=True)
    assert len(asked.items[0].remarks.marks) == 2


def moved_by(line: Line, letters: int) -> Line:
    return line._replace(start=line.start + letters, end=line.end + letters)


def test_a_mark_in_the_contents_on_a_closed_title_stays() -> None:
    file = opened([("Budget", "Godkendt."), ("Salg af Solgården", "Godkendt.")], closed=[2])
    head = "Dagsorden: Budget.\nSalg af Solgården,\nKrondal.\n"
    starts = (0, head.index("Salg"), head.index("Krondal"), len(head))
    contents = (Line(start, end - 1, 0) for start, end in pairwise(starts))
    lines = (*contents, *(moved_by(line, len(head)) for line in file.source.lines))
    items = tuple(
        replace(item, span=Span(item.span.start + len(head), item.span.end + len(head)), decisions=())
        for item in file.meeting.items
    )
    nodes = (Node(NodeKind.CONTENTS, 0, 3), Node(NodeKind.HEADER, 3, len(lines)))
    moved = replace(
        file,
        source=replace(file.source, text=head + file.source.text, lines=lines),
        meeting=replace(file.meeting, items=items, nodes=nodes),
    )
    no_item = ItemKey(None, None)
    marks = [
        on_words(moved, words, no_item) for words in ("Salg af Solgården", "Dagsorden", "Krondal", "gården")
    ]
    found = given(loaded(moved), marks)
    assert [mark.quoted.words for mark in found.before.marks] == ["Dagsorden"]
    assert "Solgården" not in str((found.before, found.items))
    assert found.remarks_left_out == 3


def test_what_was_lost_of_an_item_that_another_version_closes_stays() -> None:
    """The words stood in the closed part, whose item the minutes have as an open one."""
    part = opened([("Køb af jord", "Prisen er 4 mio. kr.")], kind=DocumentKind.CLOSED_PART)
    note = on_words(part, "Prisen er 4 mio. kr.", ItemKey("1", "Køb af jord"), "For dyrt")
    minutes = opened([("Køb af jord", "Godkendt.")])
    here = loaded(minutes, (ItemElsewhere(ItemKey("1", "Køb af jord"), closed=True),))
    found = given(here, [note])
    assert (found.unplaced, found.remarks_left_out) == ((), 1)
    assert "4 mio" not in str(found)
    (unplaced,) = given(here, [note], closed_items=True).unplaced
    assert unplaced.closed
    # of an item that is open everywhere it goes out
    (unplaced,) = given(loaded(minutes), [note]).unplaced
    assert not unplaced.closed


def test_a_lost_mark_that_reached_into_a_closed_item_without_a_title_stays() -> None:
    file = opened([("Vejen", "Godkendt."), ("x", "Rektor fratræder.")])
    reaching = on_words(file, "Godkendt.\n2. x\nBeslutning\nRektor", ItemKey("1", "Vejen"), "Hvorfor?")
    within = on_words(file, "Godkendt.\n", ItemKey("1", "Vejen"), "Hvordan?")
    later = opened([("Vejen", "Udsat.")])
    here = loaded(later, (ItemElsewhere(ItemKey("2", None), closed=True),))
    found = given(here, [reaching, within])
    assert ("Hvorfor?" in str(found), "Hvordan?" in str(found), found.remarks_left_out) == (False, True, 1)


def test_a_note_on_an_open_item_that_the_closed_part_tells_of_stays() -> None:
    """It may be about what is told there."""
    minutes = opened([("Køb af jord", "Godkendt.")])
    note = added(minutes, 0, "For dyrt", AnnotationKind.NOTE)
    on_decision = added(minutes, 0, "Endelig", AnnotationKind.NOTE, on_decision=True)
    here = replace(
        loaded(minutes),
        versions=(
            MeetingVersion(2, DocumentKind.CLOSED_PART, False, None, "lukket.pdf", False, False, False, True),
        ),
        beside=(Beside(2, (replace(minutes.meeting.items[0], closed=False),)),),
    )
    found = given(here, [note, on_decision])
    (item,) = found.items
    assert (item.remarks.notes, found.remarks_left_out) == ((), 1)
    assert [each.text for each in item.decisions[0].remarks.notes] == ["Endelig"]
    assert [each.text for each in given(here, [note], closed_items=True).items[0].remarks.notes] == [
        "For dyrt"
    ]


def test_an_area_without_words_may_have_been_drawn_on_the_closed_part() -> None:
    minutes = opened([("Køb af jord", "Godkendt.")])
    at = minutes.meeting.items[0].decisions[0].span.start
    box = PageBox(0, Box(60, 80, 200, 120))

    def drawn(key: ItemKey) -> Annotation:
        passage = Passage("", "", "", Span(at, at), Role.OTHER, (box,))
        return new_annotation(MEETING, key, AnnotationKind.NOTE, "For dyrt", "Ea", passage, About.PASSAGE)

    key, no_item = ItemKey.of(minutes.meeting.items[0]), ItemKey(None, None)
    here = loaded(minutes)
    assert given(here, [drawn(key), drawn(no_item)]).remarks_left_out == 0
    part = MeetingVersion(2, DocumentKind.CLOSED_PART, False, None, "lukket.pdf", False, False, False, True)
    beside = replace(here, versions=(part,), beside=(Beside(2, minutes.meeting.items),))
    found = given(beside, [drawn(key), drawn(no_item)])
    assert ("For dyrt" in str(found), found.remarks_left_out) == (False, 2)


def test_of_single_items_only_what_is_theirs_comes_along() -> None:
    file = opened()
    lost = new_annotation(MEETING, ItemKey("9", "Havnen"), AnnotationKind.NOTE, "Husk", "Ea")
    head = on_words(file, "Økonomiudvalget", ItemKey(None, None))
    here = loaded(file, (ItemElsewhere(lost.item, closed=False),))
    single = given(here, [lost, head], items=(1,), is_whole=False)
    assert ([item.number for item in single.items], single.unplaced, bool(single.before)) == (
        ["2"],
        (),
        False,
    )
    whole = given(here, [lost, head])
    assert (len(whole.items), len(whole.unplaced), bool(whole.before)) == (2, 1, True)


def test_three_hundred_annotations_on_an_item_are_all_there() -> None:
    file = opened()
    notes = [added(file, 0, f"Note {number}", AnnotationKind.NOTE) for number in range(200)]
    marks = [
        on_words(file, word, ItemKey.of(file.meeting.items[0]), f"Om {word} {number}")
        for word in ("Anbefales", "godkendt")
        for number in range(50)
    ]
    (item, _other) = given(loaded(file), [*notes, *marks]).items
    assert [note.text for note in item.remarks.notes] == [f"Note {number}" for number in range(200)]
    assert [len(mark.remarks.notes) for mark in item.remarks.marks] == [50, 50]
    assert item.remarks.count == 300


def test_annotations_belong_to_the_version_where_their_words_are() -> None:
    front = loaded(opened([("Budget", "Godkendt."), ("Ny skole", "Udsat.")]))
    also = opened([("Ny skole", "Tillæg: taget skal skiftes."), ("Tillægssag", "Godkendt.")])
    beside = replace(loaded(also), version=2)
    skole, alone = ItemKey("2", "Ny skole"), ItemKey("2", "Tillægssag")
    in_front = new_annotation(MEETING, skole, AnnotationKind.NOTE, "Begge", "Ea")
    there = new_annotation(MEETING, alone, AnnotationKind.NOTE, "Kun der", "Ea")
    words = on_words(also, "taget skal skiftes", skole)
    nowhere = new_annotation(MEETING, ItemKey("9", "Borte"), AnnotationKind.NOTE, "Ingen steder", "Ea")
    assert shared_out([front, beside], [in_front, there, words, nowhere]) == [
        [in_front, nowhere],
        [there, words],
    ]


def test_what_may_have_been_added_to_either_belongs_to_the_closed_part() -> None:
    """Both say the same at the same place, so nobody knows where it was written."""
    minutes = opened([("Havnen", "Godkendt efter en afstemning."), ("Vejen", "Åbent.")])
    part = opened([("Havnen", "Godkendt efter en afstemning."), ("Vejen", "Lukket.")])
    front, closed = loaded(minutes), replace(loaded(part), version=2)
    closed = replace(closed, meeting=replace(part.meeting, kind=DocumentKind.CLOSED_PART))
    unsure = on_words(minutes, "Godkendt", ItemKey("1", "Havnen"), "Hvorfor?")
    sure = on_words(minutes, "en afstemning.", ItemKey("1", "Havnen"), "Hvilken?")
    assert sure.passage is not None
    assert "Åbent" in sure.passage.suffix
    assert shared_out([front, closed], [unsure, sure]) == [[sure], [unsure]]
