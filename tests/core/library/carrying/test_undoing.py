"""Taking back that annotations came along brings all of it to where it was; doing it again, too."""

from __future__ import annotations

import pytest

from core.annotations import AnnotationId
from core.carried import Anchor
from core.confidential.placing import Placed
from core.library import as_here, catch_up, load, of_meeting
from core.library.belonging.filing import put_in_front
from core.library.carrying import slices
from core.library.carrying.by_hand import leave, place_by_hand, put_as_before
from core.library.carrying.here import Settled, stands_ahead
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import outcome_of, waiting, waiting_count
from core.library.carrying.undoing import go_on, redo_carried, undo_carried
from core.library.carrying.writing import write_carried
from core.library.reader.seen import mark_seen, unread_items
from core.versions.carrying import carry_all, carry_meeting
from tests.core.library.carrying.two_versions import (
    AMENDED,
    CRANE,
    LIGHT,
    MINUTES,
    QUAY,
    RATES,
    Desk,
    everything,
)


def carried(desk: Desk) -> str:
    """When it was."""
    assert list(carry_all(desk.library))
    catch_up(desk.library)
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    return result.moment


def named(desk: Desk, text: str) -> AnnotationId:
    (found,) = [each.id for each in of_meeting(desk.library, desk.meeting) if each.text == text]
    return found


def test_undo_brings_annotations_front_and_seen_back_to_the_very_state_before(desk: Desk) -> None:
    catch_up(desk.library)
    before = everything(desk.library, told=False)
    moment = carried(desk)
    assert everything(desk.library, told=False) != before
    assert undo_carried(desk.library, desk.meeting, moment)
    catch_up(desk.library)
    assert everything(desk.library, told=False) == before
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    assert result.undone
    assert waiting_count(desk.library) == 0


def test_redo_brings_them_along_again(desk: Desk) -> None:
    moment = carried(desk)
    state = everything(desk.library)
    for _again in range(2):
        undo_carried(desk.library, desk.meeting, moment)
        redo_carried(desk.library, desk.meeting, moment)
        catch_up(desk.library)
        assert everything(desk.library) == state


def test_what_was_taken_back_is_not_carried_by_itself_nor_what_is_written_then(desk: Desk) -> None:
    undo_carried(desk.library, desk.meeting, carried(desk))
    desk.mark("to tilbud", LIGHT, "Spørg igen")
    assert meetings_to_carry(desk.library) == []
    assert desk.front == "dagsorden.txt"
    minutes = load(desk.library, desk.meeting, desk.versions["referat.txt"])
    assert [as_here(minutes, each) for each in of_meeting(desk.library, desk.meeting)] == [None] * 7


def test_a_further_version_is_carried_to_after_taking_back(desk: Desk) -> None:
    undo_carried(desk.library, desk.meeting, carried(desk))
    text = MINUTES.replace("Udsat til næste møde.", "Udsat til juni.")
    desk.comes_newer("rettet.txt", text, than="referat.txt")
    assert desk.front == "dagsorden.txt"
    assert meetings_to_carry(desk.library) == [desk.meeting]
    carried(desk)
    assert desk.front == "rettet.txt"


def test_what_the_reader_placed_goes_back_with_the_rest_and_comes_again(desk: Desk) -> None:
    catch_up(desk.library)
    before = everything(desk.library, told=False)
    moment = carried(desk)
    minutes = load(desk.library, desk.meeting)
    crane = named(desk, "Sælg den")
    place_by_hand(desk.library, desk.meeting, [crane], Anchor(RATES), minutes.version)
    placed = everything(desk.library)
    undo_carried(desk.library, desk.meeting, moment)
    catch_up(desk.library)
    assert everything(desk.library, told=False) == before
    redo_carried(desk.library, desk.meeting, moment)
    catch_up(desk.library)
    assert everything(desk.library) == placed


