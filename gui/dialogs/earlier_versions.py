"""The earlier states of annotations, and the one of now: to read, and to put one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.annotations import Annotation, AnnotationId
from core.language import _, clock_time, long_date
from core.library import Changes, Library, of_meeting
from core.library.colleagues.history import Earlier, history_of
from core.wording import colour_name, follow_up_words, shortened
from gui.edits.annotations import annotate
from gui.models.annotations import kind_word
from gui.panels.captions import quiet
from gui.pending import Change
from gui.session import Session

_STATE = Qt.ItemDataRole.UserRole
LONGEST = 90


@dataclass(frozen=True, slots=True)
class _State:
    """A state of an annotation; `now` is the one in the library, None where it was deleted since."""

    earlier: Earlier
    now: Annotation | None


class EarlierVersions(QDialog):
    """Lists the states of one or several annotations, the one changed last first."""

    def __init__(self, parent: QWidget, session: Session, annotations: Sequence[Annotation]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Earlier versions"))
        self._session = session
        self._annotations = tuple(annotations)
        self.now = quiet()
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Earlier versions"))
        self.list.setSpacing(2)
        self.list.currentItemChanged.connect(self._show_state)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox()
        self.back = QPushButton(_("Put back"))
        self.back.setToolTip(_("Have this version in front again. What is there now is kept here."))
        self.back.clicked.connect(self.put_back)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        for button in (self.back, close):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.now)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.resize(520, 400)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        session.changed.connect(self._follow)
        self._read()

    def put_back(self) -> None:
        """Have the chosen state in front again, as an edit."""
        state = self._chosen()
        if state is None or state.now is None:
            return
        now = state.now
        again = replace(
            state.earlier.annotation, meeting=now.meeting, author=now.author, modified=datetime.now(UTC)
        )
        annotate(self._session, _("Put an earlier version back"), Change(now, again))

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.annotations & {each.id for each in self._annotations}:
            self._read()

    def _read(self) -> None:
        annotations = self._annotations

        def work(library: Library) -> list[_State]:
            there: dict[AnnotationId, Annotation] = {}
            for meeting in dict.fromkeys(each.meeting for each in annotations):
                there |= {each.id: each for each in of_meeting(library, meeting)}
            return [
                _State(earlier, there.get(each.id))
                for each in annotations
                for earlier in history_of(library, each.id)
            ]

        self._session.background.read(work, self._take)

    def _take(self, states: list[_State]) -> None:
        at = max(0, self.list.currentRow())
        self.list.clear()
        for state in states:
            words = shortened(_words(state.earlier.annotation), LONGEST)
            item = QListWidgetItem(f"{_when(state.earlier)}\n{words}")
            item.setData(_STATE, state)
            self.list.addItem(item)
        there = {state.now.id: state.now for state in states if state.now is not None}
        self.now.setText("\n".join(_("Now: {words}").format(words=_words(each)) for each in there.values()))
        self.now.setVisible(bool(there))
        self.list.setCurrentRow(min(at, len(states) - 1))
        self._show_state()

    def _chosen(self) -> _State | None:
        item = self.list.currentItem()
        return None if item is None else item.data(_STATE)

    def _show_state(self, *_told: object) -> None:
        state = self._chosen()
        self.words.setText("" if state is None else _words(state.earlier.annotation))
        self.words.setVisible(state is not None)
        self.back.setEnabled(state is not None and state.now is not None)


def _when(earlier: Earlier) -> str:
    """Whose a state is and from when; who changed it, where somebody here did."""
    when = earlier.annotation.modified.astimezone()
    words = _("{author} · {date}, {time}").format(
        author=earlier.annotation.author, date=long_date(when.date()), time=clock_time(when.time())
    )
    by = earlier.replaced_by
    if by is None or by == earlier.annotation.author:
        return words
    return _("{version} · changed by {editor}").format(version=words, editor=by)


def _words(annotation: Annotation) -> str:
    """A state in one line: its kind, its words, colour, who shall do what by when."""
    parts = [kind_word(annotation.kind)]
    if annotation.text:
        parts.append(_("“{words}”").format(words=annotation.text))
    if annotation.colour is not None:
        parts.append(colour_name(annotation.colour))
    parts += follow_up_words(annotation.follow_up)
    return " · ".join(part for part in parts if part)
