"""The command `export`: every form read back by another library than wrote it; what stays out of it."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import docx
import jsonschema
import lxml.html
import openpyxl
import pikepdf
import pymupdf
import pytest
import vobject

from core.annotations import MeetingId
from core.command_line import run
from core.exports.choice import Choice, GroupBy, Layout, Part, choice_to_json
from core.exports.formats import Format
from core.exports.gathering import gather
from core.exports.presets import built_in
from core.library import open_library
from core.library.lists.chosen import Only
from core.library.reader.presets import Preset, put_preset
from tests.core.command_line.annotated_minutes import (
    CLOSED_NOTE,
    COLLEAGUES_NOTE,
    COMMITTEE,
    CPR,
    DUE,
    PHONE,
    READER,
    ROOT,
    TASK,
)

TITLES = ("Budgetopfølgning pr. 30. april 2024", "Anlægsbevilling til Færgevejens skole")
CLOSED_TITLE = "Køb af ejendom"
SCHEMAS = ROOT / "docs" / "schemas"
OF_A_SUMMARY = [each for each in Format if each not in (Format.ANNOTATIONS, Format.MARKED_PDF)]


def _pdf(content: bytes) -> str:
    with pymupdf.open(stream=content, filetype="pdf") as document:
        words = " ".join(page.get_text() for page in document)
        words += " ".join(str(mark.info) for page in document for mark in page.annots())
    return " ".join(words.split())


def _docx(content: bytes) -> str:
    return " ".join(docx.Document(io.BytesIO(content)).element.body.xpath("string()").split())


def _xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)


def _html(content: bytes) -> str:
    return " ".join(lxml.html.fromstring(content).text_content().split())


def _csv(content: bytes) -> str:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return "\n".join(cell for row in rows for cell in row)


def _ics(content: bytes) -> str:
    (event,) = vobject.readOne(content.decode()).vevent_list
    return f"{event.summary.value} {event.dtstart.value} {event.description.value}"


def _json(content: bytes) -> str:
    told = json.loads(content)
    jsonschema.validate(told, json.loads((SCHEMAS / "meetings.schema.json").read_text("utf-8")))
    return json.dumps(told, ensure_ascii=False)


def _annotations(content: bytes) -> str:
    told = json.loads(content)
    jsonschema.validate(told, json.loads((SCHEMAS / "annotations.schema.json").read_text("utf-8")))
    return json.dumps(told, ensure_ascii=False)


READ = {
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.HTML: _html,
    Format.MARKDOWN: lambda content: " ".join(content.decode().split()),
    Format.TEXT: lambda content: " ".join(content.decode("utf-8-sig").split()),
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.ICS: _ics,
    Format.JSON: _json,
    Format.ANNOTATIONS: _annotations,
    Format.MARKED_PDF: _pdf,
}


def exported(tmp_path: Path, form: Format, *options: str) -> str:
    """The words of what was written in a form."""
    path = tmp_path / f"ud.{form.value}"
    assert run(["export", "--format", form.value, "--output", str(path), *options]) == 0
    return READ[form](path.read_bytes())


@pytest.mark.parametrize("form", list(Format))
def test_every_form_is_read_back_with_what_was_chosen_and_nothing_more(
    meeting: MeetingId, form: Format, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = exported(tmp_path, form, "--meeting", meeting[:8])
    told = capsys.readouterr()
    assert told.out == ""
    if form is Format.ICS:
        assert TASK in words
        assert f"{DUE}" in words
    elif form is not Format.ANNOTATIONS:
        for title in TITLES:
            assert title in words
    if form not in (Format.ICS, Format.CSV, Format.MARKED_PDF):
        assert TASK in words
    if form not in (Format.ICS,):
        assert "æøå" in words
        assert (COLLEAGUES_NOTE in words) is (form is not Format.ANNOTATIONS)
    if form is Format.ANNOTATIONS:  # others' are passed on where that is asked for
        assert COLLEAGUES_NOTE in exported(tmp_path, form, "--meeting", meeting[:8], "--colleagues")
    for secret in (CLOSED_NOTE, CLOSED_TITLE, PHONE, CPR):
        assert secret not in words
    if form in OF_A_SUMMARY:
        assert "1 closed item is left out. --closed takes it in." in told.err


@pytest.mark.parametrize("form", [each for each in Format if each is not Format.ICS])
def test_closed_items_and_personal_data_go_out_where_they_are_asked_for(
    meeting: MeetingId, form: Format, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = exported(tmp_path, form, "--meeting", meeting, "--closed", "--personal", "keep")
    assert CLOSED_NOTE in words
    assert PHONE in words
    assert CPR in words
    assert "give it only to those who may read them" in capsys.readouterr().err


def test_personal_data_is_shown_before_it_is_masked_or_kept_one_by_one(
    meeting: MeetingId, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--format", "txt", "--keep", "+45 41230567", "--keep", "12 34 56 78"]) == 0
    out, told = capsys.readouterr()
    head, *lines = told.splitlines()
    assert head == "2 pieces of personal data in what goes out:"
    assert lines[:2] == [
        f"  kept\tTelephone number\t{PHONE}\t1 time\t2 {TITLES[0]}",
        f"  masked\tCPR number\t{CPR}\t1 time\t3 {TITLES[1]}",
    ]
    assert lines[2] == "“12 34 56 78” is not among the personal data found."
    assert PHONE in out
    assert "[CPR number left out]" in " ".join(out.split())


def test_own_words_are_masked_and_listed(meeting: MeetingId, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "txt", "--mask", TITLES[0].upper(), "--mask", "Rosa Kvist"]) == 0
    out, told = capsys.readouterr()
    assert f"masked\tYour own words to mask\t{TITLES[0]}\t" in told
    assert "“Rosa Kvist” is not in what goes out, so none of it is masked." in told
    assert TITLES[0] not in " ".join(out.split())
    assert "[left out]" in " ".join(out.split())


@pytest.mark.usefixtures("meeting")
def test_of_documents_beside_it_is_said_what_becomes_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--output", str(tmp_path / "ud.md"), "--documents"]) == 0
    told = capsys.readouterr().err
    assert "Documents go out as they are: one that holds personal data stays out" in told


@pytest.mark.usefixtures("meeting")
def test_an_empty_search_is_no_wish_for_the_whole_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in ("", "  "):
        assert run(["export", "--output", str(tmp_path / "ud.md"), "--search", line]) == 2
        assert "empty" in capsys.readouterr().err
    assert not (tmp_path / "ud.md").exists()


@pytest.mark.usefixtures("meeting")
def test_the_files_ending_says_the_form_and_without_a_file_it_is_a_web_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export"]) == 0
    assert lxml.html.fromstring(capsys.readouterr().out).find(".//h1") is not None
    for name, beginning in (
        ("a.PDF", b"%PDF"),
        ("a.docx", b"PK"),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.annotations.json", b'{\n "@context"'),
    ):
        assert run(["export", "--output", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(beginning)
    for name in ("a.fax", "a"):
        assert run(["export", "--output", str(tmp_path / name)]) == 2
        assert not (tmp_path / name).exists()
        assert "--format" in capsys.readouterr().err


@pytest.mark.usefixtures("meeting")
def test_a_pipe_gets_the_bytes_and_a_terminal_no_binary_form(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["export", "--format", "xlsx"]) == 0
    assert TITLES[0] in _xlsx(capfdbinary.readouterr().out)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["export", "--format", "pdf"]) == 2
    out, told = capfdbinary.readouterr()
    assert (out, b"is nothing to read in a terminal" in told) == (b"", True)
    assert run(["export", "--format", "csv"]) == 0
    assert capfdbinary.readouterr().out[:1].isalpha()  # no byte order mark


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--item", "3", "--item", "2."], "23"),
        (["--annotated"], "234"),
        (["--tag", "Budget"], "2"),
        (["--outcome", "postponed"], "4"),
        (["--outcome", "postponed", "--outcome", "discussed"], "45"),
        (["--follow-ups"], "4"),
        (["--preset", "speaking"], "234"),
        (["--preset", "speaking", "--not-only-annotated"], "123457"),
        (["--annotated", "--order", "title"], "324"),
    ],
)
def test_some_of_the_items(
    meeting: MeetingId, options: list[str], numbers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--format", "json", "--meeting", meeting, *options]) == 0
    told = json.loads(capsys.readouterr().out)
    names = {item["id"]: item["number"] for one in told["meeting"] for item in one["agendaItem"]}
    assert "".join(names[each] for group in told["groups"] for each in group["agendaItem"]) == numbers


@pytest.mark.usefixtures("meeting")
def test_what_a_search_finds_and_under_which_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "json", "--search", "havneplan", "--group-by", "case"]) == 0
    told = json.loads(capsys.readouterr().out)
    (group,) = told["groups"]
    assert "22-014402" in group["heading"]
    assert len(group["agendaItem"]) == 1


def test_parts_words_and_colleagues(
    meeting: MeetingId, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ord.txt").write_text("Til gruppen.\n\nLæs det inden mandag.", "utf-8")
    words = exported(
        tmp_path,
        Format.MARKDOWN,
        *("--title", "Gruppemøde", "--introduction", f"@{tmp_path / 'ord.txt'}"),
        *("--parts", "notes, decisions", "--without", "decisions", "--own", "--no-contents"),
    )
    assert words.startswith("# Gruppemøde")
    assert "Læs det inden mandag." in words
    assert "Spørg til tallene" in words
    for gone in (COLLEAGUES_NOTE, TASK, "Recommended", "#budget"):
        assert gone not in words
    assert exported(tmp_path, Format.MARKDOWN, "--introduction", "Kort.").count("Kort.") == 1


@pytest.mark.usefixtures("meeting")
def test_comments_documents_and_the_readers_name(tmp_path: Path) -> None:
    path = tmp_path / "gruppe.docx"
    assert run(["export", "--output", str(path), "--comments", "--documents", "--name"]) == 0
    document = docx.Document(str(path))
    assert document.core_properties.author == READER
    assert any("Spørg til tallene" in each.text for each in document.comments)
    assert not (tmp_path / COMMITTEE).exists()  # it tells of a closed item
    assert run(["export", "--output", str(path), "--documents", "--closed"]) == 0
    assert (tmp_path / COMMITTEE).read_bytes() == (ROOT / "resources" / "samples" / COMMITTEE).read_bytes()
    assert READER not in (docx.Document(str(path)).core_properties.author or "")
    assert run(["export", "--format", "docx", "--documents"]) == 2


@pytest.mark.parametrize("preset", [each.id for each in built_in()])
@pytest.mark.usefixtures("meeting")
def test_every_preset_makes_an_accessible_pdf(preset: str, tmp_path: Path) -> None:
    path = tmp_path / "ud.pdf"
    assert run(["export", "--preset", preset, "--output", str(path)]) == 0
    with pikepdf.open(path) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en"


def test_own_presets_are_listed_and_used_by_their_names(
    meeting: MeetingId, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = Choice(
        layout=Layout.DECISION_TABLE,
        parts=frozenset({Part.DECISIONS}),
        group_by=GroupBy.CASE,
        only=Only(tags=("budget",)),
    )
    opened = open_library(library)
    put_preset(
        opened, Preset("5b6f0d5e-0000-4000-8000-000000000001", "Til Økonomi", choice_to_json(choice)), "Ea"
    )
    opened.close()
    assert run(["export", "--list-presets"]) == 0
    *lines, own = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [each.id for each in built_in()]
    assert own == "Til Økonomi"
    assert run(["export", "--preset", "til  økonomi", "--format", "md"]) == 0
    out = capsys.readouterr().out
    assert TITLES[0] in out
    assert TITLES[1] not in out
    assert run(["export", "--preset", "Press note", "--format", "md"]) == 0


def test_presets_of_the_program_are_listed_without_a_library(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--list-presets"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(built_in())
    assert not library.exists()


@pytest.mark.usefixtures("meeting")
def test_a_terminal_shows_how_far_it_is_and_the_line_goes_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.command_line_export._TELL_SECONDS", 0)
    path = str(tmp_path / "a.pdf")
    assert run(["export", "--output", path, "--tag", "budget"]) == 0
    assert "\r" not in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["export", "--output", path, "--tag", "budget"]) == 0
    told = capsys.readouterr().err
    assert "\rWriting … 90 %" in told
    assert told.rpartition("\r")[0].endswith(" ")


@pytest.mark.usefixtures("meeting")
def test_what_goes_out_is_gathered_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times: list[None] = []

    def counted(*what: object, **more: object) -> object:
        times.append(None)
        return gather(*what, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("core.exports.job.gather", counted)
    assert run(["export", "--format", "txt"]) == 0
    assert capsys.readouterr().out
    assert len(times) == 1
