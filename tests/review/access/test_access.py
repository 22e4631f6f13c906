"""Whether everybody can read the file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pymupdf
import pytest

from core.review.checks.access import CHECKS
from tests.review.drafts import draft_of, found
from tests.review.files import MINUTES, draft_in, pdf, word


def tagged(source: str, standards: str = "ua-1") -> Any:
    """A PDF with tags, as Typst makes it."""
    import typst

    return pymupdf.open(stream=typst.compile(source.encode(), pdf_standards=standards), filetype="pdf")


GOOD = (
    '#set document(title: "Referat af Byrådets møde")\n#set text(lang: "da")\n'
    "= Punkt 1: Ny bro over åen\n== Beslutning\nIndstillingen blev godkendt.\n"
)


@pytest.mark.parametrize("check", [each.id for each in CHECKS])
def test_what_everybody_can_read_raises_nothing(check: str) -> None:
    assert found(check, draft_in(tagged(GOOD))) == []
    assert found(check, draft_of("\n\n".join(MINUTES))) == []


def test_a_pdf_without_tags_title_and_language() -> None:
    draft = draft_in(pdf())
    messages = {name: [each.message for each in found(name, draft)] for name in ACCESS_OF_PDF}
    assert messages == {
        "pdf-tags": ["The PDF has no tags."],
        "document-title": ["The file’s properties state no title."],
        "document-language": ["The file does not say which language it is in."],
    }


ACCESS_OF_PDF = ("pdf-tags", "document-title", "document-language")


def test_another_language_than_that_of_the_text() -> None:
    draft = draft_in(tagged(GOOD.replace('lang: "da"', 'lang: "en"')))
    (finding,) = found("document-language", draft)
    assert finding.message == "The file says that its language is “en”, which is not that of the text."
    english = "The minutes of the meeting and the list of the members. " * 9
    assert found("document-language", replace(draft_of(english), facts=draft.facts)) == []


def test_a_title_that_is_not_shown() -> None:
    document = tagged(GOOD)
    document.xref_set_key(document.pdf_catalog(), "ViewerPreferences", "<</DisplayDocTitle false>>")
    (finding,) = found("document-title", draft_in(document))
    assert finding.message.startswith("The PDF has a title, but")


def test_a_picture_without_a_text() -> None:
    drawn = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><path d='M0 0H80V40z'/></svg>"
    figure = f'#image(bytes("{drawn}"), format: "svg"{{}})\n'
    (finding,) = found("picture-text", draft_in(tagged(GOOD + figure.format(""), "1.7")))
    assert finding.page == 0
    assert finding.severity.value == "note"
    assert found("picture-text", draft_in(tagged(GOOD + figure.format(', alt: "Kort over broen"')))) == []


def test_a_word_document() -> None:
    document = word(*MINUTES[:1])
    document.add_heading("Punkt 1: Ny bro over åen", 1)
    for each in MINUTES[2:]:
        document.add_paragraph(each)
    document.core_properties.title = "Referat"
    document.core_properties.language = "da-DK"
    raster = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8))
    raster.clear_with(120)
    shape = document.add_picture(BytesIO(raster.tobytes("png")))
    shape._inline.docPr.set("descr", "Kort over broen")
    clean = draft_in(document)
    for check in CHECKS:
        assert found(check.id, clean) == []
    shape._inline.docPr.set("descr", "")
    document.core_properties.title = ""
    draft = draft_in(document)
    assert [each.message for each in found("picture-text", draft)] == [
        "The picture “Picture 1” has no text that says what it shows."
    ]
    assert len(found("document-title", draft)) == 1


def test_headings_that_only_look_like_headings() -> None:
    document = word(MINUTES[0])
    for number in (1, 2):
        document.add_paragraph().add_run(f"Punkt {number}: Ny bro nummer {number}").bold = True
        document.add_paragraph("Beslutning")
        document.add_paragraph("Godkendt.")
    (finding,) = found("heading-styles", draft_in(document))
    assert finding.quote == "Punkt 1: Ny bro nummer 1"
    assert len(finding.also) == 1
