"""An export from the wish to the files."""

from __future__ import annotations

import json
import os
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.errors import UserFacingError
from core.exports.choice import Choice, Part
from core.exports.formats import Format
from core.exports.gathering import gather
from core.exports.job import STEPS, Exported, Wish, export, offered_name, personal_going_out
from core.library import Added, Library, add, load, prepare, put
from core.library.colleagues.authors import set_colleague
from core.library.lists.chosen import ItemPlace, Range
from core.minutes import DocumentKind
from core.opening import OpenedFile
from core.parsing import parse
from core.sources import read
from core.writing import Together
from tests.core.library.invented import opened

JUNE = date(2031, 6, 4)
CPR = "010190-1234"


def out(library: Library, path: Path, format: Format = Format.MARKDOWN, **asked: Any) -> Exported:
    of_wish = {name: asked.pop(name) for name in ("range", "keep") if name in asked}
    return export(library, Wish(choice=Choice(**asked), format=format, reader="Ea", **of_wish), path)


def note(library: Library, meeting: MeetingId, text: str, item: int = 0, author: str = "Ea") -> None:
    key = ItemKey.of(load(library, meeting).meeting.items[item])
    put(library, new_annotation(meeting, key, AnnotationKind.NOTE, text, author))


def minutes(library: Library, **said: Any) -> Added:
    return add(library, prepare(opened(**said)))


def pdf(library: Library, name: str, *lines: str, day: str = "14. maj 2031") -> Added:
    """A real PDF of minutes."""
    document = pymupdf.open()
    page = document.new_page()
    text = ("Økonomiudvalget", "Referat", f"Mødedato: {day}", *lines)
    for at, line in enumerate(text):
        page.insert_text((72, 72 + 20 * at), line, fontsize=12)
    content = document.tobytes()
    document.close()
    source = read(content)
    return add(library, prepare(OpenedFile(Path("/invented") / name, content, source, parse(source))))


def test_a_wish_can_be_sent_to_another_process() -> None:
    wish = Wish(Range(line="havn"), Choice(title="Til mødet"), Format.DOCX, "Ea", frozenset({CPR}))
    assert pickle.loads(pickle.dumps(wish)) == wish


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.TEXT, Format.HTML])
def test_a_summary_is_written_with_what_was_chosen(library: Library, tmp_path: Path, format: Format) -> None:
    meeting = minutes(library, closed=[2]).meeting
    note(library, meeting, "Spørg til broen")
    done = out(library, tmp_path / "ud", format)
    text = (tmp_path / "ud").read_text("utf-8")
    assert "Spørg til broen" in text
    assert "Birkelunden" not in text
    assert (done.files, done.items, done.left_out) == ((tmp_path / "ud",), 1, 1)
    assert done.notices == ()
    asked = out(library, tmp_path / "ud", format, closed_items=True)
    assert "Birkelunden" in (tmp_path / "ud").read_text("utf-8")
    assert (asked.items, asked.left_out) == (2, 0)


def test_personal_data_is_masked_unless_it_is_kept(library: Library, tmp_path: Path) -> None:
    meeting = minutes(library).meeting
    note(library, meeting, f"Ansøger: {CPR}, svar til ea@example.org")
    path = tmp_path / "ud.md"
    done = out(library, path)
    assert CPR not in path.read_text("utf-8")
    assert [each.text for each in done.masked] == [CPR, "ea@example.org"]
    done = out(library, path, keep=frozenset({CPR}))
    assert CPR in path.read_text("utf-8")
    assert [each.text for each in done.masked] == ["ea@example.org"]
    assert [each.text for each in personal_going_out(library, Wish(reader="Ea"))] == [CPR, "ea@example.org"]
    # a part that does not go out lets nothing out
    without = Wish(choice=Choice(parts=frozenset({Part.DECISIONS})), reader="Ea")
    assert personal_going_out(library, without) == ()


def test_progress_goes_from_the_beginning_to_the_end(library: Library, tmp_path: Path) -> None:
    minutes(library)
    minutes(library, day=JUNE, name="juni.pdf")
    told: list[tuple[int, int]] = []
    wish = Wish(choice=Choice(documents=True), format=Format.MARKDOWN)
    export(library, wish, tmp_path / "ud.md", lambda done, of: told.append((done, of)))
    steps = [done for done, _of in told]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, STEPS)
    assert {of for _done, of in told} == {STEPS}


