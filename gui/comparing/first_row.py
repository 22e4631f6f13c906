"""At which change a reader begins, and where one is seen in its document."""

from __future__ import annotations

from core.versions.changes.change import Change
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


def place_of(change: Change, comparison: Comparison) -> tuple[bool, int] | None:
    """Whether a change is seen in the old document, and at which code point: in the new one, but where the
    words are gone, or that one is not in the library while the old one is. In one that has not got the words,
    where they would stand."""
    was, now = change.old_span, change.new_span
    in_old, in_new = (each is not None and each.end > each.start for each in (was, now))
    known = bool(comparison.old.id), bool(comparison.new.id)
    to_old = known[0] if known[0] is not known[1] else in_old and not in_new
    here, there = (was, now) if to_old else (now, was)
    if here is not None:
        return to_old, here.start
    if there is None:
        return None
    return to_old, comparison.to_old(there.start) if to_old else comparison.to_new(there.start)
