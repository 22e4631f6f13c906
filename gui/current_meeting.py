"""The meeting in view: its text, its annotations by item and decision, and the chosen item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.annotations import Annotation, AnnotationKind, ItemKey, MeetingId, find_item
from core.corrections import Correction
from core.library import Changes, Library, LoadedMeeting, Place, load, of_meeting, place_of, remember
from core.minutes import AgendaItem, NodeKind
from gui.annotations.placing import Mark, Placing, Target, corrections_by_place
from gui.session import Session
from gui.whose import By

HELD_MS = 500
"""How long a new state of the meeting waits while the reader writes, before it is looked at again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A meeting as it was in view, to be shown again at once."""

    loaded: LoadedMeeting
    annotations: list[Annotation]
    placing: Placing


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is read from the library to show a meeting."""

    meeting: MeetingId
    loaded: LoadedMeeting | None  # None where the library has no such meeting any more
    annotations: list[Annotation]
    placing: Placing  # with the annotations in their places, as that takes long
    place: Place | None
    offset: int | None  # where the reader wants to be instead
    commits: int  # of the session when the reading was asked for


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
        self.offset: int | None = None  # where the reader wanted to be when this was opened
        self.is_held: Callable[[], bool] = lambda: False  # whether a new state must wait for the reader
        self._read: list[Annotation] = []
        self._placing = Placing(None)
        self.stays = False  # `shown` told of another state of the very text or pages that were in view
        self.same_document = False  # `shown` told of another state of the very text that was in view
        self.offset_to_choose: int | None = None  # what the next state is expected to have an item at
        self._shown_as: dict[str, By] = {}  # the colleagues whose annotations were placed, by their names
        self._corrected: dict[Target, list[Correction]] = {}
        self._wanted: MeetingId | None = None
        self._version: int | None = None  # another than the one in front, to be looked at
        session.changed.connect(self._follow)
        session.annotated.connect(self._follow_reader)
        session.whose.changed.connect(self._follow_colleagues)

    def open(
        self,
        meeting: MeetingId,
        offset: int | None = None,
        place: Place | None = None,
        version: int | None = None,
    ) -> None:
        """Show `meeting`, at a code point offset, or at `place`, or where the reader left it; `version` of it
        where another than the one in front is to be looked at."""
        self._wanted, self._version = meeting, version
        commits = self.session.pending.commits
        known = self._read

        def work(library: Library) -> _Reading:
            there = place or place_of(library, meeting)
            try:
                loaded = _load(library, meeting, version)
            except LookupError:  # another program removed it, or a copy without it was restored
                return _Reading(meeting, None, [], Placing(None), None, None, commits)
            annotations = _known_again(of_meeting(library, meeting), known)
            placing = Placing(loaded)
            placing.place(annotations)
            return _Reading(meeting, loaded, annotations, placing, there, offset, commits)

        self.session.background.read(work, self._take)

    def look_at(self, version: int | None) -> None:
        """Show another version of the meeting in view, at the chosen item; with None the one in front, where
        the reader left it."""
        if self.loaded is not None:
            self.open(self.loaded.id, None if version is None else 0, version=version)

    @property
    def looks_aside(self) -> bool:
        """Whether another version is in view than the one in front."""
        return self.version_aside is not None

    @property
    def version_aside(self) -> int | None:
        """The version in view where that is another than the one in front."""
        return None if self.loaded is None else self.loaded.aside

    @property
    def is_written_on(self) -> bool:
        """Whether the reader adds to the version in view: to the one in front, and to what counts beside it,
        such as a supplement. Others are looked at."""
        shown = None if self.loaded is None else self.loaded.shown
        return shown is None or shown.counts

    def kept(self) -> Kept | None:
        """The meeting in view, for `open_kept`; None where there is none, or another version is looked at."""
        if self.loaded is None or self.looks_aside:
            return None
        # With what the library does not have yet: whoever reads it first makes the session forget the wish.
        return Kept(self.loaded, self._placing.annotations, self._placing)

    def open_kept(self, kept: Kept, place: Place | None) -> None:
        """Show a meeting as it was when it was in view, at once, then read what has changed since."""
        meeting = kept.loaded.id
        self._wanted = meeting
        self._take(_Reading(meeting, kept.loaded, kept.annotations, kept.placing, place, None, 0))
        self.open(meeting, place=place)

    def show_nothing(self) -> None:
        """No meeting is in view."""
        self._wanted = None
        self._show_nothing()

    def choose_item(self, item: int) -> None:
        """Make `item` the chosen one."""
        if self.loaded and 0 <= item < len(self.loaded.meeting.items) and item != self.item:
            self.item = item
            self.item_chosen.emit(item)

    def remember_place(self, place: Place) -> None:
        """Keep where the reader is, for the next time."""
        if self.loaded is not None and not self.looks_aside:  # a place is one in the version in front
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

    def place_at(self, offset: int, page: int | None) -> tuple[int, int | None]:
        """Item and attachment at a code point offset, or on the page in view where that has no text above it.

        The item is -1 before the first; the attachment is None where the place is the item's own.
        """
        loaded = self.loaded
        if loaded is None:
            return -1, None
        line = loaded.source.line_at(offset)
        node = next((node for node in loaded.meeting.nodes if node.first <= line < node.end), None)
        on_page = page is None or not loaded.source.lines or loaded.source.lines[line].page == page
        if on_page and node is not None and node.kind is NodeKind.ATTACHMENT and node.item is not None:
            return node.item, node.attachment
        if page is not None and (not on_page or (node is not None and node.kind is NodeKind.FURNITURE)):
            for item, each in enumerate(self.items):
                for number, attachment in enumerate(each.attachments):
                    if page in attachment.pages:
                        return item, number
        return self.item_at(offset), None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The annotations on passages, in the order of the text, longer ones first."""
        return self._placing.marks

    @property
    def without_place(self) -> list[Annotation]:
        """The annotations whose place was not surely found in this state of the meeting."""
        return self._placing.without_place

    @property
    def all_annotations(self) -> list[tuple[Target | None, Annotation]]:
        """Every annotation of the meeting with what it is about; None where that was not found."""
        placed = [(t, a) for t, annotations in self._placing.by_target.items() for a in annotations]
        return [*placed, *((None, annotation) for annotation in self.without_place)]

    def annotations(self, target: Target) -> list[Annotation]:
        """The annotations on `target`, oldest first."""
        return self._placing.by_target.get(target, [])

    def tags(self, target: Target) -> list[Annotation]:
        """The tags on `target`, in the order they were put there."""
        return [a for a in self.annotations(target) if a.kind is AnnotationKind.TAG]

    def notes(self, target: Target) -> list[Annotation]:
        """The notes on `target`, oldest first. There is one, unless two programs wrote at the same time."""
        return [a for a in self.annotations(target) if a.kind is AnnotationKind.NOTE]

    def note(self, target: Target) -> Annotation | None:
        """The first note on `target`."""
        return next(iter(self.notes(target)), None)

    def corrections(self, target: Target) -> list[Correction]:
        """What the reader put right on `target`, oldest first."""
        return self._corrected.get(target, [])

    def corrections_without_place(self) -> list[Correction]:
        """Corrections that change nothing, as their place is not found in this state of the document."""
        if self.loaded is None:
            return []
        made, lost, _undone = self.loaded.corrections
        return [each for each in made if each.id in lost]

    def annotated_items(self) -> set[int]:
        """Indexes of the items that carry annotations, on themselves or on their decisions; comments on a
        draft are told of by its review."""
        return {
            target.item
            for target, found in self._placing.by_target.items()
            if target.item >= 0 and any(each.kind is not AnnotationKind.COMMENT for each in found)
        }

    def waiting_items(self) -> dict[int, int]:
        """By the index of an item, how many annotations wait to be placed there, each passage once."""
        return self._placing.waiting

    def _take(self, reading: _Reading) -> None:
        loaded = reading.loaded
        if reading.meeting != self._wanted:
            return  # the reader has gone on to another meeting
        if loaded is None:
            self._show_nothing()
            return
        same_meeting = self.loaded is not None and self.loaded.id == loaded.id
        if self.loaded is not None and _state(self.loaded) == _state(loaded) and reading.offset is None:
            self._take_annotations(reading.meeting, reading.annotations, reading.commits)
            return
        if same_meeting and self.is_held():
            self._open_when_free(reading.meeting, reading.offset)
            return
        chosen = self._chosen_key(loaded)
        place_of_chosen = self._offset_of_chosen(loaded)
        is_other = same_meeting and self.loaded is not None and self.loaded.version != loaded.version
        goes_back = is_other and self.looks_aside and loaded.aside is None and reading.offset is None
        self.same_document = place_of_chosen is not None
        self.stays = self.same_document or _same_pages(self.loaded, loaded)
        again = None if chosen is None else find_item(loaded.meeting.items, chosen)
        self.loaded, self.place, self.offset = loaded, reading.place, reading.offset
        if again is not None and is_other and not goes_back and not reading.offset:
            self.offset = loaded.meeting.items[again].heading.start  # the same item of another version
        if not self.looks_aside:
            self._version = None  # it stands in front now: what comes in front later is shown
        self._placing, self._shown_as = reading.placing, {}
        self.item = -1
        self._corrected = corrections_by_place(loaded)
        self._take_annotations(reading.meeting, reading.annotations, reading.commits, tell=False)
        self.shown.emit()
        wanted, self.offset_to_choose = self.offset_to_choose, None
        if wanted is not None and self.same_document:
            self.choose_item(self.item_at(wanted))
        elif chosen is not None and self.item < 0 and not goes_back:
            if again is None and place_of_chosen is not None:  # it was joined with another
                again = max(0, self.item_at(place_of_chosen))
            if again is not None:
                self.choose_item(again)

    def _open_when_free(self, meeting: MeetingId, offset: int | None) -> None:
        """Read `meeting` anew once the reader does not write: by then, what was read before is old."""

        def look() -> None:
            if meeting != self._wanted:
                return
            if self.is_held():
                self._open_when_free(meeting, offset)
            else:
                self.open(meeting, offset, version=self._version)

        QTimer.singleShot(HELD_MS, self, look)

    def _show_nothing(self) -> None:
        """The meeting in view is not in the library any more."""
        self.loaded, self.place, self.offset, self.item, self._read = None, None, None, -1, []
        self._placing = Placing(None)
        self.shown.emit()

    def _chosen_key(self, loaded: LoadedMeeting) -> ItemKey | None:
        """The chosen item's key, where `loaded` is a new state of the meeting in view."""
        same = self.loaded is not None and self.loaded.id == loaded.id
        return ItemKey.of(self.items[self.item]) if same and self.item >= 0 else None

    def _offset_of_chosen(self, loaded: LoadedMeeting) -> int | None:
        """Where the chosen item begins, 0 without one; None where `loaded` is another document, or text."""
        before = self.loaded
        if before is None or (before.id, before.version) != (loaded.id, loaded.version):
            return None
        if before.source.text != loaded.source.text:
            return None
        return self.items[self.item].heading.start if self.item >= 0 else 0

    def _follow(self, changes: Changes) -> None:
        meeting = self._wanted
        if meeting is None:
            return
        if changes.everything or meeting in changes.meetings:
            self.open(meeting, version=self._version)
        elif meeting in changes.annotated:
            commits, known = self.session.pending.commits, self._read
            self.session.background.read(
                lambda library: (meeting, _known_again(of_meeting(library, meeting), known), commits),
                self._refresh,
            )

    def _refresh(self, answer: tuple[MeetingId, list[Annotation], int]) -> None:
        self._take_annotations(*answer)

    def _take_annotations(
        self, meeting: MeetingId, annotations: list[Annotation], commits: int, *, tell: bool = True
    ) -> None:
        if self.loaded is None or self.loaded.id != meeting:
            return
        self.session.pending.read(meeting, commits)
        self._read = annotations
        self._sort()
        if tell:  # also where all is as it was: who waits for a reading hears of it
            self.annotations_changed.emit()

    def _follow_reader(self, meeting: str) -> None:
        """The reader did something: show it at once, the library comes after."""
        if self.loaded is not None and self.loaded.id == meeting:
            self._sort()
            self.annotations_changed.emit()

    def _follow_colleagues(self) -> None:
        """Colleagues' annotations are shown otherwise, or not at all."""
        self._follow_reader(self.loaded.id if self.loaded else "")

    def _sort(self) -> None:
        """Put each annotation to its place; those whose place is not found stay apart."""
        meeting, whose = self.loaded.id if self.loaded else None, self.session.whose
        annotations = whose.seen(self.session.pending.over(meeting, self._read)) if meeting else []
        shown_as = whose.colleagues_of(annotations)
        if annotations != self._placing.annotations or shown_as != self._shown_as:
            self._shown_as = shown_as
            self._placing.place(annotations, whose.by)


