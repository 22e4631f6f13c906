"""What must not go out by mistake: closed items, and personal data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListView

from core.confidential.personal import PersonalData
from core.language import _, ngettext
from gui.composer.composing import Composing
from gui.composer.own_words import OwnWordsRow
from gui.composer.part import ComposerPart
from gui.composer.personal_list import PersonalFinds, PersonalRows
from gui.panels.captions import quiet, title
from gui.theme import Theme

MOST_ROWS = 6
"""Rows of the list that are in view."""


class ConfidentialPart(ComposerPart):
    """Closed items: left out, unless chosen each time. Personal data: masked, unless kept one by one."""

    def __init__(self, composing: Composing, theme: Theme) -> None:
        super().__init__(composing, _("Confidential"))
        self.closed = QCheckBox()
        self.closed.toggled.connect(self._by_reader(lambda on: composing.choose(closed_items=on)))
        self.closed_words = quiet()
        self.heading = title(factor=1.0)
        self.explained = quiet(
            _(
                "What is ticked is masked: words in brackets say what is left out. "
                "Take the tick away to keep it."
            )
        )
        self.finds = PersonalFinds(composing)
        self.list = QListView()
        self.list.setObjectName("itemLines")
        self.list.setModel(self.finds)
        self.list.setItemDelegate(PersonalRows(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Personal data in what goes out"))
        self.list.clicked.connect(self.finds.turn)
        self.own_words = OwnWordsRow(composing)
        parts = (self.closed, self.closed_words, self.heading, self.explained, self.list, self.own_words)
        for widget in parts:
            self.column.addWidget(widget)
        self._closed: int | None = None  # how many there are that are left out; None until that is told
        self._range = composing.range
        self.show_personal((), is_whole=False)  # nobody looked yet
        self.show_chosen()

    @property
    def masked(self) -> int:
        """How many pieces of personal data are masked."""
        return self.finds.masked

    @property
    def left_out(self) -> int:
        """How many closed items there are that do not go out."""
        return 0 if self.composing.choice.closed_items else self._closed or 0

    def show_closed(self, count: int) -> None:
        """How many closed items the range has that are left out now."""
        if not self.composing.choice.closed_items:
            self._closed = count
        self.show_chosen()

    def look_again(self) -> None:
        """What goes out is another now: what was not found in it may be there."""
        if not self.finds.rowCount():
            self.heading.setText(_("still looking …"))

    def show_personal(self, found: Sequence[PersonalData], *, is_whole: bool) -> None:
        """The personal data there is, as far as was looked."""
        self.finds.hold(found)
        count = len(found)
        if count:
            words = ngettext(
                "{count} piece of personal data in what goes out",
                "{count} pieces of personal data in what goes out",
                count,
            ).format(count=count)
        else:
            words = _("No personal data found") if is_whole else ""
        if not is_whole:
            words = " · ".join(filter(None, (words, _("still looking …"))))
        self.heading.setText(words)
        self.explained.setVisible(count > 0)
        self.list.setVisible(count > 0)
        if count:
            row = self.list.sizeHintForRow(0)
            self.list.setFixedHeight(min(count, MOST_ROWS) * row + 14)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.finds.index(0))

    def _show(self) -> None:
        on = self.composing.choice.closed_items
        if self._range != self.composing.range:
            self._range, self._closed = self.composing.range, None
        self.closed.setChecked(on)
        if self._closed:
            words = ngettext("{count} &closed item, too", "The {count} &closed items, too", self._closed)
            self.closed.setText(words.format(count=self._closed))
        else:
            self.closed.setText(_("&Closed items, too"))
        if on:
            told = _(
                "Closed items were dealt with behind closed doors. Give the file only to those who may "
                "read them: members of the body, and those who work on the case. They are bound to secrecy."
            )
        elif self._closed:
            told = ngettext(
                "It stays out, with its attachments and your notes on it.",
                "They stay out, with their attachments and your notes on them.",
                self._closed,
            )
        else:
            told = "" if self._closed is None else _("There are none in what goes out.")
        self.closed_words.setText(told)
        self.closed_words.setVisible(bool(told))
        self.closed_words.setProperty("role", "overdue" if on else "quiet")
        self.closed_words.style().unpolish(self.closed_words)
        self.closed_words.style().polish(self.closed_words)
        self.finds.show_kept()
