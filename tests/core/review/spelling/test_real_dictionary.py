"""With the Danish dictionary that Debian has."""

from __future__ import annotations

import pytest

from core.review.spelling.dictionaries import dictionary_for
from core.review.spelling.dictionary_words import words_of_dictionary
from core.review.spelling.speller import Speller

pytestmark = pytest.mark.needs_dictionary("da")


@pytest.fixture(scope="module")
def speller() -> Speller:
    found = dictionary_for("da")
    assert found is not None
    return Speller("da", words_of_dictionary(found))


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget drøftede lokalplanforslagets støjafskærmning og trafiksikkerhedsplanens etaper.",
        "Demografipuljeområdet og voksenhandicapområdet viser et mindreforbrug på driften.",
        "Børne- og skoleudvalget samt Teknik- og Miljøudvalget sender sagen i høring.",
        "Administrationen fremlægger aktivitetsstyringsnotatet og legestuetilbuddet, jf. bilag 2.",
        "Haverenovering, kystbeskyttelse, cykelstiplan og svømmehalsudvidelse.",
    ],
)
def test_right_minutes_are_left_alone(speller: Speller, text: str) -> None:
    assert speller.wrong(text) == ()


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("haverenoverring", "haverenovering"),
        ("kommunalbestyrelesn", "kommunalbestyrelsen"),
        ("beslutnigen", "beslutningen"),
        ("efterretnnig", "efterretning"),
        ("oelevet", "oplevet"),  # passes with Hunspell, as a compound
        ("persner", "personer"),  # and so does this
        ("arkvi", "arkiv"),
        ("trafiksikkerhdsplan", "trafiksikkerhedsplan"),
    ],
)
def test_slips_are_found_and_mended(speller: Speller, wrong: str, meant: str) -> None:
    (found,) = speller.wrong(f"Udvalget så {wrong} igen.")
    assert found.word == wrong
    assert meant in found.suggestions
