"""Pages as pictures, and the place of every character."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.errors import PasswordNeeded, UnreadableFile
from core.pages import Pages
from core.source_text import Box, Line, PageSize
from core.sources import read
from core.sources.pdf import TEXT_FLAGS

HOUSE = Path(__file__).parents[2]
CORPUS = HOUSE.parent / "shared" / "corpus"
WHITE = b"\xff\xff\xff\xff"


def _pdf(*writers: Callable[[Any], object], **options: Any) -> bytes:
    document = pymupdf.open()
    for write in writers:
        write(document.new_page(width=595, height=842))
    return bytes(document.tobytes(**options))


def _cover(page: Any) -> None:
    writer = pymupdf.TextWriter(page.rect)
    for y, label, value in ((120, "Mødested", "Byrådssalen"), (140, "Afbud", "Åse Lind (A)")):
        writer.append((60, y), label, font=pymupdf.Font("hebo"))
        writer.append((160, y), value, font=pymupdf.Font("helv"))
    for row, text in enumerate(("•", "–")):
        writer.append((60, 200 + 14 * row), text)
        writer.append((75, 200 + 14 * row), "at skolen bygges")
    writer.write_text(page)


def _cut_words(page: Any) -> None:
    writer = pymupdf.TextWriter(page.rect)
    rows = (
        "Udvalget anbefaler anlægs-",
        "bevillingen til børne-",
        "og ungehuset samt en IT-",
        "strategi  med   brede\u00a0mellemrum",
        "for\u00adsørgelse og anlægs\u00ad",
        "regnskab ",
        "R E F E R A T",
    )
    for index, row in enumerate(rows):
        writer.append((60, 100 + 15 * index), row, font=pymupdf.Font("helv"))
    writer.write_text(page)


def _typeset(page: Any) -> None:
    page.insert_htmlbox(
        (50, 50, 300, 400),
        "<h1>Oﬃciel ﬁnansﬂow</h1><p style='text-align:justify'>Udvalget godkendte, at det "
        "sociale og økonomiske årsregnskab <b>sendes</b> i A\u030arhus <sup>2</sup> 😀 til høring.</p>"
        "<ul><li>første</li><li>andet</li></ul>",
    )


def _columns(page: Any) -> None:
    for x in (300, 60):
        for row in range(4):
            page.insert_text((x, 100 + 14 * row), f"Medlem {x}-{row}")
    page.insert_text((20, 400), "skrevet opad", rotate=90)


def _turned(rotation: int) -> Callable[[Any], None]:
    def write(page: Any) -> None:
        _cut_words(page)
        _cover(page)
        page.set_rotation(rotation)

    return write


def _cropped(page: Any) -> None:
    _cut_words(page)
    page.set_cropbox(pymupdf.Rect(30, 60, 400, 300))


GENERATED = _pdf(
    _cover,
    _cut_words,
    _typeset,
    _columns,
    lambda page: None,
    _turned(90),
    _turned(180),
    _turned(270),
    _cropped,
)


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "generated", GENERATED
    for folder in (HOUSE / "tests" / "minutes", HOUSE / "resources" / "samples", CORPUS):
        for path in sorted(folder.glob("*.pdf")):
            yield path.name, path.read_bytes()


def _missed() -> Iterator[Any]:
    """What stands in the place of real minutes that are not here, so that they are missed aloud."""
    if not CORPUS.is_dir():
        yield pytest.param(("corpus", b""), marks=pytest.mark.needs_corpus(CORPUS))


@pytest.fixture(params=[*_documents(), *_missed()], ids=lambda document: document[0])
def content(request: pytest.FixtureRequest) -> bytes:
    found: bytes = request.param[1]
    return found


def _on_page(lines: tuple[Line, ...], page: int) -> list[Line]:
    return [line for line in lines if line.page == page]


def test_every_character_has_its_place(content: bytes) -> None:
    source = read(content)
    with closing(Pages(content)) as pages:
        for page in range(len(source.pages)):
            lines = _on_page(source.lines, page)
            boxes = pages.character_boxes(page)
            if not lines:
                assert boxes == ()
                continue
            first = lines[0].start
            assert len(boxes) == lines[-1].end - first
            for line in lines:
                for character, box in zip(
                    source.text[line.start : line.end],
                    boxes[line.start - first : line.end - first],
                    strict=True,
                ):
                    assert box is not None or character in "\t "
                    assert box is None or _encloses(line.box, box)
            between = {boxes[line.end - first] for line in lines[:-1] if source.text[line.end] == "\n"}
            assert between <= {None}


def _encloses(outer: Box | None, inner: Box, leeway: float = 0.01) -> bool:
    return (
        outer is not None
        and outer.x0 <= inner.x0 + leeway
        and outer.y0 <= inner.y0 + leeway
        and outer.x1 >= inner.x1 - leeway
        and outer.y1 >= inner.y1 - leeway
    )


def test_the_boxes_are_where_the_same_characters_are_drawn(content: bytes) -> None:
    """MuPDF's own words lie where the boxes of their letters are."""
    source = read(content)
    document = pymupdf.open(stream=content)
    with closing(Pages(content)) as pages:
        for page in range(min(4, len(source.pages))):
            lines = _on_page(source.lines, page)
            boxes = pages.character_boxes(page)
            if not lines or document[page].rotation:
                continue
            words = document[page].get_text("words", flags=TEXT_FLAGS)
            places = [(word[4], pymupdf.Rect(word[:4])) for word in words]
            first = lines[0].start
            for line in lines[:40]:
                text = source.text[line.start : line.end]
                word = text.split()[0]
                if not (word.isascii() and word.isalpha()) or len(word) < 3 or text[0].isspace():
                    continue
                start = boxes[line.start - first]
                assert start is not None
                middle = pymupdf.Point((start.x0 + start.x1) / 2, (start.y0 + start.y1) / 2)
                found = [place for named, place in places if named.startswith(word[:3]) and middle in place]
                assert found or text == "REFERAT", text  # letter-spaced: seven words to MuPDF


