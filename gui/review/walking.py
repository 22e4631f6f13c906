"""Walking through findings, comments and items: each is shown at its place, and the keyboard stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from core.language import _
from core.review_states import ItemStanding
from core.source_text import Span
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.review.rows import CommentRow, FindingRow, Row, Standing
from gui.review.states import is_looked_at
from gui.source_view.stack import SourceStack

AMID = 0.3
"""How far down the view, as a part of its height, a place is brought."""


def next_row(rows: Sequence[Row], chosen: Row | None, at_eye: int, step: int) -> int | None:
    """The row after the chosen one, or with -1 before it; where none is chosen, from where the reader looks
    at. After the last comes the first. None where there are no rows."""
    if not rows:
        return None
    if chosen is not None:
        here = next((at for at, row in enumerate(rows) if row.key == chosen.key), None)
        if here is not None:
            return (here + step) % len(rows)
        at_eye = int(chosen.at) if -1 < chosen.at < float("inf") else at_eye
    after = bisect_right(rows, at_eye - 0.5, key=_at)
    return (after if step > 0 else after - 1) % len(rows)


def next_item(standing: Sequence[ItemStanding], here: int) -> int | None:
    """The next item to be looked at; after the last comes the first. None where all were."""
    count = len(standing)
    later = ((here + 1 + step) % count for step in range(count))
    return next((at for at in later if not is_looked_at(standing[at])), None)


def show_place(row: Row, current: CurrentMeeting, source: SourceStack, walking: Walking) -> None:
    """Have the place of a row in view; of what has none, nothing moves."""
    if isinstance(row, CommentRow):
        if row.thread.target is not None:
            walking.show_target(row.thread.target)
        return
    finding = row.finding
    if row.standing is Standing.GONE:
        return
    if finding.box is not None and source.view is source.pages:
        walking.leaving.emit()
        source.pages.go_to_place(finding.box.page, max(0.0, finding.box.box.y0 - 60))
        walking.went.emit()
    elif finding.span is not None:
        _show(finding.span, source, walking)
    elif row.item is not None:
        _show(row.item.heading, source, walking)
    elif finding.page is not None:
        walking.go_to_page(finding.page)


def _show(span: Span, source: SourceStack, walking: Walking) -> None:
    """Have a place in view, with what stands above it, and choose its item: what is said next is about
    that, wherever the eye is taken to be."""
    view = source.view
    if view is None:
        return
    if not view.shows(span):
        walking.leaving.emit()
        view.bring_to(span.start, AMID)
        walking.went.emit()
    walking.choose_at(span.start)


def told(row: Row, number: int, count: int) -> str:
    """What the status line says of the row that was gone to."""
    words = row.finding.message if isinstance(row, FindingRow) else row.thread.comment.text
    return _("{number} of {count}: {what}").format(number=number, count=count, what=words)


def _at(row: Row) -> float:
    return row.at
