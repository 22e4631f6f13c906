"""From points to text and back: columns, characters, turned pages, links."""

from __future__ import annotations

from array import array
from math import nan

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from core.annotations import AnnotationKind, Colour
from core.source_text import Box, Line, PageSize, SourceText, Span
from gui.annotations.placing import Mark, Target
from gui.source_view.page_characters import PageCharacters
from gui.source_view.page_layout import PageLayout, turn
from gui.source_view.page_map import PageMap
from gui.source_view.page_shapes import Card, shapes_of
from gui.source_view.page_signs import SignKind, signs_on
from gui.whose import By
from tests.gui.source_view.invented_marks import note_on, words_marked

A4 = PageSize(595, 842)


def page_of(*lines: tuple[str, Box]) -> SourceText:
    """One page with `lines`, in the order of the text."""
    text, placed = "", []
    for words, box in lines:
        placed.append(Line(len(text), len(text) + len(words), 0, box))
        text += words + "\n"
    return SourceText(text, tuple(placed), "pdf", 1, (A4,))


TWO_COLUMNS = page_of(
    ("A title as wide as the page", Box(50, 40, 545, 56)),
    ("left one", Box(50, 80, 280, 92)),
    ("left two", Box(50, 94, 120, 106)),
    ("right one", Box(310, 80, 545, 92)),
    ("right two", Box(310, 94, 545, 106)),
    ("right three", Box(310, 300, 545, 312)),
)


def characters_of(source: SourceText) -> PageCharacters:
    return PageCharacters(source, PageMap(source))


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (100, 85, "left one"),
        (270, 100, "left two"),  # beside a short line
        (400, 100, "right two"),
        (100, 305, "left two"),  # below the left column, beside the right one
        (400, 250, "right three"),
        (10, 10, "A title as wide as the page"),
        (590, 95, "right two"),
    ],
)
def test_a_point_means_the_line_of_its_column(x: float, y: float, words: str) -> None:
    offset = characters_of(TWO_COLUMNS).offset_under(0, x, y)
    assert offset is not None
    assert TWO_COLUMNS.line_text(TWO_COLUMNS.line_at(offset)) == words


def test_characters_share_their_line_until_their_boxes_are_there() -> None:
    source = page_of(("iiiiWWWW", Box(100, 100, 180, 112)))
    characters = characters_of(source)
    assert characters.position_at(0, 139, 106) == 4
    assert next(characters.boxes(Span(0, 4))).box == Box(100, 100, 140, 112)
    wide = [3.0] * 4 + [17.0] * 4
    numbers, x = array("f"), 100.0
    for width in wide:
        numbers.extend((x, 101, x + width, 111))
        x += width
    assert characters.put(0, numbers)
    assert characters.position_at(0, 139, 106) == 6
    assert next(characters.boxes(Span(0, 4))).box == Box(100, 100, 112, 112)
    assert characters.position_at(0, 500, 106) == 8
    assert characters.position_at(0, 0, 106) == 0


def test_boxes_of_another_text_are_not_taken() -> None:
    characters = characters_of(page_of(("Nogle ord", Box(100, 100, 180, 112))))
    assert not characters.put(0, array("f", [1.0] * 8))
    assert characters.wants(0)
    assert not characters.put(0, None)
    assert not characters.wants(0)  # it cannot be told: nobody asks again


def test_a_gap_between_cells_has_no_place() -> None:
    source = page_of(("a\tb", Box(100, 100, 300, 112)))
    characters = characters_of(source)
    boxes = array("f", [100, 100, 110, 112, nan, nan, nan, nan, 290, 100, 300, 112])
    assert characters.put(0, boxes)
    assert characters.position_at(0, 150, 105) == 1
    assert characters.position_at(0, 280, 105) == 2
    assert next(characters.boxes(Span(0, 3))).box == Box(100, 100, 300, 112)


