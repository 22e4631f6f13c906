"""Walking through the meeting in view: tree, document and decision panel move together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.annotations import find_item
from core.language import _
from core.library import Place
from core.minutes import AgendaItem, Confidence, Level, Role
from core.source_text import Span
from core.wording import doubt
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.panels.agenda_panel import AgendaPanel
from gui.panels.decision_panel import DecisionPanel
from gui.panels.status_line import StatusLine
from gui.source_view.caret import caret_seen
from gui.source_view.stack import SourceStack


class UncertainPlace(NamedTuple):
    """An item or a decision of which the program is not sure."""

    item: int
    span: Span  # of the heading, or of the decision
    decision: int | None  # index into the item's decisions
    words: str  # what it is not sure of


class Walking(QObject):
    """Works for one group. `went` says that the reader goes to another place, by whatever way."""

    leaving = Signal()  # a jump is about to be made
    went = Signal()

    def __init__(
        self,
        current: CurrentMeeting,
        agenda: AgendaPanel,
        source: SourceStack,
        decision: DecisionPanel,
        status: StatusLine,
    ) -> None:
        super().__init__(agenda)
        self._current = current
        self._agenda = agenda
        self._source = source
        self._decision = decision
        self._status = status
        self._last: UncertainPlace | None = None  # where `to_next_uncertain` went
        agenda.place_chosen.connect(self.show_place)  # their item is the chosen one already
        agenda.page_chosen.connect(self.show_page)
        agenda.head.uncertain_wanted.connect(self.to_next_uncertain)
        decision.place_wanted.connect(self.go_to)
        source.offset_changed.connect(self.follow_scrolling)
        current.item_chosen.connect(self._show_item)

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that lead through the meeting."""
        return {"to_decision": self.to_decision, "next_uncertain": self.to_next_uncertain}

    def take_place(self, place: Place | None) -> None:
        """Stand where the reader wants to be, or else at `place`, where they were."""
        view = self._source.view
        if view is None:
            return
        offset = self._current.offset
        if offset is not None:
            view.go_to(offset)
            self.choose_at(offset)
        elif place is not None:
            self._source.restore(place)
            item = find_item(self._current.items, place.item) if place.item else None
            if item is not None:
                self._current.choose_item(item)
        self.went.emit()

    def return_to(self, place: Place) -> None:
        """Stand at a place of this meeting again, as large and in the way as it is shown now."""
        now = self._source.place()
        if now is None:
            return
        self._source.restore(replace(place, zoom=now.zoom, rotation=now.rotation, mode=now.mode, fit=now.fit))
        item = find_item(self._current.items, place.item) if place.item else None
        if item is not None:
            self._current.choose_item(item)
        else:
            self._choose_at_eye()
        self.went.emit()

    def choose_at(self, offset: int) -> None:
        """Choose the item, and the attachment, at a code point offset."""
        loaded = self._current.loaded
        self._choose(offset, loaded.source.page_of(offset) if loaded else None)

    def go_to(self, span: Span) -> None:
        """Show a place of the text, and choose the item it belongs to."""
        self.show_place(span)
        if self._source.view is not None:
            self.choose_at(span.start)

    def go_to_amid(self, span: Span) -> None:
        """As `go_to`, with what stands above the place in view, too: there it belongs or not."""
        view = self._source.view
        if view is None or view.shows(span):
            self.choose_at(span.start)
            return
        self.go_to(span)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - view.viewport().height() // 4)
        self.choose_at(span.start)  # not what is above it

    def show_place(self, span: Span) -> None:
        """Show a place of the text, whatever item is chosen."""
        if self._source.view is not None:
            self.leaving.emit()
            self._source.view.go_to(span.start)
            self.went.emit()

    def show_target(self, target: Target) -> None:
        """Have what an annotation is about in view, and choose its item."""
        if target.passage is not None:
            self.show_mark(target)
            return
        item = self._current.items[target.item]
        self._current.choose_item(target.item)
        self._show_span(item.heading if target.decision is None else item.decisions[target.decision].span)

    def show_mark(self, target: Target) -> None:
        """Have the passage or area of a mark in view, and choose its item."""
        view, area = self._source.view, target.area
        if view is None or target.passage is None:
            return
        there = None if area is None else view.area_rect(area)
        room = view.viewport().rect()
        if view.shows(target.passage) if there is None else room.contains(there.toRect()):
            self._choose_mark(target)
        else:
            self.go_to_mark(target)

    def go_to_mark(self, target: Target) -> None:
        """Show the place of a mark, and choose its item."""
        pages, area = self._source.pages, target.area
        if area is not None and self._source.view is pages:
            self.leaving.emit()
            pages.go_to_place(area.page, area.box.y0)
            self.went.emit()
        elif target.passage is not None:
            self.go_to(target.passage)
        self._choose_mark(target)

    def _choose_mark(self, target: Target) -> None:
        if target.area is not None and target.passage is not None:
            self._choose(target.passage.start, target.area.page)
        elif target.passage is not None:
            self.choose_at(target.passage.start)

    def go_to_page(self, page: int) -> None:
        """Show a page, counted from 0, and choose the item that the reader sees there."""
        self.show_page(page)
        self._choose_at_eye()

    def show_page(self, page: int) -> None:
        """Show a page, counted from 0, whether it holds text or not."""
        if self._source.view is not None:
            self.leaving.emit()
            self._source.view.go_to_page(page)
            self.went.emit()

    def follow_scrolling(self, offset: int) -> None:
        """Have the tree follow the document; what is being written stays in view."""
        view = self._source.view
        if view is not None and not self._current.is_held():
            if caret_seen(view) is not None:
                self.choose_at(view.document.head)
            else:
                self._choose(offset, view.page_at_eye())
        self.went.emit()

    def to_decision(self) -> None:
        """Show the chosen item's decision, and have tag and note mean it."""
        if self._current.item < 0:
            self._agenda.step(+1)
        if self._current.item < 0:
            return
        item = self._current.items[self._current.item]
        decision = item.own_decision or (item.decisions[-1] if item.decisions else None)
        if decision is not None:
            self._show_span(decision.span)
            self._decision.activate_decision()

    def to_next_uncertain(self) -> None:
        """Show the next item or decision that the program is not sure of; after the last, the first."""
        places = uncertain_places(self._current.items)
        if not places:
            self._status.show_notice(_("No uncertain places"))
            return
        here, last = self._current.item, self._last
        if last in places and last is not None and last.item == here:
            later = places[places.index(last) + 1 :]
        else:
            later = [place for place in places if place.item >= here]
        place = (later or places)[0]
        self._last = place
        self._current.choose_item(place.item)
        self._show_span(place.span)
        if place.decision is not None:
            self._decision.show_decision(place.decision)
        number = places.index(place) + 1
        words = _("Uncertain place {number} of {count}: {what}")
        self._status.show_notice(words.format(number=number, count=len(places), what=place.words))

    def _show_span(self, span: Span) -> None:
        if self._source.view is not None and not self._source.view.shows(span):
            self.show_place(span)

    def _choose_at_eye(self) -> None:
        view = self._source.view
        if view is not None:
            self._choose(view.offset_at_eye(), view.page_at_eye())

    def _choose(self, offset: int, page: int | None) -> None:
        item, attachment = self._current.place_at(offset, page)
        if item >= 0:
            self._current.choose_item(item)
            self._agenda.follow_attachment(attachment)

    def _show_item(self, index: int) -> None:
        """The chosen item is another: lay the band under its decision."""
        self._source.document.set_band(decision_places(self._current.items[index]))
        self.went.emit()


def uncertain_places(items: tuple[AgendaItem, ...]) -> list[UncertainPlace]:
    """The items and decisions that hold a field of level UNSURE, in order."""
    places = []
    for index, item in enumerate(items):
        if words := _doubts(item.confidence):
            places.append(UncertainPlace(index, item.heading, None, words))
        for number, decision in enumerate(item.decisions):
            if words := _doubts(decision.confidence):
                places.append(UncertainPlace(index, decision.span, number, words))
    return places


def _doubts(confidence: tuple[Confidence, ...]) -> str:
    return " ".join(doubt(each) for each in confidence if each.level is Level.UNSURE)


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
