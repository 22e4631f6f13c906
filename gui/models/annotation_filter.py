"""Which cards of annotations the reader wants to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from core.annotations import AnnotationKind, Colour, ItemKey
from core.tags import is_at_or_below
from gui.models.annotation_cards import Card, folded


@dataclass(frozen=True, slots=True)
class ChosenItem:
    """The item that is chosen in the meeting in view: its index there, and what it is known by."""

    index: int
    key: ItemKey


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """What the cards must have. None and empty sets let all pass; each part asks one thing of a card."""

    kinds: frozenset[AnnotationKind] = frozenset()
    colours: frozenset[Colour] = frozenset()
    tag: str | None = None  # with all that are below it in the tree
    words: str = ""  # each of them, in the note, the tags or the quoted text
    item: ChosenItem | None = None
    done: bool | None = None  # follow-ups that are done, or still open
    authors: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return replace(self, words=folded(self.words)) != AnnotationFilter()

    def passes(self, card: Card) -> bool:
        """Whether `card` is wanted."""
        if self.words and not all(word in card.searched for word in _words(self.words)):
            return False
        theirs = [each for each in card.annotations if not self.authors or each.author in self.authors]
        if not theirs or (self.kinds and not any(each.kind in self.kinds for each in theirs)):
            return False
        if self.colours and not any(each.colour in self.colours for each in card.annotations):
            return False
        if self.tag is not None and not any(
            each.kind is AnnotationKind.TAG and is_at_or_below(each.text, self.tag)
            for each in card.annotations
        ):
            return False
        if self.done is not None and not any(
            each.follow_up is not None and (each.follow_up.done is not None) is self.done
            for each in card.annotations
        ):
            return False
        return self.item is None or _is_of(card, self.item)


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    return tuple(folded(text).split(" "))


def _is_of(card: Card, item: ChosenItem) -> bool:
    """A card of the meeting in view knows its item; elsewhere the same case is the same thing."""
    if card.target is not None:
        return card.target.item == item.index
    case = item.key.case_number
    return card.item == item.key if card.lost else bool(case) and card.item.case_number == case
