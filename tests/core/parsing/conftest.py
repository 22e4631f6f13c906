"""Sources made by hand, and the vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.parsing.vocabulary import Vocabulary, vocabulary
from core.source_text import Line, SourceText

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def words() -> Vocabulary:
    return vocabulary()


@pytest.fixture
def plain() -> Callable[[str], SourceText]:
    """Makes a source of a text's lines, as a text file gives it: empty lines are not there."""

    def make(text: str) -> SourceText:
        rows = [row.strip() for row in text.splitlines() if row.strip()]
        found: list[Line] = []
        start = 0
        for row in rows:
            found.append(Line(start, start + len(row)))
            start += len(row) + 1
        return SourceText("\n".join(rows), tuple(found), "text", 1)

    return make
