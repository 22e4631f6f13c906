"""Words as the search index sees them, and what a typed word may mean among the words there are.

The table `word` holds each distinct word once, in the order they came, so that frequent ones have low ids.
What begins with the typed word, inner parts of compounds and inflected forms are looked up there and OR-ed
into the query: the index gives its newest rows at once for words that it is told, while it would have to
collect all rows of all words with a beginning.
"""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from core.words import words_of

SHORTEST_KEPT = 2
LONGEST_KEPT = 60
SHORTEST_PART = 3  # SQLite's trigrams
MOST_CANDIDATES = 5000
MOST_ALTERNATIVES = 600
MOST_BEGINNINGS = 300
"""Words with one beginning that are named one by one."""
MOST_SHORT = 100
"""Words that are named where few of them can be there."""
FREQUENT, MOST_FREQUENT = 20_000, 150
"""Where a beginning of up to three letters has more words: so many of the first words of the library."""
SHORT_BEGINNING = 3
LONGEST_NUMBER = 8
"""Digits of a case number with its leading zeros."""

FILE = Path(__file__).resolve().parents[3] / "resources" / "irregular_words.toml"


class Stemmer(Protocol):
    """What is used of PyStemmer."""

    def stemWord(self, word: str) -> str:
        """The stem of `word`."""


@cache
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer as Snowball  # type: ignore[import-not-found]

    stemmer: Stemmer = Snowball("danish")
    return stemmer


@cache
def _irregular() -> dict[str, frozenset[str]]:
    """The stems of each irregular word by any of them."""
    groups = tomllib.loads(FILE.read_text("utf-8"))["groups"]
    by_stem: dict[str, frozenset[str]] = {}
    for group in groups:
        stems = frozenset(map(_stemmer().stemWord, group))
        for stem in stems:
            by_stem[stem] = by_stem.get(stem, frozenset()) | stems
    return by_stem


def keep_words(connection: sqlite3.Connection, words: Collection[str]) -> None:
    """Add `words`, as `words_of` has them, to the distinct words, within the caller's transaction. Best all
    of a transaction together: the same words come again and again, and SQLite writes what it holds of its
    full-text indexes at each of these calls."""
    if not words:
        return
    kept = sorted(word for word in words if SHORTEST_KEPT <= len(word) <= LONGEST_KEPT and word[0].isalpha())
    last = connection.execute("SELECT coalesce(max(id), 0) FROM word").fetchone()[0]
    connection.executemany("INSERT OR IGNORE INTO word (word) VALUES (?)", ((word,) for word in kept))
    # all at once: from a trigger, one by one, it takes three times as long
    connection.execute("INSERT INTO word_part (rowid, word) SELECT id, word FROM word WHERE id > ?", (last,))


@dataclass(frozen=True, slots=True)
class WantedWord:
    """One word of a query: what is typed, and the other words of the library that it may mean.

    `alternatives` hold what begins with it too, unless `by_beginning` leaves those to the index.
    """

    typed: str
    alternatives: frozenset[str]
    by_beginning: bool = True

    def matches(self, word: str) -> bool:
        """True where `word`, in lower case, is a hit."""
        if word in self.alternatives or word == self.typed:
            return True
        return word.startswith(self.typed) and (self.by_beginning or not self.typed.isdigit())

    def expression(self) -> str:
        """The FTS5 expression. Only letters and digits get into it, quoted, so it is always well formed."""
        others = (f' OR "{word}"' for word in sorted(self.alternatives))
        return f'("{self.typed}"{" *" if self.by_beginning else ""}{"".join(others)})'

    def short_expression(self) -> str:
        """The same for a small index, where a beginning costs less than many words."""
        others = sorted((word for word in self.alternatives if not word.startswith(self.typed)), key=len)
        beginning = " *" if self.by_beginning or not self.typed.isdigit() else ""
        return f'("{self.typed}"{beginning}' + "".join(f' OR "{word}"' for word in others[:MOST_SHORT]) + ")"

    def cores(self) -> frozenset[str]:
        """Parts of words, one of which every hit holds: to look for quickly."""
        stem = _stemmer().stemWord(self.typed)
        found = {stem if self.typed.startswith(stem) else self.typed, self.typed.lstrip("0") or "0"}
        return frozenset(found | _irregular().get(stem, frozenset()))


