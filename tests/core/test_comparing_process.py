"""The process that compares two versions: what it says, in which order, and which two it takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.annotations import MeetingId
from core.comparing_process import Desk, pair_of
from core.comparing_requests import (
    At,
    ChangesPart,
    Compared,
    CompareRequest,
    Failed,
    NoOther,
    Reported,
    ReportRequest,
    Side,
    SideRead,
    Step,
)
from core.errors import UnreadableFile
from core.exports.changes.job import FORMS
from core.exports.formats import Format
from core.library import add, list_meetings, open_library, prepare
from core.library.lists.meetings import MeetingVersion
from core.minutes import DocumentKind
from core.opening import open_file
from core.versions.changes.change import ChangeKind, Remark, Show
from tests.core.pipes import Pipe
from tests.gui.comparing.pairs import AGENDA, write_minutes


def said(*requests: CompareRequest | ReportRequest) -> list[Any]:
    pipe = Pipe(*requests)
    desk = Desk(pipe)  # type: ignore[arg-type]
    desk.take_requests()
    desk.work_once()
    return pipe.said


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_minutes(tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, minutes: Path) -> Path:
    """The agenda and the minutes of one meeting."""
    path = tmp_path_factory.mktemp("library") / "library.sqlite"
    opened = open_library(path)
    for file in (AGENDA, minutes):
        add(opened, prepare(open_file(file)))
    opened.close()
    return path


def test_two_files_are_read_and_compared_without_a_library(minutes: Path, tmp_path: Path) -> None:
    request = CompareRequest(7, tmp_path / "none.sqlite", Side(path=AGENDA), Side(path=minutes))
    answers = said(request)
    steps = [each.step for each in answers if isinstance(each, At) and not each.of]
    assert steps == [
        Step.READING,
        Step.COMPARING,
    ]
    old, new = (each for each in answers if isinstance(each, SideRead))
    assert (old.is_old, new.is_old) == (True, False)
    assert (old.loaded.name, new.loaded.name) == (AGENDA.name, minutes.name)
    assert not old.loaded.id  # no place in a library
    changes = [change for each in answers if isinstance(each, ChangesPart) for change in each.changes]
    figures = answers[-1].shown[Show.FIGURES]
    assert "at ændringen evalueres i 2027." in [changes[at].new for at in figures]
    assert [change.new for change in changes if change.kind is ChangeKind.ITEM_ADDED] == [
        "7 Legepladsen ved Engskolen"
    ]
    assert not (tmp_path / "none.sqlite").exists()


def test_how_far_it_is_is_told(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.comparing_process._TELL_SECONDS", -1)
    answers = said(CompareRequest(7, tmp_path / "none.sqlite", Side(path=AGENDA), Side(path=minutes)))
    told = [(each.done, each.of) for each in answers if isinstance(each, At) and each.of]
    items = told[0][1]
    assert told == [(done, items) for done in range(items)]
    assert items > 5


def test_one_file_twice_is_told(tmp_path: Path) -> None:
    answers = said(CompareRequest(7, tmp_path / "none.sqlite", Side(path=AGENDA), Side(path=AGENDA)))
    assert answers[-1].remark is Remark.SAME_FILE


def test_places_that_answer_each_other(minutes: Path, tmp_path: Path) -> None:
    answers = said(CompareRequest(1, tmp_path, Side(path=AGENDA), Side(path=minutes)))
    old, new = (each.loaded.source.text for each in answers if isinstance(each, SideRead))
    joints = answers[-1].joints
    pairs = dict(zip(joints.old, joints.new, strict=True))
    for words in ("Rapporten dækker skoleåret", "1. Status på ombygningen", "Punkt 6: Orientering"):
        assert pairs[old.index(words)] == new.index(words)


def test_the_same_file_twice_has_no_changes(tmp_path: Path) -> None:
    answers = said(CompareRequest(1, tmp_path, Side(path=AGENDA), Side(path=AGENDA)))
    assert not [each for each in answers if isinstance(each, ChangesPart)]
    assert isinstance(answers[-1], Compared)
    assert answers[-1].shown[Show.ALL] == ()


def test_of_a_meeting_the_agenda_is_compared_with_the_minutes(library: Path) -> None:
    opened = open_library(library)
    meeting = list_meetings(opened)[0].id
    opened.close()
    answers = said(CompareRequest(1, library, None, Side(meeting)))
    kinds = [each.loaded.meeting.kind for each in answers if isinstance(each, SideRead)]
    assert kinds == [DocumentKind.AGENDA, DocumentKind.MINUTES]


def test_a_meeting_of_one_version_has_none_to_be_compared_with(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library.sqlite")
    meeting = add(library, prepare(open_file(AGENDA))).meeting
    library.close()
    answer = said(CompareRequest(1, tmp_path / "library.sqlite", None, Side(meeting)))[-1]
    assert isinstance(answer, NoOther)
    assert answer.loaded.name == AGENDA.name
    assert answer.side.version == answer.loaded.version


def test_what_cannot_be_read_is_named(tmp_path: Path, library: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 cut off")
    wanted = Side(path=damaged)
    answer = said(CompareRequest(3, library, Side(path=AGENDA), wanted))[-1]
    assert isinstance(answer, Failed)
    assert (answer.number, answer.side) == (3, wanted)
    assert isinstance(answer.error, UnreadableFile)
    gone = said(CompareRequest(4, library, Side(MeetingId("none"), 99), Side(path=AGENDA)))[-1]
    assert isinstance(gone, Failed)
    assert "not in the library any more" in gone.error.what


def test_only_the_newest_comparison_is_made(minutes: Path, tmp_path: Path) -> None:
    older = CompareRequest(1, tmp_path, Side(path=AGENDA), Side(path=AGENDA))
    newer = CompareRequest(2, tmp_path, Side(path=AGENDA), Side(path=minutes))
    assert {each.number for each in said(older, newer)} == {2}


def version(number: int, kind: DocumentKind) -> MeetingVersion:
    return MeetingVersion(number, kind, False, date(2025, 3, 1), "a.txt", False, False, False, False)


@pytest.mark.parametrize(
    ("wanted", "pair"),
    [
        (None, (2, 1)),  # the newest and the one before it
        (1, (2, 1)),
        (2, (2, 1)),  # an older one, and the newest
        (3, (3, 1)),
        (5, (5, 4)),  # a supplement with the newer supplement
        (6, None),
    ],
)
def test_which_two_of_a_meeting_are_compared(wanted: int | None, pair: tuple[int, int] | None) -> None:
    kinds = [DocumentKind.MINUTES, DocumentKind.AGENDA, DocumentKind.AGENDA]
    kinds += [DocumentKind.SUPPLEMENT, DocumentKind.SUPPLEMENT, DocumentKind.ATTACHMENT]
    versions = [version(number, kind) for number, kind in enumerate(kinds, 1)]
    assert pair_of(versions, wanted) == pair


@pytest.mark.parametrize("format", FORMS)
def test_a_report_is_written_by_a_process_that_has_compared_nothing_yet(
    format: Format, minutes: Path, tmp_path: Path
) -> None:
    of = CompareRequest(1, tmp_path, Side(path=AGENDA), Side(path=minutes))
    path = tmp_path / f"changes.{format.value}"
    answer = said(ReportRequest(2, of, path, format, Show.RECOMMENDATIONS))[-1]
    assert answer == Reported(2, path, changes=1)
    assert path.stat().st_size > 100
