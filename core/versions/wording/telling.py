"""Whether it is sure which words of an edited sentence are meant: those that recur in it are told by what
stands beside them, and nothing is sure where clauses changed places."""

from __future__ import annotations

from collections.abc import Sequence

from core.source_text import Span
from core.versions.wording.bare_words import comparable
from core.versions.wording.word_alignment import WordRun, tokens

_LONG = 4
"""Letters from which on a word that stands elsewhere in its sentence now moved; shorter ones join others."""
_BESIDE = 2
"""Words beside those that moved which may be said of something else now: "150 kr. for [voksne]"."""

_NUMBER = 3
"""Words and signs that a number before a title or an entry of a list is, at most."""


def is_told(old: str, new: str, runs: Sequence[WordRun], span: Span) -> bool:
    """Whether the words in `span` of `old` are surely those that `runs` pair them with in `new`."""
    if all(run.kind == "same" for run in runs):
        return True
    words, others = _Words(old), _Words(new)
    return not _is_among_moved(words, others, runs, span) and _stays_told(words, others, runs, span)


class _Words:
    """The words and signs of a text as they are compared, by their places."""

    def __init__(self, text: str) -> None:
        self.places = tokens(text)
        self.words = [comparable(text[place.start : place.end]) for place in self.places]

    def within(self, span: Span) -> range:
        """Those that share a letter with `span`."""
        inside = [at for at, (start, end) in enumerate(self.places) if start < span.end and span.start < end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def said(self, span: Span) -> range:
        """Those within `span`, without the signs at its ends."""
        inside = [at for at in self.within(span) if any(map(str.isalnum, self.words[at]))]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def letters(self, part: range) -> int:
        return sum(character.isalnum() for at in part for character in self.words[at])

    def like(self, part: range) -> list[range]:
        """Where the words of `part` stand, itself among them."""
        wanted, size = self.words[part.start : part.stop], len(part)
        starts = (at for at in range(len(self.words) - size + 1) if self.words[at] == wanted[0])
        return [range(at, at + size) for at in starts if self.words[at : at + size] == wanted]

    def around(self, part: range) -> range:
        """`part` with what tells it from those like it: up to the first difference on either side."""
        start, stop = part.start, part.stop
        for other in self.like(part):
            if other == part:
                continue
            left = _alike(self.words[: part.start][::-1], self.words[: other.start][::-1])
            right = _alike(self.words[part.stop :], self.words[other.stop :])
            start, stop = min(start, part.start - left - 1), max(stop, part.stop + right + 1)
        return range(max(0, start), min(len(self.words), stop))


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


def _stays_told(old: _Words, new: _Words, runs: Sequence[WordRun], span: Span) -> bool:
    """Whether most of the words that stayed stand once in either text, or what tells them stayed beside them
    on both sides."""
    told = there = 0
    for run in runs:
        inner = Span(max(run.old.start, span.start), min(run.old.end, span.end))
        if run.kind != "same" or inner.start >= inner.end:
            continue
        part, whole, shown = old.said(inner), old.within(run.old), new.within(run.new)
        if not part:
            continue
        letters = old.letters(part)
        there += letters
        shift = shown.start - whole.start
        now = range(part.start + shift, part.stop + shift)
        if len(shown) != len(whole) or (len(old.like(part)) == 1 and len(new.like(now)) <= 1):
            told += letters  # the same, though cut into words otherwise
        elif _holds(whole, old.around(part)) and _holds(shown, new.around(now)):
            told += letters
    return 2 * told >= there


def _holds(whole: range, part: range) -> bool:
    return whole.start <= part.start and part.stop <= whole.stop


def _is_among_moved(old: _Words, new: _Words, runs: Sequence[WordRun], span: Span) -> bool:
    """Whether `span` lies where words went that came elsewhere in the sentence, and does not hold all."""
    went = {old.words[at] for run in runs if run.kind == "removed" for at in old.within(run.old)}
    came = {new.words[at] for run in runs if run.kind == "added" for at in new.within(run.new)}
    number = {*old.words[:_NUMBER]} & {*new.words[:_NUMBER]}  # "Pkt. 7 Takster", "7. Takster"
    moved = {word for word in went & came if _tells(word)} - number
    if not moved:
        return False
    touched = [
        run.old
        for run in runs
        if (run.kind == "removed" and any(old.words[at] in moved for at in old.within(run.old)))
        or (run.kind == "added" and any(new.words[at] in moved for at in new.within(run.new)))
    ]
    start, end = min(each.start for each in touched), max(each.end for each in touched)
    if span.start <= start and end <= span.end:
        return False
    first = sum(place.end <= start for place in old.places)
    behind = sum(place.start < end for place in old.places)
    part = old.within(span)
    return part.start < behind + _BESIDE and first - _BESIDE < part.stop


def _tells(word: str) -> bool:
    letters = sum(map(str.isalnum, word))
    return letters >= _LONG or (letters > 0 and any(map(str.isdigit, word)))
