"""What a colleague gave, in the window: taken in, told of, shown as theirs, coloured, hidden, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind, Colour
from core.exports.formats import Format
from gui.dialogs.earlier_versions import EarlierVersions
from gui.dialogs.from_colleagues import FromColleagues
from gui.edits.colleagues import colour_author, show_author
from gui.models.annotations import spoken
from gui.models.taken_in import Sort, TakenRow
from gui.panels.others_notes import OthersNotes
from gui.panels.whose_menu import fill_whose
from gui.source_view.page_signs import SignKind, signs_of
from gui.window import Window
from tests.gui.colleagues.conftest import ANNE, Give
from tests.gui.conftest import COUNCIL, WAIT_MS, shown_editor


def there(window: Window) -> list[Annotation]:
    return [annotation for _target, annotation in window.current.all_annotations]


def take_in(window: Window, qtbot: QtBot, *paths: Path) -> FromColleagues:
    """Take files in, and wait for the report."""
    commands = window.files.colleagues
    before = commands.taken
    commands.take_in(paths)
    qtbot.waitUntil(lambda: not commands.is_busy and commands.taken is not before, timeout=WAIT_MS)
    dialog = commands.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.isVisible() or dialog.told.text() != "", timeout=WAIT_MS)
    return dialog


def rows(dialog: FromColleagues, sort: Sort) -> list[TakenRow]:
    return [row for row in dialog.model.rows if row.sort is sort]


@pytest.fixture
def taken(opened: Window, qtbot: QtBot, give: Give) -> Window:
    """The window with what Anne Holm gave in it."""
    take_in(opened, qtbot, give())
    qtbot.waitUntil(lambda: len(there(opened)) == 3, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(opened.session.whose.others), timeout=WAIT_MS)
    return opened


def test_the_report_tells_what_came_and_what_has_no_place(opened: Window, qtbot: QtBot, give: Give) -> None:
    dialog = take_in(opened, qtbot, give())
    assert "3 annotations are new." in dialog.told.text()
    qtbot.waitUntil(lambda: bool(rows(dialog, Sort.UNPLACED)), timeout=WAIT_MS)
    (lost,) = rows(dialog, Sort.UNPLACED)
    assert "Uden sted" in lost.words
    assert ANNE in lost.words
    assert "99" in lost.more  # the item, then the meeting
    assert len(rows(dialog, Sort.NEW)) == 2
    qtbot.waitUntil(lambda: {each.author for each in there(opened)} == {ANNE}, timeout=WAIT_MS)


def test_enter_on_a_row_leads_to_its_place(taken: Window, qtbot: QtBot) -> None:
    dialog = taken.files.colleagues.show_dialog()
    qtbot.waitUntil(lambda: bool(rows(dialog, Sort.NEW)), timeout=WAIT_MS)
    row = next(
        i for i, each in enumerate(dialog.model.rows) if each.sort is Sort.NEW and "Highlight" in each.words
    )
    dialog.list.setCurrentIndex(dialog.model.index(row))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    mark = next(each for each in taken.current.marks)
    qtbot.waitUntil(lambda: taken.group.source.document.chosen == mark.target, timeout=WAIT_MS)


def test_the_same_file_again_changes_nothing_and_says_so(taken: Window, qtbot: QtBot) -> None:
    path = next(taken.session.library.parent.glob("*.annotations.json"))  # the file that was given
    before, edits = there(taken), taken.session.undo.count()
    dialog = take_in(taken, qtbot, path)
    assert dialog.told.text() == "All 3 annotations are here already: nothing was changed."
    assert there(taken) == before
    assert taken.session.undo.count() == edits


def test_undo_takes_all_of_it_out_and_redo_in_again(taken: Window, qtbot: QtBot) -> None:
    taken.session.undo.undo()
    qtbot.waitUntil(lambda: not there(taken), timeout=WAIT_MS)
    taken.session.undo.redo()
    qtbot.waitUntil(lambda: len(there(taken)) == 3, timeout=WAIT_MS)


def test_whose_a_mark_is_shows_beside_it_and_in_the_list(taken: Window, qtbot: QtBot) -> None:
    (mark,) = taken.current.marks
    (sign,) = signs_of([mark], lambda _tag: None)
    assert (sign.kind, sign.letters, sign.words) == (SignKind.WHOSE, "AH", f"By {ANNE}")
    panel = taken.group.annotations
    card = next(card for card in panel.listed.here if card.kind is AnnotationKind.HIGHLIGHT)
    assert f"By {ANNE}" in spoken(card, panel.model.own_names)
    taken.current.choose_item(1)
    editor = shown_editor(taken, qtbot)
    assert editor.note.toPlainText() == ""  # the reader's own is none yet
    notes = editor.findChild(OthersNotes)
    assert notes is not None
    assert len(notes.rows) == 1
    assert notes.isVisible()


def test_a_colleague_can_be_given_a_colour(taken: Window, qtbot: QtBot) -> None:
    colour_author(taken.session, ANNE, Colour.PURPLE)
    qtbot.waitUntil(lambda: taken.current.marks[0].colour is Colour.PURPLE, timeout=WAIT_MS)
    assert taken.current.marks[0].annotation.colour is Colour.GREEN  # as she made it
    taken.session.undo.undo()
    qtbot.waitUntil(lambda: taken.current.marks[0].colour is Colour.GREEN, timeout=WAIT_MS)


def test_hidden_ones_vanish_and_come_back(taken: Window, qtbot: QtBot) -> None:
    panel = taken.group.annotations
    show_author(taken.session, ANNE, False)
    qtbot.waitUntil(lambda: not there(taken), timeout=WAIT_MS)
    assert taken.group.source.document.marks == ()
    assert panel.listed.here == []
    menu = QMenu()
    fill_whose(menu, taken.session, taken.theme, panel._colours, panel.filters.filter, lambda _filter: None)
    assert f"{ANNE} (hidden)" in [action.text() for action in menu.actions()]
    taken.session.undo.undo()
    qtbot.waitUntil(lambda: len(there(taken)) == 3, timeout=WAIT_MS)
    assert len(panel.listed.here) == 3


def test_a_changed_note_stays_hers_and_its_earlier_words_can_be_put_back(taken: Window, qtbot: QtBot) -> None:
    taken.current.choose_item(1)
    editor = shown_editor(taken, qtbot)
    note = next(each for each in there(taken) if each.text == "Spørg om budgettet")
    editor.others.change_wanted.emit(note)
    assert editor.note.toPlainText() == note.text
    QTest.keyClicks(editor.note, " i maj")
    editor.save()
    changed = "Spørg om budgettet i maj"
    qtbot.waitUntil(lambda: any(each.text == changed for each in there(taken)), timeout=WAIT_MS)
    now = next(each for each in there(taken) if each.text == changed)
    assert (now.id, now.author) == (note.id, ANNE)
    whose = taken.session.whose
    qtbot.waitUntil(lambda: whose.editor_of(now) == "Anna", timeout=WAIT_MS)
    assert whose.has_history(now)
    dialog = EarlierVersions(taken, taken.session, [now])
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    assert note.text in dialog.words.text()
    dialog.put_back()
    qtbot.waitUntil(lambda: any(each.text == note.text for each in there(taken)), timeout=WAIT_MS)
    dialog.close()


def test_what_waits_for_its_meeting_is_listed_and_can_be_forgotten(
    opened: Window, qtbot: QtBot, give: Give
) -> None:
    dialog = take_in(opened, qtbot, give("byraad.annotations.json", document=COUNCIL))
    qtbot.waitUntil(lambda: bool(rows(dialog, Sort.WAITING)), timeout=WAIT_MS)
    (waits,) = rows(dialog, Sort.WAITING)
    assert waits.words == f"{ANNE}: 3 annotations"
    dialog.list.setCurrentIndex(dialog.model.index(dialog.model.rows.index(waits)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not rows(dialog, Sort.WAITING), timeout=WAIT_MS)
    opened.session.undo.undo()
    qtbot.waitUntil(lambda: len(rows(dialog, Sort.WAITING)) == 1, timeout=WAIT_MS)


def test_a_file_that_is_dropped_is_taken_in(opened: Window, qtbot: QtBot, give: Give) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(give()))])
    opened.files.drop(mime)
    qtbot.waitUntil(lambda: len(there(opened)) == 3, timeout=WAIT_MS)
    assert not opened.files.is_busy  # no import


def test_what_holds_no_annotations_is_told_in_a_sentence(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "andet.json"
    path.write_text('{"navn": "Intet her"}')
    with qtbot.waitSignal(opened.session.failed, timeout=WAIT_MS) as told:
        opened.files.colleagues.take_in([path])
    assert "holds no annotations" in str(told.args)
    assert opened.session.undo.count() == 0


def test_giving_opens_the_composer_with_a_file_of_annotations(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["give_annotations"].trigger()
    summaries = opened.summaries
    qtbot.waitUntil(
        lambda: summaries.composer is not None and summaries.composer.isVisible(), timeout=WAIT_MS
    )
    composer = summaries.composer
    assert composer is not None
    qtbot.waitUntil(lambda: composer.composing.format is Format.ANNOTATIONS, timeout=WAIT_MS)
    loaded = opened.current.loaded
    assert loaded is not None
    assert composer.composing.range.meetings == (loaded.id,)


def test_the_readers_own_mark_goes_beside_a_colleagues(taken: Window, qtbot: QtBot) -> None:
    """The key of her colour makes a mark of one's own, and takes only that off again."""
    (hers,) = taken.current.marks
    taken.group.marking.go_to(hers.target)
    taken.actions_["highlight_green"].trigger()
    qtbot.waitUntil(lambda: len(taken.current.marks) == 2, timeout=WAIT_MS)
    assert {mark.annotation.author for mark in taken.current.marks} == {ANNE, "Anna"}
    taken.actions_["highlight_green"].trigger()
    qtbot.waitUntil(lambda: len(taken.current.marks) == 1, timeout=WAIT_MS)
    assert taken.current.marks[0].annotation == hers.annotation
