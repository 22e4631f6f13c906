"""Tags are completed as one types, their paths part by part."""

from __future__ import annotations

import pytest

from gui.panels.tag_completer import offers, tag_path

TAGS = ["økonomi/anlæg/veje", "økonomi/drift", "havnen", "økonomi", "anlægsloft"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("øk", ["økonomi/", "økonomi"]),
        ("økonomi/", ["økonomi/anlæg/", "økonomi/drift"]),
        ("Økonomi/an", ["økonomi/anlæg/"]),
        ("økonomi/anlæg/", ["økonomi/anlæg/veje"]),
        ("anl", ["anlægsloft", "økonomi/anlæg/veje"]),
        ("hav", ["havnen"]),
        ("skole", []),
    ],
)
def test_the_next_part_is_offered(typed: str, offered: list[str]) -> None:
    assert offers(TAGS, typed) == offered


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("  spørg   gruppen ", "spørg gruppen"),
        ("økonomi / anlæg", "økonomi/anlæg"),
        ("/økonomi//", "økonomi"),
        (" / , ", ""),
    ],
)
def test_a_tag_is_written_one_way(typed: str, written: str) -> None:
    assert tag_path(typed) == written
