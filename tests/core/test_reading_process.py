"""A helper process reads documents of the library again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.library import Added, Library, add, load, open_library, prepare, store_parse
from core.opening import OpenedFile, open_file
from core.parsing import PARSER_VERSION
from core.reading_process import ReadAgain, ReadAgainRequest, Started, start

pytestmark = pytest.mark.started_anew

MINUTES = Path(__file__).resolve().parents[1] / "minutes" / "noerrevang-byraad-2024.txt"
ANSWER_S = 60


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def helper() -> Iterator[Started]:
    started = start("en")
    yield started
    started.connection.close()
    started.process.join()


@pytest.fixture
def file() -> OpenedFile:
    return open_file(MINUTES)


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_ctrl_c_ends_no_process_that_is_only_being_started(library: Library, file: OpenedFile) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # also where no Ctrl+C comes through
    starting = start("en")
    signal.signal(signal.SIGINT, before)
    assert starting.process.pid is not None
    os.kill(starting.process.pid, signal.SIGINT)
    assert answer(starting, library, without_bytes(library, file).version).text is not None
    starting.connection.close()
    starting.process.join()


def without_bytes(library: Library, file: OpenedFile) -> Added:
    """The file as an older parser read it, in a library that lacks the file itself."""
    old = replace(file.meeting, parser=PARSER_VERSION - 1, items=())
    added = add(library, prepare(replace(file, meeting=old)))
    library.connection.execute("DELETE FROM file_part")
    return added


def answer(helper: Started, library: Library, version: int) -> ReadAgain:
    helper.connection.send(ReadAgainRequest(library.path, version))
    assert helper.connection.poll(ANSWER_S)
    found = helper.connection.recv()
    assert isinstance(found, ReadAgain)
    return found


def test_a_document_without_its_bytes_gets_the_newer_parser(
    library: Library, helper: Started, file: OpenedFile
) -> None:
    added = without_bytes(library, file)
    found = answer(helper, library, added.version)
    assert found.error is None
    assert found.sha256 is not None
    assert found.text is not None
    store_parse(library, found.sha256, found.text)
    loaded = load(library, added.meeting)
    assert (loaded.meeting, loaded.source) == (file.meeting, file.source)


def test_a_newer_parser_is_told_where_the_file_lay(library: Library, helper: Started, tmp_path: Path) -> None:
    path = tmp_path / "Sydhavet Kommune" / "maj.txt"
    path.parent.mkdir()
    path.write_text("Referat\nByrådet\n14. maj 2024\n1. Cykelsti\nBeslutning\nGodkendt.\n", "utf-8")
    added = without_bytes(library, open_file(path))
    found = answer(helper, library, added.version)
    assert found.text is not None
    assert found.text.head.municipality == "Sydhavet Kommune"


def test_what_an_older_extractor_read_needs_the_bytes(
    library: Library, helper: Started, file: OpenedFile
) -> None:
    added = without_bytes(library, file)
    library.connection.execute("UPDATE source SET extractor = 0")
    found = answer(helper, library, added.version)
    assert found.text is None
    assert "only a part" in str(found.error)
