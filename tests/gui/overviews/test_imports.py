"""The page of imports: reports, what waits, and the way to each meeting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.library import list_meetings, open_library
from core.library.bringing_in import imports
from gui.long_work.time_left import TimeLeft
from gui.models.import_report import MEETING, OUTCOME, PAGE, REMARK, ImportReport
from gui.overviews.imports.page import ImportsPage
from gui.window import Window
from tests.gui.conftest import SAMPLES, WAIT_MS, Start


def shown_page(window: Window) -> ImportsPage:
    window.actions_["imports"].trigger()
    page = window.overviews.current
    assert isinstance(page, ImportsPage)
    return page


def cells(page: ImportsPage) -> list[tuple[str, ...]]:
    model = page.report
    return [tuple(model.index(row, column).data() for column in range(4)) for row in range(model.rowCount())]


def test_a_report_tells_of_each_file_and_leads_to_its_meeting(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "møder"
    folder.mkdir()
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "kort.png").write_bytes(b"x")
    window = start().window
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        window.files.bring_in([folder])
    page = shown_page(window)
    qtbot.waitUntil(lambda: len(cells(page)) == len(SAMPLES) + 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "…" not in {row[0] for row in cells(page)}, timeout=WAIT_MS)
    told = {row[0]: row for row in cells(page)}
    assert told["tom.pdf"][1] == "Failed"
    assert "empty" in told["tom.pdf"][3]
    assert told["kort.png"][1] == "Left out"
    assert told[SAMPLES[0].name][1] == "New meeting"
    assert page.runs.item(0).text().startswith("møder\n")
    page._choose_group("failed")
    qtbot.waitUntil(lambda: [row[0] for row in cells(page)] == ["tom.pdf"], timeout=WAIT_MS)
    page._choose_group("new")
    qtbot.waitUntil(lambda: page.report.rowCount() == len(SAMPLES), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: cells(page)[-1][0] == SAMPLES[-1].name, timeout=WAIT_MS)
    page.table.setCurrentIndex(page.report.index(len(SAMPLES) - 1, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.current.loaded is not None and window.current.loaded.name == SAMPLES[-1].name,
        timeout=WAIT_MS,
    )
    assert window.overviews.current is None


def broken_off(library_path: Path, files: list[Path]) -> None:
    """An import as a killed program leaves it."""
    library = open_library(library_path)
    run = imports.begin(library, files)
    imports.note_waiting(library, run, files)
    imports.note_failed(library, run, [(Path("/væk/tom.pdf"), UserFacingError("Empty."))])
    library.close()


def test_a_small_window_tells_whole_what_became_of_each_file(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start([SAMPLES[0]]).window
    window.resize(960, 540)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    folder = tmp_path / "møder"
    folder.mkdir()
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "tom.pdf").write_bytes(b"")
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        window.files.bring_in([folder])
    page = shown_page(window)
    qtbot.waitUntil(lambda: len(cells(page)) == len(SAMPLES) + 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "…" not in {row[0] for row in cells(page)}, timeout=WAIT_MS)
    table, header = page.table, page.table.header()

    def is_whole(column: int) -> bool:
        width = max(table.fontMetrics().horizontalAdvance(row[column]) for row in cells(page))
        return width <= header.sectionSize(column) - 10 and header.length() <= table.viewport().width()

    assert is_whole(OUTCOME)
    assert not table.isColumnHidden(REMARK)
    page._choose_group("known")
    qtbot.waitUntil(lambda: table.isColumnHidden(REMARK), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(cells(page)) == 1 and cells(page)[0][0] != "…", timeout=WAIT_MS)
    assert is_whole(MEETING), "there is nothing to know, so there is room"


def test_a_start_offers_to_go_on_with_what_a_killed_import_left(
    start: Start, library_path: Path, qtbot: QtBot
) -> None:
    broken_off(library_path, SAMPLES[:2])
    window = start().window
    notice = window.unfinished.notice
    qtbot.waitUntil(notice.isVisible, timeout=WAIT_MS)
    assert "2 files wait" in notice.words.text()
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        notice.button.click()
    library = open_library(library_path)
    assert len(list_meetings(library)) == 2
    assert imports.unfinished(library) == []
    library.close()
    assert not notice.isVisible()


def test_what_waits_can_be_left(start: Start, library_path: Path, qtbot: QtBot) -> None:
    broken_off(library_path, SAMPLES[:2])
    window = start().window
    notice = window.unfinished.notice
    qtbot.waitUntil(notice.isVisible, timeout=WAIT_MS)
    with qtbot.waitSignal(window.files.journal_changed, timeout=WAIT_MS):
        notice.second.click()
    library = open_library(library_path)
    assert imports.unfinished(library) == []
    assert list_meetings(library) == []
    library.close()


def test_a_stopped_import_goes_on_from_its_report(
    start: Start, library_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"REFERAT Udvalg {number} d. 14-05-2024\n\nPunkt 1: Sag {number}\n", "utf-8")
    window = start().window
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        window.files.bring_in(files)
        window.files._imports[0].added.connect(lambda _added: window.files.stop_imports())
    assert "wait" in window.status.notice.text()
    page = shown_page(window)
    qtbot.waitUntil(page._go_on.isVisible, timeout=WAIT_MS)
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        page._go_on.click()
    library = open_library(library_path)
    assert len(list_meetings(library)) == 40
    assert imports.unfinished(library) == []
    library.close()
    qtbot.waitUntil(lambda: not page._go_on.isVisible(), timeout=WAIT_MS)


def test_what_one_window_brings_in_is_not_broken_off_in_another(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"REFERAT Udvalg {number} d. 14-05-2024\n\nPunkt 1: Sag {number}\n", "utf-8")
    program = start()
    first = program.window
    other = program._new_window()
    other.show()
    seen: list[tuple[bool, bool]] = []
    page = shown_page(other)

    def look(_added: object) -> None:
        seen.append((other.unfinished.notice.isVisible(), page._go_on.isVisible()))
        if len(seen) == 1:
            other.unfinished.look()
            other.files.go_on(imports_of(first)[0])

    with qtbot.waitSignal(first.files.idle, timeout=WAIT_MS):
        first.files.bring_in(files)
        first.files._imports[0].added.connect(look)
    assert len(seen) > 1
    assert set(seen) == {(False, False)}
    assert imports_of(first) == []


def imports_of(window: Window) -> list[imports.RunId]:
    return [*window.session.running_imports]


def test_a_long_report_is_fetched_as_it_is_scrolled(qtbot: QtBot) -> None:
    from array import array

    report = ImportReport()
    asked: list[int] = []
    report.wanted.connect(asked.append)
    report.show_ids(array("q", range(10_000)))
    assert report.rowCount() == 10_000
    assert report.index(5_020, 0).data() == "…"
    assert report.index(5_030, 0).data() == "…"
    assert asked == [5_000]
    rows = [
        imports.ReportRow(Path(f"{at}.pdf"), "failed", None, None, "", "Damaged.", "Get it again.", ())
        for at in range(5_000, 5_000 + PAGE)
    ]
    report.put(5_000, range(5_000, 5_000 + PAGE), rows)
    assert report.index(5_020, 0).data() == "5020.pdf"
    assert report.index(5_020, 3).data() == "Damaged. Get it again."


def test_the_time_left_is_told_from_the_rate_so_far_and_not_before_it_is_known() -> None:
    now = [0.0]
    left = TimeLeft(lambda: now[0])
    assert left.words(0, 100) == ""
    now[0] = 2.0
    assert left.words(10, 100) == ""  # processes are still being started
    now[0] = 10.0
    assert left.words(10, 100) == "about 2 minutes left"
    assert left.words(2, 100) == ""
    now[0] = 60.0
    assert left.words(90, 100) == "a few seconds left"
    assert left.words(60, 100) == "less than a minute left"
    now[0] = 3600.0
    assert left.words(25, 100) == "about 3 hours left"
    assert left.words(100, 100) == ""


def test_the_page_shows_an_import_that_begins_unless_an_older_one_was_chosen(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start().window
    window.files.is_elsewhere = lambda: True  # no meeting takes the page's place
    folders = [tmp_path / name for name in ("første", "anden", "tredje")]
    for folder in folders:
        folder.mkdir()
        (folder / "kort.png").write_bytes(b"x")
    page = None
    for count, shown in ((1, "første"), (2, "anden"), (3, "første")):
        if page is not None and count == 3:
            page.runs.setCurrentRow(1)
        window.files.bring_in([folders[count - 1]])
        qtbot.waitUntil(lambda: not window.files.is_busy, timeout=WAIT_MS)
        page = page or shown_page(window)
        runs = page.runs
        qtbot.waitUntil(lambda count=count, runs=runs: runs.count() == count, timeout=WAIT_MS)
        assert runs.currentItem().text().startswith(shown)
