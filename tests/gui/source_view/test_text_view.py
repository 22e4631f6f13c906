"""Text mode as a reader sees it: marks on the very words, steady scrolling, its style."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour, PageBox
from core.library import LoadedMeeting
from core.source_text import Box, Span
from gui.annotations.placing import Mark, annotation_on, target_at
from gui.source_view.text_column import RowKey
from gui.source_view.text_rows import Row
from gui.source_view.text_style import TextStyle, text_style
from gui.source_view.text_view import TextView
from gui.theme import LIGHT, Theme
from tests.gui.conftest import COMMITTEE
from tests.gui.source_view.test_spoken import read, shown

BODY = "Udvalget drøftede 😀 broen over åen og 𝔘dsatte sagen til næste møde, så stien kan komme med. "


@pytest.fixture
def view(tmp_path: Path, theme: Theme, qtbot: QtBot) -> TextView:
    sections = "\n\n".join(f"Punkt {n}: Sag {n}\n\nSagsfremstilling\n{BODY * 6}" for n in range(1, 60))
    path = tmp_path / "referat.txt"
    path.write_text(f"Referat\n\n{sections}\n", "utf-8")
    return shown(read(tmp_path, path), theme, qtbot)


def loaded_of(view: TextView) -> LoadedMeeting:
    assert view.document.loaded is not None
    return view.document.loaded


def marked(loaded: LoadedMeeting, span: Span, kind: AnnotationKind, boxes: tuple[PageBox, ...] = ()) -> Mark:
    target = target_at(loaded, span)
    made = annotation_on(loaded, target, kind, "", "Anna", boxes=boxes, colour=Colour.GREEN)
    return Mark(made, target)


def test_places_and_points_answer_each_other(view: TextView) -> None:
    text = loaded_of(view).source.text
    start = text.index("Udvalget", 2000)
    view.go_to(start)
    view.grab()
    for offset in range(start, start + 180):
        rects = view.rects_of(Span(offset, offset + 1))
        if not rects or text[offset].isspace():
            continue
        rect = rects[0]
        assert len(rects) == 1
        inside = QPoint(round(rect.center().x()), round(rect.center().y()))
        assert view.offset_under(inside) == offset, text[offset]
        left = QPoint(round(rect.left() + 0.5), round(rect.center().y()))
        assert view.position_at(left) == offset


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_highlight_lies_on_its_words(view: TextView, zoom: float) -> None:
    view.set_zoom(zoom)
    loaded = loaded_of(view)
    start = loaded.source.text.index("broen over åen")
    span = Span(start, start + len("broen over åen"))
    view.document.set_marks((marked(loaded, span, AnnotationKind.HIGHLIGHT),))
    view.go_to(start)
    image = view.viewport().grab().toImage()
    ground = QColor(LIGHT.highlights[1])
    for rect in view.rects_of(span):
        row = [image.pixelColor(x, round(rect.center().y())) for x in range(0, image.width())]
        tinted = [x for x, colour in enumerate(row) if colour == ground]
        assert tinted
        assert min(tinted) >= rect.left() - 1.5
        assert max(tinted) <= rect.right() + 1.5
        assert len(tinted) > rect.width() * 0.4  # the rest is ink


def test_an_area_has_a_line_of_its_own(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    view = shown(read(tmp_path, COMMITTEE), theme, qtbot)
    loaded = loaded_of(view)
    item = loaded.meeting.items[1].span.start
    before = view.column.height
    area = marked(loaded, Span(item, item), AnnotationKind.AREA, (PageBox(3, Box(50, 50, 90, 90)),))
    view.document.set_marks((area,))
    rows = [view.column.row(key) for key in view.column.rows_of(Span(item, item + 1))]
    assert rows[0].paragraph is not None
    texts = [row.text for row in view.column._read(view.column.key_of(item).part)]  # type: ignore[union-attr]
    assert "Area on page 4" in texts
    view.document.set_marks(())
    view.grab()
    assert view.column.height == pytest.approx(before, rel=0.2)


def test_scrolling_back_finds_the_same_words_where_they_were(view: TextView) -> None:
    text = loaded_of(view).source.text
    view.go_to(text.index("Punkt 40"))
    view.grab()
    bar = view.verticalScrollBar()
    middle = QPoint(view.viewport().width() // 2, view.viewport().height() // 2)
    for _turn in range(30):  # upwards, where nothing is laid out yet
        before = view.position_at(middle)
        assert before is not None
        before -= loaded_of(view).source.text[before].isspace()
        top = view.rects_of(Span(before, before + 1))[0].top()
        bar.setValue(bar.value() - 60)
        view.grab()
        after = view.rects_of(Span(before, before + 1))[0].top()
        assert after - top == pytest.approx(60, abs=1.5)


def test_the_end_is_the_end(view: TextView, qtbot: QtBot) -> None:
    text = loaded_of(view).source.text
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.grab()
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    last = len(text.rstrip()) - 1
    assert view.shows(Span(last, last + 1))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    view.grab()
    assert view.shows(Span(0, 7))


def test_another_style_keeps_the_words_at_the_upper_edge(view: TextView) -> None:
    start = loaded_of(view).source.text.index("Punkt 30")
    view.go_to(start)
    for style in (TextStyle(serif=False), TextStyle(characters=90), TextStyle(leading=1.8, size=1.5)):
        view.choose_style(style)
        view.grab()
        assert view.place().offset == start
        assert view.rects_of(Span(start, start + 1))[0].top() < 120


def test_a_style_is_kept_as_a_setting() -> None:
    style = TextStyle(serif=False, characters=60, leading=1.8, size=1.25)
    assert text_style(style.as_text()) == style
    assert text_style(None) == text_style("nonsense") == TextStyle()
    assert text_style('{"characters": 5000}').characters == 90
    assert style.wider(+1).characters > 60 > style.wider(-1).characters


@pytest.mark.parametrize("width", [420, 700, 1100])
def test_all_signs_of_a_passage_stand_on_the_sheet_and_lead_to_it(view: TextView, width: int) -> None:
    view.resize(width, 600)
    loaded = loaded_of(view)
    start = loaded.source.text.index("broen over åen")
    kinds = (*(AnnotationKind.NOTE, AnnotationKind.FOLLOW_UP), *(AnnotationKind.TAG,) * 3)
    span = Span(start, start + 14)
    beside = Span(start + 20, start + 30)
    target = target_at(loaded, span)
    marks = [
        Mark(annotation_on(loaded, target, kind, f"Word {n}", "Anna", colour=Colour.GREEN), target)
        for n, kind in enumerate(kinds)
    ]
    view.document.set_marks((*marks, marked(loaded, beside, AnnotationKind.TAG)))
    view.go_to(start)
    view.grab()
    signs = view._painting.signs
    assert len(signs) == 6
    assert all(view.sheet().contains(sign.rect) for sign in signs)
    assert all(view.viewport().rect().contains(sign.rect.toAlignedRect()) for sign in signs)
    for number, sign in enumerate(signs):
        assert not any(sign.rect.intersects(other.rect) for other in signs[number + 1 :])
        assert view.sign_at(sign.rect.center().toPoint()) == sign.target
    words = view.rects_of(span)[0]
    assert abs(signs[0].rect.center().y() - words.center().y()) < 3


def rows_of(view: TextView, first: str) -> list[Row]:
    """The row that begins with those words, and those behind it in its part."""
    key = view.column.key_of(loaded_of(view).source.text.index(first))
    assert key is not None
    return [view.column.row(RowKey(key.part, row)) for row in range(key.row, key.row + 6)]


def test_heads_stand_over_their_numbers_and_tables_apart_from_text(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    view = shown(read(tmp_path, COMMITTEE), theme, qtbot)
    head, first, *_others, below = rows_of(view, "Område")
    assert below.text == "Beløb i mio. kr."
    assert below.above > 0.5
    right = []
    for row in (head, first):
        key = view.column.key_of(row.start)
        assert key is not None
        laid = view.column.set_row(key)
        cells = row.text.split("\t")
        ends = [len("\t".join(cells[: n + 1])) for n in range(len(cells))]
        right.append([laid.rects(end - 1, end)[0].right() for end in ends[1:]])
    assert right[0] == pytest.approx(right[1], abs=2)


def test_quiet_words_are_as_clear_as_others_once_selected(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    view = shown(read(tmp_path, COMMITTEE), theme, qtbot)
    start = loaded_of(view).source.text.index("Mødested")
    view.document.select(start, start + len("Mødested"))
    view.go_to(start)
    rect = view.rects_of(Span(start, start + 8))[0].toAlignedRect()
    image = view.viewport().grab(rect).toImage()
    darkest = min(
        image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())
    )
    assert darkest <= QColor(LIGHT.text).lightness() + 25


@pytest.mark.parametrize("width", [200, 300, 440, 800])
def test_the_sheet_is_as_narrow_as_its_view(view: TextView, width: int) -> None:
    view.resize(width, 500)
    sheet = view.sheet()
    assert sheet.left() >= 0
    assert sheet.right() <= view.viewport().width()
    assert sheet.left() < view.origin().x() < view.origin().x() + view.column.width < sheet.right()
