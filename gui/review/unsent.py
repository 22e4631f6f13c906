"""Words of comments and replies that are typed and not sent: they are there again, also in the next start."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject

from gui.session import Session
from gui.timers import later

KEEP_MS = 1500
"""So long after the last letter they are kept for the next start, in milliseconds."""
MOST = 50
"""So many are kept; older ones are forgotten."""


class Unsent(QObject):
    """Each is known by a key of its own."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._words = _read(session.settings.unsent)
        self._touched: set[str] = set()
        self._soon = later(self, KEEP_MS, self.store)

    def of(self, key: str, otherwise: str = "") -> str:
        """The words that were typed there."""
        return self._words.get(key, otherwise)

    def keep(self, key: str, words: str) -> None:
        """Have `words` be there again; none of them where they are empty."""
        before = self._words.pop(key, "")
        if words.strip():
            self._words[key] = words
        if words != before:
            self._touched.add(key)
            self._soon.start()

    def store(self) -> None:
        """Keep them for the next start."""
        self._soon.stop()
        if not self._touched:
            return
        kept = _read(self._session.settings.unsent)  # another group may have kept others meanwhile
        for key in self._touched:
            kept.pop(key, None)
            if key in self._words:
                kept[key] = self._words[key]
        self._touched.clear()
        self._session.choose(unsent=json.dumps(dict([*kept.items()][-MOST:])) if kept else None)


def _read(stored: str | None) -> dict[str, str]:
    try:
        found = json.loads(stored or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: words for key, words in found.items() if isinstance(words, str)}
