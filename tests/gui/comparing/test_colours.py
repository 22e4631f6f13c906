"""Words on the grounds of marks, and the colours of signs, can be read in light and in dark."""

from __future__ import annotations

import pytest

from core.versions.changes.change import ChangeKind
from gui.comparing.change_marks import Tone, ground, tone_colour, tone_of
from gui.theme import DARK, LIGHT, Colours
from tests.contrast import contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", [*Tone])
def test_marks_pass_wcag_aa(colours: Colours, tone: Tone) -> None:
    assert contrast(colours.text, ground(colours, tone)) >= 4.5
    for behind in (colours.panel, colours.paper):  # words of the list; bars and signs beside the text
        assert contrast(tone_colour(colours, tone), behind) >= 4.5
    assert contrast(tone_colour(colours, tone), ground(colours, tone)) >= 3.0  # lines at words: WCAG 1.4.11


def test_every_kind_of_change_has_a_tone() -> None:
    assert {tone_of(kind) for kind in ChangeKind} == {*Tone}
