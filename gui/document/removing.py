"""Removing for good what the reader has in view: the chosen item, or the words that are selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.annotations import ItemKey
from gui.actions import GroupCommands
from gui.current_meeting import CurrentMeeting
from gui.source_view.stack import SourceStack


class Removing(QObject):
    """Works for one group. The dialogs ask before anything goes."""

    def __init__(
        self, window: QWidget, current: CurrentMeeting, actions: GroupCommands, source: SourceStack
    ) -> None:
        super().__init__(window)
        self._window = window
        self._current = current
        self._actions = actions
        self._source = source
        current.shown.connect(self.show_commands)
        current.item_chosen.connect(self.show_commands)
        source.document.selection_changed.connect(self.show_commands)
        self.show_commands()

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that remove for good."""
        return {"remove_for_good": self.remove_item, "remove_words": self.remove_words}

    def show_commands(self) -> None:
        """Have them be there where an item is chosen, or words are."""
        loaded = self._current.loaded
        self._actions["remove_for_good"].setEnabled(loaded is not None and self._current.item >= 0)
        selected = self._source.document.selection is not None
        self._actions["remove_words"].setEnabled(loaded is not None and selected)

    def remove_item(self) -> None:
        """Ask about the chosen item."""
        from gui.dialogs.removing import ask_to_remove_items

        loaded, item = self._current.loaded, self._current.item
        if loaded is not None and item >= 0:
            key = ItemKey.of(loaded.meeting.items[item])
            ask_to_remove_items(self._window, self._current.session, loaded.id, [key])

    def remove_words(self) -> None:
        """Ask about the selected words."""
        from gui.dialogs.removing import ask_to_remove_words

        loaded, selection = self._current.loaded, self._source.document.selection
        if loaded is not None and selection is not None:
            words = loaded.source.text[selection.start : selection.end]
            ask_to_remove_words(self._window, self._current.session, words)
