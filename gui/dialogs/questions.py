"""The questions that imports left: both sides shown, answered one by one, whenever there is time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.language import _, clock_time, long_date, ngettext
from core.library import Changes
from core.library.belonging.questions import TWO, BodySide, MeetingSide, Question, questions
from core.wording import kind_name
from gui.edits.library import answer
from gui.panels.captions import caption, quiet, title
from gui.session import Session

Side = MeetingSide | BodySide


class QuestionsDialog(QDialog):
    """A list of questions; of the chosen one both sides and what can be answered. Answers can be undone."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Questions"))
        self._session = session
        self._questions: list[Question] = []
        self._later: set[str] = set()
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Questions"))
        self.list.setFixedWidth(230)
        self.list.setSpacing(3)
        self.list.currentRowChanged.connect(self._show)
        self.heading = title()
        self.explained = quiet()
        self._sides = QWidget()
        self._columns = QHBoxLayout(self._sides)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._sides)
        self.two = QPushButton()
        self.two.clicked.connect(self._say_two)
        self.later = QPushButton(_("Later"))
        self.later.setToolTip(_("The question stays in the list."))
        self.later.clicked.connect(self._put_off)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.two)
        self._foot.addWidget(self.later)
        self._foot.addStretch(1)
        self._foot.addWidget(buttons)
        for button in (self.two, self.later, buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.heading)
        right.addWidget(self.explained)
        right.addWidget(area, 1)
        right.addLayout(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.resize(860, 480)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo.undo),
            (QKeySequence.StandardKey.Redo, session.undo.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        session.changed.connect(self._follow)
        self._read()

    def _follow(self, changes: Changes) -> None:
        if changes.meetings or changes.everything:
            self._read()

    def _read(self) -> None:
        self._session.background.read(questions, self._take)

    def _take(self, found: Sequence[Question]) -> None:
        chosen = self._chosen()
        row = max(0, self.list.currentRow())
        self._questions = sorted(found, key=lambda each: each.id in self._later)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_line(each) for each in self._questions])
        names = [each.id for each in self._questions]
        at = names.index(chosen.id) if chosen is not None and chosen.id in names else min(row, len(names) - 1)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._show(at)

    def _chosen(self) -> Question | None:
        row = self.list.currentRow()
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def _show(self, _row: int) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        question = self._chosen()
        there = question is not None
        self.two.setVisible(there)
        self.later.setVisible(there)
        if question is None:
            self.heading.setText(_("No questions"))
            self.explained.setText(
                _("Whatever an import is not sure of is asked here. What you answered can be undone.")
            )
            return
        meetings = question.kind == "same_meeting"
        several = len(question.others) > 1
        self.heading.setText(_("One meeting, or two?") if meetings else _("One body, or two?"))
        words = _("They are kept apart until you say that they are one.")
        if several:
            words = _("The document on the left may belong to one of several meetings. It is kept apart.")
        elif not meetings:
            words = _("The names are nearly the same. Say which one shall be shown for both.")
        self.explained.setText(words)
        self.two.setText(
            (_("None of them") if several else _("Two meetings")) if meetings else _("Two bodies")
        )
        for at, side in enumerate((question.side, *question.others)):
            card = _Card(side)
            if not meetings or at > 0:
                button = QPushButton(_("Same meeting") if meetings else _("Both are this one"))
                button.setAutoDefault(False)
                button.clicked.connect(lambda _on=False, said=str(side.id): self._say(said))
                card.offer(button)
            self._columns.addWidget(card, 1)

    def _say_two(self) -> None:
        self._say(TWO)

    def _say(self, said: str) -> None:
        question = self._chosen()
        if question is not None:
            answer(self._session, question.id, said)

    def _put_off(self) -> None:
        """Go on to the next one; this one goes to the end of the list."""
        question = self._chosen()
        if question is not None:
            self._later.add(question.id)
            self._take(self._questions)
            self.list.setCurrentRow(0)


class _Card(QFrame):
    """One side of a question."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.setObjectName("questionSide")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(4)
        self.column.addWidget(title(_name(side), factor=1.05))
        for line in _lines(side):
            self.column.addWidget(quiet(line))
        self._said = self.column.count()  # what is answered stands above a long agenda
        if isinstance(side, MeetingSide):
            self.column.addSpacing(6)
            self.column.addWidget(caption(_("Agenda")))
            for item in side.items or (_("No items"),):
                self.column.addWidget(quiet(item))
            if side.more:
                more = ngettext("and {count} more", "and {count} more", side.more)
                self.column.addWidget(quiet(more.format(count=side.more)))
        self.column.addStretch(1)

    def offer(self, button: QPushButton) -> None:
        """Have `button` say that it is this one."""
        self.column.insertWidget(self._said, button)
        self.column.insertSpacing(self._said, 6)


def _name(side: Side) -> str:
    if isinstance(side, BodySide):
        return side.name or _("Without a name")
    return side.body or side.name


def _lines(side: Side) -> list[str]:
    """What is told of a side below its name."""
    if isinstance(side, BodySide):
        count = ngettext("{count} meeting", "{count} meetings", side.meetings).format(count=side.meetings)
        days = [long_date(day) for day in dict.fromkeys((side.first, side.last)) if day is not None]
        return [line for line in (side.municipality, count, " – ".join(days)) if line]
    when = long_date(side.date) if side.date is not None else _("No date")
    if side.start_time is not None:
        when = _("{date} at {time}").format(date=when, time=clock_time(side.start_time))
    kinds = " · ".join(kind_name(kind) for kind in side.kinds)
    begins = _("“{words}”").format(words=side.begins) if side.begins else ""
    notes = ngettext("{count} annotation", "{count} annotations", side.annotations)
    mine = notes.format(count=side.annotations) if side.annotations else ""
    return [line for line in (side.municipality, when, kinds, begins, side.name, mine) if line]


def _line(question: Question) -> str:
    """A question in the list."""
    side = question.side
    if isinstance(side, MeetingSide):
        return "\n".join((_name(side), long_date(side.date) if side.date is not None else _("No date")))
    return "\n".join(_name(each) for each in (side, *question.others))
