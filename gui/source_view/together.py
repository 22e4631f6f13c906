"""Two views that move together: the one in use leads, the other stands at the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from core.source_text import Span
from gui.source_view.view import READING_LINE, SourceView


class Eye(NamedTuple):
    """What the reader looks at: the start of a line, and its height in the viewport as a part of it."""

    offset: int
    down: float


class Together(QObject):
    """Works on two views of one document, of which `leading` names one.

    Only the leading one is listened to, so that none answers the other's movement. Where they show two
    documents, `across` leads from an offset in the leading one's to the place in the other's.
    """

    def __init__(
        self,
        one: SourceView,
        other: SourceView,
        leading: Callable[[], SourceView],
        parent: QObject,
        across: Callable[[SourceView, int], int] = lambda _leading, offset: offset,
    ) -> None:
        super().__init__(parent)
        self._across = across
        self._views = one, other
        self._leading = leading
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(0)
        self._wait.timeout.connect(self.follow)
        self._told = False  # the leading view stands where it was told to, not where it was scrolled to
        for view in self._views:
            view.went_to.connect(lambda offset, view=view: self._go_along(view, offset))
            view.verticalScrollBar().valueChanged.connect(lambda _value, view=view: self._moved(view))
            view.verticalScrollBar().rangeChanged.connect(lambda _low, _high, view=view: self._moved(view))

    def _moved(self, view: SourceView) -> None:
        if view is not self._leading() or not all(each.isVisible() for each in self._views):
            return
        if not view.is_going:
            self._told = False
        if not self._told:
            self._wait.start()

    def _go_along(self, view: SourceView, offset: int) -> None:
        """Where the leading view is told to go, the other goes, too: both show that place."""
        if view is self._leading() and all(each.isVisible() for each in self._views):
            self._told = True
            self._wait.stop()
            for other in self._views:
                if other is not view:
                    other.go_to(self._across(view, offset))

    def eye(self) -> Eye:
        """What the reader looks at in the leading view."""
        view = self._leading()
        bar = view.verticalScrollBar()
        offset = view.offset_at_eye()
        if bar.value() == bar.minimum():
            return Eye(offset, 0.0)
        rects = view.rects_of(Span(offset, offset + 1))
        height = max(1, view.viewport().height())
        return Eye(offset, rects[0].top() / height if rects else READING_LINE)

    def follow(self) -> None:
        """Have the other view stand where the leading one does."""
        leading = self._leading()
        for view in self._views:
            if view is not leading and leading.isVisible() and view.isVisible():
                if leading.verticalScrollBar().value() == leading.verticalScrollBar().minimum():
                    view.bring_to(0, 0.0)
                else:
                    eye = self.eye()
                    view.bring_to(self._across(leading, eye.offset), eye.down)

    def bring(self, eye: Eye) -> None:
        """Have every view that shows stand at those words."""
        for view in self._views:
            if not view.isHidden():
                view.bring_to(*eye)
