"""What became of a sentence, and whether that is surely so."""

from __future__ import annotations

import pytest

from core.carried import CarryReason
from core.versions.items.matching import match_items
from core.versions.sentences.sentence_alignment import Pairing
from core.versions.sentences.successors import Successor, Successors
from core.versions.version import Version
from tests.core.versions.placing.carrying import BRIDGE, NOTED, PATH, SCHOOL, meeting

ITEM = f"Veje\nSagsfremstilling\n{{}}\nIndstilling\n{PATH}\nBeslutning\n{{}}"


def successors(old: Version, new: Version) -> Successors:
    return Successors(old, new, match_items(old, new))


def of(old: Version, new: Version, words: str) -> Successor:
    (at,) = [place for place, each in enumerate(old.sentences) if each.text == words]
    return successors(old, new).of(at)


def test_an_edited_sentence_is_surely_the_one_that_took_its_place() -> None:
    edited = BRIDGE.replace("juli", "august")
    found = of(meeting(ITEM.format(BRIDGE, NOTED)), meeting(ITEM.format(edited, NOTED)), BRIDGE)
    assert (found.aligned.kind, found.sure, found.reason) == (Pairing.EDITED, True, CarryReason.EDITED_WORDS)


def test_another_sentence_at_the_place_is_none() -> None:
    found = of(meeting(ITEM.format(BRIDGE, NOTED)), meeting(ITEM.format(SCHOOL, NOTED)), BRIDGE)
    assert (found.aligned.new, found.sure, found.reason) == ((), False, CarryReason.WORDS_GONE)


def test_what_was_proposed_is_not_surely_what_was_decided() -> None:
    old = meeting(f"Veje\nIndstilling\n{BRIDGE}")
    new = meeting(f"Veje\nIndstilling\n{PATH}\nBeslutning\n{BRIDGE} {NOTED}\n{NOTED}")
    assert not of(old, new, BRIDGE).sure


def test_it_is_known_what_came_in() -> None:
    old, new = meeting(ITEM.format(BRIDGE, NOTED)), meeting(ITEM.format(f"{BRIDGE}\n{SCHOOL}", NOTED))
    found = successors(old, new)
    came = [each.text for at, each in enumerate(new.sentences) if found.came_in(at)]
    assert came == [SCHOOL]


def test_it_stops_before_a_stretch_is_compared() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    old = meeting(ITEM.format(BRIDGE, NOTED))
    with pytest.raises(Stopped):
        Successors(old, old, match_items(old, old), stop).of(0)
