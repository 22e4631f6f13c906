"""Where the words of a passage stand now: to the word, and surely only where they are one place."""

from __future__ import annotations

from core.versions.items.matching import match_items
from core.versions.placing.words_again import Found, WordsAgain
from core.versions.sentences.successors import Successors
from core.versions.version import Version
from tests.core.versions.placing.carrying import BRIDGE, NOTED, PATH, SCHOOL, meeting, place

ITEM = f"Veje\nSagsfremstilling\n{BRIDGE} {PATH}\n{NOTED}"
NEXT = f"Skoler\nSagsfremstilling\n{SCHOOL}\n{NOTED}"
OLD = meeting(ITEM, NEXT)


def words_again(new: Version) -> WordsAgain:
    return WordsAgain(OLD, new, Successors(OLD, new, match_items(OLD, new)))


def found(new: Version, words: str) -> tuple[Found, str] | None:
    """The best place of some words, and what stands there."""
    places = words_again(new).find(place(OLD, words))
    return (places[0], new.source.text[slice(*places[0].span)]) if places else None


def test_a_figure_that_changed_is_found_to_the_word() -> None:
    new = meeting(ITEM.replace("1.250.000", "1.400.000"), NEXT)
    best = found(new, "koster 1.250.000 kr.")
    assert best is not None
    assert best[1] == "koster 1.400.000 kr."
    assert best[0].sure
    assert not best[0].unchanged
    beside = found(new, "færdig i maj")
    assert beside is not None
    assert beside[0].unchanged


def test_two_sentences_are_found_as_one_place_while_they_follow_one_another() -> None:
    together = found(meeting(NEXT, ITEM), f"{BRIDGE} {PATH}")
    assert together is not None
    assert (together[0].sure, together[0].unchanged) == (True, True)
    torn = found(
        meeting(ITEM.replace(f"{BRIDGE} {PATH}", f"{PATH} {SCHOOL} {SCHOOL} {BRIDGE}"), NEXT),
        f"{BRIDGE} {PATH}",
    )
    assert torn is not None
    assert not torn[0].sure


def test_struck_words_are_found_nowhere() -> None:
    assert found(meeting(ITEM.replace(f"{BRIDGE} ", ""), NEXT), BRIDGE) is None


def test_what_a_span_holds_of_sentences() -> None:
    again = words_again(OLD)
    span = place(OLD, "stranden koster 1.250.000 kr.")
    assert again.text_of(span) == "stranden koster 1.250.000 kr."
    assert again.letters_in(place(OLD, "stranden koster")) == 14
    at = again.telling_sentence(place(OLD, f"{BRIDGE} {PATH}"))
    assert at is not None
    assert OLD.sentences[at].text == PATH
