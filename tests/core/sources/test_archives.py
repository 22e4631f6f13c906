"""ZIP archives: every member that can be read is found and read, the others each get their sentence."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from core.errors import UnreadableFile
from core.folders import look_in
from core.opening import open_file
from core.sources import archives, read_bytes
from core.sources.archives import is_archive, members


def packed(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def saved(folder: Path, content: bytes, name: str = "møder.zip") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def problems_in(path: Path) -> dict[str, str]:
    """The members that cannot be read, with what is said of them."""
    return {
        member.path.relative_to(path).as_posix(): member.problem.what
        for member in members(path)
        if member.problem is not None
    }


def test_members_are_read_by_paths_through_the_archive(tmp_path: Path) -> None:
    path = saved(tmp_path, packed({"2024/maj.txt": b"Referat", "juni.txt": b"Dagsorden"}))
    assert [member.path for member in members(path)] == [path / "2024" / "maj.txt", path / "juni.txt"]
    assert read_bytes(path / "2024" / "maj.txt") == b"Referat"


def test_an_archive_that_has_just_gone_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, packed({"maj.txt": b"Referat"}))
    path.unlink()
    with pytest.raises(UnreadableFile, match="no file"):
        members(path)
    monkeypatch.setattr(archives, "holder_of", lambda _member: path)
    with pytest.raises(UnreadableFile, match="no file"):
        archives.member_bytes(path / "maj.txt")


def test_an_archive_in_an_archive_is_opened_one_level_deep(tmp_path: Path) -> None:
    deepest = packed({"c.txt": b"C"})
    inner = packed({"b.txt": b"B", "inderst.zip": deepest})
    path = saved(tmp_path, packed({"indre.zip": inner, "a.txt": b"A"}))
    names = [member.path.relative_to(path).as_posix() for member in members(path)]
    assert names == ["a.txt", "indre.zip/b.txt", "indre.zip/inderst.zip"]
    assert list(problems_in(path)) == ["indre.zip/inderst.zip"]
    assert read_bytes(path / "indre.zip" / "b.txt") == b"B"


def test_a_walk_keeps_no_unpacked_archive(tmp_path: Path) -> None:
    size = 8 * 1024 * 1024
    inner = packed({"a.xml": b"<other/>", "b.txt": random.Random(1).randbytes(size)}, zipfile.ZIP_STORED)
    path = saved(tmp_path, packed({"indre.zip": inner}, zipfile.ZIP_STORED))
    del inner
    tracemalloc.start()
    try:
        found = look_in([path])
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [file.name for file in found.files] == ["b.txt"]
    assert most > size > 2 * kept


def test_documents_that_are_zips_themselves_are_no_archives(tmp_path: Path) -> None:
    docx = saved(tmp_path, packed({"[Content_Types].xml": b"", "word/document.xml": b""}), "referat.docx")
    odt = saved(tmp_path, packed({"mimetype": b"", "content.xml": b""}), "referat.odt")
    bundle = saved(tmp_path, packed({"referat.pdf": b"%PDF-1.7"}))
    assert [is_archive(path) for path in (docx, odt, bundle, tmp_path, tmp_path / "gone.zip")] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_names_that_lead_out_of_the_archive_are_refused_and_others_come_in(tmp_path: Path) -> None:
    harmful = ("../ud.txt", "/etc/x.txt", "C:\\x.txt", "a\\..\\..\\b.txt")
    path = saved(tmp_path, packed(dict.fromkeys(harmful, b"ud") | {"ok.txt": b"5"}))
    refused = problems_in(path)
    assert len(refused) == 4
    assert all("leads out" in what for what in refused.values())
    for member in members(path):
        assert member.path.is_relative_to(path)
        assert ".." not in member.path.parts
    assert read_bytes(path / "ok.txt") == b"5"


def test_backslashes_part_folders(tmp_path: Path) -> None:
    path = saved(tmp_path, packed({"Enclosures\\1.pdf": b"%PDF"}))
    assert read_bytes(path / "Enclosures" / "1.pdf") == b"%PDF"


def test_danish_names_of_old_programs_are_understood(tmp_path: Path) -> None:
    def named(stated: bytes, flags: int) -> bytes:
        content = packed({"X" * len(stated): b"Referat"}).replace(b"X" * len(stated), stated)
        local = content.index(b"PK\x03\x04")
        central = content.index(b"PK\x01\x02")
        changed = bytearray(content)
        changed[local + 6 : local + 8] = struct.pack("<H", flags)
        changed[central + 8 : central + 10] = struct.pack("<H", flags)
        return bytes(changed)

    for count, (stated, flags) in enumerate(
        [("Øst æå.txt".encode("cp850"), 0), ("Øst æå.txt".encode(), 0), ("Øst æå.txt".encode(), 0x800)]
    ):
        path = saved(tmp_path, named(stated, flags), f"{count}.zip")
        assert [member.path.name for member in members(path)] == ["Øst æå.txt"]
        assert read_bytes(path / "Øst æå.txt") == b"Referat"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_first_of_two_files_of_one_name_is_read(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("referat.txt", b"nummer et")
        archive.writestr("referat.txt", b"nummer to")
    path = saved(tmp_path, held.getvalue())
    assert read_bytes(path / "referat.txt") == b"nummer et"
    assert list(problems_in(path)) == ["referat.txt (2)"]


def test_encrypted_members_are_named(tmp_path: Path) -> None:
    content = bytearray(packed({"hemmelig.txt": b"Referat"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    path = saved(tmp_path, bytes(content))
    assert "password" in problems_in(path)["hemmelig.txt"]
    with pytest.raises(UnreadableFile, match="password"):
        read_bytes(path / "hemmelig.txt")


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_LARGE", 100_000)
    path = saved(tmp_path, packed({"bombe.txt": b"0" * 1_000_000, "referat.txt": b"Referat"}))
    assert list(problems_in(path)) == ["bombe.txt"]
    assert read_bytes(path / "referat.txt") == b"Referat"
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    crowded = saved(tmp_path, packed({"a.txt": b"A", "b.txt": b"B"}), "mange.zip")
    with pytest.raises(UnreadableFile, match="far more than minutes"):
        members(crowded)


def test_a_member_that_states_a_smaller_size_than_it_has_does_no_harm(tmp_path: Path) -> None:
    content = bytearray(packed({"løgn.txt": b"0" * 500_000}))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 10)
    path = saved(tmp_path, bytes(content))
    with pytest.raises(UnreadableFile, match="damaged"):
        read_bytes(path / "løgn.txt")


def test_a_damaged_member_costs_no_other(tmp_path: Path) -> None:
    files = {"hel.txt": b"Referat", "skadet.txt": b"Dagsorden for mandag"}
    content = packed(files, zipfile.ZIP_STORED).replace(b"for mandag", b"xxx xxxxxx")
    path = saved(tmp_path, content)
    assert read_bytes(path / "hel.txt") == b"Referat"
    with pytest.raises(UnreadableFile, match="damaged"):
        read_bytes(path / "skadet.txt")


@pytest.mark.parametrize("cut", [5, 30, 60, 100])
def test_an_archive_that_was_cut_off_gets_a_sentence(tmp_path: Path, cut: int) -> None:
    path = saved(tmp_path, packed({"referat.txt": b"Referat" * 40})[:cut])
    assert is_archive(path)
    with pytest.raises(UnreadableFile, match="damaged"):
        members(path)


def test_a_member_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, packed({"referat.txt": b"Referat"}))
    with pytest.raises(UnreadableFile, match="There is no file"):
        read_bytes(path / "andet.txt")
    with pytest.raises(UnreadableFile, match="empty"):
        read_bytes(saved(tmp_path, packed({"tom.txt": b""}), "tom.zip") / "tom.txt")


def test_an_archive_damaged_anywhere_gives_its_files_or_sentences(tmp_path: Path) -> None:
    sound = packed({"a.txt": b"Referat" * 20, "indre.zip": packed({"b.txt": b"Dagsorden"})})
    for at in range(0, len(sound), 3):
        content = bytearray(sound)
        content[at] ^= 0xFF
        path = saved(tmp_path, bytes(content), f"{at}.zip")
        try:
            found = members(path)
        except UnreadableFile:
            continue
        for member in found:
            with suppress(UnreadableFile):
                read_bytes(member.path)


@pytest.mark.parametrize("content", [b"garbage", b"<html><body>Log ind</body></html>", b"PK\x03\x04 cut"])
def test_a_file_called_zip_that_is_none_is_a_damaged_archive(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.zip"
    path.write_bytes(content)
    assert is_archive(path)
    with pytest.raises(UnreadableFile, match="This archive is damaged"):
        members(path)
    with pytest.raises(UnreadableFile, match="This archive is damaged"):
        open_file(path)
    for given in (path, tmp_path):
        found = look_in([given])
        assert ([each.path for each in found.unreadable], found.files) == ([path], [])


def test_a_document_called_zip_and_an_empty_file_are_no_archives(tmp_path: Path) -> None:
    path = tmp_path / "referat.zip"
    for content in (b"%PDF-1.4", b""):
        path.write_bytes(content)
        assert not is_archive(path)
