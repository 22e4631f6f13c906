"""The annotations that a list shows: those of the meeting in view, or of all, as the reader has them, but for
comments on drafts.

What the reader does shows at once; what others write, as soon as the session tells of it. All meetings are
read only while they are wanted, on the reading thread.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from core.annotations import Annotation, AnnotationKind, MeetingId
from core.library import Changes, Library, of_meeting
from core.library.lists.meetings import annotated_meetings
from gui.current_meeting import CurrentMeeting
from gui.models.annotation_cards import Card, MeetingHead, placed_cards, stored_cards

MOST_AT_ONCE = 50
"""Meetings in which an edit shows before the library has taken it, besides the one in view."""


class _Everywhere(NamedTuple):
    """All annotations as one reading gave them, by meeting."""

    heads: dict[MeetingId, MeetingHead]
    annotations: dict[MeetingId, list[Annotation]]
    cards: dict[MeetingId, list[Card]]
    commits: int  # of the session when the reading was asked for


class ListedAnnotations(QObject):
    """Cards of the meeting in view and, when wanted, of all others. `changed` says that they are others."""

    changed = Signal()

    def __init__(self, current: CurrentMeeting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self._session = current.session
        self.everywhere = False
        self.is_read = True  # whether what is wanted has been read; there may be more to come otherwise
        self.here: list[Card] = []  # of the meeting in view, by place
        self._heads: dict[MeetingId, MeetingHead] = {}
        self._annotations: dict[MeetingId, list[Annotation]] = {}  # as they were read
        self._elsewhere: dict[MeetingId, list[Card]] = {}
        self._seen: dict[MeetingId, int] = {}  # how many commits of the session what was read holds
        self._asked = 0
        self._touched: dict[MeetingId, MeetingHead] = {}  # by the reader, and not laid over yet
        self._soon = QTimer(self)  # one edit may touch many meetings
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._lay_over_touched)
        current.shown.connect(self._show_here)
        current.annotations_changed.connect(self._show_here)
        self._session.annotated.connect(self._follow_reader)
        self._session.changed.connect(self._follow)
        self._session.whose.changed.connect(self._follow_colleagues)
        self._place_here()

    @property
    def cards(self) -> list[Card]:
        """Every card there is, in no order that means anything."""
        if not self.everywhere:
            return self.here
        meeting = self._current.loaded.id if self._current.loaded else None
        cards = [card for each, of in self._elsewhere.items() if each != meeting for card in of]
        return cards + self.here

    def show_everywhere(self, wanted: bool) -> None:
        """Whether the annotations of all meetings are wanted."""
        if wanted == self.everywhere:
            return
        self.everywhere = wanted
        if wanted:
            self._read_everything()
        else:
            self._asked += 1
            self.is_read = True
            self._heads, self._annotations, self._elsewhere = {}, {}, {}
        self.changed.emit()

    def _show_here(self) -> None:
        self._place_here()
        self.changed.emit()

    def _place_here(self) -> None:
        loaded = self._current.loaded
        known: dict[Hashable, Card] = {card.key: card for card in self.here}
        there = [each for each in self._current.all_annotations if _is_listed(each[1])]
        self.here = placed_cards(loaded, there, known) if loaded else []

    def _follow_reader(self, meeting: str) -> None:
        """The reader did something in a meeting that may not be the one in view."""
        head = self._heads.get(MeetingId(meeting))
        if head is not None:
            self._touched[head.id] = head
            self._soon.start()

    def _lay_over_touched(self) -> None:
        """Show what the reader did elsewhere. What takes long shows when it is read from the library."""
        touched, self._touched = self._touched, {}
        for head in list(touched.values())[:MOST_AT_ONCE]:
            if head.id in self._heads:
                self._lay_over(head)
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if not self.everywhere:
            return
        if changes.everything or changes.meetings or not changes.annotated <= self._heads.keys():
            self._read_everything()
        elif changes.annotated:
            heads = {meeting: self._heads[meeting] for meeting in changes.annotated}
            asked, commits = self._asked, self._session.pending.commits

            def work(library: Library) -> tuple[int, _Everywhere]:
                return asked, _read(library, heads, heads, commits)

            self._session.background.read(work, self._take_some)

    def _follow_colleagues(self) -> None:
        """Colleagues are shown or hidden; those of the meeting in view come with it."""
        if self.everywhere:
            for head in self._heads.values():
                self._lay_over(head)
            self.changed.emit()

    def _read_everything(self) -> None:
        self._asked += 1
        self.is_read = False
        asked, commits = self._asked, self._session.pending.commits

        def work(library: Library) -> tuple[int, _Everywhere]:
            with library.snapshot():
                heads = {row.id: MeetingHead.of_row(row) for row in annotated_meetings(library)}
                return asked, _read(library, heads, heads, commits)

        self._session.background.read(work, self._take_everything)

    def _take_everything(self, answer: tuple[int, _Everywhere]) -> None:
        asked, there = answer
        if asked != self._asked:
            return  # a later reading is on its way, or none is wanted any more
        self.is_read = True
        self._heads, self._annotations, self._elsewhere = there.heads, there.annotations, there.cards
        self._seen = dict.fromkeys(there.heads, there.commits)
        self._lay_over_all(there.heads)
        self.changed.emit()

    def _take_some(self, answer: tuple[int, _Everywhere]) -> None:
        asked, there = answer
        if asked != self._asked:
            return
        self._annotations |= there.annotations
        self._elsewhere |= there.cards
        self._seen |= dict.fromkeys(there.heads, there.commits)
        self._lay_over_all(there.heads)
        self.changed.emit()

    def _lay_over_all(self, meetings: Iterable[MeetingId]) -> None:
        """Lay what the reader wants over what was read, where it may not be in there yet."""
        touched, hidden = self._session.pending.touched(), self._session.whose.hidden
        for meeting in meetings:
            if hidden or meeting in touched:
                self._lay_over(self._heads[meeting])

    def _lay_over(self, head: MeetingHead) -> None:
        read = self._annotations.get(head.id, [])  # stays as it was read: a wish may be given up
        wanted = self._session.pending.over(head.id, read, self._seen.get(head.id, -1))
        seen = filter(_is_listed, self._session.whose.seen(wanted))
        self._elsewhere[head.id] = stored_cards(head, seen)


def _read(
    library: Library, heads: dict[MeetingId, MeetingHead], wanted: Iterable[MeetingId], commits: int
) -> _Everywhere:
    """The annotations of the `wanted` meetings, and their cards."""
    found = {meeting: of_meeting(library, meeting) for meeting in wanted}
    cards = {
        meeting: stored_cards(heads[meeting], filter(_is_listed, each)) for meeting, each in found.items()
    }
    return _Everywhere(heads, found, cards, commits)


def _is_listed(annotation: Annotation) -> bool:
    """A comment on a draft is in the list of its review alone."""
    return annotation.kind is not AnnotationKind.COMMENT
