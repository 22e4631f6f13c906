"""The report of changes in every form: both wordings, told by more than colour, and nothing closed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import jsonschema
import openpyxl
import pytest

from core.confidential.closed_words import ClosedWords
from core.confidential.personal import Masking
from core.exports.changes.as_json import as_json
from core.exports.changes.job import FORMS, rendered, write_report
from core.exports.changes.names import Names
from core.exports.changes.report import put_together, title_of
from core.exports.changes.reported import ChangeReport
from core.exports.formats import Format
from core.parsing import parse
from core.sources import read
from core.versions.changes.change import Show
from core.versions.changes.comparing import compare
from core.versions.changes.comparison import Comparison
from core.versions.version import Version
from tests.core.exports.pdf_reading import text_of

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "schemas" / "changes.schema.json").read_text("utf-8")
)
OLD = """\
DAGSORDEN Havneudvalget d. 14-05-2031

Mødedato: Onsdag den 14. maj 2031 kl. 16:00

Punkt 1: Nyt bolværk ved Sildekajen

Sagsfremstilling
Bolværket er fra 1962 og er sunket 14 cm på fem år.
Spørgsmål besvares af Asta Kloster på asta.kloster@havn.example.

Punkt 2: Lukket: Køb af Tangvej 9

Sagsfremstilling
Prisen er 4,1 mio. kr. i alt.
"""
NEW = (
    OLD.replace("DAGSORDEN", "REFERAT")
    .replace("14 cm", "16 cm")
    .replace("fem år.\n", "fem år. Muren har fået en revne på 3 meter.\n")
    .replace("asta.kloster@", "a.k@")
    .replace("Prisen er 4,1", "Prisen er 4,9")
)
CLOSED = ("Tangvej", "4,9", "4,1")
REPORT_WORDS = ("14", "16", "Muren har fået en revne på 3 meter.", "Nyt bolværk ved Sildekajen")


def version_of(text: str) -> Version:
    source = read(text.encode())
    return Version(parse(source), source)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(version_of(OLD), version_of(NEW))


def report_of(comparison: Comparison, show: Show = Show.ALL, *, closed_items: bool = False) -> ChangeReport:
    names = Names("dagsorden.txt", "referat.txt")
    return put_together(comparison, show, closed_items=closed_items, masking=Masking(), names=names)


def said(content: bytes, format: Format) -> str:
    """All words of a report."""
    if format is Format.PDF:
        return text_of(content)
    if format is Format.DOCX:
        return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
    if format is Format.XLSX:
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.rows for cell in row)
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("format", FORMS)
def test_every_form_has_both_wordings_and_nothing_closed_or_personal(
    comparison: Comparison, format: Format
) -> None:
    words = said(rendered(report_of(comparison), format), format)
    for each in REPORT_WORDS:
        assert each in words
    for each in (*CLOSED, "asta.kloster@", "a.k@"):
        assert each not in words
    with_closed = said(rendered(report_of(comparison, closed_items=True), format), format)
    for each in ("Tangvej", "4,9"):
        assert each in with_closed


@pytest.mark.parametrize("format", FORMS)
def test_where_nothing_changed_a_sentence_says_so(format: Format) -> None:
    same = version_of(OLD)
    words = said(rendered(report_of(compare(same, same)), format), format)
    if format is Format.JSON:
        assert json.loads(words)["changes"] == []
    elif format is Format.CSV:
        assert len(words.splitlines()) == 1  # the columns' names
    else:
        assert "Nothing changed: both say the same." in words


def test_text_can_be_read_without_colour(comparison: Comparison) -> None:
    text = rendered(report_of(comparison), Format.TEXT).decode()
    assert "er sunket [-14-] {+16+} cm" in text.replace("\n  ", " ")
    assert "Before: Agenda · 14 May 2031 · dagsorden.txt" in text
    assert "1 closed item is left out." in text


def test_a_web_page_marks_words_by_more_than_colour_and_runs_nothing(comparison: Comparison) -> None:
    page = rendered(report_of(comparison), Format.HTML).decode()
    assert "<del>14</del> <ins>16</ins>" in page
    assert "line-through" in page
    assert "<script" not in page
    assert 'name="viewport"' in page
    assert "@media print" in page


def test_word_strikes_through_and_underlines(comparison: Comparison) -> None:
    document = docx.Document(io.BytesIO(rendered(report_of(comparison), Format.DOCX)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert "14" in [run.text for run in runs if run.font.strike]
    assert "16" in [run.text for run in runs if run.font.underline]


def test_a_table_has_a_row_a_change(comparison: Comparison) -> None:
    report = report_of(comparison)
    rows = list(csv.DictReader(io.StringIO(said(rendered(report, Format.CSV), Format.CSV)), delimiter=";"))
    assert len(rows) == len(report.changes)
    (row,) = (each for each in rows if each["Change"] == "Added")
    assert (row["Item"], row["Part"], row["Now"]) == (
        *("1", "Sagsfremstilling", "Muren har fået en revne på 3 meter."),
    )
    assert row["Numbers or dates"] == "yes"


def test_json_is_as_its_schema_says(comparison: Comparison) -> None:
    values = json.loads(as_json(put_together(comparison, closed_items=True)))
    jsonschema.validate(values, SCHEMA)
    old, new = comparison.old.source.text, comparison.new.source.text
    for change in values["changes"]:
        for side, text in (("old", old), ("new", new)):
            place = text[change[f"{side}_start"] : change[f"{side}_end"]]
            assert " ".join(place.split()) == change[side]
    assert values["old"] == {
        **{"file": None, "kind": "agenda", "draft": False},
        **{"body": "Havneudvalget", "date": "2031-05-14", "unread_pages": []},
    }


def test_the_head_and_the_end_of_the_document_are_two_places() -> None:
    old = OLD.replace("Punkt 2: Lukket: Køb af Tangvej 9", "Punkt 2: Køb af Tangvej 9")
    new = old.replace("kl. 16:00", "kl. 17:00") + "\n\nUnderskriftsside\n\nAsta Kloster\n"
    report = put_together(compare(version_of(old), version_of(new)))
    assert [each.part.value for each in report.changes] == ["head", "end", "end"]
    text = rendered(report, Format.TEXT).decode()
    assert text.index("Head of the document") < text.index("{+17:00+}") < text.index("End of the document")
    assert text.index("End of the document") < text.index("Underskriftsside")
    jsonschema.validate(json.loads(rendered(report, Format.JSON)), SCHEMA)


def test_only_what_is_asked_for_is_in_it(comparison: Comparison) -> None:
    report = report_of(comparison, Show.FIGURES)
    assert all(each.figures for each in report.changes)
    assert "only: Numbers and dates" in rendered(report, Format.TEXT).decode()
    nothing = report_of(comparison, Show.DECISIONS)
    assert "No decision changed." in rendered(nothing, Format.TEXT).decode()


def test_a_report_is_written_whole_and_says_what_it_left_out(comparison: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "changes.html"
    written = write_report(comparison, Format.HTML, path, Show.ALL)
    assert (written.left_out, written.changes) == (1, len(report_of(comparison).changes))
    assert {each.text for each in written.masked} == {"asta.kloster@havn.example", "a.k@havn.example"}
    assert path.read_text("utf-8").endswith("</html>\n")


@pytest.mark.parametrize("format", FORMS)
def test_titles_and_names_of_files_are_masked(format: Format) -> None:
    old = OLD.replace("Nyt bolværk ved Sildekajen", "Klage fra 010190-1233")
    same_title = compare(version_of(old), version_of(old.replace("14 cm", "16 cm")))
    names = Names("klage 010190-1233.txt", "klage 010190-1233 ny.txt")
    report = put_together(same_title, masking=Masking(), names=names)
    words = said(rendered(report, format), format)
    assert "16" in words
    assert "1233" not in words


@pytest.mark.parametrize("format", FORMS)
def test_numbers_of_persons_in_titles_that_came_went_or_changed_are_masked(format: Format) -> None:
    old = f"{OLD}\nPunkt 3: Klage fra 010190-1233\n\nSagsfremstilling\nKlagen drejer sig om støj fra kajen.\n"
    new = old.replace("Nyt bolværk ved Sildekajen", "Nyt bolværk for 020290-1244 ved Sildekajen")
    gone = (
        new[: new.index("Punkt 3")] + "Punkt 3: Tilladelse til 030390-1255\n\nSagsfremstilling\nEn kiosk.\n"
    )
    report = put_together(compare(version_of(old), version_of(gone)), masking=Masking())
    words = said(rendered(report, format), format)
    assert len(report.changes) >= 3
    assert not {each for each in ("1233", "1244", "1255") if each in words}


def test_what_is_closed_in_another_version_does_not_go_out() -> None:
    comparison = compare(
        version_of(OLD),
        version_of(OLD.replace("havn.example.\n", "havn.example.\n\nBilag\nLeje af Krogvej 3.pdf\n")),
    )
    (added,) = put_together(comparison).changes
    assert "Krogvej" in added.new
    words = ClosedWords(comparison.old.meeting, ["Leje af Krogvej 3"])
    report = put_together(comparison, closed_words=[words])
    assert (report.changes, report.left_out) == ((), 1)


def test_two_meetings_are_named_both_and_said_to_be_two() -> None:
    later = OLD.replace("14-05-2031", "11-06-2031").replace("14. maj", "11. juni")
    report = put_together(compare(version_of(OLD), version_of(later)))
    assert title_of(report) == "Changes: Havneudvalget, 14 May 2031 – Havneudvalget, 11 June 2031"
    text = rendered(report, Format.TEXT).decode()
    assert "These are two different meetings" in text
    assert (
        "These are two different meetings"
        not in rendered(put_together(compare(version_of(OLD), version_of(NEW))), Format.TEXT).decode()
    )


@pytest.mark.parametrize("format", [each for each in FORMS if each is not Format.CSV])
def test_every_form_says_that_one_file_was_compared_with_itself(format: Format) -> None:
    same = replace(version_of(OLD), file="aa11")
    words = said(rendered(put_together(compare(same, same)), format), format)
    if format is Format.JSON:
        told = json.loads(words)
        jsonschema.validate(told, SCHEMA)
        assert (told["remark"], told["changes"]) == ("same_file", [])
    else:
        assert "Both sides are one and the same file." in words


def test_a_draft_and_the_day_it_was_produced_are_told(comparison: Comparison) -> None:
    old = comparison.old
    draft = Version(
        replace(old.meeting, draft=True), replace(old.source, produced=datetime(2031, 5, 9, 12, tzinfo=UTC))
    )
    text = rendered(put_together(compare(draft, comparison.new)), Format.TEXT).decode()
    assert "Before: Agenda · draft · 14 May 2031 · produced 9 May 2031" in text


def test_closed_items_in_it_are_told_in_the_title(comparison: Comparison) -> None:
    assert title_of(report_of(comparison, closed_items=True)).endswith("(with closed items)")
    assert "closed" not in title_of(report_of(comparison))


def test_what_went_to_another_item_says_from_where_to_where() -> None:
    row = "Bolværket er fra 1962 og er sunket 14 cm på fem år."
    old = OLD + "\nPunkt 3: Eventuelt\n\nSagsfremstilling\nIntet nyt fra havnen.\n"
    new = old.replace(row, "").replace("Intet nyt fra havnen.", f"Intet nyt fra havnen.\n{row}")
    text = rendered(put_together(compare(version_of(old), version_of(new))), Format.TEXT).decode()
    assert "Moved · Sagsfremstilling · from item 1 to item 3" in text


DECIDED = (
    NEW.replace("asta.kloster@", "a@")
    + """
