"""The pictures: decisions over time and by body, follow-ups by when they are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.language import _
from core.library import Changes, Library
from core.library.decisions.register_counts import (
    BodyOutcomes,
    DueCount,
    MonthCount,
    RegisterChoices,
    follow_ups_by_month,
    outcomes_by_body,
    outcomes_by_month,
    register_choices,
)
from core.library.decisions.register_filter import RegisterFilter
from gui.overviews.figures import pictures
from gui.overviews.figures.part import Part
from gui.overviews.overview import Overview
from gui.overviews.register.filters import RegisterFilters
from gui.panels.captions import quiet, title
from gui.tabs.tab_group import Surroundings

FOLLOW_MS = 200
"""How long the library must rest before it is counted anew, in milliseconds."""


@dataclass(frozen=True, slots=True)
class _Counts:
    months: list[MonthCount]
    bodies: list[BodyOutcomes]
    due: list[DueCount]
    choices: RegisterChoices


class FiguresPage(Overview):
    """`arrive` takes a RegisterFilter: what is counted."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._session = around.session
        self._asked = 0
        self._arriving = False
        self._stale = True
        self._today = date.today()
        self.filters = RegisterFilters(around.tag_colours)
        self.over_time = Part(
            *(around.theme, _("Decisions over time"), _("There is no decision with a date to show.")),
            upright=True,
        )
        self.by_body = Part(
            around.theme, _("Decisions by body"), _("There is no decision to show."), upright=False
        )
        self.follow_ups = Part(
            *(around.theme, _("Follow-ups by the month they are due in")),
            _("No follow-up stands on these decisions."),
            upright=True,
        )
        self._parts = (self.over_time, self.follow_ups, self.by_body)
        self._list = QPushButton(_("As a list"))
        self._follow_soon = QTimer(self)
        self._follow_soon.setSingleShot(True)
        self._follow_soon.setInterval(FOLLOW_MS)
        self._follow_soon.timeout.connect(self._read)
        self._put_together()
        self.filters.changed.connect(self._read)
        self._session.changed.connect(self._follow)
        self._session.restored.connect(lambda: self._follow(Changes(everything=True)))
        self._list.clicked.connect(lambda: self.overview_wanted.emit("register", self.filters.filter))
        for part in self._parts:
            part.wanted.connect(lambda wish: self.overview_wanted.emit("register", wish))

    @property
    def title(self) -> str:
        return _("Pictures")

    def arrive(self, what: object = None) -> None:
        if isinstance(what, RegisterFilter) and what != self.filters.filter:
            self.filters.choose(what)
        elif self._stale:
            self._read()
        self._arriving = not self.over_time.chart.isVisible()
        self.over_time.chart.setFocus()  # it takes the keyboard as soon as it shows something

    def _put_together(self) -> None:
        head = QHBoxLayout()
        head.addWidget(title(self.title, 1.4))
        head.addStretch(1)
        head.addWidget(self._list)
        told = quiet(_("Every piece of a bar leads to its decisions: click it, or walk with the arrow keys."))
        inside = QWidget()
        inside.setObjectName("chartBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 18, 18)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("overviewScroll")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 16, 4, 0)
        outer.setSpacing(10)
        outer.addLayout(head)
        head.setContentsMargins(0, 0, 18, 0)
        outer.addWidget(self.filters)
        outer.addWidget(told)
        outer.addWidget(scroll, 1)

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.meetings or changes.annotated:
            self._stale = True
            if self.isVisible():
                self._follow_soon.start()

    def _read(self) -> None:
        self._asked += 1
        number, wish, today = self._asked, self.filters.filter, date.today()
        self._stale = False

        def work(library: Library) -> _Counts:
            return _Counts(
                outcomes_by_month(library, wish, today),
                outcomes_by_body(library, wish, today),
                follow_ups_by_month(library, wish, today),
                register_choices(library),
            )

        def take(counts: _Counts) -> None:
            if number == self._asked:
                self.filters.show_choices(counts.choices)
                self.over_time.show_picture(pictures.over_time(counts.months, wish))
                self.by_body.show_picture(pictures.by_body(counts.bodies, wish))
                self.follow_ups.show_picture(pictures.follow_ups(counts.due, wish, today))
                if self._arriving and self.isVisible():
                    self.over_time.chart.setFocus()
                self._arriving = False

        self._session.background.read(work, take)
