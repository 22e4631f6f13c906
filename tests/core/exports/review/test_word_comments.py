"""A Word draft comes back with real comments at the very places, and with nothing else changed."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from core.exports.review.remarks import Remark, remarks_of
from core.exports.review.report import put_together
from core.exports.review.word_comments import CommentedWord, commented
from core.library import LoadedMeeting
from core.source_text import Span
from core.sources import read
from core.sources.docx.styles import W
from tests.core.exports.review.drafts import loaded, place, review_of
from tests.core.exports.review.word_drafts import BOX, put, saved, word_draft

PLACES = (
    "Bolværket er",  # the first of several runs
    "1962 og er sunket 14 cm",  # from within one run to within another
    "sunket",  # a word over two runs
    "14",
    "på fem",  # a space at the end of a run
    "støjen. Skriv",  # two spaces in the file, one in the text
    "vedlagte",  # within a link
    "hende, se det",  # into a link
    "Spunsvæg af",  # in a table
    "rammes",  # in a numbered list
    "tilbage",  # in a tracked insertion
    "vender tilbage i juni.",
    "Godkendt.",
)


@pytest.fixture(scope="module")
def draft() -> bytes:
    return word_draft()


@pytest.fixture(scope="module")
def where(draft: bytes) -> LoadedMeeting:
    return loaded(draft, "Referat.docx")


def remark(where: LoadedMeeting, words: str) -> Remark:
    return Remark(words, "Note", (f"Om {words}",), "Åse Lind", None, place(where, words))


@pytest.fixture(scope="module")
def made(draft: bytes, where: LoadedMeeting) -> CommentedWord:
    return commented(draft, where.source.text, [remark(where, each) for each in PLACES])


def words_within(document: Any, number: int) -> str:
    """The words between the marks of a comment, those that are deleted left out."""
    said, within = [], False
    for element in document.element.body.iter():
        if element.tag == W + "commentRangeStart" and element.get(W + "id") == str(number):
            within = True
        elif element.tag == W + "commentRangeEnd" and element.get(W + "id") == str(number):
            return " ".join("".join(said).split())
        elif within and element.tag == W + "t":
            said.append(element.text)
    raise AssertionError(f"no comment {number}")


def test_each_comment_stands_on_the_very_words(made: CommentedWord) -> None:
    document = docx.Document(io.BytesIO(made.content))
    told = {each.text.removeprefix("Om "): each for each in document.comments if each.author == "Åse Lind"}
    assert set(told) == set(PLACES)
    for words, each in told.items():
        assert words_within(document, each.comment_id) == words
        assert each.initials == "ÅL"
    assert (made.comments, made.near, made.start) == (len(PLACES), 0, 0)


def test_what_the_program_reads_of_it_is_the_same_and_has_the_comments(
    made: CommentedWord, where: LoadedMeeting
) -> None:
    again = read(made.content)
    assert again.text == where.source.text
    assert again.tracked_changes == where.source.tracked_changes == 2
    spans = {each.text.removeprefix("Om "): each.span for each in again.comments}
    assert all(spans[words] == place(where, words) for words in PLACES)


def test_all_else_in_the_document_is_as_it_was(draft: bytes, made: CommentedWord) -> None:
    before, after = docx.Document(io.BytesIO(draft)), docx.Document(io.BytesIO(made.content))
    shown = [[(each.style.name, each.text) for each in one.paragraphs] for one in (before, after)]
    assert shown[0] == shown[1]
    looks = [
        [
            (letter, run.bold, run.italic)
            for each in one.paragraphs
            for run in each.runs
            for letter in run.text
        ]
        for one in (before, after)
    ]
    assert looks[0] == looks[1]
    for tag in ("ins", "del", "delText", "hyperlink", "tbl", "pict", "numPr", "txbxContent"):
        assert len(list(before.element.body.iter(W + tag))) == len(list(after.element.body.iter(W + tag))), (
            tag
        )
    assert [each.text for each in after.comments][:1] == ["Tjek årstallet."]
    assert words_within(after, 0) == "fra 1962 og er sun"
    assert after.sections[0].header.paragraphs[0].text == "Havnestad Kommune"
    numbers = [each.comment_id for each in after.comments]
    assert len(numbers) == len(set(numbers))
    referred = [int(each.get(W + "id")) for each in after.element.body.iter(W + "commentReference")]
    assert sorted(referred) == sorted(numbers)


def test_what_refers_to_a_comment_goes_with_no_link_and_no_tracked_change(made: CommentedWord) -> None:
    body = docx.Document(io.BytesIO(made.content)).element.body
    for each in body.iter(W + "commentReference"):
        assert each.getparent().getparent().tag == W + "p"


def test_a_review_is_said_in_full_with_replies(draft: bytes, where: LoadedMeeting) -> None:
    review = review_of(where)
    controls = [
        replace(each, text=f"\x07{each.text}\ufffe\ud800", author=f"{each.author}\x1b")
        for each in review.comments
    ]
    remarks = remarks_of(put_together(replace(review, comments=controls), closed_items=True))
    content = commented(draft, where.source.text, remarks).content
    document = docx.Document(io.BytesIO(content))
    said = {each.text: each for each in document.comments}
    asked = next(each for text, each in said.items() if text.startswith("Er det ikke 16 cm?"))
    assert "Reply by Bo Friis" in asked.text
    assert asked.text.endswith("Jo, det retter jeg.")
    assert words_within(document, asked.comment_id) == "sunket 14 cm"
    on_item = next(each for text, each in said.items() if text.startswith("Formanden ser på det."))
    assert words_within(document, on_item.comment_id) == "Punkt 3: Orientering fra formanden"
    assert on_item.author == "Bo Friis"
    whole = next(each for text, each in said.items() if "Dokumentet har ingen titel." in text)
    assert whole.text.endswith("This is about the document as a whole.")
    assert words_within(document, whole.comment_id) == "Referat - udkast"
    assert not any("Intet." in text for text in said)  # dismissed
    assert any("Error: CPR-nummer" in text for text in said)


def test_what_stands_in_a_text_box_is_said_at_the_paragraph_that_holds_it() -> None:
    document = docx.Document()
    put(document.add_paragraph(), BOX)  # the only text there is
    where = loaded(saved(document), "a.docx")
    made = commented(saved(document), where.source.text, [remark(where, "møde")])
    said = docx.Document(io.BytesIO(made.content))
    assert (made.near, made.start) == (1, 0)
    (told,) = said.comments
    assert told.text.startswith("Om møde\nIts place is in this paragraph")
    assert words_within(said, told.comment_id) == "Kun til møde"
    (mark,) = said.element.body.iter(W + "commentRangeStart")
    assert mark.getparent().getparent() is said.element.body


def test_what_is_out_of_reach_is_said_at_the_start() -> None:
    document = docx.Document()
    document.add_paragraph("Punkt 1: Bro")
    document.add_paragraph("Se noten.")
    where = loaded(saved(document), "a.docx")
    read_otherwise = where.source.text + "\nandet"
    made = commented(saved(document), read_otherwise, [remark(where, "noten")])
    said = docx.Document(io.BytesIO(made.content))
    assert (made.near, made.start) == (0, 1)
    (told,) = said.comments
    assert told.text == "Om noten\nIts place in the text could not be reached."
    assert words_within(said, told.comment_id) == "Punkt 1: Bro"


@pytest.mark.long
@pytest.mark.needs_program("soffice")
def test_libreoffice_opens_it(made: CommentedWord, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(made.content)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    told = subprocess.run(
        [*command, "--convert-to", "odt", "--outdir", str(tmp_path), str(path)],
        capture_output=True,
        timeout=120,
        check=True,
    )
    again = read((tmp_path / "draft.odt").read_bytes())
    assert len(again.comments) == len(PLACES) + 1, told


@pytest.mark.parametrize("number", ["x", None, "2147483647", "-3", "9" * 5000, "²"])
def test_a_comment_with_a_number_that_is_none_keeps_no_review_back(number: str | None) -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("Godkendt.").runs, text="Hvem?", author="Bo Friis")
    (comment,) = document.part._comments_part.element
    if number is None:
        del comment.attrib[W + "id"]
    else:
        comment.set(W + "id", number)
    content = saved(document)
    said = Remark("Godkendt.", "Note", ("Skriv af hvem.",), "Åse Lind", None, Span(0, 9))
    made = commented(content, read(content).text, [said])
    assert {each.text for each in read(made.content).comments} == {"Hvem?", "Skriv af hvem."}
