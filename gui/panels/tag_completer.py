"""Completes tags as they are typed: their paths are offered part by part."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from core.tags import SEPARATOR


def offers(tags: Iterable[str], typed: str) -> list[str]:
    """What completes `typed`, of `tags` in their order: first those that begin with it, up to their next
    part (which then ends in "/"), then the whole tags that hold it anywhere."""
    tags = list(tags)
    wanted = typed.strip().casefold()
    depth = typed.count(SEPARATOR) + 1
    begins: list[str] = []
    holds: list[str] = []
    for tag in tags:
        parts = tag.split(SEPARATOR)
        head = SEPARATOR.join(parts[:depth])
        if head.casefold().startswith(wanted):
            begins.append(tag if len(parts) <= depth else head + SEPARATOR)
        elif wanted in tag.casefold():
            holds.append(tag)
    return list(dict.fromkeys((*begins, *holds)))


class TagCompleter(QCompleter):
    """Offers the next parts of the tags of a model. Who uses it says what is typed."""

    def __init__(self, tags: QStringListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._tags = tags
        self._offered = QStringListModel(self)
        self.setModel(self._offered)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def offer(self, typed: str) -> None:
        """Have what completes `typed` ready."""
        self._offered.setStringList(offers(self._tags.stringList(), typed))

    def go_on(self, typed: str) -> bool:
        """Show what completes `typed`; whether there is anything."""
        self.offer(typed)
        self.setCompletionPrefix(typed)
        if not self._offered.rowCount():
            return False
        self.complete()
        return True
