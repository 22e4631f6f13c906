"""Which changes are listed: the line of switches above the list and the texts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from core.language import _
from gui.comparing.comparison import Comparison
from gui.comparing.view import View


class Views(QWidget):
    """`chosen` carries the View that the reader wants."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._switches: dict[View, QToolButton] = {}
        group = QButtonGroup(self)
        self._words: dict[View, tuple[str, str]] = {}  # with its count, and without
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # a narrow window stays narrow
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(2)
        for view in View:
            switch = self._switches[view] = QToolButton()
            switch.setObjectName("switch")
            switch.setCheckable(True)
            switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            switch.clicked.connect(lambda _checked=False, wanted=view: self.chosen.emit(wanted))
            group.addButton(switch)
            row.addWidget(switch)
            if view is View.FIGURES:
                row.addSpacing(14)
        row.addStretch(1)
        self._switches[View.ALL].setChecked(True)

    @property
    def view(self) -> View:
        """The one that is chosen."""
        return next(view for view, switch in self._switches.items() if switch.isChecked())

    def show_comparison(self, comparison: Comparison) -> None:
        """Say how many changes each has; one that was chosen and is not there any more gives way to all."""
        for view, switch in self._switches.items():
            count = comparison.listed[view].count
            self._words[view] = f"{view.words} {count}" if count else view.words, view.words
            switch.setToolTip(self._words[view][0])
            switch.setVisible(count > 0 or view.is_filter)
        if not self._switches[self.view].isVisibleTo(self):
            self._switches[View.ALL].setChecked(True)
        self._fit()

    def _fit(self) -> None:
        """Say the counts where there is room for them."""
        for bare in (0, 1):
            for view, words in self._words.items():
                self._switches[view].setText(words[bare])
            if self._row.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def choose(self, view: View) -> None:
        """As if the reader had pressed it."""
        self._switches[view].click()


def nothing_words(view: View, comparison: Comparison) -> tuple[str, str]:
    """What is said where a view lists nothing: a sentence, and what it means."""
    if not comparison.changes and comparison.unread:
        return _("Nothing that could be read changed"), "\n".join(comparison.unread)
    if not comparison.changes:
        return (
            _("Nothing changed"),
            _(
                "Both say the same. Line ends, page breaks, running heads and other numbers of items do not "
                "count as changes."
            ),
        )
    return (
        {
            View.DECISIONS: _("No decision changed"),
            View.RECOMMENDATIONS: _("No recommendation changed"),
            View.FIGURES: _("No number and no date changed"),
        }.get(view, _("Nothing here")),
        _("Other changes are listed under “{name}”.").format(name=View.ALL.words),
    )
