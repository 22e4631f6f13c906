"""The composer by keyboard alone: letters, what is focused can be seen, keys of the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.exports.choice import Part
from core.exports.formats import Format
from core.language import set_language
from core.library.lists.chosen import Range
from gui.composer.part import ComposerPart
from gui.composer.window import Composer
from gui.session import Session
from gui.summary_wanted import SummaryWanted
from gui.theme import Theme
from gui.window import Window
from tests.gui.composer.hands import WAIT_MS, composed


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot) -> Composer:
    """The composer, for all there is."""
    shared_composer.composing.take_format(Format.PDF)
    shared_composer.resize(1180, 760)
    composed(shared_composer, qtbot, SummaryWanted(Range(), "The whole library"))
    shared_composer.activateWindow()
    qtbot.waitUntil(shared_composer.isActiveWindow)
    return shared_composer


@pytest.fixture(params=["en", "da"])
def worded(request: pytest.FixtureRequest, shared_session: Session, theme: Theme) -> Iterator[Composer]:
    """A composer in one language, that was put together and not used."""
    set_language(request.param)
    parent = QWidget()
    composer = Composer(parent, shared_session, theme)
    composer.put_together()
    composer.foot.add_print(lambda: None)
    composer.composing.choose()
    yield composer
    composer.end()
    composer.deleteLater()
    parent.deleteLater()


def letter(widget: QWidget) -> str:
    """The key that leads to a button, or to what a label stands before: "Alt+G"."""
    if isinstance(widget, QLabel):
        return QKeySequence.mnemonic(widget.text()).toString() if widget.buddy() is not None else ""
    return widget.shortcut().toString() if isinstance(widget, QAbstractButton) else ""


def test_every_letter_leads_to_one_thing(worded: Composer) -> None:
    seen: dict[str, str] = {}
    for widget in (*worded.findChildren(QAbstractButton), *worded.findChildren(QLabel)):
        if key := letter(widget):
            assert key not in seen, (key, widget.text(), seen[key])
            seen[key] = widget.text()
    assert len(seen) >= 21


def test_a_letter_leads_to_every_part_and_button(worded: Composer) -> None:
    foot = worded.foot
    for part in worded.findChildren(ComposerPart):
        assert any(letter(each) for each in (*part.findChildren(QLabel), *part.findChildren(QAbstractButton)))
    what, form = worded.what, worded.form
    for button in (what.annotated, what.follow_ups, what.tags, what.outcomes, foot.save, foot.copy):
        assert letter(button), button.text()
    for button in (form.contents, form.documents, form.name_reader, worded.confidential.closed):
        assert letter(button), button.text()
    assert foot.close_.toolTip() == "Esc"


def test_a_filter_keeps_its_letter_where_it_shows_a_tag(composer: Composer) -> None:
    composer.composing.choose(only=composer.composing.choice.only.__class__(tags=("budget",)))
    assert composer.what.tags.text() == "budget ▾"
    assert letter(composer.what.tags) == "Alt+G"
    composer.composing.choose(only=composer.composing.choice.only.__class__())


def test_a_letter_leads_to_the_parts_and_chooses_none(composer: Composer, qtbot: QtBot) -> None:
    before = composer.composing.choice.parts
    QTest.keyClick(composer, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert composer.focusWidget() is composer.parts.boxes[Part.DECISIONS]
    QTest.keyClick(composer.focusWidget(), Qt.Key.Key_Down)
    assert composer.focusWidget() is composer.parts.boxes[Part.NOTES]
    assert composer.composing.choice.parts == before


def test_a_letter_brings_what_it_leads_to_into_view(composer: Composer, qtbot: QtBot) -> None:
    composer.resize(960, 460)
    composer.sides.left.verticalScrollBar().setValue(0)
    QTest.keyClick(composer, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert composer.focusWidget() is composer.words.title
    qtbot.waitUntil(lambda: not composer.words.title.visibleRegion().isEmpty())


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_the_keyboard_is_on_can_be_seen(composer: Composer, theme: Theme, colours: str) -> None:
    theme.choose(colours)
    controls = [
        each
        for each in (*composer.findChildren(QCheckBox), *composer.foot.findChildren(QAbstractButton))
        if each.isVisible() and each.isEnabled()
    ]
    controls += [composer.what.annotated, composer.what.tags, composer.presets.more, composer.presets.field]
    composer.preview.words.setFocus()
    for widget in controls:
        if not widget.isVisible():  # a way to what came into view
            continue
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_ring = widget.grab().toImage()
        changed = sum(
            without.pixelColor(x, y) != with_ring.pixelColor(x, y)
            for x in range(with_ring.width())
            for y in range(with_ring.height())
        )
        assert changed > with_ring.width() + with_ring.height(), widget
        widget.clearFocus()
    assert len(controls) > 15


def test_a_box_that_is_ticked_has_a_tick(composer: Composer, theme: Theme) -> None:
    assert not theme.dark
    box = composer.parts.boxes[Part.DECISIONS]
    composer.composing.choose(parts=frozenset({Part.DECISIONS}))
    box.clearFocus()
    middle = box.height() // 2
    image = box.grab().toImage()
    row = [image.pixelColor(x, y).lightness() for y in range(middle - 5, middle + 5) for x in range(4, 16)]
    assert sum(each > 200 for each in row) in range(8, 60)  # the tick
    assert sum(each < 120 for each in row) > 50  # its ground


def test_escape_stops_what_is_written_before_it_closes(
    composer: Composer, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("escape")
    composer.foot.save.setFocus()
    composer.save_to(folder / "stopped.pdf")
    assert composer.writing.is_busy
    assert QApplication.activeWindow() is composer
    QTest.keyClick(composer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not composer.writing.is_busy, timeout=WAIT_MS)
    assert composer.foot.notice.text() == "Stopped. Nothing was written."
    assert composer.isVisible()
    assert list(folder.iterdir()) == []
    QTest.keyClick(composer, Qt.Key.Key_Escape)
    assert not composer.isVisible()


def test_the_keyboard_is_on_stop_while_it_is_written(composer: Composer, qtbot: QtBot) -> None:
    foot = composer.foot
    foot.save.setFocus()
    foot.begin_work()
    qtbot.waitUntil(foot.stop.isVisible, timeout=WAIT_MS)
    assert composer.focusWidget() is foot.stop
    foot.end_work()
    assert composer.focusWidget() is foot.save


def test_keys_of_the_whole_window(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["export"].trigger()
    qtbot.waitUntil(lambda: opened.summaries.composer is not None, timeout=WAIT_MS)
    composer = opened.summaries.composer
    assert composer is not None
    qtbot.waitUntil(lambda: not composer.awaits_preview, timeout=WAIT_MS)
    composer.activateWindow()
    qtbot.waitUntil(composer.isActiveWindow)
    QTest.keySequence(composer, QKeySequence("Ctrl+P"))
    qtbot.waitUntil(lambda: opened.summaries.printing.shown is not None, timeout=WAIT_MS)
    shown = opened.summaries.printing.shown
    assert shown is not None
    assert shown.parentWidget() is composer
    shown.close()
    composer.activateWindow()
    qtbot.waitUntil(composer.isActiveWindow)
    with qtbot.waitSignal(opened.quit_wanted, timeout=WAIT_MS):
        QTest.keySequence(composer, QKeySequence("Ctrl+Q"))
