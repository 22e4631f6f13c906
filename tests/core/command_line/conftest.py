"""The library and the folder that commands are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.annotations import MeetingId
from core.language import set_language
from tests.core.command_line.annotated_minutes import kept

MINUTES = """\
REFERAT Havneudvalget d. 14-05-2031

Mødedato: Onsdag den 14. maj 2031 kl. 16:00
Mødested: Den Blå Sal

Punkt 1: Budgetopfølgning
Sagsnr.: 31-000417

Beslutning
Godkendt.

Punkt 2: Ny bro ved Sildekajen
Sagsnr.: 31-000533

Beslutning
Udsat.

Punkt 3: Lukket: Køb af jord
"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the library every command uses."""
    path = tmp_path / "data" / "library.sqlite"
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(path))
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    yield path
    set_language("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Minutes, the same ones again, something unreadable, and something that nobody looks at."""
    folder = tmp_path / "mødepapirer"
    (folder / "flere").mkdir(parents=True)
    (folder / "havn.txt").write_text(MINUTES, "utf-8")
    (folder / "flere" / "kopi.txt").write_text(MINUTES, "utf-8")
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "billede.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def meeting(library: Path, tmp_path: Path) -> MeetingId:
    """The annotated meeting of a library."""
    return kept(library, tmp_path / "settings.json")
