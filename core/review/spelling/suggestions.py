"""What may have been meant by a misspelt word.

Hunspell's own suggestions take up to half a second a word and know no compound made for the day. Here each
word is tried that one slip of the hand leads from: a letter dropped, doubled, turned round or mistaken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from rapidfuzz.distance import OSA

_NEIGHBOURS = {
    **{a: set(b) for a, b in {"q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh"}.items()},
    **{a: set(b) for a, b in {"u": "yij", "i": "uok", "o": "ipl", "p": "oåø", "å": "pø", "a": "qsz"}.items()},
    **{a: set(b) for a, b in {"s": "adwzx", "d": "sfexc", "f": "dgrcv", "g": "fhtvb", "h": "gjybn"}.items()},
    **{
        a: set(b)
        for a, b in {"j": "hkunm", "k": "jlim", "l": "kæo", "æ": "løp", "ø": "æpå", "z": "asx"}.items()
    },
    **{
        a: set(b)
        for a, b in {"x": "zcsd", "c": "xvdf", "v": "cbfg", "b": "vngh", "n": "bmhj", "m": "njk"}.items()
    },
}
"""Keys side by side on a Scandinavian keyboard."""
_VOWELS = frozenset("aeiouyæøåäö")
MOST = 5
"""Suggestions for a word."""
_FAR = 2
"""Slips within which a word of the document may be meant."""
_LONG = 16
"""Letters of a word in which not every letter is tried for every other: that takes too long for a step."""
_LEAST_FAR = 6  # letters of a word in which two slips are looked for
_ALIKE = (
    {"d", "t"},
    {"b", "p"},
    {"g", "k"},
    {"e", "æ"},
    {"o", "å"},
    {"i", "e"},
    {"j", "i"},
    {"c", "s"},
    {"v", "f"},
)
"""Letters that sound alike."""


def letters(language: str) -> str:
    """The letters that words of a language of minutes are written with."""
    return "abcdefghijklmnopqrstuvwxyz" + ("åäöé" if language == "sv" else "æøåé")


def slips(word: str, alphabet: str) -> Iterator[tuple[int, str]]:
    """All words one slip away, each with how far-fetched that is, from 0. One may come several times."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield 0, word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(len(word)):
        doubled = at and word[at] == word[at - 1]
        yield 0 if doubled else 2, word[:at] + word[at + 1 :]
    for at in range(len(word) + 1):
        beside = word[max(0, at - 1) : at + 1]
        for letter in alphabet:
            yield 0 if letter in beside else 1, word[:at] + letter + word[at:]
    for at, was in enumerate(word):
        near = _NEIGHBOURS.get(was, set())
        for letter in alphabet:
            if letter != was:
                likely = letter in near or {letter, was} <= _VOWELS or {letter, was} in _ALIKE
                if likely or len(word) <= _LONG:
                    yield 1 if likely else 2, word[:at] + letter + word[at + 1 :]


def within_one_slip(
    word: str, alphabet: str, is_right: Callable[[str], bool], count: Callable[[str], int]
) -> tuple[str, ...]:
    """Right words one slip away: those that the document uses first, then the likeliest slips."""
    found: dict[str, int] = {}
    for rank, each in slips(word, alphabet):
        if each != word and rank < found.get(each, 9) and (each in found or is_right(each)):
            found[each] = rank
    # the first letter is seldom the one that is wrong
    order = sorted(found, key=lambda each: (-min(count(each), 2), each[0] != word[0], found[each], each))
    return tuple(order[:MOST])


def within_two_slips(word: str, used: Collection[str]) -> tuple[str, ...]:
    """Of the right words that the document uses, those two slips away."""
    if len(word) < _LEAST_FAR:
        return ()
    far = (
        (OSA.distance(word, each, score_cutoff=_FAR), each)
        for each in used
        if abs(len(each) - len(word)) <= 2
    )
    return tuple(each for distance, each in sorted(far) if distance <= _FAR)[:MOST]


def with_a_gap(word: str, is_word: Callable[[str], bool]) -> tuple[str, ...]:
    """The two words where the space between them was forgotten."""
    cuts = range(2, len(word) - 1)
    return tuple(f"{word[:at]} {word[at:]}" for at in cuts if is_word(word[:at]) and is_word(word[at:]))[:1]
