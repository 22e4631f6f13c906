"""Names that are one but for a letter."""

from __future__ import annotations

import re

_FEWEST = 4  # letters of a word in which one may be wrong
_DOUBLED = re.compile(r"(\w)\1")
_ONE_SOUND = (
    ("ae", "æ"),
    ("oe", "ø"),
    ("aa", "å"),
    ("ä", "æ"),
    ("ö", "ø"),
    ("é", "e"),
    ("-", " "),
    ("ch", "k"),
    ("ck", "k"),
    ("th", "t"),
    ("ph", "f"),
    ("w", "v"),
    ("æ", "e"),
    ("ie", "i"),
)


def is_near(one: str, other: str) -> bool:
    """Are two names written differently and likely one person's: one word differs by a letter or a sound?"""
    left, right = words_in(one), words_in(other)
    if len(left) != len(right) or len(left) < 2:
        return False
    apart = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(apart) == 1 and is_near_word(*apart[0])


def words_in(name: str) -> list[str]:
    """The words of a name, in small letters."""
    return name.casefold().replace(".", "").split()


def is_near_word(one: str, other: str) -> bool:
    """Are two words, in small letters, one but for a letter, a doubled letter or a sound's other writing?

    A genitive is no other writing.
    """
    if one == other or _is_genitive(one, other) or _is_genitive(other, one):
        return False
    if _sound(one) == _sound(other):
        return True
    return min(len(one), len(other)) >= _FEWEST and _one_letter(one, other)


def _is_genitive(one: str, other: str) -> bool:
    return one in (other + "s", other + "'s", other + "’s", other + "'", other + "’")


def _sound(word: str) -> str:
    for written, sound in _ONE_SOUND:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


def _one_letter(one: str, other: str) -> bool:
    """Do two words differ by one letter more, less, other, or two that changed places?"""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]
