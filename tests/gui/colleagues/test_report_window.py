"""The window that tells what became of what colleagues gave: its size, its buttons, the way to a place."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.library.colleagues.waiting import Waiting
from gui.dialogs.from_colleagues import HEIGHT, FromColleagues
from gui.models.taken_in import Sort, _waiting_row
from gui.window import Window
from tests.gui.colleagues.conftest import Give
from tests.gui.colleagues.test_taking_in import rows, take_in
from tests.gui.conftest import COUNCIL, WAIT_MS


def places(dialog: FromColleagues) -> dict[str, int]:
    """Where each button that is seen stands."""
    return {each.text(): each.x() for each in dialog.findChildren(QPushButton) if each.isVisible()}


def test_with_nothing_to_list_it_is_as_high_as_its_words(opened: Window, qtbot: QtBot, give: Give) -> None:
    dialog = opened.files.colleagues.show_dialog()
    qtbot.waitUntil(lambda: "Nothing waits" in dialog.told.text(), timeout=WAIT_MS)
    assert not dialog.list.isVisible()
    assert dialog.height() < HEIGHT / 2
    assert dialog.told.y() - dialog.head.geometry().bottom() < 30
    take_in(opened, qtbot, give())
    qtbot.waitUntil(lambda: bool(rows(dialog, Sort.NEW)), timeout=WAIT_MS)
    assert dialog.height() == HEIGHT


def test_its_buttons_keep_their_places_and_going_closes_it(opened: Window, qtbot: QtBot, give: Give) -> None:
    dialog = take_in(opened, qtbot, give())
    qtbot.waitUntil(lambda: bool(rows(dialog, Sort.NEW)), timeout=WAIT_MS)
    with_place = places(dialog)
    order = sorted(with_place, key=lambda text: with_place[text])
    assert order == ["Take in a file …", "Go there", "Close"]
    dialog.go.click()
    qtbot.waitUntil(lambda: opened.files.colleagues.dialog is None, timeout=WAIT_MS)


def test_what_waits_stands_last_and_says_that_it_is_of_all_files(
    opened: Window, qtbot: QtBot, give: Give
) -> None:
    take_in(opened, qtbot, give("fra-byraadet.annotations.json", COUNCIL))
    dialog = take_in(opened, qtbot, give())
    qtbot.waitUntil(lambda: bool(rows(dialog, Sort.WAITING)), timeout=WAIT_MS)
    headings = [row.words for row in dialog.model.rows if row.sort is None]
    assert headings[-1] == "Of all files: 3 wait for their meeting"


def test_who_gave_no_name_is_unknown() -> None:
    assert _waiting_row(Waiting("", None, None, None, 1)).words == "Unknown: 1 annotation"
