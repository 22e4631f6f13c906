"""A copy of the PDF with the marks in it, read back with another library than the one that wrote it."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    PageBox,
    Passage,
    new_annotation,
)
from core.errors import PasswordNeeded, UserFacingError
from core.exports.copies.marked_pdf import marked
from core.library import ItemElsewhere, LoadedMeeting
from core.minutes import Attachment, DocumentKind, Role
from core.parsing import parse
from core.source_text import Box, Span
from core.sources.pdf import read
from tests.core.exports.confidential import MEETING, PICTURE, SECRETS, confidential, loaded, minutes, said

NOON = datetime(2024, 5, 15, 12, 30, 5, 250, tzinfo=UTC)


def on_words(
    where: LoadedMeeting, words: str, kind: AnnotationKind, text: str = "", *, item: int = 0, **more: Any
) -> Annotation:
    start = where.source.text.index(words)
    passage = Passage.of(where.source, Span(start, start + len(words)), Role.DECISION, more.pop("boxes", ()))
    key = ItemKey.of(where.meeting.items[item])
    made = new_annotation(MEETING, key, kind, text, "Åse Lind", passage, About.PASSAGE, **more)
    return replace(made, created=NOON, modified=NOON)


def on_item(
    where: LoadedMeeting, kind: AnnotationKind, text: str, *, item: int = 0, **more: Any
) -> Annotation:
    key = ItemKey.of(where.meeting.items[item])
    return replace(new_annotation(MEETING, key, kind, text, "Åse Lind", **more), created=NOON, modified=NOON)


@dataclass(frozen=True)
class Written:
    """An annotation of a PDF as pikepdf reads it."""

    subtype: str
    contents: str
    author: str
    name: str
    subject: str
    created: str
    modified: str
    colour: tuple[float, ...]
    quads: tuple[float, ...]
    rect: tuple[float, ...]
    look: bytes


def written(content: bytes, password: str = "") -> list[Written]:
    """The annotations of a PDF, page by page, without pop-ups."""
    with pikepdf.open(io.BytesIO(content), password=password) as pdf:
        return [
            Written(
                str(each.Subtype),
                str(each.Contents),
                str(each.T),
                str(each.NM),
                str(each.Subj),
                str(each.CreationDate),
                str(each.M),
                tuple(map(float, each.C)),
                tuple(map(float, each.get("/QuadPoints", ()))),
                tuple(map(float, each.Rect)),
                each.AP.N.read_bytes(),
            )
            for page in pdf.pages
            for each in page.obj.get("/Annots", ())
            if each.Subtype != "/Popup"
        ]


def words_under(content: bytes, annotation: Written, page: int) -> str:
    """The words of the page between the corners of an annotation in the PDF's own space."""
    document = pymupdf.open(stream=content)
    sheet = document[page]
    sheet.set_rotation(0)
    numbers = annotation.quads
    found = []
    for at in range(0, len(numbers), 8):
        points = [
            pymupdf.Point(x, y) * sheet.transformation_matrix
            for x, y in zip(numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2], strict=True)
        ]
        rect = pymupdf.Quad(*points).rect
        found += [
            each[4]
            for each in sheet.get_text("words")
            if pymupdf.Rect(each[:4]).tl in pymupdf.Rect(rect.x0 - 2, rect.y0 - 2, rect.x1 + 2, rect.y1 + 2)
        ]
    return " ".join(found)


