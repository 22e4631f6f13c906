from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pymupdf
import pytest
from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from core.exports import docx
from core.exports.choice import Choice
from core.exports.layout.blocks import Card, Heading, Kind, LaidOut, Paragraph, Piece, Table
from core.exports.layout.laying_out import laid_out
from core.exports.presets import built_in
from core.exports.quoting import Quoted
from core.exports.remarks import Mark, Remarks
from core.exports.summary import Summary
from core.language import _, set_language
from tests.core.exports.invented_summary import (
    FOLLOW_UP_TABLE,
    LONG_TITLE,
    LONG_WORD,
    TABLE,
    WHEN,
    annotated_item,
    decision,
    everything,
    item,
    many_items,
    note,
    summary,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = datetime(2031, 6, 2, tzinfo=UTC)
CHOSEN = (
    "Forår i Økonomiudvalget",
    "Til gruppemødet på tirsdag.",
    "Rådhuset, mødelokale Å",
    "Åse Bjørn (A), Ib Skov",
    "1. Budgetopfølgning pr. 30. april",
    "Case number: 31-000417",
    "At bevillingen gives.",
    "V stemte imod.",
    "Teknikudvalget",
    "Against: 2 (V)",
    "budget, økonomi/drift",
    "De fulgte ikke med.",
    "Hent tallene fra økonomiafdelingen",
    "bevillingen på 2,4 mio. kr. ikke rækker",
    "Se også sagen i marts.",
    "Bilag 2: Høringssvar fra Ældrerådet",
    f"§ 12 {LONG_TITLE.strip()}",
    f"Om {LONG_WORD} (closed)",
    "9. Havnen",
    "Hvor blev den af?",
    "done 20 May 2031",
)


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def rendered(told: Summary) -> WordDocument:
    return opened(docx.render(told))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def in_style(document: WordDocument, *styles: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name in styles]


def words(document: WordDocument) -> str:
    """All the words of the body, those of tables and of the table of contents included."""
    paragraphs = document.element.body.iter(f"{W}p")
    return "\n".join("".join(text.text or "" for text in each.iter(f"{W}t")) for each in paragraphs)


def test_every_chosen_piece_stands_in_the_style_of_what_it_is() -> None:
    document = rendered(everything())
    shown = words(document)
    assert [piece for piece in CHOSEN if piece not in shown] == []
    assert in_style(document, "Title") == ["Forår i Økonomiudvalget (closed)"]
    assert in_style(document, "Heading 1") == ["Økonomiudvalget, 14.05.2031", "Byrådet, 28.05.2031"]
    assert in_style(document, "Heading 2")[0] == "1. Budgetopfølgning pr. 30. april"
    assert in_style(document, "Heading 3") == ["9. Havnen"]
    assert in_style(document, "Decision Approved")[:3] == [
        "Godkendt.",
        "V stemte imod.",
        "The decision follows the recommendation.",
    ]
    assert in_style(document, "Decision Approved Label")[0] == "Decision · Approved · page 4"
    assert "Hvem fulgte op?" in in_style(document, "Note")
    assert "Ring til Åse" in in_style(document, "Follow-up")
    assert in_style(document, "List Bullet") == ["Bilag 1: Oversigt", "Bilag 2: Høringssvar fra Ældrerådet"]
    (quoted,) = (each for each in document.paragraphs if each.style and each.style.name == "Quoted Mark")
    assert [(run.text, run.style.name if run.style else "") for run in quoted.runs] == [
        ("Udvalget bemærker, at ", "Default Paragraph Font"),
        ("bevillingen på 2,4 mio. kr. ikke rækker", "Highlight Yellow"),
        (" i år.", "Default Paragraph Font"),
    ]
    assert quoted.runs[1].underline


def test_each_style_that_is_used_is_there() -> None:
    for choice in (Choice(comments=True), TABLE):
        files = parts(docx.render(everything(choice)))
        styles = etree.fromstring(files["word/styles.xml"])
        there = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
        used = set()
        for name, content in files.items():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(content)
                for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
                    used |= {each.get(f"{W}val") for each in root.iter(W + kind)}
        assert used - there == set()


def test_the_table_of_contents_is_a_field_that_has_its_entries_already() -> None:
    files = parts(docx.render(everything()))
    root = etree.fromstring(files["word/document.xml"])
    (contents,) = root.iter(f"{W}sdtContent")
    (instruction,) = (each.text for each in contents.iter(f"{W}instrText") if "TOC" in (each.text or ""))
    assert '\\o "1-2"' in (instruction or "")
    assert "\\h" in (instruction or "")
    kinds = [each.get(f"{W}fldCharType") for each in contents.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 1 + 8
    assert next(contents.iter(f"{W}fldChar")).get(f"{W}dirty") == "1"
    targets = [link.get(f"{W}anchor") for link in contents.iter(f"{W}hyperlink")]
    entries = ["".join(link.itertext(f"{W}t")) for link in contents.iter(f"{W}hyperlink")]
    assert entries[:2] == ["Økonomiudvalget, 14.05.2031", "1. Budgetopfølgning pr. 30. april"]
    names = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    assert set(targets) <= set(names)
    assert b"updateFields" in files["word/settings.xml"]
    without = parts(docx.render(everything(Choice(contents=False))))
    assert b"TOC" not in without["word/document.xml"].replace(b"_Toc", b"")
    assert b"updateFields" not in without["word/settings.xml"]


def test_many_headings_have_a_table_of_contents_of_the_meetings_alone() -> None:
    document = rendered(many_items(200))
    assert len(in_style(document, "toc 1")) == 0  # they stand within the field's own control
    root = document.element
    entries = [each for each in root.iter(f"{W}pStyle") if str(each.get(f"{W}val")).startswith("TOC")]
    assert {each.get(f"{W}val") for each in entries} == {"TOCHeading", "TOC1"}
    assert len(entries) == 1 + 10


def test_tables_repeat_their_head_and_keep_the_columns_shares() -> None:
    told = everything(TABLE)
    document = rendered(told)
    (first, second) = document.tables
    (laid, _other) = (block for block in laid_out(told).blocks if isinstance(block, Table))
    assert tuple(cell.text for cell in first.rows[0].cells) == laid.columns
    assert len(first.rows) == 1 + len(laid.rows)
    assert len(second.rows) >= 2
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in first.rows]
    assert heads == [True] + [False] * len(laid.rows)
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in first.rows)
    grid = [int(column.get(f"{W}w")) for column in first._tbl.tblGrid]
    assert [round(width / sum(grid), 2) for width in grid] == [round(share, 2) for share in laid.widths]
    assert "Godkendt.\nV stemte imod." in first.rows[1].cells[2].text
    assert first._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == "Decisions"


