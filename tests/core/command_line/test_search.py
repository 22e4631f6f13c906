from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.command_line import run
from core.library import add, open_library, prepare, put
from tests.core.library.invented import opened

ITEMS = [
    ("Ny skole", "Bevillingen frigives."),
    ("Cykelsti", "Udsat til næste møde."),
    ("Skolevej", "Godkendt."),
]


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of one meeting with a note, the one that the command uses."""
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(path))
    kept = open_library(path)
    added = add(kept, prepare(opened(ITEMS, municipality="Nørresund")))
    put(
        kept,
        new_annotation(added.meeting, ItemKey("2", "Cykelsti"), AnnotationKind.NOTE, "Skolens sti", "Ea"),
    )
    kept.close()


def test_items_and_notes_are_listed_by_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "skole"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2031-05-14  Nørresund, Økonomiudvalget",
        "  1. Ny skole",
        "     Bevillingen frigives.",
        "  3. Skolevej",
        "     Godkendt.",
        "2031-05-14  Nørresund, Økonomiudvalget  Note: Skolens sti",
    ]


def test_words_that_must_not_be_there_and_filters_are_no_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "skole", "-vej", "udvalg:økonomi"]) == 0
    assert "  1. Ny skole" in capsys.readouterr().out.splitlines()


def test_a_find_is_a_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "bevilling", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert len(told.pop("meeting")) == 36
    assert told == {
        "date": "2031-05-14",
        "municipality": "Nørresund",
        "body": "Økonomiudvalget",
        "kind": "minutes",
        "draft": False,
        "number": "1",
        "title": "Ny skole",
        "case_number": None,
        "closed": False,
        "item": 0,
        "where": "decision",
        "role": "decision",
        "note": None,
        "offset": opened(ITEMS).source.text.index("Bevillingen"),
        "version": None,
        "passage": [["Bevillingen", True], [" frigives.", False]],
    }


def test_a_note_found_is_a_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "skolens", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (note,) = [each for each in told if each["note"]]
    assert {tuple(sorted(each)) for each in told} == {tuple(sorted(note))}
    assert (note["where"], note["role"], note["closed"]) == (None, None, None)
    assert (note["note"], note["item"], note["passage"]) == ("note", 1, [["Skolens", True], [" sti", False]])


def test_what_is_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "skole", "--limit", "1", "--order", "relevance"]) == 0
    out = capsys.readouterr().out
    assert "--limit" in out
    assert len([line for line in out.splitlines() if line.startswith("  ") and line[2].isdigit()]) == 1


def test_notes_are_limited_as_items_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = open_library(tmp_path / "library.sqlite")
    meeting = add(kept, prepare(opened(ITEMS, municipality="Nørresund"))).meeting
    for number in range(25):
        note = new_annotation(
            meeting, ItemKey("1", "Ny skole"), AnnotationKind.NOTE, f"Hvalros {number}", "Ea"
        )
        put(kept, note)
    kept.close()
    for limit, notes, more in ((3, 3, True), (24, 24, True), (25, 25, False)):
        assert run(["search", "hvalros", "--limit", str(limit)]) == 0
        out = capsys.readouterr().out.splitlines()
        assert (len([line for line in out if "Note: Hvalros" in line]), "--limit" in out[-1]) == (notes, more)


def test_nothing_found_is_told_beside(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", '"', "hvalros"]) == 0
    assert tuple(capsys.readouterr()) == ("", "Nothing found.\n")


def test_what_is_written_as_a_filter_and_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "skole", "foo:bar", "year:abc", "udvalg:økonomi", "kl:", "12:30"]) == 0
    assert tuple(capsys.readouterr()) == (
        "",
        "“foo:bar” is no filter: searched as words.\n“year:abc” is no filter: searched as words.\n"
        "Nothing found.\n",
    )
    assert run(["search", "skole", "udvalg:økonomi", 'udvalg:"økonomi"', "-is:closed"]) == 0
    assert capsys.readouterr().err == ""
