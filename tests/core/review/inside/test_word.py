"""What Word documents hold beside their text."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from core.review.inside.facts import Hidden
from core.review.inside.reading import facts_of
from core.sources import read
from tests.review.files import draft_in, facts_in, saved, tracked, word


def test_changes_stand_where_their_words_are() -> None:
    document = word()
    paragraph = document.paragraphs[-1]
    tracked(paragraph, "ins", " Ida stemte imod.")
    tracked(paragraph, "del", " Bo var syg.", "Bo Krag")
    draft = draft_in(document)
    assert draft.facts is not None
    put_in, taken_out = draft.facts.of(Hidden.TRACKED_INSERTION, Hidden.TRACKED_DELETION)
    assert (put_in.text, put_in.author) == ("Ida stemte imod.", "Ida Holm")
    assert put_in.span is not None
    assert draft.quote(put_in.span).strip() == "Ida stemte imod."
    assert (taken_out.what, taken_out.text) == (Hidden.TRACKED_DELETION, "Bo var syg.")
    assert taken_out.span is not None
    assert draft.quote(taken_out.span) == "imod."


def test_a_change_over_several_runs_and_paragraphs_is_one() -> None:
    document = word()
    for _number in (1, 2):
        for word_ in ("Ida ", "Holm."):
            tracked(document.add_paragraph() if word_ == "Ida " else document.paragraphs[-1], "ins", word_)
    (change,) = facts_in(document).of(Hidden.TRACKED_INSERTION)
    assert change.text == "Ida Holm.\nIda Holm."


def test_moves_and_changed_looks_are_changes() -> None:
    document = word()
    tracked(document.paragraphs[1], "moveFrom", "Afsnittet.")
    tracked(document.paragraphs[2], "moveTo", "Afsnittet.")
    run = document.paragraphs[3].runs[0]
    change = OxmlElement("w:rPrChange")
    change.set(qn("w:author"), "Bo Krag")
    run._r.get_or_add_rPr().append(change)
    changes = facts_in(document).of(Hidden.TRACKED_DELETION, Hidden.TRACKED_INSERTION)
    assert [(each.what.value, each.text) for each in changes] == [
        ("tracked_deletion", "Afsnittet."),
        ("tracked_insertion", "Afsnittet."),
        ("tracked_insertion", ""),
    ]


def test_comments_stand_where_they_are_about() -> None:
    document = word()
    document.add_comment(
        document.paragraphs[3].runs[0], text="Er det rigtigt?", author="Bo Krag", initials="BK"
    )
    draft = draft_in(document)
    assert draft.facts is not None
    (comment,) = draft.facts.of(Hidden.COMMENT)
    assert (comment.text, comment.author) == ("Er det rigtigt?", "Bo Krag")
    assert comment.span is not None
    assert draft.quote(comment.span) == "Indstillingen blev godkendt."
    assert [(each.text, each.name) for each in draft.facts.of(Hidden.AUTHOR)] == [("Bo Krag", "comment")]


def test_hidden_white_and_tiny_words_are_found() -> None:
    document = word()
    paragraph = document.add_paragraph("Synligt. ")
    hidden = paragraph.add_run("Skjult.")
    hidden.font.hidden = True
    white = paragraph.add_run(" Hvidt.")
    white.font.color.rgb = RGBColor(255, 255, 255)
    tiny = paragraph.add_run(" Småt.")
    tiny.font.size = Pt(1)
    draft = draft_in(document)
    assert draft.facts is not None
    facts = draft.facts.of(Hidden.HIDDEN_TEXT)
    assert [each.text for each in facts] == ["Skjult.", "Hvidt. Småt."]
    quotes = [draft.quote(each.span) for each in facts if each.span is not None]
    assert quotes == ["Synligt.", "Hvidt. Småt."]


def test_white_words_on_a_dark_ground_are_seen() -> None:
    document = word()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run("Overskrift").font.color.rgb = RGBColor(255, 255, 255)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "1F3864")
    cell._tc.get_or_add_tcPr().append(shade)
    assert facts_in(document).of(Hidden.HIDDEN_TEXT) == ()


def test_words_hidden_by_their_style_are_found() -> None:
    document = word()
    style = document.styles.add_style("Internt", 1)
    style.font.hidden = True
    document.add_paragraph("Kun til os.", style="Internt")
    assert [each.text for each in facts_in(document).of(Hidden.HIDDEN_TEXT)] == ["Kun til os."]


def test_everybody_whom_the_file_names_is_named_once() -> None:
    document = word()
    document.core_properties.author = "Ida Holm"
    document.core_properties.last_modified_by = "Bo Krag"
    tracked(document.paragraphs[0], "ins", "!", "Ida Holm")
    content = with_part(saved(document), "word/people.xml", PEOPLE)
    names = facts_of(content, read(content)).of(Hidden.AUTHOR)
    assert {each.text: each.name for each in names} == {
        "Ida Holm": "author",
        "Bo Krag": "last_modified_by",
        "Gerda Lund": "people",
    }


def test_folders_and_keywords_are_told() -> None:
    document = word()
    document.core_properties.keywords = "lukket sag"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="file:///H:\\\\ida\\\\Referat.dotx" TargetMode="External"/></Relationships>'
    )
    content = with_part(saved(document), "word/_rels/settings.xml.rels", relation)
    facts = facts_of(content, read(content)).of(Hidden.PROPERTY)
    assert [each.name for each in facts] == ["template", "keywords"]
    assert "Referat.dotx" in facts[0].text


def test_pictures_without_a_text_are_told() -> None:
    document = word()
    for described in ("", "Kort over broen"):
        shape = document.add_picture(BytesIO(png()))
        shape._inline.docPr.set("descr", described)
    draft = draft_in(document)
    assert draft.facts is not None
    (picture,) = draft.facts.of(Hidden.PICTURE)
    assert picture.span is not None
    assert draft.quote(picture.span) == "godkendt."


def test_title_and_language_are_as_the_file_states() -> None:
    document = word()
    assert facts_in(document).title == ""
    document.core_properties.title = "Referat af Byrådets møde"
    document.core_properties.language = "da-DK"
    facts = facts_in(document)
    assert (facts.title, facts.language) == ("Referat af Byrådets møde", "da-DK")


@pytest.mark.parametrize("cut", [0, 10, 300, 2000, -200, -1])
def test_a_damaged_file_gives_what_can_be_read(cut: int) -> None:
    content = saved(word())
    source = read(content)
    assert facts_of(content[:cut], source).format == "docx"
    spoilt = bytearray(content)
    for at in range(len(spoilt) // 2, len(spoilt), 97):
        spoilt[at] ^= 0x55
    assert facts_of(bytes(spoilt), source).format == "docx"


def test_places_are_right_among_tables_and_repeated_words() -> None:
    document = word()
    for _each in range(3):
        document.add_paragraph("Godkendt.")
    table = document.add_table(2, 2)
    for at, cell in enumerate(table._cells):
        cell.text = f"Celle {at}"
    tracked(table._cells[3].paragraphs[0], "ins", " ny")
    last = document.add_paragraph("Godkendt.")
    tracked(last, "ins", " Enstemmigt.")
    draft = draft_in(document)
    assert draft.facts is not None
    first, second = draft.facts.of(Hidden.TRACKED_INSERTION)
    text = draft.source.text
    assert first.span is not None
    assert draft.quote(first.span) == "ny"
    assert second.span is not None
    assert second.span.end == text.index("Enstemmigt.") + len("Enstemmigt.")


PEOPLE = (
    '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:person w15:author="Gerda Lund"/></w15:people>'
)


def with_part(content: bytes, name: str, xml: str) -> bytes:
    """A package with one more part."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.infolist():
            if each.filename != name:
                new.writestr(each, old.read(each.filename))
        new.writestr(name, xml)
    return stream.getvalue()


def png() -> bytes:
    """A small picture."""
    import pymupdf

    raster = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8))
    raster.clear_with(120)
    content: bytes = raster.tobytes("png")
    return content
