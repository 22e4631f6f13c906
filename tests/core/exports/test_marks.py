"""Marks, follow-ups and areas in the summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    PageBox,
    Passage,
    new_annotation,
)
from core.exports.remarks import Mark, form_line, task_line
from core.exports.version_items import VersionItems
from core.language import set_language
from core.library import ItemElsewhere
from core.minutes import Role
from core.opening import OpenedFile
from core.source_text import Box, Span
from tests.core.exports.gathered import MEETING, given, loaded
from tests.core.library.invented import opened

NO_ITEM = ItemKey(None, None)
WORDS = "Anbefales godkendt, idet broen belyses. Det koster 3 mio. kr. i alt. Enstemmigt."


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def minutes(**said: object) -> OpenedFile:
    return opened([("Ny bro", WORDS), ("Køb af jord", "Godkendt.")], **said)  # type: ignore[arg-type]


def on(
    file: OpenedFile,
    words: str,
    kind: AnnotationKind,
    text: str = "",
    *,
    colour: Colour | None = None,
    follow_up: FollowUp | None = None,
    boxes: tuple[PageBox, ...] = (),
) -> Annotation:
    """An annotation on the first place where `words` stand."""
    start = file.source.text.index(words)
    passage = Passage.of(file.source, Span(start, start + len(words)), Role.DECISION, boxes)
    within = [item for item in file.meeting.items if item.span.start <= start]
    key = ItemKey.of(within[-1]) if within else NO_ITEM
    return new_annotation(
        *(MEETING, key, kind, text, "Ea Dam", passage, About.PASSAGE), colour=colour, follow_up=follow_up
    )


def summary_of(
    file: OpenedFile,
    annotations: list[Annotation],
    *,
    closed_items: bool = False,
    elsewhere: tuple[ItemElsewhere, ...] = (),
) -> VersionItems:
    names = {Colour.GREEN: "Til Bo"}
    return given(loaded(file, elsewhere), annotations, closed_items=closed_items, colour_names=names)


def marked() -> VersionItems:
    """A meeting with one of everything there is."""
    file = minutes()
    item = ItemKey.of(file.meeting.items[0])
    area = Passage("", "", "", Span(40, 40), Role.OTHER, (PageBox(1, Box(10, 20, 110, 220)),))
    annotations = [
        on(file, "3 mio. kr.", AnnotationKind.UNDERLINE),
        on(file, "broen belyses", AnnotationKind.HIGHLIGHT, colour=Colour.GREEN),
        on(file, "broen belyses", AnnotationKind.NOTE, "Hvornår?\nOg af hvem?"),
        on(file, "broen belyses", AnnotationKind.TAG, "havn/broer"),
        on(
            file,
            "broen belyses",
            AnnotationKind.FOLLOW_UP,
            "Spørg forvaltningen",
            follow_up=FollowUp("Bo Lind", date(2031, 6, 1)),
        ),
        on(file, "udvalget", AnnotationKind.HIGHLIGHT, colour=Colour.YELLOW),
        new_annotation(
            *(MEETING, item, AnnotationKind.AREA, "", "Ea Dam", area, About.PASSAGE), colour=Colour.BLUE
        ),
        new_annotation(
            *(MEETING, item, AnnotationKind.FOLLOW_UP, "Ring", "Ea Dam"),
            follow_up=FollowUp(done=datetime(2031, 5, 20, 12, tzinfo=UTC)),
        ),
    ]
    return summary_of(file, annotations)


def told(mark: Mark) -> tuple[str, int | None]:
    """What it is, and on which page."""
    return ", ".join(map(form_line, mark.forms)), mark.page


def test_every_mark_is_under_its_item_in_the_order_of_the_text() -> None:
    summary = marked()
    (first,) = summary.before.marks
    assert ("".join(first.quoted), told(first)) == ("Økonomiudvalget", ("Highlight, yellow", 0))
    remarks = summary.items[0].remarks
    assert [(told(each), each.quoted) for each in remarks.marks] == [
        (("Area, blue", 1), ("", "", "")),
        (("Highlight, Til Bo", 0), ("Anbefales godkendt, idet ", "broen belyses", ".")),
        (("Underline", 0), ("Det koster ", "3 mio. kr.", " i alt.")),
    ]
    on_words = remarks.marks[1].remarks
    assert on_words.tags == ("havn/broer",)
    assert [each.text for each in on_words.notes] == ["Hvornår?\nOg af hvem?"]
    assert [task_line(each) for each in on_words.tasks] == ["Follow-up: Bo Lind, by 1 June 2031, not done"]
    assert [task_line(each) for each in remarks.tasks] == ["Follow-up: done 20 May 2031"]


def test_a_mark_over_several_paragraphs_is_quoted_paragraph_by_paragraph() -> None:
    file = opened([("Bro", "Første.\nAndet. Tredje.")])
    start, end = file.source.text.index("Første"), file.source.text.index(" Tredje")
    words = file.source.text[start:end]
    summary = summary_of(file, [on(file, words, AnnotationKind.HIGHLIGHT, colour=Colour.RED)])
    (mark,) = summary.items[0].remarks.marks
    assert mark.quoted.words.split() == ["Første.", "Andet."]


def test_marks_in_closed_items_go_out_only_when_asked_for() -> None:
    file = minutes(closed=[2])
    note = on(file, "jord", AnnotationKind.NOTE, "For dyrt")
    without = summary_of(file, [note])
    assert "For dyrt" not in str(without)
    assert len(without.closed) == 1
    asked = summary_of(file, [note], closed_items=True)
    assert asked.items[1].remarks.marks[0].remarks.notes[0].text == "For dyrt"


def test_a_note_on_words_of_a_closed_item_is_not_shown_where_they_stand_now() -> None:
    """The closed item is not in this version, and its words stand in an open one."""
    before = opened([("Hemmelig sag", "Prisen er 4 mio. kr."), ("Ny bro", "Godkendt.")], closed=[1])
    note = on(before, "Prisen er 4 mio. kr.", AnnotationKind.NOTE, "For dyrt")
    now = opened([("Ny bro", "Godkendt med bemærkning. Prisen er 4 mio. kr.")])
    summary = summary_of(now, [note])
    assert "For dyrt" not in str(summary)
    assert summary.remarks_left_out == 1


def test_a_mark_whose_words_are_gone_is_kept_with_them() -> None:
    before = minutes()
    marks = [
        on(before, "broen belyses", AnnotationKind.HIGHLIGHT, colour=Colour.GREEN),
        on(before, "broen belyses", AnnotationKind.NOTE, "Hvornår?"),
    ]
    now = opened([("Ny bro", "Udsat.")])
    summary = summary_of(now, marks)
    assert summary.items[0].remarks.marks == ()
    (unplaced,) = summary.unplaced
    (mark,) = unplaced.remarks.marks
    assert (mark.quoted.words, mark.remarks.notes[0].text) == ("broen belyses", "Hvornår?")


def test_a_mark_follows_its_words_into_another_version() -> None:
    before = minutes()
    mark = on(before, "broen belyses", AnnotationKind.HIGHLIGHT, colour=Colour.GREEN)
    now = opened([("Ny dagsorden", "Godkendt."), ("Ny bro", WORDS)])
    (found,) = summary_of(now, [mark]).items[1].remarks.marks
    assert found.quoted == ("Anbefales godkendt, idet ", "broen belyses", ".")
