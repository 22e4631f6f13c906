"""PDF as agenda systems and Word write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.errors import PasswordNeeded
from core.source_text import PageSize
from core.sources import read
from tests.core.sources.seen import lines

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
MakePdf = Callable[..., bytes]


def words(*placed: tuple[float, float, str]) -> Callable[[Any], None]:
    """Writes each text at its place."""

    def write(page: Any) -> None:
        writer = pymupdf.TextWriter(page.rect)
        for x, y, text in placed:
            writer.append((x, y), text, font=pymupdf.Font("helv"), fontsize=11)
        writer.write_text(page)

    return write


def paragraph(*rows: str, y: float = 100) -> Callable[[Any], None]:
    return words(*((60, y + 14 * index, row) for index, row in enumerate(rows)))


def test_each_line_knows_its_place_and_style(make_pdf: MakePdf) -> None:
    def write(page: Any) -> None:
        page.insert_text((60, 80), "Referat", fontsize=20, fontname="hebo")
        page.insert_text((60, 120), "Godkendt.", fontsize=11)

    source = read(make_pdf(write, paragraph("Side to")))
    assert source.format == "pdf"
    assert source.text == "Referat\nGodkendt.\nSide to"
    heading, text, second = source.lines
    assert (heading.page, heading.bold, round(heading.size or 0)) == (0, True, 20)
    assert (text.page, text.bold, round(text.size or 0)) == (0, False, 11)
    assert second.page == 1
    assert heading.box is not None
    assert heading.box.x0 == pytest.approx(60, abs=2)
    assert heading.box.y0 < 80 < heading.box.y1 + 1
    assert source.pages == (PageSize(595, 842), PageSize(595, 842))


def test_a_word_cut_at_the_end_of_a_line_is_one_word(make_pdf: MakePdf) -> None:
    source = read(
        make_pdf(paragraph("Udvalget anbefaler anlægs-", "bevillingen til børne-", "og ungehuset."))
    )
    assert source.text == "Udvalget anbefaler anlægsbevillingen til børne-\nog ungehuset."
    first, second, _third = source.lines
    assert first.end == second.start
    assert first.box is not None
    assert second.box is not None
    assert second.box.y0 > first.box.y0  # each half keeps its place on the page


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("Ny IT-", "strategi"), "Ny IT-strategi"),
        (("anlægs\u00ad", "bevilling"), "anlægsbevilling"),
        (("for\u00adsørgelse",), "forsørgelse"),
        (("hænger over- ", "skriften igen"), "hænger over-\nskriften igen"),
        (("side 2-", "4"), "side 2-\n4"),
    ],
)
def test_a_hyphen_that_belongs_stays(make_pdf: MakePdf, rows: tuple[str, ...], text: str) -> None:
    assert read(make_pdf(paragraph(*rows))).text == text


def test_label_and_value_are_one_line(make_pdf: MakePdf) -> None:
    rows = ((60, 100, "Mødested"), (150, 100, "Byrådssalen"), (60, 116, "Afbud"), (150, 116, "Ane Lind"))
    assert lines(read(make_pdf(words(*rows)))) == ["Mødested\tByrådssalen", "Afbud\tAne Lind"]


def test_a_value_written_before_its_label_stands_to_the_right(make_pdf: MakePdf) -> None:
    assert (
        read(make_pdf(words((500, 100, "3"), (60, 100, "Budget 2026......")))).text == "Budget 2026......\t3"
    )


def test_a_column_of_labels_is_read_with_its_values(make_pdf: MakePdf) -> None:
    labels = [(60, 100 + 16 * i, text) for i, text in enumerate(("Udvalg:", "Mødested:", "Afbud:"))]
    values = [(160, 100 + 16 * i, text) for i, text in enumerate(("Børneudvalget", "Skolen", "Ane Lind"))]
    assert lines(read(make_pdf(words(*labels, *values)))) == [
        "Udvalg:\tBørneudvalget",
        "Mødested:\tSkolen",
        "Afbud:\tAne Lind",
    ]


def test_columns_of_members_stay_whole(make_pdf: MakePdf) -> None:
    left = [(60, 100 + 14 * i, name) for i, name in enumerate(("Ane Lind (A)", "Bo Ek (V)", "Cai Holm (C)"))]
    right = [(300, 100 + 14 * i, name) for i, name in enumerate(("Dea Juul (F)", "Eg Krat (V)"))]
    names = lines(read(make_pdf(words(*left, *right))))
    assert names == ["Ane Lind (A)", "Bo Ek (V)", "Cai Holm (C)", "Dea Juul (F)", "Eg Krat (V)"]


def test_a_page_written_out_of_order_is_read_from_top_to_bottom(make_pdf: MakePdf) -> None:
    rows = ((60, 800, "Side 1"), (60, 500, "Beslutning"), (60, 300, "Indstilling"), (60, 100, "Punkt 1"))
    assert lines(read(make_pdf(words(*rows)))) == ["Punkt 1", "Indstilling", "Beslutning", "Side 1"]


def test_a_bullet_stands_before_its_text(make_pdf: MakePdf) -> None:
    assert read(make_pdf(words((60, 100, "•"), (80, 100, "at skolen bygges")))).text == "• at skolen bygges"


def test_text_printed_twice_for_a_shadow_is_read_once(make_pdf: MakePdf) -> None:
    assert read(make_pdf(words((60, 100, "Beslutning"), (60.4, 100.3, "Beslutning")))).text == "Beslutning"


def test_ligatures_and_wide_letters(make_pdf: MakePdf) -> None:
    def write(page: Any) -> None:
        page.insert_text((60, 100), "R E F E R A T", fontsize=14)
        page.insert_htmlbox((60, 150, 400, 200), "Oﬃciel ﬁnansiering")

    assert lines(read(make_pdf(write))) == ["REFERAT", "Officiel finansiering"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_boxes_are_those_of_the_page_as_shown(make_pdf: MakePdf, rotation: int) -> None:
    def write(page: Any) -> None:
        page.insert_text((60, 100), "Beslutning", fontsize=20)
        page.set_rotation(rotation)

    content = make_pdf(write)
    source = read(content)
    box = source.lines[0].box
    assert box is not None
    turned = rotation in (90, 270)
    assert source.pages[0] == (PageSize(842, 595) if turned else PageSize(595, 842))
    shown = pymupdf.open(stream=content)[0].get_pixmap(colorspace=pymupdf.csGRAY)
    ink = [(i % shown.width, i // shown.width) for i, grey in enumerate(shown.samples) if grey < 128]
    assert ink
    assert all(box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1 for x, y in ink)


def _with_actual_text(content: bytes) -> bytes:
    """The PDF, every line of it tagged with the whole paragraph as its ActualText, as agenda systems do."""
    document = pymupdf.open(stream=content)
    document[0].clean_contents()  # one stream
    [stream] = document[0].get_contents()
    whole = "Budgetopfoelgning Godkendt af udvalget".encode("utf-16-be").hex()
    tagged = re.sub(
        rb"(BT.*?ET)",
        rb"/Span <</ActualText <FEFF" + whole.encode() + rb">>> BDC \1 EMC",
        document.xref_stream(stream),
        flags=re.DOTALL,
    )
    document.update_stream(stream, tagged)
    return bytes(document.tobytes())


def test_text_is_what_is_printed_not_what_the_tags_repeat(make_pdf: MakePdf) -> None:
    def write(page: Any) -> None:
        page.insert_text((60, 100), "Budgetopfoelgning")
        page.insert_text((60, 114), "Godkendt af udvalget")

    content = _with_actual_text(make_pdf(write))
    assert pymupdf.open(stream=content)[0].get_text().count("Godkendt") == 2  # the trap is really there
    assert lines(read(content)) == ["Budgetopfoelgning", "Godkendt af udvalget"]


@pytest.mark.needs_corpus(CORPUS)
def test_a_tagged_document_as_published_holds_each_line_once() -> None:
    path = CORPUS / "aarhus-2025.pdf"
    source = read(path)
    numbers = [n for line in lines(source) if (n := re.match(r"Punkt (\d+):", line))]
    assert [int(n[1]) for n in numbers] == list(range(1, len(source.pages) and len(numbers) + 1))
    plain = "".join(page.get_text() for page in pymupdf.open(path))
    assert len(plain) > 1.5 * len(source.text)


def test_outline_links_and_properties_are_kept() -> None:
    document = pymupdf.open()
    for number in (1, 2):
        document.new_page().insert_text((60, 100), f"Punkt {number}")
    document.set_toc([[1, "Punkt 1: Budget", 1], [2, "Beslutning", 2]])
    document[0].insert_link(
        {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(60, 90, 120, 105), "uri": "https://eksempel.dk"}
    )
    document[0].insert_link({"kind": pymupdf.LINK_GOTO, "from": pymupdf.Rect(60, 190, 120, 205), "page": 1})
    document.set_metadata(
        {"title": "Referat", "author": "Ane Lind", "creationDate": "D:20250304161500+01'00'"}
    )
    source = read(document.tobytes())
    assert [(entry.level, entry.title, entry.page) for entry in source.outline] == [
        (1, "Punkt 1: Budget", 0),
        (2, "Beslutning", 1),
    ]
    web, inner = sorted(source.links, key=lambda link: link.box.y0)
    assert (web.page, web.address, web.target_page) == (0, "https://eksempel.dk", None)
    assert web.box == pytest.approx((60, 90, 120, 105))
    assert (inner.address, inner.target_page) == (None, 1)
    assert source.produced == datetime(2025, 3, 4, 15, 15, tzinfo=UTC)
    assert source.properties == {"title": "Referat", "author": "Ane Lind"}


@pytest.mark.parametrize(
    ("stated", "produced"),
    [
        ("D:20130620153540+02'00'", datetime(2013, 6, 20, 13, 35, 40, tzinfo=UTC)),
        ("D:20130620153540Z", datetime(2013, 6, 20, 15, 35, 40, tzinfo=UTC)),
        ("D:201306", datetime(2013, 6, 1, tzinfo=UTC)),
        ("D:20131399", None),
        ("i går", None),
        ("", None),
    ],
)
def test_the_date_of_production(make_pdf: MakePdf, stated: str, produced: datetime | None) -> None:
    document = pymupdf.open(stream=make_pdf(paragraph("Referat")))
    document.set_metadata({"creationDate": stated})
    assert read(document.tobytes()).produced == produced


def test_a_page_without_text_keeps_its_size(make_pdf: MakePdf) -> None:
    source = read(make_pdf(lambda page: page.draw_rect((50, 50, 90, 90)), paragraph("Referat")))
    assert len(source.pages) == 2
    assert [line.page for line in source.lines] == [1]
    assert read(make_pdf(lambda page: None)).lines == ()


def test_a_password_is_asked_for_once_it_is_needed(make_pdf: MakePdf) -> None:
    content = make_pdf(
        paragraph("Fortroligt"), encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="æble", owner_pw="ejer"
    )
    with pytest.raises(PasswordNeeded) as missing:
        read(content)
    with pytest.raises(PasswordNeeded) as wrong:
        read(content, password="pære")
    assert "library" in missing.value.advice  # the text is kept readable there
    assert missing.value.what != wrong.value.what
    source = read(content, password="æble")
    assert source.text == "Fortroligt"
    assert source.was_encrypted
    assert read(content, password="ejer").text == "Fortroligt"


def test_a_document_that_only_forbids_printing_opens_at_once(make_pdf: MakePdf) -> None:
    content = make_pdf(paragraph("Referat"), encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="ejer")
    assert not read(content).was_encrypted
    assert read(content, password="unødig").text == "Referat"
