"""The annotations of all meetings: what passes a filter, in which order, and how many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

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
from core.library import (
    AnnotationFilter,
    Library,
    Written,
    add,
    count_annotations,
    delete,
    list_annotations,
    people_in_use,
    prepare,
    write,
)
from core.minutes import Role
from core.opening import OpenedFile
from core.source_text import Box, Span
from tests.core.library.invented import opened

NOTE, TAG, HIGHLIGHT, FOLLOW_UP = (
    *(AnnotationKind.NOTE, AnnotationKind.TAG, AnnotationKind.HIGHLIGHT, AnnotationKind.FOLLOW_UP),
)
MAY, JUNE = date(2031, 5, 14), date(2031, 6, 11)


class Shelf:
    """Two meetings of the library, and annotations on them, each made a minute after the one before."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.files = {day: opened(day=day, municipality="Nørresund") for day in (MAY, JUNE)}
        self.ids = {day: add(library, prepare(file)).meeting for day, file in self.files.items()}
        self._now = datetime(2031, 7, 1, tzinfo=UTC)

    def on_item(self, day: date, item: int, kind: AnnotationKind, text: str, **said: object) -> Annotation:
        key = ItemKey.of(self.files[day].meeting.items[item])
        return self._put(new_annotation(self.ids[day], key, kind, text, "Ea", **said))  # type: ignore[arg-type]

    def on_words(
        self, day: date, words: str, kind: AnnotationKind, text: str = "", **said: object
    ) -> Annotation:
        file: OpenedFile = self.files[day]
        start = file.source.text.index(words)
        passage = Passage.of(file.source, Span(start, start + len(words)), Role.OTHER)
        key = ItemKey.of([item for item in file.meeting.items if item.span.start <= start][-1])
        return self._put(
            new_annotation(self.ids[day], key, kind, text, "Ea", passage, About.PASSAGE, **said)  # type: ignore[arg-type]
        )

    def _put(self, annotation: Annotation) -> Annotation:
        self._now += timedelta(minutes=1)
        annotation = replace(annotation, created=self._now, modified=self._now)
        write(self.library, [Written(annotation)])
        return annotation

    def listed(self, filtered: AnnotationFilter | None = None, **said: object) -> list[Annotation]:
        filtered = filtered or AnnotationFilter(**said)  # type: ignore[arg-type]
        rows = list_annotations(self.library, filtered)
        assert count_annotations(self.library, filtered).all == len(rows)
        return [row.annotation for row in rows]


@pytest.fixture
def shelf(library: Library) -> Shelf:
    return Shelf(library)


def test_by_place_the_newest_meeting_is_first_and_each_in_the_order_of_its_document(shelf: Shelf) -> None:
    later = shelf.on_words(MAY, "Udsat", NOTE, "e")
    of_second = shelf.on_item(MAY, 1, NOTE, "d")
    gone = replace(shelf.on_item(MAY, 0, NOTE, "x"), item=ItemKey("9", "Havnen"), text="f")
    write(shelf.library, [Written(gone)])
    decided = shelf.on_words(MAY, "Anbefales", NOTE, "c")
    of_first = shelf.on_item(MAY, 0, NOTE, "b")
    newest = shelf.on_item(JUNE, 1, NOTE, "a")
    assert shelf.listed() == [newest, of_first, decided, of_second, later, gone]
    assert [row.annotation for row in list_annotations(shelf.library, order="time")] == [
        *(newest, of_first, decided, gone, of_second, later),
    ]


def test_a_row_tells_its_meeting(shelf: Shelf) -> None:
    shelf.on_item(JUNE, 0, TAG, "bro")
    (row,) = list_annotations(shelf.library)
    assert (row.municipality, row.body, row.date, row.name) == (
        *("Nørresund", "Økonomiudvalget", JUNE, "referat.pdf"),
    )


def test_a_page_of_the_list_can_be_asked_for(shelf: Shelf) -> None:
    made = [shelf.on_item(MAY, 0, NOTE, str(number)) for number in range(5)]
    assert [row.annotation for row in list_annotations(shelf.library, limit=2, offset=2)] == made[2:4]


def test_one_meeting_or_one_item_is_asked_for(shelf: Shelf) -> None:
    shelf.on_item(JUNE, 0, NOTE, "a")
    first, second = shelf.on_item(MAY, 0, NOTE, "b"), shelf.on_item(MAY, 1, NOTE, "c")
    assert shelf.listed(meeting=shelf.ids[MAY]) == [first, second]
    assert shelf.listed(meeting=shelf.ids[MAY], item=second.item) == [second]
    assert shelf.listed(meeting=MeetingId("nowhere")) == []