def test_a_row_taller_than_a_page_may_be_parted() -> None:
    long = item(decisions=(decision("Et langt svar. " * 400),))
    document = rendered(summary([long], choice=TABLE))
    assert document.tables[0].rows[1]._tr.find(f"{W}trPr/{W}cantSplit") is None


def test_notes_are_comments_on_what_they_are_about_where_that_is_chosen() -> None:
    content = docx.render(everything(Choice(comments=True)))
    document = opened(content)
    told = {comment.text: comment for comment in document.comments}
    assert list(told) == [
        "Spørg forvaltningen om tallene.\nDe fulgte ikke med.",
        "Hvem fulgte op?",
        "Se også sagen i marts.",
        "Fortroligt",
        "Hvor blev den af?",
    ]
    first = told["Hvem fulgte op?"]
    assert (first.author, first.initials) == ("Ea Dam", "ED")
    assert first.timestamp is not None
    assert first.timestamp.astimezone(UTC) == WHEN
    assert "Hvem fulgte op?" not in words(document)
    assert in_style(document, "Note", "Note Label") == []
    assert "Ring til Åse" in words(document)
    root = etree.fromstring(parts(content)["word/document.xml"])
    assert _commented(root, 0) == "1. Budgetopfølgning pr. 30. april"
    assert _commented(root, 1).startswith("Godkendt.V stemte imod.")
    assert "bevillingen på 2,4 mio. kr. ikke rækker" in _commented(root, 2)
    referred = [each.get(f"{W}id") for each in root.iter(f"{W}commentReference")]
    assert sorted(referred) == ["0", "1", "2", "3", "4"]


def _commented(root: etree._Element, number: int) -> str:
    """The words between the beginning and the end of a comment."""
    within, found = False, ""
    for element in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        if element.tag == f"{W}t":
            found += (element.text or "") if within else ""
        elif element.get(f"{W}id") == str(number):
            within = element.tag == f"{W}commentRangeStart"
    return found


def test_without_comments_there_is_no_part_for_them() -> None:
    assert "word/comments.xml" not in parts(docx.render(everything()))


def test_links_lead_to_the_page_of_the_document_that_lies_beside() -> None:
    document = rendered(everything())
    targets = {each.target_ref for each in document.part.rels.values() if each.is_external}
    assert targets == {
        "Referat%20maj.pdf",
        "Referat%20maj.pdf#page=3",
        "Referat%20maj.pdf#page=4",
        "%C3%85bent%20referat%20%28endeligt%29.pdf",
        "%C3%85bent%20referat%20%28endeligt%29.pdf#page=3",
        "%C3%85bent%20referat%20%28endeligt%29.pdf#page=4",
    }
    links = {link.text: link.address for each in document.paragraphs for link in each.hyperlinks}
    assert links["Referat maj.pdf"] == "Referat%20maj.pdf"


def test_the_properties_name_the_reader_only_when_asked_to() -> None:
    told = rendered(everything()).core_properties
    assert (told.title, told.author, told.last_modified_by) == ("Forår i Økonomiudvalget (closed)", "", "")
    assert told.language == "en-GB"
    assert "5 items" in told.subject
    assert told.created == datetime(2031, 6, 2, tzinfo=UTC)
    assert rendered(everything(reader="Ea Dam")).core_properties.author == "Ea Dam"
    everywhere = b"".join(parts(docx.render(everything())).values()).lower()
    assert b"python-docx" not in everywhere
    assert b"macintosh" not in everywhere