def _known_again(annotations: list[Annotation], known: list[Annotation]) -> list[Annotation]:
    """The very objects that are known already where they are equal: they are not compared again later."""
    by_id = {annotation.id: annotation for annotation in known}
    return [
        there if (there := by_id.get(annotation.id)) == annotation and there is not None else annotation
        for annotation in annotations
    ]


def _load(library: Library, meeting: MeetingId, version: int | None) -> LoadedMeeting:
    """A version of a meeting; the one in front where that one is not there any more."""
    try:
        return load(library, meeting, version)
    except LookupError:
        return load(library, meeting)


def _same_pages(before: LoadedMeeting | None, loaded: LoadedMeeting) -> bool:
    return (
        before is not None
        and (before.id, before.version) == (loaded.id, loaded.version)
        and bool(loaded.source.pages)
        and before.source.pages == loaded.source.pages
    )


def _state(loaded: LoadedMeeting) -> tuple[object, ...]:
    """What tells one state of a meeting's document from another."""
    meeting = loaded.meeting
    return (
        *(loaded.id, loaded.version, loaded.parse, loaded.source.extractor, loaded.versions),
        *(meeting.parser, meeting.vocabulary, loaded.corrections, loaded.attached, loaded.beside),
        *(loaded.body_name, loaded.municipality_name),
        loaded.carrying,  # not `kept` and `carried`: there may be thousands
    )
