"""The library panel: branches fetched as they are opened, a line that finds, short lists, what was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.library import Library, Place, add, list_meetings, open_library, prepare, remember
from core.library.lists.overview import SmartList
from core.library.reader.seen import mark_seen
from gui.models.meetings import Meetings
from gui.models.smart_lists import FOLLOW_UPS, NOTES, SmartLists
from gui.panels.library import library_tree
from gui.panels.library_panel import LibraryPanel
from gui.session import Session
from gui.theme import Theme
from tests.core.library.invented import opened
from tests.gui.conftest import WAIT_MS


def added(library: Library, body: str, day: date, **more: object) -> MeetingId:
    file = opened(body=body, day=day, name=f"{body}-{day}.pdf", municipality="Nørrevang", **more)  # type: ignore[arg-type]
    return add(library, prepare(file)).meeting


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    """Three meetings of two bodies, one of them in another year."""
    library = open_library(library_path)
    added(library, "Byrådet", date(2030, 5, 2))
    added(library, "Byrådet", date(2031, 5, 14))
    added(library, "Økonomiudvalget", date(2031, 4, 1), draft=True)
    yield library
    library.close()


def panel_on(session: Session, theme: Theme, qtbot: QtBot, *places: str) -> LibraryPanel:
    panel = LibraryPanel(session, theme, places=(NOTES, *places))
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.listed, timeout=WAIT_MS):
        panel.resize(230, 700)
        panel.show()
    return panel


@pytest.fixture
def panel(library: Library, session: Session, theme: Theme, qtbot: QtBot) -> LibraryPanel:
    return panel_on(session, theme, qtbot, FOLLOW_UPS)


def lines(panel: LibraryPanel) -> list[str]:
    """What the tree shows, row by row from above."""
    found, index = [], panel.tree.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = panel.tree.indexBelow(index)
    return found


def line(panel: LibraryPanel, words: str) -> QModelIndex:
    """The row that shows `words`."""
    index = panel.tree.model().index(0, 0)
    while index.data() != words:
        index = panel.tree.indexBelow(index)
        assert index.isValid(), words
    return index


def smart(panel: LibraryPanel, kind: str) -> QModelIndex:
    lists = panel.smart.lists
    return next(
        index
        for index in (lists.index(row, 0) for row in range(lists.rowCount()))
        if index.data(SmartLists.ROW).kind == kind
    )


def test_few_meetings_show_all_at_once(panel: LibraryPanel) -> None:
    assert lines(panel) == [
        *("Nørrevang", "Byrådet", "2031", "14 May", "2030", "2 May"),
        *("Økonomiudvalget", "2031", "1 Apr"),
    ]


def test_of_many_meetings_a_year_is_read_when_it_is_opened(
    library: Library, session: Session, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_tree, "FEW", 2)
    panel = panel_on(session, theme, qtbot)
    assert lines(panel) == ["Nørrevang", "Byrådet", "Økonomiudvalget"]
    assert panel.rows == {}
    for words in ("Byrådet", "2031"):
        panel.tree.expand(line(panel, words))
    qtbot.waitUntil(lambda: "14 May" in lines(panel), timeout=WAIT_MS)
    assert lines(panel) == ["Nørrevang", "Byrådet", "2031", "14 May", "2030", "Økonomiudvalget"]
    assert len(panel.rows) == 1


def test_the_meeting_in_view_is_found_in_its_branch(
    library: Library, session: Session, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_tree, "FEW", 2)
    panel = panel_on(session, theme, qtbot)
    ((wanted,),) = library.rows("SELECT id FROM meeting WHERE date = '2031-04-01'")
    with qtbot.assertNotEmitted(panel.meeting_chosen):
        panel.show_chosen(wanted)
        qtbot.waitUntil(lambda: panel.tree.currentIndex().data(Meetings.MEETING) == wanted, timeout=WAIT_MS)
    assert "1 Apr" in lines(panel)


def test_a_new_meeting_leaves_closed_branches_closed(
    panel: LibraryPanel, library: Library, session: Session, qtbot: QtBot
) -> None:
    panel.tree.collapse(line(panel, "Økonomiudvalget"))
    changes = add(
        library,
        prepare(opened(body="Havneudvalget", day=date(2031, 6, 1), name="ny", municipality="Nørrevang")),
    ).changes
    with qtbot.assertNotEmitted(panel.model.modelReset):
        session.changed.emit(changes)
        qtbot.waitUntil(lambda: "Havneudvalget" in lines(panel), timeout=WAIT_MS)
    assert "1 Jun" in lines(panel)
    assert "1 Apr" not in lines(panel)


def test_a_line_finds_and_leaves_the_branches_as_they_were(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.tree.collapse(line(panel, "Økonomiudvalget"))
    before = lines(panel)
    panel.filter.setText("øko april")
    qtbot.waitUntil(lambda: "1 Apr" in lines(panel) and "Byrådet" not in lines(panel), timeout=WAIT_MS)
    assert lines(panel) == ["Nørrevang", "Økonomiudvalget", "2031", "1 Apr"]
    panel.filter.setText("xyz")
    qtbot.waitUntil(panel._nothing.isVisible, timeout=WAIT_MS)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: lines(panel) == before, timeout=WAIT_MS)


def test_what_is_read_shows_at_once_on_its_row_and_above(
    panel: LibraryPanel, library: Library, session: Session, qtbot: QtBot
) -> None:
    assert line(panel, "Nørrevang").data(Meetings.NODE).unread == 6
    meeting = line(panel, "1 Apr").data(Meetings.MEETING)
    with qtbot.assertNotEmitted(panel.model.rowsInserted), qtbot.assertNotEmitted(panel.model.rowsRemoved):
        session.changed.emit(mark_seen(library, meeting, None, True, "Anna"))
        qtbot.waitUntil(lambda: line(panel, "Nørrevang").data(Meetings.NODE).unread == 4, timeout=WAIT_MS)
    assert line(panel, "1 Apr").data(Meetings.NODE).meeting.unread == 0


def test_short_lists_say_how_much_they_hold(panel: LibraryPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: smart(panel, SmartList.UNREAD).data(SmartLists.ROW).count == 6, timeout=WAIT_MS)
    lists = panel.smart.lists
    there = [lists.index(row, 0).data() for row in range(lists.rowCount())]
    assert there == ["Unread", "Lately opened", "My notes", "Follow-ups", "Drafts"]


def test_a_short_list_takes_the_trees_place_and_leads_back(
    panel: LibraryPanel, library: Library, session: Session, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: panel.smart.lists.rowCount() == 5, timeout=WAIT_MS)
    panel.smart.clicked.emit(smart(panel, SmartList.UNREAD))
    qtbot.waitUntil(lambda: len(panel.list.meetings.rows) == 3, timeout=WAIT_MS)
    assert panel.within is SmartList.UNREAD
    assert not panel.tree.isVisible()
    shown, other = [*panel.list.meetings.rows][:2]
    panel.show_chosen(shown)
    for meeting in (shown, other):
        session.changed.emit(mark_seen(library, meeting, None, True, "Anna"))
    qtbot.waitUntil(lambda: other not in panel.list.meetings.rows, timeout=WAIT_MS)
    assert shown in panel.list.meetings.rows, "what the reader is in stays"
    qtbot.keyClick(panel.list.tree, Qt.Key.Key_Escape)
    assert panel.tree.isVisible()
    assert panel.within is None


def test_lately_opened_meetings_stand_the_latest_first(
    panel: LibraryPanel, library: Library, qtbot: QtBot
) -> None:
    meetings = [MeetingId(each) for (each,) in library.rows("SELECT id FROM meeting ORDER BY date")]
    for each in meetings[:2]:
        remember(library, each, Place(0))
    panel.smart.clicked.emit(smart(panel, SmartList.RECENT))
    qtbot.waitUntil(lambda: [*panel.list.meetings.rows] == [meetings[1], meetings[0]], timeout=WAIT_MS)


def test_notes_and_follow_ups_lead_elsewhere(panel: LibraryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.notes_wanted):
        panel.smart.clicked.emit(smart(panel, NOTES))
    with qtbot.waitSignal(panel.overview_wanted) as wanted:
        panel.smart.clicked.emit(smart(panel, FOLLOW_UPS))
    assert wanted.args == ["follow_ups", None]
    assert panel.within is None


def test_rows_are_added_by_shift_and_deleted_together(panel: LibraryPanel, qtbot: QtBot) -> None:
    first, second = line(panel, "14 May"), line(panel, "2 May")
    panel.tree.setFocus()
    chosen: list[object] = []
    panel.meeting_chosen.connect(chosen.append)
    qtbot.mouseClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=panel.tree.visualRect(first).center()
    )
    assert chosen == [first.data(Meetings.MEETING)]
    selection = panel.tree.selectionModel()
    selection.select(second, selection.SelectionFlag.Select)
    with qtbot.waitSignal(panel.delete_wanted) as wanted:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert set(wanted.args[0].meetings) == {first.data(Meetings.MEETING), second.data(Meetings.MEETING)}


def test_a_group_means_all_its_meetings(panel: LibraryPanel, library: Library) -> None:
    chosen = panel.chosen(line(panel, "Byrådet"))
    assert chosen is not None
    dates = {
        day for (day,) in library.rows("SELECT date FROM meeting WHERE id IN (?, ?)", chosen.ids(library))
    }
    assert dates == {"2030-05-02", "2031-05-14"}


def test_a_meeting_opened_elsewhere_does_not_come_into_a_list(
    panel: LibraryPanel, library: Library, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: panel.smart.lists.rowCount() == 5, timeout=WAIT_MS)
    panel.smart.clicked.emit(smart(panel, SmartList.DRAFTS))
    qtbot.waitUntil(lambda: len(panel.list.meetings.rows) == 1, timeout=WAIT_MS)
    panel.show_chosen(next(row.id for row in list_meetings(library) if not row.draft))
    added(library, "Børneudvalget", date(2031, 6, 3), draft=True)
    panel.list.refresh()
    qtbot.waitUntil(lambda: len(panel.list.meetings.rows) > 1, timeout=WAIT_MS)
    assert [row.draft for row in panel.list.meetings.rows.values()] == [True, True]


def test_the_short_list_of_the_page_in_view_stands_out(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.smart.clicked.emit(smart(panel, SmartList.RECENT))
    panel.show_page(FOLLOW_UPS)
    assert panel.smart.currentIndex() == smart(panel, FOLLOW_UPS)
    panel.show_page(None)
    assert panel.smart.currentIndex() == smart(panel, SmartList.RECENT)
