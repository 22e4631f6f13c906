"""What PDF/UA-1 (ISO 14289-1) asks for, as far as the objects of the file tell; typst checks the rest itself
and refuses what it cannot make conform."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from core.exports.choice import Choice, Layout
from core.exports.layout.blocks import Heading, LaidOut, Paragraph, Piece
from core.exports.pdf import pdf_of, render
from core.language import set_language
from tests.core.exports.pdf_reading import elements, opened, painted_without_tag, tags
from tests.core.exports.summaries import full_summary


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="module", params=list(Layout))
def content(request: pytest.FixtureRequest) -> bytes:
    """A full summary in each layout."""
    set_language("en")
    return render(full_summary(choice=Choice(layout=request.param)))


def test_the_file_says_that_it_is_tagged_and_conforms(content: bytes) -> None:
    with opened(content) as found:
        assert bool(found.Root.MarkInfo.Marked) is True
        assert bool(found.Root.ViewerPreferences.DisplayDocTitle) is True
        assert "/StructTreeRoot" in found.Root
        assert "<pdfuaid:part>1</pdfuaid:part>" in found.Root.Metadata.read_bytes().decode()
        assert all(page.Tabs == "/S" for page in found.pages if "/Annots" in page)


def test_nothing_is_painted_outside_of_the_tags(content: bytes) -> None:
    assert painted_without_tag(content) == []


def test_headings_leave_no_level_out(content: bytes) -> None:
    levels = [int(tag[1]) for tag in tags(content) if re.fullmatch(r"H\d", tag)]
    assert levels[:1] in ([1], [])
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_link_is_tagged_and_says_where_it_leads(content: bytes) -> None:
    with opened(content) as found:
        tagged = {
            child.Obj.objgen
            for element in elements(found)
            if element.S == "/Link"
            for child in element.K
            if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/OBJR"
        }
        links = [each for page in found.pages for each in page.get("/Annots", ())]
        assert links
        assert {link.objgen for link in links} == tagged
        assert all(str(link.Contents) and "/StructParent" in link for link in links)


def test_all_typefaces_are_in_the_file_with_the_letters_of_their_signs(content: bytes) -> None:
    with opened(content) as found:
        fonts = [
            each for each in found.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        ]
        assert fonts
        for font in fonts:
            if font.Subtype == "/Type0":
                assert "/ToUnicode" in font
            else:
                assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())


def test_pictures_are_for_the_eye_alone(content: bytes) -> None:
    """Their words stand beside them; one that says more would need a text of its own (7.3)."""
    assert "Figure" not in tags(content)


def test_a_table_has_head_cells_of_its_columns() -> None:
    made = render(full_summary(choice=Choice(layout=Layout.DECISION_TABLE)))
    with opened(made) as found:
        heads = [element for element in elements(found) if element.S == "/TH"]
        assert len(heads) > 2
        assert all(any(each.get("/Scope") == "/Column" for each in head.A) for head in heads)
        cells = [element for element in elements(found) if element.S == "/TD"]
        assert len(cells) % len(heads) == 0


def test_contents_and_lists_are_tagged_as_what_they_are() -> None:
    found = tags(render(full_summary()))
    assert {"Title", "TOC", "TOCI", "H1", "H2", "L", "LI", "LBody", "P", "Link"} <= set(found)


def test_a_heading_that_leaves_levels_out_is_put_right() -> None:
    blocks = (
        Heading(3, "Tre", "a"),
        Paragraph((Piece("ord"),)),
        Heading(5, "Fem", "b"),
        Heading(1, "Et", "c"),
    )
    found = tags(pdf_of(LaidOut("Titel", "", "da", blocks)))
    assert [tag for tag in found if re.fullmatch(r"H\d", tag)] == ["H1", "H2", "H1"]


@pytest.mark.needs_program("pdfinfo")
def test_another_program_reads_the_tags(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(content)
    said = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True)
    found = said.stdout.decode(errors="replace")
    assert found.startswith("Document")
    assert "P (block)" in found
    told = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Tagged: +yes", told)
    assert re.search(r"Title: +Budget i maj", told)
    assert "Author" not in told
