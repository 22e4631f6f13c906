"""A note on a decision as a whole goes to the decision that took its place, whatever that says."""

from __future__ import annotations

from core.carried import Standing
from core.versions.items.matching import match_items
from core.versions.placing.anchors import Outcome
from core.versions.placing.decisions_again import DecisionsAgain, Place
from core.versions.placing.words_again import WordsAgain
from core.versions.sentences.successors import Successors
from core.versions.version import Version
from tests.core.versions.placing.carrying import BRIDGE, PATH, meeting

ITEM = f"Veje\nSagsfremstilling\n{BRIDGE}\nBeslutning\n{{}}"
DECIDED = "Broen lukkes, og udvalget får en ny plan i maj."
OLD = meeting(ITEM.format(DECIDED))


def outcome(new: Version, *, trusted: bool = True) -> Outcome:
    matching = match_items(OLD, new)
    words = WordsAgain(OLD, new, Successors(OLD, new, matching))
    return DecisionsAgain(OLD, new, words).outcome(Place(0, 0), matching.of_old(0), trusted=trusted)


def quote(found: Outcome) -> str:
    assert found.anchor is not None
    assert found.anchor.passage is not None
    return found.anchor.passage.quote


def test_the_whole_decision_is_marked_when_words_were_added() -> None:
    longer = DECIDED.replace("maj.", "maj. Sagen sendes i høring.")
    found = outcome(meeting(ITEM.format(longer)))
    assert (found.standing, quote(found)) == (Standing.CHANGED, longer)


def test_a_decision_that_was_put_in_its_place_is_the_changed_one() -> None:
    found = outcome(meeting(ITEM.format("Udsat til juni.")))
    assert (found.standing, quote(found)) == (Standing.CHANGED, "Udsat til juni.")


def test_nothing_is_sure_where_the_item_is_not() -> None:
    found = outcome(meeting(ITEM.format(DECIDED)), trusted=False)
    assert found.standing is Standing.UNCERTAIN
    assert [each.anchor.passage is not None for each in found.candidates] == [True]


def test_without_a_decision_it_waits_or_is_gone() -> None:
    found = outcome(meeting(f"Veje\nSagsfremstilling\n{BRIDGE} {PATH}"))
    assert (found.standing, found.candidates) == (Standing.ORPHAN, ())