def test_the_ink_of_a_letter_lies_in_its_box() -> None:
    with closing(Pages(GENERATED)) as pages:
        for page in (0, 5, 6, 7):
            size = pages.sizes[page]
            width, height = round(size.width), round(size.height)
            raster = pages.tile(page, 1.0, 0, 0, width, height)
            boxes = [box for box in pages.character_boxes(page) if box is not None]
            dark = [i for i in range(width * height) if raster[4 * i] < 100]
            assert dark
            for pixel in dark:
                x, y = pixel % width + 0.5, pixel // width + 0.5
                assert any(b.x0 - 1 <= x <= b.x1 + 1 and b.y0 - 1 <= y <= b.y1 + 1 for b in boxes)


def test_sizes_are_those_of_the_pages_as_shown() -> None:
    with closing(Pages(GENERATED)) as pages:
        assert pages.sizes == read(GENERATED).pages
        assert pages.sizes[0] == PageSize(595, 842)
        assert pages.sizes[5] == PageSize(842, 595)
        assert pages.sizes[8] == PageSize(370, 240)


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.37, 2.0])
@pytest.mark.parametrize("page", [0, 5, 8])
def test_tiles_meet_without_a_seam(page: int, scale: float) -> None:
    whole = pymupdf.open(stream=GENERATED)[page].get_pixmap(matrix=pymupdf.Matrix(scale, scale))
    with closing(Pages(GENERATED)) as pages:
        rows = [bytearray() for _ in range(whole.height)]
        for top in range(0, whole.height, 256):
            for left in range(0, whole.width, 256):
                width, height = min(256, whole.width - left), min(256, whole.height - top)
                tile = pages.tile(page, scale, left, top, width, height)
                assert len(tile) == width * height * 4
                for row in range(height):
                    rows[top + row] += tile[row * width * 4 : (row + 1) * width * 4]
    drawn = b"".join(rows)
    assert (drawn[2::4], drawn[1::4], drawn[0::4]) == tuple(whole.samples[part::3] for part in range(3))
    assert {*drawn[3::4]} == {255}


def test_beyond_the_page_all_is_white() -> None:
    with closing(Pages(GENERATED)) as pages:
        assert pages.tile(0, 1.0, 2000, 0, 5, 4) == WHITE * 20
        assert pages.tile(0, 1.0, -50, -50, 20, 20) == WHITE * 400
        around = pages.tile(0, 1.0, -10, -20, 615, 882)
        inside = pages.tile(0, 1.0, 0, 0, 595, 842)
    assert len(around) == 615 * 882 * 4
    assert around[: 20 * 615 * 4] == WHITE * (20 * 615)
    row = 20 + 120
    start = (row * 615 + 10) * 4
    assert around[start : start + 595 * 4] == inside[120 * 595 * 4 : 121 * 595 * 4]


def test_many_pages_one_after_another() -> None:
    content = _pdf(*[_cover, _cut_words] * 12)
    with closing(Pages(content)) as pages:
        first = [pages.tile(page, 0.5, 0, 0, 200, 200) for page in range(24)]
        again = [pages.tile(page, 0.5, 0, 0, 200, 200) for page in reversed(range(24))]
    assert first == again[::-1]
    assert first[0] != first[1]


def test_an_encrypted_document_opens_with_its_password() -> None:
    content = _pdf(_cover, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="æble", owner_pw="ejer")
    with pytest.raises(PasswordNeeded):
        Pages(content)
    with closing(Pages(content, "æble")) as pages:
        assert pages.tile(0, 1.0, 50, 100, 100, 50) != WHITE * 5000
        assert pages.character_boxes(0)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        Pages(b"%PDF-1.7\nkaputt")


def test_a_damaged_page_is_white() -> None:
    document = pymupdf.open(stream=_pdf(_cover, _cover))
    document.xref_set_key(document[0].xref, "Contents", "[9999 0 R (kaputt)]")
    document.xref_set_key(document[0].xref, "Resources", "(kaputt)")
    with closing(Pages(document.tobytes())) as pages:
        assert pages.tile(0, 1.0, 0, 0, 20, 20) == WHITE * 400
        assert pages.character_boxes(0) == ()
        assert pages.character_boxes(1) != ()
