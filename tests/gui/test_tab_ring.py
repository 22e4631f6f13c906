"""The Tab key goes round the whole window, forward and back, and every stop is one that one sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind
from gui.annotations.mark_edits import MarkedPassage
from gui.annotations.placing import Target
from gui.edits.annotations import annotate
from gui.panels.decision_card import DecisionCard
from gui.panels.link_label import LinkLabel
from gui.panels.tab_ring import stops_as_seen
from gui.pending import Change
from gui.window import Window
from tests.gui.conftest import WAIT_MS

MOST = 120


def stop() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*, forward: bool) -> None:
    if forward:
        QTest.keyClick(stop(), Qt.Key.Key_Tab)
    else:
        QTest.keyClick(stop(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


def cards_of(window: Window) -> list[DecisionCard]:
    """The cards that the panel shows: those of an item that was chosen just now wait beside them."""
    return [each for each in window.decision.findChildren(DecisionCard) if each.isVisible()]


def words_of(widget: QWidget) -> tuple[int, str]:
    chosen = widget.selectedText() if isinstance(widget, LinkLabel) else ""
    return id(widget), chosen


@pytest.mark.parametrize("forward", [True, False])
def test_tab_goes_round_the_window(opened: Window, qtbot: QtBot, forward: bool) -> None:
    opened.agenda.head.uncertain.setText('<a href="#">2 uncertain places</a>')
    opened.agenda.head.uncertain.show()
    opened.current.choose_item(0)
    view = opened.source.view
    assert view is not None
    qtbot.waitUntil(lambda: bool(cards_of(opened)), timeout=WAIT_MS)
    view.setFocus()
    been: list[tuple[int, str]] = []
    for _time in range(MOST):
        press(forward=forward)
        here = stop()
        assert not here.visibleRegion().isEmpty(), here
        if here is view:
            break
        assert words_of(here) not in been, here
        been.append(words_of(here))
    assert stop() is view
    assert (id(opened.agenda.head.uncertain), "2 uncertain places") in been
    assert id(cards_of(opened)[0].outcome) in [each for each, _words in been]


def test_the_decision_panel_is_gone_through_as_one_sees_it(opened: Window, qtbot: QtBot) -> None:
    opened.current.choose_item(0)
    panel = opened.decision
    qtbot.waitUntil(lambda: bool(cards_of(opened)), timeout=WAIT_MS)
    loaded = opened.current.loaded
    assert loaded is not None
    passage = MarkedPassage(loaded, Target(0, 0), "Me", (), ())
    annotate(opened.session, "Tag", Change(None, passage.new(AnnotationKind.TAG, "økonomi")))
    QApplication.processEvents()
    card = cards_of(opened)[0]
    card.outcome.setFocus()
    for wanted in stops_as_seen(panel._body)[1:]:
        press(forward=True)
        assert stop() is wanted
    assert stops_as_seen(card)[0] is card.outcome


def test_links_are_stops_and_have_a_ring(opened: Window) -> None:
    label = opened.agenda.head.uncertain
    label.setText('Amounts: <a href="1">1.200 kr.</a> · <a href="2">450 kr.</a>')
    label.show()
    QApplication.processEvents()
    label.setFocus(Qt.FocusReason.TabFocusReason)
    assert label.selectedText() == "1.200 kr."
    first = label.chosen_rects()
    assert label.focusNextPrevChild(True)
    assert label.selectedText() == "450 kr."
    second = label.chosen_rects()
    assert len(first) == len(second) == 1
    assert first[0].right() < second[0].left()
    picture, ring = label.grab().toImage(), second[0]
    down = {picture.pixelColor(round(ring.center().x()), y).name() for y in range(picture.height())}
    assert opened.theme.colours.accent in down
