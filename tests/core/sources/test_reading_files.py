"""Which files are read, and what is said of those that are not."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from core.errors import PasswordNeeded, UnreadableFile
from core.source_text import SourceText
from core.sources import LARGEST, read, read_bytes

HOUSE = Path(__file__).parents[3]


def a_pdf(pages: int = 3) -> bytes:
    document = pymupdf.open()
    for number in range(pages):
        document.new_page().insert_text((60, 100), f"Punkt {number + 1}: Budgetopfølgning")
    return bytes(document.tobytes())


def test_a_file_is_read_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_bytes(a_pdf())
    assert read(path).format == "pdf"
    assert read(path.read_bytes()).format == "pdf"


def test_a_pdf_may_begin_with_something_else() -> None:
    assert read(b"\r\n" + a_pdf()).format == "pdf"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no file") as error:
        read_bytes(tmp_path / "væk.pdf")
    assert "væk.pdf" in error.value.what
    assert error.value.advice


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_bytes(tmp_path)


def test_the_file_in_which_word_notes_who_has_a_document_open(tmp_path: Path) -> None:
    path = tmp_path / "~$ferat.docx"
    path.write_bytes(b"\x04Anna" + bytes(157))
    with pytest.raises(UnreadableFile, match="somebody has a document open"):
        read_bytes(path)
    path.write_bytes(a_pdf())  # a document may be called so
    assert read(path).format == "pdf"


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "tom.pdf").touch()
    with pytest.raises(UnreadableFile, match=r"tom\.pdf is empty"):
        read_bytes(tmp_path / "tom.pdf")
    with pytest.raises(UnreadableFile, match="empty"):
        read(b"")


def test_a_file_over_500_mb_is_not_even_loaded(tmp_path: Path) -> None:
    with (tmp_path / "stor.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)  # holes: takes no room on the disk
    with pytest.raises(UnreadableFile, match="500 MB"):
        read_bytes(tmp_path / "stor.pdf")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "lukket.pdf"
    path.write_bytes(a_pdf())
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="may not be read"):
        read_bytes(path)


def test_permission_is_spoken_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "lukket.pdf"
    path.write_bytes(b"x")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFile, match="may not be read"):
        read_bytes(path)


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "indhold")  # the same bytes in every process
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (OLE, "old Office format"),
        (b"{\\rtf1 }", "no text"),
        (b"<!DOCTYPE html><html><body></body></html>", "no text"),
        (_zip("referat.pdf"), "archive"),
        (_zip("xl/workbook.xml"), "archive"),
        (_zip("word/document.xml"), "damaged"),
        (_zip("word/document.xml")[:40], "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(50), "picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (bytes(5000), "not a document"),
        (b"\0", "not a document"),
        (gzip.compress(b"Referat" * 100, mtime=0), "not a document"),
        (random.Random(2).randbytes(5000), "not a document"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + random.Random(3).randbytes(5000), "damaged"),
    ],
)
def test_what_is_no_minutes_is_refused_with_advice(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what) as error:
        read(content)
    assert error.value.advice


@pytest.mark.parametrize("begun", [b"", b'<?xml version="1.0"?>'])
def test_comments_without_a_page_behind_them_are_passed_over(begun: bytes) -> None:
    comments = b"<!-- udskrift -->" * 200
    assert read(begun + comments + b"<html><body><p>Punkt 1</p></body></html>").text == "Punkt 1"
    with pytest.raises(UnreadableFile):
        read(begun + comments + b"<x/>" + b"\0" * 100)


def test_a_word_document_with_a_password() -> None:
    with pytest.raises(UnreadableFile, match="protected by a password") as error:
        read(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert not isinstance(error.value, PasswordNeeded)  # the program could do nothing with it


def test_a_truncated_pdf_is_read_as_far_as_it_goes() -> None:
    content = a_pdf(40)
    middle = len(content) // 2
    for end in range(middle, middle + 600, 13):  # wherever in an object the cut falls
        source = read(content[:end])
        assert 0 < len(source.lines) < 40
        assert source.text.startswith("Punkt 1: Budgetopfølgning")
        assert source.repaired


def test_a_damaged_page_does_not_take_the_others_with_it() -> None:
    document = pymupdf.open(stream=a_pdf(3))
    [stream] = document[1].get_contents()
    document.update_object(stream, "<</Length 5/Filter/FlateDecode>>")
    document.update_stream(stream, b"kaputt", compress=False)
    document.xref_set_key(document[1].xref, "MediaBox", "[kaputt]")
    source = read(document.tobytes())
    assert len(source.pages) == 3
    assert {line.page for line in source.lines} >= {0, 2}


def test_a_pdf_without_pages() -> None:
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(UnreadableFile, match="no page"):
        read(content)


def test_nothing_is_printed_of_a_damaged_file(capfd: pytest.CaptureFixture[str]) -> None:
    content = a_pdf(40)
    read(content[: len(content) // 2])
    with pytest.raises(UnreadableFile):
        read(b"%PDF-1.7\n" + random.Random(3).randbytes(5000))
    assert capfd.readouterr() == ("", "")


def test_importing_the_sources_loads_no_format() -> None:
    formats = "{'pymupdf', 'docx', 'lxml', 'odfdo', 'striprtf', 'email'}"
    code = f"import sys, core.sources; print({formats} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"


def _seeds() -> list[bytes]:
    shared = HOUSE.parent / "shared" / "corpus"
    minutes = HOUSE / "tests" / "minutes"
    found = [*minutes.rglob("*.*"), *shared.glob("*.docx"), shared / "syddjurs-2013.pdf"]
    kinds = (".pdf", ".docx", ".odt", ".rtf", ".html", ".txt", ".md")
    return [
        a_pdf(3),
        *(path.read_bytes() for path in sorted(found) if path.suffix in kinds and path.exists()),
    ]


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out or doubled."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 5, 50))):
        place = chance.randrange(len(damaged))
        match chance.randrange(4):
            case 0:
                damaged[place] = chance.randrange(256)
            case 1:
                damaged[place : place + chance.randrange(1, 200)] = b""
            case 2:
                damaged[place:place] = damaged[place : place + chance.randrange(1, 200)]
            case 3:
                damaged[place:place] = chance.randbytes(4)
        if not damaged:
            break
    return bytes(damaged)


def _damaged_within(content: bytes, chance: random.Random) -> bytes:
    """A DOCX whose package is whole, one of its parts damaged."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _damaged(part, chance) if name == hit and part else part)
    return stream.getvalue()


def _fuzz(rounds: int, seed: int, check: Callable[[SourceText], None]) -> None:
    chance = random.Random(seed)
    for content in _seeds():
        for _ in range(rounds):
            within = content.startswith(b"PK") and chance.random() < 0.7
            damaged = _damaged_within(content, chance) if within else _damaged(content, chance)
            try:
                source = read(damaged)
            except UnreadableFile:
                continue
            check(source)


def _is_whole(source: SourceText) -> None:
    """The lines follow one another and cover the text."""
    reached = 0
    for line in source.lines:
        assert line.start in (reached, reached + 1)
        assert source.text[reached : line.start] in ("", "\n")
        assert line.end > line.start
        reached = line.end
    assert reached == len(source.text)


def test_damaged_files_are_read_or_refused(capfd: pytest.CaptureFixture[str]) -> None:
    _fuzz(2, 1, _is_whole)
    assert capfd.readouterr() == ("", "")


@pytest.mark.long
def test_many_damaged_files_are_read_or_refused(capfd: pytest.CaptureFixture[str]) -> None:
    _fuzz(300, 2, _is_whole)
    assert capfd.readouterr() == ("", "")
