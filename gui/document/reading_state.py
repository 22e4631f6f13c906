"""What the reader has seen of the meeting in view, and what is still unread.

An item counts as seen when it was in view for a moment, its heading and some of its text, or when it was the
chosen one and some of it in view. The moment begins anew with each step the reader makes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from core.annotations import ItemKey
from core.language import _
from core.library import Changes, Library
from core.library.reader.seen import mark_seen, unread_items
from core.minutes import AgendaItem
from core.source_text import Span
from gui.background import LONG
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.edits.reading import mark
from gui.panels.agenda_panel import AgendaPanel
from gui.source_view.stack import SourceStack

DWELL_MS = 1500
"""How long an item must be in view until it counts as seen."""
SOME_TEXT = 160
"""How much of an item below its heading must be in view, in code points, where it has as much."""


def items_seen(
    items: Sequence[AgendaItem], chosen: int, at_eye: int, shows: Callable[[Span], bool]
) -> frozenset[int]:
    """Which of `items` a reader sees who has the item `chosen` and looks at the offset `at_eye`.

    `shows` says whether all of a span is in view. Only the chosen item and those around it are asked about.
    """
    if not 0 <= chosen < len(items):
        return frozenset()
    seen = set()
    for steps in (range(chosen, len(items)), range(chosen - 1, -1, -1)):
        for index in steps:
            if shows(_beginning(items[index])):
                seen.add(index)
            elif index != chosen:
                break
    span = items[chosen].span
    if span.start <= at_eye < span.end:
        seen.add(chosen)
    return frozenset(seen)


class ReadingState(QObject):
    """Works for one group. Its agenda shows what is unread."""

    def __init__(
        self, current: CurrentMeeting, agenda: AgendaPanel, source: SourceStack, walking: Walking
    ) -> None:
        super().__init__(agenda)
        self._current = current
        self._agenda = agenda
        self._source = source
        self.unread: frozenset[int] = frozenset()  # indexes into the meeting's items
        self._kept: set[int] = set()  # what the reader wants unread although it is in view
        self._of: tuple[object, ...] | None = None
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(DWELL_MS)
        self._dwell.timeout.connect(self.look)
        walking.went.connect(self._dwell.start)
        current.shown.connect(self._arrive)
        current.item_chosen.connect(self._kept.discard)
        current.session.changed.connect(self._follow)

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that mark the chosen item."""
        return {"mark_read": lambda: self.mark_chosen(True), "mark_unread": lambda: self.mark_chosen(False)}

    def next_unread(self) -> int | None:
        """The next unread item after the chosen one; None where none follows."""
        return min((item for item in self.unread if item > self._current.item), default=None)

    def first_unread(self) -> int | None:
        """The first unread item but the chosen one; None where there is no other."""
        return min((item for item in self.unread if item != self._current.item), default=None)

    def mark_chosen(self, seen: bool) -> None:
        """Mark the chosen item as read or unread."""
        if self._current.item >= 0:
            self.mark_item(self._current.item, seen)

    def mark_item(self, item: int, seen: bool) -> None:
        """Mark an item as read or unread: an edit."""
        loaded = self._current.loaded
        if loaded is None or (item not in self.unread) is seen:
            return
        self._show(self.unread - {item} if seen else self.unread | {item})
        if not seen:
            self._kept.add(item)
        text = _("Mark as read") if seen else _("Mark as unread")
        key = ItemKey.of(self._current.items[item])
        mark(self._current.session, text, [loaded.id], seen, [key], loaded.version)

    def look(self) -> None:
        """The reader has rested: what is in view now was seen."""
        view, loaded = self._source.view, self._current.loaded
        if view is None or loaded is None or not view.isVisible() or not self.unread:
            return
        seen = items_seen(self._current.items, self._current.item, view.offset_at_eye(), view.shows)
        new = (seen & self.unread) - self._kept
        if not new:
            return
        self._show(self.unread - new)
        keys = [ItemKey.of(self._current.items[item]) for item in sorted(new)]
        meeting, version, session = loaded.id, loaded.version, self._current.session
        author = session.settings.author_name()
        # No act of the reader: nothing waits for it to be saved, and nobody is told where it cannot be.
        session.background.write(
            lambda library: mark_seen(library, meeting, keys, True, author, version=version),
            session.changed.emit,
            lambda _error: None,
            urgency=LONG,
        )

    def _arrive(self) -> None:
        loaded = self._current.loaded
        state = None if loaded is None else (loaded.id, loaded.parse)
        if state != self._of:
            self._of = state
            self._kept.clear()
            self.unread = frozenset()
        self._read()

    def _read(self) -> None:
        loaded = self._current.loaded
        if loaded is None:
            return
        meeting, parse = loaded.id, loaded.parse

        def work(library: Library) -> tuple[tuple[object, ...], frozenset[int]]:
            return (meeting, parse), unread_items(library, meeting, parse)

        self._current.session.background.read(work, self._take)

    def _take(self, answer: tuple[tuple[object, ...], frozenset[int]]) -> None:
        if answer[0] == self._of:
            self._show(answer[1])

    def _show(self, unread: frozenset[int]) -> None:
        self.unread = unread
        self._agenda.model.mark_unread(unread)

    def _follow(self, changes: Changes) -> None:
        loaded = self._current.loaded
        if loaded is not None and (changes.everything or loaded.id in changes.seen | changes.meetings):
            self._read()


def _beginning(item: AgendaItem) -> Span:
    """The heading of an item and some of what follows it."""
    return Span(item.heading.start, max(item.heading.end, min(item.span.end, item.heading.end + SOME_TEXT)))
