"""The annotations panel in a real window: it lists, filters, counts at once, and leads to what was marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import (
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    new_annotation,
)
from core.errors import LibraryError
from core.library import Written, open_library, write
from core.source_text import Span
from gui.annotations.placing import Target, annotation_on, target_at
from gui.edits.annotations import annotate
from gui.models.annotation_cards import Card
from gui.models.annotation_filter import AnnotationFilter
from gui.models.annotations import Annotations
from gui.panels.annotations_panel import AnnotationsPanel
from gui.pending import Change
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start

K = AnnotationKind
LEFT = Qt.MouseButton.LeftButton


def panel_of(window: Window, qtbot: QtBot) -> AnnotationsPanel:
    """The panel, shown as the reader shows it."""
    if not window.group.side.shows_annotations:
        window.actions_["annotations_panel"].trigger()
    panel = window.group.annotations
    qtbot.waitUntil(panel.isVisible, timeout=WAIT_MS)
    return panel


def words_at(window: Window, item: int, length: int = 20) -> Target:
    """The first words of an item's text as a target."""
    loaded = window.current.loaded
    assert loaded is not None
    start = loaded.meeting.items[item].sections[0].span.start
    return target_at(loaded, Span(start, start + length))


def add(window: Window, target: Target, kind: AnnotationKind, text: str = "", **more: object) -> Annotation:
    """What the reader adds, as one edit."""
    loaded = window.current.loaded
    assert loaded is not None
    made = annotation_on(loaded, target, kind, text, "Anna", **more)  # type: ignore[arg-type]
    annotate(window.session, "Add", Change(None, made))
    return made


def rows(panel: AnnotationsPanel) -> list[Card | None]:
    model = panel.model
    return [model.index(row).data(Annotations.CARD) for row in range(model.rowCount())]


def texts(panel: AnnotationsPanel) -> list[list[str]]:
    """What the reader wrote on each card, or the heading."""
    return [
        ["—"] if card is None else [each.text for each in card.annotations if each.text]
        for card in rows(panel)
    ]


def await_saved(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)


def click(panel: AnnotationsPanel, qtbot: QtBot, row: int) -> None:
    index = panel.model.index(row)
    panel.list.scrollTo(index)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualRect(index).center())


def test_the_panel_says_what_to_do_and_counts_from_the_first_annotation_on(
    opened: Window, qtbot: QtBot
) -> None:
    panel = panel_of(opened, qtbot)
    assert "There are no annotations in this meeting yet." in panel._advice.text()
    assert panel._advice.isVisible()
    assert opened.group.side.tabs.tabText(1) == "Annotations"
    add(opened, words_at(opened, 1), K.HIGHLIGHT, colour=Colour.GREEN)
    assert panel.count.text() == "1 annotation"  # at once, before the library has it
    assert opened.group.side.tabs.tabText(1) == "Annotations (1)"
    assert panel.list.isVisible()
    opened.session.undo.undo()
    assert rows(panel) == []
    assert opened.group.side.tabs.tabText(1) == "Annotations"
    opened.session.undo.redo()
    assert panel.count.text() == "1 annotation"
    await_saved(opened, qtbot)
    assert panel.count.text() == "1 annotation"


