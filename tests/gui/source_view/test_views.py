"""The page view and the text view as a reader sees them: ink, band, places, zoom."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.paragraph import Form
from core.running_text import paragraphs
from core.source_text import PageSize
from gui.source_view.page_layout import MARGIN
from gui.source_view.page_painting import BAND, mixed
from gui.source_view.page_view import PageView
from gui.source_view.shown_document import ShownDocument
from gui.source_view.text_view import TextView
from gui.source_view.view import SourceView
from gui.theme import LIGHT, Theme
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start

TEXT = """REFERAT Teknikudvalget d. 14-05-2024

Mødedato Tirsdag d. 14. maj 2024 kl. 14:30

Punkt 1: Godkendelse af dagsorden

Beslutning

Godkendt.

Punkt 2: Cykelsti til havnen

Sagsfremstilling

{long}

Beslutning

Udsat til næste møde.
"""


@pytest.fixture
def text_window(start_with: Start, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window with minutes that have no pages."""
    path = tmp_path / "teknik.txt"
    long = "\n\n".join(
        f"Afsnit {n} om stien og dens forløb langs vandet, som borgerne har ønsket." for n in range(60)
    )
    path.write_text(TEXT.format(long=long), "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def ink(view: QWidget) -> int:
    """How many pixels of a widget are dark."""
    image = view.grab().toImage()
    across, down = range(0, image.width(), 3), range(0, image.height(), 3)
    return sum(QColor(image.pixel(x, y)).lightness() < 100 for x in across for y in down)


def page_view(window: Window) -> PageView:
    view = window.source.view
    assert isinstance(view, PageView)
    return view


def test_pages_come_up(opened: Window, qtbot: QtBot) -> None:
    view = page_view(opened)
    qtbot.waitUntil(lambda: ink(view.viewport()) > 50, timeout=WAIT_MS)


def test_pages_are_as_wide_as_the_view(opened: Window) -> None:
    view = page_view(opened)
    assert view.horizontalScrollBar().maximum() == 0
    assert view.fits_width
    before = view.zoom
    opened.panes.show_decision(False)
    assert view.zoom > before


def test_pages_stay_at_their_place_when_the_view_narrows(opened: Window) -> None:
    view = page_view(opened)
    view.go_to_page(6)
    before = view.place()
    assert before.page is not None
    assert before.page >= 5
    for less in (5, 40, 90):
        opened.resize(opened.width() - less, opened.height())
        again = view.place()
        assert again.page == before.page
        assert abs((again.y or 0.0) - (before.y or 0.0)) < 2


def test_ctrl_and_wheel_zoom_where_the_pointer_is(opened: Window) -> None:
    view = page_view(opened)
    opened.agenda.step(+1)
    opened.agenda.step(+1)
    fixed = QPoint(200, 150)
    before = view._layout.place_at(view.verticalScrollBar().value() + fixed.y())
    zoom = view.zoom
    event = QWheelEvent(
        QPointF(fixed), QPointF(view.viewport().mapToGlobal(fixed)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == pytest.approx(zoom * 1.21)
    page, y = view._layout.place_at(view.verticalScrollBar().value() + fixed.y())
    assert page == before[0]
    assert y == pytest.approx(before[1], abs=2)


def test_zoom_has_ends(opened: Window) -> None:
    view = page_view(opened)
    view.set_zoom(50)
    assert view.zoom == 5.0
    view.zoom_in()
    assert view.zoom == 5.0
    view.set_zoom(0.001)
    assert view.zoom == 0.25


def test_the_band_lies_under_the_decision(opened: Window, qtbot: QtBot) -> None:
    view = page_view(opened)
    opened.agenda.step(+1)
    qtbot.keyClick(opened, Qt.Key.Key_J)
    opened.actions_["to_decision"].trigger()
    rects = view.band_rects()
    assert len(rects) == 1
    assert view.viewport().rect().intersects(rects[0])
    qtbot.waitUntil(lambda: ink(view.viewport()) > 50, timeout=WAIT_MS)
    image = view.viewport().grab().toImage()
    inside = QColor(image.pixel(rects[0].right() - 4, rects[0].center().y()))
    assert inside == mixed(QColor(LIGHT.chosen), QColor(LIGHT.paper), BAND)
    bar = QColor(image.pixel(rects[0].left() + 1, rects[0].center().y()))
    assert bar == QColor(LIGHT.accent)


def test_scrolling_takes_the_tree_along(opened: Window, qtbot: QtBot) -> None:
    view = page_view(opened)
    with qtbot.waitSignal(opened.current.item_chosen, timeout=WAIT_MS):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = len(opened.current.items) - 1
    assert opened.current.item == last
    assert opened.agenda.tree.currentIndex().data() == opened.agenda.model.at(last).data()


def test_choosing_an_item_takes_the_page_along(opened: Window) -> None:
    view = page_view(opened)
    loaded = opened.current.loaded
    assert loaded is not None
    index = opened.agenda.filtered.mapFromSource(opened.agenda.model.at(4))
    opened.agenda.tree.setCurrentIndex(index)
    assert opened.current.item == 4
    page = loaded.source.page_of(loaded.meeting.items[4].heading.start)
    assert view.place().page in (page, (page or 0) - 1)
    assert f"page {(page or 0) + 1} of" in view.position_words()


def test_keys_scroll_as_in_a_browser(opened: Window, qtbot: QtBot) -> None:
    view: SourceView = page_view(opened)
    view.setFocus()
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Space)
    down = bar.value()
    assert down > 0
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_text_is_set_where_there_are_no_pages(text_window: Window, qtbot: QtBot) -> None:
    view = text_window.source.view
    assert isinstance(view, TextView)
    assert ink(view.viewport()) > 50
    assert text_window.status.where.text() == "100 %"
    text_window.agenda.step(+1)
    text_window.agenda.step(+1)
    assert text_window.current.item == 1
    top = view.verticalScrollBar().value()
    text_window.actions_["to_decision"].trigger()
    assert view.verticalScrollBar().value() > top
    assert len(view.band_rects()) == 1
    assert view.band_rects()[0].intersects(view.viewport().rect().toRectF())


def test_text_keeps_its_place_when_the_window_narrows(text_window: Window) -> None:
    view = text_window.source.view
    assert isinstance(view, TextView)
    text_window.agenda.step(+1)
    text_window.agenda.step(+1)
    before = view.place().offset
    text_window.resize(980, 700)
    assert view.place().offset == before
    view.zoom_in()
    view.zoom_in()
    assert view.place().offset == before


def test_scrolling_text_takes_the_tree_along(text_window: Window, qtbot: QtBot) -> None:
    view = text_window.source.view
    assert view is not None
    with qtbot.waitSignal(text_window.current.item_chosen, timeout=WAIT_MS):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert text_window.current.item == 1


def test_pages_are_sharp_on_dense_screens(
    opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a screen with two device pixels a logical one, the tiles have twice the pixels."""
    view = page_view(opened)
    plain = view._tiles(0)
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    dense = view._tiles(0)
    assert dense[0].scale == pytest.approx(2 * plain[0].scale)
    pixels = sum(tile.width * tile.height for tile in dense)
    assert pixels == pytest.approx(4 * sum(tile.width * tile.height for tile in plain), rel=0.02)
    assert all(tile.width <= 1024 and tile.height <= 1024 for tile in dense)
    view.viewport().repaint()
    qtbot.waitUntil(lambda: all(view._store.get(tile) is not None for tile in dense), timeout=WAIT_MS)


def test_lines_of_a_paragraph_stand_together(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text(TEXT.format(long="Første linje.\nAnden linje.\n\nNyt afsnit."), "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    view, text = window.source.text, window.source.document
    assert text.loaded is not None
    words = text.loaded.source.text
    rects = []
    for line in ("Første linje.", "Anden linje.", "Nyt afsnit."):
        key = view.column.key_of(words.index(line))
        assert key is not None
        view.column.set_row(key)
        rects.append(view.column.rect(key))
    assert rects[1].top() - rects[0].bottom() < 1
    assert rects[2].top() - rects[1].bottom() > 5


def test_a_heading_that_runs_into_its_text_is_no_heading(
    start_with: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text(
        TEXT.format(long="Forvaltningen indstiller, at stien anlægges i det kommende år."), "utf-8"
    )
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    source = window.source.document.loaded
    assert source is not None
    forms = {each.text(source.source): each.form for each in paragraphs(source.source, source.meeting)}
    assert forms["Sagsfremstilling"] is Form.SECTION
    long = next(form for text, form in forms.items() if text.startswith("Forvaltningen"))
    assert long is Form.TEXT


def test_one_wide_page_does_not_make_the_others_small(theme: Theme, qtbot: QtBot) -> None:
    letter, map_ = PageSize(595, 842), PageSize(1684, 1191)
    view = PageView(ShownDocument(), _NoRasters(), theme)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pages(1, (letter,) * 5)
    alone = view.zoom
    view.show_pages(2, (*(letter,) * 5, map_))
    assert view.zoom == pytest.approx(alone)
    page = view._page_rect(0)
    assert abs(page.center().x() - view.viewport().width() // 2) <= 2


def test_a_page_on_its_side_fits_the_width_as_the_upright_ones_do(theme: Theme, qtbot: QtBot) -> None:
    upright, on_its_side = PageSize(595, 842), PageSize(842, 595)
    view = PageView(ShownDocument(), _NoRasters(), theme)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pages(1, (upright, on_its_side, upright))
    widths = {view._page_rect(page).width() for page in range(3)}
    assert max(widths) - min(widths) <= 1
    assert max(widths) == pytest.approx(view.viewport().width() - 2 * MARGIN, abs=2)
    assert view.horizontalScrollBar().maximum() == 0
    view.scroll_to_page(2)
    assert view.page_at_eye() == 2


def test_a_view_that_changes_its_size_does_not_say_that_the_reader_went_on(
    theme: Theme, qtbot: QtBot
) -> None:
    view = PageView(ShownDocument(), _NoRasters(), theme)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pages(1, (PageSize(595, 842),) * 5)
    view.go_to_page(4)
    view.resize(700, 900)  # there is not so much below any more: the bar goes back
    assert not view._tell.isActive()
    view.verticalScrollBar().setValue(0)
    assert view._tell.isActive()


class _NoRasters(QObject):
    """A page process that draws nothing."""

    drawn = Signal(object, object)
    failed = Signal(object, object)
    characters = Signal(int, int, object)

    def wish(self, *_wanted: object) -> None:
        """Nothing comes."""

    def forget(self, _view: object) -> None:
        """Nothing was wished."""
