"""The whole text of a draft as it is searched, made once however many checks look through it.

A draft of five hundred pages is a million letters: to look through them for a word takes a millisecond, and
checks look for hundreds. Most of these stand nowhere, and the different words of a draft are few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress, islice
from operator import eq

from core.review.draft import Draft

_ENDING = re.compile(r"(?<![\w./-])(?:[^\W\d_]{2,}|i)$")
_BEGINNING = re.compile(r"(?:[^\W\d_]{2,}|i)(?![\w/-])")


def in_one_line(draft: Draft) -> str:
    """The text without line ends, code point by code point: a phrase may be cut by one."""
    return draft.source.text.replace("\n", " ")


def small_letters(draft: Draft) -> str:
    """The same in small letters."""
    text = draft.once(in_one_line)
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[:1] for c in text)


def places_of(draft: Draft, words: Iterable[str]) -> Iterator[int]:
    """The offsets at which one of `words`, which are in small letters, begins; parts of words are found."""
    text, different = draft.once(small_letters), draft.once(_different)
    for word in words:
        if not all(part in different for part in word.split()):
            continue
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def said_twice(draft: Draft) -> frozenset[str]:
    """The words, in small letters, that stand right behind themselves: in a line, or from one to the next."""
    words = draft.once(_words)
    different = set(words)
    tails = {word: match[0] if (match := _ENDING.search(word)) else "" for word in different}
    heads = {word: match[0] if (match := _BEGINNING.match(word)) else None for word in different}
    ahead = islice(map(heads.__getitem__, words), 1, None)
    alike = map(eq, map(tails.__getitem__, words), ahead)
    return frozenset(tails[word] for word in set(compress(words, alike))) - {""}


def _words(draft: Draft) -> list[str]:
    """All words of the text in small letters, with the marks that touch them."""
    return draft.once(small_letters).split()


def _different(draft: Draft) -> str:
    """Each of them once, parted by line ends."""
    return "\n".join(set(draft.once(_words)))