def test_the_page_says_its_number_in_the_language_that_the_text_is_in() -> None:
    set_language("da")
    document = rendered(replace(everything(), language="da"))
    (section,) = document.sections
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text == _("Page {number} of {count}").format(number=1, count=1)
        fields = [(each.text or "").strip() for each in foot._element.iter(f"{W}instrText")]
        assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Forår i Økonomiudvalget (lukket)"
    assert section.first_page_header.paragraphs[0].text == ""
    assert round(section.page_width.mm) == 210  # type: ignore[union-attr]
    assert document.styles.element.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == "da-DK"


def test_speaking_notes_have_large_letters_and_an_item_a_page() -> None:
    preset = next(each for each in built_in() if each.id == "speaking")
    document = rendered(everything(preset.choice))
    breaks = [
        each.text for each in document.paragraphs if each._p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert len(breaks) >= 4
    usual = rendered(everything()).styles["Normal"].font.size
    assert document.styles["Normal"].font.size > 1.5 * usual


def test_control_characters_and_markup_are_only_words() -> None:
    wicked = 'Budget\x00 <w:p> & "så" \x0b]]> \ud800 {TOC}'
    told = summary(
        [
            item(
                title=wicked,
                remarks=Remarks(
                    ("<b>",), (note(wicked),), (), (Mark((), Quoted("", wicked, ""), 0, Remarks()),)
                ),
            )
        ],
        title=wicked,
    )
    document = rendered(told)
    assert 'Budget <w:p> & "så"' in words(document)
    assert "<b>" in words(document)
    assert rendered(replace(told, choice=Choice(comments=True))).comments.get(0) is not None


def test_an_item_with_300_annotations_keeps_them_all() -> None:
    told = summary([annotated_item()])
    shown = words(rendered(told)) + "\n"
    assert all(f"Note nummer {at}\n" in shown for at in range(0, 300, 3))
    assert all(f"Opgave nummer {at}\n" in shown for at in range(1, 300, 3))
    assert all(f"Mærket sted nummer {at}\n" in shown for at in range(2, 300, 3))
    with_comments = rendered(replace(told, choice=Choice(comments=True)))
    assert [comment.comment_id for comment in with_comments.comments] == list(range(100))


def test_an_empty_meeting_says_so() -> None:
    for choice in (Choice(), TABLE, FOLLOW_UP_TABLE):
        document = rendered(summary(choice=choice))
        assert len(in_style(document, "Notice")) == 1


def test_progress_tells_the_end() -> None:
    told: list[tuple[int, int]] = []
    docx.render(many_items(60), lambda done, of: told.append((done, of)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert len(told) > 2


def test_what_progress_raises_ends_the_work() -> None:
    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        docx.render(everything(), stop)


def test_a_long_title_fits_into_the_properties() -> None:
    laid = LaidOut("Å" * 400, "", "da", (Heading(1, "Punkt", "a" * 80),))
    document = opened(docx.docx_of(laid, MADE))
    assert len(document.core_properties.title) <= 255
    assert in_style(document, "Title") == ["Å" * 400]


def test_a_note_without_a_heading_above_stays_in_the_text() -> None:
    card = Card(Kind.NOTE, (Piece("Note"),), (Paragraph((Piece("Alene"),)),), author="Ea")
    document = opened(docx.docx_of(LaidOut("T", "", "da", (card,), comments=True), MADE))
    assert in_style(document, "Note") == ["Alene"]


@pytest.fixture
def all_presets(tmp_path: Path) -> Sequence[Path]:
    files = []
    for preset in built_in():
        path = tmp_path / f"{preset.id}.docx"
        path.write_bytes(docx.render(everything(preset.choice)))
        files.append(path)
    path = tmp_path / "all.docx"
    path.write_bytes(docx.render(everything(Choice(comments=True))))
    return [*files, path]


@pytest.mark.needs_program("soffice")
def test_libreoffice_opens_all_presets_and_shows_every_piece(
    all_presets: Sequence[Path], tmp_path: Path
) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, all_presets)], check=True, capture_output=True, timeout=120)
    shown = {}
    for path in all_presets:
        with pymupdf.open(path.with_suffix(".pdf")) as pages:
            shown[path.stem] = " ".join(" ".join(page.get_text() for page in pages).split())
    within = shown["all"].replace(" ", "")
    notes = ("De fulgte ikke med.", "Se også sagen i marts.", "Hvor blev den af?")
    assert [each for each in CHOSEN if each not in notes and each.replace(" ", "") not in within] == []
    assert "Page 1 of " in shown["all"]
    assert all("Forår i Økonomiudvalget" in text for text in shown.values())
    assert "Hent tallene fra økonomiafdelingen" in shown["follow-ups"]