@pytest.mark.parametrize("at", [0, 350, 700])
def test_an_export_that_is_stopped_leaves_what_was_there(library: Library, tmp_path: Path, at: int) -> None:
    minutes(library)
    folder = tmp_path / "ud"
    folder.mkdir()
    path = folder / "ud.md"
    path.write_text("Før")

    class Stopped(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done >= at:
            raise Stopped

    wish = Wish(choice=Choice(documents=True), format=Format.MARKDOWN)
    with pytest.raises(Stopped):
        export(library, wish, path, stop)
    assert [each.name for each in folder.iterdir()] == ["ud.md"]
    assert path.read_text() == "Før"


def test_documents_lie_beside_under_the_names_that_links_lead_to(library: Library, tmp_path: Path) -> None:
    minutes(library, content=b"maj")
    minutes(library, content=b"juni", day=JUNE)  # another file of the same name
    folder = tmp_path / "ud"
    folder.mkdir()
    path = folder / "ud.md"
    (folder / "referat.pdf").write_bytes(b"noget helt andet")
    done = out(library, path, documents=True)
    assert (folder / "referat.pdf").read_bytes() == b"noget helt andet"
    assert (folder / "referat (2).pdf").read_bytes() == b"maj"
    assert (folder / "referat (3).pdf").read_bytes() == b"juni"
    text = path.read_text("utf-8")
    assert "referat%20%282%29.pdf#page=1" in text
    assert "referat%20%283%29.pdf#page=1" in text
    assert "(referat.pdf" not in text
    assert [each.name for each in done.files] == ["ud.md", "referat (2).pdf", "referat (3).pdf"]
    assert done.notices == ("2 documents have other names there, as their own were taken.",)
    # again: what lies there already is the very same
    before = (folder / "referat (2).pdf").stat().st_mtime_ns
    again = out(library, path, documents=True)
    assert again.files == done.files
    assert (folder / "referat (2).pdf").stat().st_mtime_ns == before
    assert len(list(folder.iterdir())) == 4


def test_a_document_with_closed_items_is_not_put_beside_unless_they_are_asked_for(
    library: Library, tmp_path: Path
) -> None:
    minutes(library, closed=[2], name="lukket.pdf")
    minutes(library, day=JUNE, name="åben.pdf")
    done = out(library, tmp_path / "ud.md", documents=True)
    assert [each.name for each in done.files] == ["ud.md", "åben.pdf"]
    assert not (tmp_path / "lukket.pdf").exists()
    assert done.notices == ("1 document is not put beside it: it tells of closed items.",)
    asked = out(library, tmp_path / "ud.md", documents=True, closed_items=True)
    assert [each.name for each in asked.files] == ["ud.md", "lukket.pdf", "åben.pdf"]
    assert asked.notices == ()


def test_the_file_itself_is_not_taken_for_a_document(library: Library, tmp_path: Path) -> None:
    minutes(library, name="Referat.md", content=b"dokument")
    done = out(library, tmp_path / "referat.md", documents=True)
    assert [each.name for each in done.files] == ["referat.md", "Referat (2).md"]


def test_documents_whose_bytes_are_gone_are_told_of(library: Library, tmp_path: Path) -> None:
    minutes(library)
    library.connection.execute("DELETE FROM file_part")
    done = out(library, tmp_path / "ud.md", documents=True)
    assert [each.name for each in done.files] == ["ud.md"]
    assert done.notices == ("1 document is not put beside it: the library does not hold its file.",)


def test_where_the_file_cannot_be_written_no_document_stays(library: Library, tmp_path: Path) -> None:
    minutes(library)
    folder = tmp_path / "ud"
    (folder / "ud.md").mkdir(parents=True)
    with pytest.raises(UserFacingError, match=r"ud\.md cannot be written"):
        out(library, folder / "ud.md", documents=True)
    assert [each.name for each in folder.iterdir()] == ["ud.md"]


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.ANNOTATIONS, Format.MARKED_PDF])
def test_the_library_is_never_replaced_by_what_goes_out_of_it(
    library: Library, tmp_path: Path, format: Format
) -> None:
    note(library, pdf(library, "maj.pdf", *ITEMS).meeting, "Spørg til broen")
    link = tmp_path / "link"
    link.symlink_to(library.path)
    for path in (library.path, library.path.with_name(f"{library.path.name}-wal"), link):
        with pytest.raises(UserFacingError, match="the library itself"):
            out(library, path, format)
    assert library.path.read_bytes()[:15] == b"SQLite format 3"
    assert link.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_tells_of_closed_items_is_for_the_reader_alone(library: Library, tmp_path: Path) -> None:
    minutes(library, closed=[2])
    done = out(library, tmp_path / "ud.md", documents=True, closed_items=True)
    assert [path.stat().st_mode & 0o777 for path in done.files] == [0o600, 0o600]


