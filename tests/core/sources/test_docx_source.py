"""DOCX as Word and agenda systems write it: paragraphs, headings, lists, tables."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from core.sources import read
from tests.core.sources.conftest import MakeDocx
from tests.core.sources.seen import forms, lines


def test_blocks_come_in_document_order(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        document.add_heading("Referat", 0)
        document.add_heading("1. Ny skole", 1)
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Sagsnr.:", "25/104"
        document.add_heading("Indstilling", 2)
        document.add_paragraph("at skolen bygges", style="List Bullet")
        document.add_paragraph("i to etager", style="List Bullet 2")
        document.add_paragraph("Godkendt.")

    source = read(make_docx(fill))
    assert source.format == "docx"
    assert lines(source) == [
        "Referat",
        "1. Ny skole",
        "Sagsnr.:\t25/104",
        "Indstilling",
        "• at skolen bygges",
        "• i to etager",
        "Godkendt.",
    ]
    assert [form for form, _level in forms(source)] == [
        "heading",
        "heading",
        "row",
        "heading",
        "list",
        "list",
        "text",
    ]
    assert [level for form, level in forms(source) if form == "heading"] == [1, 1, 2]
    assert source.pages == ()
    assert all(line.page is None for line in source.lines)


@pytest.mark.parametrize("name", ["Overskrift 3", "overskrift 3", "Heading 3", "Rubrik 3"])
def test_headings_are_known_in_danish_too(make_docx: MakeDocx, name: str) -> None:
    def fill(document: Any) -> None:
        existing = [style.name for style in document.styles]
        style = document.styles[name] if name in existing else document.styles.add_style(name, 1)
        document.add_paragraph("Økonomi", style=style)

    assert forms(read(make_docx(fill))) == [("heading", 3)]


def test_a_style_based_on_a_heading_and_an_outline_level_make_headings(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        own = document.styles.add_style("Dagsordenpunkt", 1)
        own.base_style = document.styles["Heading 2"]
        document.add_paragraph("Punkt", style=own)
        leveled = document.add_paragraph("Afsnit")
        leveled._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="3"/>'))

    assert forms(read(make_docx(fill))) == [("heading", 2), ("heading", 4)]


def test_bold_and_size_come_from_runs_and_styles(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph().add_run("Beslutning").bold = True
        mixed = document.add_paragraph()
        mixed.add_run("Afbud: ").bold = True
        mixed.add_run("Ane Lind og Bo Ek")
        document.add_paragraph().add_run("Referat").font.size = Pt(20)
        bold = document.styles.add_style("Fed", 1)
        bold.font.bold = True
        document.add_paragraph("Resumé", style=bold)
        document.add_paragraph(style=bold).add_run("ikke fed").bold = False

    source = read(make_docx(fill))
    assert [line.bold for line in source.lines] == [True, False, False, True, False]
    assert source.lines[2].size == 20
    assert source.lines[0].size == 11  # the document's default


def test_line_breaks_tabs_and_special_characters(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Tid:\tkl. 10")
        broken = document.add_paragraph("Rådhuset")
        broken.add_run().add_break(WD_BREAK.LINE)
        broken.add_run("Torvet 1")
        special = document.add_paragraph("IT").runs[0]._r
        special.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))
        special.append(parse_xml(f"<w:t {nsdecls('w')}>plan og for</w:t>"))
        special.append(parse_xml(f"<w:softHyphen {nsdecls('w')}/>"))
        special.append(parse_xml(f"<w:t {nsdecls('w')}>løb</w:t>"))
        special.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Wingdings" w:char="F0FC"/>'))

    assert lines(read(make_docx(fill))) == ["Tid:\tkl. 10", "Rådhuset", "Torvet 1", "IT-plan og forløb✓"]


def test_fields_and_content_controls_are_read(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        link = parse_xml(
            f"<w:hyperlink {nsdecls('w')}><w:r><w:t>bilaget</w:t></w:r>"
            "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r></w:hyperlink>"
        )
        document.add_paragraph("Se ")._p.append(link)
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Indhold</w:t></w:r></w:p>"
                "</w:sdtContent></w:sdt>"
            ),
        )

    assert lines(read(make_docx(fill))) == ["Indhold", "Se bilaget"]


def test_a_table_for_the_layout_gives_its_paragraphs(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Medlemmer"
        table.cell(0, 1).text = "Ane Lind (A)"
        table.cell(0, 1).add_paragraph("Bo Ek (V)")
        cell = table.cell(1, 0).merge(table.cell(1, 1))
        cell.paragraphs[0].style = document.styles["Heading 1"]
        cell.paragraphs[0].add_run("1. Budget")
        cell.add_paragraph("Godkendt.")

    source = read(make_docx(fill))
    assert lines(source) == ["Medlemmer", "Ane Lind (A)", "Bo Ek (V)", "1. Budget", "Godkendt."]
    assert forms(source)[3] == ("heading", 1)


def test_merged_cells_are_read_once(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        table = document.add_table(2, 3)
        for row in range(2):
            for column in range(3):
                table.cell(row, column).text = f"{'AB'[row]}{column + 1}"
        table.cell(0, 0).merge(table.cell(1, 0)).text = "A"

    assert lines(read(make_docx(fill))) == ["A\tA2\tA3", "B2\tB3"]


def _numbered(document: Any, *levels: tuple[int, str]) -> None:
    """Paragraphs in a list of two levels: "%1." and "%1.%2"."""
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1%2)"/></w:lvl>'
        "</w:abstractNum>"
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in levels:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>')
        )


def test_automatic_numbers_are_read_as_they_are_seen(make_docx: MakeDocx) -> None:
    content = make_docx(
        lambda document: _numbered(
            document, (0, "Budget"), (1, "drift"), (1, "anlæg"), (0, "Skoler"), (1, "byggeri")
        )
    )
    source = read(content)
    assert lines(source) == ["3. Budget", "3a) drift", "3b) anlæg", "4. Skoler", "4a) byggeri"]
    assert forms(source)[:2] == [("list", 1), ("list", 2)]


def test_word_opens_what_the_test_made(make_docx: MakeDocx) -> None:
    content = make_docx(lambda document: _numbered(document, (0, "Budget")))
    assert [p.text for p in docx.Document(io.BytesIO(content)).paragraphs] == ["Budget"]


def test_headers_and_text_boxes_are_read_only_where_there_is_nothing_else(make_docx: MakeDocx) -> None:
    box = (
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>I en boks</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )

    def fill(document: Any, text: str) -> None:
        document.sections[0].header.paragraphs[0].text = "Sidehoved"
        document.add_paragraph(text)._p.append(parse_xml(box))

    assert read(make_docx(lambda document: fill(document, "Referat"))).text == "Referat"
    assert read(make_docx(lambda document: fill(document, ""))).text == "I en boks"

    def only_header(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Sidehoved"

    assert read(make_docx(only_header)).text == "Sidehoved"


def test_the_head_of_a_table_is_bold_where_its_style_says_so(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        table = document.add_table(2, 2, style="Light List Accent 1")
        for row, texts in enumerate((("Udvalg", "Budget"), ("Skoler", "214,0"))):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.style.element.append(
            parse_xml(
                f"<w:tblStylePr {nsdecls('w')} w:type='firstRow'><w:rPr><w:b/></w:rPr></w:tblStylePr>",
            )
        )

    source = read(make_docx(fill))
    assert [line.bold for line in source.lines] == [True, False]


def test_every_paragraph_begins_with_a_gap_and_a_line_break_makes_none(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        broken = document.add_paragraph("Rådhuset")
        broken.add_run().add_break(WD_BREAK.LINE)
        broken.add_run("Torvet 1")
        document.add_paragraph("Godkendt.")

    assert [line.gap for line in read(make_docx(fill)).lines] == [True, False, True]
