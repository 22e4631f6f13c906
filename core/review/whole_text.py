"""The whole text of a draft as it is searched, made once however many checks look through it.

A draft of five hundred pages is a million letters: to look through them for a word takes a millisecond, and
checks look for hundreds. Most of these stand nowhere, and the different words of a draft are few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import compress, islice
from operator import is_
from sys import intern

from core.confidential.long_texts import personal_in_long
from core.confidential.personal_words import Found
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
    text = draft.once(small_letters)
    for word in _there(draft, words):
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def paragraphs_with(draft: Draft, *signs: str) -> frozenset[int]:
    """Where the paragraphs begin in which one of `signs` stands. What stands between two paragraphs counts as
    of the first."""
    text, starts, found = draft.once(in_one_line), draft.starts, set[int]()
    for sign in _there(draft, signs):
        at = text.find(sign)
        while at >= 0:
            behind = bisect_right(starts, at)
            found.update(starts[max(0, behind - 1) : behind])
            at = text.find(sign, starts[behind]) if behind < len(starts) else -1
    return frozenset(found)


def _there(draft: Draft, words: Iterable[str]) -> Iterator[str]:
    """Those of `words` that may stand in the text: most stand nowhere."""
    different = draft.once(different_words)
    return (word for word in words if all(part in different for part in word.split()))


def personal(draft: Draft) -> tuple[Found, ...]:
    """Where the text holds personal data, by place in the source."""
    return personal_in_long(draft.source.text, draft.once(different_words))


def said_twice(draft: Draft) -> frozenset[str]:
    """The words, in small letters, that stand right behind themselves: in a line, or from one to the next."""
    words, different = draft.once(_words), draft.once(different_words).split("\n")
    # interned, the same letters are the same object
    tails = {word: intern(match[0]) if (match := _ENDING.search(word)) else "" for word in different}
    heads = {word: intern(match[0]) if (match := _BEGINNING.match(word)) else None for word in different}
    ahead = islice(map(heads.__getitem__, words), 1, None)
    alike = map(is_, map(tails.__getitem__, words), ahead)
    return frozenset(tails[word] for word in set(compress(words, alike))) - {""}


def different_words(draft: Draft) -> str:
    """The words of the text in small letters, with the marks that touch them, each once, a line for each."""
    return "\n".join(set(draft.once(_words)))


def _words(draft: Draft) -> list[str]:
    """All of these, in order."""
    return draft.once(small_letters).split()
