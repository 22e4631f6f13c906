"""The meeting in view: its text, its annotations by item and decision, and the chosen item."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.annotations import (
    Annotation,
    AnnotationKind,
    ItemKey,
    MeetingId,
    Passage,
    find_decision,
    find_item,
    new_annotation,
)
from core.library import Changes, Library, LoadedMeeting, Place, load, of_meeting, place_of, remember
from core.minutes import AgendaItem, Role
from core.source_text import Span
from gui.session import Session


class Target(NamedTuple):
    """What an annotation is about: an item of the meeting, or one of its decisions."""

    item: int
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is read from the library to show a meeting."""

    loaded: LoadedMeeting
    annotations: list[Annotation]
    place: Place | None


class CurrentMeeting(QObject):
    """Loads a meeting in the background and keeps up with its changes."""

    shown = Signal()  # another meeting, or another state of its document, is there
    annotations_changed = Signal()
    item_chosen = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.loaded: LoadedMeeting | None = None
        self.place: Place | None = None  # where the reader was when it was last open
        self.item = -1
        self._by_target: dict[Target, list[Annotation]] = {}
        self.without_place: list[Annotation] = []
        self._wanted: MeetingId | None = None
        session.changed.connect(self._follow)

    def open(self, meeting: MeetingId, place: Place | None = None) -> None:
        """Show `meeting`, at `place` or where the reader left it."""
        self._wanted = meeting

        def work(library: Library) -> _Reading | None:
            there = place or place_of(library, meeting)
            try:
                return _Reading(load(library, meeting), of_meeting(library, meeting), there)
            except LookupError:  # another program removed it, or a copy without it was restored
                return None

        self.session.background.read(work, self._take)

    def choose_item(self, item: int) -> None:
        """Make `item` the chosen one."""
        if self.loaded and 0 <= item < len(self.loaded.meeting.items) and item != self.item:
            self.item = item
            self.item_chosen.emit(item)

    def remember_place(self, place: Place) -> None:
        """Keep where the reader is, for the next time."""
        if self.loaded is not None:
            meeting = self.loaded.id
            self.place = place
            self.session.background.write(lambda library: remember(library, meeting, place))

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items of the meeting; none where none is shown."""
        return self.loaded.meeting.items if self.loaded else ()

    def item_at(self, offset: int) -> int:
        """Index of the last item that begins at or before a code point offset; -1 before the first."""
        found = -1
        for index, item in enumerate(self.items):
            if item.span.start > offset:
                break
            found = index
        return found

    def tags(self, target: Target) -> list[Annotation]:
        """The tags on `target`, in the order they were put there."""
        return [a for a in self._by_target.get(target, []) if a.kind is AnnotationKind.TAG]

    def note(self, target: Target) -> Annotation | None:
        """The note on `target`."""
        notes = [a for a in self._by_target.get(target, []) if a.kind is AnnotationKind.NOTE]
        return notes[0] if notes else None

    def annotated_items(self) -> set[int]:
        """Indexes of the items that carry annotations, on themselves or on their decisions."""
        return {target.item for target, annotations in self._by_target.items() if annotations}

    def _take(self, reading: _Reading | None) -> None:
        if reading is None:
            self._show_nothing()
            return
        if reading.loaded.id != self._wanted:
            return  # the reader has gone on to another meeting
        chosen = self._chosen_key(reading.loaded)
        if self.loaded is not None and _state(self.loaded) == _state(reading.loaded):
            self._sort(reading.annotations)
            self.annotations_changed.emit()
            return
        self.loaded = reading.loaded
        self.place = reading.place
        self.item = -1
        self._sort(reading.annotations)
        self.shown.emit()
        if chosen is not None and (again := find_item(self.items, chosen)) is not None:
            self.choose_item(again)

    def _show_nothing(self) -> None:
        """The meeting in view is not in the library any more."""
        self.loaded, self.place, self.item = None, None, -1
        self._sort([])
        self.shown.emit()

    def _chosen_key(self, loaded: LoadedMeeting) -> ItemKey | None:
        """The chosen item's key, where `loaded` is a new state of the meeting in view."""
        same = self.loaded is not None and self.loaded.id == loaded.id
        return ItemKey.of(self.items[self.item]) if same and self.item >= 0 else None

    def _follow(self, changes: Changes) -> None:
        if self.loaded is None:
            return
        meeting = self.loaded.id
        if changes.everything or meeting in changes.meetings:
            self.open(meeting, self.place)
        elif meeting in changes.annotated:
            self.session.background.read(
                lambda library: (meeting, of_meeting(library, meeting)), self._refresh
            )

    def _refresh(self, answer: tuple[MeetingId, list[Annotation]]) -> None:
        meeting, annotations = answer
        if self.loaded is not None and self.loaded.id == meeting:
            self._sort(annotations)
            self.annotations_changed.emit()

    def _sort(self, annotations: list[Annotation]) -> None:
        """Put each annotation to its item and decision; those whose item is not found stay apart."""
        by_target: defaultdict[Target, list[Annotation]] = defaultdict(list)
        self.without_place = []
        for annotation in sorted(annotations, key=lambda a: a.created):
            target = self._target(annotation)
            if target is None:
                self.without_place.append(annotation)
            else:
                by_target[target].append(annotation)
        self._by_target = dict(by_target)

    def _target(self, annotation: Annotation) -> Target | None:
        item = find_item(self.items, annotation.item)
        if item is None or self.loaded is None:
            return None
        if annotation.passage is None:
            return Target(item)
        return Target(item, find_decision(self.items[item], annotation.passage, self.loaded.source.text))


def annotation_on(
    loaded: LoadedMeeting, target: Target, kind: AnnotationKind, text: str, author: str
) -> Annotation:
    """A fresh annotation on `target` of a meeting; it is not in the library yet."""
    item = loaded.meeting.items[target.item]
    passage = None
    if target.decision is not None:
        decision = item.decisions[target.decision]
        role = Role.DECISION if decision.own else Role.PRIOR_DECISION
        passage = Passage.of(loaded.source, decision.span, role)
    return new_annotation(loaded.id, ItemKey.of(item), kind, text, author, passage)


def _state(loaded: LoadedMeeting) -> tuple[object, ...]:
    """What tells one state of a meeting's document from another."""
    meeting = loaded.meeting
    return loaded.id, loaded.version, loaded.source.extractor, meeting.parser, meeting.vocabulary


def decision_places(item: AgendaItem) -> tuple[Span, ...]:
    """Where this meeting's decisions on an item stand, with their headings where they have any."""
    places = []
    for decision in item.decisions:
        if decision.own:
            around = (
                section.span
                for section in item.sections
                if section.role is Role.DECISION
                and section.span.start <= decision.span.start
                and decision.span.end <= section.span.end
            )
            places.append(next(around, decision.span))
    return tuple(dict.fromkeys(places))
