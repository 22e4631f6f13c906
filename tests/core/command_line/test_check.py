"""`main.py check`: what was found, as text, JSON and SARIF, and an exit status by severity."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from core.command_line import run
from core.minutes import Meeting
from core.parsing import parse
from core.review.checks import all_checks
from core.settings import Settings, save_settings
from core.source_text import SourceText
from core.sources import read

MINUTES = """Referat
Teknisk Udvalg
Mødedato: 4. marts 2024

Punkt 1: Cykelsti ved skolen
Sagsfremstilling
Stien anlægges.
Beslutning
Godkendt.
"""
OWN = """
[[own]]
id = "own-path"
name = "Sti"
message = "Her står noget om en sti."
pattern = 'stien'
severity = "{severity}"
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "udkast æ.txt"
    path.write_text(MINUTES, "utf-8")
    return path


def rules(folder: Path, severity: str, more: str = "") -> str:
    """Rules with a check of their own, and no other one."""
    path = folder / "rules.toml"
    others = "".join(f"[checks.{each.id}]\non = false\n" for each in all_checks())
    path.write_text(others + OWN.format(severity=severity) + more, "utf-8")
    return str(path)


@pytest.mark.parametrize(("severity", "status"), [("error", 4), ("warning", 3), ("note", 0)])
def test_the_exit_status_tells_the_worst_severity(draft: Path, severity: str, status: int) -> None:
    given = rules(draft.parent, severity)
    assert run(["check", str(draft), "--rules", given]) == status


def test_json_says_what_was_found_and_where(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(draft), "--format", "json", "--rules", rules(draft.parent, "warning")])
    findings = json.loads(capsys.readouterr().out)["findings"]
    mine = [each for each in findings if each["check"] == "own-path"]
    assert len(mine) == 1
    told = mine[0]
    assert (told["severity"], told["item"], told["role"], told["quote"]) == ("warning", "1", "case", "Stien")
    assert told["message"] == "Her står noget om en sti."
    assert read(MINUTES.encode()).text[told["start"] : told["end"]] == "Stien"


def test_sarif_suppresses_what_the_rules_let_be(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    let = '\n[[let]]\ncheck = "own-path"\nwords = "stien"\nreason = "Den skal stå der"\n'
    status = run(["check", str(draft), "--format", "sarif", "--rules", rules(draft.parent, "error", let)])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    mine = next(each for each in results if each["ruleId"] == "own-path")
    assert mine["level"] == "error"
    assert mine["suppressions"] == [{"kind": "external", "justification": "Den skal stå der"}]
    assert mine["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("udkast%20%C3%A6.txt")
    assert status == 0


def test_faulty_rules_and_unreadable_files_fail_with_a_sentence(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text("[own", "utf-8")
    assert run(["check", str(draft), "--rules", str(faulty)]) == 1
    said = capsys.readouterr()
    assert "faulty.toml" in said.err
    assert "Nothing was looked through" in said.err
    assert not said.out
    assert run(["check", str(tmp_path / "gone.pdf"), str(draft)]) == 1
    told = capsys.readouterr()
    assert "gone.pdf" in told.err
    assert "udkast" in told.out


def test_a_file_whose_rules_beside_the_settings_are_faulty_is_looked_through_without_and_fails(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    draft.write_text(MINUTES.replace("anlægges", "anlægges XXX"), "utf-8")
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "rules.toml").write_text("\n[checks.votes-sum]\nseverity = ['note']\n", "utf-8")
    assert run(["check", str(draft), "--format", "json", "--no-spelling"]) == 1
    told = json.loads(capsys.readouterr().out)
    (lacking,) = told["files"][0]["not_checked"]
    assert "rules.toml" in lacking
    assert "Line 3" in lacking
    assert "placeholder" in [each["check"] for each in told["findings"]]


def test_a_defect_at_one_file_costs_nothing_that_is_said_of_the_others(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "andet.txt"
    other.write_text(MINUTES, "utf-8")

    def failing(source: SourceText, path: Path) -> Meeting:
        if path == other:
            raise KeyError(3)
        return parse(source, path)

    monkeypatch.setattr("core.parsing.parse", failing)
    assert run(["check", str(other), str(draft), "--format", "sarif"]) == 1
    told = capsys.readouterr()
    assert "KeyError: 3" in told.err
    log = json.loads(told.out)["runs"][0]
    assert "KeyError: 3" in json.dumps(log["invocations"])
    assert log["results"]


def test_words_are_spelt_unless_that_is_not_wanted(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.review.spelling.background.dictionary_for", lambda *_asked: None)
    run(["check", str(draft), "--format", "json"])
    (lacking,) = json.loads(capsys.readouterr().out)["files"][0]["not_checked"]
    run(["check", str(draft)])
    assert lacking in capsys.readouterr().out
    run(["check", str(draft), "--no-spelling"])
    assert lacking not in capsys.readouterr().out


def test_a_word_that_the_dictionary_has_not_is_found_in_its_place(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.write_text(MINUTES.replace("anlægges.", "anlægges i kommnen."), "utf-8")
    (tmp_path / "da_DK.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "da_DK.dic").write_text("4\nstien\nanlægges\ni\nkommunen\n", "utf-8")
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    save_settings(Settings(dictionary=str(tmp_path / "da_DK.dic")))
    run(["check", str(draft), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    places = [each["start"] for each in findings if each["start"] is not None]
    assert "kommnen" in [each["quote"] for each in findings if each["check"] == "spelling"]
    assert places == sorted(places)


def test_sarif_points_to_the_line_of_the_file(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(draft), "--format", "sarif", "--rules", rules(draft.parent, "warning")])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert MINUTES.splitlines()[region["startLine"] - 1] == "Stien anlægges."
    assert (region["startColumn"], region["endColumn"]) == (1, 6)


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("folder", ["", "tmp_path"])
def test_a_name_that_is_no_utf_8_is_told_in_utf_8(
    draft: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    folder: str,
) -> None:
    given = rules(draft.parent, "warning")
    name = os.fsdecode(b"b\xe6d.txt")
    draft.rename(draft.parent / name)
    monkeypatch.chdir(draft.parent)
    path = str(draft.parent / name) if folder else name
    assert run(["check", path, "--format", form, "--rules", given]) == 3
    out = capfdbinary.readouterr().out.decode("utf-8")
    if form == "sarif":
        (result,) = json.loads(out)["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("b%E6d.txt")
    else:
        assert "b\\udce6d.txt" in out
