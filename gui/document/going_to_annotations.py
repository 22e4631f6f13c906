"""Going to what an annotation is about, in the meeting in view or in another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.annotations import AnnotationId, MeetingId, find_item
from core.language import _
from core.library import LoadedMeeting
from core.library.carrying.here import left_here, stands_ahead, waits_here
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.models.annotation_cards import Card
from gui.panels.decision_panel import DecisionPanel
from gui.panels.status_line import StatusLine
from gui.source_view.shown_document import ShownDocument


class GoingToAnnotations(QObject):
    """Works for one group of documents. `open_meeting` opens another meeting, at an offset where known.
    `waits` carries the id of an annotation that waits to be placed in the version in view, or was left."""

    waits = Signal(str)

    def __init__(
        self,
        current: CurrentMeeting,
        walking: Walking,
        decision: DecisionPanel,
        document: ShownDocument,
        status: StatusLine,
        open_meeting: Callable[[MeetingId, int | None], object],
    ) -> None:
        super().__init__(walking)
        self._current = current
        self._walking = walking
        self._decision = decision
        self._document = document
        self._status = status
        self._open_meeting = open_meeting
        self._wanted: Card | None = None  # in a meeting that is being opened
        self._left: MeetingId | None = None  # the meeting that was in view when that was asked for
        current.shown.connect(self._arrive)

    def go(self, card: Card) -> None:
        """Show what `card` is about, and choose its marks."""
        loaded = self._current.loaded
        if loaded is not None and loaded.id == card.meeting:
            self._wanted = None
            self._show(card)
        else:
            self._wanted, self._left = card, loaded.id if loaded is not None else None
            passage = card.annotations[0].passage
            self._open_meeting(card.meeting, None if passage is None else passage.span.start)

    def _arrive(self) -> None:
        card, loaded = self._wanted, self._current.loaded
        arrived = loaded.id if loaded is not None else None
        if card is None or (arrived is not None and arrived == self._left):
            return  # nothing is wanted, or what was in view is only there in another state
        self._wanted = None  # where another meeting came, the one that was wanted could not be opened
        if arrived == card.meeting:
            self._show(card)

    def _show(self, card: Card) -> None:
        wanted = {each.id for each in card.annotations}
        target = self._target(wanted)
        loaded = self._current.loaded
        beside = loaded.beside_with(card.item) if loaded is not None else None
        if target is None and beside is not None:  # it stands in the supplement, or back in the minutes
            self._wanted, self._left = card, None
            self._current.look_at(beside)
        elif target is None and loaded is not None and (ahead := _ahead(loaded, card)) is not None:
            self._wanted, self._left = card, None
            self._current.look_at(ahead)
        elif target is None and loaded is not None and (waiting := _waiting(loaded, card)) is not None:
            self.waits.emit(waiting)
        elif target is None:
            item = find_item(self._current.items, card.item)
            if item is not None:
                self._go_to_item(item)
            self._status.show_notice(_("Its place was not found in this version of the document."))
        elif target.passage is not None:
            self._walking.go_to_mark(target)
            self._document.choose(target)
        elif target.decision is not None:
            self._current.choose_item(target.item)
            self._walking.show_place(self._current.items[target.item].decisions[target.decision].span)
            self._decision.show_decision(target.decision)
        else:
            self._go_to_item(target.item)

    def _go_to_item(self, item: int) -> None:
        self._current.choose_item(item)
        self._walking.show_place(self._current.items[item].heading)

    def _target(self, wanted: set[AnnotationId]) -> Target | None:
        """Where the annotations stand now."""
        for target, annotation in self._current.all_annotations:
            if annotation.id in wanted and target is not None:
                return target
        return None


def _ahead(loaded: LoadedMeeting, card: Card) -> int | None:
    """The newest version, where `card` stands there alone though an older one is in front."""
    return next((at for each in card.annotations if (at := stands_ahead(loaded, each)) is not None), None)


def _waiting(loaded: LoadedMeeting, card: Card) -> AnnotationId | None:
    """The first annotation of `card` that waits to be placed in the version in view, or was left on the way
    there; None without such."""
    there = (each for each in card.annotations if waits_here(loaded, each) or left_here(loaded, each))
    return next((each.id for each in there), None)
