"""Compounds taken apart: "havneplansudvalg" is havne + plans + udvalg.

Danish, Norwegian and Swedish write a compound as one word, joined by nothing, s or e, and make a new one
whenever it suits: no dictionary lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from core.review.spelling.dictionary_words import DictionaryWords

LEAST = 3
"""Letters of a part; the shorter ones that there are ("by", "øl") are data."""
MOST = 4
"""Parts of a compound."""
_KEPT = 50_000
"""Words and ends of words of which is kept how they are taken apart."""


@dataclass(frozen=True, slots=True)
class CompoundRules:
    """What a language says of compounds; data, in `resources/review/language.toml`.

    `short` are parts under three letters, `prefixes` what stands before a compound though it is no word,
    `no_heads` and `no_ends` words that no compound is made with ("den").
    """

    short: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    no_heads: frozenset[str] = frozenset()
    no_ends: frozenset[str] = frozenset()


class Compounds:
    """Takes words apart by a dictionary, and by words that are right beside it.

    `more_heads` and `more_ends` say of a part in small letters whether those words have it.
    """

    def __init__(
        self,
        words: DictionaryWords,
        rules: CompoundRules,
        more_heads: Callable[[str], bool] = lambda part: False,
        more_ends: Callable[[str], bool] = lambda part: False,
    ) -> None:
        self._words = words
        self._rules = rules
        self._more_heads = more_heads
        self._more_ends = more_ends
        # what is tried for a suggestion differs in one letter: most of its ends were asked for before
        self._split = lru_cache(_KEPT)(self._split_anew)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a compound in small letters; none where it is no compound. The longest head first."""
        return self._split(word, MOST)

    def is_plain(self, word: str) -> bool:
        """Whether a word is a compound of parts that are all long enough to be meant."""
        parts = self.parts(word)
        return bool(parts) and min(map(len, parts)) > LEAST

    def goes_on(self, word: str) -> bool:
        """Whether a word is what a compound begins with, as in "børne- og ungeområdet"."""
        return self._is_head(word) or any(
            self._is_head(word[:cut]) and self._is_head(word[cut:]) for cut in range(LEAST, len(word) - 1)
        )

    def _split_anew(self, word: str, most: int) -> tuple[str, ...]:
        for cut in range(len(word) - LEAST, 1, -1):
            head, rest = word[:cut], word[cut:]
            if not self._is_head(head) or _is_tripled(head, rest):
                continue
            if self._is_end(rest):
                return head, rest
            if most > 2 and len(rest) >= 2 * LEAST:
                further = self._split(rest, most - 1)
                if further:
                    return head, *further
        return ()

    def _is_head(self, part: str) -> bool:
        rules = self._rules
        if part in rules.short or part in rules.prefixes:
            return True
        if len(part) < LEAST or part in rules.no_heads:
            return False
        return part in self._words.compounds.heads or self._more_heads(part)

    def _is_end(self, part: str) -> bool:
        if len(part) < LEAST or part in self._rules.no_ends:
            return False
        return self._words.ends_compound(part) or self._more_ends(part)


def _is_tripled(head: str, rest: str) -> bool:
    """Whether three of one letter meet where two parts join."""
    return head[-1] == rest[0] and (head[-2:-1] == rest[0] or rest[1:2] == rest[0])


def set_of(words: Collection[str]) -> frozenset[str]:
    """The words in small letters."""
    return frozenset(each.lower() for each in words)
