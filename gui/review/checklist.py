"""The municipality's checklist at the foot of the review, with ticks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from core.review_states import ReviewState
from gui import icons
from gui.edits.review import tick, untick
from gui.panels.captions import plain_tip
from gui.review.told import when_words

if TYPE_CHECKING:
    from gui.review.review import Review
    from gui.theme import Theme

MOST_HEIGHT = 170
"""Of the lines, in logical pixels; more of them are scrolled."""
EDGES = 12


class Checklist(QObject):
    """Works for one review; its widget is not there where the rules have no checklist."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self.lines = ChecklistLines(review.around.theme, review.holder)
        self.lines.turn = self._turn
        self._apart: ChecklistLines | None = None  # in the dialog
        review.slots.foot.append(self.lines)
        review.rows_changed.connect(self._show)
        review.turned.connect(self._show)
        review.row_chosen.connect(self._fold)
        self._show()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Show the checklist, with the keyboard in it."""
        return {"checklist": self.begin}

    def begin(self) -> None:
        """Have the keyboard in the list; in a low window, where the panel has no room for it, in a dialog."""
        if not self.lines.boxes:
            self._tell_how()
            return
        self._review.wanted.emit()
        self.lines.unfold(True)
        if self.lines.isVisible():
            self.lines.boxes[0].setFocus()
        else:
            self._show_dialog()

    def _tell_how(self) -> None:
        """The rules have no checklist: say how to have one."""
        around = self._review.around
        box = QMessageBox(around.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("Checklist"))
        box.setText(_("There is no checklist yet."))
        words = _("It stands at the beginning of the rules of the checks, a text for each line: {example}")
        box.setInformativeText(words.format(example=_('checklist = ["The attachments are there"]')))
        rules = box.addButton(_("&Open the rules"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Close)
        rules.clicked.connect(around.actions["edit_rules"].trigger, Qt.ConnectionType.QueuedConnection)
        box.open()

    def _show_dialog(self) -> None:
        around = self._review.around
        dialog = QDialog(around.window)
        lines = ChecklistLines(around.theme, dialog)
        lines.turn = self._turn
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Checklist"))
        dialog.setMinimumWidth(420)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(12, 14, 16, 14)
        column.addWidget(lines)
        column.addWidget(buttons)
        self._apart = lines
        self._show()
        lines.unfold(True)
        dialog.open()
        lines.boxes[0].setFocus()

    def _fold(self) -> None:
        """What is chosen among the findings needs the room."""
        if not any(each.hasFocus() for each in self.lines.boxes):
            self.lines.unfold(False)

    def _turn(self, text: str, on: bool) -> None:
        review, loaded = self._review, self._review.current.loaded
        before = review.reviewed.state.tick_of(text)
        if loaded is None or on is (before is not None):
            return
        if before is None:
            tick(review.around.session, loaded.id, text)
        else:
            untick(review.around.session, before)

    def _show(self) -> None:
        review = self._review
        texts = review.work.checklist if review.is_on else ()
        review.allowed["checklist"].setEnabled(review.is_on)
        self.lines.show_lines(texts, review.reviewed.state)
        if self._apart is not None and shiboken6.isValid(self._apart):
            self._apart.show_lines(texts, review.reviewed.state)


class ChecklistLines(QWidget):
    """Lines that can be ticked, below a heading that says how many are."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reviewChecklist")
        self._theme = theme
        self.boxes: list[QCheckBox] = []
        self.turn: Callable[[str, bool], object] = lambda _text, _on: None
        self._texts: tuple[str, ...] = ()
        self.heading = QToolButton()
        self.heading.setObjectName("foldButton")
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.toggled.connect(self._unfold)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(20, 0, 10, 8)
        self._column.setSpacing(5)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._body.setAutoFillBackground(False)  # the panel's own ground shows
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 4, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._scroll)
        theme.changed.connect(self._paint)
        self._unfold(False)
        self.hide()

    def unfold(self, on: bool) -> None:
        """Show the lines, or the heading alone."""
        self.heading.setChecked(on)

    def show_lines(self, texts: tuple[str, ...], state: ReviewState) -> None:
        """Show these lines, ticked as `state` says; nothing where there are none."""
        if texts != self._texts:
            self._make(texts)
        done = 0
        for text, box in zip(texts, self.boxes, strict=True):
            ticked = state.tick_of(text)
            done += ticked is not None
            box.blockSignals(True)
            box.setChecked(ticked is not None)
            box.blockSignals(False)
            said = ""
            if ticked is not None:
                words = _("Ticked by {name}, {when}")
                said = words.format(name=ticked.by, when=when_words(ticked.when))
            box.setToolTip(plain_tip(said) if said else "")
            box.setAccessibleDescription(said)
        words = _("Checklist: {done} of {count}").format(done=done, count=len(texts))
        self.heading.setText(words)
        self.setVisible(bool(texts))

    def _make(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        while (entry := self._column.takeAt(0)) is not None:
            if (old := entry.widget()) is not None:
                old.deleteLater()
        self.boxes = []
        for text in texts:
            line = _Line(text)
            line.box.toggled.connect(partial(self._turn, text))
            self._column.addWidget(line)
            self.boxes.append(line.box)
        self._fit()

    def _turn(self, text: str, on: bool) -> None:
        self.turn(text, on)

    def _unfold(self, on: bool) -> None:
        self._scroll.setVisible(on)
        self._paint()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - EDGES, 120)
        wanted = max(0, self._column.heightForWidth(room)) if self.boxes else 0  # -1 before it is laid out
        self._scroll.setFixedHeight(min(wanted, MOST_HEIGHT))

    def _paint(self) -> None:
        name = "chevron-down" if self.heading.isChecked() else "chevron-right"
        self.heading.setIcon(icons.icon(name, self._theme.colours.quiet))


class _Line(QWidget):
    """A line of the list: a box, and words that wrap; a click on either ticks it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
