"""Where what a reader added to one version of a meeting belongs in another: the item first, then the passage.

Nothing is placed where another place may be meant as well: such annotations wait, with the places offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from core.annotations import About, Annotation, ItemKey, Passage, find_item
from core.carried import Anchor, Candidate, Carried, CarryReason, Standing
from core.circles import no_search_for_circles
from core.corrections import find_marked, find_place, item_at
from core.source_text import Span
from core.versions.items.matching import ItemMatch, ItemMatching, match_items
from core.versions.placing.anchors import (
    NO_ITEM,
    Outcome,
    is_called_otherwise,
    item_key,
    on_item,
    on_words,
    sure,
    unsure,
)
from core.versions.placing.areas_again import area_again
from core.versions.placing.decisions_again import DecisionsAgain, Place
from core.versions.placing.offered_places import OfferedPlaces, in_order
from core.versions.placing.outside_sentences import outside_sentences, with_ends
from core.versions.placing.titles_again import title_again
from core.versions.placing.words_again import Found, WordsAgain
from core.versions.sentences.joined_sentences import JoinedSentences
from core.versions.sentences.successors import Successors
from core.versions.version import Version
from core.versions.wording.places_in_words import letters_of

_OFFERED = 0.25
"""The share of letters that stayed from which on a place is offered."""
_WHOLE = {CarryReason.LOOKALIKES: CarryReason.SAME_CONTEXT, CarryReason.EDITED_WORDS: CarryReason.SAME_WORDS}
"""What speaks for a place where one sentence of several recurs, or the rest of a sentence was edited."""
_MOST_OF_ITEM = 0.6
"""The share of an item's text that makes sure which of the items it was split into goes on with it."""


def carry(
    old: Version,
    new: Version,
    annotations: Sequence[Annotation],
    matching: ItemMatching | None = None,
    stop: Callable[[], None] = lambda: None,
) -> list[Carried]:
    """What becomes of `annotations`, which stand in `old`, in `new`: one entry for each, in their order.

    Those on one passage get one and the same anchor. `stop` is called now and then; what it raises ends the
    work.
    """
    with no_search_for_circles():
        matching = match_items(old, new) if matching is None else matching
        return list(_carried(annotations, _PlacingAgain(old, new, matching, stop), stop))


def _carried(
    annotations: Sequence[Annotation], again: _PlacingAgain, stop: Callable[[], None]
) -> Iterator[Carried]:
    for annotation in annotations:
        stop()
        outcome = again.outcome(annotation)
        yield Carried(
            annotation=annotation.id,
            standing=outcome.standing,
            was=Anchor(annotation.item, annotation.passage),
            anchor=outcome.anchor,
            reason=outcome.reason,
            candidates=outcome.candidates,
        )


