from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.library import Library, open_library
from core.library.reader.seen import mark_seen
from tests.core.library.carrying.two_versions import (
    AGENDA,
    CRANE,
    FIRST,
    LIGHT,
    MINUTES,
    QUAY,
    RATES,
    Desk,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def other(library: Library) -> Iterator[Library]:
    """The same library over a second connection, as another program has it."""
    opened = open_library(library.path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def kept_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """An agenda with annotations, items of which were read, and the minutes that came behind it."""
    folder = tmp_path_factory.mktemp("kept")
    desk = Desk(open_library(folder / "library.sqlite"), folder)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark("ligger i mørke", LIGHT)
    desk.mark("ligger i mørke", LIGHT, "Det er farligt")
    desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.mark("fuld i juli", RATES, "Også i august", author="Anne")
    desk.note(RATES, "Spørg campingpladsen")
    desk.note(CRANE, "Sælg den")
    mark_seen(desk.library, desk.meeting, [FIRST, QUAY, RATES], True, "Ida")
    desk.comes("referat.txt", MINUTES)
    desk.library.close()
    return desk


@pytest.fixture
def desk(kept_desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The same in a library of its own, nothing carried yet."""
    path = tmp_path / "library.sqlite"
    shutil.copyfile(kept_desk.library.path, path)
    own = replace(kept_desk, library=open_library(path), folder=tmp_path, versions=dict(kept_desk.versions))
    yield own
    own.library.close()
