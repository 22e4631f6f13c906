"""How what a reader added comes along to another version of its meeting: where it hangs on there, and how
sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.annotations import AnnotationId, ItemKey, Passage


class Standing(StrEnum):
    """What became of an annotation in another version."""

    KEPT = "kept"  # the same words of the same item, at the same place among its neighbours
    MOVED = "moved"  # the same words, elsewhere in its item, or its item is known by another number or title
    CHANGED = "changed"  # the words under it were edited
    UNCERTAIN = "uncertain"  # several places may be meant, or the one that may is not surely the one
    ORPHAN = "orphan"  # nothing in the version is it


class CarryReason(StrEnum):
    """What speaks for a place, or against any."""

    SAME_WORDS = "same_words"  # the very words, once in the item
    SAME_CONTEXT = "same_context"  # several times in the item; here with the same words around them
    SAME_ORDER = "same_order"  # told by what stands before and behind in the section
    EDITED_WORDS = "edited_words"  # the sentence that took the place of the one it stood on
    WHOLE_ITEM = "whole_item"  # it is on the item or its decision as a whole
    OTHER_ITEM = "other_item"  # the words stand in another item alone
    LOOKALIKES = "lookalikes"  # the words stand at several places alike
    ITEM_UNSURE = "item_unsure"  # which item it is now is not sure
    ITEM_GONE = "item_gone"
    WORDS_GONE = "words_gone"
    AREA = "area"  # a rectangle without words: by the words around it, or not at all


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an annotation hangs on in one version: an item and, of it, a passage; None for the whole item."""

    item: ItemKey
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. `score` is from 0 to 1, how much of the words is there alike."""

    anchor: Anchor
    score: float
    reason: CarryReason


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one annotation. `anchor` is where it hangs on now; None for an uncertain one and an
    orphan. `candidates` are the places offered for an uncertain one, the best first, at most five. `was` is
    where it hung on in the version it comes from."""

    annotation: AnnotationId
    standing: Standing
    was: Anchor
    anchor: Anchor | None
    reason: CarryReason
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it is put in its new place without being asked for."""
        return self.anchor is not None


@dataclass(frozen=True, slots=True)
class Former:
    """What is told to others of an annotation whose version was followed by another one. `was` is where it
    stood, with the words it was on, where it is on others now: these were edited, or a reader put it there,
    `by_hand`. None where it still stands where it did: in the newer version it is uncertain, or an orphan."""

    standing: Standing
    was: Anchor | None = None
    by_hand: bool = False

    @property
    def words(self) -> str:
        """The words it was on, in one line; empty where it stands on them still."""
        passage = None if self.was is None else self.was.passage
        return "" if passage is None else " ".join(passage.quote.split())
