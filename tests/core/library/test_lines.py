from __future__ import annotations

import struct
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from core.library.lines import FORMS, RECORD, lines_from_blob, lines_to_blob
from core.source_text import Box, Line, LineForm

_numbers = st.integers(0, 2**31 - 1)
_points = st.floats(allow_nan=False, allow_infinity=False)
_lines = st.builds(
    Line,
    _numbers,
    _numbers,
    st.none() | _numbers,
    st.none() | st.builds(Box, _points, _points, _points, _points),
    st.none() | _points,
    st.booleans(),
    st.sampled_from(FORMS),
    st.integers(0, 2**16 - 1),
)


@given(st.lists(_lines, max_size=5))
def test_lines_come_back_as_they_were(lines: list[Line]) -> None:
    again = lines_from_blob(lines_to_blob(lines))
    assert again == tuple(lines)
    assert all(type(line) is Line and type(line.bold) is bool for line in again)


def test_every_form_of_a_line_can_be_kept() -> None:
    assert set(FORMS) == set(get_args(LineForm))


def test_the_format_is_the_one_that_the_page_on_the_library_gives() -> None:
    assert RECORD.size == 56
    blob = lines_to_blob([Line(3, 9, 2, Box(1, 2, 3, 4), 10.5, True, "list", 2)])
    assert list(struct.iter_unpack("<iii5d?BH", blob)) == [(3, 9, 2, 1, 2, 3, 4, 10.5, True, 2, 2)]
