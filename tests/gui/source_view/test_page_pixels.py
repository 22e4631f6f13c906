"""The colour of a mark lies over the very words: at every zoom, turned, on white and on dark pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QTransform
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour, PageBox
from core.pages import Pages
from core.source_text import Box, Span
from gui.annotations.placing import annotation_on, target_at
from gui.pending import Change
from gui.source_view.page_painting import rect_of
from gui.source_view.page_view import PageView
from gui.theme import DARK, LIGHT, highlight_colour, stroke_colour
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS

PAGE = 4


def longest_word(window: Window) -> Span:
    """A long word on the page, with words before and after it in its line."""
    assert window.current.loaded is not None
    source = window.current.loaded.source
    words = []
    for line in source.lines:
        if line.page == PAGE:
            start = line.start
            for word in source.text[line.start : line.end].split(" "):
                words.append(Span(start, start + len(word)))
                start += len(word) + 1
    inner = [
        word
        for word in words
        if source.text[word.start - 1] == " " and source.text[word.end : word.end + 1] == " "
    ]
    return max(inner, key=lambda word: word.end - word.start)


def true_box(window: Window, word: Span) -> Box:
    """Where the word stands, as the code that made the text says."""
    assert window.current.loaded is not None
    source = window.current.loaded.source
    begin = next(line.start for line in source.lines if line.page == PAGE)
    pages = Pages(COMMITTEE.read_bytes())
    found = pages.character_boxes(PAGE)[word.start - begin : word.end - begin]
    pages.close()
    boxes = [box for box in found if box is not None]
    return Box(boxes[0].x0, min(box.y0 for box in boxes), boxes[-1].x1, max(box.y1 for box in boxes))


def put_mark(window: Window, span: Span, kind: AnnotationKind, colour: Colour | None) -> None:
    """Mark words as the reader does."""
    loaded = window.current.loaded
    assert loaded is not None
    mark = annotation_on(loaded, target_at(loaded, span), kind, "", "Anna", colour=colour)
    window.session.apply([Change(None, mark)])
    assert [each.span for each in window.source.document.marks] == [span]


def sharp_picture(view: PageView, qtbot: QtBot) -> QImage:
    """The view's pixels as soon as all that shows is drawn, and the characters' places are known."""
    view.viewport().repaint()

    def all_there() -> bool:
        known = view._overlay.characters
        pages = view._shown_pages()
        drawn = all(not view._tile_room.missing(view._tiles(page)) for page in pages)
        return drawn and known is not None and not any(known.wants(page) for page in pages)

    qtbot.waitUntil(all_there, timeout=WAIT_MS)
    return view.viewport().grab().toImage()


def share(image: QImage, rect: QRectF, colour: str) -> float:
    """The part of a rectangle's pixels that have a colour."""
    across = range(round(rect.left()), round(rect.right()))
    down = range(round(rect.top()), round(rect.bottom()))
    wanted = QColor(colour)
    pixels = [near(image.pixelColor(x, y), wanted) for x in across for y in down]
    return sum(pixels) / max(1, len(pixels))


def near(one: QColor, other: QColor) -> bool:
    """Dark paper is not black: the lighter of two colours may have a little of each."""
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[arg-type]
    return all(abs(a - b) <= 6 for a, b in pairs)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_highlight_lies_over_its_words(opened: Window, qtbot: QtBot, theme: str, rotation: int) -> None:
    opened.theme.choose(theme)
    colours = DARK if theme == "dark" else LIGHT
    ground = highlight_colour(colours, Colour.GREEN)
    view = opened.source.pages
    word = longest_word(opened)
    box = true_box(opened, word)
    put_mark(opened, word, AnnotationKind.HIGHLIGHT, Colour.GREEN)
    view.turn_by(rotation)
    for zoom in (1.0, 1.5, 3.0):
        view.set_zoom(zoom)
        view._bring(PAGE, rect_of(box).center(), view.viewport().rect().center())
        image = sharp_picture(view, qtbot)
        rect = view._to_view(PAGE).mapRect(rect_of(box))
        assert QRectF(image.rect()).contains(rect)
        assert view.rects_of(word)[0].intersected(rect).width() >= rect.width() - 1
        inside = rect.adjusted(1, 1, -1, -1)
        assert share(image, inside, ground) > 0.45, (zoom, "the word is not marked")
        assert share(image, inside, colours.paper) < 0.02, (zoom, "paper shows through")
        for outside in (
            QRectF(rect.left() - 3, rect.top(), 2, rect.height()),
            QRectF(rect.right() + 1, rect.top(), 2, rect.height()),
            QRectF(rect.left(), rect.top() - 3, rect.width(), 2),
            QRectF(rect.left(), rect.bottom() + 1, rect.width(), 2),
        ):
            assert share(image, outside, ground) == 0, (zoom, "more than the word is marked")


