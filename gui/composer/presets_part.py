"""The presets: those of the program, each with a sentence, and the reader's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton

from core.exports.choice import Choice, Layout, choice_from_json
from core.exports.presets import built_in
from core.language import _
from core.library.lists.chosen import Only
from core.library.reader.presets import Preset
from gui.composer.composing import Composing, as_preset, with_preset
from gui.composer.part import ChoiceField, ComposerPart
from gui.composer.preset_edits import OwnPresets
from gui.panels.captions import quiet
from gui.session import Session

WIDTH = 420
"""Of the dialog for a name, in logical pixels."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A preset as it is offered. `own` tells the reader's from the program's."""

    id: str
    name: str
    sentence: str
    choice: Choice
    own: bool


class PresetsPart(ComposerPart):
    """Choose one; save what is chosen as one, replace, rename, remove one: each an edit with Undo.

    `told` says how that is undone.
    """

    told = Signal(str)

    def __init__(self, composing: Composing, session: Session) -> None:
        super().__init__(composing, _("&Preset"))
        self.own = OwnPresets(session, self)
        self.chosen = built_in()[0].id
        self._wanted: str | None = None  # one that is on its way to the library
        self._entries: list[_Entry] = []
        self.field = ChoiceField()
        self.field.activated.connect(self._choose)
        self._is_headed_by(self.field)
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setToolTip(_("Save, replace, rename or remove a preset"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setObjectName("presetMenu")
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.more.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.more)
        self.sentence = quiet()
        self.column.addLayout(row)
        self.column.addWidget(self.sentence)
        self.own.changed.connect(self._take_own)
        self._take_own()

    @property
    def entry(self) -> _Entry | None:
        """The preset that was chosen last, where it is still there."""
        return next((each for each in self._entries if each.id == self.chosen), None)

    @property
    def is_changed(self) -> bool:
        """Whether something was changed since a preset was chosen."""
        entry = self.entry
        return entry is None or as_preset(self.composing.choice) != self._as_begun(entry)

    @property
    def _is_without_filter(self) -> bool:
        """Whether nothing but its filter was taken off the preset that was chosen."""
        entry, chosen = self.entry, as_preset(self.composing.choice)
        if entry is None or chosen.only or not entry.choice.only:
            return False
        return chosen == replace(self._as_begun(entry), only=Only())

    def _as_begun(self, entry: _Entry) -> Choice:
        """What a preset says, with what came from where the items were listed."""
        return replace(as_preset(entry.choice), **self.composing.carried)

    def choose(self, preset: str) -> None:
        """Take the preset with an id."""
        self.chosen = preset
        entry = self.entry
        if entry is not None:
            self.composing.carry()
            self.composing.take(with_preset(self.composing.choice, entry.choice))
            self.composing.suit_form()
        self.show_chosen()

    def begin(self, preset: str | None, **carried: Any) -> None:
        """Begin with the preset with an id, and with what is `carried` from where the items were listed. With
        None it is the one chosen last, but without its filter: all that was listed shall be there. As a table
        of follow-ups has room for nothing else, it is not begun with."""
        self.composing.carry()
        if preset is None and self.composing.choice.layout is Layout.FOLLOW_UP_TABLE:
            self.choose(built_in()[0].id)
        if preset is None:
            self.composing.choose(only=Only())
        else:
            self.choose(preset)
        self.composing.carry(**carried)

    def save_as(self, name: str) -> None:
        """Save what is chosen under a name."""
        self._wanted = self.own.save(name, self.composing.choice)

    def remove(self, preset: Preset) -> None:
        """Remove one of the reader's own."""
        self.own.remove(preset)
        key = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        words = _("The preset “{name}” is removed. {key} brings it back.")
        self.told.emit(words.format(name=preset.name, key=key))

    # What is shown

    def _choose(self, at: int) -> None:
        preset = self.field.itemData(at)
        if preset is not None:
            self.choose(preset)

    def _take_own(self) -> None:
        self._entries = [_Entry(each.id, each.name, each.what, each.choice, False) for each in built_in()]
        for preset in self.own.presets:
            try:
                choice = choice_from_json(preset.choice)
            except ValueError:  # another program wrote it: as if nothing had been chosen
                choice = Choice()
            sentence = _("Your own preset.")
            self._entries.append(_Entry(preset.id, preset.name, sentence, choice, True))
        if self._wanted is not None and self.own.of(self._wanted) is not None:
            self.chosen, self._wanted = self._wanted, None
        self.field.clear()
        for at, each in enumerate(self._entries):
            if each.own and not self._entries[at - 1].own:
                self.field.insertSeparator(self.field.count())
            self.field.addItem(each.name, each.id)
        self.show_chosen()

    def _show(self) -> None:
        self.field.setCurrentIndex(self.field.findData(self.chosen))
        entry = self.entry
        if entry is None:
            self.field.setPlaceholderText(_("Chosen by hand"))
            self.sentence.setText(_("Save it under a name to choose it again."))
        elif self.is_changed and self._is_without_filter:
            words = _("{sentence} Its filter is off: all that was listed goes in.")
            self.sentence.setText(words.format(sentence=entry.sentence))
        elif self.is_changed:
            self.sentence.setText(_("Changed since. {sentence}").format(sentence=entry.sentence))
        else:
            self.sentence.setText(entry.sentence)

    # What the reader does

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(_("Save as a preset …"), self._ask_to_save)
        entry = self.entry
        if entry is None:
            return
        if self.is_changed:
            menu.addAction(_("As the preset has it again"), lambda: self.choose(entry.id))
        preset = self.own.of(entry.id)
        if preset is None:
            return
        menu.addSeparator()
        name = preset.name.replace("&", "&&")
        if self.is_changed:
            words = _("Replace “{name}” by what is chosen").format(name=name)
            menu.addAction(words, lambda: self.own.replace(preset, self.composing.choice))
        menu.addAction(
            _("Rename …"),
            lambda: self._ask(
                _("Rename the preset"), preset.name, lambda text: self.own.rename(preset, text)
            ),
        )
        menu.addAction(_("Remove “{name}”").format(name=name), lambda: self.remove(preset))

    def _ask_to_save(self) -> None:
        entry = self.entry
        name = "" if entry is None else entry.name
        self._ask(_("Save as a preset"), name if entry is not None and entry.own else "", self.save_as)

    def _ask(self, heading: str, name: str, then: Callable[[str], object]) -> None:
        """Ask for a name, and hand it on where there is one."""
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(heading)
        dialog.setLabelText(_("Name of the preset:"))
        dialog.setTextValue(name)
        dialog.setOkButtonText(_("Save"))
        dialog.resize(WIDTH, dialog.sizeHint().height())
        dialog.textValueSelected.connect(lambda text: then(text.strip()) if text.strip() else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
