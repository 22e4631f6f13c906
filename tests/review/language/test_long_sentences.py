"""Long sentences."""

from __future__ import annotations

from core.review.finding import Severity
from core.review.rules import CheckRule, Rules
from tests.review.drafts import found, quotes

MINUTES = "Punkt 1: Ny cykelsti\nSagsfremstilling\n{}\nBeslutning\nGodkendt.\n"
TEN = "stien skal ifølge planen gå langs åen og til stationen"  # ten words


def sentence(words: int) -> str:
    return " ".join((f"{TEN} " * 9).split()[:words]).capitalize() + "."


def test_a_sentence_over_forty_words_is_a_note() -> None:
    long = sentence(41)
    (finding,) = found("sentence-long", MINUTES.format(f"Kort er godt. {long} Kort er bedre."))
    assert (finding.quote, finding.severity) == (long, Severity.NOTE)
    assert finding.message == "This sentence has 41 words."


def test_forty_words_and_many_short_sentences_are_none() -> None:
    assert quotes("sentence-long", MINUTES.format(sentence(40))) == []
    assert quotes("sentence-long", MINUTES.format("Stien går langs åen, jf. bilag 2. " * 12)) == []


def test_what_counts_up_its_parts_is_none() -> None:
    parts = f"Udvalget beslutter, at 1) {TEN}, 2) {TEN}, 3) {TEN} og 4) {TEN}."
    assert quotes("sentence-long", MINUTES.format(parts)) == []


def test_a_municipality_sets_its_own_length() -> None:
    rules = Rules({"sentence-long": CheckRule(tuning={"words": 15})})
    assert len(found("sentence-long", MINUTES.format(sentence(16)), rules)) == 1
    assert found("sentence-long", MINUTES.format(sentence(15)), rules) == []