def test_an_underline_lies_under_its_words(opened: Window, qtbot: QtBot) -> None:
    view, word = opened.source.pages, longest_word(opened)
    put_mark(opened, word, AnnotationKind.UNDERLINE, Colour.RED)
    view.set_zoom(1.5)
    view.go_to(word.start)
    image = sharp_picture(view, qtbot)
    rect = view.rects_of(word)[0]
    line = QRectF(rect.left() + 1, rect.bottom() - 2, rect.width() - 2, 4)
    assert share(image, line, stroke_colour(LIGHT, Colour.RED)) >= 0.45
    before = QRectF(rect.left() - 3, rect.bottom() - 2, 2, 4)
    assert share(image, before, stroke_colour(LIGHT, Colour.RED)) == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_comment_has_a_line_of_its_own_colour(opened: Window, qtbot: QtBot, theme: str) -> None:
    opened.theme.choose(theme)
    view, word = opened.source.pages, longest_word(opened)
    put_mark(opened, word, AnnotationKind.COMMENT, None)
    view.set_zoom(1.5)
    view.go_to(word.start)
    image = sharp_picture(view, qtbot)
    rect = view.rects_of(word)[0]
    line = QRectF(rect.left() + 1, rect.bottom() - 2, rect.width() - 2, 4)
    assert share(image, line, opened.theme.colours.comment) >= 0.2


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_have_the_same_pixels(opened: Window, qtbot: QtBot, rotation: int) -> None:
    """Nothing is blurred by turning: every pixel of the page is there, elsewhere."""
    view = opened.source.pages
    view.set_zoom(0.37)
    view.go_to_page(PAGE)
    upright = sharp_picture(view, qtbot).copy(view._page_rect(PAGE))
    view.turn_by(rotation)
    view.go_to_page(PAGE)
    turned = sharp_picture(view, qtbot).copy(view._page_rect(PAGE))
    assert turned == upright.transformed(QTransform().rotate(rotation))


def test_dark_pages_can_be_white(opened: Window, qtbot: QtBot) -> None:
    opened.theme.choose("dark")
    view = opened.source.pages
    corner = view._page_rect(0).topLeft()
    assert sharp_picture(view, qtbot).pixelColor(corner.x() + 9, corner.y() + 9) == QColor(DARK.paper)
    opened.actions_["dark_pages"].trigger()
    assert sharp_picture(view, qtbot).pixelColor(corner.x() + 9, corner.y() + 9) == QColor(LIGHT.paper)
    assert not opened.actions_["dark_pages"].isChecked()
    assert opened.session.settings.dark_pages == "white"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_selected_words_and_hits_are_seen(opened: Window, qtbot: QtBot, theme: str) -> None:
    opened.theme.choose(theme)
    colours = DARK if theme == "dark" else LIGHT
    view, document, word = opened.source.pages, opened.source.document, longest_word(opened)
    view.set_zoom(1.5)
    view.go_to(word.start)
    inside = view.rects_of(word)[0].adjusted(2, 2, -2, -2)
    document.select(word.start, word.end)
    assert share(sharp_picture(view, qtbot), inside, colours.selection) > 0.45
    document.deselect()
    document.set_hits((word,), -1)
    assert share(sharp_picture(view, qtbot), inside, colours.mark) > 0.45
    document.set_hits((word,), 0)
    assert share(sharp_picture(view, qtbot), inside, colours.current_mark) > 0.45


def test_an_area_has_its_frame_whether_there_is_text_or_not(opened: Window, qtbot: QtBot) -> None:
    loaded, view = opened.current.loaded, opened.source.pages
    assert loaded is not None
    begin = next(line.start for line in loaded.source.lines if line.page == PAGE)
    target = target_at(loaded, Span(begin, begin))
    box = PageBox(PAGE, Box(20, 700, 120, 760))
    area = annotation_on(loaded, target, AnnotationKind.AREA, "", "Anna", boxes=(box,), colour=Colour.BLUE)
    opened.session.apply([Change(None, area)])
    view.set_zoom(1.0)
    view._bring(PAGE, rect_of(box.box).center(), view.viewport().rect().center())
    image = sharp_picture(view, qtbot)
    rect = view._to_view(PAGE).mapRect(rect_of(box.box))
    left = QRectF(rect.left() - 1, rect.top() + 5, 2, rect.height() - 10)
    assert share(image, left, stroke_colour(LIGHT, Colour.BLUE)) > 0.3
    assert share(image, rect.adjusted(3, 3, -3, -3), LIGHT.paper) == 0
    assert share(image, rect.adjusted(-6, 0, -rect.width() - 3, 0), LIGHT.paper) == 1
