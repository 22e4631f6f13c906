"""Old Word files, read by the programs that are there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from core.errors import PasswordNeeded, UnreadableFile
from core.sources import read
from core.sources.doc import converters
from core.sources.doc.docbook import drafts_of
from tests.core.sources.seen import lines

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = OLE + bytes(504) + b"\xec\xa5\xc1\0" + bytes(508) + "WordDocument".encode("utf-16-le") + bytes(400)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Invented minutes as an old Word file."""
    folder = tmp_path_factory.mktemp("doc")
    document = docx.Document()
    document.add_heading("1. Ny skole i Sønderby", 1)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Sagsnr.:", "25/104"
    document.add_paragraph("at skolen bygges", style="List Bullet")
    document.add_paragraph().add_run("Beslutning").bold = True
    document.add_paragraph("Godkendt – med ændringer.")
    for number in range(20):  # antiword refuses files that are too short
        document.add_paragraph(f"Bemærkning {number} til sagen om den nye skole.")
    document.save(str(folder / "minutes.docx"))
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "doc", "--outdir", str(folder), str(folder / "minutes.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "minutes.doc").read_bytes()


TEXT = [
    "1. Ny skole i Sønderby",
    "Sagsnr.:\t25/104",
    "• at skolen bygges",
    "Beslutning",
    "Godkendt – med ændringer.",
]


@pytest.mark.needs_program("soffice")
def test_libreoffice_keeps_headings_tables_lists_and_bold(minutes: bytes) -> None:
    source = read(minutes)
    assert (source.format, lines(source)[: len(TEXT)]) == ("doc", TEXT)
    assert [line.form for line in source.lines[:5]] == ["heading", "row", "list", "text", "text"]
    assert source.lines[3].bold
    assert source.properties["converter"] == "LibreOffice"


@pytest.mark.needs_program("soffice", "antiword")
def test_antiword_keeps_headings_tables_lists_and_bold(
    minutes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converters, "office", lambda: None)
    source = read(minutes)
    assert (source.format, lines(source)[: len(TEXT)]) == ("doc", TEXT)
    assert [line.form for line in source.lines[:5]] == ["heading", "row", "list", "text", "text"]
    assert source.lines[3].bold
    assert source.properties["converter"] == "antiword"


@pytest.mark.needs_program("soffice", "catdoc")
def test_catdoc_keeps_the_words(minutes: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converters, "office", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/catdoc" if name == "catdoc" else None)
    source = read(minutes)
    assert source.format == "doc"
    assert source.properties["converter"] == "catdoc"
    assert lines(source)[0] == TEXT[0]
    assert TEXT[-1] in lines(source)


def a_program(folder: Path, script: str) -> str:
    """A program of Python that stands for a converter."""
    path = folder / "converter"
    path.write_text(f"#!{sys.executable}\nimport sys, os\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


posix = pytest.mark.skipif(sys.platform == "win32", reason="runs a script as a program")


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None, str | None], None]:
    """Lets there be no other program than those: LibreOffice, antiword."""

    def be(office: str | None, antiword: str | None) -> None:
        monkeypatch.setattr(converters, "office", lambda: office)
        monkeypatch.setattr(shutil, "which", lambda name: antiword if name == "antiword" else None)

    return be


def test_without_a_program_the_reader_is_told_how_to_save_it(only: Any) -> None:
    only(None, None)
    with pytest.raises(UnreadableFile, match="old Word document") as error:
        read(WORD)
    assert "docx" in error.value.advice


@posix
def test_where_one_program_fails_the_next_is_tried(only: Any, tmp_path: Path) -> None:
    book = "<book><chapter><title>Referat</title><para>Godkendt.</para></chapter></book>"
    (tmp_path / "a").mkdir()
    only(a_program(tmp_path, "sys.exit(1)"), a_program(tmp_path / "a", f"print({book!r})"))
    assert lines(read(WORD)) == ["Referat", "Godkendt."]


@posix
def test_where_all_fail_the_file_is_called_damaged(only: Any, tmp_path: Path) -> None:
    only(None, a_program(tmp_path, "print('no book')"))
    with pytest.raises(UnreadableFile, match="damaged"):
        read(WORD)


@posix
def test_a_program_that_hangs_is_ended_with_all_it_started(
    only: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converters, "LONGEST", 0.2)
    only(None, a_program(tmp_path, "os.fork()\nsys.stdin = open(os.pipe()[0])\nsys.stdin.read()"))
    with pytest.raises(UnreadableFile, match="damaged"):
        read(WORD)


@posix
def test_a_program_that_writes_without_end_is_ended(
    only: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converters, "LARGEST", 1000)
    monkeypatch.setattr(converters, "LONGEST", 1_000_000.0)
    hangs = "sys.stdin = open(os.pipe()[0])\nsys.stdin.read()"
    only(None, a_program(tmp_path, f"print('x' * 2000, flush=True)\n{hangs}"))
    with pytest.raises(UnreadableFile, match="damaged"):
        read(WORD)


@posix
def test_a_program_has_a_home_of_its_own_that_goes(only: Any, tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = (
        f"open({str(told)!r}, 'w').write(chr(10).join([os.getcwd(), os.environ['HOME'], sys.argv[-1]]))\n"
        "open(os.path.join(os.environ['HOME'], 'left behind'), 'w').write('x')\n"
        "print('<book><para>Godkendt.</para></book>')"
    )
    only(None, a_program(tmp_path, script))
    assert read(WORD).text == "Godkendt."
    folder, home, source = told.read_text("utf-8").split("\n")
    assert folder == home == str(Path(source).parent)
    assert Path(folder).parent == Path(tempfile.gettempdir())
    assert not Path(folder).exists()


@posix
def test_a_program_has_no_way_out_to_the_net(
    only: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "https_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "http://proxy.example:8080")
    told = tmp_path / "told"
    script = (
        "proxies = [f'{name}={at}' for name, at in os.environ.items() if name.lower().endswith('_proxy')]\n"
        f"open({str(told)!r}, 'w').write(chr(10).join(sorted(proxies)))\n"
        "print('<book><para>Godkendt.</para></book>')"
    )
    only(None, a_program(tmp_path, script))
    assert read(WORD).text == "Godkendt."
    nowhere = "http://127.0.0.1:9"
    names = ("all_proxy", "ftp_proxy", "http_proxy", "https_proxy")
    assert told.read_text("utf-8").split("\n") == [f"{name}={nowhere}" for name in names]


def test_a_password_cannot_help() -> None:
    locked = bytearray(WORD)
    locked[512 + 0x0B] = 1
    with pytest.raises(UnreadableFile, match="password") as error:
        read(bytes(locked))
    assert not isinstance(error.value, PasswordNeeded)


@pytest.mark.parametrize("stream", ["Workbook", "PowerPoint Document"])
def test_other_old_office_files_stay_refused(stream: str) -> None:
    with pytest.raises(UnreadableFile, match="workbook") as error:
        read(OLE + bytes(600) + stream.encode("utf-16-le") + bytes(200) + "WordDocument".encode("utf-16-le"))
    assert "DOCX" in error.value.advice


def test_docbook_as_antiword_makes_it() -> None:
    drafts = drafts_of(
        b"<?xml version='1.0'?><book><title>Referat</title><bookinfo><title>Referat</title></bookinfo>"
        b"<chapter><title>1. Budget</title><para>\nMedlemmer:\tAne <emphasis role='bold'>og Bo</emphasis>\n"
        b"</para><sect1><title>Bilag</title><para>Tabel<informaltable><tgroup><tbody><row><entry>2024</entry>"
        b"<entry>4,2</entry></row></tbody></tgroup></informaltable></para>"
        b"<orderedlist numeration='loweralpha'>"
        b"<listitem><para>at</para></listitem><listitem><para>og</para></listitem></orderedlist></sect1>"
        b"</chapter></book>"
    )
    assert [(draft.form, draft.level, draft.text) for draft in drafts] == [
        ("heading", 1, "1. Budget"),
        ("text", 0, "Medlemmer:\tAne og Bo"),
        ("heading", 2, "Bilag"),
        ("text", 0, "Tabel"),
        ("row", 0, "2024\t4,2"),
        ("list", 1, "a. at"),
        ("list", 1, "b. og"),
    ]
