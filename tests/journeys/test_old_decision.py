"""Finding an old decision and following its case: search, place, way back, register, case, follow-up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.library import open_library
from core.library.reader.follow_ups import State, follow_ups
from gui.models.search_rows import HitRow
from gui.overviews.cases.page import CasesPage
from gui.overviews.follow_ups.page import FollowUpsPage
from gui.overviews.register.page import RegisterPage
from gui.overviews.search.page import SearchPage
from gui.window import Window
from tests.gui.conftest import SAMPLES, WAIT_MS, Start, shown_editor

pytestmark = pytest.mark.started_anew

CONTROL = Qt.KeyboardModifier.ControlModifier


def search_page(window: Window) -> SearchPage:
    page = window.overviews.page("search")
    assert isinstance(page, SearchPage)
    return page


def test_an_old_decision_is_found_followed_and_noted(start: Start, qtbot: QtBot, library_path: Path) -> None:
    window = start(SAMPLES).window
    qtbot.waitUntil(lambda: window.library.total == len(SAMPLES), timeout=WAIT_MS)
    # the first of them comes into view in the end, whatever was in view meanwhile
    qtbot.waitUntil(lambda: not window.files.is_busy and window.current.loaded is not None, timeout=WAIT_MS)

    # Search as one types, narrowed by a filter; Enter leads to the place with its hits marked.
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(window.search, "opfølgning udvalg:byråd")
    page = search_page(window)
    qtbot.waitUntil(lambda: isinstance(page.list.current, HitRow), timeout=WAIT_MS)
    row = page.list.current
    assert isinstance(row, HitRow)
    assert page._query.filters
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.overviews.current is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(window.source.document.hits), timeout=WAIT_MS)
    loaded = window.current.loaded
    assert loaded is not None
    assert loaded.meeting.body == "Byrådet"

    # The case of that item, through both bodies.
    number = window.current.items[window.current.item].case_number
    assert number is not None
    qtbot.keyClick(window.source.view, Qt.Key.Key_C)
    cases = window.overviews.page("cases")
    assert isinstance(cases, CasesPage)
    qtbot.waitUntil(lambda: cases.trail is not None and len(cases.trail.entries) == 2, timeout=WAIT_MS)

    # Back to the document, then the register: the same decisions as rows.
    window.actions_["go_back"].trigger()
    assert window.overviews.current is None
    window.actions_["register"].trigger()
    register = window.overviews.page("register")
    assert isinstance(register, RegisterPage)
    qtbot.waitUntil(lambda: register.model.rowCount() > 5, timeout=WAIT_MS)

    # What is followed up on that item stands in the list of follow-ups, and is done there.
    window.overviews.show_documents()
    qtbot.keyClick(window.source.view, Qt.Key.Key_P)
    row = shown_editor(window, qtbot).follow_ups.rows[0]
    qtbot.keyClicks(row.what, "Spørg til regnskabet\r")
    window.actions_["follow_ups"].trigger()
    follow = window.overviews.page("follow_ups")
    assert isinstance(follow, FollowUpsPage)
    qtbot.waitUntil(lambda: follow.model.rowCount() == 1, timeout=WAIT_MS)
    qtbot.keyClick(follow.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: follow.model.rowCount() == 0, timeout=WAIT_MS)
    library = open_library(library_path)
    (done,) = follow_ups(library, State.DONE, follow.model.today)
    library.close()
    assert done.annotation.text == "Spørg til regnskabet"
