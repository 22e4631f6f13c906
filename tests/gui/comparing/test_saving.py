"""What changed, saved as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.exports.formats import Format
from gui.comparing.report_dialog import ReportDialog
from gui.comparing.view import View
from gui.window import Window
from tests.gui.comparing.in_window import compare_files, compared
from tests.gui.comparing.pairs import AGENDA, minutes_text
from tests.gui.conftest import WAIT_MS


def test_the_changes_are_saved_without_closed_items_unless_asked_for(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "referat.txt"
    heading = "Punkt 5: Lukket: Ansættelse af skoleleder\n\n25-001030"
    text = minutes_text().replace(heading, f"{heading}\n\nBeslutning\n\nPia Holt ansættes.")
    closed.write_text(text, "utf-8")
    page = compare_files(window, AGENDA, closed)
    qtbot.waitUntil(lambda: not page.work.is_comparing, timeout=WAIT_MS)
    for ticked, name in ((False, "åben.json"), (True, "lukket.json")):
        path = tmp_path / name
        asked: list[object] = []

        def where(*question: object, path: Path = path, asked: list[object] = asked) -> Path:
            asked.extend(question)
            return path

        monkeypatch.setattr("gui.dialogs.choosing_files.file_to_write", where)
        page.head.save.click()
        dialog = next(each for each in window.findChildren(ReportDialog) if each.isVisible())
        assert dialog.closed.text().replace("&", "") == "1 closed item, too"
        assert "stays out" in dialog.closed_words.text()
        dialog.form.setCurrentIndex(dialog.form.findData(Format.JSON))
        dialog.closed.setChecked(ticked)
        offered = dialog.filter.currentText()
        assert ("secrecy" in dialog.closed_words.text()) is ticked
        dialog.save.click()
        qtbot.waitUntil(lambda name=name: f"Saved as {name}" in window.status.notice.text(), timeout=WAIT_MS)
        assert "Changes Børne- og Skoleudvalget 4 March 2025.json" in str(asked[3])
        changes = json.loads(path.read_text("utf-8"))["changes"]
        assert offered == f"All changes ({len(changes)})"
        assert any("Pia Holt" in each["new"] for each in changes) is ticked
        assert any("2027" in each["new"] for each in changes)
        assert ("1 closed item left out" in window.status.notice.text()) is not ticked


def test_recommendations_and_decisions_are_saved_as_well(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = compared(window, qtbot)
    page.views.choose(View.AGAINST)
    path = tmp_path / "beslutninger.json"
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_write", lambda *_asked: path)
    page.head.save.click()
    dialog = next(each for each in window.findChildren(ReportDialog) if each.isVisible())
    assert dialog.filter.currentText() == f"Recommendation and decision ({page.list.rows.count})"
    dialog.form.setCurrentIndex(dialog.form.findData(Format.JSON))
    dialog.save.click()
    qtbot.waitUntil(lambda: "Saved as beslutninger.json" in window.status.notice.text(), timeout=WAIT_MS)
    told = json.loads(path.read_text("utf-8"))
    assert told["show"] == "against"
    assert len(told["changes"]) == page.list.rows.count
    assert "followed" in {each["followed"] for each in told["changes"]}
