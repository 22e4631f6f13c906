"""Tags are completed as one types, their paths part by part."""

from __future__ import annotations

import pytest

from gui.panels.tag_completer import offers

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
