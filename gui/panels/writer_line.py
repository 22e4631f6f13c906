"""A line above what a colleague wrote: the sign and the name, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from core.annotations import Annotation
from core.language import _, long_date
from gui.panels.author_sign import author_pixmap
from gui.panels.captions import quiet
from gui.panels.others_notes import SIGN, signed
from gui.theme import Theme
from gui.whose import Whose


class WriterLine(QWidget):
    """Is there for what colleagues wrote alone. `change` is what its button is for, with "{author}" for the
    name; without `whose` nobody counts as a colleague."""

    change_wanted = Signal()

    def __init__(self, theme: Theme, whose: Whose | None, change: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._whose = theme, whose
        self._tip = change
        self._annotation: Annotation | None = None
        self._sign = QLabel(self)
        self.name = quiet()
        self.change = QToolButton(self)
        self.change.setObjectName("showAll")
        self.change.setText(_("Change"))
        self.change.clicked.connect(self.change_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self.name, 1)
        row.addWidget(self.change)
        self.hide()
        theme.changed.connect(self._show)
        if whose is not None:
            whose.changed.connect(self._show)

    @property
    def is_colleague(self) -> bool:
        """Whether a colleague wrote it."""
        return (
            self._whose is not None
            and self._annotation is not None
            and self._whose.by(self._annotation.author) is not None
        )

    def show_writer(self, annotation: Annotation) -> None:
        """Say whose `annotation` is."""
        self._annotation = annotation
        self._show()

    def show_change(self, shown: bool) -> None:
        """Whether the button is there."""
        self.change.setVisible(shown)

    def _show(self) -> None:
        self.setVisible(self.is_colleague)
        annotation = self._annotation
        if self._whose is None or annotation is None:
            return
        by = self._whose.by(annotation.author)
        if by is not None:
            self._sign.setPixmap(author_pixmap(by, self._theme.colours, SIGN))
            self.name.setText(signed(annotation, self._whose))
            self.name.setToolTip(long_date(annotation.modified.astimezone().date()))
            self.change.setToolTip(self._tip.format(author=by.author))
