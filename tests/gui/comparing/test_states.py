"""While two are compared: how far it is."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.comparing.states import ComparingState


def test_how_much_is_compared_is_shown_where_that_is_known(qtbot: QtBot) -> None:
    state = ComparingState()
    qtbot.addWidget(state)
    state.tell("Comparing …", 3, 8)
    assert (state.bar.value(), state.bar.maximum()) == (3, 8)
    state.tell("Reading both …")
    assert state.bar.maximum() == 0  # it moves without a measure
