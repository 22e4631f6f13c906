"""What colleagues gave: what became of the file taken in last, and what waits for its meeting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from core.library import Changes
from gui.edits.colleagues import forget_waiting
from gui.edits.taking_in import Taken
from gui.models.taken_in import Sort, TakenRow, TakenRows, rows_of
from gui.panels.captions import quiet, title
from gui.session import Session

WIDTH, HEIGHT = 660, 460
"""In logical pixels; less high where nothing is listed."""

_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FromColleagues(QDialog):
    """Stays open beside the document till the reader goes to a place. `place_wanted` carries a Card,
    `history_wanted` annotations of which the earlier states are to be seen; `file_wanted` says that another
    file is to be taken in."""

    place_wanted = Signal(object)
    history_wanted = Signal(object)
    stop_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget, session: Session, taken: Taken | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Annotations from colleagues"))
        self._session = session
        self._taken = taken
        self._works = False
        self.head = title()
        self.told = quiet()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._stop = QPushButton(_("Stop"))
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.stop_wanted)
        self.model = TakenRows(self)
        self.list = _Rows()
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self.list.doubleClicked.connect(self._go)
        self.list.went.connect(self._go)
        self.list.deleted.connect(self._forget)
        self.go = self._button(_("Go there"), self._go)
        self.earlier = self._button(_("Earlier versions …"), self._show_earlier)
        self.forget = self._button(_("Forget these"), self._forget)
        self.forget.setToolTip(_("Have them wait no more. Undo brings them back."))
        self._lay_out()
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo.undo),
            (QKeySequence.StandardKey.Redo, session.undo.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        session.changed.connect(self._follow)
        self._show_progress(False)
        self._tell()
        self._read()

    def show_progress(self, words: str, done: int = 0, total: int = 0) -> None:
        """A file is being read, or taken in; without a `total` nobody knows how long it takes."""
        self.head.setText(words)
        self.told.clear()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._show_progress(True)

    def show_taken(self, taken: Taken | None) -> None:
        """Show what became of a file; None where that is to be what was shown before."""
        self._taken = taken or self._taken
        self._show_progress(False)
        self._tell()
        self._read()

    def _lay_out(self) -> None:
        progress = QHBoxLayout()
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._stop)
        self._file = self._button(_("Take in a file …"), self.file_wanted.emit)
        buttons = QHBoxLayout()  # each stays where it is, whatever others are there
        buttons.addWidget(self._file)
        buttons.addStretch(1)
        for button in (self.forget, self.earlier, self.go, self._button(_("Close"), self.reject)):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.told)
        column.addLayout(progress)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.hide()
        self.resize(WIDTH, self.sizeHint().height())

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: do())
        return button

    # What it shows

    def _show_progress(self, works: bool) -> None:
        self._works = works
        self._bar.setVisible(works)
        self._stop.setVisible(works)
        self.told.setVisible(not works)
        self._file.setEnabled(not works)

    def _follow(self, changes: Changes) -> None:
        if changes.colleagues or changes.meetings or changes.everything:
            self._read()

    def _read(self) -> None:
        taken = self._taken
        self._session.background.read(lambda library: rows_of(library, taken), self._take)

    def _take(self, rows: list[TakenRow]) -> None:
        at = self.list.currentIndex().row()
        self.model.show(rows)
        self._show_list(bool(rows))
        first = next((i for i, row in enumerate(rows) if row.sort is not None), -1)
        at = at if 0 <= at < len(rows) and rows[at].sort is not None else first
        self.list.setCurrentIndex(self.model.index(at))
        if not rows and self._taken is None and not self._works:
            self.told.setText(
                _(
                    "Nothing waits for its meeting. What a colleague gave you as a file of annotations, or "
                    "as a PDF with marks in it, can be taken in here, or dropped on the window."
                )
            )
        self._show_buttons()

    def _tell(self) -> None:
        if self._taken is None:
            self.head.setText(_("What colleagues gave you"))
            return
        self.head.setText(self._taken.name)
        self.told.setText("\n".join(sentences(self._taken)))

    def _show_list(self, shown: bool) -> None:
        """The window is as high as what there is to see."""
        if shown == self.list.isVisibleTo(self):
            return
        self.list.setVisible(shown)
        self.resize(self.width(), HEIGHT if shown else self.sizeHint().height())

    def row(self) -> TakenRow | None:
        """The chosen row."""
        index = self.list.currentIndex()
        return index.data(TakenRows.ROW) if index.isValid() else None

    def _show_buttons(self, *_told: QModelIndex) -> None:
        row = self.row()
        sort = None if row is None else row.sort
        self.go.setVisible(row is not None and row.card is not None)
        self.earlier.setVisible(sort in (Sort.NEWER, Sort.OLDER))
        self.forget.setVisible(sort is Sort.WAITING)

    # What the reader does

    def _go(self, *_told: QModelIndex) -> None:
        row = self.row()
        if row is not None and row.card is not None:
            self.place_wanted.emit(row.card)
            self.close()  # the place lies below it

    def _show_earlier(self) -> None:
        row = self.row()
        if row is not None and row.card is not None:
            self.history_wanted.emit(row.card.annotations)

    def _forget(self) -> None:
        row = self.row()
        if row is not None and row.waiting is not None:
            forget_waiting(self._session, row.waiting)


class _Rows(QListView):
    """Enter leads to a row's place, Delete forgets what waits."""

    went = Signal()
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("itemLines")
        self.setAccessibleName(_("What became of the annotations"))
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GOES:
            self.went.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


def sentences(taken: Taken) -> list[str]:
    """How taking a file in ended, a sentence each for what there is to say."""
    said = []
    if taken.broke is not None:
        said.append(f"{taken.broke.what} {taken.broke.advice}")
    if taken.done < taken.total:
        words = _("{done} of {total} annotations were looked at. Take the file in again to go on.")
        said.append(words.format(done=taken.done, total=taken.total))
    added, newer = taken.count(lambda part: len(part.added)), taken.count(lambda part: len(part.newer))
    older, known = taken.count(lambda part: len(part.older)), taken.count(lambda part: part.known)
    deleted, waits = taken.count(lambda part: part.deleted), taken.count(lambda part: len(part.waiting))
    if known and not taken.changed:
        words = ngettext(
            "The {count} annotation is here already: nothing was changed.",
            "All {count} annotations are here already: nothing was changed.",
            known,
        )
        return [*said, words.format(count=known)]
    for count, words in (
        (added, ngettext("{count} annotation is new.", "{count} annotations are new.", added)),
        (
            newer,
            ngettext(
                "{count} is newer than what was here, which is kept as an earlier version.",
                "{count} are newer than what was here, which is kept as earlier versions.",
                newer,
            ),
        ),
        (
            older,
            ngettext(
                "{count} is older than what is here, which stays; theirs is kept as an earlier version.",
                "{count} are older than what is here, which stays; theirs are kept as earlier versions.",
                older,
            ),
        ),
        (known, ngettext("{count} was here already.", "{count} were here already.", known)),
        (deleted, ngettext("{count} you had deleted stays so.", "{count} you had deleted stay so.", deleted)),
        (
            waits,
            ngettext(
                "{count} waits for a meeting that is not in the library, and comes with it.",
                "{count} wait for meetings that are not in the library, and come with them.",
                waits,
            ),
        ),
    ):
        if count:
            said.append(words.format(count=count))
    return said or [_("Nothing was taken in.")]
