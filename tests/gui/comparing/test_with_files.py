"""Files in the comparison: in the place of a side, unreadable, told of, come back to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.comparing_requests import Side
from core.minutes import DocumentKind
from gui.comparing.page import ComparePage
from gui.comparing.wanted import CompareWanted
from gui.window import Window
from tests.gui.comparing.in_window import compare_files, compared, opened, words_of
from tests.gui.comparing.pairs import AGENDA
from tests.gui.conftest import WAIT_MS

RECIPE = (
    "Kom mel, salt og en knivspids kardemomme i den store skål. Smuldr koldt smør i, til det ligner groft "
    "sand. Pisk tre æg sammen med kærnemælk og revet citronskal, og hæld blandingen over lidt efter lidt. "
    "Ælt ikke for længe: dejen skal være blank, men må gerne klistre. Lad den hvile under et fugtigt klæde, "
    "mens ovnen bliver varm. Form små boller med våde hænder, pensl dem med sukkervand, og bag dem midt i "
    "ovnen, til de er gyldne forneden. Spis dem lune med brombærgelé."
)


def test_two_that_say_the_same_have_a_calm_sentence(window: Window, qtbot: QtBot) -> None:
    wanted = CompareWanted(Side(path=AGENDA), Side(path=AGENDA))
    window.overviews.show_overview("compare_versions", wanted)
    page = compared(window, qtbot, "")
    assert page.list.nothing.text() == "Nothing changed"
    assert "page breaks" in page.list.explained.text()
    assert not page.list.view.isVisible()
    assert page.sides.texts[1].isVisible()


def test_a_file_takes_a_side_and_what_is_no_library_document_cannot_be_opened(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = tmp_path / "fra mail.txt"
    copy.write_text(AGENDA.read_text("utf-8").replace("0,6 mio.", "0,7 mio."), "utf-8")
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_open", lambda *_asked: copy)
    page = compared(window, qtbot, "compare_file")
    assert page.comparison is not None
    assert page.comparison.new.name == "fra mail.txt"
    assert "fra mail.txt" in page.sides.heads[1].choice.currentText()
    page.sides.texts[1].open_wanted.emit(10)
    assert "fra mail.txt is not in the library" in window.status.notice.text()
    assert window.overviews.current is page
    page.head.swap.click()
    qtbot.waitUntil(lambda: page.comparison is not None and page.comparison.old.name == "fra mail.txt")
    page.head.swap.click()
    qtbot.waitUntil(lambda: page.comparison is not None and page.comparison.new.name == "fra mail.txt")
    figure = next(at for at, each in enumerate(page.comparison.changes) if "0,6 mio." in each.old)
    page.sides.change_clicked.emit(figure)
    page.list.view.activated.emit(page.list.view.currentIndex())  # its old side is in the library
    qtbot.waitUntil(lambda: window.overviews.current is None)


def test_enter_opens_the_side_that_is_in_the_library_whichever_has_the_words(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, minutes: Path
) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    agenda = next(each.id for each in loaded.versions if each.kind is DocumentKind.AGENDA)
    for old, new in (
        (Side(loaded.id, agenda), Side(path=minutes)),
        (Side(path=minutes), Side(loaded.id, agenda)),
    ):
        window.overviews.show_overview("compare_versions", CompareWanted(old, new))
        page = compared(window, qtbot, "")
        comparison = page.comparison
        assert comparison is not None
        place = next(at for at, each in enumerate(comparison.changes) if "Legepladsen" in each.old + each.new)
        page.sides.change_clicked.emit(place)
        QTest.keyClick(page.list.view, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.overviews.current is None)
        qtbot.waitUntil(
            lambda: window.current.loaded is not None and window.current.loaded.version == agenda,
            timeout=WAIT_MS,
        )


def test_a_line_tells_of_one_file_on_both_sides_and_of_two_that_have_nothing_in_common(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    page = compare_files(window, AGENDA, AGENDA)
    qtbot.waitUntil(lambda: not page.work.is_comparing, timeout=WAIT_MS)
    assert page.notice.words.text() == "Both sides are one and the same file."
    assert page.notice.isVisible()
    assert page.notice.geometry().bottom() < page.list.parentWidget().geometry().top()
    other = tmp_path / "opskrift.txt"
    other.write_text(RECIPE, "utf-8")
    compare_files(window, AGENDA, other)
    qtbot.waitUntil(lambda: "next to nothing in common" in page.notice.words.text(), timeout=WAIT_MS)
    page.notice.close_button.click()
    assert not page.notice.isVisible()


def test_both_sides_are_told_alike_by_kind_day_and_name(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    draft = tmp_path / "udkast.txt"
    draft.write_text(AGENDA.read_text("utf-8").replace("DAGSORDEN", "UDKAST TIL DAGSORDEN"), "utf-8")
    loaded = window.current.loaded
    assert loaded is not None
    wanted = CompareWanted(Side(loaded.id, loaded.version), Side(path=draft))
    window.overviews.show_overview("compare_versions", wanted)
    page = compared(window, qtbot, "")
    before, now = (head.choice.currentText() for head in page.sides.heads)
    assert before == "Minutes · 4 March 2025 · engelsted-referat-2025.txt – in front"
    assert now == "Agenda · draft · 4 March 2025 · udkast.txt"


def test_a_file_that_cannot_be_read_leaves_the_comparison_in_view(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 cut off")
    page = compared(window, qtbot)
    before = page.comparison
    page.list.step(+1)
    words = words_of(page)
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_open", lambda *_asked: damaged)
    head = page.sides.heads[1]
    head.choice.activated.emit(head.choice.findText("A file …"))
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT_MS)
    assert "damaged.pdf" in page.notice.words.text()
    assert page.comparison is before
    assert words_of(page) == words
    assert page.list.view.isVisible()
    assert page.head.save.isVisible()
    damaged.write_text(AGENDA.read_text("utf-8").replace("0,6", "0,7"), "utf-8")  # it was mended meanwhile
    page.notice.button.click()
    qtbot.waitUntil(lambda: page.comparison is not before, timeout=WAIT_MS)
    assert not page.notice.isVisible()


def test_a_file_that_cannot_be_read_is_told_of_where_nothing_was_compared(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, "agenda")
    window.actions_["compare_versions"].trigger()  # of one version: there is nothing to see
    page = window.overviews.current
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(page.state.file.isVisible, timeout=WAIT_MS)
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 cut off")
    compare_files(window, AGENDA, damaged)
    qtbot.waitUntil(page.state.again.isVisible, timeout=WAIT_MS)
    assert "damaged.pdf" in page.state.words.text()
    assert not page.head.save.isVisible()


def test_forward_leads_back_to_a_comparison_with_a_file(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    copy = tmp_path / "fra mail.txt"
    copy.write_text(AGENDA.read_text("utf-8").replace("0,6 mio.", "0,7 mio."), "utf-8")
    page = compare_files(window, AGENDA, copy)
    qtbot.waitUntil(lambda: not page.work.is_comparing, timeout=WAIT_MS)
    before = page.comparison
    QTest.keyClick(page.list.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.overviews.current is None)
    assert window.actions_["go_forward"].isEnabled()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.overviews.current is page
    assert page.comparison is before
    assert page.comparison is not None
    assert page.comparison.new.name == "fra mail.txt"


def test_two_files_of_one_name_are_told_apart_by_their_folders(
    window: Window, qtbot: QtBot, tmp_path: Path, minutes: Path
) -> None:
    files = [tmp_path / folder / "referat.txt" for folder in ("marts", "april")]
    for file, of in zip(files, (AGENDA, minutes), strict=True):
        file.parent.mkdir()
        file.write_bytes(of.read_bytes())
    page = compare_files(window, *files)
    qtbot.waitUntil(lambda: not page.work.is_comparing, timeout=WAIT_MS)
    before, now = (head.choice.currentText() for head in page.sides.heads)
    assert before == "Agenda · 4 March 2025 · marts/referat.txt"
    assert now == "Minutes · 4 March 2025 · april/referat.txt"
