"""Many files read at once: the answers come in order, and a file that kills its process costs that file."""

from __future__ import annotations

import os
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from core.errors import UnreadableFile
from core.import_pool import read_all
from core.library import add, open_library, prepare
from core.opening import open_file
from core.reading_process import FilePart, Opened, OpenRequest, Started, serve, start, start_serving

pytestmark = pytest.mark.started_anew

MINUTES = Path(__file__).resolve().parents[1] / "minutes"
FILES = sorted(MINUTES.glob("*.txt"))[:6]


class Fatal:
    """A connection that ends the process at the file "fatal.txt", after part of an answer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def poll(self, timeout: float | None = 0.0) -> bool:
        return self._connection.poll(timeout)

    def recv(self) -> object:
        return self._connection.recv()

    def send(self, answer: object) -> None:
        if isinstance(answer, Opened) and answer.path.name == "fatal.txt":
            self._connection.send(FilePart(b"half"))
            os._exit(3)
        self._connection.send(answer)


def serve_fatally(connection: Connection, language: str) -> None:
    serve(Fatal(connection), language)  # type: ignore[arg-type]


def start_fatally(language: str) -> Started:
    return start_serving(serve_fatally, language)


def test_the_answers_come_in_order_with_their_bytes() -> None:
    started: list[Started] = []

    def begin(language: str) -> Started:
        started.append(start(language))
        return started[-1]

    answers = list(read_all([OpenRequest(path) for path in FILES], begin, cores=2))
    assert [answer.path for answer in answers] == FILES
    for answer in answers:
        assert answer.file is not None
        assert b"".join(answer.file.parts) == answer.path.read_bytes()
    assert len(started) == 2
    assert not any(each.process.is_alive() for each in started)


def test_a_file_that_kills_its_process_costs_that_file_alone(tmp_path: Path) -> None:
    fatal = tmp_path / "fatal.txt"
    paths = [FILES[0], fatal, *FILES[1:3], fatal, FILES[3]]
    answers = list(read_all([OpenRequest(path) for path in paths], start_fatally, cores=1))
    assert [answer.path for answer in answers] == paths
    for answer in answers:
        assert (answer.error is not None) == (answer.path == fatal)
        assert (answer.file is None) == (answer.path == fatal)
        if answer.file is not None:
            assert b"".join(answer.file.parts) == answer.path.read_bytes()


class Unheard:
    """A connection to a process that has ended while it had nothing to do: what is sent does not arrive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, _request: object) -> None:
        raise BrokenPipeError

    def recv(self) -> object:
        return self._connection.recv()


def test_a_process_that_died_without_work_costs_no_file() -> None:
    started: list[Started] = []

    def begin(language: str) -> Started:
        made = start(language)
        started.append(made)
        if len(started) > 1:
            return made
        made.process.kill()
        return replace(made, connection=Unheard(made.connection))  # type: ignore[arg-type]

    answers = list(read_all([OpenRequest(path) for path in FILES[:3]], begin, cores=1))
    assert [(answer.path, answer.error) for answer in answers] == [(path, None) for path in FILES[:3]]
    assert len(started) == 2


def test_who_stops_asking_leaves_no_process() -> None:
    started: list[Started] = []

    def begin(language: str) -> Started:
        started.append(start(language))
        return started[-1]

    answers = read_all([OpenRequest(path) for path in FILES], begin, cores=2)
    assert isinstance(next(answers), Opened)
    answers.close()
    assert not any(each.process.is_alive() for each in started)


def test_what_the_library_has_is_not_read_again_and_what_was_removed_is_refused(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library.sqlite")
    files = [prepare(open_file(path)) for path in FILES[:2]]
    add(library, files[0])
    library.connection.execute(
        "INSERT INTO removed_file VALUES (?, '2031-05-14T12:00:00')", (files[1].sha256,)
    )
    library.close()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    paths = [*FILES[:3], tmp_path / "broken.pdf"]
    known, removed, new, broken = read_all([OpenRequest(path, None, library.path) for path in paths], cores=1)
    assert (known.known, known.file) == (files[0].sha256, None)
    assert "removed for good" in str(removed.error)
    assert new.file is not None
    assert isinstance(broken.error, UnreadableFile)
