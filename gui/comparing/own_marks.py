"""The reader's annotations in the two texts that are compared, each at its place in that version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from core.library import Changes, Library, LoadedMeeting, of_meeting
from gui.annotations.placing import Mark, Placing, Target
from gui.comparing.comparison import Comparison
from gui.session import Session

Sides = tuple[tuple[Mark, ...], tuple[Mark, ...]]
"""Of the old text and of the new one, in the order of the text."""


class OwnMarks(QObject):
    """Reads what the reader, and colleagues that are shown, put on both sides; again when that is another.
    `placed` carries the Sides. A file outside of the library has none."""

    placed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._comparison: Comparison | None = None
        session.changed.connect(self._follow)
        session.whose.changed.connect(self._read)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Read those on its two sides."""
        self._comparison = comparison
        self._read()

    def _follow(self, changes: Changes) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        if changes.everything or changes.annotated & {comparison.old.id, comparison.new.id}:
            self._read()

    def _read(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return

        def work(library: Library) -> list[tuple[Mark, ...]]:
            return [_marks_on(library, each) for each in (comparison.old, comparison.new)]

        def take(sides: Sequence[tuple[Mark, ...]]) -> None:
            if comparison is self._comparison:
                old, new = (self._seen(each) for each in sides)
                self.placed.emit((old, new))

        self._session.background.read(work, take)

    def _seen(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Those of authors that are not hidden, as these are shown."""
        whose = self._session.whose
        hidden = whose.hidden
        return tuple(
            mark if (by := whose.by(mark.annotation.author)) is None else mark._replace(by=by)
            for mark in marks
            if mark.annotation.author not in hidden
        )


def _marks_on(library: Library, loaded: LoadedMeeting) -> tuple[Mark, ...]:
    placing = Placing(loaded)
    placing.place(of_meeting(library, loaded.id) if loaded.id else ())
    return own_marks(loaded, placing)


def own_marks(loaded: LoadedMeeting, placing: Placing) -> tuple[Mark, ...]:
    """The marks on passages, and what stands on an item or a decision, at its heading or its first line."""
    found = [*placing.marks, *_on_items(loaded, placing)]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)))


def _on_items(loaded: LoadedMeeting, placing: Placing) -> Iterable[Mark]:
    for target, found in placing.by_target.items():
        if target.passage is None and target.item >= 0:
            item = loaded.meeting.items[target.item]
            span = item.heading if target.decision is None else item.decisions[target.decision].span
            yield from (Mark(each, Target(target.item, target.decision, span)) for each in found)
