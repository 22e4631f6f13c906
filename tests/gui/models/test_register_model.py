from __future__ import annotations

from array import array

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.library.decisions.register import Grouping, RegisterGroup, RegisterList, RegisterRow
from core.minutes import Outcome
from gui.models.register import MOST_KEPT, PAGE, Register
from gui.theme import Theme


def row(entry: int) -> RegisterRow:
    """An invented row."""
    return RegisterRow(
        *(entry, MeetingId("m"), 0, 0, None, None, "Byrådet", "1", f"Punkt {entry}", None, None),
        *(False, None, Outcome.APPROVED, None, "Godkendt."),
    )


def filled(theme: Theme, count: int, *counts: int) -> Register:
    """A model of so many rows, the first page at hand, under headings over `counts` rows."""
    model = Register(theme)
    groups = tuple(RegisterGroup(f"{2030 - at}", None, each) for at, each in enumerate(counts))
    listed = RegisterList(array("q", range(1, count + 1)), groups)
    model.show_list(listed, [row(each) for each in listed.ids[:PAGE]], Grouping.YEAR if groups else None)
    return model


def test_rows_that_come_into_view_are_asked_for_once_and_by_the_page(
    theme: Theme, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    model = filled(theme, 100_000)
    qtmodeltester.data_display_may_return_none = True
    asked: list[list[int]] = []
    model.rows_wanted.connect(asked.append)
    assert model.index(50, 4).data() == "Punkt 51"
    assert model.index(50_010, 4).data() is None
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [[*range(50_001, 50_001 + PAGE)]]
    assert model.index(50_010, 4).data() is None
    model.take_rows(asked[0], [row(each) for each in asked[0]])
    assert model.index(50_010, 4).data() == "Punkt 50011"


def test_no_more_rows_are_kept_than_are_needed(theme: Theme) -> None:
    model = filled(theme, 10_000)
    for start in range(1, 10_000, PAGE):
        ids = [*range(start, start + PAGE)]
        model.take_rows(ids, [row(each) for each in ids])
    assert len(model.known([MeetingId("m")])) == MOST_KEPT


def test_headings_open_and_close(theme: Theme, qtmodeltester: ModelTester) -> None:
    model = filled(theme, 9, 4, 0, 5)
    qtmodeltester.check(model)
    lines = [model.id_at(line) for line in range(model.rowCount())]
    assert lines == [None, 1, 2, 3, 4, None, None, 5, 6, 7, 8, 9]
    assert model.ids_between(2, 8).tolist() == [2, 3, 4, 5, 6]
    assert (model.rows_between(0, 11), model.lines_of(frozenset({4, 9}))) == (9, [4, 11])
    model.close(0, closed=True)
    assert [model.id_at(line) for line in range(model.rowCount())] == [None, None, None, 5, 6, 7, 8, 9]
    assert (model.lines_of(frozenset({4, 9})), model.ids_between(0, 3).tolist()) == ([7], [5])
    qtmodeltester.check(model)
    model.close_all(closed=True)
    assert model.rowCount() == 3
    model.close(2, closed=False)
    assert model.id_at(3) == 5
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "2030 (4 decisions)"
