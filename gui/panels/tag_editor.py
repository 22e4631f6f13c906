"""The tags of an item or a decision: chips, and a line that completes from the tags in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.annotations import Annotation
from core.language import _
from core.tags import SEPARATOR, tidy
from gui.annotations.tag_colours import TagColours
from gui.panels.flow_layout import FlowLayout
from gui.panels.keys import LeavesKeys
from gui.panels.tag_chip import TagChip
from gui.panels.tag_completer import TagCompleter
from gui.theme import Theme


class TagEditor(QWidget):
    """Shows tags; says which the reader wants added or removed. It changes nothing itself."""

    added = Signal(str)
    removed = Signal(object)  # Annotation
    left = Signal()

    def __init__(
        self, theme: Theme, words: QStringListModel, colours: TagColours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = colours
        self._tags: list[Annotation] = []
        self._chips: list[TagChip] = []
        self._asked: set[str] = set()  # added and not shown yet
        self._flow = FlowLayout(self)
        self.line = _TagLine(self)
        self.line.setObjectName("tagEdit")
        self.line.setPlaceholderText(_("+ tag"))
        self.line.setAccessibleName(_("Add a tag"))
        self.line.setFixedWidth(112)
        self._completer = TagCompleter(words, self)
        # Queued: the completer writes the chosen word into the line after this signal.
        self._completer.activated.connect(self._take_offer, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(self._completer)
        self.line.textEdited.connect(self._completer.offer)
        self.line.returnPressed.connect(self._take_offer)
        self.line.comma.connect(self._take)
        self.line.left.connect(self.left)
        self.line.back.connect(self._remove_last)
        self._flow.addWidget(self.line)

    def show_tags(self, tags: Sequence[Annotation]) -> None:
        """Show `tags`."""
        self._asked.clear()
        if list(tags) == self._tags:
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._tags = list(tags)
        self._chips = [self._chip(tag) for tag in tags]
        for position, chip in enumerate(self._chips):
            self._flow.insert_widget(position, chip)
            chip.show()
        self.updateGeometry()

    def take_rest(self) -> None:
        """Add what stands in the line, if anything."""
        self._take()

    def _chip(self, tag: Annotation) -> TagChip:
        chip = TagChip(tag.text, self._theme, self._colours, self)
        chip.remove_wanted.connect(lambda: self.removed.emit(tag))
        return chip

    def _take_offer(self, _offer: str = "") -> None:
        """What was chosen of the completions is a tag, or the way to the next part of its path."""
        if not self.line.text().endswith(SEPARATOR) or not self._completer.go_on(self.line.text()):
            self._take()

    def _take(self) -> None:
        text = tidy(self.line.text().replace(",", " "))
        self.line.clear()
        known = self._asked | {tag.text.casefold() for tag in self._tags}
        if text and text.casefold() not in known:
            self._asked.add(text.casefold())
            self.added.emit(text)

    def _remove_last(self) -> None:
        if self._tags:
            self.removed.emit(self._tags[-1])


class _TagLine(LeavesKeys, QLineEdit):
    """A comma ends a tag as Return does; Backspace in the empty line takes the last tag off."""

    comma = Signal()
    left = Signal()
    back = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends a tag as Return does; the list of completions is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.comma.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == ",":
            self.comma.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)
