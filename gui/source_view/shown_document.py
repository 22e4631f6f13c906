"""What lies over the document in view: the selection, the marks, the hits of a search, the band.

The page view and the text view of one document share it, and draw the same passages. All places are spans of
the SourceText in code points.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.annotations import Colour, PageBox
from core.library import LoadedMeeting
from core.running_text import RunningText
from core.source_text import Span
from gui.annotations.placing import Mark, Target
from gui.source_view.finding_marks import FindingMark, FindingMarks


class ShownDocument(QObject):
    """One document in view. Each signal says that the thing it names is another."""

    selection_changed = Signal()
    marks_changed = Signal()
    chosen_changed = Signal()  # which marks are
    hits_changed = Signal()  # also which one is the current one
    band_changed = Signal()
    tag_colours_changed = Signal()
    findings_changed = Signal()  # of a draft that is reviewed; also which one is chosen

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.loaded: LoadedMeeting | None = None
        self._running: RunningText | None = None
        self.anchor: int | None = None  # where the selection began; None without a selection
        self.head = 0  # where it goes to: the caret
        self.caret_on = False  # the caret shows, and plain keys move it
        self.area: PageBox | None = None  # a chosen rectangle on a page, instead of a selection
        self.marks: tuple[Mark, ...] = ()  # in the order of the text, longer ones first
        self.chosen: Target | None = None  # the passage whose marks are chosen
        self.hits: tuple[Span, ...] = ()  # in order
        self.hit = -1  # index of the current one
        self.band: tuple[Span, ...] = ()
        self.findings = FindingMarks()
        self.finding: FindingMark | None = None  # the chosen one
        self.tag_colour: Callable[[str], Colour | None] = lambda _tag: None

    def show(self, loaded: LoadedMeeting | None, running: RunningText | None = None) -> None:
        """Another document, or another state of it: nothing lies over it that belonged to other words.
        `running` are its paragraphs, where somebody has begun to read them."""
        before = self.loaded
        same = (
            before is not None
            and loaded is not None
            and before.version == loaded.version
            and before.source.text == loaded.source.text
        )
        if loaded is not before:
            self._running = running
        self.loaded = loaded
        if not same:
            self.deselect()
            self.head = 0
            self.set_marks(())
            self.choose(None)
            self.set_hits((), -1)
            self.set_band(())
            self.set_findings(FindingMarks(), None)

    @property
    def running(self) -> RunningText | None:
        """The text of the document as paragraphs, read part by part; None where no document is shown."""
        if self._running is None and self.loaded is not None:
            self._running = RunningText(self.loaded.source, self.loaded.meeting)
        return self._running

    @property
    def selection(self) -> Span | None:
        """The selected text; None where none is."""
        if self.anchor is None or self.anchor == self.head:
            return None
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))

    def select(self, anchor: int, head: int) -> None:
        """Select from `anchor` to `head`, whichever comes first."""
        if (self.anchor, self.head, self.area) != (anchor, head, None):
            self.anchor, self.head, self.area = anchor, head, None
            self.selection_changed.emit()

    def select_area(self, area: PageBox) -> None:
        """Choose a rectangle on a page instead of text."""
        self.anchor, self.area = None, area
        self.selection_changed.emit()

    def deselect(self) -> None:
        """Select nothing."""
        if self.anchor is not None or self.area is not None:
            self.anchor, self.area = None, None
            self.selection_changed.emit()

    def show_caret(self, on: bool) -> None:
        """Whether the caret shows, and keys without Shift move it."""
        if on != self.caret_on:
            self.caret_on = on
            self.selection_changed.emit()

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show `marks`, and no others."""
        if marks != self.marks:
            self.marks = marks
            self.marks_changed.emit()

    def choose(self, target: Target | None) -> None:
        """Make the marks on one passage the chosen ones, or none."""
        if target != self.chosen:
            self.chosen = target
            self.chosen_changed.emit()

    def set_tag_colours(self, colour: Callable[[str], Colour | None]) -> None:
        """Show tags in the colours that `colour` names; call it again when they are others."""
        self.tag_colour = colour
        self.tag_colours_changed.emit()

    def marks_at(self, offset: int) -> list[Mark]:
        """The marks that cover the character at `offset`, the shortest first."""
        found = [mark for mark in self.marks if mark.span.start <= offset < mark.span.end]
        return sorted(found, key=lambda mark: mark.span.end - mark.span.start)

    def set_hits(self, hits: tuple[Span, ...], hit: int) -> None:
        """Show the hits of a search in the document, and which one is the current one."""
        if (hits, hit) != (self.hits, self.hit):
            self.hits, self.hit = hits, hit
            self.hits_changed.emit()

    def set_band(self, band: tuple[Span, ...]) -> None:
        """Lay the quiet band under `band`, and nowhere else."""
        if band != self.band:
            self.band = band
            self.band_changed.emit()

    def set_findings(self, findings: FindingMarks, chosen: FindingMark | None) -> None:
        """Show what was found in a draft, and which finding is the chosen one."""
        if findings is not self.findings or chosen != self.finding:
            self.findings, self.finding = findings, chosen
            self.findings_changed.emit()
