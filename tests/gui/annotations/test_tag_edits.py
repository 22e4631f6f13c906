"""Tags renamed, merged, coloured and deleted: said before, done as one edit, undone exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind, Colour, Tag
from core.errors import LibraryError
from core.library import Written, kept_tags, list_meetings, load, of_meeting, open_library, write
from core.source_text import Span
from gui.annotations.placing import Target, annotation_on, target_at
from gui.annotations.tag_edits import Reach
from gui.dialogs.tags import NameQuestion, TagsDialog, TargetQuestion, reach_words
from gui.panels.tag_chip import TagChip
from gui.theme import highlight_colour
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.two_meetings import library_with_both

K = AnnotationKind
State = tuple[dict[str, Annotation], set[Tag]]


def state(window: Window) -> State:
    """All annotations and kept tags in the library."""
    library = open_library(window.session.library)
    annotations = {a.id: a for row in list_meetings(library) for a in of_meeting(library, row.id)}
    tags = set(kept_tags(library))
    library.close()
    return dict(annotations), tags


def names(window: Window) -> list[str]:
    """The tags on annotations."""
    return sorted(a.text for a in state(window)[0].values() if a.kind is K.TAG)


def await_saved(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)


def await_names(window: Window, qtbot: QtBot, wanted: list[str]) -> None:
    qtbot.waitUntil(lambda: names(window) == wanted, timeout=WAIT_MS)


@pytest.fixture
def tagged(start: Start, qtbot: QtBot, library_path: Path) -> Window:
    """Two meetings, each with highlights, notes and tags on item and passage."""
    library = library_with_both(library_path)
    for row in list_meetings(library):
        loaded = load(library, row.id)
        at = loaded.meeting.items[1].sections[0].span.start
        words = target_at(loaded, Span(at, at + 30))
        made = [
            annotation_on(loaded, words, K.HIGHLIGHT, "", "Anna", colour=Colour.GREEN),
            annotation_on(loaded, words, K.NOTE, "Spørg om driften", "Anna"),
            annotation_on(loaded, words, K.TAG, "økonomi/anlæg", "Anna"),
            annotation_on(loaded, Target(1), K.TAG, "økonomi", "Anna"),
            annotation_on(loaded, Target(1), K.TAG, "veje", "Anna"),
        ]
        write(library, [Written(each) for each in made])
    library.close()
    window = start().window
    colours = window.group.around.tag_colours
    qtbot.waitUntil(lambda: [use.name for use in colours.uses] == TREE, timeout=WAIT_MS)
    return window


TREE = ["veje", "økonomi", "økonomi/anlæg"]
BEFORE = ["veje", "veje", "økonomi", "økonomi", "økonomi/anlæg", "økonomi/anlæg"]


@pytest.fixture
def dialog(tagged: Window, qtbot: QtBot) -> TagsDialog:
    tagged.actions_["tags"].trigger()
    (dialog,) = tagged.findChildren(TagsDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=WAIT_MS)
    return dialog


def asked(dialog: TagsDialog, qtbot: QtBot) -> object:
    """The question that opens."""
    qtbot.waitUntil(lambda: dialog.asking is not None and dialog.asking.isVisible(), timeout=WAIT_MS)
    return dialog.asking


def undone_and_redone(window: Window, qtbot: QtBot, before: State, wanted: list[str], named: str) -> None:
    """The edit is one step: undone, the library is as it was; redone, as it became."""
    await_saved(window, qtbot)
    after = state(window)
    assert window.session.undo.undoText() == named
    window.session.undo.undo()
    await_saved(window, qtbot)
    assert state(window) == before
    window.session.undo.redo()
    await_saved(window, qtbot)
    assert state(window) == after
    assert names(window) == wanted
    kinds = [a for a in after[0].values() if a.kind is not K.TAG]
    assert kinds == [a for a in before[0].values() if a.kind is not K.TAG]


def test_the_tree_shows_colours_and_counts(dialog: TagsDialog) -> None:
    model = dialog.panel.model
    found = {node.row.name: (node.row.count, node.row.below) for node in model.nodes()}
    assert found == {"veje": (2, 0), "økonomi": (2, 2), "økonomi/anlæg": (2, 0)}


def test_renaming_moves_a_tag_with_those_below_it(tagged: Window, dialog: TagsDialog, qtbot: QtBot) -> None:
    before = state(tagged)
    dialog.panel.choose("økonomi")
    qtbot.keyClick(dialog.panel.tree, Qt.Key.Key_F2)
    question = asked(dialog, qtbot)
    assert isinstance(question, NameQuestion)
    question.line.setText("budget / 2025")
    question.accept()
    wanted = ["budget/2025", "budget/2025", "budget/2025/anlæg", "budget/2025/anlæg", "veje", "veje"]
    await_names(tagged, qtbot, wanted)
    undone_and_redone(tagged, qtbot, before, wanted, "Rename tag “økonomi” to “budget/2025”")
    qtbot.waitUntil(lambda: dialog.panel.model.find("budget/2025/anlæg").isValid(), timeout=WAIT_MS)
    assert not dialog.panel.model.find("økonomi").isValid()


def test_the_filter_of_the_panel_follows_its_tag(tagged: Window, dialog: TagsDialog, qtbot: QtBot) -> None:
    panel, undo = tagged.group.annotations, tagged.session.undo
    panel.show_tag("økonomi/anlæg")
    qtbot.waitUntil(lambda: panel.shown() == 2, timeout=WAIT_MS)

    def is_filtered(tag: str | None, shown: int) -> None:
        qtbot.waitUntil(lambda: panel.filters.filter.tag == tag, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: panel.shown() == shown, timeout=WAIT_MS)
        await_saved(tagged, qtbot)

    dialog.edits.rename("økonomi", "budget")
    is_filtered("budget/anlæg", 2)
    qtbot.waitUntil(lambda: dialog.panel.chosen() == "budget", timeout=WAIT_MS)
    undo.undo()
    is_filtered("økonomi/anlæg", 2)
    dialog.edits.merge("økonomi/anlæg", "veje")
    is_filtered("veje", 4)
    undo.undo()
    is_filtered("økonomi/anlæg", 2)
    panel.show_tag("veje")
    undo.redo()
    is_filtered("veje", 4)
    undo.undo()
    is_filtered("veje", 2)
    dialog.edits.delete("veje")
    qtbot.waitUntil(lambda: panel.filters.filter.tag is None, timeout=WAIT_MS)


def test_the_last_part_of_a_name_is_selected_to_be_typed_over(dialog: TagsDialog, qtbot: QtBot) -> None:
    dialog._ask_name("🌊🌊/havn", Reach(1, 1, 0))
    question = asked(dialog, qtbot)
    assert isinstance(question, NameQuestion)
    assert question.line.selectedText() == "havn"
    question.reject()


def test_a_name_that_is_there_makes_two_tags_one_and_says_so(
    tagged: Window, dialog: TagsDialog, qtbot: QtBot
) -> None:
    before = state(tagged)
    dialog.panel.choose("veje")
    dialog.panel.rename.click()
    question = asked(dialog, qtbot)
    assert isinstance(question, NameQuestion)
    question.line.setText("Økonomi")
    assert question.comes.text() == "“økonomi” is there already: the two become one."
    question.accept()
    wanted = ["økonomi", "økonomi", "økonomi/anlæg", "økonomi/anlæg"]
    await_names(tagged, qtbot, wanted)  # both were on the item: one of them is enough
    undone_and_redone(tagged, qtbot, before, wanted, "Rename tag “veje” to “Økonomi”")


def test_merging_asks_into_which(tagged: Window, dialog: TagsDialog, qtbot: QtBot) -> None:
    before = state(tagged)
    dialog.panel.choose("økonomi/anlæg")
    dialog.panel.merge.click()
    question = asked(dialog, qtbot)
    assert isinstance(question, TargetQuestion)
    assert [question.list.item(row).text() for row in range(question.list.count())] == ["veje", "økonomi"]
    qtbot.keyClicks(question.filter, "øko")
    assert question.target() == "økonomi"
    question.accept()
    wanted = ["veje", "veje", "økonomi", "økonomi", "økonomi", "økonomi"]
    await_names(tagged, qtbot, wanted)
    undone_and_redone(tagged, qtbot, before, wanted, "Merge tag “økonomi/anlæg” into “økonomi”")


def test_deleting_says_what_it_touches_and_leaves_what_was_tagged(
    tagged: Window, dialog: TagsDialog, qtbot: QtBot
) -> None:
    before = state(tagged)
    dialog.panel.choose("økonomi")
    qtbot.keyClick(dialog.panel.tree, Qt.Key.Key_Delete)
    box = asked(dialog, qtbot)
    assert isinstance(box, QMessageBox)
    words = box.informativeText()
    assert words.startswith(
        "It and the 1 tag below it are on 4 annotations in 2 meetings. What is tagged stays"
    )
    assert names(tagged) == BEFORE
    next(b for b in box.findChildren(QPushButton) if b.text() == "Delete tag").click()
    await_names(tagged, qtbot, ["veje", "veje"])
    undone_and_redone(tagged, qtbot, before, ["veje", "veje"], "Delete tag “økonomi”")


def test_a_question_that_is_left_changes_nothing(tagged: Window, dialog: TagsDialog, qtbot: QtBot) -> None:
    dialog.panel.choose("veje")
    dialog.panel.rename.click()
    question = asked(dialog, qtbot)
    assert isinstance(question, NameQuestion)
    question.line.setText("stier")
    question.reject()
    assert names(tagged) == BEFORE
    assert not tagged.session.undo.canUndo()


def test_a_colour_shows_on_the_chips_and_goes_down_the_tree(
    tagged: Window, dialog: TagsDialog, qtbot: QtBot
) -> None:
    before = state(tagged)
    colours = tagged.group.around.tag_colours
    dialog.edits.colour("økonomi", Colour.PURPLE)
    qtbot.waitUntil(lambda: colours.of("økonomi/anlæg") is Colour.PURPLE, timeout=WAIT_MS)
    assert colours.of("veje") is None
    dialog.edits.colour("økonomi/anlæg", Colour.RED)
    qtbot.waitUntil(lambda: colours.of("ØKONOMI/anlæg") is Colour.RED, timeout=WAIT_MS)
    tagged.session.undo.undo()
    tagged.session.undo.undo()
    qtbot.waitUntil(lambda: colours.of("økonomi") is None, timeout=WAIT_MS)
    await_saved(tagged, qtbot)
    assert state(tagged) == before


def test_the_chips_beside_an_item_take_the_colour_of_their_tag(
    tagged: Window, dialog: TagsDialog, qtbot: QtBot
) -> None:
    library = open_library(tagged.session.library)
    tagged.group.open_meeting(list_meetings(library)[0].id)
    library.close()
    qtbot.waitUntil(lambda: tagged.current.loaded is not None, timeout=WAIT_MS)

    def ground() -> str:
        tagged.current.choose_item(1)  # again, where the page that came to its place has chosen another
        chips = [chip for chip in tagged.decision.findChildren(TagChip) if chip.isVisible()]
        return chips[0].grab().toImage().pixelColor(8, chips[0].height() // 2).name() if chips else ""

    colours = tagged.theme.colours
    qtbot.waitUntil(lambda: ground() == colours.panel.lower(), timeout=WAIT_MS)
    tag = next(iter(tagged.decision.findChildren(TagChip))).tag
    dialog.edits.colour(tag, Colour.PURPLE)
    qtbot.waitUntil(lambda: ground() == highlight_colour(colours, Colour.PURPLE).lower(), timeout=WAIT_MS)
    tagged.theme.choose("dark")
    dark = highlight_colour(tagged.theme.colours, Colour.PURPLE).lower()
    qtbot.waitUntil(lambda: ground() == dark, timeout=WAIT_MS)
    tagged.session.undo.undo()
    qtbot.waitUntil(lambda: ground() == tagged.theme.colours.panel.lower(), timeout=WAIT_MS)


def test_a_new_tag_waits_to_be_used(tagged: Window, dialog: TagsDialog, qtbot: QtBot) -> None:
    dialog.panel.new.click()
    question = asked(dialog, qtbot)
    assert isinstance(question, NameQuestion)
    question.line.setText("  miljø /  støj ")
    question.accept()
    qtbot.waitUntil(lambda: dialog.panel.model.find("miljø/støj").isValid(), timeout=WAIT_MS)
    assert names(tagged) == BEFORE


def test_a_double_click_on_a_tag_lists_what_carries_it_and_a_click_only_chooses(
    tagged: Window, dialog: TagsDialog, qtbot: QtBot
) -> None:
    tree = dialog.panel.tree
    index = dialog.panel.model.find("økonomi")
    place = tree.visualRect(index).center()
    panel = tagged.group.annotations
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.panel.chosen() == "økonomi"
    assert not panel.isVisible()
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: panel.count.text() == "4 annotations", timeout=WAIT_MS)
    assert panel.isVisible()
    assert panel.filters.tag.text() == "økonomi"


@pytest.mark.parametrize(
    "edit",
    [
        lambda dialog: dialog.edits.rename("økonomi", "budget"),
        lambda dialog: dialog.edits.merge("veje", "økonomi"),
        lambda dialog: dialog.edits.delete("økonomi"),
    ],
)
def test_what_the_library_refuses_leaves_all_as_it_was(
    edit: Callable[[TagsDialog], None],
    tagged: Window,
    dialog: TagsDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = state(tagged)
    panel = tagged.group.annotations
    panel.everywhere.setChecked(True)

    def shown() -> list[str]:
        cards = panel.listed.cards
        return sorted(tag.text for card in cards for tag in card.of_kind(K.TAG))

    qtbot.waitUntil(lambda: shown() == BEFORE, timeout=WAIT_MS)

    def full(*_args: object) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr("gui.session.write", full)
    with qtbot.waitSignal(tagged.session.failed, timeout=WAIT_MS):
        edit(dialog)
    await_saved(tagged, qtbot)
    qtbot.waitUntil(lambda: shown() == BEFORE, timeout=WAIT_MS)
    assert not tagged.session.has_refused
    monkeypatch.undo()
    tagged.session.undo.undo()  # nothing is there to be undone
    await_saved(tagged, qtbot)
    assert state(tagged) == before


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (Reach(0, 0, 0), "No annotation carries it."),
        (Reach(1, 1, 0), "It is on 1 annotation in 1 meeting."),
        (Reach(12, 3, 2), "It and the 2 tags below it are on 12 annotations in 3 meetings."),
    ],
)
def test_what_an_edit_touches_in_words(reach: Reach, words: str) -> None:
    assert reach_words(reach) == words
