"""What stands below a comment in the card: whether its text changed, the replies, and where to write one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from core.language import _
from core.review_states import Reply, Settled
from gui.models.comment_words import marked_up
from gui.models.reviewed import CommentThread
from gui.panels.captions import plain_tip, quiet
from gui.review.told import when_words
from gui.review.words_field import WordsField, keys_that_send

LINES = 2


class Thread(QWidget):
    """Shows `thread`. `words` are the places where the text it stands on is another, as each was and as it
    is, None where it is the same; `is_compared` says that there is an earlier version to tell it by.

    `replied` carries the words of a reply, `change_wanted` and `delete_wanted` a Reply of the reader's own.
    """

    replied = Signal(str)
    grown = Signal()
    typed = Signal(str)  # what stands in the field of the reply
    change_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(
        self,
        thread: CommentThread,
        words: Sequence[tuple[str, str]] | None,
        own_names: frozenset[str],
        typed: str = "",
        *,
        is_compared: bool = False,
    ) -> None:
        super().__init__()
        self._own_names = own_names
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(5)
        has_place = thread.target is not None
        if thread.settled is not None:
            self._add_settled(
                thread.settled,
                words if has_place else None,
                has_changed=has_place and thread.has_changed,
                is_compared=is_compared and has_place and bool(thread.settled.wording),
            )
        elif words is not None and has_place:
            self._column.addWidget(quiet(_("The text was changed since the comment was made:")))
            self._add_words(words)
        if not has_place and words is not None:
            self._column.addWidget(quiet(_("The text it was on was changed. Likely it says this now:")))
            self._add_words(words)
        elif not has_place:
            self._column.addWidget(quiet(_("The text it was on is not surely found in this version.")))
        self._add_replies(thread.replies)
        self.field = WordsField(_("Reply"), _("Reply …"), typed, LINES if typed else 1)
        self.button = QToolButton()
        self.button.setObjectName("filterButton")
        self.button.setText(_("Reply"))
        named = _("{name} ({keys})").format(name=_("Reply"), keys=keys_that_send())
        self.button.setToolTip(plain_tip(named))
        self.field.textChanged.connect(self._follow)
        self.field.sent.connect(self._send)
        self.field.entered.connect(self._grow)
        self.button.clicked.connect(self._send)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(row)
        self.button.setVisible(bool(typed))
        self._allow()

    def _grow(self) -> None:
        """The reader writes a reply: there is room for it, and a button that sends it."""
        self.field.fit(LINES)
        self.button.show()
        self.grown.emit()

    def _add_settled(
        self,
        settled: Settled,
        words: Sequence[tuple[str, str]] | None,
        *,
        has_changed: bool,
        is_compared: bool,
    ) -> None:
        told = _("Settled by {name}, {when}.").format(name=settled.by, when=when_words(settled.when))
        if words is not None:
            told += " " + _("The text was changed since:")
        elif has_changed:  # what it said then is not known any more
            told += " " + _("The text was changed since.")
        elif is_compared:
            told += " " + _("The text there is as it was.")
        self._column.addWidget(quiet(told))
        if words is not None:
            self._add_words(words)

    def _add_words(self, words: Sequence[tuple[str, str]]) -> None:
        for before, now in words:
            label = QLabel(marked_up(before, now))
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(
                _("Before: {before}. Now: {now}.").format(before=before or "–", now=now or "–")
            )
            label.setContentsMargins(8, 0, 0, 0)
            self._column.addWidget(label)

    def _add_replies(self, replies: Sequence[Reply]) -> None:
        for each in replies:
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(quiet(f"{each.author} · {when_words(each.created)}"), 1)
            if each.author in self._own_names:
                row.addWidget(self._more(each), 0, Qt.AlignmentFlag.AlignTop)
            words = QLabel(each.text)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setContentsMargins(8, 0, 0, 0)
            self._column.addLayout(row)
            self._column.addWidget(words)

    def _more(self, reply: Reply) -> QToolButton:
        button = QToolButton()
        button.setObjectName("markPlace")
        button.setText("…")
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setAccessibleName(_("More on the reply"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(_("Change the words …")).triggered.connect(partial(self._change, reply))
        menu.addAction(_("Delete the reply")).triggered.connect(partial(self._delete, reply))
        button.setMenu(menu)
        return button

    def _change(self, reply: Reply, _checked: bool = False) -> None:
        self.change_wanted.emit(reply)

    def _delete(self, reply: Reply, _checked: bool = False) -> None:
        self.delete_wanted.emit(reply)

    def _follow(self) -> None:
        self._allow()
        self.typed.emit(self.field.toPlainText())

    def _allow(self) -> None:
        self.button.setEnabled(bool(self.field.toPlainText().strip()))

    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.field.clear()
            self.replied.emit(text)
