"""The name that goes out with what the reader wrote."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from core.exports.formats import Format
from core.language import _
from gui.composer.composing import Composing
from gui.session import Session

_WITHOUT_NAMES = frozenset({Format.ICS})
"""Forms that name nobody but colleagues."""


class NameRow(QWidget):
    """A line for the reader's name; as long as there is none it says which one goes out instead: that of the
    machine's user."""

    def __init__(self, session: Session, composing: Composing) -> None:
        super().__init__()
        self._session, self._composing = session, composing
        label = QLabel(_("Your name"))
        self.line = QLineEdit()
        label.setBuddy(self.line)
        self.line.setAccessibleName(_("Your name"))
        self.line.setToolTip(_("Stands on your notes, follow-ups and marks where they go out."))
        self.line.editingFinished.connect(self._take)
        rows = QHBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label)
        rows.addWidget(self.line, 1)
        session.chosen.connect(self._show)
        composing.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        settings = self._session.settings
        if not self.line.hasFocus():
            self.line.setText(settings.author or "")
        self.line.setPlaceholderText(_("Until then: {name}").format(name=settings.author_name()))
        self.setVisible(self._composing.format not in _WITHOUT_NAMES)

    def _take(self) -> None:
        """What was written under the name before stays the reader's own, and goes out under the new one."""
        settings = self._session.settings
        name, before = " ".join(self.line.text().split()), settings.author_name()
        if name == (settings.author or ""):
            return
        others = dict.fromkeys([*settings.other_names, before])
        others.pop(name, None)
        self._session.choose(author=name or None, other_names=(*others,))
        self._composing.changed.emit()  # what goes out is another
