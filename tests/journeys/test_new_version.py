"""Notes on an agenda when the minutes come: they come along, what is unsure waits, it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind
from core.carried import Standing
from core.library import of_meeting, open_library
from core.source_text import Span
from gui.annotations.placing import Target, annotation_on, target_at
from gui.edits.annotations import annotate
from gui.models.carried import CarriedRow
from gui.overviews.to_place.page import ToPlacePage
from gui.pending import Change
from gui.window import Window
from tests.gui.carrying.invented_meeting import write_agenda, write_minutes
from tests.gui.conftest import WAIT_MS, Start

pytestmark = pytest.mark.started_anew

K = AnnotationKind
AMOUNT = "En rådgiver anslår udgiften til 8,4 mio. kr. i alt."
AMOUNT_NOW = "En rådgiver anslår udgiften til 9,2 mio. kr. i alt inklusive moms."
LOOKALIKE = "Forvaltningen følger sagen."
SOLD = "En køber har budt 3,1 mio. kr. for den."
HIGHLIGHTED = (
    "Taget blev sidst udskiftet i 1994.",
    AMOUNT,
    "Hallen holdes lukket i seks uger.",
    "Musikskolen søger om 250.000 kr. til nye instrumenter.",
    "Ventelisten er på 37 børn.",
    LOOKALIKE,
    SOLD,
    "Foreningerne er hørt og støtter forslaget.",
)


def add(window: Window, target: Target, kind: AnnotationKind, text: str = "") -> Annotation:
    loaded = window.current.loaded
    assert loaded is not None
    made = annotation_on(loaded, target, kind, text, "Anna")
    annotate(window.session, "Add", Change(None, made))
    return made


def at(window: Window, words: str) -> Target:
    loaded = window.current.loaded
    assert loaded is not None
    start = loaded.source.text.index(words)
    return target_at(loaded, Span(start, start + len(words)))


def in_view(window: Window) -> str:
    loaded = window.current.loaded
    return "" if loaded is None else loaded.name


def marked(window: Window) -> list[str]:
    """The words that are marked in the document in view, in order."""
    loaded = window.current.loaded
    assert loaded is not None
    spans = [mark.span for mark in window.source.document.marks]
    return [loaded.source.text[span.start : span.end] for span in spans]


def saved(window: Window) -> bool:
    return window.status.saved.text() == "✓ Saved"


def count_in_library_panel(window: Window, name: str) -> str:
    lists = window.library.smart.lists
    told = (lists.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(lists.rowCount()))
    return next((words for words in told if words.startswith(name)), "")


def test_ten_notes_on_an_agenda_come_along_to_its_minutes(
    start: Start, qtbot: QtBot, library_path: Path, tmp_path: Path
) -> None:
    # On the train: the agenda, and ten annotations.
    agenda, minutes = write_agenda(tmp_path), write_minutes(tmp_path)
    window = start([agenda]).window
    qtbot.waitUntil(lambda: in_view(window) == agenda.name, timeout=WAIT_MS)
    for words in HIGHLIGHTED:
        add(window, at(window, words), K.HIGHLIGHT)
    add(window, at(window, AMOUNT), K.NOTE, "Er det med moms?")
    add(window, Target(1), K.NOTE, "Tal med Clara")
    qtbot.waitUntil(lambda: saved(window), timeout=WAIT_MS)

    # The minutes come: their line says what became of the ten, and no dialog does.
    window.files.bring_in([minutes])
    versions = window.group.versions
    qtbot.waitUntil(
        lambda: in_view(window) == minutes.name and "came along" in versions.notice.words.text(),
        timeout=WAIT_MS,
    )
    assert versions.notice.words.text() == (
        "7 annotations came along from the agenda to the minutes: "
        "6 on the same words, 1 on changed words. 2 wait to be placed."
    )
    assert marked(window) == [
        HIGHLIGHTED[0],
        *(AMOUNT_NOW, AMOUNT_NOW),
        *HIGHLIGHTED[2:5],
        HIGHLIGHTED[7],
    ]
    assert window.current.note(Target(2)), "the item has another number, and still its note"
    qtbot.waitUntil(
        lambda: "1 new version: 7 annotations came along, 2 wait to be placed" in window.status.notice.text(),
        timeout=WAIT_MS,
    )
    qtbot.waitUntil(
        lambda: count_in_library_panel(window, "To place") == "To place · 2 annotations wait", timeout=WAIT_MS
    )

    # The whole result.
    versions.notice.button.click()
    dialog = window.group.came_along.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=WAIT_MS)
    rows = [row for row in dialog.list.rows.rows if isinstance(row, CarriedRow)]
    assert [row.carried.standing for row in rows[:3]] == [
        *(Standing.UNCERTAIN, Standing.ORPHAN, Standing.CHANGED),
    ]
    dialog.list.choose(dialog.list.rows.row_of(rows[2].key) or 0)
    assert "8,4</s>" in dialog.detail.was.text()
    assert "9,2</u>" in dialog.detail.now.text()

    # All of it taken back, and done again.
    dialog.all.click()
    qtbot.waitUntil(lambda: in_view(window) == agenda.name, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: sorted(set(marked(window))) == sorted(HIGHLIGHTED), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: dialog.all.text() == "Take them along again", timeout=WAIT_MS)
    assert "put back: they stand on the agenda" in dialog.told.text()
    window.session.undo.undo()
    qtbot.waitUntil(lambda: in_view(window) == minutes.name, timeout=WAIT_MS)
    dialog.close()

    # What waits: one by its number, the orphan by hand.
    window.actions_["to_place"].trigger()
    page = window.overviews.current
    assert isinstance(page, ToPlacePage)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 2, timeout=WAIT_MS)
    row = page.list.row()
    assert row is not None
    assert row.words == LOOKALIKE
    qtbot.keyClick(page.list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1, timeout=WAIT_MS)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    bar = window.group.came_along.placing.bar
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    assert bar.what.text() == f"To place: “{SOLD}”"
    words = "Skolen har 412 elever."
    span = at(window, words).passage
    assert span is not None
    window.source.document.select(span.start, span.end)
    view = window.source.view
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words in marked(window), timeout=WAIT_MS)
    assert LOOKALIKE in marked(window)
    qtbot.waitUntil(lambda: "2 placed by you" in versions.notice.words.text(), timeout=WAIT_MS)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: words not in marked(window), timeout=WAIT_MS)
    window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: words in marked(window), timeout=WAIT_MS)

    # The agenda keeps its own, and nothing was lost.
    front = window.current.loaded
    assert front is not None
    older = next(each for each in front.versions if not each.is_front)
    window.current.look_at(older.id)
    qtbot.waitUntil(lambda: in_view(window) == agenda.name, timeout=WAIT_MS)
    assert sorted(set(marked(window))) == sorted(HIGHLIGHTED)
    library = open_library(library_path)
    assert len(of_meeting(library, front.id)) == 10
    library.close()
