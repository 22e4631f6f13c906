"""Bringing files in: the good ones come in, the bad ones are listed, and it can be stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.folders import NotRead
from core.library import attached_bytes, list_meetings, open_library, original_of
from core.library.bringing_in import imports
from gui.dialogs.messages import report_import
from gui.long_work.importing import Failure, Import, Report
from gui.session import Session
from tests.core.sources.xml.exports import acadre, acadre_item
from tests.gui.conftest import COMMITTEE, COUNCIL, SAMPLES, WAIT_MS, Start


def run(session: Session, qtbot: QtBot, paths: Sequence[Path]) -> Report:
    work = Import(session.background)
    with qtbot.waitSignal(work.finished, timeout=WAIT_MS) as finished:
        work.start(paths)
    report = finished.args[0]
    assert isinstance(report, Report)
    return report


def test_a_folder_comes_in_and_bad_files_are_listed(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")  # no minutes: not taken from a folder
    report = run(session, qtbot, [folder, tmp_path / "gone.pdf"])
    assert len(report.added) == len(SAMPLES)
    assert {failure.path.name for failure in report.failures} == {"broken.pdf", "empty.docx", "gone.pdf"}
    assert all(failure.error.what and failure.error.advice for failure in report.failures)
    library = open_library(session.library)
    assert len(list_meetings(library)) == len(SAMPLES)
    library.close()


def test_a_text_in_a_folder_that_is_no_minutes_is_left_out_and_comes_in_by_itself(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    note = tmp_path / "noter" / "note.txt"
    note.parent.mkdir()
    note.write_text("husk mælk", "utf-8")
    report = run(session, qtbot, [note.parent])
    assert ([each.path for each in report.left_out], report.added, report.failures) == ([note], (), ())
    assert "does not look like minutes" in report.left_out[0].why
    library = open_library(session.library)
    assert [each.counts for each in imports.list_runs(library)] == [{"left_out": 1}]
    library.close()
    assert len(run(session, qtbot, [note]).added) == 1


def test_a_file_of_several_megabytes_comes_in_byte_for_byte(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    document = pymupdf.open(SAMPLES[0])
    document.embfile_add("map", bytes(range(256)) * 10_000)
    path = tmp_path / "large.pdf"
    document.save(path)
    report = run(session, qtbot, [path])
    library = open_library(session.library)
    assert original_of(library.path, report.added[0].version)[0] == path.read_bytes()
    assert library.rows("SELECT max(position) FROM file_part") == [(path.stat().st_size // (1 << 20),)]
    library.close()


def test_a_defect_in_looking_for_the_files_ends_the_import(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defect(_paths: object) -> None:
        raise KeyError("a defect")

    monkeypatch.setattr("gui.long_work.importing.look_in", defect)
    with qtbot.captureExceptions() as raised:
        report = run(session, qtbot, [tmp_path])
        qtbot.waitUntil(lambda: bool(raised), timeout=WAIT_MS)
    assert [each[0] for each in raised] == [KeyError]
    assert [failure.path for failure in report.failures] == [tmp_path]
    assert "KeyError" in str(report.failures[0].error)


def test_known_files_are_known(session: Session, qtbot: QtBot) -> None:
    run(session, qtbot, SAMPLES[:1])
    assert [added.status for added in run(session, qtbot, SAMPLES[:1]).added] == ["known"]


def test_it_can_be_stopped(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    files = []
    for number in range(60):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"REFERAT Udvalg {number} d. 14-05-2024\n\nPunkt 1: Sag {number}\n", "utf-8")
    work = Import(session.background)
    work.added.connect(lambda _added: work.stop())
    with qtbot.waitSignal(work.finished, timeout=WAIT_MS) as finished:
        work.start(files)
    report: Report = finished.args[0]
    assert report.stopped
    assert 1 <= len(report.added) < 60
    library = open_library(session.library)
    assert len(list_meetings(library)) == len(report.added)
    library.close()


def encrypted(path: Path) -> Path:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "REFERAT Økonomiudvalget d. 14-05-2024")
    document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="havn", owner_pw="ejer")
    return path


def test_a_password_is_asked_for_and_asked_again(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    work = Import(session.background)
    answers = ["wrong", "havn"]
    work.password_needed.connect(lambda path, error: work.answer_password(path, answers.pop(0)))
    with qtbot.waitSignal(work.finished, timeout=WAIT_MS) as finished:
        work.start([encrypted(tmp_path / "locked.pdf")])
    assert answers == []
    assert [added.status for added in finished.args[0].added] == ["new"]


def test_without_the_password_the_file_is_listed(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    work = Import(session.background)
    work.password_needed.connect(lambda path, error: work.answer_password(path, None))
    with qtbot.waitSignal(work.finished, timeout=WAIT_MS) as finished:
        work.start([encrypted(tmp_path / "locked.pdf"), *SAMPLES[:1]])
    report: Report = finished.args[0]
    assert not report.failures
    assert [(each.path.name, each.why) for each in report.left_out] == [
        ("locked.pdf", "No password was given.")
    ]
    assert len(report.added) == 1


def test_after_a_wrong_password_the_same_file_is_asked_about_again(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    work = Import(session.background)
    asked: list[str] = []
    answers: list[str | None] = ["wrong", "wrong again", None]

    def answer(path: Path, _error: object) -> None:
        asked.append(path.name)
        work.answer_password(path, answers.pop(0) if answers else "havn")

    # answered later, as by a reader: meanwhile the other file is found to be locked, too
    work.password_needed.connect(answer, Qt.ConnectionType.QueuedConnection)
    with qtbot.waitSignal(work.finished, timeout=WAIT_MS) as finished:
        work.start([encrypted(tmp_path / f"{name}.pdf") for name in ("one", "two")])
    report: Report = finished.args[0]
    first, second = asked[0], asked[-1]
    assert asked == [first] * 3 + [second]
    assert [each.path.name for each in report.left_out] == [first]
    assert len(report.added) == 1


def test_a_password_given_is_tried_on_the_other_files_before_they_are_asked_about(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    work = Import(session.background)
    asked: list[Path] = []
    work.password_needed.connect(lambda path, error: asked.append(path))
    with qtbot.waitSignal(work.finished, timeout=WAIT_MS) as finished:
        work.start([encrypted(tmp_path / f"{name}.pdf") for name in ("one", "two")])
        qtbot.waitUntil(lambda: len(work._asking) == 2, timeout=WAIT_MS)
        work.answer_password(asked[0], "havn")
    assert len(asked) == 1
    assert len(finished.args[0].added) == 2


def test_a_damaged_file_that_can_be_read_comes_in_and_is_named(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = SAMPLES[0].read_bytes()
    cut = tmp_path / "afbrudt.pdf"
    cut.write_bytes(whole[: len(whole) * 9 // 10])
    report = run(session, qtbot, [cut, SAMPLES[1]])
    assert len(report.added) == 2
    assert report.damaged == (cut,)


def test_an_archive_comes_in_whole_and_what_is_left_out_is_named(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.zip"
    with ZipFile(path, "w") as archive:
        for sample in SAMPLES:
            archive.write(sample, f"2024/{sample.name}")
        archive.writestr("map.png", b"\x89PNG")
        archive.writestr("../outside.pdf", b"%PDF-1.7")
    report = run(session, qtbot, [path])
    assert len(report.added) == len(SAMPLES)
    assert [failure.path.name for failure in report.failures] == ["outside.pdf"]
    assert [each.path.name for each in report.left_out] == ["map.png"]


def test_attached_files_come_in_with_their_minutes(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "12.xml").write_bytes(acadre())
    map_of_path = bytes(range(256)) * 9_000
    (folder / "4455.PDF").write_bytes(map_of_path)
    report = run(session, qtbot, [folder])
    (added,) = report.added
    library = open_library(session.library)
    assert attached_bytes(library, added.version, "4455.PDF") == map_of_path
    assert len(list_meetings(library)) == 1
    library.close()
    assert (report.failures, report.left_out, report.without) == ((), (), ())
    (folder / "4455.PDF").unlink()
    (folder / "12.xml").write_bytes(acadre([acadre_item("3")]))
    assert run(session, qtbot, [folder]).without == ((folder / "12.xml", ("4455.PDF",)),)


def test_the_report_names_what_was_left_out_and_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    archive = tmp_path / "maj.zip"
    archive.write_bytes(b"PK")
    failures = (Failure(archive / "flere" / "a.pdf", UserFacingError("Damaged.")),)
    pictures = tuple(NotRead(Path(f"{number}.png"), "Not read: not minutes.") for number in range(40))
    window = QWidget()
    qtbot.addWidget(window)
    report = Report((), failures, (), ((Path("12.xml"), ("4455.PDF",)),), pictures, False)
    dialog = report_import(window, report)
    text = dialog.findChild(QTextBrowser).toPlainText()
    assert "Not read: not minutes." in text
    assert "0.png, 1.png" in text
    assert "and 10 more" in text
    assert "4455.PDF" in text
    assert "maj.zip/flere/a.pdf" in text
    dialog.close()


def test_files_chosen_together_each_have_a_tab_and_the_first_is_in_view(start: Start, qtbot: QtBot) -> None:
    window = start([COUNCIL, COMMITTEE]).window
    tabs = window.group.tabs
    qtbot.waitUntil(lambda: window.current.loaded is not None and len(tabs.all()) == 2, timeout=WAIT_MS)
    assert window.current.loaded is not None
    assert window.current.loaded.name == COUNCIL.name
    assert tabs.active_index == 0
    qtbot.waitUntil(lambda: tabs.bar.tabText(1).startswith("Økonomiudvalget"), timeout=WAIT_MS)

    # They are known at the next start: the first comes to the front all the same.
    again = start([COMMITTEE, COUNCIL]).window
    qtbot.waitUntil(
        lambda: again.current.loaded is not None and again.current.loaded.name == COMMITTEE.name,
        timeout=WAIT_MS,
    )
    assert len(again.group.tabs.all()) == 2
