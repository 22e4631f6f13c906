"""Follow-ups as a reader writes them: what, who, by when, done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from gui.panels.follow_up_editor import FollowUpEditor, FollowUpRow, is_overdue
from gui.theme import Theme


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> FollowUpEditor:
    editor = FollowUpEditor(theme, QStringListModel(["Maja Holm", "Ole Krag"]))
    qtbot.addWidget(editor)
    editor.resize(300, 200)
    editor.show()
    return editor


@pytest.fixture
def saved(editor: FollowUpEditor) -> list[tuple[str, FollowUp]]:
    """What the editor wants saved, latest last."""
    wanted: list[tuple[str, FollowUp]] = []
    editor.edited.connect(lambda _row, text, follow_up: wanted.append((text, follow_up)))
    return wanted


def follow_up(text: str, **fields: object) -> Annotation:
    kind = AnnotationKind.FOLLOW_UP
    made = FollowUp(**fields)  # type: ignore[arg-type]
    return new_annotation(MeetingId("m"), ItemKey("1", "Sag"), kind, text, "Anna", follow_up=made)


def begun(editor: FollowUpEditor) -> FollowUpRow:
    editor.begin()
    return editor.rows[-1]


def told(row: FollowUpRow) -> str:
    labels = row.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return " ".join(label.text() for label in labels if not label.isHidden())


def test_what_who_and_when_are_saved_on_leaving(
    editor: FollowUpEditor, saved: list[tuple[str, FollowUp]], qtbot: QtBot
) -> None:
    row = begun(editor)
    qtbot.keyClicks(row.what, "Ring til havnen")
    qtbot.keyClicks(row.who, "Ole Krag")
    qtbot.keyClicks(row.due, "1 June 2031")
    assert editor.unsaved
    editor.save()
    assert saved == [("Ring til havnen", FollowUp("Ole Krag", date(2031, 6, 1)))]
    assert not editor.unsaved


def test_it_is_saved_on_a_pause(editor: FollowUpEditor, qtbot: QtBot) -> None:
    row = begun(editor)
    with qtbot.waitSignal(editor.edited) as edited:
        qtbot.keyClicks(row.what, "Spørg")
    assert edited.args == [row, "Spørg", FollowUp()]


def test_the_day_that_was_understood_is_said(
    editor: FollowUpEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.panels.follow_up_editor._today", lambda: date(2031, 5, 14))
    row = begun(editor)
    qtbot.keyClicks(row.due, "1/6-31")
    assert told(row) == "Sunday 1 June 2031"
    qtbot.keyClick(row.due, Qt.Key.Key_Return)
    assert row.due.text() == "1 June 2031"


def test_words_that_are_no_day_are_told_and_kept(
    editor: FollowUpEditor, saved: list[tuple[str, FollowUp]], qtbot: QtBot
) -> None:
    row = begun(editor)
    qtbot.keyClicks(row.what, "Ring")
    qtbot.keyClicks(row.due, "snarest")
    assert told(row).startswith("This is no day.")
    editor.save()
    assert saved[-1] == ("Ring (snarest)", FollowUp())


def test_done_keeps_the_day(editor: FollowUpEditor, saved: list[tuple[str, FollowUp]], qtbot: QtBot) -> None:
    editor.show_follow_ups([follow_up("Ring", who="Ole Krag")])
    row = editor.rows[0]
    before = datetime.now(UTC).replace(microsecond=0)
    row.done.click()
    text, made = saved[-1]
    assert (text, made.who) == ("Ring", "Ole Krag")
    assert made.done is not None
    assert before <= made.done <= datetime.now(UTC)
    assert told(row).startswith("Done ")
    row.done.click()
    assert saved[-1] == ("Ring", FollowUp("Ole Krag"))


def test_what_is_overdue_is_said_in_its_colour(editor: FollowUpEditor) -> None:
    late = follow_up("Ring", due=date(2020, 3, 2))
    assert is_overdue(late)
    assert not is_overdue(replace(late, follow_up=FollowUp(None, date(2020, 3, 2), datetime.now(UTC))))
    editor.show_follow_ups([late])
    row = editor.rows[0]
    assert told(row) == "Overdue since Monday 2 March 2020"
    assert row.due.text() == "2 March 2020"
    assert not editor.unsaved
    label = next(label for label in row.findChildren(QLabel) if label.text().startswith("Overdue"))
    assert label.property("role") == "overdue"


def test_what_is_typed_is_not_replaced(editor: FollowUpEditor, qtbot: QtBot) -> None:
    old = follow_up("Ring")
    editor.show_follow_ups([old])
    row = editor.rows[0]
    qtbot.keyClicks(row.what, " snart")
    editor.show_follow_ups([replace(old, text="Skriv")])
    assert row.what.text() == "Ring snart"
    editor.show_follow_ups([])  # taken away meanwhile: what is typed becomes a new one
    assert row in editor.rows
    assert row.annotation is None


def test_a_row_that_was_undone_goes(editor: FollowUpEditor) -> None:
    editor.show_follow_ups([follow_up("Ring"), follow_up("Skriv")])
    assert [row.what.text() for row in editor.rows] == ["Ring", "Skriv"]
    editor.show_follow_ups([])
    assert editor.rows == []


def test_an_empty_row_makes_nothing(editor: FollowUpEditor, saved: list[tuple[str, FollowUp]]) -> None:
    begun(editor)
    editor.begin()
    assert len(editor.rows) == 1
    editor.save()
    assert saved == []


def test_a_row_can_be_deleted(editor: FollowUpEditor, qtbot: QtBot) -> None:
    mine = follow_up("Ring")
    editor.show_follow_ups([mine])
    button = editor.rows[0].findChild(QToolButton)
    assert button is not None
    with qtbot.waitSignal(editor.removed) as removed:
        button.click()
    assert removed.args == [mine]
    assert editor.rows == []


def test_people_complete(editor: FollowUpEditor, qtbot: QtBot) -> None:
    row = begun(editor)
    qtbot.keyClicks(row.who, "krag")
    completer = row.who.completer()
    qtbot.waitUntil(lambda: completer.currentCompletion() == "Ole Krag")
    completer.popup().hide()


def test_an_empty_row_goes_when_the_reader_leaves_it(editor: FollowUpEditor, qtbot: QtBot) -> None:
    row = begun(editor)
    qtbot.keyClick(row.what, Qt.Key.Key_Escape)
    assert editor.rows == []
    row = begun(editor)
    qtbot.keyClicks(row.what, "Ring")
    qtbot.keyClick(row.what, Qt.Key.Key_Escape)
    assert editor.rows == [row]


def test_a_day_is_seen_from_its_beginning(editor: FollowUpEditor, qtbot: QtBot) -> None:
    row = begun(editor)
    qtbot.keyClicks(row.due, "1/12-31")
    qtbot.keyClick(row.due, Qt.Key.Key_Return)
    assert row.due.text() == "1 December 2031"
    assert row.due.cursorPosition() == 0


def test_return_leads_from_what_to_who_to_when_and_saves(
    editor: FollowUpEditor, saved: list[tuple[str, FollowUp]], qtbot: QtBot
) -> None:
    row = begun(editor)
    for line, words in ((row.what, "Ring"), (row.who, "Maja"), (row.due, "1 June 2030")):
        assert editor.focusWidget() is line
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved[-1] == ("Ring", FollowUp("Maja", date(2030, 6, 1)))
