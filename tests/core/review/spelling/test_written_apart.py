"""Compounds written apart: which pairs of words are one."""

from __future__ import annotations

import pytest

from core.review.spelling.dictionary_words import DictionaryWords
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.speller import Speller
from core.review.spelling.written_apart import Apart
from tests.core.review.spelling.small_dictionary import WORDS, small_dictionary
from tests.review.drafts import draft_of

MORE = """
regnskab/29,10,39 regnskabs tal/39 tallet skole/31,39 skolen skolende skoleder leder/10,39 skoleleder
bolig/31,10,39 politik/39 politikken boligpolitik liter/31,10 mælk/39 mælken litermælk tro/31,39 troen
"""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> DictionaryWords:
    return DictionaryWords(small_dictionary(tmp_path_factory.mktemp("words"), words=WORDS + MORE))


def pairs(text: str, words: DictionaryWords) -> list[tuple[str, bool]]:
    """The words that are one in `text`, and whether that is sure."""
    document = DocumentWords(draft_of("Punkt 1: Vej\n").meeting, 3)
    speller = Speller("da", words, (), document)
    tokens = speller.tokens(text)
    document.take(tokens, 0)
    found = Apart("da", words, speller, document).pairs(text, tokens)
    return [(each.word, each.is_sure) for _first, each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det er sendt fra beslutnings vej.", [("beslutningsvej", True)]),  # no word of its own
        ("Vi ser på regnskabs tal for år.", [("regnskabstal", False)]),  # a genitive without an article
        ("Den blev sendt til skole leder.", [("skoleleder", False)]),  # behind a preposition no verb comes
        ("Vi har bolig politik. Vores boligpolitik blev sendt.", [("boligpolitik", True)]),
        ("Det er for kommuneudvalgs plan.", [("kommuneudvalgsplan", True)]),  # a compound without its end
        ("Bolig politik skal med.", [("Boligpolitik", False)]),
    ],
)
def test_words_that_are_one_are_found(
    text: str, found: list[tuple[str, bool]], words: DictionaryWords
) -> None:
    assert pairs(text, words) == found


@pytest.mark.parametrize(
    "text",
    [
        "Vi ser på et regnskabs tal.",  # the genitive of one
        "Det er et kommuneudvalgs plan.",
        "Det er kommuneudvalgets plan for kommuneudvalgers vej.",  # inflected: genitives by themselves
        "De skal skole leder.",  # to school
        "En liter mælk er brugt.",  # a measure
        "Der er bolig, politik og tal.",
        "Sendt om bolig- politik.",
        "Se bolig Politik.",
        "Området med have hensyn er sendt.",  # no such word
    ],
)
def test_words_that_are_two_are_left(text: str, words: DictionaryWords) -> None:
    assert pairs(text, words) == []
