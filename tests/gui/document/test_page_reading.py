"""What a reader does with pages: fit, turn, go to one by number, the strip, links."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QHelpEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QGestureEvent,
    QMessageBox,
    QPinchGesture,
    QPushButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind
from core.source_text import Link, Span
from gui.annotations.placing import annotation_on, target_at
from gui.document.page_reading import PageReading
from gui.pending import Change
from gui.source_view.links import ItemLink
from gui.source_view.page_strip import PLACE
from gui.window import Window
from tests.gui.conftest import COUNCIL, WAIT_MS, Start
from tests.gui.hands import await_characters


@pytest.fixture
def council(start_with: Start, qtbot: QtBot) -> Window:
    """The window with minutes that have a table of contents of their own."""
    window = start_with([COUNCIL]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def reading(window: Window) -> PageReading:
    return window.group.page_reading


def test_whole_pages_fit_the_view(opened: Window) -> None:
    view = opened.source.pages
    opened.actions_["fit_page"].trigger()
    assert view._page_rect(0).height() <= view.viewport().height()
    opened.resize(1300, 600)
    assert view._page_rect(0).height() <= view.viewport().height()
    opened.actions_["zoom_in"].trigger()
    assert view.fit is None


def test_zoom_fit_and_turn_are_found_again(opened: Window) -> None:
    view = opened.source.pages
    opened.actions_["fit_page"].trigger()
    opened.actions_["turn_right"].trigger()
    place = view.place()
    assert (place.rotation, place.fit) == (90, "page")
    opened.actions_["turn_left"].trigger()
    opened.actions_["fit_width"].trigger()
    view.restore(place)
    assert (view.rotation, view.fit) == (90, "page")
    view.set_zoom(1.5)
    again = view.place()
    view.fit_width()
    view.restore(again)
    assert view.zoom == 1.5


def test_the_place_stays_when_pages_are_turned(opened: Window) -> None:
    view = opened.source.pages
    view.set_zoom(2.0)
    view.go_to_page(4)
    middle = view.viewport().rect().center()
    before = view.place_on_page(middle)
    opened.actions_["turn_right"].trigger()
    after = view.place_on_page(middle)
    assert before is not None
    assert after is not None
    assert after[0] == before[0]
    assert after[1].y() == pytest.approx(before[1].y(), abs=30)


def test_a_page_is_gone_to_by_its_number(opened: Window, qtbot: QtBot) -> None:
    line = reading(opened).line
    opened.actions_["go_to_page"].trigger()
    assert line.isVisible()
    qtbot.keyClicks(line.line, "7")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert opened.source.pages.page_at_eye() == 6
    assert not line.isVisible()
    assert opened.source.pages.hasFocus()


def test_beyond_the_last_page_is_the_last_one(opened: Window, qtbot: QtBot) -> None:
    line, view = reading(opened).line, opened.source.pages
    opened.actions_["go_to_page"].trigger()
    qtbot.keyClicks(line.line, "x99")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert view.page_at_eye() == len(view.sizes) - 1
    opened.actions_["go_to_page"].trigger()
    qtbot.keyClicks(line.line, "1")
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert view.page_at_eye() == len(view.sizes) - 1


def test_a_click_on_where_the_reader_is_asks_for_a_page(opened: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(opened.status.where, Qt.MouseButton.LeftButton)
    assert reading(opened).line.isVisible()


def test_small_pages_come_and_lead_to_theirs(opened: Window, qtbot: QtBot) -> None:
    strip = reading(opened).strip
    opened.actions_["page_strip"].trigger()
    assert strip.isVisible()
    small = strip.pages
    qtbot.waitUntil(lambda: small._image(0) is not None, timeout=WAIT_MS)
    index = small.model().index(2, 0)
    qtbot.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=small.visualRect(index).center())
    assert opened.source.pages.page_at_eye() == 2
    qtbot.keyClick(small, Qt.Key.Key_Down)
    assert opened.source.pages.page_at_eye() == 3
    opened.source.pages.go_to_page(6)
    qtbot.waitUntil(lambda: small.currentIndex().row() == 6, timeout=WAIT_MS)
    assert opened.source.pages.page_at_eye() == 6  # the strip follows, and does not lead back
    opened.actions_["page_strip"].trigger()
    assert not strip.isVisible()


def test_the_strip_is_there_again_at_the_next_start(start: Start, start_with: Start, qtbot: QtBot) -> None:
    window = start_with([COUNCIL]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    window.actions_["page_strip"].trigger()
    again = start([COUNCIL]).window
    qtbot.waitUntil(reading(again).strip.isVisible, timeout=WAIT_MS)
    assert again.actions_["page_strip"].isChecked()


def test_the_contents_of_the_file_lead_to_their_pages(council: Window) -> None:
    strip = reading(council).strip
    council.actions_["page_strip"].trigger()
    assert [strip.tabs.tabText(tab) for tab in range(strip.tabs.count())] == ["Pages", "Contents"]
    last = strip.contents.topLevelItem(strip.contents.topLevelItemCount() - 1)
    assert last is not None
    page, _y = last.data(0, PLACE)
    strip.contents.itemClicked.emit(last, 0)
    assert council.source.pages.current_page() == page


def test_a_document_without_contents_has_one_tab(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bar.pdf"
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Referat af møde i Teknikudvalget")
    document.save(path)
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert reading(window).strip.tabs.count() == 1


def test_an_entry_of_the_contents_list_leads_to_its_item(council: Window) -> None:
    loaded = council.current.loaded
    assert loaded is not None
    view, wanted = council.source.pages, loaded.meeting.items[2]
    line = next(
        each
        for each in loaded.source.lines
        if each.page == 1 and (wanted.title or "?") in loaded.source.text[each.start : each.end]
    )
    assert line.box is not None
    view.go_to_page(1)
    point = view._to_view(1).map(QPointF(line.box.x0 + 4, (line.box.y0 + line.box.y1) / 2)).toPoint()
    link = view.link_at(point)
    assert isinstance(link, ItemLink)
    assert link.offset == wanted.heading.start
    view.link_chosen.emit(link)
    assert council.current.item == 2


def test_an_address_is_opened_only_when_the_reader_agrees(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    loaded = opened.current.loaded
    assert loaded is not None
    link = Link(0, loaded.source.lines[0].box, "https://example.org/sag", None)  # type: ignore[arg-type]
    opened.source.pages.link_chosen.emit(link)
    box = next(box for box in opened.findChildren(QMessageBox) if box.isVisible())
    assert "https://example.org/sag" in box.informativeText()
    box.reject()
    assert went == []
    opened.source.pages.link_chosen.emit(link)
    box = next(box for box in opened.findChildren(QMessageBox) if box.isVisible())
    next(button for button in box.findChildren(QPushButton) if "Open" in button.text()).click()
    assert went == ["https://example.org/sag"]


def test_an_address_of_a_file_is_not_opened(opened: Window) -> None:
    opened.source.pages.link_chosen.emit(Link(0, (0, 0, 9, 9), "file:///etc/passwd", None))  # type: ignore[arg-type]
    box = next(box for box in opened.findChildren(QMessageBox) if box.isVisible())
    texts = [button.text() for button in box.findChildren(QPushButton)]
    assert not any("Open" in text for text in texts)
    next(button for button in box.findChildren(QPushButton) if "Copy" in button.text()).click()
    assert QGuiApplication.clipboard().text() == "file:///etc/passwd"
    box.close()


def wheel(window: Window, pixels: QPoint, angle: QPoint, keys: Qt.KeyboardModifier) -> None:
    view, at = window.source.pages, QPoint(200, 150)
    event = QWheelEvent(
        *(QPointF(at), QPointF(view.viewport().mapToGlobal(at)), pixels, angle),
        *(Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_touchpad_scrolls_by_the_pixel(opened: Window) -> None:
    bar = opened.source.pages.verticalScrollBar()
    bar.setValue(300)
    wheel(opened, QPoint(0, -7), QPoint(0, -7), Qt.KeyboardModifier.NoModifier)
    assert bar.value() == 307


def test_shift_and_wheel_go_across(opened: Window) -> None:
    view = opened.source.pages
    view.set_zoom(3.0)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    before = across.value(), down.value()
    wheel(opened, QPoint(), QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert across.value() > before[0]
    assert down.value() == before[1]


def test_two_fingers_zoom_where_they_are(opened: Window) -> None:
    view, at = opened.source.pages, QPoint(200, 150)
    view.go_to_page(2)
    before, zoom = view.place_on_page(at), view.zoom
    event = QNativeGestureEvent(
        *(Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2),
        *(QPointF(at), QPointF(at), QPointF(view.viewport().mapToGlobal(at)), 0.25, QPointF()),
    )
    QApplication.sendEvent(view.viewport(), event)
    after = view.place_on_page(at)
    assert view.zoom == pytest.approx(zoom * 1.25)
    assert before is not None
    assert after is not None
    assert after[1].y() == pytest.approx(before[1].y(), abs=2)


def test_a_pinch_on_a_touch_screen_zooms(opened: Window) -> None:
    view = opened.source.pages
    zoom = view.zoom
    pinch = QPinchGesture()
    pinch.setScaleFactor(1.3)
    pinch.setCenterPoint(QPointF(view.viewport().mapToGlobal(QPoint(200, 150))))
    pinch.setChangeFlags(QPinchGesture.ChangeFlag.ScaleFactorChanged)
    QApplication.sendEvent(view.viewport(), QGestureEvent([pinch]))
    assert view.zoom == pytest.approx(zoom * 1.3)


def test_the_middle_button_drags_the_sheet(opened: Window, qtbot: QtBot) -> None:
    view = opened.source.pages
    bar = view.verticalScrollBar()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(200, 300))
    qtbot.mouseMove(view.viewport(), QPoint(200, 180))
    assert bar.value() == 120
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(200, 180))
    qtbot.mouseMove(view.viewport(), QPoint(200, 100))
    assert bar.value() == 120


def test_a_sign_in_the_margin_tells_its_note(opened: Window, qtbot: QtBot) -> None:
    loaded, view = opened.current.loaded, opened.source.pages
    assert loaded is not None
    line = next(line for line in loaded.source.lines if line.page == 4)
    target = target_at(loaded, Span(line.start, line.end))
    note = annotation_on(loaded, target, AnnotationKind.NOTE, "Er <b>det</b> rigtigt?", "Anna")
    opened.session.apply([Change(None, note)])
    view.go_to_page(4)
    page = view._page_rect(4)
    (sign,) = view._overlay.signs(4, view._to_view(4), page.toRectF())
    at = sign.rect.center().toPoint()
    assert view.sign_at(at) == target
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    )
    assert "Er &lt;b&gt;det&lt;/b&gt; rigtigt?" in QToolTip.text()
    QToolTip.hideText()


def test_without_pages_there_is_nothing_to_turn(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text("Referat af møde\n\nPunkt 1: Ny bro\n\nBeslutning\n\nGodkendt.\n", "utf-8")
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    for command in ("turn_right", "fit_page", "go_to_page", "page_strip"):
        assert not window.actions_[command].isEnabled()
    assert not reading(window).strip.isVisible()


def test_an_empty_page_beside_a_wide_one_is_shown(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "blandet.pdf"
    document = pymupdf.open()
    document.new_page(width=595, height=842).insert_text((72, 72), "Referat af møde i Teknikudvalget")
    document.new_page(width=1684, height=1191)
    document.new_page(width=300, height=200).insert_text((40, 40), "Beslutning: Godkendt.")
    document.save(path)
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    view = window.source.pages
    view.go_to_page(1)
    middle = view._page_rect(1).center()
    assert view.offset_under(middle) is None
    assert view.position_at(middle) is not None
    assert view.place_on_page(middle) is not None
    view.turn_by(90)
    view.viewport().repaint()
    assert view.rects_of(Span(0, 5))


def test_the_strip_comes_again_with_the_tab_that_was_on_top(
    start: Start, start_with: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bar.pdf"
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Referat af møde i Teknikudvalget")
    document.save(path)
    program = start_with([COUNCIL])
    window = program.window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    window.actions_["page_strip"].trigger()
    strip = reading(window).strip
    strip.tabs.setCurrentWidget(strip.contents)
    program.open([path], None)  # has no contents of its own
    qtbot.waitUntil(lambda: strip.tabs.count() == 1, timeout=WAIT_MS)
    again = reading(start([COUNCIL]).window).strip
    qtbot.waitUntil(lambda: again.tabs.count() == 2, timeout=WAIT_MS)
    assert again.tabs.currentWidget() is again.contents


def test_keys_select_alike_however_the_page_is_turned(opened: Window, qtbot: QtBot) -> None:
    view, document = opened.source.pages, opened.source.document
    loaded = opened.current.loaded
    assert loaded is not None
    lines = [line for line in loaded.source.lines if line.page and line.end - line.start > 60]
    start = lines[1].start + 30
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home)
    ways = []
    for _quarter in range(4):
        view.go_to(start)
        await_characters(view, qtbot)
        document.select(start, start + 5)
        view.setFocus()
        heads = []
        for key in keys:
            qtbot.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
            heads.append(document.head)
        ways.append(heads)
        opened.actions_["turn_right"].trigger()
    here = loaded.source.lines[loaded.source.line_at(start) + 1]
    assert here.start < ways[0][2] < here.end
    assert ways[0][3:] == [here.end, here.start]
    for heads in ways[1:]:  # a point of the screen may be nearer to the next character
        assert all(abs(one - other) <= 1 for one, other in zip(heads, ways[0], strict=True))
