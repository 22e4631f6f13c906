"""The words of a dictionary, as Hunspell knows them; compounds that it does not list are none of them."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from core.review.spelling.compound_flags import CompoundParts, compound_parts, without_compounds
from core.review.spelling.dictionaries import Dictionary

_KEPT = 50_000
"""Words whose answer is kept: those of a few long drafts."""


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
        self.knows = lru_cache(_KEPT)(self._knows)
        self.ends_compound = lru_cache(_KEPT)(self._ends_compound)

    def _knows(self, word: str) -> bool:
        """Whether it is a word, its capitals as written."""
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:  # a letter that the dictionary's encoding has not
            return False

    def _ends_compound(self, word: str) -> bool:
        """Whether a form may end a compound."""
        if not self._knows(word):
            return False
        return any(stem in self.compounds.ends for stem in self._hunspell.stem(word))


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
