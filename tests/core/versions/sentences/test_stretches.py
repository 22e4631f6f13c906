"""Sentences are compared with those of the item that theirs became, and with no others."""

from __future__ import annotations

import pytest

from core.versions.items.matching import match_items
from core.versions.sentences.sentence_alignment import Pairing
from core.versions.sentences.stretches import Stretches
from core.versions.version import Version
from tests.core.versions.placing.carrying import BRIDGE, NOTED, PATH, SCHOOL, meeting

ROADS = f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}\n{NOTED}"
SCHOOLS = f"Skoler\nSagsfremstilling\n{SCHOOL}\n{NOTED}"
NOISE = "Støjen måles hvert år ved skolen."


@pytest.fixture(scope="module")
def pair() -> tuple[Version, Version]:
    """The items change places, and of one a sentence becomes quite another."""
    return meeting(ROADS, SCHOOLS), meeting(SCHOOLS.replace(SCHOOL, NOISE), ROADS)


def texts(version: Version, places: list[int]) -> list[str]:
    return [version.sentences[at].text for at in places if version.sentences[at].text[0].isalpha()]


def at(version: Version, words: str, number: int = 0) -> int:
    return [place for place, each in enumerate(version.sentences) if words in each.text][number]


def test_an_item_is_compared_with_itself_wherever_it_stands(pair: tuple[Version, Version]) -> None:
    old, new = pair
    stretch = Stretches(old, new, match_items(old, new)).of(0, old.sentences[at(old, BRIDGE)])
    assert BRIDGE in texts(old, stretch.old)
    assert texts(old, stretch.old)[1:] == texts(new, stretch.new)[1:]
    assert SCHOOL not in texts(old, stretch.old)


def test_the_lookalike_is_that_of_its_item(pair: tuple[Version, Version]) -> None:
    old, new = pair
    stretches = Stretches(old, new, match_items(old, new))
    for number, other in ((0, 1), (1, 0)):
        place = at(old, NOTED, number)
        stretch = stretches.of(0, old.sentences[place])
        entry = stretch.in_versions(stretch.entry_of(0, place))
        assert (entry.kind, entry.old, entry.new) == (Pairing.SAME, (place,), (at(new, NOTED, other),))


def test_what_stands_alone_where_another_sentence_did_took_its_place(pair: tuple[Version, Version]) -> None:
    old, new = pair
    place = at(old, SCHOOL)
    stretch = Stretches(old, new, match_items(old, new)).of(0, old.sentences[place])
    assert stretch.in_place_of(place) == at(new, NOISE)
    assert stretch.in_place_of(at(old, NOTED, 1)) is None


def test_nothing_is_compared_before_it_is_asked_for(pair: tuple[Version, Version]) -> None:
    old, new = pair
    stretch = Stretches(old, new, match_items(old, new)).of(0, old.sentences[at(old, PATH)])
    assert not stretch.is_compared
    stretch.entry_of(0, at(old, PATH))
    assert stretch.is_compared
