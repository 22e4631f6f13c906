"""The reader's tags: renamed, merged, coloured, deleted, each after saying what it touches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from core.tags import is_at_or_below, tag_key, tidy
from gui.annotations.tag_colours import TagColours
from gui.annotations.tag_edits import Reach, TagEdits
from gui.panels.captions import quiet, title
from gui.panels.tags_panel import TagsPanel
from gui.session import Session
from gui.theme import Theme
from gui.utf16 import Units


class TagsDialog(QDialog):
    """Stays open beside the document. `tag_chosen` asks to see what a tag is on, `summary_wanted` for a
    summary of that."""

    tag_chosen = Signal(str)
    summary_wanted = Signal(str)

    def __init__(self, parent: QWidget, session: Session, theme: Theme, colours: TagColours) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Tags"))
        self._colours = colours
        self.edits = TagEdits(session, self)
        self.panel = TagsPanel(theme, colours)
        self.asking: QDialog | None = None  # the question that is open
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        _no_default(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.panel, 1)
        column.addWidget(
            quiet(_("A double click shows what carries a tag. “/” in a name puts it below another."))
        )
        column.addWidget(buttons)
        self.resize(560, 460)
        panel = self.panel
        session.tag_moved.connect(self._choose_moved)
        panel.tag_chosen.connect(self.tag_chosen)
        panel.summary_wanted.connect(self.summary_wanted)
        panel.new_wanted.connect(self._ask_new)
        panel.colour_wanted.connect(self.edits.colour)
        for wanted, ask in (
            (panel.rename_wanted, self._ask_name),
            (panel.merge_wanted, self._ask_target),
            (panel.delete_wanted, self._ask_to_delete),
        ):
            wanted.connect(lambda name, ask=ask: self.edits.reach(name, partial(ask, name)))
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo.undo),
            (QKeySequence.StandardKey.Redo, session.undo.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        self.panel.tree.setFocus()

    def _choose_moved(self, _tag: str, into: str | None, _whole: bool) -> None:
        """What was touched is what is chosen."""
        if into is not None:
            self.panel.choose_soon(into)

    def _ask_new(self, above: str) -> None:
        question = NameQuestion(self, _("New tag"), _("A tag that you can use from now on."))
        question.line.setText(f"{above}/" if above else "")
        question.line.setPlaceholderText(_("economy/roads"))
        self._open(question, lambda: self.edits.add(question.name()))

    def _ask_name(self, old: str, reach: Reach) -> None:
        question = NameQuestion(self, _("Rename the tag “{tag}”").format(tag=old), reach_words(reach))
        question.line.setText(old)
        begin = Units(old).before(old.rfind("/") + 1)
        question.line.setSelection(begin, Units(old).count - begin)
        question.watch(partial(self._what_comes, old))
        self._open(question, lambda: self._rename(old, question.name()))

    def _rename(self, old: str, new: str) -> None:
        if new != old:
            self.edits.rename(old, new)

    def _ask_target(self, source: str, reach: Reach) -> None:
        names = [use.name for use in self._colours.uses if not is_at_or_below(use.name, source)]
        question = TargetQuestion(self, source, names, reach_words(reach))
        self._open(question, lambda: self.edits.merge(source, question.target()))

    def _ask_to_delete(self, name: str, reach: Reach) -> None:
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, _("Tags"), _("Delete the tag “{tag}”?").format(tag=name), parent=self
        )
        safe = _(
            "What is tagged stays: no highlight, note or follow-up is deleted. Undo brings the tag back."
        )
        box.setInformativeText(f"{reach_words(reach)} {safe}")
        delete = box.addButton(_("Delete tag"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        delete.clicked.connect(lambda: self.edits.delete(name))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = box
        box.open()

    def _open(self, question: QDialog, do: Callable[[], object]) -> None:
        question.accepted.connect(do)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = question
        question.open()

    def _what_comes(self, old: str, new: str) -> str:
        """What a name that is being typed would do, where that is more than a rename."""
        there = next((use for use in self._colours.uses if tag_key(use.name) == tag_key(new)), None)
        if there is None or is_at_or_below(new, old):
            return ""
        return _("“{tag}” is there already: the two become one.").format(tag=there.name)


class NameQuestion(QDialog):
    """Asks for a tag's name."""

    def __init__(self, parent: QWidget, heading: str, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tags"))
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Name of the tag"))
        self.comes = quiet()
        self._say: Callable[[str], str] = lambda _name: ""
        self._buttons = _ok_cancel(self)
        self.line.textChanged.connect(self._look)
        column = _column(self)
        column.addWidget(title(heading))
        column.addWidget(quiet(words))
        column.addWidget(self.line)
        column.addWidget(self.comes)
        column.addWidget(self._buttons)
        self.resize(420, 10)
        self._look()

    def watch(self, say: Callable[[str], str]) -> None:
        """Have `say` tell what the name that stands there would do."""
        self._say = say
        self._look()

    def name(self) -> str:
        """The name as it is kept."""
        return tidy(self.line.text())

    def _look(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name()))
        self.comes.setText(self._say(self.name()))


class TargetQuestion(QDialog):
    """Asks which tag another shall become one with."""

    def __init__(self, parent: QWidget, source: str, names: Sequence[str], words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tags"))
        self._names = list(names)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Part of the name"))
        self.filter.setAccessibleName(_("Filter the tags"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Tags to merge into"))
        self._buttons = _ok_cancel(self)
        self.filter.textChanged.connect(self._fill)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._look)
        column = _column(self)
        column.addWidget(title(_("Merge “{tag}” into").format(tag=source)))
        column.addWidget(quiet(words))
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)
        self.resize(420, 420)
        self._fill()

    def target(self) -> str:
        """The tag that was chosen; empty where none is."""
        item = self.list.currentItem()
        return item.text() if item is not None else ""

    def _fill(self) -> None:
        part = self.filter.text().strip().casefold()
        self.list.clear()
        self.list.addItems([name for name in self._names if part in name.casefold()])
        self.list.setCurrentRow(0)
        self._look()

    def _look(self, _row: int = 0) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.target()))


def reach_words(reach: Reach) -> str:
    """What an edit touches: "12 annotations in 3 meetings carry it or one of the 2 tags below it."."""
    if not reach.annotations:
        return _("No annotation carries it.")
    annotations = ngettext("{count} annotation", "{count} annotations", reach.annotations)
    meetings = ngettext("{count} meeting", "{count} meetings", reach.meetings)
    sentence = _("It is on {annotations} in {meetings}.")
    if reach.below:
        sentence = ngettext(
            "It and the {count} tag below it are on {annotations} in {meetings}.",
            "It and the {count} tags below it are on {annotations} in {meetings}.",
            reach.below,
        )
    return sentence.format(
        count=reach.below,
        annotations=annotations.format(count=reach.annotations),
        meetings=meetings.format(count=reach.meetings),
    )


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(10)
    return column


def _ok_cancel(dialog: QDialog) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    buttons = QDialogButtonBox(kinds)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _no_default(buttons: QDialogButtonBox) -> None:
    """Enter is for the tree."""
    for button in buttons.buttons():
        assert isinstance(button, QPushButton)
        button.setAutoDefault(False)
        button.setDefault(False)
