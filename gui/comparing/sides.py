"""The two texts beside each other, moving together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.language import _
from core.source_text import Span
from core.versions.changes.change import Change
from core.versions.changes.side_labels import names_apart
from gui.comparing.change_marks import span_of
from gui.comparing.change_rows import AgainstRow
from gui.comparing.compared_text import ComparedText
from gui.comparing.comparison import Comparison
from gui.comparing.own_marks import Sides
from gui.comparing.side_head import SideHead
from gui.comparing.view import View
from gui.source_view.together import Together
from gui.source_view.view import READING_LINE, SourceView
from gui.theme import Theme

LEVEL = 48
"""Logical pixels that the two places of a change may stand apart without being moved."""
_TOUCHES = (
    *(QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress),
    QEvent.Type.NativeGesture,
)


class SideBySide(QSplitter):
    """Holds the heads and the texts. `change_clicked` carries the index of a change that was clicked at;
    `open_wanted` says of which text, the left one or the right one, a place is wanted in the document itself,
    and its offset; `side_wanted`, `file_wanted` and `meeting_wanted` are those of the heads, with which
    one."""

    change_clicked = Signal(int)
    open_wanted = Signal(bool, int)  # the left one
    side_wanted = Signal(bool, object)
    file_wanted = Signal(bool)
    meeting_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("bothViews")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.heads = SideHead(_("Before")), SideHead(_("Now"))
        self.texts = ComparedText(theme), ComparedText(theme)
        self._used: ComparedText = self.texts[1]
        self._comparison: Comparison | None = None
        self._own: Sides = (), ()
        self._holds_against = False  # recommendations and decisions of one version are shown
        for is_left, head, text in zip((True, False), self.heads, self.texts, strict=True):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(head)
            column.addWidget(text, 1)
            self.addWidget(side)
            head.side_wanted.connect(lambda wanted, left=is_left: self.side_wanted.emit(left, wanted))
            head.file_wanted.connect(lambda left=is_left: self.file_wanted.emit(left))
            head.meeting_wanted.connect(lambda left=is_left: self.meeting_wanted.emit(left))
            text.change_clicked.connect(self.change_clicked)
            text.open_wanted.connect(lambda offset, left=is_left: self.open_wanted.emit(left, offset))
            for part in (text, text.viewport(), text.verticalScrollBar()):
                part.installEventFilter(self)
        self.setSizes([1000, 1000])
        self._together = Together(*self.texts, lambda: self._used, self, self._across)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two texts, without marks."""
        self._comparison = comparison
        self._own = (), ()
        self._holds_against = False
        self._used = self.texts[1]
        self._show_texts()

    def show_own(self, own: Sides) -> None:
        """Show the reader's annotations on the old side and on the new one."""
        self._own = own
        for text in self.texts:
            self._show_own_of(text)

    def _show_own_of(self, text: ComparedText) -> None:
        comparison = self._comparison
        if comparison is not None:
            text.show_own(self._own[0 if text.document.loaded is comparison.old else 1])

    def clear(self) -> None:
        """Show nothing."""
        self._comparison = None
        for text in self.texts:
            text.document.show(None)
            text.clear()

    def show_view(self, view: View) -> None:
        """Mark what a view lists, and nothing else. For recommendations and decisions both sides show the
        version that has them: recommendations on the left, decisions on the right."""
        comparison = self._comparison
        if comparison is None:
            return
        if self._holds_against is not (view is View.AGAINST):
            self._holds_against = view is View.AGAINST
            self._show_texts()
        for text, marks in zip(self.texts, comparison.listed[view].marks, strict=True):
            text.show_marks(marks)
            text.show_here(None)

    def show_change(self, change: Change) -> None:
        """Bring a change into view on both sides, with a line around it."""
        old, new = change.old_span, change.new_span
        if old is None and new is not None:
            old = Span(*[self._answering(new.start, to_new=False)] * 2)
        if new is None and old is not None:
            new = Span(*[self._answering(old.start, to_new=True)] * 2)
        self._show_here(old, new)

    def show_item(self, row: AgainstRow) -> None:
        """Bring an item's recommendation and its decision into view."""
        self._show_here(span_of(row.against, decision=False), span_of(row.against, decision=True))

    def show_nothing(self) -> None:
        """No change is chosen any more."""
        for text in self.texts:
            text.show_here(None)

    def _show_texts(self) -> None:
        comparison = self._comparison
        assert comparison is not None
        loaded, sides = (comparison.old, comparison.new), (comparison.old_side, comparison.new_side)
        running = comparison.old_running, comparison.new_running
        words, names = (_("Before"), _("Now")), (_("Text before"), _("Text now"))
        if self._holds_against:
            is_old = comparison.decided_in is comparison.old
            loaded = (comparison.decided_in, comparison.decided_in)
            sides, running = (sides[0 if is_old else 1],) * 2, (running[0 if is_old else 1],) * 2
            words, names = (_("Recommendation"), _("Decision")), (_("Recommendation"), _("Decision"))
        can_choose = not self._holds_against
        files = tuple(each.path for each in sides if each.path is not None)
        called = names_apart(*files) if len(files) == 2 else tuple(each.name for each in loaded)
        for at, (head, text) in enumerate(zip(self.heads, self.texts, strict=True)):
            head.show_side(sides[at], loaded[at], words[at], called[at], can_choose=can_choose)
            if text.document.loaded is not loaded[at]:
                text.show_text(loaded[at], running[at])
            self._show_own_of(text)
            text.show_here(None)
            text.setAccessibleName(names[at])

    def _show_here(self, left: Span | None, right: Span | None) -> None:
        for text, span in zip(self.texts, (left, right), strict=True):
            text.show_here(span)
        if self._stand_level():
            return
        used = self._used
        for text in sorted(self.texts, key=lambda text: text is not used):  # the other goes along with it
            if text.here is not None:
                text.bring_to(text.here.start, READING_LINE)

    def _stand_level(self) -> bool:
        """Whether what is chosen is in view on both sides, about as high: then nothing need move."""
        places = []
        for text in self.texts:
            if text.here is None:
                continue
            if not text.shows(text.here):
                return False
            places.append(text.point_of(text.here.start).y())
        return max(places, default=0) - min(places, default=0) <= LEVEL

    # Moving together

    def _across(self, leading: SourceView, offset: int) -> int:
        if self._holds_against:
            return self._beside(leading, offset)
        return self._answering(offset, to_new=leading is self.texts[0])

    def _beside(self, leading: SourceView, offset: int) -> int:
        """The decision beside its recommendation, item by item."""
        comparison = self._comparison
        assert comparison is not None
        from_left = leading is self.texts[0]
        answer = 0
        for each in comparison.against:
            here, there = (span_of(each, decision=decision) for decision in (not from_left, from_left))
            if here is not None and there is not None:
                if here.start > offset:
                    break
                answer = there.start
        return answer

    def _answering(self, offset: int, *, to_new: bool) -> int:
        comparison = self._comparison
        if comparison is None:
            return offset
        return comparison.to_new(offset) if to_new else comparison.to_old(offset)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The text that the reader touched last leads the other."""
        if event.type() in _TOUCHES:
            parent: QObject | None = watched
            while parent is not None and not isinstance(parent, ComparedText):
                parent = parent.parent()
            if isinstance(parent, ComparedText):
                self._used = parent
        return super().eventFilter(watched, event)
