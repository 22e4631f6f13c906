"""Which words of an edited sentence are meant is said only where something tells them."""

from __future__ import annotations

import pytest

from core.source_text import Span
from core.versions.wording.places_in_words import new_place

BUDGET = "Der afsættes 500.000 kr. i 2025 og 500.000 kr. i 2026 til vejene."
PRICES = "Prisen er 150 kr. for voksne, 150 kr. for unge og 80 kr. for børn."


def is_told(old: str, new: str, words: str, number: int = 0) -> bool:
    """Whether the words, the time with that number, surely stand where they are found."""
    at = -1
    for _time in range(number + 1):
        at = old.index(words, at + 1)
    place = new_place(old, new, Span(at, at + len(words)), says_the_same=False)
    assert place is not None
    return place.told


@pytest.mark.parametrize(
    ("old", "new", "words", "number"),
    [
        (BUDGET, "Der afsættes 500.000 kr. i 2026 og 250.000 kr. i 2027 til vejene.", "500.000 kr.", 0),
        (PRICES, PRICES.replace("150 kr. for voksne, ", ""), "150 kr.", 0),
        (PRICES, PRICES.replace("150 kr. for voksne, ", ""), "150 kr. for voksne", 0),
        (PRICES, "Prisen er 80 kr. for voksne, 150 kr. for unge og 150 kr. for børn.", "150 kr.", 0),
        (PRICES, "Prisen er 150 kr. for børn, 150 kr. for unge og 80 kr. for voksne.", "80 kr.", 0),
    ],
)
def test_the_same_figure_of_another_clause_is_not_taken_for_it(
    old: str, new: str, words: str, number: int
) -> None:
    assert not is_told(old, new, words, number)


@pytest.mark.parametrize(
    ("old", "new", "words", "number"),
    [
        (BUDGET, BUDGET.replace("vejene", "stierne"), "500.000 kr.", 0),
        (BUDGET, BUDGET.replace("vejene", "stierne"), "500.000 kr.", 1),
        (PRICES, PRICES.replace("børn", "børn under 12 år"), "150 kr. for unge", 0),
        (PRICES, "Prisen er 150 kr. for børn, 150 kr. for unge og 80 kr. for voksne.", PRICES, 0),
        ("Pkt. 7 Takster for havnen", "7. Takster for havnen", "Takster", 0),
    ],
)
def test_words_are_told_by_what_stayed_on_both_sides(old: str, new: str, words: str, number: int) -> None:
    assert is_told(old, new, words, number)
