"""A mark is not said to be in its place where its words stand behind another label now."""

from __future__ import annotations

import pytest

from core.carried import Standing
from tests.core.versions.placing.carrying import BRIDGE, PATH, carried, marked, meeting, offered

RIGHT, LEFT = "Havnelisten og Molelisten", "Borgerlisten"
VOTES = (
    "For stemte: {}\nImod stemte: {}",
    "For stemte {}. Imod stemte {}.",
    "{} stemte for. {} stemte imod.",
    "For stemte:\n\n{}\n\nImod stemte:\n\n{}",
    "For stemte {}, imod stemte {}.",
)


@pytest.mark.parametrize("vote", VOTES)
@pytest.mark.parametrize("words", [RIGHT, LEFT])
def test_the_sides_of_a_vote_that_were_swapped_wait_for_the_reader(vote: str, words: str) -> None:
    text = f"Sag\nSagsfremstilling\n{BRIDGE}\nBeslutning\n{{}}"
    old, new = meeting(text.format(vote.format(RIGHT, LEFT))), meeting(text.format(vote.format(LEFT, RIGHT)))
    outcome = carried(old, new, marked(old, words))
    assert outcome.standing is Standing.UNCERTAIN
    assert any(each in (RIGHT, LEFT) for each in offered(outcome))
    assert carried(old, new, marked(old, BRIDGE)).standing is Standing.KEPT


@pytest.mark.parametrize("vote", VOTES)
def test_a_vote_that_stayed_keeps_its_marks(vote: str) -> None:
    text = f"Sag\nSagsfremstilling\n{{}}\nBeslutning\n{vote.format(RIGHT, LEFT)}"
    old, new = meeting(text.format(BRIDGE)), meeting(text.format(PATH))
    for words in (RIGHT, LEFT):
        assert carried(old, new, marked(old, words)).standing is Standing.KEPT


def test_a_word_edited_alike_in_two_sentences_is_no_swap() -> None:
    text = "Sag\nSagsfremstilling\n{} lukkes for biler i juli.\n{} lukkes for busser hele august måned."
    old, new = (meeting(text.format(word, word)) for word in ("Broen", "Færgelejet"))
    assert carried(old, new, marked(old, "for busser hele august måned")).standing is Standing.KEPT


def test_a_mark_whose_second_sentence_went_to_the_other_side_of_the_vote_waits() -> None:
    text = f"Sag\nSagsfremstilling\n{BRIDGE}\nBeslutning\n{PATH}\n{{}}"
    old = meeting(text.format("For stemte: Ølisten\nUndlod at stemme: Havnelisten, Brolisten, Kystlisten"))
    new = meeting(text.format("For stemte: Havnelisten, Brolisten, Kystlisten\nUndlod at stemme: Ølisten"))
    outcome = carried(old, new, marked(old, f"{PATH}\nFor stemte: Ølisten"))
    assert outcome.standing is Standing.UNCERTAIN
