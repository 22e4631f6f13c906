"""Marks, follow-ups and areas in the summary, and as they are written in both formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import lxml.html
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
from core.exports import html, markdown
from core.exports.meeting_summary import Summary, assemble, left_out_line
from core.language import set_language
from core.library import ItemElsewhere, LoadedMeeting
from core.minutes import Role
from core.opening import OpenedFile
from core.source_text import Box, Span
from tests.core.library.invented import opened

MEETING = MeetingId("m")
NO_ITEM = ItemKey(None, None)
WORDS = "Anbefales godkendt, idet broen belyses. Det koster 3 mio. kr. i alt. Enstemmigt."
GOLD = Path(__file__).with_name("marks.md")


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
) -> Summary:
    loaded = LoadedMeeting(MEETING, 1, "referat.pdf", "pdf", file.meeting, file.source, elsewhere)
    names = {Colour.GREEN: "Til Bo"}
    return assemble(loaded, annotations, closed_items=closed_items, colour_names=names)


def marked() -> Summary:
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


def test_markdown_has_every_mark_under_its_item_in_the_order_of_the_text() -> None:
    notes = (line for line in markdown.render([marked()]).splitlines() if not line.startswith("*Note by"))
    assert "\n".join(notes) + "\n" == GOLD.read_text("utf-8")


def test_html_shows_marks_in_their_sentence_with_a_swatch_of_the_colour() -> None:
    tree = lxml.html.document_fromstring(html.render([marked()]))
    labels = [each.text_content() for each in tree.xpath("//div[@class='mark']/p[@class='label']")]
    assert labels == [
        "Highlight, yellow · page 1",
        "Area, blue · page 2",
        "Highlight, Til Bo · page 1",
        "Underline · page 1",
    ]
    assert tree.xpath("//span[contains(@class, 'swatch')]/@class") == [
        "swatch yellow",
        "swatch blue",
        "swatch green",
    ]
    assert tree.xpath("//mark[@class='green']/text()") == ["broen belyses"]
    assert tree.xpath("//mark[@class='underline']/text()") == ["3 mio. kr."]
    quotes = [each.text_content() for each in tree.xpath("//div[@class='mark']/blockquote")]
    assert quotes == [
        "Økonomiudvalget",
        "Anbefales godkendt, idet broen belyses.",
        "Det koster 3 mio. kr. i alt.",
    ]
    assert tree.xpath("//div[@class='mark']//ul[@class='tags']/li/text()") == ["havn/broer"]
    tasks = [
        each.text_content() for each in tree.xpath("//aside[contains(@class, 'task')]/span[@class='label']")
    ]
    assert tasks == [
        "☑ Follow-up: done 20 May 2031",
        "☐ Follow-up: Bo Lind, by 1 June 2031, not done",
    ]
    for name in ("--yellow", "--purple"):
        assert html.render([marked()]).count(f"{name}: ") == 3  # light, dark and printed


def test_html_shows_marked_text_as_it_is() -> None:
    file = opened([("Bro", "Se <b>bilag</b> & svar.")])
    tree = lxml.html.document_fromstring(
        html.render([summary_of(file, [on(file, "<b>bilag</b>", AnnotationKind.HIGHLIGHT)])])
    )
    assert tree.xpath("//mark/text()") == ["<b>bilag</b>"]
    assert tree.xpath("//b") == []


def test_a_mark_over_several_paragraphs_is_quoted_paragraph_by_paragraph() -> None:
    file = opened([("Bro", "Første.\nAndet. Tredje.")])
    start, end = file.source.text.index("Første"), file.source.text.index(" Tredje")
    words = file.source.text[start:end]
    summary = summary_of(file, [on(file, words, AnnotationKind.HIGHLIGHT, colour=Colour.RED)])
    (mark,) = summary.items[0].remarks.marks
    assert mark.quoted.words.split() == ["Første.", "Andet."]
    assert markdown.render([summary]).count("**Første.") == 1


def test_marks_in_closed_items_go_out_only_when_asked_for() -> None:
    file = minutes(closed=[2])
    note = on(file, "jord", AnnotationKind.NOTE, "For dyrt")
    without = summary_of(file, [note])
    assert "For dyrt" not in markdown.render([without]) + html.render([without])
    assert without.left_out == 1
    asked = summary_of(file, [note], closed_items=True)
    assert asked.items[1].remarks.marks[0].remarks.notes[0].text == "For dyrt"


def test_a_note_on_words_of_a_closed_item_is_not_shown_where_they_stand_now() -> None:
    """The closed item is not in this version, and its words stand in an open one."""
    before = opened([("Hemmelig sag", "Prisen er 4 mio. kr."), ("Ny bro", "Godkendt.")], closed=[1])
    note = on(before, "Prisen er 4 mio. kr.", AnnotationKind.NOTE, "For dyrt")
    now = opened([("Ny bro", "Godkendt med bemærkning. Prisen er 4 mio. kr.")])
    summary = summary_of(now, [note])
    assert "For dyrt" not in markdown.render([summary])
    assert left_out_line(summary) == "1 annotation is left out: its item may be closed."


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
    assert "> **broen belyses**" in markdown.render([summary])


def test_a_mark_follows_its_words_into_another_version() -> None:
    before = minutes()
    mark = on(before, "broen belyses", AnnotationKind.HIGHLIGHT, colour=Colour.GREEN)
    now = opened([("Ny dagsorden", "Godkendt."), ("Ny bro", WORDS)])
    (found,) = summary_of(now, [mark]).items[1].remarks.marks
    assert found.quoted == ("Anbefales godkendt, idet ", "broen belyses", ".")
