"""Scanned pages on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.command_line import run
from core.errors import LibraryError
from core.library import list_meetings, open_library
from tests.core.library.searched import find
from tests.scans import scan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan())
    return path


def parsed(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[dict[str, Any], str]:
    assert run(["parse", *options, str(path)]) == 0
    told = capsys.readouterr()
    return json.loads(told.out), told.err


@pytest.mark.needs_reading_data("dan")
def test_a_scanned_file_is_read_right_away(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting, progress = parsed(path, capsys)
    assert (meeting["scanned"], meeting["machine_read"]) == ([1], [1])
    assert [item["title"] for item in meeting["items"]] == ["Godkendelse af dagsorden", "Ny skole i Vesterby"]
    assert {"field": "body", "level": "inferred", "reason": "machine_read"} in meeting["confidence"]
    assert "Reading scanned pages of scan.pdf" in progress


def test_nobody_reads_by_machine_who_does_not_want_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting, told = parsed(path, capsys, "--no-machine-reading")
    assert (meeting["scanned"], meeting["machine_read"], meeting["items"]) == ([1], [], [])
    assert told == ""


def test_without_the_data_it_is_told_what_to_install(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "nowhere"))
    monkeypatch.setattr("sys.platform", "linux")
    meeting, told = parsed(path, capsys)
    assert (meeting["scanned"], meeting["machine_read"]) == ([1], [])
    assert "tesseract-ocr-dan" in told
    assert run(["import", str(path)]) == 0
    told_again = capsys.readouterr()
    assert "scan.pdf: new meeting" in told_again.out
    assert "tesseract-ocr-dan" in told_again.err


@pytest.mark.parametrize("error", [LibraryError("The disk is full."), ZeroDivisionError("division by zero")])
def test_a_file_is_in_the_library_though_its_pages_could_not_be_read(
    path: Path,
    library: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("core.command_line_pages.read_pages_of", fail)
    assert run(["import", str(path)]) == 1
    told = capsys.readouterr()
    assert "scan.pdf: new meeting. " in told.out
    assert str(error) in told.out
    assert "not in the library" not in told.err
    opened = open_library(library)
    assert len(list_meetings(opened)) == 1
    opened.close()


@pytest.mark.needs_reading_data("dan")
def test_what_was_taken_in_without_reading_is_read_when_it_comes_again(
    path: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "--no-machine-reading", str(path)]) == 0
    opened = open_library(library)
    assert find(opened, "forkastet") == []
    assert run(["import", str(path)]) == 0
    assert "scan.pdf: known already" in capsys.readouterr().out
    assert len(find(opened, "forkastet")) == 1
    opened.close()
