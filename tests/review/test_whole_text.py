"""What is found in a draft's whole text without looking through it for each word."""

from __future__ import annotations

import re

from core.parsing import parse
from core.review.draft import Draft
from core.review.whole_text import places_of, said_twice, small_letters
from core.sources import read

TEXT = (
    "Punkt 1: Ny cykelsti\nSagsfremstilling\nUdvalget har i dag drøftet (stien stien) ved\nved broen, og"
    " broen broens venner.\nEn [indsæt] står hér i dagens løb.\n"
)


def draft() -> Draft:
    source = read(TEXT.encode())
    return Draft(source, parse(source))


def test_words_are_found_wherever_they_stand() -> None:
    made = draft()
    letters = made.once(small_letters)
    for word in ("i dag", "dag", "[", "stien", "ved ved", "ér", "i morgen", "xx", "[x]"):
        looked_for = [match.start() for match in re.finditer(re.escape(word), letters)]
        assert list(places_of(made, [word])) == looked_for


def test_words_that_stand_twice_are_known_with_marks_and_over_a_line_s_end() -> None:
    assert draft().once(said_twice) == {"stien", "ved"}
