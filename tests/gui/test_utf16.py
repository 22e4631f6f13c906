"""Places in code points and in UTF-16 units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout

from gui.utf16 import Units


@given(
    st.text(st.characters(codec="utf-16", exclude_categories=("Cs",)) | st.sampled_from("a😀𝔘é"), max_size=40)
)
def test_places_go_there_and_back(text: str) -> None:
    units = Units(text)
    assert units.count == len(text.encode("utf-16-le")) // 2
    for place in range(len(text) + 1):
        before = units.before(place)
        assert before == len(text[:place].encode("utf-16-le")) // 2
        assert units.place(before) == place


@pytest.mark.parametrize(("units", "place"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3), (5, 3), (6, 4)])
def test_the_middle_of_a_wide_one_is_its_beginning(units: int, place: int) -> None:
    assert Units("a😀b😀").place(units) == place


def test_qt_counts_alike() -> None:
    text = "Bro 😀 over åen 𝔘"
    assert len(QTextLayout(text).text().encode("utf-16-le")) // 2 == Units(text).count
