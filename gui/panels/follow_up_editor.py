"""The follow-ups of one target: what shall be done, who does it, by when, and whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.annotations import Annotation, FollowUp
from core.due_dates import due_date
from core.language import _, long_date, weekday_name
from gui import icons
from gui.panels.captions import quiet
from gui.panels.follow_up_field import FollowUpField
from gui.panels.typing_burst import TypingBurst
from gui.panels.writer_line import WriterLine
from gui.theme import Theme
from gui.whose import Whose


class FollowUpEditor(QWidget):
    """Shows follow-ups, and says what the reader wants of them. It changes nothing itself."""

    edited = Signal(object, str, object)  # the row, its words, its FollowUp
    removed = Signal(object)  # Annotation
    typing = Signal()
    rested = Signal()  # a burst of typing has ended
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        people: QStringListModel,
        parent: QWidget | None = None,
        whose: Whose | None = None,
    ) -> None:
        """`whose` tells colleagues' follow-ups from the reader's; without it all count as the reader's."""
        super().__init__(parent)
        self._theme = theme
        self._people = people
        self._whose = whose
        self.rows: list[FollowUpRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()  # until there is one

    @property
    def unsaved(self) -> bool:
        """Whether a row holds words that were not handed over to be saved."""
        return any(row.unsaved for row in self.rows)

    @property
    def is_written_in(self) -> bool:
        """Whether the cursor stands in one of the rows."""
        return any(line.hasFocus() for row in self.rows for line in row.fields)

    def show_follow_ups(self, follow_ups: Sequence[Annotation]) -> None:
        """Show `follow_ups`; rows in which something is typed that is not saved yet stay as they are."""
        wanted = {each.id: each for each in follow_ups}
        for row in list(self.rows):
            known = row.annotation
            if known is None:
                continue
            if known.id in wanted:
                row.show_annotation(wanted.pop(known.id))
            elif row.is_typed_in:
                row.annotation = None  # it was taken away meanwhile: what is typed becomes a new one
            else:
                self._drop(row)
        for each in wanted.values():
            row = self._new_row()
            row.show_annotation(each)
        self.updateGeometry()

    def begin(self) -> None:
        """Put the cursor where a follow-up is typed: into the empty row, or a new one."""
        empty = next((row for row in self.rows if row.is_empty and row.annotation is None), None)
        row = empty or self._new_row()
        row.what.setFocus()

    def save(self) -> None:
        """Hand over what was typed."""
        for row in list(self.rows):
            row.save()

    def _new_row(self) -> FollowUpRow:
        row = FollowUpRow(self._theme, self._people, self, self._whose)
        row.edited.connect(lambda text, follow_up: self.edited.emit(row, text, follow_up))
        row.removed.connect(lambda: self._remove(row))
        row.typing.connect(self.typing)
        row.rested.connect(self.rested)
        row.left.connect(lambda: self._leave(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        self.show()
        self.updateGeometry()
        return row

    def _leave(self, row: FollowUpRow) -> None:
        """The reader goes: a row in which nothing was written goes, too."""
        if row.is_empty and row.annotation is None:
            self._drop(row)
        self.left.emit()

    def _remove(self, row: FollowUpRow) -> None:
        annotation = row.annotation
        self._drop(row)
        if annotation is not None:
            self.removed.emit(annotation)

    def _drop(self, row: FollowUpRow) -> None:
        held_focus = any(line.hasFocus() for line in row.fields)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.forget()
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows))
        if held_focus:
            self.left.emit()


class FollowUpRow(QFrame):
    """One follow-up. `edited` carries its words and its FollowUp whenever something shall be saved. A
    colleague's says whose it is, and its words can be changed once the reader asks for it."""

    edited = Signal(str, object)
    removed = Signal()
    typing = Signal()
    rested = Signal()  # a burst of typing has ended
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        people: QStringListModel,
        parent: QWidget | None = None,
        whose: Whose | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("followUpRow")
        self.whose = WriterLine(theme, whose, _("Change this follow-up; it stays {author}’s"), self)
        self.whose.change_wanted.connect(self._change_others)
        self.annotation: Annotation | None = None
        self._saved = _Words("", "", None, False)
        self.burst = TypingBurst(self._hand_over, lambda: self.is_empty, self)
        self.done = QCheckBox(self)
        self.done.setAccessibleName(_("Done"))
        self.done.setToolTip(_("Done"))
        self.what = FollowUpField(_("What shall be done"), self)
        self.who = FollowUpField(_("Who"), self)
        completer = QCompleter(people, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        self.due = FollowUpField(_("By when"), self)
        self.due.setToolTip(_("A day: “1 June”, “Friday”, “in 14 days”, “1/6-26”"))
        self.fields = (self.what, self.who, self.due)
        self._told = quiet()
        self._told.setMinimumWidth(1)
        remove = self._remove = QToolButton(self)
        remove.setIcon(icons.icon("close", theme.colours.quiet, 10))
        remove.setAccessibleName(_("Delete the follow-up"))
        remove.setToolTip(_("Delete the follow-up"))
        remove.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.whose, 0, 1, 1, 3)
        grid.addWidget(self.done, 1, 0)
        grid.addWidget(self.what, 1, 1, 1, 2)
        grid.addWidget(remove, 2, 3)  # the Tab key comes to it last
        grid.addWidget(self.who, 2, 1)
        grid.addWidget(self.due, 2, 2)
        grid.addWidget(self._told, 3, 1, 1, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)  # a day with its month and year
        self.burst.paused.connect(self.burst.end)
        self.burst.rested.connect(self.rested)
        for line in self.fields:
            line.textEdited.connect(self._typed)
            line.left.connect(self.left)
            line.ended.connect(self.burst.end)
            line.unfocused.connect(self._leave_field, Qt.ConnectionType.QueuedConnection)
        self.what.returned.connect(self.who.setFocus)
        self.who.returned.connect(self.due.setFocus)
        completer.activated.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self.due.ended.connect(self._write_day_out)
        self.done.clicked.connect(self.burst.end)
        self._tell()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(line.text().strip() for line in self.fields)

    @property
    def unsaved(self) -> bool:
        """Whether it holds words that were not handed over to be saved."""
        return self._words() != self._saved

    @property
    def is_typed_in(self) -> bool:
        """Whether the reader types in it: it holds words that are not saved, or more are to come."""
        return self.unsaved or self.burst.token is not None

    def show_annotation(self, annotation: Annotation) -> None:
        """Show a follow-up from the library; what was typed and not saved is never replaced."""
        if self.is_typed_in and self.annotation is not None:
            return
        self.annotation = annotation
        self.whose.show_writer(annotation)
        if not any(line.hasFocus() for line in self.fields):
            self._lock(self.whose.is_colleague)
        follow_up = annotation.follow_up or FollowUp()
        wanted = _Words(
            annotation.text, follow_up.who or "", follow_up.due, follow_up.done is not None, follow_up.done
        )
        if wanted == self._saved and not self._day_is_unclear:
            return
        self._saved = wanted
        for line, text in ((self.what, wanted.what), (self.who, wanted.who)):
            if line.text().strip() != text:
                line.setText(text)
        if due_date(self.due.text(), _today()) != wanted.due:
            self._show_day(wanted.due)
        self.done.setChecked(wanted.done is not None)
        self._tell()

    def _change_others(self) -> None:
        """Have the words of a colleague's be changed, until the reader leaves them."""
        self._lock(False)
        self.what.setFocus()

    def _lock(self, locked: bool) -> None:
        for line in self.fields:
            line.setReadOnly(locked)
        self._remove.setVisible(not locked)
        self.whose.show_change(locked)

    def _leave_field(self) -> None:
        if self.whose.is_colleague and not any(line.hasFocus() for line in self.fields):
            self._lock(True)

    def save(self) -> None:
        """Hand over all that was typed: words that mean no day are kept with what shall be done."""
        if self._day_is_unclear:
            self.what.setText(
                _("{what} ({when})")
                .format(what=self.what.text().strip(), when=self.due.text().strip())
                .strip()
            )
            self.due.clear()
        self.burst.end()

    def forget(self) -> None:
        """Save nothing any more: it goes away."""
        self.burst.stop()
        self.blockSignals(True)

    @property
    def _day_is_unclear(self) -> bool:
        return bool(self.due.text().strip()) and self._day() is None

    def _day(self) -> date | None:
        return _day_of(self.due.text(), self._saved.due)

    def _words(self) -> _Words:
        """What the fields say. While the words of a day are not understood, the day stays what it was."""
        due = self._saved.due if self._day_is_unclear else self._day()
        done = None
        if self.done.isChecked():
            done = self._saved.done or datetime.now(UTC).replace(microsecond=0)
        return _Words(self.what.text().strip(), self.who.text().strip(), due, done is not None, done)

    def _typed(self) -> None:
        self._tell()
        self.burst.go_on()
        self.typing.emit()

    def _hand_over(self) -> None:
        words = self._words()
        if words == self._saved or (self.annotation is None and self.is_empty):
            return
        self._saved = words
        self._tell()
        self.edited.emit(words.what, FollowUp(words.who or None, words.due, words.done))

    def _write_day_out(self) -> None:
        """A day that was understood stands there as one writes it, so that "Friday" means the same later."""
        day = self._day()
        if day is not None:
            self._show_day(day)
            self._tell()

    def _show_day(self, day: date | None) -> None:
        """Write a day out; where it is cut, its beginning is seen, and the line below has all of it."""
        self.due.setText(long_date(day) if day else "")
        self.due.setCursorPosition(0)

    def _tell(self) -> None:
        """Say which day was understood, that one is over, or when it was done."""
        words = self._words()
        text, role = "", "quiet"
        if self._day_is_unclear:
            text = _("This is no day. Write “1 June”, “Friday” or “in 14 days”.")
        elif words.done is not None:
            text = _("Done {date}").format(date=long_date(words.done.astimezone().date()))
        elif words.due is not None and words.due < _today():
            text, role = _("Overdue since {date}").format(date=spoken_day(words.due)), "overdue"
        elif words.due is not None:
            text = spoken_day(words.due)
        self._told.setText(text)
        self._told.setVisible(bool(text))
        if self._told.property("role") != role:
            self._told.setProperty("role", role)
            self._told.style().polish(self._told)


@dataclass(frozen=True, slots=True)
class _Words:
    """What one row says. When exactly it was done makes no difference."""

    what: str
    who: str
    due: date | None
    is_done: bool
    done: datetime | None = field(default=None, compare=False)


def spoken_day(day: date) -> str:
    """A day with its weekday: "Monday 1 June 2026"."""
    return _("{weekday} {date}").format(weekday=weekday_name(day), date=long_date(day))


def is_overdue(annotation: Annotation) -> bool:
    """Whether a follow-up should have been done before today."""
    follow_up = annotation.follow_up
    return (
        follow_up is not None
        and not follow_up.done
        and follow_up.due is not None
        and follow_up.due < _today()
    )


def with_follow_up(annotation: Annotation, text: str, follow_up: FollowUp) -> Annotation:
    """The same follow-up with other words, modified now."""
    return replace(annotation.with_text(text), follow_up=follow_up)


def _day_of(words: str, known: date | None) -> date | None:
    """The day that `words` mean. Those that write out the `known` one mean it, in the past as well."""
    if known is not None and words.strip() == long_date(known):
        return known
    return due_date(words, _today())


def _today() -> date:
    return datetime.now().astimezone().date()
