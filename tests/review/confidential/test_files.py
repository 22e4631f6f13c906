"""What must not go out within a file of minutes: each check with files that must raise it, and clean ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.shared import RGBColor

from core.review.checks.confidential import CHECKS
from tests.review.drafts import draft_of, found, quotes
from tests.review.files import MINUTES, draft_in, pdf, tracked, word

OF_FILES = (
    *("tracked-changes", "comment-left", "hidden-text", "black-bar", "pdf-annotation", "attached-file"),
    *("author-name", "file-property"),
)


@pytest.mark.parametrize("check", OF_FILES)
def test_clean_files_raise_nothing(check: str) -> None:
    assert found(check, draft_in(word())) == []
    assert found(check, draft_in(pdf())) == []
    assert found(check, draft_of("\n\n".join(MINUTES))) == []


def test_tracked_changes_are_told_one_by_one() -> None:
    document = word()
    tracked(document.paragraphs[3], "ins", " Ida stemte imod.")
    tracked(document.paragraphs[3], "del", " Enstemmigt.")
    findings = found("tracked-changes", draft_in(document))
    assert [each.message for each in findings] == [
        "Ida Holm put in “Ida stemte imod.”, which nobody has accepted yet.",
        "Ida Holm took out “Enstemmigt.”, which can still be read in the file.",
    ]
    assert {each.item for each in findings} == {0}
    assert {each.severity.value for each in findings} == {"warning"}


def test_of_very_many_changes_the_rest_is_told_as_one() -> None:
    document = word()
    for number in range(130):
        paragraph = document.add_paragraph("Linje. ")
        tracked(paragraph, "ins", f"Ord {number}.")
    findings = found("tracked-changes", draft_in(document))
    assert len(findings) == 101
    assert findings[0].message == "There are 30 more tracked changes."


def test_a_comment_is_told_at_what_it_is_about() -> None:
    document = word()
    document.add_comment(
        document.paragraphs[3].runs[0], text="Er det rigtigt?", author="Bo Krag", initials="B"
    )
    (finding,) = found("comment-left", draft_in(document))
    assert finding.message == "Bo Krag commented: “Er det rigtigt?”."
    assert finding.quote == "Indstillingen blev godkendt."


def test_hidden_words_are_told_in_word_and_pdf() -> None:
    document = word()
    document.paragraphs[3].add_run(" Kun til os.").font.color.rgb = RGBColor(255, 255, 255)
    assert quotes("hidden-text", draft_in(document)) == ["Kun til os."]
    paper = pdf()
    paper[0].insert_text((72, 400), "Kun til os.", render_mode=3)
    (finding,) = found("hidden-text", draft_in(paper))
    assert finding.quote == "Kun til os."
    assert finding.page == 0


def test_words_under_a_bar_must_not_go_out() -> None:
    document = pdf(*MINUTES, "Sagen om Ida Holm blev udsat.")
    document[0].draw_rect(document[0].search_for("Ida Holm")[0], fill=(0, 0, 0))
    (finding,) = found("black-bar", draft_in(document))
    assert finding.quote == "Ida Holm"
    assert finding.severity.value == "error"
    assert finding.box is not None


def test_remarks_and_files_within_a_pdf_are_told() -> None:
    document = pdf()
    document[0].add_text_annot((300, 300), "Husk at slette")
    document.embfile_add("lukket.docx", b"content")
    draft = draft_in(document)
    assert [each.message for each in found("pdf-annotation", draft)] == [
        "An annotation is left on the page: “Husk at slette”."
    ]
    assert [each.message for each in found("attached-file", draft)] == [
        "The file carries the file “lukket.docx” within it."
    ]


def test_people_are_named_and_offices_and_programs_are_not() -> None:
    document = word()
    document.core_properties.author = "Ida Holm"
    document.core_properties.last_modified_by = "Byrådssekretariatet"
    tracked(document.paragraphs[3], "ins", "!", "Bo Krag")
    assert [each.message for each in found("author-name", draft_in(document))] == [
        "The file names Ida Holm as its author.",
        "The file names Bo Krag, who changed the text.",
    ]
    document.core_properties.author = "Microsoft Office User"
    assert len(found("author-name", draft_in(document))) == 1


def test_who_writes_a_word_document_now_is_not_told_and_who_wrote_it_earlier_is() -> None:
    document = word()
    document.core_properties.author = "Ida Holm"
    assert found("author-name", draft_in(document)) == []
    document.core_properties.last_modified_by = "Bo Krag"
    (finding,) = found("author-name", draft_in(document))
    assert finding.message == "The file names Ida Holm as its author."
    paper = pdf()
    paper.set_metadata({"author": "Ida Holm"})
    assert len(found("author-name", draft_in(paper))) == 1


def test_folders_and_keywords_of_a_pdf_are_told() -> None:
    document = pdf()
    document.set_metadata({"title": r"\\server\sager\udkast.docx", "keywords": "lukket sag"})
    assert [each.severity.value for each in found("file-property", draft_in(document))] == ["note", "note"]


def test_a_cpr_number_that_the_end_of_a_page_cuts_is_found() -> None:
    document = pdf(
        "Referat Byrådet 3. september 2024", "Punkt 1: Klage", "Sagen er rejst af Ida Holm med 010190-"
    )
    page = document.new_page()
    page.insert_text((72, 72), "1234 som har boet ved broen i mange aar.")
    for each in document:
        each.insert_text((280, 800), f"Side {each.number + 1} af 2")
    findings = found("cpr-number", draft_in(document))
    assert ["".join(filter(str.isdigit, each.quote)).startswith("010190") for each in findings] == [True]


def test_a_cpr_number_beside_the_text_is_found_once() -> None:
    document = word()
    tracked(document.paragraphs[3], "del", " Ida Holm, 010190-1234.")
    document.add_comment(document.paragraphs[1].runs[0], text="Det er 020290-1234.", author="Bo Krag")
    tracked(document.paragraphs[3], "ins", " Anna, 030390-1234.")
    draft = replace(draft_in(document), name="Klage_040490-1234.docx")
    assert sorted(each.message for each in found("cpr-number", draft)) == [
        "The CPR number 010190-xxxx is in the file, though not in its text.",
        "The CPR number 020290-xxxx is in the file, though not in its text.",
        "The CPR number 030390-xxxx stands in the text.",
        "The CPR number 040490-xxxx is in the file, though not in its text.",
    ]


def test_every_check_says_what_it_looks_for_why_and_what_to_do() -> None:
    for check in CHECKS:
        assert check.name()
        assert "heck" in check.why()
        assert check.advice().endswith(".")
        assert not check.why().count("  ")
