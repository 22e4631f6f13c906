"""The reader's annotations as cards: those about the very same thing are one card, with what a list needs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from core.annotations import About, Annotation, AnnotationKind, Colour, ItemKey, MeetingId
from core.library import LoadedMeeting, MeetingRow
from core.library.carrying.here import Settled
from core.minutes import AgendaItem
from core.tags import danish_key
from gui.annotations.placing import NO_ITEM, Target

_WHITE = re.compile(r"\s+")
_DIGITS = re.compile(r"(\d+)")

_KIND_ORDER = (
    AnnotationKind.AREA,
    AnnotationKind.HIGHLIGHT,
    AnnotationKind.UNDERLINE,
    AnnotationKind.FOLLOW_UP,
    AnnotationKind.NOTE,
    AnnotationKind.COMMENT,
    AnnotationKind.TAG,
)
"""Which kind a card is known by, where it holds several."""


def leading_kind(annotations: Iterable[Annotation]) -> AnnotationKind:
    """Which kind several annotations about one thing are known by; at least one must be there."""
    kinds = {each.kind for each in annotations}
    return next(kind for kind in _KIND_ORDER if kind in kinds)


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What a card tells of its meeting; `name` is the file's."""

    id: MeetingId
    body: str | None
    date: date | None
    name: str = ""

    @classmethod
    def of_row(cls, row: MeetingRow) -> MeetingHead:
        """The head of a meeting in the library's list."""
        return cls(row.id, row.body, row.date, row.name)

    @classmethod
    def of_loaded(cls, loaded: LoadedMeeting) -> MeetingHead:
        """The head of a meeting in view."""
        return cls(loaded.id, loaded.body_name or loaded.meeting.body, loaded.meeting.date, loaded.name)

    def order(self) -> tuple[int, str, str]:
        """Newest first, those of one day by body; without a date last."""
        return (-self.date.toordinal() if self.date else 1, danish_key(self.body or ""), self.id)


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """What became of annotations on the way to the version in view: whether they wait to be placed there, and
    at how many places that may be; whether the reader left them as they were, or placed them; and the words
    they were on before, where these are others."""

    waits: bool = False
    places: int = 0
    old_words: str = ""
    left: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """The annotations about one thing, oldest first.

    `target` is where it stands in the meeting in view, None for another meeting; `lost` says that its place
    was looked for there and not found. `on_the_way` is of the meeting in view alone.
    """

    key: Hashable
    head: MeetingHead
    annotations: tuple[Annotation, ...]
    item: ItemKey
    target: Target | None
    lost: bool
    place: tuple[object, ...] = field(compare=False)  # sorts the cards of one meeting by place
    searched: str = field(compare=False)  # the words a filter looks in, folded
    on_the_way: OnTheWay = OnTheWay()

    @property
    def meeting(self) -> MeetingId:
        """The meeting it belongs to."""
        return self.head.id

    @property
    def kind(self) -> AnnotationKind:
        """The kind it is known by."""
        return leading_kind(self.annotations)

    @property
    def about(self) -> About:
        """What it is about."""
        return self.annotations[0].about

    @property
    def colour(self) -> Colour | None:
        """The colour of its highlight, underline or area; None without one."""
        return next((each.colour for each in self.annotations if each.colour is not None), None)

    @property
    def quote(self) -> str:
        """The words it is on, in one line; empty for an item, a decision, or an area without words."""
        passage = self.annotations[0].passage
        if passage is None or self.about is not About.PASSAGE:
            return ""
        return _WHITE.sub(" ", passage.quote).strip()

    @property
    def page(self) -> int | None:
        """The page its passage begins on, counted from 0; None where that is not known."""
        for each in self.annotations:
            if each.passage is not None and each.passage.boxes:
                return each.passage.boxes[0].page
        return None

    @property
    def modified(self) -> float:
        """When it was last changed, in seconds since 1970."""
        return max(each.modified for each in self.annotations).timestamp()

    @property
    def part(self) -> int:
        """In which part of a list it stands: among those that have a place, those without one, or those that
        the reader left as they are."""
        return self.lost + (self.lost and self.on_the_way.left)

    def of_kind(self, kind: AnnotationKind) -> list[Annotation]:
        """Its annotations of one kind, oldest first."""
        return [each for each in self.annotations if each.kind is kind]


