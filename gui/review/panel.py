"""The review beside the document: head, list, and the chosen finding or comment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import OurFault, UserFacingError
from core.language import _
from gui.panels.captions import quiet, rule
from gui.panels.page_notice import PageNotice
from gui.review.card import ReviewCard
from gui.review.head import ReviewHead
from gui.review.list import ReviewList
from gui.review.one_line import OneLine
from gui.review.row_menu import RowMenu
from gui.review.rows import Shown, Wanted
from gui.review.slots import Slots
from gui.theme import Theme

LOW = 480
"""A panel that is not so many logical pixels high does without what is said elsewhere, too."""
DENSE = 720
"""One that is not so high names the item in the line of its state, and has low rows."""
LEAST_CARD = 60
"""Height that the card has at least, in logical pixels."""
FOOT_PART = 7
"""No part of the foot is higher than the panel by this number."""
LEAST_ROWS = 4
"""So many rows the list shows at least, where there are so many."""
CARD_ROOM = 116
"""Height of a card that says what to do; where there is less, it is folded to a line."""


class ReviewPanel(QWidget):
    """`again_wanted` says that what failed is to be tried once more."""

    again_wanted = Signal()

    def __init__(self, theme: Theme, slots: Slots, keys: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("reviewPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = ReviewHead(theme, keys)
        self.list = ReviewList(theme)
        self.card = ReviewCard(theme, slots, keys)
        self._menu = RowMenu(self.list, slots, keys, self.card.place_wanted.emit)
        self.failure = PageNotice()
        self.failure.wanted.connect(self.again_wanted)
        self.failure.declined.connect(self._tell_details)
        self._details = ""
        self._beside: list[QWidget] = [self.failure, *slots.lines, self.head]  # list and card have the rest
        self._begins = False  # the keyboard is to be given to the list
        self._limits = slots.limits
        self._nothing = quiet()
        self._nothing.setContentsMargins(14, 10, 14, 10)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.failure)
        for line in slots.lines:
            column.addWidget(line)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 1)
        self._rule = rule()
        column.addWidget(self._rule)
        column.addWidget(self.card)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        self._telling = QWidget()  # what at the foot only tells, and may be read in tooltips
        telling = QVBoxLayout(self._telling)
        telling.setContentsMargins(0, 0, 0, 0)
        for part in slots.foot:
            (telling if isinstance(part, OneLine) else foot).addWidget(part)
        foot.addWidget(self._telling)
        column.addWidget(self._foot)
        self._beside.append(self._foot)
        self.card.sized.connect(self._fit_card)
        self._nothing.hide()

    def show_failure(self, error: UserFacingError | None) -> None:
        """Say why the draft is not looked through; of a failure of the program's own offer the details."""
        self._details = error.details if isinstance(error, OurFault) else ""
        again = "" if error is None else _("Try again")
        self.failure.tell("" if error is None else str(error), again, _("Details …") if self._details else "")

    def _tell_details(self) -> None:
        from gui.dialogs.crash import crash_dialog  # loaded when first shown

        self._dialog = crash_dialog(self._details)
        self._dialog.open()

    def begin(self) -> None:
        """Have the keyboard work on the list, as soon as there is one."""
        self._begins = self.list.isHidden()
        (self.head.shown if self._begins else self.list).setFocus()

    def show_nothing(self, words: str) -> None:
        """Say that nothing is listed, and why; empty where something is."""
        self._nothing.setText(words)
        had_keyboard = self.list.hasFocus()
        self.list.setVisible(not words)
        self._nothing.setVisible(bool(words))
        if had_keyboard and words:
            self._begins = True
            self.head.shown.setFocus()
        elif self._begins and not words:
            self._begins = False
            if self.head.shown.hasFocus():
                self.list.setFocus()

    def show_rows_of(self, count: int, wanted: Wanted, *, is_looking: bool) -> None:
        """Whether there are rows of what is wanted, and if not, why."""
        self._rule.setVisible(self.card.row is not None)
        self.show_nothing("" if count else _looking() if is_looking else nothing_words(wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < LOW
        self.head.fit(is_low=is_low, is_dense=self.height() < DENSE)
        self.list.fit(is_low=self.height() < DENSE)
        self._foot.setVisible(not is_low)  # its commands stand in the menu
        for limit in self._limits:
            limit(self.height() // FOOT_PART)
        self._fit_card()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_card()
        return super().event(event)

    def _fit_card(self) -> None:
        """As high as its words, and never more than half of what it shares with the list. In a dense panel
        the list keeps four rows; where too little is left then, what only tells goes first, then the card is
        folded, and where the reader unfolds it the list keeps a row."""
        self._rule.setVisible(self.card.row is not None)
        is_low, is_dense = self.height() < LOW, self.height() < DENSE
        room, telling = self._room(), self._telling.sizeHint().height()
        room -= telling if self._telling.isHidden() else 0
        most, tells = room // 2, True
        if is_dense and not is_low:
            rows = min(LEAST_ROWS, len(self.list.rows.rows)) * self.list.row_height + 4
            tells = self.card.row is None or room - rows >= CARD_ROOM
            room += 0 if tells else telling
            most = room - rows
            is_low = most < CARD_ROOM
        self._telling.setVisible(tells)
        self.card.fit(is_low=is_low, is_dense=is_dense)
        if is_low and not self.card.is_folded:
            most = room - self.list.minimumHeight() - 4
        wanted = self.card.height_wanted(max(self.width(), 200))
        self.card.setFixedHeight(wanted if self.card.is_folded else max(LEAST_CARD, min(wanted, most)))

    def _room(self) -> int:
        """What list and card share."""
        width = max(self.width(), 200)
        return self.height() - sum(_height_of(each, width) for each in self._beside if not each.isHidden())


def _height_of(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


def _looking() -> str:
    return _("The checks are looking through the document …")


def nothing_words(wanted: Wanted) -> str:
    """Why nothing is listed."""
    if wanted.group is not None:
        return _("Nothing of this kind. Choose “All kinds” to see the others.")
    words = {
        Shown.OPEN: _("Nothing is left: no findings, no open comments. Read the items one by one."),
        Shown.FINDINGS: _("The checks found nothing that is still open."),
        Shown.COMMENTS: _("No open comments. Select words in the document to comment on them."),
        Shown.SETTLED: _("Nothing is settled yet. What a new version no longer has comes here by itself."),
        Shown.DISMISSED: _("Nothing was dismissed."),
    }
    return words[wanted.shown]
