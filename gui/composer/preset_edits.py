"""The reader's own presets: read from the library, and changed by edits that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from core.exports.choice import Choice, choice_to_json
from core.language import _
from core.library import Changes, Library
from core.library.reader.presets import Preset, presets, put_preset, remove_preset
from gui.composer.composing import as_preset
from gui.edits.queued import push
from gui.session import Session


class OwnPresets(QObject):
    """The presets in the library of a session. `changed` says that they were read anew."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.presets: Sequence[Preset] = ()
        session.changed.connect(self._follow)
        self.read()

    def read(self) -> None:
        """Read them."""
        self._session.background.read(presets, self._take)

    def of(self, preset: str) -> Preset | None:
        """The preset with an id; None where there is none."""
        return next((each for each in self.presets if each.id == preset), None)

    def save(self, name: str, choice: Choice) -> str:
        """Save a choice under a name; gives the preset's id."""
        preset = Preset(str(uuid4()), name, choice_to_json(as_preset(choice)))
        self._do(_("Save the preset “{name}”"), None, preset, name)
        return preset.id

    def replace(self, before: Preset, choice: Choice) -> None:
        """Have a preset be another choice."""
        after = replace(before, choice=choice_to_json(as_preset(choice)))
        if after != before:
            self._do(_("Replace the preset “{name}”"), before, after, before.name)

    def rename(self, before: Preset, name: str) -> None:
        """Give a preset another name."""
        if name != before.name:
            self._do(_("Rename the preset “{name}”"), before, replace(before, name=name), before.name)

    def remove(self, before: Preset) -> None:
        """Remove a preset."""
        self._do(_("Remove the preset “{name}”"), before, None, before.name)

    def _do(self, text: str, before: Preset | None, after: Preset | None, name: str) -> None:
        """Have a preset be saved (`before` None), changed, or removed (`after` None)."""
        author = self._session.settings.author_name()

        def put(library: Library, old: Preset | None, new: Preset | None) -> Changes:
            if new is not None:
                return put_preset(library, new, author)
            return remove_preset(library, old.id) if old is not None else Changes()

        push(
            self._session,
            text.format(name=name),
            lambda library: put(library, before, after),
            lambda library: put(library, after, before),
        )

    def _follow(self, changes: Changes) -> None:
        if changes.presets or changes.everything:
            self.read()

    def _take(self, found: Sequence[Preset]) -> None:
        self.presets = found
        self.changed.emit()
