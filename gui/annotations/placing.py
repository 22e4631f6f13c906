"""Where in the meeting in view the reader's annotations stand: on items, decisions and passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemFinder,
    ItemKey,
    PageBox,
    Passage,
    new_annotation,
)
from core.corrections import (
    Correction,
    CorrectionKind,
    find_marked,
    find_passage,
    find_place,
    item_at,
)
from core.library import LoadedMeeting, as_here
from core.library.carrying.here import left_here, stands_ahead, waits_here
from core.minutes import Role
from core.source_text import Span
from gui.whose import By

NO_ITEM = ItemKey(None, None)
"""What annotations before the first item belong to."""


class Target(NamedTuple):
    """What an annotation is about: an item of the meeting, one of its decisions, or a passage.

    `item` is -1 for a passage before the first item. The passage of an area that holds no words is empty: its
    rectangle tells such an area from others.
    """

    item: int
    decision: int | None = None
    passage: Span | None = None
    area: PageBox | None = None  # where the passage is empty


class Mark(NamedTuple):
    """An annotation on a passage, where it stands now; `by` is the colleague who made it, None for the
    reader's own. `former` are the words it was on in an earlier version, where these are others."""

    annotation: Annotation
    target: Target
    by: By | None = None
    former: str = ""

    @property
    def span(self) -> Span:
        """The passage's place in the text; empty for an area without words."""
        assert self.target.passage is not None
        return self.target.passage

    @property
    def colour(self) -> Colour | None:
        """The colour it is drawn in: the colleague's where they were given one; None where it has none."""
        own = self.annotation.colour
        return own if own is None or self.by is None else self.by.colour or own


class _Place(NamedTuple):
    """An annotation as it stands in the version in view, None where it does not; on what; and its mark."""

    here: Annotation | None
    target: Target | None
    mark: Mark | None


class Placing:
    """Places the annotations of one state of a meeting. What was placed before is not looked for again."""

    def __init__(self, loaded: LoadedMeeting | None) -> None:
        self._loaded = loaded
        self._finder = None if loaded is None else ItemFinder(loaded.meeting.items)
        self._known: dict[AnnotationId, tuple[Annotation, _Place]] = {}  # by what was given
        self.annotations: list[Annotation] = []  # that were placed
        self.by_target: dict[Target, list[Annotation]] = {}
        self.without_place: list[Annotation] = []
        self.waiting: dict[int, int] = {}  # by item, how many places are to be given there
        self.marks: tuple[Mark, ...] = ()  # in the order of the text, longer ones first

    def place(
        self, annotations: Iterable[Annotation], by: Callable[[str], By | None] = lambda _author: None
    ) -> None:
        """Put each annotation to its place, as it stands in this version; those whose place is not found stay
        apart, and those that wait to be placed here or were left. What stands in another version alone, such
        as the supplement, is left out: it is shown there. `by` says of an author how theirs are shown."""
        self.annotations = list(annotations)
        by_target: defaultdict[Target, list[Annotation]] = defaultdict(list)
        self.without_place = []
        waiting: defaultdict[int, set[int]] = defaultdict(set)
        marks = []
        for annotation in sorted(self.annotations, key=_created):
            here, target, mark = self._place(annotation)
            if here is None:
                if self._loaded is not None and _is_told(self._loaded, annotation):
                    self.without_place.append(annotation)
                for item, row in self._waits_at(annotation):
                    waiting[item].add(row)
            elif target is None:
                if self._loaded is None or self._loaded.beside_with(here.item) is None:
                    self.without_place.append(here)
            else:
                by_target[target].append(here)
                if mark is not None:
                    marks.append(self._shown(annotation, mark, by(annotation.author)))
        self.by_target = dict(by_target)
        self.waiting = {item: len(rows) for item, rows in waiting.items()}
        self.marks = tuple(sorted(marks, key=_in_text))

    def _waits_at(self, annotation: Annotation) -> Iterator[tuple[int, int]]:
        """The item at which an annotation waits to be placed, where one is known: the one it stood in, else
        the first that is offered; and what tells those that are placed as one."""
        carried = None if self._loaded is None else self._loaded.carried.get(annotation.id)
        if carried is None or not carried.waits or self._finder is None:
            return
        for anchor in (carried.was, *(each.anchor for each in carried.candidates)):
            item = self._finder.find(anchor.item)
            if item is not None:
                yield item, carried.row
                return

    def _shown(self, annotation: Annotation, mark: Mark, by: By | None) -> Mark:
        """`mark` as its author's are shown; the very object that is known where nothing is another."""
        if mark.by != by:
            mark = mark._replace(by=by)
            self._known[annotation.id] = annotation, _Place(mark.annotation, mark.target, mark)
        return mark

    def _place(self, annotation: Annotation) -> _Place:
        known = self._known.get(annotation.id)
        if known is not None and known[0] is annotation:
            return known[1]
        here = annotation if self._loaded is None else as_here(self._loaded, annotation)
        if known is not None and _depends_on(known[0]) == _depends_on(annotation):
            target = known[1].target
        elif here is None or self._loaded is None:
            target = None
        else:
            target = target_of(self._loaded, here, self._finder)
        mark = None
        if here is not None and target is not None and target.passage is not None:
            carried = None if self._loaded is None else self._loaded.carried.get(annotation.id)
            mark = Mark(here, target, former="" if carried is None else carried.former_words)
        place = _Place(here, target, mark)
        self._known[annotation.id] = annotation, place
        return place


