"""A meeting that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from core.language import _, clock_time
from core.review.check import Check, Tuned
from core.review.checks.form.meeting_hours import end_span, is_of_this_meeting, is_over_midnight
from core.review.checks.form.said import phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span


class TimeOrder(Check):
    """A meeting of the evening may end after midnight. The head may say when it ends, or the text."""

    id = "time-order"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Ends before it begins")

    def why(self) -> str:
        return _("Check when the meeting began and ended.")

    def advice(self) -> str:
        return _("Correct one of the two times.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        start, end = draft.meeting.start_time, draft.meeting.end_time
        if start is None:
            return
        if end is not None and _is_before(end, start):
            yield _hit(end_span(draft), start, end)
            return
        for match, node in phrased(draft, phrases_of(draft.meeting.language, "adjourned")):
            hour, minute = int(match["hour"]), int(match["minute"])
            if hour < 24 and minute < 60 and is_of_this_meeting(draft, node):
                told = time(hour, minute)
                if _is_before(told, start):
                    yield _hit(Span(match.start("hour"), match.end("minute")), start, told)


def _is_before(end: time, start: time) -> bool:
    return end <= start and not is_over_midnight(start, end)


def _hit(span: Span | None, start: time, end: time) -> Hit:
    return Hit(
        span,
        _("The meeting ends at {end} but begins at {start}.").format(
            end=clock_time(end), start=clock_time(start)
        ),
        subject=clock_time(end),
    )
