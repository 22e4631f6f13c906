"""Where an annotation belongs in the new version, and whether what became of it is that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.annotations import ItemKey
from core.carried import Anchor, Carried, Standing
from core.source_text import Span
from core.versions.wording.bare_words import comparable
from tests.versions.annotating import Kind, Placed, owner_of
from tests.versions.places import PlacedVersion

_LEFT = 0.4  # share of an annotation's words below which little is left of it
_ALIKE = 0.5  # share of words in common that is the same place, where text was edited
_SPARE = 4  # words that a place may be wider by than the words that took the place of edited ones


Sides = tuple[PlacedVersion, PlacedVersion]
"""The old and the new version."""


class Text(StrEnum):
    """What became of the text under an annotation."""

    SAME = "unchanged"
    EDITED = "edited"
    LITTLE_LEFT = "little left"
    TURNED = "said of another"
    GONE = "deleted"


class Verdict(StrEnum):
    """What became of an annotation, seen with the truth."""

    RIGHT = "right"  # sure, and there
    OFFERED = "offered first"  # unsure, the right place is the first of those offered
    OFFERED_LATER = "offered later"
    UNPLACED = "not found"  # unsure, the right place is not offered, or an orphan
    ENDS_OFF = "ends off"  # sure, over the right words, with too few or too many of others
    SAYS_CHANGED = "says changed"  # sure and right; said to be changed, which it is not
    CHANGE_UNSAID = "change unsaid"  # sure and there, said to be as it was; it was edited
    WRONG = "wrong, no sign"


@dataclass(frozen=True)
class Truth:
    """Where an annotation belongs: words of the new version by id, in order; `items` are the indexes of
    items that are right for it. Both are empty for what is gone."""

    text: Text
    words: tuple[int, ...] = ()
    items: tuple[int | None, ...] = ()


def truth_of(placed: Placed, old: PlacedVersion, new: PlacedVersion) -> Truth | None:
    """Where an annotation on `old` belongs in `new`; None where its item is not read as one, or
    nobody can tell."""
    if placed.kind is Kind.ITEM:
        return _truth_of_item(placed, old, new)
    said = [word for word in placed.words if word in old.spans]
    if new.minutes.untold.issuperset(said):
        return None
    turned = [word for word in said if word in new.minutes.turned]
    if turned:
        return _truth_of_turned(turned, new)
    place = {word: at for at, word in enumerate(new.order)}
    left = [word for word in said if word in new.spans]
    if not left:
        return _truth_of_title(said, old, new) or Truth(Text.GONE)
    run = _largest_run(sorted(place[word] for word in left))
    words = tuple(word for word in new.order[run[0] : run[1] + 1] if word in new.spans)
    same = sum(old.texts[word] == new.texts[word] for word in left)
    alike = words == tuple(said) and same == len(said)
    items = (new.item_at(new.spans[words[0]].start),)
    whole = _whole_decision(words, new) if placed.kind is Kind.DECISION else words
    if alike and whole == words:
        return Truth(Text.SAME, whole, items)
    # Words that others took the place of are found by what stands around them in their sentences.
    replaced = len(left) == len(said) and _held(old.around(said), old, new) >= _LEFT
    enough = (
        alike or replaced or _held([word for word in said if word in words], old, new, len(said)) >= _LEFT
    )
    return Truth(Text.EDITED if enough else Text.LITTLE_LEFT, whole, items)


def _truth_of_turned(said: Sequence[int], new: PlacedVersion) -> Truth:
    """The sentences that words may be meant in which are said of something else now."""
    meant = frozenset[int]().union(*(new.minutes.turned[word] for word in said))
    words = tuple(word for word in new.order if word in meant and word in new.spans)
    items = {new.item_at(new.spans[word].start): None for word in words}
    return Truth(Text.TURNED, words, tuple(items))


def _truth_of_title(said: Sequence[int], old: PlacedVersion, new: PlacedVersion) -> Truth | None:
    """The title that an item has instead of the one that stood under an annotation."""
    instead = {item.id: item.title.words for item in new.minutes.items}
    for item in old.minutes.items:
        if item.id in instead and {word.id for word in item.title.words}.issuperset(said):
            words = tuple(word.id for word in instead[item.id] if word.id in new.spans)
            return (
                Truth(Text.LITTLE_LEFT, words, (new.item_at(new.spans[words[0]].start),)) if words else None
            )
    return None


def _held(words: Sequence[int], old: PlacedVersion, new: PlacedVersion, of: int = 0) -> float:
    """How many of some words, of 1, say in the new version what they said; `of` so many, or of themselves."""
    return sum(old.texts[word] == new.texts.get(word) for word in words) / max(1, of or len(words))


def _largest_run(places: Sequence[int]) -> tuple[int, int]:
    """Of places of words the stretch with most of them; more than a sentence between two ends it."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= 25:
            runs[-1].append(place)
        else:
            runs.append([place])
    longest = max(runs, key=len)
    return longest[0], longest[-1]


