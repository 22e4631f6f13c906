"""The lines of an item, to choose those that are its decision or begin another item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.corrections import CorrectionKind
from core.language import _
from gui.panels.captions import quiet, title

MOST_HEADING_LINES = 4
"""Lines that a number and a title may take."""

NOT_OF_LINES = frozenset((CorrectionKind.JOINED, CorrectionKind.CLOSED, CorrectionKind.OPEN))
"""What is said of the item, whichever lines are chosen."""

Steps = Mapping[CorrectionKind, Callable[[range], object] | None]
"""What is done with the chosen lines; None where it cannot be."""


class ItemLine(NamedTuple):
    """A line of the source by its index; headings stand out."""

    number: int
    text: str
    is_heading: bool


def _row(line: ItemLine, font: QFont) -> QListWidgetItem:
    row = QListWidgetItem(" ".join(line.text.split()))
    if line.is_heading:
        font = QFont(font)
        font.setWeight(QFont.Weight.DemiBold)
        row.setFont(font)
    return row


class ItemLines(QDialog):
    """Shows numbered lines and asks what the chosen ones are."""

    def __init__(
        self, parent: QWidget, head: str, lines: Sequence[ItemLine], chosen: range, steps: Steps
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Correct this item"))
        self.resize(620, max(360, min(520, parent.height() - 40)))
        self._numbers = [line.number for line in lines]
        self._steps = steps
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        for line in lines:
            self.list.addItem(_row(line, self.font()))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("The item’s lines"))
        self.choices = QButtonGroup(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._correct = self.buttons.addButton(_("Correct"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._correct.setDefault(True)
        self._build(head)
        self._choose(chosen)
        self.list.selectionModel().selectionChanged.connect(self._check)
        self.choices.idToggled.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._do)
        self._check()
        self.list.setFocus()

    def choice(self, kind: CorrectionKind) -> QRadioButton:
        """The button that says the chosen lines are `kind`."""
        button = self.choices.button(list(CorrectionKind).index(kind))
        assert isinstance(button, QRadioButton)
        return button

    def chosen(self) -> range:
        """The chosen lines of the source."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return range(self._numbers[rows[0]], self._numbers[rows[-1]] + 1) if rows else range(0)

    def _build(self, head: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(title(head))
        hint = _("Choose the lines: click the first, then the last with Shift; or Shift and the arrow keys.")
        column.addWidget(quiet(hint))
        column.addWidget(self.list, 1)
        for kind, text in (
            (CorrectionKind.DECISION, _("The chosen lines are the &decision")),
            (CorrectionKind.HEADING, _("The chosen lines are an item’s &heading: an item begins here")),
            (CorrectionKind.JOINED, _("This is &not an item of its own: it belongs to the one before")),
            (CorrectionKind.CLOSED, _("This item is &closed to the public: it stays out of summaries")),
            (CorrectionKind.OPEN, _("This item is &open to the public")),
        ):
            button = QRadioButton(text)
            button.setEnabled(self._steps.get(kind) is not None)
            self.choices.addButton(button, list(CorrectionKind).index(kind))
            column.addWidget(button)
        self.choice(CorrectionKind.DECISION).setChecked(True)
        column.addWidget(self.buttons)

    def _choose(self, lines: range) -> None:
        rows = [row for row, line in enumerate(self._numbers) if line in lines]
        if not rows:
            return
        model = self.list.model()
        first, last = model.index(rows[0], 0), model.index(rows[-1], 0)
        selection = self.list.selectionModel()
        self.list.setCurrentIndex(first)
        flag = QItemSelectionModel.SelectionFlag
        selection.select(QItemSelection(first, last), flag.ClearAndSelect)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known how high the list is: bring what is chosen to its middle."""
        super().showEvent(event)
        chosen = self.list.selectedIndexes()
        if chosen:
            self.list.scrollTo(chosen[0], QAbstractItemView.ScrollHint.PositionAtCenter)

    def _kind(self) -> CorrectionKind:
        return list(CorrectionKind)[self.choices.checkedId()]

    def _check(self, *_changed: object) -> None:
        count = len(self.list.selectionModel().selectedIndexes())
        kind = self._kind()
        self.list.setEnabled(kind not in NOT_OF_LINES)
        few_enough = kind is not CorrectionKind.HEADING or count <= MOST_HEADING_LINES
        self._correct.setEnabled(kind in NOT_OF_LINES or (count > 0 and few_enough))

    def _do(self) -> None:
        step = self._steps.get(self._kind())
        if step is not None:
            step(self.chosen())


def choose_lines(
    parent: QWidget, head: str, lines: Sequence[ItemLine], chosen: range, steps: Steps
) -> ItemLines:
    """Ask which of an item's lines are what; `chosen` are marked at first."""
    dialog = ItemLines(parent, head, lines, chosen, steps)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    return dialog
