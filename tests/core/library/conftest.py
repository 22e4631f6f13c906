from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library, open_library


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
