"""What was changed in a DOCX, and what is said beside its text: comments and notes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from core.sources import read
from tests.core.sources.conftest import MakeDocx
from tests.core.sources.seen import lines

W_RANGE_START, W_RANGE_END = qn("w:commentRangeStart"), qn("w:commentRangeEnd")


def test_deletions_are_left_out_and_insertions_kept(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Udvalget ")
        for change in (
            f"<w:del {nsdecls('w')}><w:r><w:delText>forkaster</w:delText></w:r></w:del>",
            f"<w:ins {nsdecls('w')}><w:r><w:t>godkender</w:t></w:r></w:ins>",
            f"<w:moveFrom {nsdecls('w')}><w:r><w:t>flyttet</w:t></w:r></w:moveFrom>",
        ):
            paragraph._p.append(parse_xml(change))
        paragraph.add_run(" sagen")
        hidden = paragraph.add_run(" skjult")
        hidden.font.hidden = True

    assert read(make_docx(fill)).text == "Udvalget godkender sagen"


def test_words_before_a_deleted_end_of_paragraph_go_on_in_the_next(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        first = document.add_paragraph("Udvalget")
        document.add_paragraph(" godkender sagen.")
        mark = f"<w:rPr {nsdecls('w')}><w:del w:id='1' w:author='AL' w:date='2024-05-02T10:00:00Z'/></w:rPr>"
        first._p.get_or_add_pPr().append(parse_xml(mark))

    source = read(make_docx(fill))
    assert lines(source) == ["Udvalget godkender sagen."]
    assert source.tracked_changes == 1


def test_tracked_changes_are_counted_as_a_reader_counts_them(make_docx: MakeDocx) -> None:
    def change(kind: str, number: int, words: str, author: str = "Ane Lind") -> Any:
        text = "delText" if kind in ("del", "moveFrom") else "t"
        return parse_xml(
            f"<w:{kind} {nsdecls('w')} w:id='{number}' w:author='{author}' w:date='2024-05-02T10:00:00Z'>"
            f"<w:r><w:{text}>{words}</w:{text}></w:r></w:{kind}>"
        )

    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Udvalget ")
        for element in (
            change("del", 1, "forkaster"),
            change("ins", 2, "god"),  # Word split one insertion in two
            change("ins", 3, "kender"),
            change("ins", 4, " enstemmigt", "Bo Ek"),
        ):
            paragraph._p.append(element)
        paragraph.add_run(" sagen ")
        paragraph._p.append(change("moveTo", 5, "i dag"))
        other = document.add_paragraph("Mødet ")
        other._p.append(change("moveFrom", 6, "i dag"))
        other.add_run("sluttede")

    source = read(make_docx(fill))
    assert lines(source) == ["Udvalget godkender enstemmigt sagen i dag", "Mødet sluttede"]
    assert source.tracked_changes == 4
    assert read(make_docx(lambda document: document.add_paragraph("Referat"))).tracked_changes == 0


def test_comments_stand_apart_with_what_they_are_about(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Beslutning")
        paragraph = document.add_paragraph()
        paragraph.add_run("Udvalget  ")  # two spaces are one in the text
        commented = paragraph.add_run("godkender")
        paragraph.add_run(" sagen.")
        document.add_comment(commented, text="Rettet\nefter mødet", author="Ane Lind", initials="AL")
        cell = document.add_table(1, 2).rows[0].cells
        cell[0].text = "Drift"
        document.add_comment(
            cell[1].paragraphs[0].add_run("4,2 mio. kr."), text="Se bilag 2", author="", initials=""
        )

    source = read(make_docx(fill))
    assert source.text == "Beslutning\nUdvalget godkender sagen.\nDrift\t4,2 mio. kr."
    first, second = source.comments
    assert (first.text, first.author) == ("Rettet\nefter mødet", "Ane Lind")
    assert first.when is not None
    assert first.span is not None
    assert source.text[first.span.start : first.span.end] == "godkender"
    assert second.author is None
    assert second.span is not None
    assert source.text[second.span.start : second.span.end] == "4,2 mio. kr."


def test_a_comment_at_a_point_is_about_its_line(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Resumé")
        run = document.add_paragraph().add_run("Godkendt.")
        document.add_comment(run, text="Hvem?", author="Bo Ek", initials="BE")
        for mark in [*document.element.body.iter(W_RANGE_START), *document.element.body.iter(W_RANGE_END)]:
            mark.getparent().remove(mark)

    [comment] = read(make_docx(fill)).comments
    assert comment.span == (7, 16)


def _with_notes(content: bytes) -> bytes:
    """A DOCX whose text refers to footnote 2, given that note."""
    note = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>"
        "<w:r><w:t xml:space='preserve'> Inkl. moms.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'footnotes" Target="footnotes.xml"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", relation.encode())
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", note)
    return stream.getvalue()


def test_notes_are_lines_after_the_paragraph_that_refers_to_them(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Prisen er 4 mio. kr.")
        paragraph._p.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"),
        )
        paragraph.add_run(" i alt.")
        document.add_paragraph("Godkendt.")

    source = read(_with_notes(make_docx(fill)))
    assert lines(source) == ["Prisen er 4 mio. kr.[1] i alt.", "[1] Inkl. moms.", "Godkendt."]
