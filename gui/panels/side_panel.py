"""What stands beside the document: the decision, all annotations, or the review of a draft, one at a time,
chosen by tabs above."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.language import _
from gui.panels.annotations_panel import AnnotationsPanel
from gui.panels.decision_panel import DecisionPanel

DECISION, ANNOTATIONS, REVIEW = range(3)


class SidePanel(QWidget):
    """Panels in one place. `changed` says that another one shows. That of the review is there while there is
    one."""

    changed = Signal()

    def __init__(
        self,
        decision: DecisionPanel,
        annotations: AnnotationsPanel,
        review: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.annotations = annotations
        self.tabs = QTabBar()
        self.tabs.setObjectName("sideTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)  # three fit, their names shortened where need be
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.addTab(_("Decision"))
        self.tabs.addTab(_("Annotations"))
        self.tabs.addTab(_("Review"))
        self.tabs.setTabVisible(REVIEW, False)
        self.tabs.setAccessibleName(_("Panel beside the document"))
        self._stack = QStackedWidget()
        self._stack.addWidget(decision)
        self._stack.addWidget(annotations)
        self._stack.addWidget(review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show)
        annotations.counted.connect(self._count)
        self._count(len(annotations.listed.here))

    @property
    def shows_annotations(self) -> bool:
        """Whether the annotations are the panel that shows."""
        return self.tabs.currentIndex() == ANNOTATIONS

    def show_annotations(self, wanted: bool) -> None:
        """Show the annotations, or the decision."""
        self.show_tab(ANNOTATIONS if wanted else DECISION)

    @property
    def shown(self) -> int:
        """Which panel shows: DECISION, ANNOTATIONS or REVIEW."""
        return self.tabs.currentIndex()

    def show_tab(self, tab: int) -> None:
        """Show a panel; the review only where there is one."""
        if self.tabs.isTabVisible(tab):
            self.tabs.setCurrentIndex(tab)

    def have_review(self, there: bool) -> None:
        """Whether there is a review of the document in view. Where one comes, it shows."""
        if there is not self.tabs.isTabVisible(REVIEW):
            if not there and self.shown == REVIEW:
                self.tabs.setCurrentIndex(DECISION)
            self.tabs.setTabVisible(REVIEW, there)
            if there:
                self.tabs.setCurrentIndex(REVIEW)

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.changed.emit()

    def _count(self, count: int) -> None:
        words = _("Annotations ({count})").format(count=count) if count else _("Annotations")
        self.tabs.setTabText(ANNOTATIONS, words)
