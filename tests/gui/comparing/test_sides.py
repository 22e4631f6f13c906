"""The two texts beside each other: what is marked, what a chosen change shows, how they move together."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotations import Colour
from core.comparing_requests import Against, Compared, Joints
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, PieceKind, WordPiece
from core.versions.changes.change_words import followed_word
from core.versions.changes.recommendation import Followed
from gui.comparing.change_marks import against_marks
from gui.comparing.change_rows import AgainstRow, against_rows
from gui.comparing.compared_text import ComparedText
from gui.comparing.comparison import Comparison
from gui.comparing.sides import SideBySide
from gui.comparing.view import View
from gui.theme import Theme, highlight_colour


@pytest.fixture
def sides(comparison: Comparison, theme: Theme, qtbot: QtBot) -> SideBySide:
    """The agenda beside the minutes, with all changes marked."""
    sides = SideBySide(theme)
    qtbot.addWidget(sides)
    sides.resize(900, 500)
    sides.show()
    sides.show_comparison(comparison)
    sides.show_view(View.ALL)
    QApplication.processEvents()
    return sides


def change(comparison: Comparison, kind: ChangeKind, words: str) -> Change:
    return next(each for each in comparison.changes if each.kind is kind and words in each.old + each.new)


def seen(text: ComparedText, words: str) -> bool:
    """Whether words are in view."""
    loaded = text.document.loaded
    assert loaded is not None
    start = loaded.source.text.index(words)
    return text.shows(Span(start, start + len(words)))


def colours_at(text: ComparedText, words: str) -> set[str]:
    """The colours of the pixels on which words stand."""
    loaded = text.document.loaded
    assert loaded is not None
    start = loaded.source.text.index(words)
    rect = text.rects_of(Span(start, start + len(words)))[0].toRect()
    picture: QImage = text.viewport().grab(rect).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_words_that_went_and_came_are_marked_each_on_its_side(
    sides: SideBySide, comparison: Comparison, theme: Theme
) -> None:
    figure = change(comparison, ChangeKind.CHANGED, "Der spares 0,3")
    sides.show_change(figure)
    QApplication.processEvents()
    red, green = (highlight_colour(theme.colours, each) for each in (Colour.RED, Colour.GREEN))
    old, new = sides.texts
    assert red in colours_at(old, "0,3")
    assert green in colours_at(new, "0,4")
    assert theme.colours.rejected in colours_at(old, "0,3")  # struck through
    assert theme.colours.approved in colours_at(new, "0,4")  # underlined
    for text, unchanged in ((old, "Der spares 0,3"), (new, "Der spares 0,4")):
        assert not {red, green} & colours_at(text, unchanged[:10])


def test_a_chosen_change_is_in_view_on_both_sides_equally_high(
    sides: SideBySide, comparison: Comparison
) -> None:
    sides.show_change(change(comparison, ChangeKind.CHANGED, "14 skolebusser"))
    old, new = sides.texts
    assert seen(old, "14 skolebusser")
    assert seen(new, "15 skolebusser")
    assert old.here is not None
    assert new.here is not None
    assert abs(old.point_of(old.here.start).y() - new.point_of(new.here.start).y()) < 50


def test_where_words_are_missing_is_shown_where_they_would_stand(
    sides: SideBySide, comparison: Comparison, theme: Theme
) -> None:
    sides.show_change(change(comparison, ChangeKind.ITEM_ADDED, "Legepladsen"))
    old, new = sides.texts
    assert seen(new, "Punkt 7: Legepladsen")
    assert old.here is not None
    assert old.here.start == old.here.end
    assert seen(old, "3. Kommende møder")
    picture = old.viewport().grab().toImage()
    accent = QColor(theme.colours.accent).name()
    row = [picture.pixelColor(x, y).name() for y in range(picture.height()) for x in (30, 60, 90, 120, 150)]
    assert accent in row


def test_the_other_text_goes_along_with_the_one_that_is_scrolled(
    sides: SideBySide, comparison: Comparison, qtbot: QtBot
) -> None:
    old, new = sides.texts
    for leading, other, words in (
        (new, old, "Punkt 6: Orientering"),
        (old, new, "Punkt 3: Kvalitetsrapport"),
    ):
        loaded = leading.document.loaded
        assert loaded is not None
        leading.setFocus()
        QTest.mouseClick(leading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        down = leading.rects_of(Span(at := loaded.source.text.index(words), at + 5))[0].top()
        bar = leading.verticalScrollBar()
        bar.setValue(bar.value() + round(down) - 60)
        qtbot.waitUntil(lambda other=other, words=words: seen(other, words))


def test_a_click_on_a_change_chooses_it(sides: SideBySide, comparison: Comparison, qtbot: QtBot) -> None:
    wanted = change(comparison, ChangeKind.CHANGED, "evalueres i 2026")
    sides.show_change(wanted)
    QApplication.processEvents()
    new = sides.texts[1]
    assert wanted.new_span is not None
    point = new.rects_of(Span(wanted.new_span.start, wanted.new_span.start + 2))[0].center().toPoint()
    with qtbot.waitSignal(sides.change_clicked) as told:
        qtbot.mouseClick(new.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert comparison.changes[told.args[0]] is wanted


def test_a_double_click_and_enter_lead_to_the_place_in_the_document(
    sides: SideBySide, comparison: Comparison, qtbot: QtBot
) -> None:
    sides.show_change(change(comparison, ChangeKind.CHANGED, "evalueres i 2026"))
    QApplication.processEvents()
    old = sides.texts[0]
    assert old.here is not None
    with qtbot.waitSignal(sides.open_wanted) as told:
        qtbot.keyClick(old, Qt.Key.Key_Return)
    assert told.args == [True, old.here.start]
    point = old.rects_of(Span(old.here.start, old.here.start + 2))[0].center().toPoint()
    with qtbot.waitSignal(sides.open_wanted) as told:
        qtbot.mouseDClick(old.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args[0] is True
    assert abs(told.args[1] - old.here.start) < 3


def test_a_recommendation_stands_beside_its_decision(
    sides: SideBySide, comparison: Comparison, theme: Theme
) -> None:
    loaded = comparison.new
    text = loaded.source.text
    recommended, decided = "at model 1 forkastes", "forkastede model 1"
    pieces = tuple(
        WordPiece(words, kind, *(Span(at, at + len(words)) if mine else None for mine in places))
        for words, kind, places in (
            (recommended, PieceKind.REMOVED, (True, False)),
            (decided, PieceKind.ADDED, (False, True)),
        )
        for at in [text.index(words)]
    )
    against = Against(1, pieces, followed=Followed.NOT_FOLLOWED)
    told = Compared(1, comparison.shown, (against,), Joints(array("q"), array("q")))
    sides_ = (comparison.old_side, comparison.old), (comparison.new_side, comparison.new)
    comparison = Comparison.of(*sides_, comparison.changes, told)
    sides.show_comparison(comparison)
    sides.show_view(View.AGAINST)
    sides.show_item(AgainstRow(against, "Pasning", "Item 2"))
    QApplication.processEvents()
    left, right = sides.texts
    assert left.document.loaded is right.document.loaded is loaded
    assert seen(left, recommended)
    assert seen(right, decided)
    assert highlight_colour(theme.colours, Colour.YELLOW) in colours_at(left, recommended)
    assert highlight_colour(theme.colours, Colour.GREEN) in colours_at(right, decided)
    assert [head.caption.accessibleName() for head in sides.heads] == ["Recommendation", "Decision"]
    for head in sides.heads:
        assert not head.choice.isEnabled()
        assert "Both are of this version" in head.choice.toolTip()
    sides.show_view(View.ALL)
    assert sides.texts[0].document.loaded is comparison.old


def test_what_followed_the_recommendation_has_no_words_marked(comparison: Comparison) -> None:
    text = comparison.new.source.text
    at = text.index("Godkendt.")
    piece = WordPiece("Godkendt.", PieceKind.ADDED, new=Span(at, at + 9))
    for followed, marked in ((Followed.FOLLOWED, 0), (Followed.UNTOLD, 0), (Followed.AMENDED, 1)):
        against = Against(1, (piece,), followed=followed)
        marks = list(against_marks([against], decision=True).near(Span(0, len(text))))
        assert len(marks) == marked
        (row,) = against_rows([against], comparison.new.meeting)
        assert isinstance(row, AgainstRow)
        assert row.what == f"Item 2 · {followed_word(followed)}"
        assert any(each.kind is PieceKind.ADDED for words in row.words for each in words) is bool(marked)


def test_all_versions_to_choose_from_are_seen(sides: SideBySide, comparison: Comparison) -> None:
    sides.show_comparison(comparison)
    choice = sides.heads[0].choice
    choice.showPopup()
    view = choice.view()
    last = view.visualRect(view.model().index(choice.count() - 1, 0))
    assert last.top() >= 0
    assert last.bottom() <= view.viewport().rect().bottom()
    choice.hidePopup()
