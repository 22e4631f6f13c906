"""The words of a dictionary, as Hunspell knows them; compounds that it does not list are none of them."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import inf
from pathlib import Path

from core.review.spelling.compound_flags import CompoundParts, compound_parts, without_compounds
from core.review.spelling.dictionaries import Dictionary

_KEPT = 50_000
"""Words whose answer is kept: those of a few long drafts."""


class OutOfTime(Exception):
    """The time to ask a dictionary is up. What it answered is kept: asked again, one comes further."""


class DictionaryWords:
    """What a dictionary knows. Reading one takes some 0.4 s and 25 MB; a question some 5 µs."""

    def __init__(self, dictionary: Dictionary) -> None:
        """Read the dictionary's files. Raises OSError."""
        from hunspell import Hunspell  # where nothing is spelt it need not be loaded

        inflections = dictionary.inflections.read_bytes()
        # Hunspell reads files alone, and no path with letters beyond the system's own encoding everywhere.
        with tempfile.TemporaryDirectory(prefix="protokollen-") as folder:
            Path(folder, "words.aff").write_bytes(without_compounds(inflections))
            shutil.copyfile(dictionary.words, Path(folder, "words.dic"))
            self._hunspell = Hunspell("words", hunspell_data_dir=folder, system_encoding="UTF-8")
        self.compounds: CompoundParts = compound_parts(inflections, dictionary.words.read_bytes())
        self._end, self._asked = inf, 0
        self.knows = lru_cache(_KEPT)(self._knows)
        self.ends_compound = lru_cache(_KEPT)(self._ends_compound)

    @contextmanager
    def asked_until(self, end: float) -> Iterator[None]:
        """What is asked meanwhile raises OutOfTime after `end`, seconds of `time.perf_counter`; one question
        is answered in any case."""
        self._end, self._asked = end, 0
        try:
            yield
        finally:
            self._end = inf

    def _knows(self, word: str) -> bool:
        """Whether it is a word, its capitals as written."""
        if self._asked and time.perf_counter() > self._end:
            raise OutOfTime
        self._asked += 1
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:  # a letter that the dictionary's encoding has not
            return False

    def _ends_compound(self, word: str) -> bool:
        """Whether a form may end a compound."""
        return any(stem in self.compounds.ends for stem in self.stems(word))

    def stems(self, form: str) -> tuple[str, ...]:
        """The words that a known form may be one of, as the dictionary lists them."""
        stems: tuple[str, ...] = self._hunspell.stem(form) if self.knows(form) else ()
        return stems


@lru_cache(2)
def words_in(dictionary: Dictionary, modified: tuple[int, int]) -> DictionaryWords:
    """The words of a dictionary, read once as long as its files are the same. Raises OSError."""
    return DictionaryWords(dictionary)


def words_of_dictionary(dictionary: Dictionary) -> DictionaryWords:
    """The words of a dictionary, read once in a process unless its files changed. Raises OSError."""
    return words_in(
        dictionary,
        (dictionary.words.stat().st_mtime_ns, dictionary.inflections.stat().st_mtime_ns),
    )
