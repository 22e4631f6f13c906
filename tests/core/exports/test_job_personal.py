"""Personal data in an export from the wish to the files: what is listed, what is masked, what stays out."""

from __future__ import annotations

import json
from pathlib import Path

import pymupdf
import pytest

from core.annotations import AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.errors import UserFacingError
from core.exports.choice import Choice, Part
from core.exports.formats import Format
from core.exports.job import Wish, export, personal_going_out
from core.library import Library, load, put
from tests.core.exports.test_job import CPR, ITEMS, note, notes_in, out, pdf

OTHER = "020290-1234"
MAIL = "ida@post.example"
NAMED = f"Klage_{CPR}.pdf"


def listed(library: Library, format: Format = Format.MARKDOWN, **asked: object) -> dict[str, str]:
    """What is shown before it goes out, each with where it stands first."""
    wish = Wish(choice=Choice(**asked), format=format, reader="Ea")  # type: ignore[arg-type]
    return {each.text: each.where for each in personal_going_out(library, wish)}


def test_a_document_with_personal_data_is_told_and_stays_out_until_all_of_it_is_kept(
    library: Library, tmp_path: Path
) -> None:
    pdf(library, "maj.pdf", f"Der er kommet en klage fra {OTHER} i går.", *ITEMS)
    pdf(library, "juni.pdf", *ITEMS, day="4. juni 2031")
    path = tmp_path / "ud.md"
    assert listed(library) == {}  # what the summary does not tell of
    assert listed(library, documents=True) == {OTHER: "the document itself: maj.pdf"}
    done = out(library, path, documents=True)
    assert {each.name for each in tmp_path.glob("*.pdf")} == {"juni.pdf"}
    assert done.notices == (
        "1 document is not put beside it: it holds personal data that is not kept (maj.pdf).",
    )
    done = out(library, path, documents=True, keep=frozenset({OTHER.replace("-", "")}))
    assert {each.name for each in tmp_path.glob("*.pdf")} == {"juni.pdf", "maj.pdf"}
    assert done.notices == ()


@pytest.mark.parametrize("format", [each for each in Format if each not in (Format.MARKED_PDF, Format.ICS)])
def test_no_form_tells_a_documents_name_with_personal_data_in_it(
    library: Library, tmp_path: Path, format: Format
) -> None:
    meeting = pdf(library, NAMED, *ITEMS).meeting
    note(library, meeting, "Min")
    folder = tmp_path / "ud"
    folder.mkdir()
    documents = format is not Format.ANNOTATIONS
    assert CPR in listed(library, format, documents=documents)
    done = out(library, folder / "ud", format, documents=documents)
    written = sorted(each.name for each in folder.iterdir())
    masked = ["Klage_[CPR number left out].pdf"] if documents else []
    assert written == sorted([*masked, "ud"])
    assert CPR.encode() not in (folder / "ud").read_bytes()
    assert [each.text for each in done.masked] == [CPR]
    out(library, folder / "ud", format, documents=documents, keep=frozenset({CPR}))
    assert (folder / NAMED).exists() is documents


def test_marked_copies_have_names_without_personal_data(library: Library, tmp_path: Path) -> None:
    pdf(library, NAMED, *ITEMS)
    pdf(library, f"ida@post.example {NAMED}", *ITEMS, day="4. juni 2031")
    done = out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    assert [each.name for each in done.files[1:]] == [
        "Klage_[CPR number left out].pdf",
        "[e-mail address left out] Klage_[CPR number left out].pdf",
    ]


def test_a_collection_lists_what_it_masks(library: Library, tmp_path: Path) -> None:
    meeting = pdf(library, NAMED, *ITEMS).meeting
    note(library, meeting, f"Om {OTHER}", author=MAIL)
    wish = Wish(format=Format.ANNOTATIONS, reader=MAIL)
    listed = personal_going_out(library, wish)
    assert {each.text for each in listed} == {OTHER, MAIL, CPR}
    assert {each.where for each in listed} == {"1 Ny bro"}
    path = tmp_path / "ud.annotations.json"
    done = export(library, wish, path)
    assert done.masked == listed
    text = path.read_text("utf-8")
    assert not [words for words in (OTHER, MAIL, CPR) if words in text]
    assert [item["creator"]["name"] for item in json.loads(text)["first"]["items"]] == [
        "[e-mail address left out]"
    ]


def _annotated(library: Library) -> MeetingId:
    meeting = pdf(library, "maj.pdf", *ITEMS).meeting
    key = ItemKey.of(load(library, meeting).meeting.items[0])
    note(library, meeting, f"En note om {OTHER}")
    put(library, new_annotation(meeting, key, AnnotationKind.TAG, "budget", "Ea"))
    task = FollowUp("Bo", None, None)
    put(library, new_annotation(meeting, key, AnnotationKind.FOLLOW_UP, "Ring", "Ea", follow_up=task))
    return meeting


def test_parts_that_were_not_chosen_are_in_no_collection_and_on_no_copy(
    library: Library, tmp_path: Path
) -> None:
    _annotated(library)
    path = tmp_path / "ud"

    def words(*left_out: Part) -> set[str]:
        out(library, path, Format.ANNOTATIONS, parts=frozenset(Part) - set(left_out))
        found = json.loads(path.read_text("utf-8"))["first"]["items"]
        return {body["value"] for item in found for body in item["body"] if "value" in body}

    whole = words()
    assert whole - words(Part.NOTES) == {"En note om [CPR number left out]"}
    assert whole - words(Part.TAGS) == {"budget"}
    assert listed(library, Format.ANNOTATIONS, parts=frozenset({Part.TAGS})) == {}
    out(library, path, Format.MARKED_PDF, parts=frozenset({Part.TAGS}))
    assert "budget" in "".join(notes_in(path))
    assert "note" not in "".join(notes_in(path))
    out(library, path, Format.MARKED_PDF, parts=frozenset({Part.DECISIONS}))
    assert notes_in(path) == []
    with pytest.raises(UserFacingError, match="no annotations"):
        out(library, path, Format.ANNOTATIONS, parts=frozenset({Part.DECISIONS}))


def test_what_masking_did_to_a_copy_is_told(library: Library, tmp_path: Path) -> None:
    meeting = pdf(library, "maj.pdf", "1. Ny bro", f"Klage fra {CPR}", "Beslutning", "Godkendt.").meeting
    note(library, meeting, f"Om {OTHER}")
    done = out(library, tmp_path / "ud.pdf", Format.MARKED_PDF)
    assert {each.text for each in done.masked} == {CPR, OTHER}
    with pymupdf.open(tmp_path / "ud.pdf") as document:
        assert CPR not in document[0].get_text()
    done = out(library, tmp_path / "ud.pdf", Format.MARKED_PDF, keep=frozenset({CPR, OTHER}))
    assert done.masked == ()
