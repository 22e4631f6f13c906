"""A reader puts right what was read: from the card, the agenda, the page, the text, the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from core.corrections import CorrectionKind
from core.errors import LibraryError
from core.library import list_meetings, load, open_library
from core.minutes import Outcome
from gui.dialogs.item_lines import ItemLines
from gui.panels.decision_card import CorrectedLine, DecisionCard
from gui.source_view.paragraphs import paragraph_at
from gui.window import Window
from tests.core.test_correcting import TEXT
from tests.gui.conftest import WAIT_MS, Start


@pytest.fixture
def window(start_with: Start, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window with invented minutes in which some things are read wrongly."""
    path = tmp_path / "teknik.txt"
    path.write_text(TEXT, "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def titles(window: Window) -> list[str]:
    model = window.agenda.filtered
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def spoken(window: Window, row: int) -> str:
    return str(window.agenda.filtered.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def settled(window: Window, qtbot: QtBot, expected: Callable[[], bool]) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving and expected(), timeout=WAIT_MS)


def shown_menu(window: Window, qtbot: QtBot) -> QMenu:
    found: list[QMenu] = []

    def look() -> bool:
        popup = QApplication.activePopupWidget()
        found[:] = [popup] if isinstance(popup, QMenu) else []
        return bool(found)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    return found[0]


def choose(window: Window, qtbot: QtBot, text: str) -> None:
    """Click the entry of the menu that shows which begins with `text`."""
    menu = shown_menu(window, qtbot)
    action = next(each for each in menu.actions() if each.text().startswith(text))
    assert action.isEnabled()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def card(window: Window, qtbot: QtBot) -> DecisionCard:
    found: list[DecisionCard] = []

    def look() -> bool:
        found[:] = [each for each in window.decision.findChildren(DecisionCard) if each.isVisible()]
        return bool(found) and found[0].editor._target.item == window.current.item

    qtbot.waitUntil(look, timeout=WAIT_MS)
    return found[0]


def right_click(window: Window, words: str) -> None:
    """Ask for the menu of the line that begins with `words`, as the right button does."""
    view, loaded = window.source.view, window.current.loaded
    assert view is not None
    assert loaded is not None
    offset = loaded.source.text.index(words)
    view.go_to(offset)
    point = view.point_of(offset) + QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)


