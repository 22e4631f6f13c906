"""A meeting whose minutes have come: the line above them, the whole result, both places, what cards say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from core.annotations import About, Annotation, AnnotationKind, ItemKey, Passage, new_annotation
from core.library import LoadedMeeting, add, catch_up, load, open_library, prepare, put
from core.minutes import Role
from core.opening import open_file
from core.source_text import Span
from core.versions.carrying import carry_all
from gui.annotations.placing import target_at
from gui.dialogs.carried import CarriedDialog
from gui.edits.carrying import place
from gui.models.annotations import Annotations
from gui.models.carried import CarriedRow
from gui.models.smart_lists import SmartLists
from gui.overviews.to_place.page import ToPlacePage
from gui.panels.link_label import LinkLabel
from gui.panels.row_button import RowButton
from gui.window import Window
from tests.gui.carrying.invented_meeting import write_agenda, write_minutes
from tests.gui.conftest import WAIT_MS, Start

KEPT = "Foreningerne er hørt og støtter forslaget."
AMOUNT = "En rådgiver anslår udgiften til 8,4 mio. kr. i alt."
AMOUNT_NOW = "En rådgiver anslår udgiften til 9,2 mio. kr. i alt inklusive moms."
LOOKALIKE = "Forvaltningen følger sagen."


def highlight(loaded: LoadedMeeting, words: str) -> Annotation:
    """A highlight on the first place of some words."""
    start = loaded.source.text.index(words)
    item = next(each for each in loaded.meeting.items if each.span.start <= start < each.span.end)
    passage = Passage.of(loaded.source, Span(start, start + len(words)), Role.CASE)
    kind, about = AnnotationKind.HIGHLIGHT, About.PASSAGE
    return new_annotation(*(loaded.id, ItemKey.of(item), kind, "", "Anna", passage, about), file=loaded.file)


@pytest.fixture
def window(start: Start, qtbot: QtBot, library_path: Path, tmp_path: Path) -> Window:
    """The minutes in view; of three highlights on the agenda one waits."""
    library = open_library(library_path)
    meeting = add(library, prepare(open_file(write_agenda(tmp_path)))).meeting
    loaded = load(library, meeting)
    for words in (KEPT, AMOUNT, LOOKALIKE):
        put(library, highlight(loaded, words))
    add(library, prepare(open_file(write_minutes(tmp_path))))
    assert [(each.along, each.waiting) for each in carry_all(library)] == [(2, 1)]
    catch_up(library)
    library.close()
    window = start().window
    window.open_meeting(meeting)
    qtbot.waitUntil(lambda: in_view(window) == "referat-14.txt", timeout=WAIT_MS)
    return window


def in_view(window: Window) -> str:
    loaded = window.current.loaded
    return "" if loaded is None else loaded.name


def seen(window: Window, words: str) -> bool:
    """Whether the words are in view."""
    loaded, view = window.current.loaded, window.source.view
    if loaded is None or view is None or words not in loaded.source.text:
        return False
    start = loaded.source.text.index(words)
    return view.shows(Span(start, start + len(words)))


def dialog_of(window: Window, qtbot: QtBot) -> CarriedDialog:
    window.actions_["carried"].trigger()
    dialog = window.group.came_along.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=WAIT_MS)
    return dialog


def choose(dialog: CarriedDialog, words: str) -> None:
    rows = dialog.list.rows.rows
    dialog.list.choose(
        next(i for i, row in enumerate(rows) if isinstance(row, CarriedRow) and row.words == words)
    )


def test_the_item_where_an_annotation_waits_has_a_sign_until_it_is_placed(
    window: Window, qtbot: QtBot
) -> None:
    tree, model = window.group.agenda.tree, window.group.agenda.filtered

    def told() -> list[str]:
        rows = [model.index(at, 0) for at in range(model.rowCount())]
        waits = "1 annotation waits to be placed"
        return [row.data() for row in rows if waits in row.data(Qt.ItemDataRole.ToolTipRole)]

    def sign() -> int:
        """Pixels in the colour of what is open, on that item's row."""
        drawn = tree.viewport().grab(tree.visualRect(model.index(3, 0))).toImage()
        colour = QColor(window.theme.colours.postponed)
        points = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
        return points.count(colour)

    assert told() == [model.index(3, 0).data()] == ["Orientering fra formanden"]
    with_ring = sign()
    dialog = dialog_of(window, qtbot)
    qtbot.keyClick(dialog.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not told(), timeout=WAIT_MS)
    dialog.close()
    assert 0 < with_ring < sign(), "a ring, then a dot: it stands there now"