def test_marks_are_the_pdfs_own_with_author_time_and_words() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    words = "Godkendt, idet forvaltningen"
    annotations = [
        on_words(where, words, AnnotationKind.HIGHLIGHT, colour=Colour.GREEN),
        on_words(where, words, AnnotationKind.NOTE, "Hvornår – æøå?\nAnden linje"),
        on_words(where, words, AnnotationKind.TAG, "økonomi/budget"),
        on_words(
            where, words, AnnotationKind.FOLLOW_UP, "Spørg", follow_up=FollowUp("Bo Lind", date(2024, 6, 1))
        ),
        on_words(where, "Intet", AnnotationKind.UNDERLINE, item=2, colour=Colour.RED),
        on_words(
            where,
            "Eventuelt",
            AnnotationKind.AREA,
            item=2,
            colour=Colour.BLUE,
            boxes=(PageBox(2, Box(50, 90, 300, 110)),),
        ),
        on_item(where, AnnotationKind.NOTE, "Om hele punktet", item=2),
    ]
    made = marked(content, where, annotations)
    assert (made.annotations, made.unplaced, made.left_out, made.closed) == (7, 0, 0, False)
    highlight, underline, area, note = sorted(written(made.content), key=lambda each: each.subtype == "/Text")
    assert [each.subtype for each in (highlight, underline, area, note)] == [
        "/Highlight",
        "/Underline",
        "/Square",
        "/Text",
    ]
    assert highlight.contents == (
        "Hvornår – æøå?\nAnden linje\n\nTags: økonomi/budget\n"
        "Follow-up: Bo Lind, by 1 June 2024, not done\nSpørg"
    )
    assert [each.author for each in (highlight, note)] == ["Åse Lind"] * 2
    assert highlight.created == highlight.modified == "D:20240515123005Z"
    assert highlight.name == annotations[0].id
    assert highlight.subject == "Highlight, green"
    red, green, blue = highlight.colour
    assert green > max(red, blue)
    assert note.contents == "Om hele punktet"
    for each in (highlight, underline, area, note):
        assert len(each.look) > 20
    assert words_under(made.content, highlight, 1) == words
    assert words_under(made.content, underline, 2) == "Intet"


def test_the_document_is_otherwise_as_it_was() -> None:
    content = confidential()
    before = bytes(content)
    where = loaded(content)
    mark = on_words(where, "Godkendt", AnnotationKind.HIGHLIGHT, colour=Colour.YELLOW)
    made = marked(content, where, [mark], closed_items=True, keep={"010190-1234", "Skovvej 12"})
    assert content == before
    assert read(made.content).text == where.source.text
    one, other = pymupdf.open(stream=content), pymupdf.open(stream=made.content)
    assert one.get_toc() == other.get_toc()
    assert not other.embfile_names()  # a file within cannot be looked through
    assert {**one.metadata, "modDate": ""} == {**other.metadata, "modDate": ""}
    for page in (0, 2):  # without the mark they look the same
        assert one[page].get_pixmap().samples == other[page].get_pixmap().samples


def test_the_copy_names_its_source_and_its_reader_only_when_asked_to() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    plain = marked(content, where, [], reader="Åse Lind")
    with pikepdf.open(io.BytesIO(plain.content)) as pdf:
        assert str(pdf.trailer.Info.ProtokollenSource) == where.file
    assert "Åse Lind" not in said(plain.content)
    named = marked(content, where, [], reader="Åse Lind", name_reader=True)
    with pikepdf.open(io.BytesIO(named.content)) as pdf:
        assert str(pdf.trailer.Info.ProtokollenReader) == "Åse Lind"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_marks_stand_on_their_words_however_the_page_lies(rotation: int, cropped: bool) -> None:
    content = minutes(rotation=rotation, cropped=cropped, closed=False)
    where = loaded(content)
    words = "forvaltningen vender tilbage"
    mark = on_words(where, words, AnnotationKind.HIGHLIGHT, colour=Colour.YELLOW)
    made = marked(content, where, [mark, on_item(where, AnnotationKind.NOTE, "Note")])
    highlight, note = written(made.content)
    assert words_under(made.content, highlight, 1) == words
    x0, y0, x1, y1 = note.rect
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        left, low, right, high = map(float, pdf.pages[1].cropbox)
    assert left <= x0 < x1 <= right
    assert low <= y0 < y1 <= high
    yellow = pymupdf.open(stream=made.content)[1].get_pixmap()
    plain = pymupdf.open(stream=content)[1].get_pixmap()
    assert yellow.samples != plain.samples


