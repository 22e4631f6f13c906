"""Tells texts in another language than the dictionary's: their words are not misspelt."""

from __future__ import annotations

from collections.abc import Iterable

from core.language import _
from core.review.spelling.speller import Speller
from core.review.spelling.tokens import Token

_LEAST = 8
"""Different words from which on a text is judged."""
_LETTERS = 4
"""Letters of a word that counts: shorter ones are words of several languages."""
_SAMPLE = 60
"""Different words that are asked for in a whole document."""


def is_in_language(speller: Speller, tokens: Iterable[Token], most: int = _SAMPLE) -> bool:
    """Whether at least half of the different words in small letters are known; so where they are few.

    Of many words at most `most` are asked for, spread over all.
    """
    words = list(
        dict.fromkeys(each.word for each in tokens if each.word.islower() and len(each.word) >= _LETTERS)
    )
    if len(words) < _LEAST:
        return True
    asked = words[:: max(1, len(words) // most)]
    return 2 * sum(map(speller.is_right, asked)) >= len(asked)


def other_language() -> str:
    """A sentence for a document that is not in the language of its dictionary."""
    return _("The spelling was not checked: most words are not of the language of the dictionary.")
