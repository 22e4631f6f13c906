"""Spelling: suggestions to copy, words of the reader's own, and which dictionary is used.

The draft is Word's: nothing is put right in it from here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from core.language import _
from core.writing import Change
from gui.edits.review_rules import FileEdit
from gui.panels.captions import make_quiet, plain_tip
from gui.panels.flow_layout import FlowLayout
from gui.panels.page_notice import PageNotice
from gui.review.parts import review_first
from gui.review.rows import FindingRow, Row, Standing
from gui.review.slots import CardAction

if TYPE_CHECKING:
    from gui.review.review import Review

SPELLING = "spelling"
"""The id of the check."""
MOST = 6


class SpellingMenu(QObject):
    """Works for one review. `line` says that there is no dictionary."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self.line = PageNotice(review.holder, closable=True)
        self.line.wanted.connect(self.choose)
        review.slots.lines.append(self.line)
        review.slots.parts.append(self._part)
        review.slots.actions.insert(0, CardAction(_("Add to my words"), self.add, is_misspelt, "add_word"))
        self._told = ""  # the line that was closed is not shown again
        self.line.closed.connect(self._hush)
        self._hushed = ""
        for signal in (review.row_chosen, review.rows_changed, review.turned):
            signal.connect(self._show)
        self._show()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Add the word to the reader's own; choose a dictionary."""
        return {"add_word": self._add_chosen, "choose_dictionary": self.choose}

    def add(self, row: Row) -> None:
        """Have the word of a finding be right from now on, in all drafts."""
        if not isinstance(row, FindingRow):
            return
        word, session = " ".join(row.finding.quote.split()), self._review.around.session

        def path() -> Path:
            from core.review.spelling.word_files import own_words_path

            return own_words_path()

        def write(file: Path) -> Change:
            from core.review.spelling.word_files import add_word

            return add_word(word, file)

        text = _("Add “{word}” to my words").format(word=word)
        session.undo.push(FileEdit(session, text, path, write, partial(self._added, word)))

    def choose(self) -> None:
        """Ask which dictionary is used."""
        from gui.review.dictionary_dialog import DictionaryDialog  # loaded when first shown

        around = self._review.around
        dialog = DictionaryDialog(around.window, around.session)
        dialog.chosen.connect(self._use)
        dialog.open()

    def copy(self, words: str) -> None:
        """Put a suggestion on the clipboard."""
        QGuiApplication.clipboard().setText(words)
        self._review.around.status.show_notice(
            _("“{words}” is copied: put it in with Word.").format(words=words)
        )

    def _use(self, path: str) -> None:
        self._review.around.session.choose(dictionary=path or None)
        if self._review.is_on:
            self._review.work.ask_again()

    def _add_chosen(self) -> None:
        row = self._review.row
        if row is not None and is_misspelt(row):
            self.add(row)

    def _added(self, word: str, _file: Path, is_there: bool) -> None:
        words = (
            _("“{word}” is a word of yours now") if is_there else _("“{word}” is no word of yours any more")
        )
        self._review.around.status.show_notice(words.format(word=word))
        if self._review.is_on:
            self._review.work.ask_again()

    def _part(self, row: Row) -> QWidget | None:
        """The suggestions, each to be copied."""
        if not isinstance(row, FindingRow) or not row.is_open or not row.finding.suggestions:
            return None
        holder = QWidget()
        flow = FlowLayout(holder)
        words = QLabel(_("Perhaps:"))
        make_quiet(words)
        words.setWordWrap(False)
        flow.addWidget(words)
        for each in row.finding.suggestions[:MOST]:
            button = QToolButton()
            button.setObjectName("filterButton")
            button.setText(each.replace("&", "&&"))
            button.setToolTip(plain_tip(_("Copy “{words}”").format(words=each)))
            button.setAccessibleName(_("Copy “{words}”").format(words=each))
            button.clicked.connect(partial(self._copy, each))
            flow.addWidget(button)
        return holder

    def _copy(self, words: str, _checked: bool = False) -> None:
        self.copy(words)

    def _hush(self) -> None:
        self._hushed = self._told

    def _show(self) -> None:
        row, review = self._review.row, self._review
        why_not = _("Choose a misspelt word in the review first.") if review.is_on else review_first()
        review.allowed["add_word"].setEnabled(row is not None and is_misspelt(row), why_not)
        lacking = getattr(review.work, "lacking", None) if review.is_on else None
        self._told = lacking or ""
        shown = "" if self._told == self._hushed else self._told
        self.line.tell(shown, _("Choose …") if shown else "")


def is_misspelt(row: Row) -> bool:
    """Whether a row is a word that is not known."""
    return isinstance(row, FindingRow) and row.finding.check == SPELLING and row.standing is Standing.OPEN
