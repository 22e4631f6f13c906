"""The marks of a PDF come back: our own as they were made, and those that Okular and Acrobat write."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
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
    MeetingId,
    PageBox,
    Passage,
    new_annotation,
)
from core.errors import PasswordNeeded, UnreadableFile
from core.exports.marked_pdf import marked
from core.library import ItemElsewhere, Library, add, load, of_meeting, prepare, put
from core.minutes import Role
from core.opening import open_file
from core.sharing.carried import HIGHLIGHTS, LINES
from core.sharing.pdf_marks import PdfMarks, given_in, marks_in
from core.sharing.taking_in import take_in
from core.source_text import Box, Span
from core.wording import colour_name
from tests.core.exports.confidential import MEETING, loaded, minutes

NOON = datetime(2024, 5, 15, 12, 30, 5, 250, tzinfo=UTC)
TODAY = datetime.now(UTC).date()


def every_kind(content: bytes) -> list[Annotation]:
    """Annotations of every kind on items, decisions and passages of the minutes."""
    where = loaded(content)
    items, text = where.meeting.items, where.source.text

    def on(words: str, kind: AnnotationKind, said: str = "", item: int = 0, **more: Any) -> Annotation:
        start = text.index(words)
        boxes = more.pop("boxes", ())
        passage = Passage.of(where.source, Span(start, start + len(words)), Role.DECISION, boxes)
        about = more.pop("about", About.PASSAGE)
        return new_annotation(
            MEETING, ItemKey.of(items[item]), kind, said, "Åse Lind", passage, about, **more
        )

    decision = items[0].decisions[0]
    area = (PageBox(2, Box(50.25, 90.5, 300.125, 110.0)),)
    task = FollowUp("Bo Lind", date(2024, 6, 1), NOON)
    made = [
        on("forvaltningen", AnnotationKind.HIGHLIGHT, colour=Colour.PURPLE),
        on("forvaltningen", AnnotationKind.NOTE, "Hvem? (æøå)\n\nAndet afsnit – 🏛"),
        on("forvaltningen", AnnotationKind.NOTE, "Endnu en"),
        on("forvaltningen", AnnotationKind.TAG, "økonomi/budget"),
        on("forvaltningen", AnnotationKind.FOLLOW_UP, "Spørg", follow_up=task),
        on("Godkendt, idet", AnnotationKind.UNDERLINE, colour=Colour.RED),
        on("juni.\nIda Holm", AnnotationKind.HIGHLIGHT, colour=Colour.BLUE),
        on("Eventuelt\nBeslutning", AnnotationKind.AREA, item=2, colour=Colour.GREEN, boxes=area),
        on("Intet", AnnotationKind.NOTE, "Kun en note", item=2),
        on("Intet at", AnnotationKind.TAG, "kun-et-emneord", item=2),
        on("Sælgeren hedder", AnnotationKind.HIGHLIGHT, item=1, colour=Colour.YELLOW),
        new_annotation(MEETING, ItemKey.of(items[0]), AnnotationKind.NOTE, "Om punktet", "Åse Lind"),
        new_annotation(MEETING, ItemKey.of(items[0]), AnnotationKind.TAG, "vigtigt", "Bo Lind"),
        new_annotation(
            MEETING, ItemKey.of(items[2]), AnnotationKind.FOLLOW_UP, "Ring", "Bo", follow_up=FollowUp()
        ),
        on(
            text[decision.span.start : decision.span.end],
            AnnotationKind.NOTE,
            "Om beslutningen",
            about=About.DECISION,
        ),
    ]
    empty = Passage("", "", "", Span(5, 5), Role.OTHER, (PageBox(0, Box(300, 400, 400, 500)),))
    free = new_annotation(
        *(MEETING, ItemKey(None, None), AnnotationKind.AREA, "", "Åse Lind", empty, About.PASSAGE),
        colour=Colour.RED,
    )
    return [*made, free]


@pytest.mark.parametrize("rotation", [0, 90])
def test_what_goes_out_comes_back_equal(rotation: int) -> None:
    content = minutes(rotation=rotation, cropped=bool(rotation), closed=False)
    annotations = every_kind(content)
    made = marked(content, loaded(content), annotations, keep={"010190-1234", "Skovvej 12"})
    assert made.unplaced == 0
    found = marks_in(made.content)
    assert found.source_sha256 == sha256(content).hexdigest()
    given = given_in(found)
    assert not any(each.is_foreign for each in given.annotations)
    assert {each.annotation.id: each.annotation for each in given.annotations} == {
        each.id: each for each in annotations
    }
    assert {each.made_in.sha256 for each in given.annotations} == {sha256(content).hexdigest()}


def test_what_had_no_place_comes_back_equal_too() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    lost = new_annotation(MEETING, ItemKey("9", "Havnen"), AnnotationKind.NOTE, "Husk", "Åse Lind")
    where = replace(where, elsewhere=(ItemElsewhere(lost.item, closed=False),))
    given = given_in(marks_in(marked(content, where, [lost]).content))
    assert [each.annotation for each in given.annotations] == [lost]


def edited(content: bytes, change: Any) -> bytes:
    """A PDF after another program had `change` done to the first annotation of its second page."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf, next(each for each in pdf.pages[1].obj.Annots if each.Subtype != "/Popup"))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def marked_copy() -> tuple[bytes, list[Annotation]]:
    """A copy with a highlight, a note and a tag on one passage."""
    content = minutes(closed=False)
    annotations = [
        replace(each, created=NOON, modified=NOON)
        for each in every_kind(content)
        if each.passage is not None and each.passage.quote == "forvaltningen"
    ][:2] + [
        replace(each, created=NOON, modified=NOON)
        for each in every_kind(content)
        if each.text == "økonomi/budget"
    ]
    return marked(
        content, loaded(content), annotations, keep={"010190-1234", "Skovvej 12"}
    ).content, annotations


