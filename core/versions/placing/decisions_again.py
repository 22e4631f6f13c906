"""Which decision of another version an annotation is on that was on a decision as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.carried import Candidate, CarryReason, Standing
from core.minutes import Decision, Role
from core.source_text import Span
from core.versions.items.matching import ItemMatch
from core.versions.placing.anchors import Outcome, is_called_otherwise, item_key, on_words, sure, unsure
from core.versions.placing.words_again import WordsAgain
from core.versions.version import Version
from core.versions.wording.likeness import Wording, likeness
from core.versions.wording.places_in_words import letters_of

_STANDS = 0.5
"""The share of letters from which on the words of a decision still stand somewhere."""


class Place(NamedTuple):
    """A decision of a version: its item and which of that item's decisions it is."""

    item: int
    number: int


class DecisionsAgain:
    """Finds the decisions of `old` again in `new`."""

    def __init__(self, old: Version, new: Version, words: WordsAgain) -> None:
        self._old, self._new, self._words = old, new, words

    def outcome(self, place: Place, match: ItemMatch, *, trusted: bool) -> Outcome:
        """What became of the decision at `place`, whose item has that `match`; it is sure only where the
        match is `trusted`."""
        decision = _decision(self._old, place)
        found = self._words.find(decision.span)
        by_words = self._holding(match, found[0].span if found else None)
        same = [each for each in by_words if _decision(self._new, each).own == decision.own]
        told = same[0] if found and found[0].sure and len(same) == len(by_words) == 1 else None
        if told is not None and not self._holds_most(told, found[0].span):
            told = None
        stands = found[0].span if found and found[0].score >= _STANDS else None
        if told is None:
            told = self._by_occasion(decision, match)
            is_told = told is not None and self._took_its_place(decision, told, stands)
        else:
            is_told = True
        if told is not None and is_told and trusted:
            return self._sure(place, told)
        others = [
            each
            for each in self._places(self._new, match.new)
            if _decision(self._new, each).own == decision.own
        ]
        places = dict.fromkeys([*([told] if told else []), *by_words, *others])
        if trusted and not places and found and found[0].sure and found[0].unchanged:
            return self._on_words(place, found[0].span)  # there is no decision that may be meant instead
        reason = CarryReason.ITEM_UNSURE
        if trusted:
            reason = CarryReason.LOOKALIKES if len(places) > 1 else CarryReason.EDITED_WORDS
        candidates = [self._candidate(place, each, reason) for each in places]
        if stands is not None and not by_words:  # its words are no decision now
            candidates.insert(0, Candidate(on_words(self._new, stands), found[0].score, found[0].reason))
        gone = CarryReason.WORDS_GONE if match.new else CarryReason.ITEM_GONE
        return unsure(candidates, reason, gone)

    def _on_words(self, place: Place, span: Span) -> Outcome:
        anchor = on_words(self._new, span)
        moved = is_called_otherwise(item_key(self._old, place.item), anchor.item)
        return sure(Standing.MOVED if moved else Standing.KEPT, anchor, CarryReason.SAME_WORDS)

    def _holds_most(self, told: Place, stands: Span) -> bool:
        """Whether most of what stands in a span is in the decision at `told`: one that was cut in two is
        neither half."""
        span = self.whole(told)
        shared = min(span.end, stands.end) - max(span.start, stands.start)
        return 2 * shared >= stands.end - stands.start

    def _took_its_place(self, decision: Decision, told: Place, stands: Span | None) -> bool:
        """Whether the decision at `told` is what became of the old one though it says something else: the old
        words stand nowhere else, and it says nothing that stood elsewhere before."""
        span = self.whole(told)
        if stands is not None and not self._holds_most(told, stands):
            return False
        was = self._words.covered(decision.span)
        there = self._words.covered_now(span)
        return all(at in was for place in there for at in self._words.successors.origin(place))

    def whole(self, place: Place) -> Span:
        """Where a decision of the new version stands."""
        return _decision(self._new, place).span

    def _holding(self, match: ItemMatch, span: Span | None) -> list[Place]:
        return [
            each
            for each in self._places(self._new, match.new)
            if span is not None and _share(_decision(self._new, each).span, span)
        ]

    def _by_occasion(self, decision: Decision, match: ItemMatch) -> Place | None:
        """The decision of the same body on the same day: this meeting's own, where there is one."""
        was = [_decision(self._old, each) for each in self._places(self._old, match.old)]
        now = list(self._places(self._new, match.new))
        if decision.own and sum(each.own for each in was) == 1:
            own = [each for each in now if _decision(self._new, each).own]
            if len(own) == 1:
                return own[0]
        occasion = _occasion(decision)
        same = [each for each in now if _occasion(_decision(self._new, each)) == occasion]
        alone = [_occasion(each) for each in was].count(occasion) == len(same) == 1
        return same[0] if alone and occasion[1:] != ("", None) else None

    def _places(self, version: Version, items: Sequence[int]) -> Iterator[Place]:
        for item in items:
            for number in range(len(version.meeting.items[item].decisions)):
                yield Place(item, number)

    def _sure(self, old: Place, new: Place) -> Outcome:
        anchor = on_words(self._new, self.whole(new), _role(_decision(self._new, new)))
        if not self._says_the_same(old, new):
            return sure(Standing.CHANGED, anchor, CarryReason.EDITED_WORDS)
        moved = is_called_otherwise(item_key(self._old, old.item), item_key(self._new, new.item))
        return sure(Standing.MOVED if moved else Standing.KEPT, anchor, CarryReason.WHOLE_ITEM)

    def _says_the_same(self, old: Place, new: Place) -> bool:
        return self._letters(self._old, old) == self._letters(self._new, new)

    def _letters(self, version: Version, place: Place) -> str:
        return letters_of(_decision(version, place).text).letters

    def _candidate(self, old: Place, new: Place, reason: CarryReason) -> Candidate:
        texts = (_decision(self._old, old).text, _decision(self._new, new).text)
        score = likeness(*(Wording.of(text) for text in texts), whole=True)
        anchor = on_words(self._new, self.whole(new), _role(_decision(self._new, new)))
        return Candidate(anchor, score, reason)


def _decision(version: Version, place: Place) -> Decision:
    return version.meeting.items[place.item].decisions[place.number]


def _role(decision: Decision) -> Role:
    return Role.DECISION if decision.own else Role.PRIOR_DECISION


def _occasion(decision: Decision) -> tuple[object, ...]:
    return decision.own, letters_of(decision.body or "").letters.casefold(), decision.date


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