def test_lines_that_overlap_are_marked_side_by_side() -> None:
    source = page_of(("one line", Box(50, 100, 200, 114)), ("another", Box(50, 112, 200, 126)))
    first, second = characters_of(source).boxes(Span(0, len(source.text)))
    assert first.box.y1 == second.box.y0 == 113


def test_a_page_without_text_has_no_places() -> None:
    source = SourceText("", (), "pdf", 1, (A4,), scanned=(0,))
    characters = characters_of(source)
    assert characters.position_at(0, 100, 100) is None
    assert not characters.wants(0)
    assert list(characters.boxes(Span(0, 10))) == []


def test_a_mark_on_changed_words_has_a_sign_that_tells_the_old_ones() -> None:
    changed = words_marked(Span(0, 5))._replace(former="to tilbud")
    (sign,) = signs_on([card(changed, 50)], QRectF(0, 0, 400, 300), QTransform())
    assert sign.kind is SignKind.CHANGED
    assert sign.words == "In the version before it was on: “to tilbud”"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_points_are_found_again_on_turned_pages(rotation: int) -> None:
    layout = PageLayout([A4, PageSize(842, 1190)], 1.3, rotation=rotation)
    for page in range(2):
        to_column = layout.transform(page, 1000)
        back, possible = to_column.inverted()
        assert possible
        place = QPointF(100, 250)
        again = back.map(to_column.map(place))
        assert again.x() == pytest.approx(100)
        assert again.y() == pytest.approx(250)
        sheet = QRectF(layout.rect(page, 1000))
        assert sheet.adjusted(-1, -1, 1, 1).contains(to_column.mapRect(QRectF(0, 0, 595, 842)))


def test_a_turned_page_reads_from_its_new_top() -> None:
    layout = PageLayout([A4], 0.75, rotation=90)  # one pixel a point
    assert (layout.rect(0, 0).width(), layout.rect(0, 0).height()) == (842, 595)
    top_left = layout.transform(0, 0).map(QPointF(0, 0))
    corner = layout.rect(0, 0).topRight()
    assert top_left.x() == pytest.approx(corner.x() + 1)
    assert top_left.y() == pytest.approx(corner.y())


def boxes(span: Span) -> list[Box]:
    """Each character is ten points wide, in one line."""
    return [Box(10.0 * span.start, 100, 10.0 * span.end, 112)]


def test_the_shorter_highlight_is_seen_over_the_longer() -> None:
    long = words_marked(Span(0, 40), colour=Colour.YELLOW)
    short = words_marked(Span(10, 20), colour=Colour.BLUE)
    shapes = shapes_of([long, short], 0, Span(0, 100), boxes)
    assert [(box.x0, box.x1, colour) for box, colour in shapes.highlights] == [
        (0, 100, Colour.YELLOW),
        (100, 200, Colour.BLUE),
        (200, 400, Colour.YELLOW),
    ]


def test_a_highlight_below_another_readers_is_seen_as_a_line_in_its_colour() -> None:
    hers = words_marked(Span(0, 40), colour=Colour.GREEN)._replace(by=By("Birthe Krog", "BK"))
    mine = words_marked(Span(0, 40), colour=Colour.YELLOW)
    own_as_well = words_marked(Span(50, 60), colour=Colour.YELLOW)
    below_own = words_marked(Span(45, 65), colour=Colour.RED)
    shapes = shapes_of([mine, hers, own_as_well, below_own], 0, Span(0, 100), boxes)
    seen = {colour for box, colour in shapes.highlights if box.x0 < 400}
    below = {(line.box.x0, line.box.x1, line.colour) for line in shapes.lines}
    (other,) = {Colour.GREEN, Colour.YELLOW} - seen
    assert below == {(0, 400, other)}  # one's own are told apart by what one did last


