"""A rectangle without words stands where it was among the lines around it."""

from __future__ import annotations

import pytest
from pymupdf import open as open_pdf

from core.annotations import PageBox, Passage
from core.carried import CarryReason, Standing
from core.minutes import Role
from core.source_text import Box, Span
from core.versions.items.matching import match_items
from core.versions.placing.anchors import Outcome
from core.versions.placing.areas_again import area_again
from core.versions.placing.words_again import WordsAgain
from core.versions.sentences.successors import Successors
from core.versions.version import Version
from tests.core.versions.placing.carrying import BRIDGE, PATH, SCHOOL, version

LINES = ("Referat", "Havneudvalget", "Punkt 1: Broer", "Sagsfremstilling", BRIDGE, PATH, SCHOOL)
AREA = Box(80, 148, 200, 160)
"""Between the bridge and the path."""


def pdf(*, gap: float = 30, lift: float = 0, before: str = "") -> Version:
    document = open_pdf()
    page = document.new_page(width=595, height=842)
    lines = (*LINES[:4], *([before] if before else []), *LINES[4:])
    down = lift + 60.0
    for line in lines:
        page.insert_text((72, down), line, fontsize=11)
        down += gap if line == BRIDGE else 18
    return version(bytes(document.tobytes()))


def again(old: Version, new: Version, box: Box | None = AREA) -> Outcome | None:
    at = old.source.text.index(BRIDGE)
    boxes = () if box is None else (PageBox(0, box),)
    passage = Passage.of(old.source, Span(at, at), Role.CASE, boxes)
    return area_again(old, new, WordsAgain(old, new, Successors(old, new, match_items(old, new))), passage)


def test_it_goes_down_with_both_lines() -> None:
    outcome = again(pdf(), pdf(lift=50))
    assert outcome is not None
    assert (outcome.standing, outcome.reason) == (Standing.MOVED, CarryReason.AREA)
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    (there,) = outcome.anchor.passage.boxes
    assert (there.box.y0 - AREA.y0, there.box.x0) == (pytest.approx(50, abs=0.5), AREA.x0)


def test_it_stays_where_they_stay() -> None:
    outcome = again(pdf(), pdf())
    assert outcome is not None
    assert outcome.standing is Standing.KEPT


def test_it_is_not_placed_where_they_moved_apart_or_have_no_page() -> None:
    old = pdf()
    assert again(old, pdf(gap=60)) is None
    assert again(old, version("\n".join(LINES))) is None
    assert again(old, pdf(), box=None) is None