def test_closed_items_are_gone_from_every_byte() -> None:
    content = confidential()
    for secret in SECRETS:
        assert secret in said(content)
    where = loaded(content)
    closed = [
        on_words(where, "Hemmeligt bud", AnnotationKind.HIGHLIGHT, item=1, colour=Colour.RED),
        on_item(where, AnnotationKind.NOTE, "Rasmus Krondal ringede", item=1),
    ]
    opened = [
        on_words(where, "Skovvej 12 og har CPR-nr.", AnnotationKind.HIGHLIGHT, colour=Colour.YELLOW),
        on_words(where, "Eventuelt\nBeslutning", AnnotationKind.UNDERLINE, item=2, colour=Colour.BLUE),
    ]
    made = marked(content, where, closed + opened)
    assert (made.annotations, made.left_out, made.closed) == (2, 2, True)
    told = said(made.content)
    for secret in SECRETS:
        assert secret not in told, secret
        assert secret.encode("utf-16-be").hex() not in told.lower(), secret
    text = read(made.content).text
    for page in PAGES_OPEN:
        assert page in text
    assert "Closed item left out" in text
    assert [title for _level, title, _page in pymupdf.open(stream=made.content).get_toc()] == [
        "1. Godkendelse af budget",
        "Closed item left out",
        "3. Eventuelt",
    ]


PAGES_OPEN = (
    "1. Godkendelse af budget",
    "Godkendt, idet forvaltningen vender tilbage i juni.",
    "Punkt 3: Eventuelt",
    "Intet at bemærke til Engvej.",
)


def test_pictures_and_drawings_of_closed_items_are_gone_and_those_beside_stay() -> None:
    content = confidential()
    made = marked(content, loaded(content), [])
    images = [each[0] for each in pymupdf.open(stream=made.content).get_page_images(1)]
    assert len(images) == 1
    raster = pymupdf.open(stream=made.content)[1].get_pixmap()
    kept = raster.pixel(500, int(PICTURE.y0) + 9)
    assert kept == (255, 0, 0)
    pixmap = pymupdf.Pixmap(pymupdf.open(stream=made.content), images[0])
    colours = {pixmap.pixel(40, y)[:3] for y in range(pixmap.height)}
    assert (255, 0, 0) in colours
    assert pixmap.pixel(40, pixmap.height - 1)[:3] != (255, 0, 0)  # the file itself has no red there any more
    drawn = pymupdf.open(stream=made.content)[1].read_contents().decode("latin-1")
    assert not re.search(r"\b61\b[^\n]*609 m", drawn)


def test_pages_of_a_closed_items_attachments_are_emptied() -> None:
    document = pymupdf.open(stream=minutes())
    page = document.new_page(width=595, height=842)
    page.insert_text((60, 90), "Rasmus Krondal: vurderingsrapport")
    page.add_text_annot((60, 90), "Hemmeligt")
    content = bytes(document.tobytes())
    where = loaded(content)
    item = where.meeting.items[1]
    items = list(where.meeting.items)
    items[1] = replace(item, attachments=(Attachment("Vurdering", pages=(3,)),))
    made = marked(content, replace(where, meeting=replace(where.meeting, items=tuple(items))), [])
    told = said(made.content)
    assert not any(secret in told for secret in SECRETS)
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert len(pdf.pages) == 4
        assert "/Annots" not in pdf.pages[3]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_closed_items_of_turned_and_cropped_pages_are_gone(rotation: int) -> None:
    content = minutes(rotation=rotation, cropped=True)
    made = marked(content, loaded(content), [])
    told = said(made.content)
    assert not any(secret in told for secret in SECRETS)
    text = read(made.content).text
    assert all(words in text for words in PAGES_OPEN)


def test_closed_items_go_out_when_they_are_chosen() -> None:
    content = minutes()
    where = loaded(content)
    note = on_item(where, AnnotationKind.NOTE, "Ringet", item=1)
    made = marked(content, where, [note], closed_items=True, keep={"Skovvej 12", "0101901234"})
    assert (made.closed, made.left_out, made.personal, made.annotations) == (False, 0, 0, 1)
    assert read(made.content).text == where.source.text


