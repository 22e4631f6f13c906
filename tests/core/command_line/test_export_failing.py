"""The command `export` where something is not there, or cannot be written: a sentence, and no half file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from core.annotations import MeetingId
from core.command_line import run


@pytest.mark.parametrize(
    ("options", "status", "sentence"),
    [
        (["--meeting", "nowhere"], 1, "The library has no meeting nowhere."),
        (["--meeting", "ID", "--item", "9"], 1, "This meeting has no item 9. There are 1, 2, 3, 4, 5, 6, 7."),
        (["--item", "2"], 2, "--meeting ID --item 3"),
        (["--preset", "nonsense"], 1, "There is no preset nonsense."),
        (["--parts", "decisions,weather"], 2, "there is no part weather; there are head, recommendation"),
        (["--introduction", "@nowhere.txt"], 1, "cannot be read: there is no such file."),
        (["--format", "marked-pdf", "--tag", "sommer"], 1, "There is no document in what was chosen."),
        (["--format", "annotations", "--meeting", "ID", "--item", "1"], 1, "There are no annotations"),
        (["--format", "ics", "--meeting", "ID", "--item", "1"], 1, "There is no follow-up with a date"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_no_file(
    meeting: MeetingId,
    options: list[str],
    status: int,
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = set(tmp_path.iterdir())
    given = [meeting if each == "ID" else each for each in options]
    form = [] if "--format" in options else ["--format", "html"]
    assert run(["export", "--output", str(tmp_path / "ud"), *form, *given]) == status
    out, told = capsys.readouterr()
    assert sentence in " ".join(told.split())
    assert out == ""
    assert set(tmp_path.iterdir()) == before


@pytest.mark.usefixtures("meeting")
def test_a_tag_that_nothing_has_gives_an_empty_summary_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.html"
    assert run(["export", "--output", str(path), "--tag", "sommer"]) == 0
    assert "Færgevejen" not in path.read_text("utf-8")
    told = capsys.readouterr().err.splitlines()
    assert told == ["Nothing has the tag sommer.", "Nothing of what was asked for is there: it is empty."]


@pytest.mark.usefixtures("meeting")
def test_where_nothing_may_be_written_what_was_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "ingen" / "a.html", tmp_path / "mappe.html", tmp_path / ("å" * 300 + ".html")):
        (tmp_path / "mappe.html").mkdir(exist_ok=True)
        before = sorted(each.name for each in tmp_path.iterdir())
        assert run(["export", "--output", str(path)]) == 1
        *before_it, error = capsys.readouterr().err.splitlines()
        assert "cannot be written" in error
        assert before_it[0] == "2 pieces of personal data in what goes out:"
        assert sorted(each.name for each in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("number", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "permission denied")]
)
@pytest.mark.usefixtures("meeting")
def test_a_full_disk_and_a_missing_right_are_sentences(
    number: int,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refused(*_given: object) -> None:
        raise OSError(number, os.strerror(number))

    before = set(tmp_path.iterdir())
    monkeypatch.setattr("core.writing.os.fsync", refused)
    assert run(["export", "--output", str(tmp_path / "a.pdf")]) == 1
    error = capsys.readouterr().err.splitlines()[-1]
    assert f"a.pdf cannot be written: {why}. Nothing was changed." in error
    assert set(tmp_path.iterdir()) == before


@pytest.mark.usefixtures("meeting")
def test_ctrl_c_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.html"
    path.write_text("Det gamle")
    before = sorted(each.name for each in tmp_path.iterdir())

    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.writing.os.replace", stopped)
    assert run(["export", "--output", str(path)]) == 130
    assert path.read_text() == "Det gamle"
    assert sorted(each.name for each in tmp_path.iterdir()) == before
    assert "Stopped" in capsys.readouterr().err
