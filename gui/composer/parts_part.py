"""Which parts of meetings and items are told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.exports.choice import Part
from core.exports.formats import Format
from core.exports.item_parts import ADDED
from core.language import _
from gui.composer.composing import OF_DOCUMENTS, Composing
from gui.composer.part import ComposerPart


def part_names() -> dict[Part, str]:
    """What each part is called, in the order they are offered: of the meeting, the reader's, the rest."""
    return {
        Part.DECISIONS: _("Decisions"),
        Part.NOTES: _("Notes"),
        Part.RECOMMENDATION: _("Recommendations"),
        Part.MARKS: _("Mar&ked words"),
        Part.VOTES: _("Votes"),
        Part.TAGS: _("Tags"),
        Part.HEAD: _("Meeting’s head"),
        Part.FOLLOW_UPS: _("Follow-ups"),
        Part.ATTACHMENTS: _("Attachments’ names"),
        Part.PAGES: _("Page references"),
    }


class _Group(QWidget):
    """Boxes that one letter leads to: a label that has a box for a buddy would press it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.first: QWidget | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is the first box that is meant."""
        if self.first is not None:
            self.first.setFocus(event.reason())


class PartsPart(ComposerPart):
    """A box for each part, and one for what colleagues added. There are more of them than letters: that of
    the heading leads to the first, arrows to the others."""

    def __init__(self, composing: Composing) -> None:
        super().__init__(composing, _("What is told of &each item"))
        self._group = group = _Group()
        self._grid = grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.boxes: dict[Part, QCheckBox] = {}
        for part, name in part_names().items():
            box = QCheckBox(name, group)
            box.toggled.connect(self._by_reader(partial(self._choose, part)))
            self.boxes[part] = box
        self.colleagues = QCheckBox(_("What colleagues added, too"))
        self.colleagues.toggled.connect(self._by_reader(self._choose_colleagues))
        grid.addWidget(self.colleagues, len(self.boxes) // 2, 0, 1, 2)
        self.heading.setBuddy(group)
        self.column.addWidget(group)
        self.show_chosen()

    def _choose(self, part: Part, on: bool) -> None:
        parts = self.composing.choice.parts
        self.composing.choose(parts=parts | {part} if on else parts - {part})

    def _choose_colleagues(self, on: bool) -> None:
        """A file for a colleague holds the reader's own unless it is asked for more: others' are not the
        reader's to give."""
        if self.composing.format is Format.ANNOTATIONS:
            self.composing.choose(pass_on=on)
        else:
            self.composing.choose(colleagues=on)

    def _place(self, parts: Sequence[Part]) -> None:
        """Offer these parts: where documents themselves go out, the rest means nothing."""
        for part, box in self.boxes.items():
            box.setVisible(part in parts)
        for at, part in enumerate(parts):
            self._grid.addWidget(self.boxes[part], at // 2, at % 2)
        self._group.first = self.boxes[parts[0]]

    def _show(self) -> None:
        choice, is_of_documents = self.composing.choice, self.composing.format in OF_DOCUMENTS
        for part, box in self.boxes.items():
            box.setChecked(part in choice.parts)
        self._place([part for part in self.boxes if part in ADDED or not is_of_documents])
        passes_on = self.composing.format is Format.ANNOTATIONS
        self.colleagues.setChecked(choice.pass_on if passes_on else choice.colleagues)