def test_a_closed_part_goes_out_whole_or_not() -> None:
    content = minutes()
    where = loaded(content)
    part = replace(where, meeting=replace(where.meeting, kind=DocumentKind.CLOSED_PART))
    with pytest.raises(UserFacingError, match="closed part"):
        marked(content, part, [])
    assert marked(content, part, [], closed_items=True).content


def test_personal_data_is_gone_unless_it_is_kept() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    mark = on_words(where, "Ida Holm bor på Skovvej 12", AnnotationKind.HIGHLIGHT, colour=Colour.YELLOW)
    note = on_words(
        where, "Ida Holm bor på Skovvej 12", AnnotationKind.NOTE, "Hun har 010190 1234, tlf. 20304050"
    )
    made = marked(content, where, [mark, note])
    told = said(made.content)
    assert made.personal == 2
    for secret in ("010190-1234", "010190 1234", "20304050", "Skovvej 12", "0190-1234"):
        assert secret not in told, secret
    assert "Ida Holm bor på" in read(made.content).text
    assert "Punkt 2: Køb af Engholmgården" in read(made.content).text
    (highlight,) = written(made.content)
    assert highlight.contents == "Hun har [CPR number left out], tlf. [telephone number left out]"
    kept = marked(content, where, [mark, note], keep={"010190-1234", "20 30 40 50", "Skovvej 12"})
    assert kept.personal == 0
    assert read(kept.content).text == where.source.text


def test_what_has_no_place_is_told_on_the_first_page() -> None:
    content = minutes(closed=False)
    where = replace(loaded(content), elsewhere=())
    gone = on_item(where, AnnotationKind.NOTE, "Husk havnen")
    gone = replace(gone, item=ItemKey("9", "Havnens udvidelse"))
    where = replace(where, elsewhere=(ItemElsewhere(gone.item, closed=False),))
    made = marked(content, where, [gone])
    assert (made.annotations, made.unplaced) == (1, 1)
    (note,) = written(made.content)
    assert note.contents == (
        "Husk havnen\n\nThis has no place in this document. It was added to: 9 Havnens udvidelse"
    )


def test_three_hundred_notes_on_one_item_are_all_there() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    notes = [on_item(where, AnnotationKind.NOTE, f"Note {number}") for number in range(300)]
    made = marked(content, where, notes)
    assert [each.contents for each in written(made.content)] == [f"Note {number}" for number in range(300)]
    assert {each.name for each in written(made.content)} == {note.id for note in notes}


def test_an_encrypted_document_stays_so() -> None:
    plain = pymupdf.open(stream=minutes())
    content = bytes(
        plain.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="hemmelig", owner_pw="ejer")
    )
    source = read(content, "hemmelig")
    where = LoadedMeeting(MEETING, 1, "a.pdf", "pdf", parse(source), source, file="a" * 64)
    mark = on_words(where, "Godkendt", AnnotationKind.HIGHLIGHT, colour=Colour.YELLOW)
    made = marked(content, where, [mark], password="hemmelig")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(made.content))
    assert written(made.content, "hemmelig")[0].author == "Åse Lind"
    assert not any(secret in said(made.content, "hemmelig") for secret in SECRETS)
    with pytest.raises(PasswordNeeded):
        marked(content, where, [mark])


def test_what_is_no_pdf_is_told_with_what_to_take_instead() -> None:
    where = replace(loaded(minutes()), format="docx", name="Referat.docx")
    with pytest.raises(UserFacingError) as caught:
        marked(b"PK", where, [])
    assert caught.value.what == "Referat.docx is no PDF, so no marks can be put into it."
    assert "annotated summary" in caught.value.advice


@pytest.mark.needs_program("pdftotext")
def test_poppler_reads_the_copy_and_no_closed_word(tmp_path: Path) -> None:
    content = confidential()
    where = loaded(content)
    path = tmp_path / "copy.pdf"
    path.write_bytes(marked(content, where, [on_item(where, AnnotationKind.NOTE, "Note")]).content)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, timeout=60, check=True)
    text = done.stdout.decode()
    assert "Godkendt, idet forvaltningen" in text
    assert not any(secret in text for secret in SECRETS)
    assert done.stderr == b""
