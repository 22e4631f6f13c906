"""Where the words of a passage stand in another version: sentence by sentence, with word-precise ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.carried import CarryReason
from core.source_text import Span
from core.versions.placing.turned_words import TurnedWords
from core.versions.sentences.joined_sentences import JoinedSentences
from core.versions.sentences.sentence_alignment import Aligned, Pairing
from core.versions.sentences.successors import Successor, Successors
from core.versions.version import Version
from core.versions.wording.bare_words import comparable
from core.versions.wording.places_in_words import letters_of, new_place

_ENOUGH = 0.55
"""The share of letters that makes sure of words that were edited."""
_MOST = 0.75
"""The share of a passage that must be there still to make sure of where it is."""
_REPLACED = 40
"""Letters of words that may all be replaced where the rest of their sentence stayed."""
_MARK = 2
"""Letters that the mark of an entry of a list has, at most."""
_APART = 120
"""Letters that may have come between two sentences of a passage, at least."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the new version. `score` is the share of letters that stayed; `unchanged` says that all did,
    and nothing came between; `moved` that the place among the neighbours is another."""

    span: Span
    score: float
    unchanged: bool
    moved: bool
    sure: bool
    reason: CarryReason


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a passage that one entry of the alignment holds. `letters` of the old words, `same` that
    stayed, `size` of the new ones; `first` and `last` are sentences of the new version."""

    span: Span
    first: int
    last: int
    letters: int
    same: int
    size: int
    likeness: float  # of the sentences
    reads_the_same: bool  # in signs and capitals too
    moved: bool
    sure: bool
    reason: CarryReason


