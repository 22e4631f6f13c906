"""Closed items stay out of a summary with all that is on them, whatever closed or opened them."""

from __future__ import annotations

from pathlib import Path

from core.annotations import (
    AnnotationKind,
    ItemKey,
    MeetingId,
)
from core.corrections import CorrectionKind, new_correction, passage_of_lines
from core.exports.choice import GroupBy
from core.exports.summary import follow_ups
from core.library import Library, add, load, prepare, put_correction
from core.library.lists.chosen import Only, Range
from core.minutes import DocumentKind, Role
from core.opening import OpenedFile
from core.parsing import parse
from core.source_text import SourceText
from core.sources import read
from tests.core.exports.gathered import TODAY, added, gathered, headings
from tests.core.library.invented import opened
from tests.core.library.registered import Case, meeting_of

CORRECTED = """Nordvig Kommune

Referat
Teknikudvalget
14. maj 2031 kl. 16.00

1. Cykelsti

Beslutning
Godkendt.
Lukket punkt: Leje af havnen
Beslutning
Lejet ud.

2. Lukket punkt: Salg af Solgården

Beslutning
Solgt til naboen.

3. Vejplan

Beslutning
Udsat.
"""


def corrected_minutes(library: Library) -> tuple[MeetingId, SourceText]:
    source = read(CORRECTED.encode())
    file = OpenedFile(Path("/invented/referat.txt"), CORRECTED.encode(), source, parse(source))
    return add(library, prepare(file)).meeting, source


def put_right(
    library: Library, meeting: MeetingId, source: SourceText, line: str, kind: CorrectionKind
) -> None:
    loaded = load(library, meeting)
    (at,) = (number for number, each in enumerate(source.lines) if source.text[each.start :].startswith(line))
    key = next(
        ItemKey.of(item)
        for item in reversed(loaded.meeting.items)
        if item.span.start <= source.lines[at].start
    )
    passage = passage_of_lines(source, range(at, at + 1), Role.OTHER)
    put_correction(library, new_correction(meeting, loaded.file, kind, key, passage, "Ea"))


def test_closed_items_with_all_that_is_on_them_stay_out_unless_asked_for(library: Library) -> None:
    meeting = meeting_of(library, Case("Åben"), Case("Salg af Solgården", closed=True), Case("Sidste"))
    added(library, meeting, 1, "Hemmeligt")
    added(library, meeting, 1, "Fra en kollega", author="Bo", on="decision")
    added(library, meeting, 1, "solgård", AnnotationKind.TAG)
    added(library, meeting, 1, "Ring til køberen", AnnotationKind.FOLLOW_UP, due=TODAY)
    added(library, meeting, 0, "Offentligt")
    for group_by in GroupBy:
        without = gathered(library, group_by=group_by)
        words = str(without)
        for secret in ("Solgården", "Hemmeligt", "kollega", "solgård", "Ring til"):
            assert secret not in words
        assert "Offentligt" in words
        assert (without.left_out, without.remarks_left_out) == (1, 0)
        asked = str(gathered(library, group_by=group_by, closed_items=True))
        for secret in ("Solgården", "Hemmeligt", "kollega", "Ring til"):
            assert secret in asked
    found = gathered(library, only=Only(follow_ups=True))
    assert (found.groups, found.left_out, follow_ups(found)) == ((), 1, ())
    searched = gathered(library, Range(line="solgården"))
    assert (searched.groups, searched.searched, searched.left_out) == ((), True, 1)
    assert "olgård" not in searched.title


def test_a_title_does_not_say_what_was_looked_for_where_it_stands_in_closed_items(library: Library) -> None:
    for bodies in ("Økonomiudvalget", "Byrådet"):
        meeting_of(library, Case("Salg af Solgården", closed=True), Case("Havnen"), body=bodies)
    assert gathered(library, Range(line="havnen")).title.startswith("“havnen”")
    assert "olgård" not in gathered(library, Range(line="solgården")).title
    assert gathered(library, Range(line="solgården"), closed_items=True).title.startswith("“solgården”")


def test_a_supplement_follows_with_its_own_notes_and_a_closed_part_stays_out(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    supplement = add(
        library,
        prepare(opened([("Tillægssag", "Godkendt.")], kind=DocumentKind.SUPPLEMENT, name="tillaeg.pdf")),
    )
    part = add(
        library,
        prepare(opened([("Salg af jord", "Solgt.")], kind=DocumentKind.CLOSED_PART, name="lukket.pdf")),
    )
    assert {supplement.meeting, part.meeting} == {meeting}
    added(library, meeting, 0, "I tillægget", version=supplement.version)
    added(library, meeting, 0, "I den lukkede del", version=part.version)
    added(library, meeting, 0, "I referatet")
    summary = gathered(library)
    assert headings(summary) == [
        "Økonomiudvalget, 14 May 2031",
        "Økonomiudvalget, 14 May 2031 · Supplementary agenda",
    ]
    assert [[note.text for note in group.items[0].remarks.notes] for group in summary.groups] == [
        ["I referatet"],
        ["I tillægget"],
    ]
    assert summary.left_out == 1
    assert "jord" not in str(summary)
    assert "lukkede del" not in str(summary)
    asked = gathered(library, closed_items=True)
    assert headings(asked)[2] == "Økonomiudvalget, 14 May 2031 · Closed part"
    assert [note.text for note in asked.groups[2].items[0].remarks.notes] == ["I den lukkede del"]
    # a hit in the supplement comes from there, with what was added there
    hit = gathered(library, Range(line="tillægssag"))
    assert [item.meeting.file for item in hit.items] == ["tillaeg.pdf"]
    assert [note.text for item in hit.items for note in item.remarks.notes] == ["I tillægget"]


def test_what_stands_in_an_item_that_the_reader_closes_stays_out_from_then_on(library: Library) -> None:
    meeting, source = corrected_minutes(library)
    added(library, meeting, 0, "For billigt", on="Lejet ud")
    assert "For billigt" in str(gathered(library))
    put_right(library, meeting, source, "Lukket punkt: Leje", CorrectionKind.HEADING)
    closed = gathered(library)
    assert "For billigt" not in str(closed)
    assert "Lejet ud" not in str(closed)
    assert closed.left_out == 2
    assert "For billigt" in str(gathered(library, closed_items=True))


def test_notes_on_an_item_that_the_reader_opens_by_joining_it_stay_out(library: Library) -> None:
    meeting, source = corrected_minutes(library)
    added(library, meeting, 1, "Bed om en ny vurdering")
    put_right(library, meeting, source, "2. Lukket punkt", CorrectionKind.JOINED)
    joined = gathered(library)
    assert ("Bed om" in str(joined), joined.left_out, joined.remarks_left_out) == (False, 0, 1)
    assert "Bed om" in str(gathered(library, closed_items=True))
