"""The command take-in: what became of each file, and what needs a look."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.annotations import About, Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.command_line import run
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import Wish, export
from core.library import add, list_meetings, load, of_meeting, open_library, prepare, put
from core.library.lists.chosen import Range
from core.minutes import Role
from core.opening import open_file
from core.sharing.web_annotations import collection
from core.source_text import Span
from core.web_annotation import GivenAnnotation, MadeIn

COMMITTEE = next((Path(__file__).parents[3] / "resources" / "samples").glob("*oekonomiudvalget*.pdf"))
HERE = MadeIn(body="Havneudvalget", date=date(2031, 5, 14))
GONE = MadeIn(municipality="Hvidsø", body="Skoleudvalget", date=date(2031, 6, 1))
BRIDGE = ItemKey("2", "Ny bro ved Sildekajen", "31-000533")


def note(text: str, item: ItemKey = BRIDGE) -> Annotation:
    made = new_annotation(
        MeetingId("0b8de1a4-1111-4222-8333-944455566677"), item, AnnotationKind.NOTE, text, "Anne"
    )
    return replace(made, created=datetime(2031, 5, 1, tzinfo=UTC), modified=datetime(2020, 5, 1, tzinfo=UTC))


@pytest.fixture
def notes(folder: Path) -> Path:
    """A file with notes of which one finds its place, one does not, one waits and one cannot be read."""
    lost = Passage("Ord som ingen har", "", "", Span(3, 9), Role.DECISION)
    given = [
        GivenAnnotation(note("Hvornår?"), HERE),
        GivenAnnotation(replace(note("Her"), passage=lost, about=About.PASSAGE), HERE),
        GivenAnnotation(note("Til skolen"), GONE),
    ]
    told = json.loads(collection(given))
    told["first"]["items"].append({"type": "Annotation", "id": "urn:x:7"})
    path = folder / "fra-anne.json"
    path.write_text(json.dumps(told), "utf-8")
    return path


@pytest.fixture
def imported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(folder / "havn.txt")]) == 0
    capsys.readouterr()


@pytest.mark.usefixtures("imported")
def test_it_says_what_became_of_each_and_what_needs_a_look(
    notes: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["take-in", str(notes)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{notes}: 2 new, 1 waits"
    assert lines[1:] == [
        "  place not found: Anne, 2, Ny bro ved Sildekajen, “Her”",
        "  waits for Hvidsø, Skoleudvalget, 2031-06-01: Anne, 2, Ny bro ved Sildekajen, “Til skolen”",
        "  Annotation 4 (“urn:x:7”) cannot be read.",
    ]
    kept = open_library(library)
    (meeting,) = list_meetings(kept)
    assert {each.text for each in of_meeting(kept, meeting.id)} == {"Hvornår?", "Her"}
    kept.close()

    assert run(["take-in", str(notes)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"{notes}: 2 known, 1 waits"


@pytest.mark.usefixtures("imported")
def test_a_file_that_says_no_document_asks_for_the_meeting(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "andet.json"
    path.write_text(
        json.dumps({"type": "Annotation", "bodyValue": "God idé", "target": "http://example.org/"})
    )
    assert run(["take-in", str(path)]) == 1
    assert "does not say which document" in capsys.readouterr().err
    kept = open_library(library)
    (meeting,) = list_meetings(kept)
    kept.close()
    assert run(["take-in", "--meeting", meeting.id[:8], str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: 1 new\n"
    assert run(["take-in", "--meeting", "nonsense", str(path)]) == 1


@pytest.mark.usefixtures("imported")
def test_what_cannot_be_read_is_told_and_the_others_are_taken_in(
    notes: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["take-in", str(folder / "havn.txt"), str(folder / "fehlt.json"), str(notes)]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 2
    assert "2 new" in captured.out


def test_without_a_library_nothing_is_made(notes: Path, library: Path) -> None:
    assert run(["take-in", str(notes)]) == 1
    assert not library.exists()


def test_an_import_says_that_a_copy_holds_annotations(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers = open_library(folder / "hendes.sqlite")
    meeting = add(hers, prepare(open_file(COMMITTEE))).meeting
    put(
        hers,
        new_annotation(
            meeting, ItemKey.of(load(hers, meeting).meeting.items[0]), AnnotationKind.NOTE, "Ja?", "Anne"
        ),
    )
    copy = folder / "kopi.pdf"
    export(hers, Wish(Range((meeting,)), Choice(), Format.MARKED_PDF, "Anne"), copy)
    hers.close()
    capsys.readouterr()
    assert run(["import", str(copy)]) == 0
    told = capsys.readouterr().out
    assert "It holds 1 annotation that did not come in with it" in told
    assert "take-in" in told
    assert run(["take-in", str(copy)]) == 0
    assert "1 new" in capsys.readouterr().out