def placed_cards(
    loaded: LoadedMeeting,
    annotations: Iterable[tuple[Target | None, Annotation]],
    known: Mapping[Hashable, Card],
) -> list[Card]:
    """The cards of the meeting in view, by place.

    `known` are those made before; they are taken where nothing changed.
    """
    head, items = MeetingHead.of_loaded(loaded), loaded.meeting.items
    groups: defaultdict[Hashable, list[Annotation]] = defaultdict(list)
    targets: dict[Hashable, Target | None] = {}
    for target, annotation in annotations:
        key = _stored_key(annotation) if target is None else (head.id, target)
        groups[key].append(annotation)
        targets[key] = target
    cards = []
    for key, group in groups.items():
        group.sort(key=lambda each: each.created)
        together, target = tuple(group), targets[key]
        before, way = known.get(key), on_the_way(loaded, together)
        same = before is not None and before.annotations == together and before.head == head
        if before is not None and same and before.on_the_way == way:
            cards.append(before)
            continue
        item = together[0].item
        if target is not None and target.item >= 0:
            item = ItemKey.of(items[target.item])
        place = _stored_place(together[0]) if target is None else _place(target, items, together[0])
        lost, searched = target is None, _searched(together)
        cards.append(Card(key, head, together, item, target, lost, place, searched, way))
    return sorted(cards, key=by_place)


def on_the_way(loaded: LoadedMeeting, annotations: Iterable[Annotation]) -> OnTheWay:
    """What became of annotations on one passage on the way to this version."""
    for each in annotations if loaded.carried else ():
        carried = loaded.carried.get(each.id)
        if carried is None:
            continue
        if carried.waits:
            return OnTheWay(True, len(carried.candidates))
        if carried.settled is Settled.LEFT:
            return OnTheWay(left=True)
        if carried.by_hand or carried.former_words:
            return OnTheWay(old_words=carried.former_words, by_hand=carried.by_hand)
    return OnTheWay()


def stored_cards(head: MeetingHead, annotations: Iterable[Annotation]) -> list[Card]:
    """The cards of a meeting that is not in view, by place as far as the annotations tell it."""
    groups: defaultdict[Hashable, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        groups[_stored_key(annotation)].append(annotation)
    cards = []
    for key, group in groups.items():
        group.sort(key=lambda each: each.created)
        together = tuple(group)
        place = _stored_place(together[0])
        cards.append(Card(key, head, together, together[0].item, None, False, place, _searched(together)))
    return sorted(cards, key=by_place)


def by_place(card: Card) -> tuple[object, ...]:
    """Sorts by meeting, the newest first, and by place in it; those whose place was not found come last."""
    return (card.part, _order(card.head), card.place)


@lru_cache(maxsize=4096)
def _order(head: MeetingHead) -> tuple[int, str, str]:
    return head.order()


def by_time(card: Card) -> tuple[object, ...]:
    """Sorts by the last change, the newest first; those whose place was not found come last."""
    return (card.part, -card.modified, _order(card.head), card.place)


def folded(text: str) -> str:
    """`text` as the filter compares it: without case, each run of white space one space."""
    return _WHITE.sub(" ", text).strip().casefold()


def _area_of(annotation: Annotation) -> Hashable:
    """What tells two areas at the same place of the text apart, as `Target.area` does."""
    passage = annotation.passage
    return passage.boxes if passage is not None and not passage.quote else None


def things(annotations: Iterable[Annotation]) -> int:
    """How many things `annotations` are on that have no place in the meeting in view: as many cards."""
    return len({_stored_key(each) for each in annotations})


def _stored_key(annotation: Annotation) -> Hashable:
    passage = annotation.passage
    words = None if passage is None else (passage.span, passage.quote, _area_of(annotation))
    return (annotation.meeting, annotation.item, annotation.about, words)


def _place(target: Target, items: Sequence[AgendaItem], annotation: Annotation) -> tuple[object, ...]:
    """Where in the text it stands: an item before its decisions, and these before passages."""
    if target.passage is not None:
        boxes = annotation.passage.boxes if annotation.passage is not None else ()
        page, top = (boxes[0].page, boxes[0].box.y0) if boxes else (0, 0.0)
        return (target.passage.start, 2, -(target.passage.end - target.passage.start), page, top)
    item = items[target.item]
    if target.decision is not None:
        return (item.decisions[target.decision].span.start, 1, 0, 0, 0.0)
    return (item.span.start, 0, 0, 0, 0.0)


def _stored_place(annotation: Annotation) -> tuple[object, ...]:
    """(item, rank, offset): items by their numbers as one reads them, those without a number last."""
    number = annotation.item.number
    if annotation.item == NO_ITEM:
        item: tuple[object, ...] = (0,)
    elif number:
        item = (1, *((1, "", int(p)) if p.isdigit() else (0, p, 0) for p in _DIGITS.split(number) if p))
    else:
        item = (2, (0, annotation.item.title or "", 0))
    passage = annotation.passage
    if passage is None:
        return (item, 0, 0, 0, 0.0)
    page, top = (passage.boxes[0].page, passage.boxes[0].box.y0) if passage.boxes else (0, 0.0)
    return (item, 1, passage.span.start, page, top)


def _searched(annotations: Sequence[Annotation]) -> str:
    words = []
    for each in annotations:
        words.append(each.text)
        if each.follow_up is not None and each.follow_up.who:
            words.append(each.follow_up.who)
    passage = annotations[0].passage
    if passage is not None and annotations[0].about is About.PASSAGE:
        words.append(passage.quote)
    return folded("\n".join(words))
