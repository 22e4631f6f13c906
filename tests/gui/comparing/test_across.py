"""From a place in one text to the one that answers it in the other."""

from __future__ import annotations

import pytest

from core.source_text import Span
from gui.comparing.comparison import Across


@pytest.mark.parametrize(
    ("offset", "answer"),
    [
        (0, 0),
        (10, 20),  # a place that answers another
        (15, 30),  # half way to the next
        (20, 40),
        (25, 45),  # what follows stands elsewhere there: as far behind
        (30, 10),
        (80, 135),  # behind the last: as far to the end
        (100, 160),
    ],
)
def test_between_two_places_it_is_as_far_along(offset: int, answer: int) -> None:
    across = Across([10, 20, 30, 60], [20, 40, 10, 110], Span(100, 160))
    assert across(offset) == answer


def test_texts_without_common_sentences_go_along_as_a_whole() -> None:
    across = Across([], [], Span(200, 100))
    assert [across(offset) for offset in (0, 100, 200)] == [0, 50, 100]
