"""Pages that are pictures: known as such, and read by machine where the data is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.pages import Pages
from core.source_text import Box
from core.sources import read
from core.sources.machine.languages import ReadingData, reading_data
from core.sources.machine.page import MachineLine, MachinePage, MachineWord
from tests.core.sources.seen import lines
from tests.scans import HEIGHT, MINUTES, WIDTH, add_scan, add_text, scan, texts

FEW = (("helv", 11.0, "Godkendt på et møde i Klitborg den 3. maj"),)


def written(y: float, text: str, *, size: float = 11, bold: bool = False, x: float = 72) -> MachineLine:
    """A line as if it had been read."""
    words = []
    for word in text.split():
        words.append(MachineWord(word, x, x + 6 * len(word)))
        x += 6 * len(word) + 4
    return MachineLine(y, y + size, size, bold, tuple(words))


PAGE = MachinePage(
    "tesseract dan",
    0,
    (
        (written(80, "Økonomiudvalget", size=16, bold=True),),
        (written(120, "Udvalget anbefaler anlægs-"), written(135, "bevillingen.")),
        (written(160, "Beslutning:"), written(160, "Godkendt.", x=200)),
    ),
)


def test_a_page_that_is_a_picture_is_scanned() -> None:
    source = read(scan(MINUTES, FEW))
    assert source.scanned == (0, 1)
    assert source.machine_read == ()
    assert source.text == ""
    assert len(source.pages) == 2


def test_scanned_pages_among_others_are_known() -> None:
    document = pymupdf.open()
    add_text(document)
    add_scan(document)
    add_text(document)
    add_scan(document, turn=90, rotation=270)
    source = read(document.tobytes())
    assert source.scanned == (1, 3)
    assert lines(source) == texts() * 2


def test_a_stamp_or_a_page_number_does_not_make_a_page_of_text() -> None:
    document = pymupdf.open()
    page = add_scan(document)
    page.insert_text((420, 30), "Side 3 af 10", fontsize=8)
    page.insert_text((72, 30), "Modtaget i Klitborg Kommune 14. maj 2024 - dokument 24-001234", fontsize=8)
    source = read(document.tobytes())
    assert source.scanned == (0,)
    assert "Side 3 af 10" in source.text


def test_a_scan_in_strips_is_one() -> None:
    document = pymupdf.open()
    page = document.new_page(width=WIDTH, height=HEIGHT)
    strip = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 600, 100), False)
    strip.clear_with(255)
    for top in range(0, HEIGHT, 100):
        page.insert_image((0, top, WIDTH, top + 100), pixmap=strip, keep_proportion=False)
    assert read(document.tobytes()).scanned == (0,)


def test_neither_a_logo_nor_a_background_under_text_is_a_scan(make_pdf: Callable[..., bytes]) -> None:
    picture = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 60, 80), False)
    picture.clear_with(255)

    def logo(page: Any) -> None:
        page.insert_image((60, 40, 260, 140), pixmap=picture)

    def background(page: Any) -> None:
        page.insert_image(page.rect, pixmap=picture, keep_proportion=False)
        for row in range(20):
            page.insert_text((72, 80 + 20 * row), "Udvalget godkendte forslaget.")

    assert read(make_pdf(logo, background, lambda page: None)).scanned == ()


def test_what_was_read_stands_at_its_place_in_the_text() -> None:
    document = pymupdf.open()
    add_text(document, FEW)
    add_scan(document)
    add_text(document, FEW)
    source = read(document.tobytes(), machine={1: PAGE})
    assert lines(source) == [
        *texts(FEW),
        "Økonomiudvalget",
        "Udvalget anbefaler anlægs",
        "bevillingen.",
        "Beslutning:\tGodkendt.",
        *texts(FEW),
    ]
    assert "anlægsbevillingen" in source.text
    assert (source.scanned, source.machine_read) == ((1,), (1,))
    heading = source.lines[1]
    assert (heading.page, heading.size, heading.bold) == (1, 16, True)
    assert heading.box == Box(72, 80, 72 + 6 * len("Økonomiudvalget"), 96)


def test_a_page_that_failed_stays_a_picture() -> None:
    source = read(scan(), machine={0: MachinePage("tesseract dan", failed=True)})
    assert (source.scanned, source.machine_read, source.text) == ((0,), (), "")


def test_what_was_read_of_a_page_of_text_does_not_count() -> None:
    document = pymupdf.open()
    add_text(document)
    source = read(document.tobytes(), machine={0: PAGE})
    assert lines(source) == texts()
    assert source.machine_read == ()


def test_the_file_s_own_words_on_a_scanned_page_stand_there_once() -> None:
    document = pymupdf.open()
    page = add_scan(document)
    page.insert_text((420, 30), "Side 3 af 10", fontsize=8)
    machine = MachinePage("tesseract dan", 0, ((written(23, "Side 8 at I0", size=8, x=420),), *PAGE.blocks))
    source = read(document.tobytes(), machine={0: machine})
    assert lines(source)[:2] == ["Side 3 af 10", "Økonomiudvalget"]


def test_a_kept_page_is_the_same_again() -> None:
    assert MachinePage.from_bytes(PAGE.reader, PAGE.to_bytes()) == PAGE
    failed = MachinePage("tesseract dan", failed=True)
    assert MachinePage.from_bytes(failed.reader, failed.to_bytes()) == failed
    for page in (PAGE, failed, replace(PAGE, turn=270)):
        assert MachinePage.head_from_bytes(page.reader, page.to_bytes()) == replace(page, blocks=())


def scans() -> Iterator[tuple[str, bytes, dict[int, MachinePage]]]:
    for turn, rotation in ((0, 0), (90, 0), (180, 0), (270, 0), (90, 270), (0, 90)):
        document = pymupdf.open()
        page = add_scan(document, turn=turn, rotation=rotation)
        place = pymupdf.Point(300, 400) * page.derotation_matrix
        page.insert_text(place, "Side 3", fontsize=8)
        read_as = (-turn - rotation) % 360
        yield f"{turn}-{rotation}", document.tobytes(), {0: MachinePage("x", read_as, PAGE.blocks)}


@pytest.mark.parametrize(("name", "content", "machine"), list(scans()), ids=lambda value: str(value)[:8])
def test_every_character_has_its_place(name: str, content: bytes, machine: dict[int, MachinePage]) -> None:
    source = read(content, machine=machine)
    assert source.machine_read == (0,), name
    assert "Økonomiudvalget" in lines(source)
    with closing(Pages(content, machine=machine)) as pages:
        boxes = pages.character_boxes(0)
    assert len(boxes) == len(source.text)
    width, height = source.pages[0]
    for line in source.lines:
        assert line.box is not None
        for character, box in zip(
            source.text[line.start : line.end], boxes[line.start : line.end], strict=True
        ):
            assert box is not None or character in "\t "
            if box is not None:
                assert line.box.x0 - 0.1 <= box.x0 <= box.x1 <= line.box.x1 + 0.1
                assert line.box.y0 - 0.1 <= box.y0 <= box.y1 <= line.box.y1 + 0.1
        assert 0 <= line.box.x0 < line.box.x1 <= width
        assert 0 <= line.box.y0 < line.box.y1 <= height


# What needs the data of Tesseract


@pytest.fixture
def data() -> ReadingData:
    found = reading_data()
    assert found is not None
    return found


def machine_page(content: bytes, data: ReadingData) -> MachinePage:
    from core.sources.machine.reading import read_page

    with pymupdf.open(stream=content, filetype="pdf") as document:
        return read_page(document[0], data, data.for_language("da"))


@pytest.mark.needs_reading_data("dan")
def test_a_scanned_page_is_read(data: ReadingData) -> None:
    content = scan()
    page = machine_page(content, data)
    source = read(content, machine={0: page})
    assert lines(source) == texts()
    assert page.reader == "tesseract dan"
    for line, (font, size, text) in zip(source.lines, MINUTES, strict=True):
        assert line.bold == (font == "hebo"), text
        assert line.size == pytest.approx(size, rel=0.1)


@pytest.mark.needs_reading_data("dan")
@pytest.mark.parametrize(("turn", "rotation"), [pytest.param(90, 0, marks=pytest.mark.long), (90, 270)])
def test_a_page_that_lies_on_its_side_is_read(data: ReadingData, turn: int, rotation: int) -> None:
    document = pymupdf.open()
    add_scan(document, turn=turn, rotation=rotation)
    content = document.tobytes()
    page = machine_page(content, data)
    assert page.turn == (-turn - rotation) % 360
    source = read(content, machine={0: page})
    assert lines(source) == texts()
    ink_lies_in_the_boxes(content, page)


def ink_lies_in_the_boxes(content: bytes, machine: MachinePage) -> None:
    with closing(Pages(content, machine={0: machine})) as pages:
        size = pages.sizes[0]
        width, height = round(size.width), round(size.height)
        raster = pages.tile(0, 1.0, 0, 0, width, height)
        boxes = [box for box in pages.character_boxes(0) if box is not None]
    dark = [at for at in range(width * height) if raster[4 * at] < 100]
    assert dark
    for pixel in dark:
        x, y = pixel % width + 0.5, pixel // width + 0.5
        assert any(b.x0 - 2 <= x <= b.x1 + 2 and b.y0 - 2 <= y <= b.y1 + 2 for b in boxes)


@pytest.mark.needs_reading_data("dan")
def test_cells_beside_one_another_stay_apart(data: ReadingData) -> None:
    document = pymupdf.open()
    rows = [("helv", 11.0, f"{name:<10}") for name in ("Mødested", "Afbud", "Formand")]
    values = ("Byrådssalen på rådhuset", "Åse Lind og Bo Søndergård", "Ida Ågård")
    text = pymupdf.open()
    add_text(text, rows)
    for at, value in enumerate(values):
        text[0].insert_text((220, 80 + 22 * at), value, fontsize=11)
    page = document.new_page(width=WIDTH, height=HEIGHT)
    page.insert_image(page.rect, stream=text[0].get_pixmap(dpi=200).tobytes("jpeg"))
    content = document.tobytes()
    source = read(content, machine={0: machine_page(content, data)})
    assert [line.split("\t")[-1] for line in lines(source)] == list(values)


@pytest.mark.needs_reading_data("dan")
def test_an_empty_page_says_nothing(data: ReadingData) -> None:
    content = scan([])
    page = machine_page(content, data)
    assert page.blocks == ()
    assert read(content, machine={0: page}).machine_read == (0,)


# Which data there is


def data_folder(folder: Path, *languages: str) -> Path:
    folder.mkdir()
    for language in languages:
        (folder / f"{language}.traineddata").touch()
    return folder


@pytest.mark.parametrize(
    ("there", "language", "used"),
    [
        (("dan", "eng", "osd"), "da", "dan"),
        (("dan", "nor", "swe"), "da", "dan"),
        (("dan", "nor", "swe"), "nb", "nor+dan"),
        (("dan", "nor", "swe"), "sv", "swe"),
        (("dan", "nor", "swe"), None, "dan+nor+swe"),
        (("dan",), "sv", "dan"),
        (("eng", "osd"), "da", "eng"),
        (("deu", "osd"), "da", ""),
    ],
)
def test_the_data_of_the_documents_language_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], language: str | None, used: str
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(data_folder(tmp_path / "tessdata", *there)))
    found = reading_data()
    assert found is not None
    assert found.for_language(language) == used
    assert found.knows_nordic == (used not in ("eng", ""))
    assert found.can_read == bool(used)


def test_where_there_is_no_data_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "nowhere"))
    assert reading_data() is None
    monkeypatch.setenv("TESSDATA_PREFIX", str(data_folder(tmp_path / "only-osd", "osd")))
    assert reading_data() is None
