"""Every pair of colours that carries text can be read: WCAG AA, 4.5 to 1."""

from __future__ import annotations

from math import dist

import pytest

from core.annotations import Colour
from core.minutes import Outcome
from gui.theme import DARK, LIGHT, Colours, highlight_colour, outcome_colour, stroke_colour
from tests.contrast import contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "ground"),
        ("text", "panel"),
        ("text", "chosen"),
        ("text", "desk"),
        ("text", "paper"),
        ("text", "mark"),
        ("text", "current_mark"),
        ("text", "selection"),
        ("quiet", "ground"),
        ("quiet", "panel"),
        ("quiet", "desk"),
        ("accent", "panel"),
        ("accent", "paper"),
        ("panel", "accent"),
    ],
)
def test_text_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_outcomes_can_be_read(colours: Colours, outcome: Outcome) -> None:
    assert contrast(outcome_colour(colours, outcome), colours.panel) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", list(Colour))
def test_highlighted_words_can_be_read(colours: Colours, colour: Colour) -> None:
    assert contrast(highlight_colour(colours, colour), colours.text) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", list(Colour))
def test_lines_are_seen_on_paper(colours: Colours, colour: Colour) -> None:
    assert contrast(stroke_colour(colours, colour), colours.paper) >= 3
    assert contrast(stroke_colour(colours, colour), colours.panel) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_comments_are_seen_on_paper_and_are_no_underlines(colours: Colours) -> None:
    assert contrast(colours.comment, colours.paper) >= 3
    assert all(dist(channels(colours.comment), channels(each)) > 40 for each in colours.strokes)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_hits_of_a_search_are_no_highlights(colours: Colours) -> None:
    assert not {colours.mark, colours.current_mark} & set(colours.highlights)
    assert contrast(colours.hit_frame, colours.paper) >= 3


def channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", list(Colour))
def test_selected_words_are_told_from_highlighted_ones(colours: Colours, colour: Colour) -> None:
    highlight, selection = channels(highlight_colour(colours, colour)), channels(colours.selection)
    assert dist(highlight, selection) > 60
    if colours is DARK:  # the lighter of the two, as pages and text have it
        both = [max(pair) for pair in zip(highlight, selection, strict=True)]
    else:
        both = [round(one * other / 255) for one, other in zip(highlight, selection, strict=True)]
    assert dist(highlight, both) > 60
    assert contrast("#{:02x}{:02x}{:02x}".format(*both), colours.text) >= 4.5
