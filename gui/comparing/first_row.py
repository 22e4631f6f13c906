"""At which change a reader begins."""

from __future__ import annotations

from gui.comparing.change_rows import ChangeRows, HeadingRow
from gui.comparing.comparison import Comparison
from gui.comparing.wanted import CompareWanted


def first_row(rows: ChangeRows, comparison: Comparison, wanted: CompareWanted | None) -> int | None:
    """The row of the first change from the item on that the reader came from; None where there is none."""
    first = rows.beside(-1, +1)
    named = None if wanted is None or wanted.at is None else wanted.new or wanted.old
    if wanted is None or wanted.at is None or named not in (comparison.old_side, comparison.new_side):
        return first
    is_old = named == comparison.old_side
    for number, row in enumerate(rows.rows):
        if not isinstance(row, HeadingRow) and (comparison.start_of(row, old=is_old) or -1) >= wanted.at:
            return number
    return first
