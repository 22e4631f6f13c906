"""Questions, deleted meetings, renaming, merging, moving: what the reader sees, and Undo of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.errors import LibraryError
from core.library import Library, add, list_meetings, open_library, prepare
from core.library.belonging import filing, naming
from core.library.belonging.questions import open_questions
from gui.dialogs.deleted import DeletedDialog
from gui.dialogs.merge_bodies import MergeDialog, ask_to_merge
from gui.dialogs.move_meeting import MoveDialog, ask_to_move
from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.rename import RenameDialog, ask_to_rename
from gui.edits.library import delete_meetings, merge_bodies, move_meeting, put_in_front
from gui.session import Session
from tests.core.library.invented import AGENDA, opened
from tests.gui.conftest import WAIT_MS, Start

OTHER = (("Havnens kajanlæg", "Godkendt."), ("Cykelsti ved Bøgevej", "Godkendt."))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def bring_in(session: Session, *files: dict[str, object]) -> list[MeetingId]:
    library = open_library(session.library)
    made = [
        add(library, prepare(opened(**{"municipality": "Nørresund", **each}))).meeting  # type: ignore[arg-type]
        for each in files
    ]
    library.close()
    return made


def in_library(session: Session, look: Callable[[Library], object]) -> object:
    library = open_library(session.library)
    try:
        return look(library)
    finally:
        library.close()


def waits(qtbot: QtBot, session: Session, look: Callable[[Library], bool]) -> None:
    qtbot.waitUntil(lambda: bool(in_library(session, look)), timeout=WAIT_MS)


def bodies(library: Library) -> set[str | None]:
    return {row.body for row in list_meetings(library)}


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_question_is_answered_and_taken_back(qtbot: QtBot, session: Session, window: QWidget) -> None:
    bring_in(session, {"start": time(9), "name": "a.pdf"}, {"start": time(16), "name": "b.pdf"})
    dialog = QuestionsDialog(window, session)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    shown = texts(dialog)
    assert "One meeting, or two?" in shown
    assert shown.count(AGENDA[0][0]) == 2, "both sides show their items"
    same = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Same meeting")
    same.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 0, timeout=WAIT_MS)
    assert "No questions" in texts(dialog)
    assert len(in_library(session, list_meetings)) == 1  # type: ignore[arg-type]
    session.undo.undo()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    dialog.two.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 0, timeout=WAIT_MS)
    assert len(in_library(session, list_meetings)) == 2  # type: ignore[arg-type]
    dialog.close()


def test_later_leaves_the_question(qtbot: QtBot, session: Session, window: QWidget) -> None:
    bring_in(
        session,
        {"start": time(9), "name": "a.pdf"},
        {"start": time(16), "name": "b.pdf"},
        {"body": "Teknik og Miljøudvalg", "items": OTHER, "name": "c.pdf"},
        {"body": "Teknik- og Miljøudvalget", "items": OTHER, "name": "d.pdf", "day": date(2032, 1, 1)},
    )
    dialog = QuestionsDialog(window, session)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=WAIT_MS)
    first = dialog.heading.text()
    dialog.later.click()
    assert dialog.heading.text() != first
    assert in_library(session, open_questions) == 2
    dialog.close()


def test_a_deleted_meeting_is_listed_and_brought_back(
    qtbot: QtBot, session: Session, window: QWidget
) -> None:
    (meeting,) = bring_in(session, {})
    delete_meetings(session, [meeting])
    dialog = DeletedDialog(window, session)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    assert session.undo.undoText() == "Delete the meeting"
    dialog.back.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 0, timeout=WAIT_MS)
    waits(qtbot, session, lambda library: len(list_meetings(library)) == 1)
    session.undo.undo()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    dialog.close()


def asked(qtbot: QtBot, window: QWidget, kind: type[QWidget], ask: Callable[[], None]) -> QWidget:
    ask()
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)), timeout=WAIT_MS)
    return window.findChildren(kind)[-1]


def body_of(session: Session, meeting: MeetingId) -> int:
    found = in_library(
        session, lambda library: library.rows("SELECT body_id FROM meeting WHERE id = ?", (meeting,))
    )
    return int(found[0][0])  # type: ignore[index]


def test_a_body_and_its_municipality_are_renamed_in_one_step(
    qtbot: QtBot, session: Session, window: QWidget
) -> None:
    meeting, _other = bring_in(session, {}, {"body": "Byrådet", "items": OTHER})
    dialog = asked(
        qtbot, window, RenameDialog, partial(ask_to_rename, window, session, body_of(session, meeting))
    )
    assert isinstance(dialog, RenameDialog)
    dialog.name.setText("Økonomi")
    dialog.municipality.setText("Nord")
    dialog.accept()
    waits(qtbot, session, lambda library: {row.municipality for row in list_meetings(library)} == {"Nord"})
    assert in_library(session, bodies) == {"Økonomi", "Byrådet"}
    session.undo.undo()
    waits(qtbot, session, lambda library: bodies(library) == {"Økonomiudvalget", "Byrådet"})
    assert not session.undo.canUndo()


def test_bodies_are_merged_and_parted_by_undo(qtbot: QtBot, session: Session, window: QWidget) -> None:
    _meeting, other = bring_in(session, {}, {"body": "Økonomi", "items": OTHER, "day": date(2032, 1, 1)})
    dialog = asked(
        qtbot, window, MergeDialog, partial(ask_to_merge, window, session, body_of(session, other))
    )
    assert isinstance(dialog, MergeDialog)
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Økonomiudvalget · Nørresund"
    ]
    dialog.accept()
    waits(qtbot, session, lambda library: bodies(library) == {"Økonomiudvalget"})
    session.undo.undo()
    waits(qtbot, session, lambda library: bodies(library) == {"Økonomiudvalget", "Økonomi"})


def test_a_meeting_is_moved_and_moved_back(qtbot: QtBot, session: Session, window: QWidget) -> None:
    meeting, _other = bring_in(session, {}, {"body": "Byrådet", "items": OTHER})
    dialog = asked(qtbot, window, MoveDialog, partial(ask_to_move, window, session, meeting))
    assert isinstance(dialog, MoveDialog)
    dialog.bodies.setCurrentIndex(dialog.bodies.findText("Byrådet · Nørresund"))
    dialog.day.setDate(QDate(2031, 6, 2))
    dialog.accept()
    waits(qtbot, session, lambda library: date(2031, 6, 2) in {row.date for row in list_meetings(library)})
    assert in_library(session, bodies) == {"Byrådet"}
    session.undo.undo()
    waits(qtbot, session, lambda library: bodies(library) == {"Økonomiudvalget", "Byrådet"})


def test_a_meeting_is_moved_to_a_body_that_no_document_names(
    qtbot: QtBot, session: Session, window: QWidget
) -> None:
    meeting, _other = bring_in(session, {}, {"body": "Byrådet", "items": OTHER})
    dialog = asked(qtbot, window, MoveDialog, partial(ask_to_move, window, session, meeting))
    assert isinstance(dialog, MoveDialog)
    dialog.bodies.setEditText("byrådet · nørresund")
    assert not dialog.new.text()
    dialog.bodies.setEditText("Havneudvalget")
    assert "Havneudvalget" in dialog.new.text()
    assert "Nørresund" in dialog.new.text()
    dialog.accept()
    waits(qtbot, session, lambda library: bodies(library) == {"Havneudvalget", "Byrådet"})
    assert {row.municipality for row in in_library(session, list_meetings)} == {"Nørresund"}  # type: ignore[attr-defined]
    session.undo.undo()
    waits(qtbot, session, lambda library: bodies(library) == {"Økonomiudvalget", "Byrådet"})
    dialog = asked(qtbot, window, MoveDialog, partial(ask_to_move, window, session, meeting))
    assert isinstance(dialog, MoveDialog)
    dialog.bodies.setEditText("Havneudvalget · Sønderhavn")
    dialog.accept()
    waits(
        qtbot,
        session,
        lambda library: (
            ("Sønderhavn", "Havneudvalget")
            in {(row.municipality, row.body) for row in list_meetings(library)}
        ),
    )


def test_what_was_written_before_the_library_refused_is_undone(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, other = bring_in(session, {}, {"body": "Økonomi", "items": OTHER, "day": date(2032, 1, 1)})
    into, body = body_of(session, meeting), body_of(session, other)

    def full(*_told: object) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    with (
        monkeypatch.context() as patch,
        qtbot.waitSignals([session.failed, session.changed], timeout=WAIT_MS),
    ):
        patch.setattr(naming, "_follow", full)
        merge_bodies(session, body, into)
    assert session.undo.canUndo()
    session.undo.undo()
    waits(qtbot, session, lambda library: library.rows("SELECT same_as FROM body") == [(None,), (None,)])
    assert in_library(session, bodies) == {"Økonomiudvalget", "Økonomi"}


def test_what_was_done_to_a_body_is_told_with_the_way_to_undo_it(
    start: Start, session: Session, qtbot: QtBot
) -> None:
    meeting, other = bring_in(session, {}, {"body": "Økonomi", "items": OTHER, "day": date(2032, 1, 1)})
    window = start([]).window
    notice = window.status.notice
    merge_bodies(window.session, body_of(session, other), body_of(session, meeting))
    assert notice.text() == "Done: Merge two bodies. Ctrl+Z undoes it."
    move_meeting(window.session, meeting, None, date(2032, 3, 4))
    assert notice.text() == "Done: Move the meeting. Ctrl+Z undoes it."
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)


def test_what_is_gone_is_no_crash_but_a_mistake_of_ours_is(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (meeting,) = bring_in(session, {})
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        put_in_front(session, MeetingId("gone"), None)

    def wrong(*_told: object) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(filing, "put_in_front", wrong)
    with qtbot.capture_exceptions() as crashed:
        put_in_front(session, meeting, None)
        qtbot.waitUntil(lambda: bool(crashed), timeout=WAIT_MS)
    assert crashed[0][0] is KeyError
    session.undo.clear()