class _PlacingAgain:
    """The places of `old` in `new`; each is looked for once."""

    def __init__(self, old: Version, new: Version, matching: ItemMatching, stop: Callable[[], None]) -> None:
        self._old, self._new, self._matching = old, new, matching
        self._words = WordsAgain(old, new, Successors(old, new, matching, stop))
        self._offers = OfferedPlaces(old, new, self._words)
        self._decisions = DecisionsAgain(old, new, self._words)
        self._known: dict[tuple[ItemKey, About, Passage | None], Outcome] = {}

    def outcome(self, annotation: Annotation) -> Outcome:
        """What became of an annotation's place."""
        passage = annotation.passage
        about = About.ITEM if passage is None else annotation.about
        place = annotation.item, about, passage
        if place not in self._known:
            if passage is None:
                self._known[place] = self._whole_item(annotation.item)
            elif about is About.PASSAGE:
                self._known[place] = self._passage(annotation.item, passage)
            else:
                self._known[place] = self._decision(annotation.item, passage)
        return self._known[place]

    # Items

    def _whole_item(self, key: ItemKey) -> Outcome:
        if key == NO_ITEM:
            return sure(Standing.KEPT, Anchor(NO_ITEM), CarryReason.WHOLE_ITEM)
        item = find_item(self._old.meeting.items, key)
        if item is None:
            there = find_item(self._new.meeting.items, key)
            return self._items_offered([] if there is None else [there], CarryReason.ITEM_UNSURE)
        match = self._matching.of_old(item)
        parts = self._parts(item, match)
        if not parts:
            host = self._words.successors.joined_into(item)
            return self._items_offered([] if host is None else [host], CarryReason.OTHER_ITEM)
        if not self._is_trusted(match):
            alike = self._with_title_of(parts[0][0])
            return self._items_offered([part for part, _share in parts] + alike, CarryReason.ITEM_UNSURE)
        new = parts[0][0]
        if len(parts) > 1 and parts[0][1] < _MOST_OF_ITEM:
            title = _bare_title(self._old, item)
            called_alike = [part for part, _share in parts if _bare_title(self._new, part) == title]
            if not title or len(called_alike) != 1:
                return self._items_offered([part for part, _share in parts], CarryReason.WHOLE_ITEM)
            (new,) = called_alike
        moved = is_called_otherwise(item_key(self._old, item), item_key(self._new, new))
        return sure(
            Standing.MOVED if moved else Standing.KEPT, on_item(self._new, new), CarryReason.WHOLE_ITEM
        )

    def _parts(self, item: int, match: ItemMatch) -> list[tuple[int, float]]:
        """The items that an item became, each with its share of the old text; the greatest first."""
        if len(match.new) < 2:
            return [(new, 1.0) for new in match.new]
        letters = dict.fromkeys(match.new, 0)
        for at in self._words.covered(self._old.meeting.items[item].span):
            for there in self._words.successors.of(at).aligned.new[:1]:
                part = self._new.sentences[there].item
                if part in letters:
                    letters[part] += len(self._old.sentences[at].key)
        total = sum(letters.values()) or 1
        return sorted(((part, size / total) for part, size in letters.items()), key=lambda each: -each[1])

    def _with_title_of(self, item: int) -> list[int]:
        title = _bare_title(self._new, item)
        return [at for at in range(len(self._new.meeting.items)) if _bare_title(self._new, at) == title]

    def _items_offered(self, items: Sequence[int], reason: CarryReason) -> Outcome:
        candidates = [Candidate(on_item(self._new, item), 1.0, reason) for item in items]
        return unsure(candidates, reason, CarryReason.ITEM_GONE)

    def _is_trusted(self, match: ItemMatch | None) -> bool:
        """Whether a match can be relied on: it is sure, or the text bears it out."""
        if match is None or not match.new:
            return match is None
        return match.sure or self._words.successors.bears_out(match)

    # Decisions

    def _decision(self, key: ItemKey, passage: Passage) -> Outcome:
        found = find_place(self._old.meeting.items, self._old.source.text, key, passage)
        if found.item is None or found.decision is None:
            return self._passage(key, passage, whole_decision=True)
        match = self._matching.of_old(found.item)
        return self._decisions.outcome(
            Place(found.item, found.decision), match, trusted=self._is_trusted(match)
        )

    # Passages

    def _passage(self, key: ItemKey, passage: Passage, *, whole_decision: bool = False) -> Outcome:
        if not passage.quote.strip():
            return self._area(key, passage)
        items, text = self._old.meeting.items, self._old.source.text
        span = passage.span
        if text[span.start : span.end] != passage.quote:
            marked = find_marked(items, text, key, passage)
            if marked is None:
                return self._unplaced(key, passage)
            span = marked[1]
        item = item_at(items, span.start)
        if self._is_same_text:
            return sure(Standing.KEPT, on_words(self._new, span), CarryReason.SAME_WORDS)
        if not self._words.covered(span):
            return outside_sentences(self._old, self._new, span)
        outcome = self._of_words(item, span)
        if whole_decision and outcome.anchor is not None:
            # It was on a decision that is none in the old version: which one is meant is for the reader.
            candidate = Candidate(outcome.anchor, 1.0, outcome.reason)
            return unsure([candidate], CarryReason.ITEM_UNSURE, CarryReason.WORDS_GONE)
        return outcome

    def _of_words(self, item: int | None, span: Span) -> Outcome:
        """What became of the words in `span` of the old version, which lie in `item`."""
        covered = self._words.covered(span)
        items = {self._old.sentences[at].item for at in covered}
        matches = [self._matching.of_old(each) for each in items if each is not None]
        found = self._words.find(span)
        best = found[0] if found else None
        trusted = all(self._is_trusted(match) for match in matches) or self._is_distinctive(covered, span)
        if best is not None and best.sure and trusted:
            return self._placed(item, span, best)
        places = [each for each in found if each.score >= _OFFERED]
        title = self._in_title(item, span) if trusted else None
        if title is not None and title.sure:
            return self._placed(item, span, title)
        offers = in_order([*places, *self._offers.of(span), *([] if title is None else [title])])
        if offers and offers[0].sure and trusted:
            return self._placed(item, span, offers[0])
        reason = offers[0].reason if offers else CarryReason.WORDS_GONE
        gone = bool(matches) and not any(match.new for match in matches)
        if best is not None and best.sure:
            reason = CarryReason.OTHER_ITEM if gone else CarryReason.ITEM_UNSURE
        return unsure(
            [Candidate(self._anchor(span, each), round(each.score, 3), each.reason) for each in offers],
            reason,
            CarryReason.ITEM_GONE if gone else CarryReason.WORDS_GONE,
        )

    def _in_title(self, item: int | None, span: Span) -> Found | None:
        match = None if item is None else self._matching.of_old(item)
        return None if match is None else title_again(self._old, self._new, self._words, match, span)

    def _placed(self, item: int | None, span: Span, found: Found) -> Outcome:
        sentences = [self._old.sentences[at].span for at in self._words.covered(span)]
        inside = Span(max(span.start, sentences[0].start), min(span.end, sentences[-1].end))
        there = with_ends(self._old, self._new, span, inside, found.span)
        anchor = self._anchor(span, found if there is None else replace(found, span=there))
        if not found.unchanged or there is None:
            return sure(Standing.CHANGED, anchor, CarryReason.EDITED_WORDS)
        moved = found.moved or is_called_otherwise(item_key(self._old, item), anchor.item)
        reason = _WHOLE.get(found.reason, found.reason)
        return sure(Standing.MOVED if moved else Standing.KEPT, anchor, reason)

    def _anchor(self, span: Span, found: Found) -> Anchor:
        """The anchor of a place that was found, with the signs and spaces that the old words had around."""
        new = self._new.source.text
        before, behind = _signs_around(self._old.source.text[span.start : span.end])
        words = new[found.span.start : found.span.end]
        start, end = found.span
        if any(map(str.isalnum, words)):
            own_before, own_behind = _signs_around(words)
            first, last = start + len(own_before), end - len(own_behind)
            start = min(start, first - len(before)) if new.endswith(before, 0, first) else start
            end = max(end, last + len(behind)) if new.startswith(behind, last) else end
        return on_words(self._new, Span(start, end))

    def _is_distinctive(self, covered: range, span: Span) -> bool:
        """Whether most of the words in `span` stand in sentences that are told by their words."""
        telling = [at for at in covered if self._words.successors.is_telling(at)]
        size = sum(len(self._old.sentences[at].key) for at in covered)
        return 2 * sum(len(self._old.sentences[at].key) for at in telling) > size

    # Areas, and words that stand nowhere

    def _area(self, key: ItemKey, passage: Passage) -> Outcome:
        """What became of a rectangle without words: where the lines around it are, or else unsure."""
        if self._is_same_text and self._old.source.lines == self._new.source.lines:
            area = passage.boxes[0] if passage.boxes else None
            return sure(Standing.KEPT, on_words(self._new, passage.span, area=area), CarryReason.AREA)
        items = self._new_items(key)
        outcome = area_again(self._old, self._new, self._words, passage) if items else None
        return outcome or unsure(
            [Candidate(on_item(self._new, item), 0.0, CarryReason.AREA) for item in items],
            CarryReason.AREA,
            CarryReason.ITEM_GONE,
        )

    def _unplaced(self, key: ItemKey, passage: Passage) -> Outcome:
        """What became of words that do not stand in the old version, or not at one place alone."""
        items = self._new_items(key)
        candidates = [
            Candidate(on_words(self._new, span), 1.0, CarryReason.LOOKALIKES)
            for item in items
            for span in self._standing_in(item, passage.quote)
        ]
        gone = CarryReason.WORDS_GONE if items else CarryReason.ITEM_GONE
        return unsure(candidates, CarryReason.LOOKALIKES, gone)

    def _standing_in(self, item: int | None, words: str) -> list[Span]:
        places = [at for at, each in enumerate(self._new.sentences) if each.item == item]
        return JoinedSentences(self._new, places).holding(words)

    def _new_items(self, key: ItemKey) -> Sequence[int | None]:
        """The items that took the place of the one a passage was in; None stands for the head."""
        if key == NO_ITEM:
            return [None]
        item = find_item(self._old.meeting.items, key)
        if item is not None:
            return self._matching.new_of(item)
        there = find_item(self._new.meeting.items, key)
        return [] if there is None else [there]

    @cached_property
    def _is_same_text(self) -> bool:
        """Whether nothing changed but, perhaps, the form of the file."""
        old, new = self._old, self._new
        return old.source.text == new.source.text and old.meeting.items == new.meeting.items


def _bare_title(version: Version, item: int) -> str:
    return letters_of(version.meeting.items[item].title or "").letters.casefold()


def _signs_around(words: str) -> tuple[str, str]:
    """What stands before the first letter or figure of `words`, and behind the last."""
    first = next((at for at, character in enumerate(words) if character.isalnum()), None)
    if first is None:
        return "", ""
    last = next(at for at in range(len(words), 0, -1) if words[at - 1].isalnum())
    return words[:first], words[last:]
