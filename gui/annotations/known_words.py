"""The words that complete what the reader types: tags in use, and people to name in a follow-up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel

from core.library import Changes, Library, people_in_use, tags_in_use
from core.people_names import in_small_letters
from gui.current_meeting import CurrentMeeting


class KnownWords(QObject):
    """Keeps up with the library and with the meeting in view. The models never change their identity."""

    def __init__(self, current: CurrentMeeting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tags = QStringListModel(self)  # the most used first
        self.people = QStringListModel(self)  # those of follow-ups first, then those of the meeting
        self._current = current
        self._used: list[str] = []
        current.session.changed.connect(self._follow)
        current.shown.connect(self._show_people)
        self._read()

    def _follow(self, changes: Changes) -> None:
        if changes.annotations or changes.everything:
            self._read()

    def _read(self) -> None:
        def work(library: Library) -> tuple[list[str], list[str]]:
            return [tag for tag, _count in tags_in_use(library)], people_in_use(library)

        self._current.session.background.read(work, self._take)

    def _take(self, known: tuple[list[str], list[str]]) -> None:
        tags, self._used = known
        if tags != self.tags.stringList():
            self.tags.setStringList(tags)
        self._show_people()

    def _show_people(self) -> None:
        loaded = self._current.loaded
        present: list[str] = []
        if loaded is not None:
            meeting = loaded.meeting
            for group in (meeting.participants, meeting.substitutes, meeting.staff, meeting.absent):
                present += [in_small_letters(person.name) for person in group]
        people = list(dict.fromkeys((*self._used, *present)))
        if people != self.people.stringList():
            self.people.setStringList(people)
