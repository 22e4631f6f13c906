"""The line above the list: how much was found, in which order, whether it is saved and looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from core.language import _, ngettext
from core.library.searching.results import Count
from gui import icons
from gui.panels.captions import quiet
from gui.theme import Theme


class ResultHead(QWidget):
    """`order_chosen` carries "newest" or "relevance"."""

    order_chosen = Signal(str)
    save_wanted = Signal()
    preview_toggled = Signal()
    summary_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._saved = False
        self._chosen: bool | None = None  # whether the reader wants the preview; None as there is room
        self.count: QLabel = quiet()
        self.count.setWordWrap(False)
        self.count.setObjectName("searchCount")
        self.newest = self._switch(_("Newest first"))
        self.relevance = self._switch(_("Most relevant"))
        self.newest.setChecked(True)
        self._orders = QButtonGroup(self)
        for button, order in ((self.newest, "newest"), (self.relevance, "relevance")):
            self._orders.addButton(button)
            button.clicked.connect(lambda _checked=False, each=order: self.order_chosen.emit(each))
        self.save = QToolButton()
        self.save.setIconSize(QSize(16, 16))
        self.save.clicked.connect(self.save_wanted)
        self.summary = QToolButton()
        self.summary.setText(_("Summary …"))
        self.summary.setToolTip(_("Put a summary together of all that is found"))
        self.summary.clicked.connect(self.summary_wanted)
        self.looks = QToolButton()
        self.looks.setIconSize(QSize(16, 16))
        self.looks.setCheckable(True)
        self.looks.setToolTip(_("Show the text around the hit"))
        self.looks.setAccessibleName(_("Show the text around the hit"))
        self.looks.clicked.connect(self._toggle)
        for button in (self.newest, self.relevance, self.summary, self.save, self.looks):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 12, 5)
        row.setSpacing(4)
        row.addWidget(self.count, 1)
        for button in (self.newest, self.relevance, self.summary, self.save, self.looks):
            row.addWidget(button)
        theme.changed.connect(self._dress)
        self._dress()
        self.say_nothing()

    def say_count(self, listed: int, counted: Count | None, *, more: bool) -> None:
        """Say how many of the items that were found are listed."""
        self._show(True)
        if not listed:
            self.count.setText("")
        elif not more:
            self.count.setText(ngettext("{count} item", "{count} items", listed).format(count=listed))
        elif counted is None:
            self.count.setText(_("1–{listed} of more").format(listed=listed))
        else:
            words = _("1–{listed} of more than {count}") if counted.more else _("1–{listed} of {count}")
            self.count.setText(words.format(listed=listed, count=max(counted.items, listed)))

    def say_nothing(self) -> None:
        """Nothing is searched for."""
        self.count.setText("")
        self._show(False)

    def show_saved(self, saved: bool) -> None:
        """Whether what is searched for is a saved search."""
        if saved != self._saved:
            self._saved = saved
            self._dress()

    def preview_wanted(self, room: bool) -> bool:
        """Whether the preview shall show, where there is `room` for it beside the list or not."""
        wanted = room if self._chosen is None else self._chosen
        self.looks.setChecked(wanted)
        return wanted

    def _toggle(self) -> None:
        self._chosen = self.looks.isChecked()
        self.preview_toggled.emit()

    def _show(self, there: bool) -> None:
        self.setVisible(there)

    def _switch(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("switch")
        button.setText(text)
        button.setCheckable(True)
        return button

    def _dress(self) -> None:
        colours = self._theme.colours
        star, colour = ("star-full", colours.postponed) if self._saved else ("star", colours.text)
        self.save.setIcon(icons.icon(star, colour))
        words = _("Delete this saved search") if self._saved else _("Save this search …")
        self.save.setToolTip(words)
        self.save.setAccessibleName(words)
        self.looks.setIcon(icons.icon("panel-right", colours.text))
