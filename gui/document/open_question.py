"""Whether the meeting in view is another one of the library: asked above its document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.language import _, clock_time, long_date
from core.library import Changes
from core.library.belonging.questions import MeetingSide, Question, asked_about
from gui.current_meeting import CurrentMeeting
from gui.panels.page_notice import PageNotice


class OpenQuestion(QObject):
    """Works for one group. `notice` stands above the document; `answer` opens the questions."""

    def __init__(self, current: CurrentMeeting, answer: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.notice = PageNotice()
        self.notice.wanted.connect(answer)
        self._current = current
        self._asked = 0
        current.shown.connect(self._read)
        current.session.changed.connect(self._follow)

    def _follow(self, changes: Changes) -> None:
        if changes.meetings or changes.everything:
            self._read()

    def _read(self) -> None:
        self._asked += 1
        loaded, asked = self._current.loaded, self._asked
        if loaded is None:
            self.notice.tell("")
            return
        meeting = loaded.id

        def show(question: Question | None) -> None:
            if asked == self._asked:
                self.notice.tell(*(_asked_words(question, meeting) if question is not None else ("",)))

        self._current.session.background.read(lambda library: asked_about(library, meeting), show)


def _asked_words(question: Question, meeting: str) -> tuple[str, str]:
    sides = (each for each in (question.side, *question.others) if isinstance(each, MeetingSide))
    others = [side for side in sides if side.id != meeting]
    if len(others) != 1:
        return _("Is this another version of a meeting that is there already?"), _("Answer …")
    side = others[0]
    name = " · ".join(filter(None, (side.body or side.name, _day(side))))
    return _("Is this another version of {meeting}?").format(meeting=name), _("Answer …")


def _day(side: MeetingSide) -> str:
    if side.date is None:
        return ""
    day = long_date(side.date)
    if side.start_time is None:
        return day
    return _("{date} at {time}").format(date=day, time=clock_time(side.start_time))
