"""The sentences around the words that annotations stood on, stand on, or may belong to: read when they are to
be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.annotations import MeetingId
from core.carried import Anchor
from core.exports.quoting import quoted
from core.library import Library, LoadedMeeting, load
from core.running_text import RunningText
from gui.background import Background
from gui.models.carried import CarriedRow

MOST_KEPT = 2
"""Versions that are kept from one row to the next, which is mostly of the same meeting."""

Sides = tuple[str, str]
"""What stands before words and behind them in their sentence, with the space between them."""
ALONE: Sides = ("", "")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the old words of a row, its new ones, and those of each place that is offered."""

    was: Sides = ALONE
    now: Sides = ALONE
    offered: tuple[Sides, ...] = ()


class SentencesAround:
    """Reads them behind what the reader does."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._read: dict[tuple[MeetingId, int], tuple[LoadedMeeting, RunningText]] = {}  # reading thread only

    def ask(self, row: CarriedRow, then: Callable[[Around], object]) -> None:
        """Call `then` with what stands around the words of `row`."""
        self._background.read(lambda library: self.of_row(library, row), then)

    def of_row(self, library: Library, row: CarriedRow) -> Around:
        """What stands around the words of `row`; nothing where a version is not there any more. Raises
        LibraryError."""
        carried = row.carried
        was = self._around(library, row.meeting, row.from_version, carried.was)
        to = row.to_version
        now = self._around(library, row.meeting, to, carried.anchor) if carried.anchor else ALONE
        offered = (self._around(library, row.meeting, to, each.anchor) for each in carried.candidates)
        return Around(was, now, tuple(offered))

    def _around(self, library: Library, meeting: MeetingId, version: int | None, anchor: Anchor) -> Sides:
        passage = anchor.passage
        if version is None or passage is None or not passage.quote.strip():
            return ALONE
        try:
            loaded, running = self._version(library, meeting, version)
        except LookupError:  # removed meanwhile
            return ALONE
        span = passage.span
        if loaded.source.text[span.start : span.end] != passage.quote:
            return ALONE  # read again by a newer parser
        found = quoted(loaded.source, running, span)
        before, after = (" ".join(each.split()) for each in (found.before, found.after))
        begin = " " if before and found.before[-1:].isspace() else ""
        end = " " if after and found.after[:1].isspace() else ""
        return before + begin, end + after

    def _version(
        self, library: Library, meeting: MeetingId, version: int
    ) -> tuple[LoadedMeeting, RunningText]:
        known = self._read.pop((meeting, version), None)
        if known is None:
            loaded = load(library, meeting, version)
            known = loaded, RunningText(loaded.source, loaded.meeting)
        self._read[meeting, version] = known
        for key in [*self._read][:-MOST_KEPT]:
            del self._read[key]
        return known
