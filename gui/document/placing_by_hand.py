"""Placing an annotation that waits: a slim bar above the document while the reader selects its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.annotations import ItemKey, find_item
from core.carried import Anchor, Candidate
from core.language import _
from core.library import LoadedMeeting
from core.minutes import NodeKind
from core.source_text import Span
from core.wording import shortened
from gui.annotations.placing import NO_ITEM, annotation_on
from gui.current_meeting import CurrentMeeting
from gui.document.marked_passages import selected_passage
from gui.document.walking import Walking
from gui.edits.carrying import place
from gui.models.carried import CarriedRow
from gui.models.carried_words import anchor_words, item_line, said_words
from gui.panels.captions import plain_tip, quiet, title
from gui.panels.carried_detail import can_be_on_item
from gui.panels.entered_button import EnteredButton
from gui.panels.status_line import StatusLine
from gui.source_view.stack import SourceStack

_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST = 90
"""Characters of the words that the bar tells."""


class PlacingByHand(QObject):
    """Works for one group. `bar` stands above the document while something is to be placed; `turned` says
    whether it does."""

    turned = Signal(bool)

    def __init__(
        self, current: CurrentMeeting, source: SourceStack, walking: Walking, status: StatusLine
    ) -> None:
        super().__init__(source)
        self._current = current
        self._source = source
        self._walking = walking
        self._status = status
        self.row: CarriedRow | None = None  # what is to be placed
        self._at: Candidate | None = None  # the place that is to be seen first
        self._arrives = False  # its version is still to come into view
        self._left: Callable[[], object] = lambda: None
        self.bar = _Bar()
        self.bar.here.clicked.connect(self.place_here)
        self.bar.on_item.clicked.connect(self.place_on_item)
        self.bar.cancel.clicked.connect(self.cancel)
        for view in (source.pages, source.text):
            view.installEventFilter(self)
        source.document.selection_changed.connect(self._show)
        current.item_chosen.connect(lambda _item: self._show())
        self._show()

    def begin(self, row: CarriedRow, candidate: Candidate | None = None) -> None:
        """Have `row` be placed: at the words of `candidate`, unless the reader selects others."""
        self.row, self._at = row, candidate
        loaded = self._current.loaded
        there = None if loaded is None else (loaded.id, loaded.version)
        self._arrives = there != (row.meeting, row.to_version)
        if self._arrives:
            return  # whoever began has it opened
        self._show_candidate()

    def cancel(self) -> None:
        """Place nothing: it goes on waiting."""
        self.row = self._at = None
        self._source.document.deselect()
        self._show()

    def place_here(self) -> None:
        """Place it on what is selected."""
        row, passage = self.row, selected_passage(self._current, self._source)
        if row is None:
            return
        if passage is None:
            self._status.show_notice(_("Select the words it belongs to first."))
            return
        if not _is_told_there(passage.loaded, passage.target.passage):
            self._status.show_notice(
                _("Page numbers, running heads and lists of contents are no place: select words of the text.")
            )
            return
        kind = row.annotations[0].kind
        made = annotation_on(passage.loaded, passage.target, kind, "", "", boxes=passage.boxes)
        self._place(row, Anchor(made.item, made.passage))

    def place_on_item(self) -> None:
        """Place it on the chosen item as a whole."""
        row, at = self.row, self._current.item
        if row is not None and at >= 0:
            self._place(row, Anchor(ItemKey.of(self._current.items[at])))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While something is to be placed, Enter places it and Escape puts the bar away."""
        if self.row is None or not self.bar.isVisible() or not isinstance(event, QKeyEvent):
            return False
        keys = (*_GOES, Qt.Key.Key_Escape)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in keys:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _GOES:
            self.place_here()
        else:
            self.cancel()
        return True

    def _place(self, row: CarriedRow, anchor: Anchor) -> None:
        self.row = self._at = None
        self._source.document.deselect()
        place(self._current.session, row, anchor)
        self._show()
        waited = row.waits or row.left
        self._status.show_notice(
            _("Placed. Undo has it wait again.") if waited else _("Placed. Undo puts it where it was.")
        )

    # What it shows

    def arrive(self) -> None:
        """Another meeting or version is in view: the one waited for, or the reader went elsewhere."""
        row, loaded = self.row, self._current.loaded
        if row is None:
            return
        if loaded is not None and loaded.id == row.meeting and row.to_version == loaded.version:
            if self._arrives:
                self._arrives = False
                self._show_candidate()
        elif not self._arrives:
            self.cancel()

    def _show_candidate(self) -> None:
        """Select the words of the place that may be meant, or go to the item it was on."""
        loaded, candidate = self._current.loaded, self._at
        if loaded is None or self.row is None:
            return
        there = self.row.carried.anchor if candidate is None else candidate.anchor
        anchor = there or self.row.carried.was
        passage = None if there is None else there.passage
        item = find_item(loaded.meeting.items, anchor.item) if anchor.item != NO_ITEM else None
        self._show()
        if passage is not None:
            self._walking.go_to_amid(passage.span)
            if passage.quote:
                self._source.document.select(passage.span.start, passage.span.end)
            elif passage.boxes:
                self._source.document.select_area(passage.boxes[0])
        elif item is not None:
            self._walking.go_to(loaded.meeting.items[item].heading)
        if self._source.view is not None:
            self._source.view.setFocus()

    def _show(self) -> None:
        row = self.row
        shown = row is not None and not self._arrives
        if shown == self.bar.isHidden():
            self.bar.setVisible(shown)
            self.turned.emit(shown)
        if row is None:
            return
        document = self._source.document
        selected = document.selection is not None or document.area is not None
        words = shortened(anchor_words(row.carried.was), MOST)
        self.bar.what.setText(_("To place: “{words}”").format(words=words))
        item = item_line(row.carried.was.item)
        self.bar.what.setToolTip(plain_tip(f"{said_words(row.annotations)} · {item}"))
        self.bar.how.setText(
            _("Press Enter to place it on the selected words, or select others.")
            if selected
            else _("Select the words it belongs to, then press Enter. F7 shows a caret for the keyboard.")
        )
        self.bar.here.setEnabled(selected)
        on_item = can_be_on_item(row) and self._current.item >= 0
        self.bar.on_item.setVisible(on_item)
        if on_item:
            chosen = self._current.items[self._current.item]
            number = chosen.number or shortened(chosen.title or "", 12)
            self.bar.on_item.setText(_("On item {number} as a whole").format(number=number))


def _is_told_there(loaded: LoadedMeeting, span: Span | None) -> bool:
    """Whether a span holds anything but what belongs to the page, or to a list of contents."""
    if span is None or span.start == span.end:
        return True
    lines = loaded.source.lines_in(span)
    return any(
        node.kind not in (NodeKind.FURNITURE, NodeKind.CONTENTS)
        for node in loaded.meeting.nodes
        if node.first < lines.stop and lines.start < node.end
    )


class _Bar(QWidget):
    """What is to be placed, how, and what can be done instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pageNotice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Place by hand"))
        self.what, self.how = title(factor=1.0), quiet()
        self.here = EnteredButton(_("Place it here"))
        self.here.setProperty("role", "main")
        self.on_item = EnteredButton()
        self.cancel = EnteredButton(_("Cancel"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.what)
        words.addWidget(self.how)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.here, self.on_item, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the document
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
