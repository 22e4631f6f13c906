"""The commands that show and hide what stands beside the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from core.annotations import AnnotationKind
from gui.models.annotation_filter import AnnotationFilter
from gui.panels.side_panel import ANNOTATIONS, DECISION, REVIEW
from gui.panes import Panes
from gui.summary_wanted import of_tag
from gui.tabs.groups import Groups
from gui.tabs.tab_group import Surroundings

if TYPE_CHECKING:
    from gui.dialogs.tags import TagsDialog


class PanelCommands(QObject):
    """Works for one window."""

    documents_wanted = Signal()  # the panels stand beside the documents, not beside an overview

    def __init__(self, around: Surroundings, panes: Panes, documents: Groups) -> None:
        super().__init__(around.window)
        self._around = around
        self._panes = panes
        self._documents = documents
        self._tags: TagsDialog | None = None
        panes.arranged.connect(self.show_panels)
        documents.side_changed.connect(self.show_panels)
        documents.decision_wanted.connect(self.show_decision)
        documents.review_wanted.connect(self.show_review)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands mean, by their ids."""
        return {
            "library_panel": lambda: self._panes.show_library(not self._panes.library_shown()),
            "decision_panel": lambda: self._toggle_side(DECISION),
            "annotations_panel": self._toggle_annotations,
            "review": self._toggle_review,
            "tags": self._show_tags,
        }

    def show_decision(self) -> None:
        """Have the decision panel be there."""
        self._documents.active.side.show_annotations(False)
        if not self._panes.decision_shown():
            self._panes.show_decision(True)

    def show_panels(self) -> None:
        """Check the commands of those panels that are there. A review is read together with its document."""
        self._panes.keep_decision_beside(self._documents.active.review.is_on)
        actions, tab = self._around.actions, self._documents.active.side.shown
        shown = self._panes.decision_shown()
        actions["library_panel"].setChecked(self._panes.library_shown())
        for command, of in (
            ("decision_panel", DECISION),
            ("annotations_panel", ANNOTATIONS),
            ("review", REVIEW),
        ):
            actions[command].setChecked(shown and tab == of)

    def show_notes(self) -> None:
        """Show the reader's notes of all meetings in the annotations panel, without those of colleagues."""
        whose = self._around.session.whose
        authors = whose.own_names if whose.others else frozenset[str]()
        group = self._documents.active
        if not (self._panes.decision_shown() and group.side.shows_annotations):
            self._toggle_side(ANNOTATIONS)
        group.annotations.choose_filter(
            AnnotationFilter(kinds=frozenset({AnnotationKind.NOTE}), authors=authors), everywhere=True
        )
        group.annotations.begin()

    def _toggle_annotations(self) -> None:
        if self._toggle_side(ANNOTATIONS):
            self._documents.active.annotations.begin()

    def _toggle_review(self) -> None:
        """Show the review of the document in view, begun where there is none yet, or put its panel away."""
        group = self._documents.active
        if not group.review.is_on:
            group.review.open()
        elif self._toggle_side(REVIEW):
            group.review.begin()
        self.show_panels()

    def show_review(self) -> None:
        """Have the review be there."""
        group = self._documents.active
        if not (self._panes.decision_shown() and group.side.shown == REVIEW):
            self._toggle_side(REVIEW)
        group.review.begin()

    def _show_tags(self) -> None:
        from gui.dialogs.tags import TagsDialog  # loaded when first shown, not by every start

        around = self._around
        if self._tags is None or not isValid(self._tags):
            self._tags = TagsDialog(around.window, around.session, around.theme, around.tag_colours)
            self._tags.tag_chosen.connect(self._show_tagged)
            self._tags.summary_wanted.connect(lambda tag: around.summaries.compose(of_tag(tag)))
        self._tags.show()
        self._tags.raise_()
        self._tags.activateWindow()

    def _show_tagged(self, tag: str) -> None:
        """Show in the annotations panel what carries a tag, or one below it."""
        group = self._documents.active
        if not (self._panes.decision_shown() and group.side.shows_annotations):
            self._toggle_side(ANNOTATIONS)
        group.annotations.show_tag(tag)

    def _toggle_side(self, tab: int) -> bool:
        """Show one of the panels beside the document, or none; whether it shows now."""
        side, shown = self._documents.active.side, self._panes.decision_shown()
        hide = shown and side.shown == tab
        if not hide:
            self.documents_wanted.emit()
            side.show_tab(tab)
        self._panes.show_decision_at_all(True)  # the annotations of all meetings need none in view
        if hide or not shown:
            self._panes.show_decision(not hide)
        self.show_panels()
        if hide:
            self._documents.active.to_document()
        return not hide
