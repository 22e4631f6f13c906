"""Words and characters as a double click and the arrow keys mean them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import character_start, next_character, next_word, previous_character, previous_word, word_at

SENTENCE = (
    "Forslag om børne-hus på Ærø, sag 24-003817: 1.250.000 kr. i 2025 (12,5 %), kl. 14.30 den 14.05.2024."
)


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        ("orslag", "Forslag"),
        ("ørne", "børne-hus"),
        ("-hus", "børne-hus"),
        ("rø", "Ærø"),
        ("003", "24-003817"),
        ("50.0", "1.250.000 kr."),
        ("kr.", "1.250.000 kr."),
        (",5", "12,5 %"),
        ("05.20", "14.05.2024"),
        ("4.30", "14.30"),
        (" om", " "),
        (":", ":"),
        ("(12", "("),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(inside: str, word: str) -> None:
    span = word_at(SENTENCE, SENTENCE.index(inside))
    assert SENTENCE[span.start : span.end] == word


def test_behind_a_line_it_is_the_last_word() -> None:
    text = "Godkendt\n\nUdsat"
    assert word_at(text, 8) == (0, 8)
    assert word_at(text, len(text)) == (10, 15)
    assert word_at(text, 9) == (9, 9)  # an empty line
    assert word_at("", 0) == (0, 0)


def test_a_number_does_not_swallow_the_next_one() -> None:
    text = "i 2024 500 borgere"
    assert text[slice(*word_at(text, 2))] == "2024"
    assert text[slice(*word_at(text, 7))] == "500"


def test_words_forth_and_back() -> None:
    text = "Det blev (enstemmigt)\nvedtaget."
    ends = [0]
    while ends[-1] < len(text):
        ends.append(next_word(text, ends[-1]))
    assert ends == [0, 3, 8, 20, 30, 31]
    starts = [len(text)]
    while starts[-1] > 0:
        starts.append(previous_word(text, starts[-1]))
    assert starts == [31, 22, 10, 4, 0]


def test_a_letter_with_its_mark_is_one_character() -> None:
    text = "Ja" + unicodedata.normalize("NFD", "å") + "👍🏽!"
    assert next_character(text, 2) == 4
    assert next_character(text, 4) == 6
    assert previous_character(text, 6) == 4
    assert character_start(text, 3) == 2
    assert character_start(text, 99) == len(text)


TEXTS = st.text(st.sampled_from("ab ø1.,-kr\n\u0301\u00ad👍\u200d\U0001f3fd(’ %"), max_size=40)


@given(TEXTS, st.integers(0, 41))
def test_words_hold_their_offset_and_cut_no_character(text: str, offset: int) -> None:
    span = word_at(text, offset)
    assert 0 <= span.start <= span.end <= len(text)
    for edge in span:
        assert character_start(text, edge) == edge
    if offset < len(text) and text[offset] != "\n":
        assert span.start <= offset < span.end


@given(TEXTS)
def test_steps_by_word_and_by_character_come_to_the_end(text: str) -> None:
    for forth, back in ((next_word, previous_word), (next_character, previous_character)):
        at = 0
        while at < len(text):
            after = forth(text, at)
            assert after > at
            at = after
        while at > 0:
            before = back(text, at)
            assert before < at
            at = before
