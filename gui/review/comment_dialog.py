"""Where the words of a comment are written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from core.language import _
from core.wording import shortened
from gui.panels.captions import quiet, title
from gui.review.words_field import WordsField, keys_that_send

LONGEST_QUOTE = 240
LINES = 5


class CommentDialog(QDialog):
    """Asks for the words of something named `heading` that is about `quote`. `written` carries them."""

    written = Signal(str)

    def __init__(self, parent: QWidget, heading: str, quote: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(460)
        self.words = WordsField(heading, _("Write a comment …"), text, LINES)
        self.words.sent.connect(self._take)
        self.words.left.connect(self.reject)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("&Comment"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(9)
        column.addWidget(title(heading, 1.15))
        if quote:
            column.addWidget(quiet(shortened(quote, LONGEST_QUOTE)))
        column.addWidget(self.words)
        column.addWidget(quiet(_("{keys} saves it.").format(keys=keys_that_send())))
        column.addWidget(buttons)
        self.words.textChanged.connect(self._allow)
        self.words.setFocus()
        self._allow()

    def _allow(self) -> None:
        self.save.setEnabled(bool(self.words.toPlainText().strip()))

    def _take(self) -> None:
        text = self.words.toPlainText().strip()
        if text:
            self.accept()
            self.written.emit(text)
