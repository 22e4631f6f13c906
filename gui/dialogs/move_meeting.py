"""Asks to which body and which day a meeting belongs, where its documents have it wrong or do not say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from core.annotations import MeetingId
from core.language import _, language
from core.library import Library
from core.library.belonging.filing import Filed, filed, standing
from core.library.belonging.naming import ListedBody, list_bodies
from gui.edits.library import move_meeting, move_to_new_body
from gui.panels.captions import quiet, title
from gui.session import Session

FIELD = 30
"""Height of a field, in logical pixels: the style sheet's own lines are as high."""

Known = tuple[list[ListedBody], Filed, int | None, date | None]
"""The bodies, where the reader put the meeting, and where it stands."""


class MoveDialog(QDialog):
    """A body, there or new, and a day; a button has both again as the documents say, where the meeting
    was moved."""

    def __init__(self, parent: QWidget, session: Session, meeting: MeetingId, known: Known) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Move the meeting"))
        self._session = session
        self._meeting = meeting
        bodies, self._filed, self._body, self._day = known
        self.bodies = QComboBox()
        self.bodies.setAccessibleName(_("Body"))
        self.new = quiet()  # what a name that no body has does
        here = (each.municipality for each in bodies if each.id == self._body)
        self._municipality = next(here, None)
        self._fill(bodies)
        self.bodies.editTextChanged.connect(self._tell_new)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setLocale(QLocale(language()))
        self.day.setDisplayFormat("d. MMMM yyyy" if language() == "da" else "d MMMM yyyy")
        self.day.setAccessibleName(_("Date"))
        day = self._day
        self.day.setDate(QDate(day.year, day.month, day.day) if day is not None else QDate.currentDate())
        for field in (self.bodies, self.day):
            field.setMinimumHeight(FIELD)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(_("&Body"), self.bodies)
        form.addRow("", self.new)
        form.setRowVisible(self.new, False)
        self._form = form
        form.addRow(_("&Date"), self.day)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        if self._filed.body is not None or self._filed.date is not None:
            stated = buttons.addButton(_("As the documents say"), QDialogButtonBox.ButtonRole.ResetRole)
            stated.clicked.connect(self._restore)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title(_("Where does the meeting belong?")))
        column.addWidget(
            quiet(
                _("The documents stay as they are. A new version of this meeting joins it where you put it.")
            )
        )
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(480, 10)

    def accept(self) -> None:
        """Move it, where it shall be elsewhere."""
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        other_day = day if day != self._day else self._filed.date
        new = self._new_body()
        body = self.bodies.itemData(self._typed())
        wanted = (body if body != self._body else self._filed.body, other_day)
        if new is not None:
            move_to_new_body(self._session, self._meeting, *new, other_day)
        elif wanted != (self._filed.body, self._filed.date):
            move_meeting(self._session, self._meeting, *wanted)
        super().accept()

    def _typed(self) -> int:
        """The row of the body whose name stands in the field, -1 where none is called so."""
        text = self.bodies.currentText().strip()
        if text == self.bodies.itemText(self.bodies.currentIndex()) or not text:
            return self.bodies.currentIndex()  # of two with one name, the one that was chosen
        return self.bodies.findText(text, Qt.MatchFlag.MatchFixedString)

    def _new_body(self) -> tuple[str | None, str] | None:
        """Municipality and name of the body that was typed, where there is none yet."""
        if self._typed() >= 0:
            return None
        name, _dot, municipality = (part.strip() for part in self.bodies.currentText().partition("·"))
        return (municipality or self._municipality, name) if name else None

    def _tell_new(self) -> None:
        new = self._new_body()
        if new is None:
            self.new.clear()
        else:
            called = " · ".join(filter(None, reversed(new)))
            self.new.setText(_("There is no body {name} yet: it is made.").format(name=called))
        self._form.setRowVisible(self.new, new is not None)
        column = self.layout()
        assert column is not None
        column.activate()
        self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _restore(self) -> None:
        move_meeting(self._session, self._meeting, None, None)
        super().accept()

    def _fill(self, bodies: Sequence[ListedBody]) -> None:
        if self._body not in {each.id for each in bodies}:
            self.bodies.addItem(_("Not known"), self._body)
        for each in bodies:
            self.bodies.addItem(" · ".join(filter(None, (each.name, each.municipality))), each.id)
        self.bodies.setCurrentIndex(max(0, self.bodies.findData(self._body)))
        self.bodies.setEditable(True)  # so that a few letters find it
        self.bodies.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.bodies.completer()
        assert completer is not None  # an editable box has one
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)


def ask_to_move(parent: QWidget, session: Session, meeting: MeetingId) -> None:
    """Ask where a meeting belongs."""

    def work(library: Library) -> Known:
        body, day = standing(library, meeting)
        return list_bodies(library), filed(library, meeting), body, day

    session.background.read(work, lambda known: MoveDialog(parent, session, meeting, known).open())
