"""Files are written whole or not at all, and what is in the way is said."""

from __future__ import annotations

import errno
import io
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import writing
from core.errors import UserFacingError
from core.writing import NotWritten, change, together, write_bytes

HOUSE = Path(__file__).parents[2]
_NOBODY = 65534
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights or limits")


def refused(path: Path, content: bytes = b"new") -> UserFacingError:
    with pytest.raises(UserFacingError) as caught:
        write_bytes(path, content)
    return caught.value


def test_a_file_is_written_and_another_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "Åben dagsorden – maj.pdf"
    write_bytes(path, b"old")
    write_bytes(path, bytes(range(256)))
    assert path.read_bytes() == bytes(range(256))
    assert [*tmp_path.iterdir()] == [path]


@on_posix
def test_the_rights_of_a_file_stay_and_so_does_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.pdf", tmp_path / "link.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_bytes(link, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)


@on_posix
def test_what_is_private_is_for_the_reader_alone_from_its_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = tmp_path / "new.pdf", tmp_path / "old.pdf"
    old.write_bytes(b"old")
    old.chmod(0o644)
    modes = list[int]()
    sync = os.fsync

    def look(descriptor: int) -> None:
        modes.append(os.fstat(descriptor).st_mode & 0o777)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    with together(new, private=True) as files:
        files.add(new, b"new")
        files.add(old, b"new")
    assert modes == [0o600, 0o600]
    assert [each.stat().st_mode & 0o777 for each in (new, old)] == [0o600, 0o600]
    write_bytes(tmp_path / "open.pdf", b"new")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "open.pdf").stat().st_mode & 0o777 == 0o666 & ~mask


def test_several_are_put_together_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, folder = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "folder"
    first.write_bytes(b"old")

    def write() -> None:
        with together(first) as files:
            files.add(first, b"new")
            files.add(second, b"new")
            files.add_folder(folder)
            files.add(folder / "c.pdf", b"new")
            assert {each.name for each in tmp_path.iterdir() if each.name[0] != "."} == {"a.pdf"}

    replace = os.replace

    def refuse_the_last(one: Path, other: Path) -> None:
        if other == first:
            raise OSError(errno.ENOSPC, "no")
        replace(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse_the_last)
        with pytest.raises(UserFacingError, match="the disk is full"):
            write()
    assert ([*tmp_path.iterdir()], first.read_bytes()) == ([first], b"old")
    write()
    assert {each.name for each in tmp_path.iterdir()} == {"a.pdf", "b.pdf", "folder"}
    assert [first.read_bytes(), (folder / "c.pdf").read_bytes()] == [b"new", b"new"]


def test_what_a_killed_process_left_is_cleared_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from core.writing import together\n"
        "path = Path(sys.argv[1])\n"
        "with together(path) as files:\n"
        "    files.add(path, b'new')\n"
        "    print('written', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    path = tmp_path / "a.pdf"
    with subprocess.Popen(
        [sys.executable, "-B", "-c", script, str(path)],
        cwd=HOUSE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        (hidden,) = tmp_path.iterdir()
        write_bytes(tmp_path / "b.pdf", b"new")
        assert hidden.is_dir()
        process.kill()
    assert hidden.is_dir()
    write_bytes(tmp_path / "b.pdf", b"new")
    assert [*tmp_path.iterdir()] == [tmp_path / "b.pdf"]


def test_a_folder_or_no_folder_in_the_way(tmp_path: Path) -> None:
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    assert "there is a folder of that name" in refused(folder).what
    gone = refused(tmp_path / "gone" / "a.pdf")
    assert (f"{tmp_path / 'gone' / 'a.pdf'}" in gone.what, "no such folder" in gone.what) == (True, True)
    assert gone.advice == "Nothing was changed. Choose another place."
    assert [*tmp_path.iterdir()] == [folder]
    assert not [*folder.iterdir()]


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    error = refused(tmp_path / ("ø" * 200 + ".pdf"))
    assert "the name is too long" in error.what
    assert "shorter name" in error.advice
    assert not [*tmp_path.iterdir()]
    longest = tmp_path / ("o" * 251 + ".pdf")  # 255 bytes: what the system just takes
    write_bytes(longest, b"new")
    assert longest.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["a\0b.pdf", "a\ud800.pdf"])
def test_a_name_with_letters_that_no_name_has(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path / name)
    assert "letters that are not allowed" in error.what
    error.what.encode()  # it can be shown
    assert not [*tmp_path.iterdir()]


def test_a_colon_hides_nothing_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a:b.pdf"
    monkeypatch.setattr(writing, "Path", type(path))  # which asks for the system's name when it is made
    monkeypatch.setattr(os, "name", "nt")
    error = refused(path)
    monkeypatch.undo()
    assert "letters that are not allowed" in error.what
    assert not [*tmp_path.iterdir()]


