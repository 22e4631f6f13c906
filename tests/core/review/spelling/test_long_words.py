"""A word as long as a book: it is gone through to its end, and once."""

from __future__ import annotations

import pytest

from core.review.spelling.tokens import tokens_of


@pytest.mark.parametrize("unit", ["a", "Anna-", "a.", "a/b", "“(„"])
def test_a_word_that_never_ends_is_gone_through_once(unit: str) -> None:
    text = f"Broen {unit * (60_000 // len(unit))} bliver god"
    words = [each.word for each in tokens_of(text)]
    assert words[0] == "Broen"
    assert words[-1] == "god"