Punkt 3: Ny bådbro

Indstilling
Havnechefen indstiller, at der bygges en bådbro på 40 meter ved Nordhavnen.

Beslutning
Godkendt med den ændring, at der bygges en bådbro på 30 meter ved Nordhavnen.
Birger Damtoft var fraværende.

Punkt 4: Nye lygter

Indstilling
Havnechefen indstiller, at lygterne fornyes.

Beslutning
Godkendt.
"""
)


@pytest.mark.parametrize("format", FORMS)
def test_recommendations_and_decisions_go_out_in_every_form(format: Format) -> None:
    report = put_together(compare(version_of(OLD), version_of(DECIDED)), Show.AGAINST)
    assert title_of(report) == "Recommendation and decision: Havneudvalget, 14 May 2031"
    words = said(rendered(report, format), format)
    for each in ("indstiller, at lygterne fornyes", "Godkendt."):
        assert each in words.replace("\n  ", " ")
    assert "fraværende" not in words
    if format is Format.JSON:
        told = json.loads(words)
        jsonschema.validate(told, SCHEMA)
        assert [each["followed"] for each in told["changes"]] == ["amended", "followed"]
        assert [bool(each["words"]) for each in told["changes"]] == [True, False]
    else:
        assert "Followed with changes" in words
    if format is Format.TEXT:
        assert "{+30+}" in words
        assert "Decision: Godkendt." in words


def test_what_the_meeting_added_is_a_report_of_its_own() -> None:
    report = put_together(compare(version_of(OLD), version_of(DECIDED)), Show.ADDED)
    text = rendered(report, Format.TEXT).decode()
    assert "only: Added by the meeting" in text
    assert "Nye lygter" in text
    assert "[-14-]" not in text


def test_pages_that_are_pictures_are_never_said_to_be_the_same() -> None:
    version = version_of(OLD)
    scan = Version(version.meeting, replace(version.source, scanned=(0, 1, 2, 4), machine_read=(4,)))
    report = put_together(compare(version, scan), names=Names("a.pdf", "b.pdf"))
    text = rendered(report, Format.TEXT).decode().replace("\n", " ")
    assert "Pages 1–3 of b.pdf are pictures: their words have not been read and are not compared." in text
    assert "both say the same." not in text
    told = json.loads(rendered(report, Format.JSON))
    jsonschema.validate(told, SCHEMA)
    assert (told["old"]["unread_pages"], told["new"]["unread_pages"]) == ([], [1, 2, 3])
