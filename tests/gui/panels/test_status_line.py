"""The status line: an import can be stopped, there and by a command; what stands there keeps its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.panels.status_line import StatusLine
from tests.gui.conftest import WAIT_MS, Start


def test_the_way_to_stop_stays_where_it_is_while_the_words_change(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1000, line.height())
    line.show()
    line.show_work(0, 120, "a.pdf")
    stop = next(each for each in line.findChildren(QToolButton) if each.text() == "Stop")
    qtbot.waitUntil(stop.isVisible)
    places = set()
    for saved, notice, name, left in (
        (True, "", "a.pdf", ""),
        (False, "", "a much longer name of a file with minutes.pdf", "about 3 minutes left"),
        (True, "Deleted 3 meetings.", "b.docx", "about a minute left"),
    ):
        line.show_saved(saved)
        line.show_notice(notice)
        line.where.setText("Page 3 of 14" * len(notice))
        line.show_work(7, 120, name, left)
        layout = line.layout()
        assert layout is not None
        layout.activate()
        places.add(stop.x())
    assert len(places) == 1


def test_what_comes_of_one_act_is_told_together_and_what_is_older_goes(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_notice("Commented")
    line.add_notice("carried", "1 came along", "To place")
    assert line.notice.text() == "1 came along"
    line.add_notice("read again", "Read at 17:42")
    assert line.notice.text() == "1 came along · Read at 17:42"
    assert line._offer.text() == "To place"
    line.add_notice("read again", "Read at 17:44")
    assert line.notice.text() == "Read at 17:44"
    line.add_notice("carried", "2 came along")
    assert line.notice.text() == "Read at 17:44 · 2 came along"


def test_an_import_is_stopped_by_a_command_while_one_runs(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = start([]).window
    command = window.actions_["stop_import"]
    assert not command.isEnabled()
    files = [tmp_path / f"{number}.txt" for number in range(60)]
    for number, path in enumerate(files):
        path.write_text(f"REFERAT Udvalg {number} d. 14-05-2024\n\nPunkt 1: Sag {number}\n", "utf-8")
    window.files.bring_in(files)
    assert command.isEnabled()
    command.trigger()
    qtbot.waitUntil(lambda: not window.files.is_busy, timeout=WAIT_MS)
    assert not command.isEnabled()
    assert "Stopped" in window.status.notice.text()


def test_a_notice_that_is_cut_is_read_in_its_tooltip(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_notice("Saved as udkast.pdf · 3 findings · <b>personal data</b> is taken off the pages")
    assert "3 findings · &lt;b&gt;personal data" in line.notice.toolTip()
    line.drop_notice(line.notice.text())
    assert not line.notice.toolTip()
