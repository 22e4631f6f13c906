"""Opening attached files: the system's program gets a copy to read, or a sentence says why not."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core.errors import UserFacingError
from core.library import PreparedAttachment, add, open_library, prepare
from gui.long_work.attached_files import open_attached, write_copy
from gui.session import Session
from tests.core.library.invented import opened
from tests.gui.conftest import WAIT_MS


@pytest.fixture
def version(session: Session) -> int:
    """A version in the library with two attached files."""
    library = open_library(session.library)
    files = tuple(
        PreparedAttachment(name, Path(name), (b"kort",), "0" * 63 + str(place))
        for place, name in enumerate(("Bilag/kort.pdf", "spil.exe"))
    )
    added = add(library, replace(prepare(opened()), attached=files))
    library.close()
    return added.version


def handed_over(monkeypatch: pytest.MonkeyPatch, *, works: bool) -> list[Path]:
    """What the system's program was asked to open."""
    files: list[Path] = []

    def take(url: QUrl) -> bool:
        files.append(Path(url.toLocalFile()))
        return works

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return files


def failure(session: Session, qtbot: QtBot, version: int, path: str) -> UserFacingError:
    with qtbot.waitSignal(session.failed, timeout=WAIT_MS) as failed:
        open_attached(session, version, path)
    error = failed.args[0]
    assert isinstance(error, UserFacingError)
    return error


def test_the_copy_is_private_read_only_and_named_as_the_file(
    session: Session, qtbot: QtBot, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = handed_over(monkeypatch, works=True)
    done: list[Path] = []
    for _time in range(2):  # once more while the copy is there
        done.clear()
        open_attached(session, version, "Bilag/kort.pdf", done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    copy = files[0]
    assert files == [copy, copy]
    assert (copy.name, copy.read_bytes()) == ("kort.pdf", b"kort")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_what_cannot_be_opened_gets_a_sentence(
    session: Session, qtbot: QtBot, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = handed_over(monkeypatch, works=False)
    assert "kort.pdf" in failure(session, qtbot, version, "Bilag/kort.pdf").what
    assert "not in the library" in failure(session, qtbot, version, "Bilag/andet.pdf").what
    assert len(files) == 1


def test_programs_are_never_started(
    session: Session, qtbot: QtBot, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = handed_over(monkeypatch, works=True)
    for name in ("spil.exe", "SPIL.EXE", "spil.exe. ", "kort.pdf.scr", "kort.chm", "kort.pyw", "kort.iso"):
        assert "is a program" in failure(session, qtbot, version, name).what
    assert files == []


def test_two_files_of_one_name_keep_their_own_copies() -> None:
    one, other = write_copy(1, "a/kort.pdf", b"et"), write_copy(1, "b/kort.pdf", b"to")
    assert (one.read_bytes(), other.read_bytes()) == (b"et", b"to")
    assert write_copy(1, "a/kort.pdf", b"nyt").read_bytes() == b"nyt"
