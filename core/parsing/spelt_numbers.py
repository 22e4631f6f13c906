"""Headings whose items are counted with letters or Roman numerals: "Punkt A – …", "IV. …".

A single letter before a title proves little: groups of items, initials and points of a list have one too.
Only a series that begins with its first number and leaves hardly any out is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from core.minutes import Role
from core.parsing.candidates import Candidate, Evidence, scored
from core.parsing.forms import Numbered
from core.parsing.headings import best_chain
from core.parsing.letters import CAPITALS
from core.parsing.rows import Row
from core.parsing.titles import is_group, mark_before
from core.parsing.vocabulary import Vocabulary, key_of

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FEWEST = 2
_COMPLETE = 0.8  # of the numbers up to the last one that must be there
_LONGEST = 260
_WORTH = {True: 3.0, False: 0.5}  # with a word before the number, and without


def choose_spelt(
    rows: Sequence[Row],
    first: int,
    labels: Mapping[int, Role],
    evidence: Evidence,
    words: Vocabulary,
) -> tuple[list[Candidate], float]:
    """The headings counted so from row `first` on, and their worth; nothing where none is sure enough."""
    found = [
        scored(rows, at, line, labels, evidence, words)
        for at in range(first, len(rows))
        if at not in labels and not rows[at].joined and len(rows[at].text) <= _LONGEST
        for line in _lines(rows[at].text.strip(), words)
    ]
    if len(found) < _FEWEST:
        return [], 0.0
    chain, worth = best_chain(found)
    numbers = {candidate.number for candidate in chain}
    if len(chain) < _FEWEST or min(numbers) != 1 or len(numbers) < _COMPLETE * max(numbers):
        return [], 0.0
    return chain, worth


@cache
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    before = "|".join(f"(?:{word})" for word in words.words["items"]["number_words"])
    return re.compile(
        rf"(?P<word>(?i:{before})[.:]?[ \t]+)?(?P<number>[IVXLC]{{1,7}}|[{CAPITALS}])"
        rf"(?:[.):][ \t]+|[ \t]*[–—-][ \t]+|(?<=\W[{CAPITALS}])[ \t]+(?=[(\[]))"
        rf"(?P<title>[{CAPITALS}\"“”»(§\[].*)"
    )


def _lines(text: str, words: Vocabulary) -> Iterator[Numbered]:
    """What `text` prints as number and title: one letter may be a Roman numeral too."""
    mark, rest = mark_before(text, words)
    match = _pattern(words).fullmatch(rest)
    if match is None or is_group(rest, words):
        return
    title, printed, word = match["title"].strip(), match["number"], match["word"] or ""
    if key_of(title) in words.keys("items", "closed_groups") | words.keys("items", "open_groups"):
        return
    title = f"{mark}: {title}" if mark else title
    worth, key = _WORTH[bool(word)], key_of(word)
    for kind, number in (("letter", _letter(printed)), ("roman", _roman(printed))):
        if number:
            yield Numbered(f"{kind} {key}", key, "", worth, number, printed, title)


def _letter(printed: str) -> int:
    return _ALPHABET.find(printed) + 1 if len(printed) == 1 else 0


def _roman(printed: str) -> int:
    if not _ROMAN.fullmatch(printed):
        return 0
    total = 0
    for sign, following in zip(printed, f"{printed[1:]} ", strict=True):
        value = _VALUES[sign]
        total += -value if value < _VALUES.get(following, 0) else value
    return total
