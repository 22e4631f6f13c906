"""Words that stand where they say something else than before: behind another label, or in a sentence that
exchanged words with one beside it, as the sides of a vote that were swapped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.paragraph import Form
from core.versions.sentences.sentence_alignment import Aligned, Pairing
from core.versions.sentences.successors import Successors
from core.versions.version import Version
from core.versions.wording.bare_words import comparable
from core.versions.wording.word_alignment import tokens

_BESIDE = 4
"""Sentences before and behind that words may have been exchanged with."""
_BELOW = 6
"""Sentences that a label in a line of its own stands above, at most."""
_LABEL = 40
"""Characters of a label, at most."""

_TELLING = 4
"""Letters of a word that tells where the sentence went that it stood in."""
_SENTENCES = 4096
"""Sentences whose words are kept: those around an edit are asked for several times."""

Words = frozenset[str]


class TurnedWords:
    """Which entries of the alignment of `old` and `new` are of such sentences; each is looked at once."""

    def __init__(self, old: Version, new: Version, successors: Successors) -> None:
        self._old, self._new, self._successors = old, new, successors
        self._turned: dict[Aligned, bool] = {}
        self._edits: dict[Aligned, tuple[Words, Words]] = {}

    def has(self, entry: Aligned) -> bool:
        """Whether what the sentences of `entry` say is said of something else now."""
        if entry not in self._turned:
            self._turned[entry] = bool(entry.old and entry.new) and (
                self._has_other_label(entry) or self._is_exchanged(entry)
            )
        return self._turned[entry]

    def went_beside(self, entry: Aligned, places: Sequence[int]) -> bool:
        """Whether words of sentences that are gone came into sentences beside these of the new version."""
        lost = frozenset(word for word in _words_at(self._old, entry.old) if len(word) >= _TELLING)
        return any(lost & self._came_into(at) for at in _beside(self._new, places))

    def _has_other_label(self, entry: Aligned) -> bool:
        """Whether it stood below a label that stands above other words now, and below another one itself."""
        was, now = _label(self._old, entry.old[0]), _label(self._new, entry.new[0])
        if was is None or now is None:
            return False
        key = self._old.sentences[was].key
        if key == self._new.sentences[now].key:
            return False
        there = range(entry.new[0] - 2 * _BELOW, entry.new[-1] + 2 * _BELOW)
        return any(at in there for at in self._successors.with_key(key))

    def _is_exchanged(self, entry: Aligned) -> bool:
        """Whether the words it lost came into sentences beside it, and the words it got were lost by such."""
        if entry.kind is Pairing.SAME or self._old.sentences[entry.old[0]].form is Form.ITEM:
            return False
        lost, got = self._edit(entry)
        if not lost or not got:
            return False
        came: set[str] = set()
        for at in _beside(self._new, entry.new):
            came |= self._came_into(at)
        if not lost & came:
            return False
        went: set[str] = set()
        for at in _beside(self._old, entry.old):
            went |= self._edit(self._successors.of(at).aligned)[0]
        return bool(got & went)

    def _came_into(self, at: int) -> Words:
        """The words that a sentence of the new version has got; all of one that came in."""
        origin = self._successors.origin(at)
        if origin:
            return self._edit(self._successors.of(origin[0]).aligned)[1]
        return _words(self._new.sentences[at].text)

    def _edit(self, entry: Aligned) -> tuple[Words, Words]:
        """The words that the sentences of an entry have no more, and those they have got."""
        if entry not in self._edits:
            old = _words_at(self._old, entry.old)
            new = _words_at(self._new, entry.new)
            self._edits[entry] = old - new, new - old
        return self._edits[entry]


def _words_at(version: Version, places: Sequence[int]) -> Words:
    return frozenset[str]().union(*(_words(version.sentences[at].text) for at in places))


@lru_cache(maxsize=_SENTENCES)
def _words(text: str) -> Words:
    """The words of a text in small letters; signs and single letters are none."""
    parts = (comparable(text[start:end]).casefold() for start, end in tokens(text))
    return frozenset(each for each in parts if len(each) > 1 or each.isdigit())


def _beside(version: Version, places: Sequence[int]) -> list[int]:
    """The sentences around some of a version, of the same item."""
    sentences = version.sentences
    around = range(max(0, places[0] - _BESIDE), min(len(sentences), places[-1] + _BESIDE + 1))
    item = sentences[places[0]].item
    return [at for at in around if at not in places and sentences[at].item == item]


def _label(version: Version, at: int) -> int | None:
    """The label that stands in a line of its own above a sentence, in its item; None without one."""
    sentences = version.sentences
    for place in range(at - 1, max(-1, at - 1 - _BELOW), -1):
        text = sentences[place].text
        if sentences[place].item != sentences[at].item:
            return None
        if len(text) <= _LABEL and text.rstrip().endswith(":"):
            return place
    return None
