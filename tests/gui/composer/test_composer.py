"""The composer as a reader uses it: choose, look, save, and what must not go out by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.confidential.personal import PersonalData, PersonalKind
from core.exports.choice import Part
from core.exports.formats import Format
from core.library.lists.chosen import Only, Range
from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted
from tests.gui.composer.conftest import NOTE, PHONE, committee
from tests.gui.composer.hands import WAIT_MS, composed, saved, settled, words_of

CLOSED = "Køb af ejendom"


@pytest.fixture
def wanted(filled: Path) -> SummaryWanted:
    """The committee's meeting."""
    return SummaryWanted(Range(meetings=(committee(filled),)), "Økonomiudvalget, 14 May 2024")


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, wanted: SummaryWanted) -> Composer:
    """The composer, opened for that meeting, as it begins."""
    shared_composer.composing.take_format(Format.PDF)
    shared_composer.resize(1180, 760)
    composed(shared_composer, qtbot, wanted)
    return shared_composer


def page(composer: Composer) -> QImage:
    """The first page in view."""
    return composer.preview.pages._images[0]


def test_a_reader_chooses_looks_and_saves(composer: Composer, qtbot: QtBot, tmp_path: Path) -> None:
    assert composer.what.count.text() == "6 items · 1 follow-up"
    before = page(composer).copy()
    qtbot.mouseClick(composer.parts.boxes[Part.RECOMMENDATION], Qt.MouseButton.LeftButton)
    composer.words.title.setFocus()
    qtbot.keyClicks(composer.words.title, "Til gruppemødet")
    qtbot.keyClicks(composer.words.introduction, "Vi taler om punkt 2.")
    settled(composer, qtbot)
    assert page(composer) != before
    text = words_of(saved(composer, qtbot, tmp_path / "Referat.pdf"))
    for words in ("Til gruppemødet", "Vi taler om punkt 2.", "Ring til Ove på", "Recommendation", "budget"):
        assert words in text, words
    assert not composer.foot.open.isHidden()


def test_the_preview_is_as_sharp_as_the_screen(composer: Composer) -> None:
    pages = composer.preview.pages
    assert page(composer).width() == pages.pixel_width
    assert pages.count >= 2


def test_pages_further_down_come_when_they_are_scrolled_to(composer: Composer, qtbot: QtBot) -> None:
    pages = composer.preview.pages
    last = pages.count - 1
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: pages.has_page(last), timeout=WAIT_MS)
    pages.verticalScrollBar().setValue(0)


def test_personal_data_is_masked_unless_it_is_kept(composer: Composer, qtbot: QtBot, tmp_path: Path) -> None:
    assert composer.confidential.heading.text() == "1 piece of personal data in what goes out"
    assert PHONE not in words_of(saved(composer, qtbot, tmp_path / "masked.pdf"))
    composer.show_personal()
    assert composer.confidential.list.hasFocus()
    qtbot.keyClick(composer.confidential.list, Qt.Key.Key_Space)
    assert composer.confidential.masked == 0
    settled(composer, qtbot)
    assert PHONE in words_of(saved(composer, qtbot, tmp_path / "kept.pdf"))


def test_where_the_list_is_out_of_view_the_foot_says_so(composer: Composer, qtbot: QtBot) -> None:
    foot = composer.foot
    composer.resize(1180, 460)
    bar = composer.sides.left.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert foot.personal.text() == "Masked: 1"
    assert foot.personal.isVisible()
    qtbot.mouseClick(foot.personal, Qt.MouseButton.LeftButton)
    assert not foot.personal.isVisible()
    assert not composer.confidential.list.visibleRegion().isEmpty()


def test_what_was_kept_is_masked_again_for_another_range(composer: Composer, qtbot: QtBot) -> None:
    composer.composing.keep_personal(PHONE, keep=True)
    composer.composing.choose(closed_items=True)
    composer.what.places.setCurrentIndex(composer.what.places.count() - 1)
    composer.what.places.activated.emit(composer.what.places.currentIndex())
    assert composer.composing.range == Range()
    assert not composer.composing.keep
    assert not composer.composing.choice.closed_items
    settled(composer, qtbot)
    assert composer.confidential.masked == 1


def test_closed_items_go_out_only_when_chosen(
    composer: Composer, qtbot: QtBot, tmp_path: Path, wanted: SummaryWanted
) -> None:
    closed = composer.confidential.closed
    assert closed.text() == "1 &closed item, too"
    assert "stays out" in composer.confidential.closed_words.text()
    foot = composer.foot
    assert foot.closed.text() == "1 closed item left out"
    assert CLOSED not in words_of(saved(composer, qtbot, tmp_path / "open.pdf"))
    bar = composer.sides.left.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.mouseClick(foot.closed, Qt.MouseButton.LeftButton)
    assert composer.focusWidget() is closed
    assert not composer.confidential.closed_words.visibleRegion().isEmpty()
    qtbot.keyClick(closed, Qt.Key.Key_Space)
    assert foot.closed.text() == "With closed items"
    assert foot.closed.property("role") == "overdue"
    assert "bound to secrecy" in composer.confidential.closed_words.text()
    settled(composer, qtbot)
    assert CLOSED in words_of(saved(composer, qtbot, tmp_path / "closed.pdf"))
    composed(composer, qtbot, wanted)  # the next time
    assert not closed.isChecked()


def test_other_forms_are_shown_as_they_are(composer: Composer, qtbot: QtBot) -> None:
    composer.composing.take_format(Format.MARKDOWN)
    settled(composer, qtbot)
    assert "Økonomiudvalget" in composer.preview.words.toPlainText()
    assert composer.preview.words.isVisible()


