"""Watched folders: what is new, what is still being written, and what is taken once."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.library.bringing_in.watched import Look
from core.watching import Growing, found_in, look_over
from tests.core.sources.xml.exports import acadre

REST = 10.0


def test_a_file_is_ripe_when_it_has_rested_and_is_taken_once(tmp_path: Path) -> None:
    file = tmp_path / "maj" / "referat.txt"
    file.parent.mkdir()
    file.write_text("REFERAT")
    (file.parent / ".skjult.txt").write_text("x")
    (file.parent / "billede.png").write_bytes(b"x")
    first = look_over(tmp_path, {}, {}, 100, REST)
    assert (list(first.growing), first.ripe) == ([file], {})
    assert first.directories == [tmp_path, file.parent]
    file.write_text("REFERAT Byrådet")
    second = look_over(tmp_path, {}, first.growing, 111, REST)
    assert (list(second.growing), second.ripe) == ([file], {})
    third = look_over(tmp_path, {}, second.growing, 121, REST)
    assert (third.growing, list(third.ripe)) == ({}, [file])
    fourth = look_over(tmp_path, third.ripe, {}, 131, REST)
    assert (fourth.growing, fourth.ripe) == ({}, {})
    os.utime(file, ns=(1, 1))
    assert list(look_over(tmp_path, third.ripe, {}, 141, REST).growing) == [file]


def test_looks_that_follow_at_once_make_no_half_written_file_ripe(tmp_path: Path) -> None:
    file = tmp_path / "referat.txt"
    file.write_text("REFERAT\n\nPunkt 1: Ny b")
    growing = look_over(tmp_path, {}, {}, 0, REST).growing
    for moment in (0.3, 3.0, 9.9):  # the writer pauses, other files make the system tell of changes
        seen = look_over(tmp_path, {}, growing, moment, REST)
        assert (list(seen.growing), seen.ripe) == ([file], {})
        growing = seen.growing
    file.write_text("REFERAT\n\nPunkt 1: Ny bro\n")
    assert look_over(tmp_path, {}, growing, 12, REST).ripe == {}
    assert list(look_over(tmp_path, {}, look_over(tmp_path, {}, growing, 12, REST).growing, 22, REST).ripe)


def test_the_files_of_a_directory_wait_for_one_another(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    before = look_over(tmp_path, {}, {}, 0, REST).growing
    before[tmp_path / "b.txt"] = Growing(Look(0, 0), 0)
    assert look_over(tmp_path, {}, before, 20, REST).ripe == {}


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    seen = look_over(tmp_path / "væk", {}, {}, 0, REST)
    assert seen.problem == (
        f"The watched folder {tmp_path / 'væk'} is not there. It is looked for again each minute."
    )
    assert seen.directories == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_that_may_not_be_read_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    try:
        assert "permission denied" in look_over(tmp_path, {}, {}, 0, REST).problem
    finally:
        tmp_path.chmod(0o700)


def test_of_new_files_archives_are_opened_and_exports_keep_what_belongs_to_them(tmp_path: Path) -> None:
    archive, export, attached = tmp_path / "maj.zip", tmp_path / "12.xml", tmp_path / "4455.PDF"
    old = tmp_path / "gammel.txt"
    with ZipFile(archive, "w") as opened:
        opened.writestr("referat.txt", "REFERAT")
    looks = {archive: Look(1, 1)}
    assert found_in(tmp_path, looks).files == [archive / "referat.txt"]
    export.write_bytes(acadre())
    attached.write_bytes(b"%PDF-")
    old.write_text("REFERAT")
    found = found_in(tmp_path, {export: Look(1, 1), attached: Look(1, 1), archive: Look(1, 1)})
    assert sorted(found.files) == [export, archive / "referat.txt"]
    assert found.left_out == []
