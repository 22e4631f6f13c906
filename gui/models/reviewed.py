"""The review of the draft in view: how far each item is, its comments with replies, what else is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.annotations import Annotation, AnnotationId, AnnotationKind, MeetingId
from core.library import Changes, Library, LoadedMeeting
from core.library.review import load_review
from core.review.drafts import DraftSign, draft_sign, is_draft
from core.review_states import (
    ItemStanding,
    ItemState,
    Reply,
    ReviewState,
    Settled,
    SignOff,
    has_changed,
    state_in,
    wordings,
)
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.edits.review import wording_on


@dataclass(frozen=True, slots=True)
class CommentThread:
    """A comment, what was answered to it, and whether it is settled. `target` is where it stands in the
    version in view, None where it has no place there; `has_changed` says of a settled one that the text there
    is another than when it was settled, as soon as that was read."""

    comment: Annotation
    target: Target | None
    replies: tuple[Reply, ...] = ()
    settled: Settled | None = None
    has_changed: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    state: ReviewState
    loaded: LoadedMeeting
    wordings: tuple[str, ...]
    standing: tuple[ItemStanding, ...]
    settled_on: Mapping[Target, str]  # digests of what settled comments stand on


class Reviewed(QObject):
    """What is said of the draft of the meeting in view. `changed` says that it is another, or that another
    version is in view; comments change with `CurrentMeeting.annotations_changed`, too."""

    changed = Signal()

    def __init__(self, current: CurrentMeeting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self._state = ReviewState()
        self._meeting: MeetingId | None = None  # whose that is
        self._read: _Read | None = None  # of the version in view
        self._comments: tuple[CommentThread, ...] | None = None  # None where they are to be put together anew
        current.annotations_changed.connect(self._forget_comments)
        current.shown.connect(self._look)
        current.session.changed.connect(self._follow)
        self._look()

    @property
    def state(self) -> ReviewState:
        """All that is said; nothing before it is read."""
        return self._state

    @property
    def is_read(self) -> bool:
        """Whether what is said of the version in view was read already."""
        return self._read is not None

    @property
    def standing(self) -> tuple[ItemStanding, ...]:
        """How far each item of the version in view is."""
        if self._read is None:
            return tuple(ItemStanding() for _item in self._current.items)
        return self._read.standing

    @property
    def wordings(self) -> tuple[str, ...]:
        """The digests of its items, for `set_state`; none before they are read."""
        return () if self._read is None else self._read.wordings

    @property
    def progress(self) -> Mapping[ItemState, int]:
        """How many items of the version in view are in each state."""
        found = Counter(each.state for each in self.standing)
        return {state: found[state] for state in ItemState}

    @property
    def sign(self) -> DraftSign | None:
        """What tells that the version in view is a draft; None where nothing does."""
        loaded = self._current.loaded
        if loaded is None:
            return None
        return draft_sign(loaded.meeting, loaded.name, loaded.source.tracked_changes)

    @property
    def is_draft(self) -> bool:
        """Whether the version in view counts as a draft: as the reader said, and else as it says itself."""
        return is_draft(self.state.said_draft, self.sign)

    @property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """Who signed off the version in view."""
        loaded = self._current.loaded
        return () if loaded is None else self.state.signed_off(loaded.file)

    @property
    def comments(self) -> tuple[CommentThread, ...]:
        """The comments in the order of the text, those without a place at the end; the very same tuple as
        long as nothing of them is another."""
        if self._comments is None:
            replies: dict[AnnotationId, list[Reply]] = {}
            for reply in self._state.replies:
                replies.setdefault(reply.comment, []).append(reply)
            settled = {each.comment: each for each in self._state.settled}
            threads = (
                self._thread(target, each, tuple(replies.get(each.id, ())), settled.get(each.id))
                for target, each in self._placed()
            )
            self._comments = tuple(sorted(threads, key=self._order))
        return self._comments

    def _placed(self) -> list[tuple[Target | None, Annotation]]:
        found = self._current.all_annotations
        return [(target, each) for target, each in found if each.kind is AnnotationKind.COMMENT]

    def _forget_comments(self) -> None:
        """The comments are others, or stand elsewhere."""
        self._comments = None
        self._read_places()

    def _read_places(self) -> None:
        """Read what settled comments stand on where that is not known."""
        read = self._read
        if read is not None and read.loaded is self._current.loaded:
            settled = {each.comment for each in read.state.settled}
            places = {target for target, each in self._placed() if target is not None and each.id in settled}
            if not places <= read.settled_on.keys():
                self._look()

    def _thread(
        self,
        target: Target | None,
        comment: Annotation,
        replies: tuple[Reply, ...],
        settled: Settled | None,
    ) -> CommentThread:
        changed = False
        if settled is not None and target is not None and self._read is not None:
            changed = has_changed(settled.wording, self._read.settled_on.get(target, ""))
        return CommentThread(comment, target, replies, settled, changed)

    def _order(self, thread: CommentThread) -> tuple[object, ...]:
        target, loaded = thread.target, self._current.loaded
        if target is None or loaded is None:
            return (1, 0, thread.comment.created)
        if target.passage is not None:
            return (0, target.passage.start, thread.comment.created)
        item = loaded.meeting.items[target.item]
        span = item.heading if target.decision is None else item.decisions[target.decision].span
        return (0, span.start, thread.comment.created)

    def _follow(self, changes: Changes) -> None:
        meeting = None if self._current.loaded is None else self._current.loaded.id
        if changes.everything or meeting in changes.reviewed or meeting in changes.annotated:
            self._look()

    def _look(self) -> None:
        """Read what is said; the digests of the words only of another version than before."""
        loaded, before = self._current.loaded, self._read
        if before is not None and before.loaded is not loaded:
            self._read = self._comments = before = None  # another version: its items are others
        if loaded is None or self._meeting != loaded.id:
            self._state, self._meeting = ReviewState(), None if loaded is None else loaded.id
            self._comments = None
            self.changed.emit()
        if loaded is None:
            return
        placed = [(target, each.id) for target, each in self._placed() if target is not None]

        def work(library: Library) -> _Read:
            state = load_review(library, loaded.id)
            words = wordings(loaded.source, loaded.meeting) if before is None else before.wordings
            known: Mapping[Target, str] = {} if before is None else before.settled_on
            settled = {each.comment for each in state.settled}
            on = {target: known.get(target) for target, comment in placed if comment in settled}
            digests = {
                target: _wording_on(loaded, target, words) if digest is None else digest
                for target, digest in on.items()
            }
            return _Read(state, loaded, words, state_in(state, loaded.meeting.items, words), digests)

        self._current.session.background.read(work, self._take)

    def _take(self, read: _Read) -> None:
        if self._current.loaded is not read.loaded:
            return  # another version came into view: what is said is on its way
        before, self._read, self._state = self._read, read, read.state
        if (
            before is None
            or before.loaded is not read.loaded
            or (before.state, before.settled_on) != (read.state, read.settled_on)
        ):
            self._comments = None
            self.changed.emit()
        self._read_places()


def _wording_on(loaded: LoadedMeeting, target: Target, words: Sequence[str]) -> str:
    """As `wording_on`; of whole items they are known: `words`."""
    if target.passage is None and target.decision is None and target.item >= 0:
        return words[target.item]
    return wording_on(loaded, target)