def test_tables_are_shown_as_tables(composer: Composer, qtbot: QtBot) -> None:
    composer.composing.take_format(Format.XLSX)
    settled(composer, qtbot)
    model = composer.preview.table.model()
    assert composer.preview.table.isVisible()
    assert model.rowCount() >= 5
    assert any(
        "Budgetopfølgning" in str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def test_only_some_items_and_none_at_all(composer: Composer, qtbot: QtBot) -> None:
    qtbot.mouseClick(composer.what.annotated, Qt.MouseButton.LeftButton)
    settled(composer, qtbot)
    assert composer.what.count.text() == "6 items found, 1 of them annotated · 1 follow-up"
    composer.composing.choose(only=Only(tags=("findes ikke",)))
    settled(composer, qtbot)
    assert composer.preview.empty_title.text() == "Nothing goes out"
    assert composer.preview.empty.isVisible()


def test_a_line_of_search_gives_the_items(composer: Composer, qtbot: QtBot) -> None:
    what = composer.what
    at = next(at for at in range(what.places.count()) if what.places.itemText(at) == "What a search finds")
    what.places.setCurrentIndex(at)
    what.places.activated.emit(at)
    assert what.line.isVisible()
    qtbot.keyClicks(what.line, "budgetopfølgning")
    qtbot.keyClick(what.line, Qt.Key.Key_Return)
    assert composer.composing.range == Range(line="budgetopfølgning")
    settled(composer, qtbot)
    assert composer.what.count.text().startswith(("1 item", "2 items"))
    assert composer.heading.text() == "Found: budgetopfølgning"
    what.years.menu().aboutToShow.emit()
    (year,) = what.years.menu().actions()
    year.trigger()
    assert composer.composing.range.line == "budgetopfølgning period:2024"
    settled(composer, qtbot)


def test_text_goes_to_the_clipboard(composer: Composer, qtbot: QtBot) -> None:
    qtbot.mouseClick(composer.foot.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: composer.foot.notice.text().startswith("Copied"), timeout=WAIT_MS)
    mime = QGuiApplication.clipboard().mimeData()
    assert NOTE.split(PHONE)[0] in mime.text()
    assert PHONE not in mime.text()
    assert mime.hasHtml()
    assert "<h1" in mime.html()


def test_what_cannot_be_written_is_told_and_all_stays(
    composer: Composer, qtbot: QtBot, tmp_path: Path
) -> None:
    composer.composing.choose(introduction="Må ikke tabes")
    composer.save_to(tmp_path / "no such folder" / "summary.pdf")
    qtbot.waitUntil(lambda: bool(composer.findChildren(QMessageBox)), timeout=WAIT_MS)
    (box,) = composer.findChildren(QMessageBox)
    assert "cannot be written" in box.text()
    box.close()
    assert composer.words.introduction.toPlainText() == "Må ikke tabes"
    assert composer.foot.save.isEnabled()
    saved(composer, qtbot, tmp_path / "summary.pdf")


def test_writing_can_be_stopped(composer: Composer, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "stopped.pdf"
    composer.save_to(path)
    assert not composer.foot.save.isEnabled()
    qtbot.mouseClick(composer.foot.stop, Qt.MouseButton.LeftButton)
    assert composer.foot.notice.text() == "Stopped. Nothing was written."
    assert composer.foot.save.isEnabled()
    composer.composing.choose(title="Efter det")
    settled(composer, qtbot)  # the process is there again, and has done what it was asked before
    assert not path.exists()
    assert list(tmp_path.iterdir()) == []


def test_closing_by_mistake_loses_no_words(composer: Composer, qtbot: QtBot, wanted: SummaryWanted) -> None:
    qtbot.keyClicks(composer.words.introduction, " Til mødet på torsdag")
    typed = composer.words.introduction.toPlainText()
    qtbot.keyClick(composer.words.introduction, Qt.Key.Key_Escape)
    assert not composer.isVisible()
    composed(composer, qtbot, SummaryWanted(Range(), "The whole library"))
    assert typed not in composer.words.introduction.toPlainText()
    composed(composer, qtbot, wanted)
    assert composer.words.introduction.toPlainText() == typed


def test_all_that_can_be_chosen_has_a_name(composer: Composer) -> None:
    for widget in (composer.what.places, composer.presets.field, composer.form.formats, composer.words.title):
        assert widget.accessibleName()
    assert composer.words.introduction.accessibleName() == "Introduction"


def test_the_ending_of_the_form_is_asked_for(
    composer: Composer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_write", lambda *given: asked.extend(given))
    composer.writing.ask_where("Referat", str(tmp_path), Format.DOCX)
    assert asked[3:] == [tmp_path / "Referat.docx", ".docx"]


def test_the_library_of_a_copy_is_read_anew(composer: Composer, qtbot: QtBot, filled: Path) -> None:
    composer._session.restored.emit()
    composer.composing.choose(title="Efter genskabelsen")
    settled(composer, qtbot)
    assert composer.what.count.text() == "6 items · 1 follow-up"


def test_what_a_row_of_personal_data_cuts_its_tooltip_has_whole(composer: Composer) -> None:
    finds = composer.confidential.finds
    where = "2 " + "Budgetopfølgning med en meget lang overskrift " * 4
    finds.hold([PersonalData(PersonalKind.PHONE, PHONE, where, 3)])
    tip = finds.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert PHONE in tip
    assert where in tip
    assert "3 times" in tip
