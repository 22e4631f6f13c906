"""Items that a reader says are closed, or open."""

from __future__ import annotations

from core.annotations import ItemKey, MeetingId
from core.correcting import corrected
from core.corrections import (
    CorrectionKind,
    new_correction,
    passage_of_lines,
)
from core.minutes import Level, Role
from core.parsing import parse
from core.sources import read
from tests.core.corrected_minutes import (
    TEXT,
    correction,
    marks,
    over,
)


def test_an_item_is_closed_and_open_as_the_reader_says() -> None:
    found = over(correction(CorrectionKind.CLOSED, "3. Orientering"))
    assert [item.closed for item in found.items] == [False, False, True, False, False]
    assert marks(found.items[2].confidence) == {"closed"}
    later = correction(CorrectionKind.OPEN, "3. Orientering", after=1)
    both = over(correction(CorrectionKind.CLOSED, "3. Orientering"), later)
    assert not both.items[2].closed
    assert marks(both.items[2].confidence) == {"closed"}


def test_an_item_that_was_unsurely_closed_is_surely_open() -> None:
    source = read(TEXT.replace("3. Orientering", "3. Orientering (fortrolig)").encode())
    found = parse(source)
    assert found.items[2].closed
    lines = range(
        source.line_at(found.items[2].heading.start), source.line_at(found.items[2].heading.start) + 1
    )
    passage = passage_of_lines(source, lines, Role.OTHER)
    said = new_correction(
        MeetingId("m"), "file", CorrectionKind.OPEN, ItemKey.of(found.items[2]), passage, "Anna"
    )
    item = corrected(source, found, [said]).meeting.items[2]
    assert not item.closed
    assert [(each.field, each.level) for each in item.confidence] == [("closed", Level.READER)]


def test_what_is_joined_with_a_closed_item_does_not_open_it() -> None:
    closed = correction(CorrectionKind.CLOSED, "3. Orientering")
    opened = correction(CorrectionKind.OPEN, "4. Vejplan", after=1)
    found = over(closed, opened, correction(CorrectionKind.JOINED, "4. Vejplan", after=2))
    assert found.items[2].closed
    # and a closed item closes that which it was joined with
    closed = correction(CorrectionKind.CLOSED, "4. Vejplan")
    assert over(closed, correction(CorrectionKind.JOINED, "4. Vejplan", after=1)).items[2].closed
