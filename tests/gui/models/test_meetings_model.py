"""The library tree: grouped, in Danish order, newest first, and changed row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.language import set_language
from core.library import MeetingRow
from core.minutes import DocumentKind
from gui.models.meetings import Meetings


def row(
    name: str, body: str | None = "Byrådet", town: str | None = "Nørrevang", **more: object
) -> MeetingRow:
    fields: dict[str, object] = {
        "id": MeetingId(name),
        "municipality": town,
        "body": body,
        "date": date(2024, 5, 14),
        "start_time": None,
        "kind": DocumentKind.MINUTES,
        "draft": False,
        "items": 7,
        "annotations": 0,
        "version": 1,
        "name": f"{name}.pdf",
    }
    return MeetingRow(**(fields | more))  # type: ignore[arg-type]


def shown(model: Meetings, parent: QModelIndex | None = None) -> list[object]:
    """The tree as nested lists of titles."""
    parent = parent or QModelIndex()
    result: list[object] = []
    for number in range(model.rowCount(parent)):
        index = model.index(number, 0, parent)
        result.append(index.data())
        if model.rowCount(index):
            result.append(shown(model, index))
    return result


@pytest.fixture
def model(qtmodeltester: ModelTester) -> Meetings:
    model = Meetings()
    qtmodeltester.check(model)
    return model


def test_meetings_stand_under_town_and_body_newest_first(model: Meetings, qtmodeltester: ModelTester) -> None:
    model.show_meetings([row("a", date=date(2024, 4, 16)), row("b"), row("c", body="Økonomiudvalget")])
    qtmodeltester.check(model)
    assert shown(model) == [
        "Nørrevang",
        ["Byrådet", ["14 May 2024", "16 April 2024"], "Økonomiudvalget", ["14 May 2024"]],
    ]


def test_bodies_stand_in_danish_order(model: Meetings) -> None:
    names = ["Ældreudvalget", "Økonomiudvalget", "Aarhusudvalget", "Åudvalget", "Byrådet", "Zoneudvalget"]
    model.show_meetings([row(name, body=name) for name in names])
    town = model.index(0, 0)
    assert [model.index(i, 0, town).data() for i in range(len(names))] == [
        "Byrådet", "Zoneudvalget", "Ældreudvalget", "Økonomiudvalget", "Aarhusudvalget", "Åudvalget",
    ]  # fmt: skip


def test_dates_are_danish_in_danish(model: Meetings) -> None:
    set_language("da")
    model.show_meetings([row("a")])
    assert shown(model) == ["Nørrevang", ["Byrådet", ["14. maj 2024"]]]


def test_unknown_town_and_unknown_body(model: Meetings) -> None:
    model.show_meetings([row("a", town=None), row("b", town=None, body=None, date=None)])
    assert shown(model) == ["Byrådet", ["14 May 2024"], "Unknown body", ["b.pdf"]]


def test_two_meetings_on_one_day_are_told_apart(model: Meetings) -> None:
    model.show_meetings([row("a", start_time=time(9)), row("b", start_time=time(14, 30))])
    assert shown(model) == ["Nørrevang", ["Byrådet", ["14 May 2024, 14:30", "14 May 2024, 09:00"]]]


def test_a_new_meeting_is_one_inserted_row(model: Meetings, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model.show_meetings([row("a")])
    with (
        qtbot.waitSignal(model.rowsInserted) as inserted,
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.rowsRemoved),
    ):
        model.show_meetings([row("a"), row("b", date=date(2024, 6, 1))])
    parent, first, last = inserted.args
    assert (parent.data(), first, last) == ("Byrådet", 0, 0)
    qtmodeltester.check(model)


def test_an_annotation_changes_one_row(model: Meetings, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model.show_meetings([row("a"), row("b", body="Økonomiudvalget")])
    with (
        qtbot.waitSignal(model.dataChanged) as changed,
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.show_meetings([replace(row("a"), annotations=1), row("b", body="Økonomiudvalget")])
    assert changed.args[0].data(Meetings.MEETING) == "a"
    qtmodeltester.check(model)


def test_a_meeting_that_is_gone_takes_its_empty_groups_with_it(
    model: Meetings, qtmodeltester: ModelTester
) -> None:
    model.show_meetings([row("a"), row("b", town="Sydhavet")])
    model.show_meetings([row("b", town="Sydhavet")])
    qtmodeltester.check(model)
    assert shown(model) == ["Sydhavet", ["Byrådet", ["14 May 2024"]]]


def test_a_meeting_is_found(model: Meetings) -> None:
    model.show_meetings([row("a"), row("b", body="Økonomiudvalget")])
    assert model.find(MeetingId("b")).data() == "14 May 2024"
    assert not model.find(MeetingId("none")).isValid()
