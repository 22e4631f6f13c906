"""Notes on one target that colleagues wrote, or another program at the same time, below the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.annotations import Annotation
from core.language import _, long_date
from gui.panels.author_sign import author_pixmap
from gui.panels.captions import quiet
from gui.theme import Theme
from gui.whose import Whose

SIGN = 16
"""The height of a colleague's sign, in logical pixels."""


class OthersNotes(QWidget):
    """Says whose each note is, and its words. `change_wanted` carries one that the reader wants to change."""

    change_wanted = Signal(object)  # Annotation

    def __init__(self, whose: Whose, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = whose
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.rows: list[QWidget] = []
        theme.changed.connect(self._repaint)
        self.hide()

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """Show `notes`, oldest first."""
        whose = self._whose
        shown = tuple((each, whose.by(each.author), whose.editor_of(each)) for each in notes)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(each) for each in notes]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(notes))
        self.updateGeometry()

    def _row(self, note: Annotation) -> QWidget:
        row = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(6)
        sign = QLabel()
        sign.setObjectName("authorSign")
        sign.setProperty("author", note.author)
        head.addWidget(sign)
        who = quiet(signed(note, self._whose))
        who.setToolTip(long_date(note.modified.astimezone().date()))
        head.addWidget(who, 1)
        change = QToolButton()
        change.setObjectName("showAll")
        change.setText(_("Change"))
        change.setToolTip(_("Change this note; it stays {author}’s").format(author=note.author))
        change.clicked.connect(partial(self.change_wanted.emit, note))
        head.addWidget(change)
        words = QLabel(note.text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(words)
        self._paint(sign)
        return row

    def _repaint(self) -> None:
        for sign in self.findChildren(QLabel, "authorSign"):
            self._paint(sign)

    def _paint(self, sign: QLabel) -> None:
        by = self._whose.by(str(sign.property("author")))
        sign.setVisible(by is not None)
        if by is not None:
            sign.setPixmap(author_pixmap(by, self._theme.colours, SIGN))


def signed(annotation: Annotation, whose: Whose) -> str:
    """Whose an annotation is; and who changed it, where that is somebody else."""
    editor = whose.editor_of(annotation)
    if editor is None:
        return annotation.author
    return _("{author} · changed by {editor}").format(author=annotation.author, editor=editor)
