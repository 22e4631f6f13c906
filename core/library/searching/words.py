"""Words as the search index sees them, and what a typed query may mean among the words there are.

SQLite's unicode61 splits at everything that is not a letter or a digit; `words_of` does the same. The table
`word` holds each distinct word once, so that inner parts of compounds and inflected forms can be looked up
and OR-ed into a query.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from core.words import words_of

SHORTEST_KEPT = 4  # a word that has a part of three letters is longer than that part
LONGEST_KEPT = 60
SHORTEST_PART = 3  # SQLite's trigrams
MOST_CANDIDATES = 5000
MOST_ALTERNATIVES = 1000


class Stemmer(Protocol):
    """What is used of PyStemmer."""

    def stemWord(self, word: str) -> str:
        """The stem of `word`."""


@cache
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer as Snowball  # type: ignore[import-not-found]

    stemmer: Stemmer = Snowball("danish")
    return stemmer


def keep_words(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Add the words of `texts` to the distinct words, within the caller's transaction."""
    words = {word for text in texts for word in words_of(text)}
    kept = sorted(word for word in words if SHORTEST_KEPT <= len(word) <= LONGEST_KEPT and word.isalpha())
    connection.executemany("INSERT OR IGNORE INTO word (word) VALUES (?)", ((word,) for word in kept))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a query: what is typed, and the other words of the library that it may mean."""

    typed: str
    alternatives: frozenset[str]

    def matches(self, word: str) -> bool:
        """True where `word`, in lower case, is a hit."""
        return word.startswith(self.typed) or word in self.alternatives

    def expression(self) -> str:
        """The FTS5 expression. Only letters and digits get into it, quoted, so it is always well formed."""
        others = (f' OR "{word}"' for word in sorted(self.alternatives))
        return f'("{self.typed}" *{"".join(others)})'


def wanted(connection: sqlite3.Connection, query: str) -> list[Wanted]:
    """The words of `query`, each with its inflected forms and the compounds it is a part of."""
    return [Wanted(word, _alternatives(connection, word)) for word in dict.fromkeys(words_of(query))]


def _alternatives(connection: sqlite3.Connection, typed: str) -> frozenset[str]:
    stem = _stemmer().stemWord(typed)
    part = stem if typed.startswith(stem) else typed
    if len(part) < SHORTEST_PART or not typed.isalpha():
        return frozenset()
    candidates = connection.execute(
        "SELECT word FROM word_part WHERE word_part MATCH ? LIMIT ?", (f'"{part}"', MOST_CANDIDATES)
    )
    found = [word for (word,) in candidates if _means(word, typed, part, stem)]
    return frozenset(sorted(found, key=len)[:MOST_ALTERNATIVES])


def _means(word: str, typed: str, part: str, stem: str) -> bool:
    """True where `word`, or a part of it from some letter on, is `typed`, begins with it or inflects it."""
    if word.startswith(typed):
        return False  # the prefix query has it
    at = word.find(part)
    while at >= 0:
        tail = word[at:]
        if (len(typed) > SHORTEST_PART and tail.startswith(typed)) or _stemmer().stemWord(tail) == stem:
            return True
        at = word.find(part, at + 1)
    return False
