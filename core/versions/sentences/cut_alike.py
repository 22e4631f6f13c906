"""Where two texts say the same, however either is cut into sentences: what is left is where they differ.

A paragraph may break in the middle of a sentence in one form of a document alone, a table be rows in one and
lines in the other, a heading stand over two lines. None of it changes what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz.distance import LCSseq

from core.paragraph import Form
from core.versions.sentences.common_order import longest_common, standing_once
from core.versions.version import Sentence
from core.versions.wording.bare_words import comparable, without_mark

_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_DASH = re.compile(r"^\s*[-–—]\s+")
_CLOSING = str.maketrans("", "", "\"')")
"""What may stand behind a full stop, and then is of no sentence."""
_TELLING = 20
"""Letters from which on a sentence holds apart what stands before and behind it."""
_MOST_PAIRS = 100_000_000
"""Pairs of words of two stretches that are looked through at once: 12 MB."""
_HEADINGS = frozenset((Form.TITLE, Form.ITEM, Form.SECTION, Form.STRONG))

Stretch = tuple[range, range]


def says_same(old: Sequence[Sentence], new: Sequence[Sentence]) -> bool:
    """Whether sentences together say the same as others together."""
    one, other = _joined(each.key for each in old), _joined(each.key for each in new)
    if one == other:
        return True
    if not (old and new):
        return False
    if _is_marked(old) and _is_marked(new):
        one, other = (_joined(map(_without_any_mark, each)) for each in (old, new))
        if one == other:
            return True
    whole = {_joined(comparable(each.text) for each in side).translate(_CLOSING) for side in (old, new)}
    if len(whole) == 1:  # a mark of a list, or what closes a quotation, stands within a sentence of one alone
        return True
    if any(each.form in _HEADINGS for each in (*old, *new)):
        return one.casefold().rstrip(":") == other.casefold().rstrip(":")
    return False


def stretches_that_differ(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Stretch]:
    """The stretches of two texts that do not say the same, in order; one side may be empty."""
    if "".join(each.key for each in old) == "".join(each.key for each in new):
        return []
    found: list[Stretch] = []
    for some, others in _between_same(old, new):
        if says_same(old[some.start : some.stop], new[others.start : others.stop]):
            continue
        for one, other in _segments(old, new, some, others):
            if says_same(old[one.start : one.stop], new[other.start : other.stop]):
                continue
            if found and (found[-1][0].stop, found[-1][1].stop) == (one.start, other.start):
                one, other = range(found[-1][0].start, one.stop), range(found[-1][1].start, other.stop)
                found.pop()
            found.append((one, other))
    return found


def _joined(keys: Iterator[str]) -> str:
    return comparable("".join(keys))


def _is_marked(sentences: Sequence[Sentence]) -> bool:
    return all(sentence.form is Form.LIST for sentence in sentences)


def _without_any_mark(sentence: Sentence) -> str:
    """An entry of a list; what looks like a minus at its start is its mark where the other has one, too."""
    return comparable(_DASH.sub("", without_mark(sentence.text), count=1))


def _between_same(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Stretch]:
    """What lies between long sentences that say the same in the same order."""
    keys = [sentence.key for sentence in old], [sentence.key for sentence in new]
    long_old = [at for at, key in enumerate(keys[0]) if len(key) >= _TELLING]
    long_new = [at for at, key in enumerate(keys[1]) if len(key) >= _TELLING]
    some, others = [keys[0][at] for at in long_old], [keys[1][at] for at in long_new]
    pairs: list[tuple[int, int]] = []
    at_old = at_new = 0
    once = standing_once(some, others, range(len(some)), range(len(others)))
    for one, other in [*once, (len(some), len(others))]:
        pairs += longest_common(some, others, range(at_old, one), range(at_new, other))
        if one < len(some):
            pairs.append((one, other))
        at_old, at_new = one + 1, other + 1
    at_old = at_new = 0
    for one, other in [*((long_old[a], long_new[b]) for a, b in pairs), (len(old), len(new))]:
        if one > at_old or other > at_new:
            yield range(at_old, one), range(at_new, other)
        at_old, at_new = one + 1, other + 1


def _segments(
    old: Sequence[Sentence], new: Sequence[Sentence], some: range, others: range
) -> Iterator[Stretch]:
    """Two stretches parted wherever a sentence ends in both, as their words in common have it."""
    words = [_words(old[at]) for at in some], [_words(new[at]) for at in others]
    flat = [[word for each in side for word in each] for side in words]
    if not (flat[0] and flat[1]) or len(flat[0]) * len(flat[1]) > _MOST_PAIRS:
        yield some, others
        return
    ends_old = {end: at for at, end in enumerate(accumulate(map(len, words[0])), some.start + 1)}
    ends_new = {end: at for at, end in enumerate(accumulate(map(len, words[1])), others.start + 1)}
    at_old, at_new = some.start, others.start
    for one, other in _path(*flat):
        if one in ends_old and other in ends_new:
            yield range(at_old, ends_old[one]), range(at_new, ends_new[other])
            at_old, at_new = ends_old[one], ends_new[other]
    if at_old < some.stop or at_new < others.stop:
        yield range(at_old, some.stop), range(at_new, others.stop)


def _words(sentence: Sentence) -> list[str]:
    """Never none, so that no two sentences end at one place."""
    return _WORD.findall(sentence.text.casefold()) or [sentence.text]


def _path(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Behind how many words of the one text stand how many of the other, where both have the same words."""
    for code in LCSseq.opcodes(old, new):
        if code.tag != "equal":
            continue
        for step in range(code.src_end - code.src_start + 1):
            yield code.src_start + step, code.dest_start + step
    yield len(old), len(new)
