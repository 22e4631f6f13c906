"""The commands `list` and `export`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.command_line import run
from core.library import (
    add,
    catch_up,
    name_colour,
    open_library,
    prepare,
    put,
)
from core.minutes import Role
from core.source_text import Span
from tests.core.library.invented import opened


def test_list_has_a_line_a_meeting_the_newest_first(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    add(kept, prepare(opened(body=None, day=None, name="ukendt.pdf")))
    newest = add(kept, prepare(opened(municipality="Nørresund", draft=True))).meeting
    put(kept, new_annotation(newest, ItemKey("1", None), AnnotationKind.TAG, "budget", "Ea"))
    kept.close()
    assert run(["list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split("\t") == [
        newest,
        "2031-05-14",
        "Nørresund, Økonomiudvalget",
        "Minutes (draft)",
        "2 items",
        "1 annotation",
    ]
    assert second.split("\t")[1:3] == ["–", "ukendt.pdf"]


def test_list_gives_a_json_object_a_meeting(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = open_library(library)
    add(kept, prepare(opened(body=None, day=None, name="ukendt.pdf")))
    newest = add(kept, prepare(opened(municipality="Nørresund", draft=True, name="maj.pdf"))).meeting
    catch_up(kept)
    kept.close()
    assert run(["list", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first | {"start_time": None} == {
        "meeting": newest,
        "municipality": "Nørresund",
        "body": "Økonomiudvalget",
        "date": "2031-05-14",
        "start_time": None,
        "kind": "minutes",
        "draft": True,
        "items": 2,
        "unread": 2,
        "annotations": 0,
        "file": "maj.pdf",
    }
    assert (second["body"], second["date"], second["file"]) == (None, None, "ukendt.pdf")


def test_export_writes_one_meeting_or_all(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    first = add(kept, prepare(opened(closed=[2]))).meeting
    add(kept, prepare(opened(body="Byrådet")))
    kept.close()
    assert run(["export", "--format", "md"]) == 0
    everything = capsys.readouterr().out
    headings = [line for line in everything.splitlines() if line.startswith("## ")]
    assert sorted(headings) == ["## Byrådet, 14 May 2031", "## Økonomiudvalget, 14 May 2031"]
    assert run(["export", "--format", "md", "--meeting", first[:8]]) == 0
    one = capsys.readouterr().out
    assert one.startswith("# Økonomiudvalget")
    assert "Ny skole" not in one
    output = tmp_path / "resumé.html"
    assert run(["export", "--format=html", "--meeting", first, "--closed", "--output", str(output)]) == 0
    assert "Ny skole" in output.read_text("utf-8")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["md", "html"])
def test_marks_are_counted_and_exported_with_the_readers_names_of_colours(
    library: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, file = open_library(library), opened()
    meeting = add(kept, prepare(file)).meeting
    span = file.meeting.items[1].decisions[0].span
    place = Passage.of(file.source, Span(span.start, span.start + 5), Role.DECISION)
    mark = new_annotation(
        *(meeting, ItemKey.of(file.meeting.items[1]), AnnotationKind.HIGHLIGHT, "", "Ea"),
        *(place, About.PASSAGE),
        colour=Colour.RED,
    )
    put(kept, mark)
    name_colour(kept, Colour.RED, "Uenig")
    kept.close()
    assert run(["list"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("1 annotation")
    assert run(["export", "--format", form]) == 0
    text = capsys.readouterr().out
    words = re.sub(r"<[^>]*>|\*|\[|\]\([^)]*\)", "", text)  # without tags, emphasis and links
    assert "Highlight, Uenig · Ea · page 1" in words
    assert ("> **Udsat** til næste møde." if form == "md" else "Udsat</mark> til næste møde.") in text


@pytest.mark.parametrize("meeting", ["nowhere", ""])
def test_export_of_a_meeting_that_is_not_there_is_told(
    library: Path, meeting: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    add(kept, prepare(opened()))
    kept.close()
    assert run(["export", "--format", "md", "--meeting", meeting]) == 1
    assert "has no meeting" in capsys.readouterr().err
