"""Minutes come to an agenda that carries annotations: what comes along, what waits, what stays seen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from core.annotations import Annotation, ItemKey
from core.carried import CarryReason, Standing
from core.library import Written, as_here, catch_up, delete, load, of_meeting, open_library, write
from core.library.carrying import slices
from core.library.carrying.here import Settled
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import outcome_of, waiting, waiting_count
from core.library.carrying.undoing import go_on
from core.library.carrying.writing import write_carried
from core.library.reader.seen import unread_items
from core.versions.carrying import carry_all, carry_meeting
from tests.core.library.carrying.two_versions import RATES, Desk, everything


def carried(desk: Desk) -> None:
    for _each in carry_all(desk.library):
        pass
    catch_up(desk.library)


def notes(desk: Desk) -> dict[str, Annotation]:
    """By what they say, the highlight by nothing."""
    return {each.text: each for each in of_meeting(desk.library, desk.meeting)}


def test_notes_keep_the_agenda_in_front_until_it_is_settled_what_becomes_of_them(desk: Desk) -> None:
    assert desk.front == "dagsorden.txt"
    assert meetings_to_carry(desk.library) == [desk.meeting]
    carried(desk)
    assert desk.front == "referat.txt"
    assert meetings_to_carry(desk.library) == []


def test_what_is_sure_stands_in_the_minutes_and_says_when_it_was_modified(desk: Desk) -> None:
    before = notes(desk)
    carried(desk)
    after = notes(desk)
    minutes = load(desk.library, desk.meeting)
    for text in ("", "Det er farligt", "Også i august"):
        passage = after[text].passage
        assert passage is not None
        assert after[text].file == minutes.file
        assert minutes.source.text[passage.span.start : passage.span.end] == passage.quote
        assert passage.span != before[text].passage.span  # type: ignore[union-attr]
        assert after[text].modified == before[text].modified
    asked = after["Hvem?"].passage
    assert asked is not None
    assert asked.quote == "tre tilbud"
    assert after["Spørg campingpladsen"].file == minutes.file


def test_the_agenda_that_is_looked_at_shows_its_own_in_their_old_places(desk: Desk) -> None:
    before = notes(desk)
    carried(desk)
    later = desk.mark("tre tilbud", RATES, "Nu tre", version="referat.txt")
    agenda = load(desk.library, desk.meeting, desk.versions["dagsorden.txt"])
    for text, each in notes(desk).items():
        here = as_here(agenda, each)
        if text == later.text:
            assert here is None
        else:
            assert here is not None
            assert (here.item, here.passage) == (before[text].item, before[text].passage)


def test_what_has_no_place_waits_with_its_old_words(desk: Desk) -> None:
    carried(desk)
    (orphan,) = waiting(desk.library)
    assert waiting_count(desk.library) == 1
    assert [each.text for each in orphan.together.annotations] == ["Sælg den"]
    assert (orphan.together.carried.standing, orphan.together.carried.reason) == (
        Standing.ORPHAN,
        CarryReason.ITEM_GONE,
    )
    assert (orphan.body, orphan.name) == ("Havneudvalget", "referat.txt")
    minutes = load(desk.library, desk.meeting)
    note = notes(desk)["Sælg den"]
    assert as_here(minutes, note) is None
    assert minutes.carried[note.id].waits


def test_one_result_tells_of_all_of_them(desk: Desk) -> None:
    assert outcome_of(desk.library, desk.meeting) is None
    carried(desk)
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    assert (result.from_version, result.to_version) == (
        desk.versions["dagsorden.txt"],
        desk.versions["referat.txt"],
    )
    told = {
        tuple(each.text for each in one.annotations): (one.carried.standing, one.settled)
        for one in result.together
    }
    assert told == {
        ("", "Det er farligt"): (Standing.KEPT, Settled.PROGRAM),
        ("Hvem?",): (Standing.CHANGED, Settled.PROGRAM),
        ("Også i august",): (Standing.KEPT, Settled.PROGRAM),
        ("Spørg campingpladsen",): (Standing.KEPT, Settled.PROGRAM),
        ("Sælg den",): (Standing.ORPHAN, None),
    }
    (changed,) = [each.carried for each in result.together if each.carried.standing is Standing.CHANGED]
    assert changed.was.passage is not None
    assert changed.anchor is not None
    assert changed.anchor.passage is not None
    assert (changed.was.passage.quote, changed.anchor.passage.quote) == ("to tilbud", "tre tilbud")


def test_what_was_seen_stays_seen_where_nothing_changed(desk: Desk) -> None:
    minutes = load(desk.library, desk.meeting, desk.versions["referat.txt"])
    assert unread_items(desk.library, desk.meeting, minutes.parse) == {0, 1, 2, 3}
    carried(desk)
    keys = [ItemKey.of(item) for item in minutes.meeting.items]
    assert keys[3] == ItemKey("4", "Kajens bolværk")
    assert unread_items(desk.library, desk.meeting, minutes.parse) == {0, 1, 2}, "the others say more now"
    assert desk.library.rows("SELECT unread FROM meeting") == [(3,)]


def test_writing_in_a_note_while_it_is_carried_moves_it_back_nowhere(desk: Desk) -> None:
    before = notes(desk)["Hvem?"]
    carried(desk)
    write(desk.library, [Written(before.with_text("Hvem har budt?"), before.modified)])
    after = notes(desk)["Hvem har budt?"]
    assert after.id == before.id
    assert after.file == desk.file("referat.txt")
    agenda = load(desk.library, desk.meeting, desk.versions["dagsorden.txt"])
    here = as_here(agenda, after)
    assert here is not None
    assert (here.text, here.passage) == ("Hvem har budt?", before.passage)
    write(desk.library, [Written(here.with_text("Hvem?"), after.modified)])  # on the old version
    assert notes(desk)["Hvem?"].file == desk.file("referat.txt")


def test_one_that_was_deleted_comes_back_in_the_newest_version(desk: Desk) -> None:
    gone = notes(desk)["Hvem?"]
    delete(desk.library, gone.id)
    carried(desk)
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    assert "Hvem?" not in [each.text for one in result.together for each in one.annotations]
    write(desk.library, [Written(gone)])
    assert notes(desk)["Hvem?"].file == desk.file("referat.txt")
    delete(desk.library, gone.id)
    write(desk.library, [Written(gone)])
    agenda = load(desk.library, desk.meeting, desk.versions["dagsorden.txt"])
    assert as_here(agenda, notes(desk)["Hvem?"]) == gone


def test_two_programs_carry_once(desk: Desk) -> None:
    other = open_library(desk.library.path)
    ours, theirs = (carry_meeting(library, desk.meeting) for library in (desk.library, other))
    assert write_carried(desk.library, ours)
    state = everything(desk.library)
    assert not write_carried(other, theirs)
    assert everything(desk.library) == state
    other.close()


class _KilledError(Exception):
    """The program ended here."""


def test_killed_between_two_transactions_it_goes_on_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "MOST", 1)
    whole = open_library(desk.library.path.with_name("whole.sqlite"))
    desk.library.connection.backup(whole.connection)
    write_carried(whole, carry_meeting(whole, desk.meeting), moment="2030-05-09T08:00:00+00:00")
    seen = [0]

    def killed() -> None:
        seen[0] += 1
        raise _KilledError

    for _start in range(50):
        go_on(desk.library)
        if not meetings_to_carry(desk.library):
            break
        found = carry_meeting(desk.library, desk.meeting)
        with suppress(_KilledError):
            write_carried(desk.library, found, killed)
    assert seen[0] >= 6
    assert everything(desk.library) == everything(whole)
    whole.close()


def test_killed_before_the_minutes_were_put_in_front_they_are_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All annotations are there: nothing is left to be carried."""
    whole = open_library(desk.library.path.with_name("whole.sqlite"))
    desk.library.connection.backup(whole.connection)
    write_carried(whole, carry_meeting(whole, desk.meeting), moment="2030-05-09T08:00:00+00:00")
    found = carry_meeting(desk.library, desk.meeting)
    without_seen = replace(found, ways=tuple(replace(way, seen=None) for way in found.ways))

    def killed() -> None:
        raise _KilledError

    with suppress(_KilledError):
        write_carried(desk.library, without_seen, killed)
    assert desk.front == "dagsorden.txt"
    go_on(desk.library)
    assert desk.front == "referat.txt"
    list(carry_all(desk.library))
    assert everything(desk.library) == everything(whole)
    assert not go_on(desk.library)
    whole.close()