class WordsAgain:
    """Finds the words of `old` again in `new`."""

    def __init__(self, old: Version, new: Version, successors: Successors) -> None:
        self._old, self._new = old, new
        self.successors = successors
        self._turned = TurnedWords(old, new, successors)

    def covered(self, span: Span) -> range:
        """The old sentences that share a character with `span`, by their places."""
        return self._old.places_in(span)

    def covered_now(self, span: Span) -> range:
        """The new sentences that share a character with `span`, by their places."""
        return self._new.places_in(span)

    def find(self, span: Span) -> tuple[Found, ...]:
        """The places where the words of `span` stand now, the best first. Only the first can be sure. Empty
        where none of them stayed."""
        groups = self._groups(self.covered(span))
        lost = 0
        gone: list[Aligned] = []
        pieces: list[_Piece] = []
        for successor in groups:
            piece, letters = self._piece(span, successor)
            if piece is None:
                lost += letters
                gone.append(successor.aligned)
            else:
                pieces.append(piece)
        pieces = [each for each in pieces if each.letters] or pieces
        total = lost + sum(piece.letters for piece in pieces)
        runs = self._together(pieces)
        alone = len(runs) == 1 and not self._went_beside(gone, pieces)
        found = [self._found(run, total, alone=alone) for run in runs]
        return tuple(sorted(found, key=lambda each: -each.score))

    def _went_beside(self, gone: Sequence[Aligned], pieces: Sequence[_Piece]) -> bool:
        """Whether words of what is gone stand beside what stayed: they may be said of something else now."""
        places = [at for piece in pieces for at in range(piece.first, piece.last + 1)]
        return bool(places) and any(self._turned.went_beside(each, places) for each in gone)

    def _groups(self, covered: range) -> list[Successor]:
        groups: list[Successor] = []
        for at in covered:
            successor = self.successors.of(at)
            if not groups or groups[-1] is not successor:
                groups.append(successor)
        return groups

    def in_place_of(self, span: Span, at: int, other: int, reason: CarryReason) -> Found | None:
        """The part of `span` that lies in the old sentence `at`, in the new sentence `other`: never sure."""
        entry = Aligned(Pairing.MOVED, (at,), (other,), 0.0)
        piece, _letters = self._piece(span, Successor(entry, False, reason))
        return None if piece is None else self._found([piece], self.letters_in(span), alone=True)

    def letters_in(self, span: Span) -> int:
        """Letters and figures of `span` that stand in sentences of the old version."""
        return len(letters_of(self.text_of(span)).letters)

    def text_of(self, span: Span, at: int | None = None) -> str:
        """The words of `span` that stand in sentences of the old version, or in the one `at` alone; in one
        line."""
        joined = JoinedSentences(self._old, self.covered(span) if at is None else (at,))
        words = joined.within(span)
        return joined.text[words.start : words.end]

    def telling_sentence(self, span: Span) -> int | None:
        """The longest of the old sentences that `span` shares; None where it shares none."""
        return max(self.covered(span), key=lambda at: len(self._old.sentences[at].key), default=None)

    def _piece(self, span: Span, successor: Successor) -> tuple[_Piece | None, int]:
        """What became of the part of `span` in one entry, and how many letters that part has."""
        entry = successor.aligned
        old = JoinedSentences(self._old, entry.old)
        words = old.within(span)
        letters = len(letters_of(old.text[words.start : words.end]).letters)
        if not entry.new:
            return None, letters
        new = JoinedSentences(self._new, entry.new)
        same = entry.kind is Pairing.SAME or old.keys == new.keys
        place = new_place(old.text, new.text, words, says_the_same=same)
        if place is None:
            return None, letters
        there = new.text[place.span.start : place.span.end]
        reads_the_same = same or comparable(old.text[words.start : words.end]) == comparable(there)
        edited = place.same < letters or place.size > letters
        told = place.told and not self._turned.has(entry)
        kept_around = successor.sure and (not edited or self._may_replace(entry, letters, place.size))
        piece = _Piece(
            span=new.in_source(place.span),
            first=entry.new[0],
            last=entry.new[-1],
            letters=letters,
            same=place.same,
            size=place.size,
            likeness=entry.likeness,
            reads_the_same=reads_the_same,
            moved=entry.kind is Pairing.MOVED,
            sure=(successor.sure and told)
            and (kept_around or _share(place.same, letters, place.size) >= _ENOUGH),
            reason=successor.reason if told else CarryReason.LOOKALIKES,
        )
        return piece, letters

    def _may_replace(self, entry: Aligned, letters: int, size: int) -> bool:
        """Whether few words may have been replaced by as few others, in a sentence that stayed otherwise."""
        return entry.likeness >= 0.6 and letters <= _REPLACED and size <= max(2 * letters, letters + 10)

    def _together(self, pieces: Sequence[_Piece]) -> list[list[_Piece]]:
        """`pieces` in runs that follow one another in the new version, without much between."""
        runs: list[list[_Piece]] = []
        letters = sum(piece.letters for piece in pieces)
        for piece in pieces:
            if runs and self._follows(runs[-1][-1], piece, max(_APART, letters)):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        return runs

    def _follows(self, before: _Piece, piece: _Piece, most: int) -> bool:
        return piece.first > before.last and self._between(before, piece, most) <= most

    def _between(self, before: _Piece, piece: _Piece, most: int = sys.maxsize) -> int:
        """Letters of the sentences that stand between two pieces, and of their own; a number of a list is
        none. Counted up to `most`."""
        text, sentences = self._new.source.text, self._new.sentences
        own = text[before.span.end : sentences[before.last].span.end]
        own += text[sentences[piece.first].span.start : piece.span.start]
        letters = sum(map(str.isalnum, own))
        between = letters if letters > _MARK else 0
        for place in range(before.last + 1, piece.first):
            if between > most:
                break
            between += sum(map(str.isalnum, sentences[place].text))
        return between

    def _found(self, run: Sequence[_Piece], total: int, *, alone: bool) -> Found:
        between = sum(self._between(before, piece) for before, piece in pairwise(run))
        same, letters = sum(piece.same for piece in run), sum(piece.letters for piece in run)
        size = between + sum(piece.size for piece in run)
        score = _share(same, total, size)
        if len(run) == 1:  # words that were all replaced stand where their sentence does
            score = max(score, run[0].likeness / 2)
        unchanged = same == total == size and all(piece.reads_the_same for piece in run)
        sure = alone and all(piece.sure for piece in run)
        if unchanged and alone and len(run) > 1:  # words that follow one another tell for those that recur
            sure = sure or any(piece.sure and piece.letters >= 8 for piece in run)
        if not unchanged and len(run) + (total > letters) > 1:
            sure = sure and score >= _ENOUGH and letters >= _MOST * total
        doubtful = next((piece for piece in run if not piece.sure), None)
        reason = run[0].reason
        if not sure and doubtful is not None:
            reason = doubtful.reason
        if not unchanged and (sure or reason is CarryReason.SAME_WORDS):
            reason = CarryReason.EDITED_WORDS
        return Found(
            span=Span(run[0].span.start, run[-1].span.end),
            score=score,
            unchanged=unchanged,
            moved=any(piece.moved for piece in run),
            sure=sure,
            reason=reason,
        )


def _share(same: int, old: int, new: int) -> float:
    return 2 * same / (old + new) if old + new else 1.0
