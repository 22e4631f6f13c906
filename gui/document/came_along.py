"""What came along to another version of the meeting in view: the result, its places, placing the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.annotations import AnnotationId, MeetingId, Passage, find_item
from core.carried import Anchor, Candidate
from core.language import _
from gui.annotations.placing import NO_ITEM
from gui.current_meeting import CurrentMeeting
from gui.document.going_to_annotations import GoingToAnnotations
from gui.document.other_versions import OtherVersions
from gui.document.placing_by_hand import PlacingByHand
from gui.document.walking import Walking
from gui.models.carried import CarriedRow
from gui.panels.annotations_panel import AnnotationsPanel
from gui.panels.decision_panel import DecisionPanel
from gui.panels.status_line import StatusLine
from gui.source_view.stack import SourceStack
from gui.theme import Theme

if TYPE_CHECKING:
    from gui.dialogs.carried import CarriedDialog, Stood

Open = Callable[[MeetingId, int | None, int | None], object]
"""Opens a meeting, at an offset where one is known, in a version."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A place that is to be seen once its version is in view; `annotations` are those that stand there."""

    meeting: MeetingId
    version: int | None
    anchor: Anchor
    annotations: frozenset[AnnotationId] = frozenset()


class CameAlong(QObject):
    """Works for one group. `placing.bar` stands above the document."""

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        status: StatusLine,
        current: CurrentMeeting,
        source: SourceStack,
        walking: Walking,
        versions: OtherVersions,
        open_version: Open,
    ) -> None:
        super().__init__(source)
        self._window = window
        self._theme = theme
        self._status = status
        self._current = current
        self._document = source.document
        self._walking = walking
        self._open = open_version
        self._wanted: _Wanted | None = None
        self._seen: tuple[MeetingId, int] | None = None  # the meeting and version in view
        self._stood: dict[MeetingId, Stood] = {}  # where the dialog of each meeting stood when it was closed
        self.placing = PlacingByHand(current, source, walking, status)
        self.dialog: CarriedDialog | None = None
        self.placing.turned.connect(versions.hush)
        versions.result_wanted.connect(self.show)

    def follow(self, going: GoingToAnnotations, decision: DecisionPanel, listed: AnnotationsPanel) -> None:
        """Go to what is wanted once the document has taken its place: called when that is connected."""
        going.waits.connect(self.show)
        decision.waiting_wanted.connect(self.show)
        self._current.shown.connect(self.placing.arrive)
        self._current.shown.connect(lambda: listed.list.choose(None) if self._is_other_version() else None)
        self._current.shown.connect(self._arrive)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the command of the table means here."""
        return {"carried": self.show}

    def show(self, first: AnnotationId | None = None) -> None:
        """Show what became of the annotations of the meeting in view; `first` is to be the chosen one."""
        loaded = self._current.loaded
        if loaded is None:
            return
        from gui.dialogs.carried import CarriedDialog  # loaded when first shown, not by every start

        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.close()
        session = self._current.session
        stood = self._stood.get(loaded.id)
        dialog = self.dialog = CarriedDialog(self._window, session, self._theme, loaded.id, first, stood)
        dialog.finished.connect(lambda _result: self._stood.update({dialog.meeting: dialog.stands}))
        dialog.turned.connect(self._status.show_notice)
        dialog.look_wanted.connect(self.place)
        dialog.now_wanted.connect(lambda row: self._show_row(row, row.carried.anchor, row.to_version))
        dialog.was_wanted.connect(lambda row: self._show_row(row, row.carried.was, row.from_version))
        dialog.show()

    def place(self, row: CarriedRow, candidate: Candidate | None = None) -> None:
        """Have the reader place what waits in the document: at a place that is offered, or by hand."""
        self._wanted = None
        self.placing.begin(row, candidate)
        self._bring(row.meeting, row.to_version)

    def show_anchor(
        self,
        meeting: MeetingId,
        anchor: Anchor,
        version: int | None,
        annotations: Iterable[AnnotationId] = (),
    ) -> None:
        """Show a place in a version of a meeting, None being the one in front; the marks of `annotations` are
        chosen there, and without such the words are selected."""
        self._wanted = _Wanted(meeting, version, anchor, frozenset(annotations))
        if self._is_in_view(meeting, version):
            self._arrive()
        else:
            self._bring(meeting, version)

    def _show_row(self, row: CarriedRow, anchor: Anchor | None, version: int | None) -> None:
        if anchor is not None:
            self.show_anchor(row.meeting, anchor, version, row.ids)

    def _is_in_view(self, meeting: MeetingId, version: int | None) -> bool:
        loaded = self._current.loaded
        if loaded is None or loaded.id != meeting:
            return False
        return loaded.version == version if version is not None else not self._current.looks_aside

    def _bring(self, meeting: MeetingId, version: int | None) -> None:
        """Have a version in view."""
        loaded = self._current.loaded
        if self._is_in_view(meeting, version):
            return
        if loaded is not None and loaded.id == meeting:
            front = next((each.id for each in loaded.versions if each.is_front), None)
            self._current.look_at(None if version == front else version)
        else:
            self._open(meeting, None, version)

    def _arrive(self) -> None:
        wanted, loaded = self._wanted, self._current.loaded
        if wanted is None or loaded is None or not self._is_in_view(wanted.meeting, wanted.version):
            return
        self._wanted = None
        key, passage = wanted.anchor.item, wanted.anchor.passage
        item = find_item(loaded.meeting.items, key) if key != NO_ITEM else None
        if passage is not None:
            self._walking.go_to_amid(passage.span)
            self._stand_out(wanted, passage)
        elif item is not None:
            self._walking.go_to(loaded.meeting.items[item].heading)
        else:
            self._status.show_notice(_("Its place was not found in this version of the document."))

    def _stand_out(self, wanted: _Wanted, passage: Passage) -> None:
        """Choose the mark on the passage, or select its words: so it is seen among the others."""
        self._document.deselect()
        marks = (each for each in self._current.marks if each.annotation.id in wanted.annotations)
        target = next((each.target for each in marks), None)
        self._document.choose(target)
        if target is None and passage.quote:
            self._document.select(passage.span.start, passage.span.end)

    def _is_other_version(self) -> bool:
        """Whether another version of the meeting came into view than the one before."""
        loaded = self._current.loaded
        before, self._seen = self._seen, None if loaded is None else (loaded.id, loaded.version)
        return before is not None and self._seen is not None and before != self._seen
