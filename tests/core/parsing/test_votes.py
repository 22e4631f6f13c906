"""Votes in the forms that minutes give them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from core.minutes import Votes
from core.parsing.outcomes import sentences
from core.parsing.vocabulary import Vocabulary, vocabulary
from core.parsing.votes import votes_in


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("For: 4 (A, B og F)\nImod: 3 (V)", (4, 3, None)),
        ("For stemte 11 (A og F). Imod stemte 8 (V og C).", (11, 8, None)),
        ("For indstillingen stemte 5, imod stemte 2 (V).", (5, 2, None)),
        ("Tiltrådt med 34 stemmer imod 15.", (34, 15, None)),
        ("Forkastet med 4 stemmer imod 3.", (3, 4, None)),
        ("Vedtaget med 5 stemmer mod 2 stemmer.", (5, 2, None)),
        ("For stemte: 3\nImod stemte: 5\nUndlod at stemme: 1", (3, 5, 1)),
        ("to stemte for, tre stemte imod.", (2, 3, None)),
        ("Sagen blev drøftet den 3. maj 2024.", None),
        ("Der er 11 skoler og 4 børnehuse for området.", None),
    ],
)
def test_the_numbers(text: str, counts: tuple[int | None, ...] | None, words: Vocabulary) -> None:
    votes = votes_in(sentences(text, words), words)
    if counts is None:
        assert votes is None
    else:
        assert votes is not None
        assert (votes.for_count, votes.against_count, votes.abstain_count) == counts


def read(text: str, words: Vocabulary) -> Votes:
    votes = votes_in(sentences(text, words), words)
    assert votes is not None
    return votes


def test_parties_and_people_are_told_apart(words: Vocabulary) -> None:
    votes = read("For stemte 3 (A, F og Bo Lind (V)). Imod stemte Venstre og Ib Holm.", words)
    assert votes.for_groups == ("A", "F")
    assert votes.for_names == ("Bo Lind",)
    assert votes.against_groups == ("Venstre",)
    assert votes.against_names == ("Ib Holm",)


def test_one_who_voted_no_is_named(words: Vocabulary) -> None:
    votes = read("Godkendt. Mette Nørkær (F) stemte imod.", words)
    assert votes.against_names == ("Mette Nørkær",)
    assert votes.against_count is None


def test_the_vote_on_an_amendment_is_not_the_vote_on_the_case(words: Vocabulary) -> None:
    text = (
        "For ændringsforslaget stemte 4 (V). Imod stemte 8. "
        "Indstillingen blev herefter godkendt med 7 stemmer mod 5."
    )
    votes = read(text, words)
    assert (votes.for_count, votes.against_count, votes.on) == (7, 5, None)


def test_a_vote_on_an_amendment_alone_says_so(words: Vocabulary) -> None:
    votes = read("For ændringsforslaget stemte 2 (A). Imod ændringsforslaget stemte 3 (V og O).", words)
    assert votes.on == "amendment"
    assert (votes.for_count, votes.against_count) == (2, 3)


def test_all_in_favour_is_unanimous(words: Vocabulary) -> None:
    assert read("Planen blev enstemmigt vedtaget.", words).unanimous


WORDINGS = tomllib.loads(Path(__file__).with_name("vote_lines.toml").read_text("utf-8"))["vote"]


@pytest.mark.parametrize("wording", WORDINGS, ids=[each["text"][:60] for each in WORDINGS])
def test_a_vote_in_the_words_of_many_towns(wording: dict[str, Any]) -> None:
    votes = read(wording["text"], vocabulary(wording.get("language", "da")))
    numbers = [None if count < 0 else count for count in wording["count"]]
    assert [votes.for_count, votes.against_count, votes.abstain_count] == numbers
    assert [*votes.for_groups, *votes.for_names] == wording.get("for", [])
    assert [*votes.against_groups, *votes.against_names] == wording.get("against", [])
    assert [*votes.abstain_groups, *votes.abstain_names] == wording.get("neither", [])
    assert votes.unanimous is wording.get("unanimous", False)
    assert "result" not in wording or votes.result == wording["result"]