def test_the_line_is_closed_for_good_once_nothing_waits(window: Window, qtbot: QtBot, start: Start) -> None:
    notice = window.group.versions.notice
    assert notice.words.text().endswith("1 on the same words, 1 on changed words. 1 waits to be placed.")
    dialog = dialog_of(window, qtbot)
    qtbot.keyClick(dialog.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "1 placed by you" in notice.words.text(), timeout=WAIT_MS)
    dialog.close()
    notice.close_button.click()
    assert not notice.isVisible()
    window = start().window
    qtbot.waitUntil(lambda: in_view(window) == "referat-14.txt", timeout=WAIT_MS)
    assert not window.group.versions.notice.isVisible()
    assert dialog_of(window, qtbot).told.text().startswith("2 annotations came along")


def test_a_row_leads_to_both_places(window: Window, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    choose(dialog, KEPT)
    dialog.detail.now_button.click()
    qtbot.waitUntil(lambda: seen(window, KEPT), timeout=WAIT_MS)
    assert window.current.items[window.current.item].title == "Åbningstider i idrætshallen"
    dialog = dialog_of(window, qtbot)
    choose(dialog, AMOUNT)
    dialog.detail.was_button.click()
    qtbot.waitUntil(lambda: in_view(window) == "dagsorden-14.txt" and seen(window, AMOUNT), timeout=WAIT_MS)
    dialog = dialog_of(window, qtbot)
    choose(dialog, AMOUNT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen(window, AMOUNT_NOW), timeout=WAIT_MS)


def test_the_dialog_stands_as_it_was_left_and_the_place_stands_out(window: Window, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    choose(dialog, KEPT)
    dialog.detail.now_button.click()
    qtbot.waitUntil(lambda: window.source.document.chosen is not None, timeout=WAIT_MS)
    chosen, loaded = window.source.document.chosen, window.current.loaded
    assert chosen is not None
    assert loaded is not None
    assert chosen.passage is not None
    assert loaded.source.text[chosen.passage.start : chosen.passage.end] == KEPT
    dialog = dialog_of(window, qtbot)
    qtbot.waitUntil(lambda: dialog.list.row() is not None, timeout=WAIT_MS)
    row = dialog.list.row()
    assert row is not None
    assert row.words == KEPT


def test_no_way_leads_back_to_a_list_where_nothing_waits(window: Window, qtbot: QtBot) -> None:
    window.overviews.show_overview("to_place")
    page = window.overviews.current
    assert isinstance(page, ToPlacePage)
    qtbot.waitUntil(lambda: page.list.row() is not None, timeout=WAIT_MS)
    page.detail.look.click()
    qtbot.waitUntil(window.overviews._way_back.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.source.document.selection is not None, timeout=WAIT_MS)
    window.group.came_along.placing.place_here()
    qtbot.waitUntil(lambda: not window.overviews._way_back.isVisible(), timeout=WAIT_MS)
    window.session.undo.undo()
    qtbot.waitUntil(window.overviews._way_back.isVisible, timeout=WAIT_MS)


def test_taking_all_back_says_that_what_was_placed_goes_too(window: Window) -> None:
    notice = window.group.versions.notice
    assert "those too that you placed or left" in notice.second.toolTip()
    notice.second.click()
    told = "Your annotations stand in the earlier version again, those too that you placed."
    assert window.status.notice.text() == told


def test_cards_say_what_became_of_the_words(window: Window, qtbot: QtBot) -> None:
    if not window.group.side.shows_annotations:
        window.actions_["annotations_panel"].trigger()
    panel = window.group.annotations
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4, timeout=WAIT_MS)
    told = [panel.model.index(row).data() for row in range(4)]
    assert f"The text was changed. It was: “{AMOUNT}”" in told[0]
    assert "changed" not in told[1]
    assert "Waits to be placed: 3 places may be meant" in told[3]
    card = panel.model.index(3).data(Annotations.CARD)
    assert next(action.text() for action in panel.menu(card).actions()) == "Place it …"
    panel.place_wanted.emit(card)
    dialog = window.group.came_along.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.row() is not None, timeout=WAIT_MS)
    row = dialog.list.row()
    assert row is not None
    assert row.words == LOOKALIKE


