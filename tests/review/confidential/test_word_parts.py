"""What a Word document holds beside the words of its pages' middle must not go out unseen, either."""

from __future__ import annotations

import io
import zipfile

import pytest

from core.review.finding import Severity
from tests.review.drafts import found
from tests.review.files import saved, word
from tests.review.word_parts import draft_of_parts, draft_with, hidden, parts_of, plain, put_in, taken_out

PARTS = ("header", "footer", "footnote", "endnote")
NUMBER = "010190-1234"
IN_FILE = "The CPR number 010190-xxxx is in the file, though not in its text."


@pytest.mark.parametrize("where", PARTS)
def test_what_was_taken_out_is_told(where: str) -> None:
    draft = draft_with(where, taken_out(f"Ida Holm {NUMBER}"))
    (change,) = found("tracked-changes", draft)
    assert "Bo Krag took out “Ida Holm 010190-1234”" in change.message
    assert [each.message for each in found("cpr-number", draft)] == [IN_FILE]
    assert [each.message for each in found("author-name", draft)] == [
        "The file names Bo Krag, who changed the text."
    ]


@pytest.mark.parametrize("where", PARTS)
def test_what_is_hidden_is_told(where: str) -> None:
    draft = draft_with(where, hidden(f"Ida Holm {NUMBER}"))
    (finding,) = found("hidden-text", draft)
    assert finding.message == "“Ida Holm 010190-1234” is in the file, but nobody sees it."
    assert [each.message for each in found("cpr-number", draft)] == [IN_FILE]


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_number_in_plain_sight_at_the_edge_of_the_page_is_told_once(where: str) -> None:
    (finding,) = found("cpr-number", draft_with(where, plain(f"Ida Holm {NUMBER}") + plain(f", {NUMBER}")))
    assert finding.severity is Severity.ERROR


def test_a_number_that_runs_cut_in_a_head_is_told() -> None:
    assert len(found("cpr-number", draft_with("header", plain("Ida Holm 0101") + plain("90-1234")))) == 1


@pytest.mark.parametrize("where", ["footnote", "endnote"])
def test_a_note_has_its_place_in_the_text_and_its_number_is_told_once(where: str) -> None:
    draft = draft_with(where, put_in(f"Ida Holm {NUMBER}"))
    (change,) = found("tracked-changes", draft)
    assert change.quote == f"Ida Holm {NUMBER}"
    (number,) = found("cpr-number", draft)
    assert number.quote == NUMBER


@pytest.mark.parametrize("check", ["tracked-changes", "hidden-text", "cpr-number", "picture-text"])
@pytest.mark.parametrize("where", PARTS)
def test_plain_words_there_raise_nothing(where: str, check: str) -> None:
    assert found(check, draft_with(where, plain("Side 1 af 2"))) == []


def test_properties_of_case_systems_are_told() -> None:
    parts = parts_of(saved(word()))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006"
    parts["docProps/custom.xml"] = (
        f'<Properties xmlns="{kind}/custom-properties" xmlns:vt="{kind}/docPropsVTypes">'
        f'<property name="Part"><vt:lpwstr>Ida Holm {NUMBER}</vt:lpwstr></property>'
        '<property name="Tom"><vt:lpwstr></vt:lpwstr></property>'
        '<property name="Sagsnr"><vt:lpwstr>24/117</vt:lpwstr></property></Properties>'
    ).encode()
    draft = draft_of_parts(parts)
    (finding,) = found("file-property", draft)
    assert finding.severity is Severity.NOTE
    assert "Part: Ida Holm" in finding.message
    assert "Sagsnr: 24/117" in finding.message
    assert "Tom" not in finding.message
    assert [each.message for each in found("cpr-number", draft)] == [IN_FILE]


def test_a_workbook_behind_a_chart_is_told_and_read() -> None:
    parts = parts_of(saved(word()))
    parts["word/embeddings/Regneark1.xlsx"] = workbook(
        f"<sst><si><t>Ida Holm</t></si><si><t>{NUMBER}</t></si></sst>"
    )
    parts["word/embeddings/gammelt.bin"] = b"\xd0\xcf\x11\xe0"
    draft = draft_of_parts(parts)
    assert [each.message for each in found("attached-file", draft)] == [
        "The file carries the file “Regneark1.xlsx” within it.",
        "The file carries the file “gammelt.bin” within it.",
    ]
    assert [each.message for each in found("cpr-number", draft)] == [IN_FILE]


def test_a_damaged_part_hides_no_other() -> None:
    parts = parts_of(saved(word()))
    parts["word/footnotes.xml"] = b"<w:footnotes"
    parts["word/embeddings/halvt.xlsx"] = b"PK\x03\x04half"
    parts["word/embeddings/regneark.xlsx"] = workbook(f"<sst><si><t>{NUMBER}</t></si></sst>")
    draft = draft_of_parts(parts)
    assert len(found("attached-file", draft)) == 2
    assert [each.message for each in found("cpr-number", draft)] == [IN_FILE]


@pytest.mark.parametrize(
    "strings", ["<sst><si><t>half", f"<sst>{'<si><t>0123456789</t></si>' * 100_001}</sst>"]
)
def test_a_workbook_that_is_not_read_whole_is_said(strings: str) -> None:
    parts = parts_of(saved(word()))
    parts["word/embeddings/regneark.xlsx"] = workbook("<sst><si><t>Ida Holm</t></si></sst>")
    assert found("file-unread", draft_of_parts(parts)) == []
    parts["word/embeddings/regneark.xlsx"] = workbook(strings)
    assert len(found("file-unread", draft_of_parts(parts))) == 1


def workbook(strings: str) -> bytes:
    """A workbook with these texts, as far as they are looked at."""
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", strings)
    return book.getvalue()
