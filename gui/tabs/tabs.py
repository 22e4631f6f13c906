"""The tabs of one group: which meetings are open there, where the reader is in each, and the way back.

One tab is in view, and only its meeting is loaded. The states of the tabs that were in view last are kept, so
that going back to one shows it at once; what has changed since is read after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from core.annotations import ItemKey, MeetingId
from core.language import _
from core.library import MeetingRow, Place
from core.wording import kind_name
from gui.current_meeting import CurrentMeeting
from gui.document.finding import SearchHits
from gui.document.walking import Walking
from gui.source_view.stack import SourceStack
from gui.tabs.history import History, Stop
from gui.tabs.kept_states import KeptStates
from gui.tabs.tab import Tab, tab_name
from gui.tabs.tab_bar import TabBar
from gui.theme import Theme


class Tabs(QObject):
    """Works for one group. `changed` says that a tab came, went, moved, or is another one.

    `closed` carries a tab that the reader closed, `emptied` says that it was the last one. `hits_wanted`
    carries a meeting that comes into view and the SearchHits to mark in it.
    """

    changed = Signal()
    closed = Signal(object)  # Tab
    emptied = Signal()
    hits_wanted = Signal(object, object)

    def __init__(
        self,
        current: CurrentMeeting,
        source: SourceStack,
        walking: Walking,
        save: Callable[[], None],
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._current = current
        self._source = source
        self._walking = walking
        self._save = save
        self._tabs: list[Tab] = []  # in the order of the bar
        self._kept = KeptStates(current.session, self._tabs, self)
        self._recent: list[Tab] = []  # the one in view last
        self.active: Tab | None = None
        self._item: ItemKey | None = None  # chosen where the reader was at rest
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(0)
        self._rested.timeout.connect(self._settle)
        self.bar = TabBar(theme)
        self.bar.currentChanged.connect(self._choose_in_bar)
        self.bar.tabMoved.connect(self._move)
        self.bar.tabCloseRequested.connect(self.close)
        current.shown.connect(self._arrive)
        walking.leaving.connect(self._leave)
        walking.went.connect(self._rested.start)

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that work on the tabs of one group."""
        return {
            "go_back": self.back,
            "go_forward": self.forward,
            "next_tab": lambda: self.step(+1),
            "previous_tab": lambda: self.step(-1),
            "close_tab": self.close_active,
            "close_other_tabs": self.close_others,
        }

    # What there is

    def all(self) -> tuple[Tab, ...]:
        """The tabs, in the order of the bar."""
        return tuple(self._tabs)

    @property
    def active_index(self) -> int:
        """Where the tab in view stands in the bar; 0 where there is none."""
        return self._tabs.index(self.active) if self.active is not None else 0

    def here(self) -> Place | None:
        """Where the reader is in the meeting in view; None without one."""
        place = self._source.place()
        if place is None or self._current.loaded is None:
            return None
        chosen = self._current.item
        return replace(place, item=ItemKey.of(self._current.items[chosen]) if chosen >= 0 else None)

    def keep_place(self) -> None:
        """Keep where the reader is, in the tab and in the library."""
        here = self.here()
        if here is None or self.active is None or not self._is_there(self.active):
            return
        self.active.place = here
        self._current.remember_place(here)

    # Opening

    def open(self, meeting: MeetingId, offset: int | None = None, version: int | None = None) -> None:
        """Show a meeting in its tab, or else in the one in view, from where Back leads back: at an offset in
        `version`, or in what stands in front."""
        there = self._tab_of(meeting)
        if there is not None:
            self.choose(there, offset, version)
        elif self.active is None:
            self.choose(self._add(Tab(meeting)), offset, version)
        else:
            self._leave()
            self._put_away()
            self.active.meeting, self.active.name, self.active.place = meeting, "", None
            self.active.kept, self.active.version = None, version
            self._current.open(meeting, offset, version=version)
            self.changed.emit()

    def open_new(self, meeting: MeetingId, offset: int | None = None) -> None:
        """Show a meeting in a tab of its own, beside the one in view; in its tab where it has one."""
        there = self._tab_of(meeting)
        self.choose(there if there is not None else self._add(Tab(meeting)), offset)

    def open_behind(self, meeting: MeetingId, row: MeetingRow | None, hits: SearchHits | None = None) -> None:
        """Have a tab for a meeting, of which the library says `row`, without showing it; when it comes into
        view it shows `hits`."""
        tab = self._tab_of(meeting)
        if tab is None:
            name = tab_name(row.body, row.name, row.date) if row is not None else ""
            tab = self._add(Tab(meeting, name))
            tab.hits = hits
            tab.version = hits.version if hits is not None else None
            self.changed.emit()
            if self.active is None:
                self.choose(tab)
        elif hits is not None:
            tab.hits = hits
            if tab is self.active:
                self.choose(tab, hits.at, hits.version)
                self._show_hits(tab)

    def put(self, tab: Tab, index: int | None = None) -> None:
        """Take in a tab from elsewhere, and show it."""
        self.choose(self._add(tab, index))

    def restore(self, tabs: Iterable[Tab], active: int) -> None:
        """Have the tabs of the last time, without showing any yet: `load` does."""
        for tab in tabs:
            self._add(tab, len(self._tabs))
        if self._tabs:
            self.active = self._tabs[min(max(active, 0), len(self._tabs) - 1)]
            self._show_in_bar()
        self.changed.emit()

    def load(self) -> None:
        """Show the tab that is to be in view, where that was not done yet."""
        if self.active is not None and not self._is_there(self.active):
            self._show(self.active)

    # Choosing

    def choose(self, tab: Tab, offset: int | None = None, version: int | None = None) -> None:
        """Show a tab, where the reader left it or at a code point offset in `version`, or in what stands in
        front."""
        if tab is self.active and self._is_there(tab):
            if offset is not None:
                self._leave()
                self._current.open(tab.meeting, offset, version=version)
            return
        self._put_away()
        self.active = tab
        if offset is not None:
            tab.version = version
        self._show_in_bar()
        self._show(tab, offset)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Show the next (+1) or previous (-1) tab, round the ends."""
        if self.active is not None and len(self._tabs) > 1:
            self.choose(self._tabs[(self._tabs.index(self.active) + by) % len(self._tabs)])

    # Closing

    def close(self, index: int) -> None:
        """Close the tab at `index` of the bar."""
        tab = self._tabs[index]
        if tab is self.active:
            self.keep_place()
            self._save()
        self.closed.emit(tab)
        self._remove(tab)

    def close_active(self) -> None:
        """Close the tab in view."""
        if self.active is not None:
            self.close(self._tabs.index(self.active))

    def close_others(self) -> None:
        """Close all tabs but the one in view."""
        for tab in [tab for tab in self._tabs if tab is not self.active]:
            self.close(self._tabs.index(tab))

    def take(self, tab: Tab) -> Tab:
        """Let a tab go to another place; gives it with its state."""
        if tab is self.active:
            self._put_away()
        self._remove(tab)
        return tab

    # Back and forward

    def back(self) -> None:
        """Go to the place before the last jump."""
        self._travel(History.back)

    def forward(self) -> None:
        """Go again where the reader came back from."""
        self._travel(History.forward)

    @property
    def can_go_back(self) -> bool:
        """Whether Back leads anywhere."""
        return self.active is not None and self.active.history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether Forward leads anywhere."""
        return self.active is not None and self.active.history.can_go_forward

    def _travel(self, way: Callable[[History, Stop], Stop | None]) -> None:
        tab, place = self.active, self.here()
        if tab is None or place is None or not self._is_there(tab):
            return
        here = Stop(tab.meeting, place, self._current.version_aside)
        stop = way(tab.history, here)
        if stop is not None and (stop.meeting, stop.version) == (here.meeting, here.version):
            self._walking.return_to(stop.place)
        elif stop is not None:
            self._put_away()
            tab.meeting, tab.name, tab.place, tab.kept = stop.meeting, "", stop.place, None
            tab.version = stop.version
            self._current.open(stop.meeting, place=stop.place, version=stop.version)
        self.changed.emit()

    def _leave(self) -> None:
        """The reader jumps elsewhere: the place is one that Back leads to."""
        tab, place = self.active, self.here()
        if tab is not None and place is not None and self._is_there(tab):
            could = tab.history.can_go_back, tab.history.can_go_forward
            left = replace(place, item=self._item)
            tab.history.leave(Stop(tab.meeting, left, self._current.version_aside))
            if could != (tab.history.can_go_back, tab.history.can_go_forward):
                self.changed.emit()

    def _settle(self) -> None:
        """Whatever led to the chosen item is over."""
        chosen = self._current.item
        self._item = ItemKey.of(self._current.items[chosen]) if chosen >= 0 else None

    # What the library says

    def follow_library(self, asked: Set[MeetingId], rows: Mapping[MeetingId, MeetingRow]) -> None:
        """Name the tabs of the meetings that the library was `asked` about as it does; those of the last time
        whose meeting is gone go, too."""
        for tab in self.all():
            if tab.meeting not in asked:
                continue
            row = rows.get(tab.meeting)
            if row is not None:
                tab.is_awaited = False
                tab.name = tab_name(row.body, row.name, row.date)
            elif tab.is_awaited and tab is not self.active:
                self._remove(tab)
        self._show_names()

    def _arrive(self) -> None:
        """The meeting in view is another, or gone from the library."""
        tab, loaded = self.active, self._current.loaded
        if tab is None:
            return
        if loaded is None:
            self.active = None
            self._remove(tab)
        elif loaded.id == tab.meeting:
            meeting = loaded.meeting
            tab.name, tab.is_awaited = (
                tab_name(loaded.body_name or meeting.body, loaded.name, meeting.date),
                False,
            )
            tab.version = self._current.version_aside
            if self._current.looks_aside:
                tab.name += f" · {kind_name(meeting.kind)}"
            self._show_names()
            self.changed.emit()

    # Within

    def _tab_of(self, meeting: MeetingId) -> Tab | None:
        if self.active is not None and self.active.meeting == meeting:
            return self.active
        return next((tab for tab in self._tabs if tab.meeting == meeting), None)

    def _is_there(self, tab: Tab) -> bool:
        """Whether the tab's meeting is the one that is loaded."""
        return self._current.loaded is not None and self._current.loaded.id == tab.meeting

    def _add(self, tab: Tab, index: int | None = None) -> Tab:
        if index is None:
            index = self._tabs.index(self.active) + 1 if self.active in self._tabs else len(self._tabs)
        self._tabs.insert(index, tab)
        self.bar.blockSignals(True)
        self.bar.insertTab(index, "")
        self.bar.blockSignals(False)
        self._show_names()
        self._show_in_bar()
        return tab

    def _remove(self, tab: Tab) -> None:
        index = self._tabs.index(tab)
        self._tabs.remove(tab)
        self._recent = [each for each in self._recent if each is not tab]
        self.bar.blockSignals(True)
        self.bar.removeTab(index)
        self.bar.blockSignals(False)
        if tab is self.active:
            self.active = None
        if self.active is None and self._tabs:
            nearest = self._recent[-1] if self._recent else self._tabs[min(index, len(self._tabs) - 1)]
            self.choose(nearest)
        elif self.active is None:
            self._current.show_nothing()
            self.changed.emit()
            self.emptied.emit()
        else:
            self._show_in_bar()
            self.changed.emit()

    def _show(self, tab: Tab, offset: int | None = None) -> None:
        """Load the meeting of `tab`, the active one."""
        self._recent = [each for each in self._recent if each is not tab] + [tab]
        if tab.hits is not None and offset is None:
            offset, tab.version = tab.hits.at, tab.hits.version
        there = self._is_there(tab) and self._current.version_aside == tab.version
        if there and tab.place is not None and offset is None:
            self._walking.return_to(tab.place)
        elif tab.kept is not None and offset is None and tab.version is None:
            self._current.open_kept(tab.kept, tab.place)
        else:
            self._current.open(tab.meeting, offset, tab.place, tab.version)
        tab.kept = None
        self._show_hits(tab)

    def _show_hits(self, tab: Tab) -> None:
        hits, tab.hits = tab.hits, None
        if hits is not None:
            self.hits_wanted.emit(tab.meeting, hits)

    def _put_away(self) -> None:
        """Keep how the tab in view stands, before another is shown."""
        self._save()
        self.keep_place()
        tab, kept = self.active, self._current.kept()
        if tab is None or kept is None or kept.loaded.id != tab.meeting:
            return
        self._kept.keep(tab, kept, self._recent)

    def _choose_in_bar(self, index: int) -> None:
        if 0 <= index < len(self._tabs):
            self.choose(self._tabs[index])

    def _move(self, source: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(source))
        self.changed.emit()

    def _show_in_bar(self) -> None:
        if self.active in self._tabs:
            self.bar.blockSignals(True)
            self.bar.setCurrentIndex(self._tabs.index(self.active))
            self.bar.blockSignals(False)

    def _show_names(self) -> None:
        for index, tab in enumerate(self._tabs):
            self.bar.name_tab(index, tab.name or _("Meeting"))