def test_killed_while_taking_back_the_next_start_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    catch_up(desk.library)
    before = everything(desk.library, told=False)
    moment = carried(desk)
    after = everything(desk.library)
    monkeypatch.setattr(slices, "MOST", 2)

    class KilledError(Exception):
        pass

    def killed() -> None:
        raise KilledError

    with pytest.raises(KilledError):
        undo_carried(desk.library, desk.meeting, moment, killed)
    assert everything(desk.library, told=False) not in (before, after)
    go_on(desk.library)
    catch_up(desk.library)
    assert everything(desk.library, told=False) == before
    assert not go_on(desk.library)
    with pytest.raises(KilledError):
        redo_carried(desk.library, desk.meeting, moment, killed)
    go_on(desk.library)
    catch_up(desk.library)
    assert everything(desk.library) == after


def test_what_went_on_to_a_further_version_is_not_taken_back_again_at_each_start(desk: Desk) -> None:
    moment = carried(desk)
    text = MINUTES.replace("Udsat til næste møde.", "Udsat til juni.")
    desk.comes_newer("rettet.txt", text, than="referat.txt")
    assert carried(desk) != moment
    undo_carried(desk.library, desk.meeting, moment)
    before = everything(desk.library)
    assert not go_on(desk.library)
    assert everything(desk.library) == before


def test_what_was_left_is_left_after_taking_back_and_bringing_again(desk: Desk) -> None:
    moment = carried(desk)
    leave(desk.library, desk.meeting, [named(desk, "Sælg den")], desk.versions["referat.txt"])
    before = everything(desk.library)
    undo_carried(desk.library, desk.meeting, moment)
    redo_carried(desk.library, desk.meeting, moment)
    catch_up(desk.library)
    assert waiting_count(desk.library) == 0
    assert everything(desk.library) == before


def test_after_the_agenda_stood_in_front_the_minutes_are_taken_back_and_come_again(desk: Desk) -> None:
    carried(desk)
    for version in (desk.versions["dagsorden.txt"], None):
        put_in_front(desk.library, desk.meeting, version, "Ida")
        moment = carried(desk)
    assert desk.front == "referat.txt"
    undo_carried(desk.library, desk.meeting, moment)
    assert desk.front == "dagsorden.txt"
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    assert (result.undone, result.moment, result.to_version) == (True, moment, desk.versions["referat.txt"])
    redo_carried(desk.library, desk.meeting, result.moment)
    assert desk.front == "referat.txt"


def test_what_was_reckoned_before_it_was_taken_back_is_not_written_then(desk: Desk) -> None:
    moment = carried(desk)
    desk.mark("fuld i", RATES, "Sent")
    late = carry_meeting(desk.library, desk.meeting)
    assert late.along == 1
    undo_carried(desk.library, desk.meeting, moment)
    before = everything(desk.library)
    write_carried(desk.library, late)
    assert everything(desk.library) == before


def test_an_item_marked_unread_in_the_minutes_is_so_after_taking_back_and_bringing_again(
    desk: Desk,
) -> None:
    moment = carried(desk)
    mark_seen(desk.library, desk.meeting, [QUAY], False, "Ida")
    catch_up(desk.library)
    minutes = load(desk.library, desk.meeting)
    before = unread_items(desk.library, desk.meeting, minutes.parse)
    undo_carried(desk.library, desk.meeting, moment)
    redo_carried(desk.library, desk.meeting, moment)
    catch_up(desk.library)
    assert unread_items(desk.library, desk.meeting, minutes.parse) == before == {0, 1, 2, 3}


def test_an_orphan_is_placed_by_hand_and_waits_again_when_that_is_undone(desk: Desk) -> None:
    carried(desk)
    before = everything(desk.library)
    crane, minutes = named(desk, "Sælg den"), load(desk.library, desk.meeting)
    anchor = Anchor(RATES)
    placed = place_by_hand(desk.library, desk.meeting, [crane], anchor, minutes.version)
    assert crane in placed.changes.annotations
    assert waiting(desk.library) == []
    (note,) = [each for each in of_meeting(desk.library, desk.meeting) if each.id == crane]
    assert (note.item, note.file) == (RATES, minutes.file)
    again = load(desk.library, desk.meeting)
    assert again.carried[crane].settled is Settled.READER
    agenda = load(desk.library, desk.meeting, desk.versions["dagsorden.txt"])
    here = as_here(agenda, note)
    assert here is not None
    assert here.item == CRANE
    assert put_as_before(desk.library, placed.before)
    assert everything(desk.library) == before


