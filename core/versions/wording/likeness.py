"""How much two wordings are alike: by their words in order, or by their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W_]+")
_LETTERS_TELL = 0.72
"""Below this two unlike sentences may share as many letters by chance."""
_LEAST = 8
"""Letters that what stands within another sentence must have at least."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence as they are compared: without case; numbers are one word. `letters` is all of
    them in one, `size` its length."""

    words: tuple[str, ...]
    letters: str
    size: int

    @classmethod
    def of(cls, text: str) -> Wording:
        """The words of `text`, in which cut words are whole."""
        folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
        folded = folded.replace("\u00ad", "")
        words = tuple(_WORD.findall(folded))
        letters = "".join(words)
        return cls(words, letters, len(letters))

    @classmethod
    def joined(cls, parts: Sequence[Wording]) -> Wording:
        """Several wordings as one."""
        words = tuple(word for part in parts for word in part.words)
        letters = "".join(part.letters for part in parts)
        return cls(words, letters, len(letters))


def likeness(old: Wording, new: Wording, *, whole: bool = False) -> float:
    """From 0 to 1: the share of words in order that both have, longer words counting for more; or the share
    of letters, where that is great. Unless `whole` is asked for, one that stands within the other is like it,
    though the other goes on."""
    if not old.size or not new.size:
        return float(old.size == new.size)
    if old.letters == new.letters:
        return 1.0
    shared = _shared(old.words, new.words)
    score = 2 * shared / (old.size + new.size)
    if not whole and min(old.size, new.size) >= _LEAST:
        within = shared / min(old.size, new.size)
        if within >= 0.8:
            score = max(score, 0.7 * within)
    letters = Indel.normalized_similarity(old.letters, new.letters, score_cutoff=_LETTERS_TELL)
    return max(score, letters)


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Letters of the words that both have in order."""
    if frozenset(old).isdisjoint(new):
        return 0
    return sum(
        sum(map(len, old[code.src_start : code.src_end]))
        for code in LCSseq.opcodes(old, new)
        if code.tag == "equal"
    )
