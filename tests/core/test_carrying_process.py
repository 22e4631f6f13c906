"""The process that finds where annotations belong: it is asked, reads, answers, and ends."""

from __future__ import annotations

import pickle
import signal
from pathlib import Path

import pytest

from core.carrying_process import CarryAnswer, CarryRequest, answer, serve
from core.library import open_library
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.writing import write_carried
from tests.core.library.carrying.two_versions import AGENDA, LIGHT, MINUTES, NONE, Desk
from tests.core.pipes import Pipe


def filled(tmp_path: Path) -> Desk:
    desk = Desk(open_library(tmp_path / "library.sqlite"), tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.comes("referat.txt", MINUTES)
    return desk


def test_what_it_finds_is_written_by_whoever_asked(tmp_path: Path) -> None:
    desk = filled(tmp_path)
    told = answer(CarryRequest(desk.library.path, desk.meeting))
    found = pickle.loads(pickle.dumps(told)).found
    assert (found.along, found.waiting) == (1, 0)
    assert meetings_to_carry(desk.library) == [desk.meeting], "it only reads"
    assert write_carried(desk.library, found)
    assert desk.front == "referat.txt"
    desk.library.close()


def test_it_answers_one_after_the_other_until_it_is_told_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_what: None)  # the test's own process goes on
    desk = filled(tmp_path)
    pipe = Pipe(*(CarryRequest(desk.library.path, each) for each in (NONE, desk.meeting)), None)
    serve(pipe, "en")  # type: ignore[arg-type]
    nothing, told = pipe.said
    assert isinstance(told, CarryAnswer)
    assert (nothing.meeting, told.meeting) == (NONE, desk.meeting)
    assert not nothing.found.ways
    assert told.found is not None
    desk.library.close()


def test_a_library_that_cannot_be_read_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"no library" * 1000)
    assert answer(CarryRequest(tmp_path / "library.sqlite", NONE)).found is None
