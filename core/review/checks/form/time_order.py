"""A meeting that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _, clock_time
from core.review.check import Check, Tuned
from core.review.checks.form.meeting_hours import end_span, is_over_midnight
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class TimeOrder(Check):
    """A meeting of the evening may end after midnight."""

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
        if start is None or end is None or end > start or is_over_midnight(start, end):
            return
        yield Hit(
            end_span(draft),
            _("The meeting ends at {end} but begins at {start}.").format(
                end=clock_time(end), start=clock_time(start)
            ),
            subject=clock_time(end),
        )
