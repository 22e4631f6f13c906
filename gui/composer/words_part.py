"""The reader's own words: a title, and an introduction."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.language import _
from gui.composer.composing import Composing
from gui.composer.part import ComposerPart, field_label

LINES = 4
"""Lines of the introduction that are in view."""


class WordsPart(ComposerPart):
    """Two fields. What is typed counts at once."""

    def __init__(self, composing: Composing) -> None:
        super().__init__(composing, _("Your words"))
        self.title = QLineEdit()
        self.title.textEdited.connect(self._by_reader(lambda text: composing.choose(title=text)))
        self.introduction = QPlainTextEdit()
        self.introduction.setTabChangesFocus(True)
        self.introduction.setPlaceholderText(_("Stands before the first item"))
        metrics = self.introduction.fontMetrics()
        self.introduction.setFixedHeight(LINES * metrics.lineSpacing() + 20)
        self.introduction.textChanged.connect(self._take_introduction)
        self.column.addWidget(field_label(_("&Title"), self.title))
        self.column.addWidget(self.title)
        self.column.addWidget(field_label(_("&Introduction"), self.introduction))
        self.column.addWidget(self.introduction)
        self.show_chosen()

    def show_made_title(self, title: str) -> None:
        """What the title is where none is typed."""
        self.title.setPlaceholderText(title)

    def _take_introduction(self) -> None:
        if not self._is_showing:
            self.composing.choose(introduction=self.introduction.toPlainText())

    def _show(self) -> None:
        choice = self.composing.choice
        if self.title.text() != choice.title:
            self.title.setText(choice.title)
        if self.introduction.toPlainText() != choice.introduction:
            self.introduction.setPlainText(choice.introduction)
