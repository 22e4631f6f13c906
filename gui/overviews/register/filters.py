"""The line of filters above the register: words, and a small menu for each thing decisions differ by."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from core.language import _
from core.library.decisions.register_counts import RegisterChoices
from core.library.decisions.register_filter import EVERYTHING, FollowUpState, RegisterFilter
from core.minutes import Outcome
from core.wording import outcome_name, shortened
from gui.annotations.tag_colours import TagColours
from gui.models.register_words import follow_up_word, short_date, short_month
from gui.overviews.register.body_list import BodyEntry, BodyList, body_entries
from gui.panels.flow_layout import FlowLayout

PAUSE_MS = 120
"""After so long a rest in typing the words count, in milliseconds."""
LONGEST = 24
"""Characters of what is chosen that a button shows."""

Part = tuple[str, ...]
_OF_BUTTONS: dict[str, Part] = {
    "body": ("bodies", "municipality"),
    "period": ("first", "last", "undated"),
    "outcome": ("outcomes",),
    "follows": ("follows",),
    "votes": ("votes", "dissent"),
    "tag": ("tag",),
    "follow_up": ("follow_up", "due_first", "due_last", "undue"),
    "more": ("closed", "annotated"),
    "case": ("case", "meeting"),
}
"""The fields of a filter that each button stands for."""


class RegisterFilters(QWidget):
    """Shows a RegisterFilter; `changed` tells of another one that the reader chose."""

    changed = Signal()

    def __init__(
        self, colours: TagColours, only: Sequence[str] | None = None, parent: QWidget | None = None
    ) -> None:
        """With `only`, no more than those buttons and no line of words."""
        super().__init__(parent)
        self.filter = RegisterFilter()
        self._colours = colours
        self._choices = RegisterChoices()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Words in decisions"))
        self.words.setAccessibleName(_("Filter decisions by words"))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(172)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._take_words)
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._take_words)
        fills = {
            **{"period": self._fill_periods, "outcome": self._fill_outcomes},
            **{"follows": self._fill_follows, "votes": self._fill_votes, "tag": self._fill_tags},
            **{"follow_up": self._fill_follow_up, "more": self._fill_more},
        }
        self.buttons: dict[str, QToolButton] = {}
        flow = QWidget()
        line = FlowLayout(flow, 5)
        if only is None:
            line.addWidget(self.words)
        if only is None or "body" in only:
            self.buttons["body"] = self._button()
            self.buttons["body"].clicked.connect(self._choose_bodies)
            line.addWidget(self.buttons["body"])
        for name, fill in fills.items():
            if only is None or name in only:
                self.buttons[name] = self._menu_button(fill)
                line.addWidget(self.buttons[name])
        self.buttons["case"] = self._button()
        self.buttons["case"].clicked.connect(lambda: self._forget("case"))
        self.clear_button = self._button()
        self.clear_button.setText(_("Clear"))
        self.clear_button.setToolTip(_("Show all decisions again"))
        self.clear_button.clicked.connect(lambda: self.choose(EVERYTHING))
        line.addWidget(self.buttons["case"])
        line.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self._show()

    def choose(self, wanted: RegisterFilter) -> None:
        """Filter by `wanted`."""
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self.changed.emit()

    def show_choices(self, choices: RegisterChoices) -> None:
        """Offer the bodies and years there are."""
        self._choices = choices
        self._show(words=False)  # what is being typed stays

    # Each button

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filterButton")
        return button

    def _menu_button(self, fill: Callable[[QMenu], None]) -> QToolButton:
        button = self._button()
        menu = _StayingMenu(button)
        menu.setStyleSheet("QMenu { menu-scrollable: 1; }")

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.refill = refill
        menu.aboutToShow.connect(refill)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _choice(self, menu: QMenu, text: str, chosen: bool, *, stays: bool = False, **wanted: Any) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setProperty("stays", stays)
        action.triggered.connect(lambda: self.choose(replace(self.filter, **wanted)))

    def _all(self, menu: QMenu, text: str, part: str) -> None:
        names = _OF_BUTTONS[part]
        self._choice(menu, text, not self.filter.chosen & {*names}, **_cleared(names))
        menu.addSeparator()

    def _choose_bodies(self) -> None:
        listed = BodyList(body_entries(self._choices, self.filter), self)

        def take(entry: BodyEntry) -> None:
            self.choose(entry.wanted)
            listed.show_entries(body_entries(self._choices, self.filter))

        listed.chosen.connect(take)
        listed.show_below(self.buttons["body"])

    def _fill_periods(self, menu: QMenu) -> None:
        self._all(menu, _("At any time"), "period")
        today = date.today()
        year_ago = today - timedelta(days=365)
        for text, first, last in (
            (_("The last 12 months"), year_ago, None),
            *(
                (f"{year}", date(year, 1, 1), date(year, 12, 31))
                for year in range(self._choices.last_year or 0, (self._choices.first_year or 1) - 1, -1)
            ),
        ):
            same = (self.filter.first, self.filter.last) == (first, last)
            self._choice(menu, text, same, first=first, last=last, undated=False)
        menu.addSeparator()
        self._choice(menu, _("No date stated"), self.filter.undated, first=None, last=None, undated=True)

    def _fill_outcomes(self, menu: QMenu) -> None:
        self._all(menu, _("All outcomes"), "outcome")
        chosen = self.filter.outcomes
        for each in Outcome:
            self._choice(menu, outcome_name(each), each in chosen, stays=True, outcomes=chosen ^ {each})

    def _fill_follows(self, menu: QMenu) -> None:
        self._all(menu, _("Whatever was recommended"), "follows")
        follows = self.filter.follows
        self._choice(menu, _("Recommendation followed"), follows is True, follows=True)
        self._choice(menu, _("Against the recommendation"), follows is False, follows=False)

    def _fill_votes(self, menu: QMenu) -> None:
        self._all(menu, _("With and without votes"), "votes")
        votes, dissent = self.filter.votes, self.filter.dissent
        self._choice(menu, _("With a vote"), votes is True and not dissent, votes=True, dissent=False)
        self._choice(menu, _("Somebody voted against"), dissent, votes=None, dissent=True)
        self._choice(menu, _("Without a vote"), votes is False, votes=False, dissent=False)

    def _fill_tags(self, menu: QMenu) -> None:
        self._all(menu, _("All tags"), "tag")
        for use in self._colours.uses:
            parts = use.name.split("/")
            text = "    " * (len(parts) - 1) + parts[-1]
            self._choice(menu, text, use.name == self.filter.tag, tag=use.name)

    def _fill_follow_up(self, menu: QMenu) -> None:
        self._all(menu, _("With and without follow-ups"), "follow_up")
        nothing = _cleared(_OF_BUTTONS["follow_up"])
        for each in (FollowUpState.OPEN, FollowUpState.OVERDUE, FollowUpState.DONE):
            wanted = {**nothing, "follow_up": each}
            self._choice(menu, follow_up_word(each), self.filter.follow_up is each, **wanted)

    def _fill_more(self, menu: QMenu) -> None:
        self._all(menu, _("All decisions"), "more")
        closed = self.filter.closed
        self._choice(menu, _("Only open items"), closed is False, closed=None if closed is False else False)
        self._choice(menu, _("Only closed items"), closed is True, closed=None if closed else True)
        annotated = self.filter.annotated
        self._choice(menu, _("Only what I annotated"), annotated, annotated=not annotated)

    def _take_words(self) -> None:
        self._pause.stop()
        self.choose(replace(self.filter, words=self.words.text().strip()))

    def _forget(self, part: str) -> None:
        self.choose(replace(self.filter, **_cleared(_OF_BUTTONS[part])))

    # What they show

    def _show(self, *, words: bool = True) -> None:
        wanted = self.filter
        bodies = [each.name or "–" for each in self._choices.bodies if each.body in wanted.bodies]
        if wanted.bodies and not bodies:
            bodies = ["…"]
        told = {
            "body": (_("Body"), [wanted.municipality] if wanted.municipality else bodies),
            "period": (_("Period"), _period(wanted.first, wanted.last, _("No date") * wanted.undated)),
            "outcome": (_("Outcome"), [outcome_name(each) for each in Outcome if each in wanted.outcomes]),
            "follows": (_("Recommendation"), _either(wanted.follows, _("Followed"), _("Not followed"))),
            "votes": (
                _("Votes"),
                [_("Votes against")]
                if wanted.dissent
                else _either(wanted.votes, _("With a vote"), _("Without a vote")),
            ),
            "tag": (_("Tag"), [wanted.tag] if wanted.tag else []),
            "follow_up": (_("Follow-up"), _follow_up(wanted)),
            "more": (
                _("More"),
                [
                    *_either(wanted.closed, _("Closed items"), _("Open items")),
                    *[_("Annotated")] * wanted.annotated,
                ],
            ),
            "case": ("", _case(wanted)),
        }
        for name, (title, chosen) in told.items():
            if name in self.buttons:
                self._label(self.buttons[name], title, chosen)
        self.buttons["case"].setVisible(bool(_case(wanted)))
        self.buttons["case"].setText(", ".join(_case(wanted)) + "  ×")
        if words and self.words.text().strip() != wanted.words:
            self.words.blockSignals(True)
            self.words.setText(wanted.words)
            self.words.blockSignals(False)
            self._pause.stop()
        self.clear_button.setVisible(bool(wanted.chosen))

    def _label(self, button: QToolButton, name: str, chosen: Sequence[str]) -> None:
        words = ", ".join(chosen)
        button.setText((shortened(words, LONGEST) or name) + " ▾")
        button.setAccessibleName(f"{name}: {words}" if words else name)
        if button.property("active") is not bool(chosen):
            button.setProperty("active", bool(chosen))
            button.style().unpolish(button)
            button.style().polish(button)


class _StayingMenu(QMenu):
    """Stays open while one chooses several."""

    refill: Callable[[], object] = bool

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.property("stays"):
            action.trigger()
            self.refill()
        else:
            super().mouseReleaseEvent(event)


def _cleared(names: Part) -> dict[str, Any]:
    """The fields of `names` as they are where nothing is asked for."""
    return {each.name: getattr(EVERYTHING, each.name) for each in fields(EVERYTHING) if each.name in names}


def _either(value: bool | None, yes: str, no: str) -> list[str]:
    return [] if value is None else [yes if value else no]


def _period(first: date | None, last: date | None, other: str = "") -> list[str]:
    """A period in words: "2024", "May 2024" or its two days."""
    if first is None and last is None:
        return [other] if other else []
    if first is not None and (first.month, first.day) == (1, 1) and last == date(first.year, 12, 31):
        return [f"{first.year}"]
    if first is not None and first.day == 1 and last == _last_of_month(first):
        return [short_month(first)]
    if last is None:
        return [_("from {date}").format(date=short_date(first))]
    if first is None:
        return [_("until {date}").format(date=short_date(last))]
    return [f"{short_date(first)} – {short_date(last)}"]


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _follow_up(wanted: RegisterFilter) -> list[str]:
    state = [follow_up_word(wanted.follow_up)] if wanted.follow_up else []
    due = _period(wanted.due_first, wanted.due_last, _("no day") * wanted.undue)
    return [*state, *(_("due {period}").format(period=each) for each in due)]


def _case(wanted: RegisterFilter) -> list[str]:
    case = [_("Case {number}").format(number=wanted.case)] if wanted.case else []
    return case + [_("One meeting")] * (wanted.meeting is not None)
