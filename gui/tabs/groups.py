"""The groups of one window: one place where documents are read, or two side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QStackedWidget, QWidget

from core.annotations import MeetingId
from core.language import _
from core.library import MeetingRow
from core.library.lists.meetings import rows_of
from gui.document.finding import SearchHits
from gui.models.annotation_cards import Card
from gui.source_view.stack import Mode
from gui.tabs.tab import Tab
from gui.tabs.tab_group import Surroundings, TabGroup

MOST_CLOSED = 20
"""Closed tabs that can be opened again."""
LEAST_WIDTH = 300


class Groups(QSplitter):
    """Holds the groups' documents; `agendas` and `sides` show the panels of the active one.

    `arriving` goes out when another meeting is to be in view, or none, before its document takes its place;
    `moved` when the reader is at another place in it; `changed` when tabs came, went or moved, or another is
    in view; `columns_changed` when more or fewer things are read side by side; `window_wanted` carries a Tab
    that shall stand in a window of its own, `dropped_outside` one that
    was let go at a point of the screen outside this window.
    """

    arriving = Signal()
    moved = Signal()
    typing = Signal()
    changed = Signal()
    columns_changed = Signal(int)
    decision_wanted = Signal()
    review_wanted = Signal()
    side_changed = Signal()
    window_wanted = Signal(object)
    dropped_outside = Signal(object, QPoint)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("groups")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.agendas, self.sides = QStackedWidget(), QStackedWidget()
        self._around = around
        self._closed: list[Tab] = []
        self._meetings = 0  # in the library
        self.all: list[TabGroup] = []
        self.active = self._add()
        self.active.activate(True)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    # Groups

    def activate(self, group: TabGroup) -> None:
        """Have the commands and the panels mean `group`."""
        if group is self.active:
            return
        self.active.activate(False)
        self.active = group
        group.activate(True)
        self._show_panels()
        self._show_tabs()
        self.arriving.emit()
        self.moved.emit()
        self.changed.emit()

    def _show_panels(self) -> None:
        """Show the active group's panels. The keyboard must not be left in those that go."""
        focus = QApplication.focusWidget()
        if focus is not None and (self.agendas.isAncestorOf(focus) or self.sides.isAncestorOf(focus)):
            self.active.to_document()
        self.agendas.setCurrentWidget(self.active.agenda)
        self.sides.setCurrentWidget(self.active.side)

    def _add(self) -> TabGroup:
        group = TabGroup(self._around)
        group.setMinimumWidth(LEAST_WIDTH)
        self.agendas.addWidget(group.agenda)
        self.sides.addWidget(group.side)
        self.addWidget(group)
        self.all.append(group)
        self._keep_room()
        group.arriving.connect(lambda: self._tell(group, self.arriving.emit))
        group.moved.connect(lambda: self._tell(group, self.moved.emit))
        group.typing.connect(self.typing)
        group.decision_wanted.connect(self.decision_wanted)
        group.review.wanted.connect(self.review_wanted)
        group.side.changed.connect(self.side_changed)
        group.source.mode_changed.connect(self.tell_columns)
        tabs = group.tabs
        tabs.changed.connect(self._show_tabs)
        tabs.changed.connect(self.changed)
        tabs.closed.connect(self._keep_closed)
        tabs.emptied.connect(lambda: self._remove(group))
        tabs.bar.touched.connect(lambda: self.activate(group))
        tabs.bar.dropped.connect(partial(self._drop, group))
        tabs.bar.menu_wanted.connect(partial(self._show_menu, group))
        group.empty.show_library(self._meetings)
        self.tell_columns()
        return group

    def tell_columns(self) -> None:
        """Two groups, or pages and text of one, stand side by side."""
        both = any(group.source.mode is Mode.BOTH for group in self.all)
        self.columns_changed.emit(2 if both or len(self.all) > 1 else 1)

    def _keep_room(self) -> None:
        """Panels beside the groups leave each of them the least it needs."""
        self.setMinimumWidth(len(self.all) * (LEAST_WIDTH + self.handleWidth()) - self.handleWidth())

    def _remove(self, group: TabGroup) -> None:
        """A group without tabs goes, unless it is the only one."""
        if len(self.all) == 1:
            return
        self.all.remove(group)
        if group is self.active:
            group.activate(False)
            self.active = self.all[0]
            self.active.activate(True)
            self.active.to_document()
            self._show_panels()
        for widget in (group.agenda, group.side, group):
            widget.hide()
            widget.deleteLater()
        self._keep_room()
        self._show_tabs()
        self.tell_columns()
        self.arriving.emit()
        self.moved.emit()
        self.changed.emit()

    def _tell(self, group: TabGroup, tell: Callable[[], None]) -> None:
        if group is self.active:
            tell()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            for group in self.all:
                if group.isAncestorOf(now):
                    self.activate(group)
                    return

    # Tabs

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that work on several groups or windows, by their ids."""
        return {
            "reopen_tab": self.reopen,
            "tab_beside": lambda: self._with_active_tab(self.put_beside),
            "tab_to_window": lambda: self._with_active_tab(self.put_into_window),
            "other_group": self._to_other_group,
        }

    @property
    def count_of_tabs(self) -> int:
        """How many tabs there are in all groups."""
        return sum(len(group.tabs.all()) for group in self.all)

    def put_beside(self, tab: Tab) -> None:
        """Move a tab of the active group into the other one, which is made where there is none.

        The only tab of the only group stays, and another like it goes beside: two places of one document.
        """
        mine = self.active
        other = self._other()
        if len(self.all) == 2 and len(mine.tabs.all()) == 1 and not other.tabs.all():
            mine.tabs.keep_place()
            tab = tab.copy()
        else:
            mine.tabs.take(tab)
        self.activate(other)
        other.tabs.put(tab, len(other.tabs.all()))
        other.to_document()

    def open_beside(self, meeting: MeetingId) -> None:
        """Show a meeting beside the one in view; in view where there is none."""
        other = self._other() if self.active.tabs.active is not None else self.active
        self.activate(other)
        other.tabs.open_new(meeting)
        other.to_document()

    def open_behind(
        self, meeting: MeetingId, hits: SearchHits | None = None, row: MeetingRow | None = None
    ) -> None:
        """Have a meeting, of which the library says `row`, in a tab behind the one in view; there it shows
        the hits of a search."""
        self.active.tabs.open_behind(meeting, row, hits)
        if row is None:
            self.follow_library(self._meetings)

    def open_in_window(self, meeting: MeetingId, hits: SearchHits | None = None) -> None:
        """Show a meeting in a window of its own, with the hits of a search."""
        self.window_wanted.emit(Tab(meeting, hits=hits))

    def _other(self) -> TabGroup:
        """The group that is not the active one, made where there is none."""
        if len(self.all) == 1:
            group = self._add()
            half = max(self.width() // 2, LEAST_WIDTH)
            self.setSizes([half, half])
            return group
        return next(group for group in self.all if group is not self.active)

    def put_into_window(self, tab: Tab) -> None:
        """Have a tab of the active group stand in a window of its own."""
        if self.count_of_tabs > 1:
            self.window_wanted.emit(self.active.tabs.take(tab))

    def reopen(self) -> None:
        """Open the tab that was closed last again, where the reader was in it."""
        if self._closed:
            self.active.tabs.put(self._closed.pop())

    def allowed(self) -> dict[str, bool]:
        """Which of the commands can be used now."""
        tabs = self.active.tabs
        several = len(tabs.all()) > 1
        return {
            "go_back": tabs.can_go_back,
            "go_forward": tabs.can_go_forward,
            "next_tab": several,
            "previous_tab": several,
            "close_tab": tabs.active is not None,
            "close_other_tabs": several,
            "reopen_tab": bool(self._closed),
            "tab_beside": tabs.active is not None,
            "tab_to_window": self.count_of_tabs > 1,
            "other_group": len(self.all) > 1,
        }

    def restore(self, groups: Sequence[tuple[Sequence[Tab], int]], active: int, sizes: Sequence[int]) -> None:
        """Have the tabs of the last time, group by group, without loading any: `load` does."""
        for index, (tabs, chosen) in enumerate(groups[:2]):
            if index >= len(self.all):
                self._add()
            self.all[index].tabs.restore(tabs, chosen)
        if 0 <= active < len(self.all):
            self.activate(self.all[active])
        if len(sizes) == len(self.all):
            self.setSizes([*sizes])

    def load(self) -> None:
        """Show the tabs that are to be in view, the active group's first."""
        for group in sorted(self.all, key=lambda group: group is not self.active):
            group.tabs.load()

    def follow_library(self, meetings: int) -> None:
        """The library has so many meetings now: read what it says of those that are open here."""
        self._meetings = meetings
        for group in self.all:
            group.empty.show_library(meetings)
        wanted = [tab.meeting for group in self.all for tab in group.tabs.all()]
        if wanted:
            self._around.session.background.read(
                lambda library: (frozenset(wanted), rows_of(library, wanted)), self._take_rows
            )

    def _take_rows(self, answer: tuple[frozenset[MeetingId], list[MeetingRow]]) -> None:
        asked, rows = answer
        for group in [*self.all]:
            group.tabs.follow_library(asked, {row.id: row for row in rows})

    # Keeping

    def go_to_card(self, card: Card) -> None:
        """Show what a card of annotations is about, in the active group."""
        self.active.going.go(card)

    def keep_place(self) -> None:
        """Keep where the reader is in each meeting in view; in the active one last, as the latest."""
        for group in sorted(self.all, key=lambda group: group is self.active):
            group.keep_place()

    @property
    def unsaved(self) -> bool:
        """Whether there are words that were not handed over to be saved."""
        return any(group.unsaved for group in self.all)

    def save(self) -> None:
        """Hand over what is being typed, in whatever group."""
        for group in self.all:
            group.save()

    # Within

    def _with_active_tab(self, command: Callable[[Tab], None]) -> None:
        tab = self.active.tabs.active
        if tab is not None:
            command(tab)

    def _to_other_group(self) -> None:
        if len(self.all) == 2:
            self.activate(next(group for group in self.all if group is not self.active))
            self.active.to_document()

    def _keep_closed(self, tab: Tab) -> None:
        self._closed = [*self._closed, tab][-MOST_CLOSED:]
        tab.kept = None

    def _show_tabs(self) -> None:
        """The bars are there as soon as there is anything to choose between."""
        several = self.count_of_tabs > 1 or len(self.all) > 1
        for group in self.all:
            group.tabs.bar.setVisible(several)
            group.tabs.bar.show_active(group is self.active)

    def _drop(self, group: TabGroup, index: int, at: QPoint) -> None:
        """A tab was dragged to a point of the screen: to the other group, beside its own, or outside."""
        tab = group.tabs.all()[index]
        self.activate(group)
        inside = self.mapFromGlobal(at)
        if self.rect().contains(inside):
            other = next((each for each in self.all if each.geometry().contains(inside)), group)
            beside = len(self.all) == 1 and inside.x() > self.width() // 2
            if other is not group or beside:
                self.put_beside(tab)
        elif not self.window().frameGeometry().contains(at) and self.count_of_tabs > 1:
            self.dropped_outside.emit(group.tabs.take(tab), at)

    def _show_menu(self, group: TabGroup, index: int, at: QPoint) -> None:
        self.activate(group)
        tab = group.tabs.all()[index]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Move beside"), partial(self.put_beside, tab))
        own = menu.addAction(_("Move into a window of its own"), partial(self.put_into_window, tab))
        own.setEnabled(self.count_of_tabs > 1)
        menu.addSeparator()
        menu.addAction(_("Close"), partial(self._close, group, tab))
        menu.addAction(_("Close the others"), partial(self._close_others, group, tab))
        menu.popup(at)

    def _close(self, group: TabGroup, tab: Tab) -> None:
        if tab in group.tabs.all():
            group.tabs.close(group.tabs.all().index(tab))

    def _close_others(self, group: TabGroup, tab: Tab) -> None:
        for other in group.tabs.all():
            if other is not tab:
                self._close(group, other)