def wanted(connection: sqlite3.Connection, query: str) -> list[WantedWord]:
    """The words of `query`, each with its inflected forms and the compounds it is a part of."""
    return [wanted_word(connection, word) for word in dict.fromkeys(words_of(query))]


def wanted_word(connection: sqlite3.Connection, typed: str) -> WantedWord:
    """What the one word `typed` may mean."""
    if not typed[0].isalpha():
        return WantedWord(typed, _paddings(typed), by_beginning=len(typed) > SHORT_BEGINNING)
    beginnings = _beginnings(connection, typed)
    alternatives = _inflections(connection, typed)
    if beginnings is None:
        return WantedWord(typed, alternatives)
    return WantedWord(typed, (alternatives | beginnings) - {typed}, by_beginning=False)


def paddings(number: str) -> list[str]:
    """The writings of a running number, with and without leading zeros."""
    bare = number.lstrip("0") or "0"
    return [bare.zfill(length) for length in range(len(bare), LONGEST_NUMBER + 1)] or [bare]


def _paddings(typed: str) -> frozenset[str]:
    if not typed.isdecimal() or len(typed) < SHORT_BEGINNING:
        return frozenset()
    return frozenset(paddings(typed)) - {typed}


def _beginnings(connection: sqlite3.Connection, typed: str) -> frozenset[str] | None:
    """The words that begin with `typed`; of a short beginning of many words the frequent ones; None where
    they are so many that the index had better look for them itself."""
    after = typed[:-1] + chr(min(ord(typed[-1]) + 1, 0x10FFFF))
    found = connection.execute(
        "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?", (typed, after, MOST_BEGINNINGS + 1)
    ).fetchall()
    if len(found) > MOST_BEGINNINGS and len(typed) > SHORT_BEGINNING:
        return None
    if len(found) > MOST_BEGINNINGS:
        found = connection.execute(
            "SELECT word FROM word WHERE id <= ? AND +word >= ? AND +word < ? ORDER BY id LIMIT ?",
            (FREQUENT, typed, after, MOST_FREQUENT),
        ).fetchall()
    return frozenset(word for (word,) in found)


def _inflections(connection: sqlite3.Connection, typed: str) -> frozenset[str]:
    """The words that hold `typed` or an inflected form of it, the most frequent of them, but for those that
    begin with it."""
    stem = _stemmer().stemWord(typed)
    part = stem if typed.startswith(stem) else typed
    found = {stem} if stem != typed and len(stem) >= SHORTEST_KEPT else set()
    if typed.isalpha():
        found |= _holding(connection, typed, part, frozenset((stem,)))
        for other in _irregular().get(stem, frozenset()) - {stem}:
            found |= {other, *_holding(connection, None, other, frozenset((other,)))}
    return frozenset(found)


def _holding(connection: sqlite3.Connection, typed: str | None, part: str, stems: frozenset[str]) -> set[str]:
    if len(part) < SHORTEST_PART:
        return set()
    candidates = connection.execute(
        "SELECT word FROM word_part WHERE word_part MATCH ? LIMIT ?", (f'"{part}"', MOST_CANDIDATES)
    )
    found: set[str] = set()
    for (word,) in candidates:
        if _means(word, typed, part, stems):
            found.add(word)
            if len(found) == MOST_ALTERNATIVES:
                break
    return found


def _means(word: str, typed: str | None, part: str, stems: frozenset[str]) -> bool:
    """True where `word`, or a part of it from some letter on, is `typed`, begins with it or inflects it."""
    if typed is not None and word.startswith(typed):
        return False  # it is looked up by its beginning
    at = word.find(part)
    while at >= 0:
        tail = word[at:]
        if typed is not None and len(typed) > SHORTEST_PART and tail.startswith(typed):
            return True
        # "uenig" has the stem "uen", with which "varmestuen" ends by chance
        by_chance = at > 0 and typed is not None and len(part) <= SHORTEST_PART and part != typed
        if not by_chance and _stemmer().stemWord(tail) in stems:
            return True
        at = word.find(part, at + 1)
    return False
