"""A library that an older version wrote is brought up to date, and a copy of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.library.migrations import MIGRATIONS
from tests.core.library.kept_libraries import kept_library


@pytest.mark.parametrize(
    ("schema", "first"),
    [(1, "understanding"), (2, "marking"), (3, "finding"), (4, "sharing"), (5, "carrying"), (6, "reviewing")],
)
def test_it_is_brought_up_to_date_and_a_copy_is_kept(tmp_path: Path, schema: int, first: str) -> None:
    for old in kept_library(schema, tmp_path):
        assert old.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
        assert old.rows("PRAGMA integrity_check") == [("ok",)]
        assert old.rows("PRAGMA foreign_key_check") == []
        for table in ("item_search", "annotation_search", "word_part"):
            old.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        (copy,) = old.path.parent.glob("library.before-*.sqlite")
        assert first in copy.name
