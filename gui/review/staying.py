"""The words in view stay in view when the draft is read anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from core.annotations import ItemKey, MeetingId, find_item
from core.library import LoadedMeeting
from core.source_text import Span
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.source_view.stack import SourceStack

MOST_LINES = 80
"""So many lines around the one in view are looked for before the item's beginning is taken."""
FEW_LINES = 10
"""So many where they are looked for in the whole document, which takes longer."""
FEWEST = 4
"""Characters of a line that is looked for: shorter ones stand anywhere."""


class _At(NamedTuple):
    loaded: LoadedMeeting
    offset: int
    down: float  # how far down the view, as a part of its height


class Staying(QObject):
    """Works for one group, and only for versions that `expect` was told of."""

    def __init__(
        self, current: CurrentMeeting, source: SourceStack, walking: Walking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._current = current
        self._source = source
        self._expected: tuple[MeetingId, int] | None = None
        self._at: dict[int, _At] = {}  # by version, the two in view last
        self._version: int | None = None  # in view
        source.offset_changed.connect(lambda _offset: self._note())
        walking.went.connect(self._note)
        current.shown.connect(self._follow)

    def expect(self, meeting: MeetingId, version: int) -> None:
        """When this version comes into view, the reader is to see what they see now."""
        self._note()
        self._expected = meeting, version

    def _note(self) -> None:
        view, loaded = self._source.view, self._source.document.loaded
        if view is None or loaded is None or view.viewport().height() <= 0:
            return
        offset = view.offset_at_eye()
        down = view.point_of(offset).y() / view.viewport().height()
        self._at.pop(loaded.version, None)
        self._at[loaded.version] = _At(loaded, offset, down)
        for version in [*self._at][:-2]:
            del self._at[version]

    def _follow(self) -> None:
        loaded = self._current.loaded
        before, self._version = self._version, None if loaded is None else loaded.version
        if loaded is None or self._expected != (loaded.id, loaded.version) or before == loaded.version:
            return
        self._expected = None
        at = None if before is None else self._at.get(before)
        if at is not None and at.loaded.id == loaded.id:
            QTimer.singleShot(0, self, lambda: self._stay(at, loaded))  # once it has taken its place

    def _stay(self, at: _At, loaded: LoadedMeeting) -> None:
        view = self._source.view
        if view is not None and self._source.document.loaded is loaded:
            view.bring_to(same_place(at.loaded, loaded, at.offset), at.down)
            self._note()


def same_words(one: LoadedMeeting, other: LoadedMeeting) -> bool:
    """Whether both are the same version, read alike."""
    return one is other or (
        (one.id, one.version, len(one.meeting.items)) == (other.id, other.version, len(other.meeting.items))
        and one.source.text == other.source.text
    )


def same_place(old: LoadedMeeting, new: LoadedMeeting, offset: int) -> int:
    """Where in `new` stands what stands at `offset` in `old`: the same line of the same item; where that was
    edited, the one that has its place beside lines that were not."""
    if not old.source.lines or not new.source.lines:
        return 0
    item = next((each for each in old.meeting.items if each.span.start <= offset < each.span.end), None)
    index = None if item is None else find_item(new.meeting.items, ItemKey.of(item))
    region = Span(0, len(new.source.text)) if index is None else new.meeting.items[index].span
    bounds = Span(0, len(old.source.text)) if item is None else item.span
    here = old.source.line_at(offset)
    for away in _outwards(FEW_LINES if index is None else MOST_LINES):
        at = here + away
        if not 0 <= at < len(old.source.lines) or not bounds.start <= old.source.lines[at].start < bounds.end:
            continue
        line = old.source.lines[at]
        words = old.source.text[line.start : line.end].strip()
        found = _nearest(new.source.text, words, region, region.start + line.start - bounds.start)
        if found is None:
            continue
        if away == 0:
            return min(found + offset - line.start, len(new.source.text))
        there = min(max(new.source.line_at(found) - away, 0), len(new.source.lines) - 1)
        return new.source.lines[there].start
    return region.start


def _outwards(most: int) -> Iterator[int]:
    yield 0
    for step in range(1, most):
        yield -step
        yield step


def _nearest(text: str, words: str, region: Span, wanted: int) -> int | None:
    """Where `words` stand in a part of `text`, nearest to an offset; None where they do not."""
    if len(words) < FEWEST:
        return None
    found, best = text.find(words, region.start, region.end), None
    while found >= 0:
        if best is None or abs(found - wanted) < abs(best - wanted):
            best = found
        found = text.find(words, found + 1, region.end)
    return best
