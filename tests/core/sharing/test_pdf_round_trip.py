"""What went out in a PDF comes back as it was, and with what was changed in it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
    new_annotation,
)
from core.exports.copies.marked_pdf import marked
from core.library import ItemElsewhere, Library, add, load, of_meeting, prepare, put
from core.minutes import Role
from core.opening import open_file
from core.sharing.pdf_marks import given_of, marks_in
from core.sharing.taking_in import take_in
from core.source_text import Box, Span
from tests.core.exports.confidential import MEETING, loaded, minutes
from tests.core.sharing.annotated import appended, edited

NOON = datetime(2024, 5, 15, 12, 30, 5, 250, tzinfo=UTC)
TODAY = datetime.now(UTC).date()


def every_kind(content: bytes) -> list[Annotation]:
    """Annotations of every kind on items, decisions and passages of the minutes."""
    where = loaded(content)
    items, text = where.meeting.items, where.source.text

    def on(words: str, kind: AnnotationKind, said: str = "", item: int = 0, **more: Any) -> Annotation:
        start = text.index(words)
        boxes = more.pop("boxes", ())
        passage = Passage.of(where.source, Span(start, start + len(words)), Role.DECISION, boxes)
        about = more.pop("about", About.PASSAGE)
        return new_annotation(
            MEETING, ItemKey.of(items[item]), kind, said, "Åse Lind", passage, about, **more
        )

    decision = items[0].decisions[0]
    area = (PageBox(2, Box(50.25, 90.5, 300.125, 110.0)),)
    task = FollowUp("Bo Lind", date(2024, 6, 1), NOON)
    made = [
        on("forvaltningen", AnnotationKind.HIGHLIGHT, colour=Colour.PURPLE),
        on("forvaltningen", AnnotationKind.NOTE, "Hvem? (æøå)\n\nAndet afsnit – 🏛"),
        on("forvaltningen", AnnotationKind.NOTE, "Endnu en"),
        on("forvaltningen", AnnotationKind.TAG, "økonomi/budget"),
        on("forvaltningen", AnnotationKind.FOLLOW_UP, "Spørg", follow_up=task),
        on("Godkendt, idet", AnnotationKind.UNDERLINE, colour=Colour.RED),
        on("juni.\nIda Holm", AnnotationKind.HIGHLIGHT, colour=Colour.BLUE),
        on("Eventuelt\nBeslutning", AnnotationKind.AREA, item=2, colour=Colour.GREEN, boxes=area),
        on("Intet", AnnotationKind.NOTE, "Kun en note", item=2),
        on("Intet at", AnnotationKind.TAG, "kun-et-emneord", item=2),
        on("Sælgeren hedder", AnnotationKind.HIGHLIGHT, item=1, colour=Colour.YELLOW),
        new_annotation(MEETING, ItemKey.of(items[0]), AnnotationKind.NOTE, "Om punktet", "Åse Lind"),
        new_annotation(MEETING, ItemKey.of(items[0]), AnnotationKind.TAG, "vigtigt", "Bo Lind"),
        new_annotation(
            MEETING, ItemKey.of(items[2]), AnnotationKind.FOLLOW_UP, "Ring", "Bo", follow_up=FollowUp()
        ),
        on(
            text[decision.span.start : decision.span.end],
            AnnotationKind.NOTE,
            "Om beslutningen",
            about=About.DECISION,
        ),
    ]
    empty = Passage("", "", "", Span(5, 5), Role.OTHER, (PageBox(0, Box(300, 400, 400, 500)),))
    free = new_annotation(
        *(MEETING, ItemKey(None, None), AnnotationKind.AREA, "", "Åse Lind", empty, About.PASSAGE),
        colour=Colour.RED,
    )
    return [*made, free]


@pytest.mark.parametrize("rotation", [0, 90])
def test_what_goes_out_comes_back_equal(rotation: int) -> None:
    content = minutes(rotation=rotation, cropped=bool(rotation), closed=False)
    annotations = every_kind(content)
    made = marked(content, loaded(content), annotations, keep={"010190-1234", "Skovvej 12"})
    assert made.unplaced == 0
    found = marks_in(made.content)
    assert found.source_sha256 == sha256(content).hexdigest()
    given = given_of(found)
    assert not any(each.is_foreign for each in given.annotations)
    assert {each.annotation.id: each.annotation for each in given.annotations} == {
        each.id: each for each in annotations
    }
    assert {each.made_in.sha256 for each in given.annotations} == {sha256(content).hexdigest()}


def test_what_had_no_place_comes_back_equal_too() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    lost = new_annotation(MEETING, ItemKey("9", "Havnen"), AnnotationKind.NOTE, "Husk", "Åse Lind")
    where = replace(where, elsewhere=(ItemElsewhere(lost.item, closed=False),))
    given = given_of(marks_in(marked(content, where, [lost]).content))
    assert [each.annotation for each in given.annotations] == [lost]


def marked_copy() -> tuple[bytes, list[Annotation]]:
    """A copy with a highlight, a note and a tag on one passage."""
    content = minutes(closed=False)
    annotations = [
        replace(each, created=NOON, modified=NOON)
        for each in every_kind(content)
        if each.passage is not None and each.passage.quote == "forvaltningen"
    ][:2] + [
        replace(each, created=NOON, modified=NOON)
        for each in every_kind(content)
        if each.text == "økonomi/budget"
    ]
    return marked(
        content, loaded(content), annotations, keep={"010190-1234", "Skovvej 12"}
    ).content, annotations


def test_a_note_that_was_written_on_in_another_program_is_the_newer_one() -> None:
    copy, (highlight, note, tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        mark.Contents = str(mark.Contents).replace("Andet afsnit – 🏛", "Nyt\rafsnit")
        mark.M = "D:20240601100000+02'00'"

    given = {
        each.annotation.id: each.annotation for each in given_of(marks_in(edited(copy, change))).annotations
    }
    assert given[highlight.id] == highlight
    assert given[tag.id] == tag
    assert given[note.id] == replace(
        note, text="Hvem? (æøå)\n\nNyt\nafsnit", modified=datetime(2024, 6, 1, 8, tzinfo=UTC)
    )


def test_a_note_is_never_older_than_the_one_it_was_made_of() -> None:
    copy, (_highlight, note, _tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        mark.Contents = "Nyt"
        mark.M = "D:20200101"

    given = {
        each.annotation.id: each.annotation for each in given_of(marks_in(edited(copy, change))).annotations
    }
    assert (given[note.id].text, given[note.id].modified) == ("Nyt", NOON + timedelta(seconds=1))


def test_colour_and_place_that_were_changed_in_another_program() -> None:
    copy, (highlight, note, _tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        mark.C = [0.2, 0.9, 0.2]
        mark.QuadPoints = [float(each) - (48 if at % 2 else 0) for at, each in enumerate(mark.QuadPoints)]
        mark.M = "D:20240601100000Z"

    found = marks_in(edited(copy, change))
    given = {each.annotation.id: each.annotation for each in given_of(found).annotations}
    now = given[highlight.id]
    assert now.colour is Colour.GREEN
    assert now.passage is not None
    assert now.passage.quote in "Punkt 2: Køb af Engholmgården"
    assert now.passage.span.start > (highlight.passage.span.start if highlight.passage else 0)
    assert given[note.id] == note


def test_words_that_were_cleared_elsewhere_do_not_clear_the_note() -> None:
    copy, (_highlight, note, _tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        del mark.Contents

    given = {
        each.annotation.id: each.annotation for each in given_of(marks_in(edited(copy, change))).annotations
    }
    assert given[note.id] == note


@pytest.fixture
def meeting(library: Library, tmp_path: Path) -> MeetingId:
    path = tmp_path / "referat.pdf"
    path.write_bytes(minutes(closed=False))
    return add(library, prepare(open_file(path))).meeting


def test_a_colleagues_pdf_is_taken_in_where_its_words_stand(
    library: Library, meeting: MeetingId, tmp_path: Path
) -> None:
    annotated = appended(minutes(closed=False), tmp_path)
    given = given_of(marks_in(annotated))
    taken = take_in(library, given, TODAY)
    assert (len(taken.added), taken.unplaced, taken.refused) == (2, (), ())
    marks = {each.kind: each for each in of_meeting(library, meeting)}
    text = load(library, meeting).source.text
    mark, note = marks[AnnotationKind.HIGHLIGHT], marks[AnnotationKind.NOTE]
    assert mark.passage is not None
    assert mark.passage == note.passage or note.passage is not None
    assert text[mark.passage.span.start : mark.passage.span.end] == "Godkendt, idet"
    assert (mark.item.title, mark.author, note.text) == ("Godkendelse af budget", "Ib Skov", "Enig")
    assert take_in(library, given_of(marks_in(annotated)), TODAY).written == 0


def test_our_own_copy_that_comes_back_changes_nothing_but_what_was_written_on(
    library: Library, meeting: MeetingId
) -> None:
    content = minutes(closed=False)
    where = load(library, meeting)
    key = ItemKey.of(where.meeting.items[0])
    start = where.source.text.index("forvaltningen")
    passage = Passage.of(where.source, Span(start, start + 13), Role.DECISION)
    for kind, text in ((AnnotationKind.HIGHLIGHT, ""), (AnnotationKind.NOTE, "Hvem?")):
        made = new_annotation(meeting, key, kind, text, "Åse Lind", passage, About.PASSAGE, colour=Colour.RED)
        put(library, replace(made, colour=Colour.RED if kind is AnnotationKind.HIGHLIGHT else None))
    before = of_meeting(library, meeting)
    copy = marked(content, where, before, keep={"010190-1234", "Skovvej 12"}).content
    assert take_in(library, given_of(marks_in(copy)), TODAY).written == 0
    assert of_meeting(library, meeting) == before

    def change(_pdf: Any, mark: Any) -> None:
        mark.Contents = "Hvem? Bo."
        mark.M = datetime.now(UTC).strftime("D:%Y%m%d%H%M%SZ")

    taken = take_in(library, given_of(marks_in(edited(copy, change))), TODAY)
    assert [each.after.text for each in taken.newer] == ["Hvem? Bo."]


def test_a_masked_copy_that_comes_back_masks_nothing_here(library: Library, meeting: MeetingId) -> None:
    where = load(library, meeting)
    key = ItemKey.of(where.meeting.items[0])
    start = where.source.text.index("Ida Holm bor på Skovvej 12")
    passage = Passage.of(where.source, Span(start, start + 26), Role.DECISION)
    note = new_annotation(
        meeting, key, AnnotationKind.NOTE, "Hun er 010190-1234", "Åse Lind", passage, About.PASSAGE
    )
    put(library, note)
    copy = marked(minutes(closed=False), where, [note]).content
    (given,) = given_of(marks_in(copy)).annotations
    assert given.annotation.text == "Hun er [CPR number left out]"
    assert take_in(library, given_of(marks_in(copy)), TODAY).written == 0
    assert of_meeting(library, meeting) == [note]
