"""New versions come while the reader does something else: annotations come along, and no dialog opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.carrying_process import CarryRequest
from core.folders import Found
from core.library import Library, add, catch_up, load, of_meeting, open_library, prepare, put
from core.opening import open_file
from gui.long_work.carrying import Carrying
from gui.long_work.watching import Arrived
from gui.models.carried_result import Round
from gui.overviews.to_place.page import ToPlacePage
from gui.processes import ReadingProcess
from gui.session import Session
from tests.gui.conftest import WAIT_MS, Start

FIRST_DAY = date(2031, 3, 3)
MANY = 50
HEAD = """{kind} Kulturudvalget d. {day:%d-%m-%Y}

Mødedato {day:%d-%m-%Y} kl. 16.00

"""
AGENDA = """Punkt 1: Lys på stien ved søen

Sagsfremstilling

Stien ligger i mørke om vinteren.

Punkt 2: Salg af den gamle pavillon

Sagsfremstilling

Pavillonen bruges ikke mere.
"""
MINUTES = """Punkt 1: Godkendelse af dagsordenen

Beslutning

Godkendt.

Punkt 2: Lys på stien ved søen

Sagsfremstilling

Stien ligger i mørke om vinteren.

Beslutning

Godkendt som indstillet.
"""
AT_MOST_MS = 120_000
"""Fifty files are read in processes of their own, beside whatever else the machine does."""


class Dialogs(QObject):
    """The dialogs that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            self.shown.append(watched.windowTitle())
        return False


@pytest.fixture
def dialogs(qapp: QApplication) -> Iterator[Dialogs]:
    """Watches for dialogs."""
    watching = Dialogs()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    """A connection beside the program's."""
    library = open_library(library_path)
    yield library
    library.close()


def annotated_agenda(library: Library, folder: Path, day: date = FIRST_DAY) -> MeetingId:
    """An agenda with a note on each of its two items; the minutes have only the first."""
    meeting = add(library, prepare(open_file(document(folder, "DAGSORDEN", AGENDA, day)))).meeting
    loaded = load(library, meeting)
    assert len(loaded.meeting.items) == 2
    for item in loaded.meeting.items:
        key = ItemKey.of(item)
        put(library, new_annotation(meeting, key, AnnotationKind.NOTE, "Husk", "Anna", file=loaded.file))
    return meeting


def minutes_file(folder: Path, day: date = FIRST_DAY) -> Path:
    """The minutes of that day."""
    return document(folder, "REFERAT", MINUTES, day)


def document(folder: Path, kind: str, text: str, day: date) -> Path:
    """A document of that day's meeting."""
    path = folder / f"{kind.lower()}-{day}.txt"
    path.write_text(HEAD.format(kind=kind, day=day) + text, "utf-8")
    return path


def test_a_watched_folder_that_brings_fifty_new_versions_opens_no_dialog(
    start: Start, library: Library, tmp_path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    days = [FIRST_DAY + timedelta(days=number) for number in range(MANY)]
    meetings = [annotated_agenda(library, tmp_path, day) for day in days]
    catch_up(library)
    folder = tmp_path / "ind"
    folder.mkdir()
    program = start()
    window = program.window
    qtbot.waitUntil(lambda: window.overviews.current_name == "start", timeout=WAIT_MS)
    told: list[Round] = []
    program._carrying.told.connect(told.append)
    files = [minutes_file(folder, day) for day in days]
    program._watching.arrived.emit(Arrived(folder, Found(tuple(files)), {}))
    qtbot.waitUntil(lambda: bool(told), timeout=AT_MOST_MS)
    assert told == [Round(MANY, MANY, MANY)], "it is told once"
    assert window.status.notice.text() == (
        "50 files read · 50 new versions: 50 annotations came along, 50 wait to be placed"
    )
    assert dialogs.shown == []
    assert window.overviews.current_name == "start", "nothing came into view"
    assert not window.group.tabs.all()
    assert {load(library, meeting).name for meeting in meetings} == {path.name for path in files}
    window.status._offer.click()
    assert window.overviews.current_name == "to_place"
    page = window.overviews.current
    assert isinstance(page, ToPlacePage)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == MANY, timeout=WAIT_MS)


def test_a_start_makes_up_for_what_was_not_carried(
    start: Start, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    meeting = annotated_agenda(library, tmp_path)
    add(library, prepare(open_file(minutes_file(tmp_path))))
    window = start().window
    qtbot.waitUntil(lambda: "1 annotation came along" in window.status.notice.text(), timeout=WAIT_MS)
    assert load(library, meeting).name.startswith("referat")
    assert sum(each.file == load(library, meeting).file for each in of_meeting(library, meeting)) == 1


def test_a_meeting_that_ends_the_process_is_left_and_the_others_come_along(
    session: Session, library: Library, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [FIRST_DAY, FIRST_DAY + timedelta(days=1)]
    older, newer = (annotated_agenda(library, tmp_path, day) for day in days)
    for day in days:
        add(library, prepare(open_file(minutes_file(tmp_path, day))))
    ask = ReadingProcess.ask

    def end_at_first(process: ReadingProcess, question: object) -> None:
        if isinstance(question, CarryRequest) and question.meeting == newer:
            process._process.kill()
        else:
            ask(process, question)  # type: ignore[arg-type]

    monkeypatch.setattr(ReadingProcess, "ask", end_at_first)
    works = Carrying(session)
    with qtbot.waitSignal(works.told, timeout=WAIT_MS) as told:
        works.start()
    assert told.args == [Round(1, 1, 1)]
    assert {each.file for each in of_meeting(library, newer)} == {load(library, newer).file}
    assert load(library, older).name.startswith("referat")
    works.close()