def _is_told(loaded: LoadedMeeting, annotation: Annotation) -> bool:
    """Whether what stands in another version is told of here."""
    is_on_its_way = waits_here(loaded, annotation) or left_here(loaded, annotation)
    return is_on_its_way or stands_ahead(loaded, annotation) is not None


def _created(annotation: Annotation) -> datetime:
    return annotation.created


def _depends_on(annotation: Annotation) -> tuple[object, ...]:
    """What tells where an annotation stands."""
    return annotation.item, annotation.passage, annotation.about, annotation.file


def _in_text(mark: Mark) -> tuple[float, ...]:
    """Sorts marks by their place, longer ones first, areas without words by their place on the pages."""
    (start, end), area = mark.span, mark.target.area
    return (start, -end) if area is None else (start, -end, area.page, area.box.y0, area.box.x0)


def target_of(
    loaded: LoadedMeeting, annotation: Annotation, finder: ItemFinder | None = None
) -> Target | None:
    """What an annotation is about in this state of its meeting; None where that is not surely found. `finder`
    is that of its items, where many are looked for."""
    items, text = loaded.meeting.items, loaded.source.text
    passage = annotation.passage
    if annotation.about is About.PASSAGE and passage is not None:
        marked = find_marked(items, text, annotation.item, passage, finder)
        if marked is None:
            return None
        item, span = marked
        area = passage.boxes[0] if passage.boxes and not passage.quote else None
        return Target(-1 if item is None else item, None, span, area)
    found = find_place(items, text, annotation.item, passage, loaded.all_corrections, finder)
    return Target(found.item, found.decision) if found.item is not None and found.surely else None


def target_at(loaded: LoadedMeeting, span: Span, area: PageBox | None = None) -> Target:
    """The passage `span`, or where that is empty an area, as what an annotation is about."""
    item = item_at(loaded.meeting.items, span.start)
    return Target(-1 if item is None else item, None, span, area if span.start == span.end else None)


def annotation_on(
    loaded: LoadedMeeting,
    target: Target,
    kind: AnnotationKind,
    text: str,
    author: str,
    *,
    boxes: Sequence[PageBox] = (),
    colour: Colour | None = None,
    follow_up: FollowUp | None = None,
) -> Annotation:
    """A fresh annotation on `target` of a meeting; it is not in the library yet.

    `boxes` are the passage's places on the pages, line by line; a passage has none where there are no pages.
    """
    item = loaded.meeting.items[target.item] if target.item >= 0 else None
    passage, about = None, About.ITEM
    if target.passage is not None:
        about = About.PASSAGE
        role = _role_at(loaded, target.item, target.passage.start)
        if target.area is not None:
            boxes = (target.area,)
        passage = Passage.of(loaded.source, target.passage, role, boxes)
    elif target.decision is not None and item is not None:
        decision = item.decisions[target.decision]
        about = About.DECISION
        passage = Passage.of(
            loaded.source, decision.span, Role.DECISION if decision.own else Role.PRIOR_DECISION
        )
    key = NO_ITEM if item is None else ItemKey.of(item)
    return new_annotation(
        *(loaded.id, key, kind, text, author, passage, about),
        colour=colour,
        follow_up=follow_up,
        file=loaded.file or None,
    )


def _role_at(loaded: LoadedMeeting, item: int, offset: int) -> Role:
    """The role of the section that holds `offset`; OTHER outside of any."""
    sections = loaded.meeting.items[item].sections if item >= 0 else ()
    around = [section for section in sections if section.span.start <= offset < section.span.end]
    return around[-1].role if around else Role.OTHER


def corrections_by_place(loaded: LoadedMeeting) -> dict[Target, list[Correction]]:
    """The corrections that lie over the meeting by what they are about."""
    by_place: defaultdict[Target, list[Correction]] = defaultdict(list)
    items, text = loaded.meeting.items, loaded.source.text
    for each in loaded.corrections.made:
        span = find_passage(text, each.passage)
        if span is None or each.id in loaded.corrections.lost:
            continue
        if each.kind is CorrectionKind.OUTCOME:
            item, decision, _surely = find_place(items, text, each.item, each.passage, [each])
        else:
            item, decision = item_at(items, span.start), None
        if each.kind is CorrectionKind.DECISION and item is not None:
            own = [i for i, decided in enumerate(items[item].decisions) if decided.own]
            decision = own[-1] if own else None
        if item is not None:
            by_place[Target(item, decision)].append(each)
    return dict(by_place)
