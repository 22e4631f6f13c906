"""The marks that Okular, Acrobat and others write in a PDF are read as far as they go."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from core.annotations import (
    AnnotationKind,
    Colour,
)
from core.errors import PasswordNeeded, UnreadableFile
from core.sharing.carried import HIGHLIGHTS, LINES
from core.sharing.pdf_marks import given_of, marks_in
from core.wording import colour_name
from tests.core.exports.confidential import minutes
from tests.core.sharing.annotated import appended, by_hand, corners, highlight

NOON = datetime(2024, 5, 15, 12, 30, 5, 250, tzinfo=UTC)
TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize("colour", Colour)
def test_every_colour_is_known_again(colour: Colour) -> None:
    content = minutes(closed=False)
    for colours in (HIGHLIGHTS, LINES):
        found = by_hand(content, highlight("Godkendt", C=list(colours[colour])))
        assert [mark.colour for mark in found.marks] == [colour], colour_name(colour)


def test_highlights_and_lines_of_other_programs() -> None:
    content = minutes(closed=False)
    found = by_hand(
        content,
        highlight("Godkendt, idet", NM="okular-{5d2c7a10-1111-4222-8333-444455556666}", Contents="Æh? – 🏛"),
        highlight("forvaltningen vender", "Squiggly", C=[0, 0, 1]),
        highlight("i juni", "StrikeOut", C=[1, 0, 0]),
        highlight("Ida Holm", "Underline", C=[0, 0.6, 0]),
    )
    assert [(mark.kind, mark.words, mark.colour) for mark in found.marks] == [
        (AnnotationKind.HIGHLIGHT, "Godkendt, idet", Colour.YELLOW),
        (AnnotationKind.UNDERLINE, "forvaltningen vender", Colour.BLUE),
        (AnnotationKind.UNDERLINE, "i juni", Colour.RED),
        (AnnotationKind.UNDERLINE, "Ida Holm", Colour.GREEN),
    ]
    first = found.marks[0]
    assert (first.id, first.text, first.author) == (
        "5d2c7a10-1111-4222-8333-444455556666",
        "Æh? – 🏛",
        "Ib Skov",
    )
    assert first.modified == datetime(2024, 5, 20, 8, 15, tzinfo=UTC)
    mark, note, *_others = given_of(found).annotations
    assert mark.is_foreign
    assert mark.annotation.passage is not None
    assert mark.annotation.passage.quote == "Godkendt, idet"
    assert (note.annotation.kind, note.annotation.text) == (AnnotationKind.NOTE, "Æh? – 🏛")


def test_what_acrobat_writes_beside_a_mark() -> None:
    content = minutes(closed=False)
    rich = (
        '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>Første &amp; bedste</p>'
        "<p><b>Anden</b> linje</p></body>"
    )
    found = by_hand(
        content,
        highlight("Godkendt", RC=rich, NM="a1"),
        highlight(
            "Godkendt", "Text", Contents="Enig.\rBo", T="Bo Lind", IRT=0, NM="a2", Name=pikepdf.Name.Comment
        ),
        highlight(
            "Godkendt", "Text", Contents="Accepted", IRT=0, StateModel="Review", State="Accepted", F=30
        ),
        highlight("Godkendt", "Popup", Open=False),
        highlight("Godkendt", "Link"),
        highlight("i juni", "Highlight", F=2, Contents="Skjult"),
        highlight("i juni", "Stamp", Contents="KOPI"),
    )
    given = [each.annotation for each in given_of(found).annotations]
    assert [(each.kind, each.text, each.author) for each in given] == [
        (AnnotationKind.HIGHLIGHT, "", "Ib Skov"),
        (AnnotationKind.NOTE, "Første & bedste\nAnden linje", "Ib Skov"),
        (AnnotationKind.NOTE, "Enig.\nBo", "Bo Lind"),
    ]
    assert len({each.id for each in given}) == 3
    assert {each.passage.quote for each in given if each.passage} == {"Godkendt"}
    assert found.others == 1


def test_areas_notes_and_free_text_find_words_near_them() -> None:
    content = minutes(closed=False)
    left, top, right, _t, _l, low, _r, _lo = corners("forvaltningen vender tilbage")
    frame = [left - 8, low - 8, right + 8, top + 8]
    found = by_hand(
        content,
        highlight("Godkendt", "Square", Rect=frame, RD=[5, 5, 5, 5], Contents="Se her"),
        highlight(
            "Godkendt", "Text", Rect=[20, low, 38, low + 18], Contents="En seddel", Name=pikepdf.Name.Note
        ),
        highlight("Godkendt", "FreeText", Rect=[400, low, 500, low + 18], Contents="Skrevet på siden"),
        highlight("Godkendt", "Ink", Rect=[20, 100, 60, 140], InkList=[[20, 100, 60, 140]]),
    )
    square, note, free, ink = found.marks
    assert (square.kind, square.words) == (AnnotationKind.AREA, "forvaltningen vender tilbage")
    assert square.boxes[0].x0 == pytest.approx(left - 3)
    line = "Godkendt, idet forvaltningen vender tilbage i juni."
    assert (note.kind, note.words, note.text) == (AnnotationKind.NOTE, line, "En seddel")
    assert (free.words, free.text) == (line, "Skrevet på siden")
    assert "Skrevet" not in found.source.text
    assert (ink.kind, ink.words) == (AnnotationKind.AREA, "")
    last = given_of(found).annotations[-1].annotation
    assert last.passage is not None
    assert (last.passage.quote, last.passage.boxes[0].page) == ("", 1)


def test_a_mark_without_a_name_has_the_same_id_when_it_is_read_again_and_written_on() -> None:
    content = minutes(closed=False)
    when = {"CreationDate": "D:20240520101500Z"}
    once = by_hand(content, highlight("Godkendt", Contents="Nu", **when), highlight("i juni", NM="7", **when))
    again = by_hand(
        content, highlight("i juni", NM="7"), highlight("Godkendt", Contents="Senere", C=[0, 1, 0], **when)
    )
    assert len({mark.id for mark in once.marks}) == 2
    assert {mark.words: mark.id for mark in once.marks} == {mark.words: mark.id for mark in again.marks}


def test_the_file_that_others_appended_to_is_known_by_its_beginning(tmp_path: Path) -> None:
    content = minutes(closed=False)
    found = marks_in(appended(content, tmp_path))
    original = sha256(content).hexdigest()
    assert original in found.fingerprints
    given = given_of(found, lambda fingerprint: fingerprint == original)
    assert {each.made_in.sha256 for each in given.annotations} == {original}
    unknown = given_of(found)
    assert {(each.made_in.body, each.made_in.date) for each in unknown.annotations} == {
        ("Økonomiudvalget", date(2024, 5, 14))
    }
    again = marks_in(appended(content, tmp_path, "Enig, dog"))
    assert [mark.id for mark in again.marks] == [mark.id for mark in found.marks]


def test_files_that_hold_no_marks_are_told() -> None:
    with pytest.raises(UnreadableFile):
        marks_in(b"no PDF")
    document = pymupdf.open(stream=minutes())
    locked = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="hemmelig", owner_pw="ejer")
    with pytest.raises(PasswordNeeded):
        marks_in(bytes(locked))
    assert marks_in(bytes(locked), "hemmelig").marks == ()


def test_strange_annotations_do_no_harm() -> None:
    content = minutes(closed=False)
    found = by_hand(
        content,
        highlight("Godkendt", QuadPoints=[1, 2, 3]),
        highlight("Godkendt", QuadPoints=[], Rect=[1, 2]),
        highlight("Godkendt", ProtokollenAnnotations='{"annotations": [1]}', NM="x"),
        highlight("Godkendt", ProtokollenAnnotations="[" * 5000, NM="y", M="D:20249999", C=[]),
        {"Subtype": pikepdf.Name.Highlight},
        {"T": "Nobody"},
        highlight("Godkendt", "Text", IRT=2, Contents="Svar", T=""),
    )
    assert [mark.words for mark in found.marks] == ["Godkendt"] * 4
    assert all(mark.carried is None for mark in found.marks)
