"""Which files of folders and archives are read, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from core.errors import UnreadableFile
from core.folders import Found, look_in
from core.opening import files_in, open_file
from tests.core.sources.test_archives import packed, saved
from tests.core.sources.xml.exports import EDOC, acadre, sbsys, table

BY_ENDING = "Not read: not minutes by its ending. If it is minutes all the same, open the file by itself."
MINUTES = b"Referat\n\nPunkt 1: Ny bro\n\nBeslutning\nGodkendt.\n"


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def names(found: Found, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found.files]


def reasons(found: Found) -> dict[str, str]:
    return {each.path.name: each.why for each in found.left_out}


def test_what_is_no_minutes_is_named_and_hidden_files_are_not(tmp_path: Path) -> None:
    files = {"a.txt": MINUTES, "b/kort.png": b"x", ".skjult": b"x", "~$a.docx": b"x", "Thumbs.db": b"x"}
    found = look_in([filled(tmp_path, files)])
    assert names(found, tmp_path) == ["a.txt"]
    assert reasons(found) == {"kort.png": BY_ENDING}


def test_a_file_that_is_named_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    filled(tmp_path, {"referat.dat": MINUTES})
    assert look_in([tmp_path / "referat.dat"]).files == [tmp_path / "referat.dat"]
    assert list(files_in([tmp_path / "gone.txt"])) == [tmp_path / "gone.txt"]


def test_what_cannot_be_looked_at_keeps_no_other_out(tmp_path: Path) -> None:
    filled(tmp_path, {"a.txt": MINUTES, "b/c.txt": MINUTES})
    (tmp_path / "langt.pdf").symlink_to("x" * 300)  # longer than a name can be
    found = look_in([tmp_path])
    assert names(found, tmp_path) == ["a.txt", "b/c.txt", "langt.pdf"]
    with pytest.raises(UnreadableFile, match="langt"):
        open_file(tmp_path / "langt.pdf")


def test_a_folder_that_may_not_be_listed_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, {"a.txt": MINUTES, "b/c.txt": MINUTES, "d/e.txt": MINUTES})
    listed = os.scandir

    def scandir(place: str) -> Any:
        if Path(place).name == "b":
            raise PermissionError(13, "Permission denied", place)
        return listed(place)

    monkeypatch.setattr(os, "scandir", scandir)
    found = look_in([tmp_path])
    assert names(found, tmp_path) == ["a.txt", "d/e.txt"]
    (refused,) = found.unreadable
    assert refused.path == tmp_path / "b"
    assert "cannot be looked into: permission denied" in str(refused.error)


def test_archives_among_and_inside_folders_give_their_members(tmp_path: Path) -> None:
    folder = tmp_path / "mappe"
    folder.mkdir()
    content = packed({"maj/a.txt": MINUTES, "kort.png": b"x", "__MACOSX/._a.txt": b"x", "../ud.txt": b"x"})
    inside = saved(folder, content)
    for paths in ([inside], [folder]):
        found = look_in(paths)
        assert found.files == [inside / "maj" / "a.txt"]
        assert reasons(found) == {"kort.png": BY_ENDING}
        assert [each.path.name for each in found.unreadable] == ["ud.txt"]


def test_a_damaged_archive_is_told_and_others_come_in(tmp_path: Path) -> None:
    saved(tmp_path, packed({"a.txt": MINUTES})[:40], "skadet.zip")
    saved(tmp_path, packed({"a.txt": MINUTES}), "hel.zip")
    found = look_in([tmp_path])
    assert names(found, tmp_path) == ["hel.zip/a.txt"]
    assert [each.path.name for each in found.unreadable] == ["skadet.zip"]


@pytest.mark.parametrize("zipped", [False, True])
def test_attachments_of_an_export_are_no_meetings_of_their_own(tmp_path: Path, zipped: bool) -> None:
    index = table("committee", {"name": "X"}, table("producedAgenda", {"type": "2"})).encode()
    files = {
        "XML_1.xml": index,
        "Files_1/12.XML": acadre(),
        "Files_1/4455.pdf": b"%PDF-1.7",  # as the export names it, but for the case
        "Files_1/12.docx": b"x",
        "Files_1/andet.txt": MINUTES,
        "Files_1/feed.xml": b"<?xml version='1.0'?><feed/>",
    }
    place = saved(tmp_path, packed(files)) if zipped else filled(tmp_path, files)
    found = look_in([place])
    assert names(found, place) == ["Files_1/12.XML", "Files_1/andet.txt"]
    assert reasons(found) == {
        "XML_1.xml": "Not read: only the index of an export.",
        "12.docx": "Not read: 12.XML holds the same minutes.",
        "feed.xml": "Not read: this XML file is no minutes that Acadre, SBSYS or eDoc exported.",
    }


def test_the_published_pdf_of_edoc_comes_before_its_export(tmp_path: Path) -> None:
    pdfs = {f"{number}.PDF": b"%PDF-1.7" for number in (100, 101, 102, 103)}
    found = look_in([filled(tmp_path, {"eDoc.xml": EDOC.encode(), **pdfs})])
    assert names(found, tmp_path) == ["100.PDF"]
    assert reasons(found) == {
        "eDoc.xml": "Not read: 100.PDF holds the same minutes.",
        "101.PDF": "Not read: 100.PDF holds the same minutes.",
        "102.PDF": "Not read: 100.PDF holds the same minutes.",
        "103.PDF": "Not read: an attachment of eDoc.xml.",
    }


def test_an_edoc_export_without_its_pdf_is_read(tmp_path: Path) -> None:
    found = look_in([filled(tmp_path, {"eDoc.xml": EDOC.encode(), "101.PDF": b"%PDF-1.7"})])
    assert names(found, tmp_path) == ["eDoc.xml"]


def test_an_archive_of_one_document_opens_as_that(tmp_path: Path) -> None:
    one = saved(tmp_path, packed({"maj.txt": MINUTES, "kort.png": b"x"}))
    opened = open_file(one)
    assert opened.path == one / "maj.txt"
    assert opened.content == MINUTES
    several = saved(tmp_path, packed({"maj.txt": MINUTES, "juni.txt": MINUTES}), "flere.zip")
    with pytest.raises(UnreadableFile, match=r"2 documents.*juni\.txt, maj\.txt"):
        open_file(several)
    none = saved(tmp_path, packed({"kort.png": b"x"}), "ingen.zip")
    with pytest.raises(UnreadableFile, match="no minutes"):
        open_file(none)


@pytest.mark.parametrize("zipped", [False, True])
def test_files_that_a_document_names_come_with_it(tmp_path: Path, zipped: bool) -> None:
    files = {"Publication1.xml": sbsys(), "enclosures/1.PDF": b"%PDF-1.7 bilag"}
    place = saved(tmp_path, packed(files)) if zipped else filled(tmp_path, files)
    opened = open_file(place / "Publication1.xml")
    (attached,) = opened.attached
    assert (attached.name, attached.content) == ("Enclosures/1.pdf", b"%PDF-1.7 bilag")
    assert opened.missing == ()


def test_an_attachment_whose_name_no_file_can_have_is_named(tmp_path: Path) -> None:
    name = "b" * 300 + ".PDF"
    filled(tmp_path, {"a.xml": acadre().replace(b"4455.PDF", name.encode())})
    opened = open_file(tmp_path / "a.xml")
    assert (opened.attached, opened.missing) == ((), (name,))


def test_files_that_are_not_there_or_lie_elsewhere_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    filled(folder, {"a.xml": acadre(), "b.xml": sbsys()})
    assert open_file(folder / "a.xml").missing == ("4455.PDF",)
    filled(tmp_path, {"secret.pdf": b"%PDF"})
    (folder / "4455.PDF").symlink_to(tmp_path / "secret.pdf")
    opened = open_file(folder / "a.xml")
    assert (opened.attached, opened.missing) == ((), ("4455.PDF",))


def test_xml_that_is_cut_off_is_told_as_damaged(tmp_path: Path) -> None:
    found = look_in(
        [filled(tmp_path, {"a.xml": b"<?xml version='1.0'?>", "b.xml": b"<?xml version='1.0'?><feed><a>"})]
    )
    assert found.files == []
    assert found.left_out == []
    assert [each.path.name for each in found.unreadable] == ["a.xml", "b.xml"]
    assert all("damaged" in str(each.error) for each in found.unreadable)
    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(tmp_path / "b.xml")
