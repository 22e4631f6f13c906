"""How much two items are alike: by case, title and text, the rare counting most."""

from __future__ import annotations

from core.versions.items.item_likeness import Likenesses, title_likeness
from core.versions.items.item_signs import SignedItems
from tests.core.versions.items.agendas import Item, agenda

ROOF = ("Taget er utæt og skal skiftes i foråret.", "Udgiften er 2 mio. kr. i alt.")
NOISE = ("Støjen måles ved Torslev hvert år.",)


def likenesses(old: list[Item], new: list[Item]) -> Likenesses:
    return Likenesses(SignedItems.of(agenda(*old)), SignedItems.of(agenda(*new)))


def alike(one: str, other: str) -> float:
    words = [one.split(), other.split()]
    return title_likeness(*words, {word: 1.0 for each in words for word in each})


def test_case_and_title_say_more_than_another_number() -> None:
    roof, noise = Item("Nyt tag i Engvad", "25-100001", ROOF), Item("Støj ved Torslev", "25-100002", NOISE)
    found = likenesses([roof, noise], [noise, roof])
    assert (found.of(0, 1).case, found.of(0, 1).same_title, found.of(0, 1).same_text) == (True, True, True)
    assert found.of(0, 0).same_number
    assert found.of(0, 0).score < 0 < found.of(0, 1).score


def test_a_sentence_that_changed_leaves_the_rest_alike() -> None:
    edited = (ROOF[0], "Udgiften er 3 mio. kr. i alt.")
    found = likenesses([Item("Nyt tag", "", ROOF)], [Item("Skolens bygning", "", edited)])
    assert 0.2 < found.of(0, 0).text < 0.95
    assert not found.of(0, 0).same_text


def test_titles_are_told_by_their_rare_words_and_misspelt_ones_are_the_same() -> None:
    assert alike("budgetopfølgning for havnen", "budgetopfølning for havnen") > 0.9
    assert alike("nyt tag på skolen i torslev", "cykelsti langs åen ved engvad") < 0.3
    assert alike("godkendelse af lokalplan 112", "godkendelse af lokalplan 113") < 0.9
    assert alike("", "eventuelt") == 0


def test_a_title_that_was_cut_off_is_the_whole_one_but_not_within_a_figure() -> None:
    assert alike("renovering af svømmebadet", "renovering af svømmebadet i engvad") > 0.9
    assert alike("lokalplan 11", "lokalplan 112") < 0.9
