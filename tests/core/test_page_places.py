"""Between places in the text and places on the page."""

from __future__ import annotations

import re

import pymupdf
import pytest

from core.page_places import PagePlaces
from core.pages import Pages
from core.source_text import Box, SourceText, Span
from core.sources.pdf import read

LINES = tuple(f"Linje {number}: kommunen oplyser at sag {number} er udsat" for number in range(30))


@pytest.fixture(scope="module")
def source_and_places() -> tuple[SourceText, PagePlaces]:
    document = pymupdf.open()
    page = document.new_page()
    for at, line in enumerate(LINES):
        page.insert_text((60, 60 + 20 * at), line)
    content = bytes(document.tobytes())
    source = read(content)
    pages = Pages(content, None)
    return source, PagePlaces(source, {0: pages.character_boxes(0)}.__getitem__)


def test_each_word_is_found_under_its_own_boxes(
    source_and_places: tuple[SourceText, PagePlaces],
) -> None:
    source, places = source_and_places
    words = [Span(*match.span()) for match in re.finditer(r"\S+", source.text)]
    assert len(words) > 200
    for span in words:
        assert places.span_under(0, [each.box for each in places.boxes(span)]) == span


def test_a_mark_over_lines_is_what_stands_between_its_ends(
    source_and_places: tuple[SourceText, PagePlaces],
) -> None:
    source, places = source_and_places
    span = Span(source.text.index("oplyser at sag 3"), source.text.index("kommunen oplyser at sag 6"))
    boxes = [each.box for each in places.boxes(span)]
    assert places.span_under(0, boxes) == Span(span.start, span.end - 1)  # without the space at its end
    assert places.span_under(0, [*boxes, *boxes]) == places.span_under(0, boxes)


def test_of_places_far_apart_the_longest_counts(source_and_places: tuple[SourceText, PagePlaces]) -> None:
    source, places = source_and_places
    short = source.text.index("Linje 2:")
    long = source.text.index("kommunen oplyser at sag 20")
    spans = Span(short, short + 5), Span(long, long + 16)
    boxes = [each.box for span in spans for each in places.boxes(span)]
    assert places.span_under(0, boxes) == spans[1]


def test_where_no_word_is_there_is_none(source_and_places: tuple[SourceText, PagePlaces]) -> None:
    _source, places = source_and_places
    assert places.span_under(0, [Box(500, 700, 520, 710)]) is None
    assert places.span_under(0, []) is None
    assert places.span_under(7, [Box(0, 0, 600, 800)]) is None
