"""Scanned pages in the window: read in the background, told of, and never in the reader's way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind
from core.errors import UserFacingError
from core.library import add, open_library, prepare
from core.library.bringing_in.machine_pages import keep_page, scanned_documents
from core.machine_process import ReadPage, failed_page, start_machine_reading
from core.opening import open_file
from core.reading_process import ReadAgainRequest, Request, Started
from core.sources.machine.page import MachinePage
from gui.annotations.placing import Target, annotation_on
from gui.pending import Change
from gui.processes import ReadingProcess
from gui.window import Window
from tests.core.library.searched import find
from tests.gui.conftest import WAIT_MS, Start
from tests.scans import MINUTES, Row, add_scan, add_text

MORE: tuple[Row, ...] = (
    ("hebo", 11, "3. Cykelsti til Nordby"),
    ("hebo", 11, "Beslutning"),
    ("helv", 11, "Udsat."),
)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Minutes whose second page is a picture."""
    document = pymupdf.open()
    add_text(document)
    add_scan(document, MORE)
    path = tmp_path / "referat.pdf"
    document.save(path)
    return path


@pytest.fixture
def without_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which nothing reads pictures; the folder its data would lie in."""
    folder = tmp_path / "tessdata"
    folder.mkdir()
    monkeypatch.setenv("TESSDATA_PREFIX", str(folder))
    monkeypatch.setattr("sys.platform", "linux")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing is read by machine before this is set, however long the window takes."""
    may_begin = threading.Event()

    def start_then(words: str) -> Started:
        may_begin.wait()
        return start_machine_reading(words)

    monkeypatch.setattr("gui.long_work.machine_reading.start_machine_reading", start_then)
    yield may_begin
    may_begin.set()


def before_each(
    monkeypatch: pytest.MonkeyPatch, kind: type[Request], call: Callable[[ReadingProcess], bool]
) -> None:
    """Call `call` with the process that is about to be asked something of `kind`; False holds that back."""
    ask = ReadingProcess.ask

    def ask_then(process: ReadingProcess, request: Request) -> None:
        if not isinstance(request, kind) or call(process):
            ask(process, request)

    monkeypatch.setattr(ReadingProcess, "ask", ask_then)


def killing_the_first(killed: list[ReadingProcess]) -> Callable[[ReadingProcess], bool]:
    """For `before_each`: the first process that is asked is dead by then."""

    def kill(process: ReadingProcess) -> bool:
        if not killed:
            killed.append(process)
            process._process.kill()
        return True

    return kill


