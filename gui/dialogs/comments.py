"""The comments in a document's margin, and that changes in it are tracked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, long_date, ngettext
from core.source_text import Comment, SourceText, Span
from core.wording import shortened
from gui.panels.captions import quiet, title

LONGEST_QUOTE = 120


class Comments(QDialog):
    """Lists the comments; Enter or a double click goes to what one is about, by `go`."""

    def __init__(self, parent: QWidget, source: SourceText, go: Callable[[Span], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Comments in the file"))
        self._comments = source.comments
        self._go = go
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Comments in the file"))
        for comment in self._comments:
            self.list.addItem(QListWidgetItem(_words(comment, source.text)))
        self.list.itemActivated.connect(self._activated)
        if self._comments:
            self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():  # Enter is for the list
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)
            button.setDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(title(_heading(source)))
        if source.tracked_changes:
            column.addWidget(quiet(_tracked(source.tracked_changes)))
        if self._comments:
            column.addWidget(self.list, 1)
            column.addWidget(quiet(_("Enter goes to the place. Comments are no part of the text.")))
            self.resize(520, 420)
        else:
            column.addStretch(1)
            self.resize(460, 160)
        column.addWidget(buttons)

    def _activated(self, row: QListWidgetItem) -> None:
        span = self._comments[self.list.row(row)].span
        if span is not None:
            self.accept()
            self._go(span)


def show_comments(parent: QWidget, source: SourceText, go: Callable[[Span], object]) -> Comments:
    """Show what stands in the margin of a document."""
    dialog = Comments(parent, source, go)
    dialog.open()
    return dialog


def _heading(source: SourceText) -> str:
    count = len(source.comments)
    if not count:
        return _("Tracked changes")
    return ngettext("{count} comment in the file", "{count} comments in the file", count).format(count=count)


def _tracked(count: int) -> str:
    words = ngettext(
        "{count} change in the file is tracked and not accepted yet. The text shown has it accepted.",
        "{count} changes in the file are tracked and not accepted yet. The text shown has them accepted.",
        count,
    )
    return words.format(count=count)


def _words(comment: Comment, text: str) -> str:
    """Who and when, the comment, and what it is about."""
    day = long_date(comment.when.date()) if comment.when else ""
    head = " · ".join(part for part in (comment.author, day) if part)
    about = " ".join(text[comment.span.start : comment.span.end].split()) if comment.span else ""
    if about:
        about = _("On: “{words}”").format(words=shortened(about, LONGEST_QUOTE))
    return "\n".join(part for part in (head, comment.text.strip(), about) if part)
