"""Findings and comments in one list: their order, where they are listed, and how one walks through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLineF, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotations import About, AnnotationKind, ItemKey, MeetingId, PageBox, new_annotation
from core.language import set_language
from core.review.finding import Finding, Group, Severity, severity_word
from core.review_states import Dismissal, ItemMark, ItemStanding, ItemState, ReviewState
from core.source_text import Box, Span
from gui.annotations.placing import Target
from gui.models.reviewed import CommentThread
from gui.review import list as review_list
from gui.review.list import ReviewList
from gui.review.marks import mark_of, marks_of
from gui.review.row_words import head_words, spoken
from gui.review.rows import Row, Shown, Wanted, all_rows
from gui.review.walking import next_item, next_row
from gui.source_view.finding_marks import paint_waves
from gui.theme import LIGHT, Theme
from tests.core.library.invented import opened

ITEMS = [("Budgetopfølgning", "Anbefales godkendt."), ("Ny skole", "Udsat."), ("Havnen", "Godkendt.")]
MEETING = opened(ITEMS).meeting
NOW = datetime(2031, 5, 15, 9, 0, tzinfo=UTC)


def found(key: str, start: int | None = None, item: int | None = None, group: Group = Group.FORM) -> Finding:
    span = None if start is None else Span(start, start + 5)
    return Finding("invented", group, Severity.WARNING, f"{key} is wrong.", "", key, span, item=item, page=0)


def rows_of(
    *findings: Finding, gone: tuple[Finding, ...] = (), state: ReviewState | None = None
) -> list[Row]:
    return all_rows(MEETING, findings, gone, (), state or ReviewState())


def keys(rows: list[Row]) -> list[object]:
    return [row.finding.key for row in rows if not hasattr(row, "thread")]


def dismissed(key: str) -> ReviewState:
    said = Dismissal("1", MeetingId("m"), key, "invented", "It is meant so.", "Anna", NOW)
    return ReviewState(dismissals=(said,))


def test_rows_stand_in_the_order_of_the_document() -> None:
    of_item = found("item", item=1)
    at = MEETING.items[1].heading.start
    rows = rows_of(found("late", at + 20), of_item, found("early", at - 10), found("whole"))
    assert keys(rows) == ["whole", "early", "item", "late"]


def test_each_row_is_listed_where_it_belongs() -> None:
    let_be = replace(found("let", 30), allowed="The form has it so.")
    rows = rows_of(found("a", 10), found("b", 20), let_be, gone=(found("old", 5),), state=dismissed("b"))
    listed = {each: keys([row for row in rows if each in row.shown]) for each in Shown}
    assert listed == {
        Shown.OPEN: ["a"],
        Shown.FINDINGS: ["a"],
        Shown.COMMENTS: [],
        Shown.SETTLED: ["old"],
        Shown.DISMISSED: ["b", "let"],
    }


def test_a_group_is_listed_alone() -> None:
    rows = rows_of(found("a", 10), found("b", 20, group=Group.PEOPLE))
    assert keys(Wanted(Shown.FINDINGS, Group.PEOPLE).of(rows)) == ["b"]


def test_a_row_says_what_and_where_it_is() -> None:
    set_language("en")
    (row,) = rows_of(found("a", MEETING.items[1].heading.start, item=1))
    assert head_words(row) == "Warning · item 2 · p. 1"
    (gone,) = rows_of(gone=(found("a", 10),))
    assert "settled by itself" in spoken(gone)
    (row,) = rows_of(found("a", 10), state=dismissed("a"))
    assert spoken(row).endswith("Reason: It is meant so")


def test_walking_goes_on_from_the_eye_and_round() -> None:
    rows = rows_of(found("a", 10), found("b", 20), found("c", 30))
    assert next_row(rows, None, 15, +1) == 1
    assert next_row(rows, None, 15, -1) == 0
    assert next_row(rows, rows[1], 0, +1) == 2
    assert next_row(rows, rows[2], 0, +1) == 0
    assert next_row(rows, rows[0], 0, -1) == 2
    assert next_row([], None, 0, +1) is None


def test_what_was_chosen_and_is_not_listed_any_more_is_gone_on_from() -> None:
    rows = rows_of(found("a", 10), found("b", 20), found("c", 30))
    assert next_row([rows[0], rows[2]], rows[1], 0, +1) == 1


def test_items_to_look_at_are_those_not_read_and_those_that_changed() -> None:
    key = MEETING.items[0]
    mark = ItemMark("1", MeetingId("m"), key, ItemState.FINE, "", None, "Anna", NOW)  # type: ignore[arg-type]
    standing = [ItemStanding(mark), ItemStanding(mark, has_changed=True), ItemStanding(), ItemStanding(mark)]
    assert next_item(standing, -1) == 1
    assert next_item(standing, 1) == 2
    assert next_item(standing, 2) == 1
    assert next_item([ItemStanding(mark)], 0) is None


@pytest.fixture
def listed(qapp: QApplication, theme: Theme) -> ReviewList:
    made = ReviewList(theme)
    made.resize(300, 260)
    made.show()
    made.show_rows(rows_of(*(found(f"{at:03}", at * 10) for at in range(60))))
    return made


@pytest.mark.parametrize("left", [range(0, 60, 2), range(0, 60, 20), ()])
def test_what_is_read_stays_in_view_though_it_goes_and_the_rest_comes_after_it(
    listed: ReviewList, left: Sequence[int]
) -> None:
    """As where words that may be misspelt are looked at anew, behind all else."""

    def first() -> Row:
        return listed.rows.rows[listed.indexAt(listed.viewport().rect().topLeft()).row()]

    listed.choose(40)
    before = first().at
    listed.show_rows(rows_of(*(found(f"{at:03}", at * 10) for at in left), found("whole")))
    listed.show_rows(rows_of(*(found(f"{at:03}", at * 10) for at in range(60) if at != 40), found("whole")))
    assert abs(first().at - before) <= 40


def test_rows_that_come_do_not_move_what_is_read(listed: ReviewList) -> None:
    listed.choose(30)
    before = listed.visualRect(listed.currentIndex()).top()
    inserted: list[tuple[int, int]] = []
    listed.rows.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    more = [*(found(f"{at:03}", at * 10) for at in range(60)), found("new", 55), found("new too", 56)]
    listed.show_rows(rows_of(*more))
    assert inserted == [(6, 7)]
    assert listed.currentIndex().row() == 32
    assert listed.visualRect(listed.currentIndex()).top() == before


def test_rows_that_go_leave_the_chosen_one_chosen(listed: ReviewList) -> None:
    listed.choose(30)
    before = listed.visualRect(listed.currentIndex()).top()
    listed.show_rows(rows_of(*(found(f"{at:03}", at * 10) for at in range(60) if at not in (3, 4, 50))))
    assert listed.row is not None
    assert spoken(listed.row).startswith("Warning")
    assert (listed.currentIndex().row(), listed.visualRect(listed.currentIndex()).top()) == (28, before)


def test_a_low_row_that_is_clicked_is_the_chosen_one_though_the_card_opens_below(
    listed: ReviewList, qtbot: QtBot
) -> None:
    listed.chosen.connect(lambda: listed.resize(300, 120))
    row = listed.indexAt(listed.viewport().rect().bottomLeft() - QPoint(0, 12))
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(row).center())
    assert row.row() > 0
    assert listed.currentIndex() == row
    assert listed.selectedIndexes() == [row]
    assert listed.visualRect(row).bottom() <= listed.viewport().height()


def test_where_the_chosen_row_went_one_goes_on_behind_it(listed: ReviewList) -> None:
    listed.choose(30)
    listed.show_rows(rows_of(*(found(f"{at:03}", at * 10) for at in range(60) if at != 30)))
    assert listed.row is None
    assert listed.lost == 300


def test_the_same_finding_of_another_version_stays_chosen(listed: ReviewList) -> None:
    listed.choose(30)
    listed.show_rows(rows_of(*(found(f"{at:03}", at * 10 + 4) for at in range(60))))
    assert listed.currentIndex().row() == 30


def test_more_rows_are_there_as_they_are_needed(
    listed: ReviewList, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(review_list, "AT_ONCE", 20)
    listed.show_rows([])
    listed.show_rows(rows_of(*(found(f"{at:03}", at * 10) for at in range(60))))
    assert listed.rows.rowCount() == 20
    listed.choose(45)
    assert listed.row is listed.rows.rows[45]
    others = rows_of(*(found(f"{at:03}", at * 10) for at in range(60) if at != 3))
    listed.show_rows(others)  # none of them is the very same: all the same the chosen one stays
    assert listed.row is others[44]
    listed.show_rows([])
    listed.show_rows(others)
    listed.choose(0)
    for key, row in ((Qt.Key.Key_End, 58), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(listed, key)
        assert listed.row is others[row]
    listed.show_rows([*others[:19], *others[20:]])
    assert listed.row is others[0]
    for _step in range(25):
        qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert listed.row is others[26]


def test_waves_stand_below_words_in_the_colour_of_their_severity(qapp: QApplication) -> None:
    picture = QImage(60, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor(LIGHT.paper))
    painter = QPainter(picture)
    (row,) = rows_of(found("a", 10))
    mark = mark_of(row)
    assert mark is not None
    paint_waves(painter, [(mark, [QLineF(5, 10, 45, 10)])], LIGHT)
    painter.end()
    inked = {
        (x, y)
        for x in range(60)
        for y in range(20)
        if abs(picture.pixelColor(x, y).red() - QColor(LIGHT.postponed).red()) < 60
        and picture.pixelColor(x, y).blue() < 120
    }
    assert {x for x, _y in inked} >= set(range(8, 42))
    assert all(5 <= x < 46 and 10 <= y < 15 for x, y in inked)


def test_a_chosen_comment_has_its_place_in_the_document() -> None:
    span = Span(10, 18)
    item = MEETING.items[1]
    for target, place in ((Target(1, None, span), span), (Target(1), item.heading), (None, None)):
        made = comment_on(target)
        (row,) = all_rows(MEETING, (), (), (made,), ReviewState())
        mark = mark_of(row)
        assert (None if mark is None else mark.span) == place
        assert not marks_of([row]).all  # waves are under findings alone


def comment_on(target: Target | None) -> CommentThread:
    key = ItemKey.of(MEETING.items[1])
    made = new_annotation(MeetingId("m"), key, AnnotationKind.COMMENT, "Why?", "Anna", None, About.ITEM)
    return CommentThread(made, target)


def test_what_is_no_text_has_its_frame_where_it_is() -> None:
    box = PageBox(2, Box(10, 10, 60, 40))
    (row,) = rows_of(replace(found("picture"), box=box, severity=Severity.NOTE))
    mark = mark_of(row)
    assert mark is not None
    assert (mark.box, marks_of([row]).boxed) == (box, (mark,))
    (gone,) = rows_of(gone=(found("a", 10),))
    assert mark_of(gone) is None


def test_a_severity_has_one_word_in_the_window_and_in_the_terminal() -> None:
    assert [severity_word(each) for each in Severity] == ["Error", "Warning", "Note"]