def _whole_decision(words: tuple[int, ...], new: PlacedVersion) -> tuple[int, ...]:
    """The words of the decision, as the program reads it, that holds most of `words`."""
    spans = [decision.span for item in new.meeting.items for decision in item.decisions]
    found = [tuple(new.words_in(span)) for span in spans]
    best = max(found, key=lambda each: len(set(each) & set(words)), default=())
    return best if set(best) & set(words) else words


def _truth_of_item(placed: Placed, old: PlacedVersion, new: PlacedVersion) -> Truth | None:
    came_of = new.minutes.came_of
    there = {item.id for item in new.minutes.items}
    if placed.item not in there.union(*came_of.values()):
        return Truth(Text.GONE)
    owners = {index: owner_of(new, index) for index in range(len(new.meeting.items))}
    right = [
        index
        for index, owner in owners.items()
        if owner is not None and (owner.id == placed.item or placed.item in came_of.get(owner.id, ()))
    ]
    if not right:
        return None
    (before,) = [item for item in old.minutes.items if item.id == placed.item]
    after = [item for item in new.minutes.items if item.id == placed.item]
    same = bool(after) and [word.text for word in after[0].title.words] == [
        w.text for w in before.title.words
    ]
    # Of an item that was split either part may be meant.
    return Truth(Text.SAME if same and len(right) == 1 else Text.EDITED, (), tuple(right))


def judge(carried: Carried, placed: Placed, truth: Truth, sides: Sides) -> Verdict:
    """What `carried` is worth, from the old to the new one of `sides`."""
    new = sides[1]
    if carried.anchor is None:
        if truth.text is Text.GONE:
            return Verdict.RIGHT
        offered = [_overlap(each.anchor, truth, new) is not _Overlap.NONE for each in carried.candidates]
        if True not in offered:
            return Verdict.RIGHT if truth.text is Text.LITTLE_LEFT else Verdict.UNPLACED
        return Verdict.OFFERED if offered[0] else Verdict.OFFERED_LATER
    if truth.text is Text.GONE or (truth.text is Text.TURNED and carried.standing is not Standing.CHANGED):
        return Verdict.WRONG
    overlap = _overlap(carried.anchor, truth, new)
    if overlap is _Overlap.NONE:
        return Verdict.WRONG
    if truth.text is Text.TURNED:
        return Verdict.RIGHT  # it says that the words are others
    if overlap is _Overlap.LOOSE and truth.text is Text.SAME and carried.standing is not Standing.CHANGED:
        return Verdict.WRONG
    if overlap is _Overlap.LOOSE or (overlap is _Overlap.NEAR and truth.text is Text.SAME):
        return Verdict.ENDS_OFF
    return _of_standing(carried, placed, truth, sides)


def _of_standing(carried: Carried, placed: Placed, truth: Truth, sides: Sides) -> Verdict:
    says_changed = carried.standing is Standing.CHANGED
    if truth.text is Text.SAME:
        return Verdict.SAYS_CHANGED if says_changed else Verdict.RIGHT
    passage = carried.anchor.passage if carried.anchor else None
    if passage is None or says_changed:
        return Verdict.RIGHT
    old, new = sides
    was = "".join(old.texts[word] for word in placed.words)
    now = "".join(new.texts[word] for word in new.words_in(passage.span))
    bare = [comparable(text, starts_entry=True).strip(".,;:") for text in (was, now)]
    return Verdict.RIGHT if bare[0] == bare[1] else Verdict.CHANGE_UNSAID


class _Overlap(StrEnum):
    NONE = "none"
    LOOSE = "loose"
    NEAR = "near"
    EXACT = "exact"


def _overlap(anchor: Anchor, truth: Truth, new: PlacedVersion) -> _Overlap:
    """How far a place is the right one. In another item it is not."""
    keys = [
        ItemKey(None, None) if item is None else ItemKey.of(new.meeting.items[item]) for item in truth.items
    ]
    if anchor.item not in keys:
        return _Overlap.NONE
    if not truth.words:
        return _Overlap.EXACT if anchor.passage is None else _Overlap.NONE
    if anchor.passage is None:
        return _Overlap.NONE
    return _of_words(set(new.words_in(_bare_span(anchor.passage.span, new))), set(truth.words))


def _of_words(found: set[int], meant: set[int]) -> _Overlap:
    both = found & meant
    if not both:
        return _Overlap.NONE
    if found == meant:
        return _Overlap.EXACT
    near = len(both) >= _ALIKE * len(found | meant)
    near = near or (meant <= found and len(found) <= len(meant) + _SPARE)
    return _Overlap.NEAR if near else _Overlap.LOOSE


def _bare_span(span: Span, new: PlacedVersion) -> Span:
    """A span as it is told of the text: never beyond it."""
    return Span(max(0, span.start), min(span.end, len(new.source.text)))