def test_marked_documents_that_are_stopped_leave_nothing(library: Library, tmp_path: Path) -> None:
    pdf(library, "maj.pdf", *ITEMS)
    pdf(library, "juni.pdf", *ITEMS, day="4. juni 2031")
    before = sorted(tmp_path.iterdir())
    seen = list[list[Path]]()

    def stop(done: int, of: int) -> None:
        seen.append(sorted(each for each in tmp_path.iterdir() if each.name[0] != "."))
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(library, Wish(format=Format.MARKED_PDF, reader="Ea"), tmp_path / "ud.pdf", stop)
    assert sorted(tmp_path.iterdir()) == before
    assert len(seen) == 3
    assert all(each == before for each in seen)


def test_a_failure_while_documents_are_written_takes_the_others_back(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes(library, name="a.pdf")
    minutes(library, name="b.pdf", day=JUNE)
    add_file = Together.add

    def full(files: Together, path: Path, content: bytes) -> None:
        if path.name == "b.pdf":
            raise UserFacingError("The disk is full.")
        add_file(files, path, content)

    monkeypatch.setattr(Together, "add", full)
    folder = tmp_path / "ud"
    folder.mkdir()
    with pytest.raises(UserFacingError, match="full"):
        out(library, folder / "ud.md", documents=True)
    assert list(folder.iterdir()) == []


def test_annotations_go_out_as_a_collection(library: Library, tmp_path: Path) -> None:
    meeting = minutes(library, closed=[2]).meeting
    note(library, meeting, f"Min, om {CPR}")
    note(library, meeting, "Lukket", 1)
    note(library, meeting, "Fra Bo", author="Bo")
    note(library, meeting, "Fra Ib", author="Ib")
    set_colleague(library, "Ib", None, hidden=True)
    path = tmp_path / "ud.annotations.json"

    def words(**asked: Any) -> set[str]:
        out(library, path, Format.ANNOTATIONS, **asked)
        found = json.loads(path.read_text("utf-8"))["first"]["items"]
        return {body["value"] for item in found for body in item["body"]}

    # the reader's own alone, unless others' are to be passed on, too
    assert words() == {"Min, om [CPR number left out]"}
    assert words(keep=frozenset({CPR})) == {f"Min, om {CPR}"}
    assert words(pass_on=True) == {"Min, om [CPR number left out]", "Fra Bo"}
    assert '"Bo"' in path.read_text("utf-8")  # under their own names
    assert "Lukket" in words(closed_items=True)
    done = out(library, path, Format.ANNOTATIONS, pass_on=True)
    assert (done.items, done.remarks_left_out) == (2, 1)
    assert done.notices == ("1 annotation is left out: its item may be closed.",)
    assert [each.text for each in done.masked] == [CPR]


def test_where_there_is_no_annotation_nothing_is_written(library: Library, tmp_path: Path) -> None:
    minutes(library)
    with pytest.raises(UserFacingError, match="no annotations"):
        out(library, tmp_path / "ud.json", Format.ANNOTATIONS)
    assert not (tmp_path / "ud.json").exists()


ITEMS = ("1. Ny bro", "Beslutning", "Godkendt.", "2. Havnen", "Beslutning", "Udsat.")


def notes_in(path: Path) -> list[str]:
    with pymupdf.open(path) as document:
        return [annot.info["content"] for page in document for annot in page.annots()]


def test_a_document_goes_out_with_its_marks(library: Library, tmp_path: Path) -> None:
    meeting = pdf(library, "maj.pdf", *ITEMS).meeting
    note(library, meeting, "Spørg til broen")
    done = out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    assert (done.files, done.items) == ((tmp_path / "ud.pdf",), 1)
    assert any("Spørg til broen" in words for words in notes_in(tmp_path / "ud.pdf"))


def test_several_documents_go_out_in_a_folder_under_their_names(library: Library, tmp_path: Path) -> None:
    may = pdf(library, "referat.pdf", *ITEMS).meeting
    june = pdf(library, "referat.pdf", *ITEMS, day="4. juni 2031").meeting
    assert may != june
    minutes(library, name="tekst.txt", body="Byrådet")  # kept as a PDF's text, but none
    library.connection.execute("UPDATE source SET format = 'text' WHERE text LIKE 'Byrådet%'")
    note(library, may, "I maj")
    note(library, june, "I juni")
    done = out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    folder = tmp_path / "ud"
    assert [each.name for each in done.files] == ["ud", "referat.pdf", "referat (2).pdf"]
    assert any("I maj" in words for words in notes_in(folder / "referat.pdf"))
    assert any("I juni" in words for words in notes_in(folder / "referat (2).pdf"))
    assert done.notices[0] == "1 document is no PDF and is left out."
    assert not (tmp_path / "ud.pdf").exists()


def test_where_no_document_can_be_marked_a_sentence_says_so(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="no document"):
        out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    minutes(library, kind=DocumentKind.CLOSED_PART, name="a.pdf")
    minutes(library, kind=DocumentKind.CLOSED_PART, name="b.pdf", day=JUNE)
    with pytest.raises(UserFacingError, match="None of the documents"):
        out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    assert not (tmp_path / "ud").exists()


def test_a_folder_that_came_to_nothing_is_taken_away(library: Library, tmp_path: Path) -> None:
    pdf(library, "maj.pdf", *ITEMS)
    minutes(library, name="ødelagt.pdf", day=JUNE, content=b"%PDF ends here")
    with pytest.raises(UserFacingError):
        out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    assert not (tmp_path / "ud").exists()


def test_personal_data_of_the_document_itself_is_shown_before(library: Library) -> None:
    pdf(library, "maj.pdf", *ITEMS, f"Ansøger {CPR}")
    wish = Wish(format=Format.MARKED_PDF, reader="Ea")
    assert [each.text for each in personal_going_out(library, wish)] == [CPR]
    assert (
        personal_going_out(library, replace(wish, range=Range(items=(ItemPlace(MeetingId("x"), 0),)))) == ()
    )


def test_the_offered_name_is_that_of_the_title_without_personal_data(library: Library) -> None:
    minutes(library)

    def name(title: str) -> str:
        return offered_name(gather(library, Range(), Choice(title=title), reader="Ea", today=JUNE))

    assert name("") == "Økonomiudvalget, 14 May 2031"
    assert name("A/B: hvad nu?") == "A-B-hvad nu"
    assert CPR not in name(f"Sagen om {CPR}")
    assert len(name("lang " * 100)) < 120


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.ANNOTATIONS, Format.MARKED_PDF])
def test_what_was_written_as_the_machines_user_goes_out_under_the_readers_name(
    library: Library, tmp_path: Path, format: Format
) -> None:
    meeting = pdf(library, "maj.pdf", *ITEMS).meeting
    note(library, meeting, "Spørg til broen", author="bruger17")
    path = tmp_path / "ud"
    wish = Wish(Range((meeting,)), Choice(), format, "Ea Dam", other_names=frozenset({"bruger17"}))
    export(library, wish, path)
    if format is Format.MARKED_PDF:
        with pymupdf.open(path, filetype="pdf") as document:
            told = " ".join(annot.info["title"] for page in document for annot in page.annots())
    else:
        told = path.read_text("utf-8")
    assert "Ea Dam" in told
    assert "bruger17" not in told