def dialog(window: Window, qtbot: QtBot) -> ItemLines:
    found: list[ItemLines] = []

    def look() -> bool:
        found[:] = [each for each in window.findChildren(ItemLines) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    return found[0]


def test_another_outcome_is_chosen_on_the_card_and_undone(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(4)
    assert "Noted" in spoken(window, 4)
    qtbot.mouseClick(card(window, qtbot).outcome, Qt.MouseButton.LeftButton)
    choose(window, qtbot, "Postponed")
    settled(window, qtbot, lambda: "Postponed · corrected by you" in spoken(window, 4))
    assert window.current.item == 4
    button = card(window, qtbot).outcome
    assert button.accessibleName() == "Postponed, corrected by you"
    assert button.toolTip() == "Postponed · Corrected by you"
    library = open_library(window.session.library)
    (row,) = list_meetings(library)
    assert load(library, row.id).meeting.items[4].decisions[0].outcome is Outcome.POSTPONED
    library.close()
    window.actions_["undo"].trigger()
    settled(window, qtbot, lambda: "Noted" in spoken(window, 4))
    assert "corrected" not in spoken(window, 4)
    window.actions_["redo"].trigger()
    settled(window, qtbot, lambda: "Postponed" in spoken(window, 4))


def test_the_menu_leads_back_to_what_was_read(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(4)
    card(window, qtbot)
    window.actions_["correct_outcome"].trigger()
    choose(window, qtbot, "Rejected")
    settled(window, qtbot, lambda: "Rejected" in spoken(window, 4))
    qtbot.mouseClick(card(window, qtbot).outcome, Qt.MouseButton.LeftButton)
    choose(window, qtbot, "As read: Noted")
    settled(window, qtbot, lambda: "Noted" in spoken(window, 4))
    assert window.current.loaded is not None
    assert window.current.loaded.corrections.made == ()


def test_a_line_of_the_text_becomes_a_heading(window: Window, qtbot: QtBot) -> None:
    right_click(window, "Ny bro over")
    choose(window, qtbot, "This line is an item’s heading")
    settled(window, qtbot, lambda: len(titles(window)) == 6)
    assert titles(window)[2] == "Ny bro over åen ved Kildevad"
    assert window.current.item == 2
    assert "corrected by you" in spoken(window, 2)
    window.session.undo.undo()
    settled(window, qtbot, lambda: len(titles(window)) == 5)
    assert window.current.item == 1  # what held the heading before


def test_an_item_is_joined_from_the_agenda(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(3)
    index = window.agenda.filtered.index(3, 0)
    point = window.agenda.tree.visualRect(index).center()
    window.agenda.tree.customContextMenuRequested.emit(point)
    choose(window, qtbot, "This is not an item of its own")
    settled(window, qtbot, lambda: len(titles(window)) == 4)
    assert titles(window) == ["Godkendelse af dagsorden", "Cykelsti ved Åbrinken", "Orientering", "Skilte"]
    assert window.current.item == 2
    # and taken back by the menu bar
    assert window.actions_["take_back"].isEnabled()
    window.actions_["take_back"].trigger()
    settled(window, qtbot, lambda: len(titles(window)) == 5)
    # taking it back can be undone as well
    window.session.undo.undo()
    settled(window, qtbot, lambda: len(titles(window)) == 4)


def test_the_first_item_cannot_be_joined(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(0)
    assert not window.actions_["join_item"].isEnabled()
    window.current.choose_item(1)
    assert window.actions_["join_item"].isEnabled()
    assert not window.actions_["take_back"].isEnabled()


def test_a_paragraph_becomes_the_decision_by_keyboard(window: Window, qtbot: QtBot) -> None:
    right_click(window, "Godkendt med den")
    choose(window, qtbot, "This text is the decision of item 2")
    lines = dialog(window, qtbot)
    assert [index.data() for index in lines.list.selectedIndexes()] == [
        "Godkendt med den ændring, at stien belyses."
    ]
    lines.list.selectionModel().setCurrentIndex(
        lines.list.selectedIndexes()[0], QItemSelectionModel.SelectionFlag.NoUpdate
    )
    qtbot.keyClick(lines.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(lines.list.selectedIndexes()) == 2
    qtbot.keyClick(lines.list, Qt.Key.Key_Return)
    settled(window, qtbot, lambda: bool(window.current.loaded and window.current.loaded.corrections.made))
    decision = window.current.items[1].own_decision
    assert decision is not None
    assert decision.text == "Godkendt med den ændring, at stien belyses.\nFor stemte 4, imod stemte 1."
    assert "Approved with changes · corrected by you" in spoken(window, 1)
    # shortened later, it is the same correction
    window.correcting.make_decision(1, range(17, 18))
    settled(window, qtbot, lambda: "\n" not in (window.current.items[1].own_decision or decision).text)
    assert window.current.loaded is not None
    assert len(window.current.loaded.corrections.made) == 1


def test_what_was_corrected_says_so_with_the_way_back_beside_it(window: Window, qtbot: QtBot) -> None:
    window.correcting.make_decision(1, range(18, 19))
    settled(window, qtbot, lambda: "corrected by you" in spoken(window, 1))
    window.current.choose_item(1)
    line = card(window, qtbot).findChild(CorrectedLine)
    qtbot.mouseClick(line.findChild(QToolButton), Qt.MouseButton.LeftButton)
    settled(window, qtbot, lambda: "corrected" not in spoken(window, 1))
    window.correcting.join(3)
    settled(window, qtbot, lambda: len(titles(window)) == 4)
    window.current.choose_item(2)
    qtbot.waitUntil(lambda: window.decision.findChild(CorrectedLine) is not None, timeout=WAIT_MS)
    words = [label.text() for label in window.decision.findChildren(QLabel)]
    assert "Corrected by you: “4. Vejplan” is no item of its own" in words


def test_the_dialog_offers_only_what_can_be(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(0)
    window.actions_["correct_item"].trigger()
    lines = dialog(window, qtbot)
    assert not lines.choice(CorrectionKind.JOINED).isEnabled()
    lines.reject()
    window.current.choose_item(1)
    window.actions_["correct_item"].trigger()
    lines = dialog(window, qtbot)
    lines.choice(CorrectionKind.HEADING).setChecked(True)
    lines.list.selectAll()
    assert not lines._correct.isEnabled()  # so many lines are no heading
    lines.choice(CorrectionKind.JOINED).setChecked(True)
    assert lines._correct.isEnabled()
    lines._correct.click()
    settled(window, qtbot, lambda: len(titles(window)) == 4)


def test_an_item_is_called_closed_and_open_again(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(2)
    assert window.actions_["item_is_closed"].isEnabled()
    assert not window.actions_["item_is_open"].isEnabled()
    window.actions_["item_is_closed"].trigger()
    settled(window, qtbot, lambda: "closed" in spoken(window, 2))
    assert "corrected by you" in spoken(window, 2)
    assert not window.actions_["item_is_closed"].isEnabled()
    qtbot.waitUntil(lambda: window.decision.findChild(CorrectedLine) is not None, timeout=WAIT_MS)
    words = [label.text() for label in window.decision.findChildren(QLabel)]
    assert "Corrected by you: “3. Orientering” is closed" in words
    library = open_library(window.session.library)
    (row,) = list_meetings(library)
    assert [item.closed for item in load(library, row.id).meeting.items] == [False, False, True, False, False]
    library.close()
    window.actions_["undo"].trigger()
    settled(window, qtbot, lambda: "closed" not in spoken(window, 2))
    window.actions_["redo"].trigger()
    settled(window, qtbot, lambda: "closed" in spoken(window, 2))
    # what is said afterwards takes the place of what was said before
    window.actions_["item_is_open"].trigger()
    settled(window, qtbot, lambda: "closed" not in spoken(window, 2))
    assert window.current.loaded is not None
    assert [each.kind for each in window.current.loaded.corrections.made] == [CorrectionKind.OPEN]


def test_an_item_is_closed_from_the_agenda_and_by_the_dialog(window: Window, qtbot: QtBot) -> None:
    window.correcting.show_for_item(2, QPoint(40, 40))
    choose(window, qtbot, "This item is closed")
    settled(window, qtbot, lambda: "closed" in spoken(window, 2))
    window.current.choose_item(2)
    window.actions_["correct_item"].trigger()
    lines = dialog(window, qtbot)
    assert not lines.choice(CorrectionKind.CLOSED).isEnabled()
    lines.choice(CorrectionKind.OPEN).setChecked(True)
    assert not lines.list.isEnabled()
    lines._correct.click()
    settled(window, qtbot, lambda: "closed" not in spoken(window, 2))


def test_an_item_that_may_be_closed_can_be_called_either(
    start_with: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text(TEXT.replace("3. Orientering", "3. Orientering (fortrolig)"), "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    window.current.choose_item(2)
    assert "closed" in spoken(window, 2)
    assert window.actions_["item_is_closed"].isEnabled()
    assert window.actions_["item_is_open"].isEnabled()
    window.actions_["item_is_closed"].trigger()
    settled(window, qtbot, lambda: "corrected by you" in spoken(window, 2))
    assert not window.actions_["item_is_closed"].isEnabled()
    assert window.actions_["item_is_open"].isEnabled()


def test_the_keyboard_asks_for_the_menu_of_the_line_at_the_eye(window: Window, qtbot: QtBot) -> None:
    view = window.source.view
    assert view is not None
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    menu = shown_menu(window, qtbot)
    assert "This line is an item’s heading" in [action.text() for action in menu.actions()]
    menu.close()


def test_the_place_stays_where_the_reader_is(window: Window, qtbot: QtBot) -> None:
    view = window.source.view
    assert view is not None
    window.resize(1300, 420)
    window.current.choose_item(4)
    view.go_to(window.current.items[3].span.start)
    offset = window.current.items[3].span.start
    view.grab()  # what shows is laid out now
    before = view.point_of(offset)
    assert view.verticalScrollBar().value() > 0
    window.correcting.set_outcome(card(window, qtbot).editor._target, Outcome.REJECTED)
    settled(window, qtbot, lambda: "Rejected" in spoken(window, 4))
    assert abs(view.point_of(offset).y() - before.y()) <= 2


def test_a_note_stays_with_the_item_it_was_joined_with(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(3)
    window.decision.write_note()
    editor = window.decision._active
    assert editor is not None
    qtbot.keyClicks(editor.note, "Se kortet")
    editor.note.save()
    window.correcting.join(3)
    settled(window, qtbot, lambda: len(titles(window)) == 4)
    assert window.current.without_place == []
    assert window.current.annotated_items() == {2}


def test_a_refused_correction_says_so_and_is_forgotten(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise LibraryError("The disk is full.", "Nothing was changed.")

    monkeypatch.setattr("gui.session.put_correction", refuse)
    with qtbot.waitSignal(window.session.failed, timeout=WAIT_MS):
        window.correcting.join(3)
    settled(window, qtbot, lambda: len(titles(window)) == 5)
    window.session.undo.undo()
    assert window.session.undo.count() == 0
    QApplication.activeModalWidget().close() if QApplication.activeModalWidget() else None


def test_lines_of_a_paragraph_hang_together(opened: Window) -> None:
    """On a page the distance of lines tells paragraphs apart."""
    loaded = opened.current.loaded
    assert loaded is not None
    for item in loaded.meeting.items:
        decision = item.own_decision
        if decision is not None:
            line = loaded.source.line_at(decision.span.start)
            lines = paragraph_at(loaded, line)
            assert line in lines
            assert lines.start >= loaded.source.line_at(item.span.start)
            assert loaded.source.lines[lines[-1]].end <= item.span.end


def test_a_line_under_the_pointer_is_found_on_a_page(opened: Window, qtbot: QtBot) -> None:
    view, loaded = opened.source.view, opened.current.loaded
    assert view is not None
    assert loaded is not None
    for item in loaded.meeting.items[:3]:
        view.go_to(item.heading.start)
        point = view.point_of(item.heading.start) + QPoint(40, 4)
        found = view.offset_under(point)
        assert found is not None
        assert loaded.source.line_at(found) == loaded.source.line_at(item.heading.start)