def test_the_card_of_a_mark_tells_its_old_words(window: Window) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    for words, told in ((AMOUNT_NOW, f"The text was changed. It was: “{AMOUNT}”"), (KEPT, "")):
        start = loaded.source.text.index(words)
        window.group.marking.go_to(target_at(loaded, Span(start, start + len(words))))
        card = window.group.marking.card
        assert card is not None
        assert card.changed.text() == told
        assert card.changed.isVisible() == bool(told)


def test_the_decision_panel_leads_to_what_waits(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(0)
    links: list[LinkLabel] = []

    def there() -> bool:
        found = window.decision.findChildren(LinkLabel)
        links[:] = [each for each in found if "1 annotation waits" in each.text()]
        return bool(links)

    qtbot.waitUntil(there, timeout=WAIT_MS)
    links[0].linkActivated.emit("#")
    assert window.group.came_along.dialog is not None


def test_what_was_put_back_is_taken_along_again_from_the_line(window: Window, qtbot: QtBot) -> None:
    notice = window.group.versions.notice
    notice.second.click()
    qtbot.waitUntil(lambda: in_view(window) == "dagsorden-14.txt", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: notice.second.text() == "Take the notes along", timeout=WAIT_MS)
    assert notice.words.text().startswith("A newer version is here: minutes")
    notice.second.click()
    qtbot.waitUntil(lambda: in_view(window) == "referat-14.txt", timeout=WAIT_MS)
    assert "2 annotations came along" in notice.words.text()


def test_the_start_page_and_the_library_lead_to_the_list(window: Window, qtbot: QtBot) -> None:
    window.overviews.show_overview("start")
    start = window.overviews.current
    assert start is not None
    words = "1 annotation waits to be placed in a new version"
    rows: list[RowButton] = []

    def there() -> bool:
        rows[:] = [each for each in start.findChildren(RowButton) if each.text() == words]
        return bool(rows)

    qtbot.waitUntil(there, timeout=WAIT_MS)
    rows[0].click()
    assert window.overviews.current_name == "to_place"
    window.overviews.show_documents()
    lists = window.library.smart

    def named() -> list[object]:
        found = (lists.lists.index(row, 0) for row in range(lists.lists.rowCount()))
        return [each.data(SmartLists.ROW) for each in found if each.data() == "To place"]

    qtbot.waitUntil(lambda: bool(named()), timeout=WAIT_MS)
    lists.list_chosen.emit(named()[0])
    assert window.overviews.current_name == "to_place"


def test_without_a_new_version_the_result_says_what_it_is(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["carried"].trigger()
    dialog = opened.group.came_along.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.head.text() == "Nothing came along", timeout=WAIT_MS)
    assert not dialog.all.isVisible()
    assert "your annotations come along by themselves" in dialog.told.text()


def test_the_button_says_that_what_the_reader_placed_is_taken_back_too(window: Window, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    assert dialog.all.text() == "Undo all"
    choose(dialog, KEPT)
    row = dialog.list.row()
    assert row is not None
    assert row.carried.anchor is not None
    place(window.session, row, row.carried.anchor)
    qtbot.waitUntil(lambda: dialog.all.text() == "Undo all, what you placed too", timeout=WAIT_MS)