def test_what_passes_comes_with_all_that_is_on_the_same_thing(shelf: Shelf) -> None:
    red = shelf.on_words(MAY, "Udsat", HIGHLIGHT, colour=Colour.RED)
    note = shelf.on_words(MAY, "Udsat", NOTE, "Hvorfor?")
    tag = shelf.on_words(MAY, "Udsat", TAG, "havn/broer")
    blue = shelf.on_words(MAY, "Anbefales", HIGHLIGHT, colour=Colour.BLUE)
    on_item = shelf.on_item(MAY, 1, NOTE, "Husk")
    card = [red, note, tag]
    for filtered in (
        AnnotationFilter(colours={Colour.RED, Colour.GREEN}),
        AnnotationFilter(tag="Havn"),
        AnnotationFilter(tag="havn/broer", kinds={NOTE}, colours={Colour.RED}),
        AnnotationFilter(words="hvorfor"),
        AnnotationFilter(words="hvorfor broer"),
        AnnotationFilter(words="udsat", kinds={TAG}),
    ):
        assert shelf.listed(filtered) == card
    assert shelf.listed(kinds={NOTE}) == [on_item, *card]
    assert shelf.listed(colours={Colour.BLUE}) == [blue]
    for nothing in (
        AnnotationFilter(tag="hav"),
        AnnotationFilter(words="hvorfor husk"),
        AnnotationFilter(colours={Colour.BLUE}, kinds={NOTE}),
        AnnotationFilter(words="%$ nowhere"),
    ):
        assert shelf.listed(nothing) == []


def test_areas_without_words_are_things_of_their_own(shelf: Shelf) -> None:
    key = ItemKey.of(shelf.files[MAY].meeting.items[0])
    areas = []
    for page, colour in ((0, Colour.RED), (1, Colour.BLUE)):
        place = Passage("", "", "", Span(20, 20), Role.OTHER, (PageBox(page, Box(1, 2, 3, 4)),))
        area = new_annotation(
            *(shelf.ids[MAY], key, AnnotationKind.AREA, "", "Ea", place, About.PASSAGE), colour=colour
        )
        write(shelf.library, [Written(area)])
        areas.append(area)
    assert shelf.listed(colours={Colour.BLUE}) == [areas[1]]


def test_words_are_found_in_notes_quotes_and_names_but_not_in_whole_decisions(shelf: Shelf) -> None:
    quoted = shelf.on_words(MAY, "Udsat til næste", HIGHLIGHT)
    task = shelf.on_item(MAY, 0, FOLLOW_UP, "Ring", follow_up=FollowUp("Bo Lind"))
    decision = shelf.files[JUNE].meeting.items[1].decisions[0]
    passage = Passage.of(shelf.files[JUNE].source, decision.span, Role.DECISION)
    shelf.on_item(JUNE, 1, NOTE, "Husk", passage=passage)
    assert shelf.listed(words="næst") == [quoted]
    assert shelf.listed(words="lind ring") == [task]


def test_follow_ups_are_open_or_done(shelf: Shelf) -> None:
    still = shelf.on_item(MAY, 0, FOLLOW_UP, "Ring", follow_up=FollowUp("Bo"))
    done = shelf.on_item(
        MAY, 1, FOLLOW_UP, "Skriv", follow_up=FollowUp("Ea", done=datetime(2031, 6, 1, tzinfo=UTC))
    )
    shelf.on_item(JUNE, 0, NOTE, "a")
    assert shelf.listed(done=False) == [still]
    assert shelf.listed(done=True) == [done]
    assert people_in_use(shelf.library) == ["Bo", "Ea"]


def test_counts_are_by_kind_and_colour(shelf: Shelf) -> None:
    shelf.on_words(MAY, "Udsat", HIGHLIGHT, colour=Colour.RED)
    shelf.on_words(MAY, "Anbefales", HIGHLIGHT, colour=Colour.RED)
    shelf.on_item(JUNE, 0, FOLLOW_UP, "Ring", follow_up=FollowUp())
    gone = shelf.on_item(MAY, 0, NOTE, "a")
    delete(shelf.library, gone.id)
    counts = count_annotations(shelf.library)
    assert (counts.all, counts.open_follow_ups) == (3, 1)
    assert (counts.kinds[HIGHLIGHT], counts.kinds[FOLLOW_UP], counts.kinds[NOTE]) == (2, 1, 0)
    assert (counts.colours[Colour.RED], counts.colours[Colour.BLUE]) == (2, 0)
    assert count_annotations(shelf.library, AnnotationFilter(tag="nowhere")).all == 0
