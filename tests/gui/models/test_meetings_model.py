"""The library tree: grouped, in Danish order, newest first, and changed row by row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.language import _, set_language
from core.library import MeetingRow
from core.library.lists.overview import YearGroup
from core.minutes import DocumentKind
from gui.models.meetings import MeetingList, Meetings, YearKey, time_order


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


def show(model: Meetings, rows: list[MeetingRow], *, fetched: bool = True) -> None:
    """Have the model hold `rows`, with the meetings of each year or with the sums alone."""
    names = sorted({(row.municipality or "", row.body or "") for row in rows})
    of_years: defaultdict[YearKey, list[MeetingRow]] = defaultdict(list)
    for each in sorted(rows, key=time_order, reverse=True):
        body = names.index((each.municipality or "", each.body or ""))
        of_years[body, each.date.year if each.date else None].append(each)
    groups = [
        YearGroup(body, of[0].municipality, of[0].body, year, len(of), sum(each.unread for each in of))
        for (body, year), of in of_years.items()
    ]
    model.show_library(groups, of_years if fetched else {})


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
    show(model, [row("a", date=date(2024, 4, 16)), row("b"), row("c", body="Økonomiudvalget")])
    qtmodeltester.check(model)
    assert shown(model) == [
        "Nørrevang",
        ["Byrådet", ["2024", ["14 May", "16 Apr"]], "Økonomiudvalget", ["2024", ["14 May"]]],
    ]


def test_bodies_stand_in_danish_order(model: Meetings) -> None:
    names = ["Ældreudvalget", "Økonomiudvalget", "Aarhusudvalget", "Åudvalget", "Byrådet", "Zoneudvalget"]
    show(model, [row(name, body=name) for name in names])
    town = model.index(0, 0)
    assert [model.index(i, 0, town).data() for i in range(len(names))] == [
        "Byrådet", "Zoneudvalget", "Ældreudvalget", "Økonomiudvalget", "Aarhusudvalget", "Åudvalget",
    ]  # fmt: skip


def test_dates_are_danish_in_danish(model: Meetings) -> None:
    set_language("da")
    show(model, [row("a")])
    assert shown(model) == [
        "Nørrevang",
        ["Byrådet", ["2024", [_("{day} {month}").format(day=14, month="maj")]]],
    ]


def test_unknown_town_and_unknown_body(model: Meetings) -> None:
    show(model, [row("a", town=None), row("b", town=None, body=None, date=None)])
    assert shown(model) == ["Byrådet", ["2024", ["14 May"]], "Unknown body", ["No date", ["b.pdf"]]]


def test_councils_of_several_towns_stand_apart_and_those_of_none_last(
    model: Meetings, qtmodeltester: ModelTester
) -> None:
    towns = [row("a"), row("b", town="Østerlund"), row("c", town=None), row("d", body="Udvalget", town=None)]
    show(model, towns[2:])
    show(model, towns)
    qtmodeltester.check(model)
    council = ["Byrådet", ["2024", ["14 May"]]]
    assert shown(model) == [
        "Nørrevang", council, "Østerlund", council,
        "Municipality not stated", [*council, "Udvalget", ["2024", ["14 May"]]],
    ]  # fmt: skip
    assert model.index(2, 0).data(Meetings.NODE).level == "unknown", "nothing that could be named as one"
    show(model, towns[2:])
    assert shown(model) == [*council, "Udvalget", ["2024", ["14 May"]]]


def test_two_meetings_on_one_day_are_told_apart(model: Meetings) -> None:
    show(model, [row("a", start_time=time(9)), row("b", start_time=time(14, 30))])
    assert shown(model) == ["Nørrevang", ["Byrådet", ["2024", ["14 May, 14:30", "14 May, 09:00"]]]]


def test_a_new_meeting_is_one_inserted_row(model: Meetings, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    show(model, [row("a")])
    with (
        qtbot.waitSignal(model.rowsInserted) as inserted,
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.rowsRemoved),
    ):
        show(model, [row("a"), row("b", date=date(2024, 6, 1))])
    parent, first, last = inserted.args
    assert (parent.data(), first, last) == ("2024", 0, 0)
    qtmodeltester.check(model)


def test_an_annotation_changes_one_row(model: Meetings, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    show(model, [row("a"), row("b", body="Økonomiudvalget")])
    with (
        qtbot.waitSignal(model.dataChanged) as changed,
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        show(model, [replace(row("a"), annotations=1), row("b", body="Økonomiudvalget")])
    assert changed.args[0].data(Meetings.MEETING) == "a"
    qtmodeltester.check(model)


def test_a_meeting_that_is_gone_takes_its_empty_groups_with_it(
    model: Meetings, qtmodeltester: ModelTester
) -> None:
    show(model, [row("a"), row("b", town="Sydhavet")])
    show(model, [row("b", town="Sydhavet")])
    qtmodeltester.check(model)
    assert shown(model) == ["Sydhavet", ["Byrådet", ["2024", ["14 May"]]]]


def test_a_meeting_is_found(model: Meetings) -> None:
    show(model, [row("a"), row("b", body="Økonomiudvalget")])
    assert model.find(MeetingId("b")).data() == "14 May"
    assert not model.find(MeetingId("none")).isValid()


def test_a_year_is_fetched_when_it_is_opened(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = Meetings()
    show(model, [row("a", unread=3), row("b", date=date(2023, 3, 1))], fetched=False)
    body = model.index(0, 0, model.index(0, 0))
    year = model.index(0, 0, body)
    assert (year.data(), year.data(Meetings.NODE).unread) == ("2024", 3)
    assert model.hasChildren(year)
    assert model.rowCount(year) == 0
    with qtbot.waitSignal(model.wanted) as wanted:
        model.fetchMore(year)
    assert not model.canFetchMore(year), "it is asked for once"
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.show_year(wanted.args[0], [row("a", unread=3)])
    assert shown(model) == ["Nørrevang", ["Byrådet", ["2024", ["14 May"], "2023"]]]
    qtmodeltester.check(model)


def test_what_is_read_changes_sums_and_its_row_alone(model: Meetings, qtbot: QtBot) -> None:
    rows = [row("a", unread=3), row("b", body="Økonomiudvalget", unread=2)]
    show(model, rows)
    changed: list[str] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.data()))
    groups = [
        replace(group, unread=0) if group.name == "Byrådet" else group for group in model._groups.values()
    ]
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.rowsRemoved):
        model.follow_rows([row("a", unread=0)])
        assert model.show_sums(groups)
    assert sorted(changed) == ["14 May", "2024", "Byrådet", "Nørrevang"]
    assert model.index(0, 0).data(Meetings.NODE).unread == 2


def test_other_groups_are_more_than_other_sums(model: Meetings) -> None:
    show(model, [row("a")])
    assert not model.show_sums([])


def test_a_row_tells_all_of_a_meeting(model: Meetings) -> None:
    show(model, [row("a", draft=True, annotations=2, unread=1)])
    index = model.find(MeetingId("a"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Byrådet · Nørrevang · 14 May 2024 · draft · a.pdf · 2 annotations · 1 unread item"
    )


def test_a_list_asks_for_more_at_its_end(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    listed = MeetingList()
    listed.show_rows([row("a")], whole=False)
    with qtbot.waitSignal(listed.more_wanted):
        listed.fetchMore(QModelIndex())
    assert not listed.canFetchMore(QModelIndex())
    qtmodeltester.check(listed)
    listed.show_rows([row("a"), row("b")], whole=True)
    assert list(listed.rows) == ["a", "b"]
    assert not listed.canFetchMore(QModelIndex())


def test_a_list_of_several_towns_says_whose_each_meeting_is(qtmodeltester: ModelTester) -> None:
    model = MeetingList()
    qtmodeltester.check(model)

    def towns() -> list[str]:
        return [model.index(at, 0).data(Meetings.NODE).town for at in range(model.rowCount())]

    model.show_rows([row("a"), row("b")], whole=True)
    assert towns() == ["", ""]
    model.show_rows([row("a"), row("b", town="Sydhavet"), row("c", town=None)], whole=True)
    assert towns() == ["Nørrevang", "Sydhavet", ""]
