"""The rows of the list: under which item a change stands, and what is said of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from core.minutes import Role
from core.versions.changes.change import Change, ChangeKind, Part, PieceKind
from gui.comparing.change_rows import ChangeRow, ChangeRows, HeadingRow, change_rows
from gui.comparing.change_words import as_text
from gui.comparing.comparison import Comparison

SAME, REMOVED, ADDED = PieceKind


def rows_of(comparison: Comparison) -> list[Any]:
    changes = enumerate(comparison.changes)
    return change_rows(changes, comparison.old.meeting, comparison.new.meeting)


def test_changes_stand_under_their_items(comparison: Comparison) -> None:
    rows = rows_of(comparison)
    headings = [row for row in rows if isinstance(row, HeadingRow)]
    assert headings[0].title == "Head of the document"
    assert [(row.told, row.title) for row in headings[1:3]] == [
        ("Item 1", "Godkendelse af dagsorden"),
        ("Item 2", "Ny struktur for skolernes pasning i lukkeuger"),
    ]
    assert sum(row.count for row in headings) == len(comparison.changes)
    assert [row.place for row in rows if isinstance(row, ChangeRow)] == [*range(len(comparison.changes))]


def test_an_item_with_another_number_says_so(comparison: Comparison) -> None:
    moved = Change(ChangeKind.ITEM_MOVED, Part.ITEM, 6, 7)  # "Eventuelt", item 7 before
    row = change_rows([(0, moved)], comparison.old.meeting, comparison.new.meeting)[0]
    assert isinstance(row, HeadingRow)
    assert row.told == "Item 8, before: item 7"


def test_what_is_gone_stands_under_the_old_item(comparison: Comparison) -> None:
    gone = Change(ChangeKind.ITEM_REMOVED, Part.ITEM, 3, None, old="4 Befordring af elever")
    heading, row = change_rows([(0, gone)], comparison.old.meeting, comparison.new.meeting)
    assert isinstance(heading, HeadingRow)
    assert heading.title == "Befordring af elever - valg af model"
    assert isinstance(row, ChangeRow)
    assert row.what == "Item gone"
    assert row.words[0][0].text == "4 Befordring af elever"


def test_a_screen_reader_hears_both_wordings(comparison: Comparison, qtmodeltester: Any) -> None:
    model = ChangeRows()
    model.show(rows_of(comparison), len(comparison.changes))
    qtmodeltester.check(model)
    spoken = [model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]
    wanted = (
        "Changed, Indstilling. Before: at ændringen evalueres i 2026. Now: at ændringen evalueres i 2027."
    )
    assert wanted in spoken
    assert "Item 4, Befordring af elever - valg af model, 4 changes" in spoken


def test_steps_go_across_headings(comparison: Comparison) -> None:
    model = ChangeRows()
    model.show(rows_of(comparison), len(comparison.changes))
    assert model.beside(-1, +1) == 1
    assert model.beside(1, -1) is None
    last_of_head = next(at for at, row in enumerate(model.rows[1:], 1) if isinstance(row, HeadingRow)) - 1
    assert model.beside(last_of_head, +1) == last_of_head + 2
    assert model.number_of(last_of_head + 2) == last_of_head + 1
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_change_as_text_names_its_item(comparison: Comparison) -> None:
    change = next(each for each in comparison.changes if each.role is Role.RECOMMENDATION)
    assert as_text(change, comparison.old.meeting, comparison.new.meeting) == (
        "Item 2: Ny struktur for skolernes pasning i lukkeuger\n"
        "Changed, Indstilling\n"
        "Before: at ændringen evalueres i 2026.\n"
        "Now: at ændringen evalueres i 2027."
    )
