"""Wherever annotations are listed or counted, what is a colleague's says so, and what is called the
reader's is the reader's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotations import (
    Annotation,
    AnnotationKind,
    FollowUp,
    ItemKey,
    new_annotation,
)
from core.library import Library
from core.library.case_trails.trail_rows import NoteTold
from core.library.lists.overview import SmartCounts, smart_counts
from gui.annotations.placing import Target
from gui.edits.annotations import annotate
from gui.models.annotation_filter import AnnotationFilter
from gui.models.annotations import Annotations
from gui.models.case_words import note_words
from gui.models.search_rows import Caption, NoteRow, spoken
from gui.models.smart_lists import NOTES, SmartLists
from gui.overviews.follow_ups.page import FollowUpsPage
from gui.overviews.search.page import SearchPage
from gui.overviews.start.page import StartPage
from gui.panels.annotation_rows import AnnotationRows
from gui.panels.row_button import RowButton
from gui.pending import Change
from gui.window import Window
from tests.gui.conftest import WAIT_MS, shown_editor

BIRTHE = "Birthe Krog"


def written(window: Window, author: str, kind: AnnotationKind, text: str, **said: object) -> Annotation:
    """An annotation on the first decision of the second item, in the library."""
    loaded = window.current.loaded
    assert loaded is not None
    key = ItemKey.of(loaded.meeting.items[1])
    made = new_annotation(loaded.id, key, kind, text, author, None, None, **said)  # type: ignore[arg-type]
    annotate(window.session, "Write", Change(None, made))
    return made


@pytest.fixture
def shared(opened: Window, qtbot: QtBot) -> Window:
    """Two notes, and two follow-ups, the reader's and a colleague's, on one item."""
    due = date.today() + timedelta(days=3)
    for author in ("Anna", BIRTHE):
        written(opened, author, AnnotationKind.NOTE, f"Tagrenden hos {author}?")
        state = FollowUp("Ib Dam", due)
        written(opened, author, AnnotationKind.FOLLOW_UP, f"Ring til {author}", follow_up=state)
    qtbot.waitUntil(lambda: len([*opened.current.all_annotations]) == 4, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(opened.session.whose.others), timeout=WAIT_MS)
    return opened


def test_a_search_says_whose_note_it_found(shared: Window, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = shared.overviews.current
    assert isinstance(page, SearchPage)
    QTest.keyClicks(shared.search, "tagrenden")

    def notes() -> list[NoteRow]:
        return [row for row in page.list.rows.rows if isinstance(row, NoteRow)]

    qtbot.waitUntil(lambda: len(notes()) == 2, timeout=WAIT_MS)
    assert {row.by for row in notes()} == {"", BIRTHE}
    assert Caption("In notes, yours and your colleagues’") in page.list.rows.rows
    theirs = next(row for row in notes() if row.by)
    assert spoken(theirs).startswith(f"By {BIRTHE}: ")
    page.list.choose(list(page.list.rows.rows).index(theirs))
    assert page.preview.about.text() == f"By {BIRTHE}"
    page.list.choose(list(page.list.rows.rows).index(next(row for row in notes() if not row.by)))
    assert page.preview.about.text() == "Your note"


def test_my_notes_are_counted_and_listed_without_those_of_colleagues(shared: Window, qtbot: QtBot) -> None:
    smart = shared.library.smart
    smart.refresh()

    def counted() -> str:
        rows = (smart.lists.index(row, 0).data(SmartLists.ROW) for row in range(smart.lists.rowCount()))
        return next(str(row.count) for row in rows if row.kind == NOTES)

    qtbot.waitUntil(lambda: counted() == "1", timeout=WAIT_MS)
    found: list[SmartCounts] = []

    def count(library: Library) -> SmartCounts:
        return smart_counts(library, date.today())

    shared.session.background.read(count, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert found[0].notes == 2  # everybody's
    shared.panels.show_notes()
    chosen = shared.group.annotations.filters.filter
    assert chosen == AnnotationFilter(kinds=frozenset({AnnotationKind.NOTE}), authors=frozenset({"Anna"}))


def test_the_list_of_follow_ups_names_a_colleague_and_leaves_theirs_alone(
    shared: Window, qtbot: QtBot
) -> None:
    shared.overviews.show_overview("follow_ups")
    page = shared.overviews.current
    assert isinstance(page, FollowUpsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=WAIT_MS)
    cells = [page.model.index(row, 0) for row in range(2)]
    assert {cell.data() for cell in cells} == {"Ring til Anna", f"{BIRTHE}: Ring til {BIRTHE}"}
    editable = {cell.data(): bool(cell.flags() & Qt.ItemFlag.ItemIsEditable) for cell in cells}
    assert editable == {"Ring til Anna": True, f"{BIRTHE}: Ring til {BIRTHE}": False}


def test_the_start_page_names_a_colleague(shared: Window, qtbot: QtBot) -> None:
    shared.overviews.show_overview("start")
    page = shared.overviews.current
    assert isinstance(page, StartPage)

    def rows() -> list[str]:
        return [row.accessibleName() or row.text() for row in page.findChildren(RowButton)]

    qtbot.waitUntil(lambda: any("Ring til Anna" in row for row in rows()), timeout=WAIT_MS)
    assert any(f"By {BIRTHE}" in row for row in rows() if f"Ring til {BIRTHE}" in row)
    assert not any("By " in row for row in rows() if "Ring til Anna" in row)


def test_a_colleagues_follow_up_is_changed_only_when_the_reader_asks(shared: Window, qtbot: QtBot) -> None:
    shared.current.choose_item(1)
    editor = shown_editor(shared, qtbot, Target(1))
    own, theirs = sorted(editor.follow_ups.rows, key=lambda row: row.what.text() != "Ring til Anna")
    assert not own.whose.isVisible()
    assert not any(line.isReadOnly() for line in own.fields)
    assert theirs.whose.isVisible()
    assert theirs.whose.name.text() == BIRTHE
    assert all(line.isReadOnly() for line in theirs.fields)
    QTest.keyClicks(theirs.what, " nu")
    assert theirs.what.text() == f"Ring til {BIRTHE}"
    theirs.whose.change.click()
    assert theirs.what.hasFocus()
    QTest.keyClicks(theirs.what, " nu")
    own.what.setFocus()
    qtbot.waitUntil(theirs.what.isReadOnly, timeout=WAIT_MS)
    texts = {each.text: each.author for _target, each in shared.current.all_annotations}
    assert texts[f"Ring til {BIRTHE} nu"] == BIRTHE


def test_each_line_of_a_card_stands_under_whose_it_is(shared: Window, qtbot: QtBot) -> None:
    panel = shared.group.annotations
    shared.panels.show_notes()
    panel.filters.clear()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=WAIT_MS)
    card = panel.model.index(0, 0).data(Annotations.CARD)
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, AnnotationRows)
    parts = delegate.parts(card, panel.list.rect())
    told = [part.text for part in parts if part.what == "follow_up"]
    assert [each.startswith(f"{BIRTHE}: ") for each in told] == [False, True]


def test_a_card_of_both_carries_both_signs(shared: Window, qtbot: QtBot) -> None:
    panel = shared.group.annotations
    shared.panels.show_notes()
    panel.filters.clear()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=WAIT_MS)
    card = panel.model.index(0, 0).data(Annotations.CARD)
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, AnnotationRows)
    assert [by.initials for by in delegate.signs(card)] == ["AN", "BK"]


def test_a_case_names_who_wrote_a_note() -> None:
    note = NoteTold("Spørg om\nprisen", BIRTHE)
    assert note_words(note, {"Anna"}) == f"{BIRTHE}: Spørg om prisen"
    assert note_words(note, {BIRTHE}) == "Spørg om prisen"
