"""The municipality's checklist at the foot of the review, with ticks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
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
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from core.library import Library
from core.review_states import ReviewState
from core.writing import Change
from gui import icons
from gui.edits.review import tick, untick
from gui.edits.review_rules import FileEdit
from gui.panels.captions import plain_tip, quiet
from gui.review.parts import review_first
from gui.review.told import when_words

if TYPE_CHECKING:
    from gui.review.review import Review
    from gui.theme import Theme

MOST_HEIGHT = 170
LEAST_HEIGHT = 56
"""Of the lines, in logical pixels; more of them are scrolled."""
EDGES = 12


class Checklist(QObject):
    """Works for one review; its widget is not there where the rules have no checklist."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self.lines = ChecklistLines(review.around.theme, review.holder)
        self.lines.turn = self._turn
        self.lines.edit.clicked.connect(lambda _checked=False: self.edit())
        self._left: dict[Path, tuple[str, ...]] = {}  # lines that were written and not saved
        self._apart: ChecklistLines | None = None  # in the dialog
        review.slots.foot.append(self.lines)
        review.slots.limits.append(self.lines.limit)
        review.rows_changed.connect(self._show)
        review.turned.connect(self._show)
        review.row_chosen.connect(self._fold)
        self._show()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Show the checklist, with the keyboard in it; have its lines written."""
        return {"checklist": self.begin, "edit_checklist": self.edit}

    def begin(self) -> None:
        """Have the keyboard in the list; in a low window, where the panel has no room for it, in a dialog."""
        if not self.lines.boxes:
            if self._review.work.is_looking:  # the rules are read with that
                looking = _("The checks are still looking through the document")
                self._review.around.status.show_notice(looking)
            else:
                self.edit()
            return
        self._review.wanted.emit()
        self.lines.unfold(True)
        if self.lines.isVisible():
            self.lines.boxes[0].setFocus()
        else:
            self._show_dialog()

    def edit(self) -> None:
        """Have the lines written, in the rules for the meeting in view."""
        loaded = self._review.current.loaded
        municipality = None if loaded is None else loaded.meeting.municipality

        def work(_library: Library) -> tuple[Path, tuple[str, ...]]:
            from core.review.rules import rules_path  # with the checks, which no start needs
            from core.review.rules_file import load_rules

            path = rules_path(municipality)
            return path, load_rules(path, may_lack=True).checklist

        self._review.around.session.background.aside(work, self._ask)

    def _ask(self, found: tuple[Path, tuple[str, ...]]) -> None:
        from gui.review.checklist_dialog import ChecklistDialog  # loaded when first shown

        path, lines = found
        dialog = ChecklistDialog(self._review.around.window, path, self._left.pop(path, lines))
        dialog.wanted.connect(partial(self._write, path, lines))
        dialog.rejected.connect(lambda: self._leave(path, lines, dialog.lines))
        dialog.open()

    def _leave(self, path: Path, before: tuple[str, ...], lines: tuple[str, ...]) -> None:
        if lines != before:
            self._left[path] = lines
            words = _("Your words are kept: they stand there the next time.")
            self._review.around.status.show_notice(words)

    def _write(self, path: Path, before: tuple[str, ...], lines: tuple[str, ...]) -> None:
        def write(path: Path) -> Change:
            from core.review.rules_checklist import write_checklist

            return write_checklist(path, lines, before)

        if lines != before:
            self._left[path] = lines  # until they are written
            session = self._review.around.session
            text = _("Change the checklist")
            session.undo.push(FileEdit(session, text, lambda: path, write, self._written))

    def _written(self, path: Path, is_there: bool) -> None:
        if is_there:
            self._left.pop(path, None)
        words = _("The checklist is saved in {file}") if is_there else _("The checklist is as it was: {file}")
        self._review.around.status.show_notice(words.format(file=path))
        if self._review.is_on:
            self._review.work.ask_again()

    def _show_dialog(self) -> None:
        around = self._review.around
        dialog = QDialog(around.window)
        lines = ChecklistLines(around.theme, dialog)
        lines.turn = self._turn
        lines.edit.clicked.connect(dialog.reject)
        lines.edit.clicked.connect(lambda _checked=False: self.edit())
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
        review.allowed["checklist"].setEnabled(review.is_on, review_first())
        file = None if review.current.loaded is None else review.current.loaded.file
        self.lines.show_lines(texts, review.reviewed.state, file)
        if self._apart is not None and shiboken6.isValid(self._apart):
            self._apart.show_lines(texts, review.reviewed.state, file)


class ChecklistLines(QWidget):
    """Lines that can be ticked, below a heading that says how many are."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reviewChecklist")
        self._theme = theme
        self._lines: list[_Line] = []
        self.turn: Callable[[str, bool], object] = lambda _text, _on: None
        self._texts: tuple[str, ...] = ()
        self._most = MOST_HEIGHT
        self.heading = QToolButton()
        self.heading.setObjectName("foldButton")
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.toggled.connect(self._unfold)
        self.edit = QToolButton()
        self.edit.setObjectName("markPlace")
        self.edit.setText(_("Change …"))
        self.edit.setToolTip(plain_tip(_("Add, change, move and remove lines of the checklist")))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.edit)
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
        column.addLayout(head)
        column.addWidget(self._scroll)
        theme.changed.connect(self._paint)
        self._unfold(False)
        self.hide()

    @property
    def boxes(self) -> list[QCheckBox]:
        """A box for each line."""
        return [each.box for each in self._lines]

    def unfold(self, on: bool) -> None:
        """Show the lines, or the heading alone."""
        self.heading.setChecked(on)

    def limit(self, height: int) -> None:
        """Have the lines be no higher than this, in logical pixels; more of them are scrolled."""
        self._most = min(MOST_HEIGHT, max(LEAST_HEIGHT, height))
        self._fit()

    def show_lines(self, texts: tuple[str, ...], state: ReviewState, file: str | None) -> None:
        """Show these lines, ticked as `state` says; of what was ticked before `file` came, that. Nothing
        where there are none."""
        if texts != self._texts:
            self._make(texts)
        done = 0
        for text, line in zip(texts, self._lines, strict=True):
            ticked, box = state.tick_of(text), line.box
            is_earlier = ticked is not None and state.is_earlier(ticked, file)
            line.note.setVisible(is_earlier)
            done += ticked is not None and not is_earlier
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
        self._fit()
        self.setVisible(bool(texts))

    def _make(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        while (entry := self._column.takeAt(0)) is not None:
            if (old := entry.widget()) is not None:
                old.deleteLater()
        self._lines = []
        for text in texts:
            line = _Line(text)
            line.box.toggled.connect(partial(self._turn, text))
            self._column.addWidget(line)
            self._lines.append(line)
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
        self._scroll.setFixedHeight(min(wanted, self._most))

    def _paint(self) -> None:
        name = "chevron-down" if self.heading.isChecked() else "chevron-right"
        self.heading.setIcon(icons.icon(name, self._theme.colours.quiet))


class _Line(QWidget):
    """A line of the list: a box, and words that wrap; a click on either ticks it. `note` says that it was
    ticked in an earlier version."""

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
        self.note = quiet(_("Ticked in an earlier version: does it hold for this one?"))
        self.note.setProperty("role", "overdue")
        self.note.hide()
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(words)
        beside.addWidget(self.note)
        row.addLayout(beside, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