def test_one_that_was_placed_elsewhere_by_hand_goes_back_to_where_the_program_had_it(desk: Desk) -> None:
    carried(desk)
    before = everything(desk.library)
    question, minutes = named(desk, "Hvem?"), load(desk.library, desk.meeting)
    placed = place_by_hand(desk.library, desk.meeting, [question], Anchor(LIGHT), minutes.version)
    (note,) = [each for each in of_meeting(desk.library, desk.meeting) if each.id == question]
    assert (note.item, note.passage) == (LIGHT, None)
    put_as_before(desk.library, placed.before)
    assert everything(desk.library) == before


def test_what_is_left_waits_no_more_and_stays_in_the_agenda(desk: Desk) -> None:
    carried(desk)
    before = everything(desk.library)
    crane = named(desk, "Sælg den")
    left = leave(desk.library, desk.meeting, [crane], desk.versions["referat.txt"])
    assert waiting(desk.library) == []
    assert load(desk.library, desk.meeting).carried[crane].settled is Settled.LEFT
    assert meetings_to_carry(desk.library) == []
    put_as_before(desk.library, left.before)
    assert everything(desk.library) == before


def test_the_agenda_put_in_front_again_has_its_annotations_back_and_those_of_the_minutes_that_fit(
    desk: Desk,
) -> None:
    carried(desk)
    catch_up(desk.library)
    after = everything(desk.library, told=False)
    desk.mark("Udsat til næste møde", RATES, "Hvorfor?", version="referat.txt")
    desk.mark("fuld i juli", RATES, "Juli", version="referat.txt")
    put_in_front(desk.library, desk.meeting, desk.versions["dagsorden.txt"], "Ida")
    assert meetings_to_carry(desk.library) == [desk.meeting]
    for _each in carry_all(desk.library):
        pass
    assert desk.front == "dagsorden.txt"
    files = {each.text: each.file for each in of_meeting(desk.library, desk.meeting)}
    agenda, minutes = desk.file("dagsorden.txt"), desk.file("referat.txt")
    assert (files["Hvem?"], files["Juli"], files["Hvorfor?"]) == (agenda, agenda, minutes)
    assert waiting(desk.library) == [], "of an older version nothing is asked"
    put_in_front(desk.library, desk.meeting, None, "Ida")
    for _each in carry_all(desk.library):
        pass
    catch_up(desk.library)
    again = everything(desk.library, told=False)
    assert [row for row in again["annotation"] if row in after["annotation"]] == after["annotation"]
    assert desk.front == "referat.txt"


def test_an_amended_agenda_behind_the_minutes_changes_nothing(desk: Desk) -> None:
    carried(desk)
    before = everything(desk.library)["annotation"]
    desk.comes("revideret.txt", AMENDED)
    assert meetings_to_carry(desk.library) == []
    assert everything(desk.library)["annotation"] == before


def test_what_was_written_in_the_minutes_is_told_of_in_the_agenda_that_is_in_front_again(desk: Desk) -> None:
    moment = carried(desk)
    made = desk.mark("Udsat til næste møde", RATES, "I referatet", version="referat.txt")
    undo_carried(desk.library, desk.meeting, moment)
    agenda = load(desk.library, desk.meeting)
    assert desk.front == "dagsorden.txt"
    notes = of_meeting(desk.library, desk.meeting)
    assert [each.id for each in notes if as_here(agenda, each) is None] == [made.id]
    assert stands_ahead(agenda, made) == desk.versions["referat.txt"]
    placed = Placed(agenda, notes)
    assert [each.text for found in placed.elsewhere.values() for each in found] == ["I referatet"]
    redo_carried(desk.library, desk.meeting, moment)
    old = load(desk.library, desk.meeting, desk.versions["dagsorden.txt"])
    assert not Placed(old, notes).elsewhere, "it is of the minutes alone, and these are in front"
