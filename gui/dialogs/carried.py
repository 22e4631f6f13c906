"""What became of the annotations of a meeting on their way to another version of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.annotations import AnnotationId, MeetingId
from core.carried import Candidate
from core.language import _
from core.library import Changes
from gui.edits.carrying import leave, place, put_back, take_along_again
from gui.models.carried import CarriedRow
from gui.models.carried_around import SentencesAround
from gui.models.carried_reading import outcome_shown
from gui.models.carried_result import Outcome, OutcomeShown, put_back_words, turned_words
from gui.panels.captions import plain_tip, quiet, title
from gui.panels.carried_detail import CarriedDetail
from gui.panels.carried_list import CarriedList
from gui.panels.entered_button import EnteredButton
from gui.session import Session
from gui.theme import Theme

WIDTH, HEIGHT, LIST_WIDTH = 900, 560, 360
"""In logical pixels, where the screen has room."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the list stood: the key of the row that was chosen, how far it was scrolled (pixels)."""

    row: Hashable
    scrolled: int


class CarriedDialog(QDialog):
    """Stays open beside the document till the reader goes to a place. `look_wanted` carries a row and the
    Candidate to be seen, None where it is to be placed by hand; `now_wanted` and `was_wanted` a row."""

    look_wanted = Signal(object, object)
    now_wanted = Signal(object)
    was_wanted = Signal(object)
    turned = Signal(str)  # all were put back or taken along: a sentence for the status line

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        theme: Theme,
        meeting: MeetingId,
        first: AnnotationId | None = None,
        stood: Stood | None = None,
    ) -> None:
        """`first` is the annotation that shall be chosen; without it the list stands as it `stood`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Annotations in the new version"))
        self._session = session
        self._first = first
        self._stood = stood
        self.meeting = meeting
        self.outcome: Outcome | None = None
        self.head, self.told = title(), quiet()
        self.list = CarriedList(theme, tells_meeting=False)
        self.detail = CarriedDetail(theme, SentencesAround(session.background))
        self.all = self._button(_("Undo all"), self._turn)
        self.all.setToolTip(plain_tip(put_back_words()))
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        for widget, least, edges in ((self.list, 240, (2, 6, 4, 6)), (self.detail, 320, (14, 12, 8, 12))):
            side = QFrame()
            side.setObjectName("questionSide")
            side.setMinimumWidth(least)
            inside = QVBoxLayout(side)
            inside.setContentsMargins(*edges)
            inside.addWidget(widget)
            split.addWidget(side)
        split.setSizes([LIST_WIDTH, WIDTH - LIST_WIDTH])
        split.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(self._button(_("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.told)
        column.addWidget(split, 1)
        column.addLayout(buttons)
        self._split = split
        room = self.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width() - 40), min(HEIGHT, room.height() - 36))

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = EnteredButton(text)
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _connect(self) -> None:
        session = self._session
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo.undo),
            (QKeySequence.StandardKey.Redo, session.undo.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        session.changed.connect(self._follow)
        session.restored.connect(self.reject)
        self.list.chosen.connect(self.detail.show_row)
        self.list.entered.connect(self.detail.begin)
        self.list.number_wanted.connect(self.detail.place_number)
        self.list.left_wanted.connect(self._leave)
        self.detail.place_wanted.connect(self._place)
        self.detail.leave_wanted.connect(lambda row: leave(session, row))
        self.detail.look_wanted.connect(lambda row, candidate: self._go(self.look_wanted, row, candidate))
        self.detail.hand_wanted.connect(lambda row: self._go(self.look_wanted, row, None))
        self.detail.now_wanted.connect(lambda row: self._go(self.now_wanted, row))
        self.detail.was_wanted.connect(lambda row: self._go(self.was_wanted, row))

    @property
    def stands(self) -> Stood:
        """Where its list stands, to be shown so again."""
        row = self.list.row()
        return Stood(None if row is None else row.key, self.list.verticalScrollBar().value())

    # What it shows

    def _follow(self, changes: Changes) -> None:
        if changes.everything or self.meeting in changes.annotated | changes.meetings:
            self._read()

    def _read(self) -> None:
        meeting = self.meeting
        self._session.background.read(lambda library: outcome_shown(library, meeting), self._take)

    def _take(self, shown: OutcomeShown | None) -> None:
        outcome = self.outcome = None if shown is None else shown.outcome
        there = outcome is not None and bool(outcome.rows)
        self._split.setVisible(there)
        self.all.setVisible(there)
        if shown is None or outcome is None or not there:
            self.head.setText(_("Nothing came along"))
            self.told.setText(
                _(
                    "When a new version of this meeting’s document comes, such as its minutes, your "
                    "annotations come along by themselves, and you see here what became of each."
                )
            )
            self.adjustSize()
            return
        had_focus = self.detail.isAncestorOf(self.focusWidget() or self.list)
        self.head.setText(outcome.title)
        self.told.setText(shown.sentence)
        own = any(row.by_hand for row in outcome.rows)
        back = _("Undo all, what you placed too") if own else _("Undo all")
        self.all.setText(_("Take them along again") if outcome.undone else back)
        self.list.show_rows(shown.listed)
        first, self._first = self._first, None
        stood, self._stood = self._stood, None
        if first is None and stood is not None:
            at_before = self.list.rows.row_of(stood.row)
            self.list.choose(self.list.rows.nearest(0) if at_before is None else at_before, stood.scrolled)
            self.list.setFocus()
        if first is not None:
            at = next((row for row in outcome.rows if first in row.ids), None)
            self.list.choose(-1 if at is None else self.list.rows.row_of(at.key) or 0)
            self.list.setFocus()
        elif had_focus or self.focusWidget() is None:
            self.list.setFocus()

    # What the reader does

    def _place(self, row: CarriedRow, candidate: Candidate) -> None:
        place(self._session, row, candidate.anchor)

    def _leave(self) -> None:
        row = self.list.row()
        if row is not None and row.waits:
            leave(self._session, row)

    def _turn(self) -> None:
        """Put all back where it was; or once that is done, along again."""
        if self.outcome is not None:
            undone = self.outcome.undone
            (take_along_again if undone else put_back)(self._session, self.meeting)
            self.turned.emit(turned_words(put_back=not undone))

    def _go(self, signal: object, *what: object) -> None:
        signal.emit(*what)  # type: ignore[attr-defined]
        self.close()  # the place lies below it
