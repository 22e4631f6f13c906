"""The start page: the next meetings, what was read last, what is to be followed up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.language import _, clock_time, long_date, ngettext, weekday_name
from core.library import Changes, Library
from core.library.carrying.told import waiting_count
from core.library.lists.start import (
    MeetingAhead,
    NamedMeeting,
    meetings_ahead,
    never_opened,
    read_lately,
)
from core.library.reader.follow_ups import FollowUpRow, State, follow_ups
from core.minutes import DocumentKind
from core.wording import kind_name
from gui.models.follow_ups import due_words, source_words
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.panels.captions import quiet, title
from gui.panels.getting_started import GettingStarted
from gui.panels.row_button import RowButton
from gui.tabs.tab_group import Surroundings

MOST_FOLLOW_UPS = 8
MOST_QUESTIONS = 4
"""Rows of follow-ups, and of questions a meeting, at most."""
NOT_NEW = 3
"""From so many meetings that were opened on, the reader knows how to begin."""
BESIDE_FROM = 900
"""So wide, in logical pixels, two columns stand beside each other."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that the page shows."""

    today: date
    ahead: list[MeetingAhead]
    lately: list[NamedMeeting]
    due: list[FollowUpRow]
    to_place: int = 0
    never_opened: list[NamedMeeting] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        """Whether the reader has read here before, or has something to follow up."""
        return bool(self.due) or len(self.lately) >= NOT_NEW


