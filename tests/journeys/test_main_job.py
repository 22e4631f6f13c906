"""The main job from end to end: open, walk, tag, note, close, start again, find, undo, export."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind
from core.exports.formats import Format
from core.library import list_meetings, of_meeting, open_library
from gui.annotations.placing import Target
from gui.models.search_rows import NoteRow
from gui.overviews.search.page import SearchPage
from gui.panels.decision_card import DecisionCard
from gui.panels.target_editor import TargetEditor
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start, shown_editor

pytestmark = pytest.mark.started_anew

BUDGET = "Budgetopfølgning pr. 30. april 2024"


def go_to_budget(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.source.view, Qt.Key.Key_J)
    qtbot.keyClick(window.source.view, Qt.Key.Key_J)
    assert window.current.items[window.current.item].title == BUDGET


def chips(editor: TargetEditor) -> list[str]:
    return [tag.text for tag in editor.tags._tags]


def all_saved(window: Window) -> bool:
    return window.status.saved.text() == "✓ Saved" and not window.decision.unsaved


def test_the_main_job(start: Start, qtbot: QtBot, library_path: Path, tmp_path: Path) -> None:
    # Day one: open a PDF, go to an item, tag its decision, write a note on the item, close.
    window = start([COMMITTEE]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    go_to_budget(window, qtbot)
    item = window.current.item
    made = len(window.current.items[item].decisions) - 1
    qtbot.keyClick(window.source.view, Qt.Key.Key_D)
    qtbot.keyClick(window.source.view, Qt.Key.Key_T)
    decision_editor = shown_editor(window, qtbot, Target(item, made))
    assert decision_editor.tags.line.hasFocus()
    qtbot.keyClicks(decision_editor.tags.line, "budget\r")
    qtbot.waitUntil(lambda: chips(decision_editor) == ["budget"], timeout=WAIT_MS)
    note = shown_editor(window, qtbot, Target(item)).note
    qtbot.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(note, "Spørg: hvorfor kan puljen undvære pengene?")
    qtbot.waitUntil(lambda: all_saved(window), timeout=WAIT_MS)
    handle = window.panes.splitter.handle(2)
    handle.moveSplitter(window.library.width() + 1 + 333)
    agenda_width = window.agenda.width()
    assert agenda_width != 300
    place = window.source.view.place() if window.source.view else None

    # Day two: it opens where it was, and both are there.
    window = start().window
    qtbot.waitUntil(lambda: window.current.item == item, timeout=WAIT_MS)
    assert window.agenda.width() == agenda_width
    assert window.source.view is not None
    again = window.source.view.place()
    assert place is not None
    assert again.page == place.page
    assert abs((again.y or 0) - (place.y or 0)) < 3
    assert chips(shown_editor(window, qtbot, Target(item, made))) == ["budget"]
    assert shown_editor(window, qtbot, Target(item)).note.toPlainText().startswith("Spørg: hvorfor")
    assert window.library.tree.currentIndex().isValid()

    # Find the note by a word of it.
    window.actions_["search"].trigger()
    qtbot.keyClicks(window.search, "undvære")
    page = window.overviews.page("search")
    assert isinstance(page, SearchPage)
    qtbot.waitUntil(lambda: isinstance(page.list.current, NoteRow), timeout=WAIT_MS)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.overviews.current is None, timeout=WAIT_MS)
    assert window.current.item == item

    # Another tag, undone and done again.
    qtbot.keyClick(window.source.view, Qt.Key.Key_T)
    whole = shown_editor(window, qtbot, Target(item))
    qtbot.keyClicks(whole.tags.line, "spørg gruppen\r")
    qtbot.waitUntil(lambda: chips(whole) == ["spørg gruppen"], timeout=WAIT_MS)
    qtbot.keyClick(window.source.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: chips(whole) == [], timeout=WAIT_MS)
    qtbot.keyClick(
        window.source.view,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: chips(whole) == ["spørg gruppen"], timeout=WAIT_MS)

    # Take the summary out.
    summary = tmp_path / "summary.html"
    window.actions_["export"].trigger()
    composer = window.summaries.composer
    assert composer is not None
    qtbot.waitUntil(composer.isVisible, timeout=WAIT_MS)
    composer.composing.take_format(Format.HTML)
    composer.save_to(summary)
    qtbot.waitUntil(lambda: "summary.html" in composer.foot.notice.text(), timeout=WAIT_MS)
    html = summary.read_text("utf-8")
    for words in (BUDGET, "budget", "spørg gruppen", "Spørg: hvorfor kan puljen"):
        assert words in html
    assert "Køb af ejendom" not in html  # a closed item

    # And the library holds it all, with the tag on the decision's own words.
    library = open_library(library_path)
    (meeting,) = list_meetings(library)
    kinds = {(a.kind, a.text): a for a in of_meeting(library, meeting.id)}
    library.close()
    tag = kinds[AnnotationKind.TAG, "budget"]
    assert tag.passage is not None
    assert tag.passage.quote.startswith("Anbefales")
    assert tag.author == "Anna"


def test_a_click_on_a_decision_makes_it_the_one_meant(opened: Window, qtbot: QtBot) -> None:
    go_to_budget(opened, qtbot)
    shown_editor(opened, qtbot, Target(opened.current.item))
    card = opened.decision.findChildren(DecisionCard)[-1]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(opened.source.view, Qt.Key.Key_N)
    assert card.editor.note.hasFocus()
    qtbot.keyClicks(card.editor.note, "Husk")
    qtbot.keyClick(card.editor.note, Qt.Key.Key_Escape)
    assert opened.source.view is not None
    assert opened.source.view.hasFocus()
    qtbot.waitUntil(lambda: all_saved(opened), timeout=WAIT_MS)
    target = card.editor._target
    qtbot.waitUntil(lambda: opened.current.note(target) is not None, timeout=WAIT_MS)
    note = opened.current.note(target)
    assert note is not None
    assert note.text == "Husk"


def test_what_is_typed_goes_to_the_meeting_it_was_typed_on(
    opened: Window, qtbot: QtBot, start: Start, library_path: Path
) -> None:
    """A note typed right before another meeting is opened stays with its own."""
    first = opened.current.loaded
    assert first is not None
    go_to_budget(opened, qtbot)
    note = shown_editor(opened, qtbot, Target(opened.current.item)).note
    note.setFocus()
    qtbot.keyClicks(note, "Kun her")
    other = min(path for path in COMMITTEE.parent.glob("*.pdf") if path != COMMITTEE)
    opened.files.bring_in([other])
    qtbot.waitUntil(
        lambda: opened.current.loaded is not None and opened.current.loaded.id != first.id, timeout=WAIT_MS
    )
    qtbot.waitUntil(lambda: all_saved(opened), timeout=WAIT_MS)
    library = open_library(library_path)
    notes = [a.text for a in of_meeting(library, first.id)]
    library.close()
    assert notes == ["Kun her"]