@on_posix
def test_what_is_no_file_is_never_replaced_by_one(tmp_path: Path) -> None:
    port = tmp_path / "port.pdf"
    os.mkfifo(port)
    assert "that is no file" in refused(port).what
    assert [*tmp_path.iterdir()] == [port]
    assert not port.is_file()


@on_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to try")
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def on_full_disk(file: Path, mode: str, opener: object) -> io.BufferedWriter:
        Path(file).touch()
        return io.BufferedWriter(io.FileIO("/dev/full", "w"))

    monkeypatch.setattr(writing, "open", on_full_disk, raising=False)
    error = refused(path, b"x")
    assert "the disk is full" in error.what
    assert error.advice == "Nothing was changed. Make room on the disk, or choose another place."
    assert (path.read_bytes(), [*tmp_path.iterdir()]) == (b"old", [path])


@on_posix
def test_a_file_that_grows_too_large_is_taken_away_again(tmp_path: Path) -> None:
    """The system stops the writing in the middle: half of the bytes are on the disk by then."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from core.writing import write_bytes\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))\n"
        "try:\n"
        "    write_bytes(Path(sys.argv[1]), bytes(3 << 20))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(path)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith("NotWritten")
    assert "the file is too large" in done.stdout
    assert (path.read_bytes(), [*tmp_path.iterdir()]) == (b"old", [path])


@pytest.fixture
def somebody(tmp_path: Path) -> Iterator[Path]:
    """A folder of somebody to whom the system forbids things: nothing is forbidden to root."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory() as folder:  # not below one that is root's alone
        os.chown(folder, _NOBODY, -1)
        os.setresuid(_NOBODY, _NOBODY, 0)
        try:
            yield Path(folder)
        finally:
            os.setresuid(0, 0, 0)


@on_posix
def test_no_right_to_write(somebody: Path) -> None:
    mine = somebody / "mine.pdf"
    mine.write_bytes(b"old")
    mine.chmod(0o444)
    assert "permission denied" in refused(mine).what
    closed = somebody / "closed"
    closed.mkdir(mode=0o555)
    assert "permission denied" in refused(closed / "a.pdf").what
    assert mine.read_bytes() == b"old"
    assert [*closed.iterdir()] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "the place can only be read"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.ENOSPC, "the disk is full"),
    ],
)
def test_what_the_system_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def refuse(*_paths: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "replace", refuse)
    assert words in refused(path).what
    assert (path.read_bytes(), [*tmp_path.iterdir()]) == (b"old", [path])


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_another_program_has_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Windows alone refuses to replace it; it says so in one of three ways."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def refuse(*_paths: object) -> None:
        error = PermissionError(errno.EACCES, "no")
        error.winerror = number  # type: ignore[attr-defined,unused-ignore]
        raise error

    monkeypatch.setattr(os, "replace", refuse)
    error = refused(path)
    assert error.what == f"The file {path} cannot be written: another program has it open."
    assert "Close it there" in error.advice
    assert (path.read_bytes(), [*tmp_path.iterdir()]) == (b"old", [path])


def test_what_is_stopped_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "a.pdf", b"new")
    assert not [*tmp_path.iterdir()]


def test_what_somebody_else_writes_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"one\n")
    others = [b"one\ntwo\n"]

    def made(before: bytes | None) -> bytes:
        if others:
            path.write_bytes(others.pop())  # the other window is faster
        return (before or b"") + b"mine\n"

    assert change(path, made) == (b"one\ntwo\n", b"one\ntwo\nmine\n")
    assert path.read_bytes() == b"one\ntwo\nmine\n"
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_that_is_written_all_the_time_is_left_to_who_does(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"

    def made(before: bytes | None) -> bytes:
        path.write_bytes((before or b"") + b"theirs\n")
        return b"mine\n"

    with pytest.raises(UserFacingError, match="another program has it open"):
        change(path, made)
    assert b"mine" not in path.read_bytes()


def test_a_change_makes_the_folder_and_takes_the_file_away_again(tmp_path: Path) -> None:
    path = tmp_path / "review" / "words.txt"
    assert change(path, lambda _before: b"one") == (None, b"one")
    assert change(path, lambda _before: None) == (b"one", None)
    assert not path.exists()
    assert change(path, lambda _before: None) == (None, None)


def test_why_a_file_was_not_written_comes_through_a_pipe() -> None:
    error = pickle.loads(pickle.dumps(NotWritten("What.", "Advice.", "why")))
    assert (error.what, error.advice, error.why) == ("What.", "Advice.", "why")
