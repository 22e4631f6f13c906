"""Places in two wordings of the same, such as a sentence in a PDF and in a Word document: letter by letter
where they say the same, word by word where one was edited."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from core.source_text import Span
from core.versions.wording.bare_words import comparable
from core.versions.wording.telling import is_told
from core.versions.wording.word_alignment import WordRun, align_words

_ONE_LETTER = re.compile(r"[\x00-\x7fæøåÆØÅ–—’”“»«§]*")
"""Each of these is one letter or figure, or none."""
_SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and figures of a text, each with its place in it: a ligature is two letters at one."""

    text: str
    letters: str
    places: tuple[int, ...]

    def within(self, span: Span) -> range:
        """Which of the letters stand in `span` of the text."""
        return range(bisect_left(self.places, span.start), bisect_left(self.places, span.end))


@lru_cache(maxsize=4096)
def letters_of(text: str) -> Letters:
    """The letters and figures of `text`."""
    if _ONE_LETTER.fullmatch(text):  # nearly all texts
        bare = text.replace("å", "a").replace("Å", "A")
        return Letters(text, "".join(filter(str.isalnum, bare)), _places(text))
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for part in character if character.isascii() else unicodedata.normalize("NFKD", character):
            if part.isalnum():
                letters.append(part)
                places.append(at)
    return Letters(text, "".join(letters), tuple(places))


def _places(text: str) -> tuple[int, ...]:
    return tuple(compress(range(len(text)), map(str.isalnum, text)))


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where words stand in another wording. `same` letters of the old ones stayed, of `size` that stand there
    now. `told` is False where the words recur and it is not sure which of them are meant."""

    span: Span
    same: int
    size: int
    told: bool = True


def new_place(old: str, new: str, span: Span, *, says_the_same: bool) -> NewPlace | None:
    """Where in `new` the words stand that `span` holds in `old`; None where nothing took their place.
    `says_the_same`: the two are no change, though they may begin with different marks of a list."""
    found = _by_letters(old, new, span, says_the_same=says_the_same)
    return found if found is not None else _by_words(old, new, span)


# The same letters


def _by_letters(old: str, new: str, span: Span, *, says_the_same: bool) -> NewPlace | None:
    """The place where both texts have the same letters, but for a mark that they begin with."""
    some, others = letters_of(old), letters_of(new)
    if says_the_same and not some.letters and not others.letters:
        return _by_signs(old, new, span)
    end = _common_end(some.letters, others.letters)
    if not end or (end < max(len(some.letters), len(others.letters)) and not says_the_same):
        return None
    shift = len(others.letters) - len(some.letters)
    wanted = some.within(span)
    if not wanted:
        return _between_letters(some, others, span, shift) if shift == 0 else None
    first, last = wanted[0] + shift, wanted[-1] + shift
    begins_in_mark = wanted[0] < len(some.letters) - end
    if last < len(others.letters) - end:
        return None  # it is on the mark alone
    start = 0 if begins_in_mark else others.places[max(0, first)]
    if not begins_in_mark:
        start = _with_signs_before(some, others, span, wanted[0], start)
    stop = _with_signs_behind(some, others, span, wanted[-1], others.places[last] + 1)
    return NewPlace(Span(start, stop), len(wanted), len(wanted))


def _common_end(old: str, new: str) -> int:
    """How many letters both end with."""
    if old == new:
        return len(old)
    most = min(len(old), len(new))
    return next((count for count in range(most) if old[-1 - count] != new[-1 - count]), most)


def _with_signs_before(some: Letters, others: Letters, span: Span, first: int, start: int) -> int:
    """`start` and before it the signs that stand before the first letter in the old words too."""
    at = some.places[first]
    while at > span.start and start > 0:
        if some.text[at - 1].isspace():
            at -= 1
        elif others.text[start - 1].isspace() and some.text[at - 1] != others.text[start - 1]:
            start -= 1
        elif comparable(some.text[at - 1]) == comparable(others.text[start - 1]):
            at, start = at - 1, start - 1
        else:
            break
    return start


def _with_signs_behind(some: Letters, others: Letters, span: Span, last: int, stop: int) -> int:
    """`stop` and behind it the signs that stand behind the last letter in the old words too."""
    at, ahead = some.places[last] + 1, stop
    while at < span.end and ahead < len(others.text):
        if some.text[at].isspace():
            at += 1
        elif others.text[ahead].isspace():
            ahead += 1
        elif comparable(some.text[at]) == comparable(others.text[ahead]):
            at, ahead = at + 1, ahead + 1
            stop = ahead
        else:
            break
    return stop


def _between_letters(some: Letters, others: Letters, span: Span, shift: int) -> NewPlace | None:
    """The place of signs without letters: counted from the letter before them."""
    before = [number for number, at in enumerate(some.places) if at < span.start]
    if not before:
        first = others.places[0]
        mark = others.text[:first].rstrip()
        return NewPlace(Span(0, len(mark)), 0, 0) if mark else None
    start = span.start - some.places[before[-1]] + others.places[before[-1] + shift]
    words = some.text[span.start : span.end]
    if others.text[start : start + len(words)] != words:
        return None
    return NewPlace(Span(start, start + len(words)), 0, 0)


def _by_signs(old: str, new: str, span: Span) -> NewPlace | None:
    """The place in a text without letters: dashes of a table's cells."""
    words = old[span.start : span.end]
    at = new.find(words)
    return None if at < 0 or not words else NewPlace(Span(at, at + len(words)), 0, 0)


# Edited


def _by_words(old: str, new: str, span: Span) -> NewPlace | None:
    """The words that stayed of those in `span`, and what took the place of the others."""
    runs = align_words(old, new)
    places: list[Span] = []
    signs: list[Span] = []
    same = 0
    for number, run in enumerate(runs):
        inner = Span(max(run.old.start, span.start), min(run.old.end, span.end))
        if run.kind == "added":
            continue
        if inner.start >= inner.end or not old[inner.start : inner.end].strip():
            continue
        if run.kind == "removed":
            came = runs[number + 1] if number + 1 < len(runs) else run
            if came.kind != "added":
                continue
            places.append(came.new)
            continue
        there = _in_same_run(old, new, run, inner)
        if there is None:
            continue
        letters = _count(old, inner)
        (places if letters else signs).append(there)
        same += letters
    start, end = _around(new, places or signs, signs)
    words = new[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    place = Span(start, end)
    return NewPlace(place, same, _count(new, place), told=is_told(old, new, runs, span))


def _around(new: str, places: list[Span], signs: list[Span]) -> Span:
    """From the first of `places` to the last, with the `signs` around them: a full stop behind another
    sentence is not theirs. Empty where there is none."""
    start = min((each.start for each in places), default=0)
    end = max((each.end for each in places), default=0)
    for sign in signs:
        if sign.start >= end and not _SENTENCE_END.search(new, end, sign.start):
            end = sign.end
        elif sign.end <= start and not _SENTENCE_END.search(new, sign.end, start):
            start = sign.start
    return Span(start, end)


def _in_same_run(old: str, new: str, run: WordRun, inner: Span) -> Span | None:
    shifted = Span(inner.start - run.old.start, inner.end - run.old.start)
    found = _by_letters(
        old[run.old.start : run.old.end], new[run.new.start : run.new.end], shifted, says_the_same=True
    )
    if found is None:
        return None
    return Span(found.span.start + run.new.start, found.span.end + run.new.start)


def _count(text: str, span: Span) -> int:
    return len(letters_of(text[span.start : span.end]).letters)
