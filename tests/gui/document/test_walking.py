"""Walking from place to place, and the rows and signs that lead there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from core.minutes import Confidence, Level, Outcome, Reason
from gui.models.agenda import Agenda
from gui.panels.decision_card import OutcomeButton
from gui.theme import Theme
from gui.window import Window
from tests.gui.conftest import WAIT_MS


def test_letters_without_a_command_choose_no_other_row(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    tree, before = opened.agenda.tree, opened.agenda.tree.currentIndex()
    tree.setFocus()
    opened.actions_["correct_item"].setEnabled(False)
    last = opened.agenda.filtered.rowCount() - 1
    first_letter = opened.agenda.filtered.index(last, 0).data()[0]
    for letter in (first_letter, "r", "u"):
        qtbot.keyClicks(tree, letter)
        assert tree.currentIndex() == before


def test_the_next_uncertain_place_is_the_decision_that_is_doubtful(opened: Window) -> None:
    loaded = opened.current.loaded
    assert loaded is not None
    item = next(i for i, each in enumerate(loaded.meeting.items) if each.own_decision)
    sure = loaded.meeting.items[item].own_decision
    assert sure is not None
    doubt = Confidence("outcome", Level.UNSURE, Reason.FREE_WORDS)
    both = (replace(sure, confidence=(doubt,)), sure)
    items = list(loaded.meeting.items)
    items[item] = replace(items[item], decisions=both)
    opened.current.loaded = replace(loaded, meeting=replace(loaded.meeting, items=tuple(items)))
    opened.walking.to_next_uncertain()
    active = [card.number for card in opened.decision._cards if card._active]
    assert (opened.current.item, active) == (item, [0])


def test_an_outcome_is_written_whole_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    for outcome in Outcome:
        for corrected in (False, True):
            button = OutcomeButton(outcome, corrected, theme)
            qtbot.addWidget(button)
            room = button.sizeHint().width() - 54 - 17 * corrected
            assert room >= QFontMetricsF(button.font()).horizontalAdvance(button._word)


def test_rows_are_as_high_as_their_titles_at_every_width(opened: Window, qtbot: QtBot) -> None:
    tree = opened.agenda.tree
    first, second = (opened.agenda.filtered.index(row, 0) for row in range(2))
    node = opened.agenda.model.node(opened.agenda.filtered.mapToSource(first))
    node.row = replace(first.data(Agenda.NODE), title="Ny skole i Vesterby og det der hører til " * 3)
    opened.agenda.model.changed(node)
    for width, height in ((300, 700), (220, 200), (420, 200), (300, 700)):
        opened.agenda.setFixedWidth(width)
        opened.resize(1300, height + 200)
        qtbot.waitUntil(lambda: tree.visualRect(first).height() == tree.sizeHintForIndex(first).height())
        assert tree.visualRect(second).top() >= tree.visualRect(first).bottom()


def test_the_signs_of_an_item_stay_in_its_row(opened: Window) -> None:
    agenda = opened.agenda
    node = agenda.model.node(agenda.model.at(0))
    node.row = replace(
        node.row, title="Salg", outcome=Outcome.APPROVED, closed=True, doubts=("Usikker",), corrected=True
    )
    index = agenda.filtered.index(0, 0)
    rows = agenda.tree.itemDelegate()
    option = QStyleOptionViewItem()
    option.font = agenda.tree.font()
    option.rect = QRect(0, 0, 300, rows.sizeHint(option, index).height())
    below = QImage(300, 120, QImage.Format.Format_RGB32)
    below.fill(Qt.GlobalColor.white)
    painter = QPainter(below)
    rows.paint(painter, option, index)
    painter.end()
    bottom = option.rect.bottom() + 1
    assert all(below.pixelColor(x, y) == Qt.GlobalColor.white for x in range(300) for y in range(bottom, 120))


def test_scrolling_leaves_the_item_of_the_card_that_is_written_in(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    loaded, view = opened.current.loaded, opened.source.view
    assert loaded is not None
    assert view is not None
    item = opened.current.item
    start = loaded.meeting.items[item].sections[0].span.start
    opened.source.document.select(start, start + 20)
    opened.actions_["write_note"].trigger()
    card = opened.group.marking.card
    assert card is not None
    qtbot.waitUntil(card.editor.note.hasFocus)
    bar = view.verticalScrollBar()
    with qtbot.waitSignal(opened.source.offset_changed, timeout=WAIT_MS):
        bar.setValue(bar.maximum())
    assert opened.current.item == item