def test_a_note_that_was_written_on_in_another_program_is_the_newer_one() -> None:
    copy, (highlight, note, tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        mark.Contents = str(mark.Contents).replace("Andet afsnit – 🏛", "Nyt\rafsnit")
        mark.M = "D:20240601100000+02'00'"

    given = {
        each.annotation.id: each.annotation for each in given_in(marks_in(edited(copy, change))).annotations
    }
    assert given[highlight.id] == highlight
    assert given[tag.id] == tag
    assert given[note.id] == replace(
        note, text="Hvem? (æøå)\n\nNyt\nafsnit", modified=datetime(2024, 6, 1, 8, tzinfo=UTC)
    )


def test_a_note_is_never_older_than_the_one_it_was_made_of() -> None:
    copy, (_highlight, note, _tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        mark.Contents = "Nyt"
        mark.M = "D:20200101"

    given = {
        each.annotation.id: each.annotation for each in given_in(marks_in(edited(copy, change))).annotations
    }
    assert (given[note.id].text, given[note.id].modified) == ("Nyt", NOON + timedelta(seconds=1))


def test_colour_and_place_that_were_changed_in_another_program() -> None:
    copy, (highlight, note, _tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        mark.C = [0.2, 0.9, 0.2]
        mark.QuadPoints = [float(each) - (48 if at % 2 else 0) for at, each in enumerate(mark.QuadPoints)]
        mark.M = "D:20240601100000Z"

    found = marks_in(edited(copy, change))
    given = {each.annotation.id: each.annotation for each in given_in(found).annotations}
    now = given[highlight.id]
    assert now.colour is Colour.GREEN
    assert now.passage is not None
    assert now.passage.quote in "Punkt 2: Køb af Engholmgården"
    assert now.passage.span.start > (highlight.passage.span.start if highlight.passage else 0)
    assert given[note.id] == note


def test_words_that_were_cleared_elsewhere_do_not_clear_the_note() -> None:
    copy, (_highlight, note, _tag) = marked_copy()

    def change(_pdf: Any, mark: Any) -> None:
        del mark.Contents

    given = {
        each.annotation.id: each.annotation for each in given_in(marks_in(edited(copy, change))).annotations
    }
    assert given[note.id] == note


@pytest.mark.parametrize("colour", Colour)
def test_every_colour_is_known_again(colour: Colour) -> None:
    content = minutes(closed=False)
    for colours in (HIGHLIGHTS, LINES):
        found = by_hand(content, highlight("Godkendt", C=list(colours[colour])))
        assert [mark.colour for mark in found.marks] == [colour], colour_name(colour)


# ---- other programs


def corners(words: str, page: int = 1) -> list[float]:
    """The corners of words in the minutes, upper left first, as Acrobat writes them."""
    sheet = pymupdf.open(stream=minutes(closed=False))[page]
    rect = sheet.search_for(words)[0]
    return [rect.x0, 842 - rect.y0, rect.x1, 842 - rect.y0, rect.x0, 842 - rect.y1, rect.x1, 842 - rect.y1]


def highlight(words: str, subtype: str = "Highlight", **keys: Any) -> dict[str, Any]:
    """A mark as Acrobat and Okular write it."""
    quads = corners(words)
    usual = {
        "Type": pikepdf.Name.Annot,
        "Subtype": pikepdf.Name(f"/{subtype}"),
        "Rect": [quads[0], quads[5], quads[2], quads[1]],
        "QuadPoints": quads,
        "C": [1, 1, 0],
        "T": "Ib Skov",
        "M": "D:20240520101500+02'00'",
    }
    return {**usual, **keys}


def with_annotations(content: bytes, *annotations: dict[str, Any], page: int = 1) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        made: list[Any] = []
        for keys in annotations:
            values = dict(keys)
            if "IRT" in values:
                values["IRT"] = made[values["IRT"]]
            made.append(pdf.make_indirect(pikepdf.Dictionary(values_of(values))))
        pdf.pages[page].obj.Annots = pikepdf.Array(made)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def values_of(keys: dict[str, Any]) -> dict[str, Any]:
    return {f"/{name}": value for name, value in keys.items()}


def by_hand(content: bytes, *annotations: dict[str, Any], page: int = 1) -> PdfMarks:
    return marks_in(with_annotations(content, *annotations, page=page))


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
    mark, note, *_others = given_in(found).annotations
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
    given = [each.annotation for each in given_in(found).annotations]
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
    last = given_in(found).annotations[-1].annotation
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


def appended(content: bytes, tmp_path: Path, text: str = "Enig") -> bytes:
    """The file after a program added a highlight at its end, as Okular and Acrobat save."""
    path = tmp_path / "annotated.pdf"
    path.write_bytes(content)
    document = pymupdf.open(path)
    page = document[1]
    mark = page.add_highlight_annot(page.search_for("Godkendt, idet"))
    mark.set_info(title="Ib Skov", content=text)
    mark.update()
    document.saveIncr()
    document.close()
    return path.read_bytes()


def test_the_file_that_others_appended_to_is_known_by_its_beginning(tmp_path: Path) -> None:
    content = minutes(closed=False)
    found = marks_in(appended(content, tmp_path))
    original = sha256(content).hexdigest()
    assert original in found.fingerprints
    given = given_in(found, lambda fingerprint: fingerprint == original)
    assert {each.made_in.sha256 for each in given.annotations} == {original}
    unknown = given_in(found)
    assert {(each.made_in.body, each.made_in.date) for each in unknown.annotations} == {
        ("Økonomiudvalget", date(2024, 5, 14))
    }
    again = marks_in(appended(content, tmp_path, "Enig, dog"))
    assert [mark.id for mark in again.marks] == [mark.id for mark in found.marks]


@pytest.fixture
def meeting(library: Library, tmp_path: Path) -> MeetingId:
    path = tmp_path / "referat.pdf"
    path.write_bytes(minutes(closed=False))
    return add(library, prepare(open_file(path))).meeting


def test_a_colleagues_pdf_is_taken_in_where_its_words_stand(
    library: Library, meeting: MeetingId, tmp_path: Path
) -> None:
    annotated = appended(minutes(closed=False), tmp_path)
    given = given_in(marks_in(annotated))
    taken = take_in(library, given, TODAY)
    assert (len(taken.added), taken.unplaced, taken.refused) == (2, (), ())
    marks = {each.kind: each for each in of_meeting(library, meeting)}
    text = load(library, meeting).source.text
    mark, note = marks[AnnotationKind.HIGHLIGHT], marks[AnnotationKind.NOTE]
    assert mark.passage is not None
    assert mark.passage == note.passage or note.passage is not None
    assert text[mark.passage.span.start : mark.passage.span.end] == "Godkendt, idet"
    assert (mark.item.title, mark.author, note.text) == ("Godkendelse af budget", "Ib Skov", "Enig")
    assert take_in(library, given_in(marks_in(annotated)), TODAY).written == 0


def test_our_own_copy_that_comes_back_changes_nothing_but_what_was_written_on(
    library: Library, meeting: MeetingId
) -> None:
    content = minutes(closed=False)
    where = load(library, meeting)
    key = ItemKey.of(where.meeting.items[0])
    start = where.source.text.index("forvaltningen")
    passage = Passage.of(where.source, Span(start, start + 13), Role.DECISION)
    for kind, text in ((AnnotationKind.HIGHLIGHT, ""), (AnnotationKind.NOTE, "Hvem?")):
        made = new_annotation(meeting, key, kind, text, "Åse Lind", passage, About.PASSAGE, colour=Colour.RED)
        put(library, replace(made, colour=Colour.RED if kind is AnnotationKind.HIGHLIGHT else None))
    before = of_meeting(library, meeting)
    copy = marked(content, where, before, keep={"010190-1234", "Skovvej 12"}).content
    assert take_in(library, given_in(marks_in(copy)), TODAY).written == 0
    assert of_meeting(library, meeting) == before

    def change(_pdf: Any, mark: Any) -> None:
        mark.Contents = "Hvem? Bo."
        mark.M = datetime.now(UTC).strftime("D:%Y%m%d%H%M%SZ")

    taken = take_in(library, given_in(marks_in(edited(copy, change))), TODAY)
    assert [each.after.text for each in taken.newer] == ["Hvem? Bo."]


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
