"""What both documents are called: never alike where anything tells them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from core.source_text import PageSize
from core.versions.changes.side_labels import names_apart, side_label, side_labels
from core.versions.version import Version
from tests.core.versions.changes.harbour import MINUTES, version_of

PRODUCED = datetime(2031, 5, 16, 9, 30, tzinfo=UTC)


def made(version: Version, produced: datetime) -> Version:
    return replace(version, source=replace(version.source, produced=produced))


def test_a_label_says_kind_draft_day_production_and_name() -> None:
    version = made(version_of(MINUTES), PRODUCED)
    draft = replace(version, meeting=replace(version.meeting, draft=True))
    assert side_label(draft, "a.pdf") == "Minutes · draft · 14 May 2031 · produced 16 May 2031 · a.pdf"
    old, new = side_labels(draft, version, ("a.pdf", "a.pdf"))
    assert new == "Minutes · 14 May 2031 · produced 16 May 2031 · a.pdf"
    assert old != new


def test_where_these_are_alike_what_else_differs_is_said() -> None:
    version = made(version_of(MINUTES), PRODUCED)
    others = {
        "Vejudvalget": replace(version, meeting=replace(version.meeting, body="Vejudvalget")),
        "11:05": made(version, PRODUCED.replace(hour=11, minute=5)),
        "17:30": version_of(MINUTES.replace("16:00", "17:30")),
        "2 pages": replace(version, source=replace(version.source, pages=(PageSize(595, 842),) * 2)),
        "2 items": version_of(MINUTES.replace("Punkt 3: Eventuelt", "")),
    }
    for words, other in others.items():
        produced = other.source.produced
        one = version if produced is not None else version_of(MINUTES)
        old, new = side_labels(one, other, ("a.pdf", "a.pdf"))
        assert new.endswith(f" · {words}")
        assert old != new
    assert len(set(side_labels(version, version, ("a.pdf", "a.pdf")))) == 1


def test_folders_tell_files_of_one_name_apart() -> None:
    assert names_apart(Path("/a/x/b.pdf"), Path("/a/x/c.pdf")) == ("b.pdf", "c.pdf")
    assert names_apart(Path("/a/x/b.pdf"), Path("/a/y/b.pdf")) == ("x/b.pdf", "y/b.pdf")
    assert names_apart(Path("/a/x/b.pdf"), Path("/c/x/b.pdf")) == ("a/x/b.pdf", "c/x/b.pdf")
    assert names_apart(Path("/a/b.pdf"), Path("/a/b.pdf")) == ("b.pdf", "b.pdf")
