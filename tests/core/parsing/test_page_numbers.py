"""Numbers that stand alone at the foot of pages are those of the pages, also where there are only two."""

from __future__ import annotations

import pymupdf
import pytest

from core.parsing import parse
from core.sources import read

PAGES = (
    (
        "Nørrevang Kommune",
        "Referat Teknisk Udvalg",
        "6. marts 2024",
        "1. Cykelsti",
        "Beslutning",
        "Godkendt.",
    ),
    ("2. Takster for bådpladser", "Beslutning", "Udsat."),
)


def made(feet: tuple[str, ...], at: tuple[int, ...] = (800, 800)) -> bytes:
    """The pages as a PDF, with these words under the text, so many points from the top."""
    document = pymupdf.open()
    for lines, foot, y in zip(PAGES, feet, at, strict=True):
        page = document.new_page()
        for row, line in enumerate(lines):
            page.insert_text((60, 70 + 24 * row), line)
        page.insert_text((520, y), foot)
    return bytes(document.tobytes())


def decisions(content: bytes) -> list[str]:
    """What the items say under their decisions' headings."""
    return [each.text for item in parse(read(content)).items for each in item.decisions]


@pytest.mark.parametrize("feet", [("1", "2"), ("7", "8")])
def test_they_are_of_no_decision(feet: tuple[str, str]) -> None:
    assert decisions(made(feet)) == ["Godkendt.", "Udsat."]


def test_numbers_that_do_not_count_on_with_the_pages_are_kept() -> None:
    assert decisions(made(("12", "40"))) == ["Godkendt.\n12", "Udsat.\n40"]
    assert decisions(made(("1", "2"), (800, 180))) == ["Godkendt.\n1", "Udsat.\n2"]