class StartPage(Overview):
    """Read anew whenever it comes into view or something changed."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._shown: _Shown | None = None
        self._body = QWidget()
        self._body.setObjectName("overview")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._columns.setContentsMargins(26, 20, 26, 20)
        self._columns.setSpacing(36)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("overviewScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        around.session.changed.connect(self._follow)
        around.session.restored.connect(self._follow)

    @property
    def title(self) -> str:
        return _("Start page")

    def arrive(self, what: object = None) -> None:
        self._read()
        self._scroll.setFocus()

    def _follow(self, _changes: Changes | None = None) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        today, own_names = date.today(), self.around.session.settings.own_names

        def work(library: Library) -> _Shown:
            due = follow_ups(library, State.OPEN, today, limit=MOST_FOLLOW_UPS)
            ahead = meetings_ahead(library, today, own_names=own_names)
            lately, never = read_lately(library), never_opened(library, today)
            return _Shown(today, ahead, lately, due, waiting_count(library), never)

        self.around.session.background.read(work, self._show)

    def _show(self, shown: _Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        left, right = QWidget(), QWidget()
        for column, parts in (
            (left, [*self._ahead(shown), *self._never_opened(shown)]),
            (
                right,
                [
                    *self._due(shown),
                    *self._to_place(shown),
                    *self._lately(shown),
                    *self._beginning(shown),
                ],
            ),
        ):
            rows = QVBoxLayout(column)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(2)
            for part in parts:
                rows.addWidget(part)
            rows.addStretch(1)
        self._columns.addWidget(left, 3)
        self._columns.addWidget(right, 2)

    # The parts

    def _ahead(self, shown: _Shown) -> list[QWidget]:
        parts: list[QWidget] = [title(_("Next meetings"), 1.3)]
        if not shown.ahead:
            parts.append(
                quiet(_("No agenda in the library is for a day to come. Open one, and it stands here."))
            )
        for meeting in shown.ahead:
            words = _ahead_words(meeting, shown.today)
            parts.append(self._row(PlaceWanted(meeting.meeting), *words))
            for question in meeting.questions[:MOST_QUESTIONS]:
                asked = _("“{question}”").format(question=" ".join(question.text.split()))
                item = " ".join(filter(None, (question.item.number, question.item.title)))
                place = PlaceWanted(meeting.meeting, question.offset, version=question.version)
                row = self._row(place, asked, item)
                row.setContentsMargins(18, 0, 0, 0)
                parts.append(row)
        return parts

    def _due(self, shown: _Shown) -> list[QWidget]:
        parts: list[QWidget] = [title(_("To follow up"), 1.3)]
        if not shown.due:
            parts.append(quiet(_("Nothing to follow up.")))
        for each in shown.due:
            follow_up = each.annotation.follow_up
            assert follow_up is not None
            late = follow_up.due is not None and follow_up.due < shown.today
            words = " ".join(each.annotation.text.split()) or _("Follow up")
            by = self.around.session.whose.by(each.annotation.author)
            whose = _("By {author}").format(author=by.author) if by is not None else ""
            below = " · ".join(filter(None, (whose, source_words(each.source))))
            count = due_words(follow_up, shown.today)
            colour = "postponed" if late else "quiet"
            source = each.source
            place = PlaceWanted(source.meeting, source.offset, version=source.version)
            parts.append(self._row(place, words, below, count, count_colour=colour))
        parts.append(self._to_overview(_("All follow-ups"), "follow_ups"))
        return parts

    def _to_place(self, shown: _Shown) -> list[QWidget]:
        """What waits for a place in a new version; nothing where nothing does."""
        if not shown.to_place:
            return []
        words = ngettext(
            "{count} annotation waits to be placed in a new version",
            "{count} annotations wait to be placed in a new version",
            shown.to_place,
        )
        return [self._to_overview(words.format(count=shown.to_place), "to_place")]

    def _to_overview(self, words: str, name: str) -> RowButton:
        row = RowButton(self.around.theme, words)
        row.clicked.connect(lambda: self.overview_wanted.emit(name, None))
        return row

    def _lately(self, shown: _Shown) -> list[QWidget]:
        parts: list[QWidget] = [title(_("Read last"), 1.3)]
        parts[0].setContentsMargins(0, 16, 0, 0)
        if not shown.lately:
            parts.append(quiet(_("Nothing was read yet.")))
        return parts + [self._named(meeting) for meeting in shown.lately]

    def _never_opened(self, shown: _Shown) -> list[QWidget]:
        """The newest meetings the reader was never in; nothing where there is none."""
        if not shown.never_opened:
            return []
        head = title(_("Not opened yet"), 1.3)
        head.setContentsMargins(0, 16, 0, 0)
        return [head, *(self._named(meeting) for meeting in shown.never_opened)]

    def _beginning(self, shown: _Shown) -> list[QWidget]:
        """How to begin, on the first days."""
        if shown.is_begun:
            return []
        head = title(_("Getting started"), 1.3)
        head.setContentsMargins(0, 16, 0, 6)
        beginning = GettingStarted(self.around.theme, self.around.actions)
        beginning.show_samples(False)
        return [head, beginning]

    def _named(self, meeting: NamedMeeting) -> RowButton:
        day = long_date(meeting.date) if meeting.date else ""
        below = " · ".join(filter(None, (day, meeting.municipality)))
        unread = _unread_words(meeting.unread)
        return self._row(PlaceWanted(meeting.meeting), meeting.body or meeting.name, below, unread)

    def _row(
        self,
        place: PlaceWanted,
        words: str,
        below: str,
        count: str = "",
        *,
        count_colour: str = "quiet",
    ) -> RowButton:
        row = RowButton(self.around.theme, words, below, count, count_colour=count_colour)
        row.clicked.connect(partial(self._open, place))
        row.opened_behind.connect(partial(self._open, replace(place, way=Way.BEHIND)))
        return row

    def _open(self, place: PlaceWanted, _checked: bool = False) -> None:
        self.place_wanted.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def _ahead_words(meeting: MeetingAhead, today: date) -> tuple[str, str, str]:
    """Who meets; when, where and what document; what is unread."""
    days = (meeting.date - today).days
    day = _("{weekday} {date}").format(weekday=weekday_name(meeting.date), date=long_date(meeting.date))
    when = {0: _("today"), 1: _("tomorrow")}.get(
        days, ngettext("in {count} day", "in {count} days", days).format(count=days)
    )
    at = clock_time(meeting.start_time) if meeting.start_time else ""
    kind = "" if meeting.kind is DocumentKind.AGENDA else kind_name(meeting.kind)
    below = " · ".join(filter(None, (day, at, when, meeting.municipality, kind)))
    return meeting.body or _("Unknown body"), below, _unread_words(meeting.unread)


def _unread_words(unread: int) -> str:
    return ngettext("{count} unread", "{count} unread", unread).format(count=unread) if unread else ""
