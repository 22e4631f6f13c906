"""What can be done with the chosen decisions: a tag on all of them, copying them."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from core.language import _, ngettext
from core.tags import tidy
from gui.annotations.tag_colours import TagColours
from gui.models.register_words import with_spaces
from gui.panels.tag_completer import TagCompleter


class ChosenBar(QWidget):
    """`tagged` carries the tag that was typed, `copy_wanted` that the rows shall be copied, `summary_wanted`
    that a summary shall be put together of them."""

    tagged = Signal(str)
    copy_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, colours: TagColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._told = QLabel()
        self._tags = QStringListModel(self)
        self.line = QLineEdit()
        self.line.setObjectName("tagEdit")
        self.line.setPlaceholderText(_("+ tag"))
        self.line.setAccessibleName(_("Tag the chosen decisions"))
        self.line.setFixedWidth(190)
        completer = TagCompleter(self._tags, self)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(completer.offer)
        self.line.returnPressed.connect(self._take)
        copy = QPushButton(_("Copy the rows"))
        copy.clicked.connect(self.copy_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._told)
        row.addWidget(self.line)
        summary = QPushButton(_("Summary of these …"))
        summary.clicked.connect(self.summary_wanted)
        row.addWidget(copy)
        row.addWidget(summary)
        row.addStretch(1)
        colours.changed.connect(self._show_tags)
        self._show_tags()

    def show_count(self, count: int) -> None:
        """Say how many decisions are chosen; the bar is there where any are."""
        words = ngettext("{count} decision chosen", "{count} decisions chosen", count)
        self._told.setText(words.format(count=with_spaces(count)))
        self.setVisible(count > 0)

    def begin(self) -> None:
        """The reader wants to type a tag."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        name = tidy(self.line.text())
        if name:
            self.line.clear()
            self.tagged.emit(name)

    def _show_tags(self) -> None:
        self._tags.setStringList([use.name for use in self._colours.uses])
