"""In which language minutes are written: found out from the text itself.

Small words ("og", "och"), the words of meetings and the letters ä and ö tell Danish, Norwegian and Swedish
apart. Words that two of them share count for neither. A part of the text is enough: the beginning, with its
head, contents list and first labels, and more only where that says too little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from core.minutes import Confidence, Level, Reason
from core.parsing.version import LANGUAGES
from core.parsing.word_files import built_in_words
from core.source_text import SourceText

_WORD = re.compile(r"[^\W\d_]+")
_BEGINNINGS, _STRETCH = (800, 3000), 4000  # code points
_STRETCHES = 3
_ENOUGH = 1.5
"""How many times as much must speak for one language as for the next, or it is unsure."""
_LEAST = 3.0
_TELLING = 15.0
"""How much must speak for a language in the beginning alone: what follows may be other people's papers."""
_LETTER = 0.5  # of a letter's weight against a word's


class FoundLanguage(NamedTuple):
    """A language ("da", "nb", "sv"), and whether it was close."""

    language: str
    close: bool

    def confidence(self) -> tuple[Confidence, ...]:
        """The doubt as a meeting holds it."""
        return (Confidence("language", Level.UNSURE, Reason.CONTENT),) if self.close else ()


def find_language(source: SourceText) -> FoundLanguage:
    """The language of `source`; Danish where nothing speaks for any."""
    text = source.text
    for beginning in _BEGINNINGS:
        best, most, next_most = _best(_scores([text[:beginning]]))
        if most >= _TELLING and most >= _ENOUGH * next_most:
            return FoundLanguage(best, False)
    best, most, next_most = _best(_scores(list(_sample(text))))
    return FoundLanguage(best, most < _LEAST or most < _ENOUGH * next_most)


def _best(scores: Mapping[str, float]) -> tuple[str, float, float]:
    """The language that most speaks for, how much, and how much speaks for the next."""
    (best, most), (_, next_most), *_rest = sorted(scores.items(), key=lambda each: -each[1])
    return best, most, next_most


def _scores(stretches: Sequence[str]) -> dict[str, float]:
    """How much speaks for each language."""
    scores = dict.fromkeys(LANGUAGES, 0.0)
    words, letters = _signs()
    for stretch in stretches:
        counts = Counter(_WORD.findall(stretch.casefold()))
        for word, count in counts.items():
            for language in words.get(word, ()):
                scores[language] += min(count, 5)
        for letter, languages in letters.items():
            count = min(stretch.count(letter), 20)
            for language in languages:
                scores[language] += count * _LETTER
    return scores


def _sample(text: str) -> Iterator[str]:
    """The beginning of `text` and stretches further on; all of a short one."""
    if len(text) <= _STRETCH * _STRETCHES:
        yield text
        return
    for number in range(_STRETCHES):
        start = (len(text) - _STRETCH) * number // _STRETCHES
        yield text[start : start + _STRETCH]


@cache
def _signs() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The languages that each word, and each letter, speaks for: not those that all have."""
    words: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for language in LANGUAGES:
        table = built_in_words(language)["recognition"]
        for signs, found in ((words, table["words"]), (letters, table["letters"])):
            for sign in found:
                signs.setdefault(sign, []).append(language)
    return (
        {word: languages for word, languages in words.items() if len(languages) == 1},
        {letter: languages for letter, languages in letters.items() if len(languages) < len(LANGUAGES)},
    )
