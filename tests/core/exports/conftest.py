from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()
