"""Where in a text the words of a query stand, and the sentence to show of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.library.searching.results import Parts
from core.query import And, CaseNumber, Leaf, Not, Or, Phrase, Term

LONGEST = 240
"""Code points of a passage that is shown."""
BEFORE = 70
"""Code points before the first hit where a sentence is longer than that."""
MOST_SPANS = 5000

_NO_LETTER = r"[\W_]+"
_STARTS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_LETTERS = re.compile(r"[^\W_]*")
_SENTENCE = re.compile(
    r"\n+|(?<=[.!?])(?<!\b\w\.)(?<!\b\w\w\.)(?<!\bmio\.)(?<!\bmia\.)\s+(?=[^\W\d_a-zæøå]|[\"”»–•-])"
)


class HitPlace(NamedTuple):
    """A hit: code points, and which of the query's words, counted from 0, it is one of."""

    start: int
    end: int
    leaf: int


@dataclass(frozen=True, slots=True)
class SoughtLeaf:
    """One word, phrase or case number of a query, made ready. `whole` tells of what `pattern` found, made
    longer to whole words, whether it is meant."""

    leaf: Leaf
    pattern: re.Pattern[str]
    whole: Callable[[str], bool] | None = None


def sought_sequence(leaf: Leaf) -> SoughtLeaf:
    """`leaf` of several words in a row, or a case number."""
    if isinstance(leaf, CaseNumber) and re.fullmatch(r"\d\d-\d+", leaf.key):
        year, number = leaf.key.split("-")
        return SoughtLeaf(leaf, re.compile(rf"{_STARTS}(?:19|20)?{year}{_NO_LETTER}0*{number}\d*{_ENDS}"))
    words = _NO_LETTER.join(map(re.escape, leaf.words))
    rest = "" if isinstance(leaf, Phrase) else r"[^\W_]*"
    return SoughtLeaf(leaf, re.compile(rf"{_STARTS}{words}{rest}{_ENDS}"))


def sought_word(leaf: Leaf, cores: Iterable[str], matches: Callable[[str], bool]) -> SoughtLeaf:
    """`leaf` of one word, hits of which hold one of `cores` and fulfil `matches`."""
    pattern = "|".join(map(re.escape, sorted(cores, key=len)))
    return SoughtLeaf(leaf, re.compile(pattern), matches)


class Marker:
    """Finds what is sought in texts."""

    def __init__(self, sought: Sequence[SoughtLeaf]) -> None:
        self._sought = sought

    @property
    def count(self) -> int:
        """How many words, phrases and case numbers there are."""
        return len(self._sought)

    def places(self, text: str) -> list[HitPlace]:
        """The hits in `text`, in order; where two overlap the first of them."""
        low = lowered(text)
        found = sorted(place for at in range(len(self._sought)) for place in self._places(low, at))
        kept: list[HitPlace] = []
        for place in found[:MOST_SPANS]:
            if not kept or place.start >= kept[-1].end:
                kept.append(place)
        return kept

    def leaves_in(self, text: str) -> frozenset[int]:
        """Which of what is sought stands in `text`."""
        low = lowered(text)
        return frozenset(
            at for at in range(len(self._sought)) if next(self._places(low, at), None) is not None
        )

    def holds(self, term: Term, text: str) -> bool:
        """Whether `text` by itself is what `term` asks for."""
        there = self.leaves_in(text)
        names = {self._sought[at].leaf for at in there}

        def fulfils(each: Term) -> bool:
            match each:
                case Not():
                    return not fulfils(each.term)
                case And():
                    return all(map(fulfils, each.terms))
                case Or():
                    return any(map(fulfils, each.terms))
                case _:
                    return each in names

        return fulfils(term)

    def _places(self, low: str, at: int) -> Iterator[HitPlace]:
        sought = self._sought[at]
        end = 0
        for match in sought.pattern.finditer(low):
            if sought.whole is None:
                yield HitPlace(match.start(), match.end(), at)
                continue
            if match.start() < end:
                continue
            start = match.start()
            while start > 0 and low[start - 1].isalnum():
                start -= 1
            letters = _LETTERS.match(low, start)
            end = letters.end() if letters else match.end()
            if sought.whole(low[start:end]):
                yield HitPlace(start, end, at)


def lowered(text: str) -> str:
    """`text` in lower case, each code point at its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def marked(text: str, places: Sequence[HitPlace]) -> Parts:
    """`text` on one line in pieces, hits apart."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for place in places:
        pieces += [(text[at : place.start], False), (text[place.start : place.end], True)]
        at = place.end
    pieces.append((text[at:], False))
    return tuple((re.sub(r"\s+", " ", piece), hit) for piece, hit in pieces if piece)


def best_place(text: str, places: Sequence[HitPlace]) -> HitPlace | None:
    """The hit to go to: the first one in the sentence that holds most of what is sought."""
    sentence = _best_sentence(text, places)
    return None if sentence is None else next(each for each in places if each.start >= sentence[0])


def passage(text: str, places: Sequence[HitPlace]) -> Parts:
    """The sentence of `text` that holds most of what is sought, hits apart; an ellipsis where it is cut.

    Without hits the first sentence.
    """
    start, end = _best_sentence(text, places) or _first_sentence(text)
    inside = [each for each in places if start <= each.start < end]
    end = max(end, inside[-1].end) if inside else end
    first = inside[0].start if inside else start
    cut_before = cut_after = False
    if end - start > LONGEST:
        if first - start > BEFORE:
            start, cut_before = _word_start(text, first - BEFORE, first), True
        if end - start > LONGEST:
            least = inside[0].end if inside else start
            end, cut_after = max(_word_end(text, start + LONGEST), least), True
    shown = [
        HitPlace(max(p.start, start) - start, min(p.end, end) - start, p.leaf)
        for p in inside
        if p.start < end
    ]
    pieces = list(marked(text[start:end].rstrip(), shown))
    if cut_before:
        pieces.insert(0, ("… ", False))
    if cut_after:
        pieces.append((" …", False))
    return tuple(pieces)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for boundary in _SENTENCE.finditer(text):
        if text[start : boundary.start()].strip():
            yield start, boundary.start()
        start = boundary.end()
    if text[start:].strip():
        yield start, len(text)


def _first_sentence(text: str) -> tuple[int, int]:
    return next(_sentences(text), (0, 0))


def _best_sentence(text: str, places: Sequence[HitPlace]) -> tuple[int, int] | None:
    best, most = None, 0
    waiting = list(places)
    for start, end in _sentences(text) if places else ():
        inside = set()
        while waiting and waiting[0].start < end:
            inside.add(waiting.pop(0).leaf)
        if len(inside) > most:
            best, most = (start, end), len(inside)
        if not waiting:
            break
    return best


def _word_start(text: str, at: int, until: int) -> int:
    space = text.find(" ", at, until)
    return until if space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at)
    return at if space < 0 else space