def shown(window: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def items(window: Window) -> list[str | None]:
    return [item.number for item in window.current.items]


@pytest.mark.needs_reading_data("dan")
def test_what_is_on_a_scanned_page_comes_by_itself(
    start: Start, qtbot: QtBot, mixed: Path, library_path: Path, reads: threading.Event
) -> None:
    window = shown(start([mixed]).window, qtbot)
    assert items(window) == ["1", "2"]
    loaded = window.current.loaded
    assert loaded is not None
    note = annotation_on(loaded, Target(1), AnnotationKind.NOTE, "Husk", "Anna")
    window.session.apply([Change(None, note)])
    window.current.choose_item(1)
    qtbot.waitUntil(window.scanned.notice.isVisible, timeout=WAIT_MS)
    assert "1 page of this document is a picture" in window.scanned.notice.words.text()

    reads.set()
    qtbot.waitUntil(lambda: items(window) == ["1", "2", "3"], timeout=WAIT_MS)

    assert window.current.item == 1
    assert [each.text for each in window.current.notes(Target(1))] == ["Husk"]
    assert window.scanned.notice.isHidden()
    assert not window.actions_["read_scanned"].isEnabled()
    assert window.status.where.text().startswith("Item 2 · page 1 of 2 ·")
    window.agenda.place_chosen.emit(window.current.items[2].span)
    assert "page 2 of 2, read by machine" in window.status.where.text()
    library = open_library(library_path)
    assert len(find(library, "cykelsti")) == 1
    library.close()


def test_without_the_data_it_says_what_to_install_and_the_pages_are_there(
    start: Start, qtbot: QtBot, mixed: Path, without_data: Path
) -> None:
    window = shown(start([mixed]).window, qtbot)
    qtbot.waitUntil(window.scanned.notice.isVisible, timeout=WAIT_MS)
    words = window.scanned.notice.words.text()
    assert "1 page of this document is a picture" in words
    assert "sudo apt-get install tesseract-ocr-dan" in words
    assert window.source.view is window.source.pages
    assert window.source.pages.position_words() == "page 1 of 2"
    window.source.pages.verticalScrollBar().setValue(window.source.pages.verticalScrollBar().maximum())
    assert window.source.pages.position_words() == "page 2 of 2, a picture"
    assert window.scanned.notice.button.text() == "Look again"


@pytest.mark.needs_reading_data("dan")
def test_it_looks_again_when_the_data_has_come(
    start: Start, qtbot: QtBot, mixed: Path, without_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(start([mixed]).window, qtbot)
    qtbot.waitUntil(window.scanned.notice.isVisible, timeout=WAIT_MS)
    monkeypatch.delenv("TESSDATA_PREFIX")
    window.scanned.notice.button.click()
    qtbot.waitUntil(lambda: items(window) == ["1", "2", "3"], timeout=WAIT_MS)


@pytest.mark.needs_reading_data("dan")
def test_a_stopped_reading_keeps_what_was_read_and_goes_on_when_asked(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ReadingProcess] = []

    def is_not_the_second(process: ReadingProcess) -> bool:
        asked.append(process)
        return len(asked) != 2

    before_each(monkeypatch, ReadPage, is_not_the_second)
    document = pymupdf.open()
    for number, title in enumerate(("Ny skole", "Cykelsti", "Budget for havnen"), 1):
        add_scan(
            document,
            [
                ("hebo", 11, f"{number}. {title}"),
                ("hebo", 11, "Sagsfremstilling"),
                ("helv", 11, f"Sagen handler om {title.lower()} og om hvad det koster."),
                ("hebo", 11, "Beslutning"),
                ("helv", 11, f"Udvalget godkendte forslaget om {title.lower()}."),
            ],
            high=250,
        )
    path = tmp_path / "scan.pdf"
    document.save(path)
    window = shown(start([path]).window, qtbot)
    reading = window.scanned.reading
    version = window.current.loaded.version if window.current.loaded else 0
    qtbot.waitUntil(
        lambda: version in reading.situation.documents and bool(reading.situation.documents[version].kept),
        timeout=WAIT_MS,
    )
    window.status.stop_pages_wanted.emit()
    assert not reading.is_reading(version)
    qtbot.waitUntil(lambda: bool(items(window)), timeout=WAIT_MS)  # what was read by then is shown
    assert items(window) == ["1"]
    assert window.scanned.notice.button.text() == "Read them"
    window.actions_["read_scanned"].trigger()
    qtbot.waitUntil(lambda: items(window) == ["1", "2", "3"], timeout=WAIT_MS)
    assert window.scanned.notice.isHidden()


@pytest.mark.needs_reading_data("dan")
def test_a_page_that_ends_the_process_costs_that_page(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_each(monkeypatch, ReadPage, killing_the_first([]))
    document = pymupdf.open()
    add_scan(document, MINUTES, high=450)
    add_scan(document, MORE)
    path = tmp_path / "scan.pdf"
    document.save(path)
    window = shown(start([path]).window, qtbot)
    qtbot.waitUntil(lambda: bool(items(window)), timeout=WAIT_MS)
    assert window.current.loaded is not None
    assert window.current.loaded.source.machine_read == (1,)
    assert window.scanned.notice.words.text().startswith(
        "1 page of this document is a picture that could not"
    )
    window.scanned.notice.button.click()
    qtbot.waitUntil(lambda: items(window) == ["1", "2", "3"], timeout=WAIT_MS)


@pytest.mark.needs_reading_data("dan")
def test_what_an_earlier_run_read_last_comes_into_the_text(
    start: Start, qtbot: QtBot, mixed: Path, library_path: Path
) -> None:
    library = open_library(library_path)
    added = add(library, prepare(open_file(mixed)))
    (document,) = scanned_documents(library)
    keep_page(library, document.sha256, 1, MachinePage("tesseract dan"))
    window = start().window
    window.open_meeting(added.meeting)
    qtbot.waitUntil(lambda: not scanned_documents(library)[0].waits_for_text, timeout=WAIT_MS)
    library.close()


def test_a_failed_page_is_not_tried_by_every_start(
    start: Start, qtbot: QtBot, mixed: Path, library_path: Path
) -> None:
    library = open_library(library_path)
    added = add(library, prepare(open_file(mixed)))
    keep_page(library, scanned_documents(library)[0].sha256, 1, failed_page())
    library.close()
    window = start().window
    window.open_meeting(added.meeting)
    qtbot.waitUntil(lambda: bool(window.scanned.reading.situation.documents), timeout=WAIT_MS)
    assert not window.scanned.reading.is_reading(added.version)


@pytest.mark.needs_reading_data("dan")
def test_a_text_whose_process_is_lost_comes_all_the_same(
    start: Start, qtbot: QtBot, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[ReadingProcess] = []
    before_each(monkeypatch, ReadAgainRequest, killing_the_first(lost))
    window = shown(start([mixed]).window, qtbot)
    qtbot.waitUntil(lambda: items(window) == ["1", "2", "3"], timeout=WAIT_MS)
    assert len(lost) == 1


@pytest.mark.needs_reading_data("dan")
def test_all_scanned_documents_are_read_though_one_process_does_not_start(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "en.pdf", tmp_path / "to.pdf"]
    for number, path in enumerate(paths):
        document = pymupdf.open()
        add_scan(document, [("hebo", 16, f"Klitborg Kommune {number}"), *MINUTES[1:9]], high=300)
        document.save(path)
    starts: list[int] = []

    def start_at_second_try(words: str) -> Started:
        starts.append(1)
        if len(starts) == 1:
            raise UserFacingError("There is no memory")
        return start_machine_reading(words)

    monkeypatch.setattr("gui.long_work.machine_reading.start_machine_reading", start_at_second_try)
    told: list[str] = []
    monkeypatch.setattr("gui.dialogs.messages.tell_failure", lambda _window, error: told.append(str(error)))
    window = shown(start(paths[:1]).window, qtbot)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    window.files.bring_in(paths[1:])
    reading = window.scanned.reading

    def read() -> bool:
        documents = reading.situation.documents.values()
        return len(documents) == 2 and all(each.in_text for each in documents)

    qtbot.waitUntil(read, timeout=WAIT_MS)
    assert told == ["There is no memory"]
