"""The agenda tree: items with signs, sections below, dots, and the filter line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.minutes import (
    AgendaItem,
    Attachment,
    Decision,
    DocumentKind,
    Meeting,
    Outcome,
    Role,
    Section,
)
from core.source_text import Span
from gui.models.agenda import Agenda, FilteredAgenda

NOWHERE = Span(0, 0)


def meeting() -> Meeting:
    decided = Decision("Godkendt.", Span(40, 49), Outcome.APPROVED, own=True)
    sections = (
        Section(Role.SUMMARY, "RESUMÉ", "Kort.", Span(10, 20)),
        Section(Role.DECISION, "Beslutning:", "Godkendt.", Span(30, 49)),
        Section(Role.ATTACHMENTS, "Bilag", "Kort", Span(50, 60)),
    )
    return Meeting(
        kind=DocumentKind.MINUTES,
        items=(
            AgendaItem(
                "1",
                "Ny havneplan",
                False,
                Span(0, 60),
                Span(0, 9),
                sections,
                (decided,),
                (Attachment("Kort"),),
            ),
            AgendaItem("2", None, True, Span(60, 70), Span(60, 65)),
            AgendaItem("3", "Cykelsti til havnen", False, Span(70, 80), Span(70, 75)),
        ),
        nodes=(),
        parser=1,
        vocabulary="",
    )


@pytest.fixture
def model(qtmodeltester: ModelTester) -> Agenda:
    model = Agenda()
    model.show_meeting(meeting(), {2})
    qtmodeltester.check(model)
    return model


def test_items_and_sections(model: Agenda) -> None:
    assert [model.index(i, 0).data() for i in range(3)] == [
        "Ny havneplan",
        "Closed item",
        "Cykelsti til havnen",
    ]
    first = model.index(0, 0)
    assert [model.index(i, 0, first).data() for i in range(3)] == ["Resumé", "Beslutning", "Bilag · 1"]


def test_what_a_screen_reader_says(model: Agenda) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(spoken) == "Item 1 · Ny havneplan · Approved"
    assert model.index(1, 0).data(spoken) == "Item 2 · Closed item · closed"
    assert model.index(2, 0).data(spoken) == "Item 3 · Cykelsti til havnen · annotated"


def test_dots_change_only_their_rows(model: Agenda, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda top, _bottom: changed.append(top.row()))
    model.mark_annotated({0, 2})
    assert changed == [0]
    qtmodeltester.check(model)


def test_the_filter_finds_words_in_any_order_and_case(model: Agenda, qtmodeltester: ModelTester) -> None:
    filtered = FilteredAgenda(model)
    qtmodeltester.check(filtered)
    filtered.set_words("HAVN")
    assert [filtered.index(i, 0).data() for i in range(filtered.rowCount())] == [
        "Ny havneplan",
        "Cykelsti til havnen",
    ]
    filtered.set_words("havnen cyk")
    assert [filtered.index(i, 0).data() for i in range(filtered.rowCount())] == ["Cykelsti til havnen"]
    filtered.set_words("3")
    assert filtered.rowCount() == 1
    filtered.set_words("")
    assert filtered.rowCount() == 3
    assert filtered.rowCount(filtered.index(0, 0)) == 3
    qtmodeltester.check(filtered)


def test_another_meeting_takes_the_place(model: Agenda, qtmodeltester: ModelTester) -> None:
    model.show_meeting(None, set())
    assert model.rowCount() == 0
    qtmodeltester.check(model)


def with_attachments(count: int, sections: tuple[Section, ...] = ()) -> Meeting:
    attachments = (
        Attachment("Kort", span=Span(52, 56), pages=(5, 6, 7, 8, 9)),
        Attachment("Notat", span=Span(57, 60), file="Bilag/1.pdf"),
        *(Attachment(f"Bilag {number}") for number in range(2, count)),
    )
    item = AgendaItem("PS 13/21", "Ny havneplan", False, Span(0, 60), Span(0, 9), sections, (), attachments)
    return replace(meeting(), items=(item,))


def shown_model(shown: Meeting, qtmodeltester: ModelTester) -> Agenda:
    model = Agenda()
    model.show_meeting(shown, set(), {"Bilag/1.pdf"})
    qtmodeltester.check(model)
    return model


def test_attachments_stand_below_their_section(qtmodeltester: ModelTester) -> None:
    listed = Section(Role.ATTACHMENTS, "Bilag", "Kort", Span(50, 60))
    model = shown_model(with_attachments(3, (listed,)), qtmodeltester)
    section = model.index(0, 0, model.index(0, 0))
    assert section.data() == "Bilag · 3"
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(row, 0, section).data(spoken) for row in range(3)] == [
        "Attachment · Kort · p. 6–10",
        "Attachment · Notat · opens in a program of its own",
        "Attachment · Bilag 2",
    ]
    assert model.attachment_at(0, 1).data() == "Notat"
    assert not model.attachment_at(0, 9).isValid()


def test_few_attachments_without_a_section_stand_below_the_item(qtmodeltester: ModelTester) -> None:
    model = shown_model(with_attachments(3), qtmodeltester)
    item = model.index(0, 0)
    assert [model.index(row, 0, item).data() for row in range(3)] == ["Kort", "Notat", "Bilag 2"]


def test_many_attachments_without_a_section_get_a_row_to_fold(qtmodeltester: ModelTester) -> None:
    model = shown_model(with_attachments(9), qtmodeltester)
    item = model.index(0, 0)
    assert model.rowCount(item) == 1
    assert model.index(0, 0, item).data() == "Attachments · 9"
    assert model.rowCount(model.index(0, 0, item)) == 9


def test_a_file_that_came_later_changes_its_row_alone(qtmodeltester: ModelTester) -> None:
    model = shown_model(with_attachments(3), qtmodeltester)
    changed: list[str] = []
    model.dataChanged.connect(lambda top, _bottom: changed.append(top.data()))
    model.follow_meeting(with_attachments(3), set(), set())
    assert changed == ["Notat"]
    qtmodeltester.check(model)
