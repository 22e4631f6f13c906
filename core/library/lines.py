"""The lines of a source as one blob: 56 bytes a line, little-endian, quick to take apart.

As JSON the lines of a long document are two megabytes, which `json.loads` takes 40 ms to read, holding
Python's global lock all the while; here each line is a few steps of Python, between which others may run.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable

from core.source_text import Box, Line, LineForm

RECORD = struct.Struct("<iii5dBBH")
"""start, end, page, the box's x0 y0 x1 y1, size, 1 where bold plus 2 where a gap, form, level. What a line
lacks is -1 for the page, NaN for the others."""

FORMS: tuple[LineForm, ...] = ("text", "heading", "list", "row")
"""The column `form` is an index into these. New ones go to the end."""

_NO_BOX = (math.nan,) * 4


def lines_to_blob(lines: Iterable[Line]) -> bytes:
    """One record a line."""
    return b"".join(
        RECORD.pack(
            line.start,
            line.end,
            -1 if line.page is None else line.page,
            *(line.box or _NO_BOX),
            math.nan if line.size is None else line.size,
            line.bold + 2 * line.gap,
            FORMS.index(line.form),
            line.level,
        )
        for line in lines
    )


def lines_from_blob(blob: bytes) -> tuple[Line, ...]:
    """The lines that `lines_to_blob` wrote."""
    new = tuple.__new__  # half the time of Line(...), which a document has tens of thousands of
    return tuple(
        [
            new(
                Line,
                (
                    start,
                    end,
                    None if page < 0 else page,
                    None if x0 != x0 else new(Box, (x0, y0, x1, y1)),
                    None if size != size else size,
                    marks & 1 == 1,
                    FORMS[form],
                    level,
                    marks & 2 == 2,
                ),
            )
            for start, end, page, x0, y0, x1, y1, size, marks, form, level in RECORD.iter_unpack(blob)
        ]
    )
