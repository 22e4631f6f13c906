"""Corrections in the library: shown by everything, undone, and laid over every new parse of the file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.correcting import corrected
from core.corrections import Correction, CorrectionKind
from core.exports.choice import Choice
from core.exports.gathering import gather
from core.library import (
    Added,
    Library,
    add,
    catch_up,
    delete_correction,
    fingerprint,
    list_meetings,
    load,
    prepare,
    prepare_text,
    put,
    put_correction,
    source_of,
    store_parse,
)
from core.library.lists.chosen import Range
from core.minutes import Outcome
from core.opening import OpenedFile
from core.parsing import parse
from core.sources import read
from tests.core.library.searched import find
from tests.core.test_correcting import SOURCE, TEXT, correction, meeting

CONTENT = TEXT.encode()


def taken_in(library: Library) -> Added:
    return add(library, prepare(OpenedFile(Path("/invented/referat.txt"), CONTENT, SOURCE, meeting())))


def of(added: Added, made: Correction) -> Correction:
    return replace(made, meeting=added.meeting, file=fingerprint(CONTENT))


def numbers(library: Library, added: Added) -> list[str | None]:
    return [item.number for item in load(library, added.meeting).meeting.items]


def test_a_corrected_outcome_shows_and_the_outcome_as_read_stays_known(library: Library) -> None:
    added = taken_in(library)
    before = load(library, added.meeting)
    made = of(added, correction(CorrectionKind.OUTCOME, "Taget til efterretning", value=Outcome.POSTPONED))
    changes = put_correction(library, made)
    assert changes.meetings == {added.meeting}
    after = load(library, added.meeting)
    assert after.parse != before.parse
    assert after.corrections.made == (made,)
    decision = after.meeting.items[4].decisions[0]
    assert decision.outcome is Outcome.POSTPONED
    assert after.as_read[decision.span] is Outcome.NOTED
    assert (before.corrections.made, before.as_read) == ((), {})
    assert library.rows("SELECT outcome FROM decisions WHERE number = '5'") == [("postponed",)]


def test_undone_what_was_read_is_back_and_nothing_is_left_over(library: Library) -> None:
    added = taken_in(library)
    before = load(library, added.meeting)
    made = of(added, correction(CorrectionKind.HEADING, "Ny bro over"))
    put_correction(library, made)
    catch_up(library)
    assert numbers(library, added) == ["1", "2", None, "3", "4", "5"]
    assert [hit.item.title for hit in find(library, "Kildevad")] == ["Ny bro over åen ved Kildevad"]
    assert [row.items for row in list_meetings(library)] == [6]
    delete_correction(library, made)
    catch_up(library)
    after = load(library, added.meeting)
    assert (after.parse, after.meeting) == (before.parse, before.meeting)
    assert after.corrections.made == ()
    assert library.rows("SELECT count(*) FROM parse") == [(1,)]
    assert [hit.item.title for hit in find(library, "Kildevad")] == ["Cykelsti ved Åbrinken"]
    put_correction(library, made)
    assert numbers(library, added) == ["1", "2", None, "3", "4", "5"]


def test_corrections_survive_a_new_parse_of_the_same_file(library: Library) -> None:
    added = taken_in(library)
    heading = of(added, correction(CorrectionKind.HEADING, "Ny bro over"))
    outcome = of(
        added, correction(CorrectionKind.OUTCOME, "Taget til efterretning", value=Outcome.POSTPONED, after=1)
    )
    joined = of(added, correction(CorrectionKind.JOINED, "4. Vejplan", after=2))
    for made in (heading, outcome, joined):
        put_correction(library, made)
    shown = load(library, added.meeting).meeting
    source, sha256 = source_of(library.path, added.version)
    newer = replace(parse(source), vocabulary="newer")
    store_parse(library, sha256, prepare_text(source, newer))
    again = load(library, added.meeting)
    assert again.meeting == replace(shown, vocabulary="newer")
    assert again.corrections.made == (heading, outcome, joined)
    # of the parses before nothing is left, and the newer one lies under the corrections
    assert library.rows("SELECT corrected, vocabulary FROM parse ORDER BY corrected") == [
        (0, "newer"),
        (1, "newer"),
    ]
    for made in (heading, outcome, joined):
        delete_correction(library, made)
    assert load(library, added.meeting).meeting == newer
    catch_up(library)
    assert library.rows("SELECT count(*) FROM source") == [(1,)]


def test_a_correction_whose_place_is_gone_is_kept_and_named(library: Library) -> None:
    added = taken_in(library)
    lost = of(added, correction(CorrectionKind.JOINED, "4. Vejplan"))
    put_correction(library, lost)
    shorter = read(TEXT.replace("4. Vejplan", "Vej").encode())
    store_parse(library, fingerprint(CONTENT), prepare_text(shorter, parse(shorter)))
    loaded = load(library, added.meeting)
    assert loaded.corrections.lost == {lost.id}
    assert loaded.meeting == parse(shorter)
    # and it holds again where its place is there again
    store_parse(library, fingerprint(CONTENT), prepare_text(SOURCE, meeting()))
    assert load(library, added.meeting).corrections.lost == frozenset()
    assert numbers(library, added) == ["1", "2", "3", "5"]


def test_notes_on_a_joined_item_stay_with_it_in_the_summary(library: Library) -> None:
    added = taken_in(library)
    note = new_annotation(
        added.meeting, ItemKey.of(meeting().items[3]), AnnotationKind.NOTE, "Se kortet", "Anna"
    )
    put(library, note)
    put_correction(library, of(added, correction(CorrectionKind.JOINED, "4. Vejplan")))
    summary = gather(library, Range(), Choice(closed_items=True), reader="Anna", today=date(2031, 6, 1))
    assert [group.unplaced for group in summary.groups] == [()]
    assert [[each.text for each in item.remarks.notes] for item in summary.items][2] == ["Se kortet"]


def test_corrections_of_another_program_are_seen(library: Library, other: Library) -> None:
    added = taken_in(library)
    heading = of(added, correction(CorrectionKind.HEADING, "Ny bro over"))
    joined = of(added, correction(CorrectionKind.JOINED, "4. Vejplan", after=1))
    put_correction(other, heading)
    put_correction(library, joined)
    assert numbers(other, added) == ["1", "2", None, "3", "5"]


@pytest.mark.parametrize("read_again", [False, True])
def test_a_correction_that_came_in_meanwhile_is_laid_over_before_the_transaction(
    library: Library, other: Library, monkeypatch: pytest.MonkeyPatch, read_again: bool
) -> None:
    added = taken_in(library)
    heading = of(added, correction(CorrectionKind.HEADING, "Ny bro over"))
    put_correction(library, heading)
    faster = [of(added, correction(CorrectionKind.JOINED, "4. Vejplan", after=1))]
    slower = of(added, correction(CorrectionKind.JOINED, "3. Orientering", after=2))

    def slow(*of_what: Any) -> Any:
        assert not _may_write(library)
        done = corrected(*of_what)
        if faster:
            put_correction(other, faster.pop())
        return done

    monkeypatch.setattr("core.library.reader.corrections.corrected", slow)
    if read_again:
        store_parse(library, fingerprint(CONTENT), prepare_text(SOURCE, meeting()))
        assert numbers(library, added) == ["1", "2", None, "3", "5"]
    else:
        put_correction(library, slower)
        assert len(load(library, added.meeting).corrections.made) == 3
        assert len(numbers(library, added)) == 4


def _may_write(library: Library) -> bool:
    """Whether the transaction of `library` holds the right to write: nobody else gets it then."""
    second = sqlite3.connect(library.path, timeout=0)
    try:
        second.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    finally:
        second.close()
    return False


def test_a_file_that_is_not_there_is_refused(library: Library) -> None:
    added = taken_in(library)
    made = replace(of(added, correction(CorrectionKind.HEADING, "Ny bro over")), file="another")
    with pytest.raises(LookupError):
        put_correction(library, made)
    assert load(library, MeetingId(added.meeting)).corrections.made == ()
