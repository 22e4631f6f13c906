"""What changed between two documents, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.command_line import run
from tests.core.command_line.conftest import MINUTES

OLD = MINUTES.replace("Køb af jord", "Køb af jord ved Kulkajen")
NEW = OLD.replace("Udsat.", "Udsat til den 3. juni 2031.").replace("Køb af jord ved", "Køb af en eng ved")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "dagsorden.txt", tmp_path / "referat.txt"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return str(old), str(new)


def test_text_tells_both_wordings(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    assert run(["compare", *pair]) == 0
    told = capsys.readouterr()
    assert "2. Ny bro ved Sildekajen" in told.out
    assert "{+til den 3. juni 2031+}" in told.out
    assert told.err == ""
    assert not library.exists()


def test_json_has_every_change(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--format", "json", *pair]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [(each["kind"], each["item"], each["role"]) for each in changes] == [
        ("changed", "2", "decision"),
        ("item_retitled", "3", None),
    ]
    assert (changes[0]["old"], changes[0]["new"]) == ("Udsat.", "Udsat til den 3. juni 2031.")


def test_json_is_an_empty_list_where_nothing_changed(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--format", "json", pair[0], pair[0]]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []
    assert run(["compare", pair[0], pair[0]]) == 0
    assert "Nothing changed: both say the same." in capsys.readouterr().out


def test_one_file_twice_is_told(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "csv"):
        assert run(["compare", "--format", form, pair[0], pair[0]]) == 0
        told = capsys.readouterr()
        remark = "Both sides are one and the same file."
        assert (remark in told.out, remark in told.err) == (form == "text", form != "text")
    assert run(["compare", "--format", "json", pair[0], pair[0]]) == 0
    assert json.loads(capsys.readouterr().out)["remark"] == "same_file"


@pytest.mark.parametrize(("only", "count"), [("decisions", 1), ("recommendations", 0), ("figures", 1)])
def test_only(pair: tuple[str, str], capsys: pytest.CaptureFixture[str], only: str, count: int) -> None:
    assert run(["compare", "--only", only, "--format", "json", *pair]) == 0
    assert len(json.loads(capsys.readouterr().out)["changes"]) == count


def test_a_web_page_is_made_to_be_passed_on(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "changes.html"
    assert run(["compare", *pair, "-o", str(page)]) == 0
    assert "<ins>til den 3. juni 2031</ins>" in page.read_text("utf-8")
    assert "eng" not in page.read_text("utf-8").split("<main>")[1]
    assert "1 closed item is left out. --closed takes it in." in capsys.readouterr().err
    assert run(["compare", *pair, "-o", str(page), "--closed"]) == 0
    assert "<ins>en eng</ins>" in page.read_text("utf-8")
    assert "give it only to those who may read them" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere.pdf", "tom.pdf"])
def test_what_cannot_be_read_is_told_and_is_status_2(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "tom.pdf").write_bytes(b"")
    assert run(["compare", pair[0], str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("Error: ")
    assert told.out == ""


def test_an_ending_that_stands_for_no_form(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *pair, "-o", "changes.ics"]) == 2
    assert "changes.ics" in capsys.readouterr().err
