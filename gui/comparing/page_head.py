"""Above a comparison: what is compared, and what can be done with the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.language import _
from core.library import LoadedMeeting
from gui.comparing.comparison import Comparison, about
from gui.panels.captions import quiet, title


class PageHead(QWidget):
    """`swap_wanted` and `save_wanted` are its buttons, there while something is compared."""

    swap_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        heading = title(words, factor=1.4)
        heading.setWordWrap(False)
        self.about = quiet()
        self.about.setWordWrap(False)
        self.about.setMinimumWidth(40)
        self.swap = QPushButton(_("Swap sides"))
        self.save = QPushButton()
        self.save.setToolTip(_("As PDF, Word document, table …"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 14, 5)
        row.setSpacing(8)
        row.addWidget(heading)
        row.addSpacing(6)
        row.addWidget(self.about, 1)
        for button, wanted in ((self.swap, self.swap_wanted), (self.save, self.save_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(wanted)
            row.addWidget(button)

    def show_comparison(self, comparison: Comparison | None, alone: LoadedMeeting | None = None) -> None:
        """Say what is compared; or of which meeting there is one version `alone`."""
        words = about(comparison.old, comparison.new) if comparison else about(alone, alone)
        unread = comparison.unread if comparison is not None else ()
        self.about.setText(" · ".join(filter(None, (words, *unread))))
        self.about.setToolTip(self.about.text())
        self.about.setVisible(bool(self.about.text()))
        for button in (self.save, self.swap):
            button.setVisible(comparison is not None)