def test_what_is_on_the_same_words_is_one_row_in_the_order_of_the_text(
    opened: Window, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    panel = panel_of(opened, qtbot)
    qtmodeltester.check(panel.model)
    add(opened, Target(2), K.NOTE, "om punktet")
    add(opened, words_at(opened, 1), K.HIGHLIGHT, colour=Colour.GREEN)
    add(opened, words_at(opened, 1), K.NOTE, "på ordene")
    add(opened, words_at(opened, 1), K.TAG, "økonomi/anlæg")
    add(opened, Target(1, 0), K.TAG, "udsat")
    qtmodeltester.check(panel.model)
    assert texts(panel) == [["på ordene", "økonomi/anlæg"], ["udsat"], ["om punktet"]]
    assert panel.count.text() == "3 annotations"
    await_saved(opened, qtbot)
    assert texts(panel) == [["på ordene", "økonomi/anlæg"], ["udsat"], ["om punktet"]]


def test_what_has_lost_its_place_is_listed_apart(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    loaded = opened.current.loaded
    assert loaded is not None
    lost = new_annotation(loaded.id, ItemKey("99", "Er her ikke mere"), K.NOTE, "hænger", "Anna")
    annotate(opened.session, "Add", Change(None, lost))
    add(opened, Target(3), K.NOTE, "står fast")
    assert texts(panel) == [["står fast"], ["—"], ["hænger"]]
    assert panel.count.text() == "2 annotations"
    click(panel, qtbot, 2)
    assert "not found" in opened.status.notice.text()
    await_saved(opened, qtbot)


def test_filters_narrow_the_list_and_can_be_taken_off_again(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    add(opened, words_at(opened, 1), K.HIGHLIGHT, colour=Colour.GREEN)
    add(opened, words_at(opened, 1), K.TAG, "økonomi/anlæg")
    add(opened, words_at(opened, 2), K.HIGHLIGHT, colour=Colour.RED)
    add(opened, Target(3), K.FOLLOW_UP, "ring", follow_up=FollowUp("Jens", date(2024, 6, 1)))
    filters = panel.filters
    for wanted, left in (
        (AnnotationFilter(kinds=frozenset({K.HIGHLIGHT})), 2),
        (AnnotationFilter(colours=frozenset({Colour.RED})), 1),
        (AnnotationFilter(tag="økonomi"), 1),
        (AnnotationFilter(words="jens"), 1),
        (AnnotationFilter(done=False), 1),
        (AnnotationFilter(done=True), 0),
    ):
        filters.choose(wanted)
        assert (wanted, panel.model.rowCount()) == (wanted, left)
        assert panel.count.text() == f"{left} of 3 annotations"
        assert filters.all.isVisible()
        if left:
            add(opened, Target(5), K.NOTE, "uden for filteret")
            assert panel.model.rowCount() == left
            assert panel.count.text() == f"{left} of 4 annotations"
            opened.session.undo.undo()
    assert panel._show_all.isVisible()
    panel._show_all.click()
    assert panel.count.text() == "3 annotations"
    assert not filters.all.isVisible()
    await_saved(opened, qtbot)


def test_words_filter_as_one_types(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    add(opened, Target(1), K.NOTE, "Spørg om søerne")
    add(opened, Target(2), K.NOTE, "Cykelstier")
    qtbot.keyClicks(panel.filters.words, "søer")
    qtbot.waitUntil(lambda: texts(panel) == [["Spørg om søerne"]], timeout=WAIT_MS)
    panel.filters.words.clear()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=WAIT_MS)
    await_saved(opened, qtbot)


def test_words_that_are_being_typed_stay_when_tags_or_authors_are_read_anew(
    opened: Window, qtbot: QtBot
) -> None:
    panel = panel_of(opened, qtbot)
    add(opened, Target(1), K.NOTE, "Spørg om søerne")
    qtbot.keyClicks(panel.filters.words, "søer")
    opened.session.whose.listed.emit()
    assert panel.filters.words.text() == "søer"
    qtbot.waitUntil(lambda: panel.filters.filter.words == "søer", timeout=WAIT_MS)
    await_saved(opened, qtbot)


def test_only_the_chosen_item_and_the_filter_goes_along(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    for item in (1, 2):
        add(opened, Target(item), K.NOTE, f"note {item}")
    opened.current.choose_item(1)
    panel.filters.item.click()
    assert texts(panel) == [["note 1"]]
    opened.current.choose_item(2)
    assert texts(panel) == [["note 2"]]
    panel.filters.item.click()
    assert panel.model.rowCount() == 2
    await_saved(opened, qtbot)


def test_by_time_the_last_one_comes_first(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    first = add(opened, Target(1), K.NOTE, "først skrevet")
    add(opened, Target(2), K.NOTE, "så skrevet")
    panel.sort_by_time(True)
    assert texts(panel) == [["så skrevet"], ["først skrevet"]]
    annotate(opened.session, "Change", Change(first, first.with_text("skrevet om")))
    assert texts(panel) == [["skrevet om"], ["så skrevet"]]
    await_saved(opened, qtbot)


def test_a_click_goes_to_the_words_and_chooses_their_marks(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    target = words_at(opened, 4)
    add(opened, words_at(opened, 0), K.HIGHLIGHT, colour=Colour.BLUE)
    add(opened, target, K.HIGHLIGHT, colour=Colour.GREEN)
    click(panel, qtbot, 1)
    assert opened.source.document.chosen == target
    assert opened.current.item == 4
    view = opened.source.view
    assert view is not None
    assert target.passage is not None
    assert view.shows(target.passage)
    await_saved(opened, qtbot)


def test_keys_walk_the_list_and_letters_mean_the_chosen_card(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    for item in (0, 1, 2):
        add(opened, words_at(opened, item), K.HIGHLIGHT, colour=Colour.GREEN)
    panel.begin()
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_X)  # no command's
    assert panel.list.currentIndex().row() == 2
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_2)  # green already: it comes off
    assert panel.model.rowCount() == 2
    opened.session.undo.undo()
    panel.list.choose(2)
    for wanted in (0, 1, 2):
        qtbot.keyClick(panel.list, Qt.Key.Key_M)
        assert opened.source.document.chosen == words_at(opened, wanted)
        assert panel.list.currentIndex().row() == wanted
        assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.source.document.chosen == words_at(opened, 2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.model.rowCount() == 2
    assert opened.session.undo.undoText().startswith("Delete mark “")
    opened.session.undo.undo()
    assert panel.model.rowCount() == 3
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert opened.source.view is not None
    assert opened.source.view.hasFocus()
    await_saved(opened, qtbot)


def test_a_follow_up_is_done_with_a_click_on_its_box(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    add(opened, Target(1), K.FOLLOW_UP, "ring", follow_up=FollowUp("Jens", date(2024, 6, 1)))
    index = panel.model.index(0)
    rect = panel.list.visualRect(index)
    (card,) = rows(panel)
    assert card is not None
    part = next(part for part in panel.list.rows.parts(card, rect) if part.what == "follow_up")

    def done() -> bool:
        (card,) = rows(panel)
        assert card is not None
        follow_up = card.annotations[0].follow_up
        return follow_up is not None and follow_up.done is not None

    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=part.rect.topLeft() + QPoint(6, 8))
    assert done()
    assert opened.session.undo.undoText() == "Done: “ring”"
    opened.session.undo.undo()
    assert not done()
    panel.begin()
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert done()
    await_saved(opened, qtbot)
    assert done()


def test_the_menu_gives_another_colour_copies_and_deletes(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    add(opened, words_at(opened, 1), K.HIGHLIGHT, colour=Colour.GREEN)
    add(opened, words_at(opened, 1), K.NOTE, "Spørg om søerne")

    def card() -> Card:
        (only,) = rows(panel)
        assert only is not None
        return only

    def act(*path: str) -> None:
        menu = panel.menu(card())
        for name in path[:-1]:
            menu = next(a.menu() for a in menu.actions() if a.text() == name)  # type: ignore[assignment]
        next(a for a in menu.actions() if a.text() == path[-1]).trigger()

    act("Colour", "Red")
    assert card().colour is Colour.RED
    act("Copy with reference")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"“{card().quote}”\nSpørg om søerne\n(Økonomiudvalget 14 May 2024, item 2 ")
    act("Delete")
    assert rows(panel) == []
    opened.session.undo.undo()
    assert [each.kind for each in card().annotations] == [K.HIGHLIGHT, K.NOTE]
    opened.session.undo.undo()
    assert card().colour is Colour.GREEN
    await_saved(opened, qtbot)


def test_what_another_program_writes_shows(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    loaded = opened.current.loaded
    assert loaded is not None
    library = open_library(opened.session.library)
    theirs = annotation_on(loaded, Target(2), K.NOTE, "fra et andet program", "Bo")
    write(library, [Written(theirs)])
    qtbot.waitUntil(lambda: texts(panel) == [["fra et andet program"]], timeout=WAIT_MS)
    write(library, [Written(replace(theirs, text="skrevet om", modified=datetime.now(UTC)))])
    qtbot.waitUntil(lambda: texts(panel) == [["skrevet om"]], timeout=WAIT_MS)
    library.close()


def test_a_restored_copy_brings_its_own_annotations(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened, qtbot)
    panel.everywhere.click()
    add(opened, Target(1), K.NOTE, "i kopien")
    await_saved(opened, qtbot)
    copy = opened.session.library.with_name("kopi.sqlite")
    opened.files.save_copy_to(copy)
    qtbot.waitUntil(lambda: "kopi.sqlite" in opened.status.notice.text(), timeout=WAIT_MS)
    add(opened, Target(2), K.NOTE, "kun her")
    await_saved(opened, qtbot)
    qtbot.waitUntil(lambda: len(texts(panel)) == 2, timeout=WAIT_MS)
    opened.files.restore_from(copy)
    qtbot.waitUntil(lambda: texts(panel) == [["i kopien"]], timeout=WAIT_MS)


def test_what_the_library_refused_still_shows(
    opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = panel_of(opened, qtbot)
    panel.everywhere.click()

    def full(*_args: object) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr("gui.session.write", full)
    with qtbot.waitSignal(opened.session.failed, timeout=WAIT_MS):
        add(opened, Target(1), K.NOTE, "går ikke tabt")
    qtbot.waitUntil(lambda: texts(panel) == [["går ikke tabt"]], timeout=WAIT_MS)
    monkeypatch.undo()
    opened.session.retry()
    await_saved(opened, qtbot)
    qtbot.waitUntil(lambda: texts(panel) == [["går ikke tabt"]], timeout=WAIT_MS)


def test_the_panel_is_remembered(start: Start, start_with: Start, qtbot: QtBot) -> None:
    window = start_with([COMMITTEE]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    panel_of(window, qtbot)
    assert window.actions_["annotations_panel"].isChecked()
    again = start().window
    qtbot.waitUntil(lambda: again.current.loaded is not None, timeout=WAIT_MS)
    assert again.group.annotations.isVisible()
    assert again.actions_["annotations_panel"].isChecked()
    again.actions_["decision_panel"].trigger()
    assert again.decision.isVisible()
    assert not again.actions_["annotations_panel"].isChecked()
