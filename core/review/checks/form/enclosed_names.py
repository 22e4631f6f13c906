"""What a text calls the thing that it says is enclosed, held against the names of a list of attachments.

Nobody repeats a name: "Høringssvarene er vedlagt" speaks of "Svar fra høringen". So words are compared by
their stems, also within compounds, and words for the same kind of paper are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.review.checks.form.said import ROOM, pattern_of
from core.review.word_lists import words_of

_WORD = re.compile(r"[^\W\d_]{3,}")
_CLAUSE = re.compile(r",\s+")
_SENTENCE = re.compile(r"[.!?:]\s+(?=[^\W\da-zæøåäö_])|\n\s*\n")
_END = re.compile(r"[.,;:]\s|\n\s*\n")
_FEWEST = 3  # letters of a stem
_LONGEST = 250  # characters in which a clause is looked for
_KEPT = 500  # words, and texts, whose stems are kept: a list is asked for again and again
_WORDS_BEHIND = 5  # of what is enclosed, behind "vedlagte"


def called(text: str, start: int, said: re.Match[str], language: str) -> tuple[str, ...]:
    """What a text says is enclosed, as the stems of its telling words. `said` is where it says so, `start`
    where its section begins. Empty where nothing tells: papers in general, or what is shown in one of any
    name, "Udviklingen ses i bilaget"."""
    before = _SENTENCE.split(text[max(start, said.start() - _LONGEST) : said.start()])[-1]
    behind = _END.split(text[said.end() : said.end() + _LONGEST], maxsplit=1)[0]
    ahead = " ".join(behind.split()[:_WORDS_BEHIND])
    clauses = _CLAUSE.split(before)
    refers = len(clauses) > 1 and pattern_of(language, "refers_back").match(clauses[-1])
    named = ", ".join(clauses[-2:]) if refers else clauses[-1]
    first = ahead if pattern_of(language, "enclosed_before").fullmatch(said[0]) else named
    stems = _telling(first, language) or (_telling(ahead, language) if first is named else ())
    if pattern_of(language, "enclosed_within").search(f"{before}{said[0]}"):
        papers = [word for kind in _kinds(language) for word in kind]
        stems = tuple(each for each in stems if any(each.endswith(word) for word in papers))
    return stems


def _telling(text: str, language: str) -> tuple[str, ...]:
    """The stems of some words; none where they begin with papers in general: "Sagens akter"."""
    words = _WORD.findall(text.lower())
    if words and words[0].startswith(tuple(_general(language))):
        return ()
    stems = tuple(_stems(text, language))
    return () if stems and stems[0] in _general(language) else stems


def are_listed(stems: tuple[str, ...], names: str, language: str) -> bool:
    """Whether a list names one of these things; also where its names tell nothing."""
    listed = _stems(names, language)
    if not listed:
        return True
    papers = (word for each in stems for word in _papers_like(each, language))
    return _share((*stems, *papers), listed)


@lru_cache(_KEPT)
def _papers_like(stem: str, language: str) -> tuple[str, ...]:
    """The words for the same kind of paper."""
    return tuple(word for kind in _kinds(language) if _share((stem,), kind) for word in kind)


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a stem of one row is one of the other, or the beginning or the end of a compound there."""
    return any(each.startswith(others) or each.endswith(others) for each in some) or any(
        each.startswith(some) or each.endswith(some) for each in others
    )


@lru_cache(_KEPT)
def _stems(text: str, language: str) -> tuple[str, ...]:
    """The telling words of a text without their endings, in small letters."""
    ending, nothing = _ending(language), _telling_nothing(language)
    words = [word for word in _WORD.findall(text.lower()) if word not in nothing]
    stems = ((word, ending.sub("", word)) for word in words)
    return tuple(stem if len(stem) >= _FEWEST else word for word, stem in stems)


@cache
def _ending(language: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words_of(ROOM, language)['noun_endings'])})$")


@cache
def _telling_nothing(language: str) -> frozenset[str]:
    return frozenset(words_of(ROOM, language)["no_names"])


@cache
def _general(language: str) -> frozenset[str]:
    return frozenset(words_of(ROOM, language)["any_papers"])


@cache
def _kinds(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, words_of(ROOM, language)["papers_alike"]))