def test_underlines_stand_below_one_another() -> None:
    marks = [
        words_marked(Span(0, 40), AnnotationKind.UNDERLINE, Colour.RED),
        words_marked(Span(10, 20), AnnotationKind.UNDERLINE, Colour.BLUE),
        words_marked(Span(50, 60), AnnotationKind.UNDERLINE, Colour.BLUE),
    ]
    shapes = shapes_of(marks, 0, Span(0, 100), boxes)
    assert [(line.box.x0, line.level) for line in shapes.lines] == [(0, 0), (100, 1), (500, 0)]


def test_a_note_alone_has_dots_under_its_words() -> None:
    marked = words_marked(Span(0, 9), colour=Colour.GREEN)
    alone, on_mark = note_on(Span(20, 30)), note_on(Span(0, 9))
    shapes = shapes_of([marked, alone, on_mark], 0, Span(0, 100), boxes)
    assert [(line.box.x0, line.colour) for line in shapes.lines] == [(200, None)]


def test_comments_have_dashes_under_their_words_whatever_else_lies_there() -> None:
    comment = AnnotationKind.COMMENT
    marks = [
        words_marked(Span(0, 9), colour=Colour.GREEN),
        words_marked(Span(0, 9), comment, text="Er det rigtigt?"),
        words_marked(Span(20, 30), AnnotationKind.UNDERLINE, Colour.RED),
        words_marked(Span(20, 30), comment, text="Og det her?"),
    ]
    shapes = shapes_of(marks, 0, Span(0, 100), boxes)
    assert [(line.box.x0, line.colour, line.level, line.is_comment) for line in shapes.lines] == [
        (200, Colour.RED, 0, False),
        (200, None, 1, True),
        (0, None, 0, True),
    ]


def test_a_comment_has_a_sign_beside_that_of_a_note() -> None:
    mark = words_marked(Span(0, 5), AnnotationKind.COMMENT, text="Er det rigtigt?")
    both = Card(mark.target, (note_on(Span(0, 5)), mark), Box(50, 50, 200, 62), begins=True)
    signs = signs_on([both], QRectF(0, 0, 400, 300), QTransform())
    assert [(sign.kind, sign.words) for sign in signs] == [
        (SignKind.NOTE, "Husk det"),
        (SignKind.COMMENT, "Er det rigtigt?"),
    ]


def card(mark: Mark, top: float) -> Card:
    return Card(mark.target, (mark,), Box(50, top, 200, top + 12), begins=True)


def test_signs_in_the_margin_never_collide() -> None:
    sheet = QRectF(0, 0, 400, 300)
    cards = [card(note_on(Span(n, n + 1)), 100 + n % 3) for n in range(25)]
    signs = signs_on(cards, sheet, QTransform())
    assert len(signs) == 25
    assert all(sheet.contains(sign.rect) for sign in signs)
    for one in signs:
        assert not any(one.rect.intersects(other.rect) for other in signs if other is not one)


def test_a_sign_says_what_the_note_says() -> None:
    (sign,) = signs_on(
        [card(note_on(Span(0, 5), "Spørg forvaltningen"), 50)], QRectF(0, 0, 400, 300), QTransform()
    )
    assert sign.kind is SignKind.NOTE
    assert sign.words == "Spørg forvaltningen"
    assert sign.target == Target(0, None, Span(0, 5))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_signs_turn_with_the_page(rotation: int) -> None:
    to_view = turn(QSizeF(300, 400), rotation) * QTransform.fromScale(2, 2)
    sheet = to_view.mapRect(QRectF(0, 0, 300, 400))
    margin = to_view.mapRect(QRectF(280, 0, 20, 400))
    cards = [card(note_on(Span(n, n + 1)), 30 + n * 60) for n in range(6)]
    signs = signs_on(cards, sheet, to_view)
    assert all(margin.contains(sign.rect) for sign in signs)
    back, _possible = to_view.inverted()
    tops = [back.map(sign.rect.center()).y() for sign in signs]
    assert tops == pytest.approx([30 + n * 60 + 3.5 for n in range(6)])
