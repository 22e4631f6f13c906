"""Invented minutes that readers put right, and what the tests of that ask of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from core.annotations import ItemKey, MeetingId
from core.correcting import Corrected, corrected
from core.corrections import (
    Correction,
    CorrectionKind,
    new_correction,
    passage_of_lines,
)
from core.minutes import Confidence, Level, Meeting, NodeKind, Outcome, Reason, Role
from core.parsing import parse
from core.source_text import SourceText
from core.sources import read

TEXT = """Nordvig Kommune

Referat
Teknikudvalget
14. maj 2031 kl. 16.00

1. Godkendelse af dagsorden

Beslutning
Godkendt.

2. Cykelsti ved Åbrinken
Sagsnr.: 31/004711

Sagsfremstilling
Stien er 2,4 km lang og koster 1,5 mio. kr.
Den går gennem skoven.

Indstilling
Forvaltningen indstiller, at stien anlægges.

Beslutning
Udvalget drøftede sagen på ny.
Godkendt med den ændring, at stien belyses.
For stemte 4, imod stemte 1.

Ny bro over åen ved Kildevad
Sagsnr.: 31/004712

Sagsfremstilling
Broen er gammel.
Udvalget afslog forslaget.

3. Orientering

Sagsfremstilling
Intet nyt om havnen.

4. Vejplan

Sagsfremstilling
Planen har tre dele.

5. Skilte

Beslutning
Taget til efterretning.
"""

SOURCE = read(TEXT.encode())
THEN = datetime(2031, 5, 20, tzinfo=UTC)
READER = Level.READER, Reason.CORRECTED


@cache
def meeting() -> Meeting:
    return parse(SOURCE)


def line_of(words: str) -> int:
    return SOURCE.line_at(SOURCE.text.index(words))


def correction(
    kind: CorrectionKind, first: str, last: str | None = None, value: Outcome | None = None, after: int = 0
) -> Correction:
    lines = range(line_of(first), line_of(last or first) + 1)
    made = new_correction(
        MeetingId("m"),
        "file",
        kind,
        ItemKey(None, None),
        passage_of_lines(SOURCE, lines, Role.DECISION),
        "Anna",
        value,
    )
    when = THEN + timedelta(minutes=after)
    return Correction(
        made.id, made.meeting, made.file, kind, key_at(lines[0]), made.passage, "Anna", when, when, value
    )


def key_at(line: int) -> ItemKey:
    for node in meeting().nodes:
        if node.first <= line < node.end and node.item is not None:
            return ItemKey.of(meeting().items[node.item])
    return ItemKey(None, None)


def over(*corrections: Correction) -> Meeting:
    done = corrected(SOURCE, meeting(), corrections)
    assert not done.lost
    assert_whole(SOURCE, done)
    return done.meeting


def by_number(found: Meeting, number: str | None) -> int:
    return next(at for at, item in enumerate(found.items) if item.number == number)


def assert_whole(source: SourceText, done: Corrected) -> None:
    """Every line lies in exactly one node, every index leads somewhere, items follow one another."""
    nodes, items = done.meeting.nodes, done.meeting.items
    assert [node.first for node in nodes] == [0, *(node.end for node in nodes)][: len(nodes)]
    assert (nodes[-1].end if nodes else 0) == len(source.lines)
    assert all(node.first < node.end for node in nodes)
    for node in nodes:
        assert (node.item is None) == (node.kind in (NodeKind.HEADER, NodeKind.CONTENTS, NodeKind.FURNITURE))
        if node.item is not None:
            item = items[node.item]
            assert (node.section is None) == (node.kind is not NodeKind.SECTION)
            assert node.section is None or node.section < len(item.sections)
            assert node.attachment is None or node.attachment < len(item.attachments)
    starts = [item.span.start for item in items]
    assert starts == sorted(starts)
    for item in items:
        assert 0 <= item.span.start <= item.span.end <= len(source.text)
        for part in (*item.sections, *item.decisions):
            assert item.span.start <= part.span.start <= part.span.end <= item.span.end


def marks(found: tuple[Confidence, ...]) -> set[str]:
    return {each.field for each in found if (each.level, each.reason) == READER}
