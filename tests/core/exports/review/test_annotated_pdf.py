"""A draft's PDF with findings and comments: highlights on the very words, notes that say them."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pymupdf
import pytest

from core.confidential.personal import Masking
from core.exports.review.annotated_pdf import AnnotatedPdf, annotated
from core.exports.review.report import put_together
from core.library import LoadedMeeting
from tests.core.exports.confidential import said
from tests.core.exports.pdf_reading import text_of
from tests.core.exports.review.drafts import CPR, PLAIN, loaded, review_of


@pytest.fixture(scope="module")
def content() -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    for at, line in enumerate(PLAIN.splitlines()):
        page.insert_text(
            (60, 60 + 20 * at), line, fontsize=11, fontname="hebo" if "Punkt" in line else "helv"
        )
    return bytes(document.tobytes(no_new_id=True))


@pytest.fixture(scope="module")
def where(content: bytes) -> LoadedMeeting:
    return loaded(content, "Udkast.pdf")


@pytest.fixture(scope="module")
def made(content: bytes, where: LoadedMeeting) -> AnnotatedPdf:
    masking = Masking()
    return annotated(content, put_together(review_of(where), masking=masking), masking)


def notes(content: bytes) -> list[Any]:
    """Kind, author, words and the words of the page under each annotation."""
    with pymupdf.open(stream=content) as document, pikepdf.open(io.BytesIO(content)) as pdf:
        found = []
        for page, sheet in zip(document, pdf.pages, strict=True):
            for each in sheet.obj.get("/Annots", ()):
                if each.Subtype == "/Popup":
                    continue
                corners = [float(value) for value in each.get("/QuadPoints", ())]
                under = ""
                if corners:
                    box = pymupdf.Rect(corners[4], corners[5], corners[2], corners[3])
                    box = (box * page.transformation_matrix).normalize()
                    under = page.get_textbox(box + pymupdf.Rect(-1, -1, 1, 1)).strip()
                found.append((str(each.Subtype), str(each.T), str(each.Contents), under))
        return found


def test_highlights_stand_on_the_words_with_a_note_each(made: AnnotatedPdf) -> None:
    found = notes(made.content)
    unclear = next(each for each in found if "Der står ikke hvilket år." in each[2])
    assert unclear[:2] == ("/Highlight", "Protokollen")
    assert unclear[2].startswith("Warning: Uklar frist\n")
    assert "vender tilbage i juni" in unclear[3]
    asked = next(each for each in found if each[1] == "Åse Lind" and "16 cm?" in each[2])
    assert "Jo, det retter jeg." in asked[2]
    assert "sunket 14 cm" in asked[3]
    assert made.annotations == len(found)


def test_what_is_on_an_item_or_on_the_whole_is_a_note(made: AnnotatedPdf) -> None:
    found = notes(made.content)
    assert [each[0] for each in found if "Formanden ser på det." in each[2]] == ["/Text"]
    assert [each[0] for each in found if "Dokumentet har ingen titel." in each[2]] == ["/Text"]
    assert made.unplaced == 1


def test_nothing_closed_or_personal_goes_out_unasked(made: AnnotatedPdf) -> None:
    assert made.closed
    assert made.personal == 1
    told = said(made.content)
    for secret in (CPR, "Tangvej", "4,1 mio", "Prisen i et lukket punkt"):
        assert secret not in told
    assert "CPR number left out" in told


def test_all_goes_out_where_it_is_asked_for(content: bytes, where: LoadedMeeting) -> None:
    masking = Masking(keep=[CPR])
    report = put_together(review_of(where), closed_items=True)
    made = annotated(content, report, masking, closed_items=True)
    assert text_of(made.content) == text_of(content)
    assert not made.closed
    found = notes(made.content)
    assert any("Prisen i et lukket punkt." in each[2] for each in found)
    assert any(CPR in each[2] and CPR in each[3] for each in found)
    assert report.holds_closed
